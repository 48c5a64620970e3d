//! Putting a copy in the book's place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::BackupError;
use super::files::{free_path, stamp, stem};
use crate::accounts::sign_in::{Unlocked, is_protected, unlock};
use crate::accounts::{Carried, Credentials};
use crate::app::App;
use crate::error::Failure;
use crate::files::{self, NotCopied, name, patiently};
use crate::keys::BookKey;
use crate::session::{Environment, Session};
use crate::storage::cipher::{Fit, fit};
use crate::storage::{self, OpenMode, StorageError};

/// Finds the key of a copy that shall be looked into or restored: that of the open book, or that of who is named.
/// Nothing of a copy without protection.
///
/// # Errors
/// See [`unlock`].
pub(super) fn key_of_copy(
    session: &Session,
    backup: &Path,
    open: Option<&App>,
    credentials: &Credentials,
) -> Result<Option<Unlocked>, Failure> {
    if !is_protected(backup) {
        return Ok(None);
    }
    if let Some(key) = open.and_then(App::key)
        && fit(backup, key)? != Fit::Other
    {
        return Ok(Some(Unlocked::by_key(key.clone())));
    }
    unlock(session, backup, credentials).map(Some)
}

/// Finds the key of a copy that shall take the place of `book`. Who cannot sign in to a protected book does not replace it
/// by a copy without protection either.
///
/// # Errors
/// See [`unlock`].
pub(super) fn key_of(
    session: &Session,
    book: &Path,
    backup: &Path,
    here: Option<&App>,
    credentials: &Credentials,
) -> Result<Option<Unlocked>, Failure> {
    let key = key_of_copy(session, backup, here, credentials)?;
    if key.is_none() && here.is_none() && is_protected(book) {
        unlock(session, book, credentials)?;
    }
    Ok(key)
}

/// Puts a checked copy of `backup`, whose key is `key`, at `book`; what stood there is kept beside it under the name that
/// is answered. A book that is protected keeps its key and its accounts. Nobody may have the book open.
pub fn restore(
    book: &Path,
    backup: &Path,
    key: Option<&BookKey>,
    carried: Option<&Carried>,
    environment: &Arc<Environment>,
) -> Result<Option<PathBuf>, Failure> {
    if !backup.is_file() {
        return Err(BackupError::Missing { file: name(backup) }.into());
    }
    if files::is_same(book, backup) {
        return Err(BackupError::SameFile.into());
    }
    refuse_what_is_no_book(book)?;
    refuse_when_in_use(book)?;
    let now = environment.clock.now();
    let folder = book.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(BackupError::NoFolder { folder: files::shown(&folder.to_string_lossy()) }.into());
    }
    let coming = free_path(folder, &format!("{}-dang-phuc-hoi-{}", stem(book), stamp(now)));
    let checked = checked_copy(backup, &coming, key, environment)
        .and_then(|()| carried.map_or(Ok(()), |carried| carry(carried, key, &coming, environment)));
    if checked.is_err() {
        remove(&coming);
    }
    checked?;
    let kept = book.exists().then(|| free_path(folder, &format!("{}-truoc-phuc-hoi-{}", stem(book), stamp(now))));
    let aside = kept.as_ref().map_or(Ok(()), |kept| move_with_journal(book, kept));
    // With what a full disk kept in its journal: without it, a file that had half of that already would be damaged.
    if let Err(refusal) = aside.and_then(|()| move_with_journal(&coming, book)) {
        remove(&coming);
        if let Some(kept) = &kept {
            // The old book lies whole under its other name; a journal that came before the copy is not its own.
            if kept.exists() {
                remove(book);
            }
            move_with_journal(kept, book)?;
        }
        return Err(refusal.into());
    }
    super::files::make_durable(folder);
    Ok(kept)
}

/// A letter or a folder is not replaced by a book. A damaged book is: it begins as one, or has at least its ending, like
/// one of which a power cut left nothing else.
fn refuse_what_is_no_book(target: &Path) -> Result<(), Failure> {
    if target.file_name().is_none() {
        return Err(StorageError::NoName.into());
    }
    if !target.exists() {
        return Ok(files::refuse_unusable_name(target)?);
    }
    let ours = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("lienhiep"));
    if target.is_file() && (ours || storage::begins_as_database(target) || is_protected(target)) {
        return Ok(());
    }
    Err(BackupError::TargetNotABook { file: name(target) }.into())
}

/// A damaged book may be replaced, one that another window owns may not.
fn refuse_when_in_use(book: &Path) -> Result<(), Failure> {
    if !book.exists() {
        return Ok(());
    }
    if is_protected(book) {
        let in_use = || StorageError::InUse { file: name(book) }.into();
        return if storage::is_in_use(book) { Err(in_use()) } else { Ok(()) };
    }
    match storage::open(book, OpenMode::Existing, None) {
        Err(failure) if matches!(failure.code.as_str(), "storage.in_use" | "storage.network_path") => Err(failure),
        _ => Ok(()),
    }
}

/// Undoes a restoring whose book does not open after all: what stood there stands there again.
pub fn take_back(book: &Path, kept: Option<&Path>) {
    remove(book);
    if let Some(kept) = kept {
        let _ = move_with_journal(kept, book);
    }
}

/// Copies the file, opens it as a book (which brings an old one to the newest form) and checks every page of it.
pub(super) fn checked_copy(
    backup: &Path,
    coming: &Path,
    key: Option<&BookKey>,
    environment: &Arc<Environment>,
) -> Result<(), Failure> {
    let unsound = || BackupError::Unsound { file: name(backup) };
    let folder = coming.parent().unwrap_or(coming);
    // On the disk before it takes the book's name: else a power cut could leave that name to an empty file.
    files::copy_whole(backup, coming).map_err(|failed| match failed {
        NotCopied::Read(error) => BackupError::NotRead { file: name(backup), reason: files::reason(&error) },
        NotCopied::Write(error) => super::files::not_writable(folder, &error),
    })?;
    let opened = App::open(coming, OpenMode::Existing, key.cloned(), environment.clone());
    let app = opened.map_err(|failure| match failure.code.as_str() {
        "storage.damaged" => unsound().into(),
        // The sentence of the storage would name the copy made on the way, which nobody knows.
        "storage.not_a_book" => BackupError::NotABook { file: name(backup) }.into(),
        _ => failure,
    })?;
    let findings = app.read(crate::checks::store::unsound_pages).map_err(|failure| match failure.code.as_str() {
        // The disk here fails, and says nothing of the copy.
        "storage.disk" | "storage.disk_full" => failure,
        _ => unsound().into(),
    })?;
    if findings.is_empty() { Ok(()) } else { Err(unsound().into()) }
}

/// Gives a checked copy the key and the accounts of the book whose place it takes.
fn carry(
    carried: &Carried,
    key: Option<&BookKey>,
    coming: &Path,
    environment: &Arc<Environment>,
) -> Result<(), Failure> {
    if key != Some(&carried.key) {
        storage::rewrite(coming, key, Some(&carried.key))?;
    }
    let app = App::open(coming, OpenMode::Existing, Some(carried.key.clone()), environment.clone())?;
    carried.put_into(&app)
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
    let moved = patiently(|| std::fs::rename(from, to));
    moved.map_err(|error| BackupError::NotMoved { file: name(from), reason: files::reason(&error) })
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
