//! SQL of reports, evidence and extensions.

pub(crate) mod acts;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Evidence, EvidenceFields, Extension, NoteKind, ProgressFields, ProgressReport};
use crate::error::Failure;
use crate::history::store::in_the_way::RowRef;
use crate::tasks::rules::{self, Course, Report, Schedule};

const REPORT: &str = "SELECT id, version, task_id, reported_on, progress, completed_on, percent, result_text, quantity,
  quantity_unit, note, occurrence_starts_on, note_id, (SELECT kind FROM task_note n WHERE n.id = note_id) FROM task_progress";

fn report_row(row: &Row<'_>) -> rusqlite::Result<ProgressReport> {
    Ok(ProgressReport {
        id: row.get(0)?,
        version: row.get(1)?,
        task_id: row.get(2)?,
        fields: ProgressFields {
            reported_on: row.get(3)?,
            progress: row.get(4)?,
            completed_on: row.get(5)?,
            percent: row.get(6)?,
            result_text: row.get(7)?,
            quantity: row.get(8)?,
            quantity_unit: row.get(9)?,
            note: row.get(10)?,
            occurrence_starts_on: row.get(11)?,
        },
        note_id: row.get(12)?,
        act: row.get(13)?,
    })
}

/// One report.
pub fn report(connection: &Connection, id: i64) -> Result<ProgressReport, Failure> {
    let found =
        connection.prepare_cached(&format!("{REPORT} WHERE id = ?1"))?.query_row([id], report_row).optional()?;
    found.ok_or_else(|| Failure::not_found("kết quả", id))
}

/// The reports of a task, the latest first.
pub fn reports(connection: &Connection, task_id: i64) -> Result<Vec<ProgressReport>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("{REPORT} WHERE task_id = ?1 ORDER BY reported_on DESC, id DESC"))?;
    Ok(statement.query_map([task_id], report_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a report, of an act its note's; its number.
pub fn insert_report(
    connection: &Connection,
    task_id: i64,
    fields: &ProgressFields,
    note_id: Option<i64>,
) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO task_progress (task_id, reported_on, progress, completed_on, percent, result_text, quantity, quantity_unit,
                                        note, occurrence_starts_on, note_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            task_id,
            fields.reported_on,
            fields.progress,
            fields.completed_on,
            fields.percent,
            fields.result_text,
            fields.quantity,
            fields.quantity_unit,
            fields.note,
            fields.occurrence_starts_on,
            note_id
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes a report; false when `version` is not the one that stands.
pub fn update_report(connection: &Connection, id: i64, version: i64, fields: &ProgressFields) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE task_progress SET version = version + 1, reported_on = ?3, progress = ?4, completed_on = ?5, percent = ?6,
                result_text = ?7, quantity = ?8, quantity_unit = ?9, note = ?10, occurrence_starts_on = ?11
          WHERE id = ?1 AND version = ?2",
        params![
            id,
            version,
            fields.reported_on,
            fields.progress,
            fields.completed_on,
            fields.percent,
            fields.result_text,
            fields.quantity,
            fields.quantity_unit,
            fields.note,
            fields.occurrence_starts_on
        ],
    )?;
    Ok(changed == 1)
}

/// Writes down which occurrence a report of an earlier form of the book is about: what it says stays.
pub fn name_occurrence(connection: &Connection, id: i64, starts_on: NaiveDate) -> Result<(), Failure> {
    let mut statement = connection.prepare_cached(
        "UPDATE task_progress SET occurrence_starts_on = ?2 WHERE id = ?1 AND occurrence_starts_on IS NULL",
    )?;
    statement.execute(params![id, starts_on])?;
    Ok(())
}

/// Deletes a report; false when `version` is not the one that stands.
pub fn delete_report(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM task_progress WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

const EVIDENCE: &str =
    "SELECT id, version, task_id, progress_id, doc_number, issued_on, subject, location FROM evidence";

fn evidence_row(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        id: row.get(0)?,
        version: row.get(1)?,
        task_id: row.get(2)?,
        fields: EvidenceFields {
            progress_id: row.get(3)?,
            doc_number: row.get(4)?,
            issued_on: row.get(5)?,
            subject: row.get(6)?,
            location: row.get(7)?,
        },
    })
}

/// One evidence.
pub fn evidence(connection: &Connection, id: i64) -> Result<Evidence, Failure> {
    let found =
        connection.prepare_cached(&format!("{EVIDENCE} WHERE id = ?1"))?.query_row([id], evidence_row).optional()?;
    found.ok_or_else(|| Failure::not_found("minh chứng", id))
}

/// The evidence of a task, the latest first.
pub fn evidence_of(connection: &Connection, task_id: i64) -> Result<Vec<Evidence>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("{EVIDENCE} WHERE task_id = ?1 ORDER BY issued_on DESC, id DESC"))?;
    Ok(statement.query_map([task_id], evidence_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds an evidence; its number.
pub fn insert_evidence(connection: &Connection, task_id: i64, fields: &EvidenceFields) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO evidence (task_id, progress_id, doc_number, issued_on, subject, location) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            task_id,
            fields.progress_id,
            fields.doc_number,
            fields.issued_on,
            fields.subject,
            fields.location
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes an evidence; false when `version` is not the one that stands.
pub fn update_evidence(
    connection: &Connection,
    id: i64,
    version: i64,
    fields: &EvidenceFields,
) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE evidence SET version = version + 1, progress_id = ?3, doc_number = ?4, issued_on = ?5, subject = ?6, location = ?7
          WHERE id = ?1 AND version = ?2",
        params![id, version, fields.progress_id, fields.doc_number, fields.issued_on, fields.subject, fields.location],
    )?;
    Ok(changed == 1)
}

/// Deletes an evidence; false when `version` is not the one that stands.
pub fn delete_evidence(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM evidence WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

const EXTENSION: &str = "SELECT id, task_id, decided_on, from_due_on, to_due_on, reason, doc_number, occurrence_starts_on FROM task_extension";

fn extension_row(row: &Row<'_>) -> rusqlite::Result<Extension> {
    Ok(Extension {
        id: row.get(0)?,
        task_id: row.get(1)?,
        decided_on: row.get(2)?,
        from_due_on: row.get(3)?,
        to_due_on: row.get(4)?,
        reason: row.get(5)?,
        doc_number: row.get(6)?,
        occurrence_starts_on: row.get(7)?,
    })
}

/// One extension.
pub fn extension(connection: &Connection, id: i64) -> Result<Extension, Failure> {
    let found =
        connection.prepare_cached(&format!("{EXTENSION} WHERE id = ?1"))?.query_row([id], extension_row).optional()?;
    found.ok_or_else(|| Failure::not_found("lần gia hạn", id))
}

/// The extensions of a task, the latest first.
pub fn extensions(connection: &Connection, task_id: i64) -> Result<Vec<Extension>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("{EXTENSION} WHERE task_id = ?1 ORDER BY decided_on DESC, id DESC"))?;
    Ok(statement.query_map([task_id], extension_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds an extension; its number.
pub fn insert_extension(connection: &Connection, extension: &Extension) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO task_extension (task_id, decided_on, from_due_on, to_due_on, reason, doc_number, occurrence_starts_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            extension.task_id,
            extension.decided_on,
            extension.from_due_on,
            extension.to_due_on,
            extension.reason,
            extension.doc_number,
            extension.occurrence_starts_on
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Deletes an extension.
pub fn delete_extension(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection.execute("DELETE FROM task_extension WHERE id = ?1", [id])?;
    Ok(())
}

/// Extensions that move no deadline (any more), and given deadlines of tasks that have another: table and number. Of each
/// task that has any its course is read.
pub fn extensions_of_nothing(connection: &Connection) -> Result<Vec<(&'static str, i64)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT task_id FROM task_extension UNION SELECT task_id FROM task_deadline ORDER BY task_id",
    )?;
    let tasks: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::new();
    for task_id in tasks {
        let (schedule, reports, in_order) = course(connection, task_id)?;
        let moves = rules::move_a_deadline(&schedule, Course { reports: &reports, extensions: &in_order });
        let rows = moves_of(connection, task_id)?;
        found.extend(rows.iter().zip(moves).filter(|(_, moves)| !moves).map(|(one, _)| (one.table, one.id)));
    }
    Ok(found)
}

/// The rows that the deadline of an extension, or one given, follows from: all of them of its task, the task, its plan,
/// and how the office cuts the year.
pub fn rows_behind(connection: &Connection, table: &str, id: i64) -> Result<Vec<RowRef>, Failure> {
    let mut statement = connection.prepare_cached(
        "WITH own AS (SELECT t.id, t.plan_id FROM task t WHERE t.id = CASE ?1
            WHEN 'task_deadline' THEN (SELECT task_id FROM task_deadline WHERE id = ?2)
            ELSE (SELECT task_id FROM task_extension WHERE id = ?2) END)
         SELECT 'task_extension', o.id FROM own JOIN task_extension o ON o.task_id = own.id
          UNION ALL SELECT 'task_deadline', o.id FROM own JOIN task_deadline o ON o.task_id = own.id
          UNION ALL SELECT 'task', id FROM own
          UNION ALL SELECT 'plan', plan_id FROM own
          UNION ALL SELECT 'setting', id FROM setting WHERE key = 'periods'",
    )?;
    Ok(statement
        .query_map(params![table, id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A deadline moved or given, and where it is written.
struct Move {
    table: &'static str,
    id: i64,
    moved: rules::Extension,
}

/// What gave and moved the deadlines of a task, in order.
fn moves_of(connection: &Connection, task_id: i64) -> Result<Vec<Move>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT 0 AS is_extension, id, set_on AS decided_on, NULL, due_on, NULL FROM task_deadline WHERE task_id = ?1
          UNION ALL SELECT 1, id, decided_on, from_due_on, to_due_on, occurrence_starts_on FROM task_extension WHERE task_id = ?1
          ORDER BY decided_on, is_extension, id",
    )?;
    let rows = statement.query_map([task_id], |row| {
        Ok(Move {
            table: if row.get(0)? { "task_extension" } else { "task_deadline" },
            id: row.get(1)?,
            moved: rules::Extension {
                decided_on: row.get(2)?,
                from_due_on: row.get(3)?,
                to_due_on: row.get(4)?,
                occurrence_starts_on: row.get(5)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the rules need of a task: its schedule, its reports and extensions in their order.
pub fn course(
    connection: &Connection,
    task_id: i64,
) -> Result<(Schedule, Vec<Report>, Vec<rules::Extension>), Failure> {
    let mut reports: Vec<Report> = reports(connection, task_id)?
        .into_iter()
        .map(|ProgressReport { id, fields, act, .. }| Report {
            id,
            reported_on: fields.reported_on,
            progress: fields.progress,
            completed_on: fields.completed_on,
            occurrence_starts_on: fields.occurrence_starts_on,
            has_result: fields.has_result(),
            is_for_good: act == Some(NoteKind::Abandon),
        })
        .collect();
    reports.reverse();
    let extensions = moves_of(connection, task_id)?.into_iter().map(|one| one.moved).collect();
    Ok((schedule(connection, task_id)?, reports, extensions))
}

fn schedule(connection: &Connection, task_id: i64) -> Result<Schedule, Failure> {
    let regime = crate::settings::store::load(connection)?.periods.regime;
    let found = connection
        .prepare_cached(
            "SELECT t.schedule_kind, t.starts_on, t.due_on, p.starts_on, p.ends_on
               FROM task t JOIN plan p ON p.id = t.plan_id WHERE t.id = ?1",
        )?
        .query_row([task_id], |row| {
            Ok(Schedule {
                kind: row.get(0)?,
                starts_on: row.get(1)?,
                due_on: row.get(2)?,
                plan_starts_on: row.get(3)?,
                plan_ends_on: row.get(4)?,
                regime,
            })
        })
        .optional()?;
    found.ok_or_else(|| Failure::not_found("nhiệm vụ", task_id))
}
