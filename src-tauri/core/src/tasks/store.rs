//! SQL of tasks and their coordinating agencies.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{CoordinatingAgency, Task, TaskFields};
use crate::error::Failure;
use crate::history::api::HistoryEntry;
use crate::text::fold_all;

/// One task.
pub fn get(connection: &Connection, id: i64) -> Result<Task, Failure> {
    let found = connection.prepare_cached(include_str!("get.sql"))?.query_row([id], task).optional()?;
    let mut task = found.ok_or_else(|| Failure::not_found("nhiệm vụ", id))?;
    task.fields.coordinating = coordinating(connection, id)?;
    Ok(task)
}

fn task(row: &Row<'_>) -> rusqlite::Result<Task> {
    Ok(Task {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        position: row.get("position")?,
        fields: TaskFields {
            plan_id: row.get("plan_id")?,
            group_id: row.get("group_id")?,
            code: row.get("code")?,
            content: row.get("content")?,
            lead_agency_id: row.get("lead_agency_id")?,
            lead_as_written: row.get("lead_as_written")?,
            coordinating: Vec::new(),
            schedule_text: row.get("schedule_text")?,
            schedule_kind: row.get("schedule_kind")?,
            starts_on: row.get("starts_on")?,
            due_on: row.get("due_on")?,
            deliverable: row.get("deliverable")?,
            priority: row.get("priority")?,
            note: row.get("note")?,
        },
        lead_name: row.get("lead_name")?,
        plan_number: row.get("plan_number")?,
        group_code: row.get("group_code")?,
        group_name: row.get("group_name")?,
    })
}

fn coordinating(connection: &Connection, task_id: i64) -> Result<Vec<CoordinatingAgency>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT c.agency_id, c.as_written, a.name FROM task_coordinating_agency c JOIN agency a ON a.id = c.agency_id
          WHERE c.task_id = ?1 ORDER BY c.id",
    )?;
    let agencies = statement.query_map([task_id], |row| {
        Ok(CoordinatingAgency { agency_id: row.get(0)?, as_written: row.get(1)?, name: row.get(2)? })
    })?;
    Ok(agencies.collect::<rusqlite::Result<_>>()?)
}

/// A task as sentences name it: nhiệm vụ II.2.b “Tổ chức …”.
pub fn title(connection: &Connection, id: i64) -> Result<String, Failure> {
    let found = connection
        .prepare_cached("SELECT code, content FROM task WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let (code, content) = found.ok_or_else(|| Failure::not_found("nhiệm vụ", id))?;
    Ok(super::api::title(&code, &content))
}

/// The other task of the plan with that code: its content.
pub fn twin(connection: &Connection, plan_id: i64, code: &str, own_id: Option<i64>) -> Result<Option<String>, Failure> {
    let content = connection
        .prepare_cached("SELECT content FROM task WHERE plan_id = ?1 AND upper(code) = upper(?2) AND id IS NOT ?3")?
        .query_row(params![plan_id, code, own_id], |row| row.get(0))
        .optional()?;
    Ok(content)
}

/// Adds a task at the end of its plan; its number.
pub fn insert(connection: &Connection, uid: &str, fields: &TaskFields) -> Result<i64, Failure> {
    write(connection, include_str!("insert.sql"), fields, named_params! { ":uid": uid })?;
    let id = connection.last_insert_rowid();
    put_coordinating(connection, id, &fields.coordinating)?;
    Ok(id)
}

/// Changes a task; false when `version` is not the one that stands.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &TaskFields) -> Result<bool, Failure> {
    let keys = named_params! { ":id": id, ":version": version };
    let changed = write(connection, include_str!("update.sql"), fields, keys)?;
    if changed == 1 {
        put_coordinating(connection, id, &fields.coordinating)?;
    }
    Ok(changed == 1)
}

fn write(
    connection: &Connection,
    sql: &str,
    fields: &TaskFields,
    keys: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<usize, Failure> {
    let search = fold_all([
        Some(fields.code.as_str()),
        Some(&fields.content),
        fields.lead_as_written.as_deref(),
        fields.schedule_text.as_deref(),
        fields.deliverable.as_deref(),
    ]);
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = named_params! {
        ":plan_id": fields.plan_id, ":group_id": fields.group_id, ":code": fields.code, ":content": fields.content,
        ":lead_agency_id": fields.lead_agency_id, ":lead_as_written": fields.lead_as_written,
        ":schedule_text": fields.schedule_text, ":schedule_kind": fields.schedule_kind,
        ":starts_on": fields.starts_on, ":due_on": fields.due_on, ":deliverable": fields.deliverable,
        ":priority": fields.priority, ":note": fields.note, ":search_fold": search,
    }
    .to_vec();
    values.extend(keys);
    Ok(connection.prepare_cached(sql)?.execute(values.as_slice())?)
}

/// Agency by agency, so that the history shows only what changed.
fn put_coordinating(connection: &Connection, task_id: i64, wanted: &[CoordinatingAgency]) -> Result<(), Failure> {
    for old in coordinating(connection, task_id)? {
        if !wanted.iter().any(|agency| agency.agency_id == old.agency_id) {
            connection.execute(
                "DELETE FROM task_coordinating_agency WHERE task_id = ?1 AND agency_id = ?2",
                [task_id, old.agency_id],
            )?;
        }
    }
    for agency in wanted {
        connection
            .prepare_cached(
                "INSERT INTO task_coordinating_agency (task_id, agency_id, as_written) VALUES (?1, ?2, ?3)
                 ON CONFLICT (task_id, agency_id) DO UPDATE SET as_written = excluded.as_written, version = version + 1
                 WHERE as_written IS NOT excluded.as_written",
            )?
            .execute(params![task_id, agency.agency_id, agency.as_written])?;
    }
    Ok(())
}

/// Gives the task to a lead agency, as an assignment says; its name as the paper writes it.
pub fn give_to(
    connection: &Connection,
    id: i64,
    lead_agency_id: Option<i64>,
    lead_as_written: Option<&str>,
) -> Result<(), Failure> {
    let task = get(connection, id)?;
    let fields = TaskFields { lead_agency_id, lead_as_written: lead_as_written.map(str::to_owned), ..task.fields };
    write(connection, include_str!("update.sql"), &fields, named_params! { ":id": id, ":version": task.version })?;
    Ok(())
}

/// Puts an agency among the coordinating ones, or takes it out.
pub fn coordinate(
    connection: &Connection,
    task_id: i64,
    agency_id: i64,
    as_written: Option<&str>,
    coordinates: bool,
) -> Result<(), Failure> {
    let mut wanted = coordinating(connection, task_id)?;
    wanted.retain(|agency| agency.agency_id != agency_id);
    if coordinates {
        let as_written = as_written.map(str::to_owned);
        wanted.push(CoordinatingAgency { agency_id, as_written, name: String::new() });
    }
    put_coordinating(connection, task_id, &wanted)
}

/// Whether the group is one of the plan's.
pub fn is_group_of(connection: &Connection, group_id: i64, plan_id: i64) -> Result<bool, Failure> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM task_group WHERE id = ?1 AND plan_id = ?2")?;
    Ok(statement.exists([group_id, plan_id])?)
}

/// Whether anything was reported of the task.
pub fn has_results(connection: &Connection, id: i64) -> Result<bool, Failure> {
    let found = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM task_progress WHERE task_id = ?1) OR EXISTS (SELECT 1 FROM evidence WHERE task_id = ?1)
             OR EXISTS (SELECT 1 FROM task_extension WHERE task_id = ?1) OR EXISTS (SELECT 1 FROM obstacle WHERE task_id = ?1)
             OR EXISTS (SELECT 1 FROM task_note WHERE task_id = ?1) OR EXISTS (SELECT 1 FROM task_assignment WHERE task_id = ?1)
             OR EXISTS (SELECT 1 FROM task_deadline WHERE task_id = ?1) OR EXISTS (SELECT 1 FROM attachment WHERE task_id = ?1)",
        [id],
        |row| row.get(0),
    )?;
    Ok(found)
}

/// Deletes a task; false when `version` is not the one that stands.
pub fn delete(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM task WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

/// The tasks of a plan in their order.
pub fn order(connection: &Connection, plan_id: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached("SELECT id FROM task WHERE plan_id = ?1 ORDER BY position, id")?;
    Ok(statement.query_map([plan_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Puts a task at a place. Not an edit of the task: its version stays, whoever has it open goes on.
pub fn place(connection: &Connection, id: i64, position: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE task SET position = ?2 WHERE id = ?1 AND position <> ?2")?
        .execute([id, position])?;
    Ok(())
}

/// First and last day of a plan.
pub fn plan_days(
    connection: &Connection,
    plan_id: i64,
) -> Result<(Option<chrono::NaiveDate>, Option<chrono::NaiveDate>), Failure> {
    let found = connection
        .prepare_cached("SELECT starts_on, ends_on FROM plan WHERE id = ?1")?
        .query_row([plan_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.ok_or_else(|| Failure::not_found("kế hoạch", plan_id))
}

/// The acts that touched a task or what hangs on it, the latest first.
pub fn history(connection: &Connection, id: i64) -> Result<Vec<HistoryEntry>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("history.sql"))?;
    let entries: Vec<i64> = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    entries.into_iter().map(|entry| crate::history::store::get(connection, entry)).collect()
}
