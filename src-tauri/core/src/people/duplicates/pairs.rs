//! The pairs found so far, within bounds.

use foldhash::{HashSet, HashSetExt};

use super::rules::Score;

/// So many pairs are gathered before those found twice go.
const TOGETHER: usize = 1_000_000;
/// So many are kept; of more, the best.
const MOST: usize = 300_000;

/// Two records by their places, and why.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// The smaller place.
    pub one: u32,
    /// The greater place.
    pub other: u32,
    /// Points and reasons.
    pub score: Score,
}

/// Gathers pairs.
#[derive(Debug, Default)]
pub struct Pairs {
    found: Vec<Found>,
    left_out: u64,
}

impl Pairs {
    /// Adds a pair; the same pair may come again.
    pub fn add(&mut self, one: u32, other: u32, score: Score) {
        self.found.push(Found { one: one.min(other), other: one.max(other), score });
        if self.found.len() >= TOGETHER {
            self.tidy();
        }
    }

    /// Each pair once, the best first; and how many were left out.
    pub fn into_best(mut self) -> (Vec<Found>, u64) {
        self.tidy();
        (self.found, self.left_out)
    }

    fn tidy(&mut self) {
        // A pair found with one more reason (a card that only one look sees) counts with it.
        self.found.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.score.points), pair.one, pair.other));
        let mut seen: HashSet<(u32, u32)> = HashSet::with_capacity(self.found.len());
        self.found.retain(|pair| seen.insert((pair.one, pair.other)));
        self.left_out += self.found.len().saturating_sub(MOST) as u64;
        self.found.truncate(MOST);
    }
}
