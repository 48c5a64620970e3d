//! Merging: two records of one person become one.
//!
//! Rules: one record goes on, with its number; the other is kept whole, out of every list and figure
//! (`merged_person`). Field by field the office chooses whose value stands. Every membership and position goes to the
//! record that goes on; where both were members of one organisation on the same days, one membership goes on and the
//! other is set aside (`merged_membership`), for nobody is a member twice: unless the office chooses, what runs goes
//! before what ended. A position that both held stands once. Who died in one record is dead. Closed periods stay as they
//! were frozen. A merge is one act, whose rows the ordinary undo puts back; numbers of what was
//! kept aside are given to nobody else, so that there is always room for it to return.

mod act;
pub mod api;
pub mod rules;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about merging.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum MergeError {
    /// No pair was chosen.
    #[error("Chưa chọn cặp hồ sơ nào. Hãy chọn ít nhất một cặp.")]
    NoneSelected,
    /// Both records of a pair are the same one.
    #[error("Hai hồ sơ đã chọn là cùng một hồ sơ của {name}. Hãy chọn hai hồ sơ khác nhau.")]
    SameRecord {
        /// Whose.
        name: String,
    },
    /// A record shall go into two others, or goes into one and takes another in.
    #[error(
        "Hồ sơ của {name} nằm trong nhiều cặp đang chọn nên không rõ gộp vào đâu. Hãy gộp lần lượt từng cặp, hoặc gộp tất cả vào cùng một hồ sơ."
    )]
    InSeveralPairs {
        /// Whose.
        name: String,
    },
    /// It is merged into another record.
    #[error(
        "Hồ sơ của {name} đã được gộp vào hồ sơ của {into_name}. Hãy mở hồ sơ đó; nếu là hai người, chọn “Tách lại” ở mục “Đã gộp từ”."
    )]
    WasMerged {
        /// Whose it was.
        name: String,
        /// The record that went on.
        into_id: i64,
        /// Its name.
        into_name: String,
    },
    /// The membership was set aside by a merge.
    #[error(
        "Tư cách này của {name} tại {organization} được để riêng khi gộp hồ sơ vì trùng thời gian với tư cách đang tính. Hãy mở hồ sơ đã gộp để xem."
    )]
    SetAside {
        /// Whose it was.
        name: String,
        /// Where.
        organization: String,
        /// The record that went on.
        into_id: i64,
    },
    /// A field whose two values cannot stand side by side.
    #[error("Không giữ được cả hai giá trị của một ô như vậy. Hãy chọn một trong hai.")]
    CannotKeepBoth {
        /// Which.
        field: MergeField,
    },
    /// A membership was chosen that the record merged in does not have.
    #[error("Tư cách hội viên đã chọn không thuộc hồ sơ được gộp của {name}. Hãy mở lại bảng gộp rồi chọn lại.")]
    ForeignMembership {
        /// Whose record.
        name: String,
    },
}

impl OfficeError for MergeError {
    const NOUN: &'static str = "merge";
}
