//! Cells that the reader put right: the text that stands there instead, for this list only.

use super::error::ImportError;
use super::mapping;
use super::reading::ReadingChoices;
use super::repair::Repaired;
use crate::excel::reading::Cell;

/// Columns that are read of a sheet.
pub(super) const MOST_COLUMNS: usize = 256;

/// Puts the reader's own text in the place of cells.
pub(super) fn apply(repaired: &mut Repaired<'_>, choices: &ReadingChoices) -> Result<(), ImportError> {
    for (row, cells) in &choices.cells {
        let rows = &repaired.sheet.rows;
        let at = row.checked_sub(1).and_then(|row| rows.binary_search_by_key(&row, |(number, _)| *number).ok());
        let at = at.ok_or(ImportError::NoSuchRow { row: *row })?;
        for (letters, text) in cells {
            let column = mapping::index_of(letters).filter(|column| *column < MOST_COLUMNS);
            let column = column.ok_or_else(|| ImportError::NoSuchColumn { column: letters.clone() })?;
            let (number, cells) = &mut repaired.sheet.to_mut().rows[at];
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.clone()) };
            repaired.unread.remove(&(*number, column));
            repaired.typed.insert((*number, column));
        }
    }
    Ok(())
}
