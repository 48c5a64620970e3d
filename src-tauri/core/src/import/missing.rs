//! Members of the book whom a list does not name.

use super::fields::Field;
use super::preview::{ImportRow, RowKind};
use super::reading::Values;
use super::values::{Issue, IssueKind};
use foldhash::HashSet;

/// A member who may stand behind a row in doubt is not missing.
pub(super) fn doubtful_names(rows: &[ImportRow]) -> HashSet<String> {
    let doubtful = rows.iter().filter(|r| r.kind == RowKind::Conflicting);
    doubtful.filter_map(|r| r.values.get(&Field::FullName)).map(|n| crate::text::fold(n)).collect()
}

pub(super) fn missing_row(
    person_id: i64,
    membership_id: Option<i64>,
    full_name: String,
    birth_on: Option<String>,
) -> ImportRow {
    let mut values = Values::new();
    values.insert(Field::FullName, full_name);
    if let Some(birth_on) = birth_on {
        values.insert(Field::BirthOn, birth_on);
    }
    ImportRow {
        row: None,
        kind: RowKind::Missing,
        values,
        changes: Vec::new(),
        reason: "Đang là hội viên trong sổ nhưng không có trong danh sách; để nguyên nếu không chọn kết thúc.".into(),
        issues: Vec::new(),
        score: None,
        person_id: Some(person_id),
        may_be_matched: false,
        matched: None,
        has_sides: false,
        membership_id,
        branch_id: None,
    }
}

/// Somebody new who is called like a member missing from the list may be that member, with a birth put right.
pub(super) fn point_at_missing_namesakes(rows: &mut [ImportRow], missing: &HashSet<String>) {
    if missing.is_empty() {
        return;
    }
    let is_stranger = |row: &ImportRow| row.kind == RowKind::New && row.person_id.is_none() && row.matched.is_none();
    let strangers = rows.iter_mut().filter(|row| is_stranger(row));
    for row in strangers {
        let name = row.values.get(&Field::FullName).map(|name| crate::text::fold(name));
        if name.is_some_and(|name| missing.contains(&name)) {
            row.issues.push(Issue {
                field: None,
                kind: IssueKind::PossibleDuplicate,
                text:
                    "Hội đang có hội viên cùng họ tên nhưng khác ngày sinh, và danh sách không có người ấy. Nếu là một \
                       người, hãy bấm “Là ai…” và chọn người ấy."
                        .to_owned(),
            });
        }
    }
}
