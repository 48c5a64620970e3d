//! One line of the result.

use serde_json::{Value, json};
use std::time::Duration;

/// A time against a goal, in milliseconds.
pub fn time(name: &str, scale: u64, taken: Duration, goal: f64) -> Value {
    let value = milliseconds(taken);
    json!({
        "name": name, "scale": scale, "value": value, "unit": "ms",
        "baseline": null, "ratio": null, "goal": goal, "ok": value <= goal,
    })
}

/// A time against a goal in milliseconds, beside another one of the same run, to know how far apart they are.
pub fn time_beside(name: &str, scale: u64, taken: Duration, beside: Duration, goal: f64) -> Value {
    let mut row = ratio(name, scale, taken, beside, goal);
    row["ok"] = Value::Bool(milliseconds(taken) <= goal);
    row
}

/// A time to know and not to reach.
pub fn time_only(name: &str, scale: u64, taken: Duration) -> Value {
    let mut row = time(name, scale, taken, f64::INFINITY);
    row["goal"] = Value::Null;
    row["ok"] = Value::Null;
    row
}

/// A time against another one measured in the same run; the goal is a ratio.
pub fn ratio(name: &str, scale: u64, taken: Duration, baseline: Duration, goal: f64) -> Value {
    let ratio = taken.as_secs_f64() / baseline.as_secs_f64();
    json!({
        "name": name, "scale": scale, "value": milliseconds(taken), "unit": "ms",
        "baseline": milliseconds(baseline), "ratio": (ratio * 100.0).round() / 100.0, "goal": goal, "ok": ratio <= goal,
    })
}

/// A time beside another one of the same run, to know and not to reach.
pub fn ratio_only(name: &str, scale: u64, taken: Duration, baseline: Duration) -> Value {
    let mut row = ratio(name, scale, taken, baseline, f64::INFINITY);
    row["goal"] = Value::Null;
    row["ok"] = Value::Null;
    row
}

/// Memory against a goal, in megabytes; `kibibytes` as the system tells it.
pub fn memory(name: &str, scale: u64, kibibytes: u64, goal: f64) -> Value {
    let value = (kibibytes as f64 / 1024.0 * 10.0).round() / 10.0;
    json!({
        "name": name, "scale": scale, "value": value, "unit": "MB",
        "baseline": null, "ratio": null, "goal": goal, "ok": value <= goal,
    })
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 100_000.0).round() / 100.0
}

/// The time below which 95 of 100 lie.
pub fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort();
    let at = (times.len() * 95).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
