//! `cargo xtask bench [--json] [--only GROUP] [--keep FOLDER]`: the core's benches, and the window's start-up and memory.
//! The groups are those of the core's benches (`tests/bench`) and `window`; `--keep` keeps the book of a million.

use crate::display::Screen;
use crate::folders::{self, Profile, built};
use crate::interface;
use crate::machine::{Need, prepare};
use crate::sample::{default_file, fresh};
use crate::served::Served;
use crate::steps::{Stop, step};
use crate::window::{self, CLI, Opened, WINDOW};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const BENCHES: &str = "lienhiep-bench";
/// The command whose figures the first screen shows.
const OVERVIEW: &str = "overview";
/// The rows measured here rather than in the core's benches.
const WINDOW_GROUP: &str = "window";
const STARTS: usize = 5;
const ADVICE: &str = "xem lỗi ở trên; máy đo cần để yên, không chạy việc khác";

/// Measures, then prints rows: as JSON for scripts, as a table for people.
pub fn bench(arguments: &[String]) -> Result<(), Stop> {
    let as_json = arguments.iter().any(|argument| argument == "--json");
    prepare(&[Need::Window, Need::Headless])?;
    interface::ready()?;
    step("Dịch bản chính thức", ADVICE, || window::build(Profile::Release))?;
    let only = arguments.iter().skip_while(|argument| *argument != "--only").nth(1);
    let of_core = only.is_none_or(|group| group != WINDOW_GROUP);
    let of_window = only.is_none_or(|group| group == WINDOW_GROUP);
    let mut rows = Vec::new();
    if of_core {
        rows.extend(step("Đo lõi", ADVICE, || core_rows(arguments))?);
    }
    let window = if of_window { step("Đo cửa sổ", ADVICE, window_rows) } else { Ok(Vec::new()) };
    // What was measured is shown even when the window cannot be.
    rows.extend(window.as_ref().ok().into_iter().flatten().cloned());
    if as_json {
        println!("{}", Value::Array(rows));
    } else {
        print_table(&rows);
    }
    window.map(|_| ())
}

fn core_rows(arguments: &[String]) -> Result<Vec<Value>, String> {
    let own = ["run", "--quiet", "--release", "-p", BENCHES, "--"];
    let text = folders::cargo(own).args(arguments).answer()?;
    serde_json::from_str(&text).map_err(|error| format!("Kết quả của {BENCHES}: {error}"))
}

/// The middle of several starts of the release window on the sample office, and what it takes of memory.
fn window_rows() -> Result<Vec<Value>, String> {
    let file = default_file("bench")?;
    fresh(Profile::Release, &file)?;
    let home = folders::output("bench")?.join("home");
    let screen = Screen::start(1280, 720)?;
    let (mut times, mut resident, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut window = Opened::start(&built(Profile::Release, WINDOW), &file, screen.name(), &home)?;
        times.push(window.painted()?.as_secs_f64());
        std::thread::sleep(Duration::from_millis(300));
        let (all, anonymous) = window.memory()?;
        resident.push(all);
        own.push(anonymous);
    }
    Ok(vec![
        row("window_start_to_overview", middle(times), "s", Some(1.5)),
        row("core_memory", core_memory(&file)?, "MB", Some(100.0)),
        // GTK and WebKit share most of the window's pages with every other program that uses them.
        row("window_memory_own", middle(own), "MB", Some(100.0)),
        row("window_memory_with_libraries", middle(resident), "MB", None),
    ])
}

/// The core in a process of its own, after the questions that the window asks at its start.
fn core_memory(file: &Path) -> Result<f64, String> {
    let served = Served::start(&built(Profile::Release, CLI), file)?;
    for name in ["current_book", "list_periods", OVERVIEW] {
        served.ask(name, &json!({}))?;
    }
    served.memory()
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn row(name: &str, value: f64, unit: &str, goal: Option<f64>) -> Value {
    let ok = goal.map(|goal| value <= goal);
    json!({
        "name": name, "scale": 16000, "value": value, "unit": unit,
        "baseline": null, "ratio": null, "goal": goal, "ok": ok,
    })
}

fn print_table(rows: &[Value]) {
    println!("{:<46} {:>9} {:>12} {:>12} {:>7} {:>9}", "việc", "cỡ", "đo được", "mốc so", "tỷ lệ", "phải đạt");
    for row in rows {
        let number = |name: &str| row[name].as_f64().map_or(String::from("–"), |value| format!("{value:.2}"));
        println!(
            "{:<46} {:>9} {:>9} {:<2} {:>12} {:>7} {:>9} {}",
            row["name"].as_str().unwrap_or("?"),
            row["scale"].as_u64().map_or(String::from("–"), |scale| scale.to_string()),
            number("value"),
            row["unit"].as_str().unwrap_or(""),
            number("baseline"),
            number("ratio"),
            number("goal"),
            match row["ok"].as_bool() {
                Some(true) => "đạt",
                Some(false) => "CHƯA ĐẠT",
                None => "",
            },
        );
    }
}
