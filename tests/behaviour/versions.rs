//! After a closing: what was changed since, by whom, and its effect on each figure; two closings beside each other.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An association with two members and a task; the third quarter of 2026 is closed.
struct Book {
    office: Office,
    medicine: i64,
    people: [i64; 2],
    task: i64,
    plan: i64,
}

fn book() -> Book {
    let office = Office::on("2026-09-20");
    let medicine = office.organization("YHOC", "Hội Y học", "member_association");
    let people = ["Lê Văn An", "H’ Linh Niê"].map(|name| {
        let request = json!({
            "fields": { "full_name": name },
            "memberships": [{ "organization_id": medicine, "type": "full", "admitted_on": "2020-01-10" }],
        });
        office.call("create_person", request)["answer"]["id"].as_i64().unwrap()
    });
    let request = json!({ "doc_number": "5395/KH-UBND", "subject": "Kế hoạch", "starts_on": "2021-06-18",
                          "groups": [{ "code": "I", "name": "Nhóm" }], "legal_bases": [] });
    let plan = office.call("create_plan", request)["answer"]["id"].as_i64().unwrap();
    let task = task(&office, plan, "I.1", "Mở lớp");
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    office.close(json!({ "period": "2026-Q3", "doc_number": 5 }));
    Book { office, medicine, people, task, plan }
}

fn task(office: &Office, plan: i64, code: &str, content: &str) -> i64 {
    let request = json!({ "plan_id": plan, "code": code, "content": content, "schedule_kind": "once",
                          "due_on": "2026-12-31", "starts_on": "2026-01-01" });
    office.call("create_task", request)["answer"]["id"].as_i64().unwrap()
}

fn change_person(office: &Office, id: i64, field: &str, value: Value) -> Value {
    let mut fields = office.call("get_person", json!({ "id": id }))["person"].clone();
    fields[field] = value;
    office.call("update_person", json!({ "id": id, "version": fields["version"], "fields": fields }))
}

fn change_task(office: &Office, id: i64, field: &str, value: Value) -> Value {
    let mut fields = office.call("get_task", json!({ "id": id }))["task"].clone();
    fields[field] = value;
    office.call("update_task", json!({ "id": id, "version": fields["version"], "fields": fields }))
}

fn adjustments(office: &Office, number: Value) -> Vec<Value> {
    let request = json!({ "period": "2026-Q3", "number": number });
    office.call("list_post_close_adjustments", request).as_array().unwrap().clone()
}

/// The adjustment of that subject and matter.
#[track_caller]
fn one<'a>(all: &'a [Value], subject: &str, what: &str) -> &'a Value {
    let found = all.iter().find(|line| line["subject"] == subject && line["what"] == what);
    found.unwrap_or_else(|| panic!("no {subject}, {what} in {all:#?}"))
}

fn acts(adjustment: &Value) -> Vec<&str> {
    adjustment["acts"].as_array().unwrap().iter().map(|act| act["summary"].as_str().unwrap()).collect()
}

#[test]
fn each_figure_tells_by_how_much_it_moved_and_by_which_acts() {
    let Book { office, medicine, people, task, .. } = book();
    assert_eq!(adjustments(&office, Value::Null), Vec::<Value>::new());
    let sex = change_person(&office, people[0], "sex", json!("female"));
    // Touches nothing that the report prints.
    change_person(&office, people[1], "phone", json!("0905 100 001"));
    let request = json!({ "person": { "is": "new", "fields": { "full_name": "Trần Văn Yến" } },
                          "membership": { "organization_id": medicine, "admitted_on": "2026-08-01" } });
    let admitted = office.call("admit_member", request);
    let moved = change_task(&office, task, "due_on", json!("2026-10-31"));
    // Done and taken back: it leaves nothing.
    let note = change_task(&office, task, "deliverable", json!("Báo cáo"));
    office.call("undo", json!({ "entry_id": note["entry_id"] }));
    office.call(
        "declare_figures",
        json!({ "organization_id": medicine, "fields": { "as_of_on": "2026-09-01", "member_count": 9 } }),
    );

    let all = adjustments(&office, Value::Null);
    let summary = |done: &Value| done["summary"].as_str().unwrap().to_owned();
    let women = one(&all, "Hội Y học", "Nữ");
    assert_eq!((&women["frozen"], &women["now"], &women["difference"]), (&json!("0"), &json!("1"), &json!(1.0)));
    // Rows say which acts count: the figure has those of all its rows.
    assert_eq!(acts(women), [summary(&sex), summary(&admitted)]);
    assert_eq!(women["acts"][0]["actor"], "Người thử");
    assert_eq!(women["acts"][0]["entry_id"], sex["entry_id"]);
    assert!(women["acts"][0]["happened_at"].as_str().unwrap().starts_with("2026-09-20T"));
    let row = one(&all, "Trần Văn Yến", "Dòng hội viên");
    assert_eq!(acts(row), [summary(&admitted)]);
    assert_eq!(acts(one(&all, "Số người (không trùng)", "Cuối kỳ")), [summary(&sex), summary(&admitted)]);
    let due = one(&all, "I.1 Mở lớp", "Thời hạn");
    assert_eq!((&due["frozen"], &due["now"]), (&json!("31/12/2026"), &json!("31/10/2026")));
    assert_eq!(acts(due), [summary(&moved)]);
    let declared = one(&all, "Hội Y học", "Số kê khai");
    assert_eq!((&declared["frozen"], &declared["difference"]), (&json!("chưa có"), &json!(9.0)));
    assert_eq!(acts(declared).len(), 1);
    assert_ne!(acts(declared)[0], summary(&sex));
    // The day of the last word, and the note that there was none.
    assert_eq!(one(&all, "Hội Y học", "Ngày cập nhật")["now"], "01/09/2026");
    assert_eq!(one(&all, "Hội Y học", "Ghi chú")["now"], "");
    // The sentence follows from the figures, so from all that was done to them; figures of activity too.
    let words = one(&all, "Tổ chức hội và hội viên", "Lời báo cáo");
    assert!(words["now"].as_str().unwrap().contains("3 lượt hội viên"), "{words}");
    assert!(acts(words).contains(&summary(&admitted).as_str()));
    assert_eq!(acts(one(&all, "Hội viên tăng trong kỳ", "Kỳ này")), [summary(&sex), summary(&admitted)]);
    assert!(all.iter().all(|line| !acts(line).iter().any(|act| act.contains("0905"))));
    let told: Vec<String> = all.iter().flat_map(|line| acts(line)).map(str::to_owned).collect();
    assert!(!told.contains(&summary(&note)), "what was taken back is behind nothing: {told:?}");
}

#[test]
fn what_a_sheet_prints_besides_figures_is_compared_too() {
    let Book { office, task, plan, medicine, .. } = book();
    let obstacle = office.call(
        "raise_obstacle",
        json!({ "task_id": task, "raised_on": "2026-08-01", "content": "Thiếu kinh phí", "proposal": "Cấp bổ sung" }),
    );
    let indicator = office.call(
        "save_indicator",
        json!({ "position": 1, "code": "1.1", "name": "Lớp tập huấn", "unit": "lớp", "aggregation": "sum", "is_active": true }),
    );
    let indicator = indicator["answer"]["id"].clone();
    office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Bổ sung" }));
    office.call(
        "save_indicator_values",
        json!({ "period_id": 1, "values": [{ "indicator_id": indicator, "value": 3, "is_estimate": true }] }),
    );
    office.call(
        "record_submission",
        json!({ "organization_id": medicine, "period_id": 1, "submitted_on": "2026-09-15", "completeness": "incomplete", "note": "Thiếu danh sách" }),
    );
    office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(adjustments(&office, Value::Null), Vec::<Value>::new());

    office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Sửa số ước" }));
    let saved = office.call(
        "save_indicator_values",
        json!({ "period_id": 1, "values": [{ "indicator_id": indicator, "value": 3, "is_estimate": false }] }),
    );
    let unit = json!({ "id": indicator, "version": 1, "position": 1, "code": "1.1", "name": "Lớp tập huấn", "unit": "lượt lớp",
                       "aggregation": "sum", "is_active": true });
    office.call("save_indicator", unit);
    office.call(
        "record_submission",
        json!({ "organization_id": medicine, "period_id": 1, "submitted_on": "2026-09-15", "completeness": "incomplete", "note": "Thiếu số kê khai" }),
    );
    office.call("save_report_text", json!({ "period": "2026-Q3", "key": "next", "body": "Mở thêm lớp." }));
    let mut settings = office.call("get_settings", json!({}));
    settings["letterhead"]["signer_name"] = json!("Y Thuột Kđoh");
    let signer = office.call("update_settings", settings);
    change_task(&office, task, "due_on", json!("2026-09-10"));

    // Open again, the latest closing is still what is compared with.
    let all = adjustments(&office, Value::Null);
    let estimate = one(&all, "Lớp tập huấn", "Ước thực hiện");
    assert_eq!(
        (&estimate["annex"], &estimate["frozen"], &estimate["now"]),
        (&json!("PL IV"), &json!("số ước"), &json!("số chính thức"))
    );
    assert!(acts(estimate).contains(&saved["summary"].as_str().unwrap()));
    assert_eq!(one(&all, "Lớp tập huấn", "Đơn vị tính")["now"], "lượt lớp");
    assert_eq!(one(&all, "Hội Y học", "Ghi chú")["now"], "Thiếu số kê khai");
    let next = one(&all, "PHƯƠNG HƯỚNG KỲ TỚI", "Lời báo cáo");
    assert_eq!((&next["annex"], &next["now"]), (&json!("Báo cáo"), &json!("Mở thêm lớp.")));
    assert_eq!(acts(next).len(), 1);
    let head = one(&all, "Phần đầu, phần ký", "Người ký");
    assert_eq!((&head["now"], acts(head)), (&json!("Y Thuột Kđoh"), vec![signer["summary"].as_str().unwrap()]));
    // Overdue now, so in the list of PL III.
    let late = one(&all, "I.1 Mở lớp", "Danh mục quá hạn, sắp đến hạn");
    assert_eq!(
        (&late["annex"], &late["frozen"], &late["now"]),
        (&json!("PL III"), &json!("chưa có"), &json!("quá hạn 4 ngày"))
    );

    // The closing before was replaced: its adjustments end with its replacement.
    let first = adjustments(&office, json!(1));
    let raised = one(&first, "Thiếu kinh phí", "Tình trạng");
    assert_eq!((&raised["annex"], acts(raised)), (&json!("PL V"), vec![obstacle["summary"].as_str().unwrap()]));
    assert_eq!(one(&first, "Lớp tập huấn", "Kỳ này")["difference"], 3.0);
    assert!(
        first.iter().all(|line| line["now"] != "Mở thêm lớp." && line["subject"] != "Phần đầu, phần ký"),
        "{first:#?}"
    );
    let refused = office.refuse("list_post_close_adjustments", json!({ "period": "2026-Q3", "number": 3 }));
    assert_eq!(refused.code, "report.no_such_version");
    let _ = plan;
}

#[test]
fn two_closings_are_compared_with_what_came_went_and_moved() {
    let Book { office, task: lesson, plan, medicine, .. } = book();
    let book = task(&office, plan, "I.2", "In sách");
    let dropped = task(&office, plan, "I.3", "Hội thi");
    office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Bổ sung nhiệm vụ" }));
    office.close(json!({ "period": "2026-Q3" }));
    // The fourth quarter: one task extended and under way, one deleted, one new; one member more.
    office.set_today("2026-12-20");
    office.call(
        "extend_task",
        json!({ "task_id": lesson, "decided_on": "2026-10-05", "to_due_on": "2027-03-31", "reason": "Chờ kinh phí" }),
    );
    office.call("record_progress", json!({ "task_id": lesson, "reported_on": "2026-11-01", "progress": "in_progress", "percent": 40, "result_text": "Đã mở 2 lớp" }));
    office.call("delete_task", json!({ "id": dropped, "version": 1 }));
    task(&office, plan, "I.4", "Tôn vinh trí thức");
    let request = json!({ "person": { "is": "new", "fields": { "full_name": "Trần Văn Yến", "sex": "female" } },
                          "membership": { "organization_id": medicine, "admitted_on": "2026-10-01" } });
    office.call("admit_member", request);
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 4 }));
    office.close(json!({ "period": "2026-Q4" }));

    let heads = office.call("list_closings", json!({}));
    let heads: Vec<(&str, i64)> = heads
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["number"].as_i64().unwrap()))
        .collect();
    assert_eq!(heads, [("2026-Q4", 1), ("2026-Q3", 2), ("2026-Q3", 1)]);
    let compare = |a: Value, b: Value| office.call("compare_report_versions", json!({ "a": a, "b": b }));

    // Two versions of one quarter.
    let versions = compare(json!({ "period": "2026-Q3", "number": 1 }), json!({ "period": "2026-Q3", "number": 2 }));
    let tasks = |comparison: &Value| -> Vec<(String, Value, bool)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let told = |one: &Value| (text(&one["code"]), one["kinds"].clone(), one["is_deleted"] == true);
        comparison["tasks"].as_array().unwrap().iter().map(told).collect()
    };
    assert_eq!(
        tasks(&versions),
        [("I.2".to_owned(), json!(["added"]), false), ("I.3".to_owned(), json!(["added"]), false)]
    );
    assert_eq!((&versions["b"]["reason"], &versions["a"]["number"]), (&json!("Bổ sung nhiệm vụ"), &json!(1)));
    assert_eq!(versions["organizations"], json!([]));
    // The number of the report is of the closing.
    let head = versions["texts"].as_array().unwrap().iter().find(|line| line["noun"] == "letterhead").unwrap();
    assert_eq!((&head["fields"][0]["what"], &head["fields"][0]["before"]), (&json!("Số báo cáo"), &json!("5")));

    // Two quarters.
    let quarters = compare(json!({ "period": "2026-Q3" }), json!({ "period": "2026-Q4" }));
    assert_eq!(
        tasks(&quarters),
        [
            ("I.1".to_owned(), json!(["deadline", "state", "progress"]), false),
            ("I.4".to_owned(), json!(["added"]), false),
            ("I.3".to_owned(), json!(["removed"]), true),
        ]
    );
    let field = |what: &str| {
        let fields = quarters["tasks"][0]["fields"].as_array().unwrap();
        let found = fields.iter().find(|field| field["what"] == what).expect("the field");
        (found["before"].as_str().unwrap().to_owned(), found["after"].as_str().unwrap().to_owned())
    };
    assert_eq!(field("Thời hạn"), ("31/12/2026".to_owned(), "31/03/2027".to_owned()));
    assert_eq!(field("Tỷ lệ hoàn thành"), ("chưa có".to_owned(), "40%".to_owned()));
    let figure = |group: &str, what: &str| {
        let figures = quarters["figures"].as_array().unwrap();
        let found = figures.iter().find(|one| one["group"] == group && one["what"] == what).expect("the figure");
        (found["before"].as_i64().unwrap(), found["after"].as_i64().unwrap())
    };
    assert_eq!(figure("Lượt hội viên", "Cuối kỳ"), (2, 3));
    assert_eq!(figure("Lượt hội viên", "Tăng"), (0, 1));
    assert_eq!(figure("Số người (không trùng)", "Nữ"), (0, 1));
    assert_eq!(figure("Nhiệm vụ", "Nhiệm vụ trong báo cáo"), (3, 3));
    let organization = &quarters["organizations"][0];
    assert_eq!((&organization["subject"], &organization["kind"]), (&json!("Hội Y học"), &json!("changed")));
    assert!(quarters["indicators"].as_array().unwrap().iter().any(|line| line["key"] == "members.closing"));
    // The other way round it tells the opposite.
    let back = compare(json!({ "period": "2026-Q4" }), json!({ "period": "2026-Q3" }));
    assert!(tasks(&back).contains(&("I.3".to_owned(), json!(["added"]), false)));
    assert!(tasks(&back).contains(&("I.4".to_owned(), json!(["removed"]), false)));
    assert_ne!(book, dropped);
}

#[test]
fn comparing_is_refused_without_two_closings() {
    let Book { office, .. } = book();
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 2 }));
    let refuse = |a: Value, b: Value| office.refuse("compare_report_versions", json!({ "a": a, "b": b }));
    let third = || json!({ "period": "2026-Q3" });
    assert_eq!(refuse(third(), json!({ "period": "2026-Q3", "number": 1 })).code, "report.same_version");
    let refused = refuse(json!({ "period": "2026-Q2" }), third());
    assert_eq!(
        refused.sentence,
        "“Quý II năm 2026” chưa chốt lần nào nên chưa có bản để so sánh. Hãy chốt kỳ trước, hoặc chọn kỳ khác."
    );
    assert_eq!(refuse(third(), json!({ "period": "2026-Q3", "number": 2 })).code, "report.no_such_version");
    assert_eq!(refuse(third(), json!({ "period": "2026-Q1" })).code, "period.unknown_code");
    assert_eq!(refuse(third(), json!({})).code, "report.no_period");
}

#[test]
fn the_list_of_periods_tells_open_closed_and_replaced_with_number_and_reason() {
    let Book { office, .. } = book();
    let row = || office.call("list_periods", json!({}))[0].clone();
    let told = |row: &Value| {
        (
            row["status"].clone(),
            row["closing_count"].clone(),
            row["closing_reason"].clone(),
            row["reopen_reason"].clone(),
        )
    };
    assert_eq!(told(&row()), (json!("closed"), json!(1), Value::Null, Value::Null));
    office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Bổ sung hội viên" }));
    let open = row();
    assert_eq!(told(&open), (json!("open"), json!(1), Value::Null, json!("Bổ sung hội viên")));
    assert_eq!((&open["reopened_by"], &open["closed_at"]), (&json!("Người thử"), &Value::Null));
    office.close(json!({ "period": "2026-Q3", "reason": "Bổ sung hai hội viên" }));
    assert_eq!(told(&row()), (json!("closed"), json!(2), json!("Bổ sung hai hội viên"), Value::Null));
}
