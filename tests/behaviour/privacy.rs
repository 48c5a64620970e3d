//! Who may see what of a person, who looked, and what leaves the book with persons in it.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office that keeps dân tộc and đảng viên, an association, and a member with both.
fn office() -> (Office, i64, i64) {
    let office = Office::on("2026-05-04");
    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    settings["privacy"]["keep_party_member"] = json!(true);
    office.call("update_settings", settings);
    let yd = office.organization("HYD", "Hội Y Dược", "member_association");
    let fields = json!({ "full_name": "Y Moan Niê", "birth_on": "1970-02-03", "sex": "male", "phone": "0905123456",
                         "ethnicity": "Ê Đê", "party_member": true });
    let member = json!({ "organization_id": yd, "admitted_on": "2010-01-01" });
    let done = office.call("create_person", json!({ "fields": fields, "memberships": [member] }));
    (office, yd, done["answer"]["id"].as_i64().unwrap())
}

fn log(office: &Office, more: Value) -> Vec<Value> {
    office.call("list_access", more).as_array().unwrap().clone()
}

/// Kind, person, how many people, with sensitive fields, file.
fn told(line: &Value) -> (String, Value, Value, Value, Value) {
    let field = |name: &str| line[name].clone();
    let kind = line["kind"].as_str().unwrap().to_owned();
    (kind, field("person_name"), field("person_count"), field("with_sensitive"), field("file_name"))
}

#[test]
fn no_answer_tells_what_is_sensitive_but_the_one_that_is_logged() {
    let (office, yd, moan) = office();
    let tells = |answer: &Value| answer.to_string().contains("Ê Đê");
    let detail = office.call("get_person", json!({ "id": moan }));
    assert!(!tells(&detail), "{detail}");
    assert_eq!(
        detail["sensitive"],
        json!([{ "field": "ethnicity", "is_filled": true }, { "field": "party_member", "is_filled": true }])
    );
    for (command, request) in [
        ("list_people", json!({})),
        ("list_people", json!({ "search": "Ê Đê" })),
        ("get_history_entry", json!({ "id": 3 })),
        ("list_history", json!({ "search": "Ê Đê" })),
        ("find_similar_people", json!({ "full_name": "Y Moan Niê" })),
        ("get_organization_detail", json!({ "id": yd })),
    ] {
        assert!(!tells(&office.call(command, request)), "{command}");
    }
    // Searching for it finds nobody, and there is no filter by it.
    assert_eq!(office.call("list_people", json!({ "search": "Ê Đê" }))["rows"], json!([]));
    let filter = json!({ "filters": [{ "is": "text", "column": "ethnicity", "text": "Ê" }] });
    assert!(office.refuse("list_people", filter).code.starts_with("request."));

    // A change of it is seen in the history as a change, and not what it was or is.
    let version = detail["person"]["version"].clone();
    let mut fields = detail["person"].clone();
    fields["ethnicity"] = json!("Kinh");
    let done = office.call("update_person", json!({ "id": moan, "version": version, "fields": fields }));
    assert!(!done.to_string().contains("Kinh"), "{done}");
    let rows = office.call("get_history_entry", json!({ "id": done["entry_id"] }))["rows"].clone();
    assert_eq!(
        (&rows[0]["before"]["ethnicity"], &rows[0]["after"]["ethnicity"]),
        (&json!("•••"), &json!("••• (đã sửa)"))
    );
    assert_eq!(rows[0]["after"]["party_member"], "•••");
    // Neither does a refusal tell it.
    let stale = office.refuse("update_person", json!({ "id": moan, "version": version, "fields": fields }));
    assert!(stale.code == "request.stale" && !stale.detail.to_string().contains("Kinh"), "{stale:?}");

    assert_eq!(
        office.call("reveal_sensitive", json!({ "id": moan })),
        json!({ "ethnicity": "Kinh", "religion": null, "party_member": true })
    );
    let seen = log(&office, json!({ "kind": "reveal" }));
    assert_eq!(
        seen.iter().map(told).collect::<Vec<_>>(),
        [("reveal".to_owned(), json!("Y Moan Niê"), json!(1), json!(true), Value::Null)]
    );
}

#[test]
fn a_save_without_the_sensitive_fields_keeps_them() {
    let (office, _, moan) = office();
    let save = |more: Value| {
        let person = office.call("get_person", json!({ "id": moan }))["person"].clone();
        let mut request = json!({ "id": moan, "version": person["version"], "fields": person });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        office.call("update_person", request);
        office.call("reveal_sensitive", json!({ "id": moan }))
    };
    assert_eq!(save(json!({})), json!({ "ethnicity": "Ê Đê", "religion": null, "party_member": true }));
    // Emptied on purpose, by a form that showed them.
    assert_eq!(
        save(json!({ "sensitive_shown": true })),
        json!({ "ethnicity": null, "religion": null, "party_member": null })
    );
}

#[test]
fn who_opened_a_record_stands_in_the_log_once_a_day() {
    let (office, _, moan) = office();
    let open = || office.call("get_person", json!({ "id": moan }));
    open();
    open();
    assert_eq!(log(&office, json!({})).len(), 1);
    // Another sitting on the same day adds nothing, the next day does.
    let book = office.path("so.lienhiep");
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": book }));
    open();
    assert_eq!(log(&office, json!({})).len(), 1);
    office.set_today("2026-05-05");
    open();
    open();
    let lines = log(&office, json!({}));
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["actor"], &lines[0]["kind_label"], &lines[0]["person_name"], &lines[0]["person_id"]),
        (&json!("Người thử"), &json!("Mở hồ sơ"), &json!("Y Moan Niê"), &json!(moan))
    );
    // By person, kind, user, words and day.
    assert_eq!(log(&office, json!({ "person_id": moan })).len(), 2);
    assert_eq!(log(&office, json!({ "person_id": moan + 1 })).len(), 0);
    assert_eq!(log(&office, json!({ "search": "moan nie" })).len(), 2);
    assert_eq!(log(&office, json!({ "search": "ai khac" })).len(), 0);
    assert_eq!(log(&office, json!({ "from_on": "2026-05-05" })).len(), 1);
    assert_eq!(log(&office, json!({ "to_on": "2026-05-04", "kind": "open_person" })).len(), 1);
    assert_eq!(log(&office, json!({ "actor": "Người khác" })).len(), 0);
    assert_eq!(office.call("list_access_actors", json!({})), json!(["Người thử"]));
    // Looking is no act: nothing to undo came of it.
    assert_eq!(office.call("list_history", json!({}))[0]["act"], "create_person");
}

#[test]
fn the_log_is_neither_changed_nor_shortened() {
    let (office, _, moan) = office();
    office.call("get_person", json!({ "id": moan }));
    office.call("close_book", json!({}));
    let book = rusqlite::Connection::open(office.path("so.lienhiep")).unwrap();
    for sql in
        ["DELETE FROM access_log", "UPDATE access_log SET actor = 'ai khác'", "UPDATE access_log SET purpose = 'khác'"]
    {
        assert!(book.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn what_leaves_the_book_with_persons_is_logged_with_its_file_and_purpose() {
    let (office, yd, moan) = office();
    let list = |more: Value| {
        let mut request = json!({
            "path": office.path("hoi-vien.csv"), "title": "Danh sách hội viên", "notes": [],
            "columns": [{ "title": "Họ và tên", "width": 200 }], "rows": [[{ "is": "text", "value": "Y Moan Niê" }]],
            "names_persons": true, "purpose": "gửi hội rà soát", "person_ids": [moan],
        });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    office.call("export_list", list(json!({})));
    let text = std::fs::read_to_string(office.path("hoi-vien.csv")).unwrap();
    assert!(text.contains("Y Moan Niê") && !text.contains("Ê Đê"), "{text}");
    // Chosen, they stand behind the other columns; religion is not kept and not there.
    let done = office.call("export_list", list(json!({ "with_sensitive": true })));
    let text = std::fs::read_to_string(office.path("hoi-vien.csv")).unwrap();
    assert_eq!(text.trim_start_matches('\u{FEFF}'), "Họ và tên;Dân tộc;Đảng viên\r\nY Moan Niê;Ê Đê;Có\r\n");
    assert!(done["summary"].as_str().unwrap().contains("kèm trường nhạy cảm"));
    for (more, code) in [
        (json!({ "with_sensitive": true, "person_ids": [] }), "privacy.rows_without_persons"),
        (json!({ "with_sensitive": true, "person_ids": [moan, moan] }), "privacy.rows_without_persons"),
        (json!({ "with_sensitive": true, "purpose": " " }), "list.no_purpose"),
        (json!({ "with_sensitive": true, "names_persons": false }), "privacy.rows_without_persons"),
    ] {
        assert_eq!(office.refuse("export_list", list(more)).code, code);
    }
    // A list without persons is not the log's business.
    office.call("export_list", list(json!({ "names_persons": false, "person_ids": [] })));

    let rosters = office.call("send_rosters", json!({ "organization_ids": [yd], "folder": office.folder() }));
    let roster = rosters["answer"][0]["path"].as_str().unwrap().rsplit(['/', '\\']).next().unwrap().to_owned();
    let period = office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 1 }));
    let id = period["answer"]["id"].clone();
    for (edition, file) in [("sent", "gui.xlsx"), ("proof", "kiem-chung.xlsx")] {
        office.call("export_report", json!({ "period_id": id, "edition": edition, "path": office.path(file) }));
    }
    let lines: Vec<_> = log(&office, json!({})).iter().map(told).collect();
    assert_eq!(
        lines,
        [
            ("proof".to_owned(), Value::Null, Value::Null, json!(false), json!("kiem-chung.xlsx")),
            ("roster".to_owned(), Value::Null, json!(1), json!(false), json!(roster)),
            ("list".to_owned(), Value::Null, json!(1), json!(true), json!("hoi-vien.csv")),
            ("list".to_owned(), Value::Null, json!(1), json!(false), json!("hoi-vien.csv")),
        ]
    );
    assert_eq!(log(&office, json!({ "kind": "list" }))[0]["purpose"], "gửi hội rà soát");
    // A file that could not be written has no line.
    let nowhere = list(json!({ "path": office.path("khong-co/x.csv") }));
    office.refuse("export_list", nowhere);
    assert_eq!(log(&office, json!({ "kind": "list" })).len(), 2);
}

#[test]
fn choosing_between_two_records_shows_what_is_chosen_and_logs_it() {
    let (office, _, moan) = office();
    let fields =
        json!({ "full_name": "Y Moan Niê", "birth_on": "1970-02-03", "ethnicity": "Ba Na", "party_member": true });
    let other = office.call("create_person", json!({ "fields": fields }))["answer"]["id"].clone();
    let preview = office.call("preview_merge", json!({ "into_id": moan, "from_id": other }));
    let people = [&preview["into"]["person"], &preview["from"]["person"]];
    assert_eq!(people.map(|one| one["ethnicity"].clone()), [json!("Ê Đê"), json!("Ba Na")]);
    assert_eq!(people.map(|one| one["party_member"].clone()), [Value::Null, Value::Null], "alike: nothing to choose");
    assert_eq!(log(&office, json!({ "kind": "reveal" })).len(), 2);
}

#[test]
fn a_list_laid_beside_sensitive_fields_is_logged() {
    let (office, yd, _) = office();
    let preview = |list: &str| {
        std::fs::write(office.path("ds.csv"), list).unwrap();
        office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": yd }));
        log(&office, json!({ "kind": "reveal" }))
    };
    assert_eq!(preview("Họ tên,Ngày sinh,Điện thoại\nY Moan Niê,03/02/1970,0905999999\n"), Vec::<Value>::new());
    let lines = preview("Họ tên,Ngày sinh,Dân tộc\nY Moan Niê,03/02/1970,Ba Na\n");
    assert_eq!((lines.len(), &lines[0]["what"]), (1, &json!("So danh sách của Hội Y Dược với sổ")));
}
