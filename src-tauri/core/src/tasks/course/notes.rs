//! Acts in words: confirming what was reported as done, sending it back for evidence, what a leader directed. What an
//! act does to the progress stands in a report that it writes; correcting its words corrects that one, taking the act out
//! takes it out.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::together::{Told, act_day, each, named, refuse_before_plan_of};
use super::{ProgressFields, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::rules::TaskState;
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean_optional, clean_paragraphs};

/// What an act in words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Xác nhận hoàn thành.
    Confirm,
    /// Trả lại, yêu cầu minh chứng.
    Return,
    /// Ý kiến chỉ đạo.
    Directive,
    /// Tạm dừng.
    Suspend,
    /// Tiếp tục thực hiện.
    Resume,
    /// Không thực hiện: the task as a whole.
    Abandon,
    /// Không thực hiện: one occurrence of a recurring task.
    AbandonOccurrence,
}

crate::storage::text_enum!(NoteKind { Confirm = "confirm", Return = "return", Directive = "directive", Suspend = "suspend", Resume = "resume", Abandon = "abandon", AbandonOccurrence = "abandon_occurrence" });

impl NoteKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Confirm => "Xác nhận hoàn thành",
            Self::Return => "Trả lại, yêu cầu minh chứng",
            Self::Directive => "Ý kiến chỉ đạo",
            Self::Suspend => "Tạm dừng",
            Self::Resume => "Tiếp tục thực hiện",
            Self::Abandon => "Không thực hiện",
            Self::AbandonOccurrence => "Không thực hiện một lần",
        }
    }

    /// The field of its day.
    fn day_field(self) -> &'static str {
        match self {
            Self::Confirm => "confirmed_on",
            Self::Return => "returned_on",
            Self::Directive => "noted_on",
            Self::Suspend => "suspended_on",
            Self::Resume => "resumed_on",
            Self::Abandon | Self::AbandonOccurrence => "abandoned_on",
        }
    }

    fn act(self) -> Act {
        match self {
            Self::Confirm => Act::ConfirmTask,
            Self::Return => Act::ReturnTask,
            Self::Directive => Act::DirectTask,
            Self::Suspend => Act::SuspendTasks,
            Self::Resume => Act::ResumeTasks,
            Self::Abandon | Self::AbandonOccurrence => Act::AbandonTasks,
        }
    }
}

/// The words of an act.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct NoteFields {
    /// The reason, what is asked for, what was directed; a confirmation may go without.
    pub content: Option<String>,
    /// The paper that says so.
    pub doc_number: Option<String>,
    /// Who directed or decided it.
    pub issued_by: Option<String>,
    /// What is asked for is wanted by this day; a rest lasts until about then.
    pub until_on: Option<NaiveDate>,
}

/// An act in words, as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskNote {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its task.
    pub task_id: i64,
    /// What it is.
    pub kind: NoteKind,
    /// Its day.
    pub noted_on: NaiveDate,
    /// Its words.
    #[serde(flatten)]
    pub fields: NoteFields,
}

/// Tasks that wait for confirmation and are done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConfirmTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// When it was confirmed; today when absent.
    #[serde(default)]
    pub confirmed_on: Option<NaiveDate>,
    /// When they were done; of each the day on which it was reported when absent.
    #[serde(default)]
    pub completed_on: Option<NaiveDate>,
    /// Note.
    #[serde(default)]
    pub content: Option<String>,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Who confirmed.
    #[serde(default)]
    pub issued_by: Option<String>,
}

/// A task whose report is sent back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReturnTask {
    /// The task.
    pub task_id: i64,
    /// When; today when absent.
    #[serde(default)]
    pub returned_on: Option<NaiveDate>,
    /// Which evidence is wanted.
    pub content: String,
    /// Until when.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// The paper that asks for it.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Who asks for it.
    #[serde(default)]
    pub issued_by: Option<String>,
}

/// What a leader directed about tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddDirective {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// When; today when absent.
    #[serde(default)]
    pub noted_on: Option<NaiveDate>,
    /// What was directed.
    pub content: String,
    /// Until when it is to be carried out.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Who directed it.
    #[serde(default)]
    pub issued_by: Option<String>,
}

/// The words of an act, corrected. Its day stays: an act of another day is taken out and recorded anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateTaskNote {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All words as they shall be.
    pub fields: NoteFields,
}

/// Confirms what was reported as done (chờ xác nhận → hoàn thành); of a recurring task the occurrence that waits.
///
/// # Errors
/// [`TaskError::NotAwaiting`]; the day has not come, done after it was confirmed.
pub fn confirm_tasks(app: &App, request: ConfirmTasks, _job: &Job) -> Result<Done<Vec<TaskNote>>, Failure> {
    app.transact(Act::ConfirmTask, |tx| {
        let day = act_day(tx, "confirmed_on", request.confirmed_on)?;
        let words = NoteFields {
            content: request.content.clone(),
            doc_number: request.doc_number.clone(),
            issued_by: request.issued_by.clone(),
            until_on: None,
        };
        let words = checked(NoteKind::Confirm, day, words)?;
        let notes = each(tx, &request.task_ids, |task_id| confirm(tx, task_id, day, request.completed_on, &words))?;
        tx.describe(format!(
            "Đã xác nhận hoàn thành {}, ngày {}{}",
            named(tx, &request.task_ids)?,
            show_day(day),
            by_paper(words.doc_number.as_deref())
        ));
        Ok(notes)
    })
}

fn confirm(
    tx: &Tx<'_>,
    task_id: i64,
    day: NaiveDate,
    completed_on: Option<NaiveDate>,
    words: &NoteFields,
) -> Result<TaskNote, Failure> {
    let waits = |state: &TaskState| state.progress == TaskProgress::AwaitingConfirmation;
    let (state, shown) = wanted(tx, task_id, day, waits)?;
    let Some(state) = state else {
        return Err(TaskError::NotAwaiting { progress: shown.progress.label() }.into());
    };
    let reported_on = match state.report_id {
        Some(id) => store::report(tx, id)?.fields.reported_on,
        None => day,
    };
    let completed_on = completed_on.unwrap_or(reported_on);
    if completed_on > day {
        let (completed_on, reported_on) = (show_day(completed_on), show_day(day));
        return Err(TaskError::CompletedAfterReport { completed_on, reported_on }.into());
    }
    let report = ProgressFields {
        completed_on: Some(completed_on),
        percent: Some(100),
        occurrence_starts_on: state.occurrence_starts_on,
        ..ProgressFields::of(day, TaskProgress::Done)
    };
    write(tx, task_id, NoteKind::Confirm, day, words, &[report])
}

/// Sends what was reported as done back (yêu cầu minh chứng): the task is being carried out again.
///
/// # Errors
/// [`TaskError::NothingToReturn`]; it is not said what is wanted.
pub fn return_task(app: &App, request: ReturnTask, _job: &Job) -> Result<Done<TaskNote>, Failure> {
    app.transact(Act::ReturnTask, |tx| {
        let title = tasks::title(tx, request.task_id)?;
        let day = act_day(tx, "returned_on", request.returned_on)?;
        let words = NoteFields {
            content: Some(request.content),
            doc_number: request.doc_number,
            issued_by: request.issued_by,
            until_on: request.until_on,
        };
        let words = checked(NoteKind::Return, day, words)?;
        let told =
            |state: &TaskState| matches!(state.progress, TaskProgress::AwaitingConfirmation | TaskProgress::Done);
        let (state, shown) = wanted(tx, request.task_id, day, told)?;
        let Some(state) = state else {
            return Err(TaskError::NothingToReturn { progress: shown.progress.label() }.into());
        };
        let report = ProgressFields {
            // Whole once more only when the evidence is there.
            percent: percent(tx, &state)?.filter(|percent| *percent < 100),
            occurrence_starts_on: state.occurrence_starts_on,
            ..ProgressFields::of(day, TaskProgress::InProgress)
        };
        let note = write(tx, request.task_id, NoteKind::Return, day, &words, &[report])?;
        let until = words.until_on.map(|until| format!(", gửi trước hết ngày {}", show_day(until))).unwrap_or_default();
        let content = words.content.unwrap_or_default();
        tx.describe(format!("Đã trả lại {title}, yêu cầu minh chứng{until}: {content}"));
        Ok(note)
    })
}

/// Keeps what a leader directed about tasks; how they stand does not change.
///
/// # Errors
/// No words; the day has not come.
pub fn add_directive(app: &App, request: AddDirective, _job: &Job) -> Result<Done<Vec<TaskNote>>, Failure> {
    app.transact(Act::DirectTask, |tx| {
        let day = act_day(tx, "noted_on", request.noted_on)?;
        let words = NoteFields {
            content: Some(request.content.clone()),
            doc_number: request.doc_number.clone(),
            issued_by: request.issued_by.clone(),
            until_on: request.until_on,
        };
        let words = checked(NoteKind::Directive, day, words)?;
        let notes = each(tx, &request.task_ids, |task_id| {
            tasks::title(tx, task_id)?;
            write(tx, task_id, NoteKind::Directive, day, &words, &[])
        })?;
        let by = words.issued_by.as_ref().map(|by| format!(" của {by}")).unwrap_or_default();
        let content = words.content.unwrap_or_default();
        tx.describe(format!("Đã ghi ý kiến chỉ đạo{by} về {}: {content}", named(tx, &request.task_ids)?));
        Ok(notes)
    })
}

/// Corrects the words of an act.
///
/// # Errors
/// No words where some are needed; changed elsewhere meanwhile.
pub fn update_task_note(app: &App, request: UpdateTaskNote, _job: &Job) -> Result<Done<TaskNote>, Failure> {
    let current = app.read(|connection| store::acts::note(connection, request.id))?;
    app.transact(current.kind.act(), |tx| {
        let current = store::acts::note(tx, request.id)?;
        let fields = checked(current.kind, current.noted_on, request.fields)?;
        if !store::acts::update_note(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Việc đã ghi", &current));
        }
        tx.describe(format!("Đã sửa lời của {}", told(tx, &current)?));
        store::acts::note(tx, request.id)
    })
}

/// Takes an act in words out, with what it did to the progress.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn remove_task_note(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    let current = app.read(|connection| store::acts::note(connection, request.id))?;
    app.transact(current.kind.act(), |tx| {
        let current = store::acts::note(tx, request.id)?;
        let told = told(tx, &current)?;
        if !store::acts::delete_note(tx, request.id, request.version)? {
            return Err(Failure::stale("Việc đã ghi", &current));
        }
        tx.describe(format!("Đã bỏ {told}"));
        Ok(Nothing {})
    })
}

fn told(connection: &Connection, note: &TaskNote) -> Result<String, Failure> {
    let title = tasks::title(connection, note.task_id)?;
    Ok(format!("việc “{}” ngày {} của {title}", note.kind.label(), show_day(note.noted_on)))
}

/// Writes an act with its reports, whose note are its words.
pub(super) fn write(
    tx: &Tx<'_>,
    task_id: i64,
    kind: NoteKind,
    day: NaiveDate,
    words: &NoteFields,
    reports: &[ProgressFields],
) -> Result<TaskNote, Failure> {
    refuse_before_plan_of(tx, task_id, kind.day_field(), day)?;
    let id = store::acts::insert_note(tx, task_id, kind, day, words)?;
    for report in reports {
        let report = ProgressFields { note: words.content.clone(), ..report.clone() };
        store::insert_report(tx, task_id, &report, Some(id))?;
    }
    store::acts::note(tx, id)
}

/// Cleans the words of an act and keeps their rules.
pub(super) fn checked(kind: NoteKind, day: NaiveDate, fields: NoteFields) -> Result<NoteFields, Failure> {
    let content = fields.content.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    let fields = NoteFields {
        content,
        doc_number: clean_optional(fields.doc_number.as_deref()),
        issued_by: clean_optional(fields.issued_by.as_deref()),
        until_on: fields.until_on,
    };
    if fields.content.is_none() {
        match kind {
            NoteKind::Confirm => {}
            NoteKind::Return => return Err(TaskError::WordsMissing { missing: "minh chứng cần bổ sung" }.into()),
            NoteKind::Directive => return Err(TaskError::WordsMissing { missing: "nội dung chỉ đạo" }.into()),
            NoteKind::Suspend => return Err(TaskError::ReasonMissing { act: "tạm dừng" }.into()),
            NoteKind::Resume => return Err(TaskError::ReasonMissing { act: "tiếp tục" }.into()),
            NoteKind::Abandon | NoteKind::AbandonOccurrence => {
                return Err(TaskError::ReasonMissing { act: "không thực hiện" }.into());
            }
        }
    }
    match fields.until_on {
        Some(until) if until < day => {
            Err(TaskError::UntilBeforeDay { until: show_day(until), day: show_day(day) }.into())
        }
        _ => Ok(fields),
    }
}

/// Of the task on a day: the occurrence on show if it is as asked, else the latest one that is; and the one on show.
fn wanted(
    connection: &Connection,
    task_id: i64,
    day: NaiveDate,
    is_wanted: impl Fn(&TaskState) -> bool,
) -> Result<(Option<TaskState>, TaskState), Failure> {
    tasks::title(connection, task_id)?;
    let task = Told::of(connection, task_id)?;
    let shown = task.shown(day);
    if is_wanted(&shown) {
        return Ok((Some(shown), shown));
    }
    Ok((task.all(day).into_iter().rev().find(is_wanted), shown))
}

/// Percent by the report that tells the state.
pub(super) fn percent(connection: &Connection, state: &TaskState) -> Result<Option<i64>, Failure> {
    match state.report_id {
        Some(id) => Ok(store::report(connection, id)?.fields.percent),
        None => Ok(None),
    }
}

/// The paper behind an act, as its sentence ends.
pub(super) fn by_paper(doc_number: Option<&str>) -> String {
    doc_number.map(|number| format!(" (theo {number})")).unwrap_or_default()
}
