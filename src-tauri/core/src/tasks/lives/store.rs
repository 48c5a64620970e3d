//! SQL of what the history knows of tasks. Days are Vietnam's, seven hours ahead of the stored instants.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{LifeLine, TaskImage};
use crate::error::Failure;

/// A plan as images need it.
pub(crate) struct PlanDays {
    /// Số, ký hiệu.
    pub doc_number: String,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// When it was entered, as far as the history knows.
    pub entered_on: Option<NaiveDate>,
}

/// The lines that made tasks or took them away, in their order.
pub(crate) fn life_lines(connection: &Connection) -> Result<Vec<LifeLine>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT h.row_id, h.entry_id, date(e.happened_at, '+7 hours'), h.before
           FROM history_row h JOIN history_entry e ON e.id = h.entry_id
          WHERE h.table_name = 'task' AND h.op <> 'update' ORDER BY h.id",
    )?;
    let lines = statement.query_map([], |row| {
        let before: Option<String> = row.get(3)?;
        Ok(LifeLine {
            row_id: row.get(0)?,
            entry_id: row.get(1)?,
            day: row.get(2)?,
            image: before.and_then(|text| serde_json::from_str(&text).ok()),
        })
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Number and uid of the tasks that are there.
pub(crate) fn present(connection: &Connection) -> Result<Vec<(i64, String)>, Failure> {
    let mut statement = connection.prepare_cached("SELECT id, uid FROM task")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The images of tasks before the changes made after a day, with the day of each, in their order.
pub(crate) fn images_after(connection: &Connection, day: NaiveDate) -> Result<Vec<(NaiveDate, TaskImage)>, Failure> {
    let mut statement = connection.prepare_cached(
        // 17:00 in Greenwich is midnight here; instants compare as texts.
        "SELECT date(e.happened_at, '+7 hours'), h.before
           FROM history_entry e JOIN history_row h ON h.entry_id = e.id
          WHERE e.happened_at >= ?1 || 'T17:00' AND h.table_name = 'task' AND h.op = 'update' ORDER BY h.id",
    )?;
    let images = statement.query_map(params![day], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let images: Vec<(NaiveDate, String)> = images.collect::<rusqlite::Result<_>>()?;
    Ok(images.into_iter().filter_map(|(day, text)| Some((day, serde_json::from_str(&text).ok()?))).collect())
}

/// The plans by number.
pub(crate) fn plans(connection: &Connection) -> Result<HashMap<i64, PlanDays>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT p.id, p.doc_number, p.starts_on, p.ends_on,
                (SELECT date(e.happened_at, '+7 hours') FROM history_row h JOIN history_entry e ON e.id = h.entry_id
                  WHERE h.table_name = 'plan' AND h.row_id = p.id AND h.op = 'insert' ORDER BY h.id DESC LIMIT 1)
           FROM plan p",
    )?;
    let rows = statement.query_map([], |row| {
        let plan =
            PlanDays { doc_number: row.get(1)?, starts_on: row.get(2)?, ends_on: row.get(3)?, entered_on: row.get(4)? };
        Ok((row.get(0)?, plan))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Code and heading of the groups by number.
pub(crate) fn groups(connection: &Connection) -> Result<HashMap<i64, (String, String)>, Failure> {
    let mut statement = connection.prepare_cached("SELECT id, code, name FROM task_group")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
