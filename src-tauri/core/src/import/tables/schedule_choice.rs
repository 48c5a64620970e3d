//! What the words of a plan about time mean, where the program reads them wrongly.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::tasks::ScheduleKind;

/// What the words of a line about time mean, as the reader says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ScheduleChoice {
    /// Of what kind.
    pub kind: ScheduleKind,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// The deadline; of a recurring task its day, and its month within the year, half-year or quarter.
    pub due_on: Option<NaiveDate>,
}
