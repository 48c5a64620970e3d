//! Who may see what, and how a field is masked.

use serde_json::{Map, Value};

use super::{PrivacyError, SensitiveField, SensitiveMark, SensitiveValues};
use crate::accounts::{Rights, Role};
use crate::history::api::RowChange;
use crate::people::PersonFields;
use crate::settings::PrivacySettings;

/// What stands in place of a value that is not shown.
pub const MASK: &str = "•••";
/// The same of a value that an act changed, so that the change itself is seen.
pub const MASK_OF_CHANGED: &str = "••• (đã sửa)";

/// The sensitive fields that are kept and that somebody with these rights may see; the others are for them as if the
/// office did not keep them.
pub fn seen_by(privacy: &PrivacySettings, rights: Rights) -> PrivacySettings {
    let sees = rights.sees_sensitive;
    PrivacySettings {
        keep_ethnicity: privacy.keep_ethnicity && sees,
        keep_religion: privacy.keep_religion && sees,
        keep_party_member: privacy.keep_party_member && sees,
    }
}

/// The fields that settings keep.
pub fn kept(privacy: &PrivacySettings) -> Vec<SensitiveField> {
    let keeps = |field: &SensitiveField| match field {
        SensitiveField::Ethnicity => privacy.keep_ethnicity,
        SensitiveField::Religion => privacy.keep_religion,
        SensitiveField::PartyMember => privacy.keep_party_member,
    };
    SensitiveField::ALL.into_iter().filter(keeps).collect()
}

/// What is told of a record's sensitive fields without being asked: which there are, and which are filled in.
pub fn marks(fields: &PersonFields, seen: &PrivacySettings) -> Vec<SensitiveMark> {
    let is_filled = |field| match field {
        SensitiveField::Ethnicity => fields.ethnicity.is_some(),
        SensitiveField::Religion => fields.religion.is_some(),
        SensitiveField::PartyMember => fields.party_member.is_some(),
    };
    kept(seen).into_iter().map(|field| SensitiveMark { field, is_filled: is_filled(field) }).collect()
}

/// The values that may be seen.
pub fn values(fields: &PersonFields, seen: &PrivacySettings) -> SensitiveValues {
    SensitiveValues {
        ethnicity: fields.ethnicity.clone().filter(|_| seen.keep_ethnicity),
        religion: fields.religion.clone().filter(|_| seen.keep_religion),
        party_member: fields.party_member.filter(|_| seen.keep_party_member),
    }
}

/// The record without anything sensitive, as every answer but those asked by name gives it.
pub fn strip(fields: &mut PersonFields) {
    (fields.ethnicity, fields.religion, fields.party_member) = (None, None, None);
}

/// What a save makes of the sensitive fields: what somebody may not see stays as it was, whatever the form says; what
/// they may see is written where the form says something, and emptied only when the form showed it (`shown`).
pub fn kept_on_save(fields: &mut PersonFields, before: &PersonFields, seen: &PrivacySettings, shown: bool) {
    if !seen.keep_ethnicity || (!shown && fields.ethnicity.is_none()) {
        fields.ethnicity.clone_from(&before.ethnicity);
    }
    if !seen.keep_religion || (!shown && fields.religion.is_none()) {
        fields.religion.clone_from(&before.religion);
    }
    if !seen.keep_party_member || (!shown && fields.party_member.is_none()) {
        fields.party_member = before.party_member;
    }
}

/// Masks what is sensitive in the images of the history: that a field was filled in or changed may be known, what it
/// said may not.
pub fn mask(rows: &mut [RowChange]) {
    for row in rows.iter_mut().filter(|row| matches!(row.table.as_str(), "person" | "merged_person")) {
        let changed: Vec<&str> = SensitiveField::ALL
            .into_iter()
            .map(SensitiveField::column)
            .filter(|column| value(row.before.as_ref(), column) != value(row.after.as_ref(), column))
            .collect();
        let is_update = row.before.is_some();
        row.before.iter_mut().for_each(|image| mask_image(image, &|_| MASK));
        let after = |column: &str| if is_update && changed.contains(&column) { MASK_OF_CHANGED } else { MASK };
        row.after.iter_mut().for_each(|image| mask_image(image, &after));
    }
}

fn value<'v>(image: Option<&'v Value>, column: &str) -> Option<&'v Value> {
    image.and_then(|image| image.get(column)).filter(|value| !value.is_null())
}

fn mask_image(image: &mut Value, mask: &dyn Fn(&str) -> &'static str) {
    let Some(fields) = image.as_object_mut() else { return };
    for field in SensitiveField::ALL {
        if let Some(value) = fields.get_mut(field.column()).filter(|value| !value.is_null()) {
            *value = mask(field.column()).into();
        }
    }
    // A record merged into another is kept whole, as a text.
    if let Some(Value::String(text)) = fields.get("record") {
        let mut record: Value = serde_json::from_str(text).unwrap_or_else(|_| Value::Object(Map::new()));
        mask_image(&mut record, &|_| MASK);
        let record = record.to_string();
        fields.insert("record".to_owned(), record.into());
    }
}

/// Who reads the access log, erases, and hands a person's data out, looks after the book.
///
/// # Errors
/// [`PrivacyError::OnlyAdmin`].
pub fn refuse_others(rights: Rights) -> Result<(), PrivacyError> {
    match rights.role {
        Role::Admin => Ok(()),
        Role::Officer | Role::Viewer => Err(PrivacyError::OnlyAdmin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const OFFICER: Rights = Rights { role: Role::Officer, sees_sensitive: false };
    const ALL_KEPT: PrivacySettings =
        PrivacySettings { keep_ethnicity: true, keep_religion: true, keep_party_member: true };

    fn moan() -> PersonFields {
        PersonFields {
            full_name: "Y Moan Niê".into(),
            ethnicity: Some("Ê Đê".into()),
            religion: Some("Tin Lành".into()),
            party_member: Some(false),
            ..PersonFields::default()
        }
    }

    #[test]
    fn who_may_not_see_sees_nothing_and_not_even_that_there_is_something() {
        let seen = seen_by(&ALL_KEPT, OFFICER);
        assert_eq!(values(&moan(), &seen), SensitiveValues::default());
        assert_eq!(marks(&moan(), &seen), []);
        let seen = seen_by(&ALL_KEPT, Rights::ALL);
        assert_eq!(values(&moan(), &seen).ethnicity.as_deref(), Some("Ê Đê"));
        assert_eq!(marks(&moan(), &seen).len(), 3);
        let one = PrivacySettings { keep_religion: true, ..PrivacySettings::default() };
        assert_eq!(values(&moan(), &seen_by(&one, Rights::ALL)).ethnicity, None);
    }

    #[test]
    fn a_save_empties_only_what_was_shown_and_writes_only_what_may_be_seen() {
        let saved = |typed: PersonFields, rights, shown| {
            let mut fields = typed;
            kept_on_save(&mut fields, &moan(), &seen_by(&ALL_KEPT, rights), shown);
            values(&fields, &ALL_KEPT)
        };
        let blank = PersonFields { full_name: "Y Moan Niê".into(), ..PersonFields::default() };
        let other = PersonFields { ethnicity: Some("Kinh".into()), ..blank.clone() };
        assert_eq!(saved(blank.clone(), OFFICER, true), values(&moan(), &ALL_KEPT));
        assert_eq!(saved(other.clone(), OFFICER, true), values(&moan(), &ALL_KEPT));
        assert_eq!(saved(blank.clone(), Rights::ALL, false), values(&moan(), &ALL_KEPT));
        assert_eq!(saved(blank, Rights::ALL, true), SensitiveValues::default());
        let written = saved(other, Rights::ALL, false);
        assert_eq!((written.ethnicity.as_deref(), written.party_member), (Some("Kinh"), Some(false)));
    }

    #[test]
    fn the_history_tells_that_a_field_changed_and_not_what_it_said() {
        let record = json!({ "full_name": "A", "religion": "Phật giáo" }).to_string();
        let mut rows = [
            RowChange {
                table: "person".into(),
                id: 1,
                op: "update".into(),
                before: Some(json!({ "ethnicity": "Ê Đê", "religion": null, "party_member": 1, "phone": "1" })),
                after: Some(json!({ "ethnicity": "Kinh", "religion": null, "party_member": 1, "phone": "2" })),
            },
            RowChange {
                table: "merged_person".into(),
                id: 2,
                op: "insert".into(),
                before: None,
                after: Some(json!({ "record": record })),
            },
        ];
        mask(&mut rows);
        let [update, insert] = rows;
        assert_eq!(
            update.before.unwrap(),
            json!({ "ethnicity": "•••", "religion": null, "party_member": "•••", "phone": "1" })
        );
        assert_eq!(
            update.after.unwrap(),
            json!({ "ethnicity": "••• (đã sửa)", "religion": null, "party_member": "•••", "phone": "2" })
        );
        assert!(!insert.after.unwrap().to_string().contains("Phật"));
    }

    #[test]
    fn only_who_looks_after_the_book_reads_who_looked() {
        assert!(refuse_others(Rights::ALL).is_ok());
        assert!(refuse_others(OFFICER).is_err());
        assert!(refuse_others(Rights { role: Role::Viewer, sees_sensitive: true }).is_err());
    }
}
