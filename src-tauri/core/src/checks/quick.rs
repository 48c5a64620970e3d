//! The look at a large book when it is opened, within a time that nobody notices: the list of its tables, every page and
//! reference of its short tables, and single rows of the long ones, each time others. What it leaves out is said, so
//! that nobody takes it for the whole check.

use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::api::Finding;
use super::store;
use crate::error::Failure;

/// A book of half a million people is looked at no longer than this.
const TIME: Duration = Duration::from_millis(40);
/// A table with no higher number is looked at as a whole.
const SHORT: i64 = 2_000;
/// One of their rows may be as large as a scanned volume.
const OF_FILES: [&str; 2] = ["attachment_content", "period_file"];

/// What was looked at and found.
pub(super) struct Looked {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What was looked at and what was not, as a sentence.
    pub note: String,
}

/// Looks; `seed` says which rows of the long tables.
pub(super) fn look(connection: &Connection, seed: u64) -> Result<Looked, Failure> {
    let until = Instant::now() + TIME;
    let mut tables = store::tables_by_length(connection)?;
    tables.retain(|(name, last)| *last > 0 && !OF_FILES.contains(&name.as_str()));
    let (short, long): (Vec<_>, Vec<_>) = tables.into_iter().partition(|(_, last)| *last <= SHORT);
    let mut findings = Vec::new();
    let mut seen = 0;
    for (table, _) in &short {
        if Instant::now() >= until {
            break;
        }
        findings.extend(store::quickly_unsound_table(connection, table)?);
        findings.extend(store::broken_references_of(connection, table)?);
        seen += 1;
    }
    let mut rows = 0;
    let mut places = Places(seed);
    // As many of each as of the others, so that no table waits for the end of another.
    'time: while !long.is_empty() && findings.is_empty() {
        for (table, last) in &long {
            if Instant::now() >= until {
                break 'time;
            }
            findings.extend(store::unreadable_row(connection, table, places.below(*last))?);
            rows += 1;
        }
    }
    let note = format!(
        "Sổ lớn nên lúc mở chỉ xem {seen}/{} bảng ngắn và {rows} dòng bất kỳ của {} bảng dài; các dòng khác và nội dung \
         tệp kèm chưa xem. Hãy bấm “Kiểm tra” trong Cài đặt để xem toàn bộ.",
        short.len(),
        long.len()
    );
    Ok(Looked { findings, note })
}

/// Numbers spread over a range, others for another seed (SplitMix64).
struct Places(u64);

impl Places {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as i64
    }
}
