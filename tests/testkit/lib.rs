//! What every test stands on: a real book in a temporary folder, spoken to through the command table only.

pub mod disk;
pub mod load;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, Utc};
use lienhiep_core::api::dispatch;
use lienhiep_core::clock::{Clock, FixedClock};
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use serde_json::{Value, json};

/// A clock that the test moves.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<DateTime<Utc>>>);

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("no test panics while it moves the clock")
    }
}

/// An office of its own: a temporary folder, a clock, a session with a new book.
pub struct Office {
    /// The session.
    pub session: Session,
    clock: TestClock,
    folder: tempfile::TempDir,
}

impl Office {
    /// A new, empty book on `today` (`YYYY-MM-DD`).
    pub fn on(today: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = TestClock(Arc::new(Mutex::new(FixedClock::at_noon(day(today)).now())));
        let session = Session::new(Environment {
            clock: Arc::new(clock.clone()),
            actor: "Người thử".to_owned(),
            reader_program: reader_program(),
            config_folder: None,
            log_folder: None,
        });
        let office = Self { session, clock, folder };
        let path = office.path("so.lienhiep");
        office.call("create_book", json!({ "path": path }));
        office
    }

    /// Moves the clock to noon of `today`.
    pub fn set_today(&self, today: &str) {
        *self.clock.0.lock().expect("no test panics while it moves the clock") = FixedClock::at_noon(day(today)).now();
    }

    /// Moves the clock to an instant (RFC 3339).
    pub fn set_now(&self, instant: &str) {
        *self.clock.0.lock().expect("no test panics while it moves the clock") =
            instant.parse().expect("an instant written by the test");
    }

    /// A path in the office's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The office's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn call(&self, name: &str, request: Value) -> Value {
        match dispatch(&self.session, name, request, &Job::quiet()) {
            Ok(answer) => answer,
            Err(failure) => panic!("{name} refused: {} ({}) {}", failure.sentence, failure.code, failure.detail),
        }
    }

    /// Runs a command that must be refused.
    #[track_caller]
    pub fn refuse(&self, name: &str, request: Value) -> Failure {
        match dispatch(&self.session, name, request, &Job::quiet()) {
            Ok(answer) => panic!("{name} should have refused, but answered {answer}"),
            Err(failure) => failure,
        }
    }

    /// Closes a period, letting everything pass that would have to be settled first; the answer.
    #[track_caller]
    pub fn close(&self, mut request: Value) -> Value {
        request["waive_reason"] = json!("Chấp nhận để thử");
        self.call("close_period", request)
    }

    /// Adds an organisation of `kind`; its number.
    #[track_caller]
    pub fn organization(&self, code: &str, name: &str, kind: &str) -> i64 {
        let request = json!({ "code": code, "name": name, "kind": kind, "status": "active" });
        self.call("create_organization", request)["answer"]["id"].as_i64().expect("a number")
    }
}

/// Everything in the book but its history and who looked: by table and number the columns of every row, versions aside. The book is
/// closed and opened again for it.
#[track_caller]
pub fn content(office: &Office) -> BTreeMap<(String, i64), Value> {
    office.call("close_book", json!({}));
    let path = office.path("so.lienhiep");
    let file =
        rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a book");
    let tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict
                     AND name NOT LIKE 'history%' AND name NOT LIKE 'sqlite%' AND name <> 'access_log'";
    let names = |sql: &str| -> Vec<String> {
        let mut statement = file.prepare(sql).expect("a query");
        let names = statement.query_map([], |row| row.get(0)).expect("names");
        names.collect::<rusqlite::Result<_>>().expect("names")
    };
    let mut content = BTreeMap::new();
    for table in names(tables) {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'version'"));
        let image: Vec<String> = columns.iter().map(|column| format!("'{column}', quote({column})")).collect();
        let sql = format!("SELECT id, json_object({}) FROM {table}", image.join(", "));
        let mut statement = file.prepare(&sql).expect("a query");
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).expect("rows");
        for row in rows {
            let (id, image) = row.expect("a row");
            content.insert((table.clone(), id), serde_json::from_str(&image).expect("an object"));
        }
    }
    drop(file);
    office.call("open_book", json!({ "path": path }));
    content
}

/// What differs between two contents: `table.id.column: before → after`, rows that came or went as a whole.
pub fn differences(before: &BTreeMap<(String, i64), Value>, after: &BTreeMap<(String, i64), Value>) -> Vec<String> {
    let mut told = Vec::new();
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    for key @ (table, id) in keys {
        match (before.get(key), after.get(key)) {
            (Some(_), None) => told.push(format!("{table}.{id} gone")),
            (None, Some(_)) => told.push(format!("{table}.{id} came")),
            (Some(Value::Object(old)), Some(Value::Object(new))) => {
                let columns = old.keys().filter(|column| old.get(*column) != new.get(*column));
                let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or("?").to_owned();
                told.extend(columns.map(|c| format!("{table}.{id}.{c}: {} → {}", text(old.get(c)), text(new.get(c)))));
            }
            _ => {}
        }
    }
    told
}

/// A day from `YYYY-MM-DD`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day written by the test")
}

/// The helper program of this package that reads foreign files; built by cargo together with the tests.
pub fn reader_program() -> PathBuf {
    let mut folder = std::env::current_exe().expect("the test's own path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    folder.join(format!("list-reader{}", std::env::consts::EXE_SUFFIX))
}

/// A repeatable sequence of numbers, from a seed; its quality does not matter where tests use it.
pub struct Numbers(
    /// The seed.
    pub u64,
);

impl Numbers {
    /// The next one, from 0 to below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
