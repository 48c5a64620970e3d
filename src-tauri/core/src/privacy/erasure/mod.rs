//! Xóa dữ liệu cá nhân: somebody's data goes out of the book for good, and every figure stays what it was.
//!
//! What stays: the record as a number without a name, with the sex, học hàm, học vị and trình độ that past figures are
//! counted by, and its memberships with organisation, kind and days. What goes: everything else of the record, of those
//! merged into it, of their memberships and positions (cards, decisions, roles, contacts), from the rows, from every
//! image in the history, from the sentences of the history and of the access log, from the index of words, from lists
//! that were read and not applied yet; then the file is written anew, so that its free room holds nothing either.
//!
//! It is not undone, and no earlier act that touched the record is. No copy is made before it: a copy made for this
//! reason would keep just what was to go, and the person's right goes before the office's comfort; the name must be typed
//! instead. What it cannot reach is told before: reports that were closed and sent, which are never changed (they stay
//! with the office as its records), copies of the book, files that left it, and texts that name the person in other
//! records, which are for the office to judge: a name in a text may be a namesake's.

pub mod api;
mod scrub;
pub(crate) mod store;
mod types;

pub use scrub::NAMELESS;
pub use types::*;
