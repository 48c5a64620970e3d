//! Taking an act back: every row it touched is put back, as one act of its own. Refused when a later act built on
//! it, naming that act.

use serde::Serialize;

use super::{Act, store};
use crate::app::{App, Done};
use crate::error::{Failure, OfficeError};
use crate::session::Nothing;

/// Why an act is not taken back.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum UndoError {
    /// Nothing was done yet, or all is taken back.
    #[error("Không còn việc nào để hoàn tác.")]
    NothingToUndo,
    /// It was taken back before.
    #[error("Việc này đã được hoàn tác trước đó.")]
    AlreadyUndone,
    /// Closing, reopening, exporting: told to others.
    #[error(
        "“{summary}” không hoàn tác được vì kết quả đã được lưu hoặc gửi đi. Nếu cần sửa, hãy mở lại kỳ và lập bản thay thế."
    )]
    Final {
        /// The act in words.
        summary: String,
    },
    /// Later acts touched the same records.
    #[error("Chưa hoàn tác được vì sau đó còn: {later}. Hãy hoàn tác các việc đó trước.")]
    BuiltUpon {
        /// The later acts in words.
        later: String,
        /// Their entries.
        entry_ids: Vec<i64>,
    },
}

impl OfficeError for UndoError {
    const NOUN: &'static str = "history";
}

/// Takes the act with entry `id` back, or the latest one.
pub fn undo(app: &App, id: Option<i64>) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::Undo, |tx| {
        let id = match id {
            Some(id) => id,
            None => store::latest_undoable(tx)?.ok_or(UndoError::NothingToUndo)?,
        };
        let entry = store::get(tx, id)?;
        if entry.undone_by_id.is_some() {
            return Err(UndoError::AlreadyUndone.into());
        }
        if !entry.can_undo {
            return Err(UndoError::Final { summary: entry.summary }.into());
        }
        refuse_if_built_upon(tx, id)?;
        // Rows refer to each other; the references are checked once all are back.
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        for line in store::lines_backwards(tx, id)? {
            store::put_back(tx, &line)?;
        }
        store::link(tx, &entry, tx.entry_id())?;
        tx.describe(format!("Đã hoàn tác: {}", entry.summary));
        Ok(Nothing {})
    })
}

fn refuse_if_built_upon(tx: &rusqlite::Connection, id: i64) -> Result<(), Failure> {
    let later = store::later_acts(tx, id)?;
    if later.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = later.iter().take(3).map(|entry| format!("“{}”", entry.summary)).collect();
    let entry_ids = later.iter().map(|entry| entry.id).collect();
    Err(UndoError::BuiltUpon { later: words.join(", "), entry_ids }.into())
}
