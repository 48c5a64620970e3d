//! Measures the core through its command table, and prints rows as JSON:
//! `cargo run --release -p lienhiep-bench -- [--quick] [--only GROUP] [--keep FOLDER]`. `cargo xtask bench` shows them
//! as a table. `--quick` leaves the million out; a group is one of `office`, `workbook`, `difference`, `closing`,
//! `checklist`, `import`, `protected`, `million`; the book of a million people takes minutes to make, and is kept in the folder for the next run when one
//! is named.
//!
//! Where a goal is a ratio, its baseline is measured in the same run: the bare library doing the
//! same amount of work with nothing else.

mod book;
mod checklist;
mod closing;
mod difference;
mod duplicates;
mod import;
mod lists;
mod opening;
mod overview;
mod protected;
mod row;
mod workbook;

use book::Book;
use lienhiep_core::error::Failure;
use lienhiep_core::excel::reading::{READER_ARGUMENT, child_main};
use std::path::Path;
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
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match measure(&Choice::of(&arguments)) {
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

/// What to measure.
struct Choice<'a> {
    quick: bool,
    only: Option<&'a str>,
    keep: Option<&'a Path>,
}

impl<'a> Choice<'a> {
    fn of(arguments: &'a [String]) -> Self {
        let after = |name: &str| arguments.iter().skip_while(|one| *one != name).nth(1).map(String::as_str);
        Self {
            quick: arguments.iter().any(|one| one == "--quick"),
            only: after("--only"),
            keep: after("--keep").map(Path::new),
        }
    }

    fn wants(&self, group: &str) -> bool {
        self.only.map_or(group != "million" || !self.quick, |only| only == group)
    }
}

fn measure(choice: &Choice<'_>) -> Result<Vec<serde_json::Value>, Failure> {
    let mut rows = Vec::new();
    if ["office", "workbook", "difference", "closing"].iter().any(|group| choice.wants(group)) {
        let office = Book::sample(OFFICE)?;
        if choice.wants("office") {
            rows.push(opening::first_page(&office)?);
            rows.extend(lists::pages(&office, 10.0)?);
            rows.push(overview::figures(&office, 50.0)?);
            rows.extend(duplicates::rows(&office, 2_000.0, 64.0)?);
        }
        if choice.wants("workbook") {
            rows.extend(workbook::proof(&office)?);
        }
        if choice.wants("difference") {
            rows.extend(difference::rows(&office)?);
        }
        // The last of them: it closes a quarter anew.
        if choice.wants("closing") {
            rows.extend(closing::rows(&office)?);
        }
    }
    if choice.wants("checklist") {
        rows.extend(checklist::rows()?);
    }
    if choice.wants("import") {
        rows.extend(import::list()?);
    }
    if choice.wants("protected") {
        rows.extend(protected::rows()?);
    }
    if choice.wants("million") {
        let million = Book::kept(MILLION, choice.keep)?;
        rows.extend(lists::pages(&million, 50.0)?);
        rows.push(overview::figures(&million, 1000.0)?);
        rows.extend(duplicates::rows(&million, 90_000.0, 512.0)?);
    }
    Ok(rows)
}
