//! Who sent its list or figures for which period, when, and whether it was complete: Phụ lục VI and the urging.

pub mod api;
pub(crate) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether what came was all that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// Đủ.
    Complete,
    /// Thiếu.
    Incomplete,
}

crate::storage::text_enum!(Completeness { Complete = "complete", Incomplete = "incomplete" });

/// One organisation in the register of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SubmissionRow {
    /// The organisation.
    pub organization_id: i64,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: crate::organizations::OrganizationKind,
    /// When it sent; absent: not yet.
    pub submitted_on: Option<chrono::NaiveDate>,
    /// Complete or not.
    pub completeness: Option<Completeness>,
    /// Note.
    pub note: Option<String>,
    /// Whether it can be sent a roster: it has neither ended nor paused.
    pub takes_roster: bool,
    /// The latest roster asked for with this period.
    pub roster_id: Option<i64>,
    /// The day it went out.
    pub roster_sent_on: Option<chrono::NaiveDate>,
    /// Until when it is asked back.
    pub roster_due_on: Option<chrono::NaiveDate>,
}
