//! Putting a copy in the book's place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::BackupError;
use super::files::{free_path, stamp, stem};
use crate::app::App;
use crate::error::Failure;
use crate::session::Environment;
use crate::storage::{self, OpenMode};

/// Puts a checked copy of `backup` at `book`; what stood there is kept beside it under the name that is answered.
/// Nobody may have the book open.
pub fn restore(book: &Path, backup: &Path, environment: &Arc<Environment>) -> Result<Option<PathBuf>, Failure> {
    if !backup.is_file() {
        return Err(BackupError::Missing { file: name(backup) }.into());
    }
    if is_same(book, backup) {
        return Err(BackupError::SameFile.into());
    }
    refuse_when_in_use(book)?;
    let now = environment.clock.now();
    let folder = book.parent().unwrap_or_else(|| Path::new(""));
    let coming = free_path(folder, &format!("{}-dang-phuc-hoi-{}", stem(book), stamp(now)));
    let checked = checked_copy(backup, &coming, environment);
    if checked.is_err() {
        remove(&coming);
    }
    checked?;
    let kept = book.exists().then(|| free_path(folder, &format!("{}-truoc-phuc-hoi-{}", stem(book), stamp(now))));
    if let Some(kept) = &kept {
        move_with_journal(book, kept)?;
    }
    if let Err(refusal) = moved(&coming, book) {
        if let Some(kept) = &kept {
            move_with_journal(kept, book)?;
        }
        return Err(refusal.into());
    }
    Ok(kept)
}

/// A damaged book may be replaced, one that another window owns may not.
fn refuse_when_in_use(book: &Path) -> Result<(), Failure> {
    if !book.exists() {
        return Ok(());
    }
    match storage::open(book, OpenMode::Existing) {
        Err(failure) if matches!(failure.code.as_str(), "storage.in_use" | "storage.network_path") => Err(failure),
        _ => Ok(()),
    }
}

/// Copies the file, opens it as a book (which brings an old one to the newest form) and checks every page of it.
fn checked_copy(backup: &Path, coming: &Path, environment: &Arc<Environment>) -> Result<(), Failure> {
    let unsound = || BackupError::Unsound { file: name(backup) };
    std::fs::copy(backup, coming).map_err(|error| super::files::not_writable(coming, &error))?;
    let app =
        App::open(coming, OpenMode::Existing, environment.clone()).map_err(|failure| match failure.code.as_str() {
            "storage.damaged" => unsound().into(),
            _ => failure,
        })?;
    let findings = app.read(crate::checks::store::unsound_pages).map_err(|_| unsound())?;
    if findings.is_empty() { Ok(()) } else { Err(unsound().into()) }
}

/// Moves a book and what may lie beside it unfinished.
fn move_with_journal(from: &Path, to: &Path) -> Result<(), BackupError> {
    for ending in ["-wal", "-shm", ""] {
        let part = with_ending(from, ending);
        if part.exists() {
            moved(&part, &with_ending(to, ending))?;
        }
    }
    Ok(())
}

fn moved(from: &Path, to: &Path) -> Result<(), BackupError> {
    std::fs::rename(from, to).map_err(|error| BackupError::NotMoved { file: name(from), reason: error.to_string() })
}

fn remove(path: &Path) {
    for ending in ["-wal", "-shm", ""] {
        let _ = std::fs::remove_file(with_ending(path, ending));
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut text: OsString = path.as_os_str().to_owned();
    text.push(ending);
    text.into()
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
