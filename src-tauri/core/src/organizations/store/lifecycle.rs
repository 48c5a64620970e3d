//! SQL of lifecycle events, and of the state on a past day.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params, params};

use crate::error::Failure;
use crate::organizations::OrganizationStatus;
use crate::organizations::lifecycle::{NewEvent, OrganizationEvent};

/// Adds an event.
pub fn insert_event(connection: &Connection, event: &NewEvent<'_>) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO organization_event (organization_id, kind, happened_on, other_id, doc_number, old_name, new_name, note)
             VALUES (:organization_id, :kind, :happened_on, :other_id, :doc_number, :old_name, :new_name, :note)",
        )?
        .execute(named_params! {
            ":organization_id": event.organization_id, ":kind": event.kind, ":happened_on": event.happened_on,
            ":other_id": event.other_id, ":doc_number": event.doc_number, ":old_name": event.old_name,
            ":new_name": event.new_name, ":note": event.note,
        })?;
    Ok(())
}

/// Events of an organisation, and those of others that led to it; the earliest first.
pub fn events(connection: &Connection, organization_id: i64) -> Result<Vec<OrganizationEvent>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT e.id, e.organization_id, o.name, e.kind, e.happened_on, e.other_id, x.name, e.doc_number, e.old_name,
                e.new_name, e.note
           FROM organization_event e
           JOIN organization o ON o.id = e.organization_id
           LEFT JOIN organization x ON x.id = e.other_id
          WHERE e.organization_id = ?1 OR e.other_id = ?1 ORDER BY e.happened_on, e.id",
    )?;
    let events = statement.query_map([organization_id], |row| {
        Ok(OrganizationEvent {
            id: row.get(0)?,
            organization_id: row.get(1)?,
            organization_name: row.get(2)?,
            kind: row.get(3)?,
            happened_on: row.get(4)?,
            other_id: row.get(5)?,
            other_name: row.get(6)?,
            doc_number: row.get(7)?,
            old_name: row.get(8)?,
            new_name: row.get(9)?,
            note: row.get(10)?,
        })
    })?;
    Ok(events.collect::<rusqlite::Result<_>>()?)
}

/// The branches of an organisation, those that have ended as well.
pub fn branch_ids(connection: &Connection, organization_id: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM organization WHERE parent_id = ?1 AND kind = 'branch' ORDER BY id")?;
    Ok(statement.query_map([organization_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A branch goes to another organisation.
pub fn move_branch(connection: &Connection, branch_id: i64, to_id: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE organization SET parent_id = ?2, version = version + 1 WHERE id = ?1")?
        .execute([branch_id, to_id])?;
    Ok(())
}

/// The branches of an organisation that have not ended.
pub fn running_branches(connection: &Connection, organization_id: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM organization WHERE parent_id = ?1 AND kind = 'branch' AND status <> 'dissolved' ORDER BY id",
    )?;
    Ok(statement.query_map([organization_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Name and status on a day: the first renaming after it tells the old name, the last suspension or resumption
/// before it the status (`then.sql`).
pub fn name_and_status_on(
    connection: &Connection,
    id: i64,
    day: NaiveDate,
) -> Result<(String, OrganizationStatus), Failure> {
    let sql = format!(
        "SELECT {} AS name, {} AS status FROM organization o WHERE o.id = ?1",
        super::NAME_THEN,
        super::STATUS_THEN
    );
    let sql = sql.replace(":as_of", "?2");
    Ok(connection.prepare_cached(&sql)?.query_row(params![id, day], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
