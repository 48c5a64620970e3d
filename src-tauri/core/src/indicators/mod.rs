//! Activity figures (Phụ lục IV): a list of indicators the office keeps itself, one value a period, the running
//! total of the year and the same period last year.

pub mod api;
pub(crate) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the values of a year add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// They are added: lũy kế is their sum since the year's first period.
    Sum,
    /// The last one stands.
    Last,
}

crate::storage::text_enum!(Aggregation { Sum = "sum", Last = "last" });

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
    /// How values add up.
    pub aggregation: Aggregation,
    /// Still asked for.
    pub is_active: bool,
}

/// An indicator with its figures in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorFigures {
    /// The indicator.
    pub indicator: Indicator,
    /// Kỳ này.
    pub value: Option<f64>,
    /// Ước thực hiện.
    pub is_estimate: bool,
    /// Lũy kế từ đầu năm báo cáo đến hết kỳ này.
    pub cumulative: Option<f64>,
    /// Cùng kỳ năm trước.
    pub same_period_last_year: Option<f64>,
    /// Note.
    pub note: Option<String>,
}
