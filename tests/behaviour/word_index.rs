//! The word index of people follows the history: whatever was done, and wherever the program ended, a search finds the
//! people as they are now.

use lienhiep_tests::Office;
use rusqlite::Connection;
use serde_json::{Value, json};

/// More people than an act indexes itself.
const LONG: usize = 1_500;

fn office_with_a_long_list() -> (Office, Value) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    let mut lines = vec!["Họ và tên;Ngày sinh;Điện thoại;Đơn vị công tác".to_owned()];
    lines.extend((0..LONG).map(|n| format!("Nguyễn Thị Số{n};{};09051{n:05};Trường số {}", 1950 + n % 40, n % 30)));
    std::fs::write(office.path("ds.csv"), lines.join("\n")).unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
    let done = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(done["answer"]["new_person_count"], LONG);
    (office, done["entry_id"].clone())
}

fn found(office: &Office, search: &str) -> Vec<String> {
    let page = office.call("list_people", json!({ "search": search }));
    page["rows"].as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect()
}

/// What the closed book says: the last line of the history that the index knows, and the last one there is.
fn followed(office: &Office) -> (i64, i64) {
    office.call("close_book", json!({}));
    let book = Connection::open(office.path("so.lienhiep")).unwrap();
    let sql = "SELECT row_id, (SELECT max(id) FROM history_row) FROM history_indexed";
    book.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// The book as it stands when the program ended before the index came up: nothing of it is there.
fn forget_the_words(office: &Office) {
    office.call("close_book", json!({}));
    let book = Connection::open(office.path("so.lienhiep")).unwrap();
    book.execute_batch(
        "INSERT INTO person_search (person_search) VALUES ('delete-all'); UPDATE history_indexed SET row_id = 0",
    )
    .unwrap();
    drop(book);
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
}

fn assert_sound(office: &Office) {
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
}

#[test]
fn a_long_list_is_found_at_once_and_so_is_what_was_done_after_it() {
    let (office, entry) = office_with_a_long_list();
    assert_eq!(found(&office, "so777"), ["Nguyễn Thị Số777"]);
    // Changed right after it, and changed again: only what stands now is found.
    let person = office.call("list_people", json!({ "search": "so777" }))["rows"][0]["id"].clone();
    let rename = |name: &str| {
        let mut fields = office.call("get_person", json!({ "id": person }))["person"].clone();
        fields["full_name"] = json!(name);
        let version = fields["version"].clone();
        office.call("update_person", json!({ "id": person, "version": version, "fields": fields }))
    };
    rename("Lê Văn Mới");
    let second = rename("Lê Văn Khác");
    assert_eq!(found(&office, "so777"), Vec::<String>::new());
    assert_eq!(found(&office, "van khac"), ["Lê Văn Khác"]);
    office.call("undo", json!({ "entry_id": second["entry_id"] }));
    assert_eq!((found(&office, "van khac").len(), found(&office, "van moi").len()), (0, 1));
    assert_sound(&office);
    office.call("undo", json!({}));
    office.call("undo", json!({ "entry_id": entry }));
    assert_eq!(found(&office, "nguyen thi"), Vec::<String>::new());
    assert_sound(&office);
}

#[test]
fn changes_that_wait_together_are_followed_together() {
    let (office, entry) = office_with_a_long_list();
    // Nobody searches in between: the list, a change of one of its people, the list taken back, and done again.
    let people = office.call("list_people", json!({ "limit": 2 }))["rows"].clone();
    let rename = |person: &Value| {
        let mut fields = office.call("get_person", json!({ "id": person["id"] }))["person"].clone();
        fields["full_name"] = json!("Lê Văn Mới");
        office.call("update_person", json!({ "id": person["id"], "version": 1, "fields": fields }))["entry_id"].clone()
    };
    let renamed = rename(&people[0]);
    office.call("undo", json!({ "entry_id": renamed }));
    let undone = office.call("undo", json!({ "entry_id": entry }))["entry_id"].clone();
    office.call("undo", json!({ "entry_id": undone }));
    rename(&people[1]);
    let counted = office.call("count_people", json!({ "search": "nguyen thi" }));
    assert_eq!(counted["person_count"], LONG - 1);
    assert_eq!(found(&office, "le van moi"), ["Lê Văn Mới"]);
    assert_sound(&office);
}

#[test]
fn what_the_index_missed_is_caught_up_by_whoever_needs_it() {
    let (office, _) = office_with_a_long_list();
    let phone = json!({ "full_name": "Ai Đó", "phone": "0905100042" });
    let similar = || office.call("find_similar_people", phone.clone());
    forget_the_words(&office);
    assert_eq!(found(&office, "so1499"), ["Nguyễn Thị Số1499"]);
    forget_the_words(&office);
    let filter = json!({ "filters": [{ "is": "contains", "column": "employer", "text": "truong so 29" }] });
    assert_eq!(office.call("count_people", filter)["person_count"], LONG / 30);
    forget_the_words(&office);
    assert_eq!(similar()[0]["person"]["full_name"], "Nguyễn Thị Số42");
    forget_the_words(&office);
    assert_sound(&office);
    // A search writes what was missing: it is there the next time.
    let (known, last) = followed(&office);
    assert_eq!(known, last);
}

#[test]
fn the_index_has_followed_when_the_book_is_closed() {
    let (office, _) = office_with_a_long_list();
    let (known, last) = followed(&office);
    assert_eq!((known, last), (last, 2 * LONG as i64 + 2));
    // And after a few changes at once.
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    office.call("create_person", json!({ "fields": { "full_name": "Lê Văn Một" } }));
    let (known, last) = followed(&office);
    assert_eq!((known, last), (last, 2 * LONG as i64 + 3));
}
