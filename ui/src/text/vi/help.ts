export const help = {
  lead: 'Việc chính của văn phòng, từ danh sách của hội đến báo cáo gửi UBND tỉnh.',
  steps: [
    {
      slug: 'nhap-excel',
      title: 'Nhập danh sách của hội',
      text: 'Thả tệp Excel vào cửa sổ. Chương trình tìm bảng, ghép cột và cho xem khác biệt trước khi ghi; chưa bấm “Ghi vào sổ” thì sổ chưa đổi gì.',
    },
    {
      slug: 'hoi-vien',
      title: 'Giữ sổ hội viên',
      text: 'Mỗi người có một hồ sơ và có thể là hội viên của nhiều hội. Vì vậy mọi số đều có hai con số: số người và số lượt.',
    },
    {
      slug: 'ke-hoach',
      title: 'Theo dõi kế hoạch',
      text: 'Ghi kết quả từng kỳ, minh chứng, gia hạn và vướng mắc của mỗi nhiệm vụ. Trạng thái được tính tại một ngày, không phải luôn là hôm nay.',
    },
    {
      slug: 'ky-bao-cao',
      title: 'Chốt số liệu',
      text: 'Phần kiểm tra cho biết còn thiếu gì. Chốt rồi thì số liệu và tệp của kỳ được giữ nguyên; sửa về sau được ghi là “điều chỉnh sau chốt”.',
    },
    {
      slug: 'ky-bao-cao',
      title: 'Xuất báo cáo Excel',
      text: 'Bản gửi không nêu tên người. Bản kiểm chứng có từng dòng đứng sau mỗi con số, dùng trong nội bộ.',
    },
  ],
  stepsTitle: 'Các bước',
  safetyTitle: 'Dữ liệu được giữ thế nào',
  safety: [
    'Mỗi việc được ghi ngay vào sổ; không cần bấm lưu cả sổ.',
    'Bấm “Hoàn tác” trong thông báo, hoặc vào Nhật ký để lấy lại việc cũ hơn.',
    'Sổ là một tệp .lienhiep trên máy này; chương trình không gửi gì ra mạng.',
  ],
  screenTitle: 'Màn hình đang mở',
  goTo: (title: string) => `Đến ${title}`,
};
