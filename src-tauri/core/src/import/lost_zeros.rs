//! Identification and phone numbers that a spreadsheet took for numbers: the zero at their beginning is gone, which is one
//! question for the column.

use super::error::ImportError;
use super::fields::Field;
use super::questions::{About, EXAMPLES, QuestionExample, QuestionKind, Questions};
use super::values::{IssueKind, cell_text, national_id, phone};
use crate::excel::reading::Cell;
use rayon::prelude::*;

/// The number with its zero, where the one in the cell has lost it. `this_year` bounds what a birth year can be.
pub(super) fn restored(field: Field, cell: &Cell, this_year: i32) -> Option<String> {
    // With a zero in front, as almost all are written, nothing is lost.
    let begins = |text: &str| text.bytes().find(u8::is_ascii_digit).is_some_and(|first| first != b'0');
    match cell {
        Cell::Text(text) if begins(text) => {}
        Cell::Number(_) => {}
        _ => return None,
    }
    let text = cell_text(cell);
    let (number, issues) = match field {
        Field::NationalId => {
            let read = national_id::read(&text, this_year);
            (read.national_id, read.issues)
        }
        Field::Phone => {
            let read = phone::read(&text);
            (read.phone, read.issues)
        }
        _ => return None,
    };
    number.filter(|_| issues.iter().any(|issue| issue.kind == IssueKind::RestoredZero))
}

/// Whether the numbers of a column stay without their zero, for so it was answered. The cells are those of people, each
/// with its row as Excel numbers it.
pub(super) fn stay(
    field: Field,
    (column, heading): (usize, &str),
    cells: &[(u32, &Cell)],
    this_year: i32,
    questions: &mut Questions<'_>,
) -> Result<bool, ImportError> {
    let about = About::column(QuestionKind::LostZeros, column, heading);
    if let Some(answer) = questions.known(about) {
        return Ok(answer == "keep");
    }
    let lost = cells.par_iter().with_min_len(256).filter_map(|(row, cell)| {
        let after = restored(field, cell, this_year)?;
        Some(QuestionExample { row: *row, before: cell_text(cell), after })
    });
    let mut examples: Vec<QuestionExample> = lost.collect();
    if examples.is_empty() {
        return Ok(false);
    }
    let count = examples.len();
    examples.truncate(EXAMPLES);
    Ok(questions.ask(about, "restore", count, examples)? == "keep")
}
