//! Names all in capitals, or all without: asked, and written in their proper case where the reader wants it.

use super::error::ImportError;
use super::fields::Field;
use super::questions::{About, EXAMPLES, QuestionExample, QuestionKind, Questions};
use super::reading::PersonRow;
use crate::text::{is_one_case, proper_case};

/// Names all in capitals, or all without, in the proper case where the reader wants it.
pub(super) fn ask(rows: &mut [PersonRow], questions: &mut Questions<'_>) -> Result<(), ImportError> {
    // A name that went out in a roster and came back as it was is nobody's question.
    let is_sent =
        |row: &PersonRow| row.from_roster.as_ref().is_some_and(|from| !from.edited.contains(&Field::FullName));
    let name =
        |row: &PersonRow| row.values.get(&Field::FullName).filter(|name| !is_sent(row) && is_one_case(name)).cloned();
    let shown = |row: &PersonRow| {
        let before = name(row)?;
        Some(QuestionExample { row: row.row, after: proper_case(&before), before })
    };
    let count = rows.iter().filter(|row| name(row).is_some()).count();
    if count == 0 {
        return Ok(());
    }
    let examples = rows.iter().filter_map(shown).take(EXAMPLES).collect();
    if questions.ask(About::list(QuestionKind::Capitals), "keep", count, examples)? == "proper" {
        for row in rows {
            if let Some(name) = name(row) {
                row.values.insert(Field::FullName, proper_case(&name));
            }
        }
    }
    Ok(())
}
