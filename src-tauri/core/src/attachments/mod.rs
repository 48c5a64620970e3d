//! Attachments (tệp kèm): files kept inside the book – the scan of a paper, a picture, a list – attached to a plan, a
//! task, a report (as its evidence), an evidence, an obstacle or its answer.
//!
//! Rules: a file is copied into the book whole, with its name, size, sum (SHA-256) and the day it was added; the file it
//! was read from is not needed any more. One content is kept once, however often it is attached; not twice to the same
//! thing. A file is at most [`rules::MOST_BYTES`], is not empty, and is no program: what can run when it is opened stays
//! outside. Its content is never executed; it leaves the book as a copy whose name is safe on every system, and only if
//! it still is what was put in. A book is no attachment.
//!
//! Taking an attachment away is an act like any other and is taken back like any other. So the bytes stay after it;
//! they go when the office clears them out ([`api::purge_attachments`]), from then on the removal stays. What a closed
//! quarter said of its evidence was frozen with it and does not change.

pub mod api;
pub(crate) mod reading;
pub(crate) mod rules;
pub(crate) mod store;
mod types;

pub use types::*;

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about attachments.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum AttachmentError {
    /// No file was named.
    #[error("Chưa chọn tệp nào để đính kèm. Hãy chọn ít nhất một tệp.")]
    NoFile,
    /// More than one act takes.
    #[error("Đã chọn {count} tệp; mỗi lần đính kèm nhiều nhất {most} tệp. Hãy chia làm nhiều lần.")]
    TooMany {
        /// Files asked for.
        count: usize,
        /// Files at once.
        most: usize,
    },
    /// It is not there.
    #[error("Không tìm thấy tệp “{file}”. Hãy kiểm tra tệp còn ở chỗ cũ không rồi chọn lại.")]
    Missing {
        /// The file.
        file: String,
    },
    /// A folder, a device.
    #[error("“{file}” không phải tệp. Hãy chọn một tệp; cả thư mục thì nén thành .zip trước.")]
    NotAFile {
        /// The path's name.
        file: String,
    },
    /// It cannot be read.
    #[error(
        "Không đọc được “{file}” ({reason}). Hãy đóng chương trình đang mở tệp, hoặc chép tệp sang chỗ khác rồi chọn lại."
    )]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// Nothing in it.
    #[error("“{file}” rỗng, không có nội dung. Hãy mở xem lại rồi chọn đúng tệp.")]
    Empty {
        /// The file.
        file: String,
    },
    /// Larger than one attachment may be.
    #[error(
        "“{file}” dài {size}; mỗi tệp kèm nhiều nhất {most}. Hãy nén lại, giảm độ nét bản quét hoặc chia nhỏ; tệp lớn hơn thì ghi nơi lưu ở minh chứng."
    )]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        size: String,
        /// The most.
        most: String,
    },
    /// Written to by another program meanwhile.
    #[error("“{file}” đang được chương trình khác ghi nên chưa đính kèm được. Hãy lưu và đóng tệp rồi chọn lại.")]
    ChangedWhileRead {
        /// The file.
        file: String,
    },
    /// A program, a script, a shortcut.
    #[error(
        "“{file}” là chương trình hoặc lối tắt, mở ra có thể tự chạy nên không giữ trong sổ. Hãy đính kèm bản PDF, ảnh, Word, Excel hoặc .zip."
    )]
    Program {
        /// The file.
        file: String,
    },
    /// A data file of this program.
    #[error("“{file}” là tệp sổ dữ liệu nên không đính kèm được. Hãy dùng Sao lưu để giữ bản sao của sổ.")]
    IsBook {
        /// The file.
        file: String,
    },
    /// The same content is there already.
    #[error("“{file}” đã có ở đây với tên “{known}”. Hãy xem lại danh sách tệp kèm; không cần đính kèm lần nữa.")]
    AlreadyThere {
        /// The file.
        file: String,
        /// What it is called there.
        known: String,
    },
    /// A name without letters.
    #[error("Tên tệp kèm còn trống. Hãy nhập tên, ví dụ Biên bản họp.pdf.")]
    NameMissing,
    /// The name as another kind of file.
    #[error("“{file}” là tên của một loại tệp khác. Hãy đặt tên kết thúc bằng .{ending}.")]
    OtherEnding {
        /// The name.
        file: String,
        /// What it ends with.
        ending: String,
    },
    /// Its bytes are not what was put in.
    #[error(
        "Nội dung của “{file}” trong sổ đã hỏng nên không lưu ra. Hãy phục hồi sổ từ bản sao lưu gần nhất còn tốt, hoặc đính kèm lại tệp."
    )]
    Damaged {
        /// The file.
        file: String,
    },
    /// Nothing was removed, or all was cleared out.
    #[error("Không có tệp đã bỏ nào còn chiếm chỗ trong sổ. Hãy bỏ tệp kèm không cần nữa trước khi dọn.")]
    NothingToPurge,
}

impl OfficeError for AttachmentError {
    const NOUN: &'static str = "attachment";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::NameMissing => "file_name",
            Self::OtherEnding { .. } | Self::Damaged { .. } => return None,
            Self::NothingToPurge => return None,
            _ => "paths",
        })
    }
}
