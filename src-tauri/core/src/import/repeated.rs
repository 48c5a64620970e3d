//! One person on two rows of a list.

use super::fields::Field;
use super::reading::PersonRow;
use super::values::{Issue, IssueKind};
use foldhash::{HashMap, HashMapExt};
use std::collections::hash_map::Entry;

/// A person written twice is taken in once.
pub(super) fn mark(rows: &mut [PersonRow]) {
    let mut seen: HashMap<IdentityKey<'_>, u32> = HashMap::with_capacity(rows.len() * 2);
    let mut repeated = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.readable) {
        for key in identity_keys(row) {
            match seen.entry(key) {
                Entry::Occupied(first) => {
                    repeated.push((at, *first.get()));
                    break;
                }
                Entry::Vacant(place) => {
                    place.insert(row.row);
                }
            }
        }
    }
    for (at, first) in repeated {
        rows[at].readable = false;
        rows[at].issues.push(Issue {
            field: None,
            kind: IssueKind::RepeatedRow,
            text: format!("Trùng với dòng {first} của tệp; chỉ dòng đầu được ghi."),
        });
    }
}

/// A field, its value, the name, and what else must agree.
type IdentityKey<'r> = (Field, &'r str, &'r str, &'r str);

/// What makes two rows of one file the same person. The same id with another name is a mistake
/// of the list, not the same person.
fn identity_keys(row: &PersonRow) -> impl Iterator<Item = IdentityKey<'_>> {
    let value = |field: Field| row.values.get(&field).map(String::as_str);
    let by_number = |field: Field| value(field).map(|number| (field, number, row.name_fold.as_str(), ""));
    let birth = value(Field::BirthOn).filter(|birth| birth.len() == 10);
    let id = value(Field::NationalId).unwrap_or_default();
    let by_birth = birth.map(|birth| (Field::BirthOn, birth, row.name_fold.as_str(), id));
    let keys = [by_number(Field::NationalId), by_number(Field::CardNumber), by_birth];
    keys.into_iter().flatten().filter(|(_, _, name, _)| !name.is_empty())
}
