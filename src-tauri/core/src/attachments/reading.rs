//! Reading a file of this machine to attach it: whole, and only if nobody writes to it meanwhile.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{AttachmentError, rules};
use crate::error::Failure;
use crate::files::{self, FileError};
use crate::job::Job;

/// A file as it was read.
pub(crate) struct FileRead {
    /// Its name as the book keeps it.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// SHA-256 of its content, hexadecimal.
    pub(crate) sha256: String,
}

/// Reads the files at `paths`, all or none.
///
/// # Errors
/// [`AttachmentError`]: missing, no file, unreadable, empty, too large, written to meanwhile, a program, a book.
pub(crate) fn read_all(paths: &[String], open_book: &Path, job: &Job) -> Result<Vec<FileRead>, Failure> {
    if paths.len() > rules::MOST_AT_ONCE {
        return Err(AttachmentError::TooMany { count: paths.len(), most: rules::MOST_AT_ONCE }.into());
    }
    let mut read = Vec::new();
    for path in paths {
        job.progress(read.len() as u64, paths.len() as u64, "Đang đọc tệp…")?;
        read.push(read_one(Path::new(path), open_book)?);
    }
    Ok(read)
}

fn read_one(path: &Path, open_book: &Path) -> Result<FileRead, AttachmentError> {
    let name = rules::name_kept(&files::name(path));
    let file = files::shown(&name);
    let unreadable = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => AttachmentError::Missing { file: files::shown(&files::name(path)) },
        _ => AttachmentError::Unreadable { file: file.clone(), reason: files::reason(error) },
    };
    // Before it is opened: a pipe would wait for a writer, and the open book would lose its lock when it is closed again.
    let meta = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !meta.is_file() {
        return Err(AttachmentError::NotAFile { file: files::shown(&files::name(path)) });
    }
    if let Err(FileError::TargetIsOpenBook { .. } | FileError::TargetIsBook { .. }) =
        files::refuse_book(path, open_book)
    {
        return Err(AttachmentError::IsBook { file });
    }
    if name.is_empty() {
        return Err(AttachmentError::NameMissing);
    }
    rules::refuse_program(&name, &[])?;
    refuse_size(&file, meta.len())?;
    let opened = File::open(path).map_err(|error| unreadable(&error))?;
    let before = opened.metadata().map_err(|error| unreadable(&error))?;
    refuse_size(&file, before.len())?;
    let mut bytes = Vec::new();
    let mut whole = (&opened).take(rules::MOST_BYTES + 1);
    whole.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    let after = opened.metadata().map_err(|error| unreadable(&error))?;
    if !is_unchanged(&before, &after) || bytes.len() as u64 != after.len() {
        return Err(AttachmentError::ChangedWhileRead { file });
    }
    rules::refuse_program(&name, &bytes)?;
    let sha256 = sum(&bytes);
    Ok(FileRead { name, bytes, sha256 })
}

fn refuse_size(file: &str, length: u64) -> Result<(), AttachmentError> {
    match length {
        0 => Err(AttachmentError::Empty { file: file.to_owned() }),
        length if length > rules::MOST_BYTES => Err(AttachmentError::TooLarge {
            file: file.to_owned(),
            size: rules::size_text_over(i64::try_from(length).unwrap_or(i64::MAX), rules::MOST_BYTES as i64),
            most: rules::size_text(rules::MOST_BYTES as i64),
        }),
        _ => Ok(()),
    }
}

fn is_unchanged(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// SHA-256, hexadecimal.
pub(crate) fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
