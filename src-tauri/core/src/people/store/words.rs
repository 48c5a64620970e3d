//! The word index of people. It follows the history: an act that changed few records indexes them itself; after a long
//! list the index comes up to date when the office rests, or before the next search, whichever is first. How far it has
//! come stands in the book, so that nothing is forgotten when the program ends in between.

use rusqlite::Connection;

use crate::error::Failure;
use crate::storage::derived::write_derived;

/// People whose words match. True only once the index has followed: see [`follow`].
pub(super) const WORDS: &str = "SELECT rowid AS id FROM person_search WHERE person_search MATCH ?";

/// So many lines of the history are followed within the act that wrote them.
const FEW: i64 = 2_000;

/// Brings the index up to the last line of the history: of each person touched since, what stood before the first
/// change goes, what stands now comes.
///
/// # Errors
/// The book cannot be written; the index is then as far as it was.
pub fn follow(connection: &Connection) -> Result<(), Failure> {
    let (known, last) = lines(connection)?;
    if known == last {
        return Ok(());
    }
    write_derived(connection, |connection| {
        connection.prepare_cached(include_str!("words_out.sql"))?.execute([known])?;
        connection.prepare_cached(include_str!("words_in.sql"))?.execute([known])?;
        connection.prepare_cached("UPDATE history_indexed SET row_id = ?1")?.execute([last])?;
        Ok(())
    })
}

/// The same at the end of an act, unless so much changed that nobody should wait for it.
///
/// # Errors
/// As [`follow`].
pub fn follow_few(connection: &Connection) -> Result<(), Failure> {
    let (known, last) = lines(connection)?;
    if last - known <= FEW { follow(connection) } else { Ok(()) }
}

/// Writes the index in one piece: words that only a removed record had are in it no more.
///
/// # Errors
/// The book cannot be written.
pub fn join(connection: &Connection) -> Result<(), Failure> {
    write_derived(connection, |connection| {
        follow(connection)?;
        connection.execute("INSERT INTO person_search (person_search) VALUES ('optimize')", [])?;
        Ok(())
    })
}

/// The last line that the index knows, and the last one that there is.
fn lines(connection: &Connection) -> Result<(i64, i64), Failure> {
    let sql = "SELECT row_id, (SELECT coalesce(max(id), 0) FROM history_row) FROM history_indexed";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
