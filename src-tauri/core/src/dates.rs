//! Days known only in part: `1962`, `1962-05` or `1962-05-17`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// A day of which perhaps only the year, or year and month, is known. Text form as stored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct PartialDate(String);

/// The text is not a day, or the day does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải ngày có thật. Hãy nhập dd/mm/yyyy, mm/yyyy hoặc chỉ năm.")]
pub struct NotADate(
    /// The text as given.
    pub String,
);

impl PartialDate {
    /// Only the year is known.
    pub fn from_year(year: i32) -> Option<Self> {
        format!("{year:04}").parse().ok()
    }

    /// The whole day is known.
    pub fn from_day(day: NaiveDate) -> Self {
        Self(day.format("%Y-%m-%d").to_string())
    }

    /// The stored text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.0[..4].parse().unwrap_or_default()
    }

    /// Whether its year can be meant: nothing of the office is older than 1900 or later than 2100.
    pub fn is_plausible(&self) -> bool {
        is_plausible_year(self.year())
    }

    /// The first day it may mean.
    pub fn first_day(&self) -> NaiveDate {
        let mut parts = self.0.split('-').map(|part| part.parse::<u32>().unwrap_or(1));
        let year = parts.next().unwrap_or(1) as i32;
        let (month, day) = (parts.next().unwrap_or(1), parts.next().unwrap_or(1));
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    /// The last day it may mean.
    pub fn last_day(&self) -> NaiveDate {
        let first = self.first_day();
        let next = match self.0.len() {
            4 => NaiveDate::from_ymd_opt(first.year() + 1, 1, 1),
            7 => first.checked_add_months(Months::new(1)),
            _ => return first,
        };
        next.and_then(|day| day.pred_opt()).unwrap_or(first)
    }

    /// As printed: `1962`, `05/1962`, `17/05/1962`.
    pub fn display(&self) -> String {
        self.0.split('-').rev().collect::<Vec<_>>().join("/")
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let refuse = || NotADate(text.to_owned());
        let well_formed = matches!(text.len(), 4 | 7 | 10)
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !well_formed {
            return Err(refuse());
        }
        let full = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        let day = full.parse::<NaiveDate>().map_err(|_| refuse())?;
        if day.year() < 1000 {
            return Err(refuse());
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.0
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.display())
    }
}

impl ToSql for PartialDate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_str().into())
    }
}

impl FromSql for PartialDate {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|refusal: NotADate| FromSqlError::Other(Box::new(refusal)))
    }
}

/// A whole day as the book stores it, `1962-05-17`. Read letter by letter: the reader of the calendar library goes through a
/// description of the form each time, and views of the checklist read tens of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredDay(pub NaiveDate);

impl FromSql for StoredDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_bytes()?;
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
        };
        let day = match text {
            [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => number(year)
                .zip(number(&[*m1, *m2]))
                .zip(number(&[*d1, *d2]))
                .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year as i32, month, day)),
            _ => None,
        };
        day.map(Self).ok_or_else(|| FromSqlError::Other(Box::new(NotADate(String::from_utf8_lossy(text).into_owned()))))
    }
}

/// Whether a year can be meant by somebody who types one.
pub fn is_plausible_year(year: i32) -> bool {
    (1900..=2100).contains(&year)
}

/// A day as printed on the screen and in sentences: `05/03/2026`.
pub fn show_day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_day_is_read_as_the_calendar_reads_it() {
        let read = |text: &str| StoredDay::column_result(ValueRef::Text(text.as_bytes())).ok().map(|day| day.0);
        assert_eq!(read("2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(read("1899-12-31"), NaiveDate::from_ymd_opt(1899, 12, 31));
        for text in ["2023-02-29", "2023-13-01", "62-01-01", "1962-05", "1962-05-17x", "1962-5-017", "", "năm 2020"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for text in ["2023-02-29", "2023-13", "0000", "62", "1962-5", "1962-05-17x", "00/00/1994", "196é"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn precision_decides_first_and_last_day() {
        let year: PartialDate = "1962".parse().unwrap();
        assert_eq!(year.first_day().to_string(), "1962-01-01");
        assert_eq!(year.last_day().to_string(), "1962-12-31");
        let month: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(month.last_day().to_string(), "2024-02-29");
        assert_eq!(month.display(), "02/2024");
    }
}
