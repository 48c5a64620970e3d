//! The forms of an organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::PartialDate;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// Hội thành viên.
    MemberAssociation,
    /// Đơn vị trực thuộc.
    AffiliatedUnit,
    /// Câu lạc bộ.
    Club,
    /// Hội viên tập thể.
    CollectiveMember,
    /// Chi hội.
    Branch,
}

/// Whether it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationStatus {
    /// Đang hoạt động.
    Active,
    /// Tạm ngừng.
    Suspended,
    /// Đang hợp nhất.
    Merging,
    /// Đã giải thể.
    Dissolved,
}

crate::storage::text_enum!(OrganizationKind { MemberAssociation = "member_association", AffiliatedUnit = "affiliated_unit", Club = "club", CollectiveMember = "collective_member", Branch = "branch" });
crate::storage::text_enum!(OrganizationStatus { Active = "active", Suspended = "suspended", Merging = "merging", Dissolved = "dissolved" });

impl OrganizationKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::MemberAssociation => "Hội thành viên",
            Self::AffiliatedUnit => "Đơn vị trực thuộc",
            Self::Club => "Câu lạc bộ",
            Self::CollectiveMember => "Hội viên tập thể",
            Self::Branch => "Chi hội",
        }
    }
}

impl OrganizationStatus {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Active => "Đang hoạt động",
            Self::Suspended => "Tạm ngừng",
            Self::Merging => "Đang hợp nhất",
            Self::Dissolved => "Đã giải thể",
        }
    }
}

/// What the user types of an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationFields {
    /// Unique short mark: "HOI-YHOC".
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name.
    #[serde(default)]
    pub short_name: Option<String>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Whether it works.
    pub status: OrganizationStatus,
    /// Of a branch: its association.
    #[serde(default)]
    pub parent_id: Option<i64>,
    /// Lĩnh vực.
    #[serde(default)]
    pub science_field: Option<String>,
    /// Sở, ngành quản lý.
    #[serde(default)]
    pub governing_department: Option<String>,
    /// Founded.
    #[serde(default)]
    pub founded_on: Option<PartialDate>,
    /// Kết nạp vào Liên hiệp hội.
    #[serde(default)]
    pub joined_on: Option<NaiveDate>,
    /// First day it is no longer counted.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Street or building.
    #[serde(default)]
    pub address: Option<String>,
    /// Xã, phường.
    #[serde(default)]
    pub commune: Option<String>,
    /// Tỉnh.
    #[serde(default)]
    pub province: Option<String>,
    /// The district of the time before 1/7/2025, as text.
    #[serde(default)]
    pub former_district: Option<String>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Website.
    #[serde(default)]
    pub website: Option<String>,
    /// Mã số thuế.
    #[serde(default)]
    pub tax_code: Option<String>,
    /// Con dấu.
    #[serde(default)]
    pub has_seal: Option<bool>,
    /// Tài khoản.
    #[serde(default)]
    pub bank_account: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// An organisation as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Organization {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: OrganizationFields,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationRow {
    /// Number.
    pub id: i64,
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Whether it works.
    pub status: OrganizationStatus,
    /// Of a branch: its association.
    pub parent_name: Option<String>,
    /// Lĩnh vực.
    pub science_field: Option<String>,
    /// The president on the day asked for.
    pub president: Option<String>,
    /// End of the running term (partial day).
    pub term_ends_on: Option<PartialDate>,
    /// The next congress as it is planned, else the end of the running term (partial day).
    pub term_due_on: Option<PartialDate>,
    /// Branches recorded.
    pub branch_count: i64,
    /// Memberships counted on the day asked for.
    pub membership_count: i64,
    /// Latest declared members not after that day.
    pub declared_count: Option<i64>,
    /// Day of that declaration.
    pub declared_on: Option<NaiveDate>,
    /// When it last sent its list or figures.
    pub submitted_on: Option<NaiveDate>,
}
