//! The entries that a filter of the history wants, narrowed and paged in SQL.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{ENTRY, columns, entry};
use crate::error::Failure;
use crate::history::api::{DEFAULT_LIMIT, HistoryEntry, ListHistory};
use crate::storage::tracked_tables;
use crate::text::{fold, like_pattern};

/// A record of which one asks, and the columns by which rows of other tables belong to it.
struct Owner {
    table: &'static str,
    columns: &'static [&'static str],
    /// A table whose rows belong to it, and the column by which rows of a third belong to those.
    through: Option<(&'static str, &'static str)>,
    /// A table that keeps the record itself for a while, under the same number.
    aside: Option<&'static str>,
}

const PERSON: Owner =
    Owner { table: "person", columns: &["person_id", "into_id"], through: None, aside: Some("merged_person") };
const ORGANIZATION: Owner = Owner {
    table: "organization",
    columns: &["organization_id", "branch_id", "parent_id"],
    through: None,
    aside: None,
};
const TASK: Owner =
    Owner { table: "task", columns: &["task_id"], through: Some(("obstacle", "obstacle_id")), aside: None };

/// Conditions with their values.
#[derive(Default)]
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    /// Adds one; each `?` of it stands for one of the values.
    fn add(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        let mut values = values.into_iter();
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        for (at, part) in condition.split('?').enumerate() {
            if at > 0 {
                self.values.extend(values.next());
                let _ = write!(self.sql, "?{}", self.values.len());
            }
            self.sql.push_str(part);
        }
    }
}

/// Entries before `before_id` (all when absent), the latest first.
pub fn list(connection: &Connection, filter: &ListHistory) -> Result<Vec<HistoryEntry>, Failure> {
    let mut wanted = Conditions::default();
    if let Some(id) = filter.before_id {
        wanted.add("id < ?", [Value::from(id)]);
    }
    for (condition, value) in [("act = ?", &filter.act), ("actor = ?", &filter.actor)] {
        if let Some(value) = value {
            wanted.add(condition, [Value::from(value.clone())]);
        }
    }
    if let Some(day) = filter.from_on {
        wanted.add("happened_at >= ?", [Value::from(begin_of(day))]);
    }
    if let Some(day) = filter.to_on.and_then(|day| day.checked_add_days(Days::new(1))) {
        wanted.add("happened_at < ?", [Value::from(begin_of(day))]);
    }
    for word in fold(filter.search.as_deref().unwrap_or_default()).split(' ').filter(|word| !word.is_empty()) {
        wanted.add("' ' || fold(summary) LIKE ?", [Value::from(like_pattern(word))]);
    }
    if let Some(of) = &filter.of {
        let condition = "id IN (SELECT entry_id FROM history_row WHERE table_name = ? AND row_id = ?)";
        wanted.add(condition, [Value::from(of.table.clone()), Value::from(of.id)]);
    }
    let owners = [(PERSON, filter.person_id), (ORGANIZATION, filter.organization_id), (TASK, filter.task_id)];
    for (owner, id) in owners {
        if let Some(id) = id {
            belonging(connection, &mut wanted, &owner, id)?;
        }
    }
    let limit = if filter.limit == 0 { DEFAULT_LIMIT } else { filter.limit.min(500) };
    wanted.values.push(Value::from(limit));
    let sql = format!("{ENTRY}{} ORDER BY id DESC LIMIT ?{}", wanted.sql, wanted.values.len());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&wanted.values), entry)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The instant at which a day begins in Vietnam, seven hours ahead of the stored instants, as they are stored.
fn begin_of(day: NaiveDate) -> String {
    let before = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    format!("{}T17:00:00", before.format("%Y-%m-%d"))
}

/// Only entries that touched the record, or a row that belongs to it or belonged to it before a line of the history.
fn belonging(connection: &Connection, wanted: &mut Conditions, owner: &Owner, id: i64) -> Result<(), Failure> {
    let mut parts = Vec::new();
    let mut values = Vec::new();
    for table in std::iter::once(owner.table).chain(owner.aside) {
        parts.push("SELECT entry_id FROM history_row WHERE table_name = ? AND row_id = ?".to_owned());
        values.extend([Value::from(table.to_owned()), Value::from(id)]);
    }
    let mut lines = |table: &str, column: &str, of: &str, given: &mut dyn FnMut() -> Vec<Value>| {
        // The rows that belong now, and those that did: a line keeps the row as it was before.
        parts.push(format!(
            "SELECT entry_id FROM history_row WHERE table_name = '{table}' AND row_id IN (
               SELECT id FROM {table} WHERE {column} IN ({of})
               UNION SELECT row_id FROM history_row WHERE table_name = '{table}' AND op <> 'insert'
                 AND before ->> '$.{column}' IN ({of}))"
        ));
        values.extend(given());
        values.extend(given());
    };
    for table in tracked_tables(connection)? {
        let columns = columns(connection, &table)?;
        let has = |column: &str| columns.iter().any(|(name, _)| name == column);
        for column in owner.columns.iter().filter(|column| has(column)) {
            lines(&table, column, "?", &mut || vec![Value::from(id)]);
        }
        if let Some((between, column)) = owner.through.filter(|(_, column)| has(column)) {
            let of = format!("SELECT id FROM {between} WHERE {}_id = ?", owner.table);
            lines(&table, column, &of, &mut || vec![Value::from(id)]);
        }
    }
    wanted.add(&format!("id IN ({})", parts.join(" UNION ")), values);
    Ok(())
}

/// Everyone who did something, by name.
pub fn actors(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT actor FROM history_entry ORDER BY sort_key(actor)")?;
    let actors = statement.query_map([], |row| row.get(0))?;
    Ok(actors.collect::<rusqlite::Result<_>>()?)
}
