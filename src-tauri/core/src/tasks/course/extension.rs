//! Extensions (gia hạn): more time for a task, for a reason.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
/// [`TaskError`]: no reason, no deadline to move, not later, already done, decided before the last one.
pub fn extend_task(app: &App, request: ExtendTask, _job: &Job) -> Result<Done<Extension>, Failure> {
    app.transact(Act::ExtendTask, |tx| extend(tx, request))
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
    let from_due_on = deadline_to_move(tx, request.task_id, decided_on)?;
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
        let latest = store::extensions(tx, extension.task_id)?.into_iter().next();
        if latest.is_some_and(|latest| latest.id != extension.id) {
            return Err(TaskError::NotTheLatestExtension.into());
        }
        store::delete_extension(tx, request.id)?;
        let title = tasks::title(tx, extension.task_id)?;
        tx.describe(format!("Đã bỏ lần gia hạn đến {} của {title}", show_day(extension.to_due_on)));
        Ok(Nothing {})
    })
}

/// The deadline in force, with every extension that there is: the next one builds on the last. Once a completion is
/// known nothing is extended, whatever day the decision bears: what was late stays late.
fn deadline_to_move(tx: &Tx<'_>, task_id: i64, decided_on: NaiveDate) -> Result<NaiveDate, Failure> {
    let (schedule, reports, extensions) = store::course(tx, task_id)?;
    if let Some(last) = extensions.last().filter(|last| decided_on < last.decided_on) {
        return Err(TaskError::DecidedBeforeLastExtension { last: show_day(last.decided_on) }.into());
    }
    let course = Course { reports: &reports, extensions: &extensions };
    let state = known_state(&schedule, course, decided_on, tx.today());
    let Some(due_on) = state.due_on else { return Err(TaskError::NoDeadlineToExtend.into()) };
    if state.progress == TaskProgress::Done {
        let completed_on = state.completed_on.map(show_day).unwrap_or_default();
        return Err(TaskError::ExtendedAfterCompletion { completed_on }.into());
    }
    Ok(due_on)
}

/// The task as it is known today, since a completion may be reported after the decision. A recurring one: the
/// occurrence that was on show when it was decided.
fn known_state(schedule: &Schedule, course: Course<'_>, decided_on: NaiveDate, today: NaiveDate) -> TaskState {
    if !schedule.kind.recurs() {
        return state_at(schedule, course, today, today);
    }
    let then = state_at(schedule, course, decided_on, decided_on);
    let known_on = today.max(decided_on);
    let now = occurrences_at(schedule, course, known_on, known_on).all;
    now.into_iter().find(|state| state.occurrence_starts_on == then.occurrence_starts_on).unwrap_or(then)
}
