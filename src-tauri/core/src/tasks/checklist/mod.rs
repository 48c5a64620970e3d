//! The checklist: every task with its state on a day, listed, filtered and counted. The official frame is the 2 × 2
//! per lead agency: done or not × on time or late.

mod stated;
pub(crate) mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::courses::TaskCourse;
use super::states::{ChecklistCell, StateLabel, Timeliness};
use super::types::{CoordinatingAgency, TaskRow};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::settings::PeriodRegime;
use crate::storage::list::{ListRequest, Page};
use stated::Stated;

/// Which tasks to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListTasks {
    /// Tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// First day of the period whose results are shown; it ends on `as_of_on`.
    pub period_starts_on: Option<NaiveDate>,
    /// Search, filters, order, page, day.
    #[serde(flatten)]
    pub list: ListRequest,
}

/// What to count.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SummarizeChecklist {
    /// Tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// The day; today when absent.
    pub as_of_on: Option<NaiveDate>,
    /// First day of the period whose missing results are counted.
    pub period_starts_on: Option<NaiveDate>,
}

/// The 2 × 2 with the column of tasks without a deadline; the six cells add up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CellCounts {
    /// Done, on time.
    pub done_on_time: i64,
    /// Done, late.
    pub done_late: i64,
    /// Done, without a deadline.
    pub done_no_deadline: i64,
    /// Not done, in time.
    pub open_on_time: i64,
    /// Not done, overdue.
    pub open_late: i64,
    /// Not done, without a deadline.
    pub open_no_deadline: i64,
    /// All.
    pub total: i64,
}

/// How many tasks bear a label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LabelCount {
    /// The label.
    pub label: StateLabel,
    /// In Vietnamese.
    pub text: String,
    /// Tasks.
    pub task_count: i64,
}

/// The 2 × 2 of a lead agency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgencyCounts {
    /// The agency; absent: no lead agency given.
    pub agency_id: Option<i64>,
    /// Its name; of one that no longer exists that day with who took over.
    pub agency_name: Option<String>,
    /// Its tasks.
    pub cells: CellCounts,
    /// Of the tasks in time: due soon.
    pub due_soon_count: i64,
    /// When a letter last named one of them.
    pub last_reminded_on: Option<NaiveDate>,
}

/// The 2 × 2 of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupCounts {
    /// The group; absent: tasks without one.
    pub group_id: Option<i64>,
    /// Its code.
    pub code: Option<String>,
    /// Its heading.
    pub name: Option<String>,
    /// Its tasks.
    pub cells: CellCounts,
    /// Of the tasks in time: due soon.
    pub due_soon_count: i64,
}

/// The checklist counted on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChecklistSummary {
    /// The day.
    pub as_of_on: NaiveDate,
    /// All tasks.
    pub cells: CellCounts,
    /// Every label with its tasks, also those of none.
    pub by_label: Vec<LabelCount>,
    /// By lead agency, in Vietnamese order; tasks without one last.
    pub by_agency: Vec<AgencyCounts>,
    /// By coordinating agency, in Vietnamese order; tasks without one last. A task stands under each of its own, so
    /// that these add up to more than `cells`, in which it is counted once.
    pub by_coordinating: Vec<AgencyCounts>,
    /// By group, in the plan's order.
    pub by_group: Vec<GroupCounts>,
    /// Due soon.
    pub due_soon_count: i64,
    /// Extended at least once.
    pub extended_count: i64,
    /// Done without evidence.
    pub evidence_missing_count: i64,
    /// Continuous tasks that owe a result line in the period.
    pub result_missing_count: i64,
    /// Obstacles not settled, those of no single task among them.
    pub open_obstacle_count: i64,
    /// Tasks whose lead agency no longer exists.
    pub lead_has_ended_count: i64,
}

/// From where and on which day the checklist is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// The day.
    pub as_of_on: NaiveDate,
    /// First day of the period.
    pub period_starts_on: Option<NaiveDate>,
    /// The last deadline that is due soon, seen from that day.
    pub soon_until: NaiveDate,
    /// How the office cuts the year: recurring tasks are due by it.
    pub regime: PeriodRegime,
}

/// A task as it is counted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CountedTask {
    pub id: i64,
    pub group_id: Option<i64>,
    pub group_code: Option<String>,
    pub group_name: Option<String>,
    pub agency_id: Option<i64>,
    pub agency_name: Option<String>,
    pub label: StateLabel,
    pub cell: ChecklistCell,
    pub timeliness: Timeliness,
    pub is_extended: bool,
    pub evidence_missing: bool,
    pub result_missing: bool,
    pub lead_has_ended: bool,
    pub last_reminded_on: Option<NaiveDate>,
}

/// A page of the checklist on a day.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_tasks(app: &App, request: ListTasks, _job: &Job) -> Result<Page<TaskRow>, Failure> {
    let as_of_on = request.list.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let view = view(connection, request.plan_id, request.period_starts_on, as_of_on)?;
        store::list(connection, &view, &Stated::load(connection, &view)?, &request.list)
    })
}

/// The checklist counted by label, lead agency and group on a day.
///
/// # Errors
/// The book cannot be read.
pub fn checklist_summary(app: &App, request: SummarizeChecklist, _job: &Job) -> Result<ChecklistSummary, Failure> {
    let as_of_on = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| summary(connection, request.plan_id, request.period_starts_on, as_of_on))
}

/// The whole checklist of a plan (`None`: of every plan in force) on a day, with the results since
/// `period_starts_on`, in its own order: for reports.
///
/// # Errors
/// The book cannot be read.
pub fn rows(
    connection: &Connection,
    plan_id: Option<i64>,
    period_starts_on: Option<NaiveDate>,
    as_of_on: NaiveDate,
) -> Result<Vec<TaskRow>, Failure> {
    let view = view(connection, plan_id, period_starts_on, as_of_on)?;
    store::all(connection, &view, &Stated::load(connection, &view)?)
}

/// The checklist counted on a day.
///
/// # Errors
/// The book cannot be read.
pub fn summary(
    connection: &Connection,
    plan_id: Option<i64>,
    period_starts_on: Option<NaiveDate>,
    as_of_on: NaiveDate,
) -> Result<ChecklistSummary, Failure> {
    let view = view(connection, plan_id, period_starts_on, as_of_on)?;
    let counts = store::counts(connection, &view, &Stated::load(connection, &view)?)?;
    let open_obstacle_count = store::open_obstacles(connection, &view)?;
    let by_coordinating = by_coordinating(&counts, &store::coordinating(connection, None, as_of_on)?);
    Ok(ChecklistSummary { open_obstacle_count, by_coordinating, ..add_up(&counts, as_of_on) })
}

/// The numbers of those of the `tasks` (the courses of the whole plan) that a request lists, in its order, without
/// pages.
///
/// # Errors
/// The request names a column that the list does not have.
pub(crate) fn listed_ids(
    connection: &Connection,
    tasks: &[TaskCourse],
    plan_id: Option<i64>,
    period_starts_on: Option<NaiveDate>,
    as_of_on: NaiveDate,
    request: &ListRequest,
) -> Result<Vec<i64>, Failure> {
    let view = view(connection, plan_id, period_starts_on, as_of_on)?;
    store::ids(connection, &view, &Stated::of(tasks, &view), request)
}

fn view(
    connection: &Connection,
    plan_id: Option<i64>,
    period_starts_on: Option<NaiveDate>,
    as_of_on: NaiveDate,
) -> Result<View, Failure> {
    let regime = crate::settings::store::load(connection)?.periods.regime;
    let soon_until = crate::holidays::soon_until(connection, as_of_on)?;
    Ok(View { plan_id, as_of_on, period_starts_on, soon_until, regime })
}

fn add_up(counts: &[CountedTask], as_of_on: NaiveDate) -> ChecklistSummary {
    let count = |is: fn(&CountedTask) -> bool| counts.iter().filter(|task| is(task)).count() as i64;
    ChecklistSummary {
        as_of_on,
        cells: cells(counts),
        by_label: by_label(counts),
        by_agency: by_agency(counts),
        by_coordinating: Vec::new(),
        by_group: by_group(counts),
        due_soon_count: due_soon(counts),
        extended_count: count(|task| task.is_extended),
        evidence_missing_count: count(|task| task.evidence_missing),
        result_missing_count: count(|task| task.result_missing),
        open_obstacle_count: 0,
        lead_has_ended_count: count(|task| task.lead_has_ended),
    }
}

fn cells<'c>(counts: impl IntoIterator<Item = &'c CountedTask>) -> CellCounts {
    let mut cells = CellCounts::default();
    for count in counts {
        let cell = match count.cell {
            ChecklistCell::DoneOnTime => &mut cells.done_on_time,
            ChecklistCell::DoneLate => &mut cells.done_late,
            ChecklistCell::DoneNoDeadline => &mut cells.done_no_deadline,
            ChecklistCell::OpenOnTime => &mut cells.open_on_time,
            ChecklistCell::OpenLate => &mut cells.open_late,
            ChecklistCell::OpenNoDeadline => &mut cells.open_no_deadline,
        };
        *cell += 1;
        cells.total += 1;
    }
    cells
}

fn due_soon<'c>(counts: impl IntoIterator<Item = &'c CountedTask>) -> i64 {
    counts.into_iter().filter(|count| count.timeliness == Timeliness::DueSoon).count() as i64
}

fn by_label(counts: &[CountedTask]) -> Vec<LabelCount> {
    let task_count = |label| counts.iter().filter(|count| count.label == label).count() as i64;
    StateLabel::ALL
        .iter()
        .map(|label| LabelCount { label: *label, text: label.label().to_owned(), task_count: task_count(*label) })
        .collect()
}

fn by_agency(counts: &[CountedTask]) -> Vec<AgencyCounts> {
    let mut agencies: Vec<(Option<i64>, Option<&str>)> = Vec::new();
    for count in counts {
        if !agencies.iter().any(|(id, _)| *id == count.agency_id) {
            agencies.push((count.agency_id, count.agency_name.as_deref()));
        }
    }
    agencies.sort_by_cached_key(|(id, name)| (id.is_none(), name.map(crate::text::sort_key), *id));
    let of = |id| counts.iter().filter(move |count| count.agency_id == id);
    agencies
        .into_iter()
        .map(|(agency_id, name)| AgencyCounts {
            agency_id,
            agency_name: name.map(str::to_owned),
            cells: cells(of(agency_id)),
            due_soon_count: due_soon(of(agency_id)),
            last_reminded_on: of(agency_id).filter_map(|count| count.last_reminded_on).max(),
        })
        .collect()
}

/// `named`: the coordinating agencies of each task, with their names.
fn by_coordinating(counts: &[CountedTask], named: &HashMap<i64, Vec<CoordinatingAgency>>) -> Vec<AgencyCounts> {
    let mut agencies: HashMap<Option<i64>, (Option<&str>, Vec<&CountedTask>)> = HashMap::new();
    for count in counts {
        let own = named.get(&count.id).map(Vec::as_slice).unwrap_or_default();
        if own.is_empty() {
            agencies.entry(None).or_default().1.push(count);
        }
        for agency in own {
            let (name, tasks) = agencies.entry(Some(agency.agency_id)).or_default();
            *name = Some(&agency.name);
            tasks.push(count);
        }
    }
    let mut agencies: Vec<_> = agencies.into_iter().collect();
    agencies.sort_by_cached_key(|(id, (name, _))| (id.is_none(), name.map(crate::text::sort_key), *id));
    agencies
        .into_iter()
        .map(|(agency_id, (name, tasks))| AgencyCounts {
            agency_id,
            agency_name: name.map(str::to_owned),
            cells: cells(tasks.iter().copied()),
            due_soon_count: due_soon(tasks.iter().copied()),
            last_reminded_on: tasks.iter().filter_map(|task| task.last_reminded_on).max(),
        })
        .collect()
}

fn by_group(counts: &[CountedTask]) -> Vec<GroupCounts> {
    let mut groups: Vec<&CountedTask> = Vec::new();
    for count in counts {
        if !groups.iter().any(|group| group.group_id == count.group_id) {
            groups.push(count);
        }
    }
    let of = |id| counts.iter().filter(move |count| count.group_id == id);
    groups
        .into_iter()
        .map(|group| GroupCounts {
            group_id: group.group_id,
            code: group.group_code.clone(),
            name: group.group_name.clone(),
            cells: cells(of(group.group_id)),
            due_soon_count: due_soon(of(group.group_id)),
        })
        .collect()
}
