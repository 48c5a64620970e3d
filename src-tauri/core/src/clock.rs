//! Time (and the chance in new uids) as a parameter: nothing in the core asks the machine what day it is.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Utc};

/// Tells the instant and, in Vietnam's time (UTC+7, no summer time), the day.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// The present day in Vietnam.
    fn today(&self) -> NaiveDate {
        self.now().with_timezone(&vietnam()).date_naive()
    }

    /// The random part of a new uid. A story that shall repeat itself draws it from its seed.
    fn random_bytes(&self) -> [u8; 10] {
        rand::random()
    }

    /// The present instant as stored in `*_at` columns: RFC 3339, UTC, whole milliseconds.
    fn now_text(&self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

/// Vietnam's offset, UTC+7.
pub fn vietnam() -> FixedOffset {
    FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| unreachable!("seven hours are within a day"))
}

/// The day in Vietnam of a stored instant, as printed: `05/03/2026`; nothing of what is no instant.
pub fn show_day_of(instant: &str) -> String {
    DateTime::parse_from_rfc3339(instant)
        .map(|instant| crate::dates::show_day(instant.with_timezone(&vietnam()).date_naive()))
        .unwrap_or_default()
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands still: tests, the sample office, `--today` of the command line.
pub struct FixedClock(
    /// The instant it shows.
    pub DateTime<Utc>,
);

impl FixedClock {
    /// Noon in Vietnam on `day`.
    pub fn at_noon(day: NaiveDate) -> Self {
        let utc = day.and_hms_opt(5, 0, 0).unwrap_or_default();
        Self(utc.and_utc())
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}
