//! Copies of the book. A copy is made while the book is in use, checked, and only then gets its name:
//! `<book>-YYYYMMDD-HHMMSS.lienhiep`, by Vietnam's time. Beside the book, in `sao-luu`, the program keeps its own
//! copies, made before risky acts and thinned with age. Restoring keeps what it replaces.

pub mod api;
mod automatic;
mod files;
mod restore;

use serde::Serialize;

pub use automatic::before_risk;

use crate::error::OfficeError;

/// Refusals about copies.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum BackupError {
    /// The folder cannot be made or written.
    #[error("Không ghi được vào thư mục “{folder}” ({reason}). Hãy chọn thư mục khác hoặc kiểm tra quyền ghi.")]
    FolderNotWritable {
        /// The folder.
        folder: String,
        /// What the system says.
        reason: String,
    },
    /// The copy to restore is not there.
    #[error("Không tìm thấy bản sao lưu “{file}”. Hãy kiểm tra lại nơi lưu.")]
    Missing {
        /// The file.
        file: String,
    },
    /// The copy to restore is damaged.
    #[error("Bản sao lưu “{file}” bị hỏng nên không dùng được; sổ hiện tại được giữ nguyên. Hãy chọn bản khác.")]
    Unsound {
        /// The file.
        file: String,
    },
    /// The copy to restore is a file of another kind.
    #[error(
        "Tệp “{file}” không phải sổ Liên hiệp nên không phục hồi được; sổ hiện tại được giữ nguyên. Hãy chọn bản sao lưu khác."
    )]
    NotABook {
        /// The file.
        file: String,
    },
    /// The folder of the book to put back is not there.
    #[error("Không có thư mục “{folder}” để đặt sổ phục hồi. Hãy chọn nơi lưu khác; bản sao lưu còn nguyên.")]
    NoFolder {
        /// The folder.
        folder: String,
    },
    /// The book would be restored from itself.
    #[error("Tệp được chọn chính là sổ đang dùng. Hãy chọn một bản sao lưu.")]
    SameFile,
    /// A file could not be moved.
    #[error(
        "Không đổi chỗ được tệp “{file}” ({reason}); sổ hiện tại được giữ nguyên. Hãy đóng các chương trình đang mở tệp đó rồi làm lại."
    )]
    NotMoved {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
}

impl OfficeError for BackupError {
    const NOUN: &'static str = "backup";
}
