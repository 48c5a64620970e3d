//! What a copy holds beside what is here, looked at before restoring it.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BackupError, restore, store};
use crate::accounts::Credentials;
use crate::app::App;
use crate::error::Failure;
use crate::files::{is_same, name};
use crate::session::Session;
use crate::storage::OpenMode;

/// Acts shown of those that would be lost.
const SHOWN: u64 = 50;

/// How many of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holding {
    /// The table.
    pub table: String,
    /// Its rows.
    pub count: u64,
}

/// What a book holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holdings {
    /// Counts by table.
    pub counts: Vec<Holding>,
    /// The number of the last act; 0: none.
    pub last_entry_id: i64,
    /// When the last act was (RFC 3339, UTC).
    pub last_act_at: Option<String>,
    /// The last act as a sentence.
    pub last_act: Option<String>,
    /// The label of the period closed last.
    pub last_closed: Option<String>,
}

/// An act that is here and not in the copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LostAct {
    /// When (RFC 3339, UTC).
    pub at: String,
    /// Who.
    pub actor: String,
    /// What, as a sentence.
    pub summary: String,
}

/// What restoring would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestorePreview {
    /// What the copy holds.
    pub backup: Holdings,
    /// What is here; nothing when the book here cannot be read.
    pub here: Option<Holdings>,
    /// The copy is an earlier state of what is here; otherwise the two went their own ways.
    pub same_course: bool,
    /// How many acts are here and not in the copy.
    pub lost_count: u64,
    /// The latest of them.
    pub lost: Vec<LostAct>,
}

/// Looks at a copy of the copy, brought to the newest form: neither the book nor the copy is touched.
pub fn of(
    session: &Session,
    credentials: &Credentials,
    open: Option<&App>,
    book: Option<&Path>,
    backup: &Path,
) -> Result<RestorePreview, Failure> {
    if !backup.is_file() {
        return Err(BackupError::Missing { file: name(backup) }.into());
    }
    // On Unix, closing a second handle on the open book would drop its lock.
    if open.is_some_and(|app| is_same(app.path(), backup)) {
        return Err(BackupError::SameFile.into());
    }
    let here = open.filter(|app| book.is_none_or(|book| is_same(app.path(), book)));
    let folder = tempfile::tempdir().map_err(|error| super::files::not_writable(&std::env::temp_dir(), &error))?;
    let looked_at = folder.path().join("xem.lienhiep");
    let key = restore::key_of_copy(session, backup, open, credentials)?.map(|unlocked| unlocked.key);
    restore::checked_copy(backup, &looked_at, key.as_ref(), session.environment())?;
    let copy = App::open(&looked_at, OpenMode::Existing, key, session.environment().clone())?;
    let held = copy.read(store::holdings)?;
    drop(copy);
    let Some(app) = here else {
        return Ok(RestorePreview { backup: held, here: None, same_course: false, lost_count: 0, lost: Vec::new() });
    };
    app.read(|connection| {
        let at = held.last_act_at.clone().unwrap_or_default();
        let same_course = held.last_entry_id == 0 || store::has_act(connection, held.last_entry_id, &at)?;
        // Of another course every act here is missing there.
        let (lost_count, lost) =
            store::acts_after(connection, if same_course { held.last_entry_id } else { 0 }, SHOWN)?;
        let here = Some(store::holdings(connection)?);
        Ok(RestorePreview { backup: held, here, same_course, lost_count, lost })
    })
}
