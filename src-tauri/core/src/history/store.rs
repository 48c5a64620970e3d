//! SQL of the history.

pub mod in_the_way;
pub mod later;
pub mod names;
pub mod searched;
pub(crate) mod touched;

use rusqlite::{Connection, OptionalExtension, Row, ffi, params};

use super::Act;
use super::api::{HistoryEntry, RowChange};
use crate::error::Failure;
use crate::session::Environment;
use crate::storage::image;

/// Begins an entry; the triggers write to it until [`finish`].
pub fn begin(connection: &Connection, act: Act, environment: &Environment) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO history_entry (happened_at, actor, act, summary) VALUES (?1, ?2, ?3, ?4)",
        params![environment.clock.now_text(), environment.actor, act.code(), act.label()],
    )?;
    let entry_id = connection.last_insert_rowid();
    connection.execute("INSERT INTO history_now (id, entry_id) VALUES (1, ?1)", [entry_id])?;
    Ok(entry_id)
}

/// Ends it and tells which tables it touched. An entry without a change is dropped, unless its act is kept anyway.
pub fn finish(connection: &Connection, entry_id: i64, act: Act, summary: &str) -> Result<Vec<String>, Failure> {
    connection.execute("DELETE FROM history_now", [])?;
    // The lines of the running act are the last ones: reading on from the first is faster than by their index.
    let changed: Vec<String> = connection
        .prepare_cached(
            "SELECT DISTINCT table_name FROM history_row
              WHERE id >= (SELECT min(id) FROM history_row WHERE entry_id = ?1) ORDER BY table_name",
        )?
        .query_map([entry_id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if changed.is_empty() && !act.is_logged_without_change() {
        connection.execute("DELETE FROM history_entry WHERE id = ?1", [entry_id])?;
    } else {
        connection.execute("UPDATE history_entry SET summary = ?2 WHERE id = ?1", params![entry_id, summary])?;
    }
    Ok(changed)
}

const ENTRY: &str = "SELECT id, happened_at, actor, act, summary, undoes_id, undone_by_id FROM history_entry";

fn entry(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let code: String = row.get(3)?;
    let act = Act::ALL.iter().find(|act| act.code() == code);
    let undone_by_id: Option<i64> = row.get(6)?;
    Ok(HistoryEntry {
        id: row.get(0)?,
        happened_at: row.get(1)?,
        actor: row.get(2)?,
        act_label: act.map_or_else(|| code.clone(), |act| act.label().to_owned()),
        act: code,
        summary: row.get(4)?,
        undoes_id: row.get(5)?,
        undone_by_id,
        can_undo: undone_by_id.is_none() && act.is_some_and(|act| act.can_be_undone()),
    })
}

/// One entry.
pub fn get(connection: &Connection, id: i64) -> Result<HistoryEntry, Failure> {
    let found = connection.query_row(&format!("{ENTRY} WHERE id = ?1"), [id], entry).optional()?;
    found.ok_or_else(|| Failure::not_found("mục nhật ký", id))
}

/// The latest act after entry `after` that can still be taken back.
pub fn latest_undoable(connection: &Connection, after: i64) -> Result<Option<i64>, Failure> {
    let mut statement = connection.prepare(&format!(
        "{ENTRY} WHERE id > ?1 AND undone_by_id IS NULL AND undoes_id IS NULL
           AND id NOT IN (SELECT entry_id FROM history_now)
         ORDER BY id DESC LIMIT 500"
    ))?;
    let entries = statement.query_map([after], entry)?;
    for entry in entries {
        let entry = entry?;
        if entry.can_undo {
            return Ok(Some(entry.id));
        }
    }
    Ok(None)
}

/// The last entry; 0 in an empty book.
pub fn last_entry(connection: &Connection) -> Result<i64, Failure> {
    Ok(connection.query_row("SELECT coalesce(max(id), 0) FROM history_entry", [], |row| row.get(0))?)
}

/// How many lines an entry has.
pub fn row_count(connection: &Connection, entry_id: i64) -> Result<i64, Failure> {
    let sql = "SELECT count(*) FROM history_row WHERE entry_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], |row| row.get(0))?)
}

/// The lines of an entry, in the order they were written, from the one after the first `from`; at most `limit`. `after`
/// is the row's next image.
pub fn rows(connection: &Connection, entry_id: i64, from: u32, limit: u32) -> Result<Vec<RowChange>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT h.table_name, h.row_id, h.op, h.before,
                (SELECT n.before FROM history_row n
                  WHERE n.table_name = h.table_name AND n.row_id = h.row_id AND n.id > h.id ORDER BY n.id LIMIT 1)
           FROM history_row h WHERE h.entry_id = ?1 ORDER BY h.id LIMIT ?2 OFFSET ?3",
    )?;
    let lines = statement.query_map(params![entry_id, limit, from], |row| {
        Ok(RowChange {
            table: row.get(0)?,
            id: row.get(1)?,
            op: row.get(2)?,
            before: json(row.get(3)?),
            after: json(row.get(4)?),
        })
    })?;
    let mut lines: Vec<RowChange> = lines.collect::<rusqlite::Result<_>>()?;
    for line in lines.iter_mut().filter(|line| line.after.is_none() && line.op != "delete") {
        line.after = current_image(connection, &line.table, line.id)?;
    }
    Ok(lines)
}

/// The people whose record, or whose memberships, an entry changed; nothing when it has more than `most` such lines.
pub(crate) fn people_touched(connection: &Connection, entry_id: i64, most: usize) -> Result<Option<Vec<i64>>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT CASE h.table_name WHEN 'person' THEN h.row_id
                ELSE coalesce(json_extract(h.before, '$.person_id'), m.person_id) END, m.person_id
           FROM history_row h LEFT JOIN membership m ON h.table_name = 'membership' AND m.id = h.row_id
          WHERE h.entry_id = ?1 AND h.table_name IN ('person', 'membership') LIMIT ?2",
    )?;
    let mut people = Vec::new();
    let mut lines = 0;
    let mut rows = statement.query(params![entry_id, most + 1])?;
    while let Some(row) = rows.next()? {
        lines += 1;
        people.extend(row.get::<_, Option<i64>>(0)?.into_iter().chain(row.get::<_, Option<i64>>(1)?));
    }
    Ok((lines <= most).then_some(people))
}

fn json(text: Option<String>) -> Option<serde_json::Value> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}

/// The names and declared types of a table's columns.
pub fn columns(connection: &Connection, table: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut statement = connection.prepare_cached("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.collect::<rusqlite::Result<_>>()?)
}

/// The row as it stands, in the form of the images.
pub(crate) fn current_image(
    connection: &Connection,
    table: &str,
    id: i64,
) -> Result<Option<serde_json::Value>, Failure> {
    let columns = columns(connection, table)?;
    if columns.is_empty() {
        return Ok(None);
    }
    let sql = format!("SELECT {} FROM {table} WHERE id = ?1", image("", &columns));
    let image: Option<String> = connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(json(image))
}

/// Of every membership, person and organisation with lines after one of the history: its table, number, and the image of
/// its first such line, which is how the row stood then; none when it came later.
pub(crate) fn first_images_after(
    connection: &Connection,
    line: i64,
) -> Result<Vec<(String, i64, Option<serde_json::Value>)>, Failure> {
    let mut statement = connection.prepare_cached(
        // By the lines from there on, not by the index of the tables: lists come back soon.
        "SELECT table_name, row_id, before, min(id) FROM history_row
          WHERE id > ?1 AND table_name IN ('membership', 'person', 'organization') GROUP BY +table_name, +row_id",
    )?;
    let rows = statement.query_map([line], |row| Ok((row.get(0)?, row.get(1)?, json(row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One line to take back.
pub struct Line {
    /// Table.
    pub table: String,
    /// Row.
    pub id: i64,
    /// insert, update or delete.
    pub op: String,
    /// The image before.
    pub before: Option<String>,
}

/// Whether an entry touched any row.
pub fn has_lines(connection: &Connection, entry_id: i64) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM history_row WHERE entry_id = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], |row| row.get(0))?)
}

/// Of an entry that touched figures, submissions, waivers or words of a period that is closed: the period's label and
/// the table.
pub fn of_closed_period(connection: &Connection, entry_id: i64) -> Result<Option<(String, String)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT p.label, h.table_name FROM history_row h
           LEFT JOIN indicator_value v ON h.table_name = 'indicator_value' AND v.id = h.row_id
           LEFT JOIN submission s ON h.table_name = 'submission' AND s.id = h.row_id
           LEFT JOIN period_waiver w ON h.table_name = 'period_waiver' AND w.id = h.row_id
           LEFT JOIN period_text t ON h.table_name = 'period_text' AND t.id = h.row_id
           JOIN period p ON p.id = coalesce(json_extract(h.before, '$.period_id'), v.period_id, s.period_id,
                                            w.period_id, t.period_id)
          WHERE h.entry_id = ?1 AND h.table_name IN ('indicator_value', 'submission', 'period_waiver', 'period_text')
            AND p.status = 'closed' ORDER BY h.id LIMIT 1",
    )?;
    Ok(statement.query_row([entry_id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The lines of an entry, the last first.
pub fn lines_backwards(connection: &Connection, entry_id: i64) -> Result<Vec<Line>, Failure> {
    let mut statement = connection
        .prepare("SELECT table_name, row_id, op, before FROM history_row WHERE entry_id = ?1 ORDER BY id DESC")?;
    let lines = statement.query_map([entry_id], |row| {
        Ok(Line { table: row.get(0)?, id: row.get(1)?, op: row.get(2)?, before: row.get(3)? })
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// How a column is read out of an image, `?1`.
fn from_image(name: &str, kind: &str) -> String {
    let read = format!("?1 ->> '$.{name}'");
    if kind == "BLOB" { format!("unhex({read})") } else { read }
}

/// False when a unique value was in the way.
fn unless_taken(written: rusqlite::Result<usize>) -> Result<bool, Failure> {
    match written {
        Ok(_) => Ok(true),
        Err(rusqlite::Error::SqliteFailure(code, _)) if code.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// Puts one row back as it was before `line`; false when another row has taken what is unique in it.
pub fn put_back(connection: &Connection, line: &Line) -> Result<bool, Failure> {
    let table = &line.table;
    if line.op == "insert" {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([line.id])?;
        return Ok(true);
    }
    let columns = columns(connection, table)?;
    let sql = if line.op == "update" {
        set_from_image(table, &columns, |_| true)
    } else {
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let values: Vec<String> = columns.iter().map(|(name, kind)| from_image(name, kind)).collect();
        format!("INSERT INTO {table} ({}) SELECT {} WHERE ?2 IS NOT NULL", names.join(", "), values.join(", "))
    };
    unless_taken(connection.prepare_cached(&sql)?.execute(params![line.before, line.id]))
}

/// Puts some columns of a row back as they are in `image`; false when another row has taken what is unique in them.
pub fn put_columns_back(
    connection: &Connection,
    table: &str,
    id: i64,
    image: &later::Image,
    wanted: &[String],
) -> Result<bool, Failure> {
    let columns = columns(connection, table)?;
    let sql = set_from_image(table, &columns, |name| wanted.iter().any(|one| one == name));
    let image = serde_json::to_string(image).unwrap_or_default();
    unless_taken(connection.prepare_cached(&sql)?.execute(params![image, id]))
}

/// `UPDATE … WHERE id = ?2` by the image `?1`. The version goes on growing: whoever holds the row as it was in between
/// must notice.
fn set_from_image(table: &str, columns: &[(String, String)], wanted: impl Fn(&str) -> bool) -> String {
    let set = |(name, kind): &(String, String)| match name.as_str() {
        "id" => None,
        "version" => Some("version = version + 1".to_owned()),
        name => wanted(name).then(|| format!("{name} = {}", from_image(name, kind))),
    };
    let sets: Vec<String> = columns.iter().filter_map(set).collect();
    format!("UPDATE {table} SET {} WHERE id = ?2", sets.join(", "))
}

/// Marks `undone` as taken back by `undo_id`. When `undone` was itself an undo, its own target stands again; when
/// that one was an undo too, it takes its target back again, and so on to the first act.
pub fn link(connection: &Connection, undone: &HistoryEntry, undo_id: i64) -> Result<(), Failure> {
    connection.execute("UPDATE history_entry SET undoes_id = ?2 WHERE id = ?1", params![undo_id, undone.id])?;
    let mut mark =
        connection.prepare_cached("UPDATE history_entry SET undone_by_id = ?2 WHERE id = ?1 RETURNING undoes_id")?;
    let (mut by, mut id) = (undo_id, Some(undone.id));
    let mut stands = false;
    while let Some(target) = id {
        let next = mark.query_row(params![target, (!stands).then_some(by)], |row| row.get(0))?;
        (by, id, stands) = (target, next, !stands);
    }
    Ok(())
}
