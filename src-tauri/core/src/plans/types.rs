//! The forms of a plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a plan still holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanValidity {
    /// Còn hiệu lực.
    #[default]
    InForce,
    /// Được thay thế.
    Replaced,
    /// Hết hiệu lực.
    Expired,
    /// Đã tổng kết.
    Concluded,
}

crate::storage::text_enum!(PlanValidity { InForce = "in_force", Replaced = "replaced", Expired = "expired", Concluded = "concluded" });

impl PlanValidity {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::InForce => "Còn hiệu lực",
            Self::Replaced => "Được thay thế",
            Self::Expired => "Hết hiệu lực",
            Self::Concluded => "Đã tổng kết",
        }
    }
}

/// A document that a plan stands on (căn cứ pháp lý).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LegalBasis {
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Day of issue.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Trích yếu.
    #[serde(default)]
    pub subject: Option<String>,
}

/// A group of tasks and solutions (nhóm nhiệm vụ, giải pháp).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskGroup {
    /// Its number; absent for a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// "II".
    pub code: String,
    /// Its heading.
    pub name: String,
}

/// What the user types of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanFields {
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Day of issue.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: String,
    /// Whether it holds.
    #[serde(default)]
    pub validity: PlanValidity,
    /// First day it no longer holds; the day it is noted when absent. Until then its tasks count.
    #[serde(default)]
    pub validity_on: Option<NaiveDate>,
    /// First day.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// Cơ quan đầu mối.
    #[serde(default)]
    pub focal_agency_id: Option<i64>,
    /// The plan that took its place.
    #[serde(default)]
    pub replaced_by_id: Option<i64>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// Căn cứ pháp lý, in their order.
    #[serde(default)]
    pub legal_bases: Vec<LegalBasis>,
    /// Groups of tasks, in their order.
    #[serde(default)]
    pub groups: Vec<TaskGroup>,
}

/// A plan as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: PlanFields,
    /// Name of the focal agency.
    pub focal_agency_name: Option<String>,
    /// Number of the plan that took its place.
    pub replaced_by_number: Option<String>,
    /// Tasks.
    pub task_count: i64,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanRow {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Day of issue.
    pub issued_on: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: String,
    /// Whether it holds.
    pub validity: PlanValidity,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Name of the focal agency.
    pub focal_agency_name: Option<String>,
    /// Tasks.
    pub task_count: i64,
    /// Legal bases.
    pub basis_count: i64,
}

/// A plan in a picker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanName {
    /// Number.
    pub id: i64,
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Trích yếu.
    pub subject: String,
    /// Whether it holds.
    pub validity: PlanValidity,
    /// Groups of tasks, in their order.
    pub groups: Vec<TaskGroup>,
}
