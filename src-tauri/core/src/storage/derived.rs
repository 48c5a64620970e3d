//! Writing what is worked out of the records and can be worked out again: not an act, so it leaves no history.

use rusqlite::Connection;

use crate::error::Failure;

/// Runs `work` whole or not at all: within the running act, or by itself when there is none. By itself it cannot change
/// the records: without an act their triggers refuse it.
///
/// # Errors
/// Whatever `work` refuses; the book cannot be written.
pub(crate) fn write_derived(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let own = connection.is_autocommit().then(|| connection.unchecked_transaction()).transpose()?;
    work(connection)?;
    Ok(own.map_or(Ok(()), rusqlite::Transaction::commit)?)
}
