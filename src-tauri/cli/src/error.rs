//! Refusals of the command line itself.

use lienhiep_core::error::OfficeError;
use lienhiep_core::files::{reason, shown};
use serde::Serialize;

/// What the command line refuses before or beside the core.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum CliError {
    /// The request is not JSON.
    #[error("Yêu cầu không phải JSON hợp lệ (dòng {line}, cột {column}). Hãy sửa rồi chạy lại.")]
    NotJson {
        /// Where the parser stopped.
        line: usize,
        /// Likewise.
        column: usize,
    },
    /// A login without a password. (A password is no argument: the list of processes shows those to everybody.)
    #[error(
        "Có tên đăng nhập “{login}” mà chưa có mật khẩu. Hãy đặt mật khẩu vào biến môi trường LIENHIEP_PASSWORD, hoặc vào dòng đầu một tệp rồi thêm --password-file TỆP."
    )]
    NoPassword {
        /// The login.
        login: String,
    },
    /// The file with the password cannot be read.
    #[error("Không đọc được tệp mật khẩu “{path}” ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.")]
    NoPasswordFile {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A protected book, and nobody is named.
    #[error(
        "Sổ “{file}” được bảo vệ. Hãy thêm --login TÊN, với mật khẩu trong LIENHIEP_PASSWORD hoặc --password-file TỆP."
    )]
    LoginNeeded {
        /// The book.
        file: String,
    },
    /// The request does not carry the token.
    #[error("Thiếu mã truy cập hoặc mã không đúng. Hãy mở lại địa chỉ có mã mà chương trình in ra lúc khởi động.")]
    WrongToken,
    /// The request comes from another page or is addressed to another machine.
    #[error(
        "Yêu cầu đến từ một trang khác nên không được nhận. Hãy dùng đúng địa chỉ mà chương trình in ra lúc khởi động."
    )]
    ForeignPage,
    /// Nothing at that address.
    #[error("Không có gì ở địa chỉ này. Hãy kiểm tra lại địa chỉ.")]
    NoAddress,
    /// The address is right, the method is not.
    #[error("Địa chỉ này không nhận cách gửi vừa dùng. Hãy dùng đúng phương thức (GET hoặc POST).")]
    WrongMethod,
    /// The request cannot be read.
    #[error("Yêu cầu không đúng dạng nên không đọc được. Hãy kiểm tra địa chỉ và nội dung gửi.")]
    BadHttp,
    /// Standard input cannot be read.
    #[error("Không đọc được đầu vào chuẩn ({reason}). Hãy kiểm tra lệnh đứng trước.")]
    NoInput {
        /// What the system says.
        reason: String,
    },
    /// A file cannot be written.
    #[error("Không ghi được “{path}” ({reason}). Hãy kiểm tra thư mục và quyền ghi.")]
    NotWritten {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The server did not start.
    #[error("Không mở được cổng {port} trên 127.0.0.1 ({reason}). Hãy chọn cổng khác hoặc bỏ --port.")]
    NoPort {
        /// The port asked for.
        port: u16,
        /// What the system says.
        reason: String,
    },
    /// The folder of the interface has no index.html.
    #[error("Thư mục “{path}” không có giao diện đã dựng. Hãy chạy “npm run build” trong ui/ rồi chỉ đến ui/dist.")]
    NoInterface {
        /// The folder.
        path: String,
    },
    /// A book in the folder that is cleared when the server ends.
    #[error(
        "Thư mục tạm này bị xóa khi chương trình dừng nên sổ đặt ở đây sẽ mất. Hãy đặt hoặc mở sổ ở thư mục khác, ví dụ “{folder}”."
    )]
    BookWouldBeLost {
        /// Where it may lie.
        folder: String,
    },
    /// A command panicked: a fault of the program.
    #[error("Lệnh “{name}” dừng đột ngột vì lỗi của chương trình; chưa có gì được ghi. Hãy báo lại cho người hỗ trợ.")]
    Fault {
        /// The command.
        name: String,
    },
    /// The body of a request is too large.
    #[error("Nội dung gửi lên lớn hơn {limit_mb} MB nên không nhận. Hãy gửi tệp nhỏ hơn.")]
    TooLarge {
        /// The limit.
        limit_mb: usize,
    },
    /// A file name with a folder in it, or none at all.
    #[error("Tên tệp “{name}” không dùng được. Hãy gửi tên tệp không kèm thư mục.")]
    BadFileName {
        /// As given.
        name: String,
    },
}

impl OfficeError for CliError {
    const NOUN: &'static str = "cli";
}

impl CliError {
    /// A text that is no JSON.
    pub fn not_json(error: &serde_json::Error) -> Self {
        Self::NotJson { line: error.line(), column: error.column() }
    }

    /// A file that cannot be written.
    pub fn not_written(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::NotWritten { path: shown(&path.to_string_lossy()), reason: reason(error) }
    }
}
