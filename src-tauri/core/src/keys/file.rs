//! The key file: the slots of a book's accounts, beside the book and in each folder of its copies. Written beside itself,
//! brought onto the disk, then put in place, so that a power cut leaves the old one or the new one.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{BookKey, KeyError, Slot, hex, slot};
use crate::files::{name, reason};

const FORMAT: u32 = 1;
const PROGRAM: &str = "So Lien hiep";
/// A key file is small; anything larger is none.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Key files that are tried in a folder.
const MOST_FILES: usize = 50;

/// The content of a key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    format: u32,
    program: String,
    /// Which key the slots hold.
    key_id: String,
    /// Grows with each change of an account, as the same number in the book does: tells which of the two is newer.
    pub generation: i64,
    /// Goes into the names of the slots, so that nobody can look them up in a list made beforehand.
    salt: String,
    slots: Vec<NamedSlot>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct NamedSlot {
    /// A salted hash of the login: the file tells nobody's name.
    name: String,
    #[serde(flatten)]
    slot: Slot,
}

impl KeyFile {
    /// The key file of these accounts (login and slot).
    pub fn of(key: &BookKey, generation: i64, accounts: &[(String, Slot)]) -> Self {
        let salt = hex::of(&rand::random::<[u8; 16]>());
        let named = |(login, slot): &(String, Slot)| NamedSlot { name: hashed(&salt, login), slot: slot.clone() };
        let slots = accounts.iter().map(named).collect();
        Self { format: FORMAT, program: PROGRAM.to_owned(), key_id: key.id(), generation, salt, slots }
    }

    /// Whether it holds just these slots.
    pub fn says(&self, key: &BookKey, generation: i64, accounts: &[(String, Slot)]) -> bool {
        self.key_id == key.id()
            && self.generation == generation
            && self.slots.len() == accounts.len()
            && accounts.iter().all(|(login, slot)| self.slot(login) == Some(slot))
    }

    /// The slot of an account.
    pub fn slot(&self, login: &str) -> Option<&Slot> {
        let wanted = hashed(&self.salt, login);
        self.slots.iter().find(|slot| slot.name == wanted).map(|named| &named.slot)
    }

    /// The key that a login and its password unwrap. An unknown login costs as much as a wrong password.
    ///
    /// # Errors
    /// [`KeyError::NoMemory`].
    pub fn unlock(&self, login: &str, password: &str) -> Result<Option<BookKey>, KeyError> {
        match self.slot(login) {
            Some(slot) => slot.unwrap(login, password),
            None => {
                slot::pretend(password);
                Ok(None)
            }
        }
    }

    fn at(path: &Path) -> Option<Self> {
        if std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len() > MOST_BYTES {
            return None;
        }
        let file: Self = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        (file.format == FORMAT && file.program == PROGRAM).then_some(file)
    }
}

fn hashed(salt: &str, login: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(login.as_bytes());
    hex::of(&hash.finalize()[..16])
}

/// Where the key file of a book is: `so.khoa` beside `so.lienhiep`.
pub fn path_beside(book: &Path) -> PathBuf {
    book.with_extension("khoa")
}

/// Where the key file of a book's copies is in their folder. It bears the mark of its key: books of one name may share a
/// second place.
pub fn in_folder(folder: &Path, stem: &str, key: &BookKey) -> PathBuf {
    folder.join(format!("{stem}-{}.khoa", key.id()))
}

/// The key files that may open a book or copy, the likeliest first; and whether one could not be understood.
pub fn beside(book: &Path) -> (Vec<KeyFile>, Option<PathBuf>) {
    let own = path_beside(book);
    let folder = book.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in [folder.to_owned(), folder.join("sao-luu")] {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        paths.extend(entries.filter(|path| path.extension().is_some_and(|ending| ending == "khoa")));
    }
    paths.sort_by_key(|path| (*path != own, path.parent() != Some(folder), path.clone()));
    paths.truncate(MOST_FILES);
    let damaged = paths.iter().find(|path| read(path).is_none()).cloned();
    let mut files: Vec<KeyFile> = Vec::new();
    for file in paths.iter().filter_map(|path| read(path)) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    (files, damaged)
}

/// The key file at a path; nothing where there is none, or what is there is none.
pub fn read(path: &Path) -> Option<KeyFile> {
    KeyFile::at(path)
}

/// Writes a key file, whole or not at all, onto the disk.
///
/// # Errors
/// [`KeyError::NotWritten`]; then what stood there still stands.
pub fn write(path: &Path, file: &KeyFile) -> Result<(), KeyError> {
    if read(path).as_ref() == Some(file) {
        return Ok(());
    }
    let refuse = |error: &std::io::Error| KeyError::NotWritten { key_file: name(path), reason: reason(error) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let text = serde_json::to_vec_pretty(file).map_err(|error| refuse(&error.into()))?;
    let mut beside = tempfile::Builder::new()
        .prefix(".so-lien-hiep-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(|error| refuse(&error))?;
    beside.write_all(&text).and_then(|()| beside.as_file().sync_all()).map_err(|error| refuse(&error))?;
    crate::files::named(beside, path).map_err(|refused| refuse(&refused.error))?;
    crate::backup::make_durable(folder);
    Ok(())
}
