//! The forms of a membership.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::PartialDate;

/// What kind of member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MembershipType {
    /// Hội viên chính thức.
    #[default]
    Full,
    /// Hội viên liên kết.
    Associate,
    /// Hội viên danh dự.
    Honorary,
}

/// Why a membership ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Xin ra.
    Resign,
    /// Xóa tên.
    Remove,
    /// Khai trừ.
    Expel,
    /// Chuyển đi.
    Transfer,
    /// Từ trần.
    Deceased,
    /// Hội giải thể.
    Dissolved,
    /// Khác.
    Other,
}

crate::storage::text_enum!(MembershipType { Full = "full", Associate = "associate", Honorary = "honorary" });
crate::storage::text_enum!(EndReason { Resign = "resign", Remove = "remove", Expel = "expel", Transfer = "transfer", Deceased = "deceased", Dissolved = "dissolved", Other = "other" });

impl MembershipType {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Full => "Chính thức",
            Self::Associate => "Liên kết",
            Self::Honorary => "Danh dự",
        }
    }
}

impl EndReason {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Resign => "Xin ra",
            Self::Remove => "Xóa tên",
            Self::Expel => "Khai trừ",
            Self::Transfer => "Chuyển đi",
            Self::Deceased => "Từ trần",
            Self::Dissolved => "Hội giải thể",
            Self::Other => "Khác",
        }
    }
}

/// What the user types of a membership.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MembershipFields {
    /// The organisation (not a branch).
    pub organization_id: i64,
    /// A branch of that organisation.
    pub branch_id: Option<i64>,
    /// Hội viên chính thức, liên kết, danh dự.
    pub r#type: MembershipType,
    /// Admitted, as far as known.
    pub admitted_on: Option<PartialDate>,
    /// Number of the decision.
    pub decision_number: Option<String>,
    /// When the decision was made (partial day).
    pub decision_on: Option<PartialDate>,
    /// Who made it.
    pub decision_issuer: Option<String>,
    /// Member card.
    pub card_number: Option<String>,
    /// When the card was given (partial day).
    pub card_on: Option<PartialDate>,
    /// Role in the association.
    pub role: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A membership as stored, with the names around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Membership {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// Whose.
    pub person_id: i64,
    /// Their name.
    pub person_name: String,
    /// The organisation's name.
    pub organization_name: String,
    /// The organisation's code.
    pub organization_code: String,
    /// The branch's name.
    pub branch_name: Option<String>,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: MembershipFields,
    /// First day counted; `0001-01-01`: before the book began (see `rules::starts_on`).
    pub starts_on: NaiveDate,
    /// First day no longer counted.
    pub ended_on: Option<NaiveDate>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// The decision that ended it.
    pub end_decision: Option<String>,
    /// Of a transfer: the membership that follows.
    pub transferred_to_id: Option<i64>,
}
