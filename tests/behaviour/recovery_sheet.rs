//! The sheet with the recovery code: a text file of a protected book, and never in the place of a book.

use std::sync::Arc;

use lienhiep_core::api::dispatch;
use lienhiep_core::clock::FixedClock;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use lienhiep_tests::{day, reader_program};
use serde_json::json;

#[test]
fn the_sheet_names_book_code_and_day_and_needs_a_protected_book() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::new(Environment {
        clock: Arc::new(FixedClock::at_noon(day("2026-11-20"))),
        actor: "Văn phòng".to_owned(),
        reader_program: reader_program(),
        config_folder: None,
        log_folder: None,
    });
    let book = folder.path().join("Sổ hội.lienhiep");
    let call = |name: &str, request| dispatch(&session, name, request, &Job::quiet());
    call("create_book", json!({ "path": book })).unwrap();
    let target = folder.path().join("Mã khôi phục");
    let asked = |code: &str, path: &std::path::Path| json!({ "path": path, "recovery_code": code });
    let refused = call("save_recovery_sheet", asked("ABCDE", &target)).unwrap_err();
    assert_eq!(refused.code, "accounts.not_protected");
    let account = json!({ "login": "thuha", "display_name": "Trần Thu Hà", "password": "con mèo ăn xoài" });
    let code = call("protect_book", account).unwrap()["recovery_code"].as_str().unwrap().to_owned();
    let written = call("save_recovery_sheet", asked(&code, &target)).unwrap();
    let path = written["path"].as_str().unwrap();
    assert!(path.ends_with("Mã khôi phục.txt"), "{path}");
    let text = std::fs::read_to_string(path).unwrap();
    for told in [&format!("Mã: {code}\r\n"), "Tệp sổ: Sổ hội.lienhiep\r\n", "Ngày: 20/11/2026\r\n", "Hãy cất"]
    {
        assert!(text.contains(told), "{told} in {text}");
    }
    let refused = call("save_recovery_sheet", asked(&code, &book)).unwrap_err();
    assert!(refused.sentence.to_lowercase().contains("hãy"), "{refused}");
    assert!(std::fs::metadata(&book).unwrap().len() > 50_000, "the book stands");
}
