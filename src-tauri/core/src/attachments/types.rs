//! The forms of an attachment.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file may be attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentSubject {
    /// Kế hoạch.
    Plan,
    /// Nhiệm vụ.
    Task,
    /// A report of a task: the file is its evidence.
    Report,
    /// Minh chứng: the paper itself.
    Evidence,
    /// Khó khăn, vướng mắc.
    Obstacle,
    /// An answer to an obstacle.
    Answer,
}

/// One record that files are attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachedTo {
    /// What it is.
    pub subject: AttachmentSubject,
    /// Its number.
    pub id: i64,
}

/// An attachment as stored; its bytes are asked for apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Attachment {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// What it is attached to.
    pub to: AttachedTo,
    /// The same in words: "Báo cáo ngày 20/03/2026".
    pub to_text: String,
    /// As the office calls it.
    pub file_name: String,
    /// The name that its copy gets: safe on every system.
    pub safe_name: String,
    /// Words about it.
    pub note: Option<String>,
    /// When it was added.
    pub attached_on: NaiveDate,
    /// Its size in bytes.
    pub byte_count: i64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Of a kind that a document program shows: it may be opened at once.
    pub can_open: bool,
}

/// What a user may correct of an attachment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttachmentFields {
    /// As the office calls it.
    pub file_name: String,
    /// Words about it.
    #[serde(default)]
    pub note: Option<String>,
}

/// How much of the book attachments take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentTotals {
    /// Attachments.
    pub attachment_count: i64,
    /// Contents that some attachment has, each once.
    pub content_count: i64,
    /// Their size in bytes.
    pub byte_count: i64,
    /// Contents that no attachment has any more, kept so that removals can be taken back.
    pub unused_count: i64,
    /// Their size in bytes.
    pub unused_byte_count: i64,
}
