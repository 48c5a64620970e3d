//! SQL of kept views.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{SavedView, ViewDefinition};
use crate::error::Failure;

const VIEW: &str = "SELECT id, uid, version, noun, name, position, definition FROM saved_view";

fn view(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    let definition: String = row.get(6)?;
    Ok(SavedView {
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        noun: row.get(3)?,
        name: row.get(4)?,
        position: row.get(5)?,
        // What a later program wrote and this one does not know is looked at as the list does by itself.
        definition: serde_json::from_str(&definition).unwrap_or_default(),
        as_of_on: None,
        from_on: None,
    })
}

/// The views of a list, in their order.
pub fn of(connection: &Connection, noun: &str) -> Result<Vec<SavedView>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{VIEW} WHERE noun = ?1 ORDER BY position, id"))?;
    Ok(statement.query_map([noun], view)?.collect::<rusqlite::Result<_>>()?)
}

/// One view.
pub fn get(connection: &Connection, id: i64) -> Result<SavedView, Failure> {
    let found = connection.prepare_cached(&format!("{VIEW} WHERE id = ?1"))?.query_row([id], view).optional()?;
    found.ok_or_else(|| Failure::not_found("cách xem", id))
}

/// Adds a view at the end; its number.
pub fn insert(
    connection: &Connection,
    uid: &str,
    noun: &str,
    name: &str,
    definition: &ViewDefinition,
) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO saved_view (uid, noun, name, position, definition)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM saved_view WHERE noun = ?2), ?4)",
        params![uid, noun, name, json(definition)],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes a view; false when `version` is not the one that stands.
pub fn update(
    connection: &Connection,
    id: i64,
    version: i64,
    name: &str,
    definition: &ViewDefinition,
) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE saved_view SET version = version + 1, name = ?3, definition = ?4 WHERE id = ?1 AND version = ?2",
        params![id, version, name, json(definition)],
    )?;
    Ok(changed == 1)
}

/// Puts a view at a place. Not an edit of the view: its version stays.
pub fn place(connection: &Connection, id: i64, position: i64) -> Result<(), Failure> {
    connection.execute("UPDATE saved_view SET position = ?2 WHERE id = ?1 AND position <> ?2", [id, position])?;
    Ok(())
}

/// Deletes a view; false when `version` is not the one that stands.
pub fn delete(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM saved_view WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

fn json(definition: &ViewDefinition) -> String {
    serde_json::to_string(definition).unwrap_or_default()
}
