//! Books, copies and exports in wrong places, on full disks, under other names: refused in one sentence, and no file is
//! lost.

#![cfg(unix)]

mod cli_kit;

use std::path::Path;
use std::time::{Duration, Instant};

use cli_kit::Cli;
use lienhiep_tests::Office;
use serde_json::json;

fn office() -> Office {
    let office = Office::on("2026-11-22");
    office.organization("HLV", "Hội Làm vườn", "member_association");
    office
}

fn quarter(office: &Office) {
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn an_export_never_takes_the_place_of_a_book() {
    let office = Office::on("2026-11-22");
    office.call("close_book", json!({}));
    let book = office.path("sổ.xlsx");
    office.call("create_book", json!({ "path": book }));
    quarter(&office);
    let other = office.path("khác.xlsx");
    std::fs::copy(office.path("so.lienhiep"), &other).unwrap();
    std::os::unix::fs::symlink(&book, office.path("lối.xlsx")).unwrap();
    std::fs::hard_link(&book, office.path("tên hai.xlsx")).unwrap();
    let spelled = office.folder().join(".").join("sổ.xlsx");
    let before = (std::fs::read(&book).unwrap(), std::fs::read(&other).unwrap());
    for (target, code) in [
        (book.clone(), "file.target_is_open_book"),
        (spelled, "file.target_is_open_book"),
        (office.path("lối.xlsx"), "file.target_is_open_book"),
        (office.path("tên hai.xlsx"), "file.target_is_open_book"),
        (other.clone(), "file.target_is_book"),
    ] {
        let request = json!({ "period": "2026-Q3", "edition": "sent", "path": target });
        let failure = office.refuse("export_report", request);
        assert_eq!(failure.code, code, "{}", target.display());
    }
    assert!(before == (std::fs::read(&book).unwrap(), std::fs::read(&other).unwrap()));
    // And the book is still ours alone.
    assert_eq!(Office::on("2026-11-22").refuse("open_book", json!({ "path": book })).code, "storage.in_use");
}

#[test]
fn a_target_that_is_a_folder_or_another_kind_of_file_is_refused() {
    let office = Office::on("2026-11-22");
    quarter(&office);
    let before = names_in(office.folder());
    let folder = office.folder().display().to_string();
    for (target, code) in [
        (folder.clone(), "file.target_is_folder"),
        (format!("{folder}/"), "file.target_is_folder"),
        (String::new(), "file.target_is_folder"),
        (format!("{folder}/báo cáo.docx"), "file.other_ending"),
        (format!("{folder}/không có/a.xlsx"), "file.no_folder"),
    ] {
        let request = json!({ "period": "2026-Q3", "edition": "sent", "path": target });
        assert_eq!(office.refuse("export_report", request).code, code, "{target}");
    }
    let long = format!("{folder}/{}.xlsx", "á".repeat(300));
    let failure = office.refuse("export_report", json!({ "period": "2026-Q3", "edition": "sent", "path": long }));
    assert!(failure.sentence.contains("tên tệp quá dài hoặc có ký tự không dùng được, mã 36"), "{}", failure.sentence);
    assert!(failure.sentence.chars().count() < 300, "{}", failure.sentence);
    assert_eq!(names_in(office.folder()), before);
    let named = json!({ "period": "2026-Q3", "edition": "sent", "path": office.path("Quý III. bản 2") });
    assert!(office.call("export_report", named)["answer"]["path"].as_str().unwrap().ends_with("bản 2.xlsx"));
}

#[test]
fn the_open_book_under_another_spelling_is_the_open_book() {
    let office = office();
    std::os::unix::fs::symlink(office.path("so.lienhiep"), office.path("lối.lienhiep")).unwrap();
    for path in [office.folder().join("./so.lienhiep"), office.path("lối.lienhiep")] {
        assert_eq!(office.call("open_book", json!({ "path": path }))["file_name"], "so.lienhiep");
    }
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    let path = office.path("so.lienhiep");
    assert_eq!(Office::on("2026-11-22").refuse("open_book", json!({ "path": path })).code, "storage.in_use");
}

#[test]
fn restoring_waits_for_what_is_being_read_and_any_failure_leaves_the_book_open() {
    let office = office();
    let good = office.call("create_backup", json!({}))["path"].clone();
    office.organization("HYD", "Hội Y dược", "member_association");
    std::fs::write(office.path("hỏng.lienhiep"), [b'x'; 9000]).unwrap();
    let read_for = |time: Duration| {
        let app = office.session.app().unwrap();
        std::thread::spawn(move || {
            app.read(|_| {
                std::thread::sleep(time);
                Ok(())
            })
            .unwrap();
        })
    };
    // Refused: the copy is no book.
    let reading = read_for(Duration::from_millis(300));
    let failure = office.refuse("restore_backup", json!({ "backup": office.path("hỏng.lienhiep") }));
    assert_eq!(failure.code, "backup.not_a_book");
    assert!(failure.sentence.contains("“hỏng.lienhiep”") && failure.sentence.contains("sổ hiện tại được giữ nguyên"));
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2);
    reading.join().unwrap();
    // Refused: somebody reads for longer than one waits.
    let reading = read_for(Duration::from_secs(7));
    assert_eq!(office.refuse("restore_backup", json!({ "backup": good })).code, "request.book_busy");
    reading.join().unwrap();
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2);
    // Done, after the reading.
    let reading = read_for(Duration::from_millis(500));
    let began = Instant::now();
    office.call("restore_backup", json!({ "backup": good }));
    assert!(began.elapsed() >= Duration::from_millis(400));
    reading.join().unwrap();
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    let elsewhere = json!({ "backup": good, "path": office.path("không có/sổ.lienhiep") });
    assert_eq!(office.refuse("restore_backup", elsewhere).code, "backup.no_folder");
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
}

#[test]
fn only_a_plain_file_is_opened_and_a_book_wants_its_folder() {
    let office = office();
    std::fs::create_dir(office.path("thư mục.lienhiep")).unwrap();
    let pipe = office.path("ống.lienhiep");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for name in ["thư mục.lienhiep", "ống.lienhiep"] {
        assert_eq!(office.refuse("open_book", json!({ "path": office.path(name) })).code, "storage.not_a_file");
        let read = json!({ "path": office.path(name), "organization_code": "HLV" });
        let failure = office.refuse("preview_import", read);
        assert_eq!(failure.code, "import.not_a_file", "{}", failure.sentence);
    }
    let failure = office.refuse("create_book", json!({ "path": office.path("không có/a.lienhiep") }));
    assert_eq!(failure.code, "storage.no_folder");
}

#[test]
fn a_book_that_says_what_it_is_not_is_damaged_and_leaves_no_copy() {
    let office = office();
    office.call("close_book", json!({}));
    let whole = std::fs::read(office.path("so.lienhiep")).unwrap();
    for (name, sql) in [
        ("0", "PRAGMA user_version = 0"),
        ("-5", "PRAGMA user_version = -5"),
        ("1", "PRAGMA user_version = 1"),
        ("bảng", "DROP TABLE evidence"),
    ] {
        let folder = office.path(name);
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("a.lienhiep");
        std::fs::write(&path, &whole).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        assert_eq!(office.refuse("open_book", json!({ "path": path })).code, "storage.damaged", "{name}");
        assert_eq!(names_in(&folder), ["a.lienhiep"], "{name}");
    }
}

#[test]
fn a_book_begun_on_a_full_disk_leaves_nothing() {
    let cli = Cli::without_book();
    let request = json!({ "path": cli.path("mới.lienhiep") }).to_string();
    let program = cli.command(&[]).get_program().to_owned();
    // The system refuses every byte after the 20th kilobyte, as a full disk would.
    let ended = std::process::Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 20; exec \"$0\" \"$@\""])
        .arg(program)
        .args(["call", "create_book", &request])
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(names_in(&cli.path("")), Vec::<String>::new());
}

#[test]
fn a_book_that_may_not_be_written_is_refused() {
    let office = office();
    office.call("close_book", json!({}));
    let path = office.path("so.lienhiep");
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    // The administrator of the machine may write all the same; then there is nothing to see.
    if std::fs::OpenOptions::new().write(true).open(&path).is_err() {
        assert_eq!(office.refuse("open_book", json!({ "path": path })).code, "storage.read_only");
    }
}
