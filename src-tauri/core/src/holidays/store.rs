//! SQL of holidays.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{Holiday, HolidayKind};
use crate::error::Failure;

/// The days of the table from `from_on` to `to_on`, in order.
pub fn between(connection: &Connection, from_on: NaiveDate, to_on: NaiveDate) -> Result<Vec<Holiday>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, day_on, kind, name FROM holiday WHERE day_on BETWEEN ?1 AND ?2 ORDER BY day_on",
    )?;
    let rows = statement.query_map([from_on, to_on], |row| {
        Ok(Holiday { id: row.get(0)?, version: row.get(1)?, day_on: row.get(2)?, kind: row.get(3)?, name: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The years that have days in the table.
pub fn years(connection: &Connection) -> Result<Vec<i32>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT CAST(substr(day_on, 1, 4) AS INTEGER) AS year FROM holiday ORDER BY year")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a day.
pub fn insert(connection: &Connection, day_on: NaiveDate, kind: HolidayKind, name: &str) -> Result<(), Failure> {
    connection.execute("INSERT INTO holiday (day_on, kind, name) VALUES (?1, ?2, ?3)", params![day_on, kind, name])?;
    Ok(())
}

/// Changes what a day is.
pub fn update(connection: &Connection, id: i64, kind: HolidayKind, name: &str) -> Result<(), Failure> {
    connection.execute(
        "UPDATE holiday SET version = version + 1, kind = ?2, name = ?3 WHERE id = ?1 AND (kind <> ?2 OR name <> ?3)",
        params![id, kind, name],
    )?;
    Ok(())
}

/// Takes a day out.
pub fn delete(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection.execute("DELETE FROM holiday WHERE id = ?1", [id])?;
    Ok(())
}
