//! An account, and what is typed to sign in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::Role;

/// An account of a protected book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Account {
    /// Number.
    pub id: i64,
    /// Version.
    pub version: i64,
    /// What is typed at signing in: without marks, in small letters.
    pub login: String,
    /// As the history names them.
    pub display_name: String,
    /// Vai trò.
    pub role: Role,
    /// Whether sensitive fields are shown to them.
    pub sees_sensitive: bool,
    /// It can be signed in with.
    pub is_active: bool,
    /// When it last was (RFC 3339, UTC).
    pub last_signed_in_at: Option<String>,
}

/// Who opened the book, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedIn {
    /// What is typed at signing in.
    pub login: String,
    /// As the history names them.
    pub display_name: String,
    /// Vai trò.
    pub role: Role,
    /// Whether sensitive fields are shown to them.
    pub sees_sensitive: bool,
    /// Minutes without a key or a mouse until the window locks; 0: never.
    pub lock_after_minutes: u32,
}

/// A password or a recovery code: wiped when dropped, and never shown by `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Secret(#[serde(with = "text")] Zeroizing<String>);

mod text {
    use serde::{Deserialize, Deserializer, Serializer};
    use zeroize::Zeroizing;

    pub fn serialize<S: Serializer>(text: &Zeroizing<String>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Zeroizing<String>, D::Error> {
        String::deserialize(deserializer).map(Zeroizing::new)
    }
}

impl Secret {
    /// What was typed.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

/// Who opens a protected file: an account with its password, or the recovery code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The login as typed.
    pub login: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
    /// Instead of both: the printed code.
    pub recovery_code: Option<Secret>,
}
