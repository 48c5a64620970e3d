//! A damaged book: never a panic, always a sentence, and the file stays as it was.

use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::{Numbers, Office};
use serde_json::json;

fn healthy_book() -> Vec<u8> {
    let office = Office::on("2026-05-04");
    for number in 0..60 {
        office.organization(&format!("H{number}"), &format!("Hội số {number}"), "member_association");
    }
    office.call("close_book", json!({}));
    std::fs::read(office.path("so.lienhiep")).unwrap()
}

#[test]
fn random_damage_is_a_sentence_and_leaves_the_file_alone() {
    let healthy = healthy_book();
    let office = Office::on("2026-05-04");
    let mut numbers = Numbers(5395);
    let mut refused = 0;
    let rounds: usize = std::env::var("LIENHIEP_DAMAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(120);
    for round in 0..rounds {
        let mut bytes = healthy.clone();
        match round % 3 {
            0 => bytes.truncate(numbers.below(healthy.len())),
            1 => (0..64).for_each(|_| {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
            }),
            _ => {
                let page = numbers.below(bytes.len() / 8192) * 8192;
                bytes[page..page + 8192].fill(numbers.below(256) as u8);
            }
        }
        let path = office.path(&format!("hong-{round}.lienhiep"));
        std::fs::write(&path, &bytes).unwrap();
        let call = |name: &str, request| dispatch(&office.session, name, request, &Job::quiet());
        let outcome = call("open_book", json!({ "path": path }))
            .and_then(|_| call("list_organizations", json!({})))
            .and_then(|_| call("list_history", json!({ "limit": 50 })));
        // What was saved of it, if anything, stands beside it; the file itself is only read.
        call("close_book", json!({})).unwrap();
        let closed = std::fs::read(&path).unwrap();
        if round % 4 == 0 {
            match call("salvage_book", json!({ "path": path })) {
                Ok(saved) => {
                    assert!(saved["saved_count"].as_u64().unwrap() > 0, "round {round}");
                    std::fs::remove_file(saved["path"].as_str().unwrap()).unwrap();
                }
                Err(failure) => assert_eq!(failure.code, "salvage.nothing_readable", "{round}: {failure:?}"),
            }
            assert!(std::fs::read(&path).unwrap() == closed, "round {round}: saving changed the damaged file");
        }
        if let Err(failure) = outcome {
            refused += 1;
            assert!(failure.code.starts_with("storage."), "{} {}", failure.code, failure.sentence);
            assert!(failure.sentence.ends_with('.'), "{}", failure.sentence);
            let kept = std::fs::read(&path).unwrap();
            assert!(kept == bytes, "round {round}: the damaged file was changed");
        }
    }
    assert!(
        refused * 2 > rounds,
        "only {refused} of {rounds} damages were noticed: the test no longer damages anything"
    );
}

#[test]
fn a_book_of_a_later_program_is_refused_untouched() {
    let mut bytes = healthy_book();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes()); // user_version in the header
    let office = Office::on("2026-05-04");
    let path = office.path("moi.lienhiep");
    std::fs::write(&path, &bytes).unwrap();
    let failure = office.refuse("open_book", json!({ "path": path }));
    assert_eq!(failure.code, "storage.too_new");
    assert!(failure.sentence.contains("cập nhật chương trình"), "{}", failure.sentence);
    assert!(std::fs::read(&path).unwrap() == bytes);
}

#[test]
fn databases_damaged_by_others_are_a_sentence_and_stay_as_they_are() {
    // A few of SQLite's own kind, made here; `LIENHIEP_CORRUPT` names a folder with more.
    let office = Office::on("2026-05-04");
    let folder = std::env::var_os("LIENHIEP_CORRUPT").map(std::path::PathBuf::from);
    let more = folder.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the folder")).flatten();
    let mut files: Vec<Vec<u8>> = more
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "db"))
        .map(|entry| std::fs::read(entry.path()).expect("a file"))
        .collect();
    let healthy = healthy_book();
    // Whole, and of another program: with a table of its own, and with one of ours among others.
    for (number, sql) in ["CREATE TABLE a (b)", "CREATE TABLE person (id INTEGER PRIMARY KEY)"].iter().enumerate() {
        let path = office.path(&format!("khac-{number}.db"));
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        files.push(std::fs::read(&path).unwrap());
    }
    // Nothing but a head; a head of a foreign program; a tree that leads back to itself; a count of a billion cells.
    files.push(healthy[..100].to_vec());
    files.push([b"SQLite format 3\0".as_slice(), &[0xff; 8000]].concat());
    let mut circle = healthy.clone();
    circle[100] = 5;
    circle[108..112].copy_from_slice(&1_u32.to_be_bytes());
    files.push(circle);
    let mut many = healthy.clone();
    many[8192 + 3..8192 + 5].copy_from_slice(&[0xff, 0xff]);
    files.push(many);
    let count = files.len();
    for (number, mut bytes) in files.into_iter().enumerate() {
        for own in [false, true] {
            // As it is, it is no book; told to be one by its head, it is looked into.
            if own && bytes.len() > 72 {
                bytes[68..72].copy_from_slice(b"LHLH");
                bytes[60..64].copy_from_slice(&15_u32.to_be_bytes());
            }
            let path = office.path(&format!("la-{number}-{own}.lienhiep"));
            std::fs::write(&path, &bytes).unwrap();
            let call = |name: &str, request| dispatch(&office.session, name, request, &Job::quiet());
            let outcome = call("open_book", json!({ "path": path }))
                .and_then(|_| call("check_quickly", json!({})))
                .and_then(|_| call("list_people", json!({})));
            call("close_book", json!({})).unwrap();
            match outcome {
                Err(failure) => {
                    assert!(failure.sentence.contains("ãy "), "{number}: {failure:?}");
                    assert!(std::fs::read(&path).unwrap() == bytes, "{number}: the file was changed");
                    let beside = |ending: &str| office.path(&format!("la-{number}-{own}.lienhiep{ending}")).exists();
                    assert!(!beside("-wal") && !beside("-shm"), "{number}: something was left beside it");
                }
                Ok(_) => assert!(number >= count - 2, "{number}: a foreign database passed for a book"),
            }
            if let Ok(saved) = call("salvage_book", json!({ "path": path })) {
                std::fs::remove_file(saved["path"].as_str().unwrap()).unwrap();
            }
        }
    }
}

#[test]
fn a_refused_book_keeps_what_lies_unfinished_beside_it() {
    let office = Office::on("2026-05-04");
    office.organization("H1", "Hội trong nhật ký ghi", "member_association");
    // While it is open, what was written last lies beside the file; the head of its copy says a later program made it.
    let path = office.path("moi.lienhiep");
    let journal = office.path("moi.lienhiep-wal");
    std::fs::copy(office.path("so.lienhiep"), &path).unwrap();
    std::fs::copy(office.path("so.lienhiep-wal"), &journal).unwrap();
    let newest = rusqlite::Connection::open(&path).unwrap();
    newest.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    newest.pragma_update(None, "user_version", 999).unwrap();
    drop(newest);
    std::fs::remove_file(office.path("moi.lienhiep-shm")).unwrap();
    let before = (std::fs::read(&path).unwrap(), std::fs::read(&journal).unwrap());
    assert_eq!(office.refuse("open_book", json!({ "path": path })).code, "storage.too_new");
    assert!((std::fs::read(&path).unwrap(), std::fs::read(&journal).unwrap()) == before);
    assert!(!office.path("moi.lienhiep-shm").exists());
}
