//! "Dòng hội viên": a row per membership that touches the period, with a 1 in each column it counts
//! in. PL I counts these columns by name.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::book::{Context, Watch, WorkbookError, names};
use super::super::measure::{self, Face, MAX_ROW_HEIGHT};
use super::super::page::{self, Paper};
use super::super::styles::{Styles, TABLE_SIZE};
use super::super::table::{clip, column_range};
use crate::reports::data::{MembershipRow, ReportData};
use crate::reports::leads::{Figure, Scope};
use crate::reports::measures::Measure;
use crate::text::number;

/// The column of ones a figure counts: of memberships, or of persons.
fn flag(measure: Measure, persons: bool) -> &'static str {
    match (measure, persons) {
        (Measure::Opening, false) => "HV_DAU_KY",
        (Measure::Increase, false) => "HV_TANG",
        (Measure::Decrease, false) => "HV_GIAM",
        (_, false) => "HV_CUOI_KY",
        (Measure::Opening, true) => "HV_NGUOI_DAU_KY",
        (Measure::Increase, true) => "HV_NGUOI_TANG",
        (Measure::Decrease, true) => "HV_NGUOI_GIAM",
        (_, true) => "HV_NGUOI_CUOI_KY",
    }
}

/// The other column a figure looks at, and the words it counts there.
fn kind(measure: Measure) -> Option<(&'static str, &'static [&'static str])> {
    match measure {
        Measure::Female => Some(("HV_GIOI_TINH", &["Nữ"])),
        Measure::Professors => Some(("HV_HOC_HAM", &["GS"])),
        Measure::AssociateProfessors => Some(("HV_HOC_HAM", &["PGS"])),
        Measure::Doctors => Some(("HV_TRINH_DO", &["TSKH", "TS"])),
        Measure::Masters => Some(("HV_TRINH_DO", &["ThS"])),
        Measure::Bachelors => Some(("HV_TRINH_DO", &["ĐH"])),
        Measure::Others => Some(("HV_TRINH_DO", &["Khác"])),
        _ => None,
    }
}

/// What is counted.
pub(in super::super) enum Over<'a> {
    /// Memberships of the organisation whose number stands in this cell.
    Organization(&'a str),
    /// Persons of all organisations.
    Persons,
}

/// Heads and widths of the columns. What stands to the right of the counted columns is not printed: on paper the rows
/// must be large enough to read.
const COLUMNS: [(&str, u16, Look); 22] = [
    ("STT", 48, Look::Centre),
    ("TT ở PL I", 44, Look::Centre),
    ("Tổ chức", 244, Look::Wrapped),
    ("Họ và tên", 160, Look::Wrapped),
    ("Ngày sinh", 78, Look::Date),
    ("Giới tính", 42, Look::Centre),
    ("Học hàm", 42, Look::Centre),
    ("Trình độ", 46, Look::Centre),
    ("Ngày kết nạp", 78, Look::Date),
    ("Ngày kết thúc", 78, Look::Date),
    ("Lý do kết thúc", 72, Look::Centre),
    ("Đầu kỳ", 25, Look::Count),
    ("Tăng", 25, Look::Count),
    ("Giảm", 25, Look::Count),
    ("Cuối kỳ", 25, Look::Count),
    ("Người đầu kỳ", 25, Look::Count),
    ("Người tăng", 25, Look::Count),
    ("Người giảm", 25, Look::Count),
    ("Người cuối kỳ", 25, Look::Count),
    ("Cơ quan công tác", 260, Look::Running),
    ("Chi hội", 190, Look::Running),
    ("Loại hội viên", 90, Look::Running),
];
/// Last column that is printed.
const LAST_PRINTED: u16 = 18;
/// Columns of the organisation and of the name: a long text takes two lines there.
const WRAPPED: [u16; 2] = [2, 3];

/// How the cells of a column look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Short and centred.
    Centre,
    /// A 1 or nothing, under a head that stands upright.
    Count,
    /// A day.
    Date,
    /// Text that may take several lines.
    Wrapped,
    /// Text on one line.
    Running,
}

/// Names of the columns PL I counts.
const NAMED: [(&str, u16); 12] = [
    ("HV_TO_CHUC", 1),
    ("HV_GIOI_TINH", 5),
    ("HV_HOC_HAM", 6),
    ("HV_TRINH_DO", 7),
    ("HV_DAU_KY", 11),
    ("HV_TANG", 12),
    ("HV_GIAM", 13),
    ("HV_CUOI_KY", 14),
    ("HV_NGUOI_DAU_KY", 15),
    ("HV_NGUOI_TANG", 16),
    ("HV_NGUOI_GIAM", 17),
    ("HV_NGUOI_CUOI_KY", 18),
];
/// First row of data, under the title, the remark and the head.
const FIRST_ROW: u32 = 3;
/// The watcher hears of every so many rows.
const STEP: usize = 1000;

/// Where the rows of each organisation stand.
pub(in super::super) struct MembershipSheet<'a> {
    rows: &'a [MembershipRow],
    /// First and last row by organisation number, from 1; none where it has no row.
    spans: Vec<Option<(u32, u32)>>,
}

impl<'a> MembershipSheet<'a> {
    /// Finds the rows of each organisation: they come sorted by its number.
    pub fn new(data: &'a ReportData) -> MembershipSheet<'a> {
        let mut spans = vec![None; data.organizations.len() + 1];
        for (index, row) in data.memberships.iter().enumerate() {
            let place = FIRST_ROW + index as u32;
            if let Some(span) = spans.get_mut(row.organization_number as usize) {
                let first = span.map_or(place, |(first, _)| first);
                *span = Some((first, place));
            }
        }
        MembershipSheet { rows: &data.memberships, spans }
    }

    /// The formula that counts a figure over the rows.
    pub fn count(&self, measure: Measure, over: Over) -> String {
        let persons = matches!(over, Over::Persons);
        let organization = match over {
            Over::Organization(cell) => format!("HV_TO_CHUC,{cell},"),
            Over::Persons => String::new(),
        };
        let flag = flag(measure, persons);
        match kind(measure) {
            None => format!("COUNTIFS({organization}{flag},1)"),
            Some((column, words)) => {
                let parts: Vec<String> =
                    words.iter().map(|word| format!("COUNTIFS({organization}{flag},1,{column},\"{word}\")")).collect();
                parts.join("+")
            }
        }
    }

    /// Names the counted columns.
    pub fn define_names(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let last = FIRST_ROW + (self.rows.len() as u32).max(1) - 1;
        for (name, column) in NAMED {
            let range = column_range(column, FIRST_ROW, last);
            book.define_name(name, &format!("='{}'!{range}", names::MEMBERSHIP_ROWS))?;
        }
        Ok(())
    }

    /// Writes the sheet.
    pub fn write(&self, sheet: &mut Worksheet, context: &Context, watch: &mut Watch) -> Result<(), WorkbookError> {
        head(sheet, context)?;
        // An organisation stands in hundreds of rows: its name is measured once.
        let organizations: Vec<(&str, usize)> = context
            .data
            .organizations
            .iter()
            .map(|line| (line.name.as_str(), lines_in(&line.name, WRAPPED[0])))
            .collect();
        for (index, row) in self.rows.iter().enumerate() {
            if index % STEP == 0 {
                watch(index as u64, self.rows.len() as u64)?;
            }
            let organization = (row.organization_number as usize)
                .checked_sub(1)
                .and_then(|place| organizations.get(place))
                .copied()
                .unwrap_or(("", 1));
            write_row(sheet, &context.styles, FIRST_ROW + index as u32, index + 1, organization, row)?;
        }
        let notes = &context.styles.notes;
        notes.only_in_file(self.rows.len());
        for (place, span) in (0..).zip(self.spans.iter().skip(1)) {
            // Back to the organisation: each row is counted in several figures of its line.
            let closing = Figure::Members(Scope::Organization(place), Measure::Closing);
            let any = Measure::ALL.map(|measure| Figure::Members(Scope::Organization(place), measure));
            let back = [closing].iter().chain(&any).find_map(|figure| notes.place_of(figure));
            if let (Some(span), Some(back)) = (span, back) {
                notes.link(names::MEMBERSHIP_ROWS, *span, 1, back, "Về dòng của tổ chức ở Phụ lục I");
            }
        }
        let last = FIRST_ROW + (self.rows.len() as u32).max(1) - 1;
        sheet.autofilter(FIRST_ROW - 1, 0, last, COLUMNS.len() as u16 - 1)?;
        // The rows name everybody: whoever prints the whole workbook prints the first lines of them only.
        page::print_area(sheet, FIRST_ROW - 1, LAST_PRINTED)?;
        Ok(())
    }
}

/// What a sheet of names says about paper.
pub(super) const UNPRINTED: &str = "tra trên máy, không in (cần in thì xóa vùng in của trang)";

/// Title, head, widths and the formats of whole columns: cells then need none of their own.
fn head(sheet: &mut Worksheet, context: &Context) -> Result<(), WorkbookError> {
    let styles = &context.styles;
    page::set_up(sheet, Paper::Dense, context.mark());
    let head_row = FIRST_ROW - 1;
    sheet.set_row_height(head_row, HEAD_POINTS)?;
    styles.notes.sheet(sheet.name(), false, COLUMNS.map(|(_, pixels, _)| pixels).to_vec());
    let count = number(context.data.memberships.len() as i64);
    let title = format!("DÒNG HỘI VIÊN ({count} dòng): có tên người, lưu nội bộ, không gửi ra ngoài; {UNPRINTED}");
    sheet.write_string_with_format(0, 0, title, &styles.rows_title)?;
    let remark = "Mỗi dòng là một tư cách hội viên; số 1: dòng được đếm vào cột đó của Phụ lục I. Cơ quan công tác, chi hội, loại hội viên ở bên phải, không in.";
    sheet.write_string_with_format(1, 0, remark, &styles.plain.running)?;
    let upright = styles.table_head.clone().set_rotation(90);
    for (column, (label, pixels, look)) in (0..).zip(COLUMNS) {
        sheet.set_column_width_pixels(column, u32::from(pixels))?;
        let plain = &styles.plain;
        let format = match look {
            Look::Centre | Look::Count => &plain.place,
            Look::Date => &plain.date,
            Look::Wrapped => &plain.text,
            Look::Running => &plain.running,
        };
        sheet.set_column_format(column, format)?;
        let head = if look == Look::Count { &upright } else { &styles.table_head };
        sheet.write_string_with_format(head_row, column, label, head)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 4)?;
    sheet.set_repeat_rows(head_row, head_row)?;
    Ok(())
}

/// Height of the head, in points: "Người cuối kỳ" standing upright.
const HEAD_POINTS: f64 = 86.0;
/// The letters of the rows.
const FACE: Face = Face { size: TABLE_SIZE, bold: false };
/// Even capitals are on average narrower than this many pixels at the size of the rows: a text of few letters fits
/// without being measured.
const WIDE_LETTER: usize = 11;

/// How many lines a text takes in a column.
fn lines_in(text: &str, column: u16) -> usize {
    let pixels = COLUMNS[usize::from(column)].1;
    if text.chars().count() * WIDE_LETTER < usize::from(pixels) {
        return 1;
    }
    measure::line_count(text, f64::from(pixels), FACE)
}

/// One membership.
fn write_row(
    sheet: &mut Worksheet,
    styles: &Styles,
    place: u32,
    number: usize,
    (organization, lines): (&str, usize),
    row: &MembershipRow,
) -> Result<(), XlsxError> {
    let lines = lines.max(lines_in(&row.full_name, WRAPPED[1]));
    if lines > 1 {
        sheet.set_row_height(place, measure::height(lines, FACE).min(MAX_ROW_HEIGHT))?;
    }
    sheet.write_number(place, 0, number as f64)?;
    sheet.write_number(place, 1, f64::from(row.organization_number))?;
    let texts = [
        (WRAPPED[0], organization),
        (WRAPPED[1], row.full_name.as_str()),
        (5, row.sex.as_str()),
        (6, row.academic_title.as_str()),
        (7, row.education.as_str()),
        (10, row.end_reason.as_str()),
        (19, row.employer.as_str()),
        (20, row.branch.as_str()),
        (21, row.membership_type.as_str()),
    ];
    for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(place, column, clip(text))?;
    }
    for (column, day) in [(4, &row.birth_on), (8, &row.admitted_on), (9, &row.ended_on)] {
        write_day(sheet, styles, place, column, day)?;
    }
    let flags = [
        row.in_opening,
        row.in_increase,
        row.in_decrease,
        row.in_closing,
        row.person_opening,
        row.person_increase,
        row.person_decrease,
        row.person_closing,
    ];
    for (column, _) in (11..).zip(flags).filter(|(_, flag)| *flag) {
        sheet.write_number(place, column, 1.0)?;
    }
    Ok(())
}

/// A full day as a real date; a month or a year alone as text, for Excel has no such thing.
fn write_day(sheet: &mut Worksheet, styles: &Styles, place: u32, column: u16, day: &str) -> Result<(), XlsxError> {
    if day.is_empty() {
        return Ok(());
    }
    match serial_day(day) {
        Some(serial) => sheet.write_number(place, column, serial)?,
        None => sheet.write_string_with_format(place, column, partial_day(day), &styles.plain.centre)?,
    };
    Ok(())
}

/// The number Excel knows a full day by. The column shows it as a date, and counting days is far quicker than having
/// the writer take a date apart, thousands of times.
fn serial_day(day: &str) -> Option<f64> {
    let bytes = day.as_bytes();
    let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else { return None };
    let number = |from: usize, to: usize| -> Option<u32> {
        bytes[from..to]
            .iter()
            .try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let day = NaiveDate::from_ymd_opt(number(0, 4)? as i32, number(5, 7)?, number(8, 10)?)?;
    let count = day.signed_duration_since(EPOCH).num_days();
    // Excel takes 1900 for a leap year: before its 29 February the count is one less.
    let count = if count <= 60 { count - 1 } else { count };
    (count >= 1).then_some(count as f64)
}

/// Day 0 of Excel's calendar from March 1900 on.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");

/// `1962-05` as 05/1962; what is not a day at all stays as it is.
fn partial_day(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').rev().collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_numbers_excel_counts() {
        assert_eq!(serial_day("1900-01-01"), Some(1.0));
        assert_eq!(serial_day("1900-02-28"), Some(59.0));
        assert_eq!(serial_day("1900-03-01"), Some(61.0));
        assert_eq!(serial_day("2026-09-14"), Some(46279.0));
        assert_eq!(serial_day("1899-12-31"), None);
        for no_day in ["1962", "1962-05", "1962-13-01", "0000-05-01", "1962-05-17 ", "1962/05/17"] {
            assert_eq!(serial_day(no_day), None, "{no_day}");
        }
    }

    #[test]
    fn a_short_text_fits_without_being_measured() {
        let capitals = "N".repeat(usize::from(COLUMNS[3].1) / WIDE_LETTER);
        assert_eq!(measure::line_count(&capitals, f64::from(COLUMNS[3].1), FACE), 1);
    }
}
