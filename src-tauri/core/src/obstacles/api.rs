//! Requests and answers about obstacles: raising, changing, listing. Their steps are in `steps.rs`.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Obstacle, ObstacleError, ObstacleFields, ObstacleRow, rules, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::plans::api::DeleteRecord;
use crate::plans::store::agency_name;
use crate::session::Nothing;
use crate::storage::list::{ListRequest, Page};
use crate::tasks::course::refuse_before_plan;
use crate::text::{clean_optional, clean_paragraphs};

/// Which obstacles to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListObstacles {
    /// Of this plan and its tasks.
    pub plan_id: Option<i64>,
    /// Of this task.
    pub task_id: Option<i64>,
    /// First day of the period that tells what was carried over.
    pub period_starts_on: Option<NaiveDate>,
    /// Search, filters, order, page, day.
    #[serde(flatten)]
    pub list: ListRequest,
}

/// What was raised, to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateObstacle {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: ObstacleFields,
}

/// A page of obstacles as known on a day.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_obstacles(app: &App, request: ListObstacles, _job: &Job) -> Result<Page<ObstacleRow>, Failure> {
    let view = store::View {
        as_of_on: request.list.as_of_on.unwrap_or_else(|| app.today()),
        period_starts_on: request.period_starts_on,
        plan_id: request.plan_id,
        task_id: request.task_id,
    };
    app.read(|connection| store::list(connection, &view, &request.list))
}

/// One obstacle with all its steps.
///
/// # Errors
/// There is none of that number.
pub fn get_obstacle(app: &App, request: ById, _job: &Job) -> Result<Obstacle, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// The obstacles of a period, as known at its cut-off: those that were open on a day of it.
///
/// # Errors
/// The book cannot be read.
pub fn of_period(
    connection: &Connection,
    starts_on: NaiveDate,
    cutoff_on: NaiveDate,
) -> Result<Vec<ObstacleRow>, Failure> {
    let view = store::View { as_of_on: cutoff_on, period_starts_on: Some(starts_on), ..store::View::default() };
    store::of_period(connection, &view)
}

/// Raises an obstacle.
///
/// # Errors
/// [`ObstacleError`]; no content.
pub fn raise_obstacle(app: &App, request: ObstacleFields, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let fields = checked(tx, request)?;
        if let Some(plan_id) = fields.plan_id {
            refuse_before_plan(tx, plan_id, "raised_on", fields.raised_on)?;
        }
        let id = store::insert(tx, &tx.new_uid(), &fields)?;
        tx.describe(format!("Đã ghi vướng mắc “{}”", short(&fields.content)));
        let raised = store::get(tx, id)?;
        rules::check(&raised, tx.today())?;
        Ok(raised)
    })
}

/// Changes what was raised.
///
/// # Errors
/// As [`raise_obstacle`]; raised after one of its steps; changed elsewhere meanwhile.
pub fn update_obstacle(app: &App, request: UpdateObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = store::get(tx, request.id)?;
        let fields = checked(tx, request.fields)?;
        let others =
            Obstacle { fields: ObstacleFields { proposal_sent_on: None, ..current.fields.clone() }, ..current.clone() };
        if let Some(day) = rules::first_step(&others).filter(|day| *day < fields.raised_on) {
            return Err(ObstacleError::RaisedAfter { day: show_day(day) }.into());
        }
        if !store::update(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Vướng mắc", &current));
        }
        tx.describe(format!("Đã sửa vướng mắc “{}”", short(&fields.content)));
        let changed = store::get(tx, request.id)?;
        rules::check(&changed, tx.today())?;
        Ok(changed)
    })
}

/// Deletes an obstacle that was recorded by mistake, with its steps; the history keeps it.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn delete_obstacle(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = store::get(tx, request.id)?;
        if !store::delete(tx, request.id, request.version)? {
            return Err(Failure::stale("Vướng mắc", &current));
        }
        tx.describe(format!("Đã xóa vướng mắc “{}”", short(&current.fields.content)));
        Ok(Nothing {})
    })
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: ObstacleFields) -> Result<ObstacleFields, Failure> {
    let mut fields = ObstacleFields {
        content: clean_paragraphs(&fields.content),
        proposal: paragraphs(fields.proposal),
        addressee: clean_optional(fields.addressee.as_deref()),
        proposal_document: clean_optional(fields.proposal_document.as_deref()),
        ..fields
    };
    if fields.content.is_empty() {
        return Err(Failure::field("content", "Chưa có nội dung vướng mắc. Hãy nhập."));
    }
    if fields.raised_on > tx.today() {
        return Err(ObstacleError::NotYet { field: "raised_on", day: show_day(fields.raised_on) }.into());
    }
    if fields.proposal_sent_on.is_some() {
        check_sendable(&fields)?;
    }
    if let Some(agency_id) = fields.agency_id {
        agency_name(tx, agency_id)?;
    }
    match (fields.task_id, fields.plan_id) {
        (None, None) => {}
        (None, Some(plan_id)) => {
            crate::plans::store::get(tx, plan_id)?;
        }
        (Some(task_id), plan_id) => {
            let own = store::plan_of_task(tx, task_id)?;
            if plan_id.is_some_and(|plan_id| plan_id != own) {
                return Err(ObstacleError::TaskOfAnotherPlan.into());
            }
            fields.plan_id = Some(own);
        }
    }
    Ok(fields)
}

/// Whether there is something to send, and somebody to send it to.
pub(super) fn check_sendable(fields: &ObstacleFields) -> Result<(), ObstacleError> {
    if fields.proposal.is_none() {
        return Err(ObstacleError::NothingProposed);
    }
    if fields.addressee.is_none() {
        return Err(ObstacleError::NoAddressee);
    }
    Ok(())
}

/// A text of several lines, or none.
pub(super) fn paragraphs(text: Option<String>) -> Option<String> {
    text.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty())
}

/// The beginning of a text for a sentence.
pub(super) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 {
        return line.to_owned();
    }
    let beginning: String = line.chars().take(60).collect();
    let whole_words = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}
