//! The sample office: a made-up book in which everything has happened that can happen, labelled "dữ liệu mẫu".
//!
//! It is a story told through the core's own acts, with the clock moved from day to day and the chance drawn from
//! a seed, so that the same seed tells the same story. What it is made of lies in `assets/sample/`.

mod agencies;
mod chance;
mod clock;
mod committees;
mod members;
mod movement;
mod names;
mod organizations;
mod people;
mod plan;
mod quarters;
mod reporting;
mod story;
mod tables;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Failure;
use crate::job::Job;
use crate::session::{self, BookInfo, OpenBook, Session};

/// What to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CreateSample {
    /// Full path of the new book.
    pub path: String,
    /// About how many people; 14,300 when absent, which gives more than 15,500 memberships.
    #[serde(default)]
    pub people: Option<u32>,
    /// Which story; 1 when absent.
    #[serde(default)]
    pub seed: Option<u64>,
    /// The day the story ends; 20/08/2026 when absent.
    #[serde(default)]
    pub today: Option<NaiveDate>,
}

/// How the story is told.
#[derive(Debug, Clone, Copy)]
struct Wish {
    people: u32,
    seed: u64,
    today: NaiveDate,
}

/// Makes a book with the sample office and opens it.
///
/// # Errors
/// The file is there already or cannot be written; the user stopped it. Then no file is left.
pub fn create_sample(session: &Session, request: CreateSample, job: &Job) -> Result<BookInfo, Failure> {
    let wish = Wish {
        people: request.people.unwrap_or(14_300).clamp(100, 2_000_000),
        seed: request.seed.unwrap_or(1),
        today: request.today.or_else(|| NaiveDate::from_ymd_opt(2026, 8, 20)).unwrap_or_default(),
    };
    let path = PathBuf::from(&request.path);
    let is_new = !path.exists();
    let told = story::tell(&path, wish, job);
    if told.is_err() && is_new {
        remove(&path);
    }
    told?;
    session::open_book(session, OpenBook { path: request.path, login: None, password: None }, job)
}

/// A story half told must not pass for a book.
fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        let _ = std::fs::remove_file(file);
    }
}
