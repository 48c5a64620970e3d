//! Is the book sound? The file itself, and what must always hold in it whatever was done: each rule has a query
//! that finds what breaks it. A finding names the row, never a person.

pub mod api;
mod queries;
mod quick;
pub(crate) mod store;

use std::collections::HashSet;

use rusqlite::Connection;

use crate::error::Failure;
use crate::storage::tracked_tables;

/// The tables that deadlines, and with them the chain of extensions, follow from.
const DEADLINES: [&str; 5] = ["task_extension", "task_deadline", "task", "plan", "setting"];

/// What breaks a rule, and every table that the rule looks at.
#[derive(Debug, PartialEq)]
pub(crate) struct Broken {
    pub(crate) finding: api::Finding,
    pub(crate) looked_at: Vec<String>,
}

/// What breaks a rule that looks at one of `tables`.
pub(crate) fn broken_rules(connection: &Connection, tables: &[String]) -> Result<Vec<Broken>, Failure> {
    let mut broken = Vec::new();
    let all = tracked_tables(connection)?;
    for query in queries::QUERIES {
        // What the history says of itself is not whole before the act is done.
        if !query.table.starts_with("history") && tables.iter().any(|table| query.sql.contains(table.as_str())) {
            let words: HashSet<&str> = query.sql.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let looked_at: Vec<String> = all.iter().filter(|table| words.contains(table.as_str())).cloned().collect();
            let found = store::ask(connection, query)?.into_iter();
            broken.extend(found.map(|finding| Broken { finding, looked_at: looked_at.clone() }));
        }
    }
    if tables.iter().any(|table| DEADLINES.contains(&table.as_str())) {
        let hanging = store::hanging_extensions(connection)?.into_iter();
        broken.extend(hanging.map(|finding| Broken { finding, looked_at: Vec::new() }));
    }
    Ok(broken)
}
