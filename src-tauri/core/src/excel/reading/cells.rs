//! The grid of cells that the reading process hands over.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize as DeriveDeserialize, Serialize};
use std::fmt;

/// One cell as the file holds it, before anything is read into it.
#[derive(Debug, Clone, PartialEq, Default)]
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

// Compact JSON: null, "text", number, true, {"d": serial}, {"e": "#N/A"}, {"f": null}. A list of 15,500 rows
// has a quarter of a million cells, so a cell is never an object unless it must be.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_unit(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Number(number) => serialize_number(*number, serializer),
            Cell::Bool(value) => serializer.serialize_bool(*value),
            Cell::Date(serial) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("d", serial)?;
                map.end()
            }
            Cell::Error(text) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("e", text)?;
                map.end()
            }
            Cell::Unreckoned => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("f", &())?;
                map.end()
            }
        }
    }
}

fn serialize_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        serializer.serialize_i64(number as i64)
    } else {
        serializer.serialize_f64(number)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a cell")
    }
    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Number(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Cell, E> {
        Ok(Cell::Text(value))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let Some(key) = map.next_key::<String>()? else {
            return Ok(Cell::Empty);
        };
        match key.as_str() {
            "d" => Ok(Cell::Date(map.next_value()?)),
            "e" => Ok(Cell::Error(map.next_value()?)),
            "f" => map.next_value::<()>().map(|()| Cell::Unreckoned),
            other => Err(de::Error::unknown_field(other, &["d", "e", "f"])),
        }
    }
}

/// A rectangle of merged cells; 0-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.top, self.left, self.bottom, self.right).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (top, left, bottom, right) = Deserialize::deserialize(deserializer)?;
        Ok(Region { top, left, bottom, right })
    }
}

/// A row with something written in it: its 0-based number, and its cells from column A on.
pub type Row = (u32, Vec<Cell>);

/// Whether a sheet shows in the spreadsheet program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, DeriveDeserialize, Default)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, Default)]
pub struct Sheet {
    /// The name on the tab.
    pub name: String,
    /// Whether it shows.
    pub visibility: Visibility,
    /// The rows that are not empty, from the top.
    pub rows: Vec<Row>,
    /// Merged cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Region>,
    /// Why this sheet could not be read whole, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, Default)]
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
        let json = serde_json::to_string(&row).unwrap();
        assert_eq!(json, r##"[null,"Đặng Thị Ái",66075001234,0.5,{"d":22783.0},true,{"e":"#N/A"},{"f":null}]"##);
        assert_eq!(serde_json::from_str::<Vec<Cell>>(&json).unwrap(), row);
    }

    #[test]
    fn a_cell_of_only_hard_spaces_is_blank() {
        assert!(Cell::Text("\u{A0}\u{202D} ".into()).is_blank());
        assert!(!Cell::Text("\u{A0}x".into()).is_blank());
    }
}
