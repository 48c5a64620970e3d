//! What a roster said when it was made: the measure for what an association changed in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;
use rusqlite::Connection;

use super::api::Roster;
use super::columns::{self, COLUMNS};
use super::store::{self, Member};
use crate::error::Failure;
use crate::import::fields::Field;
use crate::import::reading::Values;
use crate::import::records;
use crate::memberships::roll::Roll;

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

impl BaseRow {
    fn of(member: &Member<'_>, person_id: i64) -> Self {
        let words = |field: Field| Some((field, columns::words(&columns::cell(member, field)?)));
        let mut values = records::values_of(&member.person, &member.membership.fields, member.branch_name.as_deref());
        // These never went out.
        values.retain(|field, _| !field.is_sensitive());
        Self {
            membership_id: member.membership.id,
            person_id,
            full_name: member.person.full_name.clone(),
            words: COLUMNS.iter().filter_map(|column| words(column.field)).collect(),
            values,
        }
    }
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
    /// What the roster said, told by the history; the `roll` is of the same moment.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn load(connection: &Connection, roll: &Roll, roster: Roster) -> Result<Self, Failure> {
        let since = Some(roster.history_row_id);
        let members = store::members(connection, roll, roster.organization_id, roster.sent_on, since)?;
        let holders = store::holders(connection, roster.organization_id)?;
        let row = |member: &Member<'_>| {
            // A membership that was taken back is nobody's.
            let (_, person_id) = holders.get(&member.membership.id).filter(|(uid, _)| *uid == member.membership.uid)?;
            Some((columns::row_mark(&member.membership), BaseRow::of(member, *person_id)))
        };
        let rows: HashMap<String, BaseRow> = members.par_iter().with_min_len(128).filter_map(row).collect();
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
