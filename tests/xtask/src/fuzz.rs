//! `cargo xtask fuzz`: each fuzz target of `tests/fuzz` for a bounded time, on one core, beginning with its corpus.
//!
//! Needs only the compiler that builds the program: the coverage that libFuzzer looks at is switched on by plain flags,
//! and its runtime comes with the crate `libfuzzer-sys` (which needs a C++ compiler).

use std::path::{Path, PathBuf};

use crate::folders;
use crate::process::Program;
use crate::steps::{Stop, step};

/// The targets, in the order they run.
const TARGETS: [&str; 4] = ["lists", "legacy", "schedule", "table"];
/// What `cargo fuzz` sets, but for the sanitizer, which only a nightly compiler has: our own code is safe Rust.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16";
/// Minutes a target runs when the command does not say.
const MINUTES: u64 = 5;

/// Runs `cargo xtask fuzz [--minutes N] [--only TARGET]`.
pub fn fuzz(arguments: &[String]) -> Result<(), Stop> {
    let after = |name: &str| arguments.iter().skip_while(|one| *one != name).nth(1).map(String::as_str);
    let minutes = after("--minutes").and_then(|text| text.parse().ok()).unwrap_or(MINUTES);
    let only = after("--only");
    let root = folders::root();
    let target = folders::target().join("fuzz");
    let platform = step("Tên nền của máy", "Cài lại Rust.", platform)?;
    step(
        "Dựng các bài dò lỗi",
        "Xem lỗi biên dịch ở trên; cần trình biên dịch C++ (g++).",
        || {
            let cargo = Program::new("cargo").args(["build", "--release", "--target", platform.as_str()]);
            cargo.env("RUSTFLAGS", COVERAGE).env("CARGO_TARGET_DIR", &target).inside(&root.join("tests/fuzz")).shown()
        },
    )?;
    let programs = target.join(&platform).join("release");
    for name in TARGETS.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
        let advice = "Tệp gây lỗi nằm ở thư mục vừa nêu: viết bài kiểm tra hỏng trước, rồi sửa, rồi bỏ tệp vào corpus.";
        step(&format!("Dò lỗi: {name}, {minutes} phút"), advice, || run(&root, &programs, name, minutes))?;
    }
    Ok(())
}

fn platform() -> Result<String, String> {
    let told = Program::new("rustc").args(["-vV"]).answer()?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned);
    host.ok_or_else(|| "rustc -vV không nói nền của máy".to_owned())
}

/// What is found anew goes to a folder beside the build, never into the corpus by itself: that is kept small by hand.
fn run(root: &Path, programs: &Path, name: &str, minutes: u64) -> Result<(), String> {
    let found = programs.join("found").join(name);
    std::fs::create_dir_all(&found).map_err(|error| error.to_string())?;
    let corpus: PathBuf = root.join("tests/fuzz/corpus").join(name);
    let seconds = format!("-max_total_time={}", minutes * 60);
    let crashes = format!("-artifact_prefix={}/gây-lỗi-", found.display());
    let dictionary = root.join("tests/fuzz/corpus").join(format!("{name}.dict"));
    let mut program = Program::new(programs.join(name)).args([found.as_os_str(), corpus.as_os_str()]).args([
        seconds.as_str(),
        crashes.as_str(),
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=16384",
        "-print_final_stats=1",
        "-verbosity=1",
    ]);
    if dictionary.is_file() {
        program = program.args([format!("-dict={}", dictionary.display())]);
    }
    program.shown()
}
