//! Columns of days that their pattern tells to be read in a way of their own: proposed, and asked.

use super::error::ImportError;
use super::questions::{About, EXAMPLES, QuestionExample, QuestionKind, Questions};
use super::values::cell_text;
use super::values::date;
use super::values::day_habit::ColumnHabit;
use crate::excel::reading::Cell;
use chrono::NaiveDate;

/// How the days of a column are to be read, as its pattern proposes it or the reader answered.
pub(super) fn answered<'c>(
    (column, heading): (usize, &str),
    found: ColumnHabit,
    cells: impl Iterator<Item = (u32, &'c Cell)> + Clone,
    today: NaiveDate,
    questions: &mut Questions<'_>,
) -> Result<ColumnHabit, ImportError> {
    let mut habit = found;
    // What a doubt is about: the cells that the habit reads otherwise.
    let otherwise = |with: ColumnHabit, without: ColumnHabit| {
        cells.clone().filter_map(move |(row, cell)| {
            let read = |habit| date::read(cell, "", habit, today).day;
            let (after, plain) = (read(with)?, read(without));
            let changed = plain.as_deref() != Some(after.as_str());
            changed.then(|| QuestionExample { row: row + 1, before: cell_text(cell), after: shown(&after) })
        })
    };
    let mut ask = |kind, proposed, with, without| {
        let about = About::column(kind, column, heading);
        if let Some(answer) = questions.known(about) {
            return Ok(answer);
        }
        let all: Vec<QuestionExample> = otherwise(with, without).collect();
        let (count, examples) = (all.len(), all.into_iter().take(EXAMPLES).collect());
        match count {
            0 => Ok(proposed),
            _ => questions.ask(about, proposed, count, examples),
        }
    };
    let plain = ColumnHabit::default();
    if found.swapped {
        let with = ColumnHabit { swapped: true, ..plain };
        habit.swapped = ask(QuestionKind::SwappedDates, "swap", with, plain)? == "swap";
    }
    if found.month_first {
        let with = ColumnHabit { month_first: true, ..plain };
        habit.month_first = ask(QuestionKind::MonthFirst, "month_first", with, plain)? == "month_first";
    }
    if found.maybe_years {
        let with = ColumnHabit { year_only: true, ..habit };
        habit.year_only = ask(QuestionKind::YearOnly, "keep", with, habit)? == "year";
    }
    Ok(habit)
}

/// A day as people write it.
fn shown(day: &str) -> String {
    day.split('-').rev().collect::<Vec<_>>().join("/")
}
