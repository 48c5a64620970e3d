//! The key of a protected book, and how people get at it.
//!
//! A protected book is encrypted with 32 random bytes of its own (SQLCipher, without a derivation of its own). Nobody
//! types those: each account has a **slot**, in which they lie wrapped with what argon2id makes of its password, so that
//! unwrapping them is the check of the password. The slots stand in the book, and outside it in the **key file** beside
//! it (`so.khoa` beside `so.lienhiep`) and in each folder of copies. The key file names nobody: a slot is found by a salted
//! hash of the login. The **recovery code** is the key itself, in groups that are copied by hand.

mod file;
mod hex;
mod recovery;
mod slot;

use serde::Serialize;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub(crate) use file::{KeyFile, beside, in_folder, path_beside, read, write};
pub(crate) use recovery::{code_of, key_from};
pub(crate) use slot::Slot;

use crate::error::OfficeError;

/// The 32 bytes that a book is encrypted with; wiped when dropped, and never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct BookKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for BookKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("BookKey")
    }
}

impl BookKey {
    /// A new one, from the system's source of chance.
    pub(crate) fn random() -> Self {
        Self(Zeroizing::new(rand::random()))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As SQLCipher takes a key that it shall not derive: `x'…'`.
    pub(crate) fn spelled(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", Zeroizing::new(hex::of(&*self.0)).as_str()))
    }

    /// Which key it is, without saying anything of it: for the names of key files where books of one name meet.
    pub(crate) fn id(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"So Lien hiep: which key");
        hash.update(*self.0);
        hex::of(&hash.finalize()[..4])
    }
}

/// Refusals of keys and key files.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum KeyError {
    /// The file is encrypted and no key file is with it.
    #[error(
        "Sổ “{file}” được bảo vệ bằng mật khẩu nhưng thiếu tệp khóa “{key_file}”. Hãy chép tệp khóa (trong thư mục sao-luu cũng có) vào cạnh sổ, hoặc mở bằng mã khôi phục đã in."
    )]
    FileMissing {
        /// The book.
        file: String,
        /// The key file that should be there.
        key_file: String,
    },
    /// The key file cannot be understood.
    #[error(
        "Tệp khóa “{key_file}” bị hỏng hoặc không phải tệp khóa của chương trình. Hãy lấy tệp khóa trong thư mục sao-luu, hoặc mở sổ bằng mã khôi phục; tệp sổ còn nguyên."
    )]
    FileDamaged {
        /// The key file.
        key_file: String,
    },
    /// The key file opens, but not this book.
    #[error(
        "Tệp khóa và mật khẩu khớp nhau nhưng không phải của sổ “{file}”: có thể tệp khóa của sổ khác nằm cạnh sổ này, hoặc đầu tệp sổ bị hỏng. Hãy lấy đúng tệp khóa trong thư mục sao-luu, dùng mã khôi phục, hoặc phục hồi từ bản sao lưu; tệp sổ được giữ nguyên."
    )]
    OtherBook {
        /// The book.
        file: String,
    },
    /// A group of the recovery code has a wrong letter.
    #[error(
        "Nhóm thứ {group} của mã khôi phục (“{shown}”) không đúng. Hãy so từng chữ với bản đã in rồi sửa nhóm này."
    )]
    GroupWrong {
        /// Which, from 1.
        group: usize,
        /// As typed.
        shown: String,
    },
    /// Too few or too many letters.
    #[error("Mã khôi phục có {count} chữ và số, phải đủ 65 (13 nhóm, mỗi nhóm 5). Hãy so với bản đã in rồi nhập lại.")]
    CodeLength {
        /// Letters typed.
        count: usize,
    },
    /// The code is well formed but of another book.
    #[error(
        "Mã khôi phục này không phải của sổ “{file}”. Hãy kiểm tra đã lấy đúng tờ mã của sổ này; tệp sổ được giữ nguyên."
    )]
    CodeOfOther {
        /// The book.
        file: String,
    },
    /// The key file cannot be written.
    #[error(
        "Không ghi được tệp khóa “{key_file}” ({reason}); chưa có gì thay đổi. Hãy kiểm tra quyền ghi và chỗ trống rồi làm lại."
    )]
    NotWritten {
        /// The key file.
        key_file: String,
        /// What the system says.
        reason: String,
    },
    /// The machine lacks the memory that checking a password takes.
    #[error("Máy không đủ bộ nhớ để kiểm tra mật khẩu. Hãy đóng bớt chương trình khác rồi làm lại.")]
    NoMemory,
}

impl OfficeError for KeyError {
    const NOUN: &'static str = "keys";

    fn field(&self) -> Option<&str> {
        match self {
            Self::GroupWrong { .. } | Self::CodeLength { .. } | Self::CodeOfOther { .. } => Some("recovery_code"),
            _ => None,
        }
    }
}
