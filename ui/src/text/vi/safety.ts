import { number } from '../../format/numbers';

/** Copies, what stands in a copy before it is restored, damage and what can be done about it. */
export const safety = {
  // ---- copies made by the program itself
  ownTitle: 'Tự động sao lưu',
  ownNote:
    'Chương trình tự sao lưu khi có thay đổi, lúc đóng sổ, và trước khi nhập danh sách, gộp hồ sơ, chốt kỳ. Bản mới giữ hết, bản cũ giữ mỗi ngày, mỗi tuần, mỗi tháng một bản.',
  every_minutes: 'Sao lưu sau số phút làm việc',
  every_minutesHint: '0: chỉ khi đóng sổ và trước các việc nói trên',
  second_folder: 'Nơi lưu thứ hai (ổ khác hoặc USB)',
  second_folderHint: 'Đường dẫn thư mục. Khi cắm lại, bản còn thiếu được chép sang.',
  pickFolder: 'Chọn thư mục…',
  secondTitle: 'Chọn nơi lưu thứ hai',
  absent: (folder: string) =>
    `Không thấy ${folder}. Hãy cắm ổ hoặc USB; bản còn thiếu sẽ được chép sang.`,
  sameDisk: 'Nơi này ở cùng ổ đĩa với sổ: ổ hỏng thì mất cả hai. Nên chọn ổ khác hoặc USB.',
  behind: 'Bản mới nhất chưa có ở nơi thứ hai.',
  secondLast: (at: string) => `Bản mới nhất ở nơi thứ hai: ${at}.`,
  saveFirst: 'Bấm “Lưu cài đặt” để dùng.',
  secondAway: 'Thiếu nơi lưu thứ hai',
  overdue: (days: number) => `${number(days)} ngày chưa sao lưu`,
  actsSince: (acts: number) => `${number(acts)} việc từ lần sao lưu gần nhất`,

  // ---- before restoring
  looking: 'Đang xem bản sao lưu…',
  held: 'Trong bản này',
  here: 'Trong sổ hiện nay',
  tables: { period_closing: 'Lần chốt số liệu' } as Record<string, string>,
  lastAct: 'Việc cuối',
  lastClosed: 'Kỳ chốt gần nhất',
  nothing: 'chưa có',
  lostTitle: (acts: number) =>
    acts === 0 ? 'Không mất việc nào.' : `${number(acts)} việc có trong sổ hiện nay sẽ không còn:`,
  otherCourse:
    'Bản này không phải trạng thái trước của sổ đang mở (sổ khác, hoặc đã đi hướng khác).',
  more: (acts: number) => `… và ${number(acts)} việc nữa`,
  unreadableHere: 'Sổ hiện nay không đọc được nên không so sánh được.',

  // ---- damage
  damageTitle: 'Tệp sổ bị hỏng',
  damageText: (name: string) =>
    `${name} không đọc được nữa. Tệp được giữ nguyên, không bị sửa hay xóa. Hãy chọn một cách:`,
  latest: (at: string) => `Bản sao lưu gần nhất: ${at}`,
  useLatest: 'Phục hồi bản này…',
  useLatestNote: 'Sổ trở lại như lúc đó; tệp hỏng được giữ lại bên cạnh.',
  noCopies: 'Không có bản sao lưu cạnh sổ.',
  pickCopy: 'Chọn bản sao lưu khác…',
  salvage: 'Cứu các dòng đọc được',
  salvageNote: 'Đọc từng trang của tệp hỏng và ghi vào một sổ mới bên cạnh; tệp hỏng không đổi.',
  salvaging: 'Đang cứu dữ liệu…',
  salvaged: (rows: number, name: string) => `Đã cứu ${number(rows)} dòng vào ${name}.`,
  lost: (pages: number, rows: number) =>
    `Không đọc được ${number(pages)} trang và ${number(rows)} dòng.`,
  leftOut: 'Bỏ lại',
  savedRows: 'Cứu được',
  table: 'Loại',
  findings: (count: number) =>
    count === 0
      ? 'Kiểm tra sổ mới: không thấy gì sai.'
      : `Kiểm tra sổ mới: ${number(count)} điều cần xem. Hãy mở sổ rồi bấm “Kiểm tra”.`,
  openSalvaged: 'Mở sổ cứu được',

  // ---- checks
  repair: 'Lập lại chỉ mục',
  repairNote:
    'Lập lại những gì tính được từ hồ sơ (chỉ mục của tệp, chỉ mục tìm kiếm). Không hồ sơ nào bị sửa; tệp hiện nay được giữ lại trước.',
  repaired: (path: string) => `Đã lập lại chỉ mục. Tệp trước khi sửa còn ở ${path}.`,
  notMendable:
    'Chỗ này không tự sửa được mà không đổi hồ sơ. Hãy sao lưu, sửa hồ sơ nêu trên, hoặc phục hồi một bản trước đó.',
  startFound:
    'Tệp sổ có chỗ hỏng. Hãy bấm “Kiểm tra” trong Cài đặt, rồi phục hồi bản sao lưu gần nhất nếu cần.',
  see: 'Xem',
};
