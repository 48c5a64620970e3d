//! A book too large to be read as a whole at each start: what the quick look finds all the same, how long it takes, and
//! that it says what it left out.

use std::time::Instant;

use lienhiep_tests::{Numbers, Office, load};
use rusqlite::Connection;
use serde_json::{Value, json};

const PAGE: usize = 8192;
const MEGABYTE: usize = 1 << 20;

/// A closed book of more than 48 MB: an hour of an office, and a long history behind it.
fn large() -> (Office, Vec<u8>) {
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    office.call("close_book", json!({}));
    let book = office.path("so.lienhiep");
    Connection::open(&book)
        .unwrap()
        .execute_batch(
            "PRAGMA journal_mode = WAL;
             INSERT INTO history_row (entry_id, table_name, row_id, op, before)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
             SELECT 1, 'person', i, 'update', json_object('note', hex(zeroblob(450))) FROM n;
             PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .unwrap();
    let bytes = std::fs::read(&book).unwrap();
    assert!(bytes.len() > 48 * MEGABYTE, "{} MB", bytes.len() / MEGABYTE);
    (office, bytes)
}

/// Pages with rows of a table, by number from 1.
fn pages_of(book: &std::path::Path, table: &str) -> Vec<usize> {
    let connection = Connection::open(book).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf'";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([table], |row| row.get::<_, i64>(0)).unwrap().map(|page| page.unwrap() as usize).collect()
}

fn look(office: &Office, name: &str, bytes: &[u8]) -> Value {
    let path = office.path(name);
    std::fs::write(&path, bytes).unwrap();
    office.call("open_book", json!({ "path": path }));
    let looked = office.call("check_quickly", json!({}));
    office.call("close_book", json!({}));
    looked
}

#[test]
fn a_large_book_is_looked_at_in_a_moment_and_what_was_left_out_is_said() {
    let (office, bytes) = large();
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    let begun = Instant::now();
    let looked = office.call("check_quickly", json!({}));
    let took = begun.elapsed();
    assert_eq!(looked["ok"], Value::Bool(true), "{looked}");
    let note = looked["note"].as_str().unwrap();
    assert!(note.starts_with("Sổ lớn nên lúc mở chỉ xem ") && note.contains("chưa xem. Hãy bấm “Kiểm tra”"), "{note}");
    eprintln!("{} MB: {took:?}: {note}", bytes.len() / MEGABYTE);
    // Five times of what is meant: this machine may be busy.
    assert!(took.as_millis() < 250, "{took:?}");
    office.call("close_book", json!({}));

    // A short table: every page of it is read.
    let book = office.path("so.lienhiep");
    for table in ["organization", "person", "period"] {
        let mut damaged = bytes.clone();
        let page = *pages_of(&book, table).last().unwrap();
        damaged[(page - 1) * PAGE..page * PAGE].fill(0xff);
        let looked = look(&office, "hong.lienhiep", &damaged);
        assert_eq!(looked["ok"], Value::Bool(false), "{table}: {looked}");
    }

    // A long one: a third of its pages gone is seen among the rows that are read.
    let mut numbers = Numbers(7);
    let mut damaged = bytes.clone();
    for page in pages_of(&book, "history_row") {
        if numbers.below(3) == 0 {
            damaged[(page - 1) * PAGE..page * PAGE].fill(0xff);
        }
    }
    let looked = look(&office, "hong-dai.lienhiep", &damaged);
    assert_eq!(looked["ok"], Value::Bool(false), "{looked}");
}

#[test]
fn a_book_of_ordinary_size_is_looked_at_as_a_whole() {
    let office = Office::on("2026-07-20");
    assert_eq!(office.call("check_quickly", json!({}))["note"], Value::Null);
    assert_eq!(office.call("check_book", json!({}))["note"], Value::Null);
}
