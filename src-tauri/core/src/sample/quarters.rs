//! The quarters of the story: four to be closed and the one that stays open, cut from the 15th to the 14th.

use chrono::NaiveDate;

use crate::periods::PeriodKind;
use crate::periods::rules::{preset, reporting_year};
use crate::settings::PeriodRegime;

/// A quarter.
#[derive(Debug, Clone)]
pub struct Quarter {
    /// Year of reporting.
    pub year: i32,
    /// I to IV.
    pub number: u32,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub cutoff_on: NaiveDate,
}

/// The four quarters before that of `today`, and that one.
pub fn around(today: NaiveDate) -> Vec<Quarter> {
    let year = reporting_year(today, PeriodRegime::Decree1514);
    let all = (year - 2..=year).flat_map(|year| (1..=4).map(move |number| (year, number)));
    let mut quarters: Vec<Quarter> =
        all.filter_map(|(year, number)| quarter(year, number)).filter(|quarter| quarter.starts_on <= today).collect();
    quarters.split_off(quarters.len().saturating_sub(5))
}

fn quarter(year: i32, number: u32) -> Option<Quarter> {
    let preset = preset(PeriodRegime::Decree1514, PeriodKind::Quarter, year, number).ok()?;
    Some(Quarter { year, number, starts_on: preset.starts_on, cutoff_on: preset.cutoff_on })
}
