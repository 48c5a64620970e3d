//! Copies the program makes by itself: when they are due, to a second place that may be away, thinned; and what is shown
//! before one is restored. All through the table, on real folders, with a clock the test moves.

use std::path::Path;

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn office() -> Office {
    let office = Office::on("2026-07-20");
    office.set_now("2026-07-20T01:00:00Z");
    office.organization("YD", "Hội Y Dược", "member_association");
    office
}

fn due(office: &Office, closing: bool) -> Option<String> {
    office.call("backup_when_due", json!({ "closing": closing }))["file_name"].as_str().map(str::to_owned)
}

fn with_settings(office: &Office, minutes: u32, second: &Path) {
    let mut settings = office.call("get_settings", json!({}));
    settings["backup"] = json!({ "every_minutes": minutes, "second_folder": second });
    office.call("update_settings", settings);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_made_after_half_an_hour_of_work_and_at_the_end_but_never_without_changes() {
    let office = office();
    assert_eq!(due(&office, false).as_deref(), Some("so-20260720-080000.lienhiep"), "the first change has no copy yet");
    office.set_now("2026-07-20T01:00:05Z");
    office.organization("TH", "Hội Tin học", "member_association");
    office.set_now("2026-07-20T01:29:00Z");
    assert_eq!(due(&office, false), None, "half an hour has not passed");
    office.set_now("2026-07-20T01:30:00Z");
    assert_eq!(due(&office, false).as_deref(), Some("so-20260720-083000.lienhiep"));
    office.set_now("2026-07-20T09:00:00Z");
    assert_eq!(due(&office, false), None, "nothing changed since");
    assert_eq!(due(&office, true), None, "also not at the end");
    office.organization("LV", "Hội Làm vườn", "member_association");
    office.set_now("2026-07-20T09:00:10Z");
    assert_eq!(
        due(&office, true).as_deref(),
        Some("so-20260720-160010.lienhiep"),
        "what was done last is kept at the end"
    );
}

#[test]
fn the_second_place_gets_what_it_lacks_when_it_is_back() {
    let office = office();
    let stick = office.path("usb");
    with_settings(&office, 30, &stick);
    due(&office, false).expect("a copy");
    let state = office.call("backup_state", json!({}));
    assert_eq!(state["second"]["present"], Value::Bool(false));
    assert_eq!(state["second"]["behind"], Value::Bool(true));
    assert_eq!(state["warning"], Value::Null, "a stick that is away is no alarm");

    std::fs::create_dir(&stick).unwrap();
    office.set_now("2026-07-20T01:01:00Z");
    assert_eq!(due(&office, false), None);
    assert_eq!(names(&stick), ["so-20260720-080000.lienhiep"], "the copy made while it was away follows");
    let state = office.call("backup_state", json!({}));
    assert_eq!((&state["second"]["present"], &state["second"]["behind"]), (&json!(true), &json!(false)));
    assert_eq!(state["second"]["same_disk"], Value::Bool(true), "both lie in one temporary folder");
    assert_eq!(state["second"]["last"]["file_name"], "so-20260720-080000.lienhiep");

    // By hand too, and it is a whole book.
    office.set_now("2026-07-20T02:00:00Z");
    office.call("create_backup", json!({}));
    assert_eq!(names(&stick).len(), 2);
    office.call("open_book", json!({ "path": stick.join("so-20260720-090000.lienhiep") }));
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
}

#[test]
fn a_week_of_changes_without_a_copy_is_a_warning_that_says_what_to_do() {
    let office = office();
    assert_eq!(office.call("backup_state", json!({}))["warning"], Value::Null, "the first day needs none");
    office.set_now("2026-07-27T01:00:00Z");
    let state = office.call("backup_state", json!({}));
    let warning = state["warning"].as_str().unwrap();
    assert!(warning.contains("chưa sao lưu lần nào") && warning.contains("Hãy"), "{warning}");
    office.call("create_backup", json!({}));
    office.set_now("2026-08-20T01:00:00Z");
    let state = office.call("backup_state", json!({}));
    assert_eq!((&state["warning"], &state["act_count"]), (&Value::Null, &json!(0)), "no changes, no warning");
    office.organization("TH", "Hội Tin học", "member_association");
    office.organization("LV", "Hội Làm vườn", "member_association");
    office.set_now("2026-08-30T01:00:00Z");
    let state = office.call("backup_state", json!({}));
    assert_eq!((&state["days_without"], &state["act_count"]), (&json!(10), &json!(2)));
    assert!(state["warning"].as_str().unwrap().starts_with("Đã 10 ngày có thay đổi (2 việc)"), "{state}");
}

#[test]
fn before_restoring_it_is_said_what_the_copy_holds_and_what_would_be_lost() {
    let office = office();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    office.set_now("2026-07-21T01:00:00Z");
    office.organization("TH", "Hội Tin học", "member_association");
    office.call("create_person", json!({ "fields": { "full_name": "Lê Văn An" } }));
    let bytes = std::fs::read(copy.as_str().unwrap()).unwrap();

    let preview = office.call("preview_restore", json!({ "backup": copy }));
    let count = |side: &str, table: &str| {
        let counts = preview[side]["counts"].as_array().unwrap();
        counts.iter().find(|one| one["table"] == table).unwrap()["count"].as_u64().unwrap()
    };
    assert_eq!((count("backup", "organization"), count("here", "organization")), (1, 2));
    assert_eq!((count("backup", "person"), count("here", "person")), (0, 1));
    assert_eq!(preview["same_course"], Value::Bool(true));
    assert_eq!(preview["lost_count"], 2);
    assert!(preview["lost"][0]["summary"].as_str().unwrap().contains("Lê Văn An"), "{preview}");
    assert!(preview["lost"][1]["summary"].as_str().unwrap().contains("Hội Tin học"), "{preview}");
    assert_eq!(preview["backup"]["last_act_at"], "2026-07-20T01:00:00.000Z");
    assert!(std::fs::read(copy.as_str().unwrap()).unwrap() == bytes, "looking changed the copy");
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2, "looking changed the book");

    // A book that went another way: every act here would be lost.
    office.call("create_book", json!({ "path": office.path("khac.lienhiep") }));
    office.set_now("2026-07-22T01:00:00Z");
    office.organization("XX", "Hội khác", "member_association");
    let preview = office.call("preview_restore", json!({ "backup": copy }));
    assert_eq!((&preview["same_course"], &preview["lost_count"]), (&json!(false), &json!(1)));
    assert_eq!(office.refuse("preview_restore", json!({ "backup": office.path("khong") })).code, "backup.missing");
}

#[test]
fn merging_is_copied_before() {
    let office = office();
    let two: Vec<Value> = ["Lê Văn An", "Lê Văn Ân"]
        .iter()
        .map(|name| office.call("create_person", json!({ "fields": { "full_name": name } }))["answer"].clone())
        .collect();
    let merge = json!({ "into_id": two[0]["id"], "into_version": 1, "from_id": two[1]["id"], "from_version": 1 });
    office.call("merge_people", json!({ "merges": [merge] }));
    assert_eq!(office.call("list_backups", json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn a_copy_cut_short_is_never_listed_and_a_wrong_setting_is_a_sentence() {
    let office = office();
    std::fs::create_dir_all(office.path("sao-luu")).unwrap();
    std::fs::write(office.path("sao-luu/so-20260720-070000.dang-ghi"), b"SQLite format 3").unwrap();
    assert_eq!(office.call("list_backups", json!({})), json!([]));
    assert_eq!(office.call("backups_of", json!({ "path": office.path("so.lienhiep") })), json!([]));
    let mut settings = office.call("get_settings", json!({}));
    settings["backup"]["every_minutes"] = json!(601);
    assert_eq!(office.refuse("update_settings", settings).field.as_deref(), Some("every_minutes"));
}

#[test]
fn only_a_book_is_replaced_by_a_copy_and_a_refusal_leaves_nothing_behind() {
    let office = office();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    office.call("close_book", json!({}));
    let before = names(office.folder());
    std::fs::create_dir(office.path("Thư mục")).unwrap();
    std::fs::write(office.path("thu.docx"), b"PK\x03\x04 a letter of the office").unwrap();
    for name in ["Thư mục", "thu.docx"] {
        let refused = office.refuse("restore_backup", json!({ "path": office.path(name), "backup": copy }));
        assert_eq!(refused.code, "backup.target_not_a_book", "{name}");
        assert!(refused.sentence.contains("Hãy "), "{}", refused.sentence);
    }
    assert!(office.path("Thư mục").is_dir());
    assert!(std::fs::read(office.path("thu.docx")).unwrap().starts_with(b"PK"));
    for (path, code) in [
        (office.path("Quý III: cũ.lienhiep"), "file.name_unusable"),
        ("".into(), "storage.no_name"),
        (office.path(".."), "storage.no_name"),
    ] {
        assert_eq!(office.refuse("restore_backup", json!({ "path": path, "backup": copy })).code, code, "{path:?}");
    }
    let mut after = names(office.folder());
    after.retain(|name| name != "Thư mục" && name != "thu.docx");
    assert_eq!(after, before);
    // A damaged book of ours gives way, even one that a power cut left without a head.
    for bytes in [&b"SQLite format 3\0and nothing more"[..], b""] {
        std::fs::write(office.path("so.lienhiep"), bytes).unwrap();
        let restored = office.call("restore_backup", json!({ "path": office.path("so.lienhiep"), "backup": copy }));
        assert_eq!(std::fs::read(restored["kept"].as_str().unwrap()).unwrap(), bytes);
        office.call("close_book", json!({}));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_neither_replaced_nor_waited_for() {
    let office = office();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    for pipe in [office.path("ống"), office.path("sao-luu/so-20260720-090000.lienhiep")] {
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let refused = office.refuse("restore_backup", json!({ "path": office.path("ống"), "backup": copy }));
    assert_eq!(refused.code, "backup.target_not_a_book");
    office.set_now("2026-07-20T03:00:00Z");
    assert_eq!(office.call("backup_state", json!({}))["act_count"], 0);
    assert_eq!(office.call("list_backups", json!({})).as_array().unwrap().len(), 1);
}

/// Two books of one name, on two PCs, and the stick that both use.
fn two_offices() -> (Office, Office, std::path::PathBuf, tempfile::TempDir) {
    let stick = tempfile::tempdir().unwrap();
    let (one, other) = (office(), office());
    other.set_now("2026-07-20T01:00:07Z");
    for office in [&one, &other] {
        with_settings(office, 30, stick.path());
        office.organization("TH", "Hội Tin học", "member_association");
    }
    (one, other, stick.path().to_owned(), stick)
}

#[test]
fn thinning_takes_no_copy_of_another_book_from_the_second_place() {
    let (one, other, stick, _keep) = two_offices();
    // The other book's copies: one a day long ago, which no rule of this book would keep.
    for day in 1..=28 {
        other.set_now(&format!("2025-02-{day:02}T05:00:09Z"));
        other.call("create_backup", json!({}));
    }
    let theirs = names(&stick);
    assert_eq!(theirs.len(), 28);
    for minute in 0..30 {
        one.set_now(&format!("2026-07-21T02:{minute:02}:00Z"));
        one.organization(&format!("T{minute}"), &format!("Hội {minute}"), "member_association");
        due(&one, true).expect("a copy");
    }
    let left = names(&stick);
    assert!(theirs.iter().all(|name| left.contains(name)), "{left:?}");
    // Its own are thinned there as they are beside the book.
    let mut own = names(&one.path("sao-luu"));
    own.extend(theirs);
    own.sort();
    assert_eq!(left, own);
}

#[test]
fn the_copy_of_another_book_at_the_second_place_is_not_taken_for_ones_own() {
    let (one, other, stick, _keep) = two_offices();
    due(&one, true).expect("a copy");
    assert_eq!(names(&stick).len(), 1);
    let state = other.call("backup_state", json!({}));
    assert_eq!((&state["last"], &state["second"]["last"]), (&Value::Null, &Value::Null), "{state}");
    assert_eq!(state["act_count"], 3);
}

#[test]
fn an_act_in_the_second_of_a_copy_is_copied_too() {
    let office = office();
    due(&office, true).expect("a copy");
    office.organization("TH", "Hội Tin học", "member_association");
    assert_eq!(office.call("backup_state", json!({}))["act_count"], 1);
    let second = due(&office, true).expect("a copy of the act in the same second");
    assert_eq!(second, "so-20260720-080000-2.lienhiep");
    assert_eq!(due(&office, true), None);
    assert_eq!(office.call("backup_state", json!({}))["act_count"], 0);
}

#[test]
fn a_copy_of_the_future_stops_neither_the_copying_nor_the_warning() {
    let office = office();
    let made = due(&office, true).expect("a copy");
    let copy = office.path("sao-luu").join(made);
    std::fs::rename(&copy, copy.with_file_name("so-20991231-080000.lienhiep")).unwrap();
    office.set_now("2026-07-20T02:00:00Z");
    office.organization("TH", "Hội Tin học", "member_association");
    office.set_now("2026-07-29T02:00:00Z");
    let state = office.call("backup_state", json!({}));
    assert!(state["warning"].is_string(), "{state}");
    assert_eq!(due(&office, false).as_deref(), Some("so-20260729-090000.lienhiep"));
    office.set_now("2026-07-29T09:00:00Z");
    assert_eq!(due(&office, false), None, "nothing changed since");
}

#[test]
fn copies_asked_for_in_one_second_are_each_whole() {
    let office = office();
    let made: Vec<String> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..6)
            .map(|_| scope.spawn(|| office.call("create_backup", json!({}))["path"].as_str().unwrap().to_owned()))
            .collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let different: std::collections::BTreeSet<&String> = made.iter().collect();
    assert_eq!(different.len(), 6, "{made:?}");
    assert_eq!(names(&office.path("sao-luu")).len(), 6);
    office.call("close_book", json!({}));
    for path in &made {
        office.call("open_book", json!({ "path": path }));
        assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    }
}

#[test]
fn a_folder_that_is_away_gets_no_copy_on_another_disk() {
    let office = office();
    let away = tempfile::tempdir().unwrap().path().join("usb");
    for folder in [away.to_str().unwrap(), ""] {
        let refused = office.refuse("create_backup", json!({ "folder": folder }));
        assert_eq!(refused.code, "backup.folder_away", "{folder}");
        assert!(refused.sentence.contains("Hãy "), "{}", refused.sentence);
    }
    assert!(!away.exists());
    // Beside the book, as its own folder of copies, a new one is made.
    office.call("create_backup", json!({ "folder": office.path("Bản sao") }));
}

#[test]
fn before_a_risky_act_everything_done_so_far_is_copied() {
    let office = office();
    due(&office, true).expect("a copy");
    office.set_now("2026-07-20T01:05:00Z");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 2 }));
    office.close(json!({ "period": "2026-Q2" }));
    let copies = office.call("list_backups", json!({}));
    assert_eq!(copies.as_array().unwrap().len(), 2, "what was done five minutes after the copy");
    let preview = office.call("preview_restore", json!({ "backup": copies[0]["path"] }));
    assert_eq!(preview["lost_count"], 1, "the closing alone");
}

#[test]
fn of_a_later_copy_only_what_came_after_the_two_parted_would_be_lost() {
    let office = office();
    let early = office.call("create_backup", json!({}))["path"].clone();
    office.set_now("2026-07-20T02:00:00Z");
    office.organization("A", "Hội A", "member_association");
    office.organization("B", "Hội B", "member_association");
    let late = office.call("create_backup", json!({}))["path"].clone();
    office.set_now("2026-07-20T03:00:00Z");
    office.call("restore_backup", json!({ "backup": early }));

    // Straight after going back: the later copy has all that is here, and two acts more.
    let preview = office.call("preview_restore", json!({ "backup": late }));
    let told = |preview: &Value| {
        [preview["same_course"].clone(), preview["lost_count"].clone(), preview["gained_count"].clone()]
    };
    assert_eq!(told(&preview), [json!(true), json!(0), json!(2)]);

    // One act further it is a fork: that act alone would be lost.
    office.organization("C", "Hội C", "member_association");
    let preview = office.call("preview_restore", json!({ "backup": late }));
    assert_eq!(told(&preview), [json!(false), json!(1), json!(2)]);
    assert!(preview["lost"][0]["summary"].as_str().unwrap().contains("Hội C"), "{preview}");
    let preview = office.call("preview_restore", json!({ "backup": early }));
    assert_eq!(told(&preview), [json!(true), json!(1), json!(0)]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_copy_that_cannot_be_read_to_its_end_is_told_and_the_book_stays() {
    let office = office();
    // The system lets this be opened, and fails to read it: as of a stick that was pulled out.
    let gone = "/proc/self/mem";
    for command in ["preview_restore", "restore_backup"] {
        let refused = office.refuse(command, json!({ "backup": gone }));
        assert_eq!(refused.code, "backup.not_read", "{command}: {refused:?}");
        assert!(refused.sentence.contains("Hãy cắm lại ổ đĩa hoặc USB"), "{}", refused.sentence);
    }
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    assert!(!names(office.folder()).iter().any(|name| name.contains("dang-phuc-hoi")), "{:?}", names(office.folder()));
}

#[test]
#[cfg(unix)]
fn a_copy_that_may_only_be_read_is_restored_into_a_book_that_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let office = office();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    std::fs::set_permissions(copy.as_str().unwrap(), std::fs::Permissions::from_mode(0o400)).unwrap();
    office.call("restore_backup", json!({ "backup": copy }));
    office.organization("TH", "Hội Tin học", "member_association");
}
