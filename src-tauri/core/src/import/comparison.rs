//! A row beside the person of the book whom it speaks of: cell by cell and, where the list is a roster, beside what went
//! out as well. Nothing here looks into the book, so that a long list is compared on all processors.

use super::fields::Field;
use super::judge::Ready;
use super::matching::Match;
use super::preview::{ImportRow, RowKind};
use super::reading::Values;
use super::records::{self, CellChange, SentValue};
use super::store::BookSide;
use super::values::{Issue, IssueKind};
use crate::people::duplicates::facts::{Facts, Raw, Words};
use crate::people::duplicates::rules::score;
use crate::people::{Person, PersonFields};
use crate::rosters::base::Base;
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which value holds where the book and the list both changed a cell since the list went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// That of the list.
    List,
    /// That of the book.
    Book,
}

/// By the number of the row as Excel shows it.
pub type RowSides = BTreeMap<u32, Side>;

/// What rows are laid beside.
pub(super) struct Comparison<'c> {
    /// The association.
    pub(super) book: &'c BookSide,
    /// Records of others whom the rows speak of.
    pub(super) others: &'c HashMap<i64, Person>,
    /// The roster that the list is.
    pub(super) roster: Option<&'c Base>,
    /// Whose value holds where both sides changed a cell, by row.
    pub(super) sides: &'c RowSides,
}

impl Comparison<'_> {
    /// What a row would do; `earlier` is the row before it that speaks of the same person.
    pub(super) fn row(&self, ready: Ready, earlier: Option<u32>) -> ImportRow {
        let Ready { mut import, found, admission_is_derived, from_roster } = ready;
        let Some(found) = found else { return import };
        match found {
            Match::Doubt(reason) => {
                import.kind = RowKind::Conflicting;
                import.issues.push(Issue { field: None, kind: IssueKind::SeveralMatches, text: reason.clone() });
                import.reason = reason;
            }
            Match::Nobody(look_alike) => {
                import.kind = RowKind::New;
                import.reason = match import.matched {
                    Some(_) => "Người mới, theo lựa chọn khi nhập".into(),
                    None => "Chưa có trong sổ".into(),
                };
                if let Some(text) = look_alike {
                    import.issues.push(Issue { field: None, kind: IssueKind::PossibleDuplicate, text });
                }
            }
            Match::Person(id, reason) => {
                let edited = from_roster.as_ref().map(|from| &from.edited);
                self.known(&mut import, (id, reason), admission_is_derived, edited, earlier);
                self.beside_what_went_out(&mut import, id, edited);
            }
        }
        import
    }

    /// A row of a roster: where the book was changed since it went out too, it takes a decision which value holds; and
    /// who has left since is not taken in again.
    /// `edited` are the fields written over, where the row has its mark; without it what it says as the roster did is
    /// taken for untouched.
    fn beside_what_went_out(&self, import: &mut ImportRow, person_id: i64, edited: Option<&BTreeSet<Field>>) {
        let Some(sent) = self.roster.and_then(|base| base.of_person(person_id)) else { return };
        let is_edited = |change: &CellChange| match edited {
            // The name is always read.
            Some(edited) => change.field != Field::FullName || edited.contains(&Field::FullName),
            None => {
                !sent.values.get(&change.field).is_some_and(|then| records::says_same(change.field, then, &change.new))
            }
        };
        import.changes.retain(is_edited);
        if import.kind == RowKind::Changed && import.changes.is_empty() {
            import.kind = RowKind::Same;
        }
        if import.kind == RowKind::New {
            import.changes.clear();
            conflict(import, "Người này không còn là hội viên của hội từ sau khi gửi danh sách; hãy kiểm tra lại.");
        }
        for change in &mut import.changes {
            let then = sent.values.get(&change.field);
            // A note is added to, whatever it was.
            if change.field != Field::Note && then != change.old.as_ref() {
                change.conflict = Some(SentValue { value: then.cloned() });
            }
        }
        let is_in_conflict = |change: &CellChange| change.conflict.is_some();
        if import.changes.iter().any(is_in_conflict) && import.kind == RowKind::Changed {
            match import.row.and_then(|row| self.sides.get(&row)) {
                Some(Side::List) => "Theo danh sách, theo lựa chọn khi nhập".clone_into(&mut import.reason),
                Some(Side::Book) => {
                    import.changes.retain(|change| !is_in_conflict(change));
                    import.kind = if import.changes.is_empty() { RowKind::Same } else { RowKind::Changed };
                    "Giữ theo sổ, theo lựa chọn khi nhập".clone_into(&mut import.reason);
                }
                None => {
                    let fields: Vec<&str> =
                        import.changes.iter().filter(|c| is_in_conflict(c)).map(|c| c.field.label()).collect();
                    let reason = format!(
                        "Sổ và hội cùng sửa sau khi gửi danh sách: {}. Hãy chọn theo danh sách hoặc giữ theo sổ.",
                        fields.join(", ")
                    );
                    conflict(import, &reason);
                }
            }
            import.has_sides = true;
        }
        // What nobody touched was not read; the row shows it all the same.
        for (field, value) in sent.values.iter().filter(|(field, _)| **field != Field::Note) {
            import.values.entry(*field).or_insert_with(|| value.clone());
        }
    }

    fn known(
        &self,
        import: &mut ImportRow,
        (id, reason): (i64, String),
        admission_is_derived: bool,
        edited: Option<&BTreeSet<Field>>,
        earlier: Option<u32>,
    ) {
        import.person_id = Some(id);
        if let Some(first) = earlier {
            import.kind = RowKind::Conflicting;
            import.reason = format!("Cùng một người trong sổ với dòng {first} của tệp; chỉ dòng đầu được ghi.");
            import.issues.push(Issue { field: None, kind: IssueKind::RepeatedRow, text: import.reason.clone() });
            return;
        }
        let Some(person) = self.book.roll.people.get(&id).or_else(|| self.others.get(&id)) else { return };
        import.score = likeness(&import.values, &person.fields);
        import.changes = records::person_changes(&person.fields, &import.values, edited, &mut import.issues);
        let own = self.book.own.get(&id);
        match own.and_then(|own| Some((own, self.book.roll.memberships.get(&own.id)?))) {
            _ if person.deceased_on.is_some() => {
                conflict(import, "Người này đã được ghi là từ trần trong sổ; hãy kiểm tra lại.");
            }
            Some((own, membership)) if own.runs => {
                import.membership_id = Some(own.id);
                // The day of the decision stands in for an admission nobody told; it corrects none.
                if admission_is_derived && membership.fields.admitted_on.is_some() {
                    import.values.remove(&Field::AdmittedOn);
                }
                let branch = membership.branch_name.as_deref();
                let more = records::membership_changes(
                    (&membership.fields, branch),
                    &import.values,
                    edited,
                    &mut import.issues,
                );
                import
                    .changes
                    .extend(more.into_iter().filter(|c| c.field != Field::Branch || import.branch_id.is_some()));
                import.kind = if import.changes.is_empty() { RowKind::Same } else { RowKind::Changed };
                import.reason = reason;
            }
            Some(_) => {
                conflict(import, "Người này đã thôi là hội viên của hội; nếu vào lại, hãy kết nạp ở mục Hội viên.")
            }
            None => {
                import.kind = RowKind::New;
                import.reason = format!("{reason}; đã có hồ sơ trong sổ, sẽ thêm tư cách hội viên ở hội này");
            }
        }
    }
}

/// The points of a row and a record.
fn likeness(values: &Values, person: &PersonFields) -> Option<u8> {
    let value = |field: Field| values.get(&field).map(String::as_str);
    let name = value(Field::FullName)?;
    let (row_fold, person_fold) = (crate::text::fold(name), crate::text::fold(&person.full_name));
    let row = Raw {
        full_name: name,
        name_fold: &row_fold,
        birth_on: value(Field::BirthOn),
        sex: value(Field::Sex),
        national_id: value(Field::NationalId),
        phone: value(Field::Phone),
        email: value(Field::Email),
        employer: value(Field::Employer),
    };
    let record = Raw {
        full_name: &person.full_name,
        name_fold: &person_fold,
        birth_on: person.birth_on.as_ref().map(|day| day.as_str()),
        sex: person.sex.map(|sex| sex.as_str()),
        national_id: person.national_id.as_deref(),
        phone: person.phone.as_deref(),
        email: person.email.as_deref(),
        employer: person.employer.as_deref(),
    };
    let mut words = Words::new();
    let (row, record) = (Facts::of(&mut words, &row), Facts::of(&mut words, &record));
    score(&row, &record, false).map(|score| score.points)
}

pub(super) fn conflict(import: &mut ImportRow, reason: &str) {
    import.kind = RowKind::Conflicting;
    import.reason = reason.to_owned();
    import.issues.push(Issue { field: None, kind: IssueKind::Contradiction, text: reason.to_owned() });
}
