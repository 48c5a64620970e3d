//! Copies of the book. A copy is made while the book is in use, checked, and only then gets its name:
//! `<book>-YYYYMMDD-HHMMSS.lienhiep`, by Vietnam's time. Beside the book, in `sao-luu`, the program keeps its own
//! copies: after so many minutes of work, when the book is closed, and before risky acts. They are thinned with age: the
//! latest all, then one a day, a week, a month. Each also goes to a second place, another disk or a stick, when the
//! office named one; that it is away is said, and what it missed follows when it is back. Restoring shows first what the
//! copy holds and what would be lost, and keeps what it replaces.

pub mod api;
mod automatic;
mod copies;
mod files;
mod held;
mod preview;
mod restore;
mod second;
mod state;
mod store;

use serde::Serialize;

pub use automatic::before_risk;
pub(crate) use copies::all_copies;
pub(crate) use files::{make_durable, own_folder, stem};

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::{Failure, OfficeError};
use crate::keys::BookKey;

/// Keeps every page of the open book as it is, damaged or not, in a new file. Not by the system's own copying: on Unix,
/// closing a second handle on the book would drop its lock.
///
/// # Errors
/// The folder cannot be written; a page cannot be read at all.
pub(crate) fn keep_pages(connection: &Connection, kept: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    crate::storage::copy_to(connection, kept, key)
        .map_err(|failure| api::of_folder(failure, kept.parent().unwrap_or(kept)))
}

/// A path beside `book` that no file has yet: `so-cuu-duoc-20260304-080102.lienhiep`.
pub(crate) fn free_name_beside(book: &Path, what: &str, now: DateTime<Utc>) -> PathBuf {
    let folder = book.parent().unwrap_or_else(|| Path::new(""));
    files::free_path(folder, &format!("{}-{what}-{}", files::stem(book), files::stamp(now)))
}

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
    /// The folder that was named is not there, like a stick that is not plugged in.
    #[error(
        "Không có thư mục “{folder}” để sao lưu (ổ đĩa hoặc USB có thể chưa cắm). Hãy cắm ổ đó, hoặc chọn thư mục đã có."
    )]
    FolderAway {
        /// The folder.
        folder: String,
    },
    /// No room for a copy.
    #[error(
        "Không đủ chỗ trống trong “{folder}” để sao lưu; sổ còn nguyên. Hãy giải phóng chỗ trống hoặc chọn nơi khác."
    )]
    NoRoom {
        /// The folder.
        folder: String,
    },
    /// The disk fails under the copy.
    #[error("Ổ đĩa báo lỗi khi sao lưu vào “{folder}”; sổ còn nguyên. Hãy thử lại, hoặc chọn ổ khác.")]
    DiskFails {
        /// The folder.
        folder: String,
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
    /// What stands where the copy shall go is no book.
    #[error(
        "“{file}” không phải sổ Liên hiệp nên không bị thay bằng bản sao lưu; tệp được giữ nguyên. Hãy chọn tên tệp sổ khác."
    )]
    TargetNotABook {
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
