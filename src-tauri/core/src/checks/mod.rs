//! Is the book sound? The file itself, and what must always hold in it whatever was done: each rule has a query
//! that finds what breaks it. A finding names the row, never a person.

pub mod api;
mod queries;
pub(crate) mod store;

use rusqlite::Connection;

use crate::error::Failure;

/// The tables that deadlines, and with them the chain of extensions, follow from.
const DEADLINES: [&str; 5] = ["task_extension", "task", "task_progress", "plan", "setting"];

/// What breaks a rule that looks at one of `tables`.
pub(crate) fn broken_rules(connection: &Connection, tables: &[String]) -> Result<Vec<api::Finding>, Failure> {
    let mut found = Vec::new();
    for query in queries::QUERIES {
        // What the history says of itself is not whole before the act is done.
        if !query.table.starts_with("history") && tables.iter().any(|table| query.sql.contains(table.as_str())) {
            found.extend(store::ask(connection, query)?);
        }
    }
    if tables.iter().any(|table| DEADLINES.contains(&table.as_str())) {
        found.extend(store::hanging_extensions(connection)?);
    }
    Ok(found)
}
