//! Files of this machine: whether two paths mean one file, where nothing may be written, and what the system's
//! refusals mean in Vietnamese.

mod copying;
mod held;
mod leaving;
mod names;
mod target;

pub(crate) use copying::{NotCopied, copy_whole};
pub(crate) use held::patiently;
pub(crate) use leaving::leaving;
pub(crate) use names::reachable;
pub use names::{is_device, refuse_unusable_name};
pub(crate) use target::named;
pub use target::{write_as_named, write_file};

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::OfficeError;

/// How every book begins.
const BOOK_HEAD: &[u8] = b"SQLite format 3";

/// Refusals about a target, wherever something is written for the user.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FileError {
    /// The target is the open book, or a part of it.
    #[error("“{file}” chính là sổ đang mở nên không ghi đè được. Hãy lưu với tên khác; sổ còn nguyên.")]
    TargetIsOpenBook {
        /// The file.
        file: String,
    },
    /// The target is some other book.
    #[error("“{file}” là một tệp sổ dữ liệu nên không ghi đè được. Hãy lưu với tên khác; tệp cũ còn nguyên.")]
    TargetIsBook {
        /// The file.
        file: String,
    },
    /// The folder of the target is not there.
    #[error("Không có thư mục “{folder}” để lưu tệp. Hãy chọn thư mục khác.")]
    NoFolder {
        /// The folder.
        folder: String,
    },
    /// The target is open in Excel, or may not be written.
    #[error(
        "Không ghi được “{file}”: tệp đang mở trong Excel hoặc không có quyền ghi. Hãy đóng tệp đó hoặc lưu với tên khác; tệp cũ còn nguyên."
    )]
    TargetBusy {
        /// The file.
        file: String,
    },
    /// The target is a folder.
    #[error("“{file}” là một thư mục, chưa có tên tệp. Hãy nhập cả tên tệp, ví dụ Bao-cao.xlsx.")]
    TargetIsFolder {
        /// The path.
        file: String,
    },
    /// The target has the ending of another kind of file.
    #[error("“{file}” là tên của một loại tệp khác. Hãy đặt tên kết thúc bằng .{ending}.")]
    OtherEnding {
        /// The file.
        file: String,
        /// The ending of the kind that is written.
        ending: &'static str,
    },
    /// Windows cannot keep a file of that name.
    #[error("“{file}” không dùng làm tên tệp được: {reason}. Hãy đặt tên khác, ví dụ Bao-cao-Quy-III.")]
    NameUnusable {
        /// The name.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The target is no file but a device or a pipe.
    #[error("“{file}” là một thiết bị của máy, không phải tệp, nên không ghi đè được. Hãy chọn tên tệp khác.")]
    TargetIsNoFile {
        /// The path.
        file: String,
    },
    /// The path does not begin at a drive.
    #[error("“{file}” chưa phải đường dẫn đầy đủ. Hãy chọn cả thư mục, ví dụ D:\\Hồ sơ\\Bao-cao.xlsx.")]
    NotWholePath {
        /// The path.
        file: String,
    },
    /// No room on the disk.
    #[error(
        "Ổ đĩa đã đầy nên không lưu được “{file}”; không có gì bị ghi dở. Hãy giải phóng chỗ trống hoặc lưu sang ổ khác."
    )]
    DiskFull {
        /// The file.
        file: String,
    },
    /// Writing failed otherwise.
    #[error("Không lưu được “{file}” ({reason}); không có gì bị ghi dở. Hãy thử lại hoặc lưu sang nơi khác.")]
    NotWritten {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
}

impl OfficeError for FileError {
    const NOUN: &'static str = "file";

    fn field(&self) -> Option<&str> {
        Some("path")
    }
}

/// Whether both paths lead to one file, under whatever spelling, link or second name.
pub fn is_same(one: &Path, other: &Path) -> bool {
    if one == other {
        return true;
    }
    if matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other) {
        return true;
    }
    is_same_on_disk(one, other)
}

#[cfg(unix)]
fn is_same_on_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |path: &Path| std::fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()));
    place(one).is_some() && place(one) == place(other)
}

#[cfg(not(unix))]
fn is_same_on_disk(_one: &Path, _other: &Path) -> bool {
    false
}

/// Nothing the program writes may take the place of a book: neither of the open one nor of any other.
///
/// # Errors
/// [`FileError`].
pub fn refuse_book(target: &Path, open_book: &Path) -> Result<(), FileError> {
    let file = name(target);
    // The open book is never opened a second time: on Unix, closing that second handle would drop its lock.
    if parts(open_book).iter().any(|part| is_same(target, part)) {
        return Err(FileError::TargetIsOpenBook { file });
    }
    if begins_as_book(target) { Err(FileError::TargetIsBook { file }) } else { Ok(()) }
}

/// The book and what may lie beside it while it is open.
fn parts(book: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut text = book.as_os_str().to_owned();
        text.push(ending);
        text.into()
    })
}

fn begins_as_book(path: &Path) -> bool {
    // A pipe would wait for a writer for ever.
    if !path.is_file() {
        return false;
    }
    let mut head = [0; BOOK_HEAD.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    // A protected book begins with chance; and without its key file it opens by the printed code alone.
    read.is_ok() && (head == BOOK_HEAD || crate::keys::read(path).is_some())
        || crate::accounts::sign_in::is_protected(path)
}

/// The file's name without its folder, for sentences.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the system says, in Vietnamese, with its number for who helps from afar.
pub fn reason(error: &std::io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "không tìm thấy tệp hoặc thư mục",
        ErrorKind::PermissionDenied => "không có quyền",
        ErrorKind::AlreadyExists => "đã có tệp cùng tên",
        ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
        ErrorKind::IsADirectory => "đó là một thư mục",
        ErrorKind::DirectoryNotEmpty => "thư mục không trống",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::StorageFull => "ổ đĩa đã đầy",
        ErrorKind::QuotaExceeded => "đã hết dung lượng được cấp",
        ErrorKind::FileTooLarge => "tệp quá lớn so với mức cho phép",
        ErrorKind::ResourceBusy => "tệp đang được chương trình khác dùng",
        ErrorKind::CrossesDevices => "hai nơi ở trên hai ổ đĩa khác nhau",
        ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        ErrorKind::InvalidInput => "đường dẫn không hợp lệ",
        ErrorKind::AddrInUse => "cổng đang được chương trình khác dùng",
        ErrorKind::AddrNotAvailable => "máy không có địa chỉ này",
        ErrorKind::TimedOut => "chờ quá lâu",
        ErrorKind::Interrupted => "việc bị ngắt giữa chừng",
        ErrorKind::UnexpectedEof => "tệp kết thúc sớm hơn dự kiến",
        ErrorKind::InvalidData => "nội dung không đúng dạng",
        ErrorKind::OutOfMemory => "máy hết bộ nhớ",
        _ => "hệ thống báo lỗi",
    };
    match error.raw_os_error() {
        Some(number) => format!("{words}, mã {number}"),
        None => words.to_owned(),
    }
}

/// A value of the user's as a sentence quotes it: cut short, so that the sentence stays one.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_vietnamese_and_keeps_its_number() {
        assert_eq!(
            reason(&std::fs::File::open("/không/có").unwrap_err()),
            "không tìm thấy tệp hoặc thư mục, mã 2".to_owned()
        );
    }

    #[test]
    fn a_long_value_is_cut_at_a_letter() {
        assert_eq!(shown("ngắn"), "ngắn");
        assert_eq!(shown(&"ấ".repeat(61)), format!("{}…", "ấ".repeat(60)));
    }
}
