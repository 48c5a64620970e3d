//! The clock of the story: it stands still until the story moves it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};

use super::chance::Chance;
use crate::clock::{Clock, FixedClock};

/// Day and chance of the story.
pub struct StoryClock(Mutex<(DateTime<Utc>, Chance)>);

impl StoryClock {
    /// Begins on `day`; uids are drawn from `seed`.
    pub fn new(day: NaiveDate, seed: u64) -> Self {
        // Another stream than the story's own draws, so that a uid more does not change a name.
        Self(Mutex::new((FixedClock::at_noon(day).now(), Chance::new(seed ^ 0x7569_6473))))
    }

    /// Goes on to noon of `day`.
    pub fn set(&self, day: NaiveDate) {
        self.lock().0 = FixedClock::at_noon(day).now();
    }

    fn lock(&self) -> MutexGuard<'_, (DateTime<Utc>, Chance)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for StoryClock {
    fn now(&self) -> DateTime<Utc> {
        self.lock().0
    }

    fn random_bytes(&self) -> [u8; 10] {
        self.lock().1.bytes()
    }
}
