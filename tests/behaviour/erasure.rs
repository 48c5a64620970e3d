//! Somebody's data goes out of the book for good, and every figure stays what it was.

use lienhiep_tests::Office;
use serde_json::{Value, json};

const NAMELESS: &str = "(Đã xóa dữ liệu cá nhân)";

/// A quarter closed with the person in it; what was sent.
struct Closed {
    office: Office,
    id: i64,
}

#[track_caller]
fn create(office: &Office, fields: Value, organization: i64, admitted_on: &str, more: Value) -> i64 {
    let mut member = json!({ "organization_id": organization, "admitted_on": admitted_on });
    member.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let done = office.call("create_person", json!({ "fields": fields, "memberships": [member] }));
    done["answer"]["id"].as_i64().unwrap()
}

fn edit(office: &Office, id: i64, more: Value) {
    let person = office.call("get_person", json!({ "id": id }))["person"].clone();
    let (version, mut fields) = (person["version"].clone(), person);
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    office.call("update_person", json!({ "id": id, "version": version, "fields": fields }));
}

/// Everything that tells who it is; each is sought in the bytes of the file.
const TRACES: [&str; 12] = [
    "Quàng Thị Mốngg",
    "Quàng Thị Mộnggg",
    "quang thi mongg",
    "mongggg",
    "066170009876",
    "0987650001",
    "0987650002",
    "mongq@vidu.vn",
    "Bản Cuối Dốc",
    "THE-7788",
    "Xinh-mun-hiem",
    "Ghi rieng ve ba",
];

/// A woman who was brought in, edited, merged with another record of hers, transferred, and holds a position.
fn woman() -> Closed {
    let office = Office::on("2026-02-10");
    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings);
    let yd = office.organization("HYD", "Hội Y Dược", "member_association");
    let th = office.organization("HTH", "Hội Tin học", "member_association");
    create(&office, json!({ "full_name": "Trần Thị Ba", "sex": "female" }), yd, "2012-01-01", json!({}));
    let id = create(
        &office,
        json!({ "full_name": "Quàng Thị Mốngg", "birth_on": "1970-12-09", "sex": "female", "degree": "doctor",
                "national_id": "066170009876", "phone": "0987650001", "address": "Bản Cuối Dốc", "ethnicity": "Xinh-mun-hiem" }),
        yd,
        "2015-03-01",
        json!({ "card_number": "THE-7788" }),
    );
    edit(&office, id, json!({ "phone": "0987650002", "note": "Ghi rieng ve ba" }));
    let other = create(
        &office,
        json!({ "full_name": "Quàng Thị Mộnggg", "birth_on": "1970", "email": "mongq@vidu.vn" }),
        th,
        "2018-01-01",
        json!({}),
    );
    let version = |id: i64| office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let pair = json!({ "into_id": id, "into_version": version(id), "from_id": other, "from_version": version(other),
                       "take_fields": ["email"] });
    office.call("merge_people", json!({ "merges": [pair] }));
    let position = json!({ "person_id": id, "role": "president", "from_on": "2020", "phone": "0987650001" });
    office.call("save_organization_position", json!({ "organization_id": yd, "fields": position }));
    office.call(
        "export_list",
        json!({ "path": office.path("Quàng Thị Mốngg.csv"), "title": "Danh sách", "notes": [],
                "columns": [{ "title": "Họ và tên", "width": 100 }], "rows": [[{ "is": "text", "value": "Quàng Thị Mốngg" }]],
                "names_persons": true, "purpose": "Quàng Thị Mốngg hỏi" }),
    );
    Closed { office, id }
}

fn request(office: &Office, id: i64, more: Value) -> Value {
    let person = office.call("get_person", json!({ "id": id }))["person"].clone();
    let mut request = json!({ "id": id, "version": person["version"], "typed_name": person["full_name"],
                              "reason": "Theo yêu cầu của bà Quàng Thị Mốngg" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

/// Which traces stand in the bytes of the book and of what lies beside it.
fn traces(office: &Office) -> Vec<String> {
    let mut found = Vec::new();
    for file in ["so.lienhiep", "so.lienhiep-wal", "so.lienhiep-journal"] {
        let Ok(bytes) = std::fs::read(office.path(file)) else { continue };
        for trace in TRACES {
            if bytes.windows(trace.len()).any(|window| window == trace.as_bytes()) {
                found.push(format!("{file}: {trace}"));
            }
        }
    }
    found
}

fn figures(office: &Office) -> Vec<Value> {
    let on = |day: &str| office.call("count_members", json!({ "as_of_on": day }));
    let mut figures: Vec<Value> = ["2014-12-31", "2016-01-01", "2019-01-01", "2026-02-10"].map(on).to_vec();
    let women = json!([{ "is": "one_of", "column": "sex", "values": ["female"] }]);
    let doctors = json!([{ "is": "one_of", "column": "degree", "values": ["doctor"] }]);
    for filters in [women, doctors] {
        figures.push(office.call("count_people", json!({ "filters": filters })));
    }
    figures
}

#[test]
fn nothing_of_the_person_is_left_in_the_bytes_of_the_file_and_every_figure_stays() {
    let Closed { office, id } = woman();
    let before = figures(&office);
    assert_eq!((&before[3]["person_count"], &before[3]["membership_count"]), (&json!(2), &json!(3)));
    assert!(traces(&office).len() >= TRACES.len() - 1, "the test sees what it looks for: {:?}", traces(&office));

    let done = office.call("erase_person", request(&office, id, json!({ "doc_number": "12/ĐN" })));
    assert_eq!(done["answer"]["membership_count"], 2);
    assert_eq!(done["answer"]["is_compacted"], true);
    assert_eq!(done["can_undo"], false);
    assert_eq!(traces(&office), Vec::<String>::new());

    assert_eq!(figures(&office), before);
    let detail = office.call("get_person", json!({ "id": id }));
    assert_eq!((&detail["person"]["full_name"], &detail["erased_on"]), (&json!(NAMELESS), &json!("2026-02-10")));
    assert_eq!((&detail["person"]["sex"], &detail["person"]["degree"]), (&json!("female"), &json!("doctor")));
    let days: Vec<&Value> =
        detail["memberships"].as_array().unwrap().iter().map(|membership| &membership["admitted_on"]).collect();
    assert_eq!(days, [&json!("2018-01-01"), &json!("2015-03-01")]);
    for words in ["mongg", "Quàng", "066170009876", "0987650002"] {
        assert_eq!(office.call("list_people", json!({ "search": words }))["rows"], json!([]), "{words}");
    }
    // Others are as they were, and found.
    assert_eq!(office.call("list_people", json!({ "search": "tran thi ba" }))["rows"][0]["full_name"], "Trần Thị Ba");
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
    office.call("close_book", json!({}));
    assert_eq!(traces(&office), Vec::<String>::new());
}

#[test]
fn nothing_brings_the_data_back() {
    let Closed { office, id } = woman();
    let acts = office.call("list_history", json!({ "person_id": id }));
    office.call("erase_person", request(&office, id, json!({})));
    let erasing = office.call("list_history", json!({}))[0].clone();
    assert_eq!(office.refuse("undo", json!({ "entry_id": erasing["id"] })).code, "history.erased");
    for act in acts.as_array().unwrap() {
        let undo = |more: Value| {
            let mut request = json!({ "entry_id": act["id"] });
            request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            lienhiep_core::api::dispatch(&office.session, "undo", request, &lienhiep_core::job::Job::quiet())
        };
        // Refused, or without what was erased.
        let _ = (undo(json!({})), undo(json!({ "keep_later": true })));
        let detail = office.call("get_history_entry", json!({ "id": act["id"] })).to_string();
        assert!(TRACES.iter().all(|trace| !detail.contains(trace)), "{detail}");
    }
    assert_eq!(traces(&office), Vec::<String>::new());
    // Nor is the nameless record written to, merged, or erased again.
    let version = office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let again = json!({ "id": id, "version": version, "fields": { "full_name": "Quàng Thị Mốngg" } });
    assert_eq!(office.refuse("update_person", again).code, "privacy.already_erased");
    assert_eq!(office.refuse("forecast_erasure", json!({ "id": id })).code, "privacy.already_erased");
    assert_eq!(office.refuse("erase_person", request(&office, id, json!({}))).code, "privacy.already_erased");
    let pair = json!({ "into_id": 1, "into_version": 1, "from_id": id, "from_version": version });
    assert_eq!(office.refuse("merge_people", json!({ "merges": [pair] })).code, "privacy.already_erased");
}

#[test]
fn erasing_wants_the_name_typed_and_a_reason() {
    let Closed { office, id } = woman();
    let refused = |more: Value| {
        let failure = office.refuse("erase_person", request(&office, id, more));
        (failure.code, failure.field)
    };
    assert_eq!(
        refused(json!({ "typed_name": "Quàng Thị" })),
        ("privacy.name_does_not_match".into(), Some("typed_name".into()))
    );
    assert_eq!(refused(json!({ "reason": "  " })), ("privacy.no_reason".into(), Some("reason".into())));
    assert_eq!(refused(json!({ "version": 1 })).0, "request.stale");
    assert_eq!(office.call("get_person", json!({ "id": id }))["person"]["full_name"], "Quàng Thị Mốngg");
}

#[test]
fn what_it_cannot_reach_is_told_before() {
    let Closed { office, id } = woman();
    let th = office.call("list_organizations", json!({ "search": "Tin học" }))["rows"][0]["id"].clone();
    let position = json!({ "holder_name": "Quàng Thị Mốngg", "role": "vice_president", "from_on": "2021" });
    let position = office.call("save_organization_position", json!({ "organization_id": th, "fields": position }));
    let held = position["answer"]["positions"][0]["id"].clone();
    edit(&office, 1, json!({ "note": "Bạn học của Quàng Thị Mốngg" }));
    office.call("create_backup", json!({}));
    let forecast = office.call("forecast_erasure", json!({ "id": id }));
    assert_eq!(
        (&forecast["full_name"], &forecast["membership_count"], &forecast["running_count"], &forecast["merged_count"]),
        (&json!("Quàng Thị Mốngg"), &json!(2), &json!(2), &json!(1))
    );
    assert_eq!(
        forecast["positions"],
        json!([{ "id": held, "organization_name": "Hội Tin học", "role": "vice_president", "title_text": null }])
    );
    assert_eq!(forecast["mentions"], json!([{ "table": "person", "column": "note", "count": 1 }]));
    assert!(!forecast["backups"].as_array().unwrap().is_empty());
    assert_eq!((&forecast["namesake_count"], &forecast["list_count"]), (&json!(0), &json!(1)));

    // The position is hers when the office says so; the note of another stays.
    office.call("erase_person", request(&office, id, json!({ "position_ids": [held] })));
    let detail = office.call("get_organization_detail", json!({ "id": th }));
    assert_eq!(detail["positions"][0]["holder_name"], NAMELESS);
    assert_eq!(office.call("get_person", json!({ "id": 1 }))["person"]["note"], "Bạn học của Quàng Thị Mốngg");
}

#[test]
fn a_namesake_keeps_the_name_in_what_is_told_of_them() {
    let Closed { office, id } = woman();
    let yd = office.call("list_organizations", json!({ "search": "Y Dược" }))["rows"][0]["id"].as_i64().unwrap();
    let other =
        create(&office, json!({ "full_name": "Quàng Thị Mốngg", "birth_on": "1999" }), yd, "2020-01-01", json!({}));
    office.call("erase_person", request(&office, id, json!({})));
    let told = office.call("list_history", json!({ "person_id": other }))[0]["summary"].clone();
    assert_eq!(told, "Đã thêm Quàng Thị Mốngg");
    assert_eq!(office.call("get_person", json!({ "id": other }))["person"]["full_name"], "Quàng Thị Mốngg");
    let mine = office.call("list_history", json!({ "person_id": id }));
    assert!(
        mine.as_array().unwrap().iter().all(|entry| !entry["summary"].as_str().unwrap().contains("Mốngg")),
        "{mine}"
    );
}

#[test]
fn a_closed_report_stays_byte_for_byte() {
    let Closed { office, id } = woman();
    office.set_today("2026-04-02");
    let request_period = json!({ "kind": "quarter", "year": 2026, "number": 1 });
    let period = office.call("create_period", request_period)["answer"]["id"].clone();
    office.close(json!({ "period_id": period }));
    let export = |file: &str| {
        let request = json!({ "period_id": period, "edition": "proof", "path": office.path(file) });
        office.call("export_report", request)["answer"]["sha256"].clone()
    };
    let before = export("truoc.xlsx");
    assert_eq!(office.call("forecast_erasure", json!({ "id": id }))["closed_reports"], json!(["Quý I năm 2026"]));
    office.call("erase_person", request(&office, id, json!({})));
    assert_eq!(export("sau.xlsx"), before);
    let adjusted = office.call("list_post_close_adjustments", json!({ "period_id": period }));
    assert!(!adjusted.to_string().contains("Mốngg"), "{adjusted}");
    assert_eq!(office.call("check_book", json!({}))["ok"], true);
}
