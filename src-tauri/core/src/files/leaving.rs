//! Files that leave the office within an act: without its entry in the history there is no file.

use std::path::{Path, PathBuf};

use super::target::{write_as_named, write_file};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;

/// The files that an act has written so far.
pub(crate) struct Leaving<'a> {
    open_book: &'a Path,
    written: Vec<PathBuf>,
}

impl Leaving<'_> {
    /// Writes one, as [`write_file`] does; its path.
    ///
    /// # Errors
    /// [`super::FileError`].
    pub(crate) fn write(&mut self, path: &Path, bytes: &[u8], ending: &'static str) -> Result<PathBuf, Failure> {
        let path = write_file(path, bytes, ending, self.open_book)?;
        self.written.push(path.clone());
        Ok(path)
    }

    /// Writes one of whatever kind, as [`write_as_named`] does; its path.
    ///
    /// # Errors
    /// [`super::FileError`].
    pub(crate) fn write_as_named(&mut self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = write_as_named(path, bytes, self.open_book)?;
        self.written.push(path.clone());
        Ok(path)
    }
}

/// Carries out an act that writes files. When it is refused, or its entry cannot be kept, what it wrote is gone again.
///
/// # Errors
/// Whatever `work` refuses.
pub(crate) fn leaving<T>(
    app: &App,
    act: Act,
    work: impl FnOnce(&Tx<'_>, &mut Leaving<'_>) -> Result<T, Failure>,
) -> Result<Done<T>, Failure> {
    let mut files = Leaving { open_book: app.path(), written: Vec::new() };
    let done = app.transact(act, |tx| work(tx, &mut files));
    if done.is_err() {
        for path in files.written {
            let _ = std::fs::remove_file(path);
        }
    }
    done
}
