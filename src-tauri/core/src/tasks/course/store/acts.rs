//! SQL of what happens to a task beside reports and extensions: notes, assignments, given deadlines.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Failure;
use crate::tasks::course::{Assignment, Deadline, NoteFields, NoteKind, TaskNote};

const NOTE: &str =
    "SELECT id, version, task_id, kind, noted_on, content, doc_number, issued_by, until_on FROM task_note";

fn note_row(row: &Row<'_>) -> rusqlite::Result<TaskNote> {
    Ok(TaskNote {
        id: row.get(0)?,
        version: row.get(1)?,
        task_id: row.get(2)?,
        kind: row.get(3)?,
        noted_on: row.get(4)?,
        fields: NoteFields {
            content: row.get(5)?,
            doc_number: row.get(6)?,
            issued_by: row.get(7)?,
            until_on: row.get(8)?,
        },
    })
}

/// One note.
pub fn note(connection: &Connection, id: i64) -> Result<TaskNote, Failure> {
    let found = connection.prepare_cached(&format!("{NOTE} WHERE id = ?1"))?.query_row([id], note_row).optional()?;
    found.ok_or_else(|| Failure::not_found("việc đã ghi", id))
}

/// The notes of a task, the latest first.
pub fn notes(connection: &Connection, task_id: i64) -> Result<Vec<TaskNote>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("{NOTE} WHERE task_id = ?1 ORDER BY noted_on DESC, id DESC"))?;
    Ok(statement.query_map([task_id], note_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a note; its number.
pub fn insert_note(
    connection: &Connection,
    task_id: i64,
    kind: NoteKind,
    noted_on: NaiveDate,
    fields: &NoteFields,
) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO task_note (task_id, kind, noted_on, content, doc_number, issued_by, until_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            task_id,
            kind,
            noted_on,
            fields.content,
            fields.doc_number,
            fields.issued_by,
            fields.until_on
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes the words of a note, and of the reports that it wrote; false when `version` is not the one that stands.
pub fn update_note(connection: &Connection, id: i64, version: i64, fields: &NoteFields) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE task_note SET version = version + 1, content = ?3, doc_number = ?4, issued_by = ?5, until_on = ?6
          WHERE id = ?1 AND version = ?2",
        params![id, version, fields.content, fields.doc_number, fields.issued_by, fields.until_on],
    )?;
    connection.execute(
        "UPDATE task_progress SET version = version + 1, note = ?2 WHERE note_id = ?1 AND note IS NOT ?2 AND ?3",
        params![id, fields.content, changed == 1],
    )?;
    Ok(changed == 1)
}

/// Deletes a note with the reports that it wrote; false when `version` is not the one that stands.
pub fn delete_note(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM task_note WHERE id = ?1 AND version = ?2")?;
    if !statement.exists([id, version])? {
        return Ok(false);
    }
    connection.execute("DELETE FROM task_progress WHERE note_id = ?1", [id])?;
    Ok(connection.execute("DELETE FROM task_note WHERE id = ?1", [id])? == 1)
}

const ASSIGNMENT: &str = "SELECT x.id, x.version, x.task_id, x.assigned_on, x.from_agency_id, f.name, x.from_as_written,
  x.to_agency_id, a.name, x.to_as_written, x.to_coordinated, x.to_coordinated_as, x.from_coordinates, x.reason, x.doc_number
  FROM task_assignment x JOIN agency a ON a.id = x.to_agency_id LEFT JOIN agency f ON f.id = x.from_agency_id";

fn assignment_row(row: &Row<'_>) -> rusqlite::Result<Assignment> {
    Ok(Assignment {
        id: row.get(0)?,
        version: row.get(1)?,
        task_id: row.get(2)?,
        assigned_on: row.get(3)?,
        from_agency_id: row.get(4)?,
        from_name: row.get(5)?,
        from_as_written: row.get(6)?,
        to_agency_id: row.get(7)?,
        to_name: row.get(8)?,
        to_as_written: row.get(9)?,
        to_coordinated: row.get(10)?,
        to_coordinated_as: row.get(11)?,
        from_coordinates: row.get(12)?,
        reason: row.get(13)?,
        doc_number: row.get(14)?,
    })
}

/// One assignment.
pub fn assignment(connection: &Connection, id: i64) -> Result<Assignment, Failure> {
    let found = connection
        .prepare_cached(&format!("{ASSIGNMENT} WHERE x.id = ?1"))?
        .query_row([id], assignment_row)
        .optional()?;
    found.ok_or_else(|| Failure::not_found("lần giao lại", id))
}

/// The assignments of a task, the latest first.
pub fn assignments(connection: &Connection, task_id: i64) -> Result<Vec<Assignment>, Failure> {
    let mut statement = connection
        .prepare_cached(&format!("{ASSIGNMENT} WHERE x.task_id = ?1 ORDER BY x.assigned_on DESC, x.id DESC"))?;
    Ok(statement.query_map([task_id], assignment_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds an assignment; its number. Its names are not read.
pub fn insert_assignment(connection: &Connection, one: &Assignment) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO task_assignment (task_id, assigned_on, from_agency_id, from_as_written, to_agency_id, to_as_written,
                                          to_coordinated, to_coordinated_as, from_coordinates, reason, doc_number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            one.task_id,
            one.assigned_on,
            one.from_agency_id,
            one.from_as_written,
            one.to_agency_id,
            one.to_as_written,
            one.to_coordinated,
            one.to_coordinated_as,
            one.from_coordinates,
            one.reason,
            one.doc_number
        ])?;
    Ok(connection.last_insert_rowid())
}

/// The lead agency of a task was corrected: the last assignment gave it to that one.
pub fn correct_assignment(
    connection: &Connection,
    id: i64,
    to_agency_id: i64,
    to_as_written: Option<&str>,
) -> Result<(), Failure> {
    connection.execute(
        "UPDATE task_assignment SET version = version + 1, to_agency_id = ?2, to_as_written = ?3
          WHERE id = ?1 AND (to_agency_id, to_as_written) IS NOT (?2, ?3)",
        params![id, to_agency_id, to_as_written],
    )?;
    Ok(())
}

/// Deletes an assignment; false when `version` is not the one that stands.
pub fn delete_assignment(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM task_assignment WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

const DEADLINE: &str = "SELECT id, version, task_id, set_on, due_on, reason, doc_number FROM task_deadline";

fn deadline_row(row: &Row<'_>) -> rusqlite::Result<Deadline> {
    Ok(Deadline {
        id: row.get(0)?,
        version: row.get(1)?,
        task_id: row.get(2)?,
        set_on: row.get(3)?,
        due_on: row.get(4)?,
        reason: row.get(5)?,
        doc_number: row.get(6)?,
    })
}

/// One given deadline.
pub fn deadline(connection: &Connection, id: i64) -> Result<Deadline, Failure> {
    let found =
        connection.prepare_cached(&format!("{DEADLINE} WHERE id = ?1"))?.query_row([id], deadline_row).optional()?;
    found.ok_or_else(|| Failure::not_found("lần giao thời hạn", id))
}

/// The deadline that a task was given.
pub fn deadline_of(connection: &Connection, task_id: i64) -> Result<Option<Deadline>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{DEADLINE} WHERE task_id = ?1"))?;
    Ok(statement.query_row([task_id], deadline_row).optional()?)
}

/// Adds a given deadline; its number.
pub fn insert_deadline(connection: &Connection, one: &Deadline) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO task_deadline (task_id, set_on, due_on, reason, doc_number) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![one.task_id, one.set_on, one.due_on, one.reason, one.doc_number])?;
    Ok(connection.last_insert_rowid())
}

/// Deletes a given deadline; false when `version` is not the one that stands.
pub fn delete_deadline(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM task_deadline WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}
