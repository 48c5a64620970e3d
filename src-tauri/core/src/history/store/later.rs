//! What later acts made of the rows of an entry, and putting single fields back.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::in_the_way::{RowRef, references};
use super::{current_image, json, put_columns_back};
use crate::error::Failure;

/// A row as the history keeps it: its columns and their values.
pub type Image = serde_json::Map<String, Value>;

/// A row of an entry that later acts touched.
pub struct TouchedSince {
    /// Table.
    pub table: String,
    /// Row.
    pub id: i64,
    /// As it stood before the entry; none when the entry added it.
    pub before: Option<Image>,
    /// As the entry left it; none when the entry deleted it.
    pub after: Option<Image>,
    /// As it stands; none when it is gone.
    pub now: Option<Image>,
}

/// The rows of the entry that have later lines.
pub fn rows_touched_since(connection: &Connection, entry_id: i64) -> Result<Vec<TouchedSince>, Failure> {
    let mut statement = connection.prepare_cached(
        "WITH mine AS (SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM history_row
                        WHERE entry_id = ?1 GROUP BY table_name, row_id)
         SELECT m.table_name, m.row_id, f.before,
                (SELECT l.before FROM history_row l
                  WHERE l.table_name = m.table_name AND l.row_id = m.row_id AND l.id > m.last ORDER BY l.id LIMIT 1)
           FROM mine m JOIN history_row f ON f.id = m.first
          WHERE EXISTS (SELECT 1 FROM history_row l
                         WHERE l.table_name = m.table_name AND l.row_id = m.row_id AND l.id > m.last)
          ORDER BY m.table_name, m.row_id",
    )?;
    let mut rows = statement.query([entry_id])?;
    let mut touched = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
        let now = current_image(connection, &table, id)?.and_then(object);
        let (before, after) = (json(row.get(2)?).and_then(object), json(row.get(3)?).and_then(object));
        touched.push(TouchedSince { table, id, before, after, now });
    }
    Ok(touched)
}

fn object(value: Value) -> Option<Image> {
    match value {
        Value::Object(image) => Some(image),
        _ => None,
    }
}

/// The rows that the entry added.
pub fn added_rows(connection: &Connection, entry_id: i64) -> Result<Vec<RowRef>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, row_id FROM history_row WHERE entry_id = ?1 GROUP BY table_name, row_id HAVING min(id) IN
           (SELECT id FROM history_row WHERE entry_id = ?1 AND op = 'insert')",
    )?;
    let rows = statement.query_map([entry_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The rows that the entry added and that rows of others refer to.
pub fn added_rows_in_use(connection: &Connection, entry_id: i64) -> Result<Vec<RowRef>, Failure> {
    let mut found = Vec::new();
    for reference in references(connection)? {
        let (table, column, parent) = (&reference.table, &reference.column, &reference.parent);
        let sql = format!(
            "SELECT DISTINCT {column} FROM {table}
              WHERE {column} IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = ?2 AND op = 'insert')
                AND id NOT IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = ?3)"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for id in statement.query_map(params![entry_id, parent, table], |row| row.get(0))? {
            found.push((parent.clone(), id?));
        }
    }
    // A record that took another in carries it, and so does a membership that goes on in place of one set aside, though
    // no row of a list refers to them.
    let mut carriers = connection.prepare_cached(
        "SELECT DISTINCT 'person', into_id FROM merged_person
          WHERE into_id IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = 'person' AND op = 'insert')
            AND id NOT IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = 'merged_person')
         UNION SELECT 'membership', kept_id FROM merged_membership
          WHERE kept_id IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = 'membership' AND op = 'insert')
            AND kept_id IN (SELECT id FROM membership)
            AND id NOT IN (SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = 'merged_membership')",
    )?;
    for row in carriers.query_map([entry_id], |row| Ok((row.get(0)?, row.get(1)?)))? {
        found.push(row?);
    }
    Ok(found)
}

/// The rows that a row refers to, by some of its columns or by all.
pub fn parents(
    connection: &Connection,
    table: &str,
    id: i64,
    columns: Option<&[String]>,
) -> Result<Vec<RowRef>, Failure> {
    let mut found = Vec::new();
    for reference in references(connection)?.into_iter().filter(|one| one.table == table) {
        if columns.is_some_and(|columns| !columns.contains(&reference.column)) {
            continue;
        }
        let sql = format!("SELECT {} FROM {table} WHERE id = ?1", reference.column);
        let parent: Option<Option<i64>> =
            connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        found.extend(parent.flatten().map(|id| (reference.parent, id)));
    }
    Ok(found)
}

/// The rows that refer to a row.
pub fn children(connection: &Connection, table: &str, id: i64) -> Result<Vec<RowRef>, Failure> {
    let mut found = Vec::new();
    for reference in references(connection)?.into_iter().filter(|one| one.parent == table) {
        let sql = format!("SELECT id FROM {} WHERE {} = ?1", reference.table, reference.column);
        let mut statement = connection.prepare_cached(&sql)?;
        for id in statement.query_map([id], |row| row.get(0))? {
            found.push((reference.table.clone(), id?));
        }
    }
    Ok(found)
}

/// Of the rows that the entry changed: `row` itself and, of a membership, those of the same person.
pub fn beside(connection: &Connection, entry_id: i64, row: &RowRef) -> Result<Vec<RowRef>, Failure> {
    let (table, id) = row;
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT h.row_id FROM history_row h
          WHERE h.entry_id = ?1 AND h.table_name = ?2 AND h.op = 'update'
            AND (h.row_id = ?3 OR ?2 = 'membership' AND h.row_id IN
                 (SELECT o.id FROM membership m JOIN membership o ON o.person_id = m.person_id WHERE m.id = ?3))",
    )?;
    let rows = statement.query_map(params![entry_id, table, id], |row| Ok((table.clone(), row.get(0)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Makes a row of the entry again as it stood before the running act took it back; gives the columns that return, none
/// when the running act left it alone.
pub fn redo_row(connection: &Connection, entry_id: i64, row: &RowRef) -> Result<Option<Vec<String>>, Failure> {
    let (table, id) = row;
    let stood: Option<Option<String>> = connection
        .prepare_cached(
            "SELECT before FROM history_row WHERE entry_id = (SELECT entry_id FROM history_now) AND entry_id > ?1
                AND table_name = ?2 AND row_id = ?3 AND op = 'update' ORDER BY id LIMIT 1",
        )?
        .query_row(params![entry_id, table, id], |row| row.get(0))
        .optional()?;
    let Some(stood) = stood.and_then(json).and_then(object) else { return Ok(None) };
    let now = current_image(connection, table, *id)?.and_then(object).unwrap_or_default();
    let differs = |column: &&String| *column != "version" && stood.get(*column) != now.get(*column);
    let columns: Vec<String> = stood.keys().filter(differs).cloned().collect();
    put_columns_back(connection, table, *id, &stood, &columns)?;
    Ok(Some(columns))
}

/// The person whom a row of `person` or `membership` is about: number and name.
pub fn person_of(connection: &Connection, table: &str, id: i64) -> Result<Option<(i64, String)>, Failure> {
    let sql = match table {
        "person" => "SELECT id, full_name FROM person WHERE id = ?1",
        "membership" => {
            "SELECT p.id, p.full_name FROM membership m JOIN person p ON p.id = m.person_id WHERE m.id = ?1"
        }
        _ => return Ok(None),
    };
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
