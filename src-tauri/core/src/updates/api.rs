//! Requests and answers of the update from a file.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Examined, KEY, UpdateError, Version, examine};
use crate::backup::api::{BackupInfo, CreateBackup, create_backup};
use crate::error::Failure;
use crate::files::write_as_named;
use crate::job::Job;
use crate::session::Session;

/// The folder, beside the settings of this account, from which an installer is started.
const FOLDER: &str = "cap-nhat";

/// Which package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InspectUpdate {
    /// The installer; its signature lies beside it.
    pub path: String,
}

/// A package that may be installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateOffer {
    /// Its version.
    pub version: String,
    /// The version in use.
    pub own_version: String,
    /// What is new, in the maker's words; may be empty.
    pub notes: String,
    /// The installer's name.
    pub file_name: String,
    /// Bytes.
    pub size_bytes: u64,
}

/// Which package shall be installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrepareUpdate {
    /// The installer; its signature lies beside it.
    pub path: String,
    /// The version that was looked at.
    pub version: String,
}

/// An installer that may be started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PreparedUpdate {
    /// The copy of the installer that was verified.
    pub installer: String,
    /// Its version.
    pub version: String,
    /// The copy of the open book that was made before; none when no book is open.
    pub backup: Option<BackupInfo>,
}

/// What a package holds; nothing is changed or started.
///
/// # Errors
/// [`UpdateError`].
pub fn inspect_update(_session: &Session, request: InspectUpdate, _job: &Job) -> Result<UpdateOffer, Failure> {
    let own = own_version();
    let found = examine(Path::new(&request.path), KEY, own)?;
    Ok(UpdateOffer {
        version: found.version.to_string(),
        own_version: own.to_string(),
        notes: found.notes,
        file_name: found.file_name,
        size_bytes: found.bytes.len() as u64,
    })
}

/// Verifies a package once more, copies the open book, and puts the installer where the shell may start it.
///
/// # Errors
/// [`UpdateError`]; the book cannot be copied; the installer cannot be written.
pub fn prepare_update(session: &Session, request: PrepareUpdate, job: &Job) -> Result<PreparedUpdate, Failure> {
    let found = examine(Path::new(&request.path), KEY, own_version())?;
    if found.version.to_string() != request.version {
        return Err(UpdateError::Changed.into());
    }
    put_ready(session, &found, job)
}

/// The second half of [`prepare_update`], with a package that was examined.
///
/// # Errors
/// The book cannot be copied; the installer cannot be written.
pub fn put_ready(session: &Session, package: &Examined, job: &Job) -> Result<PreparedUpdate, Failure> {
    let open = session.current();
    let backup = open.as_ref().map(|app| create_backup(app, CreateBackup::default(), job)).transpose()?;
    let folder = folder(session);
    // What an earlier update left behind is of no use any more; what cannot be removed is written over or stays.
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).ok();
    let book = open.as_ref().map(|app| app.path().to_owned()).unwrap_or_default();
    let installer = write_as_named(&folder.join(&package.file_name), &package.bytes, &book)?;
    Ok(PreparedUpdate {
        installer: installer.to_string_lossy().into_owned(),
        version: package.version.to_string(),
        backup,
    })
}

fn folder(session: &Session) -> PathBuf {
    let own = session.environment().config_folder.clone();
    own.unwrap_or_else(|| std::env::temp_dir().join("so-lien-hiep")).join(FOLDER)
}

fn own_version() -> Version {
    // The workspace's own version has three numbers; a package without a version would be newer than none.
    Version::read(env!("CARGO_PKG_VERSION")).unwrap_or_else(|| unreachable!("the version has three numbers"))
}
