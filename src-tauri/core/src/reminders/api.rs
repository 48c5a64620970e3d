//! Requests and answers about letters that urge: what there is to urge for, and what the words would be.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::issue::{self, Envelope};
use super::{Letter, ReminderError, ReminderPreview, drafts, store, words};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::settings::{self, Settings};
use crate::tasks::StateLabel;

/// Whom there is to urge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PreviewReminders {
    /// For tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// The day of the states; today when absent.
    pub as_of_on: Option<NaiveDate>,
    /// Only these agencies; all when empty.
    pub agency_ids: Vec<i64>,
}

/// A letter that is wanted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WantedLetter {
    /// To whom: who answers for the tasks.
    pub agency_id: i64,
    /// For which of its tasks.
    pub task_ids: Vec<i64>,
}

/// Letters that are wanted, with what all of them bear.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WantedLetters {
    /// For tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// The day of the states; today when absent.
    pub as_of_on: Option<NaiveDate>,
    /// The day of the letters; today when absent.
    pub issued_on: Option<NaiveDate>,
    /// An answer is asked until.
    pub due_on: Option<NaiveDate>,
    /// The number of the first letter; the next one of the register when absent.
    pub first_number: Option<u32>,
    /// One each.
    pub letters: Vec<WantedLetter>,
}

/// Everybody who may be urged, with overdue and due-soon tasks.
///
/// # Errors
/// The book cannot be read.
pub fn preview_reminders(app: &App, request: PreviewReminders, _job: &Job) -> Result<ReminderPreview, Failure> {
    let as_of_on = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let settings = settings::store::load(connection)?;
        let mut preview = drafts::preview(connection, &settings, request.plan_id, as_of_on, app.today())?;
        if !request.agency_ids.is_empty() {
            preview.drafts.retain(|draft| request.agency_ids.contains(&draft.agency_id));
        }
        Ok(preview)
    })
}

/// The letters as they would go out, all their words; nothing is written.
///
/// # Errors
/// As [`issue::issue_reminders`].
pub fn preview_letters(app: &App, request: WantedLetters, _job: &Job) -> Result<Vec<Letter>, Failure> {
    app.read(|connection| {
        let (letters, _) = issue::letters(connection, &request, app.today())?;
        Ok(letters.into_iter().map(|(_, letter)| letter).collect())
    })
}

/// A letter as it would read with these settings, saved or not: to the first agency that there is to urge, else to one
/// made up.
///
/// # Errors
/// [`ReminderError`] about the blocks.
pub fn preview_reminder_words(app: &App, request: Settings, _job: &Job) -> Result<Letter, Failure> {
    let settings = settings::api::cleaned(request);
    app.read(|connection| example(connection, &settings, app.today()))
}

fn example(connection: &Connection, settings: &Settings, today: NaiveDate) -> Result<Letter, Failure> {
    words::check_blocks(&settings.reminders)?;
    let (drafts, _) = drafts::of(connection, None, today)?;
    let due_on = today.checked_add_days(chrono::Days::new(10));
    let number = Some(store::next_number(connection, chrono::Datelike::year(&today), &settings.reminders.symbol)?);
    let envelope = Envelope { as_of_on: today, issued_on: today, due_on, number };
    let real = drafts.into_iter().find(|draft| !draft.is_own);
    let (name, tasks) = match real {
        Some(draft) => (draft.agency_name, draft.tasks.into_iter().take(3).map(|task| task.task).collect()),
        None => ("Sở (ví dụ)".to_owned(), vec![made_up(today, -12), made_up(today, 5)]),
    };
    issue::letter(connection, settings, &name, tasks, &envelope)
}

fn made_up(today: NaiveDate, days_left: i64) -> super::LetterTask {
    let due_on = today + chrono::TimeDelta::days(days_left);
    let late = days_left < 0;
    super::LetterTask {
        task_id: 0,
        plan_id: 0,
        plan_number: String::new(),
        code: if late { "II.1".to_owned() } else { "II.2".to_owned() },
        content: "Nội dung nhiệm vụ (ví dụ)".to_owned(),
        due_on,
        original_due_on: due_on,
        days_left,
        label: if late { StateLabel::NotStartedOverdue } else { StateLabel::InProgressDueSoon },
        told: match late {
            true => format!("Chưa thực hiện, quá hạn {} ngày", -days_left),
            false => format!("Đang thực hiện, còn {days_left} ngày"),
        },
        extension_count: 0,
    }
}

impl From<crate::docx::DocxError> for ReminderError {
    fn from(error: crate::docx::DocxError) -> Self {
        let crate::docx::DocxError::Writer(reason) = error;
        Self::Document { reason }
    }
}
