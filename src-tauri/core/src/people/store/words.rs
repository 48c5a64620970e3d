//! The word index of people, brought up to date once an act is done.

use rusqlite::Connection;

use crate::error::Failure;

/// Indexes anew the people that the history entry touched: what stood before its first change of each person goes,
/// what stands now comes.
pub fn index_words(connection: &Connection, entry_id: i64) -> Result<(), Failure> {
    connection.prepare_cached(include_str!("words_out.sql"))?.execute([entry_id])?;
    connection.prepare_cached(include_str!("words_in.sql"))?.execute([entry_id])?;
    Ok(())
}
