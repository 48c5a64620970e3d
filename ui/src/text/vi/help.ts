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
    'Chương trình tự sao lưu khi có thay đổi, lúc đóng sổ và trước các việc lớn; góc dưới bên phải luôn nói bản sao lưu gần nhất lúc nào.',
    'Ctrl+Z hoàn tác việc vừa làm từ lúc mở sổ, Ctrl+Y làm lại; việc của những lần mở trước thì hoàn tác trong Nhật ký.',
    'Tệp hỏng không bị xóa hay ghi đè: chương trình đưa ra bản sao lưu gần nhất và cứu các dòng đọc được vào một sổ mới.',
  ],
  screenTitle: (title: string) => `Màn hình ${title}`,
  backTo: (title: string) => `Quay lại ${title} (Esc)`,
  about: {
    'tong-quan': [
      'Các con số của cả sổ tại ngày đang xem. Bấm vào số nào cũng mở đúng những dòng làm nên số đó.',
      '“Việc cần làm” là việc nên làm trước: nhiệm vụ quá hạn, tổ chức chưa nộp, nhiệm kỳ sắp hết.',
      'Đổi ngày ở đầu trang để xem tình hình của một ngày đã qua.',
    ],
    'to-chuc': [
      'Hội thành viên, đơn vị trực thuộc và chi hội. Chọn một dòng để xem quyết định, nhiệm kỳ, chức danh, liên hệ ở khung bên.',
      'Kết nạp, đổi tên, hợp nhất, chia, tách, sáp nhập, giải thể: bấm “Ghi biến động”; hội viên được chuyển hay kết thúc cùng lúc.',
      'Số kê khai là số hội tự báo; cạnh đó là số đếm được trong sổ.',
    ],
    'hoi-vien': [
      'Mỗi người một hồ sơ, có thể ở nhiều hội: “người” đếm hồ sơ, “lượt” đếm tư cách hội viên.',
      'Gõ vào ô tìm không cần dấu. Lọc theo từng cột ở đầu cột; chọn nhiều dòng để cho thôi hay chuyển cùng lúc.',
      'Chưa rõ ngày kết nạp thì để trống; chỉ biết năm thì ghi năm.',
      '“Nghi trùng” liệt kê các cặp hồ sơ có thể là một người, kèm lý do. Chọn một hay nhiều cặp rồi “Gộp hồ sơ”, hoặc ghi “Không phải một người” để cặp đó không hiện nữa.',
      'Gộp rồi vẫn “Tách lại” được bất cứ lúc nào ở mục “Đã gộp từ” của hồ sơ, kể cả sau khi đã sửa thêm.',
      '“Xuất…” ghi danh sách ra tệp đúng như đang xem; danh sách có tên người thì ghi mục đích, và Nhật ký giữ lại.',
    ],
    'ke-hoach': [
      'Mỗi kế hoạch có căn cứ, nhóm và nhiệm vụ; mỗi nhiệm vụ một cơ quan chủ trì và các cơ quan phối hợp.',
      'Ghi kết quả, minh chứng, gia hạn (phải có lý do) và vướng mắc ở khung bên. Trạng thái tính tại ngày đang xem.',
      'Thời hạn ghi đúng như văn bản; chương trình hiểu ra ngày nào thì nói ngay bên dưới để sửa nếu sai.',
    ],
    'ky-bao-cao': [
      'Bước Thu thập: “Danh sách rà soát…” lập cho mỗi hội một tệp Excel để hội sửa; tệp trả lại thì nhập ở “Nhập từ Excel”, chỉ ô hội sửa mới được so với sổ.',
      'Làm lần lượt: thu thập, rà soát, soạn lời, chốt số liệu, xuất Excel.',
      'Chốt được từ ngày chốt của kỳ trở đi, không sớm hơn. Chốt rồi, xuất lại lúc nào cũng ra đúng tệp cũ.',
      'Rà soát còn điều “Cần giải quyết” thì chưa chốt được: sửa từng điều, hoặc “Chấp nhận với lý do…”.',
      'Muốn sửa kỳ đã chốt: “Mở lại” với lý do, sửa, rồi chốt lại thành bản thay thế. Bản cũ vẫn còn.',
    ],
    'nhap-excel': [
      'Thả tệp vào cửa sổ hoặc bấm chọn tệp, rồi chọn hội. Tệp .xlsx, .xls, .ods, .csv đều đọc được.',
      'Xem cột chương trình đã ghép; sai thì chọn lại ở đầu cột. Ô trống trong danh sách không xóa gì trong sổ.',
      'Chữ theo bảng mã cũ (TCVN3, VNI), ngày bị đảo, họ tên in hoa được hỏi từng cột, có ví dụ trước và sau.',
      'Dòng “Cần xem lại” không được ghi cho đến khi chọn là ai, hoặc sửa trong tệp và nhập lại. Cả lần nhập hoàn tác được một lần.',
      'Danh sách tổ chức, cơ quan, nhiệm vụ của kế hoạch, số kê khai cũng nhập được: chọn ở “Tệp chứa gì”; có tệp mẫu để điền.',
      'Người thiếu trong danh sách thì để nguyên, hoặc kết thúc tư cách hội viên cùng lần nhập.',
    ],
    'nhat-ky': [
      'Mọi việc đã làm, ai làm, lúc nào, giá trị cũ và mới.',
      'Hoàn tác được từng việc khi chưa có việc sau dựa vào nó; nếu có, chương trình nói là việc nào.',
      'Hoàn tác cũng là một việc, có thể làm lại.',
    ],
    'cai-dat': [
      'Tên đơn vị, người ký, nơi nhận ở đây in lên đầu và cuối báo cáo; xem trước ở bên phải.',
      'Sao lưu sang ổ khác hoặc USB, phục hồi, kiểm tra sổ ở mục “Sổ & sao lưu”.',
      'Dân tộc, tôn giáo, đảng viên chỉ được giữ khi bật ở mục “Dữ liệu cá nhân”.',
    ],
  } as Record<string, readonly string[]>,
  goTo: (title: string) => `Đến ${title}`,
};
