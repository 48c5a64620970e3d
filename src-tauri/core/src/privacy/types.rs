//! The forms of what is sensitive.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A field that is shown to few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SensitiveField {
    /// Dân tộc.
    Ethnicity,
    /// Tôn giáo.
    Religion,
    /// Đảng viên.
    PartyMember,
}

impl SensitiveField {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ethnicity, Self::Religion, Self::PartyMember];

    /// The column of a person.
    pub fn column(self) -> &'static str {
        match self {
            Self::Ethnicity => "ethnicity",
            Self::Religion => "religion",
            Self::PartyMember => "party_member",
        }
    }

    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ethnicity => "Dân tộc",
            Self::Religion => "Tôn giáo",
            Self::PartyMember => "Đảng viên",
        }
    }
}

/// A sensitive field of a record, without its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SensitiveMark {
    /// Which.
    pub field: SensitiveField,
    /// Whether it is filled in.
    pub is_filled: bool,
}

/// The sensitive fields of a person, as far as the office keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SensitiveValues {
    /// Dân tộc.
    pub ethnicity: Option<String>,
    /// Tôn giáo.
    pub religion: Option<String>,
    /// Đảng viên.
    pub party_member: Option<bool>,
}

impl SensitiveValues {
    /// A field in words.
    pub fn text(&self, field: SensitiveField) -> Option<String> {
        match field {
            SensitiveField::Ethnicity => self.ethnicity.clone(),
            SensitiveField::Religion => self.religion.clone(),
            SensitiveField::PartyMember => self.party_member.map(|is| if is { "Có" } else { "Không" }.to_owned()),
        }
    }
}

/// What the one who works in the book may do with personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrivacyRights {
    /// The sensitive fields that the office keeps and this one may see.
    pub sensitive: Vec<SensitiveField>,
    /// May read the access log and erase somebody's data.
    pub is_admin: bool,
}
