//! Which values and memberships stand when two records become one; pure.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{FieldChoice, MergeError, MergeField};
use crate::memberships::Membership;
use crate::memberships::rules::{Span, before_all_periods};
use crate::people::{Person, PersonFields};
use crate::settings::PrivacySettings;
use crate::text::fold;

/// The fields in which the records differ and the one merged in has something to say, with what is proposed: what the
/// other lacks, what is known more exactly, a name with its accents.
pub fn choices(into: &Person, from: &Person) -> Vec<FieldChoice> {
    let nothing = PersonFields::default();
    let says =
        |field: &MergeField| !field.is_same(&into.fields, &from.fields) && !field.is_same(&from.fields, &nothing);
    let choice = |field: MergeField| FieldChoice {
        field,
        take: field.is_same(&into.fields, &nothing) || is_better(field, &from.fields, &into.fields),
        can_keep_both: can_keep_both(field) && !field.is_same(&into.fields, &nothing),
    };
    let mut choices: Vec<FieldChoice> =
        MergeField::OF_FORM.iter().copied().filter(|field| says(field)).map(choice).collect();
    if from.deceased_on.is_some() && into.deceased_on.is_some() && from.deceased_on != into.deceased_on {
        choices.push(FieldChoice { field: MergeField::DeceasedOn, take: false, can_keep_both: false });
    }
    choices
}

/// Whether `one` says the same as `other`, and more.
fn is_better(field: MergeField, one: &PersonFields, other: &PersonFields) -> bool {
    match field {
        MergeField::FullName => {
            fold(&one.full_name) == fold(&other.full_name) && accents(&one.full_name) > accents(&other.full_name)
        }
        MergeField::BirthOn => match (&one.birth_on, &other.birth_on) {
            (Some(one), Some(other)) => {
                one.as_str().len() > other.as_str().len() && one.as_str().starts_with(other.as_str())
            }
            _ => false,
        },
        MergeField::NationalId => {
            let digits = |fields: &PersonFields| fields.national_id.as_ref().map_or(0, String::len);
            digits(one) > digits(other)
        }
        _ => false,
    }
}

fn accents(name: &str) -> usize {
    name.chars().filter(|letter| !letter.is_ascii()).count()
}

fn can_keep_both(field: MergeField) -> bool {
    matches!(field, MergeField::Awards | MergeField::Note)
}

/// The record as it goes on. Sensitive fields that the office does not keep are shown to nobody and so chosen by nobody:
/// what one record lacks comes from the other.
///
/// # Errors
/// [`MergeError::CannotKeepBoth`].
pub fn merged(
    into: &PersonFields,
    from: &PersonFields,
    take: &[MergeField],
    keep_both: &[MergeField],
    privacy: &PrivacySettings,
) -> Result<PersonFields, MergeError> {
    let mut fields = into.clone();
    take.iter().for_each(|field| field.take(&mut fields, from));
    for field in keep_both {
        match field {
            MergeField::Awards => fields.awards = both(into.awards.as_deref(), from.awards.as_deref()),
            MergeField::Note => fields.note = both(into.note.as_deref(), from.note.as_deref()),
            field => return Err(MergeError::CannotKeepBoth { field: *field }),
        }
    }
    let hidden = [
        (MergeField::Ethnicity, privacy.keep_ethnicity),
        (MergeField::Religion, privacy.keep_religion),
        (MergeField::PartyMember, privacy.keep_party_member),
    ];
    for (field, _) in hidden.into_iter().filter(|(_, is_kept)| !is_kept) {
        let whose = if field.is_same(into, &PersonFields::default()) { from } else { into };
        field.take(&mut fields, whose);
    }
    Ok(fields)
}

/// One text below the other.
fn both(own: Option<&str>, other: Option<&str>) -> Option<String> {
    match (own, other) {
        (Some(own), Some(other)) if own != other => Some(format!("{own}\n{other}")),
        (own, other) => own.or(other).map(str::to_owned),
    }
}

/// A membership that is set aside, and the one that goes on in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// Its number.
    pub id: i64,
    /// The number of the other.
    pub kept_id: i64,
}

/// Which memberships of the record merged in are proposed to go on: those that go before every one of the other record
/// that they collide with. What runs goes before what ended, then the earlier start, then what has a card or a decision;
/// of two alike that of the record that goes on.
pub fn proposed(own: &[Membership], others: &[Membership]) -> HashSet<i64> {
    let goes_on = |other: &&Membership| {
        let mut beside = own.iter().filter(|one| collide(one, other)).peekable();
        beside.peek().is_some() && beside.all(|one| rank(other) < rank(one))
    };
    others.iter().filter(goes_on).map(|other| other.id).collect()
}

/// The place of a membership among those of the same days. That nobody knows when it began is no earlier start.
fn rank(membership: &Membership) -> (bool, bool, NaiveDate, bool) {
    let fields = &membership.fields;
    let has_papers = fields.card_number.is_some() || fields.decision_number.is_some();
    let starts_on = membership.starts_on;
    (membership.ended_on.is_some(), starts_on == before_all_periods(), starts_on, !has_papers)
}

/// Which memberships are set aside so that no two of one organisation overlap: of a pair the one of the record that goes
/// on stands, unless the other one is among `taken`.
pub fn set_aside(own: &[Membership], others: &[Membership], taken: &HashSet<i64>) -> Vec<SetAside> {
    let mut aside: Vec<SetAside> = Vec::new();
    for other in others.iter().filter(|other| taken.contains(&other.id)) {
        for one in own.iter().filter(|one| collide(one, other)) {
            if aside.iter().all(|known| known.id != one.id) {
                aside.push(SetAside { id: one.id, kept_id: other.id });
            }
        }
    }
    let gone: HashSet<i64> = aside.iter().map(|one| one.id).collect();
    for other in others.iter().filter(|other| !taken.contains(&other.id)) {
        if let Some(one) = own.iter().find(|one| !gone.contains(&one.id) && collide(one, other)) {
            aside.push(SetAside { id: other.id, kept_id: one.id });
        }
    }
    aside
}

/// Whether they are of one organisation and count on a common day, or are the very same.
pub fn collide(one: &Membership, other: &Membership) -> bool {
    let span = |membership: &Membership| Span { starts_on: membership.starts_on, ended_on: membership.ended_on };
    one.fields.organization_id == other.fields.organization_id
        && (span(one).overlaps(&span(other)) || span(one) == span(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memberships::{EndReason, MembershipFields};

    fn membership(id: i64, organization_id: i64, starts_on: &str, ended_on: Option<&str>) -> Membership {
        Membership {
            id,
            uid: String::new(),
            version: 1,
            person_id: 0,
            person_name: String::new(),
            organization_name: String::new(),
            organization_code: String::new(),
            branch_name: None,
            fields: MembershipFields { organization_id, ..MembershipFields::default() },
            starts_on: starts_on.parse().unwrap(),
            ended_on: ended_on.map(|day| day.parse().unwrap()),
            end_reason: ended_on.map(|_| EndReason::Resign),
            end_decision: None,
            transferred_to_id: None,
        }
    }

    fn aside(own: &[Membership], others: &[Membership], taken: &[i64]) -> Vec<(i64, i64)> {
        let taken = taken.iter().copied().collect();
        set_aside(own, others, &taken).into_iter().map(|one| (one.id, one.kept_id)).collect()
    }

    #[test]
    fn of_two_memberships_of_the_same_days_one_is_set_aside() {
        let own = [membership(1, 7, "2010-01-01", None), membership(2, 8, "2001-01-01", Some("2005-01-01"))];
        let others = [
            membership(3, 7, "2008-01-01", Some("2012-01-01")),
            membership(4, 8, "2005-01-01", None),
            membership(5, 9, "2010-01-01", None),
        ];
        assert_eq!(aside(&own, &others, &[]), [(3, 1)]);
        assert_eq!(aside(&own, &others, &[3]), [(1, 3)]);
        // Chosen without need: nothing is set aside for it.
        assert_eq!(aside(&own, &others, &[5]), [(3, 1)]);
    }

    #[test]
    fn a_chosen_membership_makes_room_for_those_that_only_met_the_one_set_aside() {
        let own = [membership(1, 7, "2006-01-01", None)];
        let others = [membership(2, 7, "2005-01-01", Some("2012-01-01")), membership(3, 7, "2013-01-01", None)];
        assert_eq!(aside(&own, &others, &[]), [(2, 1), (3, 1)]);
        assert_eq!(aside(&own, &others, &[2]), [(1, 2)]);
    }

    #[test]
    fn what_runs_is_proposed_then_what_began_earlier_then_what_has_papers() {
        let choice = |own: &[Membership], others: &[Membership]| -> Vec<i64> {
            let mut ids: Vec<i64> = proposed(own, others).into_iter().collect();
            ids.sort_unstable();
            ids
        };
        let one = |starts_on: &str, ended_on: Option<&str>| membership(1, 7, starts_on, ended_on);
        let two = |starts_on: &str, ended_on: Option<&str>| membership(2, 7, starts_on, ended_on);
        let ended = Some("2020-01-01");
        assert_eq!(choice(&[one("2010-01-01", ended)], &[two("2015-01-01", None)]), [2]);
        assert!(choice(&[one("2015-01-01", None)], &[two("2010-01-01", ended)]).is_empty());
        assert_eq!(choice(&[one("2015-01-01", None)], &[two("2010-01-01", None)]), [2]);
        assert!(choice(&[one("2010-01-01", None)], &[two("2010-01-01", None)]).is_empty());
        let mut card = two("2010-01-01", None);
        card.fields.card_number = Some("12".into());
        assert_eq!(choice(&[one("2010-01-01", None)], std::slice::from_ref(&card)), [2]);
        // Not known when: before the book began.
        assert!(choice(&[one("2010-01-01", None)], &[two("0001-01-01", None)]).is_empty());
        assert_eq!(choice(&[one("0001-01-01", None)], &[two("2010-01-01", None)]), [2]);
        // It meets two and goes before one of them only; it meets none.
        let own = [one("2000-01-01", Some("2012-01-01")), membership(3, 7, "2013-01-01", None)];
        assert!(choice(&own, &[two("2001-01-01", Some("2014-01-01"))]).is_empty());
        assert!(choice(&own, &[membership(2, 8, "2001-01-01", None)]).is_empty());
        assert_eq!(choice(&own, &[two("2001-01-01", None)]), [2]);
    }

    #[test]
    fn what_is_known_more_exactly_is_proposed() {
        let person = |fields: PersonFields| Person { id: 1, uid: String::new(), version: 1, fields, deceased_on: None };
        let into = person(PersonFields {
            full_name: "Le Van An".into(),
            birth_on: Some("1962".parse().unwrap()),
            phone: Some("0905123456".into()),
            note: Some("Một".into()),
            email: Some("a@b.vn".into()),
            ..PersonFields::default()
        });
        let from = person(PersonFields {
            full_name: "Lê Văn An".into(),
            birth_on: Some("1962-05-17".parse().unwrap()),
            phone: Some("0914000111".into()),
            note: Some("Hai".into()),
            employer: Some("Sở Y tế".into()),
            ..PersonFields::default()
        });
        let seen: Vec<(MergeField, bool, bool)> =
            choices(&into, &from).into_iter().map(|one| (one.field, one.take, one.can_keep_both)).collect();
        assert_eq!(
            seen,
            [
                (MergeField::FullName, true, false),
                (MergeField::BirthOn, true, false),
                (MergeField::Employer, true, false),
                (MergeField::Phone, false, false),
                (MergeField::Note, false, true),
            ]
        );
        let fields = merged(
            &into.fields,
            &from.fields,
            &[MergeField::BirthOn],
            &[MergeField::Note],
            &PrivacySettings::default(),
        )
        .unwrap();
        assert_eq!(fields.full_name, "Le Van An");
        assert_eq!(fields.birth_on.unwrap().as_str(), "1962-05-17");
        assert_eq!(fields.note.as_deref(), Some("Một\nHai"));
    }
}
