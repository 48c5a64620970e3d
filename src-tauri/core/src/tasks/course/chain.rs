//! Extensions hang on deadlines: what moves those must not leave an extension behind that moves nothing any more.

use rusqlite::Connection;

use super::store;
use crate::dates::show_day;
use crate::error::Failure;
use crate::tasks::{TaskError, store as tasks};

/// Runs a change of what deadlines follow from: the days of a plan, how the office cuts the year.
///
/// # Errors
/// What `change` refuses; [`TaskError::ExtensionsLost`].
pub(crate) fn keep_extensions<T>(
    connection: &Connection,
    change: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let before = store::extensions_of_nothing(connection)?;
    let done = change()?;
    let mut lost = store::extensions_of_nothing(connection)?;
    lost.retain(|id| !before.contains(id));
    let Some((table, id)) = lost.first() else { return Ok(done) };
    let (task_id, to) = match *table {
        "task_deadline" => store::acts::deadline(connection, *id).map(|one| (one.task_id, one.due_on))?,
        _ => store::extension(connection, *id).map(|one| (one.task_id, one.to_due_on))?,
    };
    let title = tasks::title(connection, task_id)?;
    Err(TaskError::ExtensionsLost { extension_count: lost.len(), title, to: show_day(to) }.into())
}
