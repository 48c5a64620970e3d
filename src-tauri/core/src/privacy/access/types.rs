//! The forms of the access log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was done with personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// A person's record was opened.
    OpenPerson,
    /// Dân tộc, tôn giáo, đảng viên were shown.
    Reveal,
    /// A list with persons was written to a file.
    List,
    /// Everything kept about one person was written to a file.
    PersonFile,
    /// Rosters were made for associations.
    Roster,
    /// The proof edition of a report was written to a file.
    Proof,
    /// The personal data of somebody was erased.
    Erase,
}

crate::storage::text_enum!(AccessKind { OpenPerson = "open_person", Reveal = "reveal", List = "list", PersonFile = "person_file", Roster = "roster", Proof = "proof", Erase = "erase" });

impl AccessKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenPerson => "Mở hồ sơ",
            Self::Reveal => "Hiện trường nhạy cảm",
            Self::List => "Xuất danh sách",
            Self::PersonFile => "Xuất dữ liệu của một người",
            Self::Roster => "Lập danh sách rà soát",
            Self::Proof => "Xuất bản kiểm chứng",
            Self::Erase => "Xóa dữ liệu cá nhân",
        }
    }
}

/// A line to log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// What was done.
    pub kind: AccessKind,
    /// Of one person: the number.
    pub person_id: Option<i64>,
    /// Which list, whose roster, which report; never a person's name.
    pub what: Option<String>,
    /// Name of the file, without its folder.
    pub file_name: Option<String>,
    /// How many people.
    pub person_count: Option<usize>,
    /// With dân tộc, tôn giáo, đảng viên.
    pub with_sensitive: bool,
    /// What for.
    pub purpose: Option<String>,
}

impl Access {
    /// Of several people.
    pub fn of_many(kind: AccessKind, what: impl Into<String>, person_count: usize) -> Self {
        Self {
            kind,
            person_id: None,
            what: Some(what.into()),
            file_name: None,
            person_count: Some(person_count),
            with_sensitive: false,
            purpose: None,
        }
    }

    /// Of one person.
    pub fn of_person(kind: AccessKind, person_id: i64) -> Self {
        Self {
            kind,
            person_id: Some(person_id),
            what: None,
            file_name: None,
            person_count: Some(1),
            with_sensitive: false,
            purpose: None,
        }
    }

    /// Into this file.
    pub fn into_file(self, path: &std::path::Path) -> Self {
        Self { file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()), ..self }
    }
}

/// A line as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessRow {
    /// Number, growing.
    pub id: i64,
    /// Instant, UTC.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub kind: AccessKind,
    /// The same in Vietnamese.
    pub kind_label: String,
    /// Of one person: the number.
    pub person_id: Option<i64>,
    /// Their name now; none when the record is no longer in the book.
    pub person_name: Option<String>,
    /// Which list, whose roster, which report.
    pub what: Option<String>,
    /// Name of the file.
    pub file_name: Option<String>,
    /// How many people.
    pub person_count: Option<i64>,
    /// With dân tộc, tôn giáo, đảng viên.
    pub with_sensitive: bool,
    /// What for.
    pub purpose: Option<String>,
}
