//! Files that leave the office within an act: without its entry in the history there is no file.

use std::path::{Path, PathBuf};

use super::target::{Written, write_as_named_for_now, write_file_for_now};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;

/// The files that an act has written so far.
pub(crate) struct Leaving<'a> {
    open_book: &'a Path,
    written: Vec<Written>,
}

impl Leaving<'_> {
    /// Writes one, as [`super::write_file`] does, at a whole path; its path.
    ///
    /// # Errors
    /// [`super::FileError`].
    pub(crate) fn write(&mut self, path: &Path, bytes: &[u8], ending: &'static str) -> Result<PathBuf, Failure> {
        let written = write_file_for_now(path, bytes, ending, self.open_book)?;
        Ok(self.noted(written))
    }

    /// Writes one of whatever kind, as [`super::write_as_named`] does, at a whole path; its path.
    ///
    /// # Errors
    /// [`super::FileError`].
    pub(crate) fn write_as_named(&mut self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let written = write_as_named_for_now(path, bytes, self.open_book)?;
        Ok(self.noted(written))
    }

    fn noted(&mut self, written: Written) -> PathBuf {
        let path = written.path.clone();
        self.written.push(written);
        path
    }
}

/// Carries out an act that writes files. When it is refused, or its entry cannot be kept, what it wrote is gone
/// again and what it wrote over is back.
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
        // The last first: of one written twice, the oldest is put back last.
        for written in files.written.into_iter().rev() {
            written.take_back();
        }
    }
    done
}
