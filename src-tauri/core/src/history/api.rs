//! Requests and answers of the history.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::partial::KeptRecord;
use super::{Act, store, undo};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::job::Job;
use crate::session::Nothing;

/// How many entries are listed when the request does not say.
pub(super) const DEFAULT_LIMIT: u32 = 100;

/// Which entries to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListHistory {
    /// Only entries before this one (paging).
    pub before_id: Option<i64>,
    /// Only this act.
    pub act: Option<String>,
    /// Only what this user did.
    pub actor: Option<String>,
    /// Only acts whose sentence has these words, with or without accents.
    pub search: Option<String>,
    /// Only acts that touched this person, or what belongs to them: memberships, merged records.
    pub person_id: Option<i64>,
    /// Only acts that touched this organisation, or what belongs to it: memberships, branches, figures, lists.
    pub organization_id: Option<i64>,
    /// Only acts that touched this task, or what belongs to it: reports, extensions, evidence, obstacles.
    pub task_id: Option<i64>,
    /// From this day on (in Vietnam).
    pub from_on: Option<NaiveDate>,
    /// Until this day (in Vietnam).
    pub to_on: Option<NaiveDate>,
    /// Only entries that touched this record.
    pub of: Option<RecordRef>,
    /// At most this many, up to 500; 0 or absent: 100.
    pub limit: u32,
}

/// A record by its table and number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordRef {
    /// Table name.
    pub table: String,
    /// Its number.
    pub id: i64,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryEntry {
    /// Number, growing.
    pub id: i64,
    /// Instant, UTC.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// Code of the act.
    pub act: String,
    /// The act in Vietnamese.
    pub act_label: String,
    /// The sentence.
    pub summary: String,
    /// Of an undo: the entry it took back.
    pub undoes_id: Option<i64>,
    /// The undo that took it back.
    pub undone_by_id: Option<i64>,
    /// Whether it is of a kind that can be taken back and still stands.
    pub can_undo: bool,
}

/// One touched row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RowChange {
    /// Table.
    pub table: String,
    /// Row.
    pub id: i64,
    /// `insert`, `update` or `delete`.
    pub op: String,
    /// The row before, absent for an insert.
    #[ts(type = "Record<string, unknown> | null")]
    pub before: Option<serde_json::Value>,
    /// The row after, absent for a delete.
    #[ts(type = "Record<string, unknown> | null")]
    pub after: Option<serde_json::Value>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GetHistoryEntry {
    /// Its number.
    pub id: i64,
}

/// An entry with its rows (the first 100).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryDetail {
    /// The entry.
    pub entry: HistoryEntry,
    /// How many rows it has.
    pub row_count: i64,
    /// The first of them.
    pub rows: Vec<RowChange>,
    /// What the numbers in them mean.
    pub names: Vec<RecordName>,
}

/// More rows of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListHistoryRows {
    /// The entry.
    pub id: i64,
    /// So many of its rows are known already.
    pub offset: u32,
}

/// Some rows of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryRows {
    /// The rows, at most 100.
    pub rows: Vec<RowChange>,
    /// What the numbers in them mean.
    pub names: Vec<RecordName>,
}

/// The name of a record that a row refers to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordName {
    /// The column that refers to it.
    pub column: String,
    /// Its table.
    pub table: String,
    /// Its number.
    pub id: i64,
    /// What it is called now, or was when it was deleted.
    pub name: String,
}

/// Rows of an entry that are told at once.
const ROWS: u32 = 100;

/// A kind of act, for the filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActName {
    /// Code.
    pub act: String,
    /// In Vietnamese.
    pub label: String,
}

/// What to take back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct UndoRequest {
    /// An entry; the latest one that stands when absent.
    pub entry_id: Option<i64>,
    /// Of an import or a merge: take back all but what was edited or used since.
    pub keep_later: bool,
    /// Without an entry: only what was done since the book was opened.
    pub this_sitting: bool,
}

/// What an undo left as it was edited since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// Records that stay, whole or in some fields; none unless `keep_later` was asked for.
    pub kept: Vec<KeptRecord>,
}

/// The acts, the latest first.
///
/// # Errors
/// The book cannot be read.
pub fn list_history(app: &App, request: ListHistory, _job: &Job) -> Result<Vec<HistoryEntry>, Failure> {
    app.read(|connection| store::searched::list(connection, &request))
}

/// One act with its rows before and after.
///
/// # Errors
/// There is no such entry.
pub fn get_history_entry(app: &App, request: GetHistoryEntry, _job: &Job) -> Result<HistoryDetail, Failure> {
    app.read(|connection| {
        let entry = store::get(connection, request.id)?;
        let mut rows = store::rows(connection, request.id, 0, ROWS)?;
        crate::privacy::rules::mask(&mut rows);
        let names = store::names::of_rows(connection, &rows)?;
        Ok(HistoryDetail { entry, row_count: store::row_count(connection, request.id)?, rows, names })
    })
}

/// More rows of one act.
///
/// # Errors
/// There is no such entry.
pub fn list_history_rows(app: &App, request: ListHistoryRows, _job: &Job) -> Result<HistoryRows, Failure> {
    app.read(|connection| {
        store::get(connection, request.id)?;
        let mut rows = store::rows(connection, request.id, request.offset, ROWS)?;
        crate::privacy::rules::mask(&mut rows);
        let names = store::names::of_rows(connection, &rows)?;
        Ok(HistoryRows { rows, names })
    })
}

/// Everyone who did something in this book, for the filter.
///
/// # Errors
/// The book cannot be read.
pub fn list_actors(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<String>, Failure> {
    app.read(store::searched::actors)
}

/// The kinds of act.
///
/// # Errors
/// None.
pub fn list_acts(_app: &App, _request: Nothing, _job: &Job) -> Result<Vec<ActName>, Failure> {
    Ok(Act::ALL.iter().map(|act| ActName { act: act.code().to_owned(), label: act.label().to_owned() }).collect())
}

/// Takes an act back.
///
/// # Errors
/// [`super::undo::UndoError`]: nothing to undo, already undone, final, or a later act built on it.
pub fn undo_act(app: &App, request: UndoRequest, _job: &Job) -> Result<Done<Undone>, Failure> {
    undo::undo(app, &request)
}

/// What would stay if an act were taken back but for what was edited since.
///
/// # Errors
/// [`super::undo::UndoError`]: already undone, final, or an act that is only taken back whole.
pub fn forecast_undo(app: &App, request: GetHistoryEntry, _job: &Job) -> Result<Vec<KeptRecord>, Failure> {
    undo::forecast(app, request.id)
}
