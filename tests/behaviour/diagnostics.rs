//! The diagnostic file and the recent books: nothing of the people leaves, what is written is what was shown, and a book
//! that is gone is told.

use std::sync::Arc;

use lienhiep_core::api::dispatch;
use lienhiep_core::clock::FixedClock;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use lienhiep_tests::{day, reader_program};
use serde_json::{Value, json};

/// An office with places for its settings and its log.
struct Desk {
    session: Session,
    folder: tempfile::TempDir,
}

/// Marks that stand in everything personal here, in three spellings.
const MARKS: [&str; 5] = ["Zoozoo", "zoozoo", "ZOOZOO", "066060001234", "0905111222"];

impl Desk {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("zoozoo-").tempdir().unwrap();
        std::fs::create_dir(folder.path().join("log")).unwrap();
        let session = Session::new(Environment {
            clock: Arc::new(FixedClock::at_noon(day("2026-11-20"))),
            actor: "Zoozoo Người dùng".to_owned(),
            reader_program: reader_program(),
            config_folder: Some(folder.path().join("config")),
            log_folder: Some(folder.path().join("log")),
        });
        Self { session, folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    fn call(&self, name: &str, request: Value) -> Value {
        dispatch(&self.session, name, request, &Job::quiet()).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }
}

#[test]
fn the_diagnostic_file_holds_nothing_of_the_people() {
    let desk = Desk::new();
    desk.call("create_book", json!({ "path": desk.path("Zoozoo.lienhiep") }));
    let organization =
        json!({ "code": "ZOOZOO", "name": "Hội Zoozoo", "kind": "member_association", "status": "active" });
    let organization = desk.call("create_organization", organization)["answer"]["id"].clone();
    let person = json!({ "is": "new", "fields": { "full_name": "Zoozoo Văn A", "phone": "0905111222",
        "national_id": "066060001234", "email": "zoozoo@example.vn", "employer": "Sở Zoozoo" } });
    desk.call("admit_member", json!({ "person": person, "membership": { "organization_id": organization } }));
    std::fs::write(
        desk.path("log/so-lien-hiep.log"),
        "[2026-11-20][08:15:02][INFO][so_lien_hiep::call] create_person: person.no_name\n\
         [2026-11-20][08:15:03][ERROR][x] failed for Zoozoo Văn A 066060001234\n\
         [2026-11-20][08:15:03][ERROR][x] cannot open C:\\Users\\zoozoo\\x\n",
    )
    .unwrap();
    let shown = desk.call("preview_diagnostics", json!({}));
    let text = shown.to_string();
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} in {text}");
    }
    for told in
        ["admit_member: 1", "person: 1", "create_person: person.no_name", "(bỏ 2 dòng", "Phiên bản: ", "pages: 0"]
    {
        assert!(text.contains(told), "{told} in {text}");
    }
    let target = desk.path("chẩn đoán");
    let request = json!({ "path": target, "sections": shown["sections"], "mark": shown["mark"] });
    let written = desk.call("export_diagnostics", request.clone());
    let file = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();
    for section in shown["sections"].as_array().unwrap() {
        assert!(file.contains(section["title"].as_str().unwrap()));
        for line in section["lines"].as_array().unwrap() {
            assert!(file.contains(line.as_str().unwrap()), "what was shown: {line}");
        }
    }
    assert!(written["path"].as_str().unwrap().ends_with("chẩn đoán.txt"));
    let mut changed = request;
    changed["sections"][0]["lines"][0] = json!("khác");
    let refused = dispatch(&desk.session, "export_diagnostics", changed, &Job::quiet()).unwrap_err();
    assert_eq!(refused.code, "diagnostics.not_as_shown");
    assert!(refused.sentence.contains("Hãy"), "{}", refused.sentence);
}

#[test]
fn without_a_book_the_program_is_told_of_all_the_same() {
    let desk = Desk::new();
    let shown = desk.call("preview_diagnostics", json!({}));
    assert!(shown.to_string().contains("Chưa mở sổ nào."), "{shown}");
    let request = json!({ "path": desk.path("a.txt"), "sections": shown["sections"], "mark": shown["mark"] });
    desk.call("export_diagnostics", request);
    assert!(desk.path("a.txt").is_file());
}

#[test]
fn a_recent_book_that_is_gone_is_told_until_it_is_forgotten() {
    let desk = Desk::new();
    let (kept, moved) = (desk.path("một.lienhiep"), desk.path("hai.lienhiep"));
    for path in [&kept, &moved] {
        desk.call("create_book", json!({ "path": path }));
        desk.call("close_book", json!({}));
    }
    std::fs::rename(&moved, desk.path("ba.lienhiep")).unwrap();
    let recent = desk.call("recent_books", json!({}));
    assert_eq!(recent, json!([{ "path": moved, "is_missing": true }, { "path": kept, "is_missing": false }]));
    let refused = dispatch(&desk.session, "open_book", json!({ "path": moved }), &Job::quiet()).unwrap_err();
    assert_eq!(refused.code, "storage.missing");
    desk.call("forget_recent_book", json!({ "path": moved }));
    assert_eq!(desk.call("recent_books", json!({})), json!([{ "path": kept, "is_missing": false }]));
    // Back under its name it is a recent one as soon as it is opened.
    std::fs::rename(desk.path("ba.lienhiep"), &moved).unwrap();
    desk.call("open_book", json!({ "path": moved }));
    assert_eq!(desk.call("recent_books", json!({}))[0]["path"], json!(moved));
}

#[test]
fn the_shell_writes_codes_and_places_to_its_log_and_nothing_that_was_typed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/src");
    let allowed = [
        r#"log::info!("{name}: {}", failure.code)"#,
        r#"log::info!("open_book: {}", failure.code)"#,
        r#"log::info!("install_update: started")"#,
        r#"log::warn!("install_update: {:?}", error.kind())"#,
        r#"log::warn!("notify: not shown")"#,
        r#"log::warn!("painted: {:?}", error.kind())"#,
        r#"log::warn!("{ASKED}: the page does not hear")"#,
        r#"log::error!("panic at {place}")"#,
        r#"log::error!("{name}: unexpected, reference {reference}")"#,
    ];
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.contains("log::") && line.contains("!(")) {
            assert!(allowed.iter().any(|known| line.contains(known)), "{}:{}: {line}", path.display(), at + 1);
            seen += 1;
        }
    }
    assert_eq!(seen, allowed.len(), "a line of the list is no longer written: take it out here");
    // Whatever other libraries say may quote a path; a few small files are kept.
    let journal = include_str!("../../src-tauri/src/journal.rs");
    for set in [".level(log::LevelFilter::Off)", ".max_file_size(LARGEST)", "RotationStrategy::KeepSome(KEPT)"] {
        assert!(journal.contains(set), "{set}");
    }
}
