//! Rows of one table inserted some hundred a statement. With history triggers SQLite keeps, for each statement, a copy of
//! every page that it touches, in case the statement fails half way: for one row that is a dozen pages, for hundreds
//! not many more.
//!
//! A long list goes in without the history trigger, whose lines are then written in one statement; and one as long as
//! the table itself without the table's indexes too, which are built afterwards in one sorted pass each: an entry put
//! in its place among the others costs several times as much. All of it is within the caller's transaction.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql};

use super::history_triggers;
use crate::error::Failure;

/// Rows a statement. More gain little, and SQLite takes at most 32,766 values.
const ROWS_A_STATEMENT: usize = 400;
/// From this many rows on, trigger and indexes rest: for fewer, putting them back costs more than it saves.
const MANY: usize = 2_000;

/// The columns of a row beside their values; the same columns in each row.
pub(crate) type Columns<'v, const N: usize> = [(&'static str, &'v dyn ToSql); N];

/// Is told how many rows are in; its refusal stops the rest.
pub(crate) type Told<'t> = &'t dyn Fn(usize) -> Result<(), Failure>;

/// Inserts `count` rows into `table` and gives the number (rowid) of the first; the others follow without a gap.
/// `row` fills in the n-th.
///
/// # Errors
/// SQLite refuses a row, or `told` does; the statements before it stand, and trigger and indexes may be gone, so the
/// caller's transaction must go.
pub(crate) fn insert_rows<'v, const N: usize>(
    connection: &Connection,
    table: &str,
    count: usize,
    row: impl Fn(usize) -> Columns<'v, N>,
    told: Told<'_>,
) -> Result<i64, Failure> {
    if count < MANY {
        return insert_some(connection, table, count, &row, told);
    }
    let indexes = match count >= about_rows(connection, table)? {
        true => rest_indexes(connection, table, &|column| (0..ROWS_A_STATEMENT).any(|at| fills(&row(at), column)))?,
        false => Vec::new(),
    };
    let trigger = history_triggers::rest_on_insert(connection, table)?;
    let first_id = insert_some(connection, table, count, &row, told)?;
    history_triggers::record_inserts(connection, table, first_id)?;
    connection.execute_batch(&trigger)?;
    for index in indexes {
        told(count)?;
        connection.execute_batch(&index)?;
    }
    Ok(first_id)
}

fn insert_some<'v, const N: usize>(
    connection: &Connection,
    table: &str,
    count: usize,
    row: &impl Fn(usize) -> Columns<'v, N>,
    told: Told<'_>,
) -> Result<i64, Failure> {
    let mut done = 0;
    let mut first_id = None;
    while done < count {
        told(done)?;
        let taken = (count - done).min(ROWS_A_STATEMENT);
        let sql = insert(table, &row(done), taken);
        // Only the two sizes that come again are worth keeping compiled.
        let kept = taken == 1 || taken == ROWS_A_STATEMENT;
        if kept {
            let mut statement = connection.prepare_cached(&sql)?;
            run(&mut statement, done..done + taken, row)?;
        } else {
            run(&mut connection.prepare(&sql)?, done..done + taken, row)?;
        }
        // A statement of several rows numbers them one after the other.
        first_id.get_or_insert(connection.last_insert_rowid() - taken as i64 + 1);
        done += taken;
    }
    Ok(first_id.unwrap_or_default())
}

/// The numbers of the next `count` rows of a table: after its last, and after the last of those that `aside` keeps for
/// their return, whose numbers nobody else is given.
pub(crate) fn numbers(connection: &Connection, table: &str, aside: &str, count: usize) -> rusqlite::Result<Vec<i64>> {
    let sql = format!(
        "SELECT max(coalesce((SELECT max(id) FROM {table}), 0), coalesce((SELECT max(id) FROM {aside}), 0)) + 1"
    );
    let first: i64 = connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    Ok((first..).take(count).collect())
}

/// How many rows the table has, or a few more: its highest number, which is found without counting.
fn about_rows(connection: &Connection, table: &str) -> rusqlite::Result<usize> {
    connection.query_row(&format!("SELECT coalesce(max(rowid), 0) FROM {table}"), [], |row| row.get(0))
}

/// Whether a row has a value in a column.
fn fills<const N: usize>(columns: &Columns<'_, N>, column: &str) -> bool {
    let value = columns.iter().find(|(name, _)| *name == column).map(|(_, value)| value.to_sql());
    !matches!(value, None | Some(Ok(ToSqlOutput::Owned(Value::Null) | ToSqlOutput::Borrowed(ValueRef::Null))))
}

/// Drops the indexes of a table that keep no rule, and gives the statements that build them again. An index of those who
/// have a value in a column that the list does not fill, as far as its beginning tells, gets no entries: it stays.
fn rest_indexes(
    connection: &Connection,
    table: &str,
    is_filled: &dyn Fn(&str) -> bool,
) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.name, s.sql FROM sqlite_schema s JOIN pragma_index_list(?1) i ON i.name = s.name
          WHERE s.type = 'index' AND s.sql IS NOT NULL AND i.\"unique\" = 0 ORDER BY s.name",
    )?;
    let indexes: Vec<(String, String)> =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let of_those_with = |sql: &str| Some(sql.rsplit_once(" WHERE ")?.1.strip_suffix(" IS NOT NULL")?.to_owned());
    indexes
        .into_iter()
        .filter(|(_, sql)| of_those_with(sql).is_none_or(|column| is_filled(&column)))
        .map(|(name, sql)| connection.execute_batch(&format!("DROP INDEX {name}")).map(|()| sql))
        .collect()
}

fn insert<const N: usize>(table: &str, columns: &Columns<'_, N>, rows: usize) -> String {
    let names = columns.map(|(name, _)| name).join(", ");
    let places = format!("({})", ["?"; N].join(", "));
    format!("INSERT INTO {table} ({names}) VALUES {}", vec![places; rows].join(", "))
}

fn run<'v, const N: usize>(
    statement: &mut rusqlite::Statement<'_>,
    rows: std::ops::Range<usize>,
    row: &impl Fn(usize) -> Columns<'v, N>,
) -> rusqlite::Result<()> {
    let mut place = 1;
    for at in rows {
        for (_, value) in row(at) {
            statement.raw_bind_parameter(place, value)?;
            place += 1;
        }
    }
    statement.raw_execute()?;
    Ok(())
}
