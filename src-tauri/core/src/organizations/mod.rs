//! Organisations: member associations, affiliated units, clubs, collective members and branches.
//!
//! Rules: a code is unique; a branch has a parent, nothing else has; an organisation that ended keeps its records
//! and its past figures. Member associations and affiliated units are counted apart and together.

pub mod api;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about organisations.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum OrganizationError {
    /// The code belongs to another organisation.
    #[error("Mã “{code}” đã dùng cho “{name}”. Hãy chọn mã khác.")]
    CodeTaken {
        /// The code.
        code: String,
        /// The organisation that has it.
        name: String,
    },
    /// A branch without its association.
    #[error("Chi hội phải thuộc một hội. Hãy chọn hội quản lý.")]
    BranchWithoutParent,
    /// The parent is a branch itself, or the organisation itself.
    #[error("“{name}” không thể làm hội quản lý. Hãy chọn một hội thành viên hoặc đơn vị trực thuộc.")]
    NotAParent {
        /// The chosen parent.
        name: String,
    },
    /// It ended before it began.
    #[error("Ngày kết thúc {ended_on} trước ngày gia nhập {joined_on}. Hãy kiểm tra lại hai ngày.")]
    EndsBeforeJoining {
        /// dd/mm/yyyy.
        joined_on: String,
        /// dd/mm/yyyy.
        ended_on: String,
    },
}

impl OfficeError for OrganizationError {
    const NOUN: &'static str = "organization";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::CodeTaken { .. } => "code",
            Self::BranchWithoutParent | Self::NotAParent { .. } => "parent_id",
            Self::EndsBeforeJoining { .. } => "ended_on",
        })
    }
}
