//! Where things are: the clone, and the cache beside it that survives a fresh clone.

use crate::process::Program;
use std::path::{Path, PathBuf};

/// The top of the clone.
pub fn root() -> PathBuf {
    // The manifest lies in tests/xtask.
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// The interface's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// What outlives a clone: compiled dependencies, tools, the Python environment, outputs.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("so-lien-hiep")
}

/// Where cargo puts what it builds: the caller's choice, else the cache, so that a fresh clone
/// does not compile three hundred dependencies again.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        _ => cache().join("target"),
    }
}

/// A folder for what a command hands over (pictures, workbooks), made if need be.
pub fn output(name: &str) -> Result<PathBuf, String> {
    let folder = cache().join(name);
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("Không tạo được thư mục {}: {error}", folder.display()))?;
    Ok(folder)
}

/// `cargo …` at the top of the clone, building into [`target`].
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Program {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Program::new(cargo)
        .args(arguments)
        .inside(&root())
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_TERM_COLOR", "never")
}

/// Which of cargo's two profiles a program was built with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; what the tests use.
    Dev,
    /// What an office gets.
    Release,
}

/// A program that cargo built.
pub fn built(profile: Profile, name: &str) -> PathBuf {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    target().join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
