//! A small office for each try: a copy of one book in a folder in memory, asked through the command table.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use lienhiep_core::api::dispatch;
use lienhiep_core::clock::FixedClock;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-20";

/// The folder of this run, and the book that every try begins with.
struct Ground {
    folder: PathBuf,
    book: Vec<u8>,
}

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let within = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = within.join(format!("lienhiep-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder to work in");
        // A relative path of a request lands there too.
        std::env::set_current_dir(&folder).expect("a folder to work in");
        let session = session();
        let path = folder.join("mẫu.lienhiep");
        ask(&session, "create_sample", json!({ "path": path, "people": 40, "seed": 1, "today": TODAY }))
            .expect("a sample book");
        session.close();
        Ground { book: std::fs::read(&path).expect("the sample book"), folder }
    })
}

fn session() -> Session {
    let own = std::env::current_exe().unwrap_or_default();
    Session::new(Environment {
        clock: Arc::new(FixedClock::at_noon(TODAY.parse().expect("a day"))),
        actor: "Người thử".to_owned(),
        reader_program: own.with_file_name("reader"),
        config_folder: None,
        log_folder: None,
    })
}

fn ask(session: &Session, name: &str, request: Value) -> Result<Value, Failure> {
    dispatch(session, name, request, &Job::quiet())
}

/// Asks one command after the other, of a fresh copy of the book; whatever they are, each is answered or refused in
/// words, and the book is sound afterwards.
///
/// # Panics
/// Something of this does not hold: a finding.
pub fn ask_all(requests: &[(String, Value)]) {
    let ground = ground();
    let path = ground.folder.join("so.lienhiep");
    for ending in ["", "-wal", "-shm"] {
        std::fs::remove_file(ground.folder.join(format!("so.lienhiep{ending}"))).ok();
    }
    std::fs::write(&path, &ground.book).expect("room in memory");
    let session = session();
    ask(&session, "open_book", json!({ "path": path })).expect("the book opens");
    for (name, request) in requests {
        if let Err(failure) = ask(&session, name, within(request.clone(), "", &ground.folder)) {
            let told = &failure.sentence;
            assert!(told.contains("ãy ") || told == "Đã dừng theo yêu cầu.", "{name}: {} tells nothing to do: {told}", failure.code);
            assert!(told.chars().count() < 4000, "{name}: a sentence without an end");
        }
    }
    if session.current().is_some() {
        let report = ask(&session, "check_book", json!({})).expect("the book is checked");
        assert_eq!(report["ok"], true, "the book is no longer sound: {report}");
    }
    session.close();
    for entry in std::fs::read_dir(&ground.folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            std::fs::remove_dir_all(entry.path()).ok();
        } else {
            std::fs::remove_file(entry.path()).ok();
        }
    }
}

/// The request with every path led into the folder of this run.
fn within(value: Value, key: &str, folder: &Path) -> Value {
    match value {
        Value::Object(fields) => {
            let led = fields.into_iter().map(|(key, value)| {
                let value = within(value, &key, folder);
                (key, value)
            });
            Value::Object(led.collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(|value| within(value, key, folder)).collect()),
        Value::String(text) if leads_somewhere(key, &text) => {
            let name: String = text.chars().map(|letter| if matches!(letter, '/' | '\\') { '_' } else { letter }).collect();
            let name = if matches!(name.as_str(), "" | "." | "..") { "x".to_owned() } else { name };
            json!(folder.join(name))
        }
        other => other,
    }
}

fn leads_somewhere(key: &str, text: &str) -> bool {
    matches!(key, "path" | "folder" | "file" | "backup" | "to" | "place" | "second_folder") || text.starts_with(['/', '\\', '.', '~'])
}
