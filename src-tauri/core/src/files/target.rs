//! Files written for the user: whole or not at all, and never in the place of a book.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::FileError;
use super::held::{PAUSE, TRIES, is_held};
use crate::error::Failure;

/// Writes a file whole: beside the target first, then in its place. The target as it was stays until then. A name
/// without an ending gets `ending`.
///
/// # Errors
/// [`FileError`]: a name that Windows cannot keep, no such folder, target open elsewhere or write-protected, disk full,
/// the target is a book.
pub fn write_file(path: &Path, bytes: &[u8], ending: &'static str, open_book: &Path) -> Result<PathBuf, Failure> {
    put_in_place(target(path, ending)?, bytes, open_book).map(|written| written.path)
}

/// Writes a file as [`write_file`] does, under the very name that is given: it is of any kind.
///
/// # Errors
/// As [`write_file`].
pub fn write_as_named(path: &Path, bytes: &[u8], open_book: &Path) -> Result<PathBuf, Failure> {
    refuse_no_file(path)?;
    put_in_place(path.to_owned(), bytes, open_book).map(|written| written.path)
}

/// As [`write_file`], but what stood there is kept until the act is written.
pub(super) fn write_file_for_now(
    path: &Path,
    bytes: &[u8],
    ending: &'static str,
    open_book: &Path,
) -> Result<Written, Failure> {
    put_for_now(target(path, ending)?, bytes, open_book)
}

/// As [`write_as_named`], but what stood there is kept until the act is written.
pub(super) fn write_as_named_for_now(path: &Path, bytes: &[u8], open_book: &Path) -> Result<Written, Failure> {
    refuse_no_file(path)?;
    put_for_now(path.to_owned(), bytes, open_book)
}

/// A file in its place, and what stood there before.
pub(super) struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// A second name of the old file in the same folder, gone when this is dropped.
    before: Option<tempfile::NamedTempFile<()>>,
}

impl Written {
    /// Puts back what stood there before; nothing, if nothing did.
    pub fn take_back(self) {
        let whole = super::reachable(&self.path);
        match self.before {
            // Should even this fail, the old file stays beside under the name it was kept by.
            Some(before) => drop(named(before, &whole).map_err(|refused| refused.file.keep())),
            None => drop(std::fs::remove_file(whole)),
        }
    }
}

fn put_for_now(path: PathBuf, bytes: &[u8], open_book: &Path) -> Result<Written, Failure> {
    // Relative to what, nobody who uses a window can tell.
    if !path.is_absolute() {
        return Err(FileError::NotWholePath { file: super::shown(&path.to_string_lossy()) }.into());
    }
    refuse_target(&path, open_book)?;
    let before = kept_beside(&path).map_err(|error| refusal(&path, &error))?;
    let written = put_in_place(path, bytes, open_book)?;
    Ok(Written { before, ..written })
}

/// The file that stands at `path` under a second name beside it: as a link, which takes no room, or as a copy where
/// the disk knows no links (a USB stick).
fn kept_beside(path: &Path) -> std::io::Result<Option<tempfile::NamedTempFile<()>>> {
    let whole = super::reachable(path);
    if !whole.is_file() {
        return Ok(None);
    }
    until_free(&whole)?;
    let folder = whole.parent().unwrap_or(Path::new("."));
    let kept = named_beside().make_in(folder, |beside| {
        std::fs::hard_link(&whole, beside).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            _ => std::fs::copy(&whole, beside).map(drop).inspect_err(|_| drop(std::fs::remove_file(beside))),
        })
    })?;
    Ok(Some(kept))
}

fn refuse_target(path: &Path, open_book: &Path) -> Result<(), Failure> {
    super::refuse_unusable_name(path)?;
    super::refuse_book(path, open_book)?;
    // A device or a pipe (/dev/null) is the system's: renaming over it would take it away.
    if std::fs::metadata(path).is_ok_and(|target| !target.is_file()) {
        return Err(FileError::TargetIsNoFile { file: super::shown(&path.to_string_lossy()) }.into());
    }
    // Linux would rename over a file that its owner has write-protected.
    if std::fs::metadata(path).is_ok_and(|target| target.permissions().readonly()) {
        return Err(refusal(path, &ErrorKind::PermissionDenied.into()));
    }
    Ok(())
}

fn put_in_place(path: PathBuf, bytes: &[u8], open_book: &Path) -> Result<Written, Failure> {
    refuse_target(&path, open_book)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(FileError::NoFolder { folder: super::shown(&folder.to_string_lossy()) }.into());
    }
    let refuse = |error: &std::io::Error| refusal(&path, error);
    let whole = super::reachable(&path);
    let mut beside = beside(whole.parent().unwrap_or(folder)).map_err(|error| refuse(&error))?;
    beside.write_all(bytes).map_err(|error| refuse(&error))?;
    beside.as_file().sync_all().map_err(|error| refuse(&error))?;
    named(beside, &whole).map_err(|refused| refuse(&refused.error))?;
    Ok(Written { path, before: None })
}

/// Refuses a file that another program holds against being replaced, before it gets a second name: Windows would not
/// let that name go either, and it would lie beside the file for good.
#[cfg(windows)]
fn until_free(path: &Path) -> std::io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    /// The right that renaming over a file and taking a name of it away both ask for, by its number in Windows.
    const DELETE: u32 = 0x0001_0000;
    let mut ask = std::fs::OpenOptions::new();
    ask.access_mode(DELETE);
    super::held::patiently(|| ask.open(path)).map(drop)
}

/// Elsewhere a file that is open can be replaced.
#[cfg(not(windows))]
fn until_free(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Gives the file its name. An antivirus looks into each new file on Windows and holds it for a moment: tried again
/// for about a second before the target counts as open elsewhere.
pub(crate) fn named<F>(mut beside: tempfile::NamedTempFile<F>, path: &Path) -> Result<F, tempfile::PersistError<F>> {
    for _ in 1..TRIES {
        match beside.persist(path) {
            Err(refused) if is_held(&refused.error) => beside = refused.file,
            outcome => return outcome,
        }
        std::thread::sleep(PAUSE);
    }
    beside.persist(path)
}

/// Endings of other kinds of files: who types one means a file of that kind, which this is not.
const OTHER_ENDINGS: &[&str] = &[
    "doc", "docx", "pdf", "xls", "xlsx", "xlsm", "xlsb", "ods", "odt", "csv", "txt", "rtf", "html", "zip", "rar",
    "png", "jpg", "lienhiep", "khoa",
];

/// A new file in the folder, gone again unless it is put in its place; as readable as any file its owner makes.
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has such permissions to set"))]
    let mut builder = named_beside();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn named_beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".so-lien-hiep-").suffix(".tmp");
    builder
}

/// The path with the ending of the file's kind.
fn target(path: &Path, wanted: &'static str) -> Result<PathBuf, FileError> {
    refuse_no_file(path)?;
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

fn refuse_no_file(path: &Path) -> Result<(), FileError> {
    let text = path.to_string_lossy();
    let names_folder = path.is_dir() || path.file_name().is_none() || text.ends_with(['/', std::path::MAIN_SEPARATOR]);
    if names_folder {
        return Err(FileError::TargetIsFolder { file: super::shown(&text) });
    }
    Ok(())
}

/// What the system says, in words.
fn refusal(path: &Path, error: &std::io::Error) -> Failure {
    let file = super::shown(&super::name(path));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => FileError::DiskFull { file },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            FileError::TargetBusy { file }
        }
        _ if is_held(error) => FileError::TargetBusy { file },
        _ => FileError::NotWritten { file, reason: super::reason(error) },
    }
    .into()
}
