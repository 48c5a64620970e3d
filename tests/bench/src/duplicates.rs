//! Look-alikes: a search through all records, pages of what it found, and the look while a new person is typed.

use crate::book::Book;
use crate::row::{memory, p95, time, time_only};
use lienhiep_core::error::Failure;
use serde_json::{Value, json};
use std::time::Duration;

/// Names, birthdays and phones as they are typed, letter by letter.
const TYPED: &[(&str, &str, &str)] =
    &[("Nguyễn Văn Bình", "1965-02-03", "0912345678"), ("Trần Thị Hoa", "1970-10-01", ""), ("H’ Linh Niê", "1963", "")];

/// The rows: the search within `goal` milliseconds and `megabytes` of memory more than before; the pages and the look
/// while typing to know.
pub fn rows(book: &Book, goal: f64, megabytes: f64) -> Result<Vec<Value>, Failure> {
    let before = forget_peak();
    let (page, taken) = book.timed("list_duplicates", json!({ "refresh": true, "limit": 100 }))?;
    let mut rows = vec![time("duplicates_over_all_people", book.people, taken, goal)];
    // Only Linux tells what a program held at most.
    if let (Some(before), Some(most)) = (before, peak()) {
        rows.push(memory("duplicates_peak_memory", book.people, most.saturating_sub(before), megabytes));
    }
    let counted = |name: &str| page[name].as_u64().unwrap_or_default();
    eprintln!(
        "  {} cặp nghi trùng trong {} hồ sơ, {} cặp chưa so, {} cặp không đưa vào",
        counted("total"),
        counted("person_count"),
        counted("not_compared_count"),
        counted("left_out_count")
    );
    rows.push(time_only("duplicates_page_p95", book.people, p95(pages(book, counted("total"))?)));
    rows.push(time_only("similar_while_typing_p95", book.people, p95(typing(book)?)));
    Ok(rows)
}

fn pages(book: &Book, total: u64) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    for offset in [0, 100, total / 2, total.saturating_sub(100)] {
        for level in [Value::Null, json!("high"), json!("low")] {
            let request = json!({ "level": level, "offset": offset, "limit": 100 });
            times.push(book.timed("list_duplicates", request)?.1);
        }
    }
    Ok(times)
}

fn typing(book: &Book) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    for (name, birth_on, phone) in TYPED {
        let ends = name.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for end in ends.filter(|end| *end >= 3) {
            times.push(book.timed("find_similar_people", json!({ "full_name": &name[..end] }))?.1);
        }
        let all = json!({ "full_name": name, "birth_on": birth_on, "phone": phone });
        times.push(book.timed("find_similar_people", all)?.1);
    }
    Ok(times)
}

/// Forgets what this program held at most, and tells what it holds now, in KiB.
fn forget_peak() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    held("VmRSS:")
}

/// What this program held at most since, in KiB.
fn peak() -> Option<u64> {
    held("VmHWM:")
}

fn held(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(what))?.split_whitespace().next()?.parse().ok()
}
