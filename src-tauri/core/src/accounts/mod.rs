//! Who works in the book, and what each may do.
//!
//! **Protecting a book** makes its first account and encrypts it, at once: an account whose password protects nothing
//! would be pretence. A book without protection has no accounts, and whoever opens it may do everything. Whoever signs
//! in is named in the history. What each role may do stands in the command table (`api/table.rs`). The last active admin
//! can neither be closed nor become anything else. A wrong password and an unknown login are refused in the same words;
//! after five in a row there is a pause, which grows.
//!
//! An account that is closed loses its slot (see [`crate::keys`]): it does not open the book any more, nor the copies
//! whose key file was renewed since. Whoever took a copy *and* its key file away before keeps what was taken; against
//! that only taking the protection off and setting it again helps, for later copies. Accounts are not undone like other
//! acts: a change is made by another change.

pub mod api;
mod carried;
pub mod protect;
mod rights;
mod rules;
pub mod sheet;
pub(crate) mod sign_in;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use rights::{Rights, Role};
pub use types::{Account, Credentials, Secret, SignedIn};

pub(crate) use carried::Carried;
pub(crate) use rules::Attempts;

use crate::error::OfficeError;

/// Refusals about accounts.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum AccountError {
    /// The book is protected, and nobody said who opens it.
    #[error("Sổ “{file}” được bảo vệ. Hãy nhập tên đăng nhập và mật khẩu.")]
    SignInNeeded {
        /// The book.
        file: String,
    },
    /// The login is unknown, its account closed, or the password another.
    #[error("Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại (xem phím Caps Lock và bộ gõ tiếng Việt).")]
    WrongPassword,
    /// Too many wrong passwords in a row.
    #[error("Đã nhập sai nhiều lần. Hãy chờ {seconds} giây rồi nhập lại.")]
    Wait {
        /// How long.
        seconds: u64,
    },
    /// What was asked is for another role.
    #[error(
        "Việc này cần tài khoản {needed}; tài khoản đang dùng là {role}. Hãy nhờ người có quyền, hoặc đăng nhập bằng tài khoản đó."
    )]
    NotAllowed {
        /// The role needed, in Vietnamese.
        needed: &'static str,
        /// The role there is, in Vietnamese.
        role: &'static str,
    },
    /// The book has no accounts.
    #[error("Sổ này chưa được bảo vệ nên chưa có tài khoản. Hãy đặt bảo vệ ở Cài đặt trước.")]
    NotProtected,
    /// The book has accounts already.
    #[error("Sổ này đã được bảo vệ. Hãy thêm người ở phần Tài khoản.")]
    AlreadyProtected,
    /// Nobody could manage accounts any more.
    #[error(
        "Đây là tài khoản quản trị cuối cùng đang dùng nên không đổi vai trò hay khóa được. Hãy giao vai trò quản trị cho một tài khoản khác trước."
    )]
    LastAdmin,
    /// Another account has that login.
    #[error("Đã có tài khoản “{login}”. Hãy chọn tên đăng nhập khác.")]
    LoginTaken {
        /// The login.
        login: String,
    },
    /// The login has letters that not every keyboard types, or is too short or long.
    #[error("Tên đăng nhập gồm 2 đến 40 chữ không dấu, chữ số hoặc các dấu . _ - và không có dấu cách. Hãy nhập lại.")]
    LoginForm,
    /// No name.
    #[error("Chưa có tên người dùng tài khoản. Hãy nhập họ và tên; nhật ký ghi việc theo tên này.")]
    NoName,
    /// The password is too easy.
    #[error("Mật khẩu phải có ít nhất 8 chữ và khác tên đăng nhập. Hãy chọn mật khẩu dài hơn, ví dụ một câu dễ nhớ.")]
    WeakPassword,
    /// The present password that confirms an act is another.
    #[error("Mật khẩu hiện tại không đúng. Hãy nhập lại mật khẩu của tài khoản đang dùng.")]
    NotYourPassword,
    /// A new password for an account that is closed.
    #[error("Tài khoản “{login}” đang khóa. Hãy mở lại tài khoản rồi đặt mật khẩu.")]
    Closed {
        /// The login.
        login: String,
    },
    /// An account that was closed lost its slot: it needs a password to be used again.
    #[error("Tài khoản “{login}” mở lại cần mật khẩu mới. Hãy đặt mật khẩu cho tài khoản này.")]
    PasswordNeeded {
        /// The login.
        login: String,
    },
}

impl OfficeError for AccountError {
    const NOUN: &'static str = "accounts";

    fn field(&self) -> Option<&str> {
        match self {
            Self::LoginTaken { .. } | Self::LoginForm => Some("login"),
            Self::NoName => Some("display_name"),
            Self::WeakPassword | Self::NotYourPassword | Self::PasswordNeeded { .. } => Some("password"),
            _ => None,
        }
    }
}
