//! The second place: another disk or a stick, which may be away. It gets the latest copy whenever it is there.

use std::path::Path;

use super::files::{BackupInfo, list, make_durable, own_folder};
use super::held;
use crate::accounts::sign_in::lay_key_file;
use crate::app::App;
use crate::error::Failure;
use crate::storage;

/// Brings the latest copy beside the book to the second place, when that is there and lacks it; the copy there is read
/// again as a whole before it gets its name. Failing does no harm: what is there is asked anew each time.
///
/// # Errors
/// The book cannot be read.
pub fn follow(app: &App, folder: &str) -> Result<(), Failure> {
    let folder = Path::new(folder);
    if !is_there(folder) {
        return Ok(());
    }
    let Some(latest) = held::latest(app, &own_folder(app.path()))?.map(|held| held.copy) else { return Ok(()) };
    let target = folder.join(&latest.file_name);
    // Of that name there may be a copy of another book: it stays.
    if !has(folder, app.path(), &latest) && (!target.exists() || held::last_entry(app, &target)?.is_some()) {
        bring(app, &latest, folder);
    }
    Ok(())
}

/// Removes there what was just thinned beside the book. Nothing else: what lies there may be of another book.
pub fn thin_too(folder: &str, thinned: &[BackupInfo]) {
    let folder = Path::new(folder);
    for copy in thinned.iter().filter(|_| is_there(folder)) {
        let there = folder.join(&copy.file_name);
        if std::fs::metadata(&there).is_ok_and(|file| file.is_file() && file.len() == copy.size_bytes) {
            let _ = std::fs::remove_file(there);
        }
    }
}

/// A folder that is named and can be reached now.
pub fn is_there(folder: &Path) -> bool {
    folder.is_absolute() && folder.is_dir()
}

/// Whether that very copy lies there.
pub fn has(folder: &Path, book: &Path, copy: &BackupInfo) -> bool {
    list(folder, book).iter().any(|one| one.file_name == copy.file_name && one.size_bytes == copy.size_bytes)
}

fn bring(app: &App, copy: &BackupInfo, folder: &Path) -> Option<()> {
    // Before the copy: one that nobody could open would be worth nothing.
    lay_key_file(app, folder).ok()?;
    let target = folder.join(&copy.file_name);
    let unfinished = target.with_extension("dang-ghi");
    storage::remove_parts(&unfinished);
    let brought = std::fs::copy(&copy.path, &unfinished)
        .and_then(|_| std::fs::OpenOptions::new().write(true).open(&unfinished)?.sync_all())
        .ok()
        .and_then(|()| storage::check_copy(&unfinished, app.key()).ok())
        .and_then(|()| std::fs::rename(&unfinished, &target).ok());
    if brought.is_none() {
        storage::remove_parts(&unfinished);
    }
    make_durable(folder);
    brought
}

/// Whether both lie on one disk, so that one failure takes both. False when it cannot be told.
pub fn on_same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| std::fs::metadata(path).ok().map(|meta| meta.dev());
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    {
        let drive = |path: &Path| path.components().next().map(|first| first.as_os_str().to_ascii_uppercase());
        drive(one).is_some() && drive(one) == drive(other)
    }
}
