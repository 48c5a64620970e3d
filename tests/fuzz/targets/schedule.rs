//! The parser of a plan's words about time: any words, any years. Days that it proposes can be kept and make sense.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lienhiep_core::tasks::schedule::{PlanYears, parse};

fuzz_target!(|input: (u8, u8, &str)| {
    let (first, length, text) = input;
    let first = 1900 + i32::from(first).min(200);
    let years = PlanYears { first, last: (first + i32::from(length % 30)).min(2100) };
    let parsed = parse(text, years);
    if let (Some(starts_on), Some(due_on)) = (parsed.starts_on, parsed.due_on) {
        assert!(starts_on <= due_on, "{text:?}: {starts_on} comes after {due_on}");
    }
    for told in parsed.doubt.iter().chain(&parsed.remark) {
        assert!(told.chars().count() < 1000 + text.chars().count(), "{told}");
    }
});
