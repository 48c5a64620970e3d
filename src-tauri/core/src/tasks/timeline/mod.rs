//! Dòng thời gian: each task as bars from its first day to its deadline, with what was extended and what was done.
//!
//! Rules: a recurring task has a bar an occurrence, also those to come until the plan's end; any other has one. A task
//! without a deadline is drawn until the plan's end, open at its end. Colours and words are those of the state on the
//! day looked at.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::courses::{TaskCourse, TaskHead, ToldExtension};
use super::matrix::{self, AsListRequest};
use super::rules::TaskState;
use super::states::{StateLabel, Timeliness};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::storage::list::ListRequest;

/// What to draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ChecklistTimeline {
    /// Tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// First day of the period whose results the filters speak of.
    pub period_starts_on: Option<NaiveDate>,
    /// Search, filters, order and day; a timeline has no pages.
    #[serde(flatten)]
    pub list: ListRequest,
}

impl AsListRequest for ChecklistTimeline {
    fn list(&self) -> &ListRequest {
        &self.list
    }

    fn period_starts_on(&self) -> Option<NaiveDate> {
        self.period_starts_on
    }
}

/// The tasks on a line of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Timeline {
    /// The day looked at.
    pub as_of_on: NaiveDate,
    /// The first day drawn.
    pub from_on: NaiveDate,
    /// The last day drawn.
    pub to_on: NaiveDate,
    /// The tasks.
    pub rows: Vec<TimelineRow>,
}

/// A task and its bars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineRow {
    /// What it is.
    #[serde(flatten)]
    pub head: TaskHead,
    /// How it stands on the day looked at.
    pub state: TaskState,
    /// Its bars, the first one first.
    pub bars: Vec<TimelineBar>,
    /// Extensions decided until the day looked at.
    pub extensions: Vec<ToldExtension>,
}

/// A stretch of days in which something is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineBar {
    /// First day; absent: not known.
    pub starts_on: Option<NaiveDate>,
    /// The deadline as first set.
    pub original_due_on: Option<NaiveDate>,
    /// The deadline in force; absent: it has none.
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    pub completed_on: Option<NaiveDate>,
    /// State in words; absent: it begins later.
    pub label: Option<StateLabel>,
    /// Against its deadline.
    pub timeliness: Option<Timeliness>,
}

/// The tasks on a line of days.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn checklist_timeline(app: &App, request: ChecklistTimeline, _job: &Job) -> Result<Timeline, Failure> {
    let as_of_on = request.list.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let tasks = matrix::wanted(connection, request.plan_id, &request, as_of_on)?;
        Ok(draw(as_of_on, tasks, crate::holidays::soon_until(connection, as_of_on)?))
    })
}

fn draw(as_of_on: NaiveDate, tasks: Vec<TaskCourse>, soon_until: NaiveDate) -> Timeline {
    let rows: Vec<TimelineRow> = tasks.into_iter().map(|task| row(task, as_of_on, soon_until)).collect();
    let days = || {
        let bars = rows.iter().flat_map(|row| &row.bars);
        bars.flat_map(|bar| [bar.starts_on, bar.original_due_on, bar.due_on, bar.completed_on]).flatten()
    };
    let (from_on, to_on) = (days().min(), days().max());
    Timeline {
        as_of_on,
        from_on: from_on.map_or(as_of_on, |first| first.min(as_of_on)),
        to_on: to_on.map_or(as_of_on, |last| last.max(as_of_on)),
        rows,
    }
}

fn row(task: TaskCourse, as_of_on: NaiveDate, soon_until: NaiveDate) -> TimelineRow {
    let state = task.state_on(as_of_on, soon_until);
    let bars = if task.schedule.kind.recurs() {
        occurrences(&task, as_of_on, soon_until)
    } else {
        vec![TimelineBar { starts_on: task.first_day(), ..bar(&state) }]
    };
    let decided = task.extension_words.into_iter().filter(|extension| extension.decided_on <= as_of_on);
    TimelineRow { head: task.head, state, bars, extensions: decided.collect() }
}

/// Those that began, and those to come until the plan's end.
fn occurrences(task: &TaskCourse, as_of_on: NaiveDate, soon_until: NaiveDate) -> Vec<TimelineBar> {
    let last_day = task.schedule.plan_ends_on.unwrap_or(as_of_on).max(as_of_on);
    let series = task.series(last_day);
    let begun = series.in_period(NaiveDate::MIN, NaiveDate::MAX, as_of_on, soon_until);
    let later = series.later_than(as_of_on).map(|(starts_on, due_on)| TimelineBar {
        starts_on: Some(starts_on),
        original_due_on: Some(due_on),
        due_on: Some(due_on),
        completed_on: None,
        label: None,
        timeliness: None,
    });
    begun.iter().map(bar).chain(later).collect()
}

fn bar(state: &TaskState) -> TimelineBar {
    TimelineBar {
        starts_on: state.occurrence_starts_on,
        original_due_on: state.original_due_on,
        due_on: state.due_on,
        completed_on: state.completed_on,
        label: Some(state.label),
        timeliness: Some(state.timeliness),
    }
}
