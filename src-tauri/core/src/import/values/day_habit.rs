//! How the days of a column are written, judged over all its cells: the month first, swapped by Excel, years as days.

use super::date::{from_serial, leading_numbers, parse_text};
use crate::excel::reading::Cell;
use chrono::Datelike;

/// How the days of one column are to be read, judged over the whole column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnHabit {
    /// Text in the column writes the month before the day.
    pub month_first: bool,
    /// Real dates of the column had day and month swapped by Excel.
    pub swapped: bool,
    /// So many firsts of January that they probably mean only the year.
    pub maybe_years: bool,
    /// A first of January is only a year: so it was answered.
    pub year_only: bool,
}

/// Judges a column by all its cells.
pub fn habit<'c>(cells: impl Iterator<Item = &'c Cell>) -> ColumnHabit {
    let mut real = Vec::new();
    let (mut impossible, mut over_12, mut within_12, mut january, mut whole) = (0, 0, 0, 0, 0);
    for cell in cells {
        match cell {
            Cell::Date(serial) => real.extend(from_serial(*serial)),
            Cell::Text(text) => {
                if let Some([first, second, _]) = leading_numbers(text) {
                    match (first > 12, second > 12) {
                        (true, _) if first <= 31 => over_12 += 1,
                        (false, true) => impossible += 1,
                        (false, false) => within_12 += 1,
                        _ => {}
                    }
                }
                if let Some(day) = parse_text(text, false).ok().filter(|d| d.len() == 10) {
                    whole += 1;
                    january += usize::from(day.ends_with("-01-01"));
                }
            }
            _ => {}
        }
    }
    january += real.iter().filter(|d| (d.month(), d.day()) == (1, 1)).count();
    whole += real.len();
    let texts = impossible + over_12 + within_12;
    ColumnHabit {
        month_first: over_12 == 0 && impossible > 0 && impossible * 5 >= texts,
        swapped: real.len() >= 2
            && over_12 >= 2
            && within_12 == 0
            && impossible == 0
            && real.iter().all(|day| day.day() <= 12),
        year_only: false,
        maybe_years: whole >= 20 && january * 20 >= whole,
    }
}

#[cfg(test)]
mod tests {
    use super::super::IssueKind;
    use super::super::date::read;
    use super::*;
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn a_column_that_writes_the_month_first() {
        let cells: Vec<Cell> =
            ["12/16/2000", "09/08/2000", "01/21/2001"].iter().map(|t| Cell::Text((*t).into())).collect();
        let habit = habit(cells.iter());
        assert!(habit.month_first);
        let days: Vec<_> = cells.iter().map(|c| read(c, "birth_on", habit, today()).day.unwrap()).collect();
        assert_eq!(days, ["2000-12-16", "2000-09-08", "2001-01-21"]);
    }

    #[test]
    fn one_impossible_day_does_not_turn_the_column() {
        let cells: Vec<Cell> =
            ["17/05/1962", "12/16/2000", "03/04/1970"].iter().map(|t| Cell::Text((*t).into())).collect();
        assert!(!habit(cells.iter()).month_first);
    }

    #[test]
    fn days_that_excel_swapped_are_swapped_back_and_said() {
        // 3/12/1992 typed into an American Excel became 12 March; 14/07/1994 stayed text.
        let cells = [
            Cell::Date(33675.0),
            Cell::Text("14/07/1994".into()),
            Cell::Date(32427.0),
            Cell::Text("16/06/1983".into()),
        ];
        let habit = habit(cells.iter());
        assert!(habit.swapped);
        let reading = read(&cells[0], "birth_on", habit, today());
        assert_eq!(reading.day.as_deref(), Some("1992-12-03"));
        assert_eq!(reading.issues[0].kind, IssueKind::SwappedDate);
    }
}
