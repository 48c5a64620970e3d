//! Counts of the book, without a value of it.

use rusqlite::Connection;

use crate::error::Failure;
use crate::storage::tracked_tables;

/// What the file itself says: its form, its pages, how many of them are free.
pub(super) fn form(connection: &Connection) -> Result<Vec<(&'static str, String)>, Failure> {
    let number =
        |pragma: &str| -> rusqlite::Result<i64> { connection.pragma_query_value(None, pragma, |row| row.get(0)) };
    Ok(vec![
        ("Dạng sổ", number("user_version")?.to_string()),
        ("Cỡ trang", number("page_size")?.to_string()),
        ("Số trang", number("page_count")?.to_string()),
        ("Trang trống", number("freelist_count")?.to_string()),
        ("SQLite", rusqlite::version().to_owned()),
    ])
}

/// The rows of each table, by its name.
pub(super) fn row_counts(connection: &Connection) -> Result<Vec<(String, i64)>, Failure> {
    let mut counts = Vec::new();
    let history = ["history_entry", "history_row"].map(str::to_owned);
    for table in tracked_tables(connection)?.into_iter().chain(history) {
        let count = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        counts.push((table, count));
    }
    Ok(counts)
}

/// How often each kind of act was done.
pub(super) fn act_counts(connection: &Connection) -> Result<Vec<(String, i64)>, Failure> {
    let mut statement = connection.prepare("SELECT act, count(*) FROM history_entry GROUP BY act ORDER BY act")?;
    let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// The latest acts: number, instant, kind, rows; neither who nor what.
pub(super) fn last_acts(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare(
        "SELECT e.id, e.happened_at, e.act, (SELECT count(*) FROM history_row r WHERE r.entry_id = e.id)
           FROM history_entry e ORDER BY e.id DESC LIMIT 50",
    )?;
    let acts = statement.query_map([], |row| {
        let (id, at, act, rows): (i64, String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(format!("{id} {at} {act} {rows}"))
    })?;
    Ok(acts.collect::<rusqlite::Result<_>>()?)
}
