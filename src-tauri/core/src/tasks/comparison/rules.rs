//! Two lists of tasks side by side. Pure: no connection, no clock, and nothing about where the lists come from.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::types::{SnapshotObstacle, TaskChange};
use crate::tasks::courses::ToldExtension;
use crate::tasks::states::{StateLabel, TaskProgress};

/// A task as it stood in one of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// What makes it the same task in both lists.
    pub key: String,
    /// Name of the lead agency.
    pub lead: Option<String>,
    /// The deadline in force.
    pub due_on: Option<NaiveDate>,
    /// Of a recurring task: first day of the occurrence on show.
    pub occurrence_starts_on: Option<NaiveDate>,
    /// State in words.
    pub label: StateLabel,
    /// How far it is.
    pub progress: TaskProgress,
    /// Percent done.
    pub percent: Option<i64>,
    /// Day and words of the latest result.
    pub result: Option<(NaiveDate, String)>,
    /// The obstacles raised until then.
    pub obstacles: Vec<SnapshotObstacle>,
}

/// The tasks of both lists with what changed of each (nothing, of most): first those of `after` in its order, then
/// those that are in `before` alone.
pub fn compare(before: &[Snapshot], after: &[Snapshot]) -> Vec<(String, Vec<TaskChange>)> {
    let old: HashMap<&str, &Snapshot> = before.iter().map(|task| (task.key.as_str(), task)).collect();
    let new: HashMap<&str, &Snapshot> = after.iter().map(|task| (task.key.as_str(), task)).collect();
    let stand = after.iter().map(|task| {
        let changes = match old.get(task.key.as_str()) {
            Some(was) => changes(was, task),
            None => vec![TaskChange::Added { entered_on: None }],
        };
        (task.key.clone(), changes)
    });
    let gone = before.iter().filter(|task| !new.contains_key(task.key.as_str()));
    let gone = gone.map(|task| (task.key.clone(), vec![TaskChange::Removed { deleted_on: None }]));
    stand.chain(gone).collect()
}

fn changes(was: &Snapshot, is: &Snapshot) -> Vec<TaskChange> {
    let mut changes = Vec::new();
    let moved_on = was.occurrence_starts_on != is.occurrence_starts_on;
    // The next occurrence has its own deadline: that one did not move.
    if was.due_on != is.due_on && !(moved_on && was.occurrence_starts_on.is_some() && is.occurrence_starts_on.is_some())
    {
        changes.push(TaskChange::Deadline { from: was.due_on, to: is.due_on, extensions: Vec::new() });
    }
    if was.lead != is.lead {
        changes.push(TaskChange::Lead { from: was.lead.clone(), to: is.lead.clone() });
    }
    if was.label != is.label {
        let occurrence_starts_on = is.occurrence_starts_on.filter(|_| moved_on);
        changes.push(TaskChange::State { from: was.label, to: is.label, occurrence_starts_on });
    }
    if (was.progress, was.percent) != (is.progress, is.percent) {
        changes.push(TaskChange::Progress {
            from: was.progress,
            to: is.progress,
            from_percent: was.percent,
            to_percent: is.percent,
        });
    }
    if let Some((reported_on, result_text)) = &is.result
        && was.result != is.result
    {
        changes.push(TaskChange::Result { reported_on: *reported_on, result_text: result_text.clone() });
    }
    let is_new = |one: &&SnapshotObstacle| !was.obstacles.iter().any(|other| other.id == one.id);
    let obstacles: Vec<SnapshotObstacle> = is.obstacles.iter().filter(is_new).cloned().collect();
    if !obstacles.is_empty() {
        changes.push(TaskChange::Obstacle { obstacles });
    }
    changes
}

/// Says by which extensions a deadline moved; one of an occurrence that is not on show any more moved one too.
pub fn tell_extensions(changes: &mut Vec<TaskChange>, decided: &[&ToldExtension]) {
    let (Some(first), Some(last)) = (decided.first(), decided.last()) else { return };
    if changes.iter().any(|change| matches!(change, TaskChange::Added { .. } | TaskChange::Removed { .. })) {
        return;
    }
    let told: Vec<ToldExtension> = decided.iter().map(|one| (*one).clone()).collect();
    for change in changes.iter_mut() {
        if let TaskChange::Deadline { extensions, .. } = change {
            *extensions = told;
            return;
        }
    }
    let (from, to) = (Some(first.from_due_on), Some(last.to_due_on));
    changes.insert(0, TaskChange::Deadline { from, to, extensions: told });
}

/// Says when a task came or went.
pub fn tell_days(changes: &mut [TaskChange], entered: Option<NaiveDate>, deleted: Option<NaiveDate>) {
    for change in changes {
        match change {
            TaskChange::Added { entered_on } => *entered_on = entered,
            TaskChange::Removed { deleted_on } => *deleted_on = deleted,
            _ => {}
        }
    }
}
