//! Requests and answers about copies.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::files::BackupInfo;
use super::files::{begin, info, list, make_durable, make_folder, not_writable, own_folder, stamp, stem};
pub use super::preview::{Holding, Holdings, LostAct, RestorePreview};
pub use super::state::{BackupState, SecondPlace};
use super::{BackupError, automatic, preview, restore, second, state};
use crate::accounts::sign_in::lay_key_file;
use crate::accounts::{Carried, Credentials, Role, Secret};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::session::{self, BookInfo, BookPath, Nothing, Opening, Session};

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
    /// Of a protected copy that the open book's key does not open: the login it had then,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub login: Option<String>,
    /// and its password;
    #[serde(default)]
    #[ts(optional = nullable)]
    pub password: Option<Secret>,
    /// or the printed code of its book.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub recovery_code: Option<Secret>,
}

impl RestoreBackup {
    fn credentials(&self) -> Credentials {
        Credentials {
            login: self.login.clone(),
            password: self.password.clone(),
            recovery_code: self.recovery_code.clone(),
        }
    }
}

/// When a copy may be due.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BackupWhenDue {
    /// The office is about to close the book: then any change is worth a copy.
    pub closing: bool,
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
    if let Some(folder) = request.folder {
        refuse_folder_away(Path::new(&folder), app.path())?;
        return copy_into(app, Path::new(&folder));
    }
    let made = copy_into(app, &own_folder(app.path()))?;
    second::follow(app, &app.read(crate::settings::store::load)?.backup.second_folder)?;
    Ok(made)
}

/// Copies the open book when that is due; the window asks every minute and before it closes the book.
///
/// # Errors
/// As [`create_backup`].
pub fn backup_when_due(app: &App, request: BackupWhenDue, _job: &Job) -> Result<Option<BackupInfo>, Failure> {
    automatic::when_due(app, request.closing)
}

/// When the last good copy was made, what happened since, how the second place is, and whether to warn.
///
/// # Errors
/// The book cannot be read.
pub fn backup_state(app: &App, _request: Nothing, _job: &Job) -> Result<BackupState, Failure> {
    state::of(app)
}

/// The copies of a book that is not open, the latest first: for one that cannot be opened.
///
/// # Errors
/// None: a folder that cannot be read counts as empty.
pub fn backups_of(_session: &Session, request: BookPath, _job: &Job) -> Result<Vec<BackupInfo>, Failure> {
    let book = Path::new(&request.path);
    Ok(list(&own_folder(book), book))
}

/// What a copy holds beside what is here, and what restoring it would lose. Nothing is changed.
///
/// # Errors
/// The copy is missing, damaged or no book.
pub fn preview_restore(session: &Session, request: RestoreBackup, _job: &Job) -> Result<RestorePreview, Failure> {
    let open = session.current();
    preview::of(
        session,
        &request.credentials(),
        open.as_deref(),
        request.path.as_deref().map(Path::new),
        Path::new(&request.backup),
    )
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
    let book = match &request.path {
        Some(path) => PathBuf::from(path),
        None => session.app()?.path().to_owned(),
    };
    let backup = Path::new(&request.backup);
    let open = session.current();
    let here = open.as_deref().filter(|app| crate::files::is_same(app.path(), &book));
    if let Some(app) = open.as_deref() {
        app.refuse_below(Role::Admin)?;
    }
    let carried = here.map_or(Ok(None), Carried::of)?;
    let key = restore::key_of(session, &book, backup, here, &request.credentials())?;
    drop(open);
    let login = session.signed_in_login().or_else(|| key.as_ref().and_then(|key| key.login().map(str::to_owned)));
    let put = || {
        let kept =
            restore::restore(&book, backup, key.as_ref().map(|key| &key.key), carried.as_ref(), session.environment())?;
        let key = carried.as_ref().map(|carried| &carried.key).or(key.as_ref().map(|key| &key.key)).cloned();
        Ok((kept, Opening { key, login: login.clone() }))
    };
    let kept = session.replace(&book, put, |kept| restore::take_back(&book, kept.as_deref()))?;
    let _ = job;
    let path = book.to_string_lossy().into_owned();
    let kept = kept.map(|kept| kept.to_string_lossy().into_owned());
    session::remember(session, &path);
    Ok(Restored { book: session::info(session.app()?.as_ref())?, kept })
}

/// Copies the open book into `folder` under the name of the moment.
pub(super) fn copy_into(app: &App, folder: &Path) -> Result<BackupInfo, Failure> {
    make_folder(folder)?;
    let stem = stem(app.path());
    // A copy cut short by a power failure must not look like one.
    let (target, unfinished) = begin(folder, &format!("{stem}-{}", stamp(app.environment().clock.now())))?;
    lay_key_file(app, folder)
        .and_then(|()| app.read(|connection| crate::storage::copy_to(connection, &unfinished, app.key())))
        .and_then(|()| crate::storage::check_copy(&unfinished, app.key()))
        .map_err(|failure| {
            crate::storage::remove_parts(&unfinished);
            of_folder(failure, folder)
        })?;
    std::fs::rename(&unfinished, &target).map_err(|error| {
        crate::storage::remove_parts(&unfinished);
        not_writable(folder, &error)
    })?;
    make_durable(folder);
    let made = info(&target, &stem);
    made.ok_or_else(|| BackupError::Missing { file: target.display().to_string() }.into())
}

/// The user's folder must be there: where a stick is to appear, a folder made in its absence lies on the system's disk.
/// Only beside the book one is made, as the program's own is.
fn refuse_folder_away(folder: &Path, book: &Path) -> Result<(), BackupError> {
    let beside = |folder: &Path| folder.file_name().is_some() && folder.parent() == book.parent();
    if folder.is_dir() || beside(folder) {
        return Ok(());
    }
    Err(BackupError::FolderAway { folder: crate::files::shown(&folder.to_string_lossy()) })
}

/// A refusal of the file, said of the folder of copies: the book itself is well.
pub(super) fn of_folder(failure: Failure, folder: &Path) -> Failure {
    let name = crate::files::shown(&folder.to_string_lossy());
    match failure.code.as_str() {
        "storage.disk_full" => BackupError::NoRoom { folder: name }.into(),
        "storage.disk" => BackupError::DiskFails { folder: name }.into(),
        "storage.read_only" => {
            BackupError::FolderNotWritable { folder: name, reason: "không có quyền ghi".to_owned() }.into()
        }
        _ => failure,
    }
}
