//! The forms of a period.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::settings::PeriodRegime;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
    /// 6 tháng.
    HalfYear,
    /// 9 tháng.
    NineMonths,
    /// Năm.
    Year,
    /// Đột xuất.
    AdHoc,
}

crate::storage::text_enum!(PeriodKind { Month = "month", Quarter = "quarter", HalfYear = "half_year", NineMonths = "nine_months", Year = "year", AdHoc = "ad_hoc" });
crate::storage::text_enum!(PeriodRegime { Decree1514 = "decree_15_14", Calendar = "calendar", Free = "free" });

impl PeriodKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "Tháng",
            Self::Quarter => "Quý",
            Self::HalfYear => "6 tháng",
            Self::NineMonths => "9 tháng",
            Self::Year => "Năm",
            Self::AdHoc => "Đột xuất",
        }
    }
}

/// Whether the figures may still move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodStatus {
    /// Chưa chốt.
    Open,
    /// Đã chốt.
    Closed,
}

crate::storage::text_enum!(PeriodStatus { Open = "open", Closed = "closed" });

/// A period as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Period {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2026-05`, or free.
    pub code: String,
    /// How its days were set.
    pub regime: PeriodRegime,
    /// How long it is.
    pub kind: PeriodKind,
    /// "Quý III năm 2026".
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day counted.
    pub cutoff_on: NaiveDate,
    /// When the report is owed.
    pub due_on: Option<NaiveDate>,
    /// Whether the figures may still move.
    pub status: PeriodStatus,
    /// Note.
    pub note: Option<String>,
}

/// A line of the list of periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeriodRow {
    /// The period.
    #[serde(flatten)]
    pub period: Period,
    /// How often it was closed: 2 and more means that a replacement was made.
    pub closing_count: i64,
    /// When it was closed last.
    pub closed_at: Option<String>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// Why the latest closing replaced the one before.
    pub closing_reason: Option<String>,
    /// When the latest closing was opened again; none: it holds.
    pub reopened_at: Option<String>,
    /// Who opened it again.
    pub reopened_by: Option<String>,
    /// Why.
    pub reopen_reason: Option<String>,
    /// Organisations that sent their figures for it.
    pub submission_count: i64,
}

/// A period to add: by preset (kind, year, number) or with its own days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CreatePeriod {
    /// How long it is.
    pub kind: PeriodKind,
    /// The office's own way of cutting the year when absent.
    #[serde(default)]
    pub regime: Option<PeriodRegime>,
    /// Of a preset: the year.
    #[serde(default)]
    pub year: Option<i32>,
    /// Of a preset: which month, quarter or half-year.
    #[serde(default)]
    pub number: Option<u32>,
    /// Of free days: the code; made from the days when absent.
    #[serde(default)]
    pub code: Option<String>,
    /// The label; made from the preset when absent.
    #[serde(default)]
    pub label: Option<String>,
    /// Of free days: the first.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// Of free days: the last.
    #[serde(default)]
    pub cutoff_on: Option<NaiveDate>,
    /// When the report is owed; by the settings when absent.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// An open period to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdatePeriod {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// The label.
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day counted.
    pub cutoff_on: NaiveDate,
    /// When the report is owed.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A period of a preset that could be added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeriodPreset {
    /// Code.
    pub code: String,
    /// Kind.
    pub kind: PeriodKind,
    /// Which one of the year.
    pub number: u32,
    /// Label.
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day counted.
    pub cutoff_on: NaiveDate,
}
