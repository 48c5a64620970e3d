//! SQL of copies: what a book holds, told beside another.

use rusqlite::{Connection, OptionalExtension};

use super::preview::{Holding, Holdings, LostAct};
use crate::error::Failure;

/// What is counted of a book, in the order in which it is shown.
const COUNTED: [&str; 9] =
    ["organization", "person", "membership", "plan", "task", "task_progress", "obstacle", "period", "period_closing"];

/// How many acts came after the one of that number; all of them for 0.
pub fn acts_since(connection: &Connection, id: i64) -> Result<u64, Failure> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM history_entry WHERE id > ?1")?
        .query_row([id], |row| row.get(0))?)
}

/// The day of the first act that no copy holds yet (RFC 3339, UTC).
pub fn first_act_since(connection: &Connection, id: i64) -> Result<Option<String>, Failure> {
    let sql = "SELECT min(happened_at) FROM history_entry WHERE id > ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// The last act of a book: its number, and when it was.
pub fn last_act(connection: &Connection) -> Result<Option<(i64, String)>, Failure> {
    let sql = "SELECT id, happened_at FROM history_entry ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// What the book holds.
pub fn holdings(connection: &Connection) -> Result<Holdings, Failure> {
    let mut counts = Vec::new();
    for table in COUNTED {
        let count = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        counts.push(Holding { table: table.to_owned(), count });
    }
    let last = "SELECT id, happened_at, summary FROM history_entry ORDER BY id DESC LIMIT 1";
    let last: Option<(i64, String, String)> =
        connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let closed = "SELECT label FROM period WHERE status = 'closed' ORDER BY cutoff_on DESC, id DESC LIMIT 1";
    let (last_entry_id, last_act_at, last_act) =
        last.map_or((0, None, None), |(id, at, summary)| (id, Some(at), Some(summary)));
    Ok(Holdings {
        counts,
        last_entry_id,
        last_act_at,
        last_act,
        last_closed: connection.query_row(closed, [], |row| row.get(0)).optional()?,
    })
}

/// Whether the history has that very act.
pub fn has_act(connection: &Connection, id: i64, at: &str) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM history_entry WHERE id = ?1 AND happened_at = ?2)";
    Ok(connection.query_row(sql, rusqlite::params![id, at], |row| row.get(0))?)
}

/// Every act by number and moment, the first first.
pub fn course(connection: &Connection) -> Result<Vec<(i64, String)>, Failure> {
    let mut statement = connection.prepare("SELECT id, happened_at FROM history_entry ORDER BY id")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The acts after that one, the latest first, so many of them; and how many there are.
pub fn acts_after(connection: &Connection, id: i64, most: u64) -> Result<(u64, Vec<LostAct>), Failure> {
    let count = connection.query_row("SELECT count(*) FROM history_entry WHERE id > ?1", [id], |row| row.get(0))?;
    let sql = "SELECT happened_at, actor, summary FROM history_entry WHERE id > ?1 ORDER BY id DESC LIMIT ?2";
    let mut statement = connection.prepare(sql)?;
    let acts = statement.query_map(rusqlite::params![id, most], |row| {
        Ok(LostAct { at: row.get(0)?, actor: row.get(1)?, summary: row.get(2)? })
    })?;
    Ok((count, acts.collect::<rusqlite::Result<_>>()?))
}
