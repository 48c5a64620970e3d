//! What differs between two reports, sheet by sheet and line by line: the base of the adjustments after a closing
//! ([`super::adjustments`]) and of the comparison of two closings ([`super::versions`]). Pure: two reports in, a list
//! out. Every figure and every word that a sheet prints is compared.

mod activity;
mod members;
mod tasks;
mod words;

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use activity::{indicators, obstacles, submissions};
pub(super) use members::is_of_members;
pub use members::{MEASURES, organizations, persons};
pub use tasks::{TaskChangeKind, TaskLineChange, compare_tasks, deadlines};
pub use words::{letterhead, texts};

use super::data::Lead;
use crate::dates::show_day;

/// What was not there.
pub(super) const ABSENT: &str = "chưa có";
/// What is there no more.
pub(super) const GONE: &str = "không còn";

/// How a line of a sheet changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineChangeKind {
    /// It is in the second report only.
    Added,
    /// It is in the first report only.
    Removed,
    /// It is in both, and differs.
    Changed,
}

/// One figure or word of a line that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// Name of the field in the report, like `closing`; `line`: that the line is there at all.
    pub field: String,
    /// In words.
    pub what: String,
    /// In the first report.
    pub before: String,
    /// In the second.
    pub after: String,
    /// Of a figure: by how much it grew.
    pub difference: Option<f64>,
}

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LineChange {
    /// Sheet: `PL I`, …, `Báo cáo`.
    pub annex: String,
    /// What the line is of: `organization`, `persons`, `task`, `indicator`, `obstacle`, `submission`, `text`, `letterhead`.
    pub noun: String,
    /// Number of the record, or key of the indicator or section.
    pub key: String,
    /// In words.
    pub subject: String,
    /// How it changed.
    pub kind: LineChangeKind,
    /// What differs.
    pub fields: Vec<FieldChange>,
    /// The rows.
    pub leads_to: Option<Lead>,
}

/// A word, when it differs.
pub(super) fn word(field: &str, what: &str, before: impl ToString, after: impl ToString) -> Option<FieldChange> {
    let (before, after) = (before.to_string(), after.to_string());
    let (field, what) = (field.to_owned(), what.to_owned());
    (before != after).then_some(FieldChange { field, what, before, after, difference: None })
}

/// A day, when it differs.
pub(super) fn day(field: &str, what: &str, before: Option<NaiveDate>, after: Option<NaiveDate>) -> Option<FieldChange> {
    let shown = |day: Option<NaiveDate>| day.map_or_else(|| ABSENT.to_owned(), show_day);
    word(field, what, shown(before), shown(after))
}

/// A figure, when it differs; what is not known counts as nothing in the difference.
pub(super) fn figure(field: &str, what: &str, before: Option<i64>, after: Option<i64>) -> Option<FieldChange> {
    decimal(field, what, before.map(|number| number as f64), after.map(|number| number as f64))
}

/// A figure with decimals, when it differs.
pub(super) fn decimal(field: &str, what: &str, before: Option<f64>, after: Option<f64>) -> Option<FieldChange> {
    let shown =
        |value: Option<f64>| value.map_or_else(|| ABSENT.to_owned(), |value| value.to_string().replace('.', ","));
    let difference = after.unwrap_or_default() - before.unwrap_or_default();
    word(field, what, shown(before), shown(after)).map(|change| FieldChange { difference: Some(difference), ..change })
}

/// That a line came or went.
pub(super) fn presence(what: &str, before: impl ToString, after: impl ToString) -> FieldChange {
    FieldChange {
        field: "line".to_owned(),
        what: what.to_owned(),
        before: before.to_string(),
        after: after.to_string(),
        difference: None,
    }
}

/// The lines of two reports side by side: those of the second in its order, then what only the first has.
pub(super) fn paired<'r, T, K: Eq + Hash>(
    before: &'r [T],
    after: &'r [T],
    key: impl Fn(&'r T) -> K,
) -> Vec<(Option<&'r T>, Option<&'r T>)> {
    let mut left: HashMap<K, &T> = before.iter().map(|line| (key(line), line)).collect();
    let mut pairs: Vec<_> = after.iter().map(|line| (left.remove(&key(line)), Some(line))).collect();
    pairs.extend(before.iter().filter(|line| left.contains_key(&key(line))).map(|line| (Some(line), None)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paired_in_the_order_of_the_second_report() {
        let pairs = paired(&[1, 2, 3], &[4, 3, 1], |one| *one);
        assert_eq!(pairs, [(None, Some(&4)), (Some(&3), Some(&3)), (Some(&1), Some(&1)), (Some(&2), None)]);
    }

    #[test]
    fn what_is_alike_is_no_change_and_a_figure_tells_by_how_much() {
        assert_eq!(word("a", "A", "x", "x"), None);
        let change = figure("a", "A", Some(5), Some(3)).unwrap();
        assert_eq!((change.before.as_str(), change.after.as_str(), change.difference), ("5", "3", Some(-2.0)));
        let change = decimal("a", "A", None, Some(2.5)).unwrap();
        assert_eq!((change.before.as_str(), change.after.as_str(), change.difference), (ABSENT, "2,5", Some(2.5)));
    }
}
