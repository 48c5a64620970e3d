//! Rows of one table inserted some hundred a statement. With history triggers SQLite keeps, for each statement, a copy of
//! every page that it touches, in case the statement fails half way: for one row that is a dozen pages, for hundreds
//! not many more.

use rusqlite::{Connection, ToSql};

/// Rows a statement. More gain little, and SQLite takes at most 32,766 values.
const ROWS_A_STATEMENT: usize = 400;

/// The columns of a row beside their values; the same columns in each row.
pub(crate) type Columns<'v, const N: usize> = [(&'static str, &'v dyn ToSql); N];

/// Inserts `count` rows into `table` and gives the number (rowid) of the first; the others follow without a gap.
/// `row` fills in the n-th.
///
/// # Errors
/// SQLite refuses a row; the statements before it stand, so the caller's transaction must go.
pub(crate) fn insert_rows<'v, const N: usize>(
    connection: &Connection,
    table: &str,
    count: usize,
    row: impl Fn(usize) -> Columns<'v, N>,
) -> rusqlite::Result<i64> {
    let mut done = 0;
    let mut first_id = None;
    while done < count {
        let taken = (count - done).min(ROWS_A_STATEMENT);
        let sql = insert(table, &row(done), taken);
        // Only the two sizes that come again are worth keeping compiled.
        let kept = taken == 1 || taken == ROWS_A_STATEMENT;
        if kept {
            let mut statement = connection.prepare_cached(&sql)?;
            run(&mut statement, done..done + taken, &row)?;
        } else {
            run(&mut connection.prepare(&sql)?, done..done + taken, &row)?;
        }
        // A statement of several rows numbers them one after the other.
        first_id.get_or_insert(connection.last_insert_rowid() - taken as i64 + 1);
        done += taken;
    }
    Ok(first_id.unwrap_or_default())
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
