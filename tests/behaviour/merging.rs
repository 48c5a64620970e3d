//! Two records of one person become one, nothing is lost, and it is taken back at any later time.

use lienhiep_tests::{Office, content, differences};
use serde_json::{Value, json};

/// Two associations and two records of one person; a third person beside them.
struct Two {
    office: Office,
    yd: i64,
    th: i64,
    /// Member of YD since 2010.
    an: i64,
    /// Member of YD since 2008 and of TH since 2015.
    again: i64,
    bystander: i64,
}

#[track_caller]
fn create(office: &Office, fields: Value, memberships: &[(i64, &str)]) -> i64 {
    let memberships: Vec<Value> = memberships
        .iter()
        .map(|(organization, day)| json!({ "organization_id": organization, "admitted_on": day }))
        .collect();
    let done = office.call("create_person", json!({ "fields": fields, "memberships": memberships }));
    done["answer"]["id"].as_i64().unwrap()
}

fn two() -> Two {
    let office = Office::on("2026-05-04");
    let yd = office.organization("YD", "Hội Y Dược", "member_association");
    let th = office.organization("TH", "Hội Tin học", "member_association");
    let an = create(
        &office,
        json!({ "full_name": "Lê Văn An", "birth_on": "1962", "sex": "male", "phone": "0905000001", "note": "Một" }),
        &[(yd, "2010-03-01")],
    );
    let again = create(
        &office,
        json!({ "full_name": "Lê Văn An", "birth_on": "1962-05-17", "phone": "0905000002", "email": "an@vidu.vn",
                "national_id": "066062001234", "note": "Hai" }),
        &[(yd, "2008-01-01"), (th, "2015-06-01")],
    );
    let bystander = create(&office, json!({ "full_name": "Trần Thị Ba" }), &[(yd, "2012-01-01")]);
    Two { office, yd, th, an, again, bystander }
}

fn person(office: &Office, id: i64) -> Value {
    office.call("get_person", json!({ "id": id }))
}

fn version(office: &Office, id: i64) -> Value {
    person(office, id)["person"]["version"].clone()
}

/// A pair as the window sends it, with more.
fn pair(office: &Office, into: i64, from: i64, more: Value) -> Value {
    let mut pair = json!({
        "into_id": into, "into_version": version(office, into), "from_id": from, "from_version": version(office, from),
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        pair[key] = value.clone();
    }
    pair
}

#[track_caller]
fn merge(office: &Office, into: i64, from: i64, more: Value) -> Value {
    let pair = pair(office, into, from, more);
    office.call("merge_people", json!({ "merges": [pair] }))
}

fn counts(office: &Office, organization_id: Option<i64>) -> (i64, i64) {
    let counted = office.call("count_members", json!({ "organization_id": organization_id }));
    (counted["person_count"].as_i64().unwrap(), counted["membership_count"].as_i64().unwrap())
}

/// Where a person is a member and since when.
fn memberships(office: &Office, id: i64) -> Vec<(String, String, bool)> {
    let detail = person(office, id);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut all: Vec<(String, String, bool)> = detail["memberships"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["organization_code"]), text(&one["starts_on"]), one["ended_on"].is_null()))
        .collect();
    all.sort();
    all
}

fn line(code: &str, day: &str, runs: bool) -> (String, String, bool) {
    (code.to_owned(), day.to_owned(), runs)
}

#[track_caller]
fn assert_sound(office: &Office) {
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

#[test]
fn the_preview_says_what_there_is_to_choose() {
    let Two { office, an, again, .. } = two();
    let preview = office.call("preview_merge", json!({ "into_id": an, "from_id": again }));
    let fields: Vec<(&str, bool, bool)> = preview["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let flag = |name: &str| one[name].as_bool().unwrap();
            (one["field"].as_str().unwrap(), flag("take"), flag("can_keep_both"))
        })
        .collect();
    // What is missing or known more exactly is proposed; a phone against a phone is not.
    assert_eq!(
        fields,
        [
            ("birth_on", true, false),
            ("national_id", true, false),
            ("phone", false, false),
            ("email", true, false),
            ("note", false, true),
        ]
    );
    let [choice] = preview["memberships"].as_array().unwrap().as_slice() else { panic!("{preview}") };
    assert_eq!(
        (&choice["own"]["starts_on"], &choice["other"]["starts_on"]),
        (&json!("2010-03-01"), &json!("2008-01-01"))
    );
    assert_eq!(choice["take"], true, "both run; the other began earlier");
    assert_eq!((&preview["told_apart"], &preview["ending_count"]), (&json!(false), &json!(0)));
}

#[test]
fn fields_are_chosen_one_by_one_and_every_membership_is_kept() {
    let Two { office, yd, th, an, again, .. } = two();
    assert_eq!((counts(&office, None), counts(&office, Some(yd))), ((3, 4), (3, 3)));
    let done = merge(
        &office,
        an,
        again,
        json!({ "take_fields": ["birth_on", "national_id", "email"], "keep_both": ["note"] }),
    );
    assert_eq!(
        done["summary"],
        "Đã gộp hai hồ sơ của Lê Văn An; 1 tư cách trùng thời gian tại Hội Y Dược được để riêng, không tính"
    );
    assert_eq!(done["answer"][0]["moved_count"], 2);
    let now = person(&office, an);
    for (field, value) in [
        ("birth_on", json!("1962-05-17")),
        ("national_id", json!("066062001234")),
        ("email", json!("an@vidu.vn")),
        ("phone", json!("0905000001")),
        ("sex", json!("male")),
        ("note", json!("Một\nHai")),
    ] {
        assert_eq!(now["person"][field], value, "{field}");
    }
    assert_eq!(memberships(&office, an), [line("TH", "2015-06-01", true), line("YD", "2008-01-01", true)]);
    assert_eq!((counts(&office, None), counts(&office, Some(yd))), ((2, 3), (2, 2)));
    assert_eq!(counts(&office, Some(th)), (1, 1));
    let [merged] = now["merged_from"].as_array().unwrap().as_slice() else { panic!("{now}") };
    assert_eq!((&merged["id"], &merged["set_aside"]), (&json!(again), &json!(["Hội Y Dược"])));
    assert_eq!((&merged["entry_id"], &merged["together_count"]), (&done["entry_id"], &json!(1)));
    assert_sound(&office);
}

#[test]
fn the_membership_that_goes_on_may_be_that_of_the_record_merged_in() {
    let Two { office, yd, an, again, .. } = two();
    let older = person(&office, again)["memberships"].as_array().unwrap().clone();
    let older = older.iter().find(|one| one["organization_id"] == yd).unwrap()["id"].clone();
    let before = content(&office);
    let done = merge(&office, an, again, json!({ "take_memberships": [older] }));
    assert_eq!(memberships(&office, an), [line("TH", "2015-06-01", true), line("YD", "2008-01-01", true)]);
    assert_eq!((done["answer"][0]["moved_count"].clone(), counts(&office, Some(yd))), (json!(2), (2, 2)));
    assert_sound(&office);
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
    // Said to stay, that of the record that goes on stays, whatever is proposed.
    merge(&office, an, again, json!({ "take_memberships": [] }));
    assert_eq!(memberships(&office, an), [line("TH", "2015-06-01", true), line("YD", "2010-03-01", true)]);
}

#[test]
fn a_membership_that_runs_goes_on_before_one_that_ended() {
    let office = Office::on("2026-05-04");
    let x = office.organization("X", "Hội Xây dựng", "member_association");
    let an = create(&office, json!({ "full_name": "Lê Văn An" }), &[(x, "2010-01-01")]);
    let ended = person(&office, an)["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({ "ids": [ended], "ended_on": "2020-01-01", "reason": "resign" }));
    let again = create(&office, json!({ "full_name": "Lê Văn An" }), &[(x, "2015-01-01")]);
    let before = content(&office);
    let taken = |into: i64, from: i64| {
        let preview = office.call("preview_merge", json!({ "into_id": into, "from_id": from }));
        preview["memberships"][0]["take"].clone()
    };
    assert_eq!((taken(an, again), taken(again, an)), (json!(true), json!(false)));
    for (into, from) in [(an, again), (again, an)] {
        let done = merge(&office, into, from, json!({}));
        assert_eq!(memberships(&office, into), [line("X", "2015-01-01", true)], "{into}");
        assert_eq!(counts(&office, Some(x)), (1, 1));
        assert_eq!(
            done["summary"],
            "Đã gộp hai hồ sơ của Lê Văn An; 1 tư cách trùng thời gian tại Hội Xây dựng được để riêng, không tính"
        );
        assert_sound(&office);
        office.call("undo", json!({ "entry_id": done["entry_id"] }));
        assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
    }
}

#[test]
fn a_membership_that_stands_for_one_set_aside_is_not_undone_under_it() {
    let office = Office::on("2026-05-04");
    let yd = office.organization("YD", "Hội Y Dược", "member_association");
    let an = create(&office, json!({ "full_name": "Lê Văn An", "birth_on": "1962-05-17" }), &[]);
    let again = create(&office, json!({ "full_name": "Lê Văn An", "birth_on": "1962-05-17" }), &[(yd, "2008-01-01")]);

    // An admission.
    let start = content(&office);
    let admitted = json!({ "person": { "is": "existing", "person_id": an },
                           "membership": { "organization_id": yd, "admitted_on": "2005-01-01" } });
    let admitted = office.call("admit_member", admitted)["entry_id"].clone();
    let merged = merge(&office, an, again, json!({}))["entry_id"].clone();
    assert_eq!(memberships(&office, an), [line("YD", "2005-01-01", true)]);
    let refused = office.refuse("undo", json!({ "entry_id": admitted }));
    assert_eq!((refused.code.as_str(), &refused.detail["entry_ids"]), ("history.built_upon", &json!([merged])));
    assert_eq!(memberships(&office, an), [line("YD", "2005-01-01", true)]);
    office.call("undo", json!({ "entry_id": merged }));
    office.call("undo", json!({ "entry_id": admitted }));
    assert_eq!(differences(&start, &content(&office)), Vec::<String>::new());

    // A list, whole and but for what was used since. It admits one more, who goes again.
    let text = "Họ tên,Ngày sinh\nLê Văn An,17/05/1962\nHồ Năm,05/06/1985\n";
    std::fs::write(office.path("ds.csv"), text).unwrap();
    office.call("update_person", {
        let mut fields = person(&office, again)["person"].clone();
        fields["birth_on"] = Value::Null;
        fields["full_name"] = json!("Lê V. An");
        json!({ "id": again, "version": version(&office, again), "fields": fields })
    });
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": yd }));
    let list = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }))["entry_id"].clone();
    assert_eq!((memberships(&office, an).len(), counts(&office, Some(yd))), (1, (3, 3)));
    let merged = merge(&office, an, again, json!({ "take_memberships": [] }))["entry_id"].clone();
    let refused = office.refuse("undo", json!({ "entry_id": list }));
    assert_eq!((refused.code.as_str(), &refused.detail["can_keep"]), ("history.built_upon", &json!(true)));
    assert_eq!(refused.detail["entry_ids"], json!([merged]));
    let undone = office.call("undo", json!({ "entry_id": list, "keep_later": true }));
    let [kept] = undone["answer"]["kept"].as_array().unwrap().as_slice() else { panic!("{undone}") };
    assert_eq!((&kept["table"], &kept["name"]), (&json!("membership"), &json!("Lê Văn An")));
    assert_eq!((memberships(&office, an).len(), counts(&office, Some(yd))), (1, (1, 1)));
    assert_sound(&office);
    office.call("undo", json!({ "entry_id": merged }));
    assert_eq!(
        (memberships(&office, again), counts(&office, Some(yd))),
        (vec![line("YD", "2008-01-01", true)], (2, 2))
    );
    assert_sound(&office);
}

#[test]
fn no_undo_gives_two_people_one_number() {
    let Two { office, an, again, bystander, .. } = two();
    let number = |id: i64, number: Value| {
        let mut fields = person(&office, id)["person"].clone();
        fields["national_id"] = number;
        let request = json!({ "id": id, "version": version(&office, id), "fields": fields });
        office.call("update_person", request)["entry_id"].clone()
    };
    let freed = number(again, Value::Null);
    for other in [an, bystander] {
        let given = number(other, json!("066062001234"));
        let refused = office.refuse("undo", json!({ "entry_id": freed }));
        assert_eq!((refused.code.as_str(), &refused.detail["entry_ids"]), ("history.built_upon", &json!([given])));
        office.call("undo", json!({ "entry_id": given }));
    }
    office.call("undo", json!({ "entry_id": freed }));

    // The number of a record merged in is free; once another has it, the record does not return beside that one.
    let merged = merge(&office, an, again, json!({}))["entry_id"].clone();
    let given = number(bystander, json!("066062001234"));
    let before = content(&office);
    let refused = office.refuse("undo", json!({ "entry_id": merged }));
    assert_eq!((refused.code.as_str(), &refused.detail["entry_ids"]), ("history.built_upon", &json!([given])));
    let refused = office.refuse("undo", json!({ "entry_id": merged, "keep_later": true }));
    assert_eq!(refused.code, "history.no_longer_fits");
    assert!(refused.sentence.contains("Số định danh cũng là của một người khác."), "{}", refused.sentence);
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
    office.call("undo", json!({ "entry_id": given }));
    office.call("undo", json!({ "entry_id": merged }));
    assert_sound(&office);
}

#[test]
fn a_position_of_both_records_stands_once() {
    let Two { office, th, an, again, .. } = two();
    let hold = |person_id: i64, more: Value| {
        let mut fields = json!({ "person_id": person_id, "role": "president", "from_on": "2020" });
        for (key, value) in more.as_object().into_iter().flatten() {
            fields[key] = value.clone();
        }
        let request = json!({ "organization_id": th, "fields": fields });
        office.call("save_organization_position", request)["entry_id"].clone()
    };
    let first = hold(an, json!({ "email": "th@vidu.vn" }));
    hold(again, json!({ "phone": "0262381234" }));
    // Of other days, and with another phone: they are other positions, or say more.
    hold(an, json!({ "role": "member", "from_on": "2015", "phone": "0262380000" }));
    hold(again, json!({ "role": "member", "from_on": "2015", "phone": "0262381111" }));
    hold(again, json!({ "from_on": "2010", "to_on": "2015" }));
    let before = content(&office);
    let done = merge(&office, an, again, json!({}));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut held: Vec<[String; 4]> = office.call("get_organization_detail", json!({ "id": th }))["positions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["person_id"] == an)
        .map(|one| ["role", "from_on", "phone", "email"].map(|name| text(&one[name])))
        .collect();
    held.sort();
    assert_eq!(
        held,
        [
            ["member", "2015", "0262380000", ""],
            ["member", "2015", "0262381111", ""],
            ["president", "2010", "", ""],
            ["president", "2020", "0262381234", "th@vidu.vn"],
        ]
    );
    assert!(
        done["summary"].as_str().unwrap().ends_with("; 1 chức danh ghi ở cả hai hồ sơ nay còn một"),
        "{}",
        done["summary"]
    );
    assert_sound(&office);
    // The one that stands is not taken away under the merge.
    let refused = office.refuse("undo", json!({ "entry_id": first }));
    assert_eq!((refused.code.as_str(), &refused.detail["entry_ids"][0]), ("history.built_upon", &done["entry_id"]));
    office.call("undo", json!({ "entry_id": done["entry_id"], "keep_later": true }));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
}

#[test]
fn a_merged_record_shows_up_nowhere() {
    let Two { office, yd, an, again, bystander, .. } = two();
    // What the list keeps in memory is asked for before and after: orders, filters, totals.
    let pages = || -> Vec<Value> {
        let of = |column: &str, value: &str| json!([{ "is": "one_of", "column": column, "values": [value] }]);
        let sorted = |column: &str| json!({ "sort": { "column": column, "descending": true } });
        let mut requests: Vec<Value> =
            ["full_name", "birth_on", "national_id", "sex", "specialty", "employer"].map(sorted).to_vec();
        requests.push(json!({ "search": "le van an" }));
        requests.push(json!({ "search": "0905000002" }));
        requests.push(json!({ "filters": of("organization_id", &yd.to_string()) }));
        requests.push(json!({ "filters": of("same_as", "name_and_birth") }));
        requests.push(json!({ "filters": [{ "is": "filled", "column": "national_id", "filled": true }] }));
        requests.into_iter().map(|request| office.call("list_people", request)).collect()
    };
    let holds = |page: &Value| page["rows"].as_array().unwrap().iter().any(|row| row["id"] == again);
    assert!(pages().iter().filter(|page| holds(page)).count() >= 9);
    office.call("list_duplicates", json!({ "limit": 10 }));
    let organizations = office.call("list_organizations", json!({}));
    assert_eq!(organizations["rows"].as_array().unwrap().len(), 2);

    merge(&office, an, again, json!({ "take_fields": ["birth_on"] }));
    for (at, page) in pages().iter().enumerate() {
        assert!(!holds(page), "page {at}: {page}");
    }
    assert_eq!(office.call("count_people", json!({}))["person_count"], 2);
    let similar = office.call("find_similar_people", json!({ "full_name": "Lê Văn An", "phone": "0905000002" }));
    let similar: Vec<&Value> = similar.as_array().unwrap().iter().map(|one| &one["person"]["id"]).collect();
    assert_eq!(similar, [&json!(an)], "its phone and its name find it no more");
    assert_eq!(office.call("list_duplicates", json!({ "limit": 10 }))["total"], 0);
    // A list that names the same person meets the record that went on, and its number is free for it.
    let text = "Họ tên,Ngày sinh,Số CCCD\nLê Văn An,17/05/1962,066062001234\n";
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": yd }));
    assert_eq!(preview["counts"]["new"], 0, "{}", preview["counts"]);
    let rows = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "kind": "changed" }));
    assert_eq!(rows["rows"][0]["person_id"], an, "{rows}");
    // Opened by its number it says where it went, and nothing can be done to it.
    let refused = office.refuse("get_person", json!({ "id": again }));
    assert_eq!((refused.code.as_str(), &refused.detail["into_id"]), ("merge.was_merged", &json!(an)));
    assert!(refused.sentence.contains("Hãy mở hồ sơ đó"), "{}", refused.sentence);
    let admitted =
        json!({ "person": { "is": "existing", "person_id": again }, "membership": { "organization_id": yd } });
    assert_eq!(office.refuse("admit_member", admitted).code, "merge.was_merged");
    // Nobody is given its number, though it was the last but one; the last one is the bystander's.
    merge(&office, an, bystander, json!({}));
    let newcomer = create(&office, json!({ "full_name": "Võ Tư" }), &[(yd, "2020-01-01")]);
    assert_eq!(newcomer, bystander + 1);
    assert_sound(&office);
}

#[test]
fn positions_transfers_and_deaths_go_along() {
    let Two { office, yd, th, an, again, .. } = two();
    let position =
        json!({ "organization_id": th, "fields": { "person_id": again, "role": "president", "from_on": "2020" } });
    office.call("save_organization_position", position);
    // The record merged in left the association of building for that of medicine, where the other is a member.
    let xd = office.organization("XD", "Hội Xây dựng", "member_association");
    let third = create(&office, json!({ "full_name": "Lê Văn An", "birth_on": "1962" }), &[(xd, "2001-01-01")]);
    let there = person(&office, third)["memberships"][0]["id"].clone();
    office.call("transfer_membership", json!({ "ids": [there], "organization_id": yd, "on": "2011-01-01" }));
    let before = content(&office);
    let merges = [pair(&office, an, again, json!({})), pair(&office, an, third, json!({}))];
    let done = office.call("merge_people", json!({ "merges": merges }));
    assert_eq!(
        done["summary"],
        "Đã gộp 2 cặp hồ sơ; 2 tư cách trùng thời gian tại Hội Y Dược được để riêng, không tính"
    );
    assert_eq!(
        memberships(&office, an),
        [line("TH", "2015-06-01", true), line("XD", "2001-01-01", false), line("YD", "2008-01-01", true)]
    );
    assert_eq!(person(&office, an)["positions"][0]["role"], "president");
    assert_eq!(person(&office, an)["merged_from"][1]["together_count"], 2);
    assert_sound(&office);
    office.call("undo", json!({}));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());

    // Who died in one record is dead: what runs in the other ends.
    office.call("record_death", json!({ "id": again, "version": version(&office, again), "died_on": "2026-02-03" }));
    let preview = office.call("preview_merge", json!({ "into_id": an, "from_id": again }));
    assert_eq!(preview["ending_count"], 1);
    let done = merge(&office, an, again, json!({}));
    assert!(
        done["summary"].as_str().unwrap().ends_with("; kết thúc 1 tư cách vì người này đã từ trần"),
        "{}",
        done["summary"]
    );
    assert_eq!(person(&office, an)["person"]["deceased_on"], "2026-02-03");
    assert_eq!(memberships(&office, an), [line("TH", "2015-06-01", false), line("YD", "2010-03-01", false)]);
    assert_sound(&office);
}

#[test]
fn what_is_hidden_goes_along_unseen() {
    let office = Office::on("2026-05-04");
    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings.clone());
    let one = create(&office, json!({ "full_name": "Y Moan Niê", "birth_on": "1970-02-03" }), &[]);
    let other =
        create(&office, json!({ "full_name": "Y Moan Niê", "birth_on": "1970-02-03", "ethnicity": "Ê Đê" }), &[]);
    settings["privacy"]["keep_ethnicity"] = json!(false);
    office.call("update_settings", settings.clone());
    let preview = office.call("preview_merge", json!({ "into_id": one, "from_id": other }));
    assert_eq!((&preview["fields"], &preview["from"]["person"]["ethnicity"]), (&json!([]), &Value::Null));
    merge(&office, one, other, json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings);
    assert_eq!(office.call("reveal_sensitive", json!({ "id": one }))["ethnicity"], "Ê Đê");
}

#[test]
fn a_merge_that_is_not_clear_is_refused_and_changes_nothing() {
    let Two { office, an, again, bystander, .. } = two();
    let before = content(&office);
    let refused = |merges: Value| office.refuse("merge_people", json!({ "merges": merges }));
    let good = || pair(&office, an, again, json!({}));
    assert_eq!(refused(json!([])).code, "merge.none_selected");
    assert_eq!(refused(json!([pair(&office, an, an, json!({}))])).code, "merge.same_record");
    let onwards = pair(&office, again, bystander, json!({}));
    assert_eq!(refused(json!([good(), onwards])).code, "merge.in_several_pairs");
    let elsewhere = pair(&office, bystander, again, json!({}));
    assert_eq!(refused(json!([good(), elsewhere])).code, "merge.in_several_pairs");
    let both = pair(&office, an, again, json!({ "keep_both": ["phone"] }));
    assert_eq!(refused(json!([both])).code, "merge.cannot_keep_both");
    let foreign =
        pair(&office, an, again, json!({ "take_memberships": [person(&office, bystander)["memberships"][0]["id"]] }));
    assert_eq!(refused(json!([foreign])).code, "merge.foreign_membership");
    let mut stale = good();
    stale["from_version"] = json!(7);
    let failure = refused(json!([stale]));
    assert_eq!((failure.code.as_str(), &failure.detail["current"]["id"]), ("request.stale", &json!(again)));
    // The second pair is wrong: the first is not merged either.
    let mut wrong = pair(&office, an, bystander, json!({}));
    wrong["from_version"] = json!(7);
    assert_eq!(refused(json!([good(), wrong])).code, "request.stale");
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
}

#[test]
fn a_merge_is_taken_back_after_later_edits_and_nothing_differs_but_them() {
    let Two { office, yd, th, an, again, .. } = two();
    let xd = office.organization("XD", "Hội Xây dựng", "member_association");
    let position = json!({ "person_id": again, "role": "president", "from_on": "2020" });
    office.call("save_organization_position", json!({ "organization_id": th, "fields": position }));
    let before = content(&office);
    let done = merge(
        &office,
        an,
        again,
        json!({ "take_fields": ["birth_on", "national_id", "phone", "email"], "keep_both": ["note"] }),
    );
    // Edits: the phone that came over, a membership that came over ends, a position that came over gets a phone, and
    // the person is admitted elsewhere.
    let mut fields = person(&office, an)["person"].clone();
    fields["phone"] = json!("0905777777");
    office.call("update_person", json!({ "id": an, "version": version(&office, an), "fields": fields }));
    let moved = person(&office, an)["memberships"].as_array().unwrap().clone();
    let moved = moved.iter().find(|one| one["organization_id"] == th).unwrap()["id"].clone();
    office.call("end_memberships", json!({ "ids": [moved], "ended_on": "2026-05-01", "reason": "resign" }));
    let organization = office.call("get_organization_detail", json!({ "id": th }));
    let mut position = organization["positions"][0].clone();
    position["phone"] = json!("0262381234");
    office.call(
        "save_organization_position",
        json!({ "organization_id": th, "id": position["id"], "version": position["version"], "fields": position }),
    );
    let admitted = json!({ "person": { "is": "existing", "person_id": an },
                           "membership": { "organization_id": xd, "admitted_on": "2026-04-01" } });
    let admitted = office.call("admit_member", admitted)["answer"]["id"].clone();

    let refused = office.refuse("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!((refused.code.as_str(), &refused.detail["can_keep"]), ("history.built_upon", &json!(true)));
    let undone = office.call("undo", json!({ "entry_id": done["entry_id"], "keep_later": true }));
    let summary = undone["summary"].as_str().unwrap();
    assert!(summary.contains("giữ lại vì đã được sửa hoặc dùng sau đó: Lê Văn An"), "{summary}");
    assert_eq!(
        differences(&before, &content(&office)),
        [
            format!("membership.{moved}.ended_on: NULL → '2026-05-01'"),
            format!("membership.{moved}.end_reason: NULL → 'resign'"),
            format!("membership.{admitted} came"),
            format!("organization_position.{}.phone: NULL → '0262381234'", position["id"]),
            format!("person.{an}.phone: '0905000001' → '0905777777'"),
            format!("person.{an}.search_fold: '0905000001' → '0905777777'"),
        ]
    );
    assert_eq!(memberships(&office, again), [line("TH", "2015-06-01", false), line("YD", "2008-01-01", true)]);
    assert_eq!(memberships(&office, an), [line("XD", "2026-04-01", true), line("YD", "2010-03-01", true)]);
    assert_eq!((counts(&office, Some(yd)), counts(&office, Some(th))), ((3, 3), (0, 0)));
    let found = office.call("list_people", json!({ "search": "0905000002" }));
    assert_eq!(found["rows"][0]["id"], again, "it is found by its own phone again");
    assert_eq!(person(&office, an)["merged_from"], json!([]));
    assert_sound(&office);
}

#[test]
fn a_record_that_was_merged_on_gives_back_in_turn() {
    let Two { office, an, again, bystander, .. } = two();
    let before = content(&office);
    let first = merge(&office, an, again, json!({ "take_fields": ["email"] }))["entry_id"].clone();
    let second = merge(&office, bystander, an, json!({ "take_fields": ["full_name"] }))["entry_id"].clone();
    let refused = office.refuse("get_person", json!({ "id": again }));
    assert_eq!(refused.detail["into_id"], bystander, "it leads to where it came to rest");
    let from = person(&office, bystander)["merged_from"].clone();
    assert_eq!((&from[0]["id"], &from[1]["id"]), (&json!(an), &json!(again)));
    for keep_later in [false, true] {
        let refused = office.refuse("undo", json!({ "entry_id": first, "keep_later": keep_later }));
        assert_eq!(refused.code, "history.built_upon");
        assert_eq!(refused.detail["entry_ids"], json!([second]));
    }
    office.call("undo", json!({ "entry_id": second, "keep_later": true }));
    let undone = office.call("undo", json!({ "entry_id": first, "keep_later": true }))["entry_id"].clone();
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
    // Undone and done again, it is merged again.
    office.call("undo", json!({ "entry_id": undone }));
    assert_eq!(office.refuse("get_person", json!({ "id": again })).code, "merge.was_merged");
    assert_sound(&office);
}

#[test]
fn a_closed_period_stays_as_sent_and_the_merge_shows_as_an_adjustment() {
    let Two { office, an, again, .. } = two();
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 1 }));
    office.close(json!({ "period": "2026-Q1" }));
    let adjustments = || office.call("list_post_close_adjustments", json!({ "period": "2026-Q1" }));
    assert_eq!(adjustments(), json!([]));
    let done = merge(&office, an, again, json!({}));
    let told: Vec<(String, String, String, String)> = adjustments()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            (text("subject"), text("what"), text("frozen"), text("now"))
        })
        .collect();
    let line = |subject: &str, what: &str, frozen: &str, now: &str| {
        (subject.to_owned(), what.to_owned(), frozen.to_owned(), now.to_owned())
    };
    assert!(told.contains(&line("Hội Y Dược", "Cuối kỳ", "3", "2")), "{told:?}");
    assert!(told.contains(&line("Số người (không trùng)", "Cuối kỳ", "3", "2")), "{told:?}");
    assert!(told.iter().all(|one| one.0 != "Hội Tin học"), "{told:?}");
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(adjustments(), json!([]));
}

#[test]
fn a_record_that_carries_another_is_not_undone_under_it() {
    let office = Office::on("2026-05-04");
    let yd = office.organization("YD", "Hội Y Dược", "member_association");
    let create = |name: &str| office.call("create_person", json!({ "fields": { "full_name": name } }));
    let (one, other) = (create("Lê Văn An"), create("Lê Văn An"));
    let id = |done: &Value| done["answer"]["id"].as_i64().unwrap();
    // Nothing of the record that goes on changes, and nothing that refers to it comes over.
    let merged = merge(&office, id(&one), id(&other), json!({}));
    for entry in [&one, &other] {
        let refused = office.refuse("undo", json!({ "entry_id": entry["entry_id"] }));
        assert_eq!(refused.code, "history.built_upon");
        assert_eq!(refused.detail["entry_ids"], json!([merged["entry_id"]]));
    }
    office.call("undo", json!({ "entry_id": merged["entry_id"] }));

    // The same of a list that is taken back but for what was used since.
    std::fs::write(office.path("ds.csv"), "Họ tên,Ngày sinh\nVõ Tư,03/04/1980\nHồ Năm,05/06/1985\n").unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": yd }));
    let list = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }))["entry_id"].clone();
    let tu = office.call("list_people", json!({ "search": "Võ Tư" }))["rows"][0]["id"].as_i64().unwrap();
    merge(&office, tu, id(&other), json!({}));
    let undone = office.call("undo", json!({ "entry_id": list, "keep_later": true }));
    assert_eq!(undone["answer"]["kept"][0]["id"], tu);
    let left = office.call("list_people", json!({}))["rows"].as_array().unwrap().len();
    assert_eq!(left, 2, "Võ Tư, who carries Lê Văn An, and the other Lê Văn An");
    assert_sound(&office);
}

/// A table that comes to refer to people must be thought of in `people/merging/store.rs`: what it holds of a record goes
/// along when the record is merged.
#[test]
fn everything_that_refers_to_a_person_goes_along() {
    let office = Office::on("2026-05-04");
    office.call("close_book", json!({}));
    let book = rusqlite::Connection::open(office.path("so.lienhiep")).unwrap();
    let sql = "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
                WHERE t.schema = 'main' AND f.\"table\" = 'person' ORDER BY 1";
    let mut statement = book.prepare(sql).unwrap();
    let found: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(
        found,
        [
            "data_request.person_id",
            "different_people.other_id",
            "different_people.person_id",
            "erased_person.id",
            "membership.person_id",
            "organization_position.person_id"
        ]
    );
}
