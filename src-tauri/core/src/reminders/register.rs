//! The register: what was sent, what came back, what was withdrawn, and the letters once more.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReminderDetail, ReminderError, ReminderRow, ReminderStatus, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::storage::list::{ListRequest, Page};
use crate::tasks::course;
use crate::tasks::rules::{Course, state_at};
use crate::text::{clean_optional, clean_paragraphs};

/// Which letters to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListReminders {
    /// With a task of this plan.
    pub plan_id: Option<i64>,
    /// With this task.
    pub task_id: Option<i64>,
    /// Search, filters, order, page, day.
    #[serde(flatten)]
    pub list: ListRequest,
}

/// A letter on a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct GetReminder {
    /// Its number.
    pub id: i64,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of_on: Option<NaiveDate>,
}

/// What came back on a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnswerReminder {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// When; absent: nothing came back after all.
    #[serde(default)]
    pub answered_on: Option<NaiveDate>,
    /// The paper that answers.
    #[serde(default)]
    pub answer_document: Option<String>,
    /// What it says.
    #[serde(default)]
    pub answer: Option<String>,
}

/// A letter that was not sent after all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawReminder {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Why.
    pub reason: String,
}

/// A letter to write to a file once more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportReminder {
    /// Its number.
    pub id: i64,
    /// Where to.
    pub path: String,
}

/// The file of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportedReminder {
    /// Where it is.
    pub path: String,
}

/// A page of the register as known on a day.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_reminders(app: &App, request: ListReminders, _job: &Job) -> Result<Page<ReminderRow>, Failure> {
    let view = store::View {
        as_of_on: request.list.as_of_on.unwrap_or_else(|| app.today()),
        plan_id: request.plan_id,
        task_id: request.task_id,
    };
    app.read(|connection| store::list(connection, &view, &request.list))
}

/// One letter with its words, its tasks, and how these stand on the day asked for.
///
/// # Errors
/// There is none of that number.
pub fn get_reminder(app: &App, request: GetReminder, _job: &Job) -> Result<ReminderDetail, Failure> {
    let day = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| detail(connection, request.id, day))
}

fn detail(connection: &Connection, id: i64, day: NaiveDate) -> Result<ReminderDetail, Failure> {
    let row = store::get(connection, id, day)?;
    let soon_until = crate::holidays::soon_until(connection, day)?;
    let mut tasks = store::tasks(connection, id)?;
    for task in &mut tasks {
        let Some(task_id) = task.task_id else { continue };
        let (schedule, reports, extensions) = course::store::course(connection, task_id)?;
        let known = Course { reports: &reports, extensions: &extensions };
        task.label_now = Some(state_at(&schedule, known, day, soon_until).label);
    }
    Ok(ReminderDetail { row, letter: store::letter(connection, id)?, tasks })
}

/// Records what came back on a letter, or that nothing did after all; a new answer takes the place of the old.
///
/// # Errors
/// [`ReminderError`]: withdrawn, a day without words or words without a day, answered before it was issued, a day that has not come; changed elsewhere meanwhile.
pub fn answer_reminder(app: &App, request: AnswerReminder, _job: &Job) -> Result<Done<ReminderRow>, Failure> {
    app.transact(Act::AnswerReminder, |tx| {
        let row = standing(tx, request.id)?;
        refuse_withdrawn(&row)?;
        if let Some(day) = request.answered_on {
            check_answer_day(tx, &row, day)?;
        }
        let document = clean_optional(request.answer_document.as_deref());
        let answer = request.answer.as_deref().map(clean_paragraphs).filter(|answer| !answer.is_empty());
        // Words without a day would be lost; a day without words says nothing of what came back.
        match (request.answered_on, document.is_some() || answer.is_some()) {
            (None, true) => return Err(ReminderError::AnswerWithoutDay.into()),
            (Some(_), false) => return Err(ReminderError::AnswerEmpty.into()),
            _ => {}
        }
        let answered_on = request.answered_on;
        if !store::put_answer(tx, row.id, request.version, answered_on, document.as_deref(), answer.as_deref())? {
            return Err(Failure::stale("Văn bản đôn đốc", &row));
        }
        tx.describe(match answered_on {
            Some(day) => format!(
                "Đã ghi nhận {} trả lời văn bản đôn đốc số {} ngày {}",
                row.agency_name,
                row.number_text,
                show_day(day)
            ),
            None => format!("Đã bỏ ghi nhận trả lời văn bản đôn đốc số {}", row.number_text),
        });
        standing(tx, row.id)
    })
}

fn check_answer_day(tx: &Tx<'_>, row: &ReminderRow, day: NaiveDate) -> Result<(), ReminderError> {
    if day > tx.today() {
        return Err(ReminderError::NotYet { field: "answered_on", day: show_day(day) });
    }
    if day < row.issued_on {
        return Err(ReminderError::AnsweredBefore { answered_on: show_day(day), issued_on: show_day(row.issued_on) });
    }
    Ok(())
}

/// Withdraws a letter that was not sent after all. It stays in the register, and its number is not given again.
///
/// # Errors
/// [`ReminderError`]: answered, withdrawn already, no reason; changed elsewhere meanwhile.
pub fn withdraw_reminder(app: &App, request: WithdrawReminder, _job: &Job) -> Result<Done<ReminderRow>, Failure> {
    app.transact(Act::WithdrawReminder, |tx| {
        let row = standing(tx, request.id)?;
        refuse_withdrawn(&row)?;
        if let Some(day) = row.answered_on {
            return Err(ReminderError::Answered { number: row.number_text, answered_on: show_day(day) }.into());
        }
        let reason = clean_paragraphs(&request.reason);
        if reason.is_empty() {
            return Err(ReminderError::ReasonMissing.into());
        }
        if !store::withdraw(tx, row.id, request.version, tx.today(), &reason)? {
            return Err(Failure::stale("Văn bản đôn đốc", &row));
        }
        tx.describe(format!("Đã thu hồi văn bản đôn đốc số {} gửi {}: {reason}", row.number_text, row.agency_name));
        standing(tx, row.id)
    })
}

fn refuse_withdrawn(row: &ReminderRow) -> Result<(), ReminderError> {
    match (row.status, row.withdrawn_on) {
        (ReminderStatus::Withdrawn, Some(day)) => {
            Err(ReminderError::Withdrawn { number: row.number_text.clone(), withdrawn_on: show_day(day) })
        }
        _ => Ok(()),
    }
}

/// Writes the file of a letter again: the same bytes as when it was issued.
///
/// # Errors
/// There is none of that number; [`ReminderError::FileMissing`]; [`files::FileError`].
pub fn export_reminder(app: &App, request: ExportReminder, _job: &Job) -> Result<Done<ExportedReminder>, Failure> {
    files::leaving(app, Act::ExportReminder, |tx, files| {
        let row = standing(tx, request.id)?;
        let Some(bytes) = store::file(tx, row.id)? else {
            return Err(ReminderError::FileMissing { number: row.number_text }.into());
        };
        let path = files.write(Path::new(&request.path), &bytes, "docx")?;
        tx.describe(format!("Đã xuất lại văn bản đôn đốc số {} gửi {}", row.number_text, row.agency_name));
        Ok(ExportedReminder { path: path.display().to_string() })
    })
}

/// A letter as it is known today.
fn standing(tx: &Tx<'_>, id: i64) -> Result<ReminderRow, Failure> {
    store::get(tx, id, tx.today())
}
