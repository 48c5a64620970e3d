//! Requests and answers about obstacles.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Obstacle, ObstacleError, ObstacleFields, ObstacleRow, store};
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

/// The answer to an obstacle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnswerObstacle {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Trả lời.
    pub answer: String,
    /// When.
    pub answered_on: NaiveDate,
    /// The paper that answers.
    #[serde(default)]
    pub answer_document: Option<String>,
}

/// An obstacle that is settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CloseObstacle {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// When.
    pub closed_on: NaiveDate,
    /// What came of it.
    #[serde(default)]
    pub effect: Option<String>,
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

/// One obstacle.
///
/// # Errors
/// There is none of that number.
pub fn get_obstacle(app: &App, request: ById, _job: &Job) -> Result<Obstacle, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// The obstacles of a period: raised within it or carried over into it, as known at its cut-off.
///
/// # Errors
/// The book cannot be read.
pub fn of_period(
    connection: &Connection,
    plan_id: Option<i64>,
    starts_on: NaiveDate,
    cutoff_on: NaiveDate,
) -> Result<Vec<ObstacleRow>, Failure> {
    let view = store::View { as_of_on: cutoff_on, period_starts_on: Some(starts_on), plan_id, task_id: None };
    store::of_period(connection, &view)
}

/// Raises an obstacle.
///
/// # Errors
/// [`ObstacleError`]; no content.
pub fn raise_obstacle(app: &App, request: ObstacleFields, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| raise(tx, request))
}

/// Raises an obstacle within a running act (sample office).
pub(crate) fn raise(tx: &Tx<'_>, fields: ObstacleFields) -> Result<Obstacle, Failure> {
    let fields = checked(tx, fields)?;
    let id = store::insert(tx, &tx.new_uid(), &fields)?;
    tx.describe(format!("Đã ghi vướng mắc “{}”", short(&fields.content)));
    store::get(tx, id)
}

/// Changes what was raised.
///
/// # Errors
/// As [`raise_obstacle`]; raised after it was answered; changed elsewhere meanwhile.
pub fn update_obstacle(app: &App, request: UpdateObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = store::get(tx, request.id)?;
        let fields = checked(tx, request.fields)?;
        let outcome = current.answered_on.into_iter().chain(current.closed_on).min();
        if let Some(day) = outcome.filter(|day| *day < fields.raised_on) {
            return Err(ObstacleError::RaisedAfter { day: show_day(day) }.into());
        }
        if !store::update(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Vướng mắc", &current));
        }
        tx.describe(format!("Đã sửa vướng mắc “{}”", short(&fields.content)));
        store::get(tx, request.id)
    })
}

/// Records the answer; a new one takes the place of the old.
///
/// # Errors
/// [`ObstacleError`]: settled already, before it was raised, a day that has not come; no answer.
pub fn answer_obstacle(app: &App, request: AnswerObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| answer(tx, request))
}

/// Answers within a running act (sample office).
pub(crate) fn answer(tx: &Tx<'_>, request: AnswerObstacle) -> Result<Obstacle, Failure> {
    let current = store::get(tx, request.id)?;
    refuse_closed(&current)?;
    check_outcome_day(tx, &current, "answered_on", request.answered_on)?;
    let text = clean_paragraphs(&request.answer);
    if text.is_empty() {
        return Err(Failure::field("answer", "Chưa có nội dung trả lời. Hãy nhập."));
    }
    let answered = Obstacle {
        answer: Some(text),
        answered_on: Some(request.answered_on),
        answer_document: clean_optional(request.answer_document.as_deref()),
        ..current.clone()
    };
    put_outcome(tx, request.version, &current, &answered, "Đã ghi trả lời vướng mắc")
}

/// Settles an obstacle, with or without an answer: it is not carried over any more.
///
/// # Errors
/// [`ObstacleError`]: settled already, before it was raised, a day that has not come.
pub fn close_obstacle(app: &App, request: CloseObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| close(tx, request))
}

/// Settles within a running act (sample office).
pub(crate) fn close(tx: &Tx<'_>, request: CloseObstacle) -> Result<Obstacle, Failure> {
    let current = store::get(tx, request.id)?;
    refuse_closed(&current)?;
    check_outcome_day(tx, &current, "closed_on", request.closed_on)?;
    let effect = request.effect.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    let closed = Obstacle { effect, closed_on: Some(request.closed_on), ..current.clone() };
    put_outcome(tx, request.version, &current, &closed, "Đã kết thúc vướng mắc")
}

/// Opens a settled obstacle again.
///
/// # Errors
/// [`ObstacleError::NotClosed`]; changed elsewhere meanwhile.
pub fn reopen_obstacle(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = store::get(tx, request.id)?;
        if current.closed_on.is_none() {
            return Err(ObstacleError::NotClosed.into());
        }
        let open = Obstacle { closed_on: None, ..current.clone() };
        put_outcome(tx, request.version, &current, &open, "Đã mở lại vướng mắc")
    })
}

/// Deletes an obstacle that was recorded by mistake; the history keeps it.
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

fn put_outcome(
    tx: &Tx<'_>,
    version: i64,
    current: &Obstacle,
    wanted: &Obstacle,
    done: &str,
) -> Result<Obstacle, Failure> {
    if !store::put_outcome(tx, version, wanted)? {
        return Err(Failure::stale("Vướng mắc", current));
    }
    tx.describe(format!("{done} “{}”", short(&current.fields.content)));
    store::get(tx, current.id)
}

fn refuse_closed(obstacle: &Obstacle) -> Result<(), ObstacleError> {
    match obstacle.closed_on {
        Some(day) => Err(ObstacleError::AlreadyClosed { closed_on: show_day(day) }),
        None => Ok(()),
    }
}

fn check_outcome_day(
    tx: &Tx<'_>,
    obstacle: &Obstacle,
    field: &'static str,
    day: NaiveDate,
) -> Result<(), ObstacleError> {
    if day > tx.today() {
        return Err(ObstacleError::NotYet { field, day: show_day(day) });
    }
    if day < obstacle.fields.raised_on {
        let raised_on = show_day(obstacle.fields.raised_on);
        return Err(ObstacleError::BeforeRaised { field, day: show_day(day), raised_on });
    }
    Ok(())
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: ObstacleFields) -> Result<ObstacleFields, Failure> {
    let paragraphs = |text: Option<String>| text.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    let mut fields = ObstacleFields {
        content: clean_paragraphs(&fields.content),
        proposal: paragraphs(fields.proposal),
        addressee: clean_optional(fields.addressee.as_deref()),
        ..fields
    };
    if fields.content.is_empty() {
        return Err(Failure::field("content", "Chưa có nội dung vướng mắc. Hãy nhập."));
    }
    if fields.raised_on > tx.today() {
        return Err(ObstacleError::NotYet { field: "raised_on", day: show_day(fields.raised_on) }.into());
    }
    if let Some(agency_id) = fields.agency_id {
        agency_name(tx, agency_id)?;
    }
    match (fields.task_id, fields.plan_id) {
        (None, None) => return Err(ObstacleError::OfNothing.into()),
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

/// The beginning of a text for a sentence.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 {
        return line.to_owned();
    }
    let beginning: String = line.chars().take(60).collect();
    let whole_words = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}
