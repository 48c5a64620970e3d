//! One act on several tasks: all of them or none, and a refusal names the task that it is about.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::store;
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::tasks::rules::{Course, Extension, Report, Schedule, TaskState, occurrences_at, state_at};
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean_optional, clean_paragraphs, number};

/// Codes that a sentence about several tasks names.
const NAMED: usize = 6;

/// Does `one` to each task, in the order given and once each.
///
/// # Errors
/// [`TaskError::NoTasks`]; what `one` refuses, with the task's name before it when there are several.
pub(super) fn each<T>(
    tx: &Tx<'_>,
    task_ids: &[i64],
    mut one: impl FnMut(i64) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let ids = distinct(task_ids);
    if ids.is_empty() {
        return Err(TaskError::NoTasks.into());
    }
    let named = |id: i64, failure: Failure| match tasks::title(tx, id) {
        Ok(title) if ids.len() > 1 => {
            let sentence = format!("{}: {}", capital(&title), failure.sentence);
            Failure { sentence, ..failure }
        }
        _ => failure,
    };
    ids.iter().map(|id| one(*id).map_err(|failure| named(*id, failure))).collect()
}

/// The tasks as a sentence names them: one by its title, several by their number and codes.
pub(super) fn named(connection: &Connection, task_ids: &[i64]) -> Result<String, Failure> {
    let ids = distinct(task_ids);
    if let [id] = ids.as_slice() {
        return tasks::title(connection, *id);
    }
    let mut codes = Vec::new();
    for id in &ids {
        codes.push(tasks::get(connection, *id)?.fields.code);
    }
    let count = number(ids.len() as i64);
    codes.retain(|code| !code.is_empty());
    if codes.is_empty() {
        return Ok(format!("{count} nhiệm vụ"));
    }
    let more = if codes.len() > NAMED || codes.len() < ids.len() { ", …" } else { "" };
    codes.truncate(NAMED);
    Ok(format!("{count} nhiệm vụ ({}{more})", codes.join(", ")))
}

fn distinct(task_ids: &[i64]) -> Vec<i64> {
    let mut seen = std::collections::HashSet::new();
    task_ids.iter().copied().filter(|id| seen.insert(*id)).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The day of an act: today when absent.
///
/// # Errors
/// It has not come.
pub(super) fn act_day(tx: &Tx<'_>, field: &'static str, day: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
    let day = day.unwrap_or_else(|| tx.today());
    if day > tx.today() {
        return Err(TaskError::NotYet { field, day: show_day(day) }.into());
    }
    Ok(day)
}

/// Nothing is done to a task before its plan was issued, or before it begins, whichever is first.
///
/// # Errors
/// [`TaskError::BeforePlan`].
pub(crate) fn refuse_before_plan(
    tx: &Tx<'_>,
    plan_id: i64,
    field: &'static str,
    day: NaiveDate,
) -> Result<(), Failure> {
    let plan = crate::plans::store::get(tx, plan_id)?.fields;
    match plan.issued_on.into_iter().chain(plan.starts_on).min() {
        Some(begins_on) if day < begins_on => {
            Err(TaskError::BeforePlan { field, day: show_day(day), begins_on: show_day(begins_on) }.into())
        }
        _ => Ok(()),
    }
}

/// As [`refuse_before_plan`], of a task.
pub(super) fn refuse_before_plan_of(
    tx: &Tx<'_>,
    task_id: i64,
    field: &'static str,
    day: NaiveDate,
) -> Result<(), Failure> {
    refuse_before_plan(tx, tasks::get(tx, task_id)?.fields.plan_id, field, day)
}

/// A reason, cleaned.
///
/// # Errors
/// There is none; `act` names what it is a reason for.
pub(super) fn reason_for(act: &'static str, reason: &str) -> Result<String, Failure> {
    let reason = clean_paragraphs(reason);
    if reason.is_empty() {
        return Err(TaskError::ReasonMissing { act }.into());
    }
    Ok(reason)
}

/// The number of a paper, cleaned.
pub(super) fn paper(doc_number: Option<&str>) -> Option<String> {
    clean_optional(doc_number)
}

/// What happened to a task, for the rules.
pub(super) struct Told {
    pub schedule: Schedule,
    pub reports: Vec<Report>,
    pub extensions: Vec<Extension>,
}

impl Told {
    /// Of a task.
    pub fn of(connection: &Connection, task_id: i64) -> Result<Self, Failure> {
        let (schedule, reports, extensions) = store::course(connection, task_id)?;
        Ok(Self { schedule, reports, extensions })
    }

    fn course(&self) -> Course<'_> {
        Course { reports: &self.reports, extensions: &self.extensions }
    }

    /// As the checklist shows it on a day.
    pub fn shown(&self, day: NaiveDate) -> TaskState {
        state_at(&self.schedule, self.course(), day, day)
    }

    /// Every occurrence begun by a day; of a task that does not recur, the task.
    pub fn all(&self, day: NaiveDate) -> Vec<TaskState> {
        match self.schedule.kind.recurs() {
            true => occurrences_at(&self.schedule, self.course(), day, day).all,
            false => vec![self.shown(day)],
        }
    }
}
