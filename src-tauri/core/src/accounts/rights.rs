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
