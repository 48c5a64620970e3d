//! A sample office of a given size, in a folder of its own, spoken to through the command table.

use lienhiep_core::api::dispatch;
use lienhiep_core::clock::FixedClock;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Whether books are protected once they are made; see `protected.rs`.
static PROTECTED: AtomicBool = AtomicBool::new(false);
const LOGIN: &str = "do";
const PASSWORD: &str = "một câu dễ nhớ";

/// From now on books are protected as soon as they are made, or no longer.
pub fn protect_books(on: bool) {
    PROTECTED.store(on, Ordering::Relaxed);
}

/// The day on which the sample's story ends.
const TODAY: &str = "2026-08-20";

/// An open sample office.
pub struct Book {
    /// The sitting that has it open.
    pub session: Session,
    /// How many people it was made of.
    pub people: u64,
    folder: tempfile::TempDir,
}

impl Book {
    /// Makes and opens one.
    pub fn sample(people: u32) -> Result<Self, Failure> {
        let folder = tempfile::tempdir().map_err(|error| no_folder(&error))?;
        let book = Self { session: session(), people: people.into(), folder };
        eprintln!("  sổ mẫu {people} người");
        book.ask(
            "create_sample",
            json!({ "path": book.path("so.lienhiep"), "people": people, "seed": 1, "today": TODAY }),
        )?;
        book.protect_when_asked()?;
        // As it is found in the morning: all of it in the file, nothing in the journal.
        book.ask("close_book", json!({}))?;
        book.ask("open_book", book.opening())?;
        Ok(book)
    }

    /// The sample office of an earlier run from the folder, if it is there and of today's form; else makes it, there.
    /// Only for measuring what writes nothing.
    pub fn kept(people: u32, keep: Option<&Path>) -> Result<Self, Failure> {
        let Some(keep) = keep else { return Self::sample(people) };
        let form = lienhiep_core::storage::NEWEST_VERSION;
        let file = keep.join(format!("so-mau-{people}-{form}.lienhiep"));
        let folder = tempfile::tempdir().map_err(|error| no_folder(&error))?;
        let book = Self { session: session(), people: people.into(), folder };
        if file.exists() {
            book.ask("open_book", json!({ "path": file }))?;
            return Ok(book);
        }
        std::fs::create_dir_all(keep).map_err(|error| no_folder(&error))?;
        eprintln!("  sổ mẫu {people} người");
        let made = keep.join("dang-lam.lienhiep");
        let _ = std::fs::remove_file(&made);
        book.ask("create_sample", json!({ "path": made, "people": people, "seed": 1, "today": TODAY }))?;
        book.ask("close_book", json!({}))?;
        std::fs::rename(&made, &file).map_err(|error| no_folder(&error))?;
        book.ask("open_book", json!({ "path": file }))?;
        Ok(book)
    }

    /// Makes and opens one without anything in it.
    pub fn empty() -> Result<Self, Failure> {
        let folder = tempfile::tempdir().map_err(|error| no_folder(&error))?;
        let book = Self { session: session(), people: 0, folder };
        book.ask("create_book", json!({ "path": book.path("so.lienhiep") }))?;
        book.protect_when_asked()?;
        Ok(book)
    }

    fn protect_when_asked(&self) -> Result<(), Failure> {
        if PROTECTED.load(Ordering::Relaxed) {
            self.ask("protect_book", json!({ "login": LOGIN, "display_name": "Đo tốc độ", "password": PASSWORD }))?;
        }
        Ok(())
    }

    /// What opens it: signing in takes nothing where there is no protection.
    pub fn opening(&self) -> Value {
        json!({ "path": self.path("so.lienhiep"), "login": LOGIN, "password": PASSWORD })
    }

    /// A path beside the data file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Asks a command.
    pub fn ask(&self, name: &str, request: Value) -> Result<Value, Failure> {
        dispatch(&self.session, name, request, &Job::quiet())
    }

    /// Asks a command and tells how long the answer took.
    pub fn timed(&self, name: &str, request: Value) -> Result<(Value, Duration), Failure> {
        let began = Instant::now();
        let answer = self.ask(name, request)?;
        Ok((answer, began.elapsed()))
    }

    /// The code of the latest period in a state, `open` or `closed`.
    pub fn period(&self, status: &str) -> Result<String, Failure> {
        let periods = self.ask("list_periods", json!({}))?;
        let found = periods.as_array().into_iter().flatten().find(|period| period["status"] == status);
        let code = found.and_then(|period| period["code"].as_str());
        code.map(String::from).ok_or_else(|| no_folder(&format!("sổ mẫu không có kỳ nào ở trạng thái {status}")))
    }
}

/// A sitting that reads foreign files with this very program.
pub fn session() -> Session {
    Session::new(Environment {
        clock: Arc::new(FixedClock::at_noon(TODAY.parse().unwrap_or_default())),
        actor: "Đo tốc độ".into(),
        reader_program: std::env::current_exe().unwrap_or_default(),
        config_folder: None,
        log_folder: None,
    })
}

/// A failure of the measuring itself.
pub fn no_folder(error: &dyn std::fmt::Display) -> Failure {
    Failure::field("folder", format!("Không đo được: {error}."))
}
