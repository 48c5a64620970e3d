//! PL II and PL III: the tasks of the plans in force at the cut-off. Which tasks, who leads them and how they stand
//! is the checklist's alone ([`crate::tasks::checklist`]); a report adds only words.

use std::collections::HashMap;

use rusqlite::Connection;

use super::super::data::{DeadlineLine, ExtensionRow, Quadrant, ReportData, StateTone, TaskEvidence, TaskLine};
use super::super::store::{self, Days, TaskWords};
use crate::error::Failure;
use crate::tasks::rules::TaskState;
use crate::tasks::{ChecklistCell, StateLabel, TaskRow, Timeliness, checklist};

/// Fills PL II and PL III.
pub(super) fn fill(connection: &Connection, days: Days, data: &mut ReportData) -> Result<(), Failure> {
    let mut words = store::task_words(connection, days)?;
    let rows = checklist::rows(connection, None, Some(days.starts_on), days.cutoff_on)?;
    let mut tasks: Vec<(TaskRow, TaskWords)> =
        rows.into_iter().map(|row| (words.remove(&row.id).unwrap_or_default(), row)).map(|(w, row)| (row, w)).collect();
    let mut extensions: HashMap<i64, Vec<ExtensionRow>> = HashMap::new();
    for (task, extension) in store::extensions(connection, days.cutoff_on)? {
        extensions.entry(task).or_default().push(extension);
    }
    // The oldest plan first; within a plan the order of the checklist.
    tasks.sort_by_key(|(row, words)| (words.plan_issued_on, row.plan_id));
    for (row, words) in tasks {
        let own = extensions.remove(&row.id).unwrap_or_default();
        data.deadlines.extend(deadline(&row, &words, own));
        data.tasks.push(line(row, words));
    }
    // The longest overdue first, then the soonest due.
    data.deadlines.sort_by_key(|line| (!line.overdue, line.due_on, line.task_id));
    Ok(())
}

/// The lead agency as it is printed.
fn lead_agency(row: &TaskRow) -> String {
    row.lead_name.clone().or_else(|| row.lead_as_written.clone()).unwrap_or_default()
}

/// The row of PL II.
fn line(row: TaskRow, words: TaskWords) -> TaskLine {
    TaskLine {
        task_id: row.id,
        plan: words.plan,
        group: words.group,
        lead_agency: lead_agency(&row),
        lead_agency_id: row.lead_agency_id,
        code: row.code,
        content: row.content,
        coordinating_agencies: row
            .coordinating_names
            .map(|names| names.split("; ").map(str::to_owned).collect())
            .unwrap_or_default(),
        schedule_text: row.schedule_text.unwrap_or_default(),
        due_on: row.state.due_on,
        deliverable: row.deliverable.unwrap_or_default(),
        result: words.result.unwrap_or_default(),
        percent: row.percent,
        state_label: row.state.label.label().to_owned(),
        quadrant: quadrant(row.state.cell),
        tone: tone(&row.state),
        completed_on: row.state.completed_on,
        result_missing: row.result_missing,
        evidence_missing: row.evidence_missing,
        lead_has_ended: row.lead_has_ended,
        plan_is_past: row.plan_is_past,
        obstacles: words.obstacles.unwrap_or_default(),
        proposals: words.proposals.unwrap_or_default(),
        evidence: Some(TaskEvidence { papers: words.papers.unwrap_or_default(), files: words.files }),
    }
}

/// The row of PL III, of a task that is late or nearly so and still to be done.
fn deadline(row: &TaskRow, words: &TaskWords, extensions: Vec<ExtensionRow>) -> Option<DeadlineLine> {
    let state = &row.state;
    let due_on = state.due_on?;
    let is_open = state.completed_on.is_none() && !state.progress.is_stopped();
    let overdue = state.timeliness == Timeliness::Overdue;
    if !is_open || !(overdue || state.timeliness == Timeliness::DueSoon) {
        return None;
    }
    let reason = words.last_note.clone().filter(|note| !note.is_empty()).or_else(|| row.extension_reason.clone());
    Some(DeadlineLine {
        task_id: row.id,
        code: row.code.clone(),
        content: row.content.clone(),
        lead_agency: lead_agency(row),
        original_due_on: state.original_due_on,
        due_on,
        overdue,
        days: state.days_left.unwrap_or_default().abs(),
        state_label: state.label.label().to_owned(),
        reason: reason.unwrap_or_default(),
        extension_count: row.extension_count,
        extensions,
        late_occurrence_count: state.late_occurrence_count,
    })
}

/// The cell of the checklist, as the report calls it.
pub(in super::super) fn quadrant(cell: ChecklistCell) -> Quadrant {
    match cell {
        ChecklistCell::DoneOnTime => Quadrant::DoneOnTime,
        ChecklistCell::DoneLate => Quadrant::DoneLate,
        ChecklistCell::DoneNoDeadline => Quadrant::DoneNoDeadline,
        ChecklistCell::OpenOnTime => Quadrant::OpenOnTime,
        ChecklistCell::OpenLate => Quadrant::OpenLate,
        ChecklistCell::OpenNoDeadline => Quadrant::OpenNoDeadline,
    }
}

/// Mark and shade.
fn tone(state: &TaskState) -> StateTone {
    match state.label {
        StateLabel::DoneOnTime | StateLabel::DoneNoDeadline => StateTone::Done,
        StateLabel::DoneLate => StateTone::DoneLate,
        StateLabel::InProgressOnSchedule => StateTone::OnSchedule,
        StateLabel::InProgressDueSoon => StateTone::DueSoon,
        StateLabel::NotStartedOverdue | StateLabel::InProgressOverdue => StateTone::Overdue,
        StateLabel::NotStarted | StateLabel::Suspended | StateLabel::NotDone => StateTone::Idle,
    }
}
