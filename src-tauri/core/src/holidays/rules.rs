//! Which days are worked, and until when a deadline is due soon. Pure: no connection, no clock.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Holiday, HolidayKind};
use crate::settings::DayCount;

/// Days of the table that are looked at beyond the days counted: longer than any run of days off.
const SLACK: u64 = 60;

/// Whether the office works on `day`, by the table.
pub fn is_worked(day: NaiveDate, table: &[Holiday]) -> bool {
    match table.iter().find(|holiday| holiday.day_on == day).map(|holiday| holiday.kind) {
        Some(HolidayKind::Off) => false,
        Some(HolidayKind::Working) => true,
        None => !is_weekend(day),
    }
}

/// Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The last day whose table may matter for a count of `count` days from `day` on.
pub(super) fn furthest(day: NaiveDate, count: u32) -> NaiveDate {
    later(day, u64::from(count) * 3 + SLACK)
}

/// The last deadline that is due soon, seen from `day`: no more than `count` days are left until it, the day itself not
/// counted. Of working days: a deadline on a day off after the last of them has no more days left either, so the run of
/// days off that follows is due soon too.
pub fn soon_until(day: NaiveDate, count: u32, by: DayCount, table: &[Holiday]) -> NaiveDate {
    if by == DayCount::Calendar {
        return later(day, u64::from(count));
    }
    let mut left = count;
    let mut last = day;
    let end = furthest(day, count);
    while last < end {
        let next = later(last, 1);
        if is_worked(next, table) {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        last = next;
    }
    last
}

/// A day that may be entered, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedHoliday {
    /// The day.
    pub day_on: NaiveDate,
    /// What it would be.
    pub kind: HolidayKind,
    /// "Quốc khánh".
    pub name: String,
    /// Where it comes from.
    pub ground: String,
    /// It is so each year. Otherwise the office chooses by the announcement of that year.
    pub is_certain: bool,
}

/// The fixed public holidays of a year (Bộ luật Lao động 2019, khoản 1 Điều 112), and for each that falls on a weekend
/// the working day after it (khoản 3 Điều 111). Of the day beside 2/9 the law leaves the side to each year. Lunar days
/// are not here.
pub fn fixed_holidays(year: i32) -> Vec<ProposedHoliday> {
    const LAW: &str = "Khoản 1 Điều 112 Bộ luật Lao động 2019";
    const INSTEAD: &str =
        "Trùng ngày nghỉ hằng tuần, nghỉ bù ngày làm việc kế tiếp (khoản 3 Điều 111 Bộ luật Lao động 2019)";
    const BESIDE: &str = "Nghỉ 02 ngày: 2/9 và một ngày liền kề trước hoặc sau, theo thông báo từng năm";
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let off = |day_on, name: &str, ground: &str, is_certain| ProposedHoliday {
        day_on,
        kind: HolidayKind::Off,
        name: name.to_owned(),
        ground: ground.to_owned(),
        is_certain,
    };
    let fixed = [
        (day(1, 1), "Tết Dương lịch"),
        (day(4, 30), "Ngày Chiến thắng 30/4"),
        (day(5, 1), "Ngày Quốc tế lao động"),
        (day(9, 2), "Quốc khánh"),
    ];
    let mut proposed: Vec<ProposedHoliday> = fixed.iter().map(|(day, name)| off(*day, name, LAW, true)).collect();
    for (on, name) in fixed.iter().filter(|(on, _)| is_weekend(*on)) {
        let mut instead = later(*on, 1);
        while is_weekend(instead) || proposed.iter().any(|known| known.day_on == instead) {
            instead = later(instead, 1);
        }
        // The two days of September are moved together, as announced.
        let is_certain = *on != day(9, 2);
        proposed.push(off(instead, &format!("Nghỉ bù {name}"), INSTEAD, is_certain));
    }
    for beside in [day(9, 1), day(9, 3)] {
        if !proposed.iter().any(|known| known.day_on == beside) {
            proposed.push(off(beside, "Quốc khánh", BESIDE, false));
        }
    }
    proposed.sort_by_key(|proposal| proposal.day_on);
    proposed
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
