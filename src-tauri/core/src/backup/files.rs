//! Names and folders of copies.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BackupError;
use crate::clock::vietnam;
use crate::files::{reason, shown};

/// A copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupInfo {
    /// Full path.
    pub path: String,
    /// Name without folder.
    pub file_name: String,
    /// When it was made (RFC 3339, UTC).
    pub made_at: String,
    /// Its size.
    pub size_bytes: u64,
}

/// The program's own folder of copies, beside the book.
pub fn own_folder(book: &Path) -> PathBuf {
    book.parent().unwrap_or_else(|| Path::new("")).join("sao-luu")
}

/// The book's name without its ending.
pub fn stem(book: &Path) -> String {
    book.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `YYYYMMDD-HHMMSS` in Vietnam's time.
pub fn stamp(now: DateTime<Utc>) -> String {
    now.with_timezone(&vietnam()).format("%Y%m%d-%H%M%S").to_string()
}

/// Begins the file `so-20260304-080102.dang-ghi`, or the next that nobody else has begun, and says under which name it
/// shall be a copy: two copies of one second do not write into one file.
pub fn begin(folder: &Path, start: &str) -> Result<(PathBuf, PathBuf), BackupError> {
    let mut number = 0_u64;
    loop {
        number += 1;
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let target = folder.join(format!("{start}{end}.lienhiep"));
        let unfinished = target.with_extension("dang-ghi");
        if target.exists() {
            continue;
        }
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&unfinished) {
            // Finished by another between the two looks.
            Ok(_) if target.exists() => drop(std::fs::remove_file(&unfinished)),
            Ok(_) => return Ok((target, unfinished)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(not_writable(folder, &error)),
        }
    }
}

/// A path in `folder` that no file has yet: `so-20260304-080102.lienhiep`, `so-20260304-080102-2.lienhiep` …
pub fn free_path(folder: &Path, start: &str) -> PathBuf {
    let named = |number: u32| match number {
        1 => folder.join(format!("{start}.lienhiep")),
        number => folder.join(format!("{start}-{number}.lienhiep")),
    };
    (1..).map(named).find(|path| !path.exists()).unwrap_or_default()
}

/// Makes the folder.
pub fn make_folder(folder: &Path) -> Result<(), BackupError> {
    std::fs::create_dir_all(folder).map_err(|error| not_writable(folder, &error))
}

/// Makes what was renamed in a folder outlast a power cut, where the system can: Windows does so by itself.
pub fn make_durable(folder: &Path) {
    #[cfg(unix)]
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// The folder refuses, or has no room.
pub fn not_writable(folder: &Path, error: &std::io::Error) -> BackupError {
    use std::io::ErrorKind;
    if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        return BackupError::NoRoom { folder: shown(&folder.to_string_lossy()) };
    }
    BackupError::FolderNotWritable { folder: shown(&folder.to_string_lossy()), reason: reason(error) }
}

/// The copies of `book` in `folder`, the latest first.
pub fn list(folder: &Path, book: &Path) -> Vec<BackupInfo> {
    let stem = stem(book);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<BackupInfo> = entries.filter_map(|entry| info(&entry.path(), &stem)).collect();
    // Of one second the longer name has the higher number.
    found.sort_by(|one, other| {
        let key = |copy: &BackupInfo| (copy.made_at.clone(), copy.file_name.len(), copy.file_name.clone());
        key(other).cmp(&key(one))
    });
    found
}

/// What is known of the copy at `path`, when its name is one of `stem`'s copies.
pub fn info(path: &Path, stem: &str) -> Option<BackupInfo> {
    let file_name = path.file_name()?.to_str()?.to_owned();
    let rest = file_name.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(".lienhiep")?;
    let (stamp, number) = rest.split_at_checked(15)?;
    let numbered = number.is_empty() || number.strip_prefix('-').is_some_and(|text| text.parse::<u32>().is_ok());
    let local = NaiveDateTime::parse_from_str(stamp, "%Y%m%d-%H%M%S").ok().filter(|_| numbered)?;
    let made_at = vietnam().from_local_datetime(&local).single()?.with_timezone(&Utc);
    Some(BackupInfo {
        path: path.to_string_lossy().into_owned(),
        file_name,
        made_at: made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        // A pipe or a folder of such a name is no copy; opening the one would wait for ever.
        size_bytes: std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len(),
    })
}
