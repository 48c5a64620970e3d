//! Making the workbook, and writing it where the user wants it: whole, or not at all.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::data::{Edition, ReportData};
use super::{ReportError, figures, store};
use crate::error::{Failure, RequestError};
use crate::excel::workbook::{self, WorkbookError};
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
        None => Ok((workbook(&figures::compute(connection, period, job)?, edition, job)?, None)),
    }
}

/// The name proposed for the file: plain letters, for mail programs and old systems.
pub fn file_name(data: &ReportData, edition: Edition) -> String {
    let edition_name = match edition {
        Edition::Sent => "ban-gui",
        Edition::Proof => "ban-kiem-chung",
    };
    let replacement = match data.period.edition_number {
        0 | 1 => String::new(),
        number => format!("_thay-the-{}", number - 1),
    };
    format!("Bao-cao_{}_{edition_name}{replacement}.xlsx", data.period.code)
}

/// Writes a file whole: beside the target first, then in its place. The target as it was stays until then.
///
/// # Errors
/// [`ReportError`]: no such folder, target open elsewhere, disk full.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let path = with_extension(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(ReportError::NoFolder { folder: folder.display().to_string() }.into());
    }
    if path.is_dir() {
        return Err(ReportError::TargetIsFolder { file: path.display().to_string() }.into());
    }
    let refuse = |error: &std::io::Error| refusal(&path, error);
    let mut beside = tempfile::Builder::new()
        .prefix(".so-lien-hiep-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(|error| refuse(&error))?;
    beside.write_all(bytes).map_err(|error| refuse(&error))?;
    beside.as_file().sync_all().map_err(|error| refuse(&error))?;
    beside.persist(&path).map_err(|error| refuse(&error.error))?;
    Ok(path)
}

/// The path with the ending that Excel wants.
fn with_extension(path: &Path) -> PathBuf {
    let is_xlsx = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if is_xlsx { path.to_owned() } else { PathBuf::from(format!("{}.xlsx", path.display())) }
}

/// What the system says, in words.
fn refusal(path: &Path, error: &std::io::Error) -> Failure {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // 32 and 33: another program holds the file (Windows).
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => ReportError::DiskFull { file },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            ReportError::TargetBusy { file }
        }
        _ if held => ReportError::TargetBusy { file },
        _ => ReportError::NotWritten { file, reason: error.to_string() },
    }
    .into()
}
