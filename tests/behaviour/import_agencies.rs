//! Agencies as plans write them: abbreviations and common words are understood, near names are asked and never taken,
//! an agency that ended since offers its successor, and a name told once is known from then on, as part of the act.

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn agency(office: &Office, fields: Value) -> i64 {
    office.call("create_agency", fields)["answer"]["id"].as_i64().unwrap()
}

fn department(office: &Office, name: &str) -> i64 {
    agency(office, json!({ "name": name, "kind": "department" }))
}

fn plan(office: &Office) -> i64 {
    let fields = json!({ "doc_number": "5395/KH-UBND", "issued_on": "2021-06-18", "subject": "Thực hiện Chỉ thị 42",
                         "starts_on": "2021-06-18", "ends_on": "2025-12-31" });
    office.call("create_plan", fields)["answer"]["id"].as_i64().unwrap()
}

/// The request for a pasted table of tasks: code, lead and coordinating agencies.
fn request(plan: i64, tasks: &[(&str, &str, &str)]) -> Value {
    let mut text = "TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n".to_owned();
    for (code, lead, coordinating) in tasks {
        text.push_str(&format!("{code}\tNhiệm vụ {code}\t{lead}\t{coordinating}\n"));
    }
    json!({ "pasted": { "pasted_text": text }, "subject": "tasks", "plan_id": plan })
}

fn apply(office: &Office, preview: &Value) -> Value {
    office.call("apply_table", json!({ "preview_id": preview["preview_id"] }))
}

fn task(office: &Office, plan: i64, code: &str) -> Value {
    let rows = office.call("list_tasks", json!({ "plan_id": plan, "limit": 100 }));
    let id = rows["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap()["id"].clone();
    office.call("get_task", json!({ "id": id }))["task"].clone()
}

/// The questions by their words: why, and the names offered.
fn asked(preview: &Value) -> Vec<(String, String, Vec<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let questions = preview["unknown_agencies"].as_array().unwrap().iter();
    let names = |one: &Value| one["candidates"].as_array().unwrap().iter().map(|who| text(&who["name"])).collect();
    questions.map(|one| (text(&one["written"]), text(&one["doubt"]), names(one))).collect()
}

#[test]
fn abbreviations_and_common_words_find_the_agency_and_stay_as_written() {
    let office = Office::on("2025-01-10");
    let science = department(&office, "Sở Khoa học và Công nghệ");
    let planning = department(&office, "Sở Kế hoạch và Đầu tư");
    let districts = agency(&office, json!({ "name": "UBND các huyện, thị xã", "kind": "district" }));
    let plan = plan(&office);
    let tasks = [
        ("I.1", "Sở KH&CN", "Sở KHĐT, UBND các huyện, thị xã, thành phố"),
        ("I.2", "Sở KHCN tỉnh", "Sở KH&ĐT"),
        ("I.3", "Sở Khoa học & Công nghệ", ""),
    ];
    let preview = office.call("preview_table", request(plan, &tasks));
    assert!(asked(&preview).is_empty());
    apply(&office, &preview);
    let first = task(&office, plan, "I.1");
    assert_eq!((&first["lead_agency_id"], &first["lead_as_written"]), (&json!(science), &json!("Sở KH&CN")));
    assert_eq!(
        first["coordinating"],
        json!([
            { "agency_id": planning, "as_written": "Sở KHĐT", "name": "Sở Kế hoạch và Đầu tư" },
            { "agency_id": districts, "as_written": "UBND các huyện, thị xã, thành phố", "name": "UBND các huyện, thị xã" },
        ])
    );
    let second = task(&office, plan, "I.2");
    assert_eq!(
        (&second["lead_agency_id"], &second["coordinating"][0]["agency_id"]),
        (&json!(science), &json!(planning))
    );
    assert_eq!(task(&office, plan, "I.3")["lead_agency_id"], science);
    // What is understood needs no other name.
    assert_eq!(office.call("get_agency", json!({ "id": science }))["synonyms"], json!([]));
    // The same words find it where somebody types them.
    let found = office.call("find_agency", json!({ "name": "Sở KH-CN" }));
    assert_eq!(found["id"], science);
}

#[test]
fn a_near_name_is_asked_and_learned_with_the_import_and_forgotten_with_it() {
    let office = Office::on("2025-01-10");
    let science = department(&office, "Sở Khoa học và Công nghệ");
    department(&office, "Sở Y tế");
    let plan = plan(&office);
    let tasks =
        [("I.1", "Sở Khoa học, Công nghệ và Môi trường", ""), ("I.2", "Sở Khoa học, Công nghệ và Môi trường", "")];
    let mut wanted = request(plan, &tasks);
    let preview = office.call("preview_table", wanted.clone());
    let near = "Sở Khoa học, Công nghệ và Môi trường".to_owned();
    assert_eq!(asked(&preview), [(near.clone(), "unknown".to_owned(), vec!["Sở Khoa học và Công nghệ".to_owned()])]);
    assert_eq!(preview["unknown_agencies"][0]["choice"], json!({ "is": "keep" }), "never taken by itself");
    assert_eq!(preview["unknown_agencies"][0]["candidates"][0]["reason"], "Tên gần giống");
    assert_eq!(preview["unknown_agencies"][0]["row_count"], 2);

    wanted["agencies"] = json!({ near.clone(): { "is": "known", "agency_id": science } });
    let preview = office.call("preview_table", wanted);
    let synonyms = || office.call("get_agency", json!({ "id": science }))["synonyms"].clone();
    assert_eq!(synonyms(), json!([]), "a preview writes nothing");
    let done = apply(&office, &preview);
    assert_eq!(done["summary"], "Đã nhập bảng đã dán: 2 nhiệm vụ mới, nhớ 1 tên khác của cơ quan");
    assert_eq!(synonyms(), json!([near]));
    let first = task(&office, plan, "I.1");
    assert_eq!((&first["lead_agency_id"], &first["lead_as_written"]), (&json!(science), &json!(near)));
    // Known from then on, also in another plan.
    let again = office.call("preview_table", request(plan, &[("I.3", &near, "")]));
    assert!(asked(&again).is_empty());
    // Taken back with the act.
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(synonyms(), json!([]));
    // Removed in the agency's record: asked again.
    let preview = office.call("preview_table", request(plan, &[("I.1", &near, "")]));
    assert_eq!(asked(&preview).len(), 1);
}

#[test]
fn an_agency_that_ended_since_offers_who_took_over() {
    let office = Office::on("2025-08-01");
    let finance = department(&office, "Sở Tài chính");
    let planning = agency(
        &office,
        json!({ "name": "Sở Kế hoạch và Đầu tư", "kind": "department", "valid_to_on": "2025-03-01", "successor_id": finance }),
    );
    let plan = plan(&office);
    let mut wanted = request(plan, &[("I.1", "Sở KH&ĐT", "")]);
    let preview = office.call("preview_table", wanted.clone());
    assert_eq!(asked(&preview), [("Sở KH&ĐT".to_owned(), "ended".to_owned(), vec!["Sở Tài chính".to_owned()])]);
    assert_eq!(
        preview["unknown_agencies"][0]["candidates"][0]["reason"],
        "Tiếp nhận việc của “Sở Kế hoạch và Đầu tư” từ 01/03/2025"
    );
    // Unless it is said, the task is of whom the plan names.
    let kept = apply(&office, &preview);
    assert_eq!(task(&office, plan, "I.1")["lead_agency_id"], planning);
    office.call("undo", json!({ "entry_id": kept["entry_id"] }));

    wanted["agencies"] = json!({ "Sở KH&ĐT": { "is": "known", "agency_id": finance } });
    let preview = office.call("preview_table", wanted);
    apply(&office, &preview);
    let given = task(&office, plan, "I.1");
    assert_eq!((&given["lead_agency_id"], &given["lead_as_written"]), (&json!(finance), &json!("Sở KH&ĐT")));
    // The old name is not the new agency's.
    assert_eq!(office.call("get_agency", json!({ "id": finance }))["synonyms"], json!([]));
}

#[test]
fn between_two_agencies_nothing_is_guessed() {
    let office = Office::on("2025-01-10");
    department(&office, "Sở Khoa học và Công nghệ tỉnh Đắk Lắk");
    department(&office, "Sở Khoa học và Công nghệ tỉnh Phú Yên");
    let plan = plan(&office);
    let preview =
        office.call("preview_table", request(plan, &[("I.1", "Sở KH&CN", ""), ("I.2", "Sở KH&CN tỉnh Phú Yên", "")]));
    let asked = asked(&preview);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].0.as_str(), asked[0].1.as_str(), asked[0].2.len()), ("Sở KH&CN", "several", 2));
    assert_eq!(office.call("find_agency", json!({ "name": "Sở KH&CN" })), Value::Null);
    apply(&office, &preview);
    assert_eq!(task(&office, plan, "I.2")["lead_name"], "Sở Khoa học và Công nghệ tỉnh Phú Yên");
    assert_eq!(task(&office, plan, "I.1")["lead_agency_id"], Value::Null);
}

#[test]
fn a_name_of_repeated_abbreviations_is_answered_at_once() {
    let office = Office::on("2025-01-10");
    let name = |last: &str| format!("{}{last}", "SS ".repeat(26));
    department(&office, &name("XA"));
    let before = std::time::Instant::now();
    assert_eq!(office.call("find_agency", json!({ "name": name("YB") })), Value::Null);
    assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
}

#[test]
fn a_name_that_two_agencies_are_called_by_finds_neither_and_one_that_still_exists_is_preferred() {
    let office = Office::on("2025-01-10");
    let agency = |fields: Value| office.call("create_agency", fields)["answer"]["id"].clone();
    let department = |name: &str, synonyms: &[&str], valid_to_on: Value| {
        agency(json!({ "name": name, "kind": "department", "synonyms": synonyms, "valid_to_on": valid_to_on }))
    };
    department("Trung tâm A", &["Trung tâm Tin học"], Value::Null);
    department("Trung tâm B", &["Trung tâm Tin học"], Value::Null);
    let find = |name: &str| office.call("find_agency", json!({ "name": name }));
    assert_eq!(find("Trung tâm Tin học"), Value::Null);
    // Of two with one name the one that exists on the day is meant; its own name goes before another's other name.
    department("Trung tâm C", &["Trung tâm Ươm tạo"], json!("2024-07-01"));
    let alive = department("Trung tâm D", &["Trung tâm Ươm tạo"], Value::Null);
    assert_eq!(find("Trung tâm Ươm tạo")["id"], alive);
    let named = department("Trung tâm Ươm tạo", &[], Value::Null);
    assert_eq!(find("Trung tâm Ươm tạo")["id"], named);
}
