//! The forms of a kept view.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::storage::list::{Filter, Sort};

/// The lists that keep views.
pub const NOUNS: &[&str] = &["tasks", "people", "organizations", "agencies", "obstacles", "reminders"];

/// A day as it was meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ViewDay {
    /// Hôm nay.
    #[default]
    Today,
    /// Ngày chốt kỳ gần nhất: the latest cut-off that is not after today.
    LatestCutoff,
    /// Ngày chốt kỳ trước đó: the cut-off before that one.
    PreviousCutoff,
    /// This very day.
    Fixed {
        /// The day.
        on: NaiveDate,
    },
}

/// How a list is looked at. What a list does not have is left at its default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ViewDefinition {
    /// In which form: "list", "matrix", "timeline", "compare" …; the list's own when empty.
    pub shape: String,
    /// By what its rows stand under headings.
    pub grouping: Option<String>,
    /// Words looked for.
    pub search: String,
    /// What narrows it.
    pub filters: Vec<Filter>,
    /// Its order; the list's own when absent.
    pub sort: Option<Sort>,
    /// Columns shown and hidden otherwise than the list does by itself.
    pub columns: BTreeMap<String, bool>,
    /// Widths other than the list's own, in pixels.
    pub widths: BTreeMap<String, u32>,
    /// The day looked at.
    pub day: ViewDay,
    /// Of a comparison: the first day.
    pub from_day: Option<ViewDay>,
    /// What else the form knows: kind of period, scale …
    pub options: BTreeMap<String, String>,
}

/// A kept view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// Which list.
    pub noun: String,
    /// Its name.
    pub name: String,
    /// Its place in the menu, from 1.
    pub position: i64,
    /// How to look.
    pub definition: ViewDefinition,
    /// The day that its day means today; none: today itself.
    pub as_of_on: Option<NaiveDate>,
    /// The day that the first day of its comparison means today.
    pub from_on: Option<NaiveDate>,
}
