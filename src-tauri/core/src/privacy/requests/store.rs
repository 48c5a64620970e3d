//! SQL of requests.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{DataRequest, DataRequestFields};
use crate::error::Failure;

const SELECT: &str = "SELECT r.id, r.version, p.full_name, r.person_id, r.kind, r.received_on, r.due_on, r.done_on,
        r.doc_number, r.note FROM data_request r JOIN person p ON p.id = r.person_id";

fn request(row: &Row<'_>) -> rusqlite::Result<DataRequest> {
    Ok(DataRequest {
        id: row.get(0)?,
        version: row.get(1)?,
        person_name: row.get(2)?,
        fields: DataRequestFields {
            person_id: row.get(3)?,
            kind: row.get(4)?,
            received_on: row.get(5)?,
            due_on: row.get(6)?,
            done_on: row.get(7)?,
            doc_number: row.get(8)?,
            note: row.get(9)?,
        },
    })
}

/// What is not done first.
pub fn list(connection: &Connection, person_id: Option<i64>, open: bool) -> Result<Vec<DataRequest>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "{SELECT} WHERE (?1 IS NULL OR r.person_id = ?1) AND (NOT ?2 OR r.done_on IS NULL)
          ORDER BY r.done_on IS NOT NULL, coalesce(r.due_on, '9999'), r.received_on DESC, r.id DESC LIMIT 1000"
    ))?;
    Ok(statement.query_map(params![person_id, open], request)?.collect::<rusqlite::Result<_>>()?)
}

/// One.
pub fn get(connection: &Connection, id: i64) -> Result<DataRequest, Failure> {
    let found = connection.prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?.query_row([id], request).optional()?;
    found.ok_or_else(|| Failure::not_found("yêu cầu", id))
}

/// Adds one; its number.
pub fn insert(connection: &Connection, fields: &DataRequestFields) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO data_request (person_id, kind, received_on, due_on, done_on, doc_number, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            fields.person_id,
            fields.kind,
            fields.received_on,
            fields.due_on,
            fields.done_on,
            fields.doc_number,
            fields.note
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes one whose version is still `version`; false when it is not. Whose it is never changes.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &DataRequestFields) -> Result<bool, Failure> {
    let changed = connection
        .prepare_cached(
            "UPDATE data_request SET kind = ?3, received_on = ?4, due_on = ?5, done_on = ?6, doc_number = ?7, note = ?8,
                    version = version + 1 WHERE id = ?1 AND version = ?2",
        )?
        .execute(params![
            id,
            version,
            fields.kind,
            fields.received_on,
            fields.due_on,
            fields.done_on,
            fields.doc_number,
            fields.note
        ])?;
    Ok(changed == 1)
}

/// Takes one out.
pub fn delete(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection.prepare_cached("DELETE FROM data_request WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The day on which a person withdrew the consent, the latest when it was more than once.
pub fn withdrawn_on(connection: &Connection, person_id: i64) -> Result<Option<chrono::NaiveDate>, Failure> {
    let sql = "SELECT max(received_on) FROM data_request WHERE person_id = ?1 AND kind = 'withdrawal'";
    Ok(connection.prepare_cached(sql)?.query_row([person_id], |row| row.get(0))?)
}
