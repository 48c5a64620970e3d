//! Books of earlier forms, kept as files: they open, nothing is lost, and what comes out is the newest form.
//! Form n stands in `form-n.lienhiep`; add the present form's book before adding a migration.

use std::collections::BTreeMap;
use std::path::Path;

use lienhiep_tests::Office;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

/// Tables with their columns, and the text of every index and trigger.
fn form(book: &Path) -> BTreeMap<String, Vec<String>> {
    let connection = Connection::open_with_flags(book, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut form = BTreeMap::new();
    let columns = "SELECT t.name, c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || coalesce(c.dflt_value, '')
                     FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' ORDER BY t.name, c.cid";
    let others = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY 1";
    for query in [columns, others] {
        let mut statement = connection.prepare(query).unwrap();
        let lines = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        for (name, text) in lines.map(|line: rusqlite::Result<(String, String)>| line.unwrap()) {
            form.entry(name).or_insert_with(Vec::new).push(text);
        }
    }
    form
}

#[test]
fn a_book_of_form_1_opens_with_everything_in_it() {
    let office = Office::on("2026-05-20");
    office.call("close_book", json!({}));
    let book = office.path("cu.lienhiep");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-1.lienhiep"), &book).unwrap();
    office.call("open_book", json!({ "path": book }));

    let names = office.call("list_organizations", json!({}))["rows"].clone();
    let names: Vec<&str> = names.as_array().unwrap().iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Hội Ánh dương", "Trung tâm Đổi mới"]);
    let people = office.call("list_people", json!({ "search": "thu nie" }));
    assert_eq!(people["rows"][0]["full_name"], "H’ Thử Niê");
    assert_eq!(office.call("count_people", json!({}))["person_count"], 1);
    let versions = office.call("list_report_versions", json!({ "period": "2026-Q1" }));
    assert_eq!(versions[0]["closed_by"], "Thử");
    // A report closed by an earlier program is exported as that program made it, whatever this one would make of it.
    for file in versions[0]["files"].as_array().unwrap() {
        let path = office.path("lai.xlsx");
        let request = json!({ "period": "2026-Q1", "edition": file["edition"], "path": path });
        let exported = office.call("export_report", request);
        assert_eq!(exported["answer"]["sha256"], file["sha256"], "{file}");
        assert_eq!(exported["answer"]["byte_count"], file["byte_count"]);
    }
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    // The file as it was is kept beside it.
    assert!(office.path("cu.truoc-dang-2.lienhiep").exists());
    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

#[test]
fn a_book_of_form_3_keeps_its_data_and_what_undoing_spoilt_is_mended() {
    let office = Office::on("2026-05-20");
    office.call("close_book", json!({}));
    let book = office.path("cu.lienhiep");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-3.lienhiep"), &book).unwrap();
    office.call("open_book", json!({ "path": book }));

    let membership = office.call("get_membership", json!({ "id": 1 }));
    assert_eq!((&membership["decision_number"], &membership["decision_on"]), (&json!("3/QĐ-HC"), &Value::Null));
    let declared = office.call("list_declared_figures", json!({}));
    assert_eq!((&declared[0]["bachelor_count"], &declared[0]["college_count"]), (&json!(40), &Value::Null));
    // 6 was undone, redone, and undone again by 7, which stands.
    let entry = office.call("get_history_entry", json!({ "id": 6 }))["entry"].clone();
    assert_eq!(entry["undone_by_id"], 7);
    assert_eq!(office.call("get_organization", json!({ "id": 1 }))["name"], "Hội Cũ");
    // An act of the old form is undone without spoiling anything.
    office.call("undo", json!({ "entry_id": 5 }));
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
    let file = Connection::open_with_flags(&book, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let spoilt = "SELECT count(*) FROM person WHERE (specialty IS NULL) <> (specialty_key IS NULL)
                     OR (employer IS NULL) <> (employer_key IS NULL) OR (job_title IS NULL) <> (job_title_key IS NULL)";
    assert_eq!(file.query_row(spoilt, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}
