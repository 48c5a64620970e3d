//! SQL functions of ours: Vietnamese folding and order for columns that have no stored form, and the state of a
//! task (`tasks/state_function.rs`).

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::text;

/// Adds `fold(text)`, `sort_key(text)` and `sort_key_of_name(text)`, where NULL stays NULL, and
/// `has_word(text, beginning)`: whether a word of the text begins so, accents and all, case aside.
pub(super) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::fold(&value)))
    })?;
    connection.create_scalar_function("has_word", 2, flags, |context| {
        let (text, beginning) = (context.get::<String>(0)?.to_lowercase(), context.get::<String>(1)?);
        Ok(text.split(' ').any(|word| word.starts_with(&beginning)))
    })?;
    connection.create_scalar_function("sort_key", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key(&value)))
    })?;
    connection.create_scalar_function("sort_key_of_name", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key_of_name(&value, None)))
    })?;
    crate::tasks::add_state_function(connection)
}
