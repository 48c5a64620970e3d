//! Tasks that are not carried out: an act with its reason and paper, which holds until the task is taken up again.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn abandon(ids: &[i64], day: &str) -> Value {
    json!({ "task_ids": ids, "abandoned_on": day, "reason": "UBND tỉnh thôi giao", "doc_number": "9/QĐ-UBND", "issued_by": "UBND tỉnh" })
}

fn labels(plan: &PlanOffice, task: i64, day: &str) -> Vec<String> {
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": day }));
    let all = detail["occurrences"].as_array().unwrap();
    all.iter().map(|one| one["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_task_is_given_up_from_a_day_for_a_reason_and_taken_up_again() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let (task, other) = (plan.due("2022-09-15"), plan.due("2022-12-20"));
    plan.report(task, "2022-06-01", "in_progress");
    let silent = json!({ "task_ids": [task], "reason": " " });
    assert_refused(&plan, "abandon_tasks", silent, "task.reason_missing", "reason");
    assert_refused(&plan, "abandon_tasks", abandon(&[], "2022-07-01"), "task.no_tasks", "task_ids");
    assert_refused(&plan, "abandon_tasks", abandon(&[task], "2022-10-02"), "task.not_yet", "abandoned_on");
    let done = plan.office.call("abandon_tasks", abandon(&[task, other], "2022-07-01"));
    assert_eq!(
        done["summary"],
        "Đã ghi không thực hiện 2 nhiệm vụ từ ngày 01/07/2022 (theo 9/QĐ-UBND): UBND tỉnh thôi giao"
    );
    assert_refused(&plan, "abandon_tasks", abandon(&[task], "2022-07-02"), "task.already_stopped", "");
    // The days before stay, no clock runs since.
    assert_eq!(plan.label(task, "2022-06-30"), "in_progress_on_schedule");
    assert_eq!(plan.label(task, "2022-07-01"), "not_done");
    let state = plan.state(task, "2022-10-01");
    assert_eq!(
        (&state["label"], &state["cell"], &state["days_left"]),
        (&json!("not_done"), &json!("open_on_time"), &Value::Null)
    );
    let summary = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id, "as_of_on": "2022-10-01" }));
    let not_done = summary["by_label"].as_array().unwrap().iter().find(|one| one["label"] == "not_done").unwrap();
    assert_eq!(not_done["task_count"], 2, "{summary}");
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": "2022-10-01" }));
    let event = &detail["events"][0];
    assert_eq!(
        (&event["text"], &event["detail"], &event["doc_number"], &event["can_remove"]),
        (&json!("Không thực hiện của UBND tỉnh"), &json!("UBND tỉnh thôi giao"), &json!("9/QĐ-UBND"), &json!(true))
    );
    // What the act wrote is corrected with the act.
    let report = detail["reports"][0].clone();
    assert_eq!((&report["act"], &report["progress"]), (&json!("abandon"), &json!("not_done")));
    let key = json!({ "id": report["id"], "version": report["version"] });
    assert_refused(&plan, "delete_progress", key, "task.written_by_act", "");

    let go_on = json!({ "task_ids": [task], "resumed_on": "2022-09-20", "reason": "Giao lại" });
    plan.office.call("resume_tasks", go_on);
    assert_eq!(
        (plan.label(task, "2022-09-19"), plan.label(task, "2022-09-20")),
        ("not_done".into(), "in_progress_overdue".into())
    );
    let finished = plan.due("2022-09-15");
    plan.done(finished, "2022-06-01", "2022-06-01");
    assert_refused(&plan, "abandon_tasks", abandon(&[finished], "2022-07-01"), "task.already_done", "");
    // A rest may end in giving up.
    let resting = plan.due("2022-09-15");
    plan.office.call("suspend_tasks", json!({ "task_ids": [resting], "suspended_on": "2022-05-01", "reason": "Chờ" }));
    let done = plan.office.call("abandon_tasks", abandon(&[resting], "2022-06-01"));
    assert_eq!(plan.label(resting, "2022-08-01"), "not_done");
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(plan.label(resting, "2022-08-01"), "suspended");
    let checked = plan.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
}

#[test]
fn a_recurring_task_is_given_up_as_a_whole_or_one_occurrence_of_it() {
    let plan = PlanOffice::on("2022-12-01", "2021-12-15", "2025-12-31");
    // Quarters 15/12–14/3, 15/3–14/6, 15/6–14/9, 15/9–14/12.
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.done(task, "2022-03-01", "2022-03-01");
    let mut one = abandon(&[task], "2022-05-01");
    one["occurrence_starts_on"] = json!("2022-03-15");
    let done = plan.office.call("abandon_tasks", one.clone());
    assert!(done["summary"].as_str().unwrap().contains(" lần từ 15/03/2022 "), "{done}");
    assert_eq!(labels(&plan, task, "2022-07-01"), ["done_on_time", "not_done", "not_started"]);
    assert_refused(&plan, "abandon_tasks", one, "task.already_stopped", "");
    // As a whole: what is open, and whatever would begin later.
    plan.office.call("abandon_tasks", abandon(&[task], "2022-07-01"));
    assert_eq!(labels(&plan, task, "2022-07-01"), ["done_on_time", "not_done", "not_done"]);
    assert_eq!(labels(&plan, task, "2022-12-01"), ["done_on_time", "not_done", "not_done", "not_done"]);
    assert_eq!(labels(&plan, task, "2022-06-30"), ["done_on_time", "not_done", "not_started"]);
    // Taken up again: the present one, and the next ones as planned.
    plan.office.call("resume_tasks", json!({ "task_ids": [task], "resumed_on": "2022-10-01", "reason": "Giao lại" }));
    assert_eq!(labels(&plan, task, "2022-10-01"), ["done_on_time", "not_done", "not_done", "not_started"]);
    let late = plan.office.call("get_task", json!({ "id": task, "as_of_on": "2022-12-01" }));
    assert_eq!(late["state"]["label"], "not_started");
    let told = |kind: &str| {
        let note = late["notes"].as_array().unwrap().iter().find(|note| note["kind"] == kind).unwrap()["id"].clone();
        let events = late["events"].as_array().unwrap();
        events.iter().find(|one| one["kind"] == "note" && one["id"] == note).unwrap()["occurrence_starts_on"].clone()
    };
    assert_eq!((told("abandon"), told("abandon_occurrence")), (Value::Null, json!("2022-03-15")));
    // A report of one occurrence alone ("Không thực hiện" as a value) closes just that one, as before.
    let reported = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-06-15" }));
    plan.report(reported, "2022-07-01", "not_done");
    assert_eq!(labels(&plan, reported, "2022-10-01"), ["not_done", "not_started"]);
}

#[test]
fn what_was_given_up_is_not_extended_and_no_occurrence_is_given_up_twice() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let (task, other) = (plan.due("2022-09-15"), plan.due("2022-12-20"));
    plan.office.call("abandon_tasks", abandon(&[task], "2022-07-01"));
    let extend = json!({ "task_id": task, "to_due_on": "2022-12-31", "reason": "Chờ kinh phí" });
    assert_refused(&plan, "extend_task", extend, "task.extended_after_abandonment", "");
    let several = json!({ "task_ids": [other, task], "to_due_on": "2022-12-31", "reason": "Chờ kinh phí" });
    assert_refused(&plan, "extend_tasks", several, "task.extended_after_abandonment", "");
    plan.office.call("resume_tasks", json!({ "task_ids": [task], "resumed_on": "2022-09-20", "reason": "Giao lại" }));
    plan.extend(task, "2022-09-21", "2022-12-31");

    let yearly = plan.task(json!({ "schedule_kind": "yearly" }));
    let mut one = abandon(&[yearly], "2022-07-01");
    one["occurrence_starts_on"] = json!("2024-03-01");
    plan.office.call("abandon_tasks", one.clone());
    assert_refused(&plan, "abandon_tasks", one, "task.already_stopped", "");
}

#[test]
fn nothing_is_done_to_a_task_before_there_is_a_plan() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "continuous" }));
    let agency = plan.office.call("create_agency", json!({ "name": "Sở Y tế", "kind": "department" }));
    let agency = agency["answer"]["id"].clone();
    // The plan of the kit was issued on 18/06/2021.
    for day in ["1900-01-01", "2021-06-17"] {
        let refused = |command: &str, field: &str, request: Value| {
            let mut request = request;
            request[field] = json!(day);
            assert_refused(&plan, command, request, "task.before_plan", field);
        };
        let words = json!({ "task_ids": [task], "reason": "Lý do" });
        refused("abandon_tasks", "abandoned_on", words.clone());
        refused("suspend_tasks", "suspended_on", words);
        let to = json!({ "task_ids": [task], "lead_agency_id": agency, "reason": "Lý do" });
        refused("reassign_tasks", "assigned_on", to);
        let due = json!({ "task_ids": [task], "due_on": "2022-12-01", "reason": "Lý do" });
        refused("set_deadline", "set_on", due);
        refused("record_progress", "reported_on", json!({ "task_id": task, "progress": "in_progress" }));
        refused("raise_obstacle", "raised_on", json!({ "task_id": task, "content": "Thiếu kinh phí" }));
    }
    plan.report(task, "2021-06-18", "in_progress");
}
