//! What hangs on an organisation: decisions, terms, positions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::PartialDate;

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Thành lập.
    Founding,
    /// Phê duyệt điều lệ.
    Charter,
    /// Kết nạp vào Liên hiệp hội.
    Admission,
    /// Công nhận Ban Chấp hành.
    CommitteeRecognition,
    /// Đổi tên.
    Rename,
    /// Sáp nhập, hợp nhất, chia, tách.
    Restructuring,
    /// Giải thể.
    Dissolution,
    /// Khác.
    Other,
}

/// A body of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Ban Chấp hành.
    ExecutiveCommittee,
    /// Ban Thường vụ.
    StandingCommittee,
    /// Thường trực.
    PermanentBoard,
    /// Ủy ban Kiểm tra.
    InspectionCommittee,
    /// Văn phòng.
    Office,
}

/// A role in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PositionRole {
    /// Chủ tịch.
    President,
    /// Phó Chủ tịch.
    VicePresident,
    /// Tổng Thư ký.
    SecretaryGeneral,
    /// Chánh Văn phòng.
    ChiefOfOffice,
    /// Ủy viên.
    Member,
    /// Cán bộ đầu mối.
    FocalPoint,
    /// Chủ nhiệm Ủy ban Kiểm tra.
    HeadOfInspection,
    /// Khác.
    Other,
}

crate::storage::text_enum!(DecisionKind { Founding = "founding", Charter = "charter", Admission = "admission", CommitteeRecognition = "committee_recognition", Rename = "rename", Restructuring = "restructuring", Dissolution = "dissolution", Other = "other" });
crate::storage::text_enum!(Body { ExecutiveCommittee = "executive_committee", StandingCommittee = "standing_committee", PermanentBoard = "permanent_board", InspectionCommittee = "inspection_committee", Office = "office" });
crate::storage::text_enum!(PositionRole { President = "president", VicePresident = "vice_president", SecretaryGeneral = "secretary_general", ChiefOfOffice = "chief_of_office", Member = "member", FocalPoint = "focal_point", HeadOfInspection = "head_of_inspection", Other = "other" });

impl PositionRole {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::President => "Chủ tịch",
            Self::VicePresident => "Phó Chủ tịch",
            Self::SecretaryGeneral => "Tổng Thư ký",
            Self::ChiefOfOffice => "Chánh Văn phòng",
            Self::Member => "Ủy viên",
            Self::FocalPoint => "Cán bộ đầu mối",
            Self::HeadOfInspection => "Chủ nhiệm Ủy ban Kiểm tra",
            Self::Other => "Chức danh khác",
        }
    }
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DecisionFields {
    /// What about.
    pub kind: DecisionKind,
    /// Số, ký hiệu.
    pub doc_number: String,
    /// Day, as far as known.
    #[serde(default)]
    pub decided_on: Option<PartialDate>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Trích yếu.
    #[serde(default)]
    pub subject: Option<String>,
}

/// A term (nhiệm kỳ).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TermFields {
    /// Đại hội lần thứ.
    #[serde(default)]
    pub ordinal: Option<u32>,
    /// Day of the congress.
    #[serde(default)]
    pub congress_on: Option<NaiveDate>,
    /// From, as far as known.
    pub starts_on: PartialDate,
    /// To, as far as known.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// Dự kiến đại hội tới (partial day).
    #[serde(default)]
    pub next_congress_on: Option<PartialDate>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A position held by a person of the book, or by a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PositionFields {
    /// The term it belongs to.
    #[serde(default)]
    pub term_id: Option<i64>,
    /// Who holds it.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// Who holds it, when there is no record.
    #[serde(default)]
    pub holder_name: Option<String>,
    /// In which body.
    #[serde(default)]
    pub body: Option<Body>,
    /// As what.
    pub role: PositionRole,
    /// The title in the office's own words.
    #[serde(default)]
    pub title_text: Option<String>,
    /// Phone at work.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail at work.
    #[serde(default)]
    pub email: Option<String>,
    /// From (partial day).
    #[serde(default)]
    pub from_on: Option<PartialDate>,
    /// First day no longer held (partial day).
    #[serde(default)]
    pub to_on: Option<PartialDate>,
}

/// A part as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: DecisionFields,
}

/// A term as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Term {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: TermFields,
}

/// A position as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Position {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// The holder: the name of the record, or the name typed.
    pub name: String,
    /// Whether it is held on the day asked for.
    pub is_current: bool,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: PositionFields,
}
