//! Opening the data file as its only owner.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf, Prefix};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{StorageError, cipher, look, migrate};
use crate::error::Failure;
use crate::files::{self, name as file_name};
use crate::keys::BookKey;

/// "LHLH" as a number: marks the file as a book of this program.
pub(super) const APPLICATION_ID: i64 = 0x4C48_4C48;

/// How long another owner of the file is waited for.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

/// Whether the file must be there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// It must be there.
    Existing,
    /// It must not be there.
    New,
}

/// Opens the book at `path`, with its key when it is encrypted, as its only owner, and brings it to the newest form
/// (after a copy beside it).
///
/// # Errors
/// [`StorageError`]: in use, on a network share, missing, not a book, too new, damaged, read-only.
pub fn open(path: &Path, mode: OpenMode, key: Option<&BookKey>) -> Result<Connection, Failure> {
    if is_network_path(path) {
        return Err(StorageError::NetworkPath.into());
    }
    let file = file_name(path);
    match (mode, path.exists()) {
        // SQLite would take no name for a file of its own in the temporary folder, gone when it is closed.
        (OpenMode::New, _) if path.file_name().is_none() => return Err(StorageError::NoName.into()),
        (OpenMode::New, true) => return Err(StorageError::AlreadyThere { file }.into()),
        (OpenMode::Existing, false) => return Err(StorageError::Missing { file }.into()),
        (OpenMode::Existing, true) => refuse_foreign_file(path, key.is_some())?,
        (OpenMode::New, false) => {
            files::refuse_unusable_name(path)?;
            refuse_missing_folder(path)?;
        }
    }
    let opened = connect(path, mode, key);
    if mode == OpenMode::New && opened.is_err() {
        // What was begun is nobody's book yet.
        remove_parts(path);
    }
    opened
}

/// A connection that owns the file, whatever is in it.
pub(super) fn owned(path: &Path, mode: OpenMode, key: Option<&BookKey>) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let had_journal = beside(path, "-wal").exists();
    let connection = connection_to(path, flags).map_err(|error| explain(&error, path))?;
    cipher::unlock(&connection, key).map_err(|error| explain(&error, path))?;
    // SQLite opens what it may not write for reading only, and says nothing.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StorageError::ReadOnly.into());
    }
    if mode == OpenMode::Existing
        && let Err(failure) = look::refuse_what_is_no_book(&connection, &file_name(path))
    {
        drop(connection);
        // Looking alone made it, and wrote nothing into it; what is in use is somebody else's.
        let is_ours = !had_journal && failure.code != "storage.in_use";
        if is_ours && beside(path, "-wal").metadata().is_ok_and(|journal| journal.len() == 0) {
            let _ = std::fs::remove_file(beside(path, "-wal"));
        }
        return Err(in_use_by_name(failure, path));
    }
    own(&connection, mode).map_err(|error| explain(&error, path))?;
    Ok(connection)
}

fn connect(path: &Path, mode: OpenMode, key: Option<&BookKey>) -> Result<Connection, Failure> {
    let mut connection = owned(path, mode, key)?;
    migrate::to_newest(&mut connection, path, key)?;
    if mode == OpenMode::New {
        // So that the file itself, not only its journal, says from now on that it is a book.
        connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    }
    Ok(connection)
}

/// SQLite on a file, also where Windows needs the path written out in full, for which SQLite has a way of its own.
fn connection_to(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    match files::reachable(path) {
        Cow::Borrowed(path) => Connection::open_with_flags(path, flags),
        Cow::Owned(path) => Connection::open_with_flags_and_vfs(path, flags, c"win32-longpath"),
    }
}

/// A file that nobody writes, for reading: without a lock, and with nothing laid beside it. A plain file takes no key.
pub(crate) fn look_into(file: &Path, key: Option<&BookKey>) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let address = |path: &Path| {
        let mut text = String::from("file:");
        for byte in path.to_string_lossy().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text.push(char::from(byte)),
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
        text + "?immutable=1"
    };
    let connection = match files::reachable(file) {
        Cow::Borrowed(path) => Connection::open_with_flags(address(path), flags),
        Cow::Owned(path) => Connection::open_with_flags_and_vfs(address(&path), flags, c"win32-longpath"),
    }?;
    cipher::unlock(&connection, key.filter(|_| !begins_as_database(file)))?;
    Ok(connection)
}

/// Whether the file begins as SQLite's files do.
pub(crate) fn begins_as_database(file: &Path) -> bool {
    use std::io::Read;
    let mut head = [0; 16];
    // A pipe would wait for a writer for ever.
    file.is_file()
        && std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut head)).is_ok()
        && head == *b"SQLite format 3\0"
}

/// Takes the exclusive lock and sets what every connection needs.
fn own(connection: &Connection, mode: OpenMode) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    if mode == OpenMode::New {
        // Of an encrypted book the cipher says the same.
        connection.pragma_update(None, "page_size", 8192)?;
    }
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // FULL: an acknowledged act survives a power cut, which NORMAL in WAL mode does not promise.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // 32 MB: the journal of a long list goes into the file after the answer (keeper.rs).
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A plan does not depend on the values bound: else SQLite compiles a statement anew for each row of a list.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(256);
    super::functions::add(connection)?;
    // Exclusive mode takes its lock at the first access; taking it now refuses a second opener at once.
    connection.execute_batch("BEGIN IMMEDIATE; COMMIT;")
}

fn refuse_missing_folder(path: &Path) -> Result<(), Failure> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(StorageError::NoFolder { folder: files::shown(&folder.to_string_lossy()) }.into())
        }
        _ => Ok(()),
    }
}

/// Whether another window has the book: asked without its key, for whoever is about to replace it.
pub(crate) fn is_in_use(path: &Path) -> bool {
    let asked =
        connection_to(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX).and_then(|book| {
            book.busy_timeout(Duration::from_millis(300))?;
            // What lies beside the book is not gone through without its key.
            book.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            book.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        });
    asked.is_err_and(|error| matches!(StorageError::from(&error), StorageError::InUse { .. }))
}

/// Looks at the header without SQLite, so that a foreign file is not touched at all. Of an encrypted book the header
/// says nothing: there the key tells.
fn refuse_foreign_file(path: &Path, is_keyed: bool) -> Result<(), Failure> {
    use std::io::Read;
    let mut header = [0_u8; 100];
    let file = file_name(path);
    // Opening a pipe would wait for whoever writes into it.
    if !path.is_file() {
        return Err(StorageError::NotAFile { file }.into());
    }
    // An antivirus lets go of it after a moment.
    let mut reader = match files::patiently(|| std::fs::File::open(path)) {
        Ok(reader) => reader,
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return Err(StorageError::ReadOnly.into()),
        // Windows refuses to read a file that another program locked as a whole.
        Err(_) => return Err(StorageError::InUse { file }.into()),
    };
    match reader.read_exact(&mut header) {
        Ok(()) if is_keyed => Ok(()),
        Ok(()) if header.starts_with(b"SQLite format 3\0") => {
            let id = i64::from(u32::from_be_bytes([header[68], header[69], header[70], header[71]]));
            if id == APPLICATION_ID { Ok(()) } else { Err(StorageError::NotABook { file }.into()) }
        }
        Ok(()) => Err(StorageError::NotABook { file }.into()),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(StorageError::NotABook { file }.into()),
        Err(_) => Err(StorageError::InUse { file }.into()),
    }
}

fn explain(error: &rusqlite::Error, path: &Path) -> Failure {
    match StorageError::from(error) {
        StorageError::InUse { .. } => StorageError::InUse { file: file_name(path) }.into(),
        other => other.into(),
    }
}

/// What is in use is told by its name.
fn in_use_by_name(failure: Failure, path: &Path) -> Failure {
    match failure.code.as_str() {
        "storage.in_use" => StorageError::InUse { file: file_name(path) }.into(),
        _ => failure,
    }
}

/// A share (`\\server\share`, `//server/share`) or a Unix path on a network file system.
fn is_network_path(path: &Path) -> bool {
    let text = path.to_string_lossy();
    if text.starts_with("//") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\")) {
        return true;
    }
    let unc = |component: Component<'_>| match component {
        Component::Prefix(prefix) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    };
    path.components().next().is_some_and(unc) || on_network_file_system(path)
}

/// Linux tells the file system of each mount. Windows tells a drive letter that stands for a share (`Z:` for
/// `\\server\share`) by where its folders really are.
fn on_network_file_system(path: &Path) -> bool {
    if cfg!(windows) {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok()).unwrap_or_default();
        return folder.to_string_lossy().starts_with(r"\\?\UNC\");
    }
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return false };
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok()).unwrap_or_default();
    let longest = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.nth(1)?, words.next()?))
        })
        .filter(|(mount, _)| folder.starts_with(mount))
        .max_by_key(|(mount, _)| mount.len());
    matches!(longest, Some((_, "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "fuse.sshfs" | "davfs" | "fuse.rclone")))
}

/// Copies the open book, while it is in use, into a new file of the same key, and checks the copy.
///
/// # Errors
/// The target is there already, cannot be written, or the copy does not pass `quick_check`.
pub fn backup_to(connection: &Connection, target: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    if target.exists() {
        return Err(StorageError::AlreadyThere { file: file_name(target) }.into());
    }
    copy_to(connection, target, key)?;
    check_copy(target, key)
}

/// Copies the open book, while it is in use, into a new file; what [`check_copy`] says of it comes after, so that the
/// book is not held for it.
pub(crate) fn copy_to(connection: &Connection, target: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    let copied = connection_to(target, OpenFlags::default()).and_then(|mut copy| {
        cipher::unlock(&copy, key)?;
        let backup = rusqlite::backup::Backup::new(connection, &mut copy)?;
        backup.run_to_completion(4096, Duration::ZERO, None)
    });
    copied.map_err(|error| {
        remove_parts(target);
        explain(&error, target)
    })
}

/// Whether every page of a copy can be read; one that does not pass is removed, so that it never passes for a copy.
pub(crate) fn check_copy(target: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    let checked = verdict(target, key);
    match checked {
        // Nothing was written, so what may lie beside it is empty; left there, it would pass for a later file's journal.
        Ok(()) => remove_beside(target),
        Err(_) => remove_parts(target),
    }
    checked
}

/// What SQLite says of a file that nobody has open.
fn verdict(file: &Path, key: Option<&BookKey>) -> Result<(), Failure> {
    let connection = connection_to(file, OpenFlags::default()).map_err(|error| explain(&error, file))?;
    cipher::unlock(&connection, key.filter(|_| !begins_as_database(file)))?;
    // Alone: then no index of the journal in shared memory is laid beside the file.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StorageError::Damaged.into()) }
}

/// Removes a file of ours that was not finished, and what SQLite laid beside it.
pub(crate) fn remove_parts(path: &Path) {
    let _ = std::fs::remove_file(path);
    remove_beside(path);
}

pub(super) fn remove_beside(path: &Path) {
    for ending in ["-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(path, ending));
    }
}

/// What SQLite lays beside a file, by its ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(ending);
    PathBuf::from(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_recognised() {
        assert!(is_network_path(Path::new(r"\\maychu\chung\so.lienhiep")));
        assert!(is_network_path(Path::new("//maychu/chung/so.lienhiep")));
        assert!(!is_network_path(Path::new("/tmp/so.lienhiep")));
    }
}
