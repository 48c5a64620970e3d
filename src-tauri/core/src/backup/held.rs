//! Which copies are of the open book, and up to which act. The name of a copy tells neither: it has no fractions of its
//! second, clocks are wrong, and at the second place may lie copies of another book of the same name.

use std::path::Path;

use super::automatic::made_at;
use super::files::{BackupInfo, list};
use super::store;
use crate::app::App;
use crate::error::Failure;
use crate::storage::look_into;

/// A copy of the open book.
pub struct Held {
    /// The copy.
    pub copy: BackupInfo,
    /// The number of the last act that it holds; 0: none.
    pub last_entry_id: i64,
}

/// The latest copy of the open book in `folder`. One that this clock says is yet to come is none: by its name it would
/// stay the latest for good.
pub fn latest(app: &App, folder: &Path) -> Result<Option<Held>, Failure> {
    let now = app.environment().clock.now();
    for copy in list(folder, app.path()) {
        if made_at(&copy).is_some_and(|made| made <= now)
            && let Some(last_entry_id) = last_entry(app, Path::new(&copy.path))?
        {
            return Ok(Some(Held { copy, last_entry_id }));
        }
    }
    Ok(None)
}

/// The number of the last act that the copy holds; nothing when it is a copy of another book, or cannot be read.
pub fn last_entry(app: &App, copy: &Path) -> Result<Option<i64>, Failure> {
    let last = look_into(copy, app.key()).map_err(Failure::from).and_then(|copy| store::last_act(&copy));
    match last {
        Ok(None) => Ok(Some(0)),
        Ok(Some((id, at))) => Ok(app.read(|connection| store::has_act(connection, id, &at))?.then_some(id)),
        Err(_) => Ok(None),
    }
}
