//! The forms of the activity figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the values of a year go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Each period has its own; lũy kế is their sum since the year began.
    Sum,
    /// A state: the last one stands, also as lũy kế.
    Last,
    /// What is sent is lũy kế itself, with the earlier periods in it; kỳ này is what it grew by.
    Cumulative,
}

crate::storage::text_enum!(Aggregation { Sum = "sum", Last = "last", Cumulative = "cumulative" });

/// An indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Indicator {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its place in the annex.
    pub position: i64,
    /// "1.2".
    pub code: String,
    /// Chỉ tiêu.
    pub name: String,
    /// Đơn vị tính.
    pub unit: String,
    /// How the values of a year go together.
    pub aggregation: Aggregation,
    /// Still asked for.
    pub is_active: bool,
    /// The group it is printed under; absent: the annex's own words.
    pub group_name: Option<String>,
}

/// What quarters come to for a period made of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposedValue {
    /// The value.
    pub value: f64,
    /// One of them is an estimate.
    pub is_estimate: bool,
    /// The periods it is made of, the earliest first.
    pub periods: Vec<String>,
    /// Periods within that have no value yet: then it is not the whole.
    pub missing: Vec<String>,
}

/// An indicator with its figures in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorFigures {
    /// The indicator.
    pub indicator: Indicator,
    /// Kỳ này.
    pub value: Option<f64>,
    /// What was entered for the period, the union's own and the organisations' added up: kỳ này, or lũy kế where that
    /// is what is sent.
    pub entered: Option<f64>,
    /// The union's own value.
    pub own_value: Option<f64>,
    /// Ước thực hiện: the union's own value.
    pub own_is_estimate: bool,
    /// Version of the union's own value; 0 while there is none.
    pub own_version: i64,
    /// Organisations that have a value.
    pub organization_count: i64,
    /// Ước thực hiện: any of the values.
    pub is_estimate: bool,
    /// Lũy kế từ đầu năm báo cáo đến hết kỳ này.
    pub cumulative: Option<f64>,
    /// Periods of the year before this one that lũy kế lacks, or that kỳ này cannot be told without.
    pub missing_before: Vec<String>,
    /// Cùng kỳ năm trước.
    pub same_period_last_year: Option<f64>,
    /// The period that was, by its days.
    pub same_period: Option<String>,
    /// What its quarters come to, for a longer period.
    pub proposed: Option<ProposedValue>,
    /// Note to the union's own value.
    pub note: Option<String>,
}

/// One value: of an organisation, or the union's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorValue {
    /// The indicator.
    pub indicator_id: i64,
    /// Whose; absent: the union's own.
    pub organization_id: Option<i64>,
    /// The value.
    pub value: f64,
    /// Ước thực hiện.
    pub is_estimate: bool,
    /// Note.
    pub note: Option<String>,
    /// Grows with each update.
    pub version: i64,
}

/// An organisation that may have values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorOrganization {
    /// The organisation.
    pub organization_id: i64,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The values of a period one by one: organisations across, or down, the indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorGrid {
    /// The indicators that are asked for, in the order of the annex.
    pub indicators: Vec<Indicator>,
    /// The organisations of the period, and others that have values in it.
    pub organizations: Vec<IndicatorOrganization>,
    /// What was entered.
    pub values: Vec<IndicatorValue>,
}
