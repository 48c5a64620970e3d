//! The forms of an obstacle.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far an obstacle is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ObstacleStatus {
    /// Raised; its proposal was not sent, and nobody has answered.
    Open,
    /// The proposal was sent; nobody has answered.
    Sent,
    /// Answered since it was raised or opened again; not settled.
    Answered,
    /// Opened again, and not answered since.
    Reopened,
    /// Settled.
    Closed,
}

crate::storage::text_enum!(ObstacleStatus { Open = "open", Sent = "sent", Answered = "answered", Reopened = "reopened", Closed = "closed" });

impl ObstacleStatus {
    /// In Vietnamese, as printed; the words of reports frozen before are not changed.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Chưa có trả lời",
            Self::Sent => "Đã gửi, chưa có trả lời",
            Self::Answered => "Đã trả lời",
            Self::Reopened => "Mở lại, chưa có trả lời mới",
            Self::Closed => "Đã kết thúc",
        }
    }

    /// Whether somebody owes an answer.
    pub fn awaits_answer(self) -> bool {
        matches!(self, Self::Open | Self::Sent | Self::Reopened)
    }
}

/// What the user types of an obstacle (khó khăn, vướng mắc) and its proposal (kiến nghị).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleFields {
    /// Its plan; of a task, the task's. Neither plan nor task: it is about the union as a whole.
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
    /// When the proposal was sent.
    #[serde(default)]
    pub proposal_sent_on: Option<NaiveDate>,
    /// The letter that took it: "12/CV-LHH".
    #[serde(default)]
    pub proposal_document: Option<String>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleAnswer {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// When.
    pub answered_on: NaiveDate,
    /// Who answered; absent: the addressee.
    pub answered_by: Option<String>,
    /// Trả lời.
    pub answer: String,
    /// The paper: number, where it is kept.
    pub document: Option<String>,
}

/// What came of it by a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleEffect {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// The day it was noted.
    pub noted_on: NaiveDate,
    /// Kết quả.
    pub effect: String,
}

/// One settling, and that it was opened again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleClosing {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Settled from this day on.
    pub closed_on: NaiveDate,
    /// What came of it in the end.
    pub effect: Option<String>,
    /// Open again from this day on.
    pub reopened_on: Option<NaiveDate>,
    /// Why.
    pub reopen_reason: Option<String>,
}

/// An obstacle as stored, with all that became of it, the earliest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Obstacle {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update and each step.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: ObstacleFields,
    /// Its answers.
    pub answers: Vec<ObstacleAnswer>,
    /// What came of it, noted before it was settled.
    pub effects: Vec<ObstacleEffect>,
    /// Its settlings.
    pub closings: Vec<ObstacleClosing>,
}

impl Obstacle {
    /// Since when it is settled; none while it is open.
    pub fn closed_on(&self) -> Option<NaiveDate> {
        self.closings.iter().find(|closing| closing.reopened_on.is_none()).map(|closing| closing.closed_on)
    }
}

/// A line of the list on a day: what came later is not shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObstacleRow {
    /// Number.
    pub id: i64,
    /// Grows with each update and each step.
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
    /// The period it was raised in, when the book has one.
    pub raised_in: Option<String>,
    /// What stands in the way.
    pub content: String,
    /// Kiến nghị.
    pub proposal: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// When it was sent.
    pub proposal_sent_on: Option<NaiveDate>,
    /// The letter that took it.
    pub proposal_document: Option<String>,
    /// How far it is.
    pub status: ObstacleStatus,
    /// The latest answer.
    pub answer: Option<String>,
    /// When it came.
    pub answered_on: Option<NaiveDate>,
    /// Its paper.
    pub answer_document: Option<String>,
    /// What came of it: as the closing says while it is settled, else what was noted last.
    pub effect: Option<String>,
    /// Since when it is settled.
    pub closed_on: Option<NaiveDate>,
    /// Since when it is open again.
    pub reopened_on: Option<NaiveDate>,
    /// Its answers until the day.
    pub answers: Vec<ObstacleAnswer>,
    /// What was noted until the day.
    pub effects: Vec<ObstacleEffect>,
    /// Its settlings until the day.
    pub closings: Vec<ObstacleClosing>,
    /// Raised before the period asked for and still not settled when it began.
    pub carried_over: bool,
    /// Days since it was raised, until it was settled.
    pub age_days: i64,
}
