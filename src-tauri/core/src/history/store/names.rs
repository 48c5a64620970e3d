//! What the numbers in the images of an act mean: the names of the records that its rows refer to.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::in_the_way::references;
use super::{columns, current_image, json};
use crate::error::Failure;
use crate::history::api::{RecordName, RowChange};

/// Columns that name a record, the best first.
const NAMES: [&str; 8] = ["full_name", "name", "label", "doc_number", "content", "subject", "file_name", "ordinal"];
/// Letters of a name at most: contents of tasks are long.
const MOST: usize = 120;

/// The names of the records that these rows refer to, as they are called now, or were when they went.
pub fn of_rows(connection: &Connection, rows: &[RowChange]) -> Result<Vec<RecordName>, Failure> {
    let references = references(connection)?;
    let mut wanted = BTreeSet::new();
    for row in rows {
        for image in row.before.iter().chain(&row.after) {
            for reference in references.iter().filter(|reference| reference.table == row.table) {
                if let Some(id) = image.get(&reference.column).and_then(Value::as_i64) {
                    wanted.insert((reference.column.clone(), reference.parent.clone(), id));
                }
            }
        }
    }
    let mut names = Vec::with_capacity(wanted.len());
    for (column, table, id) in wanted {
        if let Some(name) = name_of(connection, &table, id)? {
            names.push(RecordName { column, table, id, name });
        }
    }
    Ok(names)
}

fn name_of(connection: &Connection, table: &str, id: i64) -> Result<Option<String>, Failure> {
    let image = match current_image(connection, table, id)? {
        Some(image) => Some(image),
        None => last_image(connection, table, id)?,
    };
    let Some(image) = image else { return Ok(None) };
    let named = NAMES.iter().find_map(|column| match image.get(*column) {
        Some(Value::String(name)) if !name.is_empty() => Some(name.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    });
    if named.is_some() {
        return Ok(named.map(|name| name.chars().take(MOST).collect()));
    }
    // A membership is called after its person.
    let has_person = columns(connection, table)?.iter().any(|(name, _)| name == "person_id");
    match image.get("person_id").and_then(Value::as_i64).filter(|_| has_person) {
        Some(person) => name_of(connection, "person", person),
        None => Ok(None),
    }
}

/// The record as it was when it was deleted.
fn last_image(connection: &Connection, table: &str, id: i64) -> Result<Option<Value>, Failure> {
    let sql = "SELECT before FROM history_row WHERE table_name = ?1 AND row_id = ?2 AND op = 'delete' ORDER BY id DESC LIMIT 1";
    let image: Option<Option<String>> =
        connection.prepare_cached(sql)?.query_row(params![table, id], |row| row.get(0)).optional()?;
    Ok(json(image.flatten()))
}
