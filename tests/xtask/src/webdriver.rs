//! tauri-driver, which lets a test drive the real window. Built once, into the cache.

use crate::folders;
use crate::process::Program;
use std::path::PathBuf;

const VERSION: &str = "2.1.0";

/// The driver's path; it is built when it is not there yet.
pub fn installed() -> Result<PathBuf, String> {
    let tools = folders::cache().join("tools");
    let driver = tools.join("bin/tauri-driver");
    if driver.is_file() {
        return Ok(driver);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Program::new(cargo)
        .args(["install", "tauri-driver", "--locked", "--version", VERSION, "--root"])
        .args([&tools])
        .env("CARGO_TARGET_DIR", folders::cache().join("tools-target"))
        .shown()?;
    Ok(driver)
}
