//! Search per keystroke, and pages of every list in many orders, filters and depths.

use crate::book::Book;
use crate::row::{p95, time, time_only};
use lienhiep_core::error::Failure;
use serde_json::{Value, json};
use std::time::Duration;

/// What people type, letter by letter: with and without accents, a word from the middle, numbers.
const TYPED: &[&str] =
    &["nguyễn thị hoa", "tran van", "đặng", "H' Niê", "linh", "phạm quốc", "0912345", "066185", "zzzz"];

const PEOPLE_ORDERS: &[&str] = &[
    "full_name",
    "birth_on",
    "sex",
    "national_id",
    "degree",
    "education_level",
    "specialty",
    "employer",
    "job_title",
    "working_status",
];

/// The rows of search and of all list pages; each within `goal` milliseconds at the 95th of 100. And, to be open about
/// it, the same pages the first time each is asked for, and the slowest of them all, which have no goal: the program keeps
/// orders and the words of filters in memory once they were needed, and the system the pages of the file.
pub fn pages(book: &Book, goal: f64) -> Result<Vec<Value>, Failure> {
    let groups: [(&str, Asked); 4] = [
        ("search_per_keystroke_p95", keystrokes(book)?),
        ("people_page_any_order_p95", ordered(book)?),
        ("people_page_any_filter_p95", filtered(book)?),
        ("other_lists_page_p95", others(book)?),
    ];
    // The last, so that the pages asked first find nothing ready.
    let (counted_first, counted): (Vec<Duration>, Vec<Duration>) = totals(book)?.into_iter().unzip();
    let mut first = Vec::new();
    let mut rows = Vec::new();
    for (name, asked) in groups {
        let (firsts, again): (Vec<Duration>, Vec<Duration>) = asked.into_iter().unzip();
        rows.push(time(name, book.people, p95(again), goal));
        first.extend(&firsts);
        rows.push(time_only(&format!("{name}_asked_first"), book.people, p95(firsts)));
    }
    rows.push(time_only("people_totals_p95", book.people, p95(counted)));
    rows.push(time_only("people_totals_p95_asked_first", book.people, p95(counted_first)));
    rows.push(time_only("any_page_asked_first_slowest", book.people, first.into_iter().max().unwrap_or_default()));
    Ok(rows)
}

/// How long each page took, asked first and asked again.
type Asked = Vec<(Duration, Duration)>;

fn keystrokes(book: &Book) -> Result<Asked, Failure> {
    let mut times = Vec::new();
    for typed in TYPED {
        let ends = typed.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for end in ends {
            times.push(page(book, "list_people", json!({ "search": &typed[..end], "limit": 100 }))?);
        }
    }
    Ok(times)
}

fn ordered(book: &Book) -> Result<Asked, Failure> {
    let mut times = Vec::new();
    for column in PEOPLE_ORDERS {
        for descending in [false, true] {
            for offset in [0, 1000, book.people / 2, book.people - 200] {
                let sort = json!({ "column": column, "descending": descending });
                times.push(page(book, "list_people", json!({ "sort": sort, "offset": offset, "limit": 100 }))?);
            }
        }
    }
    Ok(times)
}

/// The totals that stand over a list (n người · m lượt); the window shows the page without waiting for them.
fn totals(book: &Book) -> Result<Asked, Failure> {
    let searches = TYPED.iter().map(|typed| json!({ "search": typed }));
    let filters = filter_sets().into_iter().map(|filters| json!({ "filters": filters }));
    searches.chain(filters).map(|request| page(book, "count_people", request)).collect()
}

fn filter_sets() -> Vec<Vec<Value>> {
    let one_of = |column: &str, values: &[&str]| json!({ "is": "one_of", "column": column, "values": values });
    let contains = |column: &str, text: &str| json!({ "is": "contains", "column": column, "text": text });
    let between =
        |column: &str, from: &str, to: &str| json!({ "is": "between", "column": column, "from": from, "to": to });
    let filled = |column: &str, filled: bool| json!({ "is": "filled", "column": column, "filled": filled });
    vec![
        vec![one_of("sex", &["female"])],
        vec![one_of("degree", &["doctor", "doctor_of_science"])],
        vec![one_of("sex", &["female"]), one_of("degree", &["doctor"]), between("birth_year", "1960", "1970")],
        vec![contains("specialty", "khoa hoc")],
        vec![contains("employer", "đại học"), one_of("working_status", &["retired"])],
        vec![contains("address", "krong pac")],
        vec![between("birth_on", "1955-01-01", "1955-12-31")],
        vec![filled("national_id", false)],
        vec![filled("phone", true), one_of("education_level", &["university"])],
        vec![one_of("status", &["ended"])],
        vec![between("admitted_on", "2026-01-01", "2026-06-30")],
    ]
}

fn filtered(book: &Book) -> Result<Asked, Failure> {
    let mut times = Vec::new();
    for filters in &filter_sets() {
        for column in ["full_name", "birth_on", "employer"] {
            for descending in [false, true] {
                let sort = json!({ "column": column, "descending": descending });
                times.push(page(book, "list_people", json!({ "filters": filters, "sort": sort, "limit": 100 }))?);
            }
        }
        times.push(page(book, "list_people", json!({ "filters": filters, "search": "nguyen", "limit": 100 }))?);
    }
    Ok(times)
}

fn others(book: &Book) -> Result<Asked, Failure> {
    let mut times = Vec::new();
    for name in ["list_organizations", "list_plans", "list_tasks", "list_obstacles", "list_history"] {
        for request in [json!({ "limit": 100 }), json!({ "limit": 100, "offset": 100 })] {
            times.push(page(book, name, request)?);
        }
    }
    Ok(times)
}

/// One page, or its totals, asked twice. One beyond the goal the second time is told on stderr, for whoever wants to mend it.
fn page(book: &Book, name: &str, request: Value) -> Result<(Duration, Duration), Failure> {
    let first = book.timed(name, request.clone())?.1;
    let taken = book.timed(name, request.clone())?.1;
    if taken.as_secs_f64() * 1000.0 > if book.people > 100_000 { 50.0 } else { 10.0 } {
        eprintln!("  {:.1} ms {name} {request}", taken.as_secs_f64() * 1000.0);
    }
    Ok((first, taken))
}
