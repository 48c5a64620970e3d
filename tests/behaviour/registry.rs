//! People and memberships, through the command table.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// Admits somebody new; the membership.
#[track_caller]
fn admit(office: &Office, name: &str, organization_id: i64, admitted_on: Value) -> Value {
    let request = json!({
        "person": { "is": "new", "fields": { "full_name": name } },
        "membership": { "organization_id": organization_id, "admitted_on": admitted_on },
    });
    office.call("admit_member", request)["answer"].clone()
}

fn count(office: &Office, request: Value) -> (u64, u64) {
    let answer = office.call("count_members", request);
    (answer["person_count"].as_u64().unwrap(), answer["membership_count"].as_u64().unwrap())
}

#[test]
fn a_person_is_cleaned_and_checked_on_the_way_in() {
    let office = Office::on("2026-05-04");
    let done = office.call(
        "create_person",
        json!({ "fields": { "full_name": "\u{d0}ặng\u{a0}Thị  Hồng", "birth_on": "1962-05", "national_id": "066 162 001 234", "phone": " 0905 123 456 ", "sex": "female" } }),
    );
    let person = &done["answer"];
    assert_eq!(person["full_name"], "Đặng Thị Hồng");
    assert_eq!(person["birth_on"], "1962-05");
    assert_eq!(person["national_id"], "066162001234");
    assert_eq!(person["phone"], "0905 123 456");
    assert_eq!(person["degree"], Value::Null);
    assert_eq!(done["summary"], "Đã thêm Đặng Thị Hồng");

    let refused = |fields: Value| {
        let failure = office.refuse("create_person", json!({ "fields": fields }));
        (failure.code, failure.field.unwrap_or_default())
    };
    let pair = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    assert_eq!(refused(json!({ "full_name": " \u{200b} " })), pair("person.without_name", "full_name"));
    assert_eq!(
        refused(json!({ "full_name": "A", "national_id": "066162001234" })),
        pair("person.national_id_taken", "national_id")
    );
    assert_eq!(
        refused(json!({ "full_name": "A", "national_id": "66162001234" })),
        pair("person.bad_national_id", "national_id")
    );
    assert_eq!(
        refused(json!({ "full_name": "A", "birth_on": "2026-05-05" })),
        pair("person.born_in_future", "birth_on")
    );
    assert_eq!(refused(json!({ "full_name": "A", "birth_on": "1890" })), pair("request.bad_field", "birth_on"));
    assert_eq!(refused(json!({ "full_name": "A", "phone": "không có" })), pair("person.bad_phone", "phone"));
    assert_eq!(refused(json!({ "full_name": "A", "email": "a@" })), pair("person.bad_email", "email"));
    assert_eq!(refused(json!({ "full_name": "A", "birth_on": "2023-02-29" })).0, "request.bad_field");
}

#[test]
fn sensitive_fields_are_kept_only_when_the_settings_say_so() {
    let office = Office::on("2026-05-04");
    let fields =
        json!({ "full_name": "Y Moan Niê", "sort_name": "Moan Y Niê", "ethnicity": "Ê Đê", "party_member": true });
    let person = office.call("create_person", json!({ "fields": fields }))["answer"].clone();
    let shown = |person: &Value| office.call("reveal_sensitive", json!({ "id": person["id"] }));
    let none = json!({ "ethnicity": null, "religion": null, "party_member": null });
    assert_eq!(shown(&person), none);

    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings.clone());
    assert_eq!(shown(&person), none, "what was not kept is not there");
    let person = office.call("create_person", json!({ "fields": fields }))["answer"].clone();
    let kept = json!({ "ethnicity": "Ê Đê", "religion": null, "party_member": null });
    assert_eq!(shown(&person), kept);

    // Switched off again: no longer answered, and a form without the field does not wipe what was stored.
    settings["privacy"]["keep_ethnicity"] = json!(false);
    office.call("update_settings", settings.clone());
    assert_eq!(shown(&person), none);
    let mut hidden = office.call("get_person", json!({ "id": person["id"] }))["person"].clone();
    hidden["phone"] = json!("0905123456");
    let request = json!({ "id": person["id"], "version": 1, "fields": hidden, "sensitive_shown": true });
    office.call("update_person", request);
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings);
    assert_eq!(shown(&person), kept);
}

#[test]
fn a_stale_person_shows_the_record_as_it_stands() {
    let office = Office::on("2026-05-04");
    let person = office.call("create_person", json!({ "fields": { "full_name": "Lê An" } }))["answer"].clone();
    let request = |name: &str| json!({ "id": person["id"], "version": 1, "fields": { "full_name": name } });
    office.call("update_person", request("Lê Ân"));
    let failure = office.refuse("update_person", request("Lê Ấn"));
    assert_eq!(failure.code, "request.stale");
    assert_eq!(failure.detail["current"]["full_name"], "Lê Ân");
}

#[test]
fn persons_and_memberships_are_counted_apart_on_any_day() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let first = admit(&office, "Lê An", medicine, json!("2020-03-10"));
    admit(&office, "Bùi Bình", medicine, json!("2021"));
    office.call(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": first["person_id"] },
                "membership": { "organization_id": building, "admitted_on": "2022-01-01" } }),
    );
    assert_eq!(count(&office, json!({ "as_of_on": "2020-03-09" })), (0, 0));
    assert_eq!(count(&office, json!({ "as_of_on": "2020-03-10" })), (1, 1));
    assert_eq!(count(&office, json!({ "as_of_on": "2021-01-01" })), (2, 2));
    assert_eq!(count(&office, json!({})), (2, 3));
    assert_eq!(count(&office, json!({ "organization_id": building })), (1, 1));

    let done = office.call(
        "end_memberships",
        json!({ "ids": [first["id"]], "ended_on": "2026-04-01", "reason": "resign", "decision": " 12/QĐ " }),
    );
    assert_eq!(done["answer"][0]["end_decision"], "12/QĐ");
    assert_eq!(done["summary"], "Đã kết thúc tư cách hội viên của Lê An tại Hội Y học từ 01/04/2026 (xin ra)");
    assert_eq!(count(&office, json!({ "as_of_on": "2026-03-31" })), (2, 3));
    assert_eq!(count(&office, json!({ "as_of_on": "2026-04-01" })), (2, 2));
    office.call("undo", json!({}));
    assert_eq!(count(&office, json!({})), (2, 3));
}

#[test]
fn a_person_is_a_member_of_an_organization_once_at_a_time() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let member = admit(&office, "Lê An", medicine, json!("2020-03-10"));
    let again = |admitted_on: Value| {
        json!({ "person": { "is": "existing", "person_id": member["person_id"] },
                "membership": { "organization_id": medicine, "admitted_on": admitted_on } })
    };
    let failure = office.refuse("admit_member", again(json!("2025-01-01")));
    assert_eq!(failure.code, "membership.already_member");
    assert_eq!(
        failure.sentence,
        "Người này đã là hội viên của Hội Y học (từ 10/03/2020). Hãy mở tư cách hội viên đang có để sửa."
    );
    office.call("end_memberships", json!({ "ids": [member["id"]], "ended_on": "2024-01-01", "reason": "resign" }));
    let failure = office.refuse("admit_member", again(json!("2023-12")));
    assert_eq!(failure.code, "membership.overlaps");
    // The day the first one is no longer counted is free.
    let second = office.call("admit_member", again(json!("2024-01-01")))["answer"].clone();
    let failure = office
        .refuse("end_memberships", json!({ "ids": [second["id"]], "ended_on": "2023-12-31", "reason": "resign" }));
    assert_eq!(failure.code, "membership.ends_before_start");
    // Changing the first one into the second is refused as well.
    let mut fields = office.call("get_membership", json!({ "id": second["id"] }));
    fields["admitted_on"] = json!("2023-01-01");
    let failure = office.refuse("update_membership", json!({ "id": second["id"], "version": 1, "fields": fields }));
    assert_eq!(failure.code, "membership.overlaps");
}

#[test]
fn an_unknown_admission_is_an_opening_figure_until_a_first_closing() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let member = admit(&office, "Lê An", medicine, Value::Null);
    assert_eq!(member["starts_on"], "0001-01-01");
    assert_eq!(member["admitted_on"], Value::Null);
    assert_eq!(count(&office, json!({ "as_of_on": "1990-01-01" })), (1, 1));
    // Who left and comes back without a date comes back today.
    office.call("end_memberships", json!({ "ids": [member["id"]], "ended_on": "2024-01-01", "reason": "resign" }));
    let back = office.call(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": member["person_id"] },
                "membership": { "organization_id": medicine } }),
    );
    assert_eq!(back["answer"]["starts_on"], "2026-05-04");
}

#[test]
fn a_transfer_is_one_act_and_one_undo() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let nursing = office.organization("DD", "Hội Điều dưỡng", "member_association");
    let members =
        [admit(&office, "Lê An", medicine, json!("2020")), admit(&office, "Bùi Bình", medicine, json!("2021"))];
    let ids = [&members[0]["id"], &members[1]["id"]];
    let done = office.call(
        "transfer_membership",
        json!({ "ids": ids, "organization_id": nursing, "on": "2026-05-01", "decision": "5/QĐ" }),
    );
    assert_eq!(done["summary"], "Đã chuyển 2 hội viên sang Hội Điều dưỡng từ 01/05/2026");
    let first = &done["answer"][0];
    assert_eq!(
        (&first["ended"]["ended_on"], &first["ended"]["end_reason"]),
        (&json!("2026-05-01"), &json!("transfer"))
    );
    assert_eq!(first["ended"]["transferred_to_id"], first["begun"]["id"]);
    assert_eq!(first["begun"]["starts_on"], "2026-05-01");
    assert_eq!(count(&office, json!({ "organization_id": medicine })), (0, 0));
    assert_eq!(count(&office, json!({ "organization_id": nursing })), (2, 2));
    assert_eq!(count(&office, json!({ "organization_id": medicine, "as_of_on": "2026-04-30" })), (2, 2));
    office.call("undo", json!({}));
    assert_eq!(count(&office, json!({ "organization_id": medicine })), (2, 2));
    assert_eq!(count(&office, json!({ "organization_id": nursing })), (0, 0));

    // One of them is there already: nobody moves.
    office.call(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": members[1]["person_id"] },
                "membership": { "organization_id": nursing, "admitted_on": "2022" } }),
    );
    let failure =
        office.refuse("transfer_membership", json!({ "ids": ids, "organization_id": nursing, "on": "2026-05-01" }));
    assert_eq!(failure.code, "membership.already_member");
    assert_eq!(count(&office, json!({ "organization_id": medicine })), (2, 2));
}

#[test]
fn a_branch_belongs_to_the_organization_and_takes_no_members_itself() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let branch = office.call(
        "create_organization",
        json!({ "code": "Y-1", "name": "Chi hội Bệnh viện", "kind": "branch", "status": "active", "parent_id": medicine }),
    )["answer"]["id"]
        .clone();
    let request = |organization: Value, branch: Value| {
        json!({ "person": { "is": "new", "fields": { "full_name": "Lê An" } },
                "membership": { "organization_id": organization, "branch_id": branch } })
    };
    assert_eq!(
        office.refuse("admit_member", request(json!(building), branch.clone())).code,
        "membership.foreign_branch"
    );
    assert_eq!(
        office.refuse("admit_member", request(branch.clone(), Value::Null)).code,
        "membership.branch_as_organization"
    );
    assert_eq!(office.refuse("admit_member", request(json!(0), Value::Null)).code, "membership.without_organization");
    let member = office.call("admit_member", request(json!(medicine), branch))["answer"].clone();
    assert_eq!(member["branch_name"], "Chi hội Bệnh viện");
}

#[test]
fn a_death_ends_every_membership_that_day() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let request = json!({
        "fields": { "full_name": "Lê An", "birth_on": "1940" },
        "memberships": [{ "organization_id": medicine }, { "organization_id": building, "admitted_on": "2020" }],
    });
    let person = office.call("create_person", request)["answer"].clone();
    let death = |day: &str| json!({ "id": person["id"], "version": 1, "died_on": day });
    assert_eq!(office.refuse("record_death", death("2026-05-05")).code, "person.dies_in_future");
    assert_eq!(office.refuse("record_death", death("1939")).code, "person.died_before_birth");
    let done = office.call("record_death", death("2026-04-02"));
    assert_eq!(done["summary"], "Đã ghi nhận Lê An từ trần (02/04/2026), kết thúc 2 tư cách hội viên");
    let detail = office.call("get_person", json!({ "id": person["id"] }));
    for membership in detail["memberships"].as_array().unwrap() {
        assert_eq!((&membership["ended_on"], &membership["end_reason"]), (&json!("2026-04-02"), &json!("deceased")));
    }
    let failure = office.refuse(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": person["id"] },
                "membership": { "organization_id": medicine, "admitted_on": "2026-05-01" } }),
    );
    assert_eq!(failure.code, "membership.person_deceased");
    assert_eq!(count(&office, json!({})), (0, 0));
    assert_eq!(count(&office, json!({ "as_of_on": "2026-04-01" })), (1, 2));
}

#[test]
fn nothing_outlives_a_person() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let request = json!({
        "fields": { "full_name": "Lê An", "birth_on": "1940" },
        "memberships": [{ "organization_id": medicine, "admitted_on": "2010" }, { "organization_id": building, "admitted_on": "2020" }],
    });
    let id = office.call("create_person", request)["answer"]["id"].clone();
    let detail = office.call("get_person", json!({ "id": id }));
    let leaving = &detail["memberships"][0]["id"];
    office.call("end_memberships", json!({ "ids": [leaving], "ended_on": "2026-06-01", "reason": "resign" }));
    let position = |fields: Value| json!({ "organization_id": medicine, "fields": fields });
    office.call(
        "save_organization_position",
        position(json!({ "person_id": id, "role": "president", "from_on": "2024" })),
    );
    office.call(
        "save_organization_position",
        position(json!({ "person_id": id, "role": "member", "from_on": "2015", "to_on": "2020" })),
    );
    let version = office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let done = office.call("record_death", json!({ "id": id, "version": version, "died_on": "2026-04-02" }));
    assert_eq!(done["summary"], "Đã ghi nhận Lê An từ trần (02/04/2026), kết thúc 2 tư cách hội viên và 1 chức danh");
    let detail = office.call("get_person", json!({ "id": id }));
    for membership in detail["memberships"].as_array().unwrap() {
        assert_eq!((&membership["ended_on"], &membership["end_reason"]), (&json!("2026-04-02"), &json!("deceased")));
    }
    let ends: Vec<&Value> = detail["positions"].as_array().unwrap().iter().map(|one| &one["to_on"]).collect();
    assert_eq!(ends, ["2026-04-02", "2020"]);
    assert_eq!(count(&office, json!({ "as_of_on": "2026-05-01" })), (0, 0));
    assert_eq!(office.call("check_book", json!({}))["ok"], true);

    // Nothing new runs after the death either.
    let request = json!({ "person": { "is": "existing", "person_id": id },
        "membership": { "organization_id": medicine, "admitted_on": "2005-01-01" } });
    assert_eq!(office.refuse("admit_member", request).code, "membership.person_deceased");
    let again = office.refuse("save_organization_position", position(json!({ "person_id": id, "role": "member" })));
    assert_eq!(again.code, "organization.holder_deceased");

    // The day is put right: what ended by the death ends on the new day.
    let version = office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    office.call("record_death", json!({ "id": id, "version": version, "died_on": "2026-03-20" }));
    assert_eq!(count(&office, json!({ "as_of_on": "2026-03-20" })), (0, 0));
    assert_eq!(count(&office, json!({ "as_of_on": "2026-03-19" })), (1, 2));
}

#[test]
fn an_end_is_put_right_or_lifted() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let member = admit(&office, "Lê An", medicine, json!("2020-03-10"));
    let id = member["id"].clone();
    let read = || office.call("get_membership", json!({ "id": id }));
    let correct = |ended_on: Value, reason: Value| json!({ "id": id, "version": read()["version"], "ended_on": ended_on, "reason": reason, "decision": "9/QĐ" });
    let refused = |ended_on: Value, reason: Value| office.refuse("correct_ending", correct(ended_on, reason)).code;
    assert_eq!(refused(json!("2026-04-01"), json!("resign")), "membership.not_ended");
    office.call("end_memberships", json!({ "ids": [id], "ended_on": "2026-04-01", "reason": "resign" }));
    assert_eq!(refused(json!("2020-03-09"), json!("resign")), "membership.ends_before_start");
    assert_eq!(refused(json!("2026-03-01"), Value::Null), "membership.without_reason");
    assert_eq!(refused(json!("2026-03-01"), json!("deceased")), "membership.without_reason");
    let mut stale = correct(json!("2026-03-01"), json!("remove"));
    stale["version"] = json!(1);
    assert_eq!(office.refuse("correct_ending", stale).code, "request.stale");

    let done = office.call("correct_ending", correct(json!("2026-03-01"), json!("remove")));
    assert_eq!(
        done["summary"],
        "Đã sửa lần kết thúc tư cách hội viên của Lê An tại Hội Y học: từ 01/03/2026 (xóa tên)"
    );
    let now = read();
    assert_eq!(
        (&now["ended_on"], &now["end_reason"], &now["end_decision"]),
        (&json!("2026-03-01"), &json!("remove"), &json!("9/QĐ"))
    );
    // Back again meanwhile: neither the new end nor none at all may reach over it.
    let request = json!({ "person": { "is": "existing", "person_id": member["person_id"] },
        "membership": { "organization_id": medicine, "admitted_on": "2026-03-15" } });
    office.call("admit_member", request);
    assert_eq!(refused(json!("2026-03-16"), json!("remove")), "membership.already_member");
    assert_eq!(refused(Value::Null, Value::Null), "membership.already_member");
    office.call("undo", json!({}));
    let lifted = office.call("correct_ending", correct(Value::Null, Value::Null));
    assert_eq!(lifted["summary"], "Đã bỏ lần kết thúc tư cách hội viên của Lê An tại Hội Y học");
    let now = read();
    assert_eq!(
        (&now["ended_on"], &now["end_reason"], &now["end_decision"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );

    // A transfer: the one that follows begins on the new day; it is not lifted while that one stands.
    let moved = office
        .call("transfer_membership", json!({ "ids": [id], "organization_id": building, "on": "2026-05-01" }))["answer"]
        [0]["begun"]["id"]
        .clone();
    assert_eq!(refused(Value::Null, Value::Null), "membership.transferred");
    office.call("correct_ending", correct(json!("2026-04-20"), json!("resign")));
    let following = office.call("get_membership", json!({ "id": moved }));
    assert_eq!((&read()["end_reason"], &following["starts_on"]), (&json!("transfer"), &json!("2026-04-20")));
    assert_eq!(count(&office, json!({ "as_of_on": "2026-04-20" })), (1, 1));

    // After a death no end is later than it.
    let person = office.call("get_person", json!({ "id": member["person_id"] }))["person"].clone();
    office.call("record_death", json!({ "id": person["id"], "version": person["version"], "died_on": "2026-04-25" }));
    let id = moved;
    let version = office.call("get_membership", json!({ "id": id }))["version"].clone();
    let late = json!({ "id": id, "version": version, "ended_on": "2026-05-02", "reason": "deceased" });
    assert_eq!(office.refuse("correct_ending", late).code, "membership.ends_after_death");
    let lift = json!({ "id": id, "version": version });
    assert_eq!(office.refuse("correct_ending", lift).code, "membership.person_deceased");
}

#[test]
fn a_decision_has_its_day_and_issuer() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let request = json!({ "person": { "is": "new", "fields": { "full_name": "Lê An" } },
        "membership": { "organization_id": medicine, "admitted_on": "2020-03-10", "decision_number": "3/QĐ-HYH",
            "decision_on": "2020-03-01", "decision_issuer": " Ban Thường vụ  Hội Y học " } });
    let member = office.call("admit_member", request)["answer"].clone();
    let expected = (&json!("2020-03-01"), &json!("Ban Thường vụ Hội Y học"));
    assert_eq!((&member["decision_on"], &member["decision_issuer"]), expected);
    let mut fields = member.clone();
    fields["decision_on"] = json!("2020-02");
    let changed = office.call("update_membership", json!({ "id": member["id"], "version": 1, "fields": fields }));
    assert_eq!(changed["answer"]["decision_on"], "2020-02");
}

/// A model kept by hand beside the book: whatever order acts come in, the counts of any day agree, nobody is counted
/// twice in one organisation, and opening + increase − decrease = closing.
#[test]
fn a_thousand_random_days_agree_with_a_model_kept_by_hand() {
    let office = Office::on("2026-05-04");
    let organizations: Vec<i64> =
        (0..3).map(|at| office.organization(&format!("H{at}"), &format!("Hội {at}"), "member_association")).collect();
    let people: Vec<i64> = (0..20)
        .map(|at| {
            let request = json!({ "fields": { "full_name": format!("Người {at}") } });
            office.call("create_person", request)["answer"]["id"].as_i64().unwrap()
        })
        .collect();
    // (membership, person, organisation, from, to), days counted from 2020-01-01.
    let mut model: Vec<(i64, usize, usize, i64, Option<i64>)> = Vec::new();
    let mut seed = 20_260_504_u64;
    let mut draw = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % below) as i64
    };
    let text = |day: i64| (lienhiep_tests::day("2020-01-01") + chrono::Duration::days(day)).to_string();
    for _ in 0..250 {
        let (person, organization, day) = (draw(20) as usize, draw(3) as usize, draw(2000));
        let open = model.iter().position(|one| one.1 == person && one.2 == organization && one.4.is_none());
        if let Some(at) = open {
            let request = json!({ "ids": [model[at].0], "ended_on": text(day), "reason": "resign" });
            if day < model[at].3 {
                assert_eq!(office.refuse("end_memberships", request).code, "membership.ends_before_start");
            } else {
                office.call("end_memberships", request);
                model[at].4 = Some(day);
            }
            continue;
        }
        let request = json!({
            "person": { "is": "existing", "person_id": people[person] },
            "membership": { "organization_id": organizations[organization], "admitted_on": text(day) },
        });
        let in_the_way = model
            .iter()
            .any(|one| one.1 == person && one.2 == organization && one.4.is_some_and(|to| to > day && to > one.3));
        if in_the_way {
            assert_eq!(office.refuse("admit_member", request).code, "membership.overlaps");
        } else {
            let id = office.call("admit_member", request)["answer"]["id"].as_i64().unwrap();
            model.push((id, person, organization, day, None));
        }
    }
    assert!(model.len() > 40, "the story has something to tell: {}", model.len());
    let counted =
        |day: i64| -> Vec<_> { model.iter().filter(|one| one.3 <= day && one.4.is_none_or(|to| day < to)).collect() };
    for _ in 0..60 {
        let (first, last) = (draw(2000), draw(2000));
        let (first, last) = (first.min(last), first.max(last));
        let closing = counted(last);
        let persons: std::collections::HashSet<usize> = closing.iter().map(|one| one.1).collect();
        assert_eq!(count(&office, json!({ "as_of_on": text(last) })), (persons.len() as u64, closing.len() as u64));
        let increase = model.iter().filter(|one| one.3 > first && one.3 <= last).count();
        let decrease = model.iter().filter(|one| one.4.is_some_and(|to| to > first && to <= last)).count();
        let opening = count(&office, json!({ "as_of_on": text(first) })).1 as usize;
        assert_eq!(opening + increase - decrease, closing.len());
    }
}
