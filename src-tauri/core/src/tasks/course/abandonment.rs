//! Tasks that are not carried out (không thực hiện): the office was told so, for a reason, by a paper. From the day of
//! the decision no clock runs for them; the days before stay as they were. Of a recurring task either one occurrence is
//! given up, and the next ones begin as planned, or the task as a whole: every occurrence that is open, and those that
//! would begin later. What was given up can be taken up again ([`super::suspension::resume_tasks`]).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::{by_paper, checked, percent, write};
use super::progress::chosen;
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

/// Tasks that are not to be carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AbandonTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// Since when; today when absent.
    #[serde(default)]
    pub abandoned_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// The decision that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Who decided it.
    #[serde(default)]
    pub issued_by: Option<String>,
    /// Of a recurring task: a day of the one occurrence that is given up; the whole task when absent.
    #[serde(default)]
    pub occurrence_starts_on: Option<NaiveDate>,
}

/// Says that tasks are not carried out.
///
/// # Errors
/// [`TaskError`]: no reason, done, given up already, the day has not come.
pub fn abandon_tasks(app: &App, request: AbandonTasks, _job: &Job) -> Result<Done<Vec<TaskNote>>, Failure> {
    app.transact(Act::AbandonTasks, |tx| {
        let day = act_day(tx, "abandoned_on", request.abandoned_on)?;
        let words = NoteFields {
            content: Some(request.reason.clone()),
            doc_number: request.doc_number.clone(),
            issued_by: request.issued_by.clone(),
            until_on: None,
        };
        let kind = match request.occurrence_starts_on {
            Some(_) => NoteKind::AbandonOccurrence,
            None => NoteKind::Abandon,
        };
        let words = checked(kind, day, words)?;
        let notes = each(tx, &request.task_ids, |task_id| {
            let reports = given_up(tx, task_id, day, request.occurrence_starts_on)?;
            write(tx, task_id, kind, day, &words, &reports)
        })?;
        let (names, paper) = (named(tx, &request.task_ids)?, by_paper(words.doc_number.as_deref()));
        let occurrence = match request.occurrence_starts_on {
            Some(first) => format!(" lần từ {}", show_day(first)),
            None => String::new(),
        };
        let content = words.content.unwrap_or_default();
        tx.describe(format!("Đã ghi không thực hiện {names}{occurrence} từ ngày {}{paper}: {content}", show_day(day)));
        Ok(notes)
    })
}

/// A report for each occurrence that is given up.
fn given_up(
    tx: &Tx<'_>,
    task_id: i64,
    day: NaiveDate,
    only: Option<NaiveDate>,
) -> Result<Vec<ProgressFields>, Failure> {
    tasks::title(tx, task_id)?;
    let task = Told::of(tx, task_id)?;
    let only = only.map(|first| chosen(&task.schedule, first)).transpose()?;
    // One that is yet to begin is known only when looked at from its first day.
    let all = task.all(only.map_or(day, |first| first.max(day)));
    let report = |occurrence, percent| ProgressFields {
        percent,
        occurrence_starts_on: occurrence,
        ..ProgressFields::of(day, TaskProgress::NotDone)
    };
    if let Some(first) = only {
        let state = all.iter().find(|state| state.occurrence_starts_on == Some(first));
        if let Some(state) = state {
            refuse_over(state)?;
        }
        let percent = state.map(|state| percent(tx, state)).transpose()?.flatten();
        return Ok(vec![report(Some(first), percent)]);
    }
    let is_open = |state: &&TaskState| !matches!(state.progress, TaskProgress::Done | TaskProgress::NotDone);
    let mut reports = Vec::new();
    for state in all.iter().filter(is_open) {
        reports.push(report(state.occurrence_starts_on, percent(tx, state)?));
    }
    if !reports.is_empty() {
        return Ok(reports);
    }
    let last = all.last().copied().unwrap_or_else(|| task.shown(day));
    match rules::next_occurrence(&task.schedule, day).filter(|_| task.schedule.kind.recurs()) {
        Some(next) if last.progress == TaskProgress::Done => Ok(vec![report(Some(next), None)]),
        _ => refuse_over(&last).map(|()| Vec::new()),
    }
}

/// What is done, or given up already, is not given up.
fn refuse_over(state: &TaskState) -> Result<(), Failure> {
    match state.progress {
        TaskProgress::Done => {
            let completed_on = state.completed_on.map(show_day).unwrap_or_default();
            Err(TaskError::AlreadyDone { act: "ghi không thực hiện", completed_on }.into())
        }
        TaskProgress::NotDone => Err(TaskError::AlreadyStopped { progress: state.progress.label() }.into()),
        _ => Ok(()),
    }
}
