//! Cách xem đã lưu: a list as somebody likes to look at it, kept by name: in which form, grouped and narrowed how,
//! with which columns, in which order, on which day.
//!
//! Rules: a name is used once a list, whether in capitals or not; a view holds no figures, only how to look, and its day
//! is kept as it was meant ("hôm nay", "ngày chốt kỳ gần nhất") and told anew each time. The list itself refuses what it
//! does not know; a view belongs to the book, so that whoever opens it has the same views.

pub mod api;
mod rules;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about kept views.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ViewError {
    /// It has no name.
    #[error("Cách xem chưa có tên. Hãy đặt một tên ngắn, ví dụ “Quá hạn của Sở Tài chính”.")]
    WithoutName,
    /// Another view of the list has the name.
    #[error("Danh sách này đã có cách xem tên “{name}”. Hãy đặt tên khác, hoặc mở cách xem đó rồi lưu lại.")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// The program has no such list.
    #[error("Chương trình không có danh sách “{noun}”. Hãy lưu cách xem từ chính danh sách cần xem.")]
    UnknownList {
        /// As asked.
        noun: String,
    },
    /// More than fit into a menu.
    #[error("Danh sách này đã có {count} cách xem. Hãy xóa bớt cách xem không dùng nữa rồi lưu lại.")]
    TooMany {
        /// How many.
        count: usize,
    },
    /// The new order does not name every view once.
    #[error("Thứ tự mới không gồm đủ các cách xem của danh sách. Hãy tải lại danh sách rồi xếp lại.")]
    OrderIncomplete,
}

impl OfficeError for ViewError {
    const NOUN: &'static str = "view";

    fn field(&self) -> Option<&str> {
        match self {
            Self::WithoutName | Self::NameTaken { .. } => Some("name"),
            Self::UnknownList { .. } => Some("noun"),
            Self::TooMany { .. } | Self::OrderIncomplete => None,
        }
    }
}
