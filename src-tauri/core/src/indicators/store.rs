//! SQL of the activity figures.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Indicator, IndicatorFigures};
use crate::error::Failure;

fn indicator(row: &Row<'_>) -> rusqlite::Result<Indicator> {
    Ok(Indicator {
        id: row.get("id")?,
        version: row.get("version")?,
        position: row.get("position")?,
        code: row.get("code")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        aggregation: row.get("aggregation")?,
        is_active: row.get("is_active")?,
    })
}

/// All indicators in the order of the annex.
pub fn list(connection: &Connection) -> Result<Vec<Indicator>, Failure> {
    let mut statement = connection.prepare_cached("SELECT * FROM indicator ORDER BY position, id")?;
    Ok(statement.query_map([], indicator)?.collect::<rusqlite::Result<_>>()?)
}

/// One indicator.
pub fn get(connection: &Connection, id: i64) -> Result<Indicator, Failure> {
    let found = connection.query_row("SELECT * FROM indicator WHERE id = ?1", [id], indicator).optional()?;
    found.ok_or_else(|| Failure::not_found("chỉ tiêu", id))
}

/// The indicator with a code.
pub fn by_code(connection: &Connection, code: &str) -> Result<Option<Indicator>, Failure> {
    Ok(connection.query_row("SELECT * FROM indicator WHERE code = ?1", [code], indicator).optional()?)
}

/// Adds an indicator; its number.
pub fn insert(connection: &Connection, of: &Indicator) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO indicator (position, code, name, unit, aggregation, is_active) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![of.position, of.code, of.name, of.unit, of.aggregation, of.is_active],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes it when its version is still the one read; false when it is not.
pub fn update(connection: &Connection, of: &Indicator) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE indicator SET version = version + 1, position = ?3, code = ?4, name = ?5, unit = ?6, aggregation = ?7,
                is_active = ?8 WHERE id = ?1 AND version = ?2",
        params![of.id, of.version, of.position, of.code, of.name, of.unit, of.aggregation, of.is_active],
    )?;
    Ok(changed == 1)
}

/// Writes the value of a period, or removes it.
pub fn put_value(
    connection: &Connection,
    indicator_id: i64,
    period_id: i64,
    value: Option<f64>,
    is_estimate: bool,
    note: Option<&str>,
) -> Result<(), Failure> {
    let Some(value) = value else {
        connection.execute(
            "DELETE FROM indicator_value WHERE indicator_id = ?1 AND period_id = ?2",
            [indicator_id, period_id],
        )?;
        return Ok(());
    };
    connection.execute(
        "INSERT INTO indicator_value (indicator_id, period_id, value, is_estimate, note) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (indicator_id, period_id) DO UPDATE SET
           value = excluded.value, is_estimate = excluded.is_estimate, note = excluded.note, version = version + 1
         WHERE value <> excluded.value OR is_estimate <> excluded.is_estimate OR note IS NOT excluded.note",
        params![indicator_id, period_id, value, is_estimate, note],
    )?;
    Ok(())
}

/// Every active indicator with its figures in a period.
pub fn figures(connection: &Connection, period_id: i64) -> Result<Vec<IndicatorFigures>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("figures.sql"))?;
    let rows = statement.query_map([period_id], |row| {
        Ok(IndicatorFigures {
            indicator: indicator(row)?,
            value: row.get("value")?,
            is_estimate: row.get::<_, Option<bool>>("is_estimate")?.unwrap_or_default(),
            cumulative: row.get("cumulative")?,
            same_period_last_year: row.get("same_period_last_year")?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
