//! The states of the tasks on a day, made by the rules once for each view and handed to the checklist's SQL as one text,
//! so that lists filter, sort and count by them.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::View;
use crate::error::Failure;
use crate::tasks::courses::{self, Scope, TaskCourse};
use crate::tasks::rules::{Course, Extension, Report, Schedule, TaskState, result_missing, state_at};

/// How each task stands.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    /// By the number of the task.
    by_id: HashMap<i64, Standing>,
    /// A list for each task, in the order that `stated.sql` reads: number, progress, timeliness, label, cell, deadline,
    /// first deadline, days left, day of completion, first day of the occurrence, report, whether a result is missing.
    text: String,
}

/// How a task stands.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// Its state.
    pub state: TaskState,
    /// Whether it owes a result line in the period; never without a period.
    pub result_missing: bool,
}

impl Stated {
    /// The states of the tasks that a view shows.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn load(connection: &Connection, view: &View) -> Result<Self, Failure> {
        let scope = Scope { plan_id: view.plan_id, as_of_on: view.as_of_on };
        let tasks = courses::times(connection, scope, view.regime)?;
        Ok(Self::all(view, tasks.iter().map(|task| (task.id, &task.schedule, &task.reports, &task.extensions))))
    }

    /// The states of tasks whose courses are read already.
    pub fn of(tasks: &[TaskCourse], view: &View) -> Self {
        Self::all(view, tasks.iter().map(|task| (task.head.id, &task.schedule, &task.reports, &task.extensions)))
    }

    fn all<'t>(
        view: &View,
        tasks: impl Iterator<Item = (i64, &'t Schedule, &'t Vec<Report>, &'t Vec<Extension>)>,
    ) -> Self {
        let mut stated = Self::default();
        let mut lines = Vec::new();
        for (id, schedule, reports, extensions) in tasks {
            let state = state_at(schedule, Course { reports, extensions }, view.as_of_on, view.soon_until);
            let is_missing = |starts_on: NaiveDate| result_missing(schedule, reports, starts_on, view.as_of_on);
            let result_missing = view.period_starts_on.is_some_and(is_missing);
            lines.push((
                id,
                state.progress,
                state.timeliness,
                state.label,
                state.cell,
                state.due_on,
                state.original_due_on,
                state.days_left,
                state.completed_on,
                state.occurrence_starts_on,
                state.report_id,
                u8::from(result_missing),
            ));
            stated.by_id.insert(id, Standing { state, result_missing });
        }
        // Nothing in a line can fail to be written.
        stated.text = serde_json::to_string(&lines).unwrap_or_default();
        stated
    }

    /// What SQL reads.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How a task stands that SQL tells of.
    ///
    /// # Errors
    /// It is none of these.
    pub fn get(&self, id: i64) -> rusqlite::Result<&Standing> {
        self.by_id.get(&id).ok_or(rusqlite::Error::QueryReturnedNoRows)
    }
}
