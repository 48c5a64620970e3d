//! The difference of a list of some two thousand members beside the whole office, against the reading of its file alone:
//! once as a roster that came back untouched, once as a list that nobody knows.

use crate::book::{Book, no_folder};
use crate::row::{median, ratio};
use lienhiep_core::error::Failure;
use lienhiep_core::excel::reading::{Limits, read_list};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const TIMES: usize = 7;
const GOAL: f64 = 2.0;

/// Writes to the book's register of rosters, so it comes last among what is measured there.
pub fn rows(book: &Book) -> Result<Vec<Value>, Failure> {
    let (organization, members) = largest(book)?;
    let folder = book.path("ra-soat");
    std::fs::create_dir_all(&folder).map_err(|error| no_folder(&error))?;
    let sent = book.ask("send_rosters", json!({ "organization_ids": [organization], "folder": folder }))?;
    let path = PathBuf::from(sent["answer"][0]["path"].as_str().unwrap_or_default());
    let mut rows = Vec::new();
    rows.push(measured("difference_of_roster", book, &path, organization, members)?);
    book.ask("withdraw_roster", json!({ "id": sent["answer"][0]["id"] }))?;
    rows.push(measured("difference_of_list", book, &path, organization, members)?);
    Ok(rows)
}

fn measured(name: &str, book: &Book, path: &Path, organization: i64, members: u64) -> Result<Value, Failure> {
    let (mut alone, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        alone.push(read(path)?);
        let request = json!({ "path": path, "organization_id": organization });
        let (preview, taken) = book.timed("preview_import", request)?;
        let seen = ["same", "changed"].iter().filter_map(|kind| preview["counts"][kind].as_u64()).sum::<u64>();
        // A comparison that found nobody would be quick.
        if seen * 10 < members * 9 {
            return Err(no_folder(&format!("nhận ra {seen} trong {members} hội viên")));
        }
        whole.push(taken);
    }
    Ok(ratio(name, members, median(whole), median(alone), GOAL))
}

/// The file read in its own process, and nothing made of it.
fn read(path: &Path) -> Result<Duration, Failure> {
    let program = std::env::current_exe().map_err(|error| no_folder(&error))?;
    let began = Instant::now();
    read_list(path, None, &program, Limits::default(), &mut || true).map_err(|error| no_folder(&error))?;
    Ok(began.elapsed())
}

/// The association with the most members, and how many.
fn largest(book: &Book) -> Result<(i64, u64), Failure> {
    let page = book.ask("list_organizations", json!({ "limit": 500 }))?;
    let rows = page["rows"].as_array().into_iter().flatten();
    let counted = rows.filter(|row| row["kind"] == "member_association").filter_map(|row| {
        let id = row["id"].as_i64()?;
        let count = book.ask(
            "count_people",
            json!({ "filters": [
            { "is": "one_of", "column": "organization_id", "values": [id.to_string()] },
            { "is": "one_of", "column": "status", "values": ["active"] } ] }),
        );
        Some((id, count.ok()?["person_count"].as_u64()?))
    });
    counted.max_by_key(|(_, count)| *count).ok_or_else(|| no_folder(&"sổ mẫu không có hội nào"))
}
