//! Long lists go in another way than single rows, without trigger and indexes for a while: nothing of that may show.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use rusqlite::Connection;
use serde_json::{Value, json};

/// Enough for the long way.
const LONG: usize = 2_100;

/// A list of people who differ in every column, from the `first` on.
fn write_list(office: &Office, name: &str, first: usize, count: usize) {
    let mut lines = vec!["Họ và tên;Ngày sinh;Số CCCD;Đơn vị công tác;Số thẻ".to_owned()];
    lines.extend((first..first + count).map(|n| {
        let letters: String = [n / 676 % 26, n / 26 % 26, n % 26]
            .map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz"[at]))
            .iter()
            .collect();
        let birth = format!("{:02}/{:02}/{}", n % 28 + 1, n % 12 + 1, 1950 + n % 40);
        format!("Nguyễn Thị A{letters};{birth};099{n:09};Trường số {};T{n:05}", n % 30)
    }));
    std::fs::write(office.path(name), lines.join("\n")).unwrap();
}

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn preview(office: &Office, name: &str, organization: i64) -> Value {
    office.call("preview_import", json!({ "path": office.path(name), "organization_id": organization }))
}

fn import(office: &Office, name: &str, organization: i64) -> Value {
    let preview = preview(office, name, organization);
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }))
}

fn members(office: &Office) -> i64 {
    office.call("count_members", json!({ "as_of": "2026-05-04" }))["membership_count"].as_i64().unwrap()
}

/// What the closed file says. The book is opened again afterwards.
fn in_the_file<T>(office: &Office, look: impl FnOnce(&Connection) -> T) -> T {
    office.call("close_book", json!({}));
    let seen = look(&Connection::open(office.path("so.lienhiep")).unwrap());
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    seen
}

/// Triggers and indexes with their definitions.
fn guards(connection: &Connection) -> BTreeSet<(String, String)> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The history of one entry: per table, how many rows, and the lowest and the highest.
fn recorded(connection: &Connection, entry_id: &Value) -> Vec<(String, String, i64, i64, i64)> {
    let sql = "SELECT table_name, op, count(DISTINCT row_id), min(row_id), max(row_id) FROM history_row
                WHERE entry_id = ?1 AND before IS NULL GROUP BY table_name, op ORDER BY table_name";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement
        .query_map([entry_id.as_i64()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_long_list_is_recorded_and_indexed_like_single_rows() {
    let (office, hlv) = office();
    let before = in_the_file(&office, guards);
    assert!(before.iter().any(|(name, _)| name == "history__person__insert"));
    assert!(before.iter().any(|(name, _)| name == "person_national_id"));

    // The first list is longer than the book, the second as long, the third shorter: three ways in.
    write_list(&office, "mot.csv", 0, LONG);
    write_list(&office, "hai.csv", LONG, LONG);
    write_list(&office, "ba.csv", 2 * LONG, 2_000);
    let mut entries = Vec::new();
    for name in ["mot.csv", "hai.csv", "ba.csv"] {
        entries.push(import(&office, name, hlv)["entry_id"].clone());
    }
    assert_eq!(members(&office), 6_200);

    let (after, first, third, sound) = in_the_file(&office, |connection| {
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        (guards(connection), recorded(connection, &entries[0]), recorded(connection, &entries[2]), sound)
    });
    assert_eq!(after, before);
    assert_eq!(sound, "ok");
    let line = |table: &str, count, first, last| (table.to_owned(), "insert".to_owned(), count, first, last);
    assert_eq!(
        first,
        [line("import_batch", 1, 1, 1), line("membership", 2_100, 1, 2_100), line("person", 2_100, 1, 2_100)]
    );
    assert_eq!(
        third,
        [line("import_batch", 1, 3, 3), line("membership", 2_000, 4_201, 6_200), line("person", 2_000, 4_201, 6_200)]
    );

    // Found by word, by number and by filter, as if typed one by one.
    for (text, count) in [("nguyen thi aaaa", 1), ("099000004199", 1), ("truong so 29", 206)] {
        let found = office.call("count_people", json!({ "search": text }));
        assert_eq!(found["person_count"], count, "{text}: {found}");
    }

    // And taken back one by one.
    for (entry, left) in entries.iter().rev().zip([4_200, 2_100, 0]) {
        office.call("undo", json!({ "entry_id": entry }));
        assert_eq!(members(&office), left);
    }
}

#[test]
fn a_long_list_stopped_half_way_leaves_trigger_and_indexes() {
    let (office, hlv) = office();
    write_list(&office, "mot.csv", 0, LONG);
    let before = in_the_file(&office, guards);
    let preview = preview(&office, "mot.csv", hlv);
    let job: Arc<OnceLock<Job>> = Arc::default();
    let inner = job.clone();
    let stopping = Job::new(move |progress| {
        if progress.what == "Đang ghi hội viên mới…" && progress.done >= 1_000 {
            inner.get().unwrap().cancel();
        }
    });
    job.set(stopping.clone()).ok();
    let request = json!({ "preview_id": preview["preview_id"] });
    let failure = dispatch(&office.session, "apply_import", request, &stopping).unwrap_err();
    assert_eq!(failure.code, "request.cancelled");
    assert!(!failure.sentence.contains("Dòng"), "{}", failure.sentence);
    assert_eq!(members(&office), 0);
    assert_eq!(in_the_file(&office, guards), before);
    assert_eq!(import(&office, "mot.csv", hlv)["answer"]["new_membership_count"], 2_100);
}

#[test]
fn a_number_that_somebody_else_has_refuses_the_long_list_by_its_row() {
    let (office, hlv) = office();
    write_list(&office, "mot.csv", 0, LONG);
    let preview = preview(&office, "mot.csv", hlv);
    // Somebody takes the number of row 1,001 (the head is row 1) between preview and writing: the book changed.
    office.call("create_person", json!({ "fields": { "full_name": "Lê Văn Khác", "national_id": "099000000999" } }));
    let failure = office.refuse("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(failure.code, "import.book_changed");
    // Read again, that row is in conflict and the others go in.
    let done = import(&office, "mot.csv", hlv);
    assert_eq!(done["answer"]["new_membership_count"], 2_099);
    assert_eq!(done["answer"]["left_out_count"], 1);
}

/// An index of those who have a degree stays when the list begins without any; those who come late are in it all the
/// same, and so are those of a list that fills the column from its first row.
#[test]
fn a_column_that_only_the_end_of_a_long_list_fills_is_indexed() {
    let (office, hlv) = office();
    for (name, first, from) in [("cuoi.csv", 0, 1_000), ("dau.csv", LONG, 0)] {
        write_list(&office, name, first, LONG);
        let text = std::fs::read_to_string(office.path(name)).unwrap();
        let with_degree = |(at, line): (usize, &str)| match at {
            0 => format!("{line};Học vị"),
            _ => format!("{line};{}", if at > from { "Tiến sĩ" } else { "" }),
        };
        let lines: Vec<String> = text.lines().enumerate().map(with_degree).collect();
        std::fs::write(office.path(name), lines.join("\n")).unwrap();
        import(&office, name, hlv);
    }
    let doctors = json!({ "filters": [{ "is": "one_of", "column": "degree", "values": ["doctor"] }] });
    assert_eq!(office.call("count_people", doctors)["person_count"], 3_200);
    let (indexed, sound) = in_the_file(&office, |connection| {
        let sql = "SELECT count(*) FROM person INDEXED BY person_degree WHERE degree IS NOT NULL";
        let indexed: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        (indexed, sound)
    });
    assert_eq!((indexed, sound.as_str()), (3_200, "ok"));
}
