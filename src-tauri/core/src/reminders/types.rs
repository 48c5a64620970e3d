//! The forms of a letter that urges.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::form::PrintedForm;
use crate::tasks::StateLabel;

/// A task as a letter tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LetterTask {
    /// The task.
    pub task_id: i64,
    /// Its plan.
    pub plan_id: i64,
    /// Number of the plan.
    pub plan_number: String,
    /// "II.2.b".
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// The deadline in force.
    pub due_on: NaiveDate,
    /// As first set.
    pub original_due_on: NaiveDate,
    /// Days until the deadline; below 0: days late.
    pub days_left: i64,
    /// Its state.
    pub label: StateLabel,
    /// Its state with the days in words: "Chưa thực hiện, quá hạn 45 ngày".
    pub told: String,
    /// Extensions decided until then.
    pub extension_count: i64,
}

/// A letter, all its words: what is frozen when it is issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Letter {
    /// The book holds made-up data, and every page says so.
    pub is_sample: bool,
    /// Who issues it.
    pub issuer: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// Head, number, day, addressee, recipients, signature.
    pub form: PrintedForm,
    /// The paragraphs before the table.
    pub opening: Vec<String>,
    /// The table.
    pub tasks: Vec<LetterTask>,
    /// The plans of the table in words, when there are several: number and words of each.
    pub plans: Vec<(String, String)>,
    /// The paragraphs after the table.
    pub request: Vec<String>,
    /// The last ones.
    pub closing: Vec<String>,
}

/// A task that an agency may be urged for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftTask {
    /// As a letter would tell it.
    #[serde(flatten)]
    pub task: LetterTask,
    /// Who leads it by the plan, when that one has ended and another answers for it.
    pub led_by: Option<String>,
    /// When a letter last named it.
    pub last_reminded_on: Option<NaiveDate>,
}

/// What an agency may be urged for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderDraft {
    /// Who answers for the tasks.
    pub agency_id: i64,
    /// Its name.
    pub agency_name: String,
    /// It is the union itself, which writes no letter to itself.
    pub is_own: bool,
    /// It has ended and nobody took over: no letter reaches it.
    pub has_ended: bool,
    /// Its tasks, the latest deadline last.
    pub tasks: Vec<DraftTask>,
    /// Overdue among them.
    pub overdue_count: usize,
    /// Due soon among them.
    pub due_soon_count: usize,
    /// When it was last urged.
    pub last_reminded_on: Option<NaiveDate>,
    /// Letters to it that are not answered.
    pub unanswered_count: i64,
}

/// Who may be urged on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderPreview {
    /// The day of the states.
    pub as_of_on: NaiveDate,
    /// The last deadline that is due soon.
    pub soon_until: NaiveDate,
    /// The agencies, in Vietnamese order.
    pub drafts: Vec<ReminderDraft>,
    /// Tasks without a lead agency: nobody can be urged for them.
    pub unled: Vec<LetterTask>,
    /// The year of the numbers.
    pub year: i32,
    /// The symbol of the letters.
    pub symbol: String,
    /// The first number that is free, with all after it.
    pub next_number: u32,
    /// Whether the words name the day of the answer, which then must be chosen.
    pub asks_due_on: bool,
    /// What a letter would lack, in sentences.
    pub remarks: Vec<String>,
}

/// Where a letter stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderStatus {
    /// Chờ trả lời.
    Waiting,
    /// Quá hạn trả lời.
    Overdue,
    /// Đã trả lời.
    Answered,
    /// Đã thu hồi.
    Withdrawn,
}

crate::storage::text_enum!(ReminderStatus { Waiting = "waiting", Overdue = "overdue", Answered = "answered", Withdrawn = "withdrawn" });

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderRow {
    /// Number of the record.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// To whom.
    pub agency_id: i64,
    /// As the letter calls it.
    pub agency_name: String,
    /// The year of its number.
    pub year: i32,
    /// Its number.
    pub number: u32,
    /// "05/LHH-VP".
    pub number_text: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// The day whose states it tells.
    pub as_of_on: NaiveDate,
    /// An answer is asked until.
    pub due_on: Option<NaiveDate>,
    /// Tasks in it.
    pub task_count: i64,
    /// Overdue then.
    pub overdue_count: i64,
    /// Name of its file.
    pub file_name: String,
    /// Where it stands.
    pub status: ReminderStatus,
    /// Of one whose answer is late: days.
    pub days_late: Option<i64>,
    /// Answered on.
    pub answered_on: Option<NaiveDate>,
    /// The paper that answers.
    pub answer_document: Option<String>,
    /// What it says.
    pub answer: Option<String>,
    /// Withdrawn on.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why.
    pub withdrawn_reason: Option<String>,
}

/// A task of a letter, then and now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderTask {
    /// The task; none when it was deleted since.
    pub task_id: Option<i64>,
    /// Its code then.
    pub code: String,
    /// Its content then.
    pub content: String,
    /// Its deadline then.
    pub due_on: NaiveDate,
    /// Days left then; below 0: days late.
    pub days_left: i64,
    /// Its state then.
    pub label: StateLabel,
    /// Its state on the day asked for.
    pub label_now: Option<StateLabel>,
}

/// A letter of the register with what it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderDetail {
    /// Its line.
    pub row: ReminderRow,
    /// Its words.
    pub letter: Letter,
    /// Its tasks.
    pub tasks: Vec<ReminderTask>,
}
