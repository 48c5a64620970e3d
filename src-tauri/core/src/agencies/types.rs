//! The forms of an agency.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an agency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// Sở, ngành.
    Department,
    /// Cơ quan Đảng.
    PartyBody,
    /// Mặt trận, đoàn thể.
    MassOrganization,
    /// UBND cấp huyện (until 1/7/2025).
    District,
    /// UBND cấp xã.
    Commune,
    /// Liên hiệp hội.
    Union,
    /// Hội thành viên.
    Association,
    /// Khác.
    Other,
}

crate::storage::text_enum!(AgencyKind { Department = "department", PartyBody = "party_body", MassOrganization = "mass_organization", District = "district", Commune = "commune", Union = "union", Association = "association", Other = "other" });

impl AgencyKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Department => "Sở, ngành",
            Self::PartyBody => "Cơ quan Đảng",
            Self::MassOrganization => "Mặt trận, đoàn thể",
            Self::District => "UBND cấp huyện",
            Self::Commune => "UBND cấp xã",
            Self::Union => "Liên hiệp hội",
            Self::Association => "Hội thành viên",
            Self::Other => "Khác",
        }
    }
}

/// What the user types of an agency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgencyFields {
    /// Full name.
    pub name: String,
    /// Short name: "Sở KH&CN".
    #[serde(default)]
    pub short_name: Option<String>,
    /// What it is.
    pub kind: AgencyKind,
    /// Of an association: its registry record.
    #[serde(default)]
    pub organization_id: Option<i64>,
    /// Other names that plans and letters use.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// First day it exists; always when absent.
    #[serde(default)]
    pub valid_from_on: Option<NaiveDate>,
    /// First day it no longer exists.
    #[serde(default)]
    pub valid_to_on: Option<NaiveDate>,
    /// Who took over its tasks.
    #[serde(default)]
    pub successor_id: Option<i64>,
    /// Người đầu mối.
    #[serde(default)]
    pub contact_name: Option<String>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// An agency as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Agency {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: AgencyFields,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgencyRow {
    /// The record.
    #[serde(flatten)]
    pub agency: Agency,
    /// Whether it exists on the day asked for.
    pub is_valid: bool,
    /// Who took over.
    pub successor_name: Option<String>,
    /// Tasks it leads.
    pub lead_task_count: i64,
    /// Tasks it coordinates.
    pub coordinated_task_count: i64,
}

/// An agency in a picker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgencyName {
    /// Number.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// Other names that plans and letters use: whoever types one finds it.
    pub synonyms: Vec<String>,
    /// What it is.
    pub kind: AgencyKind,
    /// First day it no longer exists.
    pub valid_to_on: Option<NaiveDate>,
}
