//! Book, table, gate, history: what every other part stands on.

use lienhiep_tests::Office;
use serde_json::json;

#[test]
fn an_organization_is_added_changed_and_taken_back() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HOI-Y", "Hội Y học", "member_association");
    let read = office.call("get_organization", json!({ "id": id }));
    let mut fields = read.clone();
    fields["name"] = json!("Hội Y  học\u{a0}tỉnh");
    let done = office.call("update_organization", json!({ "id": id, "version": 1, "fields": fields }));
    assert_eq!(done["answer"]["name"], "Hội Y học tỉnh");
    assert_eq!(done["changed"], json!(["organization"]));
    assert_eq!(done["summary"], "Đã sửa “Hội Y học tỉnh”");
    assert_eq!(done["can_undo"], true);

    let entry = office.call("get_history_entry", json!({ "id": done["entry_id"] }));
    assert_eq!(entry["rows"][0]["before"]["name"], "Hội Y học");
    assert_eq!(entry["rows"][0]["after"]["name"], "Hội Y học tỉnh");
    assert_eq!(entry["entry"]["actor"], "Người thử");

    office.call("undo", json!({}));
    assert_eq!(office.call("get_organization", json!({ "id": id }))["name"], "Hội Y học");
    office.call("undo", json!({}));
    assert_eq!(office.refuse("get_organization", json!({ "id": id })).code, "request.not_found");
    assert_eq!(office.refuse("undo", json!({})).code, "history.nothing_to_undo");
}

#[test]
fn undoing_names_the_later_act_that_stands_in_the_way() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HOI-Y", "Hội Y học", "member_association");
    let mut fields = office.call("get_organization", json!({ "id": id }));
    fields["note"] = json!("ghi chú");
    office.call("update_organization", json!({ "id": id, "version": 1, "fields": fields }));
    let failure = office.refuse("undo", json!({ "entry_id": 1 }));
    assert_eq!(failure.code, "history.built_upon");
    assert!(failure.sentence.contains("Đã sửa “Hội Y học”"), "{}", failure.sentence);
}

#[test]
fn a_stale_version_shows_what_stands_now() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HOI-Y", "Hội Y học", "member_association");
    let mut fields = office.call("get_organization", json!({ "id": id }));
    fields["phone"] = json!("0262 3812 345");
    office.call("update_organization", json!({ "id": id, "version": 1, "fields": fields }));
    let failure = office.refuse("update_organization", json!({ "id": id, "version": 1, "fields": fields }));
    assert_eq!(failure.code, "request.stale");
    assert_eq!(failure.detail["current"]["phone"], "0262 3812 345");
}

#[test]
fn a_code_is_unique_and_a_branch_has_a_parent() {
    let office = Office::on("2026-05-04");
    office.organization("HOI-Y", "Hội Y học", "member_association");
    let twice = office.refuse(
        "create_organization",
        json!({ "code": "hoi-y", "name": "Hội khác", "kind": "club", "status": "active" }),
    );
    assert_eq!((twice.code.as_str(), twice.field.as_deref()), ("organization.code_taken", Some("code")));
    let orphan = office.refuse(
        "create_organization",
        json!({ "code": "CH1", "name": "Chi hội 1", "kind": "branch", "status": "active" }),
    );
    assert_eq!(orphan.code, "organization.branch_without_parent");
}

#[test]
fn lists_search_without_accents_and_sort_in_vietnamese_order() {
    let office = Office::on("2026-05-04");
    for (code, name) in [("1", "Hội Yến sào"), ("2", "Hội Đông y"), ("3", "Hội Dược học"), ("4", "Hội Điện lực")]
    {
        office.organization(code, name, "member_association");
    }
    let names = |request| -> Vec<String> {
        let page = office.call("list_organizations", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(json!({})), ["Hội Dược học", "Hội Điện lực", "Hội Đông y", "Hội Yến sào"]);
    assert_eq!(names(json!({ "search": "duoc" })), ["Hội Dược học"]);
    assert_eq!(
        names(json!({ "search": "đ", "sort": { "column": "name", "descending": true } })),
        ["Hội Đông y", "Hội Điện lực", "Hội Dược học"]
    );
    assert_eq!(names(json!({ "filters": [{ "is": "contains", "column": "name", "text": "dien" }] })), ["Hội Điện lực"]);
}

#[test]
fn a_second_opener_a_foreign_file_and_a_share_are_refused_in_words() {
    let office = Office::on("2026-05-04");
    let other = Office::on("2026-05-04");
    let book = office.path("so.lienhiep");
    assert_eq!(other.refuse("open_book", json!({ "path": book })).code, "storage.in_use");
    assert_eq!(other.refuse("create_book", json!({ "path": book })).code, "storage.already_there");
    assert_eq!(other.refuse("open_book", json!({ "path": "//maychu/chung/so.lienhiep" })).code, "storage.network_path");
    assert_eq!(other.refuse("open_book", json!({ "path": other.path("khong-co.lienhiep") })).code, "storage.missing");
    let foreign = other.path("thu.lienhiep");
    std::fs::write(&foreign, "không phải cơ sở dữ liệu").unwrap();
    assert_eq!(other.refuse("open_book", json!({ "path": foreign })).code, "storage.not_a_book");
    assert_eq!(std::fs::read_to_string(&foreign).unwrap(), "không phải cơ sở dữ liệu");
    // The book that was open stays open.
    assert!(other.call("current_book", json!({}))["file_name"] == "so.lienhiep");
    // And a closed book opens again.
    office.call("close_book", json!({}));
    other.call("open_book", json!({ "path": book }));
}

#[test]
fn settings_are_kept_and_checked() {
    let office = Office::on("2026-05-04");
    let mut settings = office.call("get_settings", json!({}));
    assert_eq!(settings["checklist"]["due_soon_days"], 7);
    assert_eq!(settings["privacy"]["keep_ethnicity"], false);
    settings["office"]["province"] = json!(" Đắk  Lắk ");
    office.call("update_settings", settings.clone());
    assert_eq!(office.call("get_settings", json!({}))["office"]["province"], "Đắk Lắk");
    settings["letterhead"]["governing_lines"] = json!(["a", "b", "c"]);
    assert_eq!(office.refuse("update_settings", settings).field.as_deref(), Some("governing_lines"));
}

#[test]
fn an_indicator_is_saved_once_and_its_code_is_unique() {
    let office = Office::on("2026-05-04");
    let indicator = json!({ "position": 1, "code": "1", "name": "Hội thảo khoa học", "unit": "cuộc", "aggregation": "sum", "is_active": true });
    let saved = office.call("save_indicator", indicator.clone());
    assert_eq!(saved["answer"]["version"], 1);
    assert_eq!(office.refuse("save_indicator", indicator).field.as_deref(), Some("code"));
}
