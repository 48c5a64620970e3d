/** Help of the views within a screen: what each is for, what to do first, and the address that opens it. */
export interface HelpView {
  title: string;
  text: string;
  to: Record<string, string>;
}

export const helpViews = {
  heading: 'Từng phần của màn hình này',
  open: 'Mở',
  of: {
    'ke-hoach': [
      {
        title: 'Theo nhóm · Theo cơ quan · Theo phối hợp',
        text: 'Cùng một danh sách nhiệm vụ, xếp dưới nhóm, cơ quan chủ trì hay cơ quan phối hợp. Gõ kết quả của kỳ thẳng vào ô; cột chép từ Excel thì chọn ô đầu rồi dán bằng Ctrl+V.',
        to: { view: 'groups' },
      },
      {
        title: 'Nhiều nhiệm vụ cùng lúc',
        text: 'Bấm phím cách để chọn từng nhiệm vụ, rồi ghi kết quả, gia hạn, giao lại, ghi ý kiến chỉ đạo hoặc tạm dừng cho tất cả. Một nhiệm vụ không làm được thì không ghi nhiệm vụ nào.',
        to: { view: 'groups' },
      },
      {
        title: 'Ma trận kỳ',
        text: 'Mỗi dòng một nhiệm vụ, mỗi cột một kỳ: ô nào cũng là tình trạng tại thời điểm chốt của kỳ đó. Bấm ô để mở nhiệm vụ đúng ngày ấy.',
        to: { view: 'matrix' },
      },
      {
        title: 'Dòng thời gian',
        text: 'Thời hạn, các lần gia hạn và các lần thực hiện đặt trên trục thời gian. Chọn thang tháng, quý hay năm ở đầu bảng.',
        to: { view: 'timeline' },
      },
      {
        title: 'So sánh hai ngày',
        text: 'Chọn ngày trước và ngày sau: nhiệm vụ thêm, bớt, dời hạn, đổi trạng thái, đổi tiến độ, kể cả nhiệm vụ đã xóa.',
        to: { view: 'compare' },
      },
      {
        title: 'Cách xem đã lưu',
        text: 'Lọc và xếp cột xong thì lưu cách xem với một tên; lần sau chọn tên đó là có lại. Ngày đang xem cũng lưu được.',
        to: { view: 'groups' },
      },
      {
        title: 'Bảng 2 × 2',
        text: 'Khung đếm chính thức: đã xong, chưa xong; đúng hạn, quá hạn, theo từng cơ quan. Bấm số nào cũng mở đúng các nhiệm vụ đó.',
        to: { view: 'checklist' },
      },
      {
        title: 'Vướng mắc, kiến nghị',
        text: 'Nêu vướng mắc, ghi ngày gửi kiến nghị, trả lời, kết quả, rồi kết thúc. Chưa kết thúc thì tự chuyển sang kỳ sau và in ở Phụ lục V.',
        to: { view: 'obstacles', plan: 'all' },
      },
      {
        title: 'Đôn đốc',
        text: 'Trước hết xem lời văn bản ở Cài đặt, rồi bấm “Lập văn bản đôn đốc…”: mỗi cơ quan có việc quá hạn, sắp đến hạn được một tệp Word. Văn bản trả lời đến thì ghi vào sổ ở đây.',
        to: { view: 'reminders', plan: 'all' },
      },
      {
        title: 'Nhập cả kế hoạch',
        text: 'Kế hoạch dài thì nhập từ Excel, hoặc chép bảng trong Word rồi dán. Thời gian như “Trước 15/9 hằng năm” được hiểu ra ngày để xác nhận trước khi ghi.',
        to: { slug: 'nhap-excel', subject: 'tasks' },
      },
    ],
    'ky-bao-cao': [
      {
        title: 'Thu thập: ai đã nộp',
        text: 'Chọn tổ chức rồi đánh dấu đã nộp đủ hay còn thiếu. Sổ này thành Phụ lục VI.',
        to: { step: 'collect', view: 'submissions' },
      },
      {
        title: 'Thu thập: số liệu hoạt động',
        text: 'Nhập cho cả liên hiệp hoặc theo tổ chức; số ước thì gõ “40 ước”. Chọn một chỉ tiêu để ghi chú cho từng tổ chức. Số này thành Phụ lục IV.',
        to: { step: 'collect', view: 'indicators' },
      },
      {
        title: 'Rà soát: sửa, hoặc chấp nhận với lý do',
        text: 'Bấm vào từng điều để đến chỗ thiếu; sửa xong, điều đó tự hết. Điều không sửa kịp thì “Chấp nhận với lý do…”: lý do in trong bản kiểm chứng.',
        to: { step: 'check' },
      },
      {
        title: 'Soạn lời',
        text: 'Chương trình đề xuất câu từ số liệu; sửa thế nào cũng được, lời đã sửa được giữ theo kỳ.',
        to: { step: 'words' },
      },
      {
        title: 'Chốt, bản thay thế, điều chỉnh sau chốt',
        text: 'Chốt rồi thì tệp giữ nguyên. Sửa sổ về sau được liệt kê là điều chỉnh sau chốt; muốn đưa vào báo cáo thì “Mở lại kỳ…” với lý do và chốt thành bản thay thế.',
        to: { step: 'close' },
      },
      {
        title: 'Xuất: xem trước và đối chiếu',
        text: 'Xem từng trang như trong tệp; bấm vào số để mở đúng các dòng đứng sau. Các bản đã chốt đứng cạnh nhau ở “So sánh…”.',
        to: { step: 'export' },
      },
    ],
    'cai-dat': [
      {
        title: 'Văn bản đôn đốc',
        text: 'Lời mở đầu, kết thúc, ký hiệu và nơi nhận của văn bản đôn đốc.',
        to: { tab: 'letters' },
      },
      {
        title: 'Ngày nghỉ',
        text: 'Điền ngày nghỉ lễ, ngày làm bù mỗi năm: “sắp đến hạn” được đếm theo ngày làm việc.',
        to: { tab: 'holidays' },
      },
    ],
  } as Record<string, readonly HelpView[]>,
};
