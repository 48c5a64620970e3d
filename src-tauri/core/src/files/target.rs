//! Files written for the user: whole or not at all, and never in the place of a book.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::FileError;
use crate::error::Failure;

/// Writes a file whole: beside the target first, then in its place. The target as it was stays until then. A name
/// without an ending gets `ending`.
///
/// # Errors
/// [`FileError`]: no such folder, a device's name, target open elsewhere or write-protected, disk full, the target is a
/// book.
pub fn write_file(path: &Path, bytes: &[u8], ending: &'static str, open_book: &Path) -> Result<PathBuf, Failure> {
    let path = target(path, ending)?;
    super::refuse_book(&path, open_book)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(FileError::NoFolder { folder: super::shown(&folder.to_string_lossy()) }.into());
    }
    let refuse = |error: &std::io::Error| refusal(&path, error);
    // Linux would rename over a file that its owner has write-protected.
    if std::fs::metadata(&path).is_ok_and(|target| target.permissions().readonly()) {
        return Err(refuse(&ErrorKind::PermissionDenied.into()));
    }
    let mut beside = beside(folder).map_err(|error| refuse(&error))?;
    beside.write_all(bytes).map_err(|error| refuse(&error))?;
    beside.as_file().sync_all().map_err(|error| refuse(&error))?;
    beside.persist(&path).map_err(|error| refuse(&error.error))?;
    Ok(path)
}

/// Endings of other kinds of files: who types one means a file of that kind, which this is not.
const OTHER_ENDINGS: &[&str] = &[
    "doc", "docx", "pdf", "xls", "xlsx", "xlsm", "xlsb", "ods", "odt", "csv", "txt", "rtf", "html", "zip", "rar",
    "png", "jpg", "lienhiep",
];

/// A new file in the folder, gone again unless it is put in its place; as readable as any file its owner makes.
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".so-lien-hiep-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The path with the ending of the file's kind.
fn target(path: &Path, wanted: &'static str) -> Result<PathBuf, FileError> {
    let text = path.to_string_lossy();
    let names_folder = path.is_dir() || path.file_name().is_none() || text.ends_with(['/', std::path::MAIN_SEPARATOR]);
    if names_folder {
        return Err(FileError::TargetIsFolder { file: super::shown(&text) });
    }
    if super::is_device(path) {
        return Err(FileError::DeviceName { file: super::shown(&super::name(path)) });
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == wanted {
        return Ok(path.to_owned());
    }
    if OTHER_ENDINGS.contains(&ending.as_str()) {
        return Err(FileError::OtherEnding { file: super::shown(&super::name(path)), ending: wanted });
    }
    let path = PathBuf::from(format!("{}.{wanted}", path.display()));
    if path.is_dir() {
        Err(FileError::TargetIsFolder { file: super::shown(&path.to_string_lossy()) })
    } else {
        Ok(path)
    }
}

/// What the system says, in words.
fn refusal(path: &Path, error: &std::io::Error) -> Failure {
    let file = super::shown(&super::name(path));
    // 32 and 33: another program holds the file (Windows).
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => FileError::DiskFull { file },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            FileError::TargetBusy { file }
        }
        _ if held => FileError::TargetBusy { file },
        _ => FileError::NotWritten { file, reason: super::reason(error) },
    }
    .into()
}
