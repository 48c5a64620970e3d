//! What acts touched within a stretch of the history, and what the touched rows belong to.

use std::collections::{BTreeSet, HashMap};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};

use super::columns;
use crate::error::Failure;

/// Columns by which a row belongs to a record, and the table of that record.
const OWNERS: [(&str, &str); 12] = [
    ("organization_id", "organization"),
    ("parent_id", "organization"),
    ("other_id", "organization"),
    ("person_id", "person"),
    ("into_id", "person"),
    ("kept_id", "membership"),
    ("plan_id", "plan"),
    ("task_id", "task"),
    ("obstacle_id", "obstacle"),
    ("indicator_id", "indicator"),
    ("period_id", "period"),
    ("section", "section"),
];

/// The acts of a stretch of the history that stand, by what they touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// The tables touched.
    tables: Vec<String>,
    /// By the table of a record and its number: the act, and which table's row it touched.
    by_owner: HashMap<(String, String), BTreeSet<(i64, usize)>>,
    /// By table.
    by_table: HashMap<String, BTreeSet<i64>>,
    /// The persons of the memberships touched, as they were and are.
    persons: HashMap<i64, BTreeSet<i64>>,
}

impl Touched {
    /// The acts that touched a record, or a row that belongs to it, in one of the tables that `among` takes.
    pub fn of(&self, table: &str, id: impl ToString, among: impl Fn(&str) -> bool) -> BTreeSet<i64> {
        let acts = self.by_owner.get(&(table.to_owned(), id.to_string())).into_iter().flatten();
        acts.filter(|(_, touched)| among(&self.tables[*touched])).map(|(entry, _)| *entry).collect()
    }

    /// The acts that touched any row of these tables.
    pub fn of_tables(&self, tables: &[&str]) -> BTreeSet<i64> {
        tables.iter().filter_map(|table| self.by_table.get(*table)).flatten().copied().collect()
    }

    /// The persons that a membership was of within the stretch, when it was touched.
    pub fn persons_of(&self, membership: i64) -> impl Iterator<Item = i64> + '_ {
        self.persons.get(&membership).into_iter().flatten().copied()
    }
}

/// What was touched after one entry, up to another one or to this day. An act that was taken back within the stretch,
/// and the undo that did so, leave nothing and are left out.
pub(crate) fn touched(connection: &Connection, after: i64, until: Option<i64>) -> Result<Touched, Failure> {
    let until = until.unwrap_or(i64::MAX);
    let tables: Vec<String> = connection
        .prepare_cached("SELECT DISTINCT table_name FROM history_row WHERE entry_id > ?1 AND entry_id <= ?2")?
        .query_map([after, until], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut all = Touched { tables: tables.clone(), ..Touched::default() };
    for (place, table) in tables.iter().enumerate() {
        let columns = columns(connection, table)?;
        let owners: Vec<_> =
            OWNERS.into_iter().filter(|(column, _)| columns.iter().any(|(name, _)| name == column)).collect();
        if !columns.is_empty() {
            all.read(connection, (after, until), (place, table), &owners)?;
        }
    }
    Ok(all)
}

impl Touched {
    /// Reads the lines of one table: what each row belonged to before the line, and belongs to now.
    fn read(
        &mut self,
        connection: &Connection,
        (after, until): (i64, i64),
        (place, table): (usize, &str),
        owners: &[(&'static str, &'static str)],
    ) -> Result<(), Failure> {
        let columns = owners.iter().map(|(column, _)| format!(", h.before ->> '$.{column}', t.{column}"));
        let sql = format!(
            "SELECT h.entry_id, h.row_id{} FROM history_row h JOIN history_entry e ON e.id = h.entry_id
               LEFT JOIN {table} t ON t.id = h.row_id
              WHERE h.entry_id > ?1 AND h.entry_id <= ?2 AND h.table_name = ?3
                AND e.undone_by_id IS NULL AND coalesce(e.undoes_id, 0) <= ?1",
            columns.collect::<String>()
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query(params![after, until, table])?;
        while let Some(row) = rows.next()? {
            let (entry, id): (i64, i64) = (row.get(0)?, row.get(1)?);
            self.by_table.entry(table.to_owned()).or_default().insert(entry);
            self.by_owner.entry((table.to_owned(), id.to_string())).or_default().insert((entry, place));
            for (at, (column, owner)) in owners.iter().enumerate() {
                for read in [2 + at * 2, 3 + at * 2] {
                    let value = match row.get_ref(read)? {
                        ValueRef::Integer(number) => number.to_string(),
                        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                        _ => continue,
                    };
                    if table == "membership" && *column == "person_id" {
                        self.persons.entry(id).or_default().extend(value.parse::<i64>());
                    }
                    self.by_owner.entry(((*owner).to_owned(), value)).or_default().insert((entry, place));
                }
            }
        }
        Ok(())
    }
}

/// The entry of the act that closed a period for the `number`th time.
pub(crate) fn entry_of_closing(
    connection: &Connection,
    period_id: i64,
    number: u32,
    closed_at: &str,
) -> Result<i64, Failure> {
    // Each closing touches the period itself. Were the entry not there, the clock would have to do.
    let sql = "SELECT coalesce(
                 (SELECT e.id FROM history_entry e WHERE e.act = 'close_period' AND EXISTS
                    (SELECT 1 FROM history_row r WHERE r.entry_id = e.id AND r.table_name = 'period' AND r.row_id = ?1)
                   ORDER BY e.id LIMIT 1 OFFSET ?2 - 1),
                 (SELECT max(id) FROM history_entry WHERE happened_at <= ?3), 0)";
    Ok(connection.query_row(sql, params![period_id, number, closed_at], |row| row.get(0))?)
}
