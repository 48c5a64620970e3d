//! The Rust side: format, lints, bindings, tests, the window's build.

use super::counts::{cargo_test, counted, single};
use crate::folders::{self, Profile};
use crate::steps::{Found, Tally};
use crate::window;
use std::path::Path;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(40 * 60);

pub fn format() -> Result<Found, String> {
    Ok(single(&folders::cargo(["fmt", "--all", "--check"]).printed()?))
}

pub fn clippy() -> Result<Found, String> {
    let cargo = folders::cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    Ok(single(&cargo.echoed(LIMIT)?))
}

pub fn tests() -> Result<Found, String> {
    let cargo = folders::cargo(["test", "--workspace", "--no-fail-fast"]);
    Ok(counted(&cargo.echoed(LIMIT)?, cargo_test))
}

pub fn window() -> Result<Found, String> {
    window::build(Profile::Dev)?;
    Ok(Found { tally: Tally::ONE, detail: String::new() })
}

/// Generates the TypeScript types anew beside the committed ones and compares.
pub fn bindings() -> Result<Found, String> {
    let fresh = folders::output("test")?.join("bindings");
    std::fs::remove_dir_all(&fresh).ok();
    folders::cargo(["run", "--quiet", "-p", window::CLI, "--", "commands", "--typescript"]).args([&fresh]).kept()?;
    let committed = folders::ui().join("src/bindings");
    let mut stale = different(&fresh, &committed)?;
    stale.extend(different(&committed, &fresh)?);
    stale.sort();
    stale.dedup();
    if stale.is_empty() {
        return Ok(Found { tally: Tally::ONE, detail: String::new() });
    }
    Err(format!("Các tệp trong ui/src/bindings đã cũ: {}", stale.join(", ")))
}

/// The TypeScript files of one folder that the other lacks or has otherwise.
fn different(one: &Path, other: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(one).map_err(|error| format!("{}: {error}", one.display()))?;
    let mut names = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let same = std::fs::read(entry.path()).ok() == std::fs::read(other.join(&name)).ok();
        if !same && entry.path().extension().is_some_and(|ending| ending == "ts") {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}
