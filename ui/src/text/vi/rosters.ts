import { number } from '../../format/numbers';

/** Lists that go to the associations to be looked through, and come back. */
export const rosters = {
  open: 'Danh sách rà soát…',
  title: (n: number) =>
    n === 1 ? 'Lập danh sách rà soát' : `Lập danh sách rà soát cho ${number(n)} tổ chức`,
  text: 'Mỗi tổ chức một tệp Excel gồm hội viên đang có trong sổ, ô chọn sẵn, hướng dẫn và trang số kê khai. Gửi tệp cho hội sửa; nhận lại thì nhập ở “Nhập từ Excel”, chương trình tự nhận ra tệp của hội nào.',
  dueOn: 'Hẹn trả chậm nhất ngày',
  dueOnHint: 'Ghi trong tệp và trong sổ theo dõi; có thể để trống.',
  personal: 'Tệp có dữ liệu cá nhân của hội viên; việc lập danh sách được ghi vào Nhật ký.',
  pick: 'Chọn thư mục để lưu các tệp',
  making: 'Đang lập danh sách rà soát…',
  verb: 'Chọn thư mục và lập',
  done: (files: number, members: number) =>
    `Đã lập ${number(files)} danh sách rà soát, ${number(members)} lượt hội viên`,
  withdraw: 'Bỏ danh sách đã lập',
};
