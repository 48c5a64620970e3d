//! Request and answer of saving what can be read.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pages::Pages;
use super::reading::Bytes;
use super::store::{self, Filled};
use super::{SalvageError, loose, reading, rows};
use crate::app::App;
use crate::error::Failure;
use crate::files::{is_same, name, reason};
use crate::history::Act;
use crate::job::Job;
use crate::periods::PeriodStatus;
use crate::session::{BookPath, Session};
use crate::storage::{self, NEWEST_VERSION, OpenMode, StorageError};

const READING: &str = "Đang đọc từng trang của tệp…";

/// What was saved of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvagedTable {
    /// The table.
    pub table: String,
    /// Rows in the new book.
    pub saved_count: u64,
    /// Rows that could be read and were left out: their table refuses them, or their record is lost.
    pub left_out_count: u64,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvageReport {
    /// The new book.
    pub path: String,
    /// Its name without folder.
    pub file_name: String,
    /// Each table that has rows.
    pub tables: Vec<SalvagedTable>,
    /// All rows in the new book.
    pub saved_count: u64,
    /// Pages of the file that cannot be read.
    pub lost_page_count: u64,
    /// Rows on readable pages that cannot be read.
    pub lost_row_count: u64,
    /// What the full check finds in the new book.
    pub finding_count: u64,
    /// What the office must know besides, each a sentence: periods that are open again, files laid beside the new book,
    /// a disk that refuses parts of the file.
    pub notes: Vec<String>,
}

/// Saves what can be read of a damaged book into a new one beside it. The damaged file is only read.
///
/// # Errors
/// The file is missing, open here, cannot be read at all or holds no row; the new book cannot be written.
pub fn salvage_book(session: &Session, request: BookPath, job: &Job) -> Result<SalvageReport, Failure> {
    let damaged = PathBuf::from(&request.path);
    if !damaged.is_file() {
        return Err(StorageError::Missing { file: name(&damaged) }.into());
    }
    if session.current().is_some_and(|app| is_same(app.path(), &damaged)) {
        return Err(SalvageError::Open { file: name(&damaged) }.into());
    }
    if crate::accounts::sign_in::is_protected(&damaged) {
        return Err(SalvageError::Protected { file: name(&damaged) }.into());
    }
    job.progress(0, 3, READING)?;
    let read = bytes(&damaged, job)?;
    let has_gaps = read.has_gaps;
    let found = rows::find(&Pages::of(read.bytes, &journal(&damaged)));
    // What a later program laid down would pass for damage here, and be left out in silence.
    let sound_head = found.tables.iter().any(|table| !table.rows.is_empty());
    if let Some(form) = found.form.filter(|form| sound_head && *form > NEWEST_VERSION) {
        return Err(StorageError::TooNew { found: form, known: NEWEST_VERSION }.into());
    }
    if found.tables.iter().all(|table| table.rows.is_empty()) && found.stray.is_empty() {
        return Err(SalvageError::NothingReadable { file: name(&damaged) }.into());
    }
    job.progress(1, 3, "Đang ghi các dòng đọc được vào sổ mới…")?;
    let target = crate::backup::free_name_beside(&damaged, "cuu-duoc", session.environment().clock.now());
    let mut filled = Filled::default();
    let form = found.form.filter(|form| (1..=NEWEST_VERSION).contains(form)).unwrap_or(NEWEST_VERSION);
    storage::make_from(&target, form, |connection| {
        filled = store::fill(connection, &found)?;
        Ok(())
    })?;
    let saved_count = filled.saved.values().sum();
    if saved_count == 0 {
        storage::remove_parts(&target);
        return Err(SalvageError::NothingReadable { file: name(&damaged) }.into());
    }
    let checked = job.progress(2, 3, "Đang kiểm tra sổ mới…").and_then(|()| reopen_and_check(&target, session, job));
    if checked.is_err() {
        // Nobody was told of it: saving again makes another one.
        storage::remove_parts(&target);
    }
    let (finding_count, mut notes) = checked?;
    notes.extend(store::told_stood_in(&filled.stood_in));
    notes.extend(loose::lay_beside(&target, &filled.loose));
    if has_gaps {
        notes.push(DISK_WEARS_OUT.to_owned());
    }
    Ok(SalvageReport {
        file_name: name(&target),
        path: target.to_string_lossy().into_owned(),
        tables: told(&filled),
        saved_count,
        lost_page_count: found.page_count as u64,
        lost_row_count: found.row_count as u64,
        finding_count,
        notes,
    })
}

const DISK_WEARS_OUT: &str =
    "Ổ đĩa không đọc được một số chỗ của tệp. Ổ có thể sắp hỏng; hãy chép sổ mới sang ổ khác ngay.";

/// What the disk gives of the file; the user may stop a disk that takes its time.
fn bytes(file: &Path, job: &Job) -> Result<Bytes, Failure> {
    let mut stopped = None;
    let mut go_on = || {
        stopped = job.progress(0, 3, READING).err();
        stopped.is_none()
    };
    let read = reading::bytes_of(file, &mut go_on);
    match (stopped, read) {
        (Some(stopped), _) => Err(stopped),
        (None, read) => read.map_err(|error| SalvageError::NotRead { file: name(file), reason: reason(&error) }.into()),
    }
}

/// What lies beside the file unfinished; a journal that cannot be read counts as none.
fn journal(file: &Path) -> Vec<u8> {
    let mut path = file.as_os_str().to_owned();
    path.push("-wal");
    std::fs::read(path).unwrap_or_default()
}

/// Opens the new book as any other, opens the periods again whose closing is lost, and checks it: what is found, and what
/// was done.
fn reopen_and_check(book: &Path, session: &Session, job: &Job) -> Result<(u64, Vec<String>), Failure> {
    let app = App::open(book, OpenMode::Existing, None, session.environment().clone())?;
    let mut notes = Vec::new();
    for (id, label) in app.read(store::closed_by_nothing)? {
        app.transact(Act::ReopenPeriod, |tx| {
            crate::periods::store::set_status(tx, id, PeriodStatus::Open)?;
            tx.describe(format!("Đã mở lại “{label}” vì khi cứu sổ không đọc được lần chốt của kỳ"));
            Ok(())
        })?;
        notes.push(format!(
            "Không đọc được lần chốt của “{label}” nên kỳ này được mở lại. Hãy so với báo cáo đã gửi rồi chốt lại."
        ));
    }
    let report = crate::checks::api::check_book(&app, crate::session::Nothing {}, job)?;
    Ok((report.checked.iter().map(|one| one.finding_count).sum(), notes))
}

fn told(filled: &Filled) -> Vec<SalvagedTable> {
    let left_out =
        |table: &str| filled.refused.get(table).copied().unwrap_or(0) + filled.hanging.get(table).copied().unwrap_or(0);
    let tables = filled.saved.iter().map(|(table, saved)| SalvagedTable {
        table: table.clone(),
        saved_count: *saved,
        left_out_count: left_out(table),
    });
    tables.filter(|one| one.saved_count + one.left_out_count > 0).collect()
}
