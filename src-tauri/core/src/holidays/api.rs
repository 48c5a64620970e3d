//! Requests and answers of holidays.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{ProposedHoliday, fixed_holidays, is_weekend};
use super::{Holiday, HolidayError, HolidayKind, store};
use crate::app::{App, Done, Tx};
use crate::dates::{is_plausible_year, show_day};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::text::clean;

/// Which year to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListHolidays {
    /// The year; this one when absent.
    pub year: Option<i32>,
}

/// The table of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// Its days, in order.
    pub days: Vec<Holiday>,
    /// The fixed public holidays that are not in it.
    pub proposals: Vec<ProposedHoliday>,
    /// The years that have days in the table.
    pub known_years: Vec<i32>,
}

/// A day as it shall be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HolidayFields {
    /// The day.
    pub day_on: NaiveDate,
    /// What it is.
    pub kind: HolidayKind,
    /// "Quốc khánh".
    pub name: String,
}

/// A day as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeenHoliday {
    /// Its number.
    pub id: i64,
    /// Its version.
    pub version: i64,
}

/// The days of a year, as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveHolidays {
    /// The year.
    pub year: i32,
    /// All its days as they were read: nothing that came since is taken out unseen.
    pub seen: Vec<SeenHoliday>,
    /// All its days as they shall be.
    pub days: Vec<HolidayFields>,
}

/// The days off and the days worked in their place in a year, with the fixed public holidays that are missing.
///
/// # Errors
/// A year that no calendar of this office holds.
pub fn list_holidays(app: &App, request: ListHolidays, _job: &Job) -> Result<HolidayYear, Failure> {
    let year = plausible(request.year.unwrap_or_else(|| app.today().year()))?;
    app.read(|connection| of_year(connection, year))
}

/// Saves the days of a year as a whole.
///
/// # Errors
/// [`HolidayError`]; changed elsewhere meanwhile.
pub fn save_holidays(app: &App, request: SaveHolidays, _job: &Job) -> Result<Done<HolidayYear>, Failure> {
    let year = plausible(request.year)?;
    app.transact(Act::SaveHolidays, |tx| save(tx, year, &request))
}

fn save(tx: &Tx<'_>, year: i32, request: &SaveHolidays) -> Result<HolidayYear, Failure> {
    let standing = of_year(tx, year)?;
    let seen = |day: &Holiday| SeenHoliday { id: day.id, version: day.version };
    let (mut known, mut read): (Vec<_>, Vec<_>) = (standing.days.iter().map(seen).collect(), request.seen.clone());
    known.sort_unstable_by_key(|day| day.id);
    read.sort_unstable_by_key(|day| day.id);
    if known != read {
        return Err(Failure::stale("Bảng ngày nghỉ", &standing));
    }
    let days = checked(year, &request.days)?;
    for old in standing.days.iter().filter(|old| !days.iter().any(|day| day.day_on == old.day_on)) {
        store::delete(tx, old.id)?;
    }
    for day in &days {
        match standing.days.iter().find(|old| old.day_on == day.day_on) {
            Some(old) => store::update(tx, old.id, day.kind, &day.name)?,
            None => store::insert(tx, day.day_on, day.kind, &day.name)?,
        }
    }
    let count = |kind| days.iter().filter(|day| day.kind == kind).count();
    let worked = match count(HolidayKind::Working) {
        0 => String::new(),
        worked => format!(", {worked} ngày làm bù"),
    };
    tx.describe(format!("Đã ghi ngày nghỉ năm {year}: {} ngày nghỉ{worked}", count(HolidayKind::Off)));
    of_year(tx, year)
}

fn of_year(connection: &rusqlite::Connection, year: i32) -> Result<HolidayYear, Failure> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let days = store::between(connection, day(1, 1), day(12, 31))?;
    let mut proposals = fixed_holidays(year);
    proposals.retain(|proposal| !days.iter().any(|known| known.day_on == proposal.day_on));
    Ok(HolidayYear { year, days, proposals, known_years: store::years(connection)? })
}

fn checked(year: i32, days: &[HolidayFields]) -> Result<Vec<HolidayFields>, HolidayError> {
    let mut checked: Vec<HolidayFields> = Vec::with_capacity(days.len());
    for day in days {
        let told = || show_day(day.day_on);
        if day.day_on.year() != year {
            return Err(HolidayError::OtherYear { day: told(), year });
        }
        if checked.iter().any(|other| other.day_on == day.day_on) {
            return Err(HolidayError::DayTwice { day: told() });
        }
        if day.kind == HolidayKind::Working && !is_weekend(day.day_on) {
            return Err(HolidayError::WorkedAnyhow { day: told() });
        }
        let name = clean(&day.name);
        if name.is_empty() {
            return Err(HolidayError::WithoutName { day: told() });
        }
        checked.push(HolidayFields { name, ..day.clone() });
    }
    Ok(checked)
}

fn plausible(year: i32) -> Result<i32, Failure> {
    if is_plausible_year(year) {
        return Ok(year);
    }
    Err(Failure::field("year", format!("Năm {year} ở ngoài khoảng 1900–2100. Hãy chọn năm khác.")))
}
