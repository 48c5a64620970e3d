//! Giao thời hạn: a task without a deadline is given one, once, on a day. Before that day it had none. Extensions move it
//! on, as they do with a deadline of the plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::by_paper;
use super::store::acts as store;
use super::together::{Told, act_day, each, named, paper, refuse_before_plan_of};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::clean_paragraphs;

/// A given deadline as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Deadline {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its task.
    pub task_id: i64,
    /// When it was given.
    pub set_on: NaiveDate,
    /// The deadline.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// The paper that says so.
    pub doc_number: Option<String>,
}

/// Tasks without a deadline that shall have one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetDeadline {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// The deadline.
    pub due_on: NaiveDate,
    /// When it was given; today when absent.
    #[serde(default)]
    pub set_on: Option<NaiveDate>,
    /// Why; a reason or a paper is needed.
    #[serde(default)]
    pub reason: Option<String>,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
}

/// Gives tasks that have none a deadline, all of them or none.
///
/// # Errors
/// [`TaskError`]: it has one or recurs, is done, due before it was given, neither reason nor paper.
pub fn set_deadline(app: &App, request: SetDeadline, _job: &Job) -> Result<Done<Vec<Deadline>>, Failure> {
    app.transact(Act::SetDeadline, |tx| {
        let reason = request.reason.as_deref().map(clean_paragraphs).filter(|reason| !reason.is_empty());
        let doc_number = paper(request.doc_number.as_deref());
        if reason.is_none() && doc_number.is_none() {
            return Err(TaskError::ReasonOrPaper.into());
        }
        let set_on = act_day(tx, "set_on", request.set_on)?;
        let due_on = request.due_on;
        if due_on < set_on {
            return Err(TaskError::DueBeforeSet { due_on: show_day(due_on), set_on: show_day(set_on) }.into());
        }
        let given = each(tx, &request.task_ids, |task_id| {
            let (reason, doc_number) = (reason.clone(), doc_number.clone());
            give(tx, Deadline { id: 0, version: 1, task_id, set_on, due_on, reason, doc_number })
        })?;
        let why = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        tx.describe(format!(
            "Đã giao thời hạn {} cho {}, từ ngày {}{}{why}",
            show_day(due_on),
            named(tx, &request.task_ids)?,
            show_day(set_on),
            by_paper(doc_number.as_deref())
        ));
        Ok(given)
    })
}

fn give(tx: &Tx<'_>, deadline: Deadline) -> Result<Deadline, Failure> {
    tasks::title(tx, deadline.task_id)?;
    refuse_before_plan_of(tx, deadline.task_id, "set_on", deadline.set_on)?;
    let told = Told::of(tx, deadline.task_id)?;
    if told.schedule.kind.recurs() {
        return Err(TaskError::RecursWithDeadlines.into());
    }
    let state = told.shown(tx.today());
    if let Some(due_on) = state.due_on {
        return Err(TaskError::HasDeadline { due_on: show_day(due_on) }.into());
    }
    // Given, but counted only after the completion that is known: no second one.
    if let Some(given) = store::deadline_of(tx, deadline.task_id)? {
        return Err(TaskError::HasDeadline { due_on: show_day(given.due_on) }.into());
    }
    if state.progress == TaskProgress::Done {
        let completed_on = state.completed_on.map(show_day).unwrap_or_default();
        return Err(TaskError::AlreadyDone { act: "giao thời hạn", completed_on }.into());
    }
    let id = store::insert_deadline(tx, &deadline)?;
    store::deadline(tx, id)
}

/// Takes a given deadline out again.
///
/// # Errors
/// [`TaskError::DeadlineIsExtended`]; changed elsewhere meanwhile.
pub fn remove_deadline(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SetDeadline, |tx| {
        let current = store::deadline(tx, request.id)?;
        match super::store::extensions(tx, current.task_id)?.len() {
            0 => {}
            extension_count => return Err(TaskError::DeadlineIsExtended { extension_count }.into()),
        }
        if !store::delete_deadline(tx, request.id, request.version)? {
            return Err(Failure::stale("Lần giao thời hạn", &current));
        }
        let (title, due_on) = (tasks::title(tx, current.task_id)?, show_day(current.due_on));
        tx.describe(format!("Đã bỏ thời hạn {due_on} đã giao cho {title}"));
        Ok(Nothing {})
    })
}
