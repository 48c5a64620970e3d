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

/// A person with some fields changed, read first.
fn change(office: &Office, id: &serde_json::Value, field: &str, value: &str) -> serde_json::Value {
    let mut person = office.call("get_person", json!({ "id": id }))["person"].clone();
    person[field] = json!(value);
    office.call("update_person", json!({ "id": id, "version": person["version"], "fields": person }))["entry_id"]
        .clone()
}

#[test]
fn an_undo_is_not_undone_over_a_later_undo() {
    let office = Office::on("2026-05-04");
    let id = office.call("create_person", json!({ "fields": { "full_name": "Lê An" } }))["answer"]["id"].clone();
    let a = change(&office, &id, "employer", "Bệnh viện tỉnh");
    let b = change(&office, &id, "phone", "0905123456");
    let undo_b = office.call("undo", json!({ "entry_id": b }))["entry_id"].clone();
    let undo_a = office.call("undo", json!({ "entry_id": a }))["entry_id"].clone();
    let failure = office.refuse("undo", json!({ "entry_id": undo_b }));
    assert_eq!(failure.code, "history.built_upon");
    assert_eq!(failure.detail["entry_ids"], json!([undo_a]));

    // In the right order both acts come again, and the journal says so.
    let again = office.call("undo", json!({ "entry_id": undo_a }));
    assert_eq!(again["summary"], "Đã làm lại: sửa hồ sơ Lê An");
    office.call("undo", json!({ "entry_id": undo_b }));
    let person = office.call("get_person", json!({ "id": id }))["person"].clone();
    assert_eq!((&person["employer"], &person["phone"]), (&json!("Bệnh viện tỉnh"), &json!("0905123456")));
    // And the redoing is undone: its act is undone once more.
    let entries = office.call("list_history", json!({ "limit": 1 }));
    let done = office.call("undo", json!({ "entry_id": entries[0]["id"] }));
    assert_eq!(done["summary"], "Đã hoàn tác: sửa hồ sơ Lê An");
    let entry = office.call("get_history_entry", json!({ "id": b }))["entry"].clone();
    assert_eq!((&entry["undone_by_id"], &entry["can_undo"]), (&undo_b, &json!(false)));
    assert_eq!(office.call("get_person", json!({ "id": id }))["person"]["phone"], json!(null));
}

#[test]
fn nothing_made_later_goes_with_what_is_undone() {
    let office = Office::on("2026-05-04");
    let plan = office.call("create_plan", json!({ "doc_number": "1/KH", "subject": "Kế hoạch" }));
    let task = office.call("create_task", json!({ "plan_id": plan["answer"]["id"], "content": "Việc" }));
    let failure = office.refuse("undo", json!({ "entry_id": plan["entry_id"] }));
    assert_eq!(
        (failure.code.as_str(), &failure.detail["entry_ids"]),
        ("history.built_upon", &json!([task["entry_id"]]))
    );

    // What is undone may not bring back a record whose ground is gone.
    let deleted = office.call("delete_task", json!({ "id": task["answer"]["id"], "version": 1 }));
    let plan_gone = office.call("delete_plan", json!({ "id": plan["answer"]["id"], "version": 1 }));
    let failure = office.refuse("undo", json!({ "entry_id": deleted["entry_id"] }));
    assert_eq!(failure.detail["entry_ids"], json!([plan_gone["entry_id"]]));

    // Nor break a rule: two memberships at a time in one organisation.
    let club = office.organization("Y", "Hội Y học", "member_association");
    let request = json!({ "person": { "is": "new", "fields": { "full_name": "Lê An" } },
        "membership": { "organization_id": club, "admitted_on": "2020" } });
    let first = office.call("admit_member", request)["answer"].clone();
    let end = json!({ "ids": [first["id"]], "ended_on": "2024-01-01", "reason": "resign" });
    let ended = office.call("end_memberships", end)["entry_id"].clone();
    let request = json!({ "person": { "is": "existing", "person_id": first["person_id"] },
        "membership": { "organization_id": club, "admitted_on": "2025-01-01" } });
    let again = office.call("admit_member", request)["entry_id"].clone();
    let failure = office.refuse("undo", json!({ "entry_id": ended }));
    assert_eq!(failure.detail["entry_ids"], json!([again]));

    // Nor give a code to two.
    let rename = |id: i64, code: &str| {
        let mut fields = office.call("get_organization", json!({ "id": id }));
        fields["code"] = json!(code);
        let version = fields["version"].clone();
        office.call("update_organization", json!({ "id": id, "version": version, "fields": fields }))["entry_id"]
            .clone()
    };
    let renamed = rename(club, "YH");
    office.organization("Y", "Hội Y tế", "member_association");
    assert_eq!(office.refuse("undo", json!({ "entry_id": renamed })).code, "history.built_upon");
}

/// Every row of the book that is watched, as SQLite writes its values: NULL is not an empty text.
fn rows(office: &Office) -> Vec<String> {
    office.call("close_book", json!({}));
    let path = office.path("so.lienhiep");
    let book = rusqlite::Connection::open(&path).unwrap();
    let list = "SELECT t.name, group_concat(CASE c.name WHEN 'version' THEN '0' ELSE 'quote(' || c.name || ')' END, ' || '','' || ')
                  FROM pragma_table_list t, pragma_table_info(t.name) c
                 WHERE t.schema = 'main' AND t.type = 'table' AND t.strict AND t.name NOT LIKE 'history_%' AND t.name <> 'access_log' GROUP BY t.name";
    let mut statement = book.prepare(list).unwrap();
    let tables = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let tables: Vec<(String, String)> = tables.map(Result::unwrap).collect();
    drop(statement);
    let mut found = Vec::new();
    for (table, columns) in tables {
        let mut statement = book.prepare(&format!("SELECT {columns} FROM {table} ORDER BY id")).unwrap();
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.extend(lines.map(|line| format!("{table}: {}", line.unwrap())));
    }
    book.close().unwrap();
    office.call("open_book", json!({ "path": path }));
    found
}

#[test]
fn an_undo_puts_back_every_value_and_what_was_not_known() {
    let office = Office::on("2026-05-04");
    let id = office.call("create_person", json!({ "fields": { "full_name": "Lê An" } }))["answer"]["id"].clone();
    let before = rows(&office);
    for field in ["specialty", "employer", "job_title", "note"] {
        change(&office, &id, field, "Chăn nuôi");
    }
    let after = rows(&office);
    assert_ne!(before, after);
    for _ in 0..4 {
        office.call("undo", json!({}));
    }
    assert_eq!(rows(&office), before);
    let undone = office.call("list_history", json!({ "limit": 4 })).as_array().unwrap().clone();
    for entry in undone {
        office.call("undo", json!({ "entry_id": entry["id"] }));
    }
    assert_eq!(rows(&office), after);
    // A person taken out and brought back is as before.
    let added = office.call("create_person", json!({ "fields": { "full_name": "Bùi Bình" } }))["entry_id"].clone();
    let with = rows(&office);
    let taken_out = office.call("undo", json!({ "entry_id": added }))["entry_id"].clone();
    office.call("undo", json!({ "entry_id": taken_out }));
    assert_eq!(rows(&office), with);
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

#[cfg(unix)]
#[test]
fn the_open_book_under_another_spelling_stays_locked() {
    let office = Office::on("2026-05-04");
    let book = office.path("so.lienhiep");
    let (link, twin) = (office.path("tro-den.lienhiep"), office.path("ten-khac.lienhiep"));
    std::os::unix::fs::symlink(&book, &link).unwrap();
    std::fs::hard_link(&book, &twin).unwrap();
    for spelling in [office.folder().join(".").join("so.lienhiep"), link, twin] {
        let opened = office.call("open_book", json!({ "path": spelling }));
        assert_eq!(opened["file_name"], "so.lienhiep");
        // Another process looks: within one process a lock cannot be seen.
        let mut other = std::process::Command::new(env!("CARGO_BIN_EXE_cli-under-test"));
        let other = other.arg("--data").arg(&book).args(["call", "list_organizations"]).output().unwrap();
        assert_eq!(other.status.code(), Some(1), "{}", String::from_utf8_lossy(&other.stdout));
        assert!(String::from_utf8_lossy(&other.stderr).contains("đang được mở"), "{other:?}");
    }
}

#[test]
fn the_journal_is_asked_by_days_in_vietnam() {
    let office = Office::on("2026-05-04");
    // 18:30 UTC on the 4th is 01:30 of the 5th in Vietnam.
    office.set_now("2026-05-04T18:30:00Z");
    let id = office.organization("Y", "Hội Y học", "member_association");
    let count = |request| office.call("list_history", request).as_array().unwrap().len();
    assert_eq!(count(json!({ "from_on": "2026-05-05", "to_on": "2026-05-05" })), 1);
    assert_eq!(count(json!({ "to_on": "2026-05-04" })), 0);
    // Without a limit: the usual hundred.
    for number in 0..3 {
        let mut fields = office.call("get_organization", json!({ "id": id }));
        fields["note"] = json!(format!("{number}"));
        let version = fields["version"].clone();
        office.call("update_organization", json!({ "id": id, "version": version, "fields": fields }));
    }
    assert_eq!((count(json!({})), count(json!({ "limit": 0 })), count(json!({ "limit": 2 }))), (4, 4, 2));
}

/// The organisations of a book, read past the program.
fn organizations_in(book: &std::path::Path) -> i64 {
    let book = rusqlite::Connection::open(book).unwrap();
    book.query_row("SELECT count(*) FROM organization", [], |row| row.get(0)).unwrap_or_default()
}

#[test]
fn soon_after_an_act_the_file_alone_holds_it() {
    let office = Office::on("2026-05-04");
    office.organization("HOI-Y", "Hội Y học", "member_association");
    let copy = office.path("ban-chep.lienhiep");
    let holds_it = || {
        // As the file manager copies: the book, without the journal beside it.
        std::fs::copy(office.path("so.lienhiep"), &copy).unwrap();
        organizations_in(&copy) == 1
    };
    let began = std::time::Instant::now();
    while !holds_it() {
        assert!(began.elapsed().as_secs() < 60, "the act stays in the journal");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    office.call("close_book", json!({}));
    assert!(!office.path("so.lienhiep-wal").exists());
}

/// What another process is told that wants to write to the book.
#[cfg(unix)]
#[track_caller]
fn assert_locked(book: &std::path::Path, after: &str) {
    let mut other = std::process::Command::new(env!("CARGO_BIN_EXE_cli-under-test"));
    let other = other.arg("--data").arg(book).args(["call", "list_organizations"]).output().unwrap();
    assert_eq!(other.status.code(), Some(1), "after {after}: {}", String::from_utf8_lossy(&other.stdout));
    assert!(String::from_utf8_lossy(&other.stderr).contains("đang được mở"), "after {after}: {other:?}");
}

#[cfg(unix)]
#[test]
fn neither_looking_at_a_copy_nor_a_repair_lets_go_of_the_open_book() {
    let office = Office::on("2026-05-04");
    office.organization("YD", "Hội Y Dược", "member_association");
    let book = office.path("so.lienhiep");
    let link = office.path("tro-den.lienhiep");
    std::os::unix::fs::symlink(&book, &link).unwrap();
    for spelling in [&book, &link] {
        assert_eq!(office.refuse("preview_restore", json!({ "backup": spelling })).code, "backup.same_file");
        assert_locked(&book, "preview_restore");
    }
    let repaired = office.call("repair_book", json!({}));
    assert_locked(&book, "repair_book");
    assert_eq!(organizations_in(std::path::Path::new(repaired["answer"]["kept"].as_str().unwrap())), 1);
    office.call("create_backup", json!({}));
    office.call("backup_when_due", json!({ "closing": true }));
    office.call("backup_state", json!({}));
    assert_locked(&book, "copies");
}

#[test]
fn a_book_without_a_name_is_not_made() {
    let office = Office::on("2026-05-04");
    for command in ["create_book", "create_sample"] {
        let refused = office.refuse(command, json!({ "path": "" }));
        assert_eq!(refused.code, "storage.no_name", "{command}");
        assert!(refused.sentence.contains("Hãy "), "{}", refused.sentence);
    }
    assert_eq!(office.call("current_book", json!({}))["file_name"], "so.lienhiep");
}
