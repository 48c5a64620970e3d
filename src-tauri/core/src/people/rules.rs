//! What a person's record must keep to; pure.

use chrono::{Datelike, NaiveDate};

use super::{PersonError, PersonFields};
use crate::dates::PartialDate;
use crate::memberships::Membership;
use crate::settings::PrivacySettings;
use crate::text::{clean_owned, clean_paragraphs};

/// Nobody is older.
const OLDEST: i32 = 130;

/// Every text cleaned; an empty one is absent; numbers without the blanks and dots people type into them.
pub fn cleaned(fields: PersonFields) -> PersonFields {
    let line = |text: Option<String>| text.map(clean_owned).filter(|text| !text.is_empty());
    let lines = |text: Option<String>| text.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    PersonFields {
        full_name: clean_owned(fields.full_name),
        sort_name: line(fields.sort_name),
        national_id: line(fields.national_id).map(|id| without(id, &[' ', '.', '-'])),
        specialty: line(fields.specialty),
        employer: line(fields.employer),
        job_title: line(fields.job_title),
        phone: line(fields.phone),
        email: line(fields.email).map(|email| without(email, &[' '])),
        address: line(fields.address),
        awards: lines(fields.awards),
        note: lines(fields.note),
        source: line(fields.source),
        ethnicity: line(fields.ethnicity),
        religion: line(fields.religion),
        ..fields
    }
}

fn without(mut text: String, letters: &[char]) -> String {
    text.retain(|letter| !letters.contains(&letter));
    text
}

/// Keeps the rules that need nothing but the record and the day.
///
/// # Errors
/// The first [`PersonError`] found, in the order of the form.
pub fn check(fields: &PersonFields, today: NaiveDate) -> Result<(), PersonError> {
    if fields.full_name.is_empty() {
        return Err(PersonError::WithoutName);
    }
    if let Some(birth_on) = &fields.birth_on {
        check_birth(birth_on, today)?;
    }
    if let Some(id) = fields.national_id.as_ref().filter(|id| !is_national_id(id)) {
        return Err(PersonError::BadNationalId { national_id: id.clone() });
    }
    if let Some(phone) = fields.phone.as_ref().filter(|phone| !is_phone(phone)) {
        return Err(PersonError::BadPhone { phone: phone.clone() });
    }
    if let Some(email) = fields.email.as_ref().filter(|email| !is_email(email)) {
        return Err(PersonError::BadEmail { email: email.clone() });
    }
    Ok(())
}

fn check_birth(birth_on: &PartialDate, today: NaiveDate) -> Result<(), PersonError> {
    if birth_on.first_day() > today {
        return Err(PersonError::BornInFuture { birth_on: birth_on.display() });
    }
    if birth_on.year() < today.year() - OLDEST {
        return Err(PersonError::TooOld { birth_on: birth_on.display(), limit: OLDEST });
    }
    Ok(())
}

/// A death is not after today and not before the birth.
///
/// # Errors
/// [`PersonError::DiesInFuture`], [`PersonError::DiedBeforeBirth`].
pub fn check_death(died_on: &PartialDate, birth_on: Option<&PartialDate>, today: NaiveDate) -> Result<(), PersonError> {
    if died_on.first_day() > today {
        return Err(PersonError::DiesInFuture { died_on: died_on.display() });
    }
    match birth_on {
        Some(birth_on) if died_on.last_day() < birth_on.first_day() => {
            Err(PersonError::DiedBeforeBirth { died_on: died_on.display(), birth_on: birth_on.display() })
        }
        _ => Ok(()),
    }
}

/// Nobody was admitted after the death.
///
/// # Errors
/// [`PersonError::DiedBeforeAdmission`].
pub fn check_death_after_admissions(died_on: &PartialDate, memberships: &[Membership]) -> Result<(), PersonError> {
    let later = memberships.iter().find_map(|membership| {
        let admitted_on = membership.fields.admitted_on.as_ref()?;
        (admitted_on.first_day() > died_on.last_day()).then_some((membership, admitted_on))
    });
    match later {
        None => Ok(()),
        Some((membership, admitted_on)) => Err(PersonError::DiedBeforeAdmission {
            died_on: died_on.display(),
            organization: membership.organization_name.clone(),
            admitted_on: admitted_on.display(),
        }),
    }
}

/// 12 digits, or 9 of the former identity card.
pub fn is_national_id(text: &str) -> bool {
    matches!(text.len(), 9 | 12) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 7 to 15 digits, with the marks people write between them; several numbers may stand side by side.
pub fn is_phone(text: &str) -> bool {
    text.split([';', ',', '/']).map(str::trim).filter(|number| !number.is_empty()).all(|number| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (7..=15).contains(&digits) && number.chars().all(|letter| letter.is_ascii_digit() || "+-. ()".contains(letter))
    })
}

/// Something, one "@", something with a dot; several may stand side by side.
pub fn is_email(text: &str) -> bool {
    text.split([';', ',']).filter(|address| !address.is_empty()).all(|address| match address.split_once('@') {
        Some((name, place)) => {
            !name.is_empty()
                && !place.contains('@')
                && place.contains('.')
                && !place.starts_with('.')
                && !place.ends_with('.')
        }
        None => false,
    })
}

/// Whether any of the sensitive fields is filled in.
pub fn has_sensitive(fields: &PersonFields) -> bool {
    fields.ethnicity.is_some() || fields.religion.is_some() || fields.party_member.is_some()
}

/// Empties the sensitive fields that the office does not keep.
pub fn hide_sensitive(fields: &mut PersonFields, privacy: &PrivacySettings) {
    if !privacy.keep_ethnicity {
        fields.ethnicity = None;
    }
    if !privacy.keep_religion {
        fields.religion = None;
    }
    if !privacy.keep_party_member {
        fields.party_member = None;
    }
}

/// A form that was not shown a field cannot empty it: what was stored before the office switched the field off stays
/// until it is deleted on purpose.
pub fn keep_what_is_hidden(fields: &mut PersonFields, before: &PersonFields, privacy: &PrivacySettings) {
    if !privacy.keep_ethnicity {
        fields.ethnicity.clone_from(&before.ethnicity);
    }
    if !privacy.keep_religion {
        fields.religion.clone_from(&before.religion);
    }
    if !privacy.keep_party_member {
        fields.party_member = before.party_member;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_people_write_pass_and_others_do_not() {
        for phone in ["0905123456", "0262 3.812.345", "(0262) 3812345", "+84 905-123-456", "0905123456; 0914000111"] {
            assert!(is_phone(phone), "{phone}");
        }
        for phone in ["không có", "12345", "09051234567890123", "0905x123456"] {
            assert!(!is_phone(phone), "{phone}");
        }
        assert!(is_national_id("066088001234") && is_national_id("240123456"));
        assert!(!is_national_id("66088001234") && !is_national_id("06608800123x"));
        assert!(is_email("a.b@daklak.gov.vn") && is_email("a@b.vn;c@d.vn"));
        assert!(!is_email("a@b") && !is_email("@b.vn") && !is_email("a b.vn") && !is_email("a@b@c.vn"));
    }

    #[test]
    fn a_year_of_birth_is_judged_by_its_first_day() {
        let today = "2026-05-04".parse().unwrap();
        let born = |text: &str| check_birth(&text.parse().unwrap(), today).is_ok();
        assert!(born("2026") && born("2026-05-04") && born("1896"));
        assert!(!born("2026-05-05") && !born("2027") && !born("1895-12-31"));
    }
}
