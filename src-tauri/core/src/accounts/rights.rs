//! What a person who works in the book may do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Vai trò.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Quản trị: everything, with accounts, protection and settings.
    Admin,
    /// Chuyên viên: keeps the registry, the plans and the reports.
    Officer,
    /// Lãnh đạo, chỉ xem: reads, and changes nothing.
    Viewer,
}

crate::storage::text_enum!(Role { Admin = "admin", Officer = "officer", Viewer = "viewer" });

impl Role {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Admin => "quản trị",
            Self::Officer => "chuyên viên",
            Self::Viewer => "lãnh đạo (chỉ xem)",
        }
    }

    /// Whether this role may do what needs `needed`: each may do what those below it may.
    pub const fn may(self, needed: Self) -> bool {
        (needed as u8) >= (self as u8)
    }
}

/// What the one who opened the book may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rights {
    /// Vai trò.
    pub role: Role,
    /// Whether dân tộc, tôn giáo and đảng viên are shown, where the office keeps them at all.
    pub sees_sensitive: bool,
}

impl Rights {
    /// Those of whoever opens a book without accounts.
    pub const ALL: Self = Self { role: Role::Admin, sees_sensitive: true };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_those_below_it_may() {
        let may = |role: Role| Role::ALL.iter().filter(|needed| role.may(**needed)).count();
        assert_eq!([may(Role::Admin), may(Role::Officer), may(Role::Viewer)], [3, 2, 1]);
        assert!(!Role::Viewer.may(Role::Officer) && Role::Officer.may(Role::Viewer) && !Role::Officer.may(Role::Admin));
    }
}
