//! The grid of cells that the reading process hands over.

use crate::text::legacy::Legacy;
use serde::{Deserialize, Serialize};

/// One cell as the file holds it, before anything is read into it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing written.
    #[default]
    Empty,
    /// Text, untouched.
    Text(String),
    /// A number without a date format.
    Number(f64),
    /// A real date: days since 30/12/1899, whatever the date system of the file.
    Date(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value such as `#N/A`.
    Error(String),
    /// A formula whose result the file does not hold: nobody has reckoned it yet.
    Unreckoned,
}

impl Cell {
    /// Whether nothing readable is written here.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.chars().all(is_blank_char),
            _ => false,
        }
    }
}

/// White space, with the invisible characters that real lists are full of.
fn is_blank_char(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// A rectangle of merged cells; 0-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// Cells of one column in a font of the time before Unicode; rows 0-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldFont {
    /// Column.
    pub column: u32,
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// What the font is made for.
    pub encoding: Legacy,
    /// Whether it draws capitals of all letters.
    pub capitals: bool,
}

/// A row with something written in it: its 0-based number, and its cells from column A on.
pub type Row = (u32, Vec<Cell>);

/// Rows from the top, those of one number put together: a few programs write them in another order.
pub(super) fn in_order(mut rows: Vec<Row>) -> Vec<Row> {
    if !rows.is_sorted_by(|one, next| one.0 < next.0) {
        rows.sort_by_key(|(number, _)| *number);
        rows.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                overlay(&mut earlier.1, std::mem::take(&mut later.1));
            }
            same
        });
    }
    rows
}

/// Puts the cells of a row that came in two pieces together.
fn overlay(row: &mut Vec<Cell>, more: Vec<Cell>) {
    if row.len() < more.len() {
        row.resize(more.len(), Cell::Empty);
    }
    for (place, value) in row.iter_mut().zip(more) {
        if value != Cell::Empty {
            *place = value;
        }
    }
}

/// Whether a sheet shows in the spreadsheet program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden by the user.
    Hidden,
    /// Hidden so that only a macro can show it.
    VeryHidden,
}

/// One sheet, or the single table of a text file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Sheet {
    /// The name on the tab.
    pub name: String,
    /// Whether it shows.
    pub visibility: Visibility,
    /// The rows that are not empty, from the top.
    pub rows: Vec<Row>,
    /// Merged cells.
    pub merged: Vec<Region>,
    /// Fonts of old encodings, by column and from the top, where the file tells them (.xlsx).
    pub old_fonts: Vec<OldFont>,
    /// Why this sheet could not be read whole, as a sentence.
    pub trouble: Option<String>,
}

impl Sheet {
    /// The cell at a 0-based place, if its row holds anything.
    pub fn cell(&self, row: u32, column: usize) -> Option<&Cell> {
        let at = self.rows.binary_search_by_key(&row, |(number, _)| *number).ok()?;
        self.rows[at].1.get(column)
    }
}

/// Everything that was read from a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct ListFile {
    /// The sheets, as ordered in the file.
    pub sheets: Vec<Sheet>,
    /// What kind of file its content shows it to be, for the user: "Excel (.xlsx)".
    pub kind: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_survives_the_way_between_processes() {
        let row = vec![
            Cell::Empty,
            Cell::Text("Đặng Thị Ái".into()),
            Cell::Number(66075001234.0),
            Cell::Number(0.5),
            Cell::Date(22783.0),
            Cell::Bool(true),
            Cell::Error("#N/A".into()),
            Cell::Unreckoned,
        ];
        let bytes = postcard::to_stdvec(&row).unwrap();
        assert_eq!(postcard::from_bytes::<Vec<Cell>>(&bytes).unwrap(), row);
    }

    #[test]
    fn a_cell_of_only_hard_spaces_is_blank() {
        assert!(Cell::Text("\u{A0}\u{202D} ".into()).is_blank());
        assert!(!Cell::Text("\u{A0}x".into()).is_blank());
    }
}
