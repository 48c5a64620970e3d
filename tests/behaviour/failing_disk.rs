//! The disk fails: every write in turn, once and for good, full and broken, under each act. The answer is a sentence,
//! nothing changed, and the next act works. And the power fails, between any two writes, with what was not made durable
//! lost, kept or mixed: every acknowledged act is there, and at most the one under way besides.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use lienhiep_tests::disk::{self, Asked, Cut, Fault, after_power_cut};
use lienhiep_tests::{Numbers, Office, content, differences, load};
use serde_json::{Value, json};

/// The disk is the whole process's: one test at a time commands it.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn prepared() -> Office {
    disk::install();
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    office
}

fn history(office: &Office) -> Vec<i64> {
    let entries = office.call("list_history", json!({ "limit": 5000 }));
    entries.as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect()
}

/// What lies in the folder of copies.
fn copies(office: &Office) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(office.path("sao-luu")).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    all.sort();
    all
}

#[track_caller]
fn assert_sentence(failure: &lienhiep_core::error::Failure, when: &str) {
    let worded = failure.sentence.contains("ãy ") && failure.sentence.ends_with('.');
    assert!(worded, "{when}: {} ({}) {}", failure.sentence, failure.code, failure.detail);
    assert_ne!(failure.code, "storage.unexpected", "{when}: {}", failure.detail);
}

/// Once and for good, full and broken.
const FAULTS: [(bool, Fault); 4] =
    [(false, Fault::Broken), (true, Fault::Full), (true, Fault::Broken), (false, Fault::Full)];

fn told(name: &str, number: u64, (lasting, fault): (bool, Fault)) -> String {
    format!("{name}: write {number} {fault:?}{}", if lasting { " and all after it" } else { "" })
}

/// The next write to fail: each of the first, then fewer.
fn following(number: u64) -> u64 {
    number + 1 + number / 5
}

/// So that there is something to close, or to open again.
fn make_ready(office: &Office, name: &str) {
    let closed = office.call("list_periods", json!({}))[0]["status"] == "closed";
    match name {
        "close" if closed => drop(load::act(&office.session, office.folder(), "reopen", 0).unwrap()),
        "reopen" if !closed => drop(load::act(&office.session, office.folder(), "close", 0).unwrap()),
        _ => {}
    }
}

#[test]
fn each_act_survives_each_failing_write() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let office = prepared();
    let mut at = 20_000;
    for name in load::ACTS {
        let mut refusals = 0;
        let mut idle = 0;
        for how in FAULTS {
            let mut number = 1;
            loop {
                at += 1;
                let when = told(name, number, how);
                make_ready(&office, name);
                let before = (history(&office), (refusals % 9 == 0).then(|| content(&office)));
                disk::fail(number, how.0, how.1);
                let outcome = load::act(&office.session, office.folder(), name, at);
                let failed = disk::mend();
                match outcome {
                    Ok(_) if failed == 0 => break,
                    // What is only tidied up may fail without harm.
                    Ok(_) => {}
                    // Nothing to do for this number (a member already): the next one is tried with the same write.
                    Err(failure) if failed == 0 => {
                        idle += 1;
                        let is_of_disk = failure.code.starts_with("storage.");
                        assert!(
                            !is_of_disk && idle < 500,
                            "{when}: refused without a failing write: {}",
                            failure.sentence
                        );
                        continue;
                    }
                    Err(failure) => {
                        refusals += 1;
                        assert_sentence(&failure, &when);
                        assert_eq!(history(&office), before.0, "{when}: the history changed");
                        let half: Vec<PathBuf> = copies(&office).into_iter().filter(|path| !is_copy(path)).collect();
                        assert!(half.is_empty(), "{when}: half a copy is left: {half:?}");
                        if let Some(before) = before.1 {
                            assert_eq!(differences(&before, &content(&office)), Vec::<String>::new(), "{when}");
                        }
                        // The program goes on.
                        load::act(&office.session, office.folder(), "update_settings", at).unwrap();
                    }
                }
                number = following(number);
                assert!(number < 5_000, "{when}: it never ends");
            }
        }
        assert!(refusals > 0, "{name}: no failing write was noticed");
    }
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "lienhiep")
}

#[test]
fn a_new_form_is_reached_whole_or_not_at_all() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    disk::install();
    let office = Office::on("2026-07-20");
    office.call("close_book", json!({}));
    let old = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-5.lienhiep")).unwrap();
    let form = |path: &Path| -> (i64, i64) {
        let connection = rusqlite::Connection::open(path).unwrap();
        let of = |sql: &str| connection.query_row(sql, [], |row| row.get(0)).unwrap();
        (of("PRAGMA user_version"), of("SELECT count(*) FROM person"))
    };
    let pristine = office.path("nguyen.lienhiep");
    std::fs::write(&pristine, &old).unwrap();
    let before = form(&pristine);
    let mut refusals = 0;
    for how in FAULTS {
        let mut number = 1;
        loop {
            let when = told("migrate", number, how);
            let book = office.path(&format!("cu-{}-{number}.lienhiep", refusals));
            std::fs::write(&book, &old).unwrap();
            disk::fail(number, how.0, how.1);
            let outcome = load::ask(&office.session, "open_book", json!({ "path": book }));
            let failed = disk::mend();
            match outcome {
                Ok(_) if failed == 0 => break,
                Ok(_) => {}
                Err(failure) => {
                    refusals += 1;
                    assert_sentence(&failure, &when);
                    assert_eq!(form(&book), before, "{when}: the book changed");
                    office.call("open_book", json!({ "path": book }));
                }
            }
            office.call("close_book", json!({}));
            number = following(number);
            assert!(number < 5_000, "{when}: it never ends");
        }
    }
    assert!(refusals > 20, "only {refusals} failing writes were noticed");
}

#[test]
fn a_new_book_and_a_restore_fail_whole() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let office = prepared();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    office.organization("THEM", "Hội thêm sau", "member_association");
    let seen = content(&office);
    for how in FAULTS {
        let mut number = 1;
        loop {
            let when = told("restore", number, how);
            disk::fail(number, how.0, how.1);
            let outcome = load::ask(&office.session, "restore_backup", json!({ "backup": copy }));
            let failed = disk::mend();
            match outcome {
                Ok(restored) => {
                    // Back to what stood before, for the next.
                    office.call("restore_backup", json!({ "backup": restored["kept"] }));
                    if failed == 0 {
                        break;
                    }
                }
                Err(failure) => {
                    assert_sentence(&failure, &when);
                    assert_eq!(differences(&seen, &content(&office)), Vec::<String>::new(), "{when}");
                }
            }
            number = following(number);
        }
        let mut number = 1;
        loop {
            let when = told("create_book", number, how);
            let path = office.path(&format!("moi-{number}.lienhiep"));
            disk::fail(number, how.0, how.1);
            let outcome = load::ask(&office.session, "create_book", json!({ "path": path }));
            let failed = disk::mend();
            match outcome {
                Ok(_) => {
                    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
                    std::fs::remove_file(&path).unwrap();
                    if failed == 0 {
                        break;
                    }
                }
                Err(failure) => {
                    assert_sentence(&failure, &when);
                    assert!(!path.exists(), "{when}: half a book is left");
                    assert_eq!(history(&office).len(), seen_history(&office), "{when}");
                }
            }
            number = following(number);
        }
    }
}

/// The open book still answers.
fn seen_history(office: &Office) -> usize {
    history(office).len()
}

#[test]
fn a_power_cut_leaves_every_acknowledged_act_and_at_most_one_more() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let office = prepared();
    let book = office.path("so.lienhiep");
    office.call("close_book", json!({}));
    let start: BTreeMap<PathBuf, Vec<u8>> = [(book.clone(), std::fs::read(&book).unwrap())].into();
    disk::watch();
    office.call("open_book", json!({ "path": book }));
    // What stood in the history after each act that was acknowledged.
    let mut stood = vec![history(&office)];
    for (number, name) in load::ACTS.iter().enumerate() {
        let _ = load::act(&office.session, office.folder(), name, 30_000 + number as u64);
        stood.push(history(&office));
        disk::mark(number as u64 + 1);
        if number % 4 == 3 {
            // Long enough for the journal to go into the file.
            std::thread::sleep(std::time::Duration::from_millis(1_300));
        }
    }
    office.call("close_book", json!({}));
    let asked = disk::watched();
    let of_book = |path: &Path| path.to_string_lossy().starts_with(&*book.to_string_lossy());
    let asked: Vec<Asked> = asked
        .into_iter()
        .filter(|one| match one {
            Asked::Write(path, ..) | Asked::Truncate(path, _) | Asked::Sync(path) | Asked::Delete(path) => {
                of_book(path)
            }
            Asked::Mark(_) => true,
        })
        .collect();

    let mut numbers = Numbers(5395);
    let cuts: usize = std::env::var("LIENHIEP_CUTS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let mut besides = 0;
    for round in 0..cuts {
        let at = numbers.below(asked.len() + 1);
        let cut = [Cut::Nothing, Cut::Some, Cut::Sectors, Cut::All][round % 4];
        let acknowledged = asked[..at].iter().rev().find_map(|one| match one {
            Asked::Mark(number) => Some(*number as usize),
            _ => None,
        });
        let acknowledged = acknowledged.unwrap_or(0);
        let files = after_power_cut(&start, &asked[..at], cut, &mut numbers);
        let folder = office.path(&format!("sau-{round}"));
        std::fs::create_dir(&folder).unwrap();
        for (path, bytes) in files {
            std::fs::write(folder.join(path.file_name().unwrap()), bytes).unwrap();
        }
        let when = format!("round {round}: {cut:?} after request {at} of {}, act {acknowledged}", asked.len());
        let found = load::ask(&office.session, "open_book", json!({ "path": folder.join("so.lienhiep") }));
        assert!(found.is_ok(), "{when}: {found:?}");
        let entries = history(&office);
        let next = stood.get(acknowledged + 1).unwrap_or(&stood[acknowledged]);
        assert!(entries == stood[acknowledged] || &entries == next, "{when}: {entries:?}");
        besides += usize::from(entries != stood[acknowledged]);
        let checked = office.call("check_book", json!({}));
        assert_eq!(checked["ok"], Value::Bool(true), "{when}: {checked}");
    }
    assert!(besides > 0, "no cut came within an act");
}

#[test]
fn an_export_whose_entry_cannot_be_kept_leaves_the_file_that_stood_there() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let office = prepared();
    let folder = office.path("gửi");
    std::fs::create_dir(&folder).unwrap();
    let (target, beside) = (folder.join("báo cáo.csv"), folder.join("mới.csv"));
    std::fs::write(&target, "bản đã gửi").unwrap();
    let request = |path: &Path| {
        json!({ "path": path, "title": "Danh sách", "notes": [], "columns": [{ "title": "Tên", "width": 200 }],
                "rows": [[{ "is": "text", "value": "Hội A" }]], "names_persons": false })
    };
    let in_folder = || std::fs::read_dir(&folder).unwrap().count();
    let mut refusals = 0;
    for number in 1..200 {
        disk::fail(number, true, Fault::Full);
        let outcome = load::ask(&office.session, "export_list", request(&target));
        let unseen = disk::mend() == 0;
        if unseen {
            outcome.unwrap();
            break;
        }
        if outcome.is_ok() {
            std::fs::write(&target, "bản đã gửi").unwrap();
            continue;
        }
        refusals += 1;
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "bản đã gửi", "write {number}");
        disk::fail(number, true, Fault::Full);
        let outcome = load::ask(&office.session, "export_list", request(&beside));
        disk::mend();
        assert!(outcome.is_ok() == beside.exists(), "write {number}");
        let _ = std::fs::remove_file(&beside);
        assert_eq!(in_folder(), 1, "write {number}: something is left beside");
    }
    assert!(refusals > 0);
    assert!(std::fs::read_to_string(&target).unwrap().contains("Hội A"));
    assert_eq!(in_folder(), 1);
}

#[test]
fn a_book_is_saved_from_damage_or_put_back_whole_or_not_at_all() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let office = prepared();
    let copy = office.call("create_backup", json!({}))["path"].clone();
    load::act(&office.session, office.folder(), "create_person", 1).unwrap();
    let before = content(&office);
    let damaged = office.path("hỏng.lienhiep");
    let mut bytes = std::fs::read(copy.as_str().unwrap()).unwrap();
    bytes[..8192].fill(0);
    std::fs::write(&damaged, &bytes).unwrap();
    let folder = || {
        let entries = std::fs::read_dir(office.folder()).unwrap().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.starts_with("so.lienhiep-"));
        names.sort();
        names
    };
    let stood = folder();
    for command in ["salvage_book", "restore_backup"] {
        let request = match command {
            "salvage_book" => json!({ "path": damaged }),
            _ => json!({ "backup": copy }),
        };
        for how in FAULTS {
            let mut number = 1;
            let mut refusals = 0;
            loop {
                let when = told(command, number, how);
                disk::fail(number, how.0, how.1);
                let outcome = load::ask(&office.session, command, request.clone());
                let failed = disk::mend();
                let last = failed == 0;
                match outcome {
                    Ok(answer) if command == "salvage_book" => {
                        std::fs::remove_file(answer["path"].as_str().unwrap()).unwrap();
                    }
                    // Back to the book as it was, to fail the next write of the same.
                    Ok(answer) => {
                        office.call("restore_backup", json!({ "backup": answer["kept"] }));
                        for name in folder().iter().filter(|name| name.contains("-truoc-phuc-hoi-")) {
                            std::fs::remove_file(office.path(name)).unwrap();
                        }
                    }
                    Err(failure) => {
                        refusals += 1;
                        assert_sentence(&failure, &when);
                        // On a disk that fails for good not even the book that was open opens again.
                        office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
                    }
                }
                assert_eq!(folder(), stood, "{when}: something is left, or gone");
                assert!(std::fs::read(&damaged).unwrap() == bytes, "{when}: the damaged file was changed");
                if refusals % 7 == 0 {
                    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new(), "{when}");
                }
                if last {
                    break;
                }
                number = following(number);
                assert!(number < 5_000, "{when}: it never ends");
            }
            assert!(refusals > 0, "{command}: no failing write was noticed");
        }
    }
    load::act(&office.session, office.folder(), "create_person", 2).unwrap();
}
