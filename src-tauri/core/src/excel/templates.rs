//! Templates of the tables that the office asks for, made by the program itself and committed in `assets/templates`:
//! headings that are found again when the filled table is read, and a sheet that says how to fill it.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use serde::{Deserialize, Serialize};

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TableTemplate {
    /// Danh sách hội viên của một hội.
    Members,
    /// Danh sách tổ chức.
    Organizations,
    /// Danh sách cơ quan.
    Agencies,
    /// Nhiệm vụ của kế hoạch.
    Tasks,
    /// Số kê khai.
    Figures,
}

/// How the cells of a column are typed.
enum Cells {
    /// Words; also digits that are no number (codes, phones), so that no leading zero is lost.
    Text,
    /// A number of people.
    Count,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// A column of a template: its heading, its width in letters, its cells, and what is said of it.
struct Column(&'static str, f64, Cells, &'static str);

/// Rows that are made ready to be filled.
const ROWS: u32 = 500;
const FONT: &str = "Times New Roman";
const SIZE: f64 = 12.0;
const DAY: &str = "Ghi dạng 17/05/1994, hoặc chỉ năm: 1994.";
const WHOLE_DAY: &str = "Ghi đủ ngày, tháng, năm: 17/05/1994.";
const PHONE: &str = "Ghi cả số 0 ở đầu.";

const MEMBERS: &[Column] = &[
    Column("STT", 6.0, Cells::Text, ""),
    Column("Họ và tên", 28.0, Cells::Text, "Bắt buộc. Cả họ và tên trong một ô."),
    Column("Ngày sinh", 13.0, Cells::Text, "Ghi dạng 17/05/1962, 05/1962 hoặc chỉ năm 1962."),
    Column("Giới tính", 10.0, Cells::OneOf(&["Nam", "Nữ"]), "Nam hoặc Nữ; không biết thì để trống."),
    Column("Số CCCD", 16.0, Cells::Text, "12 chữ số, ghi cả số 0 ở đầu."),
    Column("Học hàm", 14.0, Cells::OneOf(&["Giáo sư", "Phó Giáo sư"]), ""),
    Column("Học vị", 18.0, Cells::OneOf(&["Tiến sĩ khoa học", "Tiến sĩ", "Thạc sĩ"]), ""),
    Column("Trình độ", 14.0, Cells::OneOf(&["Đại học", "Cao đẳng", "Trung cấp"]), "Trình độ đào tạo cao nhất."),
    Column("Chuyên ngành", 22.0, Cells::Text, ""),
    Column("Đơn vị công tác", 28.0, Cells::Text, ""),
    Column("Chức vụ", 20.0, Cells::Text, "Chức vụ ở đơn vị công tác."),
    Column("Điện thoại", 14.0, Cells::Text, PHONE),
    Column("Thư điện tử", 24.0, Cells::Text, ""),
    Column("Địa chỉ", 30.0, Cells::Text, ""),
    Column("Chi hội", 20.0, Cells::Text, "Tên chi hội như trong sổ của hội."),
    Column("Ngày vào hội", 13.0, Cells::Text, DAY),
    Column("Số thẻ hội viên", 14.0, Cells::Text, ""),
    Column("Ghi chú", 24.0, Cells::Text, ""),
];

const ORGANIZATIONS: &[Column] = &[
    Column("STT", 6.0, Cells::Text, ""),
    Column(
        "Mã tổ chức",
        14.0,
        Cells::Text,
        "Mã ngắn, không trùng nhau, ví dụ HOI-YHOC. Để trống thì chương trình đặt mã.",
    ),
    Column("Tên tổ chức", 36.0, Cells::Text, "Bắt buộc. Tên đầy đủ."),
    Column("Tên viết tắt", 18.0, Cells::Text, ""),
    Column(
        "Loại hình",
        20.0,
        Cells::OneOf(&["Hội thành viên", "Đơn vị trực thuộc", "Câu lạc bộ", "Hội viên tập thể", "Chi hội"]),
        "Chọn trong danh sách của ô.",
    ),
    Column("Hội quản lý", 26.0, Cells::Text, "Chỉ ghi cho chi hội: tên hoặc mã của hội."),
    Column("Lĩnh vực", 20.0, Cells::Text, ""),
    Column("Cơ quan quản lý nhà nước", 26.0, Cells::Text, "Sở, ngành quản lý."),
    Column("Ngày thành lập", 14.0, Cells::Text, DAY),
    Column("Ngày kết nạp", 14.0, Cells::Text, WHOLE_DAY),
    Column("Địa chỉ", 28.0, Cells::Text, "Số nhà, đường."),
    Column("Xã, phường", 18.0, Cells::Text, ""),
    Column("Huyện cũ", 16.0, Cells::Text, "Nếu còn cần tra cứu."),
    Column("Tỉnh", 14.0, Cells::Text, ""),
    Column("Điện thoại", 14.0, Cells::Text, PHONE),
    Column("Thư điện tử", 24.0, Cells::Text, ""),
    Column("Trang web", 20.0, Cells::Text, ""),
    Column("Mã số thuế", 14.0, Cells::Text, ""),
    Column("Con dấu", 10.0, Cells::OneOf(&["Có", "Không"]), ""),
    Column("Tài khoản", 24.0, Cells::Text, "Số tài khoản và ngân hàng."),
    Column("Ghi chú", 24.0, Cells::Text, ""),
];

const AGENCIES: &[Column] = &[
    Column("STT", 6.0, Cells::Text, ""),
    Column("Tên cơ quan", 40.0, Cells::Text, "Bắt buộc. Tên đầy đủ."),
    Column("Tên viết tắt", 18.0, Cells::Text, "Ví dụ: Sở KH&CN."),
    Column(
        "Loại cơ quan",
        22.0,
        Cells::OneOf(&[
            "Sở, ngành",
            "Cơ quan Đảng",
            "Mặt trận, đoàn thể",
            "UBND cấp huyện",
            "UBND cấp xã",
            "Liên hiệp hội",
            "Hội thành viên",
            "Khác",
        ]),
        "Chọn trong danh sách của ô.",
    ),
    Column("Tên gọi khác", 30.0, Cells::Text, "Các tên mà văn bản hay dùng, cách nhau bằng dấu chấm phẩy."),
    Column("Ngày bắt đầu", 14.0, Cells::Text, WHOLE_DAY),
    Column("Ngày hết hiệu lực", 16.0, Cells::Text, "Ngày đầu tiên cơ quan không còn hoạt động."),
    Column("Cơ quan kế thừa", 36.0, Cells::Text, "Cơ quan nhận nhiệm vụ sau ngày ấy; có trong sổ hoặc trong bảng này."),
    Column("Người liên hệ", 24.0, Cells::Text, ""),
    Column("Điện thoại", 14.0, Cells::Text, PHONE),
    Column("Thư điện tử", 24.0, Cells::Text, ""),
    Column("Ghi chú", 24.0, Cells::Text, ""),
];

const TASKS: &[Column] = &[
    Column("TT", 8.0, Cells::Text, "I, II cho nhóm; 1, 2, a, b cho nhiệm vụ. Chương trình ghép thành mã I.1, II.2.b."),
    Column("Nội dung nhiệm vụ", 50.0, Cells::Text, "Bắt buộc. Dòng nhóm chỉ có TT và tên nhóm."),
    Column("Cơ quan chủ trì", 30.0, Cells::Text, "Một cơ quan."),
    Column("Cơ quan phối hợp", 36.0, Cells::Text, "Nhiều cơ quan thì cách nhau bằng dấu chấm phẩy."),
    Column(
        "Thời gian thực hiện",
        22.0,
        Cells::Text,
        "Ghi như kế hoạch: Hằng quý; Quý IV/2021; Trước 15/9 hằng năm; 2021–2025; Thường xuyên.",
    ),
    Column("Sản phẩm", 30.0, Cells::Text, ""),
    Column("Ghi chú", 24.0, Cells::Text, ""),
];

const FIGURES: &[Column] = &[
    Column("STT", 6.0, Cells::Text, ""),
    Column("Mã tổ chức", 14.0, Cells::Text, "Mã trong sổ; có mã thì tên viết khác cũng nhận ra."),
    Column("Tên tổ chức", 36.0, Cells::Text, "Bắt buộc nếu không có mã. Tổ chức phải có trong sổ."),
    Column("Ngày số liệu", 14.0, Cells::Text, "Để trống thì chọn ngày chung khi nhập."),
    Column("Tổng số hội viên", 12.0, Cells::Count, "Bắt buộc."),
    Column("Số chi hội", 10.0, Cells::Count, ""),
    Column("Nữ", 8.0, Cells::Count, ""),
    Column("GS", 8.0, Cells::Count, "Giáo sư."),
    Column("PGS", 8.0, Cells::Count, "Phó Giáo sư."),
    Column("TS", 8.0, Cells::Count, "Tiến sĩ và tiến sĩ khoa học."),
    Column("ThS", 8.0, Cells::Count, "Thạc sĩ."),
    Column("ĐH", 8.0, Cells::Count, "Đại học."),
    Column("CĐ", 8.0, Cells::Count, "Cao đẳng."),
    Column("TC", 8.0, Cells::Count, "Trung cấp."),
    Column("Khác", 8.0, Cells::Count, "Trình độ khác."),
    Column("Nguồn số liệu", 26.0, Cells::Text, "Số, ký hiệu văn bản hoặc thư điện tử."),
    Column("Ghi chú", 24.0, Cells::Text, ""),
];

impl TableTemplate {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Members, Self::Organizations, Self::Agencies, Self::Tasks, Self::Figures];

    /// Name of its file in `assets/templates`.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Members => "hoi-vien.xlsx",
            Self::Organizations => "to-chuc.xlsx",
            Self::Agencies => "co-quan.xlsx",
            Self::Tasks => "nhiem-vu.xlsx",
            Self::Figures => "so-ke-khai.xlsx",
        }
    }

    /// What stands above the table.
    fn title(self) -> &'static str {
        match self {
            Self::Members => "DANH SÁCH HỘI VIÊN",
            Self::Organizations => "DANH SÁCH TỔ CHỨC",
            Self::Agencies => "DANH SÁCH CƠ QUAN",
            Self::Tasks => "NHIỆM VỤ CỦA KẾ HOẠCH",
            Self::Figures => "SỐ LIỆU HỘI VIÊN DO CÁC HỘI KÊ KHAI",
        }
    }

    fn columns(self) -> &'static [Column] {
        match self {
            Self::Members => MEMBERS,
            Self::Organizations => ORGANIZATIONS,
            Self::Agencies => AGENCIES,
            Self::Tasks => TASKS,
            Self::Figures => FIGURES,
        }
    }
}

/// The template as it was committed.
pub fn committed(template: TableTemplate) -> &'static [u8] {
    match template {
        TableTemplate::Members => include_bytes!("../../../../assets/templates/hoi-vien.xlsx"),
        TableTemplate::Organizations => include_bytes!("../../../../assets/templates/to-chuc.xlsx"),
        TableTemplate::Agencies => include_bytes!("../../../../assets/templates/co-quan.xlsx"),
        TableTemplate::Tasks => include_bytes!("../../../../assets/templates/nhiem-vu.xlsx"),
        TableTemplate::Figures => include_bytes!("../../../../assets/templates/so-ke-khai.xlsx"),
    }
}

/// The template as the program makes it today: the same bytes each time.
///
/// # Errors
/// What the writer says; it never should.
pub fn bytes(template: TableTemplate) -> Result<Vec<u8>, String> {
    let mut bytes = workbook(template).map_err(|error: XlsxError| error.to_string())?;
    written_on_unix(&mut bytes);
    Ok(bytes)
}

/// Of each file in it a package says on what system it was packed, and the library writes the one it runs on: made the
/// same, so that templates made on Windows are no others.
fn written_on_unix(package: &mut [u8]) {
    /// What ends a package without a comment: its mark, counts, then size and place of the list of files.
    const END: (usize, &[u8]) = (22, b"PK\x05\x06");
    /// An entry of the list: its mark and fixed part; names and what else there is follow.
    const ENTRY: (usize, &[u8]) = (46, b"PK\x01\x02");
    const UNIX: u8 = 3;
    let number = |bytes: &[u8], at: usize, width: usize| {
        bytes[at..at + width].iter().rev().fold(0usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let Some(end) = package.len().checked_sub(END.0).filter(|end| package[*end..].starts_with(END.1)) else { return };
    let mut at = number(package, end + 16, 4);
    while let Some(entry) = package.get_mut(at..).filter(|rest| rest.len() >= ENTRY.0 && rest.starts_with(ENTRY.1)) {
        entry[5] = UNIX;
        at += ENTRY.0 + number(entry, 28, 2) + number(entry, 30, 2) + number(entry, 32, 2);
    }
}

/// The day in the properties of every template, so that it is the same file each time.
fn made_on() -> Result<ExcelDateTime, XlsxError> {
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    ExcelDateTime::parse_from_str(&day.format("%Y-%m-%d").to_string())
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::Top)
}

fn workbook(template: TableTemplate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No name of a computer or a user in the file.
    book.set_properties(&DocProperties::new().set_title(template.title()).set_creation_datetime(&made_on()?));
    write_table(book.add_worksheet().set_name("Danh sách")?, template)?;
    write_guide(book.add_worksheet().set_name("Hướng dẫn")?, template)?;
    book.save_to_buffer()
}

/// Row of the headings, 0-based.
const HEAD: u32 = 2;

fn write_table(sheet: &mut Worksheet, template: TableTemplate) -> Result<(), XlsxError> {
    let columns = template.columns();
    let head = plain().set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_background_color(0xE8EEF0);
    let head = head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let text = plain().set_text_wrap().set_num_format("@");
    let count = plain().set_num_format("#,##0");
    sheet.write_string_with_format(0, 0, template.title(), &plain().set_bold().set_font_size(14.0))?;
    for (at, Column(heading, width, cells, _)) in (0u16..).zip(columns) {
        let format = if matches!(cells, Cells::Count) { &count } else { &text };
        sheet.set_column_width(at, *width)?;
        sheet.set_column_format(at, format)?;
        sheet.write_string_with_format(HEAD, at, *heading, &head)?;
        if let Cells::OneOf(words) = cells {
            let choice = DataValidation::new()
                .allow_list_strings(words)?
                .set_error_title("Giá trị chưa có trong danh sách")?
                .set_error_message("Hãy chọn một giá trị trong danh sách của ô, hoặc để trống.")?;
            sheet.add_data_validation(HEAD + 1, at, HEAD + ROWS, at, &choice)?;
        }
        if matches!(cells, Cells::Count) {
            let whole = DataValidation::new()
                .allow_whole_number(rust_xlsxwriter::DataValidationRule::GreaterThanOrEqualTo(0))
                .set_error_title("Chưa phải số nguyên")?
                .set_error_message("Hãy ghi một số nguyên không âm, hoặc để trống.")?;
            sheet.add_data_validation(HEAD + 1, at, HEAD + ROWS, at, &whole)?;
        }
    }
    sheet.set_row_height(HEAD, 34)?;
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_guide(sheet: &mut Worksheet, template: TableTemplate) -> Result<(), XlsxError> {
    let text = plain().set_text_wrap();
    let bold = plain().set_bold();
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, "Cách điền tệp này", &plain().set_bold().set_font_size(14.0))?;
    let rules = [
        "Điền vào trang “Danh sách”, mỗi dòng một mục, từ ngay dưới dòng tiêu đề. Không đổi tên các cột.",
        "Ô không biết thì để trống: khi nhập, ô trống không xóa điều đã có trong sổ.",
        "Mở Sổ Liên hiệp, vào Nhập từ Excel, chọn loại bảng rồi chọn tệp này. Chưa bấm “Ghi vào sổ” thì sổ chưa đổi.",
    ];
    let mut row = 1;
    for rule in rules {
        sheet.write_string_with_format(row, 0, "•", &text)?;
        sheet.write_string_with_format(row, 1, rule, &text)?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, "Cột", &bold)?;
    sheet.write_string_with_format(row, 1, "Ghi thế nào", &bold)?;
    for Column(heading, _, cells, said) in template.columns() {
        row += 1;
        let choices = match cells {
            Cells::OneOf(words) => format!("Chọn: {}.", words.join("; ")),
            Cells::Count => "Số nguyên.".to_owned(),
            Cells::Text => String::new(),
        };
        let said = [said, choices.as_str()].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" ");
        sheet.write_string_with_format(row, 0, *heading, &text)?;
        sheet.write_string_with_format(row, 1, said, &text)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}
