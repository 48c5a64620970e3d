//! PL II and PL III: the tasks of the plans in force, each in its state at the cut-off. The state itself is decided
//! by [`crate::tasks::rules`] alone.

use rusqlite::Connection;

use super::super::data::{DeadlineLine, Quadrant, ReportData, StateTone, TaskLine};
use super::super::store::{self, Days, StoredTask};
use crate::error::Failure;
use crate::tasks::rules::{Course, TaskState, state_at};
use crate::tasks::{ChecklistCell, StateLabel, Timeliness};

/// Fills PL II and PL III.
pub(super) fn fill(
    connection: &Connection,
    days: Days,
    due_soon_days: u32,
    data: &mut ReportData,
) -> Result<(), Failure> {
    for task in store::tasks(connection, days)? {
        let course = Course { reports: &task.reports, extensions: &task.extensions };
        let state = state_at(&task.schedule, course, days.cutoff_on, due_soon_days);
        data.deadlines.extend(deadline(&task, &state));
        data.tasks.push(line(task, &state));
    }
    // The longest overdue first, then the soonest due.
    data.deadlines.sort_by_key(|line| (!line.overdue, line.due_on, line.task_id));
    Ok(())
}

/// The row of PL II.
fn line(task: StoredTask, state: &TaskState) -> TaskLine {
    let percent = state.report_id.and_then(|id| task.percents.iter().find(|(report, _)| *report == id));
    TaskLine {
        task_id: task.id,
        plan: task.plan,
        group: task.group,
        code: task.code,
        content: task.content,
        lead_agency: task.lead_agency,
        coordinating_agencies: task.coordinating,
        schedule_text: task.schedule_text.unwrap_or_default(),
        due_on: state.due_on,
        deliverable: task.deliverable.unwrap_or_default(),
        result: task.result.unwrap_or_default(),
        percent: percent.map(|(_, percent)| *percent),
        state_label: state.label.label().to_owned(),
        quadrant: quadrant(state.cell),
        tone: tone(state),
        completed_on: state.completed_on,
        obstacles: task.obstacles.unwrap_or_default(),
        proposals: task.proposals.unwrap_or_default(),
    }
}

/// The row of PL III, of a task that is late or nearly so and still to be done.
fn deadline(task: &StoredTask, state: &TaskState) -> Option<DeadlineLine> {
    let due_on = state.due_on?;
    let is_open = state.completed_on.is_none() && !state.progress.is_stopped();
    let overdue = state.timeliness == Timeliness::Overdue;
    if !is_open || !(overdue || state.timeliness == Timeliness::DueSoon) {
        return None;
    }
    let reason = task.last_note.clone().filter(|note| !note.is_empty()).or_else(|| task.extension_reason.clone());
    Some(DeadlineLine {
        task_id: task.id,
        code: task.code.clone(),
        content: task.content.clone(),
        lead_agency: task.lead_agency.clone(),
        original_due_on: state.original_due_on,
        due_on,
        overdue,
        days: state.days_left.unwrap_or_default().abs(),
        state_label: state.label.label().to_owned(),
        reason: reason.unwrap_or_default(),
        extension_count: task.extension_count,
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
