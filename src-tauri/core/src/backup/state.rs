//! How safe the book is now: for the status bar, which warns when no copy was made for a week of changes.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::files::{BackupInfo, own_folder};
use super::held::{self, Held};
use super::{second, store};
use crate::app::App;
use crate::error::Failure;

/// Changes may lie so many days without a copy before the window warns.
const DAYS_WITHOUT: i64 = 7;

/// The second place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SecondPlace {
    /// The folder.
    pub folder: String,
    /// It can be reached now.
    pub present: bool,
    /// It lies on the disk of the book.
    pub same_disk: bool,
    /// The latest copy there; nothing while it is away.
    pub last: Option<BackupInfo>,
    /// The latest copy beside the book is not there.
    pub behind: bool,
}

/// How safe the book is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupState {
    /// The latest copy beside the book or at the second place.
    pub last: Option<BackupInfo>,
    /// Acts since then.
    pub act_count: u64,
    /// Whole days that the earliest of them has been without a copy.
    pub days_without: i64,
    /// What to worry about, as a sentence that says what to do.
    pub warning: Option<String>,
    /// The second place, when one is named.
    pub second: Option<SecondPlace>,
}

/// Looks at the copies and the history.
pub fn of(app: &App) -> Result<BackupState, Failure> {
    let own = held::latest(app, &own_folder(app.path()))?;
    let folder = app.read(crate::settings::store::load)?.backup.second_folder;
    let there = if second::is_there(Path::new(&folder)) { held::latest(app, Path::new(&folder))? } else { None };
    let second = (!folder.is_empty()).then(|| second_place(app.path(), &folder, own.as_ref(), there.as_ref()));
    // Of two that hold the same, the one beside the book.
    let last = there.into_iter().chain(own).max_by_key(|held| held.last_entry_id);
    let since = last.as_ref().map_or(0, |held| held.last_entry_id);
    let last = last.map(|held| held.copy);
    let (act_count, first) =
        app.read(|connection| Ok((store::acts_since(connection, since)?, store::first_act_since(connection, since)?)))?;
    let days_without = first.and_then(|at| days_since(&at, app.environment().clock.now())).unwrap_or(0);
    let warning = warning(last.is_some(), act_count, days_without);
    Ok(BackupState { last, act_count, days_without, warning, second })
}

fn warning(ever: bool, act_count: u64, days: i64) -> Option<String> {
    let sentence = match ever {
        _ if days < DAYS_WITHOUT => return None,
        true => format!(
            "Đã {days} ngày có thay đổi ({act_count} việc) mà chưa sao lưu. Hãy bấm “Sao lưu ngay” trong Cài đặt."
        ),
        false => format!("Sổ có {act_count} việc mà chưa sao lưu lần nào. Hãy bấm “Sao lưu ngay” trong Cài đặt."),
    };
    Some(sentence)
}

fn second_place(book: &Path, folder: &str, own: Option<&Held>, there: Option<&Held>) -> SecondPlace {
    let path = Path::new(folder);
    let present = second::is_there(path);
    SecondPlace {
        folder: folder.to_owned(),
        present,
        same_disk: present && second::on_same_disk(book, path),
        last: there.map(|held| held.copy.clone()),
        behind: match (own, there) {
            (Some(own), Some(there)) => own.last_entry_id > there.last_entry_id,
            (own, _) => own.is_some(),
        },
    }
}

fn days_since(instant: &str, now: DateTime<Utc>) -> Option<i64> {
    let then = DateTime::parse_from_rfc3339(instant).ok()?.with_timezone(&Utc);
    Some((now - then).num_days())
}
