//! Saving what can be read of a damaged book. The damaged file is only read, never changed, moved or removed: what is
//! saved goes into a new book beside it. Its pages are read one by one, without SQLite, which gives up a whole table for
//! one bad page: each page that holds rows is found from its table, or, where the way to it is broken, by itself, and
//! laid to the table that takes its rows. What the journal beside the file holds counts too. Rows whose record is lost
//! (a membership without its person) do not come into the new book; they are counted and said.

pub mod api;
mod pages;
mod records;
mod rows;
mod store;

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals of saving.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum SalvageError {
    /// No row could be read.
    #[error(
        "Không đọc được dòng dữ liệu nào trong “{file}”; tệp được giữ nguyên. Hãy phục hồi từ bản sao lưu gần nhất."
    )]
    NothingReadable {
        /// The file.
        file: String,
    },
    /// The bytes of the file cannot be had.
    #[error("Không đọc được tệp “{file}” ({reason}). Hãy kiểm tra ổ đĩa hoặc chép tệp sang ổ khác rồi làm lại.")]
    NotRead {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// The file is encrypted.
    #[error(
        "Sổ “{file}” được bảo vệ bằng mật khẩu nên không đọc được từng dòng từ tệp; tệp được giữ nguyên. Hãy phục hồi từ bản sao lưu gần nhất."
    )]
    Protected {
        /// The file.
        file: String,
    },
    /// The book is in use.
    #[error("Sổ “{file}” đang mở và đọc được nên không cần cứu dữ liệu. Hãy dùng “Kiểm tra sổ” nếu thấy gì sai.")]
    Open {
        /// The file.
        file: String,
    },
}

impl OfficeError for SalvageError {
    const NOUN: &'static str = "salvage";
}
