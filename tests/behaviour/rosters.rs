//! Lists go out to the associations, and come back: what the association changed is written, and nothing else.

mod roster_kit;

use lienhiep_tests::{Office, content, differences};
use roster_kit::{Cell, HEAD, Returned, preview, rows, send};
use serde_json::{Value, json};

fn admit(office: &Office, organization: i64, person: Value, membership: Value) -> i64 {
    let mut membership = membership;
    membership["organization_id"] = json!(organization);
    let request = json!({ "person": { "is": "new", "fields": person }, "membership": membership });
    office.call("admit_member", request)["answer"]["person_id"].as_i64().unwrap()
}

fn edit(office: &Office, id: i64, field: &str, value: Value) {
    let person = office.call("get_person", json!({ "id": id }))["person"].clone();
    let (version, mut fields) = (person["version"].clone(), person);
    fields[field] = value;
    office.call("update_person", json!({ "id": id, "version": version, "fields": fields }));
}

/// An association whose records hold what other lists would be read otherwise.
fn office() -> (Office, i64, [i64; 5]) {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    let request =
        json!({ "code": "HLV-1", "name": "Chi hội số 1", "kind": "branch", "status": "active", "parent_id": lv });
    let branch = office.call("create_organization", request)["answer"]["id"].as_i64().unwrap();
    let ids = [
        (
            json!({ "full_name": "TS. Lê Văn An", "birth_on": "1962-05-17", "sex": "male", "national_id": "066062001234",
                    "employer": "Nghỉ hưu", "phone": "0905 111 222", "email": "an@vidu.vn", "note": "Dòng một\nDòng hai" }),
            json!({ "admitted_on": "2015", "branch_id": branch, "card_number": "HLV-0012", "card_on": "2016-01-02" }),
        ),
        (
            json!({ "full_name": "TRẦN THỊ BA", "birth_on": "1970", "sex": "female", "academic_title": "associate_professor",
                    "degree": "doctor", "education_level": "specialist_1", "job_title": "Giám đốc, ThS", "employer": "=1+1" }),
            json!({ "admitted_on": "2010-02-01", "type": "honorary", "role": "Chủ tịch" }),
        ),
        (json!({ "full_name": "Y Ngông Niê", "birth_on": "1980-12", "phone": "0905333444" }), json!({})),
        (json!({ "full_name": "Võ Tư", "birth_on": "1900-02-01", "working_status": "retired" }), json!({})),
        (json!({ "full_name": "Võ Tư", "birth_on": "1990-03-04" }), json!({ "decision_number": "12/QĐ-HLV", "decision_on": "2012-03-04", "decision_issuer": "BCH" })),
    ]
    .map(|(person, membership)| admit(&office, lv, person, membership));
    (office, lv, ids)
}

#[test]
fn a_roster_that_nobody_touched_changes_nothing() {
    let (office, lv, _) = office();
    let file = send(&office, lv, json!({}));
    let saved = office.path("luu-lai.xlsx");
    Returned::open(&file).save(&saved);
    for file in [&file, &saved] {
        let preview = preview(&office, file);
        assert_eq!(
            preview["counts"],
            json!({ "new": 0, "changed": 0, "same": 5, "missing": 0, "conflicting": 0, "unreadable": 0 })
        );
        assert_eq!(
            (&preview["rows_with_issues"], &preview["questions"], &preview["remarks"]),
            (&json!(0), &json!([]), &json!([]))
        );
        assert_eq!(preview["roster"]["organization_id"], lv);
        let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"] }));
        assert_eq!(page["rows"][0]["reason"], "Trùng mã hồ sơ trong danh sách đã gửi");
        let before = content(&office);
        // The book was opened anew for that, so the list is read anew.
        let preview = roster_kit::preview(&office, file);
        office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
        let told = differences(&before, &content(&office));
        assert!(told.iter().all(|one| one.starts_with("import_batch.") || one.starts_with("submission.")), "{told:?}");
    }
}

#[test]
fn what_the_association_changed_comes_back_and_nothing_else() {
    let (office, lv, ids) = office();
    let mut list = Returned::open(&send(&office, lv, json!({})));
    list.set("TS. Lê Văn An", "Điện thoại", Cell::text("0905 999 888"));
    list.set("TRẦN THỊ BA", "Học hàm", Cell::text("Giáo sư"));
    list.set("TRẦN THỊ BA", "Ngày sinh", Cell::Day(25688.0));
    list.set("Y Ngông Niê", "Họ và tên", Cell::text("Y Ngông Niê Kđăm"));
    list.set("Y Ngông Niê Kđăm", "Ghi chú", Cell::text("Dời về Buôn Ma Thuột"));
    list.drop_row("Võ Tư");
    list.add(&[
        ("Họ và tên", Cell::text("Hồ Năm")),
        ("Ngày sinh", Cell::text("05/06/1985")),
        ("Giới tính", Cell::text("Nam")),
    ]);
    // Sorted the other way round, the columns too; the mark is the last one then.
    let members = list.members();
    members[HEAD + 1..].reverse();
    members[HEAD..].iter_mut().for_each(|row| row.reverse());
    let file = office.path("tra-lai.xlsx");
    list.save(&file);

    // While it was away, the book went on.
    edit(&office, ids[0], "email", json!("an.moi@vidu.vn"));
    let preview = preview(&office, &file);
    let rows = rows(&office, &preview);
    let changes = |name: &str| (rows[name].0.as_str(), rows[name].1.clone());
    assert_eq!(changes("TS. Lê Văn An"), ("changed", vec!["phone: 0905 111 222 → 0905999888".to_owned()]));
    assert_eq!(
        changes("TRẦN THỊ BA"),
        (
            "changed",
            vec![
                "birth_on: 1970 → 1970-04-30".to_owned(),
                "academic_title: associate_professor → professor".to_owned()
            ]
        )
    );
    assert_eq!(
        changes("Y Ngông Niê Kđăm"),
        (
            "changed",
            vec!["full_name: Y Ngông Niê → Y Ngông Niê Kđăm".to_owned(), "note: – → Dời về Buôn Ma Thuột".to_owned()]
        )
    );
    assert_eq!(changes("Hồ Năm").0, "new");
    let kinds: Vec<&str> = ["new", "changed", "same", "missing", "conflicting", "unreadable"]
        .into_iter()
        .filter(|kind| preview["counts"][kind] != 0)
        .collect();
    assert_eq!(kinds, ["new", "changed", "same", "missing"], "{}", preview["counts"]);
    // Two are called Võ Tư; the one whose row is gone is missing.
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "kind": "missing" }));
    assert_eq!((&page["total"], &page["rows"][0]["person_id"]), (&json!(1), &json!(ids[3])));
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    let an = office.call("get_person", json!({ "id": ids[0] }))["person"].clone();
    assert_eq!((&an["phone"], &an["email"]), (&json!("0905999888"), &json!("an.moi@vidu.vn")));
}

#[test]
fn what_both_sides_changed_waits_for_a_decision() {
    let (office, lv, ids) = office();
    let mut list = Returned::open(&send(&office, lv, json!({})));
    list.set("TS. Lê Văn An", "Điện thoại", Cell::text("0905999888"));
    list.set("TS. Lê Văn An", "Chuyên ngành", Cell::text("Trồng trọt"));
    list.set("Y Ngông Niê", "Điện thoại", Cell::text("0905777666"));
    let file = office.path("tra-lai.xlsx");
    list.save(&file);
    edit(&office, ids[0], "phone", json!("0905123123"));
    // Both came to the same: nothing to decide.
    edit(&office, ids[2], "phone", json!("0905777666"));

    let preview = preview(&office, &file);
    assert_eq!((&preview["counts"]["conflicting"], &preview["counts"]["same"]), (&json!(1), &json!(4)));
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "kind": "conflicting" }));
    let row = page["rows"][0].clone();
    assert_eq!(row["has_sides"], true);
    let phone = row["changes"].as_array().unwrap().iter().find(|c| c["field"] == "phone").unwrap().clone();
    assert_eq!(
        phone,
        json!({ "field": "phone", "old": "0905123123", "new": "0905999888", "conflict": { "value": "0905 111 222" } })
    );
    assert!(row["reason"].as_str().unwrap().contains("Điện thoại"), "{}", row["reason"]);

    let decide = |side: &str| {
        let sides = json!({ row["row"].to_string(): side });
        office.call("decide_import", json!({ "preview_id": preview["preview_id"], "sides": sides }))
    };
    let changes = || rows(&office, &preview)["TS. Lê Văn An"].clone();
    assert_eq!(decide("book")["counts"]["changed"], 1);
    assert_eq!(changes().1, ["specialty: – → Trồng trọt"]);
    assert_eq!(decide("list")["counts"]["changed"], 1);
    assert_eq!(changes().1, ["specialty: – → Trồng trọt", "phone: 0905123123 → 0905999888"]);
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(office.call("get_person", json!({ "id": ids[0] }))["person"]["phone"], "0905999888");
}

#[test]
fn what_the_office_put_right_meanwhile_stays_where_the_association_left_it_alone() {
    let (office, lv, ids) = office();
    let file = send(&office, lv, json!({}));
    let mut list = Returned::open(&file);
    let [mark, name] = [0, list.column("Họ và tên")];
    list.set("TRẦN THỊ BA", "Họ và tên", Cell::text("Trần Thị Ba"));
    let edited = office.path("tra-lai.xlsx");
    list.save(&edited);
    edit(&office, ids[0], "full_name", json!("Lê Văn Ân"));
    edit(&office, ids[2], "phone", json!("0905123123"));
    let preview = preview(&office, &edited);
    let told = rows(&office, &preview);
    assert_eq!((told["TS. Lê Văn An"].0.as_str(), told["Y Ngông Niê"].0.as_str()), ("same", "same"));
    // Other letters, on purpose.
    assert_eq!(told["Trần Thị Ba"].1, ["full_name: TRẦN THỊ BA → Trần Thị Ba"]);

    // The hidden column is deleted: what says the same as went out is untouched all the same.
    for row in &mut list.members()[HEAD..] {
        row.remove(mark);
    }
    let phone = list.column("Điện thoại");
    assert_eq!(name, list.column("Họ và tên") + 1);
    let nie = list.row("Y Ngông Niê");
    assert_eq!(list.members()[nie][phone], Cell::text("0905333444"));
    let without = office.path("khong-ma.xlsx");
    list.save(&without);
    let preview = roster_kit::preview(&office, &without);
    assert!(preview["remarks"].to_string().contains("không còn cột mã ẩn"), "{}", preview["remarks"]);
    let told = rows(&office, &preview);
    assert!(told["Y Ngông Niê"].1.is_empty(), "{:?}", told["Y Ngông Niê"]);
}

#[test]
fn marks_of_namesakes_that_changed_places_are_found_out() {
    let (office, lv, _) = office();
    let mut list = Returned::open(&send(&office, lv, json!({})));
    let name = list.column("Họ và tên");
    let places: Vec<usize> =
        (HEAD + 1..list.members().len()).filter(|row| list.members()[*row][name] == Cell::text("Võ Tư")).collect();
    let [one, other] = places.as_slice() else { panic!("{places:?}") };
    let (first, second) = (list.members()[*one][0].clone(), list.members()[*other][0].clone());
    (list.members()[*one][0], list.members()[*other][0]) = (second, first);
    let file = office.path("tra-lai.xlsx");
    list.save(&file);
    let preview = preview(&office, &file);
    assert_eq!(
        (&preview["counts"]["changed"], &preview["counts"]["same"]),
        (&json!(0), &json!(5)),
        "{}",
        preview["counts"]
    );
}

#[test]
fn a_mark_whose_number_is_somebody_elses_now_is_nobodys() {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    let entry = office.call(
        "admit_member",
        json!({ "person": { "is": "new", "fields": { "full_name": "Lê Văn An", "birth_on": "1962" } },
                "membership": { "organization_id": lv } }),
    )["entry_id"]
        .clone();
    let file = send(&office, lv, json!({}));
    office.call("undo", json!({ "entry_id": entry }));
    admit(&office, lv, json!({ "full_name": "Trần Thị Ba", "birth_on": "1970" }), json!({}));
    let preview = preview(&office, &file);
    let told = rows(&office, &preview);
    assert_eq!(told["Lê Văn An"].0, "new");
    assert!(!told.contains_key("Trần Thị Ba"), "who came since is not missing: {told:?}");
}

#[test]
fn declared_figures_that_cannot_be_read_are_told() {
    let (office, lv, _) = office();
    let file = send(&office, lv, json!({}));
    let told = |cells: &[(&str, &str)]| {
        let mut list = Returned::open(&file);
        for (title, text) in cells {
            let row = list.sheet("Số kê khai").iter().position(|row| row[0] == Cell::text(title)).unwrap();
            list.sheet("Số kê khai")[row][2] = Cell::text(text);
        }
        let saved = office.path("tra-lai.xlsx");
        list.save(&saved);
        let preview = preview(&office, &saved);
        (preview["declared"]["fields"]["member_count"].clone(), preview["remarks"].as_array().unwrap().len())
    };
    assert_eq!(told(&[]), (Value::Null, 0));
    assert_eq!(told(&[("Tổng số hội viên", "1.640 hội viên"), ("Hội viên nữ", "700")]), (json!(1640), 0));
    assert_eq!(told(&[("Tổng số hội viên", "khoảng 1640")]), (Value::Null, 1));
    assert_eq!(told(&[("Hội viên nữ", "700")]), (Value::Null, 1));
}

#[test]
fn who_came_or_left_while_the_list_was_away_is_neither_missing_nor_taken_in_again() {
    let (office, lv, ids) = office();
    let file = send(&office, lv, json!({}));
    admit(&office, lv, json!({ "full_name": "Đỗ Sáu", "birth_on": "1991-01-01" }), json!({}));
    let membership = office.call("get_person", json!({ "id": ids[2] }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({ "ids": [membership], "ended_on": "2026-05-04", "reason": "resign" }));
    let preview = preview(&office, &file);
    let counts = &preview["counts"];
    assert_eq!(
        (&counts["missing"], &counts["new"], &counts["conflicting"], &counts["same"]),
        (&json!(0), &json!(0), &json!(1), &json!(4))
    );
    assert_eq!(preview["remarks"], json!(["1 hội viên được ghi vào sổ sau khi gửi danh sách nên không coi là thiếu."]));
    assert!(rows(&office, &preview)["Y Ngông Niê"].2.contains("thôi là hội viên"), "{:?}", rows(&office, &preview));
}

#[test]
fn a_mark_alone_is_not_believed() {
    let (office, lv, ids) = office();
    let mut list = Returned::open(&send(&office, lv, json!({})));
    // A row was copied for somebody new, and another one was typed over.
    let row = list.row("TS. Lê Văn An");
    let mut copied = list.members()[row].clone();
    let [name, birth, id, phone, email, card] =
        ["Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Điện thoại", "Thư điện tử", "Số thẻ hội viên"]
            .map(|head| list.column(head));
    for (column, cell) in [(name, Cell::text("Hồ Năm")), (birth, Cell::text("1985"))] {
        copied[column] = cell;
    }
    for column in [id, phone, email, card] {
        copied[column] = Cell::Empty;
    }
    list.members().push(copied);
    let nie = list.row("Y Ngông Niê");
    list.members()[nie][name] = Cell::text("Đỗ Sáu");
    list.members()[nie][birth] = Cell::text("01/01/1991");
    list.members()[nie][phone] = Cell::Empty;
    let file = office.path("tra-lai.xlsx");
    list.save(&file);
    let preview = preview(&office, &file);
    let rows = rows(&office, &preview);
    let kind = |name: &str| rows[name].0.as_str();
    assert_eq!((kind("TS. Lê Văn An"), kind("Hồ Năm"), kind("Đỗ Sáu")), ("same", "new", "new"));
    assert_eq!(kind("Y Ngông Niê"), "missing");
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "kind": "new" }));
    for row in page["rows"].as_array().unwrap() {
        assert!(row["issues"].to_string().contains("Mã ẩn của dòng này là của"), "{row}");
    }
    assert_eq!(ids.len(), 5);
}

#[test]
fn the_register_says_what_was_sent_and_what_came_back() {
    let (office, lv, _) = office();
    let yd = office.organization("HYD", "Hội Y Dược", "member_association");
    let request = json!({ "code": "2026-Q2", "regime": "calendar", "kind": "quarter", "label": "Quý II năm 2026",
                          "starts_on": "2026-04-01", "cutoff_on": "2026-06-30" });
    let period = office.call("create_period", request)["answer"]["id"].clone();
    let sent = office.call(
        "send_rosters",
        json!({ "organization_ids": [lv, yd], "folder": office.folder(), "period_id": period, "due_on": "2026-05-20" }),
    );
    assert_eq!(sent["summary"], "Đã lập danh sách rà soát cho 2 tổ chức: 5 lượt hội viên, Quý II năm 2026");
    assert_eq!(office.refuse("undo", json!({ "entry_id": sent["entry_id"] })).code, "history.final");
    let register = || office.call("list_rosters", json!({ "period_id": period }));
    let line =
        |id: i64| register().as_array().unwrap().iter().find(|one| one["organization_id"] == id).unwrap().clone();
    assert_eq!((&line(lv)["came_back_at"], &line(lv)["member_count"]), (&Value::Null, &json!(5)));
    assert_eq!(line(yd)["due_on"], "2026-05-20");

    office.set_today("2026-05-18");
    let mut list = Returned::open(std::path::Path::new(sent["answer"][0]["path"].as_str().unwrap()));
    for (title, value) in [("Tổng số hội viên", 120.0), ("Hội viên nữ", 40.0)] {
        let row = list.sheet("Số kê khai").iter().position(|row| row[0] == Cell::text(title)).unwrap();
        list.sheet("Số kê khai")[row][2] = Cell::Number(value);
    }
    let file = office.path("tra-lai.xlsx");
    list.save(&file);
    assert_eq!(office.call("recognise_list", json!({ "path": file }))["organization_name"], "Hội Làm vườn");
    let wrong = office.refuse("preview_import", json!({ "path": file, "organization_id": yd }));
    assert_eq!((wrong.code.as_str(), wrong.field.as_deref()), ("import.roster_of_another", Some("organization_id")));
    let preview = preview(&office, &file);
    assert_eq!(
        (&preview["declared"]["fields"]["member_count"], &preview["declared"]["fields"]["as_of_on"]),
        (&json!(120), &json!("2026-05-04"))
    );
    let done = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert!(done["summary"].as_str().unwrap().contains("số kê khai 120 hội viên"), "{}", done["summary"]);
    let declared = office.call("list_declared_figures", json!({ "organization_id": lv }));
    assert_eq!((&declared[0]["member_count"], &declared[0]["female_count"]), (&json!(120), &json!(40)));
    assert_eq!((&line(lv)["is_complete"], &line(yd)["is_complete"]), (&json!(true), &Value::Null));
    assert!(line(lv)["came_back_at"].as_str().unwrap().starts_with("2026-05-18"));
    // It is the list that Phụ lục VI asks for; who has not answered is told there too.
    let annex = office.call("preview_report", json!({ "period": "2026-Q2" }))["submissions"].clone();
    let note =
        |id: i64| annex.as_array().unwrap().iter().find(|one| one["organization_id"] == id).unwrap()["note"].clone();
    assert_eq!(note(yd), "Đã gửi danh sách rà soát 04/05/2026, hẹn trả 20/05/2026");
    assert_eq!(note(lv), "Nhập từ tệp tra-lai.xlsx");
    let submissions = office.call("list_submissions", json!({ "period_id": period }));
    let of = |id: i64| submissions.as_array().unwrap().iter().find(|one| one["organization_id"] == id).unwrap().clone();
    assert_eq!((&of(lv)["submitted_on"], &of(lv)["completeness"]), (&json!("2026-05-18"), &json!("complete")));
    assert_eq!((&of(yd)["submitted_on"], &of(yd)["roster_sent_on"]), (&Value::Null, &json!("2026-05-04")));

    let refused = office.refuse("withdraw_roster", json!({ "id": line(lv)["id"] }));
    assert_eq!(refused.code, "roster.came_back");
    let id = line(yd)["id"].clone();
    office.call("withdraw_roster", json!({ "id": id }));
    assert_eq!(register().as_array().unwrap().len(), 1);
    // Its file is read as any other list then.
    let path = sent["answer"][1]["path"].clone();
    let lost = office.refuse("preview_import", json!({ "path": path }));
    assert_eq!(lost.code, "import.without_organization");
}

#[test]
fn rosters_are_made_whole_or_not_at_all_and_write_over_nothing() {
    let (office, lv, _) = office();
    let first = send(&office, lv, json!({}));
    let bytes = std::fs::read(&first).unwrap();
    let second = send(&office, lv, json!({}));
    assert_eq!(second.file_name().unwrap(), "Danh-sach-ra-soat_HLV_2026-05-04_2.xlsx");
    assert_eq!(std::fs::read(&first).unwrap(), bytes);
    let paused = json!({ "code": "TN", "name": "Hội Tạm ngừng", "kind": "member_association", "status": "suspended" });
    let paused = office.call("create_organization", paused)["answer"]["id"].clone();
    let files = || std::fs::read_dir(office.folder()).unwrap().count();
    let before = files();
    let branch = office.call("list_organizations", json!({ "search": "chi hoi" }))["rows"][0]["id"].clone();
    for (request, code) in [
        (json!({ "organization_ids": [], "folder": office.folder() }), "roster.no_organization"),
        (json!({ "organization_ids": [lv, branch], "folder": office.folder() }), "roster.is_branch"),
        (json!({ "organization_ids": [lv, 999], "folder": office.folder() }), "request.not_found"),
        (json!({ "organization_ids": [lv], "folder": office.path("khong-co") }), "file.no_folder"),
        (json!({ "organization_ids": [lv, paused], "folder": office.folder() }), "roster.suspended"),
        (
            json!({ "organization_ids": [lv], "folder": office.folder(), "due_on": "2026-05-03" }),
            "roster.due_before_sent",
        ),
    ] {
        assert_eq!(office.refuse("send_rosters", request.clone()).code, code, "{request}");
        assert_eq!(files(), before, "{request}");
    }
    assert_eq!(office.call("list_rosters", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn a_roster_sent_before_records_were_merged_is_known_again() {
    let (office, lv, ids) = office();
    let th = office.organization("HTH", "Hội Tin học", "member_association");
    // Ba is kept a second time, as a member of another association; Võ Tư twice in this one.
    let ba = admit(&office, th, json!({ "full_name": "Trần Thị Ba", "birth_on": "1970-08-09" }), json!({}));
    let file = send(&office, lv, json!({}));
    let version = |id: i64| office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let pair = |into: i64, from: i64, take: Value| {
        json!({ "into_id": into, "into_version": version(into), "from_id": from, "from_version": version(from),
                "take_fields": take })
    };
    // The record that the roster names goes into the other one.
    let merges = [pair(ba, ids[1], json!(["sex"])), pair(ids[3], ids[4], json!([]))];
    office.call("merge_people", json!({ "merges": merges }));
    let preview = preview(&office, &file);
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(
        preview["counts"],
        json!({ "new": 0, "changed": 0, "same": 4, "missing": 0, "conflicting": 1, "unreadable": 0 })
    );
    let person_of = |row: usize| page["rows"][row]["person_id"].as_i64().unwrap();
    assert_eq!([person_of(1), person_of(3), person_of(4)], [ba, ids[3], ids[3]]);
    assert_eq!(page["rows"][4]["reason"], "Cùng một người trong sổ với dòng 8 của tệp; chỉ dòng đầu được ghi.");
}
