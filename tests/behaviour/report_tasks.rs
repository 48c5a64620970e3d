//! PL II and PL III of a report: every part of it counts the tasks by one rule. Expected figures are written by hand.

mod plan_kit;

use plan_kit::PlanOffice;
use serde_json::{Value, json};

/// A plan on 1/10/2022 with the third quarter (15/6 to 14/9/2022) open.
fn office() -> PlanOffice {
    let plan = PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31");
    plan.office.call("create_period", json!({"kind": "quarter", "year": 2022, "number": 3}));
    plan
}

fn preview(plan: &PlanOffice) -> Value {
    plan.office.call("preview_report", json!({ "period": "2022-Q3" }))
}

#[track_caller]
fn check(plan: &PlanOffice, key: &str) -> Value {
    let check = plan.office.call("check_period", json!({ "period": "2022-Q3" }));
    let lines = check["lines"].as_array().unwrap();
    lines.iter().find(|line| line["key"] == key).unwrap_or_else(|| panic!("no check {key}")).clone()
}

#[test]
fn overdue_is_counted_alike_in_text_tables_and_annex() {
    let plan = office();
    // Two late: never begun, and begun. Set aside, though their deadlines have passed: never late.
    plan.due("2022-09-01");
    let begun = plan.due("2022-08-01");
    plan.report(begun, "2022-07-01", "in_progress");
    let suspended = plan.due("2022-07-01");
    plan.report(suspended, "2022-08-15", "suspended");
    let dropped = plan.due("2022-07-10");
    plan.report(dropped, "2022-08-20", "not_done");
    // One in time, one done late.
    plan.due("2022-12-31");
    let done = plan.due("2022-07-20");
    plan.done(done, "2022-08-01", "2022-07-30");

    let data = preview(&plan);
    let tasks = data["tasks"].as_array().unwrap();
    let count = |field: &str, value: &str| tasks.iter().filter(|task| task[field] == value).count();
    assert_eq!((count("quadrant", "open_late"), count("tone", "overdue")), (2, 2));
    assert_eq!((count("quadrant", "open_on_time"), count("quadrant", "done_late")), (3, 1));
    assert_eq!((count("state_label", "Tạm dừng"), count("state_label", "Không thực hiện")), (1, 1));
    let late = data["deadlines"].as_array().unwrap().iter().filter(|line| line["overdue"] == true).count();
    assert_eq!(late, 2);
    let texts = plan.office.call("list_report_texts", json!({ "period": "2022-Q3" }));
    let told = texts.as_array().unwrap().iter().find(|text| text["key"] == "results.plan").unwrap();
    assert_eq!(
        told["proposed"],
        "Trong tổng số 6 nhiệm vụ của các kế hoạch còn hiệu lực, đã hoàn thành 1 nhiệm vụ (quá hạn 1); chưa hoàn thành 5 nhiệm vụ (trong hạn 3, quá hạn 2)."
    );
    for key in ["tasks.overdue", "tasks.overdue_by_agency", "tasks.overdue_in_text"] {
        let line = check(&plan, key);
        assert_eq!((&line["found"], &line["expected"], &line["level"]), (&json!(2), &json!(2), &json!("ok")), "{key}");
    }
    let summary = plan.office.call("checklist_summary", json!({ "as_of_on": "2022-09-14" }));
    assert_eq!(summary["cells"]["open_late"], 2);
    let late = json!({ "is": "one_of", "column": "timeliness", "values": ["overdue"] });
    let open = json!({ "is": "one_of", "column": "progress", "values": ["not_started", "in_progress", "suspended", "not_done"] });
    assert_eq!(plan.list(json!({ "as_of_on": "2022-09-14", "filters": [late, open] }))["total"], 2);

    // Words of the office that tell another figure are found out.
    plan.office.call(
        "save_report_text",
        json!({ "period": "2022-Q3", "key": "results.plan",
                "body": "Đã hoàn thành 1 nhiệm vụ; chưa hoàn thành 5 nhiệm vụ (trong hạn 1, quá hạn 4)." }),
    );
    let line = check(&plan, "tasks.overdue_in_text");
    assert_eq!((&line["found"], &line["expected"], &line["level"]), (&json!(4), &json!(2), &json!("notice")));
    assert_eq!(line["leads_to"]["noun"], "tasks");
}

#[test]
fn a_late_completion_stays_late_whatever_is_decided_afterwards() {
    let plan = office();
    let task = plan.due("2022-08-01");
    // Given more time on 5/9, but done on 3/9 already, as was told on 10/9.
    plan.extend(task, "2022-09-05", "2022-12-31");
    plan.done(task, "2022-09-10", "2022-09-03");
    assert_eq!(plan.label(task, "2022-09-14"), "done_late");
    assert_eq!(plan.label(task, "2022-09-06"), "not_started");
}

#[test]
fn evidence_of_later_days_proves_nothing_yet() {
    let plan = office();
    let task = plan.due("2022-12-31");
    plan.done(task, "2022-08-20", "2022-08-20");
    let evidence = json!({ "task_id": task, "doc_number": "12/BC-LHH", "issued_on": "2022-09-20" });
    plan.office.call("add_evidence", evidence);
    let then = plan.row(task, "2022-09-14");
    assert_eq!((&then["evidence_missing"], &then["last_evidence"]), (&json!(true), &Value::Null));
    let now = plan.row(task, "2022-09-20");
    assert_eq!((&now["evidence_missing"], &now["last_evidence"]), (&json!(false), &json!("12/BC-LHH (20/09/2022)")));
}

#[test]
fn late_agencies_stand_in_vietnamese_order() {
    let plan = office();
    for name in ["Ủy ban Mặt trận Tổ quốc", "Đoàn Thanh niên", "Sở Y tế", "Ban Tuyên giáo", "Cục Thống kê"]
    {
        let agency = plan.office.call("create_agency", json!({ "name": name, "kind": "department" }));
        plan.task(json!({ "schedule_kind": "once", "due_on": "2022-09-01", "lead_agency_id": agency["answer"]["id"] }));
    }
    let texts = plan.office.call("list_report_texts", json!({ "period": "2022-Q3" }));
    let told = texts.as_array().unwrap().iter().find(|text| text["key"] == "results.plan").unwrap();
    let order = "Ban Tuyên giáo; Cục Thống kê; Đoàn Thanh niên; Sở Y tế; Ủy ban Mặt trận Tổ quốc.";
    assert!(told["proposed"].as_str().unwrap().ends_with(order), "{told}");
}

#[test]
fn what_is_zero_is_not_told() {
    let plan = office();
    plan.office.organization("HLV", "Hội Làm vườn", "member_association");
    plan.due("2022-12-31");
    let texts = plan.office.call("list_report_texts", json!({ "period": "2022-Q3" }));
    let told = |key: &str| {
        let texts = texts.as_array().unwrap();
        texts.iter().find(|text| text["key"] == key).unwrap()["proposed"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        told("results.organization"),
        "Tính đến ngày 14/09/2022, có 1 tổ chức (1 hội thành viên); sổ chưa có hồ sơ hội viên. Trong kỳ không có hội viên vào, ra. Có 1 tổ chức chưa gửi số kê khai."
    );
    assert_eq!(
        told("results.plan"),
        "Trong tổng số 1 nhiệm vụ của các kế hoạch còn hiệu lực, chưa có nhiệm vụ nào hoàn thành; chưa hoàn thành 1 nhiệm vụ (trong hạn 1)."
    );
    assert_eq!(told("assessment"), "Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào hoàn thành.");
}

#[test]
fn the_overview_shows_every_agency_and_adds_up() {
    let plan = office();
    for number in 0..11 {
        let name = format!("Sở thứ {number}");
        let agency = plan.office.call("create_agency", json!({ "name": name, "kind": "department" }));
        let task = plan.task(json!({ "schedule_kind": "none", "lead_agency_id": agency["answer"]["id"] }));
        plan.done(task, "2022-08-20", "2022-08-20");
        plan.task(json!({ "schedule_kind": "once", "due_on": "2022-09-01", "lead_agency_id": agency["answer"]["id"] }));
    }
    let checklist = plan.office.call("overview", json!({}))["checklist"].clone();
    let agencies = checklist["agencies"].as_array().unwrap();
    assert_eq!(agencies.len(), 11);
    let sum = |cell: &str| agencies.iter().map(|agency| agency["cells"][cell].as_i64().unwrap()).sum::<i64>();
    assert_eq!((sum("done_no_deadline"), sum("open_late"), sum("total")), (11, 11, 22));
    assert_eq!(checklist["cells"]["total"], 22);
}

#[test]
fn an_office_dissolved_later_counts_until_its_day() {
    let plan = office();
    let parent = plan.office.organization("HLV", "Hội Làm vườn", "member_association");
    let branch =
        json!({ "code": "HLV-1", "name": "Chi hội Một", "kind": "branch", "status": "active", "parent_id": parent });
    let branch = plan.office.call("create_organization", branch)["answer"].clone();
    let lone = plan.office.organization("HSV", "Hội Sinh vật cảnh", "member_association");
    let gone = |id: &Value| {
        let stored = plan.office.call("get_organization", json!({ "id": id }));
        let mut fields = stored.clone();
        fields["status"] = json!("dissolved");
        fields["ended_on"] = json!("2022-09-20");
        plan.office.call("update_organization", json!({ "id": id, "version": stored["version"], "fields": fields }));
    };
    gone(&branch["id"]);
    gone(&json!(lone));
    let figures = |day: &str| {
        let page = plan.office.call("list_organizations", json!({ "as_of_on": day }));
        let rows = page["rows"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == parent).unwrap()["branch_count"].clone()
    };
    assert_eq!((figures("2022-09-14"), figures("2022-09-20")), (json!(1), json!(0)));
    let line = preview(&plan)["organizations"][0].clone();
    assert_eq!((&line["code"], &line["branch_count"]), (&json!("HLV"), &json!(1)));
    let count = |day: &str| {
        plan.office.set_today(day);
        plan.office.call("overview", json!({}))["organizations"][0]["count"].clone()
    };
    assert_eq!((count("2022-09-19"), count("2022-09-20")), (json!(2), json!(1)));
}

#[test]
fn a_plan_concluded_later_keeps_its_tasks_in_earlier_periods() {
    let plan = office();
    plan.due("2022-09-01");
    let stored = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
    let mut fields = stored.clone();
    fields["validity"] = json!("concluded");
    // Without a day: since today, 1/10/2022.
    let concluded = plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": 1, "fields": fields }));
    assert_eq!(concluded["answer"]["validity_on"], "2022-10-01");
    assert_eq!(preview(&plan)["tasks"].as_array().unwrap().len(), 1);
    let total = |day: &str| plan.office.call("list_tasks", json!({ "as_of_on": day }))["total"].clone();
    assert_eq!((total("2022-09-30"), total("2022-10-01")), (json!(1), json!(0)));
    // Dated before the cut-off it leaves the period; the day stays when the plan is edited without it.
    fields["validity_on"] = json!("2022-09-14");
    plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": 2, "fields": fields }));
    assert_eq!(preview(&plan)["tasks"], json!([]));
    fields["validity_on"] = Value::Null;
    let edited = plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": 3, "fields": fields }));
    assert_eq!(edited["answer"]["validity_on"], "2022-09-14");
    fields["validity"] = json!("in_force");
    let again = plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": 4, "fields": fields }));
    assert_eq!(again["answer"]["validity_on"], Value::Null);
    assert_eq!(preview(&plan)["tasks"].as_array().unwrap().len(), 1);
}

#[test]
fn a_plan_issued_after_the_cut_off_is_not_in_the_report() {
    let plan = office();
    let later = json!({ "doc_number": "9/KH-UBND", "issued_on": "2022-09-20", "subject": "Kế hoạch sau" });
    let later = plan.office.call("create_plan", later)["answer"]["id"].clone();
    plan.office.call("create_task", json!({ "plan_id": later, "content": "Việc của kế hoạch sau" }));
    assert_eq!(preview(&plan)["tasks"], json!([]));
}

#[test]
fn who_took_over_from_an_ended_agency_is_named() {
    let plan = office();
    let agency = |fields: Value| plan.office.call("create_agency", fields)["answer"]["id"].clone();
    let science = agency(json!({ "name": "Sở Khoa học và Công nghệ", "kind": "department" }));
    let between = agency(
        json!({ "name": "Sở Bưu chính", "kind": "department", "valid_to_on": "2022-08-01", "successor_id": science }),
    );
    let gone = agency(
        json!({ "name": "Sở Thông tin", "kind": "department", "valid_to_on": "2022-07-01", "successor_id": between }),
    );
    let union = agency(json!({ "name": "Liên hiệp hội", "kind": "union" }));
    let led = plan.task(json!({ "schedule_kind": "once", "due_on": "2022-09-01", "lead_agency_id": gone,
        "coordinating": [{ "agency_id": union, "as_written": "Liên hiệp các Hội KH&KT" }] }));
    let helped =
        plan.task(json!({ "lead_agency_id": union, "coordinating": [{ "agency_id": gone, "as_written": "Sở TT" }] }));
    let name = |day: &str| plan.row(led, day)["lead_name"].clone();
    assert_eq!(name("2022-06-30"), "Sở Thông tin");
    assert_eq!(name("2022-07-01"), "Sở Thông tin (nay: Sở Bưu chính)");
    assert_eq!(name("2022-08-01"), "Sở Thông tin (nay: Sở Khoa học và Công nghệ)");
    assert_eq!(plan.row(helped, "2022-09-14")["coordinating_names"], "Sở TT (nay: Sở Khoa học và Công nghệ)");
    assert_eq!(plan.ids(json!({ "search": "khoa hoc va cong nghe", "as_of_on": "2022-09-14" })), [led]);
    let summary = plan.office.call("checklist_summary", json!({ "as_of_on": "2022-09-14" }));
    let names: Vec<&str> =
        summary["by_agency"].as_array().unwrap().iter().filter_map(|line| line["agency_name"].as_str()).collect();
    assert_eq!(names, ["Liên hiệp hội", "Sở Thông tin (nay: Sở Khoa học và Công nghệ)"]);
    let data = preview(&plan);
    assert_eq!(data["tasks"][0]["lead_agency"], "Sở Thông tin (nay: Sở Khoa học và Công nghệ)");
    assert_eq!(data["tasks"][0]["coordinating_agencies"], json!(["Liên hiệp các Hội KH&KT"]));
    assert_eq!(data["tasks"][1]["coordinating_agencies"], json!(["Sở TT (nay: Sở Khoa học và Công nghệ)"]));
    assert_eq!(data["deadlines"][0]["lead_agency"], "Sở Thông tin (nay: Sở Khoa học và Công nghệ)");
    let line = check(&plan, "tasks.lead_has_ended");
    assert_eq!((&line["found"], &line["leads_to"]["noun"]), (&json!(1), &json!("tasks")));
}

#[test]
fn a_plan_past_its_last_day_and_still_in_force_is_told() {
    // The plan ends on 31/7/2022, the quarter on 14/9.
    let plan = PlanOffice::on("2022-10-01", "2021-06-18", "2022-07-31");
    plan.office.call("create_period", json!({"kind": "quarter", "year": 2022, "number": 3}));
    let open = plan.due("2022-07-01");
    let continuous = plan.task(json!({ "schedule_kind": "continuous" }));
    let done = plan.due("2022-07-20");
    plan.done(done, "2022-07-15", "2022-07-15");
    let line = check(&plan, "tasks.plan_is_past");
    assert_eq!((&line["found"], &line["level"]), (&json!(2), &json!("notice")));
    let lead = &line["leads_to"];
    let rows = plan.list(json!({ "filters": lead["filters"], "as_of_on": lead["as_of_on"] }));
    let mut ids: Vec<i64> = rows["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, [open, continuous]);
    // On the last day itself the plan still runs.
    assert_eq!(plan.row(open, "2022-07-31")["plan_is_past"], false);
    assert_eq!(plan.row(open, "2022-08-01")["plan_is_past"], true);
    // Concluded, it is no longer among the plans in force.
    let mut fields = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
    fields["validity"] = json!("concluded");
    fields["validity_on"] = json!("2022-08-01");
    let version = fields["version"].clone();
    plan.office.call("update_plan", json!({ "id": plan.plan_id, "version": version, "fields": fields }));
    assert_eq!(check(&plan, "tasks.plan_is_past")["found"], 0);
}

#[test]
fn what_a_closing_still_lacks_is_told_with_its_rows() {
    let plan = office();
    let continuous = plan.task(json!({ "schedule_kind": "continuous" }));
    let done = plan.due("2022-12-31");
    plan.done(done, "2022-08-20", "2022-08-20");
    for code in ["HT", "TV"] {
        let indicator = json!({ "id": null, "version": 0, "position": 1, "code": code, "name": code, "unit": "cuộc", "aggregation": "sum", "is_active": true });
        plan.office.call("save_indicator", indicator);
    }
    for key in ["tasks.continuous_no_result", "tasks.no_evidence", "letterhead.doc_number"] {
        let line = check(&plan, key);
        assert_eq!((&line["found"], &line["level"]), (&json!(1), &json!("notice")), "{key}");
    }
    let line = check(&plan, "indicators.missing");
    assert_eq!((&line["found"], &line["leads_to"]["noun"]), (&json!(2), &json!("indicators")));
    let listed = |key: &str| {
        let lead = check(&plan, key)["leads_to"].clone();
        // The period is no column of the list: the screen asks the checklist as the period sees it.
        let (of_period, filters): (Vec<Value>, Vec<Value>) =
            lead["filters"].as_array().unwrap().iter().cloned().partition(|filter| filter["column"] == "period");
        let starts_on = if of_period.is_empty() { Value::Null } else { json!("2022-06-15") };
        let request = json!({ "filters": filters, "as_of_on": lead["as_of_on"], "period_starts_on": starts_on });
        let page = plan.office.call("list_tasks", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(listed("tasks.continuous_no_result"), [continuous]);
    assert_eq!(listed("tasks.no_evidence"), [done]);
    // The number given at the closing is what the frozen check knows.
    plan.office.close(json!({ "period": "2022-Q3", "doc_number": 7 }));
    let frozen = preview(&plan);
    let lines = frozen["checks"].as_array().unwrap();
    let number = lines.iter().find(|line| line["key"] == "letterhead.doc_number").unwrap();
    assert_eq!(number["level"], "ok");
}

#[test]
fn every_printed_word_that_changes_after_closing_is_listed() {
    let plan = office();
    let association = plan.office.organization("HLV", "Hội Làm vườn", "member_association");
    let task = plan.due("2022-12-31");
    let report = json!({ "task_id": task, "reported_on": "2022-08-01", "progress": "in_progress", "percent": 30 });
    let report = plan.office.call("record_progress", report)["answer"].clone();
    let raise =
        json!({ "task_id": task, "raised_on": "2022-08-02", "content": "Thiếu kinh phí", "proposal": "Cấp bổ sung" });
    let obstacle = plan.office.call("raise_obstacle", raise)["answer"].clone();
    plan.office.close(json!({ "period": "2022-Q3" }));

    let mut fields = report.clone();
    fields["percent"] = json!(45);
    plan.office.call("update_progress", json!({ "id": report["id"], "version": 1, "fields": fields }));
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["due_on"] = json!("2022-11-30");
    fields["deliverable"] = json!("Báo cáo");
    plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    let mut fields = obstacle.clone();
    fields["content"] = json!("Thiếu kinh phí năm 2022");
    plan.office.call("update_obstacle", json!({ "id": obstacle["id"], "version": 1, "fields": fields }));
    let stored = plan.office.call("get_organization", json!({ "id": association }));
    let mut fields = stored.clone();
    fields["name"] = json!("Hội Làm vườn tỉnh");
    plan.office.call("update_organization", json!({ "id": association, "version": 1, "fields": fields }));
    plan.office.organization("HSV", "Hội Sinh vật cảnh", "member_association");

    let adjustments = plan.office.call("list_post_close_adjustments", json!({ "period": "2022-Q3" }));
    let lines: Vec<[&str; 4]> = adjustments
        .as_array()
        .unwrap()
        .iter()
        .map(|line| ["annex", "what", "frozen", "now"].map(|name| line[name].as_str().unwrap()))
        .collect();
    for expected in [
        ["PL II", "Tỷ lệ hoàn thành", "30%", "45%"],
        ["PL II", "Thời hạn", "31/12/2022", "30/11/2022"],
        ["PL II", "Sản phẩm", "", "Báo cáo"],
        ["PL II", "Khó khăn, vướng mắc", "Thiếu kinh phí", "Thiếu kinh phí năm 2022"],
        ["PL V", "Nội dung", "Thiếu kinh phí", "Thiếu kinh phí năm 2022"],
        ["PL I", "Tên tổ chức", "Hội Làm vườn", "Hội Làm vườn tỉnh"],
        ["PL VI", "Tên tổ chức", "Hội Làm vườn", "Hội Làm vườn tỉnh"],
        ["PL I", "Tổ chức", "chưa có", "có trong báo cáo"],
        ["PL VI", "Tổ chức", "chưa có", "Chưa nộp"],
    ] {
        assert!(lines.contains(&expected), "{expected:?} in {lines:#?}");
    }
    // The sentences proposed out of the figures follow them.
    let words = lines.iter().filter(|line| line[0] == "Báo cáo" && line[1] == "Lời báo cáo").count();
    assert_eq!((words, lines.len()), (2, 11), "{lines:#?}");
    // Deleted, the obstacle is gone from PL V and from its task.
    plan.office.call("delete_obstacle", json!({ "id": obstacle["id"], "version": 2 }));
    let adjustments = plan.office.call("list_post_close_adjustments", json!({ "period": "2022-Q3" }));
    let gone = adjustments.as_array().unwrap().iter().find(|line| line["annex"] == "PL V").unwrap();
    assert_eq!(gone["now"], "không còn");
}

#[test]
fn words_written_elsewhere_meanwhile_are_not_overwritten() {
    let plan = office();
    let save =
        |version: Value, body: Value| json!({ "period": "2022-Q3", "key": "next", "version": version, "body": body });
    let read = || {
        let texts = plan.office.call("list_report_texts", json!({ "period": "2022-Q3" }));
        texts.as_array().unwrap().iter().find(|text| text["key"] == "next").unwrap().clone()
    };
    assert_eq!(read()["version"], Value::Null);
    plan.office.call("save_report_text", save(Value::Null, json!("Một")));
    assert_eq!(read()["version"], 1);
    // Read before anything was kept.
    let stale = plan.office.refuse("save_report_text", save(Value::Null, json!("Hai")));
    assert_eq!((stale.code.as_str(), stale.detail["current"]["body"].as_str()), ("request.stale", Some("Một")));
    plan.office.call("save_report_text", save(json!(1), json!("Hai")));
    assert_eq!(plan.office.refuse("save_report_text", save(json!(1), json!("Ba"))).code, "request.stale");
    assert_eq!(plan.office.refuse("save_report_text", save(json!(1), Value::Null)).code, "request.stale");
    plan.office.call("save_report_text", save(json!(2), Value::Null));
    assert_eq!(read()["body"], Value::Null);
}
