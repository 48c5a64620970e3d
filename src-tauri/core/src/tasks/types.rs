//! The forms of a task.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{Assignment, Deadline, Evidence, Extension, ProgressReport, TaskEvent, TaskNote};
use super::rules::TaskState;
use super::states::{Priority, ScheduleKind};
use crate::history::api::HistoryEntry;
use crate::obstacles::ObstacleRow;

/// A coordinating agency (cơ quan phối hợp).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoordinatingAgency {
    /// The agency.
    pub agency_id: i64,
    /// Its name as the plan writes it, when that differs.
    #[serde(default)]
    pub as_written: Option<String>,
    /// Its name today; not read from requests.
    #[serde(default)]
    pub name: String,
}

/// What the user types of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskFields {
    /// Its plan; does not change.
    pub plan_id: i64,
    /// Its group.
    #[serde(default)]
    pub group_id: Option<i64>,
    /// "II.2.b".
    #[serde(default)]
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Cơ quan chủ trì.
    #[serde(default)]
    pub lead_agency_id: Option<i64>,
    /// Its name as the plan writes it.
    #[serde(default)]
    pub lead_as_written: Option<String>,
    /// Cơ quan phối hợp.
    #[serde(default)]
    pub coordinating: Vec<CoordinatingAgency>,
    /// The time in the plan's own words.
    #[serde(default)]
    pub schedule_text: Option<String>,
    /// What the words mean.
    #[serde(default)]
    pub schedule_kind: ScheduleKind,
    /// First day.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// The original deadline; of a recurring task its day and its month within the year, half-year or quarter.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Sản phẩm.
    #[serde(default)]
    pub deliverable: Option<String>,
    /// Mức ưu tiên.
    #[serde(default)]
    pub priority: Priority,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A task as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Task {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// Its place in the plan, from 1.
    pub position: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: TaskFields,
    /// Name of the lead agency today.
    pub lead_name: Option<String>,
    /// Number of the plan.
    pub plan_number: String,
    /// Code of the group.
    pub group_code: Option<String>,
    /// Heading of the group.
    pub group_name: Option<String>,
}

/// A task with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskDetail {
    /// The task.
    pub task: Task,
    /// How it stands on the day asked for.
    pub state: TaskState,
    /// Of a recurring task: its occurrences until that day, the first one first.
    pub occurrences: Vec<TaskState>,
    /// What was reported, the latest first.
    pub reports: Vec<ProgressReport>,
    /// Minh chứng.
    pub evidence: Vec<Evidence>,
    /// Gia hạn, the latest first.
    pub extensions: Vec<Extension>,
    /// The deadline that it was given.
    pub deadline: Option<Deadline>,
    /// Giao lại, the latest first.
    pub assignments: Vec<Assignment>,
    /// Confirmations, returns, directives, rests: the latest first.
    pub notes: Vec<TaskNote>,
    /// Every act as a dated line in words, the latest first.
    pub events: Vec<TaskEvent>,
    /// Vướng mắc, kiến nghị.
    pub obstacles: Vec<ObstacleRow>,
    /// The acts that touched it, in words, the latest first (at most 100).
    pub history: Vec<HistoryEntry>,
}

/// A line of the checklist on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskRow {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
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
    /// Its place in the plan.
    pub position: i64,
    /// "II.2.b".
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Cơ quan chủ trì.
    pub lead_agency_id: Option<i64>,
    /// Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
    pub lead_name: Option<String>,
    /// Its name as the plan writes it.
    pub lead_as_written: Option<String>,
    /// It no longer exists on that day: the task needs a successor.
    pub lead_has_ended: bool,
    /// The last day of its plan is over, whatever the plan's validity says.
    pub plan_is_past: bool,
    /// Cơ quan phối hợp, as the plan writes them, with "; " between.
    pub coordinating_names: Option<String>,
    /// The same, one by one, under the names they have that day.
    pub coordinating: Vec<CoordinatingAgency>,
    /// The time in the plan's own words.
    pub schedule_text: Option<String>,
    /// What the words mean.
    pub schedule_kind: ScheduleKind,
    /// Sản phẩm.
    pub deliverable: Option<String>,
    /// Mức ưu tiên.
    pub priority: Priority,
    /// How it stands.
    pub state: TaskState,
    /// Extensions decided until that day.
    pub extension_count: i64,
    /// Reason of the latest of them.
    pub extension_reason: Option<String>,
    /// Percent done, by the report that tells the state.
    pub percent: Option<i64>,
    /// The latest result reported until that day.
    pub result_text: Option<String>,
    /// Its day.
    pub result_on: Option<NaiveDate>,
    /// The latest result reported within the period asked for.
    pub period_result: Option<String>,
    /// A continuous task without a result line in the period asked for.
    pub result_missing: bool,
    /// Obstacles open on that day.
    pub open_obstacle_count: i64,
    /// The latest evidence: number and day.
    pub last_evidence: Option<String>,
    /// Done, but nothing proves it.
    pub evidence_missing: bool,
    /// Note.
    pub note: Option<String>,
    /// When a letter that urges last named it, until that day.
    pub last_reminded_on: Option<NaiveDate>,
}
