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
    /// One of the two is an earlier state of the other; otherwise they went their own ways.
    pub same_course: bool,
    /// How many acts are here and not in the copy.
    pub lost_count: u64,
    /// The latest of them.
    pub lost: Vec<LostAct>,
    /// How many acts are in the copy and not here: of a later copy, when an earlier one was restored before.
    pub gained_count: u64,
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
    let Some(app) = here else {
        let (lost_count, lost, gained_count) = (0, Vec::new(), 0);
        return Ok(RestorePreview { backup: held, here: None, same_course: false, lost_count, lost, gained_count });
    };
    // One after the other: each is a lock of its own.
    let course = copy.read(store::course)?;
    let parted = parted_after(&course, &app.read(store::course)?);
    let gained_count = copy.read(|connection| store::acts_since(connection, parted))?;
    drop(copy);
    app.read(|connection| {
        let (lost_count, lost) = store::acts_after(connection, parted, SHOWN)?;
        let here = Some(store::holdings(connection)?);
        let same_course = lost_count == 0 || gained_count == 0;
        Ok(RestorePreview { backup: held, here, same_course, lost_count, lost, gained_count })
    })
}

/// The last act that both have, by number and moment; 0: none.
fn parted_after(one: &[(i64, String)], other: &[(i64, String)]) -> i64 {
    let (mut one, mut other) = (one.iter().rev().peekable(), other.iter().rev().peekable());
    while let (Some(first), Some(second)) = (one.peek(), other.peek()) {
        if first == second {
            return first.0;
        }
        let (number, beside) = (first.0, second.0);
        if number >= beside {
            one.next();
        }
        if beside >= number {
            other.next();
        }
    }
    0
}
