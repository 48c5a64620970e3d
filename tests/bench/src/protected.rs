//! What protection costs: each row of the table on an encrypted book, beside the same row on a plain one of the same run.

use crate::book::{Book, protect_books};
use crate::row::ratio;
use crate::{OFFICE, checklist, closing, difference, duplicates, import, lists, opening, overview, workbook};
use lienhiep_core::error::Failure;
use serde_json::Value;
use std::time::Duration;

/// How many times as long any row may take.
const GOAL: f64 = 2.0;
/// Milliseconds for signing in, which argon2id makes long on purpose, and the first page.
const SIGNING_IN_GOAL: f64 = 1_000.0;

/// The rows.
pub fn rows() -> Result<Vec<Value>, Failure> {
    let plain = table()?;
    protect_books(true);
    let encrypted = table();
    protect_books(false);
    let mut rows = Vec::new();
    for (encrypted, plain) in encrypted?.into_iter().zip(plain) {
        let name = format!("protected_{}", encrypted["name"].as_str().unwrap_or_default());
        if name == "protected_open_and_first_page" {
            let mut row = encrypted;
            row["ok"] = Value::Bool(taken(&row).as_secs_f64() * 1000.0 <= SIGNING_IN_GOAL);
            (row["name"], row["goal"]) = (name.into(), SIGNING_IN_GOAL.into());
            rows.push(row);
        } else if encrypted["unit"] == "ms" {
            let scale = encrypted["scale"].as_u64().unwrap_or_default();
            rows.push(ratio(&name, scale, taken(&encrypted), taken(&plain), GOAL));
        }
    }
    Ok(rows)
}

/// The table of speed, with goals that are not asked here.
fn table() -> Result<Vec<Value>, Failure> {
    let office = Book::sample(OFFICE)?;
    let mut rows = vec![opening::first_page(&office)?];
    rows.extend(lists::pages(&office, 10.0)?);
    rows.push(overview::figures(&office, 50.0)?);
    rows.extend(duplicates::rows(&office, 2_000.0, 64.0)?);
    rows.extend(workbook::proof(&office)?);
    rows.extend(difference::rows(&office)?);
    rows.extend(closing::rows(&office)?);
    rows.extend(checklist::rows()?);
    rows.extend(import::list()?);
    Ok(rows)
}

fn taken(row: &Value) -> Duration {
    Duration::from_secs_f64(row["value"].as_f64().unwrap_or_default() / 1000.0)
}
