//! Requests and answers of sources.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DataSource, SourceError, SourceFields, store};
use crate::app::{App, Done};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::text::clean_optional;

/// Which sources to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListDataSources {
    /// Only those whose purpose or right is not told.
    pub lacking: bool,
    /// Only of this organisation.
    pub organization_id: Option<i64>,
    /// Only lists by which this person, or a record merged into theirs, was added or changed, and rosters they stood in.
    pub person_id: Option<i64>,
}

/// What to tell of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SaveDataSource {
    /// The number of an import.
    pub batch_id: Option<i64>,
    /// The number of a roster.
    pub roster_id: Option<i64>,
    /// The version that was read; 0 when nothing was told yet.
    pub version: i64,
    /// What is told.
    pub fields: SourceFields,
}

/// Lists with why they are kept, the latest first, at most 1000.
///
/// # Errors
/// The book cannot be read.
pub fn list_data_sources(app: &App, request: ListDataSources, _job: &Job) -> Result<Vec<DataSource>, Failure> {
    app.read(|connection| store::list(connection, &request))
}

/// What was told last of a list of an organisation, to be proposed for its next one. The paper is not proposed: it is of
/// one list.
///
/// # Errors
/// The book cannot be read.
pub fn propose_data_source(app: &App, request: ById, _job: &Job) -> Result<SourceFields, Failure> {
    app.read(|connection| store::proposed(connection, request.id))
}

/// Tells why, and by which right, a list is kept.
///
/// # Errors
/// [`SourceError`]; no such list; changed elsewhere meanwhile.
pub fn save_data_source(app: &App, request: SaveDataSource, _job: &Job) -> Result<Done<DataSource>, Failure> {
    app.transact(Act::SaveDataSource, |tx| {
        if request.batch_id.is_some() == request.roster_id.is_some() {
            return Err(SourceError::OfNoList.into());
        }
        if let Some(doc_on) = request.fields.doc_on.filter(|day| *day > tx.today()) {
            return Err(SourceError::DocumentInFuture { doc_on: show_day(doc_on) }.into());
        }
        let text = |text: &Option<String>| clean_optional(text.as_deref());
        let fields = SourceFields {
            purpose: text(&request.fields.purpose),
            vouched_by: text(&request.fields.vouched_by),
            doc_number: text(&request.fields.doc_number),
            ..request.fields.clone()
        };
        let current = store::get(tx, request.batch_id, request.roster_id)?;
        if current.version != request.version {
            return Err(Failure::stale("Nguồn dữ liệu", &current));
        }
        if current.fields == fields && current.version > 0 {
            return Ok(current);
        }
        store::save(tx, &current, &fields)?;
        tx.describe(format!("Đã ghi mục đích, căn cứ của “{}” ({})", current.file_name, current.organization_name));
        store::get(tx, request.batch_id, request.roster_id)
    })
}
