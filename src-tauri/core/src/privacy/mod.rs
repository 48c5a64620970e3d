//! Dữ liệu cá nhân: who may see what of a person, who looked, what somebody is given or has erased, and by which right a
//! list is kept (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP).
//!
//! Rules. Dân tộc, tôn giáo and đảng viên are sensitive: no list, search, filter, history or answer about a person tells
//! them. Whoever may see them asks for them by name ([`api::reveal_sensitive`]), which is logged; whoever may not can
//! neither read nor empty them. They leave the book only where that was chosen, in a list with its purpose or in the file
//! that a person is given of themselves.
//!
//! Looking is logged once a person, user and day; what leaves the book each time ([`access`]). What is unmasked or
//! written to a file is refused when its line cannot be kept. Merely opening a record is not: on a disk that is full the
//! office must still be able to look somebody up, so that line is owed and written with the next one.

pub mod access;
pub mod api;
pub mod erasure;
pub mod person_file;
pub mod requests;
pub mod rules;
pub mod sources;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about personal data.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PrivacyError {
    /// Not among those who may see dân tộc, tôn giáo, đảng viên.
    #[error("Người đang dùng sổ không được xem dân tộc, tôn giáo, đảng viên. Hãy nhờ người quản trị làm việc này.")]
    MayNotSee,
    /// Only for who looks after the book.
    #[error("Việc này chỉ người quản trị được làm. Hãy nhờ người quản trị.")]
    OnlyAdmin,
    /// The office keeps none of them.
    #[error("Sổ không lưu dân tộc, tôn giáo, đảng viên nên không có gì để đưa vào. Hãy bỏ chọn mục này rồi xuất lại.")]
    NothingKept,
    /// The rows of a list do not say whose they are.
    #[error(
        "Danh sách này không cho biết từng dòng là của ai nên không kèm được dân tộc, tôn giáo, đảng viên. Hãy bỏ chọn mục này rồi xuất lại."
    )]
    RowsWithoutPersons,
    /// The name typed is another one.
    #[error("Họ tên gõ lại không khớp với hồ sơ “{name}”. Hãy gõ đúng họ tên của người cần xóa dữ liệu.")]
    NameDoesNotMatch {
        /// Of the record.
        name: String,
    },
    /// No reason.
    #[error("Chưa ghi lý do xóa dữ liệu. Hãy ghi lý do, ví dụ: theo yêu cầu của chủ thể dữ liệu.")]
    NoReason,
    /// There is nothing left of the person.
    #[error(
        "Dữ liệu cá nhân của hồ sơ này đã được xóa ngày {erased_on}, chỉ còn dòng không tên để giữ số liệu. Hãy lập hồ sơ mới nếu người này trở lại."
    )]
    AlreadyErased {
        /// As printed.
        erased_on: String,
    },
}

impl OfficeError for PrivacyError {
    const NOUN: &'static str = "privacy";

    fn field(&self) -> Option<&str> {
        match self {
            Self::NameDoesNotMatch { .. } => Some("typed_name"),
            Self::NoReason => Some("reason"),
            Self::MayNotSee | Self::NothingKept | Self::RowsWithoutPersons => Some("with_sensitive"),
            Self::OnlyAdmin | Self::AlreadyErased { .. } => None,
        }
    }
}
