//! Closing a quarter of the sample office, and laying two closings side by side. Each goal is a time; beside it stands,
//! from the same run, what the program takes for the same without the act: both workbooks of the open quarter, both
//! reports shown one after the other, both lists of tasks.

use crate::book::{Book, no_folder};
use crate::row::{median, p95, time_beside};
use lienhiep_core::error::Failure;
use serde_json::{Value, json};
use std::time::Duration;

/// How often the quarter is opened again and closed.
const CLOSINGS: usize = 5;
/// How often two closings are compared.
const COMPARISONS: usize = 40;
/// Milliseconds for closing a quarter.
const CLOSING_GOAL: f64 = 1_000.0;
/// Milliseconds for comparing two closings.
const COMPARISON_GOAL: f64 = 100.0;

/// The rows. The latest closed quarter is opened again and closed as its own replacement, some times.
pub fn rows(book: &Book) -> Result<Vec<Value>, Failure> {
    let heads = book.ask("list_closings", json!({}))?;
    let code = |at: usize| heads[at]["code"].as_str().map(str::to_owned);
    let (Some(latest), Some(former)) = (code(0), heads.as_array().and_then(|all| other(all))) else {
        return Err(no_folder(&"sổ mẫu chưa có hai kỳ đã chốt"));
    };
    let (mut closings, mut files) = (Vec::new(), Vec::new());
    for _ in 0..CLOSINGS {
        book.ask("reopen_period", json!({ "period": latest, "reason": "Đo tốc độ chốt số liệu" }))?;
        files.push(both_files(book, &latest)?);
        let request = json!({ "period": latest, "reason": "Đo tốc độ", "waive_reason": "Đo tốc độ" });
        closings.push(book.timed("close_period", request)?.1);
    }
    let scale = book.people;
    let mut rows =
        vec![time_beside("closing_a_quarter_of_the_sample", scale, median(closings), median(files), CLOSING_GOAL)];
    let first = json!({ "period": latest, "number": 1 });
    for (name, a, b) in [
        ("two_versions_of_a_quarter_p95", first, json!({ "period": latest })),
        ("two_closed_quarters_p95", json!({ "period": former }), json!({ "period": latest })),
    ] {
        let compared = measured(book, &[("compare_report_versions", json!({ "a": a, "b": b }))])?;
        let shown = [&a["period"], &b["period"]].map(|period| ("preview_report", json!({ "period": period })));
        rows.push(time_beside(name, scale, compared, measured(book, &shown)?, COMPARISON_GOAL));
    }
    rows.push(checklist(book, &former, &latest)?);
    Ok(rows)
}

/// The latest closing of another period than the first of the list.
fn other(heads: &[Value]) -> Option<String> {
    let latest = &heads.first()?["code"];
    heads.iter().find(|head| head["code"] != *latest)?["code"].as_str().map(str::to_owned)
}

/// What closing keeps: the workbook to send and the proof, written of the open period.
fn both_files(book: &Book, period: &str) -> Result<Duration, Failure> {
    let file = |edition: &str| {
        let path = book.path(&format!("{edition}.xlsx"));
        book.timed("export_report", json!({ "period": period, "edition": edition, "path": path })).map(|(_, took)| took)
    };
    Ok(file("sent")? + file("proof")?)
}

/// The checklist between the cut-offs of two closed quarters, beside its list on both days.
fn checklist(book: &Book, former: &str, latest: &str) -> Result<Value, Failure> {
    let periods = book.ask("list_periods", json!({}))?;
    let cutoff = |code: &str| {
        let period = periods.as_array().into_iter().flatten().find(|period| period["code"] == code);
        period.map(|period| period["cutoff_on"].clone()).unwrap_or_default()
    };
    let (from_on, to_on) = (cutoff(former), cutoff(latest));
    let lists = [&from_on, &to_on].map(|day| ("list_tasks", json!({ "limit": 1000, "as_of_on": day })));
    let request = json!({ "plan_id": null, "from_on": from_on, "to_on": to_on });
    let compared = measured(book, &[("compare_checklist", request)])?;
    Ok(time_beside(
        "checklist_between_two_closings_p95",
        book.people,
        compared,
        measured(book, &lists)?,
        COMPARISON_GOAL,
    ))
}

/// The commands one after the other, asked once before they are measured.
fn measured(book: &Book, commands: &[(&str, Value)]) -> Result<Duration, Failure> {
    let once = || -> Result<Duration, Failure> {
        commands.iter().map(|(name, request)| Ok(book.timed(name, request.clone())?.1)).sum()
    };
    once()?;
    Ok(p95((0..COMPARISONS).map(|_| once()).collect::<Result<_, Failure>>()?))
}
