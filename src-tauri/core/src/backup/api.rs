//! Requests and answers about copies.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::files::BackupInfo;
use super::files::{free_path, info, list, make_folder, not_writable, own_folder, stamp, stem};
use super::{BackupError, restore};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::session::{self, BookInfo, BookPath, Nothing, Session};

/// Where to copy to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CreateBackup {
    /// The folder; `sao-luu` beside the book when absent.
    pub folder: Option<String>,
}

/// Which copy to put in the book's place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    /// The copy.
    pub backup: String,
    /// The book it takes the place of; the open one when absent.
    #[serde(default)]
    pub path: Option<String>,
}

/// What restoring did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// The book as it is now, opened.
    pub book: BookInfo,
    /// Where the book as it was is kept.
    pub kept: Option<String>,
}

/// Copies the open book.
///
/// # Errors
/// The folder cannot be written; no room; the copy does not pass its check.
pub fn create_backup(app: &App, request: CreateBackup, _job: &Job) -> Result<BackupInfo, Failure> {
    let folder = request.folder.map_or_else(|| own_folder(app.path()), PathBuf::from);
    copy_into(app, &folder)
}

/// The copies beside the book, the latest first.
///
/// # Errors
/// None: a folder that cannot be read counts as empty.
pub fn list_backups(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<BackupInfo>, Failure> {
    Ok(list(&own_folder(app.path()), app.path()))
}

/// The latest copy beside the book, for the status bar.
///
/// # Errors
/// None.
pub fn last_backup(app: &App, _request: Nothing, _job: &Job) -> Result<Option<BackupInfo>, Failure> {
    Ok(list(&own_folder(app.path()), app.path()).into_iter().next())
}

/// Puts a copy in the book's place and opens it. What stood there is kept beside it.
///
/// # Errors
/// The copy is missing, damaged or no book; the book is open elsewhere, or in use here for too long. Then the book
/// stays as it was, and open.
pub fn restore_backup(session: &Session, request: RestoreBackup, job: &Job) -> Result<Restored, Failure> {
    let book = match request.path {
        Some(path) => PathBuf::from(path),
        None => session.app()?.path().to_owned(),
    };
    let backup = Path::new(&request.backup);
    let put = || restore::restore(&book, backup, session.environment());
    let kept = session.replace(&book, put, |kept| restore::take_back(&book, kept.as_deref()))?;
    let path = book.to_string_lossy().into_owned();
    let kept = kept.map(|kept| kept.to_string_lossy().into_owned());
    Ok(Restored { book: session::open_book(session, BookPath { path }, job)?, kept })
}

/// Copies the open book into `folder` under the name of the moment.
pub(super) fn copy_into(app: &App, folder: &Path) -> Result<BackupInfo, Failure> {
    make_folder(folder)?;
    let stem = stem(app.path());
    let target = free_path(folder, &format!("{stem}-{}", stamp(app.environment().clock.now())));
    // A copy cut short by a power failure must not look like one.
    let unfinished = target.with_extension("dang-ghi");
    let _ = std::fs::remove_file(&unfinished);
    app.read(|connection| crate::storage::backup_to(connection, &unfinished))?;
    std::fs::rename(&unfinished, &target).map_err(|error| not_writable(folder, &error))?;
    let made = info(&target, &stem);
    made.ok_or_else(|| BackupError::Missing { file: target.display().to_string() }.into())
}
