//! Why a foreign file was not read, in words for the person who chose it.

use serde::{Deserialize, Serialize};

/// A refusal to read a foreign file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadError {
    /// The path leads to nothing.
    #[error("Không tìm thấy tệp “{name}”. Hãy kiểm tra tệp có còn ở chỗ cũ rồi chọn lại.")]
    NotFound {
        /// File name without its folder.
        name: String,
    },
    /// A folder, a pipe or a device.
    #[error("“{name}” không phải một tệp thường (là thư mục hoặc thiết bị). Hãy chọn tệp danh sách, ví dụ tệp .xlsx.")]
    NotAFile {
        /// Name without its folder.
        name: String,
    },
    /// The system does not let us open it.
    #[error(
        "Không mở được tệp “{name}”. Nếu tệp đang mở trong Excel, hãy lưu và đóng lại; nếu tệp nằm trên ổ mạng hoặc thẻ nhớ, hãy chép về máy rồi chọn lại."
    )]
    NotOpened {
        /// File name without its folder.
        name: String,
    },
    /// Nothing in it.
    #[error("Tệp không có nội dung (0 byte). Hãy xin lại tệp từ nơi gửi.")]
    EmptyFile,
    /// Larger than any list of members.
    #[error("Tệp quá lớn ({size} MB, tối đa {limit} MB). Hãy tách danh sách thành nhiều tệp nhỏ hơn.")]
    FileTooLarge {
        /// Size in MB.
        size: u64,
        /// Limit in MB.
        limit: u64,
    },
    /// Needs a password.
    #[error(
        "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại rồi chọn tệp mới."
    )]
    Encrypted,
    /// A known kind of file that holds no table we read.
    #[error("Đây là {kind}, không phải bảng tính. {advice}")]
    OtherKind {
        /// What it is.
        kind: String,
        /// What to do.
        advice: String,
    },
    /// Not a kind of file we know.
    #[error(
        "Không nhận ra đây là bảng tính. Chương trình đọc được tệp .xlsx, .xls, .ods và .csv; hãy mở tệp bằng Excel rồi lưu lại thành .xlsx."
    )]
    UnknownKind,
    /// The right kind, but broken.
    #[error(
        "Tệp bị hỏng hoặc bị cắt ngắn nên không đọc được. Hãy mở bằng Excel rồi lưu lại thành .xlsx; nếu Excel cũng không mở được, hãy xin lại tệp từ nơi gửi."
    )]
    Damaged,
    /// Unpacks to far more than it seems, or claims a size no list has.
    #[error(
        "Tệp có kích thước bất thường khi giải nén hoặc có quá nhiều ô nên không đọc để bảo vệ máy. Hãy chép riêng phần danh sách sang một tệp Excel mới rồi chọn tệp đó."
    )]
    TooMuch,
    /// The reading process took too long and was stopped.
    #[error(
        "Đọc tệp quá {seconds} giây chưa xong nên đã dừng. Hãy chép riêng phần danh sách sang một tệp Excel mới rồi chọn tệp đó."
    )]
    TooSlow {
        /// The limit in seconds.
        seconds: u64,
    },
    /// The reading process broke down.
    #[error(
        "Tệp làm bộ phận đọc bảng tính dừng đột ngột; chưa có gì được ghi vào sổ. Hãy mở tệp bằng Excel rồi lưu lại thành .xlsx và chọn lại."
    )]
    ReaderBroke,
    /// The reading process could not be started.
    #[error(
        "Không khởi động được bộ phận đọc bảng tính. Hãy đóng bớt chương trình khác hoặc cài lại phần mềm rồi thử lại."
    )]
    ReaderMissing,
    /// The user stopped it.
    #[error("Đã dừng đọc tệp theo yêu cầu; chưa có gì được ghi vào sổ. Khi cần, hãy chọn lại tệp.")]
    Cancelled,
    /// No sheet holds anything.
    #[error("Tệp không có dòng nào. Hãy kiểm tra lại tệp hoặc chọn tệp khác.")]
    NoRows,
    /// The named sheet is not there.
    #[error("Không có trang tính “{name}” trong tệp. Hãy chọn một trong các trang tính có trong tệp: {present}.")]
    NoSuchSheet {
        /// The name that was asked for.
        name: String,
        /// The names that are there.
        present: String,
    },
}

impl ReadError {
    /// The code that crosses to the window, the command line and scripts.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::NotFound { .. } => "import.not_found",
            ReadError::NotAFile { .. } => "import.not_a_file",
            ReadError::NotOpened { .. } => "import.not_opened",
            ReadError::EmptyFile => "import.empty_file",
            ReadError::FileTooLarge { .. } => "import.file_too_large",
            ReadError::Encrypted => "import.encrypted",
            ReadError::OtherKind { .. } => "import.other_kind",
            ReadError::UnknownKind => "import.unknown_kind",
            ReadError::Damaged => "import.damaged",
            ReadError::TooMuch => "import.too_much",
            ReadError::TooSlow { .. } => "import.too_slow",
            ReadError::ReaderBroke => "import.reader_broke",
            ReadError::ReaderMissing => "import.reader_missing",
            ReadError::Cancelled => "cancelled",
            ReadError::NoRows => "import.no_rows",
            ReadError::NoSuchSheet { .. } => "import.no_such_sheet",
        }
    }
}
