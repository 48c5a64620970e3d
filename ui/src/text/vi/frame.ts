import { number } from '../../format/numbers';

export const frame = {
  screens: {
    overview: 'Tổng quan',
    organizations: 'Tổ chức',
    people: 'Hội viên',
    plans: 'Kế hoạch',
    periods: 'Kỳ & báo cáo',
    import: 'Nhập từ Excel',
    history: 'Nhật ký',
    settings: 'Cài đặt',
    help: 'Trợ giúp',
  },
  mainMenu: 'Các màn hình',
  asOfLabel: 'Tính đến ngày',
  asOfToday: 'Hôm nay',
  searchAll: 'Tìm hội viên, tổ chức, nhiệm vụ, lệnh…',
  searchOpen: 'Tìm',
  palette: {
    title: 'Tìm và ra lệnh',
    placeholder: 'Gõ tên người, tổ chức, cơ quan, nhiệm vụ, kỳ báo cáo hoặc một lệnh…',
    screens: 'Màn hình',
    commands: 'Lệnh',
    people: 'Hội viên',
    organizations: 'Tổ chức',
    agencies: 'Cơ quan',
    plans: 'Kế hoạch',
    tasks: 'Nhiệm vụ',
    periods: 'Kỳ báo cáo',
    looking: 'Đang tìm…',
    seeAll: (what: string) => `Xem tất cả ${what}`,
    counts: {
      organizations: (n: number) => `${number(n)} tổ chức`,
      agencies: (n: number) => `${number(n)} cơ quan`,
      tasks: (n: number) => `${number(n)} nhiệm vụ`,
    },
    nothing: (text: string) =>
      `Không thấy gì với “${text}”. Hãy thử ít chữ hơn; gõ không dấu cũng được.`,
    hint: '↑ ↓ chọn · Enter mở · Esc đóng',
  },
  status: {
    noBook: 'Chưa mở sổ nào',
    saved: 'Đã lưu',
    unsaved: 'Có phần chưa lưu',
    noPeriod: 'Chưa có kỳ báo cáo đang mở',
    daysLeft: (n: number) =>
      n > 0
        ? `còn ${number(n)} ngày đến thời điểm chốt`
        : n === 0
          ? 'chốt số liệu hôm nay'
          : `đã quá thời điểm chốt ${number(-n)} ngày`,
    noBackup: 'Chưa sao lưu lần nào',
    backup: (when: string) => `Sao lưu ${when}`,
    demo: 'Dữ liệu mẫu',
  },
  panel: {
    close: 'Đóng khung chi tiết (Esc)',
    resize: 'Kéo để đổi bề rộng khung chi tiết',
    previous: 'Dòng trước (Alt+↑)',
    next: 'Dòng sau (Alt+↓)',
  },
  leave: {
    title: 'Bỏ những gì vừa nhập?',
    text: 'Phần vừa nhập chưa được lưu vào sổ. Bỏ đi thì phải nhập lại.',
    drop: 'Bỏ',
    stay: 'Tiếp tục nhập',
  },
  versions: {
    field: 'Mục',
    mine: 'Bản của tôi',
    theirs: 'Bản trong sổ',
    noneDiffers: 'Phần đang nhập không trùng với chỗ đã sửa.',
    take: 'Lấy bản trong sổ',
    keep: 'Ghi đè bằng bản của tôi',
    goOn: 'Vẫn ghi',
  },
  exportReport: 'Xuất báo cáo Excel',
  nothingToExport:
    'Màn hình này không có tệp Excel để xuất. Các dòng của bảng thì chọn rồi Ctrl+C để chép sang Excel; báo cáo thì xuất ở kỳ báo cáo.',
  goToExport: 'Mở bước Xuất',
  nothingToRedo: 'Không có việc nào vừa hoàn tác để làm lại.',
  toasts: 'Thông báo',
  dropHere: 'Thả tệp danh sách vào đây để nhập',
  loadingScreen: 'Đang mở màn hình…',
  screenFailed: 'Màn hình này chưa mở được.',
};

export const keys = {
  title: 'Phím tắt',
  all: [
    { keys: 'Ctrl+K', does: 'Tìm mọi thứ, mọi lệnh' },
    { keys: 'Ctrl+1 … 8', does: 'Chuyển màn hình' },
    { keys: 'Ctrl+F', does: 'Tìm trong bảng này' },
    { keys: 'Ctrl+N', does: 'Thêm mới' },
    { keys: 'Ctrl+S', does: 'Lưu' },
    { keys: 'Ctrl+Z', does: 'Hoàn tác việc vừa làm' },
    { keys: 'Ctrl+Y', does: 'Làm lại việc vừa hoàn tác' },
    { keys: 'Ctrl+E', does: 'Xuất Excel' },
    { keys: '↑ ↓ ← →', does: 'Đi trong bảng; giữ Shift để chọn nhiều ô' },
    { keys: 'Ctrl+C', does: 'Chép các ô đã chọn, kèm tên cột' },
    { keys: 'Enter', does: 'Mở dòng' },
    { keys: 'F2', does: 'Sửa ô' },
    { keys: 'Alt+↑ / Alt+↓', does: 'Dòng trước, dòng sau khi đang mở chi tiết' },
    { keys: 'Esc', does: 'Đóng, quay lại' },
    { keys: 'F1', does: 'Trợ giúp của màn hình này' },
  ],
};

export const start = {
  heading: 'Sổ Liên hiệp',
  lead: 'Sổ tổ chức, hội viên, kế hoạch và báo cáo của Liên hiệp hội.',
  sample: 'Mở dữ liệu mẫu',
  sampleNote:
    'Một văn phòng mẫu với 27 tổ chức và hơn 15.500 lượt hội viên để xem và thử. Không phải số liệu thật.',
  create: 'Tạo sổ mới',
  createNote: 'Bắt đầu một sổ trống trên máy này.',
  createOther: 'Tạo sổ mới…',
  open: 'Mở sổ…',
  openOther: 'Mở sổ khác…',
  openNote: 'Mở một tệp .lienhiep đã có.',
  recent: 'Sổ mở gần đây',
  noRecent: 'Chưa có sổ nào được mở trên máy này.',
  bookKind: 'Sổ Liên hiệp',
  bookQuestion: 'Đường dẫn đầy đủ của tệp sổ (.lienhiep) trên máy này:',
  newName: 'So-lien-hiep.lienhiep',
  sampleName: 'Du-lieu-mau.lienhiep',
  making: 'Đang tạo dữ liệu mẫu…',
};
