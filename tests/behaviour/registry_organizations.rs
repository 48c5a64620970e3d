//! Organisations with their parts and lifecycle, declared figures, agencies.

use lienhiep_tests::Office;
use serde_json::{Value, json};

#[track_caller]
fn lifecycle(office: &Office, id: i64, on: &str, change: Value) -> Value {
    office.call("record_lifecycle", request(office, id, on, change))
}

fn request(office: &Office, id: i64, on: &str, change: Value) -> Value {
    let version = office.call("get_organization", json!({ "id": id }))["version"].clone();
    json!({ "id": id, "version": version, "happened_on": on, "doc_number": "15/QĐ-UBND", "change": change })
}

fn members(office: &Office, organization_id: i64, on: &str) -> u64 {
    let request = json!({ "organization_id": organization_id, "as_of_on": on });
    office.call("count_members", request)["membership_count"].as_u64().unwrap()
}

fn admit(office: &Office, name: &str, memberships: Value) -> Value {
    office.call("create_person", json!({ "fields": { "full_name": name }, "memberships": memberships }))["answer"]
        .clone()
}

#[test]
fn decisions_terms_and_positions_hang_on_an_organization() {
    let office = Office::on("2026-05-04");
    let id = office.organization("Y", "Hội Y học", "member_association");
    let doctor = admit(&office, "Đặng Văn Đức", json!([{ "organization_id": id }]));
    let detail = office.call(
        "save_organization_decision",
        json!({ "organization_id": id, "fields": { "kind": "founding", "doc_number": " 12/QĐ-UB ", "decided_on": "1995" } }),
    )["answer"]
        .clone();
    assert_eq!(detail["decisions"][0]["doc_number"], "12/QĐ-UB");
    let term = office.call(
        "save_organization_term",
        json!({ "organization_id": id, "fields": { "ordinal": 6, "starts_on": "2022", "ends_on": "2027" } }),
    )["answer"]["terms"][0]
        .clone();
    let detail = office.call(
        "save_organization_position",
        json!({ "organization_id": id, "fields": { "role": "president", "body": "standing_committee", "person_id": doctor["id"], "term_id": term["id"], "from_on": "2022-03-01", "holder_name": "bỏ qua" } }),
    )["answer"]
        .clone();
    let position = &detail["positions"][0];
    assert_eq!((&position["name"], &position["is_current"]), (&json!("Đặng Văn Đức"), &json!(true)));
    assert_eq!(position["holder_name"], Value::Null);
    office.call(
        "save_organization_position",
        json!({ "organization_id": id, "fields": { "role": "focal_point", "holder_name": "Lê Thị Lan", "to_on": "2025-01-01" } }),
    );
    let detail = office.call("get_organization_detail", json!({ "id": id }));
    assert_eq!(detail["positions"][1]["is_current"], false);
    assert_eq!(
        office.call("get_person", json!({ "id": doctor["id"] }))["positions"][0]["organization_name"],
        "Hội Y học"
    );
    let row = office.call("list_organizations", json!({}))["rows"][0].clone();
    assert_eq!((&row["president"], &row["term_ends_on"]), (&json!("Đặng Văn Đức"), &json!("2027")));

    // Changed, stale, wrong, deleted.
    let change = json!({ "organization_id": id, "id": term["id"], "version": 1, "fields": { "ordinal": 7, "starts_on": "2022", "ends_on": "2027" } });
    assert_eq!(office.call("save_organization_term", change.clone())["answer"]["terms"][0]["ordinal"], 7);
    assert_eq!(office.refuse("save_organization_term", change).code, "request.stale");
    let failure = office.refuse(
        "save_organization_term",
        json!({ "organization_id": id, "fields": { "starts_on": "2027", "ends_on": "2022" } }),
    );
    assert_eq!(failure.code, "organization.term_ends_before_start");
    let failure = office
        .refuse("save_organization_position", json!({ "organization_id": id, "fields": { "role": "president" } }));
    assert_eq!(failure.code, "organization.position_without_holder");
    let decision = json!({ "part": "decision", "id": detail["decisions"][0]["id"], "version": 1 });
    assert_eq!(office.call("delete_organization_part", decision)["answer"]["decisions"], json!([]));
    office.call("undo", json!({}));
    assert_eq!(office.call("get_organization_detail", json!({ "id": id }))["decisions"][0]["doc_number"], "12/QĐ-UB");
}

#[test]
fn a_renamed_organization_is_read_under_its_old_name_on_an_old_day() {
    let office = Office::on("2026-05-04");
    let id = office.organization("Y", "Hội Y học", "member_association");
    let done = lifecycle(&office, id, "2026-02-01", json!({ "is": "rename", "name": "Hội Y học Đắk Lắk" }));
    assert_eq!(done["summary"], "Đã đổi tên “Hội Y học” thành “Hội Y học Đắk Lắk” từ 01/02/2026");
    let name = |on: &str| office.call("list_organizations", json!({ "as_of_on": on }))["rows"][0]["name"].clone();
    assert_eq!(name("2026-01-31"), "Hội Y học");
    assert_eq!(name("2026-02-01"), "Hội Y học Đắk Lắk");
    lifecycle(&office, id, "2026-03-01", json!({ "is": "suspend" }));
    lifecycle(&office, id, "2026-04-01", json!({ "is": "resume" }));
    let then = |on: &str| {
        let detail = office.call("get_organization_detail", json!({ "id": id, "as_of_on": on }));
        (detail["name_then"].as_str().unwrap().to_owned(), detail["status_then"].as_str().unwrap().to_owned())
    };
    assert_eq!(then("2026-01-01"), ("Hội Y học".into(), "active".into()));
    assert_eq!(then("2026-03-15"), ("Hội Y học Đắk Lắk".into(), "suspended".into()));
    assert_eq!(then("2026-04-01"), ("Hội Y học Đắk Lắk".into(), "active".into()));
    let suspended = json!({ "as_of_on": "2026-03-15", "filters": [{ "is": "one_of", "column": "status", "values": ["suspended"] }] });
    assert_eq!(office.call("list_organizations", suspended)["total"], 1);
    let again = office.refuse("record_lifecycle", request(&office, id, "2026-05-01", json!({ "is": "resume" })));
    assert_eq!(again.code, "organization.already_so");
}

#[test]
fn absorbing_moves_members_and_branches_in_one_act() {
    let office = Office::on("2026-05-04");
    let nursing = office.organization("DD", "Hội Điều dưỡng", "member_association");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let branch = office.call(
        "create_organization",
        json!({ "code": "DD-1", "name": "Chi hội 1", "kind": "branch", "status": "active", "parent_id": nursing }),
    )["answer"]["id"]
        .clone();
    let lan =
        admit(&office, "Lê Lan", json!([{ "organization_id": nursing, "branch_id": branch, "admitted_on": "2020" }]));
    let both = admit(
        &office,
        "Bùi Bình",
        json!([{ "organization_id": nursing, "admitted_on": "2020" }, { "organization_id": medicine, "admitted_on": "2021" }]),
    );
    let done =
        lifecycle(&office, nursing, "2026-05-01", json!({ "is": "absorb", "into_id": medicine, "move_members": true }));
    assert_eq!(done["answer"]["membership_count"], 2);
    assert_eq!(done["summary"], "Đã sáp nhập Hội Điều dưỡng vào Hội Y học từ 01/05/2026, chuyển 2 tư cách hội viên");
    assert_eq!((members(&office, nursing, "2026-04-30"), members(&office, nursing, "2026-05-01")), (2, 0));
    assert_eq!((members(&office, medicine, "2026-04-30"), members(&office, medicine, "2026-05-01")), (1, 2));
    // Nobody is a member twice; who was there already stays, and the ended membership points there.
    let lan = office.call("get_person", json!({ "id": lan["id"] }))["memberships"].clone();
    assert_eq!((&lan[0]["organization_name"], &lan[0]["branch_name"]), (&json!("Hội Y học"), &json!("Chi hội 1")));
    let both = office.call("get_person", json!({ "id": both["id"] }))["memberships"].clone();
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(both[1]["transferred_to_id"], both[0]["id"]);
    let detail = office.call("get_organization_detail", json!({ "id": medicine }));
    assert_eq!(
        (&detail["events"][0]["kind"], &detail["events"][0]["organization_name"]),
        (&json!("absorbed"), &json!("Hội Điều dưỡng"))
    );
    assert_eq!(detail["branches"][0]["membership_count"], 1);
    let ended = office.call("get_organization_detail", json!({ "id": nursing }));
    assert_eq!(
        (&ended["status_then"], &ended["organization"]["ended_on"]),
        (&json!("dissolved"), &json!("2026-05-01"))
    );
    // Nothing happens to what has ended, and nobody is admitted there.
    let again = office.refuse("record_lifecycle", request(&office, nursing, "2026-05-02", json!({ "is": "suspend" })));
    assert_eq!(again.code, "organization.ended");
    let failure = office.refuse(
        "admit_member",
        json!({ "person": { "is": "new", "fields": { "full_name": "A" } }, "membership": { "organization_id": nursing, "admitted_on": "2026-05-02" } }),
    );
    assert_eq!(failure.code, "membership.organization_ended");
    office.call("undo", json!({}));
    assert_eq!((members(&office, nursing, "2026-05-01"), members(&office, medicine, "2026-05-01")), (2, 1));
}

#[test]
fn nobody_stays_a_member_of_what_has_ended() {
    let office = Office::on("2026-05-04");
    let nursing = office.organization("DD", "Hội Điều dưỡng", "member_association");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let branch =
        json!({ "code": "DD-1", "name": "Chi hội 1", "kind": "branch", "status": "active", "parent_id": nursing });
    let branch = office.call("create_organization", branch)["answer"]["id"].clone();
    let lan =
        admit(&office, "Lê Lan", json!([{ "organization_id": nursing, "branch_id": branch, "admitted_on": "2020" }]));
    // Not by editing the status.
    let mut fields = office.call("get_organization", json!({ "id": nursing }));
    fields["status"] = json!("dissolved");
    let failure = office.refuse("update_organization", json!({ "id": nursing, "version": 1, "fields": fields }));
    assert_eq!((failure.code.as_str(), &failure.detail["membership_count"]), ("organization.has_members", &json!(1)));

    for (change, sentence) in [
        (json!({ "is": "dissolve" }), "Đã ghi nhận Hội Điều dưỡng giải thể từ 01/05/2026, kết thúc 1 tư cách hội viên"),
        (
            json!({ "is": "absorb", "into_id": medicine, "move_members": false }),
            "Đã sáp nhập Hội Điều dưỡng vào Hội Y học từ 01/05/2026, kết thúc 1 tư cách hội viên",
        ),
    ] {
        assert_eq!(lifecycle(&office, nursing, "2026-05-01", change)["summary"], sentence);
        let membership = office.call("get_person", json!({ "id": lan["id"] }))["memberships"][0].clone();
        let expected = (&json!("2026-05-01"), &json!("dissolved"));
        assert_eq!((&membership["ended_on"], &membership["end_reason"]), expected);
        assert_eq!(office.call("get_organization", json!({ "id": branch }))["status"], "dissolved");
        // What began before the end is not entered without an end of its own.
        let request = json!({ "person": { "is": "new", "fields": { "full_name": "A" } },
            "membership": { "organization_id": nursing, "admitted_on": "2019" } });
        assert_eq!(office.refuse("admit_member", request).code, "membership.organization_ended");
        assert_eq!(office.call("check_book", json!({}))["ok"], true);
        office.call("undo", json!({}));
        assert_eq!(members(&office, nursing, "2026-05-01"), 1);
    }
}

#[test]
fn organizations_are_consolidated_divided_split_and_dissolved() {
    let office = Office::on("2026-05-04");
    let ids: Vec<i64> = ["A", "B", "C"]
        .iter()
        .map(|code| office.organization(code, &format!("Hội {code}"), "member_association"))
        .collect();
    for (at, id) in ids.iter().enumerate() {
        admit(&office, &format!("Người {at}"), json!([{ "organization_id": id, "admitted_on": "2020" }]));
    }
    let born = |code: &str| json!({ "code": code, "name": format!("Hội {code}"), "kind": "member_association", "status": "active" });
    let done = lifecycle(
        &office,
        ids[0],
        "2026-01-10",
        json!({ "is": "consolidate", "other_ids": [ids[1]], "born": born("AB"), "move_members": true }),
    );
    let new = done["answer"]["organizations"][2].clone();
    assert_eq!((&new["name"], &new["joined_on"]), (&json!("Hội AB"), &json!("2026-01-10")));
    let new = new["id"].as_i64().unwrap();
    assert_eq!((members(&office, new, "2026-01-09"), members(&office, new, "2026-01-10")), (0, 2));

    let done = lifecycle(
        &office,
        new,
        "2026-02-10",
        json!({ "is": "divide", "born": [born("D1"), born("D2")], "move_members_to": 1 }),
    );
    let second = done["answer"]["organizations"][2]["id"].as_i64().unwrap();
    assert_eq!(members(&office, second, "2026-02-10"), 2);

    let moved = office.call(
        "list_people",
        json!({ "filters": [{ "is": "one_of", "column": "organization_id", "values": [second.to_string()] }] }),
    );
    let membership = moved["rows"][0]["membership"]["id"].clone();
    let done = lifecycle(
        &office,
        second,
        "2026-03-10",
        json!({ "is": "split", "born": born("S"), "membership_ids": [membership] }),
    );
    let third = done["answer"]["organizations"][1]["id"].as_i64().unwrap();
    assert_eq!((members(&office, second, "2026-03-10"), members(&office, third, "2026-03-10")), (1, 1));

    lifecycle(&office, ids[2], "2026-04-10", json!({ "is": "dissolve" }));
    assert_eq!((members(&office, ids[2], "2026-04-09"), members(&office, ids[2], "2026-04-10")), (1, 0));
    // Nobody got lost: three persons before, two counted now and one whose association was dissolved.
    assert_eq!(
        office.call("count_members", json!({ "as_of_on": "2026-01-01" })),
        json!({ "person_count": 3, "membership_count": 3 })
    );
    assert_eq!(office.call("count_members", json!({})), json!({ "person_count": 2, "membership_count": 2 }));
}

#[test]
fn declared_figures_stand_beside_the_recorded_ones() {
    let office = Office::on("2026-05-04");
    let id = office.organization("Y", "Hội Y học", "member_association");
    let declare = |fields: Value| json!({ "organization_id": id, "fields": fields });
    let done = office.call(
        "declare_figures",
        declare(json!({ "as_of_on": "2026-03-14", "member_count": 100, "female_count": 120, "source": "CV 12" })),
    );
    assert_eq!(done["answer"]["warnings"], json!(["Số nữ (120) lớn hơn tổng số hội viên (100)."]));
    assert_eq!(done["summary"], "Đã ghi số kê khai của Hội Y học tại ngày 14/03/2026");
    let done = office.call(
        "declare_figures",
        declare(json!({ "as_of_on": "2026-03-14", "member_count": 130, "female_count": 120 })),
    );
    assert_eq!((&done["answer"]["warnings"], &done["answer"]["version"]), (&json!([]), &json!(2)));
    office.call("declare_figures", declare(json!({ "as_of_on": "2026-04-01", "member_count": 131 })));
    let figures = office.call("list_declared_figures", json!({ "organization_id": id, "until_on": "2026-03-31" }));
    assert_eq!((figures.as_array().unwrap().len(), &figures[0]["member_count"]), (1, &json!(130)));
    let row =
        |on: &str| office.call("list_organizations", json!({ "as_of_on": on }))["rows"][0]["declared_count"].clone();
    assert_eq!((row("2026-03-31"), row("2026-05-04"), row("2026-01-01")), (json!(130), json!(131), Value::Null));
    let failure = office.refuse("declare_figures", declare(json!({ "as_of_on": "2026-05-05", "member_count": 1 })));
    assert_eq!(failure.code, "organization.declared_in_future");
}

#[test]
fn an_agency_is_found_by_any_of_its_names_and_followed_to_its_successor() {
    let office = Office::on("2026-05-04");
    let create = |fields: Value| office.call("create_agency", fields)["answer"]["id"].as_i64().unwrap();
    let commune = create(json!({ "name": "UBND xã Ea Kar", "kind": "commune", "valid_from_on": "2025-07-01" }));
    let district = create(
        json!({ "name": "UBND huyện Ea Kar", "kind": "district", "valid_to_on": "2025-07-01", "successor_id": commune }),
    );
    let science = create(
        json!({ "name": "Sở Khoa học và Công nghệ", "short_name": "Sở KH&CN", "kind": "department", "synonyms": ["Sở KHCN", " Sở KHCN "] }),
    );
    let resolved = |on: &str| office.call("resolve_agency", json!({ "id": district, "on": on }))["name"].clone();
    assert_eq!(resolved("2025-06-30"), "UBND huyện Ea Kar");
    assert_eq!(resolved("2025-07-01"), "UBND xã Ea Kar");
    for name in ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở KH & CN", "So KHCN"] {
        assert_eq!(office.call("find_agency", json!({ "name": name }))["id"], science, "{name}");
    }
    assert_eq!(office.call("find_agency", json!({ "name": "Sở Lạ" })), Value::Null);
    let failure = office.refuse("create_agency", json!({ "name": "Sở khoa học và công nghệ", "kind": "department" }));
    assert_eq!(failure.code, "agency.name_taken");
    let failure = office.refuse(
        "update_agency",
        json!({ "id": commune, "version": 1, "fields": { "name": "UBND xã Ea Kar", "kind": "commune", "valid_to_on": "2026-01-01", "successor_id": district } }),
    );
    assert_eq!(failure.code, "agency.circular_succession");
    let rows =
        office.call("list_agencies", json!({ "filters": [{ "is": "one_of", "column": "is_valid", "values": ["1"] }] }));
    assert_eq!(rows["total"], 2);
    assert_eq!(office.call("list_agencies", json!({ "search": "khcn" }))["rows"][0]["id"], science);
}
