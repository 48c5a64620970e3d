//! So sánh hai thời điểm: what changed in the checklist between two days, deleted tasks included.
//!
//! Rules: each day is told as the book said at its end: tasks that were entered and not yet deleted, with the lead and
//! the time they had then, and the reports, extensions and obstacles of days until then. Where the first day lies
//! before the book knew the plan, nothing counts as added. A recurring task's next occurrence coming into sight is no
//! moved deadline. [`rules::compare`] lays any two lists of tasks side by side, wherever they come from.

pub mod rules;
pub(crate) mod store;
mod types;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

pub use types::*;

use super::courses::{self, AgencyNames, Scope, TaskCourse, TaskHead, ToldExtension};
use super::lives::{self, Life, Names, TaskImage};
use super::rules::Schedule;
use crate::app::App;
use crate::dates::show_day;
use crate::error::Failure;
use crate::holidays::DueSoon;
use crate::job::Job;
use rules::{Snapshot, compare};

/// What changed between the ends of two days.
///
/// # Errors
/// The second day does not come after the first.
pub fn compare_checklist(app: &App, request: CompareChecklist, _job: &Job) -> Result<ChecklistComparison, Failure> {
    let CompareChecklist { plan_id, from_on, to_on } = request;
    if to_on <= from_on {
        let sentence = format!(
            "Ngày sau ({}) phải ở sau ngày trước ({}). Hãy chọn lại hai ngày.",
            show_day(to_on),
            show_day(from_on)
        );
        return Err(Failure::field("to_on", sentence));
    }
    app.read(|connection| Ok(answer(Compared::load(connection, plan_id, from_on, to_on)?, from_on, to_on)))
}

/// Everything that the two days are told from.
struct Compared {
    tasks: Vec<TaskCourse>,
    lives: HashMap<String, Life>,
    names: Names,
    agencies: AgencyNames,
    images: Vec<(NaiveDate, TaskImage)>,
    obstacles: HashMap<i64, Vec<SnapshotObstacle>>,
    due_soon: DueSoon,
    plan_id: Option<i64>,
}

impl Compared {
    fn load(
        connection: &Connection,
        plan_id: Option<i64>,
        from_on: NaiveDate,
        to_on: NaiveDate,
    ) -> Result<Self, Failure> {
        Ok(Self {
            tasks: courses::load(connection, Scope { plan_id, as_of_on: to_on })?,
            lives: lives::lives(lives::store::life_lines(connection)?, &lives::store::present(connection)?),
            names: Names::load(connection)?,
            agencies: AgencyNames::load(connection)?,
            images: lives::store::images_after(connection, from_on)?,
            obstacles: store::obstacles(connection, plan_id, to_on)?,
            due_soon: DueSoon::load(connection)?,
            plan_id,
        })
    }

    /// What the book said of each task at the end of a day, where it was changed since.
    fn then(&self, day: NaiveDate) -> HashMap<&str, &TaskImage> {
        let mut then = HashMap::new();
        for (_, image) in self.images.iter().filter(|(changed_on, _)| *changed_on > day) {
            then.entry(image.uid.as_str()).or_insert(image);
        }
        then
    }

    /// The tasks that were there at the end of a day, and deleted ones, as they stood.
    fn snapshots(&self, day: NaiveDate, to_on: NaiveDate) -> Vec<Snapshot> {
        let then = self.then(day);
        let blank = Life::default();
        let present = self.tasks.iter().filter_map(|task| {
            let life = self.lives.get(&task.uid).unwrap_or(&blank);
            let is_there = life.is_there(day, self.names.known_since(task.head.plan_id));
            is_there.then(|| self.snapshot(task, then.get(task.uid.as_str()).copied(), day, to_on))
        });
        present.chain(self.gone(&then, day, to_on)).collect()
    }

    fn snapshot(&self, task: &TaskCourse, then: Option<&TaskImage>, day: NaiveDate, to_on: NaiveDate) -> Snapshot {
        let schedule = then.map_or(task.schedule, |image| Schedule {
            kind: image.schedule_kind,
            starts_on: image.starts_on,
            due_on: image.due_on,
            ..task.schedule
        });
        let state = super::rules::state_at(&schedule, task.course(), day, self.due_soon.until(day));
        let lead = task.lead_on(day, then.map_or(task.head.lead_agency_id, |image| image.lead_agency_id));
        let teller = state.report_id.and_then(|id| task.report(id));
        let mut told = task.told_until(day);
        let result = told.find_map(|(report, words)| Some((report.reported_on, words.result_text.clone()?)));
        let obstacles = self.obstacles.get(&task.head.id).into_iter().flatten();
        Snapshot {
            key: task.uid.clone(),
            // Named on one day, so that an agency that only ended is no other one.
            lead: lead.and_then(|id| self.agencies.on(id, to_on)),
            due_on: state.due_on,
            occurrence_starts_on: state.occurrence_starts_on,
            label: state.label,
            progress: state.progress,
            percent: teller.and_then(|(_, words)| words.percent),
            result,
            obstacles: obstacles.filter(|obstacle| obstacle.raised_on <= day).cloned().collect(),
        }
    }

    /// Deleted tasks that were there at the end of a day, as they were then.
    fn gone(&self, then: &HashMap<&str, &TaskImage>, day: NaiveDate, to_on: NaiveDate) -> Vec<Snapshot> {
        let there = self.lives.iter().filter(|(_, life)| {
            let plan_id = life.deleted.as_ref().map(|(_, _, image)| image.plan_id);
            plan_id.is_some_and(|id| self.is_asked(id) && life.is_there(day, self.names.known_since(id)))
        });
        let told = there.filter_map(|(uid, life)| {
            let last = &life.deleted.as_ref()?.2;
            let image = then.get(uid.as_str()).copied().unwrap_or(last);
            let (head, state) = self.names.told(image.clone(), day)?;
            Some(Snapshot {
                key: uid.clone(),
                lead: head.lead_agency_id.and_then(|id| self.agencies.on(id, to_on)),
                due_on: state.due_on,
                occurrence_starts_on: state.occurrence_starts_on,
                label: state.label,
                progress: state.progress,
                percent: None,
                result: None,
                obstacles: Vec::new(),
            })
        });
        told.collect()
    }

    fn is_asked(&self, plan_id: i64) -> bool {
        match self.plan_id {
            Some(asked) => asked == plan_id,
            None => self.tasks.iter().any(|task| task.head.plan_id == plan_id),
        }
    }

    /// What a key names: a task of the checklist, or a deleted one with the day and the act.
    fn head(&self, key: &str, day: NaiveDate) -> Option<(TaskHead, Option<(NaiveDate, i64)>)> {
        if let Some(task) = self.tasks.iter().find(|task| task.uid == key) {
            return Some((task.head.clone(), None));
        }
        let (deleted_on, entry_id, image) = self.lives.get(key)?.deleted.clone()?;
        Some((self.names.told(image, day)?.0, Some((deleted_on, entry_id))))
    }
}

fn answer(compared: Compared, from_on: NaiveDate, to_on: NaiveDate) -> ChecklistComparison {
    let before = compared.snapshots(from_on, to_on);
    let after = compared.snapshots(to_on, to_on);
    let decided: HashMap<&str, Vec<&ToldExtension>> = compared
        .tasks
        .iter()
        .map(|task| {
            let within = task.extension_words.iter().filter(|one| from_on < one.decided_on && one.decided_on <= to_on);
            (task.uid.as_str(), within.collect())
        })
        .collect();
    let mut rows = Vec::new();
    for (key, mut changes) in compare(&before, &after) {
        let extensions = decided.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
        rules::tell_extensions(&mut changes, extensions);
        if changes.is_empty() {
            continue;
        }
        let Some((head, gone)) = compared.head(&key, to_on) else { continue };
        let entered_on = compared.lives.get(&key).and_then(|life| life.entered_on);
        rules::tell_days(&mut changes, entered_on, gone.map(|(deleted_on, _)| deleted_on));
        rows.push(ComparedTask { head, is_deleted: gone.is_some(), entry_id: gone.map(|(_, id)| id), changes });
    }
    let places: HashMap<i64, usize> =
        compared.tasks.iter().zip(0..).map(|(task, place)| (task.head.id, place)).collect();
    let place = |row: &ComparedTask| places.get(&row.head.id).copied().filter(|_| !row.is_deleted);
    // In the order of the checklist; deleted ones last.
    rows.sort_by_key(|row| (row.is_deleted, place(row), row.head.code.clone()));
    let counts = ChangeKind::ALL
        .iter()
        .map(|kind| ChangeCount {
            kind: *kind,
            task_count: rows.iter().filter(|row| row.changes.iter().any(|change| change.kind() == *kind)).count()
                as i64,
        })
        .collect();
    let is_removed = |row: &&ComparedTask| row.changes.iter().any(|change| change.kind() == ChangeKind::Removed);
    let same_count = after.len() as i64 - rows.iter().filter(|row| !is_removed(row)).count() as i64;
    ChecklistComparison { from_on, to_on, counts, rows, same_count }
}
