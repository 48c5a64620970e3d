//! `cargo xtask sample`: the sample office as a data file.

use crate::folders::{self, Profile, built};
use crate::process::Program;
use crate::steps::{Stop, step};
use crate::window::CLI;
use serde_json::Value;
use std::path::{Path, PathBuf};

const ADVICE: &str = "chạy «cargo test -p lienhiep-tests» để xem phần nào của lõi hỏng";

/// Builds the sample office where the caller says, else in the cache.
pub fn sample(arguments: &[String]) -> Result<(), Stop> {
    let file = match arguments.first() {
        Some(path) => PathBuf::from(path),
        None => default_file("sample").map_err(|cause| Stop::new("Sổ mẫu", cause, ADVICE))?,
    };
    step("Dịch chương trình dòng lệnh", ADVICE, || folders::cargo(["build", "--release", "-p", CLI]).shown())?;
    step("Dựng sổ mẫu", ADVICE, || fresh(Profile::Release, &file))?;
    println!("{}", file.display());
    Ok(())
}

/// Where a command keeps its copy of the sample office.
pub fn default_file(command: &str) -> Result<PathBuf, String> {
    Ok(folders::output(command)?.join("so-mau.lienhiep"))
}

/// A new sample office at `file`; an older sample there makes way, anything else is left alone.
pub fn fresh(profile: Profile, file: &Path) -> Result<(), String> {
    fresh_with(profile, file, &[])
}

/// Like [`fresh`], with options of the command line's `sample`.
pub fn fresh_with(profile: Profile, file: &Path, options: &[&str]) -> Result<(), String> {
    let ours = file.starts_with(folders::cache());
    if file.exists() && !ours {
        return Err(format!("{} đã có; hãy chọn tên khác hoặc dời tệp ấy đi.", file.display()));
    }
    for ending in ["", "-wal", "-shm", ".lock"] {
        let mut beside = file.as_os_str().to_os_string();
        beside.push(ending);
        std::fs::remove_file(PathBuf::from(beside)).ok();
    }
    cli(profile, file).args(["sample"]).args(options).kept().map(drop)
}

/// The code of the period closed last, like `2026-Q2`.
pub fn closed_period(profile: Profile, file: &Path) -> Result<String, String> {
    let answer = cli(profile, file).args(["call", "list_periods", "{}"]).answer()?;
    let periods: Value = serde_json::from_str(&answer).map_err(|error| format!("list_periods: {error}"))?;
    // The latest comes first.
    let closed = periods.as_array().into_iter().flatten().find(|period| period["status"] == "closed");
    let code = closed.and_then(|period| period["code"].as_str());
    code.map(String::from).ok_or_else(|| "Sổ mẫu không có kỳ nào đã chốt.".into())
}

/// The command line on a data file.
pub fn cli(profile: Profile, file: &Path) -> Program {
    Program::new(built(profile, CLI)).args(["--data"]).args([file])
}
