//! The forms of an erasure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::privacy::access::AccessRow;

/// Whose data to erase.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ErasePerson {
    /// The record.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// The full name, typed by whoever erases: it is not undone.
    pub typed_name: String,
    /// Why.
    pub reason: String,
    /// The paper by which it was asked for.
    pub doc_number: Option<String>,
    /// Positions held under this name without a record (`ErasureForecast::positions`) that are this person's too.
    pub position_ids: Vec<i64>,
}

/// What an erasure would do, and what it would leave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasureForecast {
    /// The full name.
    pub full_name: String,
    /// The version that was read.
    pub version: i64,
    /// Memberships that stay, without a name.
    pub membership_count: i64,
    /// Of them, those that still run: they go on being counted until they are ended.
    pub running_count: i64,
    /// Records merged into it that go too.
    pub merged_count: i64,
    /// Lines of the history that lose what they said of the person.
    pub history_count: i64,
    /// Other records of the same name; they stay.
    pub namesake_count: i64,
    /// Positions held under this name without a record: they are this person's only when the office says so.
    pub positions: Vec<HolderPosition>,
    /// Records whose words name the person; they stay as they are.
    pub mentions: Vec<Mention>,
    /// Closed reports that hold the name within; they stay as they were sent.
    pub closed_reports: Vec<String>,
    /// Copies of the book that still hold the data.
    pub backups: Vec<String>,
    /// Files about this person that left the book.
    pub exports: Vec<AccessRow>,
    /// Lists, rosters and proof editions that left the book; whether the person is in them only the files tell.
    pub list_count: i64,
}

/// A position that somebody holds under a name, without a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HolderPosition {
    /// Number.
    pub id: i64,
    /// Where.
    pub organization_name: String,
    /// As what: `president` …
    pub role: String,
    /// The title in the office's own words.
    pub title_text: Option<String>,
}

/// Words that name the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mention {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// In how many records.
    pub count: i64,
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Erased {
    /// The record that stays.
    pub id: i64,
    /// Memberships that stay, without a name.
    pub membership_count: i64,
    /// Lines of the history that lost what they said of the person.
    pub history_count: i64,
    /// Whether the file was written anew without its free room; when not, the disk had no room for it.
    pub is_compacted: bool,
}
