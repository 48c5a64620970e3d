//! A task's story in the office's words: one dated line for each act, the latest first.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NoteKind, store};
use crate::attachments::rules::size_text;
use crate::attachments::{AttachedTo, AttachmentSubject, store as attachments};
use crate::dates::show_day;
use crate::error::Failure;
use crate::obstacles::ObstacleRow;
use crate::tasks::figure_text::figure_text;

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskEventKind {
    /// A report.
    Report,
    /// Minh chứng.
    Evidence,
    /// Gia hạn.
    Extension,
    /// Giao thời hạn.
    Deadline,
    /// Giao lại.
    Assignment,
    /// An act in words.
    Note,
    /// Vướng mắc.
    Obstacle,
    /// Tệp kèm.
    Attachment,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskEvent {
    /// The day that it speaks of; none of an evidence without a day.
    pub happened_on: Option<NaiveDate>,
    /// What it is about.
    pub kind: TaskEventKind,
    /// Number of its row.
    pub id: i64,
    /// The row's version; of what is not taken out by it, 1.
    pub version: i64,
    /// What happened.
    pub text: String,
    /// Reason, result, what is asked for.
    pub detail: Option<String>,
    /// The paper behind it.
    pub doc_number: Option<String>,
    /// Of a recurring task: first day of the occurrence that it is about.
    pub occurrence_starts_on: Option<NaiveDate>,
    /// It is the latest of its kind, and may be taken out again.
    pub can_remove: bool,
}

/// The lines of a task.
pub(crate) fn of_task(
    connection: &Connection,
    task_id: i64,
    obstacles: &[ObstacleRow],
) -> Result<Vec<TaskEvent>, Failure> {
    let mut events = Vec::new();
    reports(connection, task_id, &mut events)?;
    notes(connection, task_id, &mut events)?;
    deadlines(connection, task_id, &mut events)?;
    assignments(connection, task_id, &mut events)?;
    for one in store::evidence_of(connection, task_id)? {
        let day = match (one.fields.issued_on, one.fields.progress_id) {
            (Some(day), _) => Some(day),
            (None, Some(report)) => Some(store::report(connection, report)?.fields.reported_on),
            (None, None) => None,
        };
        events.push(TaskEvent {
            detail: one.fields.subject,
            doc_number: Some(one.fields.doc_number),
            ..event(TaskEventKind::Evidence, one.id, day, "Có minh chứng".to_owned())
        });
    }
    for one in
        attachments::list(connection, AttachedTo { subject: AttachmentSubject::Task, id: task_id })?.into_iter().rev()
    {
        let text = format!("Đính kèm tệp “{}” ({})", one.file_name, size_text(one.byte_count));
        let of = (one.to.subject != AttachmentSubject::Task).then_some(one.to_text);
        let detail = match (of, one.note) {
            (Some(of), Some(note)) => Some(format!("{of}: {note}")),
            (of, note) => of.or(note),
        };
        events.push(TaskEvent { detail, ..event(TaskEventKind::Attachment, one.id, Some(one.attached_on), text) });
    }
    for row in obstacles {
        events.push(TaskEvent {
            detail: Some(row.content.clone()),
            ..event(TaskEventKind::Obstacle, row.id, Some(row.raised_on), "Nêu khó khăn, vướng mắc".to_owned())
        });
    }
    // Of one day the later one first: what was written down later stands later in its list.
    events.reverse();
    events.sort_by_key(|event| std::cmp::Reverse(event.happened_on));
    Ok(events)
}

fn event(kind: TaskEventKind, id: i64, happened_on: Option<NaiveDate>, text: String) -> TaskEvent {
    TaskEvent {
        happened_on,
        kind,
        id,
        version: 1,
        text,
        detail: None,
        doc_number: None,
        occurrence_starts_on: None,
        can_remove: false,
    }
}

/// Reports that are no act's.
fn reports(connection: &Connection, task_id: i64, events: &mut Vec<TaskEvent>) -> Result<(), Failure> {
    for one in store::reports(connection, task_id)?.into_iter().rev().filter(|one| one.note_id.is_none()) {
        let fields = one.fields;
        let mut text = format!("Báo cáo: {}", fields.progress.label());
        if let Some(completed_on) = fields.completed_on {
            text += &format!(" ngày {}", show_day(completed_on));
        }
        if let Some(percent) = fields.percent {
            text += &format!(", {percent} %");
        }
        if let Some(quantity) = fields.quantity {
            text += &format!(", {}", figure_text(quantity, fields.quantity_unit.as_deref()));
        }
        events.push(TaskEvent {
            version: one.version,
            detail: fields.result_text.or(fields.note),
            occurrence_starts_on: fields.occurrence_starts_on,
            ..event(TaskEventKind::Report, one.id, Some(fields.reported_on), text)
        });
    }
    Ok(())
}

fn notes(connection: &Connection, task_id: i64, events: &mut Vec<TaskEvent>) -> Result<(), Failure> {
    let written = store::reports(connection, task_id)?;
    for one in store::acts::notes(connection, task_id)?.into_iter().rev() {
        let report = written.iter().find(|report| report.note_id == Some(one.id)).map(|report| &report.fields);
        let mut text = one.kind.label().to_owned();
        if one.kind == NoteKind::Confirm
            && let Some(completed_on) = report.and_then(|report| report.completed_on)
        {
            text += &format!(" ngày {}", show_day(completed_on));
        }
        if let Some(by) = &one.fields.issued_by {
            text += &format!(" của {by}");
        }
        if let Some(until) = one.fields.until_on {
            let word = if one.kind == NoteKind::Suspend { "dự kiến đến" } else { "thời hạn" };
            text += &format!(", {word} {}", show_day(until));
        }
        events.push(TaskEvent {
            version: one.version,
            detail: one.fields.content,
            doc_number: one.fields.doc_number,
            // Giving the task up as a whole is about all of them.
            occurrence_starts_on: report
                .and_then(|report| report.occurrence_starts_on)
                .filter(|_| one.kind != NoteKind::Abandon),
            can_remove: true,
            ..event(TaskEventKind::Note, one.id, Some(one.noted_on), text)
        });
    }
    Ok(())
}

fn deadlines(connection: &Connection, task_id: i64, events: &mut Vec<TaskEvent>) -> Result<(), Failure> {
    let extensions = store::extensions(connection, task_id)?;
    if let Some(one) = store::acts::deadline_of(connection, task_id)? {
        events.push(TaskEvent {
            version: one.version,
            detail: one.reason,
            doc_number: one.doc_number,
            can_remove: extensions.is_empty(),
            ..event(
                TaskEventKind::Deadline,
                one.id,
                Some(one.set_on),
                format!("Giao thời hạn {}", show_day(one.due_on)),
            )
        });
    }
    let latest = extensions.first().map(|one| one.id);
    for one in extensions.into_iter().rev() {
        let (from, to) = (show_day(one.from_due_on), show_day(one.to_due_on));
        events.push(TaskEvent {
            detail: Some(one.reason),
            doc_number: one.doc_number,
            occurrence_starts_on: one.occurrence_starts_on,
            can_remove: latest == Some(one.id),
            ..event(TaskEventKind::Extension, one.id, Some(one.decided_on), format!("Gia hạn từ {from} đến {to}"))
        });
    }
    Ok(())
}

fn assignments(connection: &Connection, task_id: i64, events: &mut Vec<TaskEvent>) -> Result<(), Failure> {
    let assignments = store::acts::assignments(connection, task_id)?;
    let latest = assignments.first().map(|one| one.id);
    for one in assignments.into_iter().rev() {
        let from = one.from_name.as_deref().unwrap_or("chưa giao cơ quan nào");
        let stays = if one.from_coordinates { " (chuyển sang phối hợp)" } else { "" };
        let text = format!("Giao lại: từ {from}{stays} sang {}", one.to_name);
        events.push(TaskEvent {
            version: one.version,
            detail: Some(one.reason),
            doc_number: one.doc_number,
            can_remove: latest == Some(one.id),
            ..event(TaskEventKind::Assignment, one.id, Some(one.assigned_on), text)
        });
    }
    Ok(())
}
