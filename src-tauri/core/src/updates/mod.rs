//! A newer program on a stick: for offices without internet, an update is the installer of the next version and, beside
//! it, its signature (`….exe.minisig`, as made by minisign).
//!
//! # Rules
//! - Nothing of a package is believed before the signature holds against the key that this program carries
//!   (`assets/update.pub`). What it is, is told by the signed comment alone: program, version, file name, notes.
//! - Only what is newer is taken, so that no old version with known faults is slipped under.
//! - What was verified is what is started: the very bytes are copied to a folder of this account first, since a stick
//!   can be changed between two looks.
//! - Before anything is started, the open book is copied and the copy is verified (`backup/`).
//!
//! The private half of the key is the maker's and lies in no repository: `cargo xtask sign-update`.

pub mod api;
mod package;

use serde::Serialize;

use crate::error::OfficeError;

pub use package::{Examined, Version, examine};

/// The public half of the maker's key, as this program was built with it.
pub const KEY: &str = include_str!("../../../../assets/update.pub");

/// Why a package is not taken. Nothing was started.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum UpdateError {
    /// This program was built without a maker's key.
    #[error(
        "Bản đang dùng không mang khóa của nơi phát hành nên không xác minh được bản cập nhật. Hãy đóng chương trình rồi \
         tự chạy bộ cài nhận từ nơi phát hành; sổ được giữ nguyên."
    )]
    NoKey,
    /// The file cannot be read.
    #[error("Không đọc được “{file}” ({reason}). Hãy cắm lại USB rồi chọn lại tệp.")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// No installer is that large.
    #[error("“{file}” quá lớn, không phải bộ cài của chương trình. Hãy chọn tệp So-Lien-hiep-…-setup.exe.")]
    TooLarge {
        /// The file.
        file: String,
    },
    /// The signature does not lie beside the installer.
    #[error(
        "Không thấy tệp chữ ký “{signature}” bên cạnh bộ cài. Hãy chép cả hai tệp vào cùng một thư mục rồi chọn lại."
    )]
    NoSignature {
        /// Its name.
        signature: String,
    },
    /// What lies there is no signature.
    #[error("“{signature}” không phải tệp chữ ký dùng được. Hãy chép lại cả hai tệp từ nơi phát hành.")]
    SignatureUnreadable {
        /// Its name.
        signature: String,
    },
    /// Another key signed it, or the file is not what was signed.
    #[error(
        "Chữ ký không khớp với “{file}”: tệp bị hỏng khi chép, bị sửa, hoặc không do nơi phát hành làm ra. Chương trình \
         không chạy tệp này. Hãy chép lại cả hai tệp từ nơi phát hành."
    )]
    BadSignature {
        /// The installer.
        file: String,
    },
    /// The maker signed it, but it is no update of this program.
    #[error("“{file}” không phải bản cập nhật của Sổ Liên hiệp. Hãy chọn tệp So-Lien-hiep-…-setup.exe.")]
    OtherProgram {
        /// The file.
        file: String,
    },
    /// It was given another name than the one that was signed.
    #[error(
        "Bộ cài đã bị đổi tên: tệp được ký là “{signed}”, tệp đang chọn là “{file}”. Hãy chép lại từ nơi phát hành."
    )]
    Renamed {
        /// As it is called now.
        file: String,
        /// As it was signed.
        signed: String,
    },
    /// It is the version in use, or one before it.
    #[error("Bộ cài là phiên bản {version}, bản đang dùng là {own}. Không cần cập nhật; hãy xin bản mới hơn nếu cần.")]
    NotNewer {
        /// Of the package.
        version: String,
        /// Of this program.
        own: String,
    },
    /// Another package lies there than the one that was looked at.
    #[error("Tệp đã đổi từ lúc xem. Hãy chọn lại bộ cài để xem trước khi cập nhật.")]
    Changed,
}

impl OfficeError for UpdateError {
    const NOUN: &'static str = "updates";
}
