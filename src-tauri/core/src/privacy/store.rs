//! SQL about personal data as a whole.

use rusqlite::{Connection, OptionalExtension};

use super::PrivacyError;
use crate::dates::show_day;
use crate::error::Failure;

/// The day on which the personal data of a record was erased.
pub fn erased_on(connection: &Connection, person_id: i64) -> Result<Option<chrono::NaiveDate>, Failure> {
    let sql = "SELECT erased_on FROM erased_person WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([person_id], |row| row.get(0)).optional()?)
}

/// Refuses a record whose personal data was erased.
///
/// # Errors
/// [`PrivacyError::AlreadyErased`].
pub fn refuse_erased(connection: &Connection, person_id: i64) -> Result<(), Failure> {
    match erased_on(connection, person_id)? {
        Some(day) => Err(PrivacyError::AlreadyErased { erased_on: show_day(day) }.into()),
        None => Ok(()),
    }
}
