//! A list is taken back at any later time: what nobody edited since is as before, what was edited stays and is named.

use lienhiep_tests::{Office, content, differences};
use serde_json::{Value, json};

fn import(office: &Office, text: &str, organization: i64, more: Value) -> i64 {
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let preview =
        office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": organization }));
    let mut request = json!({ "preview_id": preview["preview_id"] });
    for (key, value) in more.as_object().into_iter().flatten() {
        request[key] = value.clone();
    }
    office.call("apply_import", request)["entry_id"].as_i64().unwrap()
}

fn person_id(office: &Office, name: &str) -> i64 {
    let page = office.call("list_people", json!({ "search": name }));
    let rows = page["rows"].as_array().unwrap();
    let [one] = rows.as_slice() else { panic!("{} people called {name}", rows.len()) };
    one["id"].as_i64().unwrap()
}

fn edit(office: &Office, id: i64, field: &str, value: &str) {
    let person = office.call("get_person", json!({ "id": id }))["person"].clone();
    let (version, mut fields) = (person["version"].clone(), person);
    fields[field] = json!(value);
    office.call("update_person", json!({ "id": id, "version": version, "fields": fields }));
}

const FIRST: &str = "Họ tên,Ngày sinh,Điện thoại,Đơn vị công tác\nLê Văn An,17/05/1962,0905000001,Sở Y tế\n\
                     Trần Thị Ba,01/02/1970,0905000002,Sở Y tế\nVõ Tư,03/04/1980,0905000003,Sở Y tế\n";
/// An has another phone, Ba another phone and employer, Tư is missing, and three are new.
const SECOND: &str = "Họ tên,Ngày sinh,Điện thoại,Đơn vị công tác\nLê Văn An,17/05/1962,0905111111,Sở Y tế\n\
                      Trần Thị Ba,01/02/1970,0905222222,Trường Chính trị\nHồ Năm,05/06/1985,0905333333,\n\
                      Đỗ Sáu,07/08/1990,0905444444,\nLý Bảy,09/10/1991,0905555555,\n";

/// Two associations and both lists in the first; the entry of the second list.
fn imported() -> (Office, [i64; 2], i64) {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    let yd = office.organization("HYD", "Hội Y Dược", "member_association");
    import(&office, FIRST, lv, json!({}));
    let tu = person_id(&office, "Võ Tư");
    let ending = json!({ "person_ids": [tu], "ended_on": "2026-05-01", "reason": "resign" });
    let entry = import(&office, SECOND, lv, json!({ "end_missing": [ending] }));
    (office, [lv, yd], entry)
}

#[test]
fn a_list_without_later_edits_is_taken_back_to_the_last_cell() {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    import(&office, FIRST, lv, json!({}));
    let before = content(&office);
    let entry = import(&office, SECOND, lv, json!({}));
    assert!(!differences(&before, &content(&office)).is_empty());
    assert_eq!(office.call("forecast_undo", json!({ "id": entry })), json!([]));
    let undone = office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    assert_eq!(undone["answer"]["kept"], json!([]));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
}

#[test]
fn what_was_edited_since_stays_and_is_named() {
    let (office, [_, yd], entry) = imported();
    let [an, ba, nam, sau] = ["Lê Văn An", "Trần Thị Ba", "Hồ Năm", "Đỗ Sáu"].map(|name| person_id(&office, name));
    // Before the list the phones were ..0001 and ..0002; afterwards three things are edited and one person used.
    edit(&office, an, "email", "an@vidu.vn");
    edit(&office, ba, "phone", "0905999999");
    edit(&office, nam, "phone", "0905777777");
    office.call(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": sau },
                "membership": { "organization_id": yd, "admitted_on": "2026-05-02" } }),
    );

    let refused = office.refuse("undo", json!({ "entry_id": entry }));
    assert_eq!((refused.code.as_str(), &refused.detail["can_keep"]), ("history.built_upon", &json!(true)));
    let forecast = office.call("forecast_undo", json!({ "id": entry }));
    let undone = office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    assert_eq!(undone["answer"]["kept"], forecast);
    let kept = |table: &str, name: &str| -> Option<Vec<String>> {
        let all = forecast.as_array().unwrap();
        let one = all.iter().find(|one| one["table"] == table && one["name"] == name)?;
        Some(one["columns"].as_array().unwrap().iter().map(|c| c.as_str().unwrap().to_owned()).collect())
    };
    assert_eq!(kept("person", "Trần Thị Ba"), Some(vec!["phone".to_owned()]));
    assert_eq!(kept("person", "Hồ Năm"), Some(vec!["phone".to_owned()]));
    assert_eq!(kept("membership", "Hồ Năm"), Some(vec![]), "an edited new member stays a member");
    assert_eq!(kept("person", "Đỗ Sáu"), Some(vec![]));
    assert_eq!((kept("membership", "Đỗ Sáu"), kept("person", "Lê Văn An")), (None, None));
    assert_eq!(forecast.as_array().unwrap().len(), 4, "{forecast}");
    let summary = undone["summary"].as_str().unwrap();
    assert!(summary.contains("giữ lại vì đã được sửa hoặc dùng sau đó: ") && summary.contains("Hồ Năm"), "{summary}");

    let person = |id: i64| office.call("get_person", json!({ "id": id }));
    let field = |id: i64, field: &str| person(id)["person"][field].clone();
    assert_eq!((field(an, "phone"), field(an, "email")), (json!("0905000001"), json!("an@vidu.vn")));
    assert_eq!((field(ba, "phone"), field(ba, "employer")), (json!("0905999999"), json!("Sở Y tế")));
    let places = |id: i64| -> Vec<String> {
        let all = person(id)["memberships"].as_array().unwrap().clone();
        all.iter().map(|one| one["organization_name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((places(nam), places(sau)), (vec!["Hội Làm vườn".to_owned()], vec!["Hội Y Dược".to_owned()]));
    let tu = person_id(&office, "Võ Tư");
    assert_eq!(person(tu)["memberships"][0]["ended_on"], Value::Null);
    assert_eq!(office.call("count_people", json!({ "search": "Lý Bảy" }))["person_count"], 0);
    // The search knows the fields that returned.
    let found = |words: &str| office.call("count_people", json!({ "search": words }))["person_count"].clone();
    assert_eq!((found("0905111111"), found("0905000001"), found("chinh tri")), (json!(0), json!(1), json!(0)));
    assert_eq!(office.call("check_book", json!({}))["ok"], Value::Bool(true));
    assert_eq!(office.refuse("undo", json!({ "entry_id": entry })).code, "history.already_undone");
}

#[test]
fn taking_the_undo_back_brings_the_list_again() {
    let (office, _, entry) = imported();
    edit(&office, person_id(&office, "Lê Văn An"), "phone", "0905888888");
    let before = content(&office);
    let undone = office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    assert_ne!(content(&office), before);
    office.call("undo", json!({ "entry_id": undone["entry_id"] }));
    assert_eq!(differences(&before, &content(&office)), Vec::<String>::new());
}

#[test]
fn an_ended_member_who_came_back_since_stays_ended_then() {
    let (office, [lv, _], entry) = imported();
    let tu = person_id(&office, "Võ Tư");
    office.call(
        "admit_member",
        json!({ "person": { "is": "existing", "person_id": tu },
                "membership": { "organization_id": lv, "admitted_on": "2026-05-03" } }),
    );
    let undone = office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    let kept = undone["answer"]["kept"].as_array().unwrap();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!((&kept[0]["table"], &kept[0]["name"]), (&json!("membership"), &json!("Võ Tư")));
    let memberships = office.call("get_person", json!({ "id": tu }))["memberships"].clone();
    let ends: Vec<&Value> = memberships.as_array().unwrap().iter().map(|one| &one["ended_on"]).collect();
    assert!(ends.contains(&&json!("2026-05-01")) && ends.contains(&&Value::Null), "{ends:?}");
    assert_eq!(office.call("check_book", json!({}))["ok"], Value::Bool(true));
}

#[test]
fn other_acts_are_only_taken_back_whole() {
    let office = Office::on("2026-05-04");
    let id = office.call("create_person", json!({ "fields": { "full_name": "Lê Văn An" } }))["entry_id"].clone();
    let refused = office.refuse("undo", json!({ "entry_id": id, "keep_later": true }));
    assert_eq!(refused.code, "history.only_whole");
    assert_eq!(office.refuse("forecast_undo", json!({ "id": id })).code, "history.only_whole");
}

#[test]
fn a_list_of_which_nothing_is_left_as_it_wrote_it_is_told_so() {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    import(&office, "Họ tên,Ngày sinh,Điện thoại\nLê Văn An,17/05/1962,0905000001\n", lv, json!({}));
    let entry = import(&office, "Họ tên,Ngày sinh,Điện thoại\nLê Văn An,17/05/1962,0905111111\n", lv, json!({}));
    let an = person_id(&office, "Lê Văn An");
    edit(&office, an, "phone", "0905222222");
    let before = content(&office);
    // The import itself is still kept in the list of imports, and goes.
    let undone = office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    assert_eq!(undone["answer"]["kept"][0]["name"], "Lê Văn An");
    assert_eq!(differences(&before, &content(&office)), ["import_batch.2 gone"]);
}
