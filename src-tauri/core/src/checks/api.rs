//! Request and answer of the check.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::queries::QUERIES;
use super::store;
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::session::Nothing;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The table, when it is about a row.
    pub table: Option<String>,
    /// The row.
    pub id: Option<i64>,
    /// What is wrong, without personal data.
    pub text: String,
}

/// One check and what it found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Checked {
    /// Its code.
    pub check: String,
    /// What must hold, in Vietnamese.
    pub rule: String,
    /// How many break it.
    pub finding_count: u64,
    /// The first of them.
    pub findings: Vec<Finding>,
    /// Whether making anew what is worked out of the records may mend it; no record is touched by that.
    pub mendable: bool,
}

/// What was checked and found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// Nothing was found.
    pub ok: bool,
    /// Each check.
    pub checked: Vec<Checked>,
}

type Look = fn(&Connection) -> Result<Vec<Finding>, Failure>;

/// Checks that are more than one query.
const LOOKS: &[(&str, &str, Look)] = &[
    ("pages", "Tệp sổ không hỏng trang nào", store::unsound_pages),
    ("references", "Mọi liên kết giữa các bản ghi đều có đích", store::broken_references),
    ("dates", "Mọi ngày đều có thật", store::impossible_days),
    ("search_index", "Chỉ mục tìm kiếm khớp với hồ sơ", store::search_out_of_step),
    ("search_text", "Dạng tìm kiếm và thứ tự của hồ sơ đúng với hồ sơ", store::stale_people),
    ("extensions_chain", "Mỗi lần gia hạn dời hạn gốc hoặc hạn mới của lần trước", store::hanging_extensions),
    ("history", "Mọi bản ghi đều có trong nhật ký", store::rows_without_history),
    ("attachments", "Tệp kèm còn nguyên vẹn như lúc đính kèm", store::spoilt_attachments),
    ("frozen_files", "Tệp báo cáo đã chốt còn nguyên vẹn", store::changed_files),
];

/// Findings shown of one check.
const SHOWN: usize = 50;

/// Checks the open book.
///
/// # Errors
/// The book cannot be read at all; the user stopped it.
pub fn check_book(app: &App, _request: Nothing, job: &Job) -> Result<CheckReport, Failure> {
    let total = (LOOKS.len() + QUERIES.len()) as u64;
    let mut checked = Vec::new();
    for (code, rule, look) in LOOKS {
        job.progress(checked.len() as u64, total, "Đang kiểm tra sổ…")?;
        checked.push(summed(code, rule, app.read(look)?));
    }
    for query in QUERIES {
        job.progress(checked.len() as u64, total, "Đang kiểm tra sổ…")?;
        checked.push(summed(query.code, query.rule, app.read(|connection| store::ask(connection, query))?));
    }
    Ok(CheckReport { ok: checked.iter().all(|one| one.finding_count == 0), checked })
}

/// Books up to this size are read as a whole at each start; of larger ones the records alone that every screen needs.
const QUICK_BYTES: u64 = 48 << 20;

/// A look at the file that costs no one time: every page of a book of ordinary size, without what lies between records.
///
/// # Errors
/// The book cannot be read at all.
pub fn check_quickly(app: &App, _request: Nothing, _job: &Job) -> Result<CheckReport, Failure> {
    let size = std::fs::metadata(app.path()).map_or(0, |file| file.len());
    let findings = app.read(|connection| store::quickly_unsound(connection, size <= QUICK_BYTES))?;
    let (code, rule, _) = LOOKS[0];
    let checked = summed(code, rule, findings);
    Ok(CheckReport { ok: checked.finding_count == 0, checked: vec![checked] })
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RepairReport {
    /// Where the book as it was is kept.
    pub kept: String,
    /// The full check afterwards.
    pub report: CheckReport,
}

/// Makes anew what is worked out of the records and can be worked out again: the indexes of the file and the index of
/// words. No record is touched. The file as it was is kept beside the book first.
///
/// # Errors
/// The file cannot be kept; the records themselves are damaged, so that nothing can be worked out of them: then the file
/// is as it was.
pub fn repair_book(app: &App, _request: Nothing, job: &Job) -> Result<RepairReport, Failure> {
    let kept = crate::backup::free_name_beside(app.path(), "truoc-sua", app.environment().clock.now());
    job.progress(0, 3, "Đang giữ lại tệp như hiện nay…")?;
    app.read(|connection| {
        crate::backup::keep_pages(connection, &kept, app.key())?;
        job.progress(1, 3, "Đang lập lại chỉ mục…")?;
        store::rebuild_derived(connection)
    })?;
    job.progress(2, 3, "Đang kiểm tra sổ…")?;
    let report = check_book(app, Nothing {}, job)?;
    Ok(RepairReport { kept: kept.to_string_lossy().into_owned(), report })
}

fn summed(code: &str, rule: &str, mut findings: Vec<Finding>) -> Checked {
    let finding_count = findings.len() as u64;
    let mendable = finding_count > 0 && is_mendable(code, &findings);
    findings.truncate(SHOWN);
    Checked { check: code.to_owned(), rule: rule.to_owned(), finding_count, findings, mendable }
}

/// Of the file's pages only what SQLite says of indexes; and the index of words.
fn is_mendable(code: &str, findings: &[Finding]) -> bool {
    match code {
        "pages" => findings.iter().all(|finding| finding.text.contains("index")),
        other => other == "search_index",
    }
}
