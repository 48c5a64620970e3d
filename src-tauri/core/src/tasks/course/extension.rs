//! Extensions (gia hạn): more time for a task, or for several at once, for a reason. Of a recurring task an extension
//! tells which occurrence it moves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::progress::chosen;
use super::together::{each, named};
use super::{Extension, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::session::Nothing;
use crate::tasks::rules::{Course, Schedule, TaskState, occurrences_at, state_at};
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean_optional, clean_paragraphs};

/// A task to give more time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtendTask {
    /// The task.
    pub task_id: i64,
    /// The new deadline.
    pub to_due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// When it was decided; today when absent.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// Of a recurring task: a day of the occurrence that it moves; the one on show when absent.
    #[serde(default)]
    pub occurrence_starts_on: Option<NaiveDate>,
}

/// Tasks to give more time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtendTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// The new deadline.
    pub to_due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// When it was decided; today when absent.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
}

/// An extension to take out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RemoveExtension {
    /// Its number.
    pub id: i64,
}

/// Gives a task (of a recurring one: the occurrence on show) a later deadline.
///
/// # Errors
/// [`TaskError`]: no reason, no deadline to move, not later, already done or given up, decided before the last one.
pub fn extend_task(app: &App, request: ExtendTask, _job: &Job) -> Result<Done<Extension>, Failure> {
    app.transact(Act::ExtendTask, |tx| extend(tx, request))
}

/// Gives several tasks (of recurring ones: the occurrence on show) one later deadline, all of them or none.
///
/// # Errors
/// As [`extend_task`]; [`TaskError::NoTasks`].
pub fn extend_tasks(app: &App, request: ExtendTasks, _job: &Job) -> Result<Done<Vec<Extension>>, Failure> {
    app.transact(Act::ExtendTask, |tx| {
        let ExtendTasks { task_ids, to_due_on, reason, doc_number, decided_on } = request;
        let extensions = each(tx, &task_ids, |task_id| {
            let (reason, doc_number) = (reason.clone(), doc_number.clone());
            extend(tx, ExtendTask { task_id, to_due_on, reason, doc_number, decided_on, occurrence_starts_on: None })
        })?;
        if let [first, _, ..] = extensions.as_slice() {
            let (tasks, to) = (named(tx, &task_ids)?, show_day(to_due_on));
            tx.describe(format!("Đã gia hạn {tasks} đến {to}: {}", first.reason));
        }
        Ok(extensions)
    })
}

/// Extends within a running act (sample office).
pub(crate) fn extend(tx: &Tx<'_>, request: ExtendTask) -> Result<Extension, Failure> {
    let title = tasks::title(tx, request.task_id)?;
    let reason = clean_paragraphs(&request.reason);
    if reason.is_empty() {
        return Err(TaskError::ExtensionWithoutReason.into());
    }
    let decided_on = request.decided_on.unwrap_or_else(|| tx.today());
    if decided_on > tx.today() {
        return Err(TaskError::NotYet { field: "decided_on", day: show_day(decided_on) }.into());
    }
    let (from_due_on, occurrence_starts_on) =
        deadline_to_move(tx, request.task_id, decided_on, request.occurrence_starts_on)?;
    if request.to_due_on <= from_due_on {
        let (to, from) = (show_day(request.to_due_on), show_day(from_due_on));
        return Err(TaskError::NotLater { to, from }.into());
    }
    let extension = Extension {
        id: 0,
        task_id: request.task_id,
        decided_on,
        from_due_on,
        to_due_on: request.to_due_on,
        reason,
        doc_number: clean_optional(request.doc_number.as_deref()),
        occurrence_starts_on,
    };
    let id = store::insert_extension(tx, &extension)?;
    let (from, to) = (show_day(from_due_on), show_day(request.to_due_on));
    tx.describe(format!("Đã gia hạn {title} từ {from} đến {to}: {}", extension.reason));
    Ok(Extension { id, ..extension })
}

/// Takes the latest extension of a task out again.
///
/// # Errors
/// [`TaskError::NotTheLatestExtension`].
pub fn remove_extension(app: &App, request: RemoveExtension, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::ExtendTask, |tx| {
        let extension = store::extension(tx, request.id)?;
        let mut all = store::extensions(tx, extension.task_id)?.into_iter();
        let latest = all.find(|other| is_of_one(other.occurrence_starts_on, extension.occurrence_starts_on));
        if latest.is_some_and(|latest| latest.id != extension.id) {
            return Err(TaskError::NotTheLatestExtension.into());
        }
        store::delete_extension(tx, request.id)?;
        let title = tasks::title(tx, extension.task_id)?;
        tx.describe(format!("Đã bỏ lần gia hạn đến {} của {title}", show_day(extension.to_due_on)));
        Ok(Nothing {})
    })
}

/// Whether two extensions move deadlines of one occurrence, as far as it was written down.
fn is_of_one(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    one == other || one.is_none() || other.is_none()
}

/// The deadline in force with its occurrence, with every extension that there is: the next one builds on the last. Once a
/// completion is known nothing is extended, whatever day the decision bears: what was late stays late.
fn deadline_to_move(
    tx: &Tx<'_>,
    task_id: i64,
    decided_on: NaiveDate,
    occurrence: Option<NaiveDate>,
) -> Result<(NaiveDate, Option<NaiveDate>), Failure> {
    let (schedule, reports, extensions) = store::course(tx, task_id)?;
    let occurrence = occurrence.map(|day| chosen(&schedule, day)).transpose()?;
    let course = Course { reports: &reports, extensions: &extensions };
    let state = known_state(&schedule, course, decided_on, tx.today(), occurrence);
    let moved = |one: &&Extension| is_of_one(one.occurrence_starts_on, state.occurrence_starts_on);
    let told = store::extensions(tx, task_id)?;
    if let Some(last) = told.iter().find(moved).filter(|last| decided_on < last.decided_on) {
        return Err(TaskError::DecidedBeforeLastExtension { last: show_day(last.decided_on) }.into());
    }
    let Some(due_on) = state.due_on else { return Err(TaskError::NoDeadlineToExtend.into()) };
    if let Some(given) = store::acts::deadline_of(tx, task_id)?.filter(|given| decided_on < given.set_on) {
        return Err(TaskError::DecidedBeforeDeadline { set_on: show_day(given.set_on) }.into());
    }
    if state.progress == TaskProgress::Done {
        let completed_on = state.completed_on.map(show_day).unwrap_or_default();
        return Err(TaskError::ExtendedAfterCompletion { completed_on }.into());
    }
    // What was given up stays so: a later deadline would only seem to take it up again.
    if state.progress == TaskProgress::NotDone {
        return Err(TaskError::ExtendedAfterAbandonment { progress: state.progress.label() }.into());
    }
    Ok((due_on, state.occurrence_starts_on))
}

/// The task as it is known today, since a completion may be reported after the decision. A recurring one: the
/// occurrence asked for, else the one that was on show when it was decided.
fn known_state(
    schedule: &Schedule,
    course: Course<'_>,
    decided_on: NaiveDate,
    today: NaiveDate,
    occurrence: Option<NaiveDate>,
) -> TaskState {
    if !schedule.kind.recurs() {
        return state_at(schedule, course, today, today);
    }
    let then = state_at(schedule, course, decided_on, decided_on);
    let wanted = occurrence.or(then.occurrence_starts_on);
    let until = wanted.map_or(today, |day| today.max(day)).max(decided_on);
    let now = occurrences_at(schedule, course, until, until).all;
    now.into_iter().find(|state| state.occurrence_starts_on == wanted).unwrap_or(then)
}
