//! Writing for a trial.

use rusqlite::Connection;

use crate::error::Failure;

/// What `work` answers; what it wrote is gone again, also when it fails.
///
/// # Errors
/// Whatever `work` fails with.
pub(crate) fn tried<T>(connection: &Connection, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    connection.execute_batch("SAVEPOINT trial")?;
    let answer = work();
    connection.execute_batch("ROLLBACK TO trial; RELEASE trial")?;
    answer
}
