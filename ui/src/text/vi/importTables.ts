import { tableFieldLabels } from '../../bindings/labels';
import type { TableResult, TableSubject } from '../../bindings/types';
import { number } from '../../format/numbers';

/** What a file can hold that is brought in. */
export const subject = {
  label: 'Tệp chứa gì',
  names: {
    members: 'Danh sách hội viên của hội',
    organizations: 'Danh sách tổ chức',
    agencies: 'Danh sách cơ quan',
    tasks: 'Nhiệm vụ của kế hoạch',
    figures: 'Số kê khai',
  },
  hints: {
    members: 'Mỗi dòng là một hội viên của một hội hoặc đơn vị.',
    organizations:
      'Mỗi dòng là một hội thành viên, đơn vị trực thuộc, câu lạc bộ, hội viên tập thể hoặc chi hội.',
    agencies: 'Mỗi dòng là một sở, ban, ngành, đoàn thể hoặc UBND mà kế hoạch giao nhiệm vụ.',
    tasks: 'Bảng nhiệm vụ kèm theo kế hoạch: nhóm, mã, nội dung, cơ quan, thời gian, sản phẩm.',
    figures: 'Mỗi dòng là số liệu một hội tự kê khai tại một ngày.',
  },
  saveTemplate: 'Lưu tệp mẫu…',
  templateKind: 'Tệp Excel',
  templateNames: {
    members: 'Mau-danh-sach-hoi-vien.xlsx',
    organizations: 'Mau-danh-sach-to-chuc.xlsx',
    agencies: 'Mau-danh-sach-co-quan.xlsx',
    tasks: 'Mau-nhiem-vu-ke-hoach.xlsx',
    figures: 'Mau-so-ke-khai.xlsx',
  },
  saved: (name: string) => `Đã lưu tệp mẫu ${name}`,
  show: 'Mở thư mục',
};

/** What the core calls a table that was pasted, in place of a file's name. */
export const PASTED = 'Bảng đã dán';

const sourceOf = (file: string): string => (file === PASTED ? 'bảng đã dán' : `tệp ${file}`);

const rowsOf: Record<TableSubject, string> = {
  organizations: 'tổ chức',
  agencies: 'cơ quan',
  tasks: 'nhiệm vụ',
  figures: 'số kê khai',
};

export const tables = {
  file: {
    headings: {
      organizations: 'Danh sách tổ chức',
      agencies: 'Danh sách cơ quan',
      tasks: 'Nhiệm vụ của một kế hoạch',
      figures: 'Số liệu do các hội kê khai',
    },
    plan: 'Kế hoạch',
    noPlan: 'Chọn kế hoạch…',
    needPlan: 'Hãy chọn kế hoạch của các nhiệm vụ.',
    asOf: 'Ngày số liệu',
    asOfHint: 'Để trống nếu tệp đã ghi ngày.',
    source: 'Nguồn số liệu',
    sourceHint: 'Số, ký hiệu văn bản hoặc thư điện tử; để trống thì ghi tên tệp.',
  },
  schedules: {
    ask: 'Hiểu thời gian là…',
    title: 'Thời gian thực hiện',
    text: (written: string, n: number) =>
      `Kế hoạch ghi “${written}”${n > 1 ? ` ở ${number(n)} dòng đã chọn` : ''}. Lời văn được giữ nguyên; hãy chọn cách hiểu đúng.`,
    verb: 'Hiểu như vậy',
  },
  intoPlan: (docNumber: string, subject: string) => `Nhập vào kế hoạch số ${docNumber}: ${subject}`,
  kinds: {
    new: 'Mới',
    changed: 'Thay đổi',
    same: 'Giống',
    missing: 'Không có trong tệp',
    conflicting: 'Cần xem lại',
    unreadable: 'Không đọc được',
    left_out: 'Dòng khác',
  },
  kindHints: {
    new: 'Chưa có trong sổ; sẽ được thêm khi ghi.',
    changed: 'Đã có trong sổ; ô nào khác thì hiện giá trị cũ → mới. Ô trống không xóa gì.',
    same: 'Đã có trong sổ và không khác gì.',
    missing: 'Có trong sổ nhưng tệp không nêu. Chỉ để biết: sổ giữ nguyên, không xóa gì.',
    conflicting: 'Chương trình không đoán nên không ghi các dòng này; cột “Căn cứ” nói cần sửa gì.',
    unreadable: 'Dòng thiếu điều bắt buộc; hãy sửa trong tệp rồi đọc lại.',
    left_out: 'Tiêu đề, tiêu đề nhóm, dòng cộng, chữ ký và các dòng khác.',
  },
  list: 'Các dòng của bảng',
  unknownAgencies: (n: number) =>
    `${number(n)} tên cơ quan trong tệp cần xem lại (chưa có trong danh mục, hoặc không còn hoạt động). Không chọn gì thì giữ như văn bản.`,
  askAgencies: 'Chọn cách xử lý…',
  agencies: {
    title: 'Cơ quan cần xem lại',
    text: 'Tên giữ như văn bản vẫn hiện ở nhiệm vụ (cơ quan phối hợp thì ở ghi chú), nhưng không tính vào tiến độ của cơ quan nào.',
    verb: 'So lại với sổ',
    named: (name: string, rows: number) => `${name} (${number(rows)} dòng)`,
    choiceOf: (name: string) => `Cách xử lý ${name}`,
    choices: {
      keep: 'Giữ tên như văn bản',
      create: 'Thêm vào danh mục cơ quan',
      known: 'Là cơ quan đã có trong sổ',
    },
    knownAs: 'Cơ quan trong sổ',
  },
  keepHint: 'Dòng đã có trong sổ sẽ không bị đổi các cột này.',
  summary: (
    subject: TableSubject,
    { new_count: added, changed_count: changed, left_out_count: out }: TableResult,
  ) => {
    const written = [
      added > 0 && `thêm ${number(added)} ${rowsOf[subject]}`,
      changed > 0 && `sửa ${number(changed)} ${rowsOf[subject]}`,
    ].filter(Boolean);
    const said = written.length > 0 ? `Sẽ ${written.join(' · ')}` : 'Không có gì để ghi';
    return out > 0 ? `${said}; không ghi ${number(out)} dòng` : said;
  },
  whole: 'Ghi trọn bảng hoặc không ghi gì; hoàn tác được.',
  heading: (file: string) => `Đã nhập ${sourceOf(file)}`,
  results: {
    organizations: {
      added: 'Tổ chức mới',
      changed: 'Tổ chức được sửa',
      look: 'Xem các tổ chức',
    },
    agencies: { added: 'Cơ quan mới', changed: 'Cơ quan được sửa', look: 'Xem các cơ quan' },
    tasks: {
      added: 'Nhiệm vụ mới',
      changed: 'Nhiệm vụ được sửa',
      look: 'Xem nhiệm vụ của kế hoạch',
    },
    figures: {
      added: 'Số kê khai mới',
      changed: 'Số kê khai được sửa',
      look: 'Xem các tổ chức',
    },
  },
  another: 'Nhập tệp khác',
  undone: (file: string) => `Đã hoàn tác lần nhập ${sourceOf(file)}`,
  undoneText: 'Sổ đã trở lại như trước lần nhập.',
  /** Worded in the core, which names the fields in its remarks too. */
  fields: tableFieldLabels,
  open: 'Nhập từ Excel…',
};
