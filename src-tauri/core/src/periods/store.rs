//! SQL of periods.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{Period, PeriodError, PeriodRow, PeriodStatus};
use crate::error::Failure;
use crate::files::shown;

fn period(row: &Row<'_>) -> rusqlite::Result<Period> {
    Ok(Period {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        code: row.get("code")?,
        regime: row.get("regime")?,
        kind: row.get("kind")?,
        label: row.get("label")?,
        starts_on: row.get("starts_on")?,
        cutoff_on: row.get("cutoff_on")?,
        due_on: row.get("due_on")?,
        status: row.get("status")?,
        note: row.get("note")?,
    })
}

/// All periods, the latest cut-off first.
pub fn all(connection: &Connection) -> Result<Vec<Period>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM period ORDER BY cutoff_on DESC, starts_on DESC, id")?;
    Ok(statement.query_map([], period)?.collect::<rusqlite::Result<_>>()?)
}

/// The list of periods, the latest cut-off first.
pub fn list(connection: &Connection) -> Result<Vec<PeriodRow>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("list.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(PeriodRow {
            period: period(row)?,
            closing_count: row.get("closing_count")?,
            closed_at: row.get("closed_at")?,
            closed_by: row.get("closed_by")?,
            closing_reason: row.get("closing_reason")?,
            reopened_at: row.get("reopened_at")?,
            reopened_by: row.get("reopened_by")?,
            reopen_reason: row.get("reopen_reason")?,
            submission_count: row.get("submission_count")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One period.
pub fn get(connection: &Connection, id: i64) -> Result<Period, Failure> {
    let found = connection.query_row("SELECT * FROM period WHERE id = ?1", [id], period).optional()?;
    found.ok_or_else(|| Failure::not_found("kỳ báo cáo", id))
}

/// The period with a code, upper and lower case alike.
pub fn by_code(connection: &Connection, code: &str) -> Result<Period, Failure> {
    let found = connection.query_row("SELECT * FROM period WHERE upper(code) = upper(?1)", [code.trim()], period);
    found.optional()?.ok_or_else(|| PeriodError::UnknownCode { code: shown(code) }.into())
}

/// Whether a period has this code, upper and lower case alike.
pub fn has_code(connection: &Connection, code: &str) -> Result<bool, Failure> {
    let count: i64 =
        connection
            .query_row("SELECT count(*) FROM period WHERE upper(code) = upper(?1)", [code.trim()], |row| row.get(0))?;
    Ok(count > 0)
}

/// Adds a period; its number.
pub fn insert(connection: &Connection, of: &Period) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO period (uid, code, regime, kind, label, starts_on, cutoff_on, due_on, note)
         VALUES (:uid, :code, :regime, :kind, :label, :starts_on, :cutoff_on, :due_on, :note)",
        named_params! {
            ":uid": of.uid, ":code": of.code, ":regime": of.regime, ":kind": of.kind, ":label": of.label,
            ":starts_on": of.starts_on, ":cutoff_on": of.cutoff_on, ":due_on": of.due_on, ":note": of.note,
        },
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes it when its version is still the one read; false when it is not.
pub fn update(connection: &Connection, of: &Period) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE period SET version = version + 1, label = :label, starts_on = :starts_on, cutoff_on = :cutoff_on,
                due_on = :due_on, note = :note WHERE id = :id AND version = :version",
        named_params! {
            ":label": of.label, ":starts_on": of.starts_on, ":cutoff_on": of.cutoff_on, ":due_on": of.due_on,
            ":note": of.note, ":id": of.id, ":version": of.version,
        },
    )?;
    Ok(changed == 1)
}

/// Closes it or opens it again.
pub fn set_status(connection: &Connection, id: i64, status: PeriodStatus) -> Result<(), Failure> {
    connection.execute("UPDATE period SET status = ?2, version = version + 1 WHERE id = ?1", params![id, status])?;
    Ok(())
}
