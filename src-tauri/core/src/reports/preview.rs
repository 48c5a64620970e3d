//! The report as the window shows it: the sheets as the workbook lays them out, and the figures within its words. Both
//! are made of what the file is made of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::{OfReport, current};
use super::data::Edition;
use super::sections::{self, CitedFigure};
use super::{ReportError, store};
use crate::app::App;
use crate::error::Failure;
use crate::excel::workbook::{self, SheetView};
use crate::job::Job;

/// Which workbook to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PreviewWorkbook {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// Which of the two workbooks.
    pub edition: Edition,
}

/// The sheets of a workbook as they would be written now, or of a closed period as they were frozen. What names persons
/// is counted only.
///
/// # Errors
/// There is no such period.
pub fn preview_workbook(app: &App, request: PreviewWorkbook, job: &Job) -> Result<Vec<SheetView>, Failure> {
    let of = OfReport { period_id: request.period_id, period: request.period };
    let data = app.read(|connection| current(connection, &of.find(connection)?, job))?;
    workbook::lay_out(&data, request.edition)
        .map_err(|error| ReportError::Workbook { reason: error.to_string() }.into())
}

/// The figures that a section of the report names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TextFigures {
    /// The section.
    pub key: String,
    /// Its figures as far as its words name them, in their order.
    pub figures: Vec<CitedFigure>,
}

/// The figures within the words of a report, the office's own words too as far as they name them alike.
///
/// # Errors
/// There is no such period.
pub fn list_text_figures(app: &App, request: OfReport, job: &Job) -> Result<Vec<TextFigures>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        let data = current(connection, &period, job)?;
        let stored = store::texts(connection, period.id)?;
        let of = |heading: &sections::Heading| {
            let told = sections::told(heading.key, &data);
            let own = stored.iter().find(|(section, ..)| section == heading.key).map(|(_, body, _)| body.as_str());
            let figures = sections::cited_in(own.unwrap_or(&told.text), &told.cited);
            TextFigures { key: heading.key.to_owned(), figures }
        };
        Ok(sections::HEADINGS.iter().map(of).collect())
    })
}
