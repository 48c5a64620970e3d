//! The courses of all tasks of a plan, read at once: for views that look at many tasks on many days (the matrix, the
//! timeline, the comparison). Each task's reports and extensions are read once; how it stands on a day is then told by
//! [`super::rules`] alone, the same rules that the list calls from its SQL.

pub(crate) mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Course, Report, Schedule, Series, TaskState, state_at};
use super::states::ScheduleKind;
use super::types::CoordinatingAgency;
use crate::agencies::{self, Agency};
use crate::error::Failure;
use crate::settings::PeriodRegime;

/// What every view shows of a task, whatever the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskHead {
    /// Number.
    pub id: i64,
    /// Its plan.
    pub plan_id: i64,
    /// Number of the plan.
    pub plan_number: String,
    /// Its group.
    pub group_id: Option<i64>,
    /// Code of the group.
    pub group_code: Option<String>,
    /// Heading of the group.
    pub group_name: Option<String>,
    /// "II.2.b".
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Cơ quan chủ trì.
    pub lead_agency_id: Option<i64>,
    /// Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
    pub lead_name: Option<String>,
    /// Cơ quan phối hợp, named likewise.
    pub coordinating: Vec<CoordinatingAgency>,
    /// The time in the plan's own words.
    pub schedule_text: Option<String>,
    /// What the words mean.
    pub schedule_kind: ScheduleKind,
}

/// What a report says besides how far the task is; in the order of [`TaskCourse::reports`].
#[derive(Debug, Clone, PartialEq)]
pub struct ToldWords {
    /// Percent done.
    pub percent: Option<i64>,
    /// What was achieved, if anything was said.
    pub result_text: Option<String>,
}

/// An extension with its words; in the order of [`TaskCourse::extensions`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToldExtension {
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// The deadline that it moved.
    pub from_due_on: NaiveDate,
    /// Where to.
    pub to_due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    pub doc_number: Option<String>,
}

/// A task that went to another lead agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    /// From this day on.
    pub assigned_on: NaiveDate,
    /// Who led it before.
    pub from_agency_id: Option<i64>,
    /// Who leads it since.
    pub to_agency_id: Option<i64>,
}

/// A task with all that happened to it.
#[derive(Debug, Clone)]
pub struct TaskCourse {
    /// What it is.
    pub head: TaskHead,
    /// Stable mark outside the book.
    pub uid: String,
    /// Its time.
    pub schedule: Schedule,
    /// Its reports in the order (day, number).
    pub reports: Vec<Report>,
    /// Their words.
    pub words: Vec<ToldWords>,
    /// Its extensions in the order (day decided, number).
    pub extensions: Vec<rules::Extension>,
    /// Their words; deadlines that were given have none here.
    pub extension_words: Vec<ToldExtension>,
    /// Who it was given to, in the order (day, number).
    pub assignments: Vec<Assigned>,
}

impl TaskCourse {
    /// What the rules need.
    pub fn course(&self) -> Course<'_> {
        Course { reports: &self.reports, extensions: &self.extensions }
    }

    /// How it stands on a day; what is due until `soon_until` is due soon.
    pub fn state_on(&self, day: NaiveDate, soon_until: NaiveDate) -> TaskState {
        state_at(&self.schedule, self.course(), day, soon_until)
    }

    /// A recurring task laid out until a day.
    pub fn series(&self, last_day: NaiveDate) -> Series<'_> {
        Series::until(&self.schedule, self.course(), last_day)
    }

    /// Who led it on a day: whom the last assignment until then names, else from whom the first one after it took it,
    /// else `written`, whom the task itself names.
    pub fn lead_on(&self, day: NaiveDate, written: Option<i64>) -> Option<i64> {
        let until = self.assignments.iter().rfind(|one| one.assigned_on <= day).map(|one| one.to_agency_id);
        let after = || self.assignments.first().map(|one| one.from_agency_id);
        until.or_else(after).unwrap_or(written)
    }

    /// The later of the task's and the plan's first day.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.schedule.starts_on.max(self.schedule.plan_starts_on)
    }

    /// The report of a number, with its words.
    pub fn report(&self, id: i64) -> Option<(&Report, &ToldWords)> {
        self.reports.iter().zip(&self.words).find(|(report, _)| report.id == id)
    }

    /// The reports until a day, the latest first, with their words.
    pub fn told_until(&self, day: NaiveDate) -> impl Iterator<Item = (&Report, &ToldWords)> {
        let count = self.reports.partition_point(|report| report.reported_on <= day);
        self.reports[..count].iter().zip(&self.words[..count]).rev()
    }
}

/// What the state of a task is made from, without its words.
#[derive(Debug, Clone)]
pub(crate) struct TaskTimes {
    /// Number.
    pub id: i64,
    /// Its time.
    pub schedule: Schedule,
    /// Its reports in the order (day, number).
    pub reports: Vec<Report>,
    /// Its extensions in the order (day decided, number).
    pub extensions: Vec<rules::Extension>,
}

/// Which tasks, and how their names are told.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// Tasks of this plan; of every plan in force on the day when absent.
    pub plan_id: Option<i64>,
    /// The day.
    pub as_of_on: NaiveDate,
}

/// What the states of the tasks are made from, in any order.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn times(connection: &Connection, scope: Scope, regime: PeriodRegime) -> Result<Vec<TaskTimes>, Failure> {
    let mut tasks = store::times(connection, scope, regime)?;
    store::fill_times(connection, scope, &mut tasks)?;
    Ok(tasks)
}

/// The courses of the tasks in the order of the checklist.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn load(connection: &Connection, scope: Scope) -> Result<Vec<TaskCourse>, Failure> {
    let regime = crate::settings::store::load(connection)?.periods.regime;
    let names = AgencyNames::load(connection)?;
    let mut tasks = store::tasks(connection, scope, regime)?;
    let places: HashMap<i64, usize> = tasks.iter().enumerate().map(|(place, task)| (task.head.id, place)).collect();
    store::fill_reports(connection, scope, &places, &mut tasks)?;
    store::fill_extensions(connection, scope, &places, &mut tasks)?;
    store::fill_assignments(connection, scope, &places, &mut tasks)?;
    store::fill_coordinating(connection, scope, &places, &mut tasks)?;
    for task in &mut tasks {
        task.head.lead_agency_id = task.lead_on(scope.as_of_on, task.head.lead_agency_id);
        name_agencies(&names, scope.as_of_on, &mut task.head);
    }
    Ok(tasks)
}

/// Writes the names of its agencies into a head.
pub(crate) fn name_agencies(names: &AgencyNames, day: NaiveDate, head: &mut TaskHead) {
    head.lead_name = head.lead_agency_id.and_then(|id| names.on(id, day));
    for agency in &mut head.coordinating {
        agency.name = names.on(agency.agency_id, day).unwrap_or_default();
    }
}

/// All agencies, to be named on a day.
pub(crate) struct AgencyNames(HashMap<i64, Agency>);

impl AgencyNames {
    pub(crate) fn load(connection: &Connection) -> Result<Self, Failure> {
        Ok(Self(agencies::store::all(connection)?.into_iter().map(|agency| (agency.id, agency)).collect()))
    }

    /// Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
    pub(crate) fn on(&self, id: i64, day: NaiveDate) -> Option<String> {
        const LONGEST_CHAIN: usize = 20;
        let agency = self.0.get(&id)?;
        let mut last = agency;
        for _ in 0..LONGEST_CHAIN {
            let has_ended = last.fields.valid_to_on.is_some_and(|ended_on| ended_on <= day);
            match last.fields.successor_id.filter(|_| has_ended).and_then(|next| self.0.get(&next)) {
                Some(next) => last = next,
                None => break,
            }
        }
        let name = &agency.fields.name;
        Some(if last.id == id { name.clone() } else { format!("{name} (nay: {})", last.fields.name) })
    }
}
