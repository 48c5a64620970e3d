//! The diagnostic file: what somebody who helps from afar needs to see of the program, the machine and the book, and
//! nothing of the people in it. It is shown before it is written, and what is written is what was shown.
//!
//! # Rules
//! - No name, no sentence of the history, no path: a path holds the name of whoever is signed in. Of the history the
//!   kinds of acts and their instants, of the checks their findings (table, number, what is wrong), of the log its
//!   lines, which hold no values by themselves; a line that does not look like one of ours is left out and counted.
//! - It works without an open book, and with one that can hardly be read: what cannot be told says so in its place.

pub mod api;
mod log;
pub(crate) mod store;

use serde::Serialize;

use crate::error::OfficeError;

/// Why there is no diagnostic file.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum DiagnosticsError {
    /// What is to be written is not what was shown.
    #[error("Nội dung tệp chẩn đoán đã đổi từ lúc xem. Hãy xem lại rồi lưu.")]
    NotAsShown,
}

impl OfficeError for DiagnosticsError {
    const NOUN: &'static str = "diagnostics";
}
