//! Bringing a book to the newest form. Migrations are only ever added; each runs in one transaction, after a copy
//! of the file. (`rusqlite_migration` would do, but its releases need other versions of rusqlite than the pinned
//! one, and the copy, the refusal of newer files and the trigger rebuild are ours anyway.)

use std::path::Path;

use rusqlite::Connection;

use super::{StorageError, open::backup_to};
use crate::error::Failure;

/// Form n is reached by running the first n migrations.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_office.sql"),
    include_str!("migrations/0002_frozen_rows.sql"),
    include_str!("migrations/0003_words_after_act.sql"),
];

/// The newest form of the file, kept in `PRAGMA user_version`.
pub const NEWEST_VERSION: i64 = MIGRATIONS.len() as i64;

/// Runs what is missing, all in one transaction.
///
/// # Errors
/// [`StorageError::TooNew`]; or the migration failed, then nothing of it is left and the copy is kept.
pub(super) fn to_newest(connection: &mut Connection, path: &Path) -> Result<(), Failure> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > NEWEST_VERSION {
        return Err(StorageError::TooNew { found, known: NEWEST_VERSION }.into());
    }
    if found == NEWEST_VERSION {
        return Ok(());
    }
    if found > 0 {
        copy_before(connection, path, found)?;
    }
    let transaction = connection.transaction()?;
    super::history_triggers::drop_all(&transaction)?;
    for sql in MIGRATIONS.iter().skip(found.max(0) as usize) {
        transaction.execute_batch(sql)?;
    }
    super::history_triggers::build(&transaction)?;
    transaction.pragma_update(None, "user_version", NEWEST_VERSION)?;
    transaction.pragma_update(None, "application_id", super::open::APPLICATION_ID)?;
    transaction.commit()?;
    Ok(())
}

/// Keeps the file as it was: `name.truoc-dang-2.lienhiep` beside it; an older copy of that name stays.
fn copy_before(connection: &Connection, path: &Path, found: i64) -> Result<(), Failure> {
    let copy = path.with_extension(format!("truoc-dang-{}.lienhiep", found + 1));
    if copy.exists() { Ok(()) } else { backup_to(connection, &copy) }
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
