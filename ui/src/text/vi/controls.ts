import { number } from '../../format/numbers';

export const controls = {
  dayHint: 'ngày/tháng/năm',
  partialDayHint: 'ngày, tháng hoặc năm',
  chooseOne: 'Chọn một mục',
  noOption: 'Không có mục nào khớp.',
  noOptions: 'Chưa có mục nào để chọn.',
  typeToFind: 'Gõ vài chữ để tìm.',
  strayChoice: (text: string) =>
    `Chưa chọn được mục nào với “${text}”. Hãy chọn trong danh sách, hoặc xóa chữ này.`,
  optional: 'không bắt buộc',
  progress: (what: string, done: number, total: number | null) =>
    total === null
      ? `${what} ${number(done)} dòng`
      : `${what} ${number(done)} / ${number(total)} dòng`,
  stop: 'Dừng',
  stopping: 'Đang dừng…',
  closeDialog: 'Đóng (Esc)',
  asTable: 'Số liệu của biểu đồ',
  dismiss: 'Ẩn thông báo',
  moveUp: 'Chuyển lên trên',
  removeLine: 'Bỏ dòng này',
};

export const table = {
  pickRow: 'Chọn dòng này (phím cách)',
  filter: (column: string) => `Lọc cột ${column}`,
  filterText: 'Có chứa (không cần dấu)',
  filterFrom: 'Từ',
  filterTo: 'Đến',
  notFilled: 'chưa ghi',
  filterClear: 'Bỏ lọc',
  filterFind: 'Tìm trong danh sách',
  filterSet: 'Chọn giá trị',
  clearAll: 'Bỏ mọi bộ lọc',
  sort: (column: string) => `Sắp xếp theo ${column}`,
  columns: 'Cột',
  columnsTitle: 'Cột hiển thị',
  resetColumns: 'Về mặc định',
  resize: (column: string) => `Đổi bề rộng cột ${column}`,
  rows: (n: number) => `${number(n)} dòng`,
  selected: (n: number) => `đã chọn ${number(n)} dòng`,
  copied: (n: number) => `Đã chép ${number(n)} dòng, kèm tên cột.`,
  nothingTitle: 'Không có dòng nào',
  nothingFiltered: 'Không có dòng nào khớp bộ lọc. Hãy bỏ bớt bộ lọc.',
  find: 'Tìm trong bảng (Ctrl+F)',
  export: 'Xuất…',
  found: (text: string) => `Tìm: ${text}`,
  contains: (text: string) => `có “${text}”`,
  from: (text: string) => `từ ${text}`,
  to: (text: string) => `đến ${text}`,
  several: (n: number) => `${number(n)} giá trị`,
  loadingRow: 'Đang tải…',
};

/** The cells of the official counting frame, in few words for a legend. */
export const states = {
  done_on_time: 'Hoàn thành đúng hạn',
  done_late: 'Hoàn thành quá hạn',
  open_on_time: 'Chưa xong, trong hạn',
  open_late: 'Chưa xong, quá hạn',
  open_no_deadline: 'Chưa xong, không có hạn',
};
