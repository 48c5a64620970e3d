//! Building for Windows with Debian's Rust and mingw, into a folder of its own that outlives a clone.

use crate::folders::{self, Profile};
use crate::process::Program;
use std::path::{Path, PathBuf};

/// The Windows that is built for.
pub const TARGET: &str = "x86_64-pc-windows-gnu";

/// Debian's programs: the Rust of rustup has no sources of its standard library beside it.
const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
const RUSTDOC: &str = "/usr/bin/rustdoc";

/// Where it is built: beside what is built for this machine, for the two compilers must not meet.
pub fn folder() -> PathBuf {
    folders::target().join("windows")
}

/// Debian's `cargo COMMAND` for Windows, at the top of the clone.
pub fn cargo(command: &str) -> Program {
    Program::new(CARGO)
        .args([command, "-Zbuild-std=std,panic_abort,panic_unwind", "--target", TARGET])
        .inside(&folders::root())
        .env("RUSTC", RUSTC)
        .env("RUSTDOC", RUSTDOC)
        // The standard library can be built anew with a released compiler only so.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", folder())
        .env("CARGO_TERM_COLOR", "never")
        // Programs with line tables are three times as large, and Wine shows no Rust lines anyway.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
}

/// Where the programs of a profile lie.
pub fn programs(profile: Profile) -> PathBuf {
    folder().join(TARGET).join(match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    })
}

/// A program for Windows that was built.
pub fn built(profile: Profile, name: &str) -> PathBuf {
    programs(profile).join(format!("{name}.exe"))
}

/// A library made of one C file by mingw.
pub fn library(source: &Path, name: &str) -> Result<PathBuf, String> {
    compiled(source, name, &["-shared"])
}

/// A program made of one C file by mingw.
pub fn program(source: &Path, name: &str) -> Result<PathBuf, String> {
    compiled(source, name, &["-mconsole"])
}

/// Made again when the source is newer.
fn compiled(source: &Path, name: &str, options: &[&str]) -> Result<PathBuf, String> {
    let made = folder().join(name);
    let changed = |path: &Path| std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    if changed(&made) < changed(source) {
        std::fs::create_dir_all(folder()).map_err(|error| format!("{}: {error}", folder().display()))?;
        let compiler = Program::new("x86_64-w64-mingw32-gcc").args(["-O1", "-s", "-o"]).args([&made]);
        compiler.args(options).args([source]).args(["-ladvapi32"]).kept()?;
    }
    Ok(made)
}
