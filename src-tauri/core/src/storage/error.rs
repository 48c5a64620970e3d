//! What the data file can refuse, in words.

use rusqlite::ErrorCode;
use serde::Serialize;

use crate::error::{Failure, OfficeError};

/// Refusals of the data file.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum StorageError {
    /// Another program (or window) owns the file.
    #[error("Sổ “{file}” đang được mở ở một cửa sổ khác. Hãy dùng cửa sổ đó hoặc đóng nó rồi mở lại.")]
    InUse {
        /// File name without folder.
        file: String,
    },
    /// The path is on a network share, where SQLite's locks cannot be trusted.
    #[error("Sổ không mở được trực tiếp trên ổ mạng vì dễ hỏng dữ liệu. Hãy chép tệp về ổ đĩa của máy này rồi mở.")]
    NetworkPath,
    /// A folder, a pipe or a device.
    #[error("“{file}” không phải một tệp thường (là thư mục hoặc thiết bị). Hãy chọn tệp có đuôi .lienhiep.")]
    NotAFile {
        /// Name without folder.
        file: String,
    },
    /// A book cannot be without a name.
    #[error("Chưa có tên tệp sổ. Hãy nhập cả tên tệp, ví dụ So-lien-hiep.lienhiep.")]
    NoName,
    /// The folder of a new book is not there.
    #[error("Không có thư mục “{folder}”. Hãy chọn thư mục khác hoặc tạo thư mục đó trước.")]
    NoFolder {
        /// The folder.
        folder: String,
    },
    /// Nothing at that path.
    #[error("Không tìm thấy tệp “{file}”. Hãy kiểm tra lại nơi lưu hoặc chọn tệp khác.")]
    Missing {
        /// File name without folder.
        file: String,
    },
    /// A new book would overwrite a file.
    #[error("Đã có tệp “{file}”. Hãy đặt tên khác; tệp cũ được giữ nguyên.")]
    AlreadyThere {
        /// File name without folder.
        file: String,
    },
    /// Not a book of this program.
    #[error("Tệp “{file}” không phải sổ Liên hiệp. Hãy chọn tệp có đuôi .lienhiep do chương trình này tạo.")]
    NotABook {
        /// File name without folder.
        file: String,
    },
    /// Made by a later version of the program.
    #[error(
        "Sổ này do phiên bản mới hơn của chương trình tạo (dạng {found}, bản này đọc đến dạng {known}). Hãy cập nhật chương trình; tệp được giữ nguyên."
    )]
    TooNew {
        /// The file's form.
        found: i64,
        /// The newest form this program knows.
        known: i64,
    },
    /// SQLite says that the file is damaged.
    #[error("Tệp sổ bị hỏng nên không đọc được. Tệp được giữ nguyên; hãy phục hồi từ bản sao lưu gần nhất.")]
    Damaged,
    /// No room on the disk.
    #[error("Ổ đĩa đã đầy nên chưa ghi được; dữ liệu trước đó còn nguyên. Hãy giải phóng chỗ trống rồi làm lại.")]
    DiskFull,
    /// The file or its folder cannot be written.
    #[error(
        "Không có quyền ghi vào tệp sổ hoặc thư mục chứa nó; dữ liệu còn nguyên. Hãy bỏ thuộc tính chỉ đọc hoặc chuyển tệp sang thư mục khác."
    )]
    ReadOnly,
    /// Reading or writing failed below SQLite.
    #[error(
        "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp sổ; việc vừa làm chưa được ghi. Hãy kiểm tra ổ đĩa, sao lưu, rồi làm lại."
    )]
    Disk,
    /// A file written anew does not hold what the old one does.
    #[error(
        "Bản ghi lại của sổ không khớp với sổ ({part}) nên không được dùng; sổ còn nguyên. Hãy bấm “Kiểm tra sổ”, rồi làm lại."
    )]
    CopyDiffers {
        /// The table or part that differs.
        part: String,
    },
    /// A file written anew could not be put in place.
    #[error(
        "Không thay được tệp “{file}” ({reason}); tệp cũ còn nguyên. Hãy đóng các chương trình đang mở tệp đó rồi làm lại."
    )]
    NotPut {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// A rule of the file itself refused; a fault of the program.
    #[error(
        "Chương trình vừa ngăn một thay đổi làm sai dữ liệu; chưa có gì được ghi. Hãy tải lại màn hình rồi làm lại; nếu vẫn bị, hãy báo mã {reference} cho người hỗ trợ."
    )]
    Unexpected {
        /// What SQLite says, without values of the office.
        reference: String,
    },
}

impl OfficeError for StorageError {
    const NOUN: &'static str = "storage";
}

impl From<&rusqlite::Error> for StorageError {
    fn from(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // Also a journal or a copy that cannot be made beside it.
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::SystemIoFailure) => Self::Disk,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse { file: String::new() },
            _ => Self::Unexpected { reference: reference(error) },
        }
    }
}

/// The failure's technical name; values never appear in it.
fn reference(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, Some(text)) => format!("SQLite {} {text}", code.extended_code),
        rusqlite::Error::SqlInputError { msg, .. } => format!("SQL {msg}"),
        other => other.to_string(),
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        StorageError::from(&error).into()
    }
}
