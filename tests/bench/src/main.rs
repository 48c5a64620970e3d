//! Measures the core through its command table, and prints rows as JSON:
//! `cargo run --release -p lienhiep-bench -- [--quick]`. `cargo xtask bench` shows them as a table.
//!
//! Where a goal is a ratio, its baseline is measured in the same run: the bare library doing the
//! same amount of work with nothing else.

mod book;
mod import;
mod lists;
mod opening;
mod overview;
mod row;
mod workbook;

use book::Book;
use lienhiep_core::error::Failure;
use lienhiep_core::excel::reading::{READER_ARGUMENT, child_main};
use std::process::ExitCode;

/// About the union of the domain: 14,300 people with more than 15,500 memberships.
const OFFICE: u32 = 14_300;
/// What the lists must still bear.
const MILLION: u32 = 1_000_000;

fn main() -> ExitCode {
    // Started by itself to read the list in a process of its own.
    if std::env::args().nth(1).is_some_and(|first| first == READER_ARGUMENT) {
        return ExitCode::from(u8::try_from(child_main()).unwrap_or(1));
    }
    let quick = std::env::args().any(|argument| argument == "--quick");
    match measure(quick) {
        Ok(rows) => {
            println!("{}", serde_json::Value::Array(rows));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{} ({})", failure.sentence, failure.code);
            ExitCode::FAILURE
        }
    }
}

fn measure(quick: bool) -> Result<Vec<serde_json::Value>, Failure> {
    let office = Book::sample(OFFICE)?;
    let mut rows = Vec::new();
    rows.push(opening::first_page(&office)?);
    rows.extend(lists::pages(&office, 10.0)?);
    rows.push(overview::figures(&office, 50.0)?);
    rows.push(workbook::proof(&office)?);
    rows.push(import::list()?);
    if !quick {
        let million = Book::sample(MILLION)?;
        rows.extend(lists::pages(&million, 50.0)?);
        rows.push(overview::figures(&million, 1000.0)?);
    }
    Ok(rows)
}
