//! How a year is cut into periods. Pure: no connection, no clock.

use chrono::{Datelike, Months, NaiveDate};

use super::{Period, PeriodError, PeriodKind, PeriodPreset};
use crate::dates::{is_plausible_year, show_day};
use crate::settings::PeriodRegime;

/// The months a preset covers: months before January, and how many.
struct Span {
    first_month: u32,
    months: u32,
}

/// Which months of the year a kind and number mean; none when the year has no such period.
fn span(kind: PeriodKind, number: u32) -> Option<Span> {
    let (length, count) = match kind {
        PeriodKind::Month => (1, 12),
        PeriodKind::Quarter => (3, 4),
        PeriodKind::HalfYear => (6, 2),
        PeriodKind::NineMonths => (9, 1),
        PeriodKind::Year => (12, 1),
        PeriodKind::AdHoc => return None,
    };
    (1..=count).contains(&number).then(|| Span { first_month: (number - 1) * length + 1, months: length })
}

/// The period of a preset. "15–14" begins on the 15th of the month before and ends on the 14th of its last month.
///
/// # Errors
/// [`PeriodError::NoSuchNumber`], [`PeriodError::NoSuchYear`]; [`PeriodError::DaysMissing`] for kinds and regimes without preset.
pub fn preset(regime: PeriodRegime, kind: PeriodKind, year: i32, number: u32) -> Result<PeriodPreset, PeriodError> {
    if regime == PeriodRegime::Free || kind == PeriodKind::AdHoc {
        return Err(PeriodError::DaysMissing);
    }
    if !is_plausible_year(year) {
        return Err(PeriodError::NoSuchYear { year });
    }
    let refuse = || PeriodError::NoSuchNumber { kind: kind.label().to_lowercase(), number };
    let span = span(kind, number).ok_or_else(refuse)?;
    let first = NaiveDate::from_ymd_opt(year, span.first_month, 1).ok_or(PeriodError::DaysMissing)?;
    let after = first.checked_add_months(Months::new(span.months)).ok_or(PeriodError::DaysMissing)?;
    let shift = |day: NaiveDate| match regime {
        PeriodRegime::Calendar => Some(day),
        _ => day.checked_sub_months(Months::new(1)).and_then(|earlier| earlier.with_day(15)),
    };
    let starts_on = shift(first).ok_or(PeriodError::DaysMissing)?;
    let cutoff_on = shift(after).and_then(|next| next.pred_opt()).ok_or(PeriodError::DaysMissing)?;
    Ok(PeriodPreset {
        code: code(kind, year, number),
        kind,
        number,
        label: label(kind, year, number),
        starts_on,
        cutoff_on,
    })
}

/// `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2026-05`.
fn code(kind: PeriodKind, year: i32, number: u32) -> String {
    match kind {
        PeriodKind::Month => format!("{year}-{number:02}"),
        PeriodKind::Quarter => format!("{year}-Q{number}"),
        PeriodKind::HalfYear => format!("{year}-H{number}"),
        PeriodKind::NineMonths => format!("{year}-9M"),
        PeriodKind::Year | PeriodKind::AdHoc => year.to_string(),
    }
}

/// "Quý III năm 2026".
fn label(kind: PeriodKind, year: i32, number: u32) -> String {
    match (kind, number) {
        (PeriodKind::Month, _) => format!("Tháng {number} năm {year}"),
        (PeriodKind::Quarter, _) => format!("Quý {} năm {year}", roman(number)),
        (PeriodKind::HalfYear, 1) => format!("6 tháng đầu năm {year}"),
        (PeriodKind::HalfYear, _) => format!("6 tháng cuối năm {year}"),
        (PeriodKind::NineMonths, _) => format!("9 tháng đầu năm {year}"),
        _ => format!("Năm {year}"),
    }
}

/// Numbers of quarters as they are printed.
fn roman(number: u32) -> &'static str {
    match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// The kind, year and number that a preset's code means.
pub fn read_code(code: &str) -> Option<(PeriodKind, i32, u32)> {
    let code = code.trim().to_uppercase();
    let (year, rest) = code.split_at_checked(4)?;
    let year = year.parse().ok()?;
    let number = |text: &str| text.parse::<u32>().ok();
    match rest.strip_prefix('-') {
        None if rest.is_empty() => Some((PeriodKind::Year, year, 1)),
        Some("9M") => Some((PeriodKind::NineMonths, year, 1)),
        Some(rest) if rest.starts_with('Q') => Some((PeriodKind::Quarter, year, number(&rest[1..])?)),
        Some(rest) if rest.starts_with('H') => Some((PeriodKind::HalfYear, year, number(&rest[1..])?)),
        Some(rest) if rest.len() == 2 => Some((PeriodKind::Month, year, number(rest)?)),
        _ => None,
    }
}

/// All presets of a reporting year, in the order of their cut-offs.
pub fn presets(regime: PeriodRegime, year: i32) -> Vec<PeriodPreset> {
    let kinds = [
        (PeriodKind::Month, 12),
        (PeriodKind::Quarter, 4),
        (PeriodKind::HalfYear, 2),
        (PeriodKind::NineMonths, 1),
        (PeriodKind::Year, 1),
    ];
    let all = kinds.into_iter().flat_map(|(kind, count)| (1..=count).map(move |number| (kind, number)));
    let mut presets: Vec<_> = all.filter_map(|(kind, number)| preset(regime, kind, year, number).ok()).collect();
    presets.sort_by_key(|preset| (preset.cutoff_on, preset.starts_on));
    presets
}

/// The year a period reports on: with "15–14" a year begins on 15/12 of the year before.
pub fn reporting_year(cutoff_on: NaiveDate, regime: PeriodRegime) -> i32 {
    match regime {
        PeriodRegime::Decree1514 if cutoff_on.month() == 12 && cutoff_on.day() > 14 => cutoff_on.year() + 1,
        _ => cutoff_on.year(),
    }
}

/// Whether the report is owed after the period.
///
/// # Errors
/// [`PeriodError::DueBeforeCutoff`].
pub fn check_due(cutoff_on: NaiveDate, due_on: Option<NaiveDate>) -> Result<(), PeriodError> {
    match due_on.filter(|due_on| *due_on < cutoff_on) {
        Some(due_on) => Err(PeriodError::DueBeforeCutoff { due_on: show_day(due_on), cutoff_on: show_day(cutoff_on) }),
        None => Ok(()),
    }
}

/// Whether the days are in order and free among the other periods.
///
/// # Errors
/// [`PeriodError::EndsBeforeStart`], [`PeriodError::Overlaps`].
pub fn check_days(
    kind: PeriodKind,
    starts_on: NaiveDate,
    cutoff_on: NaiveDate,
    own_id: Option<i64>,
    others: &[Period],
) -> Result<(), PeriodError> {
    if cutoff_on < starts_on {
        return Err(PeriodError::EndsBeforeStart { starts_on: show_day(starts_on), cutoff_on: show_day(cutoff_on) });
    }
    if kind == PeriodKind::AdHoc {
        return Ok(());
    }
    let mut rivals = others.iter().filter(|other| other.kind == kind && Some(other.id) != own_id);
    match rivals.find(|other| other.starts_on <= cutoff_on && starts_on <= other.cutoff_on) {
        None => Ok(()),
        Some(other) => Err(PeriodError::Overlaps {
            starts_on: show_day(starts_on),
            cutoff_on: show_day(cutoff_on),
            other: other.label.clone(),
            other_starts_on: show_day(other.starts_on),
            other_cutoff_on: show_day(other.cutoff_on),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(regime: PeriodRegime, kind: PeriodKind, number: u32) -> (String, String) {
        let preset = preset(regime, kind, 2026, number).unwrap();
        (preset.starts_on.to_string(), preset.cutoff_on.to_string())
    }

    #[test]
    fn the_decree_cuts_the_year_on_the_fifteenth() {
        let at = |kind, number| days(PeriodRegime::Decree1514, kind, number);
        let expect = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(at(PeriodKind::Quarter, 1), expect("2025-12-15", "2026-03-14"));
        assert_eq!(at(PeriodKind::Quarter, 2), expect("2026-03-15", "2026-06-14"));
        assert_eq!(at(PeriodKind::Quarter, 3), expect("2026-06-15", "2026-09-14"));
        assert_eq!(at(PeriodKind::Quarter, 4), expect("2026-09-15", "2026-12-14"));
        assert_eq!(at(PeriodKind::HalfYear, 1), expect("2025-12-15", "2026-06-14"));
        assert_eq!(at(PeriodKind::NineMonths, 1), expect("2025-12-15", "2026-09-14"));
        assert_eq!(at(PeriodKind::Year, 1), expect("2025-12-15", "2026-12-14"));
        assert_eq!(at(PeriodKind::Month, 1), expect("2025-12-15", "2026-01-14"));
    }

    #[test]
    fn the_calendar_cuts_it_by_months() {
        let at = |kind, number| days(PeriodRegime::Calendar, kind, number);
        assert_eq!(at(PeriodKind::Quarter, 1), ("2026-01-01".to_owned(), "2026-03-31".to_owned()));
        assert_eq!(at(PeriodKind::Year, 1), ("2026-01-01".to_owned(), "2026-12-31".to_owned()));
        assert_eq!(at(PeriodKind::Month, 2), ("2026-02-01".to_owned(), "2026-02-28".to_owned()));
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for preset in presets(PeriodRegime::Decree1514, 2026) {
            assert_eq!(read_code(&preset.code), Some((preset.kind, 2026, preset.number)), "{}", preset.code);
        }
        for wrong in ["", "Q3", "2026-Q", "2026-X1", "26-Q1", "2026-", "2026Q3"] {
            assert_eq!(read_code(wrong), None, "{wrong}");
        }
        for number in [0, 5, u32::MAX] {
            assert!(preset(PeriodRegime::Calendar, PeriodKind::Quarter, 2026, number).is_err());
        }
    }
}
