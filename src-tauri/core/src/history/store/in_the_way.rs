//! What stands in the way of taking an act back.
//!
//! An act and the undo of it cancel each other, and so do an undo and the undo of that. Seen from an entry, a later
//! one stands when what cancels it, if anything does, came before the entry; what is cancelled wholly after it left
//! every row as it was.

use rusqlite::{Connection, params};

use super::{ENTRY, entry};
use crate::error::Failure;
use crate::history::api::HistoryEntry;
use crate::storage::tracked_tables;

/// Of `e`, seen from entry ?1: it came later and stands, and is not the act that runs.
const STANDS_LATER: &str = "e.id > ?1 AND e.undone_by_id IS NULL AND coalesce(e.undoes_id, 0) <= ?1
     AND e.id NOT IN (SELECT entry_id FROM history_now)";

/// A reference from `column` of `table` to `parent`.
pub(super) struct Reference {
    pub(super) table: String,
    pub(super) column: String,
    pub(super) parent: String,
}

/// A row by its table and number.
pub type RowRef = (String, i64);

/// The later entries that touched a row of the entry.
pub fn later_acts(connection: &Connection, entry_id: i64) -> Result<Vec<HistoryEntry>, Failure> {
    let sql = format!(
        "{ENTRY} e WHERE {STANDS_LATER} AND e.id IN (
           SELECT later.entry_id FROM history_row mine
             JOIN history_row later ON later.table_name = mine.table_name AND later.row_id = mine.row_id AND later.id > mine.id
            WHERE mine.entry_id = ?1) ORDER BY e.id LIMIT 20"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([entry_id], entry)?.collect::<rusqlite::Result<_>>()?)
}

/// The later entries that touched one of `rows`.
pub fn later_acts_on(connection: &Connection, entry_id: i64, rows: &[RowRef]) -> Result<Vec<HistoryEntry>, Failure> {
    let sql = format!(
        "{ENTRY} e WHERE {STANDS_LATER} AND e.id IN (
           SELECT entry_id FROM history_row WHERE table_name = ?2 AND row_id = ?3) ORDER BY e.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found: Vec<HistoryEntry> = Vec::new();
    for (table, id) in rows {
        for one in statement.query_map(params![entry_id, table, id], entry)? {
            let one = one?;
            if found.iter().all(|known| known.id != one.id) {
                found.push(one);
            }
        }
    }
    Ok(found)
}

/// The latest later entry that touched any row of a table.
pub fn latest_act_on_table(connection: &Connection, entry_id: i64, table: &str) -> Result<Vec<HistoryEntry>, Failure> {
    let sql = format!(
        "{ENTRY} e WHERE {STANDS_LATER} AND e.id IN (SELECT entry_id FROM history_row WHERE table_name = ?2)
         ORDER BY e.id DESC LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params![entry_id, table], entry)?.collect::<rusqlite::Result<_>>()?)
}

/// Rows of others that refer to what the entry added: they would go with it, or hang in the air.
pub fn rows_that_refer_to(connection: &Connection, entry_id: i64) -> Result<Vec<RowRef>, Failure> {
    let added = touched_tables(connection, entry_id, "op = 'insert'")?;
    let mut found = Vec::new();
    for reference in references(connection)?.into_iter().filter(|one| added.contains(&one.parent)) {
        let Reference { table, column, parent } = reference;
        let sql = format!(
            "SELECT id FROM {table}
              WHERE {column} IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = ?2 AND op = 'insert')
                AND id NOT IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = ?3) LIMIT 20"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for id in statement.query_map(params![entry_id, parent, table], |row| row.get(0))? {
            found.push((table.clone(), id?));
        }
    }
    Ok(found)
}

/// Rows that the entry's own rows, put back, refer to and that are no longer there.
pub fn missing_rows(connection: &Connection, entry_id: i64) -> Result<Vec<RowRef>, Failure> {
    let back = touched_tables(connection, entry_id, "op <> 'insert'")?;
    let mut found = Vec::new();
    for reference in references(connection)?.into_iter().filter(|one| back.contains(&one.table)) {
        let Reference { table, column, parent } = reference;
        let sql = format!(
            "SELECT DISTINCT t.{column} FROM {table} t
              WHERE t.id IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = ?2)
                AND t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = t.{column}) LIMIT 20"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for id in statement.query_map(params![entry_id, table], |row| row.get(0))? {
            found.push((parent.clone(), id?));
        }
    }
    Ok(found)
}

/// The tables an entry touched.
pub fn tables(connection: &Connection, entry_id: i64) -> Result<Vec<String>, Failure> {
    touched_tables(connection, entry_id, "TRUE")
}

fn touched_tables(connection: &Connection, entry_id: i64, how: &str) -> Result<Vec<String>, Failure> {
    let sql = format!("SELECT DISTINCT table_name FROM history_row WHERE entry_id = ?1 AND {how}");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([entry_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn references(connection: &Connection) -> Result<Vec<Reference>, Failure> {
    let mut statement =
        // What is found by something else than its number is no row of an act.
        connection.prepare_cached("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) WHERE \"to\" = 'id' ORDER BY id")?;
    let mut found = Vec::new();
    for table in tracked_tables(connection)? {
        let columns = statement.query_map([&table], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for column in columns {
            let (column, parent) = column?;
            found.push(Reference { table: table.clone(), column, parent });
        }
    }
    Ok(found)
}
