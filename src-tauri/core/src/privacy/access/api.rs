//! Requests and answers of the access log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessKind, AccessRow, store};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::privacy::rules;
use crate::session::Nothing;

/// Which lines to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListAccess {
    /// Only lines before this one (paging).
    pub before_id: Option<i64>,
    /// Only this kind.
    pub kind: Option<AccessKind>,
    /// Only what this user did.
    pub actor: Option<String>,
    /// Only about this person, and the records merged into theirs.
    pub person_id: Option<i64>,
    /// Only lines that have these words, with or without accents, in the person's name, the list, the file or the purpose.
    pub search: Option<String>,
    /// From this day on (in Vietnam).
    pub from_on: Option<NaiveDate>,
    /// Until this day (in Vietnam).
    pub to_on: Option<NaiveDate>,
    /// At most this many, up to 1000; 0 or absent: 100.
    pub limit: u32,
}

/// Who looked at or took out personal data, the latest first.
///
/// # Errors
/// [`crate::privacy::PrivacyError::OnlyAdmin`].
pub fn list_access(app: &App, request: ListAccess, _job: &Job) -> Result<Vec<AccessRow>, Failure> {
    rules::refuse_others(app.rights())?;
    app.read(|connection| store::list(connection, &request))
}

/// Everyone who stands in the access log, for the filter.
///
/// # Errors
/// [`crate::privacy::PrivacyError::OnlyAdmin`].
pub fn list_access_actors(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<String>, Failure> {
    rules::refuse_others(app.rights())?;
    app.read(store::actors)
}
