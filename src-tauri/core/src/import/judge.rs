//! A row judged by itself: what it would write, what is in doubt, and whom of the book it speaks of. Nothing here looks
//! into the book, so that a long list is judged on all processors.

use super::fields::Field;
use super::matching::{Index, Match, RowMatches};
use super::preview::{ImportRow, RowKind};
use super::reading::PersonRow;
use super::records;
use super::roster::FromRoster;
use super::store::Target;
use super::values::{Issue, IssueKind};
use crate::error::Failure;
use crate::people;
use crate::text::{Length, length_of};
use chrono::NaiveDate;

/// A row as far as it can be judged without looking into the book.
pub(super) struct Ready {
    /// What it would write.
    pub(super) import: ImportRow,
    /// Whom it speaks of; none when that is of no more interest.
    pub(super) found: Option<Match>,
    /// Whether the day of admission was read out of another column.
    pub(super) admission_is_derived: bool,
    /// Of a roster that came back: whose row it is, unless the reader says that it is somebody else's.
    pub(super) from_roster: Option<FromRoster>,
}

/// Judges rows.
pub(super) struct Judge<'c> {
    /// The organisation of the list.
    pub(super) target: &'c Target,
    /// The people of the book that the list may speak of.
    pub(super) index: &'c Index,
    /// What the reader decided about rows.
    pub(super) matches: &'c RowMatches,
    /// The present day.
    pub(super) today: NaiveDate,
}

impl Judge<'_> {
    /// `same_names`: how many rows of the list carry its name.
    pub(super) fn row(&self, row: PersonRow, same_names: usize) -> Ready {
        let admission_is_derived = row.derived.contains_key(&Field::AdmittedOn);
        let chosen = self.matches.get(&row.row).copied();
        let from_roster = row.from_roster.clone();
        let found = match (chosen, &from_roster) {
            (Some(decision), _) => self.index.decided(&row.values, decision),
            (None, Some(from)) => Match::Person(from.person_id, "Trùng mã hồ sơ trong danh sách đã gửi".into()),
            (None, None) => self.index.find(&row.values, &row.name_fold, same_names),
        };
        let from_roster =
            from_roster.filter(|from| matches!(found, Match::Person(person_id, _) if person_id == from.person_id));
        let (mut import, is_decided) = self.import(row);
        import.may_be_matched = !is_decided;
        import.matched = chosen.filter(|_| !is_decided);
        Ready { import, found: (!is_decided).then_some(found), admission_is_derived, from_roster }
    }

    /// What the row would write, and whether it is decided already that it writes nothing.
    fn import(&self, row: PersonRow) -> (ImportRow, bool) {
        let mut import = ImportRow {
            row: Some(row.row),
            kind: RowKind::Unreadable,
            values: row.values,
            changes: Vec::new(),
            reason: String::new(),
            issues: row.issues,
            score: None,
            person_id: None,
            membership_id: None,
            branch_id: None,
            may_be_matched: false,
            matched: None,
            has_sides: false,
        };
        if !row.readable {
            let repeated = import.issues.iter().find(|i| i.kind == IssueKind::RepeatedRow).map(|i| i.text.clone());
            import.kind = if repeated.is_some() { RowKind::Conflicting } else { RowKind::Unreadable };
            import.reason = repeated
                .or_else(|| import.issues.first().map(|i| i.text.clone()))
                .unwrap_or_else(|| "Dòng không đọc được".into());
            return (import, true);
        }
        if shorten(&mut import) {
            return (import, true);
        }
        self.resolve_branch(&mut import);
        self.drop_what_the_book_refuses(&mut import);
        // Without its number the person could be taken for another one, or in twice.
        if let Some(reckoned) = import.issues.iter().find(|i| i.kind == IssueKind::ReckonedId) {
            import.kind = RowKind::Conflicting;
            import.reason = reckoned.text.clone();
            return (import, true);
        }
        (import, false)
    }

    /// The words of a branch become its number; an unknown branch stays in the note.
    fn resolve_branch(&self, import: &mut ImportRow) {
        let Some(text) = import.values.get(&Field::Branch).cloned() else { return };
        let folded = crate::text::fold(&text);
        let key = folded.strip_prefix("chi hoi ").unwrap_or(&folded);
        import.branch_id = self.target.branches.get(key).copied();
        if import.branch_id.is_none() {
            import.issues.push(Issue::new(
                "branch",
                IssueKind::UnknownValue,
                format!("Hội chưa có chi hội “{text}”; đã giữ trong ghi chú. Hãy thêm chi hội ở mục Tổ chức nếu cần."),
            ));
            import.values.remove(&Field::Branch);
            keep_in_note(import, &format!("Chi hội: {text}"));
        }
    }

    /// A value that the rules of the book refuse is left out now, so that the list can be applied whole.
    fn drop_what_the_book_refuses(&self, import: &mut ImportRow) {
        let mut fields = records::new_person(&import.values, "");
        for _ in 0..4 {
            let Err(refusal) = people::rules::check(&fields, self.today) else { break };
            let failure = Failure::from(refusal);
            let field = failure.field.as_deref().and_then(Field::from_name);
            let Some((field, text)) = field.and_then(|f| Some((f, import.values.remove(&f)?))) else { break };
            import.issues.push(Issue::new(&field.name(), IssueKind::UnknownValue, failure.sentence));
            keep_in_note(import, &format!("{}: {text}", field.label()));
            fields = records::new_person(&import.values, "");
        }
        let admitted = import.values.get(&Field::AdmittedOn).and_then(|d| d.parse::<crate::dates::PartialDate>().ok());
        if let (Some(admitted), Some(birth)) = (admitted, &fields.birth_on)
            && admitted.first_day() < birth.first_day()
        {
            import.values.remove(&Field::AdmittedOn);
            import.issues.push(Issue::new(
                "admitted_on",
                IssueKind::BadDate,
                format!(
                    "Ngày kết nạp {} ở trước ngày sinh {}; đã giữ trong ghi chú.",
                    admitted.display(),
                    birth.display()
                ),
            ));
            keep_in_note(import, &format!("Ngày kết nạp: {}", admitted.display()));
        }
    }
}

/// What is longer than its field may be is left out, its beginning kept in the note; true when it is the name.
fn shorten(import: &mut ImportRow) -> bool {
    let most = |field: Field| length_of(&field.name()).letters();
    let long: Vec<(Field, String)> = import
        .values
        .iter()
        .filter(|(_, text)| text.len() > Length::Name.letters())
        .filter(|(field, text)| text.chars().count() > most(**field))
        .map(|(field, text)| (*field, text.clone()))
        .collect();
    let mut name_is_long = false;
    for (field, text) in long {
        let told = format!("{}: ô dài hơn {} ký tự; chỉ giữ phần đầu trong ghi chú.", field.label(), most(field));
        import.issues.push(Issue::new(&field.name(), IssueKind::UnknownValue, told.clone()));
        import.values.remove(&field);
        keep_in_note(import, &format!("{}: {}", field.label(), crate::files::shown(&text)));
        if field == Field::FullName {
            name_is_long = true;
            import.values.insert(field, crate::files::shown(&text));
            import.reason = told;
        }
    }
    name_is_long
}

fn keep_in_note(import: &mut ImportRow, text: &str) {
    let note = import.values.entry(Field::Note).or_default();
    if !note.is_empty() {
        note.push_str("; ");
    }
    note.push_str(text);
}
