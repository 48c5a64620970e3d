//! From the values of a row to records of the book, and the difference between both.

use super::fields::Field;
use super::reading::Values;
use super::values::{Issue, IssueKind};
use crate::dates::PartialDate;
use crate::memberships::{MembershipFields, MembershipType};
use crate::people::{AcademicTitle, Degree, EducationLevel, PersonFields, Sex, WorkingStatus};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A cell of the book that the list would change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct CellChange {
    /// Which.
    pub field: Field,
    /// As it stands; `None`: nothing.
    pub old: Option<String>,
    /// As it would be.
    pub new: String,
    /// Of a roster that came back, where the book was changed since it went out too: what both began with.
    #[serde(default)]
    pub conflict: Option<SentValue>,
}

/// A cell as it went out in a roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct SentValue {
    /// As stored; none when it was empty.
    pub value: Option<String>,
}

/// Fields of the person, beside those of the membership.
const OF_PERSON: &[Field] = &[
    Field::FullName,
    Field::BirthOn,
    Field::Sex,
    Field::NationalId,
    Field::AcademicTitle,
    Field::Degree,
    Field::EducationLevel,
    Field::Specialty,
    Field::Employer,
    Field::JobTitle,
    Field::WorkingStatus,
    Field::Phone,
    Field::Email,
    Field::Address,
    Field::Awards,
    Field::Note,
    Field::Ethnicity,
    Field::Religion,
    Field::PartyMember,
];

const OF_MEMBERSHIP: &[Field] = &[
    Field::Branch,
    Field::MembershipType,
    Field::AdmittedOn,
    Field::DecisionNumber,
    Field::DecisionOn,
    Field::DecisionIssuer,
    Field::CardNumber,
    Field::CardOn,
    Field::Role,
];

/// Whether a field belongs to the membership and not to the person.
pub fn is_of_membership(field: Field) -> bool {
    OF_MEMBERSHIP.contains(&field)
}

fn one_of<T: Copy>(all: &[T], text: &str, name: impl Fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|value| name(*value) == text)
}

/// Writes one value into a person; what does not fit, or is not of the person, is left as it was.
pub fn set_person(fields: &mut PersonFields, field: Field, text: &str) {
    let value = || Some(text.to_owned());
    match field {
        Field::FullName => text.clone_into(&mut fields.full_name),
        Field::BirthOn => fields.birth_on = text.parse().ok(),
        Field::Sex => fields.sex = one_of(Sex::ALL, text, Sex::as_str),
        Field::NationalId => fields.national_id = value(),
        Field::AcademicTitle => fields.academic_title = one_of(AcademicTitle::ALL, text, AcademicTitle::as_str),
        Field::Degree => fields.degree = one_of(Degree::ALL, text, Degree::as_str),
        Field::EducationLevel => fields.education_level = one_of(EducationLevel::ALL, text, EducationLevel::as_str),
        Field::Specialty => fields.specialty = value(),
        Field::Employer => fields.employer = value(),
        Field::JobTitle => fields.job_title = value(),
        Field::WorkingStatus => fields.working_status = one_of(WorkingStatus::ALL, text, WorkingStatus::as_str),
        Field::Phone => fields.phone = value(),
        Field::Email => fields.email = value(),
        Field::Address => fields.address = value(),
        Field::Awards => fields.awards = value(),
        Field::Note => fields.note = value(),
        Field::Ethnicity => fields.ethnicity = value(),
        Field::Religion => fields.religion = value(),
        Field::PartyMember => fields.party_member = Some(text == "1"),
        _ => {}
    }
}

/// A person with the values of a row and nothing else.
pub fn new_person(values: &Values, source: &str) -> PersonFields {
    let mut fields = PersonFields { source: Some(source.to_owned()), ..PersonFields::default() };
    for (field, text) in values {
        set_person(&mut fields, *field, text);
    }
    fields
}

/// Writes one value into a membership, if it is one of its own. Branches are resolved before.
pub fn set_membership(fields: &mut MembershipFields, field: Field, text: &str) {
    match field {
        Field::MembershipType => {
            if let Some(kind) = one_of(MembershipType::ALL, text, MembershipType::as_str) {
                fields.r#type = kind;
            }
        }
        Field::AdmittedOn => fields.admitted_on = text.parse().ok(),
        Field::DecisionNumber => fields.decision_number = Some(text.to_owned()),
        Field::DecisionOn => fields.decision_on = text.parse().ok(),
        Field::DecisionIssuer => fields.decision_issuer = Some(text.to_owned()),
        Field::CardNumber => fields.card_number = Some(text.to_owned()),
        Field::CardOn => fields.card_on = text.parse().ok(),
        Field::Role => fields.role = Some(text.to_owned()),
        _ => {}
    }
}

/// A membership with the values of a row.
pub fn new_membership(values: &Values, organization_id: i64, branch_id: Option<i64>) -> MembershipFields {
    let mut fields = MembershipFields { organization_id, branch_id, ..MembershipFields::default() };
    for (field, text) in values {
        set_membership(&mut fields, *field, text);
    }
    fields
}

fn of_person(fields: &PersonFields, field: Field) -> Option<&str> {
    match field {
        Field::FullName => Some(&fields.full_name),
        Field::BirthOn => fields.birth_on.as_ref().map(PartialDate::as_str),
        Field::Sex => fields.sex.map(Sex::as_str),
        Field::NationalId => fields.national_id.as_deref(),
        Field::AcademicTitle => fields.academic_title.map(AcademicTitle::as_str),
        Field::Degree => fields.degree.map(Degree::as_str),
        Field::EducationLevel => fields.education_level.map(EducationLevel::as_str),
        Field::Specialty => fields.specialty.as_deref(),
        Field::Employer => fields.employer.as_deref(),
        Field::JobTitle => fields.job_title.as_deref(),
        Field::WorkingStatus => fields.working_status.map(WorkingStatus::as_str),
        Field::Phone => fields.phone.as_deref(),
        Field::Email => fields.email.as_deref(),
        Field::Address => fields.address.as_deref(),
        Field::Awards => fields.awards.as_deref(),
        Field::Note => fields.note.as_deref(),
        Field::Ethnicity => fields.ethnicity.as_deref(),
        Field::Religion => fields.religion.as_deref(),
        Field::PartyMember => fields.party_member.map(|v| if v { "1" } else { "0" }),
        _ => None,
    }
}

fn of_membership<'m>(fields: &'m MembershipFields, branch: Option<&'m str>, field: Field) -> Option<&'m str> {
    match field {
        Field::Branch => branch,
        Field::MembershipType => Some(fields.r#type.as_str()),
        Field::AdmittedOn => fields.admitted_on.as_ref().map(PartialDate::as_str),
        Field::DecisionNumber => fields.decision_number.as_deref(),
        Field::DecisionOn => fields.decision_on.as_ref().map(PartialDate::as_str),
        Field::DecisionIssuer => fields.decision_issuer.as_deref(),
        Field::CardNumber => fields.card_number.as_deref(),
        Field::CardOn => fields.card_on.as_ref().map(PartialDate::as_str),
        Field::Role => fields.role.as_deref(),
        _ => None,
    }
}

/// Everything a record and a membership say, as a list would bring it.
pub fn values_of(person: &PersonFields, membership: &MembershipFields, branch: Option<&str>) -> Values {
    let of_person = OF_PERSON.iter().filter_map(|field| Some((*field, of_person(person, *field)?.to_owned())));
    let of_membership =
        OF_MEMBERSHIP.iter().filter_map(|field| Some((*field, of_membership(membership, branch, *field)?.to_owned())));
    of_person.chain(of_membership).collect()
}

/// What the list would change of a person. An empty cell changes nothing; what says the same in other letters, or less,
/// does neither, unless somebody wrote it over on purpose (`edited`, of a roster).
pub fn person_changes(
    fields: &PersonFields,
    values: &Values,
    edited: Option<&BTreeSet<Field>>,
    issues: &mut Vec<Issue>,
) -> Vec<CellChange> {
    OF_PERSON
        .iter()
        .filter_map(|field| {
            let new = values.get(field)?;
            change(*field, of_person(fields, *field), new, edited, issues)
        })
        .collect()
}

/// What the list would change of a membership.
pub fn membership_changes(
    (fields, branch): (&MembershipFields, Option<&str>),
    values: &Values,
    edited: Option<&BTreeSet<Field>>,
    issues: &mut Vec<Issue>,
) -> Vec<CellChange> {
    OF_MEMBERSHIP
        .iter()
        .filter_map(|field| {
            let new = values.get(field)?;
            change(*field, of_membership(fields, branch, *field), new, edited, issues)
        })
        .collect()
}

fn change(
    field: Field,
    old: Option<&str>,
    new: &str,
    edited: Option<&BTreeSet<Field>>,
    issues: &mut Vec<Issue>,
) -> Option<CellChange> {
    let Some(old) = old else {
        return Some(CellChange { field, old: None, new: new.to_owned(), conflict: None });
    };
    // The same number with other spaces is the same number whoever wrote it.
    let on_purpose = edited.is_some_and(|edited| edited.contains(&field)) && field != Field::Note;
    let is_same = match on_purpose {
        true => old == new || field == Field::Phone && digits(old) == digits(new),
        false => says_same(field, old, new),
    };
    if is_same {
        return None;
    }
    if field == Field::NationalId && old.len() == 12 && new.len() == 9 {
        issues.push(Issue::new(
            "national_id",
            IssueKind::Contradiction,
            format!("Danh sách ghi số CMND cũ {new}; giữ số định danh {old} trong sổ."),
        ));
        return None;
    }
    // A note is added to, never replaced.
    let new = if field == Field::Note { format!("{old}\n{new}") } else { new.to_owned() };
    Some(CellChange { field, old: Some(old.to_owned()), new, conflict: None })
}

/// Whether a value says nothing that the other does not.
pub fn says_same(field: Field, old: &str, new: &str) -> bool {
    old == new || says_no_more(field, old, new)
}

/// The new value is the old one written otherwise, or known less exactly.
fn says_no_more(field: Field, old: &str, new: &str) -> bool {
    match field {
        Field::BirthOn | Field::AdmittedOn | Field::DecisionOn | Field::CardOn => old.starts_with(new),
        Field::FullName | Field::Branch => old.to_lowercase() == new.to_lowercase(),
        Field::Phone => digits(old) == digits(new) || old.split([';', ',', '/']).any(|one| digits(one) == digits(new)),
        Field::Email => old.to_lowercase() == new.to_lowercase(),
        Field::Note => fold(old).contains(&fold(new)),
        Field::CardNumber => fold(old).replace(' ', "") == fold(new).replace(' ', ""),
        _ => old.to_lowercase() == new.to_lowercase(),
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(fields: &PersonFields, pairs: &[(Field, &str)]) -> Vec<(Field, Option<String>, String)> {
        let values = pairs.iter().map(|(f, v)| (*f, (*v).to_owned())).collect();
        person_changes(fields, &values, None, &mut Vec::new()).into_iter().map(|c| (c.field, c.old, c.new)).collect()
    }

    fn an() -> PersonFields {
        PersonFields {
            full_name: "Lê Văn An".into(),
            birth_on: "1962-05-17".parse().ok(),
            phone: Some("0912 345 678".into()),
            note: Some("Hội viên từ ngày đầu".into()),
            ..PersonFields::default()
        }
    }

    #[test]
    fn the_same_written_otherwise_is_no_change() {
        let same = [(Field::FullName, "LÊ VĂN AN"), (Field::Phone, "0912345678"), (Field::BirthOn, "1962")];
        assert!(changes(&an(), &same).is_empty());
    }

    #[test]
    fn a_change_shows_both_values() {
        let list = changes(&an(), &[(Field::Phone, "0987654321"), (Field::Employer, "Sở Y tế")]);
        assert_eq!(list[0], (Field::Employer, None, "Sở Y tế".into()));
        assert_eq!(list[1], (Field::Phone, Some("0912 345 678".into()), "0987654321".into()));
    }

    #[test]
    fn a_note_is_added_to() {
        let list = changes(&an(), &[(Field::Note, "Nghỉ hưu")]);
        assert_eq!(list[0].2, "Hội viên từ ngày đầu\nNghỉ hưu");
    }
}
