//! The whole workbook, sheet by sheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::rows::{MembershipSheet, TaskSheet};
use super::styles::Styles;
use super::view::SheetView;
use super::{annex, charts, checks, cover, finish, page, rows, words};
use crate::reports::data::{Edition, Lead, MemberFigures, ReportData};
use crate::reports::leads;
use crate::reports::measures::Measure;

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
    /// Rows behind the other countings, in the proof edition.
    pub const OTHER_ROWS: &str = "Dòng phụ lục";
    /// The rows of each figure of PL I together, in the proof edition.
    pub const MEMBERSHIP_INDEX: &str = "Chỉ mục lượt";
    /// The rows of each figure of persons together, in the proof edition.
    pub const PERSON_INDEX: &str = "Chỉ mục người";
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
/// How tight the edition to send is packed: as the library does by itself.
const SENT_PACKING: u8 = 6;

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

/// The workbook before its last touch, and the notes of what stands where.
fn fill<'a>(
    data: &'a ReportData,
    edition: Edition,
    watch: &mut Watch,
) -> Result<(Workbook, Context<'a>), WorkbookError> {
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
        checks::write(named(&mut book, names::CHECKS)?, &context)?;
        rows::write(&mut book, &context, watch)?;
    }
    Ok((book, context))
}

/// Writes one edition of the report. The same data gives the same bytes.
pub fn write(data: &ReportData, edition: Edition, watch: &mut Watch) -> Result<Vec<u8>, WorkbookError> {
    let (mut book, context) = fill(data, edition, watch)?;
    // Packed lightly first: the last touch unpacks it.
    book.set_zip_compression_level(1);
    let bytes = book.save_to_buffer()?;
    // Half a million cells take a while to be given back; nobody need wait for it.
    rayon::spawn(move || drop(book));
    let (links, packing) = match edition {
        Edition::Sent => (BTreeMap::new(), SENT_PACKING),
        Edition::Proof => (context.styles.notes.hyperlinks(), PROOF_PACKING),
    };
    finish::finish(bytes, &page::first_header(context.mark()), &links, packing)
}

/// The sheets of an edition as they are laid out, with the rows of each figure on the screen. What names persons is
/// left to the file.
pub fn lay_out(data: &ReportData, edition: Edition) -> Result<Vec<SheetView>, WorkbookError> {
    let (_, context) = fill(data, edition, &mut |_, _| Ok(()))?;
    let numbered: Vec<(&str, Vec<Lead>)> = ANNEXES
        .iter()
        .map(|(sheet, _, annex)| (*sheet, leads::rows(data, annex)))
        .chain([(names::CHECKS, Vec::new())])
        .collect();
    let notes = &context.styles.notes;
    let mut rows: Vec<Vec<Option<u32>>> =
        numbered.iter().map(|(sheet, _)| notes.rows_of(sheet).into_iter().map(Some).collect()).collect();
    // PL V may stand in an order of its own.
    rows[4] = notes.rows_saying(names::OBSTACLES, data.obstacles.iter().map(|line| line.content.as_str()));
    let (mut views, figures) = context.styles.notes.into_views();
    for (figure, sheet, row, column) in figures {
        set_lead(&mut views[sheet], row, column, leads::to(data, &figure));
    }
    for ((sheet, columns, _), ((_, leads), rows)) in ANNEXES.iter().zip(numbered.iter().zip(&rows)) {
        let Some(view) = views.iter_mut().find(|view| view.name == *sheet) else { continue };
        for (row, lead) in rows.iter().zip(leads).filter_map(|(row, lead)| Some(((*row)?, lead))) {
            for column in *columns {
                set_lead(view, row, *column, Some(lead.clone()));
            }
        }
    }
    if let Some((view, rows)) = views.iter_mut().find(|view| view.name == names::INDICATORS).zip(rows.get(3)) {
        for (row, line) in rows.iter().zip(&data.indicators).filter_map(|(row, line)| Some(((*row)?, line))) {
            for (column, lead) in BESIDE.into_iter().zip(leads::beside(data, line)) {
                set_lead(view, row, column, lead);
            }
        }
    }
    if let Some((view, rows)) = views.iter_mut().find(|view| view.name == names::CHECKS).zip(rows.last()) {
        for (row, line) in rows.iter().zip(&data.checks).filter_map(|(row, line)| Some(((*row)?, line))) {
            set_lead(view, row, checks::FOUND, line.leads_to.clone());
            // Compared with what one thing says: that thing.
            let one = line.subjects.first().filter(|_| line.subjects.len() == 1 && line.expected != 0);
            set_lead(view, row, checks::EXPECTED, one.and_then(|one| one.leads_to.clone()));
        }
    }
    let moved: i64 = data.organizations.iter().map(|line| line.members.opening + line.members.increase).sum();
    let longest = |figures: &MemberFigures| figures.opening.max(figures.closing);
    let most: i64 = [Measure::Opening, Measure::Closing]
        .map(|measure| data.organizations.iter().map(|line| measure.of(&line.members)).sum())
        .into_iter()
        .max()
        .unwrap_or_default();
    for (sheet, count) in [
        (names::MEMBERSHIP_ROWS, moved),
        (names::MEMBERSHIP_INDEX, most),
        (names::PERSON_INDEX, longest(&data.persons.figures)),
    ] {
        if let Some(view) = views.iter_mut().find(|view| view.name == sheet) {
            view.only_in_file = count.max(0) as u32;
        }
    }
    Ok(views)
}

/// The annexes: the columns of each that lead to the record of its row, and their names for [`leads::rows`].
const ANNEXES: [(&str, &[u16], &str); 6] = [
    (names::MEMBERS, &[1], "organizations"),
    // Its percentage too is told by the task's own results.
    (names::TASKS, &[1, 8], "tasks"),
    (names::DEADLINES, &[2, 6], "deadlines"),
    (names::INDICATORS, &[3], "indicators"),
    (names::OBSTACLES, &[4], "obstacles"),
    (names::SUBMISSIONS, &[4], "submissions"),
];

/// PL IV: the columns of lũy kế and of the year before, as [`leads::beside`] tells them.
const BESIDE: [u16; 2] = [4, 5];

/// A cell leads to rows of the screen.
fn set_lead(view: &mut SheetView, row: u32, column: u16, lead: Option<Lead>) {
    let Ok(at) = view.rows.binary_search_by_key(&row, |view| view.row) else { return };
    if let Some(cell) = view.rows[at].cells.iter_mut().find(|cell| cell.column == column) {
        cell.leads_to = cell.leads_to.take().or(lead);
    }
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
