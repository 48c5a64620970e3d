//! The forms of the matrix.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::periods::PeriodKind;
use crate::storage::list::ListRequest;
use crate::tasks::courses::TaskHead;
use crate::tasks::states::{StateLabel, Timeliness};

/// Which periods stand as columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatrixColumns {
    /// Those that the book has, and the one under way.
    #[default]
    Existing,
    /// Every one that the plan's days are cut into, until the one under way.
    All,
}

/// What to lay out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ChecklistMatrix {
    /// Tasks of this plan; of every plan in force when absent.
    pub plan_id: Option<i64>,
    /// How long the periods are; quarters when absent.
    pub kind: Option<PeriodKind>,
    /// Which of them.
    pub columns: MatrixColumns,
    /// Only periods that end on this day or later.
    pub from_on: Option<NaiveDate>,
    /// Only periods that begin on this day or before.
    pub to_on: Option<NaiveDate>,
    /// First day of the period whose results the filters speak of.
    pub period_starts_on: Option<NaiveDate>,
    /// Search, filters, order and day; a matrix has no pages.
    #[serde(flatten)]
    pub list: ListRequest,
}

/// A request about the tasks of a list.
pub(in crate::tasks) trait AsListRequest {
    /// Search, filters, order.
    fn list(&self) -> &ListRequest;
    /// First day of the period whose results the filters speak of.
    fn period_starts_on(&self) -> Option<NaiveDate>;
}

impl AsListRequest for ChecklistMatrix {
    fn list(&self) -> &ListRequest {
        &self.list
    }

    fn period_starts_on(&self) -> Option<NaiveDate> {
        self.period_starts_on
    }
}

/// The tasks against the periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Matrix {
    /// The day looked at.
    pub as_of_on: NaiveDate,
    /// The periods, the first one first.
    pub columns: Vec<MatrixColumn>,
    /// The tasks.
    pub rows: Vec<MatrixRow>,
}

/// A period as a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatrixColumn {
    /// `2026-Q3`; of a stretch that is no period of the office: empty.
    pub code: String,
    /// "Quý III năm 2026".
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day counted.
    pub cutoff_on: NaiveDate,
    /// The day on which its cells are told: the cut-off, or the day looked at while it is under way.
    pub told_on: NaiveDate,
    /// The day looked at lies in it.
    pub is_present: bool,
    /// Its number, when the book has it.
    pub period_id: Option<i64>,
    /// Its figures are frozen.
    pub is_closed: bool,
    /// Cells done, in this or an earlier period.
    pub done_count: i64,
    /// Cells overdue and not done.
    pub late_count: i64,
    /// Cells that owe a result line.
    pub owed_count: i64,
    /// Cells told.
    pub told_count: i64,
}

/// A task against the periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MatrixRow {
    /// What it is.
    #[serde(flatten)]
    pub head: TaskHead,
    /// A cell a column; none where nothing is told.
    pub cells: Vec<Option<MatrixCell>>,
}

/// Whether the period has a result line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultLine {
    /// There is none, and none is owed.
    #[default]
    None,
    /// There is one.
    Told,
    /// There should be one.
    Owed,
}

/// How a task, or its occurrence of the period, stood at the cut-off. Thousands of these make an answer: what says
/// nothing is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MatrixCell {
    /// State in words.
    pub label: StateLabel,
    /// Against its deadline.
    pub timeliness: Timeliness,
    /// Whether there is a result line.
    pub line: ResultLine,
    /// Done or set aside before the period began.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub settled: bool,
    /// Percent done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub percent: Option<i64>,
    /// First words of the period's last result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub result: Option<String>,
    /// The deadline in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due_on: Option<NaiveDate>,
    /// Of several occurrences in one period: how many are done …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub done_count: Option<i64>,
    /// … of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub occurrence_count: Option<i64>,
}
