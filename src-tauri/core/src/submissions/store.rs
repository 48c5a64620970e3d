//! SQL of the register.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{Completeness, SubmissionRow};
use crate::error::Failure;

/// Every organisation that owes figures for the period (all that exist at its cut-off, but branches), in
/// Vietnamese order, with what it sent.
pub fn list(connection: &Connection, period_id: i64) -> Result<Vec<SubmissionRow>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("list.sql"))?;
    let rows = statement.query_map([period_id], |row| {
        Ok(SubmissionRow {
            organization_id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            kind: row.get(3)?,
            submitted_on: row.get(4)?,
            completeness: row.get(5)?,
            note: row.get(6)?,
            roster_id: row.get(7)?,
            roster_sent_on: row.get(8)?,
            roster_due_on: row.get(9)?,
            takes_roster: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes or replaces what an organisation sent.
pub fn put(
    connection: &Connection,
    organization_id: i64,
    period_id: i64,
    submitted_on: NaiveDate,
    completeness: Completeness,
    note: Option<&str>,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO submission (organization_id, period_id, submitted_on, completeness, note) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (organization_id, period_id) DO UPDATE SET
           submitted_on = excluded.submitted_on, completeness = excluded.completeness, note = excluded.note, version = version + 1",
        params![organization_id, period_id, submitted_on, completeness, note],
    )?;
    Ok(())
}

/// Takes it out of the register.
pub fn delete(connection: &Connection, organization_id: i64, period_id: i64) -> Result<(), Failure> {
    connection.execute(
        "DELETE FROM submission WHERE organization_id = ?1 AND period_id = ?2",
        [organization_id, period_id],
    )?;
    Ok(())
}
