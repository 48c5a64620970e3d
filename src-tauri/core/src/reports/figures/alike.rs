//! Persons of one name and one birthday that are kept as several, but for pairs that were said to be two people.

use std::collections::{BTreeMap, HashSet};

use rusqlite::Connection;

use super::super::data::ReportData;
use crate::dates::show_day;
use crate::error::Failure;
use crate::memberships::store::person_of;
use crate::people::duplicates::store::told_apart;

/// Records of the same name and birthday; at least two of them may be one person.
pub(super) struct Alike {
    /// The name they share.
    pub full_name: String,
    /// The birthday they share.
    pub birth_on: String,
    /// Who they are, but for those told apart from all others.
    pub person_ids: Vec<i64>,
}

impl Alike {
    /// The birthday as it is shown.
    pub fn birthday(&self) -> String {
        self.birth_on.parse().map_or_else(|_| self.birth_on.clone(), show_day)
    }
}

/// Finds them among the members at the cut-off, by name. The list of look-alikes (`people/duplicates`) is another thing:
/// it looks for more reasons in the whole book.
pub(super) fn find(connection: &Connection, data: &ReportData) -> Result<Vec<Alike>, Failure> {
    let mut groups: BTreeMap<(&str, &str), Vec<i64>> = BTreeMap::new();
    for row in data.memberships.iter().filter(|row| row.person_closing && row.birth_on.len() == 10) {
        groups.entry((&row.full_name, &row.birth_on)).or_default().push(row.membership_id);
    }
    groups.retain(|_, memberships| memberships.len() > 1);
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let apart: HashSet<(i64, i64)> = told_apart(connection)?.into_iter().collect();
    let mut found = Vec::new();
    for ((full_name, birth_on), memberships) in groups {
        let mut people = Vec::with_capacity(memberships.len());
        for membership in memberships {
            people.extend(person_of(connection, membership)?);
        }
        people.sort_unstable();
        let doubtful =
            |one: &i64| people.iter().any(|other| other != one && !apart.contains(&(*one.min(other), *one.max(other))));
        let person_ids: Vec<i64> = people.iter().copied().filter(doubtful).collect();
        if !person_ids.is_empty() {
            found.push(Alike { full_name: full_name.to_owned(), birth_on: birth_on.to_owned(), person_ids });
        }
    }
    Ok(found)
}
