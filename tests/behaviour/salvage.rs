//! What can be read of a damaged book is saved: rows are counted page by page by hand of SQLite's own `dbstat`, never by
//! the reader under test.

use std::collections::BTreeMap;
use std::path::Path;

use lienhiep_tests::{Numbers, Office, content, differences, load};
use rusqlite::Connection;
use serde_json::{Value, json};

const PAGE: usize = 8192;

/// A book of some hundred people with a history, closed; its bytes.
fn grown() -> (Office, Vec<u8>) {
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    for number in 0..60 {
        let name = ["import", "create_person", "update_person", "admit_member", "end_memberships"][number as usize % 5];
        let _ = load::act(&office.session, office.folder(), name, number);
    }
    load::act(&office.session, office.folder(), "close", 1).unwrap();
    office.call("close_book", json!({}));
    let bytes = std::fs::read(office.path("so.lienhiep")).unwrap();
    (office, bytes)
}

/// Rows of every table of records.
fn counts(book: &Path) -> BTreeMap<String, u64> {
    let connection = Connection::open(book).unwrap();
    let names = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'sqlite%'";
    let names: Vec<String> =
        connection.prepare(names).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let count = |name: &String| connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0));
    names.iter().map(|name| (name.clone(), count(name).unwrap())).collect()
}

/// The rows that a page of the file holds itself, by page number: what no reader can have once it is destroyed.
fn rows_of_pages(book: &Path) -> BTreeMap<usize, u64> {
    let connection = Connection::open(book).unwrap();
    let sql = "SELECT s.pageno, s.ncell FROM dbstat s JOIN pragma_table_list t ON t.name = s.name
                WHERE s.pagetype = 'leaf' AND t.strict AND t.name NOT LIKE 'sqlite%'";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)? as usize, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_book_cut_off_from_its_list_of_tables_comes_back_whole() {
    let (office, bytes) = grown();
    let before = content(&office);
    office.call("close_book", json!({}));
    let mut damaged = bytes;
    damaged[..PAGE].fill(0xa5);
    let path = office.path("hong.lienhiep");
    std::fs::write(&path, &damaged).unwrap();
    let saved = office.call("salvage_book", json!({ "path": path }));
    assert_eq!(saved["file_name"], "hong-cuu-duoc-20260720-120000.lienhiep");
    assert!(std::fs::read(&path).unwrap() == damaged, "the damaged file was changed");

    std::fs::copy(saved["path"].as_str().unwrap(), office.path("so.lienhiep")).unwrap();
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
    let found = office.call("count_people", json!({ "search": "nguyen van at" }));
    assert!(found["person_count"].as_u64().unwrap() > 3, "the index of words: {found}");
}

#[test]
fn nine_of_ten_readable_rows_are_saved_whichever_page_is_destroyed() {
    let (office, bytes) = grown();
    let whole = counts(&office.path("so.lienhiep"));
    let total: u64 = whole.values().sum();
    let on_page = rows_of_pages(&office.path("so.lienhiep"));
    let pages = bytes.len() / PAGE;
    let rounds: usize = std::env::var("LIENHIEP_DAMAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(24);
    let mut numbers = Numbers(42);
    let mut least = 100.0_f64;
    let mut good = 0;
    for round in 0..rounds {
        let page = if rounds >= pages { round % pages } else { numbers.below(pages) };
        let mut damaged = bytes.clone();
        damaged[page * PAGE..(page + 1) * PAGE].fill(numbers.below(256) as u8);
        let path = office.path("hong.lienhiep");
        std::fs::write(&path, &damaged).unwrap();
        let saved = office.call("salvage_book", json!({ "path": path }));
        let readable = total - on_page.get(&(page + 1)).copied().unwrap_or(0);
        let share = 100.0 * saved["saved_count"].as_f64().unwrap() / readable as f64;
        assert!(share <= 100.5, "page {page}: {share} % saved, more than there is: {saved}");
        good += usize::from(share >= 90.0);
        least = least.min(share);
        if share < 90.0 {
            eprintln!("page {}: {share:.1} %: {}", page + 1, saved["tables"]);
        }
        assert!(std::fs::read(&path).unwrap() == damaged, "page {page}: the damaged file was changed");
        // It opens as any book does.
        office.call("open_book", json!({ "path": saved["path"] }));
        office.call("close_book", json!({}));
        std::fs::remove_file(saved["path"].as_str().unwrap()).unwrap();
    }
    eprintln!("{rounds} of {pages} pages: {good} with 90 % or more of {total} rows, the worst {least:.1} %");
    assert!(good * 10 >= rounds * 9, "only {good} of {rounds} damages gave 90 % or more; the worst {least:.1} %");
}

/// The pages with rows of a table.
fn pages_of(book: &Path, table: &str) -> Vec<usize> {
    let connection = Connection::open(book).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf'";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([table], |row| row.get::<_, i64>(0)).unwrap().map(|page| page.unwrap() as usize).collect()
}

/// A copy of the book with those pages destroyed.
fn without_pages(office: &Office, bytes: &[u8], pages: &[usize]) -> std::path::PathBuf {
    let mut damaged = bytes.to_vec();
    for page in pages {
        damaged[(page - 1) * PAGE..page * PAGE].fill(0x5a);
    }
    let path = office.path("hong.lienhiep");
    std::fs::write(&path, &damaged).unwrap();
    path
}

#[test]
fn a_period_whose_closing_is_lost_is_open_again_and_its_report_lies_beside() {
    let (office, bytes) = grown();
    let book = office.path("so.lienhiep");
    let (sent_name, sent): (String, Vec<u8>) = Connection::open(&book)
        .unwrap()
        .query_row("SELECT file_name, bytes FROM period_file WHERE edition = 'sent'", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let path = without_pages(&office, &bytes, &pages_of(&book, "period_closing"));
    let saved = office.call("salvage_book", json!({ "path": path }));
    let notes: Vec<&str> = saved["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap()).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!(
        notes[0],
        "Không đọc được lần chốt của “Quý II năm 2026” nên kỳ này được mở lại. Hãy so với báo cáo đã gửi rồi chốt lại."
    );
    assert!(notes[1].contains(&sent_name) && notes[1].contains("Hãy giữ lại"), "{}", notes[1]);
    let folder = Path::new(saved["path"].as_str().unwrap()).with_extension("bao-cao-da-gui");
    assert!(std::fs::read(folder.join(&sent_name)).unwrap() == sent, "the file that was sent");

    office.call("open_book", json!({ "path": saved["path"] }));
    assert_eq!(office.call("list_periods", json!({}))[0]["status"], "open");
    let last = office.call("list_history", json!({ "limit": 1 }))[0].clone();
    assert_eq!((&last["act"], &last["can_undo"]), (&json!("reopen_period"), &json!(false)), "{last}");
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
    // The office goes on from there.
    load::act(&office.session, office.folder(), "close", 7).unwrap();
}

#[test]
fn what_hangs_from_a_lost_record_is_kept_under_a_row_that_says_so() {
    let (office, bytes) = grown();
    let book = office.path("so.lienhiep");
    let whole = counts(&book);
    for (table, hangs, named) in [
        ("organization", "membership", "2 tổ chức không đọc được"),
        ("person", "membership", "hội viên không đọc được"),
        ("history_entry", "history_row", "việc trong nhật ký không đọc được"),
    ] {
        let path = without_pages(&office, &bytes, &pages_of(&book, table));
        let saved = office.call("salvage_book", json!({ "path": path }));
        let notes = saved["notes"].to_string();
        assert!(notes.contains(named) && notes.contains("Hãy tìm các dòng ấy và ghi lại"), "{table}: {notes}");
        let now = counts(Path::new(saved["path"].as_str().unwrap()));
        assert_eq!(now[hangs], whole[hangs], "{table}: {saved}");
        office.call("open_book", json!({ "path": saved["path"] }));
        let checked = office.call("check_book", json!({}));
        assert_eq!(checked["ok"], Value::Bool(true), "{table}: {checked}");
        if table == "organization" {
            let found = office.call("list_organizations", json!({ "search": "khong doc duoc" }));
            assert_eq!(found["total"], 2, "{found}");
        }
        office.call("close_book", json!({}));
    }
}

#[test]
fn a_closed_period_that_is_lost_comes_back_with_what_was_frozen_of_it() {
    let (office, bytes) = grown();
    let book = office.path("so.lienhiep");
    let path = without_pages(&office, &bytes, &pages_of(&book, "period"));
    let saved = office.call("salvage_book", json!({ "path": path }));
    office.call("open_book", json!({ "path": saved["path"] }));
    let period = office.call("list_periods", json!({}))[0].clone();
    assert_eq!(
        [&period["label"], &period["starts_on"], &period["cutoff_on"], &period["status"]],
        ["Kỳ không đọc được: quý II năm 2026", "2026-03-15", "2026-06-14", "closed"]
    );
    let target = office.path("gui-lai.xlsx");
    office.call("export_report", json!({ "period_id": period["id"], "edition": "sent", "path": target }));
    let sent: Vec<u8> = Connection::open(&book)
        .unwrap()
        .query_row("SELECT bytes FROM period_file WHERE edition = 'sent'", [], |row| row.get(0))
        .unwrap();
    assert!(std::fs::read(target).unwrap() == sent);
}

#[test]
fn what_lies_in_the_journal_counts_and_what_was_deleted_stays_so() {
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    let id = office.organization("XOA", "Hội bị xóa", "member_association");
    office.call("undo", json!({}));
    office.organization("SAU", "Hội trong nhật ký ghi", "member_association");
    // While it is open, what was written last lies beside the file.
    let path = office.path("hong.lienhiep");
    std::fs::copy(office.path("so.lienhiep"), &path).unwrap();
    std::fs::copy(office.path("so.lienhiep-wal"), office.path("hong.lienhiep-wal")).unwrap();
    let expected = office.call("list_organizations", json!({}))["total"].clone();
    let saved = office.call("salvage_book", json!({ "path": path }));
    office.call("open_book", json!({ "path": saved["path"] }));
    let found = office.call("list_organizations", json!({}));
    assert_eq!(found["total"], expected);
    assert!(found["rows"].as_array().unwrap().iter().any(|row| row["code"] == "SAU"), "{found}");
    assert!(found["rows"].as_array().unwrap().iter().all(|row| row["code"] != "XOA"), "{id} came back: {found}");
}

#[test]
fn nothing_to_read_a_book_in_use_and_no_file_are_sentences() {
    let office = Office::on("2026-07-20");
    let nothing = office.path("rong.lienhiep");
    std::fs::write(&nothing, vec![7_u8; 100_000]).unwrap();
    assert_eq!(office.refuse("salvage_book", json!({ "path": nothing })).code, "salvage.nothing_readable");
    assert_eq!(office.refuse("salvage_book", json!({ "path": office.path("so.lienhiep") })).code, "salvage.open");
    assert_eq!(office.refuse("salvage_book", json!({ "path": office.path("khong.lienhiep") })).code, "storage.missing");
    let beside: Vec<_> = std::fs::read_dir(office.folder()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("cuu-duoc")), "{beside:?}");
}

#[test]
fn a_book_of_an_earlier_form_is_saved_into_the_newest() {
    let office = Office::on("2026-07-20");
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-5.lienhiep");
    let path = office.path("cu.lienhiep");
    std::fs::copy(&old, &path).unwrap();
    let people: u64 = counts(&old)["person"];
    let saved = office.call("salvage_book", json!({ "path": path }));
    office.call("open_book", json!({ "path": saved["path"] }));
    assert_eq!(office.call("count_people", json!({}))["person_count"], people);
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

#[test]
fn indexes_are_made_anew_out_of_the_records() {
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    office.call("close_book", json!({}));
    let book = office.path("so.lienhiep");
    {
        let connection = Connection::open(&book).unwrap();
        // An index that lacks an entry, and an index of words that lacks a person.
        connection
            .execute_batch(
                "PRAGMA writable_schema = ON;
                 INSERT INTO person_search (person_search, rowid, name_fold, search_fold)
                   SELECT 'delete', id, name_fold, search_fold FROM person LIMIT 1;",
            )
            .unwrap();
    }
    office.call("open_book", json!({ "path": book }));
    assert_eq!(office.call("check_quickly", json!({}))["ok"], Value::Bool(true));
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(false));
    let wrong: Vec<&Value> =
        checked["checked"].as_array().unwrap().iter().filter(|one| one["finding_count"] != 0).collect();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!((&wrong[0]["check"], &wrong[0]["mendable"]), (&json!("search_index"), &json!(true)));
    let before = content(&office);
    let repaired = office.call("repair_book", json!({}));
    assert_eq!(repaired["answer"]["report"]["ok"], Value::Bool(true), "{repaired}");
    assert!(Path::new(repaired["answer"]["kept"].as_str().unwrap()).is_file());
    assert_eq!(office.call("list_history", json!({ "limit": 1 }))[0]["act"], "repair_book");
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
}

#[test]
fn a_book_of_a_later_program_is_not_taken_apart() {
    let (office, mut bytes) = grown();
    bytes[60..64].copy_from_slice(&9999_u32.to_be_bytes()); // user_version in the header
    let path = office.path("moi.lienhiep");
    std::fs::write(&path, &bytes).unwrap();
    let refused = office.refuse("salvage_book", json!({ "path": path }));
    assert_eq!(refused.code, "storage.too_new");
    assert!(std::fs::read(&path).unwrap() == bytes);
}

#[test]
fn of_a_whole_book_nothing_is_told_as_lost() {
    let (office, _) = grown();
    let saved = office.call("salvage_book", json!({ "path": office.path("so.lienhiep") }));
    assert_eq!((&saved["lost_page_count"], &saved["lost_row_count"]), (&json!(0), &json!(0)), "{saved}");
}
