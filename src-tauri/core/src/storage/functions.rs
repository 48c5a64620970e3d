//! SQL functions of ours: Vietnamese folding and order for columns that have no stored form, and the state of a
//! task (`tasks/state_function.rs`).

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::text;

/// Adds `fold(text)`, `sort_key(text)` and `sort_key_of_name(text)`; NULL stays NULL.
pub(super) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::fold(&value)))
    })?;
    connection.create_scalar_function("sort_key", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key(&value)))
    })?;
    connection.create_scalar_function("sort_key_of_name", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key_of_name(&value, None)))
    })?;
    crate::tasks::add_state_function(connection)
}
