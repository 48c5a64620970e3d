//! The words of a report as a Word document: the form of Nghị định 30/2020/NĐ-CP around the sections, the totals that the
//! sections tell, and the names of the annexes. It holds no more than the workbook's sheet "Báo cáo": figures, no rows, no
//! names of persons but the signer's.
//!
//! Rules: of an open period it is made anew each time and says on every page that its figures may move; of a closed
//! one it is frozen with the closing, to the byte. A closing of an earlier program has no such file: it is made of the
//! frozen figures and words, never of what stands in the book now.

pub(super) mod document;
mod totals;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::{ExportedReport, OfReport};
use super::store::{self, Closing};
use super::{ReportError, close, export, figures};
use crate::app::{App, Done};
use crate::docx::DocxError;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::periods::{Period, PeriodStatus};

impl From<DocxError> for ReportError {
    fn from(error: DocxError) -> Self {
        let DocxError::Writer(reason) = error;
        Self::Document { reason }
    }
}

/// The words of which report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct TextOfReport {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// An earlier closing instead of the one that holds.
    #[serde(default)]
    pub number: Option<u32>,
}

impl TextOfReport {
    /// The period, and the closing that is meant; none: the figures are open.
    fn find(&self, connection: &Connection) -> Result<(Period, Option<Closing>), Failure> {
        let period = OfReport { period_id: self.period_id, period: self.period.clone() }.find(connection)?;
        let closing = match self.number {
            None => store::valid_closing(connection, period.id)?.filter(|_| period.status == PeriodStatus::Closed),
            Some(number) => {
                let found = store::closings(connection, period.id)?.into_iter().find(|one| one.number == number);
                let refused = || ReportError::NoSuchVersion { label: period.label.clone(), number };
                Some(found.ok_or_else(refused)?)
            }
        };
        Ok((period, closing))
    }
}

/// The name proposed for the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportTextName {
    /// Its name.
    pub file_name: String,
}

/// The name proposed for the words of a period as it stands, or of an earlier closing.
///
/// # Errors
/// There is no such period, or no such closing of it.
pub fn report_text_name(app: &App, request: TextOfReport, _job: &Job) -> Result<ReportTextName, Failure> {
    app.read(|connection| {
        let (period, closing) = request.find(connection)?;
        let file_name = export::named(&period.code, "loi-van", closing.map(|closing| closing.number), "docx");
        Ok(ReportTextName { file_name })
    })
}

/// A Word file to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportReportText {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// Where to; `.docx` is added when it is missing.
    pub path: String,
    /// An earlier closing instead of the one that holds.
    #[serde(default)]
    pub number: Option<u32>,
}

/// Writes the words of a report as a Word file: of a closed period the very bytes that were frozen. It is kept in the
/// history.
///
/// # Errors
/// No such period, or no such closing of it; the target cannot be written, then nothing is half written.
pub fn export_report_text(app: &App, request: ExportReportText, job: &Job) -> Result<Done<ExportedReport>, Failure> {
    let of = TextOfReport { period_id: request.period_id, period: request.period, number: request.number };
    job.progress(0, None, "Đang lập tệp Word…")?;
    let (label, bytes, closing_number) = app.read(|connection| {
        let (period, closing) = of.find(connection)?;
        let bytes = match &closing {
            Some(closing) => frozen(connection, closing)?,
            None => document::bytes(&figures::compute(connection, &period, job)?)?,
        };
        Ok((period.label, bytes, closing.map(|closing| closing.number)))
    })?;
    crate::files::leaving(app, Act::ExportReport, |tx, files| {
        tx.describe(format!("Đã xuất lời văn báo cáo {label} (tệp Word)"));
        let path = files.write(std::path::Path::new(&request.path), &bytes, "docx")?.display().to_string();
        Ok(ExportedReport { path, byte_count: bytes.len() as i64, sha256: close::sha256(&bytes), closing_number })
    })
}

/// The file of a closing.
fn frozen(connection: &Connection, closing: &Closing) -> Result<Vec<u8>, Failure> {
    match store::frozen_text_file(connection, closing.id)? {
        Some(bytes) => Ok(bytes),
        None => Ok(document::bytes(&store::frozen(connection, closing.id)?)?),
    }
}
