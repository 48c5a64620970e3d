//! Reading single values: what a cell says, and what is in doubt about it.
//!
//! A value that cannot be read is never guessed and never lost: it becomes an [`Issue`], and
//! its text goes to the note of the row.

pub mod date;
pub mod day_habit;
pub mod decision;
pub mod membership_type;
pub mod name;
pub mod national_id;
pub mod phone;
pub mod sex;
pub mod titles;
pub mod working;

use crate::excel::reading::Cell;
use crate::text::clean;
use serde::{Deserialize, Serialize};

/// What is in doubt about a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// The name is missing.
    MissingName,
    /// Several people in one cell.
    SeveralPeople,
    /// The name holds digits or signs.
    OddName,
    /// The day does not exist or is not a day.
    BadDate,
    /// Only the year or month is known.
    PartialDate,
    /// Two digits of the year were written.
    ShortYear,
    /// A serial number without a date format was read as a day.
    SerialDate,
    /// Excel had swapped day and month.
    SwappedDate,
    /// The column writes the month before the day.
    MonthFirst,
    /// A birth that cannot be, or is hardly that of a member.
    ImplausibleBirth,
    /// A first of January that probably means only the year.
    MaybeYearOnly,
    /// Leading zeros were put back.
    RestoredZero,
    /// Not an id number.
    BadId,
    /// An id number that a program reckoned with: its digits are no longer those of anybody.
    ReckonedId,
    /// The id number says another birth year or sex.
    IdMismatch,
    /// Not a phone number.
    BadPhone,
    /// An old 11-digit mobile number.
    OldPhone,
    /// A second phone number went to the note.
    SecondPhone,
    /// Not an e-mail address.
    BadEmail,
    /// Both marks, or an unknown word for the sex.
    BadSex,
    /// A word that no list of ours knows.
    UnknownValue,
    /// The cell holds an error value.
    CellError,
    /// A title was found before the name.
    TitleFromName,
    /// The row repeats another row of the file.
    RepeatedRow,
    /// The row fits several people of the book.
    SeveralMatches,
    /// Somebody of another association looks alike.
    PossibleDuplicate,
    /// The row fits a person, but a field contradicts.
    Contradiction,
    /// Text in an old encoding (TCVN3, VNI).
    LegacyText,
    /// "nt", "//": the value of the row above.
    Ditto,
    /// A value that the file does not have and the program proposes.
    Proposed,
    /// Not a number of people.
    BadNumber,
}

/// Something about a row that a person should look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Issue {
    /// The field it is about, if it is about one.
    pub field: Option<String>,
    /// What kind of doubt.
    pub kind: IssueKind,
    /// The doubt in words.
    pub text: String,
}

impl Issue {
    /// An issue about a field.
    pub fn new(field: &str, kind: IssueKind, text: impl Into<String>) -> Self {
        Issue { field: Some(field.to_owned()), kind, text: text.into() }
    }
}

/// The words of a cell on one clean line; a whole number without a decimal point.
pub fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Error(_) | Cell::Unreckoned => String::new(),
        Cell::Text(text) => clean(text),
        Cell::Number(number) => number_text(*number),
        Cell::Bool(true) => "x".into(),
        Cell::Bool(false) => String::new(),
        Cell::Date(serial) => {
            date::from_serial(*serial).map_or_else(|| number_text(*serial), |day| day.format("%d/%m/%Y").to_string())
        }
    }
}

/// A cell as the sheet is shown: with its error, or that its formula has no value.
pub fn shown_text(cell: &Cell) -> String {
    match cell {
        Cell::Error(error) => error.clone(),
        Cell::Unreckoned => "(công thức chưa có giá trị)".into(),
        other => cell_text(other),
    }
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{}", number as i64)
    } else {
        format!("{number}").replace('.', ",")
    }
}

/// Whether a cell says "như trên", in one of the short ways.
pub fn is_ditto(text: &str) -> bool {
    matches!(text, "//" | "\"" | "″" | "〃" | "''" | "”" | "-//-" | "- // -")
        || (text.len() <= 12 && matches!(crate::text::fold(text).as_str(), "nt" | "nhu tren"))
}

/// Whether a cell is a mark: x, v, ✓, 1, "có", or the word at the head of its own column.
pub fn is_tick(text: &str) -> bool {
    matches!(
        text.to_lowercase().trim_matches(['(', ')', '[', ']', '.', ' ']),
        "x" | "v" | "✓" | "✔" | "√" | "1" | "có" | "co" | "true" | "yes" | "+" | "*" | "o" | "ü" | "þ" | "xx" | "×"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_has_no_decimal_point() {
        assert_eq!(cell_text(&Cell::Number(66075001234.0)), "66075001234");
        assert_eq!(cell_text(&Cell::Number(8.84)), "8,84");
        assert_eq!(cell_text(&Cell::Date(22783.0)), "17/05/1962");
    }

    #[test]
    fn marks_of_all_kinds() {
        for mark in ["x", "X", "(x)", "✓", "v", "Có", "1"] {
            assert!(is_tick(mark), "{mark}");
        }
        assert!(is_ditto("nt") && is_ditto("-nt-") && is_ditto("Như trên") && is_ditto("//") && !is_ditto("Nt Lan"));
        assert!(!is_tick("Nam"));
        assert!(!is_tick("0"));
    }
}
