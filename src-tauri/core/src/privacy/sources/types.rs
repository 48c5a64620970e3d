//! The forms of a source.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The right by which data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceBasis {
    /// Đồng ý của chủ thể dữ liệu.
    Consent,
    /// Luật, điều lệ hội.
    Charter,
    /// Hợp đồng, thỏa thuận.
    Contract,
    /// Khác.
    Other,
}

crate::storage::text_enum!(SourceBasis { Consent = "consent", Charter = "charter", Contract = "contract", Other = "other" });

impl SourceBasis {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Consent => "Đồng ý của chủ thể dữ liệu",
            Self::Charter => "Luật, điều lệ hội",
            Self::Contract => "Hợp đồng, thỏa thuận",
            Self::Other => "Căn cứ khác",
        }
    }
}

/// What the user says of a source; what is not known stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SourceFields {
    /// What the data is used for.
    pub purpose: Option<String>,
    /// By which right.
    pub basis: Option<SourceBasis>,
    /// Who says so.
    pub vouched_by: Option<String>,
    /// Number of the paper.
    pub doc_number: Option<String>,
    /// Day of the paper.
    pub doc_on: Option<NaiveDate>,
}

impl SourceFields {
    /// Whether purpose and right are both told.
    pub fn is_told(&self) -> bool {
        self.purpose.is_some() && self.basis.is_some()
    }
}

/// A list with why it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataSource {
    /// Of a list that was brought in: the number of the import.
    pub batch_id: Option<i64>,
    /// Of a roster: its number.
    pub roster_id: Option<i64>,
    /// Whose list.
    pub organization_id: i64,
    /// Their name.
    pub organization_name: String,
    /// Name of the file.
    pub file_name: String,
    /// When it was brought in or made: an instant, or a day of a roster.
    pub at: String,
    /// Rows that were written, or stood in the roster.
    pub row_count: i64,
    /// The version of what was told; 0 when nothing was told yet.
    pub version: i64,
    /// What was told.
    #[serde(flatten)]
    pub fields: SourceFields,
    /// Whether purpose and right are both told.
    pub is_told: bool,
}
