//! Making the workbook, and writing it where the user wants it: whole, or not at all.

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
        None => {
            let data = figures::compute(connection, period, job)?;
            let bytes = workbook(&data, edition, job)?;
            // Its rows are given back while the file is written.
            rayon::spawn(move || drop(data));
            Ok((bytes, None))
        }
    }
}

/// The name proposed for a workbook; see [`named`].
pub fn file_name(period_code: &str, edition: Edition, closing_number: Option<u32>) -> String {
    let what = match edition {
        Edition::Sent => "ban-gui",
        Edition::Proof => "ban-kiem-chung",
    };
    named(period_code, what, closing_number, "xlsx")
}

/// A name proposed for a file: plain letters, for mail programs and old systems. A replacement bears its number, and
/// a file that is of no closing says that it is a draft, so that no file takes the place of another.
pub(super) fn named(period_code: &str, what: &str, closing_number: Option<u32>, ending: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let code: String = period_code.chars().map(plain).collect();
    let version = match closing_number {
        None => "-nhap".to_owned(),
        Some(0 | 1) => String::new(),
        Some(number) => format!("-thay-the-{}", number - 1),
    };
    format!("Bao-cao-{code}-{what}{version}.{ending}")
}
