//! Bringing a book to the newest form. Migrations are only ever added; each runs in one transaction, after a copy
//! of the file. (`rusqlite_migration` would do, but its releases need other versions of rusqlite than the pinned
//! one, and the copy, the refusal of newer files and the trigger rebuild are ours anyway.)

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rusqlite::Connection;

use super::{StorageError, open::backup_to};
use crate::error::Failure;
use crate::keys::BookKey;

/// Form n is reached by running the first n migrations.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_office.sql"),
    include_str!("migrations/0002_frozen_rows.sql"),
    include_str!("migrations/0003_words_after_act.sql"),
    include_str!("migrations/0004_decisions_and_levels.sql"),
    include_str!("migrations/0005_plan_validity_day.sql"),
    include_str!("migrations/0006_fewer_indexes.sql"),
    include_str!("migrations/0007_words_follow_history.sql"),
    include_str!("migrations/0008_merged_people.sql"),
    include_str!("migrations/0009_rosters.sql"),
    include_str!("migrations/0010_task_acts.sql"),
    include_str!("migrations/0011_urging.sql"),
    include_str!("migrations/0012_waived_checks.sql"),
    include_str!("migrations/0013_saved_views.sql"),
    include_str!("migrations/0014_obstacle_answers.sql"),
    include_str!("migrations/0015_indicator_scope.sql"),
    include_str!("migrations/0016_attachments.sql"),
    include_str!("migrations/0017_accounts.sql"),
];

/// The newest form of the file, kept in `PRAGMA user_version`.
pub const NEWEST_VERSION: i64 = MIGRATIONS.len() as i64;

/// Runs what is missing, all in one transaction.
///
/// # Errors
/// [`StorageError::TooNew`]; [`StorageError::Damaged`] when it is not what its number says; or the migration failed.
/// Then nothing is left of it.
pub(super) fn to_newest(connection: &mut Connection, path: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > NEWEST_VERSION {
        return Err(StorageError::TooNew { found, known: NEWEST_VERSION }.into());
    }
    let is_new = is_empty(connection)?;
    // A file that holds a book is of some form; what says otherwise was tampered with.
    if found < 0 || (found == 0 && !is_new) {
        return Err(StorageError::Damaged.into());
    }
    if found == NEWEST_VERSION {
        return refuse_incomplete(connection);
    }
    let copy = if is_new { None } else { copy_before(connection, path, found, key)? };
    let upgraded = run(connection, found);
    if let (Err(_), Some(copy)) = (&upgraded, copy) {
        // The book is as it was, so the copy is of no use.
        let _ = std::fs::remove_file(copy);
    }
    upgraded.map_err(|failure| match failure.code.as_str() {
        "storage.unexpected" => StorageError::Damaged.into(),
        _ => failure,
    })
}

/// Makes a book at `path` out of rows of form `form` (the newest where no form is known): the empty tables of that form,
/// what `fill` puts into them without history and without references being looked at, then all that came since.
///
/// # Errors
/// There is a file already; whatever `fill` refuses. Then nothing is left at `path`.
pub(crate) fn make_from(
    path: &Path,
    form: i64,
    fill: impl FnOnce(&Connection) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if path.exists() {
        return Err(StorageError::AlreadyThere { file: crate::files::name(path) }.into());
    }
    let made = fill_from(path, form, fill);
    if made.is_err() {
        super::open::remove_parts(path);
    }
    made
}

fn fill_from(path: &Path, form: i64, fill: impl FnOnce(&Connection) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut connection = super::open::owned(path, super::OpenMode::New, None)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction()?;
    for sql in MIGRATIONS.iter().take(form.clamp(1, NEWEST_VERSION) as usize) {
        transaction.execute_batch(sql)?;
    }
    fill(&transaction)?;
    transaction.commit()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    run(&mut connection, form.clamp(1, NEWEST_VERSION))?;
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    Ok(())
}

/// Runs the migrations from form `found` on.
fn run(connection: &mut Connection, found: i64) -> Result<(), Failure> {
    let transaction = connection.transaction()?;
    super::history_triggers::drop_all(&transaction)?;
    for sql in MIGRATIONS.iter().skip(found.max(0) as usize) {
        transaction.execute_batch(sql)?;
    }
    refuse_incomplete(&transaction)?;
    super::history_triggers::build(&transaction)?;
    transaction.pragma_update(None, "user_version", NEWEST_VERSION)?;
    transaction.pragma_update(None, "application_id", super::open::APPLICATION_ID)?;
    transaction.commit()?;
    Ok(())
}

/// Keeps the file as it was: `name.truoc-dang-2.lienhiep` beside it, and says where when it was made now; an older
/// copy of that name stays.
fn copy_before(
    connection: &Connection,
    path: &Path,
    found: i64,
    key: Option<&BookKey>,
) -> Result<Option<PathBuf>, Failure> {
    let copy = path.with_extension(format!("truoc-dang-{}.lienhiep", found + 1));
    if copy.exists() {
        return Ok(None);
    }
    backup_to(connection, &copy, key)?;
    Ok(Some(copy))
}

/// Whether nothing was ever made in it.
fn is_empty(connection: &Connection) -> Result<bool, Failure> {
    let count: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(count == 0)
}

/// A book of the newest form has every table of it.
fn refuse_incomplete(connection: &Connection) -> Result<(), Failure> {
    let present: HashSet<String> = tables(connection)?.into_iter().collect();
    let all = newest_tables()?;
    if all.iter().all(|table| present.contains(table)) { Ok(()) } else { Err(StorageError::Damaged.into()) }
}

/// The tables of the newest form; made once, for a book is opened at every start.
fn newest_tables() -> Result<&'static [String], Failure> {
    static TABLES: OnceLock<Vec<String>> = OnceLock::new();
    if let Some(tables) = TABLES.get() {
        return Ok(tables);
    }
    let connection = Connection::open_in_memory()?;
    for sql in MIGRATIONS {
        connection.execute_batch(sql)?;
    }
    let made = tables(&connection)?;
    Ok(TABLES.get_or_init(|| made))
}

fn tables(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The whole schema as one text, for readers and for the test that keeps `schema.sql` true.
///
/// # Errors
/// The migrations do not run on an empty file: a fault of the program.
pub fn schema_text() -> Result<String, Failure> {
    let connection = Connection::open_in_memory()?;
    for sql in MIGRATIONS {
        connection.execute_batch(sql)?;
    }
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'person_search_%' OR type = 'trigger' ORDER BY tbl_name, type DESC, name")?;
    let texts: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(format!(
        "-- Generated from the migrations for readers; never run. `lienhiep-cli commands --schema src-tauri/core/src/storage/schema.sql` rewrites it.\n\n{};\n",
        texts.join(";\n\n")
    ))
}
