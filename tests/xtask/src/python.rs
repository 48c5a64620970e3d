//! A Python environment in the cache for the checkers that only PyPI has.

use crate::folders;
use crate::process::Program;
use std::path::PathBuf;

/// What the workbooks are judged with.
const PACKAGES: &[&str] = &["openxml-audit==0.8.0"];

/// A program of the environment, which is made when it is not there yet.
pub fn program(name: &str) -> Result<Program, String> {
    Ok(Program::new(environment()?.join("bin").join(name)))
}

fn environment() -> Result<PathBuf, String> {
    let folder = folders::cache().join("python");
    let stamp = folder.join("installed");
    let wanted = PACKAGES.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(folder);
    }
    Program::new("python3").args(["-m", "venv", "--clear"]).args([&folder]).kept()?;
    let pip = Program::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet"]).args(PACKAGES).kept()?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(folder)
}
