//! The forms of reports, evidence and extensions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::NoteKind;
use crate::tasks::states::TaskProgress;

/// What the user types of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProgressFields {
    /// The day it speaks of: of a period, its cut-off.
    pub reported_on: NaiveDate,
    /// How far the task is.
    pub progress: TaskProgress,
    /// When it was done; with "Hoàn thành" only.
    #[serde(default)]
    pub completed_on: Option<NaiveDate>,
    /// Percent done.
    #[serde(default)]
    pub percent: Option<i64>,
    /// What was achieved.
    #[serde(default)]
    pub result_text: Option<String>,
    /// A number achieved.
    #[serde(default)]
    pub quantity: Option<f64>,
    /// Its unit: "lớp", "hội nghị".
    #[serde(default)]
    pub quantity_unit: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// Of a recurring task: first day of the occurrence that it is about; the one on show when absent.
    #[serde(default)]
    pub occurrence_starts_on: Option<NaiveDate>,
}

impl ProgressFields {
    /// A report of a state alone.
    pub fn of(reported_on: NaiveDate, progress: TaskProgress) -> Self {
        Self {
            reported_on,
            progress,
            completed_on: None,
            percent: None,
            result_text: None,
            quantity: None,
            quantity_unit: None,
            note: None,
            occurrence_starts_on: None,
        }
    }

    /// Whether it says what was achieved, in words or by a figure.
    pub fn has_result(&self) -> bool {
        self.quantity.is_some() || self.result_text.as_ref().is_some_and(|text| !text.is_empty())
    }
}

/// A report as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProgressReport {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its task.
    pub task_id: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: ProgressFields,
    /// The act that wrote it, when it is none of its own.
    pub note_id: Option<i64>,
    /// What that act is.
    pub act: Option<NoteKind>,
}

/// What the user types of an evidence (minh chứng).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EvidenceFields {
    /// The report that it proves.
    #[serde(default)]
    pub progress_id: Option<i64>,
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Day of issue.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// Trích yếu.
    #[serde(default)]
    pub subject: Option<String>,
    /// Where the paper or file is kept.
    #[serde(default)]
    pub location: Option<String>,
}

/// An evidence as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its task.
    pub task_id: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: EvidenceFields,
}

/// An extension as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Extension {
    /// Number.
    pub id: i64,
    /// Its task.
    pub task_id: i64,
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
    /// Of a recurring task: first day of the occurrence that it moves.
    pub occurrence_starts_on: Option<NaiveDate>,
}
