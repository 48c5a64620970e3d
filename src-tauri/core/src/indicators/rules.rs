//! How the figures of periods go together, by the days of the periods. Pure: no connection, no clock.

use chrono::{Days, Months, NaiveDate};

use super::Aggregation;
use crate::periods::rules::reporting_year;
use crate::periods::{Period, PeriodKind};
use crate::settings::PeriodRegime;

/// The first day of the reporting year that a period belongs to. A period of free days goes by the office's own way of
/// cutting the year.
pub fn year_start(of: &Period, office: PeriodRegime) -> NaiveDate {
    let regime = if of.regime == PeriodRegime::Free { office } else { of.regime };
    let year = reporting_year(of.cutoff_on, regime);
    let first = match regime {
        PeriodRegime::Decree1514 => NaiveDate::from_ymd_opt(year - 1, 12, 15),
        _ => NaiveDate::from_ymd_opt(year, 1, 1),
    };
    first.unwrap_or(of.starts_on)
}

/// The periods of the year that lie before `of` and carry a value, the latest first, none over another: going back from
/// the day before it, the one that ends last, of the same kind where there are several.
pub fn before<'p>(
    periods: &'p [Period],
    of: &Period,
    year_start: NaiveDate,
    has: &dyn Fn(&Period) -> bool,
) -> Vec<&'p Period> {
    let mut chain: Vec<&Period> = Vec::new();
    let mut starts_on = of.starts_on;
    loop {
        let earlier = periods.iter().filter(|one| {
            one.kind != PeriodKind::AdHoc && one.cutoff_on < starts_on && one.starts_on >= year_start && has(one)
        });
        let best =
            earlier.max_by_key(|one| (one.cutoff_on, one.kind == of.kind, one.cutoff_on - one.starts_on, one.id));
        let Some(best) = best else { return chain };
        starts_on = best.starts_on;
        chain.push(best);
    }
}

/// The periods of its own kind in the year before `of` that carry no value and whose days no other covers.
pub fn missing_before<'p>(
    periods: &'p [Period],
    of: &Period,
    year_start: NaiveDate,
    has: &dyn Fn(&Period) -> bool,
) -> Vec<&'p Period> {
    let chain = before(periods, of, year_start, has);
    let covered =
        |one: &Period| chain.iter().any(|other| other.starts_on <= one.starts_on && one.cutoff_on <= other.cutoff_on);
    let lacking = |one: &&Period| {
        one.kind == of.kind && one.starts_on >= year_start && one.cutoff_on < of.starts_on && !has(one) && !covered(one)
    };
    let mut missing: Vec<&Period> =
        if of.kind == PeriodKind::AdHoc { Vec::new() } else { periods.iter().filter(lacking).collect() };
    missing.sort_by_key(|one| one.starts_on);
    missing
}

/// The same period a year before: of the same days. Where the office cut its years otherwise then, half a month's shift
/// of a quarter or more is let pass.
pub fn same_period<'p>(periods: &'p [Period], of: &Period) -> Option<&'p Period> {
    let (starts_on, cutoff_on) = (year_before(of.starts_on)?, year_before(of.cutoff_on)?);
    let most = ((of.cutoff_on - of.starts_on).num_days() / 5).min(17);
    let shift =
        |one: &Period| ((one.starts_on - starts_on).num_days().abs(), (one.cutoff_on - cutoff_on).num_days().abs());
    let alike = |one: &&Period| {
        let (first, last) = shift(one);
        // Days of their own choice are the same only when they are the same.
        let most = if one.kind == of.kind && of.kind != PeriodKind::AdHoc { most } else { 3 };
        one.id != of.id && first <= most && last <= most
    };
    periods.iter().filter(alike).min_by_key(|one| {
        let (first, last) = shift(one);
        (first + last, one.kind != of.kind, one.id)
    })
}

fn year_before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(12))
}

/// The periods that make up the days from `starts_on` to `cutoff_on`.
#[derive(Debug, Default, PartialEq)]
pub struct Pieces<'p> {
    /// Those with a value, the earliest first.
    pub filled: Vec<&'p Period>,
    /// Those without.
    pub missing: Vec<&'p Period>,
    /// Whether all days are covered by periods of the book.
    pub is_whole: bool,
}

/// Lays quarters (months, for a quarter) end to end over the days of `of`, a year earlier with `years_back`.
pub fn pieces<'p>(periods: &'p [Period], of: &Period, years_back: u32, has: &dyn Fn(&Period) -> bool) -> Pieces<'p> {
    let back = |day: NaiveDate| day.checked_sub_months(Months::new(12 * years_back));
    let (Some(starts_on), Some(cutoff_on)) = (back(of.starts_on), back(of.cutoff_on)) else { return Pieces::default() };
    let kind = match of.kind {
        PeriodKind::HalfYear | PeriodKind::NineMonths | PeriodKind::Year => PeriodKind::Quarter,
        PeriodKind::Quarter => PeriodKind::Month,
        PeriodKind::Month | PeriodKind::AdHoc => return Pieces::default(),
    };
    let mut found = Pieces::default();
    let mut next = starts_on;
    while next <= cutoff_on {
        let piece = periods.iter().find(|one| one.kind == kind && one.starts_on == next && one.cutoff_on <= cutoff_on);
        let Some(piece) = piece else { return found };
        if has(piece) {
            found.filled.push(piece)
        } else {
            found.missing.push(piece)
        }
        match piece.cutoff_on.checked_add_days(Days::new(1)) {
            Some(day) => next = day,
            None => return found,
        }
    }
    found.is_whole = true;
    found
}

/// The figures of one indicator.
pub struct Figures<'a> {
    /// How they go together.
    pub aggregation: Aggregation,
    /// All periods of the book.
    pub periods: &'a [Period],
    /// How the office cuts its years.
    pub office: PeriodRegime,
    /// What was entered for a period, all added up.
    pub entered: &'a dyn Fn(&Period) -> Option<f64>,
}

impl Figures<'_> {
    fn has(&self) -> impl Fn(&Period) -> bool + '_ {
        |period: &Period| (self.entered)(period).is_some()
    }

    /// Kỳ này.
    pub fn current(&self, of: &Period) -> Option<f64> {
        let entered = (self.entered)(of)?;
        if self.aggregation != Aggregation::Cumulative {
            return Some(entered);
        }
        let year_start = year_start(of, self.office);
        if of.starts_on <= year_start {
            return Some(entered);
        }
        // What it grew by since the period that ends the day before.
        let has = self.has();
        let last = before(self.periods, of, year_start, &has).into_iter().next()?;
        let is_next = last.cutoff_on.succ_opt() == Some(of.starts_on);
        let earlier = (self.entered)(last).filter(|_| is_next)?;
        Some(tidy(entered - earlier))
    }

    /// Lũy kế of the year until the end of the period.
    pub fn cumulative(&self, of: &Period) -> Option<f64> {
        let has = self.has();
        let earlier = before(self.periods, of, year_start(of, self.office), &has);
        let own = (self.entered)(of);
        let mut told = own.into_iter().chain(earlier.into_iter().filter_map(self.entered));
        match self.aggregation {
            Aggregation::Sum => told.next().map(|first| tidy(told.fold(first, |sum, one| sum + one))),
            Aggregation::Last | Aggregation::Cumulative => told.next(),
        }
    }

    /// Periods whose figures are wanting before this one.
    pub fn missing_before(&self, of: &Period) -> Vec<String> {
        let has = self.has();
        let missing = match self.aggregation {
            Aggregation::Sum => missing_before(self.periods, of, year_start(of, self.office), &has),
            // A state needs no earlier one; a running total needs the last.
            Aggregation::Last => Vec::new(),
            Aggregation::Cumulative if (self.entered)(of).is_none() || self.current(of).is_some() => Vec::new(),
            Aggregation::Cumulative => {
                let mut missing = missing_before(self.periods, of, year_start(of, self.office), &has);
                missing.drain(..missing.len().saturating_sub(1));
                missing
            }
        };
        missing.into_iter().map(|period| period.label.clone()).collect()
    }

    /// Kỳ này a year before, and the name of that period: its own figure, or what its quarters come to.
    pub fn same_period(&self, of: &Period) -> (Option<f64>, Option<String>) {
        let has = self.has();
        let same = same_period(self.periods, of);
        if let Some(value) = same.and_then(|same| self.current(same)) {
            return (Some(value), same.map(|same| same.label.clone()));
        }
        let pieces = pieces(self.periods, of, 1, &has);
        let label = || match (pieces.filled.as_slice(), same) {
            (_, Some(same)) => same.label.clone(),
            (filled, None) => filled.iter().map(|one| one.label.as_str()).collect::<Vec<_>>().join(", "),
        };
        match self.combined(&pieces) {
            Some(value) if pieces.is_whole && pieces.missing.is_empty() => (Some(value), Some(label())),
            _ => (None, same.map(|same| same.label.clone())),
        }
    }

    /// What pieces come to: kỳ này of the whole.
    fn combined(&self, pieces: &Pieces) -> Option<f64> {
        let each: Option<Vec<f64>> = pieces.filled.iter().map(|piece| self.current(piece)).collect();
        let each = each?;
        match self.aggregation {
            Aggregation::Last => each.last().copied(),
            _ => (!each.is_empty()).then(|| tidy(each.iter().sum())),
        }
    }
}

/// Without the dust that adding decimals leaves: 0.1 + 0.2 is 0.3.
pub fn tidy(value: f64) -> f64 {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::periods::PeriodStatus;
    use crate::periods::rules::preset;

    fn period(id: i64, regime: PeriodRegime, kind: PeriodKind, year: i32, number: u32) -> Period {
        let preset = preset(regime, kind, year, number).unwrap();
        Period {
            id,
            uid: id.to_string(),
            version: 1,
            code: format!("tu-dat-{id}"),
            regime: PeriodRegime::Free,
            kind,
            label: preset.label,
            starts_on: preset.starts_on,
            cutoff_on: preset.cutoff_on,
            due_on: None,
            status: PeriodStatus::Open,
            note: None,
        }
    }

    fn quarters() -> Vec<Period> {
        let decree = PeriodRegime::Decree1514;
        let mut all: Vec<Period> = (1..=4).map(|n| period(n, decree, PeriodKind::Quarter, 2025, n as u32)).collect();
        all.extend((1..=4).map(|n| period(10 + n, decree, PeriodKind::Quarter, 2026, n as u32)));
        all.push(period(21, decree, PeriodKind::HalfYear, 2026, 1));
        all
    }

    /// Values by the number of the period.
    fn told(aggregation: Aggregation, of: i64, values: &[(i64, f64)]) -> [Option<f64>; 3] {
        let periods = quarters();
        let entered = |period: &Period| values.iter().find(|(id, _)| *id == period.id).map(|(_, value)| *value);
        let figures = Figures { aggregation, periods: &periods, office: PeriodRegime::Decree1514, entered: &entered };
        let of = periods.iter().find(|period| period.id == of).unwrap();
        [figures.current(of), figures.cumulative(of), figures.same_period(of).0]
    }

    #[test]
    fn the_days_tell_what_came_before_whatever_the_codes_say() {
        let values = [(1, 4.0), (3, 5.0), (4, 9.0), (11, 1.0), (12, 2.5), (13, 3.0)];
        // Q3 2026: its own; 1 + 2.5 + 3; and Q3 2025.
        assert_eq!(told(Aggregation::Sum, 13, &values), [Some(3.0), Some(6.5), Some(5.0)]);
        assert_eq!(told(Aggregation::Last, 13, &values), [Some(3.0), Some(3.0), Some(5.0)]);
        // The first quarter begins anew.
        assert_eq!(told(Aggregation::Sum, 11, &values), [Some(1.0), Some(1.0), Some(4.0)]);
        // Not entered yet: what there is so far.
        assert_eq!(told(Aggregation::Sum, 14, &values), [None, Some(6.5), Some(9.0)]);
    }

    #[test]
    fn a_running_total_has_the_earlier_periods_in_it() {
        let values = [(11, 4.0), (12, 9.0), (13, 9.5)];
        assert_eq!(told(Aggregation::Cumulative, 11, &values), [Some(4.0), Some(4.0), None]);
        assert_eq!(told(Aggregation::Cumulative, 13, &values), [Some(0.5), Some(9.5), None]);
        // Without the second quarter nobody knows what the third one added.
        assert_eq!(told(Aggregation::Cumulative, 13, &[(11, 4.0), (13, 9.5)]), [None, Some(9.5), None]);
    }

    #[test]
    fn a_half_year_is_not_added_to_its_own_quarters() {
        let values = [(11, 4.0), (12, 6.0), (21, 10.0), (13, 1.0)];
        assert_eq!(told(Aggregation::Sum, 21, &values), [Some(10.0), Some(10.0), None]);
        assert_eq!(told(Aggregation::Sum, 13, &values), [Some(1.0), Some(11.0), None]);
        // The half-year stands in for quarters that were never entered.
        assert_eq!(told(Aggregation::Sum, 13, &[(21, 10.0), (13, 1.0)]), [Some(1.0), Some(11.0), None]);
    }

    #[test]
    fn last_year_is_its_quarters_where_nobody_entered_the_whole() {
        // Quarters of 2025 for the first half of 2026.
        assert_eq!(told(Aggregation::Sum, 21, &[(1, 4.0), (2, 0.5)])[2], Some(4.5));
        assert_eq!(told(Aggregation::Last, 21, &[(1, 4.0), (2, 0.5)])[2], Some(0.5));
        assert_eq!(told(Aggregation::Sum, 21, &[(1, 4.0)])[2], None);
    }

    #[test]
    fn a_year_cut_otherwise_is_still_the_year_before() {
        let decree = period(1, PeriodRegime::Decree1514, PeriodKind::Quarter, 2026, 1);
        let calendar: Vec<Period> =
            (1..=4).map(|n| period(n, PeriodRegime::Calendar, PeriodKind::Quarter, 2025, n as u32)).collect();
        assert_eq!(same_period(&calendar, &Period { id: 9, ..decree }).unwrap().id, 1);
        // A month of the old cut is no month of the new one.
        let january = Period { id: 9, ..period(1, PeriodRegime::Decree1514, PeriodKind::Month, 2026, 1) };
        let months: Vec<Period> =
            (1..=12).map(|n| period(n, PeriodRegime::Calendar, PeriodKind::Month, 2025, n as u32)).collect();
        assert_eq!(same_period(&months, &january), None);
    }
}
