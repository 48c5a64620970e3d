//! Nhật ký truy cập: who opened, unmasked or took out personal data, when, which and what for.
//!
//! Logged are: a record opened (once a person, user and day), sensitive fields shown, lists with persons, rosters, the
//! proof edition of a report, the file of one person, the log itself taken out. Not logged are pages of the list of
//! people, which is the office's daily tool, and attachments, which belong to plans and tasks; saving one out of the book
//! stands in the history. The lines stand outside the history and survive every undo.

pub mod api;
pub(crate) mod store;
mod types;

use std::collections::HashSet;

use chrono::NaiveDate;

pub use types::*;

use crate::app::{App, Tx};
use crate::error::Failure;

/// So many records opened in a sitting are remembered, so that one opened again asks nothing of the disk.
const MOST_REMEMBERED: usize = 20_000;

/// What was opened in this sitting.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    /// Lines that are kept already.
    known: HashSet<(i64, NaiveDate)>,
    /// Lines that could not be written yet.
    owed: Vec<Access>,
}

impl Opened {
    /// The line for a record that is opened now, with those still owed; nothing when it was opened today already.
    pub(crate) fn lines(&mut self, person_id: i64, today: NaiveDate) -> Vec<Access> {
        if self.known.len() >= MOST_REMEMBERED {
            self.known.clear();
        }
        if !self.known.insert((person_id, today)) {
            return Vec::new();
        }
        let mut lines = std::mem::take(&mut self.owed);
        lines.push(Access::of_person(AccessKind::OpenPerson, person_id));
        lines
    }

    /// Keeps lines that could not be written for the next time.
    pub(crate) fn owe(&mut self, lines: Vec<Access>) {
        self.owed = lines;
        self.owed.truncate(MOST_REMEMBERED);
    }
}

/// Logs within a running act what leaves the book by it: the act and its line stand or fall together.
///
/// # Errors
/// The book cannot be written.
pub(crate) fn log(tx: &Tx<'_>, access: &Access) -> Result<(), Failure> {
    store::insert(tx, tx.environment(), access)
}

/// Logs that a record was opened. That it was looked at is not refused when the line cannot be kept now: see
/// [`crate::privacy`].
pub(crate) fn opened(app: &App, person_id: i64) {
    app.log_opened(person_id);
}
