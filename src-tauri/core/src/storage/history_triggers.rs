//! The triggers that record what every write did, so that no write can miss the history. They are built from the
//! tables as they are and rebuilt after each migration.

use rusqlite::{Connection, Transaction};

/// Tables that no trigger watches: the history itself, and what is written once and never changed.
const UNTRACKED: &[&str] = &[
    "history_entry",
    "history_row",
    "history_now",
    "history_indexed",
    "period_closing",
    "period_file",
    "attachment_content",
    // A wrapped key is of no use in the history, and would outlive its account there.
    "account_key",
    "account_generation",
];

/// Writes all history triggers; the old ones are gone (see [`drop_all`]).
pub(super) fn build(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    // The entry of the running act; empty outside `App::transact`, and then every tracked write is refused.
    transaction.execute_batch(
        "CREATE TABLE IF NOT EXISTS history_now (id INTEGER PRIMARY KEY CHECK (id = 1), entry_id INTEGER NOT NULL) STRICT",
    )?;
    for table in tracked_tables(transaction)? {
        let image = before_image(transaction, &table)?;
        for (op, row, before) in [("insert", "new", "NULL"), ("update", "old", &image), ("delete", "old", &image)] {
            transaction.execute_batch(&trigger(&table, op, row, before))?;
        }
    }
    Ok(())
}

/// Drops them, so that a migration may write freely.
pub(super) fn drop_all(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let names: Vec<String> = transaction
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'history__*'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.iter().try_for_each(|name| transaction.execute_batch(&format!("DROP TRIGGER {name}")))
}

fn trigger(table: &str, op: &str, row: &str, before: &str) -> String {
    format!(
        "CREATE TRIGGER {} AFTER {op} ON {table} BEGIN \
           INSERT INTO history_row (entry_id, table_name, row_id, op, before) \
           VALUES (coalesce((SELECT entry_id FROM history_now), raise(ABORT, 'a write outside transact')), \
                   '{table}', {row}.id, '{op}', {before}); \
         END",
        name(table, op)
    )
}

/// The name of the trigger that watches `op` on a table.
fn name(table: &str, op: &str) -> String {
    format!("history__{table}__{op}")
}

/// Takes the insert trigger of a table down for a long list, whose lines [`record_inserts`] writes in one statement:
/// before a trigger SQLite lays every row aside in a table of its own. Gives the statement that puts it back.
///
/// For the running transaction only, which must not be committed without it.
pub(super) fn rest_on_insert(connection: &Connection, table: &str) -> rusqlite::Result<String> {
    let name = name(table, "insert");
    let sql = connection.query_row(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1 AND tbl_name = ?2",
        [&name, table],
        |row| row.get(0),
    )?;
    connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    Ok(sql)
}

/// Writes the lines that the insert trigger would have written for the rows from `first_id` on.
///
/// # Errors
/// There is no running act.
pub(super) fn record_inserts(connection: &Connection, table: &str, first_id: i64) -> rusqlite::Result<()> {
    let entry_id: i64 = connection.query_row("SELECT entry_id FROM history_now", [], |row| row.get(0))?;
    let sql = format!(
        "INSERT INTO history_row (entry_id, table_name, row_id, op, before)
         SELECT ?1, '{table}', id, 'insert', NULL FROM {table} WHERE id >= ?2 ORDER BY id"
    );
    connection.execute(&sql, [entry_id, first_id])?;
    Ok(())
}

/// The tables that the triggers watch.
pub(crate) fn tracked_tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(tables.into_iter().filter(|table| !UNTRACKED.contains(&table.as_str())).collect())
}

/// `json_object('id', old.id, …)` of the row as it was.
fn before_image(connection: &Connection, table: &str) -> rusqlite::Result<String> {
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(image("old.", &columns.collect::<rusqlite::Result<Vec<_>>>()?))
}

/// The image of a row as SQL over its columns (name and type), each behind `row`: a JSON object, with bytes as
/// hexadecimal text, as JSON cannot hold them. NULL stays NULL, which `hex` alone would make an empty text.
pub(crate) fn image(row: &str, columns: &[(String, String)]) -> String {
    let field = |(name, kind): &(String, String)| match kind.as_str() {
        "BLOB" => format!("'{name}', CASE WHEN {row}{name} IS NOT NULL THEN hex({row}{name}) END"),
        _ => format!("'{name}', {row}{name}"),
    };
    format!("json_object({})", columns.iter().map(field).collect::<Vec<_>>().join(", "))
}
