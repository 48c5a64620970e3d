//! Rosters (danh sách rà soát): the members of an association as a workbook that the association looks through, corrects
//! and sends back.
//!
//! Rules: a roster is of one association or unit, not of a branch; it holds who is a member on the day it is made, each
//! row under a mark of its own; it carries no sensitive field. What it said stays known: the history tells what the book
//! held then, so that, when the list comes back, a cell that the association left alone changes nothing, and a cell that
//! both sides changed is asked about. Once its list has been imported a roster is not withdrawn.

pub mod api;
pub(crate) mod base;
pub(crate) mod columns;
pub(crate) mod figures;
pub(crate) mod store;

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about rosters.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum RosterError {
    /// Nobody to send to.
    #[error("Chưa chọn hội nào để lập danh sách rà soát. Hãy chọn ít nhất một hội.")]
    NoOrganization,
    /// A branch answers through its association.
    #[error("“{name}” là chi hội; danh sách rà soát lập cho cả hội quản lý. Hãy chọn hội quản lý.")]
    IsBranch {
        /// The branch.
        name: String,
    },
    /// It has ended.
    #[error("“{name}” đã kết thúc hoạt động nên không gửi danh sách rà soát. Hãy bỏ chọn tổ chức này.")]
    Ended {
        /// The organisation.
        name: String,
    },
    /// Its list would not be taken in.
    #[error(
        "“{name}” đang tạm ngừng hoạt động nên không nhập danh sách được. Hãy bỏ chọn, hoặc ghi hoạt động trở lại trước."
    )]
    Suspended {
        /// The organisation.
        name: String,
    },
    /// Asked back before it is sent.
    #[error("Ngày hẹn trả {due_on} ở trước hôm nay. Hãy chọn ngày từ hôm nay trở đi.")]
    DueBeforeSent {
        /// dd/mm/yyyy.
        due_on: String,
    },
    /// Its list was brought in.
    #[error(
        "Danh sách gửi “{organization}” đã được nhập lại vào sổ nên không bỏ được. Hãy hoàn tác lần nhập đó trước."
    )]
    CameBack {
        /// The organisation.
        organization: String,
    },
    /// The workbook could not be made.
    #[error(
        "Không lập được danh sách rà soát ({reason}). Hãy thử lại; nếu vẫn vậy, hãy gửi tệp chẩn đoán cho người hỗ trợ."
    )]
    Workbook {
        /// What the library says.
        reason: String,
    },
}

impl OfficeError for RosterError {
    const NOUN: &'static str = "roster";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::NoOrganization | Self::IsBranch { .. } | Self::Ended { .. } | Self::Suspended { .. } => {
                "organization_ids"
            }
            Self::DueBeforeSent { .. } => "due_on",
            Self::CameBack { .. } | Self::Workbook { .. } => return None,
        })
    }
}
