//! The whole workbook, sheet by sheet.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::rows::{MembershipSheet, TaskSheet};
use super::styles::Styles;
use super::{annex, charts, checks, cover, finish, page, rows, words};
use crate::reports::data::{Edition, ReportData};

/// Names of the sheets, in printing order.
pub(super) mod names {
    /// The report itself.
    pub const COVER: &str = "Báo cáo";
    /// PL I.
    pub const MEMBERS: &str = "PL I Tổ chức, hội viên";
    /// PL II.
    pub const TASKS: &str = "PL II Tiến độ nhiệm vụ";
    /// PL III.
    pub const DEADLINES: &str = "PL III Quá hạn, sắp đến hạn";
    /// PL IV.
    pub const INDICATORS: &str = "PL IV Số liệu hoạt động";
    /// PL V.
    pub const OBSTACLES: &str = "PL V Vướng mắc, kiến nghị";
    /// PL VI.
    pub const SUBMISSIONS: &str = "PL VI Tình hình nộp báo cáo";
    /// What PL I and PL II count, drawn.
    pub const CHARTS: &str = "Biểu đồ";
    /// Tie-outs, in the proof edition.
    pub const CHECKS: &str = "Kiểm tra số liệu";
    /// Rows behind PL I, in the proof edition.
    pub const MEMBERSHIP_ROWS: &str = "Dòng hội viên";
    /// Rows behind the 2 × 2, in the proof edition.
    pub const TASK_ROWS: &str = "Dòng nhiệm vụ";
}

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// The writer refused; it never should for data of the book.
    #[error(
        "Không lập được tệp Excel của báo cáo: {0}. Số liệu trong sổ còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi dòng này cho người hỗ trợ."
    )]
    Writer(String),
    /// The user stopped it.
    #[error("Đã dừng lập báo cáo theo yêu cầu; chưa có tệp nào được ghi. Khi cần, hãy xuất lại.")]
    Cancelled,
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> WorkbookError {
        WorkbookError::Writer(error.to_string())
    }
}

/// How tight the rows of the proof edition are packed, of 9: at the usual 6 packing took most of the time, for a file a
/// ninth smaller. The edition to send stays at 6.
pub const PROOF_PACKING: u8 = 4;

/// What every sheet is made from.
pub(super) struct Context<'a> {
    /// The report.
    pub data: &'a ReportData,
    /// The looks.
    pub styles: Styles,
    /// The rows behind PL I, in the proof edition.
    pub memberships: Option<MembershipSheet<'a>>,
    /// The rows behind the 2 × 2, in the proof edition.
    pub tasks: Option<TaskSheet<'a>>,
}

impl Context<'_> {
    /// What every page must own up to.
    pub fn mark(&self) -> Option<&'static str> {
        words::mark(self.data)
    }
}

/// Says how far the work is; an error of it stops the work.
pub type Watch<'a> = dyn FnMut(u64, u64) -> Result<(), WorkbookError> + 'a;

/// Writes one edition of the report. The same data gives the same bytes.
pub fn write(data: &ReportData, edition: Edition, watch: &mut Watch) -> Result<Vec<u8>, WorkbookError> {
    let proof = edition == Edition::Proof;
    let context = Context {
        data,
        styles: Styles::new(),
        memberships: proof.then(|| MembershipSheet::new(data)),
        tasks: proof.then(|| TaskSheet::new(data)),
    };
    let mut book = Workbook::new();
    // Widths are measured in digits of the default font: 7 pixels each in Times New Roman 11.
    book.set_default_format(&context.styles.base, 20, 64)?;
    book.set_properties(&properties(data));
    cover::write(named(&mut book, names::COVER)?, &context)?;
    let members = annex::members::write(named(&mut book, names::MEMBERS)?, &context)?;
    let tasks = annex::tasks::write(named(&mut book, names::TASKS)?, &context)?;
    annex::deadlines::write(named(&mut book, names::DEADLINES)?, &context)?;
    annex::indicators::write(named(&mut book, names::INDICATORS)?, &context)?;
    annex::obstacles::write(named(&mut book, names::OBSTACLES)?, &context)?;
    annex::submissions::write(named(&mut book, names::SUBMISSIONS)?, &context)?;
    if !members.is_empty() || tasks.is_some() {
        charts::write(named(&mut book, names::CHARTS)?, &context, &members, tasks)?;
    }
    if proof {
        book.set_zip_compression_level(PROOF_PACKING);
        checks::write(named(&mut book, names::CHECKS)?, &context)?;
        rows::write(&mut book, &context, watch)?;
    }
    let bytes = book.save_to_buffer()?;
    // A quarter of a million cells take a while to be given back; nobody need wait for it.
    rayon::spawn(move || drop(book));
    finish::first_pages_without_number(bytes, &page::first_header(context.mark()))
}

/// A new sheet with its name.
pub(super) fn named<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    book.add_worksheet().set_name(name)
}

/// Properties of the file: what it is and of whom, and nothing of the machine it was made on.
fn properties(data: &ReportData) -> DocProperties {
    let made_on = data.period.closed_on.unwrap_or(data.period.cutoff_on);
    let midnight = super::table::excel_day(made_on.max(NaiveDate::default())).ok();
    let properties = DocProperties::new()
        .set_title(format!("Báo cáo {}", data.period.title))
        .set_subject(words::period_line(&data.period))
        .set_company(data.letterhead.issuer.clone());
    match midnight {
        Some(midnight) => properties.set_creation_datetime(&midnight),
        None => properties,
    }
}
