//! The part of a sheet that is read: up to a row, from a column to a column. Letters and numbers stay those of Excel.

use super::error::ImportError;
use super::mapping::{self, letters};
use super::reading::ReadingChoices;
use crate::excel::reading::{Cell, Region, Sheet};
use std::borrow::Cow;

/// The last column there is in Excel, XFD.
pub(super) const LAST_COLUMN: usize = 16_383;

/// Which columns are read, 0-based, both ends among them; none where it was not said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Range {
    first: Option<usize>,
    last: Option<usize>,
    /// Rows from this one on are not read.
    end: Option<u32>,
}

impl Range {
    /// As the reader chose it.
    ///
    /// # Errors
    /// [`ImportError::NotAColumn`], [`ImportError::ColumnsReversed`].
    pub(super) fn of(choices: &ReadingChoices) -> Result<Self, ImportError> {
        let column = |field: &'static str, given: &Option<String>| {
            let Some(given) = given.as_deref().map(str::trim).filter(|given| !given.is_empty()) else {
                return Ok(None);
            };
            let index = mapping::index_of(given).filter(|index| *index <= LAST_COLUMN);
            index.map(Some).ok_or_else(|| ImportError::NotAColumn { field, column: crate::files::shown(given) })
        };
        let first = column("first_column", &choices.first_column)?;
        let last = column("last_column", &choices.last_column)?;
        match (first, last) {
            (Some(first), Some(last)) if last < first => {
                Err(ImportError::ColumnsReversed { first: letters(first), last: letters(last) })
            }
            _ => Ok(Range { first, last, end: choices.last_row }),
        }
    }

    /// Whether a column is read.
    pub(super) fn holds(self, column: usize) -> bool {
        self.first.is_none_or(|first| first <= column) && self.last.is_none_or(|last| column <= last)
    }

    fn has_columns(self) -> bool {
        self.first.is_some() || self.last.is_some()
    }

    /// The sheet as far as it is read: what lies outside is blank.
    pub(super) fn cut(self, sheet: &Sheet) -> Cow<'_, Sheet> {
        let mut cut = Cow::Borrowed(sheet);
        if let Some(end) = self.end {
            cut.to_mut().rows.retain(|(number, _)| *number < end);
        }
        if self.has_columns() {
            let part = cut.to_mut();
            for (_, cells) in &mut part.rows {
                if let Some(last) = self.last {
                    cells.truncate(last + 1);
                }
                let before = self.first.unwrap_or_default().min(cells.len());
                cells[..before].fill(Cell::Empty);
            }
            part.rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_blank()));
            part.merged = part.merged.iter().filter_map(|region| self.inside(region)).collect();
        }
        cut
    }

    /// The part of a merged cell that is read.
    fn inside(self, region: &Region) -> Option<Region> {
        let left = self.first.map_or(region.left, |first| region.left.max(first as u32));
        let right = self.last.map_or(region.right, |last| region.right.min(last as u32));
        (left <= right).then_some(Region { left, right, ..*region })
    }

    /// A sheet as it was read with the columns beside it as they stand, so that others can be chosen.
    pub(super) fn with_the_rest(self, read: Sheet, whole: &Sheet) -> Sheet {
        if !self.has_columns() {
            return read;
        }
        let mut shown = read;
        let rows = whole.rows.iter().filter(|(number, _)| self.end.is_none_or(|end| *number < end));
        let rows = rows.map(|(number, cells)| {
            let read = shown.rows.binary_search_by_key(number, |(number, _)| *number).ok().map(|at| &shown.rows[at].1);
            let width = cells.len().max(read.map_or(0, Vec::len));
            let cell = |column| match read.filter(|_| self.holds(column)) {
                Some(read) => read.get(column).cloned(),
                None => cells.get(column).cloned(),
            };
            (*number, (0..width).map(|column| cell(column).unwrap_or(Cell::Empty)).collect())
        });
        shown.rows = rows.collect();
        shown
    }
}
