//! Where offices keep their files: folders with spaces and marks, paths longer than Windows likes, names that Windows
//! keeps for itself, files that another program holds. `cargo xtask windows` runs the same under Wine.

use std::path::{Path, PathBuf};

use lienhiep_tests::Office;
use serde_json::json;

/// A folder as the office named it, within the test's own.
fn office_folder(office: &Office) -> PathBuf {
    let folder = office.path("Hồ sơ Liên hiệp hội").join("Quý III (bản gửi)");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A folder whose path is longer than the 260 letters that Windows takes unasked.
fn deep_folder(office: &Office, word: &str, length: usize) -> PathBuf {
    let mut folder = office.folder().to_owned();
    while folder.to_string_lossy().chars().count() < length {
        folder.push(word);
    }
    std::fs::create_dir_all(&folder).expect("a deep folder");
    folder
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The daily round in one folder: a new book, an association, a copy, a report, a list, another day, the copy back.
#[track_caller]
fn daily_round(office: &Office, folder: &Path) {
    let book = folder.join("Sổ hội viên, bản chính.lienhiep");
    office.call("create_book", json!({ "path": book }));
    let id = office.organization("YHOC", "Hội Y học", "member_association");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let report = folder.join("Báo cáo Quý III.xlsx");
    for _ in 0..2 {
        // The second one takes the place of the first.
        office.call("export_report", json!({ "period": "2026-Q3", "edition": "sent", "path": report }));
    }
    assert!(std::fs::read(&report).expect("the report").starts_with(b"PK"));

    let list = folder.join("Danh sách (sửa).csv");
    std::fs::write(&list, "\u{feff}Họ và tên;Ngày sinh\r\nNguyễn Thị Ánh;05/03/1971\r\n").expect("a list");
    let preview = office.call("preview_import", json!({ "path": list, "organization_id": id }));
    assert_eq!(preview["counts"]["new"], 1, "{preview}");

    let copy = office.call("create_backup", json!({ "folder": folder.join("Bản sao") }));
    office.organization("DUOC", "Hội Dược học", "member_association");
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": book }));
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2);
    let restored = office.call("restore_backup", json!({ "backup": copy["path"] }));
    assert!(Path::new(restored["kept"].as_str().expect("what was replaced")).is_file());
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    office.call("close_book", json!({}));
    let left = names(folder);
    assert!(!left.iter().any(|name| name.ends_with(".tmp") || name.ends_with("-wal")), "{left:?}");
}

#[test]
fn a_folder_with_spaces_marks_and_brackets() {
    let office = Office::on("2026-09-20");
    daily_round(&office, &office_folder(&office));
}

#[test]
fn a_path_longer_than_windows_likes() {
    let office = Office::on("2026-09-20");
    daily_round(&office, &deep_folder(&office, "Ho so nam 2026, luu tru", 300));
}

/// Marked letters take three bytes each: longer than SQLite takes by itself on Windows.
#[cfg(windows)]
#[test]
fn a_long_path_of_marked_letters() {
    let office = Office::on("2026-09-20");
    daily_round(&office, &deep_folder(&office, "Hồ sơ lưu trữ kỳ báo cáo", 900));
}

#[test]
fn names_that_windows_keeps_for_itself_are_refused_and_nothing_is_written() {
    let office = Office::on("2026-09-20");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let before = names(office.folder());
    let request = |name: &str| json!({ "period": "2026-Q3", "edition": "sent", "path": office.path(name) });
    for name in ["con.xlsx", "Nul.xlsx", "LPT1.xlsx", "aux"] {
        let failure = office.refuse("export_report", request(name));
        assert_eq!(failure.code, "file.name_unusable", "{name}");
        assert!(failure.sentence.contains("dành riêng") && failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
    // On Windows this would be an empty file “Quý III” with the workbook hidden in a stream of it.
    let failure = office.refuse("export_report", request("Quý III: bản gửi.xlsx"));
    assert!(failure.sentence.contains("ký tự :"), "{}", failure.sentence);
    for name in ["prn.lienhiep", "sổ?.lienhiep"] {
        let failure = office.refuse("create_book", json!({ "path": office.path(name) }));
        assert_eq!(failure.code, "file.name_unusable", "{name}");
    }
    assert_eq!(names(office.folder()), before);
    // The book that was open stays open.
    assert_eq!(office.call("current_book", json!({}))["file_name"], "so.lienhiep");
}

#[test]
fn texts_with_the_line_ends_of_windows_are_kept_with_one_kind_of_line_end() {
    let office = Office::on("2026-09-20");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let body = "Đoạn một.\r\nĐoạn hai.\r\n\r\nĐoạn ba.";
    office.call("save_report_text", json!({ "period": "2026-Q3", "key": "next", "body": body }));
    let kept = office.call("list_report_texts", json!({ "period": "2026-Q3" })).to_string();
    assert!(kept.contains("Đoạn một.\\nĐoạn hai.") && !kept.contains("\\r"), "{kept}");
}

#[test]
fn another_process_is_refused_while_the_book_is_open_and_takes_it_afterwards() {
    let office = Office::on("2026-09-20");
    let book = office_folder(&office).join("Sổ.lienhiep");
    office.call("create_book", json!({ "path": book }));
    let ask = || -> (bool, String) {
        let mut other = std::process::Command::new(env!("CARGO_BIN_EXE_cli-under-test"));
        let other = other.arg("--data").arg(&book).args(["call", "list_organizations"]).output().expect("it starts");
        (other.status.success(), String::from_utf8_lossy(&other.stderr).into_owned())
    };
    let (done, said) = ask();
    assert!(!done && said.contains("đang được mở ở một cửa sổ khác"), "{said}");
    office.call("close_book", json!({}));
    let (done, said) = ask();
    assert!(done, "{said}");
}

/// As an antivirus or a copying program holds a file on Windows: nobody else may touch it.
#[cfg(windows)]
fn held(path: &Path, share: u32) -> std::fs::File {
    use std::os::windows::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().read(true).share_mode(share).open(path).expect("held")
}

#[cfg(windows)]
#[test]
fn a_book_held_by_an_antivirus_is_refused_in_words_and_opens_afterwards() {
    let office = Office::on("2026-09-20");
    let book = office.path("so.lienhiep");
    office.call("close_book", json!({}));
    let antivirus = held(&book, 0);
    let failure = office.refuse("open_book", json!({ "path": book }));
    assert!(failure.sentence.contains("ãy "), "{}", failure.sentence);
    assert_ne!(failure.code, "storage.unexpected", "{}", failure.sentence);
    drop(antivirus);
    office.call("open_book", json!({ "path": book }));
}

#[cfg(windows)]
#[test]
fn a_target_held_for_a_moment_is_waited_for() {
    let office = Office::on("2026-09-20");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let target = office.path("bao-cao.xlsx");
    std::fs::write(&target, "bản cũ").expect("a file");
    let antivirus = held(&target, 1);
    let moment = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(250));
        drop(antivirus);
    });
    office.call("export_report", json!({ "period": "2026-Q3", "edition": "sent", "path": target }));
    moment.join().expect("the moment is over");
    assert!(std::fs::read(&target).expect("the report").starts_with(b"PK"));
}

#[cfg(windows)]
#[test]
fn restoring_over_a_book_that_is_being_read_changes_nothing() {
    let office = Office::on("2026-09-20");
    let book = office.path("so.lienhiep");
    let copy = office.call("create_backup", json!({}));
    office.organization("YHOC", "Hội Y học", "member_association");
    office.call("close_book", json!({}));
    // A program that reads and lets others read and write, but neither rename nor remove.
    let reader = held(&book, 3);
    let failure = office.refuse("restore_backup", json!({ "path": book, "backup": copy["path"] }));
    assert!(failure.sentence.contains("ãy "), "{}", failure.sentence);
    drop(reader);
    office.call("open_book", json!({ "path": book }));
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
}
