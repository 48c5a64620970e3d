//! Giving the room back that deleted content took.

use rusqlite::Connection;

/// Writes the file anew without its empty pages. The copy that SQLite makes meanwhile lies on the disk, not in memory: a
/// book with attachments may be larger than that. That of a protected book stays in memory, where nobody finds it later.
///
/// # Errors
/// There is no room on the disk for the copy; then the book is as it was.
pub(crate) fn compact(connection: &Connection, is_protected: bool) -> rusqlite::Result<()> {
    if !is_protected {
        connection.pragma_update(None, "temp_store", "FILE")?;
    }
    let written = connection.execute_batch("VACUUM");
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    written
}
