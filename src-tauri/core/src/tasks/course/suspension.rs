//! Tasks that rest (tạm dừng) and go on (tiếp tục). A rest holds for every occurrence that is open, and for those that
//! begin while it lasts. When a task goes on, each occurrence stands as it stood before, late where it was late already;
//! only those that ran out meanwhile stay at rest: nothing was owed of them. What was due once and ran out is late at
//! once, and wants an extension.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::{by_paper, checked, percent, write};
use super::together::{Told, act_day, each, named};
use super::{NoteFields, NoteKind, ProgressFields, TaskNote};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::tasks::rules::{self, TaskState};
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};

/// Tasks that shall rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SuspendTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// Since when; today when absent.
    #[serde(default)]
    pub suspended_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Until about when.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
}

/// Tasks that shall go on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResumeTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// Since when; today when absent.
    #[serde(default)]
    pub resumed_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
}

/// Lets tasks rest.
///
/// # Errors
/// [`TaskError`]: no reason, done, set aside already, the day has not come.
pub fn suspend_tasks(app: &App, request: SuspendTasks, _job: &Job) -> Result<Done<Vec<TaskNote>>, Failure> {
    app.transact(Act::SuspendTasks, |tx| {
        let day = act_day(tx, "suspended_on", request.suspended_on)?;
        let words = NoteFields {
            content: Some(request.reason.clone()),
            doc_number: request.doc_number.clone(),
            issued_by: None,
            until_on: request.until_on,
        };
        let words = checked(NoteKind::Suspend, day, words)?;
        let notes = each(tx, &request.task_ids, |task_id| {
            let reports = resting(tx, task_id, day)?;
            write(tx, task_id, NoteKind::Suspend, day, &words, &reports)
        })?;
        tx.describe(sentence(tx, "Đã tạm dừng", &request.task_ids, day, &words)?);
        Ok(notes)
    })
}

/// Takes tasks up again.
///
/// # Errors
/// [`TaskError`]: no reason, not set aside, the day has not come.
pub fn resume_tasks(app: &App, request: ResumeTasks, _job: &Job) -> Result<Done<Vec<TaskNote>>, Failure> {
    app.transact(Act::ResumeTasks, |tx| {
        let day = act_day(tx, "resumed_on", request.resumed_on)?;
        let words = NoteFields {
            content: Some(request.reason.clone()),
            doc_number: request.doc_number.clone(),
            ..NoteFields::default()
        };
        let words = checked(NoteKind::Resume, day, words)?;
        let notes = each(tx, &request.task_ids, |task_id| {
            let reports = going_on(tx, task_id, day)?;
            write(tx, task_id, NoteKind::Resume, day, &words, &reports)
        })?;
        tx.describe(sentence(tx, "Đã cho tiếp tục", &request.task_ids, day, &words)?);
        Ok(notes)
    })
}

fn sentence(tx: &Tx<'_>, verb: &str, task_ids: &[i64], day: NaiveDate, words: &NoteFields) -> Result<String, Failure> {
    let (tasks, day) = (named(tx, task_ids)?, show_day(day));
    let paper = by_paper(words.doc_number.as_deref());
    Ok(format!("{verb} {tasks} từ ngày {day}{paper}: {}", words.content.clone().unwrap_or_default()))
}

/// A report of rest for each occurrence that is open; when all are done, for the one that begins next.
fn resting(tx: &Tx<'_>, task_id: i64, day: NaiveDate) -> Result<Vec<ProgressFields>, Failure> {
    tasks::title(tx, task_id)?;
    let task = Told::of(tx, task_id)?;
    let all = task.all(day);
    let rest = |occurrence, percent| ProgressFields {
        percent,
        occurrence_starts_on: occurrence,
        ..ProgressFields::of(day, TaskProgress::Suspended)
    };
    let is_open = |state: &&TaskState| state.progress != TaskProgress::Done && !state.progress.is_stopped();
    let mut reports = Vec::new();
    for state in all.iter().filter(is_open) {
        reports.push(rest(state.occurrence_starts_on, percent(tx, state)?));
    }
    if !reports.is_empty() {
        return Ok(reports);
    }
    let last = all.last().copied().unwrap_or_else(|| task.shown(day));
    if last.progress.is_stopped() {
        return Err(TaskError::AlreadyStopped { progress: last.progress.label() }.into());
    }
    match rules::next_occurrence(&task.schedule, day).filter(|_| task.schedule.kind.recurs()) {
        Some(next) => Ok(vec![rest(Some(next), None)]),
        None => {
            let completed_on = last.completed_on.map(show_day).unwrap_or_default();
            Err(TaskError::AlreadyDone { act: "tạm dừng", completed_on }.into())
        }
    }
}

/// For each occurrence at rest that did not run out during the rest (else for the last one): as it stood before.
fn going_on(tx: &Tx<'_>, task_id: i64, day: NaiveDate) -> Result<Vec<ProgressFields>, Failure> {
    tasks::title(tx, task_id)?;
    let task = Told::of(tx, task_id)?;
    let all = task.all(day);
    let shown = task.shown(day);
    let told_of = |state: &TaskState| rules::reports_of(&task.schedule, &task.reports, state.occurrence_starts_on, day);
    let ran_out = |state: &TaskState| {
        let told = told_of(state);
        let at_rest = told.iter().rev().take_while(|report| report.progress.is_stopped()).last();
        // One that began during the rest has no report of its own.
        let since = at_rest.map(|report| report.reported_on).or(state.occurrence_starts_on);
        state.due_on.is_some_and(|due| due < day && since.is_none_or(|since| due >= since))
    };
    let rests = |state: &&TaskState| state.progress == TaskProgress::Suspended;
    let mut wanted: Vec<TaskState> = all.iter().filter(rests).filter(|state| !ran_out(state)).copied().collect();
    if wanted.is_empty() {
        // Of a task that was given up as a whole the present occurrence goes on, what was given up before stays so.
        wanted.extend(all.iter().rfind(|state| state.progress.is_stopped()));
    }
    if wanted.is_empty() {
        return Err(TaskError::NotStopped { progress: shown.progress.label() }.into());
    }
    let mut reports = Vec::new();
    for state in wanted {
        let told = told_of(&state);
        let before = told.iter().rfind(|report| !report.progress.is_stopped());
        let progress = before.map(|report| report.progress).unwrap_or_default();
        let percent = match before {
            Some(report) => super::store::report(tx, report.id)?.fields.percent,
            None => None,
        };
        reports.push(ProgressFields {
            percent,
            completed_on: before.and_then(|report| report.completed_on),
            occurrence_starts_on: state.occurrence_starts_on,
            ..ProgressFields::of(day, progress)
        });
    }
    Ok(reports)
}
