//! Reports of a task.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EvidenceFields, ProgressFields, ProgressReport, evidence, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean_optional, clean_paragraphs};

/// A report to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordProgress {
    /// The task.
    pub task_id: i64,
    /// The report.
    #[serde(flatten)]
    pub fields: ProgressFields,
    /// What proves it.
    #[serde(default)]
    pub evidence: Vec<EvidenceFields>,
}

/// A report to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateProgress {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: ProgressFields,
}

/// Adds a report; earlier ones stay.
///
/// # Errors
/// [`TaskError`]: the day has not come, completion without its day, a percentage that contradicts the progress.
pub fn record_progress(app: &App, request: RecordProgress, _job: &Job) -> Result<Done<ProgressReport>, Failure> {
    app.transact(Act::RecordProgress, |tx| record(tx, request))
}

/// Adds a report within a running act (sample office).
pub(crate) fn record(tx: &Tx<'_>, request: RecordProgress) -> Result<ProgressReport, Failure> {
    let title = tasks::title(tx, request.task_id)?;
    let fields = checked(tx, request.fields)?;
    let id = store::insert_report(tx, request.task_id, &fields)?;
    for proof in request.evidence {
        evidence::add(tx, request.task_id, EvidenceFields { progress_id: Some(id), ..proof })?;
    }
    tx.describe(format!("Đã ghi kết quả ngày {} của {title}: {}", show_day(fields.reported_on), told(&fields)));
    store::report(tx, id)
}

/// Changes a report; what stood before is in the history.
///
/// # Errors
/// As [`record_progress`]; changed elsewhere meanwhile.
pub fn update_progress(app: &App, request: UpdateProgress, _job: &Job) -> Result<Done<ProgressReport>, Failure> {
    app.transact(Act::RecordProgress, |tx| {
        let current = store::report(tx, request.id)?;
        let fields = checked(tx, request.fields)?;
        if !store::update_report(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Kết quả", &current));
        }
        let title = tasks::title(tx, current.task_id)?;
        tx.describe(format!("Đã sửa kết quả ngày {} của {title}: {}", show_day(fields.reported_on), told(&fields)));
        store::report(tx, request.id)
    })
}

/// Takes a report out; its evidence stays with the task.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn delete_progress(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::DeleteProgress, |tx| {
        let current = store::report(tx, request.id)?;
        if !store::delete_report(tx, request.id, request.version)? {
            return Err(Failure::stale("Kết quả", &current));
        }
        let title = tasks::title(tx, current.task_id)?;
        tx.describe(format!("Đã xóa kết quả ngày {} của {title}", show_day(current.fields.reported_on)));
        Ok(Nothing {})
    })
}

fn told(fields: &ProgressFields) -> String {
    match fields.percent {
        Some(percent) => format!("{}, {percent} %", fields.progress.label()),
        None => fields.progress.label().to_owned(),
    }
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: ProgressFields) -> Result<ProgressFields, Failure> {
    let mut fields = cleaned(fields);
    if fields.reported_on > tx.today() {
        return Err(TaskError::NotYet { field: "reported_on", day: show_day(fields.reported_on) }.into());
    }
    if fields.percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
        return Err(Failure::field("percent", "Tỷ lệ phải từ 0 đến 100 %. Hãy nhập lại."));
    }
    if fields.quantity.is_some_and(|quantity| !quantity.is_finite() || quantity < 0.0) {
        return Err(Failure::field("quantity", "Khối lượng phải là số không âm. Hãy nhập lại."));
    }
    match (fields.progress == TaskProgress::Done, fields.completed_on) {
        (true, None) => return Err(TaskError::CompletionWithoutDay.into()),
        (false, Some(_)) => return Err(TaskError::DayWithoutCompletion.into()),
        (true, Some(completed_on)) if completed_on > fields.reported_on => {
            let (completed_on, reported_on) = (show_day(completed_on), show_day(fields.reported_on));
            return Err(TaskError::CompletedAfterReport { completed_on, reported_on }.into());
        }
        _ => {}
    }
    match (fields.progress, fields.percent) {
        (TaskProgress::Done, None) => fields.percent = Some(100),
        (TaskProgress::Done, Some(percent)) if percent < 100 => {
            return Err(TaskError::PercentContradicts { progress: fields.progress.label(), percent }.into());
        }
        (TaskProgress::NotStarted, Some(percent)) if percent > 0 => {
            return Err(TaskError::PercentContradicts { progress: fields.progress.label(), percent }.into());
        }
        _ => {}
    }
    Ok(fields)
}

fn cleaned(fields: ProgressFields) -> ProgressFields {
    let paragraphs = |text: Option<String>| text.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    ProgressFields {
        result_text: paragraphs(fields.result_text),
        quantity_unit: clean_optional(fields.quantity_unit.as_deref()),
        note: paragraphs(fields.note),
        ..fields
    }
}
