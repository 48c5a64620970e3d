//! When a task was in the book, and what it was then: the history keeps the image of a task before each change and of
//! one that was deleted.
//!
//! Rules: a task is there from the day it was entered until the day before it was deleted. One that was entered and
//! deleted on the same day was a slip of the pen and was never there. What a day's image says is what the book said at
//! the end of that day.

pub(crate) mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::courses::{AgencyNames, TaskHead, name_agencies};
use super::rules::{Course, Schedule, TaskState, state_at};
use super::states::ScheduleKind;
use crate::app::App;
use crate::error::Failure;
use crate::holidays::DueSoon;
use crate::job::Job;
use crate::settings::{PeriodRegime, Settings};

/// Which deleted tasks to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListDeletedTasks {
    /// Tasks of this plan; of every plan when absent.
    pub plan_id: Option<i64>,
    /// The day on which they were still there; today when absent, and then there are none.
    pub as_of_on: Option<NaiveDate>,
}

/// A task that was there on a day and was deleted since. To be read only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeletedTask {
    /// What it was when it was deleted; its number belongs to nothing any more.
    #[serde(flatten)]
    pub head: TaskHead,
    /// How it stood on the day asked for; nothing was reported of it, else it could not have been deleted.
    pub state: TaskState,
    /// When it was entered, as far as the history knows.
    pub entered_on: Option<NaiveDate>,
    /// When it was deleted.
    pub deleted_on: NaiveDate,
    /// The act that deleted it.
    pub entry_id: i64,
}

/// A task as an image of the history has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TaskImage {
    pub id: i64,
    pub uid: String,
    pub plan_id: i64,
    #[serde(default)]
    pub group_id: Option<i64>,
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub content: String,
    #[serde(default)]
    pub lead_agency_id: Option<i64>,
    #[serde(default)]
    pub schedule_text: Option<String>,
    #[serde(default)]
    pub schedule_kind: ScheduleKind,
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

/// When a task came and went.
#[derive(Debug, Clone, Default)]
pub(crate) struct Life {
    /// The day it was entered, as far as the history knows.
    pub entered_on: Option<NaiveDate>,
    /// The day it was deleted, by which act, and what it was.
    pub deleted: Option<(NaiveDate, i64, TaskImage)>,
}

impl Life {
    /// Whether it was in the book at the end of a day. What was there before the book knew the plan, on `known_since`,
    /// nobody wrote down: then all that was entered later counts as there.
    pub(crate) fn is_there(&self, day: NaiveDate, known_since: Option<NaiveDate>) -> bool {
        let was_kept = known_since.is_none_or(|since| since <= day);
        let entered = !was_kept || self.entered_on.is_none_or(|entered_on| entered_on <= day);
        entered && self.deleted.as_ref().is_none_or(|(deleted_on, ..)| day < *deleted_on) && !self.is_slip()
    }

    fn is_slip(&self) -> bool {
        self.deleted.as_ref().is_some_and(|(deleted_on, ..)| self.entered_on == Some(*deleted_on))
    }
}

/// A line of the history that made a task or took it away.
#[derive(Debug)]
pub(crate) struct LifeLine {
    pub row_id: i64,
    pub entry_id: i64,
    pub day: NaiveDate,
    /// Of a deletion.
    pub image: Option<TaskImage>,
}

/// The lives of all tasks that the history knows, by their uid; a number may have belonged to several, one after the
/// other. `present`: number and uid of those that are there now.
pub(crate) fn lives(lines: Vec<LifeLine>, present: &[(i64, String)]) -> HashMap<String, Life> {
    let mut lives: HashMap<String, Life> = HashMap::new();
    let mut entered: HashMap<i64, NaiveDate> = HashMap::new();
    for line in lines {
        let Some(image) = line.image else {
            entered.insert(line.row_id, line.day);
            continue;
        };
        let since = entered.remove(&line.row_id);
        let life = lives.entry(image.uid.clone()).or_default();
        life.entered_on = earliest(life.entered_on, since);
        life.deleted = Some((line.day, line.entry_id, image));
    }
    for (id, uid) in present {
        let life = lives.entry(uid.clone()).or_default();
        life.entered_on = earliest(life.entered_on, entered.get(id).copied());
        // The deletion was taken back.
        life.deleted = None;
    }
    lives
}

fn earliest(known: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    known.into_iter().chain(other).min()
}

/// The tasks that were there on a day and were deleted since, the last deleted first.
///
/// # Errors
/// The book cannot be read.
pub fn list_deleted_tasks(app: &App, request: ListDeletedTasks, _job: &Job) -> Result<Vec<DeletedTask>, Failure> {
    let day = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let lives = lives(store::life_lines(connection)?, &store::present(connection)?);
        let gone =
            lives.into_values().filter(|life| life.deleted.is_some() && life.is_there(day, Some(NaiveDate::MAX)));
        let of_plan = |image: &TaskImage| request.plan_id.is_none_or(|plan_id| plan_id == image.plan_id);
        let named = Names::load(connection)?;
        let mut deleted: Vec<DeletedTask> = gone
            .filter_map(|life| Some((life.entered_on, life.deleted?)))
            .filter(|(_, (_, _, image))| of_plan(image))
            .filter_map(|(entered_on, (deleted_on, entry_id, image))| {
                let (head, state) = named.told(image, day)?;
                Some(DeletedTask { head, state, entered_on, deleted_on, entry_id })
            })
            .collect();
        deleted.sort_by(|one, other| (other.deleted_on, &one.head.code).cmp(&(one.deleted_on, &other.head.code)));
        Ok(deleted)
    })
}

/// What images only number: plans, groups, agencies.
pub(crate) struct Names {
    plans: HashMap<i64, store::PlanDays>,
    groups: HashMap<i64, (String, String)>,
    agencies: AgencyNames,
    settings: Settings,
    due_soon: DueSoon,
}

impl Names {
    pub(crate) fn load(connection: &Connection) -> Result<Self, Failure> {
        Ok(Self {
            plans: store::plans(connection)?,
            groups: store::groups(connection)?,
            agencies: AgencyNames::load(connection)?,
            settings: crate::settings::store::load(connection)?,
            due_soon: DueSoon::load(connection)?,
        })
    }

    /// A deleted task on a day; nothing when its plan is gone too.
    pub(crate) fn told(&self, image: TaskImage, day: NaiveDate) -> Option<(TaskHead, TaskState)> {
        let plan = self.plans.get(&image.plan_id)?;
        let schedule = schedule_of(&image, plan, self.settings.periods.regime);
        let state = state_at(&schedule, Course::default(), day, self.due_soon.until(day));
        let group = image.group_id.and_then(|id| self.groups.get(&id));
        let mut head = TaskHead {
            id: image.id,
            plan_id: image.plan_id,
            plan_number: plan.doc_number.clone(),
            group_id: image.group_id,
            group_code: group.map(|(code, _)| code.clone()),
            group_name: group.map(|(_, name)| name.clone()),
            code: image.code,
            content: image.content,
            lead_agency_id: image.lead_agency_id,
            lead_name: None,
            coordinating: Vec::new(),
            schedule_text: image.schedule_text,
            schedule_kind: image.schedule_kind,
        };
        name_agencies(&self.agencies, day, &mut head);
        Some((head, state))
    }

    /// When the book came to know each plan.
    pub(crate) fn known_since(&self, plan_id: i64) -> Option<NaiveDate> {
        self.plans.get(&plan_id).and_then(|plan| plan.entered_on)
    }
}

fn schedule_of(image: &TaskImage, plan: &store::PlanDays, regime: PeriodRegime) -> Schedule {
    Schedule {
        kind: image.schedule_kind,
        starts_on: image.starts_on,
        due_on: image.due_on,
        plan_starts_on: plan.starts_on,
        plan_ends_on: plan.ends_on,
        regime,
    }
}
