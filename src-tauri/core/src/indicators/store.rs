//! SQL of the activity figures.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Indicator, IndicatorOrganization, IndicatorValue};
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
        group_name: row.get("group_name")?,
    })
}

/// All indicators in the order of the annex: group by group, each group where its first one stands.
pub fn list(connection: &Connection) -> Result<Vec<Indicator>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM indicator ORDER BY min(position) OVER (PARTITION BY group_name), coalesce(group_name, ''), position, id",
    )?;
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
        "INSERT INTO indicator (position, code, name, unit, aggregation, is_active, group_name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![of.position, of.code, of.name, of.unit, of.aggregation, of.is_active, of.group_name],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes it when its version is still the one read; false when it is not.
pub fn update(connection: &Connection, of: &Indicator) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE indicator SET version = version + 1, position = ?3, code = ?4, name = ?5, unit = ?6, aggregation = ?7,
                is_active = ?8, group_name = ?9 WHERE id = ?1 AND version = ?2",
        params![of.id, of.version, of.position, of.code, of.name, of.unit, of.aggregation, of.is_active, of.group_name],
    )?;
    Ok(changed == 1)
}

/// Puts an indicator in its place.
pub fn put_position(connection: &Connection, id: i64, position: i64) -> Result<(), Failure> {
    let sql = "UPDATE indicator SET version = version + 1, position = ?2 WHERE id = ?1 AND position <> ?2";
    connection.prepare_cached(sql)?.execute([id, position])?;
    Ok(())
}

/// Gives a group another name; how many indicators stand in it.
pub fn rename_group(connection: &Connection, from: Option<&str>, to: Option<&str>) -> Result<usize, Failure> {
    let sql = "UPDATE indicator SET version = version + 1, group_name = ?2 WHERE group_name IS ?1";
    Ok(connection.execute(sql, params![from, to])?)
}

fn value(row: &Row<'_>) -> rusqlite::Result<IndicatorValue> {
    Ok(IndicatorValue {
        indicator_id: row.get("indicator_id")?,
        organization_id: row.get("organization_id")?,
        value: row.get("value")?,
        is_estimate: row.get("is_estimate")?,
        note: row.get("note")?,
        version: row.get("version")?,
    })
}

/// The values of a period: the union's own first, then the organisations' in Vietnamese order.
pub fn values(connection: &Connection, period_id: i64) -> Result<Vec<IndicatorValue>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT v.* FROM indicator_value v LEFT JOIN organization o ON o.id = v.organization_id
          WHERE v.period_id = ?1 ORDER BY v.indicator_id, o.sort_key, o.id",
    )?;
    Ok(statement.query_map([period_id], value)?.collect::<rusqlite::Result<_>>()?)
}

/// One value.
pub fn value_of(
    connection: &Connection,
    indicator_id: i64,
    period_id: i64,
    organization_id: Option<i64>,
) -> Result<Option<IndicatorValue>, Failure> {
    let sql = "SELECT * FROM indicator_value WHERE indicator_id = ?1 AND period_id = ?2 AND coalesce(organization_id, 0) = coalesce(?3, 0)";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row(params![indicator_id, period_id, organization_id], value).optional()?)
}

/// By indicator and period: what was entered, all organisations and the union added up, and whether any of it is an
/// estimate.
pub type Totals = HashMap<(i64, i64), (f64, bool)>;

/// The totals of all periods.
pub fn totals(connection: &Connection) -> Result<Totals, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT indicator_id, period_id, sum(value), max(is_estimate) FROM indicator_value GROUP BY indicator_id, period_id",
    )?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a value, or removes it.
pub fn put_value(connection: &Connection, period_id: i64, of: &IndicatorValue) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO indicator_value (indicator_id, period_id, organization_id, value, is_estimate, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (indicator_id, period_id, coalesce(organization_id, 0)) DO UPDATE SET
               value = excluded.value, is_estimate = excluded.is_estimate, note = excluded.note, version = version + 1
             WHERE value <> excluded.value OR is_estimate <> excluded.is_estimate OR note IS NOT excluded.note",
        )?
        .execute(params![of.indicator_id, period_id, of.organization_id, of.value, of.is_estimate, of.note])?;
    Ok(())
}

/// Removes a value.
pub fn delete_value(
    connection: &Connection,
    indicator_id: i64,
    period_id: i64,
    organization_id: Option<i64>,
) -> Result<(), Failure> {
    let sql = "DELETE FROM indicator_value WHERE indicator_id = ?1 AND period_id = ?2 AND coalesce(organization_id, 0) = coalesce(?3, 0)";
    connection.prepare_cached(sql)?.execute(params![indicator_id, period_id, organization_id])?;
    Ok(())
}

/// The organisations of a period (all that exist at its cut-off, but branches) and others that have values in it.
pub fn organizations(connection: &Connection, period_id: i64) -> Result<Vec<IndicatorOrganization>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT o.id, o.code, o.name FROM organization o, period p
          WHERE p.id = ?1 AND (
                o.kind <> 'branch' AND coalesce(o.joined_on, '') <= p.cutoff_on
                AND (o.ended_on > p.cutoff_on OR o.ended_on IS NULL AND o.status <> 'dissolved')
             OR EXISTS (SELECT 1 FROM indicator_value v WHERE v.period_id = p.id AND v.organization_id = o.id))
          ORDER BY o.sort_key, o.id",
    )?;
    let rows = statement.query_map([period_id], |row| {
        Ok(IndicatorOrganization { organization_id: row.get(0)?, code: row.get(1)?, name: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
