//! The behaviour tests, built for Windows and run under Wine, in a folder such as an office has.

use super::cross;
use super::wine::Wine;
use crate::steps::Found;
use crate::test::counts::{cargo_test, counted};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(60 * 60);

/// The tests that meet files, locks, other processes and paths: what differs between systems. All others ask the same
/// core the same things.
const CHOSEN: &[&str] =
    &["paths", "foundation", "cli", "cli_backup", "cli_report", "workbook_targets", "import_pasted", "urging"];

/// Of these, what the shared checks have time for: file locks, paths, another process, and the gate for writes.
const SHORT: &[&str] = &["paths", "foundation", "workbook_targets"];

/// All behaviour tests.
pub fn all() -> Result<Found, String> {
    run(&["--tests"])
}

/// The chosen ones alone, in a few minutes.
pub fn chosen() -> Result<Found, String> {
    run_named(CHOSEN)
}

/// The fewest, for the shared checks.
pub fn shortest() -> Result<Found, String> {
    run_named(SHORT)
}

fn run_named(names: &[&str]) -> Result<Found, String> {
    let named: Vec<&str> = names.iter().flat_map(|name| ["--test", name]).collect();
    run(&named)
}

fn run(which: &[&str]) -> Result<Found, String> {
    let wine = Wine::ready()?;
    let cargo = cross::cargo("test").args(["-p", "lienhiep-tests", "--no-fail-fast"]).args(which);
    Ok(counted(&wine.surroundings(cargo).echoed(LIMIT)?, cargo_test))
}
