//! A roster as a workbook: instructions, the members as a table with drop-downs, the declared figures, and out of sight
//! the mark by which the file is known when it comes back.
//!
//! Nothing is locked: a locked sheet could neither be sorted nor take new rows. The column of marks is hidden and refuses
//! typing; what is pasted over it is found out when the list comes back.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, Format, FormatAlign, FormatBorder,
    Formula, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

use super::list::{cut, serial};
use super::measure::{self, Face};
use crate::import::roster::{FIGURES_DAY, FIGURES_SHEET, INFO_MARK, INFO_SHEET, MARK_TITLE, MEMBERS_SHEET};
use crate::lists::api::ListCell;
use crate::rosters::columns::{self, COLUMNS, RosterColumn};
use crate::rosters::store::Member;
use crate::text::number;

const FONT: &str = "Times New Roman";
/// The row of the heads, from 0.
const HEAD: u32 = 3;
/// Empty rows below the members that have drop-downs already.
const SPARE: u32 = 200;
/// The sheet that the drop-downs read.
const CHOICES: &str = "Danh mục";

/// What goes into the file.
pub(crate) struct RosterFile<'r> {
    /// Name of the union; may be empty.
    pub(crate) union_name: &'r str,
    /// Of whom.
    pub(crate) organization_name: &'r str,
    /// The mark of the file.
    pub(crate) uid: &'r str,
    /// The day it is made.
    pub(crate) made_on: NaiveDate,
    /// Asked back until.
    pub(crate) due_on: Option<NaiveDate>,
    /// The members, in order.
    pub(crate) members: &'r [Member<'r>],
    /// Names of the branches.
    pub(crate) branches: Vec<String>,
    /// Heads of the declared figures, and what the book holds of each.
    pub(crate) figures: Vec<(&'static str, Option<usize>)>,
}

/// The looks of the cells.
struct Looks {
    title: Format,
    plain: Format,
    quiet: Format,
    head: Format,
    text: Format,
    day: Format,
    count: Format,
    fill_in: Format,
    fill_in_day: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(11.0);
        let cell = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let fill_in = || cell().set_background_color("#FFF8E1");
        Self {
            title: plain().set_font_size(14.0).set_bold(),
            plain: plain().set_text_wrap().set_align(FormatAlign::Top),
            quiet: plain().set_italic(),
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color("#E8F0F2"),
            // One line a row: a list that is edited is read down its columns.
            text: cell().set_num_format("@"),
            day: cell().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            count: cell().set_num_format("#,##0"),
            fill_in: fill_in().set_num_format("#,##0"),
            fill_in_day: fill_in().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        }
    }
}

/// The file.
pub(crate) fn bytes(roster: &RosterFile<'_>) -> Result<Vec<u8>, String> {
    workbook(roster).map_err(|error: XlsxError| error.to_string())
}

fn workbook(roster: &RosterFile<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No name of a computer or a user in the file; the day is that of the list.
    let made = rust_xlsxwriter::ExcelDateTime::parse_from_str(&roster.made_on.format("%Y-%m-%d").to_string())?;
    book.set_properties(&DocProperties::new().set_title("Danh sách hội viên để rà soát").set_creation_datetime(&made));
    let looks = Looks::new();
    instructions(book.add_worksheet(), roster, &looks)?;
    members(book.add_worksheet(), roster, &looks)?;
    figures(book.add_worksheet(), roster, &looks)?;
    choices(book.add_worksheet(), roster)?;
    let info = book.add_worksheet();
    info.set_name(INFO_SHEET)?.set_very_hidden(true);
    info.write_string(0, 0, INFO_MARK)?;
    info.write_string(1, 0, roster.uid)?;
    book.save_to_buffer()
}

fn shown(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn instructions(sheet: &mut Worksheet, roster: &RosterFile<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name("Hướng dẫn")?;
    const WIDTH: f64 = 560.0;
    sheet.set_column_width_pixels(0, WIDTH as u32)?;
    sheet.set_screen_gridlines(false);
    let back = match (roster.due_on, roster.union_name.is_empty()) {
        (Some(due), true) => format!("Xin gửi lại chậm nhất ngày {}.", shown(due)),
        (Some(due), false) => format!("Xin gửi lại cho {} chậm nhất ngày {}.", roster.union_name, shown(due)),
        (None, true) => "Xin gửi lại sau khi rà soát xong.".to_owned(),
        (None, false) => format!("Xin gửi lại cho {} sau khi rà soát xong.", roster.union_name),
    };
    let lines = [
        format!("{}: {} hội viên trong sổ, ngày {}.", roster.organization_name, number(roster.members.len() as i64), shown(roster.made_on)),
        back,
        String::new(),
        format!("1. Sửa thẳng vào ô sai trong trang “{MEMBERS_SHEET}”. Ô để trống nghĩa là giữ nguyên, không xóa điều đang có trong sổ."),
        "2. Người mới: ghi vào dòng trống ngay dưới bảng, ít nhất họ tên và ngày sinh (chỉ biết năm thì ghi năm).".to_owned(),
        "3. Người không còn là hội viên: xóa cả dòng, và nêu lý do (xin ra, chuyển đi, từ trần…) trong thư gửi kèm.".to_owned(),
        "4. Được sắp xếp, lọc, đổi chỗ cột, ẩn cột. Không sửa dòng tiêu đề; không chép đè dòng của người này lên dòng của người khác.".to_owned(),
        "5. Cột có mũi tên chọn sẵn (giới tính, học hàm, học vị…): chọn trong danh sách. Số điện thoại, số định danh ghi đủ số 0 ở đầu.".to_owned(),
        format!("6. Trang “{FIGURES_SHEET}”: ghi số của hội vào cột tô vàng; không có số thì để trống."),
        "7. Lưu lại bằng Excel (.xlsx) rồi gửi lại chính tệp này. Danh sách có dữ liệu cá nhân, xin không gửi cho người khác.".to_owned(),
    ];
    sheet.write_string_with_format(0, 0, "DANH SÁCH HỘI VIÊN ĐỂ RÀ SOÁT", &looks.title)?;
    for (row, line) in (1..).zip(&lines) {
        sheet.write_string_with_format(row, 0, line, &looks.plain)?;
        let face = Face { size: 11.0, bold: false };
        sheet.set_row_height(row, measure::height(measure::line_count(line, WIDTH, face).max(1), face))?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The column of a field in the sheet of members: after the mark and the running number.
fn place(at: usize) -> u16 {
    at as u16 + 2
}

fn members(sheet: &mut Worksheet, roster: &RosterFile<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(MEMBERS_SHEET)?;
    sheet.write_string_with_format(0, 1, format!("Danh sách hội viên {}", roster.organization_name), &looks.title)?;
    let said = format!(
        "Theo sổ ngày {}. Sửa thẳng vào ô; người mới ghi ngay dưới bảng; người không còn thì xóa cả dòng.",
        shown(roster.made_on)
    );
    sheet.write_string_with_format(1, 1, said, &looks.quiet)?;
    let heads: Vec<&str> = [MARK_TITLE, "TT"].into_iter().chain(COLUMNS.iter().map(|column| column.title)).collect();
    let last_column = (heads.len() - 1) as u16;
    // A table keeps its rows together when it is sorted, the hidden column too.
    let last_row = HEAD + (roster.members.len() as u32).max(1);
    let table_columns: Vec<TableColumn> = heads.iter().map(|head| TableColumn::new().set_header(*head)).collect();
    let table = Table::new().set_name("HoiVien").set_style(TableStyle::None).set_columns(&table_columns);
    sheet.add_table(HEAD, 0, last_row, last_column, &table)?;
    for (column, head) in (0u16..).zip(&heads) {
        sheet.write_string_with_format(HEAD, column, *head, &looks.head)?;
    }
    sheet.set_row_height(HEAD, 32.0)?;
    for (row, (at, member)) in (HEAD + 1..).zip(roster.members.iter().enumerate()) {
        sheet.write_string_with_format(row, 0, columns::row_mark(&member.membership), &looks.text)?;
        sheet.write_number_with_format(row, 1, (at + 1) as f64, &looks.count)?;
        for (at, column) in COLUMNS.iter().enumerate() {
            write_cell(sheet, row, place(at), columns::cell(member, column.field).as_ref(), column, looks)?;
        }
    }
    // Cells of the empty rows below look and hold as those above.
    let spare = last_row + SPARE;
    for row in HEAD + 1 + roster.members.len() as u32..=spare {
        for (at, column) in COLUMNS.iter().enumerate() {
            let format = if columns::is_day(column.field) { &looks.day } else { &looks.text };
            sheet.write_blank(row, place(at), format)?;
        }
    }
    validations(sheet, roster, spare)?;
    sheet.set_column_hidden(0)?;
    sheet.set_column_width_pixels(1, 44)?;
    for (at, column) in COLUMNS.iter().enumerate() {
        sheet.set_column_width_pixels(place(at), column.width)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 3)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    // Two pages side by side, the names on both.
    sheet.set_repeat_columns(1, 2)?;
    sheet.set_landscape().set_paper_size(8).set_print_fit_to_pages(2, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3).set_header("&C&P");
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: Option<&ListCell>,
    of: &RosterColumn,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Some(ListCell::Day(day)) => match serial(*day) {
            Some(serial) => sheet.write_number_with_format(row, column, serial, &looks.day)?,
            None => sheet.write_string_with_format(row, column, shown(*day), &looks.text)?,
        },
        Some(ListCell::Text(text) | ListCell::Heading(text)) => {
            sheet.write_string_with_format(row, column, cut(text), &looks.text)?
        }
        Some(ListCell::Number(value)) => sheet.write_number_with_format(row, column, *value, &looks.count)?,
        None if columns::is_day(of.field) => sheet.write_blank(row, column, &looks.day)?,
        None => sheet.write_blank(row, column, &looks.text)?,
    };
    Ok(())
}

fn validations(sheet: &mut Worksheet, roster: &RosterFile<'_>, last: u32) -> Result<(), XlsxError> {
    let first = HEAD + 1;
    let refused = DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .set_error_title("Mã hồ sơ")?
        .set_error_message("Cột này do chương trình ghi để nhận lại từng người; xin giữ nguyên.")?;
    sheet.add_data_validation(first, 0, last, 0, &refused)?;
    for (at, column) in COLUMNS.iter().enumerate() {
        let (words, listed) = offered(roster, column);
        if words.is_empty() {
            continue;
        }
        let range = format!("='{CHOICES}'!${0}$1:${0}${1}", letter(listed), words.len());
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(column.title)?
            .set_error_message("Giá trị này không có trong danh sách chọn. Vẫn giữ?")?;
        sheet.add_data_validation(first, place(at), last, place(at), &validation)?;
    }
    Ok(())
}

/// What a column offers, and the column of the hidden sheet where it stands.
fn offered(roster: &RosterFile<'_>, column: &RosterColumn) -> (Vec<String>, usize) {
    use crate::import::fields::Field;
    let closed = COLUMNS.iter().filter(|one| one.field == Field::Branch || !columns::choices(one.field).is_empty());
    let listed = closed.take_while(|one| one.field != column.field).count();
    let words = match column.field {
        Field::Branch => roster.branches.clone(),
        field => columns::choices(field).into_iter().map(str::to_owned).collect(),
    };
    (words, listed)
}

fn letter(column: usize) -> char {
    char::from(b'A' + column as u8)
}

fn choices(sheet: &mut Worksheet, roster: &RosterFile<'_>) -> Result<(), XlsxError> {
    sheet.set_name(CHOICES)?.set_hidden(true);
    for column in COLUMNS {
        let (words, listed) = offered(roster, column);
        for (row, word) in (0..).zip(&words) {
            sheet.write_string(row, listed as u16, word)?;
        }
    }
    Ok(())
}

fn figures(sheet: &mut Worksheet, roster: &RosterFile<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(FIGURES_SHEET)?;
    sheet.write_string_with_format(0, 0, format!("Số kê khai của {}", roster.organization_name), &looks.title)?;
    sheet.write_string_with_format(1, 0, "Ghi vào cột tô vàng; không có số thì để trống.", &looks.quiet)?;
    for (column, head) in (0u16..).zip(["Chỉ tiêu", "Theo sổ", "Hội kê khai"]) {
        sheet.write_string_with_format(HEAD, column, head, &looks.head)?;
    }
    let whole = DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(0, 9_999_999))
        .set_error_message("Xin ghi một số nguyên, hoặc để trống.")?;
    let mut row = HEAD + 1;
    for (title, recorded) in &roster.figures {
        sheet.write_string_with_format(row, 0, *title, &looks.text)?;
        match recorded {
            Some(count) => sheet.write_number_with_format(row, 1, *count as f64, &looks.count)?,
            None => sheet.write_blank(row, 1, &looks.count)?,
        };
        sheet.write_blank(row, 2, &looks.fill_in)?;
        sheet.add_data_validation(row, 2, row, 2, &whole)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, FIGURES_DAY, &looks.text)?;
    sheet.write_blank(row, 1, &looks.count)?;
    match serial(roster.made_on) {
        Some(serial) => sheet.write_number_with_format(row, 2, serial, &looks.fill_in_day)?,
        None => sheet.write_blank(row, 2, &looks.fill_in_day)?,
    };
    for (column, width) in [(0, 240), (1, 90), (2, 110)] {
        sheet.set_column_width_pixels(column, width)?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}
