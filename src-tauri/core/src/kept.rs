//! What is kept in memory of the open book, so that lists of a large one need not be read anew for every page.
//!
//! It is derived and never the truth: read off the book when a list first needs it, mended after each act by the lines
//! that the act left in the history, and dropped when the act changed much.

use rusqlite::Connection;

use crate::error::Failure;
use crate::history::{self, Act};
use crate::memberships::store::totals::Totals;
use crate::people::duplicates::KeptDuplicates;
use crate::people::store::list::{KeptPeople, MOST_MENDED};

/// What is kept.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// Orders of the list of people, and who passes its last filters.
    pub(crate) people: KeptPeople,
    /// Memberships of each organisation, counted.
    pub(crate) memberships: Option<Totals>,
    /// Pairs of records that may be of one person.
    pub(crate) duplicates: KeptDuplicates,
}

impl Kept {
    /// Brings it up to date with the act that just ended, `changed` being the tables it touched.
    pub(crate) fn mend(&mut self, connection: &Connection, act: Act, entry_id: i64, changed: &[String]) {
        self.duplicates.mend(connection, act, entry_id, changed);
        let touches = |table: &str| changed.iter().any(|one| one == table);
        if !touches("person") && !touches("membership") {
            return;
        }
        if !self.people.is_empty() && !matches!(self.mend_people(connection, entry_id), Ok(true)) {
            self.people = KeptPeople::default();
        }
        if let Some(totals) = &mut self.memberships
            && !matches!(totals.mend(connection, entry_id), Ok(true))
        {
            self.memberships = None;
        }
    }

    /// False when too many changed.
    fn mend_people(&mut self, connection: &Connection, entry_id: i64) -> Result<bool, Failure> {
        let Some(changed) = history::store::people_touched(connection, entry_id, MOST_MENDED)? else {
            return Ok(false);
        };
        self.people.mend(connection, &changed)?;
        Ok(true)
    }
}
