//! Plans, tasks, reports and evidence: what is kept and what is refused.

mod plan_kit;

use lienhiep_tests::Office;
use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31")
}

#[test]
fn a_plan_keeps_its_legal_bases_and_groups_in_their_order() {
    let office = Office::on("2022-10-01");
    let fields = json!({
        "doc_number": " 5395/KH-UBND ", "issued_on": "2021-06-18", "issuer": "UBND tỉnh", "subject": "Thực hiện  Chỉ thị 42",
        "legal_bases": [
            { "doc_number": "42-CT/TW", "issued_on": "2010-04-16", "issuer": "Bộ Chính trị" },
            { "doc_number": "93-KL/TW", "issued_on": "2020-11-20", "issuer": "Ban Bí thư" },
        ],
        "groups": [{ "code": "I", "name": "Quán triệt" }, { "code": "II", "name": "Phát huy" }],
    });
    let plan = office.call("create_plan", fields)["answer"].clone();
    assert_eq!(plan["doc_number"], "5395/KH-UBND");
    assert_eq!(plan["subject"], "Thực hiện Chỉ thị 42");
    let mut fields = plan.clone();
    // The first basis goes, the groups change places, a third one comes.
    fields["legal_bases"] = json!([plan["legal_bases"][1]]);
    fields["groups"] = json!([plan["groups"][1], plan["groups"][0], { "code": "III", "name": "Đa dạng hóa" }]);
    office.call("update_plan", json!({ "id": plan["id"], "version": 1, "fields": fields }));
    let read = office.call("get_plan", json!({ "id": plan["id"] }));
    assert_eq!(read["legal_bases"].as_array().unwrap().len(), 1);
    assert_eq!(read["legal_bases"][0]["doc_number"], "93-KL/TW");
    let codes: Vec<&str> =
        read["groups"].as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["II", "I", "III"]);
    assert_eq!(read["groups"][1]["id"], plan["groups"][0]["id"]);
    office.call("undo", json!({}));
    let back = office.call("get_plan", json!({ "id": plan["id"] }));
    assert_eq!(back["groups"], plan["groups"]);
    assert_eq!(back["legal_bases"], plan["legal_bases"]);
    let stale = office.refuse("update_plan", json!({ "id": plan["id"], "version": 1, "fields": fields }));
    assert_eq!(stale.code, "request.stale");
}

#[test]
fn what_a_plan_refuses() {
    let plan = office();
    let read = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
    let with = |name: &str, value: Value| {
        let mut fields = read.clone();
        fields[name] = value;
        json!({ "id": plan.plan_id, "version": 1, "fields": fields })
    };
    assert_refused(&plan, "update_plan", with("doc_number", json!(" ")), "request.bad_field", "doc_number");
    assert_refused(&plan, "update_plan", with("ends_on", json!("2020-01-01")), "plan.ends_before_start", "ends_on");
    assert_refused(
        &plan,
        "update_plan",
        with("replaced_by_id", json!(plan.plan_id)),
        "plan.replaced_by_itself",
        "replaced_by_id",
    );
    assert_refused(
        &plan,
        "create_plan",
        json!({ "doc_number": "5395/kh-ubnd", "issued_on": "2021-06-18", "subject": "khác" }),
        "plan.number_taken",
        "doc_number",
    );
    let twice = json!([{ "code": "I", "name": "a" }, { "code": "i", "name": "b" }]);
    assert_refused(&plan, "update_plan", with("groups", twice), "plan.group_code_twice", "groups");
    plan.task(json!({ "group_id": read["groups"][1]["id"] }));
    let one_group = json!([read["groups"][0]]);
    assert_refused(&plan, "update_plan", with("groups", one_group), "plan.group_has_tasks", "groups");
    let foreign = json!([read["groups"][0], read["groups"][1], { "id": 99, "code": "X", "name": "x" }]);
    assert_refused(&plan, "update_plan", with("groups", foreign), "plan.foreign_group", "groups");
}

#[test]
fn a_plan_is_deleted_only_while_nothing_was_reported() {
    let plan = office();
    let task = plan.due("2022-12-31");
    let report = plan.report(task, "2022-09-30", "in_progress");
    let delete = json!({ "id": plan.plan_id, "version": 1 });
    assert_refused(&plan, "delete_plan", delete.clone(), "plan.has_results", "");
    assert_refused(&plan, "delete_task", json!({ "id": task, "version": 1 }), "task.has_results", "");
    plan.office.call("delete_progress", json!({ "id": report, "version": 1 }));
    plan.office.call("delete_plan", delete);
    assert_eq!(plan.office.refuse("get_task", json!({ "id": task })).code, "request.not_found");
    plan.office.call("undo", json!({}));
    assert_eq!(plan.office.call("get_plan", json!({ "id": plan.plan_id }))["groups"].as_array().unwrap().len(), 2);
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-12-31");
}

#[test]
fn plans_are_listed_those_in_force_first() {
    let plan = office();
    let newer = json!({ "doc_number": "12/KH-UBND", "issued_on": "2024-01-05", "subject": "Thực hiện Nghị quyết 45" });
    let newer = plan.office.call("create_plan", newer)["answer"]["id"].clone();
    let mut old = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
    old["validity"] = json!("replaced");
    old["replaced_by_id"] = newer.clone();
    plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": 1, "fields": old }));
    let page = plan.office.call("list_plans", json!({}));
    assert_eq!(page["rows"][0]["id"], newer);
    assert_eq!(plan.office.call("list_plans", json!({ "search": "nghi quyet 45" }))["total"], 1);
    let read = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
    assert_eq!(read["replaced_by_number"], "12/KH-UBND");
    assert_refused(&plan, "delete_plan", json!({ "id": newer, "version": 1 }), "plan.took_place_of", "");
    // Without a plan named, the checklist is that of the plans in force.
    plan.due("2022-12-31");
    assert_eq!(plan.office.call("list_tasks", json!({}))["total"], 0);
    assert_eq!(plan.office.call("list_tasks", json!({ "plan_id": plan.plan_id }))["total"], 1);
}

#[test]
fn what_a_task_refuses() {
    let plan = office();
    let task = |fields: Value| {
        let mut request = json!({ "plan_id": plan.plan_id, "content": "Việc" });
        for (name, value) in fields.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    plan.task(json!({ "code": "II.2.b" }));
    let cases = [
        (json!({ "content": " " }), "request.bad_field", "content"),
        (json!({ "code": "ii.2.B" }), "task.code_taken", "code"),
        (json!({ "group_id": 99 }), "task.foreign_group", "group_id"),
        (json!({ "schedule_kind": "once" }), "task.due_missing", "due_on"),
        (json!({ "schedule_kind": "range", "due_on": "2022-12-31" }), "task.start_missing", "starts_on"),
        (
            json!({ "schedule_kind": "range", "starts_on": "2023-01-01", "due_on": "2022-12-31" }),
            "task.due_before_start",
            "due_on",
        ),
        (json!({ "schedule_kind": "continuous", "due_on": "2022-12-31" }), "task.due_not_needed", "due_on"),
        (json!({ "schedule_kind": "once", "due_on": "0221-12-31" }), "request.bad_field", "due_on"),
    ];
    for (fields, code, field) in cases {
        assert_refused(&plan, "create_task", task(fields), code, field);
    }
    assert_eq!(plan.office.refuse("create_task", task(json!({ "lead_agency_id": 99 }))).code, "request.not_found");
    let impossible =
        plan.office.refuse("create_task", task(json!({ "schedule_kind": "once", "due_on": "2022-02-30" })));
    assert_eq!(impossible.code, "request.bad_field");
}

#[test]
fn what_a_report_refuses() {
    let plan = office();
    let task = plan.due("2022-12-31");
    let report = |fields: Value| {
        let mut request = json!({ "task_id": task, "reported_on": "2022-09-30", "progress": "in_progress" });
        for (name, value) in fields.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    let cases = [
        (json!({ "reported_on": "2022-10-02" }), "task.not_yet", "reported_on"),
        (json!({ "progress": "done" }), "task.completion_without_day", "completed_on"),
        (json!({ "completed_on": "2022-09-30" }), "task.day_without_completion", "completed_on"),
        (json!({ "progress": "done", "completed_on": "2022-10-01" }), "task.completed_after_report", "completed_on"),
        (
            json!({ "progress": "done", "completed_on": "2022-09-30", "percent": 80 }),
            "task.percent_contradicts",
            "percent",
        ),
        (json!({ "progress": "not_started", "percent": 5 }), "task.percent_contradicts", "percent"),
        (json!({ "percent": 101 }), "request.bad_field", "percent"),
        (json!({ "quantity": -1 }), "request.bad_field", "quantity"),
    ];
    for (fields, code, field) in cases {
        assert_refused(&plan, "record_progress", report(fields), code, field);
    }
    assert_eq!(plan.office.call("get_task", json!({ "id": task }))["reports"], json!([]));
}

#[test]
fn earlier_reports_stay_and_an_edit_is_in_the_history() {
    let plan = office();
    let task = plan.due("2022-12-31");
    let first = json!({ "task_id": task, "reported_on": "2022-06-14", "progress": "in_progress", "percent": 30,
        "result_text": "Đã mở 2 lớp", "quantity": 2, "quantity_unit": "lớp" });
    let first = plan.office.call("record_progress", first)["answer"].clone();
    plan.report(task, "2022-09-14", "in_progress");
    let mut fields = first.clone();
    fields["percent"] = json!(40);
    let request = json!({ "id": first["id"], "version": 1, "fields": fields });
    let done = plan.office.call("update_progress", request.clone());
    assert_eq!(done["answer"]["percent"], 40);
    assert_eq!(plan.office.refuse("update_progress", request).code, "request.stale");
    let detail = plan.office.call("get_task", json!({ "id": task }));
    let days: Vec<&str> =
        detail["reports"].as_array().unwrap().iter().map(|report| report["reported_on"].as_str().unwrap()).collect();
    assert_eq!(days, ["2022-09-14", "2022-06-14"]);
    let words: Vec<&str> =
        detail["history"].as_array().unwrap().iter().map(|entry| entry["summary"].as_str().unwrap()).collect();
    assert_eq!(
        words,
        [
            "Đã sửa kết quả ngày 14/06/2022 của nhiệm vụ “Tổ chức hội nghị phổ biến”: Đang thực hiện, 40 %",
            "Đã ghi kết quả ngày 14/09/2022 của nhiệm vụ “Tổ chức hội nghị phổ biến”: Đang thực hiện",
            "Đã ghi kết quả ngày 14/06/2022 của nhiệm vụ “Tổ chức hội nghị phổ biến”: Đang thực hiện, 30 %",
            "Đã thêm nhiệm vụ “Tổ chức hội nghị phổ biến”",
        ]
    );
    // What was reported since a day, for a report of a period.
    let page = plan.list(json!({ "period_starts_on": "2022-03-15", "as_of_on": "2022-06-14" }));
    assert_eq!(
        (page["rows"][0]["period_result"].as_str(), page["rows"][0]["percent"].as_i64()),
        (Some("Đã mở 2 lớp"), Some(40))
    );
    let page = plan.list(json!({ "period_starts_on": "2022-06-15", "as_of_on": "2022-09-14" }));
    assert_eq!(page["rows"][0]["period_result"], Value::Null);
}

#[test]
fn done_without_evidence_is_taken_and_said() {
    let plan = office();
    let task = plan.due("2022-12-31");
    let report = plan.done(task, "2022-09-30", "2022-09-28");
    assert_eq!(plan.row(task, "2022-10-01")["evidence_missing"], true);
    assert_eq!(plan.row(task, "2022-10-01")["percent"], 100);
    assert_eq!(plan.row(task, "2022-09-29")["evidence_missing"], false);
    let evidence = json!({ "task_id": task, "progress_id": report, "doc_number": "12/BC-LHH", "issued_on": "2022-09-28", "location": "Tủ 3" });
    let evidence = plan.office.call("add_evidence", evidence)["answer"].clone();
    let row = plan.row(task, "2022-10-01");
    assert_eq!(
        (row["evidence_missing"].as_bool(), row["last_evidence"].as_str()),
        (Some(false), Some("12/BC-LHH (28/09/2022)"))
    );
    let other = plan.due("2022-12-31");
    let foreign = json!({ "task_id": other, "progress_id": report, "doc_number": "1" });
    assert_refused(&plan, "add_evidence", foreign, "task.foreign_report", "progress_id");
    assert_refused(
        &plan,
        "add_evidence",
        json!({ "task_id": other, "doc_number": " " }),
        "request.bad_field",
        "doc_number",
    );
    let mut fields = evidence.clone();
    fields["doc_number"] = json!("13/BC-LHH");
    plan.office.call("update_evidence", json!({ "id": evidence["id"], "version": 1, "fields": fields }));
    plan.office.call("delete_evidence", json!({ "id": evidence["id"], "version": 2 }));
    assert_eq!(plan.row(task, "2022-10-01")["evidence_missing"], true);
    // Evidence handed in together with the report.
    let both = json!({ "task_id": other, "reported_on": "2022-09-30", "progress": "done", "completed_on": "2022-09-30",
        "evidence": [{ "doc_number": "7/TB-LHH" }] });
    let done = plan.office.call("record_progress", both);
    assert_eq!(plan.row(other, "2022-10-01")["last_evidence"], "7/TB-LHH");
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(plan.row(other, "2022-10-01")["last_evidence"], Value::Null);
}

#[test]
fn tasks_are_put_in_order() {
    let plan = office();
    let tasks: Vec<i64> = (1..=3).map(|number| plan.task(json!({ "code": format!("I.{number}") }))).collect();
    let order = json!([tasks[2], tasks[0], tasks[1]]);
    plan.office.call("reorder_tasks", json!({ "plan_id": plan.plan_id, "task_ids": order }));
    assert_eq!(plan.ids(json!({})), [tasks[2], tasks[0], tasks[1]]);
    for wrong in [json!([tasks[0]]), json!([tasks[0], tasks[0], tasks[1], tasks[2]]), json!([tasks[0], tasks[1], 99])] {
        let request = json!({ "plan_id": plan.plan_id, "task_ids": wrong });
        assert_refused(&plan, "reorder_tasks", request, "task.order_incomplete", "");
    }
    plan.office.call("undo", json!({}));
    assert_eq!(plan.ids(json!({})), tasks);
}

#[test]
fn the_checklist_is_searched_filtered_sorted_and_paged() {
    let plan = office();
    let groups = plan.office.call("get_plan", json!({ "id": plan.plan_id }))["groups"].clone();
    let late = plan.task(
        json!({ "code": "II.1", "group_id": groups[1]["id"], "content": "Đào tạo cán bộ", "schedule_kind": "once",
        "due_on": "2022-06-30", "deliverable": "Báo cáo", "priority": "high" }),
    );
    let soon = plan
        .task(json!({ "code": "I.1", "group_id": groups[0]["id"], "content": "Tuyên truyền", "schedule_kind": "once",
        "due_on": "2022-10-05" }));
    let free = plan.task(json!({ "code": "I.2", "group_id": groups[0]["id"], "content": "Tư vấn phản biện", "schedule_kind": "continuous",
        "schedule_text": "Thường xuyên" }));
    let done = plan.due("2022-03-31");
    plan.done(done, "2022-04-30", "2022-04-10");
    // Groups first, then the plan's order; tasks without a group last.
    assert_eq!(plan.ids(json!({})), [soon, free, late, done]);
    let by = |filter: Value| plan.ids(json!({ "filters": [filter] }));
    assert_eq!(plan.ids(json!({ "search": "dao tao" })), [late]);
    assert_eq!(plan.ids(json!({ "search": "thường xuyên" })), [free]);
    assert_eq!(
        by(json!({ "is": "one_of", "column": "group_id", "values": [groups[0]["id"].to_string()] })),
        [soon, free]
    );
    assert_eq!(
        by(json!({ "is": "one_of", "column": "label", "values": ["not_started_overdue", "done_late"] })),
        [late, done]
    );
    assert_eq!(by(json!({ "is": "one_of", "column": "timeliness", "values": ["due_soon"] })), [soon]);
    assert_eq!(by(json!({ "is": "one_of", "column": "progress", "values": ["done"] })), [done]);
    for (cell, tasks) in [
        ("done_late", vec![done]),
        ("open_late", vec![late]),
        ("open_on_time", vec![soon]),
        ("open_no_deadline", vec![free]),
        ("done_on_time", vec![]),
    ] {
        assert_eq!(by(json!({ "is": "one_of", "column": "cell", "values": [cell] })), tasks, "{cell}");
    }
    assert_eq!(
        by(json!({ "is": "between", "column": "due_on", "from": "2022-06-30", "to": "2022-10-05" })),
        [soon, late]
    );
    assert_eq!(by(json!({ "is": "contains", "column": "deliverable", "text": "bao" })), [late]);
    assert_eq!(by(json!({ "is": "one_of", "column": "evidence_missing", "values": ["1"] })), [done]);
    assert_eq!(plan.ids(json!({ "sort": { "column": "due_on" } })), [done, late, soon, free]);
    assert_eq!(plan.ids(json!({ "sort": { "column": "priority" } }))[0], late);
    let page = plan.list(json!({ "offset": 1, "limit": 2 }));
    assert_eq!((page["total"].as_i64(), page["rows"].as_array().unwrap().len()), (Some(4), 2));
    assert_eq!(plan.list(json!({ "offset": 9 }))["total"], 4);
    assert_eq!(
        plan.office.refuse("list_tasks", json!({ "sort": { "column": "1; DROP TABLE task" } })).code,
        "request.bad_field"
    );
    // On a past day the same filters see the state of that day.
    let past =
        json!({ "as_of_on": "2022-04-05", "filters": [{ "is": "one_of", "column": "cell", "values": ["open_late"] }] });
    assert_eq!(plan.ids(past), [done]);

    let summary = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id }));
    assert_eq!(
        summary["cells"],
        json!({ "done_on_time": 0, "done_late": 1, "done_no_deadline": 0, "open_on_time": 1, "open_late": 1,
                "open_no_deadline": 1, "total": 4 })
    );
    assert_eq!((summary["due_soon_count"].as_i64(), summary["evidence_missing_count"].as_i64()), (Some(1), Some(1)));
    let groups: Vec<(Option<&str>, i64)> = summary["by_group"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| (group["code"].as_str(), group["cells"]["total"].as_i64().unwrap()))
        .collect();
    assert_eq!(groups, [(Some("I"), 2), (Some("II"), 1), (None, 1)]);
    let labels = summary["by_label"].as_array().unwrap();
    assert_eq!(labels.len(), 10);
    let sum: i64 = labels.iter().map(|label| label["task_count"].as_i64().unwrap()).sum();
    assert_eq!(sum, 4);
}
