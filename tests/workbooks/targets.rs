//! Targets that cannot take a file: a sentence, the target as it was, and nothing left beside it.

use std::path::Path;

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office with an open period.
fn office() -> Office {
    let office = Office::on("2026-09-20");
    office.organization("YHOC", "Hội Y học", "member_association");
    office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": 3}));
    office
}

fn request(path: &Path) -> Value {
    json!({"period": "2026-Q3", "edition": "sent", "path": path})
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_folder_of_that_name_is_refused_and_kept() {
    let office = office();
    let folder = office.path("bao-cao.xlsx");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("trong.txt"), "giữ").expect("a file in it");
    let before = names(office.folder());
    let failure = office.refuse("export_report", request(&folder));
    assert_eq!(failure.code, "file.target_is_folder");
    assert!(failure.sentence.contains("là một thư mục"), "{}", failure.sentence);
    assert_eq!(names(&folder), ["trong.txt"]);
    assert_eq!(names(office.folder()), before);
}

#[test]
fn a_write_protected_file_is_refused_and_kept() {
    let office = office();
    let target = office.path("khoa.xlsx");
    std::fs::write(&target, "bản cũ").expect("a file");
    let protect = |on: bool| {
        let mut permissions = std::fs::metadata(&target).expect("the file").permissions();
        permissions.set_readonly(on);
        std::fs::set_permissions(&target, permissions).expect("changed");
    };
    protect(true);
    let before = names(office.folder());
    let failure = office.refuse("export_report", request(&target));
    assert_eq!(failure.code, "file.target_busy");
    assert!(
        failure.sentence.contains("“khoa.xlsx”") && failure.sentence.contains("tệp cũ còn nguyên"),
        "{}",
        failure.sentence
    );
    assert_eq!(std::fs::read_to_string(&target).expect("the file"), "bản cũ");
    assert_eq!(names(office.folder()), before);
    protect(false);
    office.call("export_report", request(&target));
    assert!(std::fs::read(&target).expect("the file").starts_with(b"PK"));
}

#[cfg(windows)]
#[test]
fn a_file_held_by_another_program_is_refused_and_kept() {
    use std::os::windows::fs::OpenOptionsExt;
    let office = office();
    let target = office.path("dang-mo.xlsx");
    std::fs::write(&target, "bản cũ").expect("a file");
    // As Excel holds it: others may read and nothing else.
    let held = std::fs::OpenOptions::new().read(true).write(true).share_mode(1).open(&target).expect("held");
    let before = names(office.folder());
    let failure = office.refuse("export_report", request(&target));
    assert_eq!(failure.code, "file.target_busy");
    drop(held);
    assert_eq!(std::fs::read_to_string(&target).expect("the file"), "bản cũ");
    assert_eq!(names(office.folder()), before);
}

#[cfg(unix)]
#[test]
fn an_exported_file_may_be_read_by_those_who_may_read_any_file_made_here() {
    use std::os::unix::fs::PermissionsExt;
    let office = office();
    let mode = |name: &str| std::fs::metadata(office.path(name)).expect("the file").permissions().mode() & 0o777;
    std::fs::write(office.path("thuong.txt"), "").expect("a file");
    office.call("export_report", request(&office.path("moi.xlsx")));
    assert_eq!(mode("moi.xlsx"), mode("thuong.txt"), "{:o}", mode("moi.xlsx"));
}

/// A process of its own that may write no file longer than 32 kilobytes, which the system reports as it reports a
/// full disk: the write fails half way.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_beside_it() {
    let office = office();
    // Words that hardly pack, so that the workbook is longer than that, and the book's own helper files are not.
    let mut chance = 7_u64;
    let mut word = || {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:06x} ", chance >> 40)
    };
    for key in ["results.advice", "results.knowledge", "next"] {
        let body: String = (0..2_700).map(|_| word()).collect();
        office.call("save_report_text", json!({"period": "2026-Q3", "key": key, "body": body}));
    }
    let target = office.path("cu.xlsx");
    std::fs::write(&target, "bản cũ").expect("a file");
    office.call("close_book", json!({}));
    let cli = Path::new(env!("CARGO_BIN_EXE_cli-under-test"));
    let run = |blocks: &str| {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let arguments = ["-c", &script, "sh", cli.to_str().expect("a path"), "--data"];
        std::process::Command::new("sh")
            .args(arguments)
            .args([office.path("so.lienhiep").as_os_str(), "--today".as_ref(), "2026-09-20".as_ref()])
            .args(["report".as_ref(), "2026-Q3".as_ref(), "--out".as_ref(), target.as_os_str()])
            .output()
            .expect("a shell")
    };
    let before = names(office.folder());
    // In blocks of 512 bytes.
    let refused = run("64");
    let sentence = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{sentence}");
    assert!(sentence.contains("Ổ đĩa đã đầy nên không lưu được “cu.xlsx”"), "{sentence}");
    assert_eq!(std::fs::read_to_string(&target).expect("the file"), "bản cũ");
    assert_eq!(names(office.folder()), before);
    let done = run("unlimited");
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read(&target).expect("the file").starts_with(b"PK"));
}
