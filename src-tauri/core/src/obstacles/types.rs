//! The forms of an obstacle.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far an obstacle is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ObstacleStatus {
    /// Chưa có trả lời.
    Open,
    /// Đã trả lời, chưa kết thúc.
    Answered,
    /// Đã kết thúc.
    Closed,
}

crate::storage::text_enum!(ObstacleStatus { Open = "open", Answered = "answered", Closed = "closed" });

impl ObstacleStatus {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Chưa có trả lời",
            Self::Answered => "Đã trả lời",
            Self::Closed => "Đã kết thúc",
        }
    }
}

/// What the user types of an obstacle (khó khăn, vướng mắc) and its proposal (kiến nghị).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleFields {
    /// Its plan; of a task, the task's.
    #[serde(default)]
    pub plan_id: Option<i64>,
    /// Its task; absent: it is about the plan.
    #[serde(default)]
    pub task_id: Option<i64>,
    /// Who raised it.
    #[serde(default)]
    pub agency_id: Option<i64>,
    /// When.
    pub raised_on: NaiveDate,
    /// What stands in the way.
    pub content: String,
    /// Kiến nghị.
    #[serde(default)]
    pub proposal: Option<String>,
    /// To whom: "UBND tỉnh".
    #[serde(default)]
    pub addressee: Option<String>,
}

/// An obstacle as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Obstacle {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: ObstacleFields,
    /// Trả lời.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// The paper that answers.
    pub answer_document: Option<String>,
    /// What came of it.
    pub effect: Option<String>,
    /// When it was settled.
    pub closed_on: Option<NaiveDate>,
}

/// A line of the list on a day: what was answered or settled later is not shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleRow {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its plan.
    pub plan_id: Option<i64>,
    /// Number of the plan.
    pub plan_number: Option<String>,
    /// Its task.
    pub task_id: Option<i64>,
    /// Code of the task.
    pub task_code: Option<String>,
    /// Content of the task.
    pub task_content: Option<String>,
    /// Who raised it.
    pub agency_id: Option<i64>,
    /// Its name today.
    pub agency_name: Option<String>,
    /// When.
    pub raised_on: NaiveDate,
    /// What stands in the way.
    pub content: String,
    /// Kiến nghị.
    pub proposal: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// How far it is.
    pub status: ObstacleStatus,
    /// Trả lời.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// The paper that answers.
    pub answer_document: Option<String>,
    /// What came of it.
    pub effect: Option<String>,
    /// When it was settled.
    pub closed_on: Option<NaiveDate>,
    /// Raised before the period asked for and still not settled when it began.
    pub carried_over: bool,
    /// Days since it was raised, until it was settled.
    pub age_days: i64,
}
