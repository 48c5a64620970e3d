//! "Dòng hội viên": a row per membership that touches the period, with a 1 in each column it counts
//! in. PL I counts these columns by name.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::book::{Context, Watch, WorkbookError, names};
use super::super::page::{self, Paper};
use super::super::styles::Styles;
use super::super::table::{clip, column_range, excel_day};
use crate::reports::data::{MemberFigures, MembershipRow, ReportData};

/// The figures of PL I, in the order of its columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Measure {
    /// Đầu kỳ.
    Opening,
    /// Tăng.
    Increase,
    /// Giảm.
    Decrease,
    /// Cuối kỳ.
    Closing,
    /// Nữ.
    Female,
    /// GS.
    Professors,
    /// PGS.
    AssociateProfessors,
    /// TSKH, TS.
    Doctors,
    /// ThS.
    Masters,
    /// Đại học.
    Bachelors,
    /// Khác.
    Others,
}

impl Measure {
    /// All, in order.
    pub const ALL: [Measure; 11] = [
        Measure::Opening,
        Measure::Increase,
        Measure::Decrease,
        Measure::Closing,
        Measure::Female,
        Measure::Professors,
        Measure::AssociateProfessors,
        Measure::Doctors,
        Measure::Masters,
        Measure::Bachelors,
        Measure::Others,
    ];

    /// The figure itself.
    pub fn of(self, figures: &MemberFigures) -> i64 {
        match self {
            Measure::Opening => figures.opening,
            Measure::Increase => figures.increase,
            Measure::Decrease => figures.decrease,
            Measure::Closing => figures.closing,
            Measure::Female => figures.female,
            Measure::Professors => figures.professors,
            Measure::AssociateProfessors => figures.associate_professors,
            Measure::Doctors => figures.doctors,
            Measure::Masters => figures.masters,
            Measure::Bachelors => figures.bachelors,
            Measure::Others => figures.others,
        }
    }

    /// The column of ones it counts: of memberships, or of persons.
    fn flag(self, persons: bool) -> &'static str {
        match (self, persons) {
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

    /// The other column it looks at, and the words it counts there.
    fn kind(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
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
}

/// What is counted.
pub(in super::super) enum Scope<'a> {
    /// Memberships of the organisation whose number stands in this cell.
    Organization(&'a str),
    /// Persons of all organisations.
    Persons,
}

/// Heads and widths of the columns.
const COLUMNS: [(&str, u16); 22] = [
    ("STT", 52),
    ("TT tổ chức (PL I)", 60),
    ("Tổ chức", 240),
    ("Họ và tên", 180),
    ("Ngày sinh", 84),
    ("Giới tính", 52),
    ("Học hàm", 52),
    ("Trình độ", 58),
    ("Cơ quan công tác", 210),
    ("Chi hội", 140),
    ("Loại hội viên", 84),
    ("Ngày kết nạp", 84),
    ("Ngày kết thúc", 84),
    ("Lý do kết thúc", 90),
    ("Đầu kỳ", 46),
    ("Tăng", 46),
    ("Giảm", 46),
    ("Cuối kỳ", 46),
    ("Người đầu kỳ", 52),
    ("Người tăng", 52),
    ("Người giảm", 52),
    ("Người cuối kỳ", 52),
];
/// Names of the columns PL I counts.
const NAMED: [(&str, u16); 12] = [
    ("HV_TO_CHUC", 1),
    ("HV_GIOI_TINH", 5),
    ("HV_HOC_HAM", 6),
    ("HV_TRINH_DO", 7),
    ("HV_DAU_KY", 14),
    ("HV_TANG", 15),
    ("HV_GIAM", 16),
    ("HV_CUOI_KY", 17),
    ("HV_NGUOI_DAU_KY", 18),
    ("HV_NGUOI_TANG", 19),
    ("HV_NGUOI_GIAM", 20),
    ("HV_NGUOI_CUOI_KY", 21),
];
/// First row of data, under the title and the head.
const FIRST_ROW: u32 = 2;
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
    pub fn count(&self, measure: Measure, scope: Scope) -> String {
        let persons = matches!(scope, Scope::Persons);
        let organization = match scope {
            Scope::Organization(cell) => format!("HV_TO_CHUC,{cell},"),
            Scope::Persons => String::new(),
        };
        let flag = measure.flag(persons);
        match measure.kind() {
            None => format!("COUNTIFS({organization}{flag},1)"),
            Some((column, words)) => {
                let parts: Vec<String> =
                    words.iter().map(|word| format!("COUNTIFS({organization}{flag},1,{column},\"{word}\")")).collect();
                parts.join("+")
            }
        }
    }

    /// The rows of one organisation, for a link.
    pub fn target(&self, number: usize) -> Option<String> {
        let (first, last) = (*self.spans.get(number)?)?;
        Some(format!("'{}'!A{}:V{}", names::MEMBERSHIP_ROWS, first + 1, last + 1))
    }

    /// All rows, for a link.
    pub fn whole_target(&self) -> Option<String> {
        let last = FIRST_ROW as usize + self.rows.len();
        (!self.rows.is_empty()).then(|| format!("'{}'!A{}:V{last}", names::MEMBERSHIP_ROWS, FIRST_ROW + 1))
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
        self.head(sheet, context)?;
        let names: Vec<&str> = context.data.organizations.iter().map(|line| line.name.as_str()).collect();
        for (index, row) in self.rows.iter().enumerate() {
            if index % STEP == 0 {
                watch(index as u64, self.rows.len() as u64)?;
            }
            let organization = (row.organization_number as usize)
                .checked_sub(1)
                .and_then(|place| names.get(place))
                .copied()
                .unwrap_or_default();
            write_row(sheet, &context.styles, FIRST_ROW + index as u32, index + 1, organization, row)?;
        }
        let last = FIRST_ROW + (self.rows.len() as u32).max(1) - 1;
        sheet.autofilter(FIRST_ROW - 1, 0, last, COLUMNS.len() as u16 - 1)?;
        page::print_area(sheet, last, COLUMNS.len() as u16 - 1)?;
        Ok(())
    }

    /// Title, head, widths and the formats of whole columns: cells then need none of their own.
    fn head(&self, sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
        let styles = &context.styles;
        page::set_up(sheet, Paper::Landscape, context.mark());
        sheet.set_row_height(1, 34)?;
        sheet.write_string_with_format(0, 0, "DÒNG HỘI VIÊN: có tên người, lưu nội bộ, không gửi ra ngoài. Mỗi dòng là một tư cách hội viên; số 1 cho biết dòng được đếm vào cột nào của Phụ lục I.", &styles.rows_title)?;
        for (column, (label, pixels)) in COLUMNS.iter().enumerate() {
            let column = column as u16;
            sheet.set_column_width_pixels(column, u32::from(*pixels))?;
            let format = match column {
                4 | 11 | 12 => &styles.plain.date,
                _ => &styles.plain.running,
            };
            sheet.set_column_format(column, format)?;
            sheet.write_string_with_format(1, column, *label, &styles.table_head)?;
        }
        sheet.set_freeze_panes(FIRST_ROW, 4)?;
        sheet.set_repeat_rows(1, 1)?;
        Ok(())
    }
}

/// One membership.
fn write_row(
    sheet: &mut Worksheet,
    styles: &Styles,
    place: u32,
    number: usize,
    organization: &str,
    row: &MembershipRow,
) -> Result<(), XlsxError> {
    sheet.write_number(place, 0, number as f64)?;
    sheet.write_number(place, 1, f64::from(row.organization_number))?;
    let texts = [
        (2, organization),
        (3, row.full_name.as_str()),
        (5, row.sex.as_str()),
        (6, row.academic_title.as_str()),
        (7, row.education.as_str()),
        (8, row.employer.as_str()),
        (9, row.branch.as_str()),
        (10, row.membership_type.as_str()),
        (13, row.end_reason.as_str()),
    ];
    for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(place, column, clip(text))?;
    }
    for (column, day) in [(4, &row.birth_on), (11, &row.admitted_on), (12, &row.ended_on)] {
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
    for (column, _) in (14..).zip(flags).filter(|(_, flag)| *flag) {
        sheet.write_number(place, column, 1.0)?;
    }
    Ok(())
}

/// A full day as a real date; a month or a year alone as text, for Excel has no such thing.
fn write_day(sheet: &mut Worksheet, styles: &Styles, place: u32, column: u16, day: &str) -> Result<(), XlsxError> {
    if day.is_empty() {
        return Ok(());
    }
    match day.parse::<chrono::NaiveDate>() {
        Ok(day) if chrono::Datelike::year(&day) >= 1900 => sheet.write_datetime(place, column, excel_day(day)?)?,
        _ => sheet.write_string_with_format(place, column, partial_day(day), &styles.plain.centre)?,
    };
    Ok(())
}

/// `1962-05` as 05/1962; what is not a day at all stays as it is.
fn partial_day(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').rev().collect();
    parts.join("/")
}
