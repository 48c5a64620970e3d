//! Holidays: the days of the week on which nobody works, and the Saturdays or Sundays that are worked in their place.
//! By them the days before a deadline are counted, where the office counts working days.
//!
//! Rules: a day stands in the table once; a day off is a day from Monday to Friday or not, but a day worked in place of
//! another is a Saturday or Sunday; a year is edited as a whole. The program knows the fixed public holidays of the
//! Labour Code (Bộ luật Lao động 2019, articles 111 and 112) and proposes them. Tết and Giỗ Tổ follow the lunar calendar
//! and the number of days around them is announced each year: the office enters them.

pub mod api;
pub mod rules;
pub(crate) mod store;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Failure, OfficeError};
use crate::settings::DayCount;

/// What a day of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// Ngày nghỉ.
    Off,
    /// Ngày làm bù: a Saturday or Sunday on which the office works.
    Working,
}

crate::storage::text_enum!(HolidayKind { Off = "off", Working = "working" });

/// A day of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holiday {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// The day.
    pub day_on: NaiveDate,
    /// What it is.
    pub kind: HolidayKind,
    /// "Quốc khánh".
    pub name: String,
}

/// Refusals about holidays.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum HolidayError {
    /// One day twice.
    #[error("Ngày {day} có hai dòng. Hãy bỏ bớt một dòng.")]
    DayTwice {
        /// dd/mm/yyyy.
        day: String,
    },
    /// A day of another year.
    #[error("Ngày {day} không thuộc năm {year} đang sửa. Hãy ghi ngày ấy ở năm của nó.")]
    OtherYear {
        /// dd/mm/yyyy.
        day: String,
        /// The year that is edited.
        year: i32,
    },
    /// Worked in place of another day, but a weekday is worked anyhow.
    #[error("Ngày {day} không phải thứ Bảy, Chủ nhật nên không thể là ngày làm bù. Hãy chọn lại ngày hoặc loại.")]
    WorkedAnyhow {
        /// dd/mm/yyyy.
        day: String,
    },
    /// Nothing says what day it is.
    #[error("Ngày {day} chưa có tên gọi. Hãy ghi, ví dụ “Tết Nguyên đán” hay “Nghỉ bù Quốc khánh”.")]
    WithoutName {
        /// dd/mm/yyyy.
        day: String,
    },
}

impl OfficeError for HolidayError {
    const NOUN: &'static str = "holiday";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::WithoutName { .. } => "name",
            Self::WorkedAnyhow { .. } => "kind",
            Self::DayTwice { .. } | Self::OtherYear { .. } => "day_on",
        })
    }
}

/// The last deadline that is due soon, seen from `day`, as the office counts.
///
/// # Errors
/// The book cannot be read.
pub fn soon_until(connection: &Connection, day: NaiveDate) -> Result<NaiveDate, Failure> {
    let checklist = crate::settings::store::load(connection)?.checklist;
    let table = match checklist.due_soon_count {
        DayCount::Calendar => Vec::new(),
        DayCount::Working => store::between(connection, day, rules::furthest(day, checklist.due_soon_days))?,
    };
    Ok(rules::soon_until(day, checklist.due_soon_days, checklist.due_soon_count, &table))
}

/// The same for views that look from many days: the table is read once.
#[derive(Debug, Clone, Default)]
pub struct DueSoon {
    days: u32,
    by: DayCount,
    table: Vec<Holiday>,
}

impl DueSoon {
    /// How the office counts.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn load(connection: &Connection) -> Result<Self, Failure> {
        let checklist = crate::settings::store::load(connection)?.checklist;
        let table = match checklist.due_soon_count {
            DayCount::Calendar => Vec::new(),
            DayCount::Working => store::between(connection, NaiveDate::MIN, NaiveDate::MAX)?,
        };
        Ok(Self { days: checklist.due_soon_days, by: checklist.due_soon_count, table })
    }

    /// The last deadline that is due soon, seen from `day`.
    pub(crate) fn until(&self, day: NaiveDate) -> NaiveDate {
        rules::soon_until(day, self.days, self.by, &self.table)
    }
}
