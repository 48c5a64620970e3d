//! Measures the core through its command table, and prints rows as JSON:
//! `cargo run --release -p lienhiep-bench -- [--quick]`. `cargo xtask bench` shows them as a table.
//!
//! Where a goal is a ratio, its baseline is measured in the same run: the bare library doing the
//! same amount of work with nothing else.

mod book;
mod lists;
mod opening;
mod row;

use book::Book;
use lienhiep_core::error::Failure;
use std::process::ExitCode;

/// About the union of the domain: 14,300 people with more than 15,500 memberships.
const OFFICE: u32 = 14_300;
/// What the lists must still bear.
const MILLION: u32 = 1_000_000;

fn main() -> ExitCode {
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
    if !quick {
        let million = Book::sample(MILLION)?;
        rows.extend(lists::pages(&million, 50.0)?);
    }
    Ok(rows)
}
