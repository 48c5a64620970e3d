//! The forms of a request.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataRequestKind {
    /// Xem, cấp dữ liệu.
    Access,
    /// Đính chính.
    Correction,
    /// Xóa.
    Erasure,
    /// Rút đồng ý.
    Withdrawal,
}

crate::storage::text_enum!(DataRequestKind { Access = "access", Correction = "correction", Erasure = "erasure", Withdrawal = "withdrawal" });

impl DataRequestKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Access => "Xem, cấp dữ liệu",
            Self::Correction => "Đính chính",
            Self::Erasure => "Xóa dữ liệu",
            Self::Withdrawal => "Rút đồng ý",
        }
    }
}

/// What the user says of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataRequestFields {
    /// Who asks, of their own data.
    pub person_id: i64,
    /// What.
    pub kind: DataRequestKind,
    /// When it came.
    pub received_on: NaiveDate,
    /// Until when the office answers.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    /// The paper.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A request as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataRequest {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Who asks, by name.
    pub person_name: String,
    /// What the user said.
    #[serde(flatten)]
    pub fields: DataRequestFields,
}
