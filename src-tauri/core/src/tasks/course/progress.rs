//! Reports of a task: of one, or the same of several at once. A report of a recurring task tells which occurrence it is
//! about. What an act in words wrote is corrected with that act.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::together::{each, named, refuse_before_plan_of};
use super::{EvidenceFields, ProgressFields, ProgressReport, evidence, store};
use crate::app::{App, Done, Tx};
use crate::attachments::{AttachedTo, AttachmentSubject, api as attachments, reading};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::rules::{self, Report, Schedule};
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean_optional, clean_paragraphs, number};

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
    /// Files of this machine that prove it; they are copied into the book.
    #[serde(default)]
    pub files: Vec<String>,
}

/// The same report of several tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordProgressOfTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// The report; of recurring tasks each about the occurrence on show.
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
pub fn record_progress(app: &App, request: RecordProgress, job: &Job) -> Result<Done<ProgressReport>, Failure> {
    let read = reading::read_all(&request.files, app.path(), job)?;
    app.transact(Act::RecordProgress, |tx| {
        let report = record(tx, request)?;
        attachments::attach(tx, AttachedTo { subject: AttachmentSubject::Report, id: report.id }, &read, None)?;
        Ok(report)
    })
}

/// Adds the same report to several tasks, all of them or none.
///
/// # Errors
/// As [`record_progress`]; [`TaskError::NoTasks`].
pub fn record_progress_of_tasks(
    app: &App,
    request: RecordProgressOfTasks,
    _job: &Job,
) -> Result<Done<Vec<ProgressReport>>, Failure> {
    app.transact(Act::RecordProgress, |tx| {
        let RecordProgressOfTasks { task_ids, fields, evidence } = request;
        let fields = ProgressFields { occurrence_starts_on: None, ..checked(tx, fields)? };
        let reports = each(tx, &task_ids, |task_id| {
            record(
                tx,
                RecordProgress { task_id, fields: fields.clone(), evidence: evidence.clone(), files: Vec::new() },
            )
        })?;
        let (day, tasks) = (show_day(fields.reported_on), named(tx, &task_ids)?);
        tx.describe(format!("Đã ghi kết quả ngày {day} của {tasks}: {}", told(&fields)));
        Ok(reports)
    })
}

/// Adds a report within a running act (sample office).
pub(crate) fn record(tx: &Tx<'_>, request: RecordProgress) -> Result<ProgressReport, Failure> {
    let title = tasks::title(tx, request.task_id)?;
    let mut fields = checked(tx, request.fields)?;
    refuse_before_plan_of(tx, request.task_id, "reported_on", fields.reported_on)?;
    let (schedule, reports, _) = store::course(tx, request.task_id)?;
    fields.occurrence_starts_on = occurrence(&schedule, reports, &fields)?;
    let id = store::insert_report(tx, request.task_id, &fields, None)?;
    for proof in request.evidence {
        evidence::add(tx, request.task_id, EvidenceFields { progress_id: Some(id), ..proof })?;
    }
    let files = match request.files.len() {
        0 => String::new(),
        count => format!(", kèm {} tệp", number(count as i64)),
    };
    let day = show_day(fields.reported_on);
    tx.describe(format!("Đã ghi kết quả ngày {day} của {title}: {}{files}", told(&fields)));
    store::report(tx, id)
}

/// Changes a report; what stood before is in the history.
///
/// # Errors
/// As [`record_progress`]; changed elsewhere meanwhile.
pub fn update_progress(app: &App, request: UpdateProgress, _job: &Job) -> Result<Done<ProgressReport>, Failure> {
    app.transact(Act::RecordProgress, |tx| {
        let current = store::report(tx, request.id)?;
        refuse_of_act(&current)?;
        let mut fields = checked(tx, request.fields)?;
        // One of an earlier form of the book keeps its day.
        if fields.reported_on != current.fields.reported_on {
            refuse_before_plan_of(tx, current.task_id, "reported_on", fields.reported_on)?;
        }
        fields.occurrence_starts_on = occurrence_corrected(tx, &current, &fields)?;
        if !store::update_report(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Kết quả", &current));
        }
        let title = tasks::title(tx, current.task_id)?;
        tx.describe(format!("Đã sửa kết quả ngày {} của {title}: {}", show_day(fields.reported_on), told(&fields)));
        store::report(tx, request.id)
    })
}

/// The occurrence that a new report is about: the one asked for, else the one on show as the reports before it tell.
fn occurrence(
    schedule: &Schedule,
    mut reports: Vec<Report>,
    fields: &ProgressFields,
) -> Result<Option<NaiveDate>, Failure> {
    if let Some(day) = fields.occurrence_starts_on {
        return Ok(Some(chosen(schedule, day)?));
    }
    reports.retain(|report| report.reported_on <= fields.reported_on);
    Ok(rules::occurrence_on_show(schedule, &reports, fields.completed_on.unwrap_or(fields.reported_on)))
}

/// The first day of the occurrence that contains a chosen day.
pub(super) fn chosen(schedule: &Schedule, day: NaiveDate) -> Result<NaiveDate, TaskError> {
    if !schedule.kind.recurs() {
        return Err(TaskError::NotRecurring);
    }
    rules::occurrence_of(schedule, day).ok_or_else(|| TaskError::NotAnOccurrence { day: show_day(day) })
}

/// The occurrence of a report that is corrected: as it is unless another is asked for. Those of an earlier form of the
/// book that name none are written down as they were told, so that none of them goes elsewhere.
fn occurrence_corrected(
    tx: &Tx<'_>,
    current: &ProgressReport,
    fields: &ProgressFields,
) -> Result<Option<NaiveDate>, Failure> {
    let (schedule, reports, _) = store::course(tx, current.task_id)?;
    let told = settle(tx, &schedule, &reports, current.id)?;
    let stands = current.fields.occurrence_starts_on.or(told);
    match fields.occurrence_starts_on {
        Some(day) if Some(day) != stands => Ok(Some(chosen(&schedule, day)?)),
        _ => Ok(stands),
    }
}

/// Writes down the occurrences of all reports but `own_id` that name none; gives that of `own_id`.
fn settle(tx: &Tx<'_>, schedule: &Schedule, reports: &[Report], own_id: i64) -> Result<Option<NaiveDate>, Failure> {
    let told = rules::occurrences_told(schedule, reports);
    let own = reports.iter().find(|report| report.id == own_id);
    if own.is_some_and(|own| own.occurrence_starts_on.is_none()) {
        for (id, starts_on) in told.iter().filter(|(id, _)| *id != own_id) {
            store::name_occurrence(tx, *id, *starts_on)?;
        }
    }
    Ok(told.into_iter().find(|(id, _)| *id == own_id).map(|(_, starts_on)| starts_on))
}

fn refuse_of_act(report: &ProgressReport) -> Result<(), TaskError> {
    match report.act {
        Some(act) => Err(TaskError::WrittenByAct { act: act.label() }),
        None => Ok(()),
    }
}

/// Takes a report out; its evidence stays with the task.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn delete_progress(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::DeleteProgress, |tx| {
        let current = store::report(tx, request.id)?;
        refuse_of_act(&current)?;
        let (schedule, reports, _) = store::course(tx, current.task_id)?;
        settle(tx, &schedule, &reports, current.id)?;
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
    if fields.progress.is_stopped() && fields.result_text.is_none() && fields.note.is_none() {
        return Err(TaskError::StoppedWithoutReason { progress: fields.progress.label() }.into());
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
