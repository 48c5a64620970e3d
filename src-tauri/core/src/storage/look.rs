//! A look at a file before it is owned: what is no book of this program, or one that it cannot read, is told so while
//! not a byte of it has changed. Owning writes: it makes the journal a WAL, which stands in the head of the file, and
//! what lies in the journal goes into the file when the connection is closed.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::open::APPLICATION_ID;
use super::{StorageError, migrate};
use crate::error::Failure;

/// Refuses what is no book, or a book of a form that this program does not read. The connection has its key, where the
/// file has one, and nothing was read through it yet.
///
/// # Errors
/// [`StorageError`]: in use, not a book, too new, damaged. Then closing the connection leaves the file, and the journal
/// that may lie beside it, as they are.
pub(super) fn refuse_what_is_no_book(connection: &Connection, file: &str) -> Result<(), Failure> {
    connection.busy_timeout(super::open::PATIENCE)?;
    // Alone: then the index of the journal is kept in memory and nothing is laid beside the file. As plain SQL, for
    // rusqlite's own `pragma_update` reads the file before it sets anything.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(StorageError::NotABook { file: file.to_owned() }.into());
    }
    migrate::known_form(connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}
