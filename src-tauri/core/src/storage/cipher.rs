//! Encrypted books (SQLCipher). What makes up the form of such a file is said here in full, so that a later release of
//! SQLCipher with other defaults opens what this one wrote: version 4 (AES-256-CBC, HMAC-SHA512 on each page), pages of
//! 8 KiB, the key as it is.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::open::{begins_as_database, look_into, owned, remove_beside, remove_parts};
use super::{OpenMode, StorageError};
use crate::error::Failure;
use crate::keys::BookKey;

const PAGE_SIZE: i64 = 8192;

/// Tells a fresh connection the key of its file; before anything else is asked of it.
pub(super) fn unlock(connection: &Connection, key: Option<&BookKey>) -> rusqlite::Result<()> {
    let Some(key) = key else { return Ok(()) };
    // Its own log would go to the standard error output. Locking each page in memory against swapping costs several
    // times the work; the key itself is locked anyway.
    let told = format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"{}\"; {}; PRAGMA cipher_memory_security = OFF",
        key.spelled().as_str(),
        form("")
    );
    connection.execute_batch(&Zeroizing::new(told))
}

/// The form of an encrypted file, as it is told to SQLCipher (whose words rusqlite does not know).
fn form(schema: &str) -> String {
    format!("PRAGMA {schema}cipher_compatibility = 4; PRAGMA {schema}cipher_page_size = {PAGE_SIZE}")
}

/// Whether a file looks like an encrypted book: no head of SQLite, whole pages, and bytes without any order.
pub(crate) fn looks_encrypted(file: &Path) -> bool {
    use std::io::{Read, Seek, SeekFrom};
    let Ok(length) = std::fs::metadata(file).map(|meta| if meta.is_file() { meta.len() } else { 0 }) else {
        return false;
    };
    let size = PAGE_SIZE as u64;
    if length < size || !length.is_multiple_of(size) || begins_as_database(file) {
        return false;
    }
    let Ok(mut reader) = std::fs::File::open(file) else { return false };
    let mut orderly = |page: u64| {
        let mut bytes = vec![0; PAGE_SIZE as usize];
        let read = reader.seek(SeekFrom::Start(page * size)).and_then(|_| reader.read_exact(&mut bytes));
        // 256 values in 8192 bytes: about 32 of each. A page of a plain book is mostly zeros or letters.
        let mut counts = [0_u32; 256];
        bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
        read.is_err() || counts.iter().any(|count| *count > 100)
    };
    let pages = length / size;
    // One page may have been damaged: most of those looked at tell.
    let looked_at = [0, pages / 3, pages / 2, pages * 2 / 3, pages - 1];
    looked_at.iter().filter(|page| orderly(**page)).count() * 2 < looked_at.len()
}

/// What a key is to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It opens it.
    Opens,
    /// No page is of this key.
    Other,
    /// Its pages are of this key, but the first ones cannot be read.
    Damaged,
}

/// Whether a key is that of a file which nobody has open. The file is only read, and nothing is laid beside it.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn fit(file: &Path, key: &BookKey) -> Result<Fit, Failure> {
    let connection = look_into(file, Some(key))?;
    let asked = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    match asked {
        Ok(_) => return Ok(Fit::Opens),
        Err(error) if !matches!(StorageError::from(&error), StorageError::Damaged) => return Err(error.into()),
        Err(_) => {}
    }
    drop(connection);
    let length = std::fs::metadata(file).map_or(0, |meta| meta.len());
    let connection = look_into(file, Some(key))?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let wrong = statement.query_map([], |row| row.get::<_, String>(0))?.count() as u64;
    let pages = length.div_ceil(PAGE_SIZE as u64);
    Ok(if wrong < pages { Fit::Damaged } else { Fit::Other })
}

/// Writes all that the file of `connection` holds into a new file of another key, or of none, and looks whether it is
/// all there: rows of every table, tables, indexes and triggers, every page. The history goes along; nothing is recorded.
///
/// # Errors
/// The disk refuses; the new file does not hold what the old one does. Then the new file is to be thrown away.
pub(crate) fn write_anew(connection: &Connection, target: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    let spelled = key.map(BookKey::spelled);
    let path = crate::files::reachable(target);
    let attach = "ATTACH DATABASE ?1 AS anew KEY ?2";
    let attached =
        connection.execute(attach, rusqlite::params![path.to_string_lossy(), spelled.as_ref().map_or("", |key| key)]);
    attached.map_err(|error| of_export(&error))?;
    let written = copy_all(connection, key.is_some());
    let detached = connection.execute_batch("DETACH DATABASE anew");
    written?;
    detached?;
    // Looked at as whoever opens it next will see it.
    let anew = look_into(target, key)?;
    super::functions::add(&anew)?;
    compare(connection, &anew)
}

/// Writes a file that nobody has open anew with another key, or with none, and puts that in its place at once: there is
/// the old file or the new one, whenever the power goes.
///
/// # Errors
/// As [`write_anew`]; then the file is as it was.
pub(crate) fn rewrite(file: &Path, key: Option<&BookKey>, new_key: Option<&BookKey>) -> Result<(), Failure> {
    let anew = file.with_extension("dang-ghi");
    remove_parts(&anew);
    let written = written_beside(file, key, &anew, new_key).and_then(|()| put_in_place(&anew, file));
    if written.is_err() {
        remove_parts(&anew);
    }
    written
}

/// Writes a file that nobody has open anew, onto the disk, without a change to the file itself but that its journal goes
/// into it.
///
/// # Errors
/// As [`write_anew`].
pub(crate) fn written_beside(
    file: &Path,
    key: Option<&BookKey>,
    anew: &Path,
    new_key: Option<&BookKey>,
) -> Result<(), Failure> {
    let connection = owned(file, OpenMode::Existing, key)?;
    // The journal goes into the file: left beside the new one it would pass for the new one's.
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    write_anew(&connection, anew, new_key)?;
    drop(connection);
    std::fs::OpenOptions::new()
        .write(true)
        .open(anew)
        .and_then(|file| file.sync_all())
        .map_err(|error| not_put(anew, &error))
}

/// Puts a file in the place of another in one step. What lies beside the other is empty by now.
///
/// # Errors
/// The system refuses, as when another program reads the file; then both are as they were.
pub(crate) fn put_in_place(anew: &Path, file: &Path) -> Result<(), Failure> {
    remove_beside(file);
    std::fs::rename(anew, file).map_err(|error| not_put(file, &error))?;
    crate::backup::make_durable(file.parent().unwrap_or(Path::new(".")));
    Ok(())
}

fn not_put(file: &Path, error: &std::io::Error) -> Failure {
    StorageError::NotPut { file: crate::files::name(file), reason: crate::files::reason(error) }.into()
}

fn copy_all(connection: &Connection, keyed: bool) -> Result<(), Failure> {
    if keyed {
        connection.execute_batch(&form("anew."))?;
    } else {
        connection.pragma_update(Some("anew"), "page_size", PAGE_SIZE)?;
    }
    connection.pragma_update(Some("anew"), "synchronous", "FULL")?;
    let exported = connection.query_row("SELECT sqlcipher_export('anew')", [], |_| Ok(())).optional();
    exported.map_err(|error| of_export(&error))?;
    for number in ["user_version", "application_id"] {
        let value: i64 = connection.pragma_query_value(None, number, |row| row.get(0))?;
        connection.pragma_update(Some("anew"), number, value)?;
    }
    Ok(())
}

/// The export hands the words of a failure on, and loses its number.
fn of_export(error: &rusqlite::Error) -> Failure {
    let words = error.to_string();
    let said = |part: &str| words.contains(part);
    match StorageError::from(error) {
        StorageError::Unexpected { .. } if said("disk is full") => StorageError::DiskFull,
        StorageError::Unexpected { .. } if said("disk I/O error") => StorageError::Disk,
        StorageError::Unexpected { .. } if said("readonly") || said("unable to open") => StorageError::ReadOnly,
        StorageError::Unexpected { .. } if said("malformed") || said("not a database") => StorageError::Damaged,
        other => other,
    }
    .into()
}

/// Whether the new file holds what the old one does.
fn compare(connection: &Connection, anew: &Connection) -> Result<(), Failure> {
    let differs = |part: &str| -> Failure { StorageError::CopyDiffers { part: part.to_owned() }.into() };
    let schema = schema(connection)?;
    if schema != self::schema(anew)? {
        return Err(differs("lược đồ"));
    }
    for (_, table, _) in schema.iter().filter(|(kind, _, _)| kind == "table") {
        let count = |connection: &Connection| -> rusqlite::Result<i64> {
            connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))
        };
        if count(connection)? != count(anew)? {
            return Err(differs(table));
        }
    }
    let verdict: String = anew.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(differs("trang")) }
}

type SchemaRow = (String, String, Option<String>);

fn schema(connection: &Connection) -> Result<Vec<SchemaRow>, Failure> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
