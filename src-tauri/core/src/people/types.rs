//! The forms of a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::PartialDate;
use crate::memberships::MembershipType;

/// Giới tính; never defaulted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
    /// Khác.
    Other,
}

/// Học hàm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AcademicTitle {
    /// Giáo sư.
    Professor,
    /// Phó Giáo sư.
    AssociateProfessor,
}

/// Học vị.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// Tiến sĩ khoa học.
    DoctorOfScience,
    /// Tiến sĩ.
    Doctor,
    /// Thạc sĩ.
    Master,
}

/// Trình độ đào tạo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EducationLevel {
    /// Đại học.
    University,
    /// Cao đẳng.
    College,
    /// Trung cấp.
    Intermediate,
    /// Bác sĩ (dược sĩ) chuyên khoa I.
    #[serde(rename = "specialist_1")]
    Specialist1,
    /// Bác sĩ (dược sĩ) chuyên khoa II.
    #[serde(rename = "specialist_2")]
    Specialist2,
    /// Bác sĩ nội trú.
    Residency,
    /// Khác.
    Other,
}

/// Đang công tác hay nghỉ hưu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkingStatus {
    /// Đang công tác.
    Working,
    /// Đã nghỉ hưu.
    Retired,
}

/// Where a person stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonStatus {
    /// At least one membership is counted.
    Active,
    /// None is counted (any more).
    Ended,
    /// Từ trần.
    Deceased,
}

crate::storage::text_enum!(Sex { Male = "male", Female = "female", Other = "other" });
crate::storage::text_enum!(AcademicTitle { Professor = "professor", AssociateProfessor = "associate_professor" });
crate::storage::text_enum!(Degree { DoctorOfScience = "doctor_of_science", Doctor = "doctor", Master = "master" });
crate::storage::text_enum!(EducationLevel { University = "university", College = "college", Intermediate = "intermediate", Specialist1 = "specialist_1", Specialist2 = "specialist_2", Residency = "residency", Other = "other" });
crate::storage::text_enum!(WorkingStatus { Working = "working", Retired = "retired" });
crate::storage::text_enum!(PersonStatus { Active = "active", Ended = "ended", Deceased = "deceased" });

impl Sex {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Male => "Nam",
            Self::Female => "Nữ",
            Self::Other => "Khác",
        }
    }
}

impl AcademicTitle {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Professor => "Giáo sư",
            Self::AssociateProfessor => "Phó Giáo sư",
        }
    }
}

impl Degree {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::DoctorOfScience => "Tiến sĩ khoa học",
            Self::Doctor => "Tiến sĩ",
            Self::Master => "Thạc sĩ",
        }
    }
}

impl EducationLevel {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::University => "Đại học",
            Self::College => "Cao đẳng",
            Self::Intermediate => "Trung cấp",
            Self::Specialist1 => "Chuyên khoa I",
            Self::Specialist2 => "Chuyên khoa II",
            Self::Residency => "Bác sĩ nội trú",
            Self::Other => "Khác",
        }
    }
}

impl WorkingStatus {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Working => "Đang công tác",
            Self::Retired => "Đã nghỉ hưu",
        }
    }
}

/// What the user types of a person. What is not known stays empty; nothing is filled in for them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PersonFields {
    /// Full name, never split.
    pub full_name: String,
    /// How to order the name when the last word is not the given name ("Y Moan Niê" under Moan).
    pub sort_name: Option<String>,
    /// Birth date as far as it is known.
    pub birth_on: Option<PartialDate>,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Số định danh cá nhân: 12 digits (9 of the former identity card).
    pub national_id: Option<String>,
    /// Học hàm.
    pub academic_title: Option<AcademicTitle>,
    /// Học vị.
    pub degree: Option<Degree>,
    /// Trình độ.
    pub education_level: Option<EducationLevel>,
    /// Chuyên ngành.
    pub specialty: Option<String>,
    /// Đơn vị công tác.
    pub employer: Option<String>,
    /// Chức vụ.
    pub job_title: Option<String>,
    /// Working or retired.
    pub working_status: Option<WorkingStatus>,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Khen thưởng.
    pub awards: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Where the record comes from.
    pub source: Option<String>,
    /// Dân tộc: kept only when the settings say so.
    pub ethnicity: Option<String>,
    /// Tôn giáo: kept only when the settings say so.
    pub religion: Option<String>,
    /// Đảng viên: kept only when the settings say so.
    pub party_member: Option<bool>,
}

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Grows with each update.
    pub version: i64,
    /// What the user typed.
    #[serde(flatten)]
    pub fields: PersonFields,
    /// Từ trần, as far as the day is known.
    pub deceased_on: Option<PartialDate>,
}

/// An organisation a person belongs to, and as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationMark {
    /// Number.
    pub id: i64,
    /// Short name, or the name.
    pub name: String,
    /// Hội viên chính thức, liên kết, danh dự.
    pub r#type: MembershipType,
    /// Branch.
    pub branch_name: Option<String>,
    /// Admitted, as far as known.
    pub admitted_on: Option<PartialDate>,
    /// First day counted; `0001-01-01`: before the book began (see `memberships::rules::starts_on`).
    pub starts_on: NaiveDate,
    /// Card.
    pub card_number: Option<String>,
    /// Role in the association.
    pub role: Option<String>,
}

/// The membership that a list of one organisation shows beside the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MembershipCell {
    /// Number.
    pub id: i64,
    /// Version.
    pub version: i64,
    /// The organisation.
    pub organization_id: i64,
    /// Hội viên chính thức, liên kết, danh dự.
    pub r#type: MembershipType,
    /// Branch.
    pub branch_name: Option<String>,
    /// Admitted, as far as known.
    pub admitted_on: Option<PartialDate>,
    /// First day counted; `0001-01-01`: before the book began (see `memberships::rules::starts_on`).
    pub starts_on: NaiveDate,
    /// Card.
    pub card_number: Option<String>,
    /// Role in the association.
    pub role: Option<String>,
    /// First day no longer counted.
    pub ended_on: Option<NaiveDate>,
}

/// A line of the list of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonRow {
    /// Number.
    pub id: i64,
    /// Version.
    pub version: i64,
    /// Full name.
    pub full_name: String,
    /// Birth date as far as known.
    pub birth_on: Option<PartialDate>,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Số định danh cá nhân.
    pub national_id: Option<String>,
    /// Học hàm.
    pub academic_title: Option<AcademicTitle>,
    /// Học vị.
    pub degree: Option<Degree>,
    /// Trình độ.
    pub education_level: Option<EducationLevel>,
    /// Chuyên ngành.
    pub specialty: Option<String>,
    /// Đơn vị công tác.
    pub employer: Option<String>,
    /// Chức vụ.
    pub job_title: Option<String>,
    /// Working or retired.
    pub working_status: Option<WorkingStatus>,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Từ trần.
    pub deceased_on: Option<PartialDate>,
    /// Where the person stands on the day asked for.
    pub status: PersonStatus,
    /// Organisations of the memberships counted on that day.
    pub organizations: Vec<OrganizationMark>,
    /// How many memberships are counted on that day.
    pub membership_count: i64,
    /// In a list filtered by one organisation: the membership there.
    pub membership: Option<MembershipCell>,
}
