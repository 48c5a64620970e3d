//! The forms of a comparison.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::tasks::courses::{TaskHead, ToldExtension};
use crate::tasks::states::{StateLabel, TaskProgress};

/// What to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompareChecklist {
    /// Tasks of this plan; of every plan in force on the second day when absent.
    #[serde(default)]
    pub plan_id: Option<i64>,
    /// The first day; its end counts.
    pub from_on: NaiveDate,
    /// The second day; its end counts.
    pub to_on: NaiveDate,
}

/// What changed of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It came.
    Added,
    /// It was deleted.
    Removed,
    /// Its deadline moved.
    Deadline,
    /// Another agency leads it.
    Lead,
    /// Its state in words.
    State,
    /// How far it is, in words or percent.
    Progress,
    /// A result was reported.
    Result,
    /// An obstacle was raised.
    Obstacle,
}

impl ChangeKind {
    /// Every kind, in the order of the screen.
    pub const ALL: &[Self] = &[
        Self::Added,
        Self::Removed,
        Self::Deadline,
        Self::Lead,
        Self::State,
        Self::Progress,
        Self::Result,
        Self::Obstacle,
    ];
}

/// A change of a task, with what stood before and what stands after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TaskChange {
    /// It came.
    Added {
        /// When it was entered.
        entered_on: Option<NaiveDate>,
    },
    /// It was deleted.
    Removed {
        /// When.
        deleted_on: Option<NaiveDate>,
    },
    /// Its deadline moved.
    Deadline {
        /// The deadline before.
        from: Option<NaiveDate>,
        /// The deadline after.
        to: Option<NaiveDate>,
        /// The extensions decided in between; none: it was given, or put right.
        extensions: Vec<ToldExtension>,
    },
    /// Another agency leads it.
    Lead {
        /// Before.
        from: Option<String>,
        /// After.
        to: Option<String>,
    },
    /// Its state in words.
    State {
        /// Before.
        from: StateLabel,
        /// After.
        to: StateLabel,
        /// Of a recurring task that went on to another occurrence: first day of that one.
        occurrence_starts_on: Option<NaiveDate>,
    },
    /// How far it is.
    Progress {
        /// Before.
        from: TaskProgress,
        /// After.
        to: TaskProgress,
        /// Percent before.
        from_percent: Option<i64>,
        /// Percent after.
        to_percent: Option<i64>,
    },
    /// A result was reported.
    Result {
        /// The day of the latest.
        reported_on: NaiveDate,
        /// What it says.
        result_text: String,
    },
    /// Obstacles were raised.
    Obstacle {
        /// They.
        obstacles: Vec<SnapshotObstacle>,
    },
}

impl TaskChange {
    /// What changed.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Added { .. } => ChangeKind::Added,
            Self::Removed { .. } => ChangeKind::Removed,
            Self::Deadline { .. } => ChangeKind::Deadline,
            Self::Lead { .. } => ChangeKind::Lead,
            Self::State { .. } => ChangeKind::State,
            Self::Progress { .. } => ChangeKind::Progress,
            Self::Result { .. } => ChangeKind::Result,
            Self::Obstacle { .. } => ChangeKind::Obstacle,
        }
    }
}

/// An obstacle as a comparison tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnapshotObstacle {
    /// Its number.
    pub id: i64,
    /// When it was raised.
    pub raised_on: NaiveDate,
    /// What it is.
    pub content: String,
}

/// A task that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparedTask {
    /// What it is; of a deleted one what it was.
    #[serde(flatten)]
    pub head: TaskHead,
    /// It is not in the book any more: its number leads nowhere.
    pub is_deleted: bool,
    /// The act that deleted it.
    pub entry_id: Option<i64>,
    /// Its changes, at most one of a kind.
    pub changes: Vec<TaskChange>,
}

/// How many tasks have a change of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeCount {
    /// The kind.
    pub kind: ChangeKind,
    /// Tasks.
    pub task_count: i64,
}

/// What changed between the ends of two days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChecklistComparison {
    /// The first day.
    pub from_on: NaiveDate,
    /// The second day.
    pub to_on: NaiveDate,
    /// Every kind with its tasks, also those of none.
    pub counts: Vec<ChangeCount>,
    /// The tasks that changed, in the order of the checklist; deleted ones last.
    pub rows: Vec<ComparedTask>,
    /// Tasks of the second day in which nothing changed.
    pub same_count: i64,
}
