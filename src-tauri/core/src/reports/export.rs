//! Making the workbook, and writing it where the user wants it: whole, or not at all.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::data::{Edition, ReportData};
use super::{ReportError, figures, store};
use crate::error::{Failure, RequestError};
use crate::excel::workbook::{self, WorkbookError};
use crate::files;
use crate::job::Job;
use crate::periods::{Period, PeriodStatus};

/// The workbook of a report.
///
/// # Errors
/// The writer refused; the user stopped it.
pub fn workbook(data: &ReportData, edition: Edition, job: &Job) -> Result<Vec<u8>, Failure> {
    let what = match edition {
        Edition::Sent => "Đang lập bản gửi…",
        Edition::Proof => "Đang lập bản kiểm chứng…",
    };
    job.progress(0, None, what)?;
    let mut watch = |done, total| job.progress(done, total, what).map_err(|_| WorkbookError::Cancelled);
    workbook::write(data, edition, &mut watch).map_err(|error| match error {
        WorkbookError::Cancelled => RequestError::Cancelled.into(),
        WorkbookError::Writer(reason) => ReportError::Workbook { reason }.into(),
    })
}

/// The bytes of a period's workbook: as frozen when it is closed, else made now. With the number of the closing.
///
/// # Errors
/// The book cannot be read; the writer refused.
pub fn bytes(
    connection: &Connection,
    period: &Period,
    edition: Edition,
    job: &Job,
) -> Result<(Vec<u8>, Option<u32>), Failure> {
    let closing = store::valid_closing(connection, period.id)?.filter(|_| period.status == PeriodStatus::Closed);
    match closing {
        Some(closing) => Ok((store::file(connection, closing.id, edition.as_str())?.0, Some(closing.number))),
        None => {
            let data = figures::compute(connection, period, job)?;
            let bytes = workbook(&data, edition, job)?;
            // Its rows are given back while the file is written.
            rayon::spawn(move || drop(data));
            Ok((bytes, None))
        }
    }
}

/// The name proposed for a file: plain letters, for mail programs and old systems. A replacement bears its number, and
/// a file that is of no closing says that it is a draft, so that no file takes the place of another.
pub fn file_name(period_code: &str, edition: Edition, closing_number: Option<u32>) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let code: String = period_code.chars().map(plain).collect();
    let edition = match edition {
        Edition::Sent => "ban-gui",
        Edition::Proof => "ban-kiem-chung",
    };
    let version = match closing_number {
        None => "-nhap".to_owned(),
        Some(0 | 1) => String::new(),
        Some(number) => format!("-thay-the-{}", number - 1),
    };
    format!("Bao-cao-{code}-{edition}{version}.xlsx")
}

/// Writes a file whole: beside the target first, then in its place. The target as it was stays until then.
///
/// # Errors
/// [`ReportError`]: no such folder, target open elsewhere or write-protected, disk full; [`files::FileError`]: the
/// target is a book.
pub fn write_file(path: &Path, bytes: &[u8], open_book: &Path) -> Result<PathBuf, Failure> {
    let path = target(path)?;
    files::refuse_book(&path, open_book)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(ReportError::NoFolder { folder: files::shown(&folder.to_string_lossy()) }.into());
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
    "doc", "docx", "pdf", "xls", "xlsm", "xlsb", "ods", "odt", "csv", "txt", "rtf", "html", "zip", "rar", "png", "jpg",
    "lienhiep",
];

/// A new file in the folder, gone again unless it is put in its place; as readable as any file its owner makes.
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".so-lien-hiep-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The path with the ending that Excel wants.
fn target(path: &Path) -> Result<PathBuf, ReportError> {
    let text = path.to_string_lossy();
    let names_folder = path.is_dir() || path.file_name().is_none() || text.ends_with(['/', std::path::MAIN_SEPARATOR]);
    if names_folder {
        return Err(ReportError::TargetIsFolder { file: files::shown(&text) });
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == "xlsx" {
        return Ok(path.to_owned());
    }
    if OTHER_ENDINGS.contains(&ending.as_str()) {
        return Err(ReportError::OtherEnding { file: files::shown(&files::name(path)) });
    }
    let path = PathBuf::from(format!("{}.xlsx", path.display()));
    if path.is_dir() {
        Err(ReportError::TargetIsFolder { file: files::shown(&path.to_string_lossy()) })
    } else {
        Ok(path)
    }
}

/// What the system says, in words.
fn refusal(path: &Path, error: &std::io::Error) -> Failure {
    let file = files::shown(&files::name(path));
    // 32 and 33: another program holds the file (Windows).
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => ReportError::DiskFull { file },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            ReportError::TargetBusy { file }
        }
        _ if held => ReportError::TargetBusy { file },
        _ => ReportError::NotWritten { file, reason: files::reason(error) },
    }
    .into()
}
