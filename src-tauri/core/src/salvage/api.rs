//! Request and answer of saving what can be read.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pages::Pages;
use super::store::{self, Filled};
use super::{SalvageError, rows};
use crate::app::App;
use crate::error::Failure;
use crate::files::{is_same, name, reason};
use crate::job::Job;
use crate::session::{BookPath, Session};
use crate::storage::{self, NEWEST_VERSION, OpenMode, StorageError};

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
    job.progress(0, 3, "Đang đọc từng trang của tệp…")?;
    let found = rows::find(&Pages::of(bytes(&damaged)?, &journal(&damaged)));
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
    job.progress(2, 3, "Đang kiểm tra sổ mới…")?;
    let finding_count = check(&target, session, job)?;
    Ok(SalvageReport {
        file_name: name(&target),
        path: target.to_string_lossy().into_owned(),
        tables: told(&filled),
        saved_count,
        lost_page_count: found.page_count as u64,
        lost_row_count: found.row_count as u64,
        finding_count,
    })
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let read = std::fs::read(file);
    read.map_err(|error| SalvageError::NotRead { file: name(file), reason: reason(&error) }.into())
}

/// What lies beside the file unfinished; a journal that cannot be read counts as none.
fn journal(file: &Path) -> Vec<u8> {
    let mut path = file.as_os_str().to_owned();
    path.push("-wal");
    std::fs::read(path).unwrap_or_default()
}

fn check(book: &Path, session: &Session, job: &Job) -> Result<u64, Failure> {
    let app = App::open(book, OpenMode::Existing, None, session.environment().clone())?;
    let report = crate::checks::api::check_book(&app, crate::session::Nothing {}, job)?;
    Ok(report.checked.iter().map(|one| one.finding_count).sum())
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
