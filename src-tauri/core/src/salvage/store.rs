//! SQL of saving: rows into the tables of a new book, and what hangs in the air out of it again.

mod stand_in;

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

pub use stand_in::told as told_stood_in;

use super::loose::LooseFile;
use super::records::Row;
use super::rows::Found;
use crate::error::Failure;
use crate::storage;
use stand_in::StoodIn;

/// What came into the new book.
#[derive(Default)]
pub struct Filled {
    /// Rows by table.
    pub saved: BTreeMap<String, u64>,
    /// Rows that the tables do not take, by table.
    pub refused: BTreeMap<String, u64>,
    /// Rows whose record was not found, by table.
    pub hanging: BTreeMap<String, u64>,
    /// Files that were sent, whose closing was not found.
    pub loose: Vec<LooseFile>,
    /// Lost records that others refer to.
    pub stood_in: StoodIn,
    /// Rows of pages that no table leads to, by table and number: what they refer to may mean nothing.
    guessed: HashSet<(String, i64)>,
}

/// A table of the new book.
struct Table {
    name: String,
    columns: Vec<String>,
    id_at: usize,
}

/// Puts the rows into the empty tables of `connection`.
pub fn fill(connection: &Connection, found: &Found) -> Result<Filled, Failure> {
    let tables = tables(connection)?;
    let rules = take_rules_down(connection)?;
    // What a new book has by itself (settings, indicators) is what the old one had, or it had none.
    for table in &tables {
        connection.execute_batch(&format!("DELETE FROM \"{}\"", table.name))?;
    }
    let mut filled = Filled::default();
    let by_name: HashMap<&str, &Table> = tables.iter().map(|table| (table.name.as_str(), table)).collect();
    for one in &found.tables {
        let Some(table) = by_name.get(one.name.as_str()) else { continue };
        let saved = insert(connection, table, &one.rows)?;
        *filled.saved.entry(table.name.clone()).or_default() += saved;
        *filled.refused.entry(table.name.clone()).or_default() += one.rows.len() as u64 - saved;
    }
    for rows in &found.stray {
        if let Some((table, saved)) = place(connection, &tables, rows)? {
            filled.guessed.extend(rows.iter().map(|row| (table.clone(), row.id)));
            *filled.saved.entry(table).or_default() += saved;
        }
    }
    drop_hanging(connection, &mut filled)?;
    // Where the list of what the index knows is lost, it knows nothing.
    connection
        .execute_batch(
            "INSERT OR IGNORE INTO history_indexed (id, row_id) VALUES (1, 0);
         UPDATE history_indexed SET row_id = (SELECT coalesce(max(id), 0) FROM history_row);
         INSERT INTO person_search (person_search) VALUES ('rebuild');",
        )
        .or_else(|_| connection.execute_batch("INSERT INTO person_search (person_search) VALUES ('rebuild')"))?;
    rules.iter().try_for_each(|rule| connection.execute_batch(rule))?;
    Ok(filled)
}

/// Takes the triggers down, which keep frozen rows from being written or deleted as an act would: here a frozen file
/// without its closing goes. Gives the statements that put them back.
fn take_rules_down(connection: &Connection) -> Result<Vec<String>, Failure> {
    let rules: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (name, _) in &rules {
        connection.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    Ok(rules.into_iter().map(|(_, sql)| sql).collect())
}

fn tables(connection: &Connection) -> Result<Vec<Table>, Failure> {
    let sql = "SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'sqlite%' ORDER BY name";
    let names: Vec<String> =
        connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    names
        .into_iter()
        .map(|name| {
            let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
            let columns: Vec<(String, i64)> =
                statement.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
            let id_at = columns.iter().position(|(_, key)| *key == 1).unwrap_or(0);
            Ok(Table { name, columns: columns.into_iter().map(|(name, _)| name).collect(), id_at })
        })
        .collect()
}

/// How many of the rows the table takes.
fn insert(connection: &Connection, table: &Table, rows: &[Row]) -> Result<u64, Failure> {
    let mut saved = 0;
    for row in rows.iter().filter(|row| row.values.len() <= table.columns.len()) {
        let columns: Vec<String> =
            table.columns.iter().take(row.values.len()).map(|name| format!("\"{name}\"")).collect();
        let places = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({places})", table.name, columns.join(", "));
        let values = row
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| if at == table.id_at { Value::Integer(row.id) } else { value.clone() });
        // A row that its table refuses was no row of it.
        saved += connection.prepare_cached(&sql)?.execute(params_from_iter(values)).unwrap_or(0) as u64;
    }
    Ok(saved)
}

/// Puts the rows of a stray page where the most of them fit, if most of them do.
fn place(connection: &Connection, tables: &[Table], rows: &[Row]) -> Result<Option<(String, u64)>, Failure> {
    let fits = |table: &&Table| rows.iter().filter(|row| fits(row, table)).count() * 2 > rows.len();
    let mut best: Option<(&Table, u64)> = None;
    for table in tables.iter().filter(fits) {
        let saved = storage::tried(connection, || insert(connection, table, rows))?;
        if saved * 2 > rows.len() as u64 && best.is_none_or(|(_, most)| saved > most) {
            best = Some((table, saved));
        }
    }
    match best {
        Some((table, _)) => Ok(Some((table.name.clone(), insert(connection, table, rows)?))),
        None => Ok(None),
    }
}

/// Rows have as many columns as their table, but for those that came by later migrations; the place of the number is
/// always empty.
fn fits(row: &Row, table: &Table) -> bool {
    let (has, may) = (row.values.len(), table.columns.len());
    has <= may && has + 4 >= may && row.values.get(table.id_at) == Some(&Value::Null)
}

/// Puts a row in the place of a lost record that others refer to; where there is none for its table, takes the
/// reference out, or the row where its table does not let it go without.
fn drop_hanging(connection: &Connection, filled: &mut Filled) -> Result<(), Failure> {
    // What stands in may itself hang from something lost, and so on: the tables are not as deep as that.
    for _ in 0..20 {
        let hanging: Vec<(String, i64, String, i64)> = connection
            .prepare("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if hanging.is_empty() {
            return Ok(());
        }
        let mut gone = 0;
        for (table, id, parent, key) in hanging {
            let column: String = connection.query_row(
                "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2",
                rusqlite::params![table, key],
                |row| row.get(0),
            )?;
            // A branch without its association is none; what named it stays with the association. And a page that was
            // laid to the wrong table would have records stood in for that there never were.
            let is_sure = column != "branch_id" && !filled.guessed.contains(&(table.clone(), id));
            if let Some(lost) = reference(connection, &table, &column, id)?
                && (is_there(connection, &parent, lost)?
                    || (is_sure && stand_in::stand_in(connection, &parent, lost, &mut filled.stood_in)))
            {
                gone += 1;
                continue;
            }
            let cleared = connection
                .execute(&format!("UPDATE \"{table}\" SET \"{column}\" = NULL WHERE rowid = ?1"), [id])
                .is_ok();
            if cleared {
                gone += 1;
                continue;
            }
            if table == "period_file" {
                filled.loose.extend(file_of(connection, id)?);
            }
            let dropped = connection.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [id])? as u64;
            gone += dropped;
            *filled.hanging.entry(table.clone()).or_default() += dropped;
            if let Some(saved) = filled.saved.get_mut(&table) {
                *saved = saved.saturating_sub(dropped);
            }
        }
        if gone == 0 {
            return Ok(());
        }
    }
    Ok(())
}

/// The number that a row refers by; nothing where it refers by a text, or was dropped meanwhile.
fn reference(connection: &Connection, table: &str, column: &str, id: i64) -> Result<Option<i64>, Failure> {
    let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE rowid = ?1");
    let value: Option<Value> = connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(match value {
        Some(Value::Integer(number)) => Some(number),
        _ => None,
    })
}

/// Whether a row of that number is there by now: another that hung from it had it stood in for.
fn is_there(connection: &Connection, table: &str, id: i64) -> Result<bool, Failure> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE rowid = ?1)");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

fn file_of(connection: &Connection, id: i64) -> Result<Option<LooseFile>, Failure> {
    let sql = "SELECT file_name, bytes FROM period_file WHERE id = ?1 AND edition = 'sent'";
    let file = |row: &rusqlite::Row<'_>| Ok(LooseFile { file_name: row.get(0)?, bytes: row.get(1)? });
    Ok(connection.query_row(sql, [id], file).optional()?)
}

/// Closed periods of whose closings none stands: number and label.
pub fn closed_by_nothing(connection: &Connection) -> Result<Vec<(i64, String)>, Failure> {
    let sql = "SELECT p.id, p.label FROM period p WHERE p.status = 'closed' AND NOT EXISTS
                (SELECT 1 FROM period_closing c WHERE c.period_id = p.id AND c.reopened_at IS NULL) ORDER BY p.id";
    let mut statement = connection.prepare(sql)?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}
