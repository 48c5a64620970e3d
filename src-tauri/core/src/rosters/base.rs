//! What a roster said when it was made: the measure for what an association changed in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::api::Roster;
use super::columns::{self, COLUMNS};
use super::store;
use crate::error::Failure;
use crate::import::fields::Field;
use crate::import::reading::Values;
use crate::import::records;

/// A row of a roster as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseRow {
    /// The membership.
    pub membership_id: i64,
    /// The person who holds it now.
    pub person_id: i64,
    /// The name then.
    pub full_name: String,
    /// The words of its cells, as they are read where nobody touched them; empty cells are not here.
    pub words: BTreeMap<Field, String>,
    /// Its values as the book stores them.
    pub values: Values,
}

/// A roster as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// The roster.
    pub roster: Roster,
    /// Its rows by their marks.
    pub rows: HashMap<String, BaseRow>,
    /// The marks of those who hold them now.
    by_person: HashMap<i64, String>,
}

impl Base {
    /// What the roster said, told by the history.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn load(connection: &Connection, roster: Roster) -> Result<Self, Failure> {
        let members = store::members(connection, roster.organization_id, roster.sent_on, Some(roster.history_row_id))?;
        let holders = store::holders(connection, roster.organization_id)?;
        let mut rows = HashMap::with_capacity(members.len());
        for member in &members {
            // A membership that was taken back is nobody's.
            let Some((_, person_id)) = holders.get(&member.membership_id).filter(|(uid, _)| *uid == member.uid) else {
                continue;
            };
            let person_id = *person_id;
            let mut words = BTreeMap::new();
            for column in COLUMNS {
                if let Some(cell) = columns::cell(member, column.field) {
                    words.insert(column.field, columns::words(&cell));
                }
            }
            let values = records::values_of(&member.person, &member.membership, member.branch_name.as_deref());
            let row = BaseRow {
                membership_id: member.membership_id,
                person_id,
                full_name: member.person.full_name.clone(),
                words,
                values,
            };
            rows.insert(columns::row_mark(member.membership_id, &member.uid), row);
        }
        let by_person = rows.iter().map(|(mark, row): (&String, &BaseRow)| (row.person_id, mark.clone())).collect();
        Ok(Self { roster, rows, by_person })
    }

    /// The row of a person.
    pub(crate) fn of_person(&self, person_id: i64) -> Option<&BaseRow> {
        let mark = self.by_person.get(&person_id)?;
        self.rows.get(mark)
    }

    /// The memberships that were in it.
    pub(crate) fn membership_ids(&self) -> HashSet<i64> {
        self.rows.values().map(|row| row.membership_id).collect()
    }
}
