//! Acts on tasks: giao lại, giao thời hạn, xác nhận, trả lại, ý kiến chỉ đạo, tạm dừng, tiếp tục, alone and on several
//! tasks at once; which occurrence a report is about; and that no day before an act changes.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31")
}

fn agency(plan: &PlanOffice, name: &str) -> i64 {
    let done = plan.office.call("create_agency", json!({ "name": name, "kind": "department" }));
    done["answer"]["id"].as_i64().unwrap()
}

/// The labels of a recurring task's occurrences on a day, by their first days.
fn occurrences(plan: &PlanOffice, task: i64, as_of_on: &str) -> Vec<(String, String)> {
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": as_of_on }));
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let all = detail["occurrences"].as_array().unwrap().iter();
    all.map(|one| (text(one, "occurrence_starts_on"), text(one, "label"))).collect()
}

fn labels(plan: &PlanOffice, task: i64, as_of_on: &str) -> Vec<String> {
    occurrences(plan, task, as_of_on).into_iter().map(|(_, label)| label).collect()
}

fn events(plan: &PlanOffice, task: i64) -> Vec<String> {
    let detail = plan.office.call("get_task", json!({ "id": task }));
    let line = |one: &Value| {
        let part = |name: &str| one[name].as_str().unwrap_or("-").to_owned();
        [part("happened_on"), part("text"), part("detail"), part("doc_number")].join(" | ")
    };
    detail["events"].as_array().unwrap().iter().map(line).collect()
}

fn sound(plan: &PlanOffice) {
    let checked = plan.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
}

// ── Occurrences ──

#[test]
fn a_report_keeps_its_occurrence_whatever_comes_before_it_later() {
    // 15–14: quarters end on 14/3, 14/6, 14/9.
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    let first = plan.done(task, "2022-03-10", "2022-03-10");
    let second = plan.done(task, "2022-06-10", "2022-06-10");
    let then = ["done_on_time", "done_on_time", "not_started_overdue", "not_started"];
    assert_eq!(labels(&plan, task, "2022-09-20"), then);
    // A report dated back, about the quarter on show then, moves none of them.
    plan.report(task, "2022-02-01", "in_progress");
    assert_eq!(labels(&plan, task, "2022-09-20"), then);
    // The first one taken out: the second stays the second's.
    plan.office.call("delete_progress", json!({ "id": first, "version": 1 }));
    let without = ["in_progress_overdue", "done_on_time", "not_started_overdue", "not_started"];
    assert_eq!(labels(&plan, task, "2022-09-20"), without);
    // The second one corrected to an earlier day, when the first was on show: still the second's.
    let fields = json!({ "reported_on": "2022-03-12", "progress": "done", "completed_on": "2022-03-12" });
    plan.office.call("update_progress", json!({ "id": second, "version": 1, "fields": fields }));
    assert_eq!(labels(&plan, task, "2022-09-20"), without);
    // Another one chosen.
    let fields = json!({ "reported_on": "2022-03-12", "progress": "done", "completed_on": "2022-03-12",
                         "occurrence_starts_on": "2021-12-15" });
    plan.office.call("update_progress", json!({ "id": second, "version": 2, "fields": fields }));
    let moved = ["done_on_time", "not_started_overdue", "not_started_overdue", "not_started"];
    assert_eq!(labels(&plan, task, "2022-09-20"), moved);
}

#[test]
fn an_occurrence_is_chosen_and_must_be_one() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2022-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    let report = |occurrence: &str| json!({ "task_id": task, "reported_on": "2022-09-20", "progress": "in_progress", "occurrence_starts_on": occurrence });
    // A day within it does: the first day is written down.
    let kept = plan.office.call("record_progress", report("2022-04-01"));
    assert_eq!(kept["answer"]["occurrence_starts_on"], "2022-03-15");
    assert_eq!(labels(&plan, task, "2022-09-20")[1], "in_progress_overdue");
    for day in ["2021-12-14", "2023-01-01"] {
        assert_refused(&plan, "record_progress", report(day), "task.not_an_occurrence", "occurrence_starts_on");
    }
    let once = plan.due("2022-09-15");
    let of_once = json!({ "task_id": once, "reported_on": "2022-09-20", "progress": "in_progress", "occurrence_starts_on": "2022-03-15" });
    assert_refused(&plan, "record_progress", of_once, "task.not_recurring", "occurrence_starts_on");
    // Done ahead: it waits for the occurrence to begin.
    let ahead = json!({ "task_id": task, "reported_on": "2022-09-01", "progress": "done", "completed_on": "2022-09-01",
                        "occurrence_starts_on": "2022-09-15" });
    plan.office.call("record_progress", ahead);
    assert_eq!(labels(&plan, task, "2022-09-14").len(), 3);
    assert_eq!(labels(&plan, task, "2022-09-15")[3], "done_on_time");
    // An extension of an occurrence that is not on show.
    let extended = plan.office.call(
        "extend_task",
        json!({ "task_id": task, "decided_on": "2022-09-20", "to_due_on": "2022-11-30", "reason": "Chờ kinh phí",
                "occurrence_starts_on": "2022-03-15" }),
    );
    assert_eq!(extended["answer"]["from_due_on"], "2022-06-14");
    assert_eq!(labels(&plan, task, "2022-09-20")[1], "in_progress_on_schedule");
    sound(&plan);
}

#[test]
fn when_the_schedule_changes_the_window_that_contains_the_day_has_the_report() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.done(task, "2022-06-10", "2022-06-10"); // about 15/12/2021–14/3/2022, which was on show, late
    assert_eq!(labels(&plan, task, "2022-09-01"), ["done_late", "not_started_overdue", "not_started"]);
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["schedule_kind"] = json!("half_yearly");
    plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    assert_eq!(labels(&plan, task, "2022-09-01"), ["done_on_time", "not_started"]);
}

// ── Giao lại ──

#[test]
fn a_reassignment_does_not_change_the_quarter_before() {
    let plan = office();
    let (so_a, so_b) = (agency(&plan, "Sở A"), agency(&plan, "Sở B"));
    let lead = json!({ "schedule_kind": "once", "due_on": "2022-09-15", "lead_agency_id": so_a, "code": "I.1",
                       "lead_as_written": "Sở A cũ", "coordinating": [{ "agency_id": so_b, "as_written": "Sở Bê" }] });
    let task = plan.task(lead);
    let other = plan.task(json!({ "schedule_kind": "none", "lead_agency_id": so_a, "code": "I.2" }));
    let request = json!({ "task_ids": [task, other], "lead_agency_id": so_b, "assigned_on": "2022-07-10",
                          "reason": "Sắp xếp tổ chức", "doc_number": "12/QĐ-UBND", "former_coordinates": true });
    let done = plan.office.call("reassign_tasks", request);
    assert_eq!(
        done["summary"],
        "Đã giao lại 2 nhiệm vụ (I.1, I.2) sang Sở B từ ngày 10/07/2022 (theo 12/QĐ-UBND): Sắp xếp tổ chức"
    );
    let row = |day: &str| plan.row(task, day);
    let (before, after) = (row("2022-07-09"), row("2022-07-10"));
    assert_eq!((&before["lead_name"], &before["lead_as_written"]), (&json!("Sở A"), &json!("Sở A cũ")));
    assert_eq!(before["coordinating_names"], "Sở Bê");
    assert_eq!((&after["lead_name"], &after["lead_as_written"]), (&json!("Sở B"), &Value::Null));
    assert_eq!(after["coordinating_names"], "Sở A cũ");
    let led = |day: &str| {
        let summary = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id, "as_of_on": day }));
        let lines = summary["by_agency"].as_array().unwrap().iter();
        lines
            .map(|line| (line["agency_name"].as_str().unwrap().to_owned(), line["cells"]["total"].as_i64().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(led("2022-06-30"), [("Sở A".to_owned(), 2)]);
    assert_eq!(led("2022-07-10"), [("Sở B".to_owned(), 2)]);
    let of = |agency: i64, day: &str| {
        let filter = json!({ "is": "one_of", "column": "lead_agency_id", "values": [agency.to_string()] });
        plan.ids(json!({ "as_of_on": day, "filters": [filter] })).len()
    };
    assert_eq!((of(so_a, "2022-06-30"), of(so_a, "2022-08-01"), of(so_b, "2022-08-01")), (2, 0, 2));
    let leads = |agency: i64, day: &str| {
        let page = plan.office.call("list_agencies", json!({ "as_of_on": day }));
        let rows = page["rows"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == agency).unwrap()["lead_task_count"].clone()
    };
    assert_eq!((leads(so_a, "2022-07-09"), leads(so_b, "2022-07-09")), (json!(2), json!(0)));
    assert_eq!((leads(so_a, "2022-07-10"), leads(so_b, "2022-07-10")), (json!(0), json!(2)));
    assert_eq!(
        events(&plan, task),
        ["2022-07-10 | Giao lại: từ Sở A (chuyển sang phối hợp) sang Sở B | Sắp xếp tổ chức | 12/QĐ-UBND"]
    );
    sound(&plan);
    // Taken out again, all is as before; and so it is when the act is undone.
    let id = plan.office.call("get_task", json!({ "id": task }))["assignments"][0]["id"].clone();
    let removed = plan.office.call("remove_assignment", json!({ "id": id, "version": 1 }));
    assert_eq!(
        (&row("2022-09-01")["lead_name"], &row("2022-09-01")["coordinating_names"]),
        (&json!("Sở A"), &json!("Sở Bê"))
    );
    plan.office.call("undo", json!({ "entry_id": removed["entry_id"] }));
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(
        (&row("2022-09-01")["lead_name"], &row("2022-09-01")["coordinating_names"]),
        (&json!("Sở A"), &json!("Sở Bê"))
    );
    sound(&plan);
}

#[test]
fn a_wrong_lead_is_corrected_for_every_day_since_it_was_given() {
    let plan = office();
    let [so_a, so_b, so_c] = ["Sở A", "Sở B", "Sở C"].map(|name| agency(&plan, name));
    let task = plan.task(json!({ "schedule_kind": "none", "lead_agency_id": so_a }));
    let give = |to: i64, day: &str| json!({ "task_ids": [task], "lead_agency_id": to, "assigned_on": day, "reason": "Sắp xếp" });
    plan.office.call("reassign_tasks", give(so_b, "2022-07-10"));
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    let version = fields["version"].clone();
    fields["lead_agency_id"] = json!(so_c);
    let done = plan.office.call("update_task", json!({ "id": task, "version": version, "fields": fields }));
    assert_eq!(done["summary"], "Đã sửa cơ quan chủ trì của nhiệm vụ “Tổ chức hội nghị phổ biến”: từ Sở B thành Sở C");
    assert_eq!(plan.row(task, "2022-07-09")["lead_name"], "Sở A");
    assert_eq!(plan.row(task, "2022-07-10")["lead_name"], "Sở C");
    sound(&plan);
    let version = plan.office.call("get_task", json!({ "id": task }))["task"]["version"].clone();
    fields["lead_agency_id"] = Value::Null;
    let nobody = json!({ "id": task, "version": version, "fields": fields });
    assert_refused(&plan, "update_task", nobody, "task.lead_was_assigned", "lead_agency_id");
    // Refusals.
    assert_refused(&plan, "reassign_tasks", give(so_c, "2022-08-01"), "task.already_leads", "lead_agency_id");
    assert_refused(&plan, "reassign_tasks", give(so_b, "2022-07-09"), "task.assigned_before_last", "assigned_on");
    assert_refused(&plan, "reassign_tasks", give(so_b, "2022-10-02"), "task.not_yet", "assigned_on");
    let mut silent = give(so_b, "2022-08-01");
    silent["reason"] = json!("  ");
    assert_refused(&plan, "reassign_tasks", silent, "task.reason_missing", "reason");
    let none = json!({ "task_ids": [], "lead_agency_id": so_b, "reason": "x" });
    assert_refused(&plan, "reassign_tasks", none, "task.no_tasks", "task_ids");
    let gone = plan.office.call(
        "create_agency",
        json!({ "name": "Sở D", "kind": "department", "valid_to_on": "2022-07-01", "successor_id": so_b }),
    );
    let to_gone = give(gone["answer"]["id"].as_i64().unwrap(), "2022-08-01");
    assert_eq!(
        plan.office.refuse("reassign_tasks", to_gone).sentence,
        "“Sở D” không hoạt động vào ngày 01/08/2022. Hãy chọn “Sở B”, hoặc sửa ngày."
    );
    let finished = plan.task(json!({ "schedule_kind": "none", "lead_agency_id": so_a, "code": "II.5" }));
    plan.done(finished, "2022-07-01", "2022-07-01");
    // One of several is refused: none is given, and the sentence names it.
    let both =
        json!({ "task_ids": [task, finished], "lead_agency_id": so_b, "assigned_on": "2022-08-01", "reason": "x" });
    let refused = plan.office.refuse("reassign_tasks", both);
    assert_eq!(refused.code, "task.already_done");
    assert!(refused.sentence.starts_with("Nhiệm vụ II.5 “"), "{}", refused.sentence);
    assert_eq!(plan.row(task, "2022-10-01")["lead_name"], "Sở C");
}

#[test]
fn only_the_latest_assignment_is_taken_out() {
    let plan = office();
    let [so_a, so_b, so_c] = ["Sở A", "Sở B", "Sở C"].map(|name| agency(&plan, name));
    let task = plan.task(json!({ "schedule_kind": "none", "lead_agency_id": so_a }));
    let give = |to: i64, day: &str| {
        plan.office.call(
            "reassign_tasks",
            json!({ "task_ids": [task], "lead_agency_id": to, "assigned_on": day, "reason": "x" }),
        )["answer"][0]["id"]
            .clone()
    };
    let (first, second) = (give(so_b, "2022-02-01"), give(so_c, "2022-03-01"));
    let led =
        ["2022-01-31", "2022-02-01", "2022-02-28", "2022-03-01"].map(|day| plan.row(task, day)["lead_name"].clone());
    assert_eq!(led, [json!("Sở A"), json!("Sở B"), json!("Sở B"), json!("Sở C")]);
    assert_refused(
        &plan,
        "remove_assignment",
        json!({ "id": first, "version": 1 }),
        "task.not_the_latest_assignment",
        "",
    );
    assert_refused(&plan, "remove_assignment", json!({ "id": second, "version": 7 }), "request.stale", "");
    plan.office.call("remove_assignment", json!({ "id": second, "version": 1 }));
    assert_eq!(plan.row(task, "2022-10-01")["lead_name"], "Sở B");
    sound(&plan);
}

// ── Giao thời hạn ──

#[test]
fn a_deadline_counts_from_the_day_it_was_given() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "none" }));
    let give = json!({ "task_ids": [task], "due_on": "2022-08-31", "set_on": "2022-07-01", "doc_number": "7/CV" });
    let done = plan.office.call("set_deadline", give.clone());
    assert_eq!(
        done["summary"],
        "Đã giao thời hạn 31/08/2022 cho nhiệm vụ “Tổ chức hội nghị phổ biến”, từ ngày 01/07/2022 (theo 7/CV)"
    );
    assert_eq!(plan.state(task, "2022-06-30")["timeliness"], "no_deadline");
    let state = plan.state(task, "2022-07-01");
    assert_eq!((&state["due_on"], &state["original_due_on"]), (&json!("2022-08-31"), &json!("2022-08-31")));
    assert_eq!(plan.label(task, "2022-09-01"), "not_started_overdue");
    assert_eq!(plan.row(task, "2022-09-01")["extension_count"], 0);
    assert_refused(&plan, "set_deadline", give, "task.has_deadline", "due_on");
    // It is extended like any other; then neither it nor the schedule moves.
    assert_eq!(plan.extend(task, "2022-08-20", "2022-12-31")["from_due_on"], "2022-08-31");
    let state = plan.state(task, "2022-09-01");
    assert_eq!((&state["due_on"], &state["original_due_on"]), (&json!("2022-12-31"), &json!("2022-08-31")));
    let id = done["answer"][0]["id"].clone();
    assert_refused(&plan, "remove_deadline", json!({ "id": id, "version": 1 }), "task.deadline_is_extended", "");
    assert_eq!(plan.office.refuse("undo", json!({ "entry_id": done["entry_id"] })).code, "history.built_upon");
    let extension = plan.office.call("get_task", json!({ "id": task }))["extensions"][0]["id"].clone();
    plan.office.call("remove_extension", json!({ "id": extension }));
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["schedule_kind"] = json!("once");
    fields["due_on"] = json!("2022-11-11");
    let edit = json!({ "id": task, "version": 1, "fields": fields });
    assert_refused(&plan, "update_task", edit, "task.schedule_has_deadline", "due_on");
    sound(&plan);
    plan.office.call("remove_deadline", json!({ "id": id, "version": 1 }));
    assert_eq!(plan.state(task, "2022-09-01")["timeliness"], "no_deadline");
}

#[test]
fn a_deadline_is_given_where_it_makes_sense() {
    let plan = office();
    let give = |task: i64| json!({ "task_ids": [task], "due_on": "2022-08-31", "set_on": "2022-07-01", "reason": "Theo chỉ đạo" });
    let once = plan.due("2022-09-15");
    assert_refused(&plan, "set_deadline", give(once), "task.has_deadline", "due_on");
    let quarterly = plan.task(json!({ "schedule_kind": "quarterly" }));
    assert_refused(&plan, "set_deadline", give(quarterly), "task.recurs_with_deadlines", "");
    let done = plan.task(json!({ "schedule_kind": "none" }));
    plan.done(done, "2022-06-01", "2022-06-01");
    assert_refused(&plan, "set_deadline", give(done), "task.already_done", "");
    let open = plan.task(json!({ "schedule_kind": "continuous" }));
    let mut request = give(open);
    request["due_on"] = json!("2022-06-30");
    assert_refused(&plan, "set_deadline", request.clone(), "task.due_before_set", "due_on");
    request["reason"] = Value::Null;
    assert_refused(&plan, "set_deadline", request, "task.reason_or_paper", "reason");
    plan.office.call("set_deadline", give(open));
    let early = json!({ "task_id": open, "decided_on": "2022-06-20", "to_due_on": "2022-12-31", "reason": "x" });
    assert_refused(&plan, "extend_task", early, "task.decided_before_deadline", "decided_on");
}

// ── Xác nhận, trả lại, chỉ đạo ──

#[test]
fn what_waits_is_confirmed_with_the_day_it_was_done() {
    let plan = office();
    let (one, two) = (plan.due("2022-09-15"), plan.due("2022-09-15"));
    plan.report(one, "2022-09-10", "awaiting_confirmation");
    plan.report(two, "2022-09-20", "awaiting_confirmation");
    let confirm = json!({ "task_ids": [one, two], "confirmed_on": "2022-09-25", "doc_number": "3/TB" });
    let done = plan.office.call("confirm_tasks", confirm.clone());
    assert_eq!(done["summary"], "Đã xác nhận hoàn thành 2 nhiệm vụ, ngày 25/09/2022 (theo 3/TB)");
    assert_eq!(plan.label(one, "2022-09-24"), "in_progress_overdue");
    assert_eq!(plan.label(one, "2022-09-25"), "done_on_time");
    assert_eq!(plan.label(two, "2022-09-25"), "done_late");
    assert_eq!(plan.state(one, "2022-09-25")["completed_on"], "2022-09-10");
    assert_eq!(plan.row(one, "2022-09-25")["percent"], 100);
    assert_refused(&plan, "confirm_tasks", confirm, "task.not_awaiting", "");
    // Its report is the act's.
    let detail = plan.office.call("get_task", json!({ "id": one }));
    let report = detail["reports"][0].clone();
    assert_eq!(report["act"], "confirm");
    let fields = json!({ "reported_on": "2022-09-25", "progress": "in_progress" });
    let edit = json!({ "id": report["id"], "version": 1, "fields": fields });
    assert_refused(&plan, "update_progress", edit, "task.written_by_act", "");
    assert_refused(&plan, "delete_progress", json!({ "id": report["id"], "version": 1 }), "task.written_by_act", "");
    // A word corrected, then the act taken out, then that undone.
    let note = detail["notes"][0].clone();
    let words = json!({ "id": note["id"], "version": 1, "fields": { "content": "Đủ hồ sơ", "doc_number": "4/TB" } });
    plan.office.call("update_task_note", words.clone());
    assert_refused(&plan, "update_task_note", words, "request.stale", "");
    assert_eq!(events(&plan, one)[0], "2022-09-25 | Xác nhận hoàn thành ngày 10/09/2022 | Đủ hồ sơ | 4/TB");
    let removed = plan.office.call("remove_task_note", json!({ "id": note["id"], "version": 2 }));
    assert_eq!(plan.label(one, "2022-09-25"), "in_progress_overdue");
    plan.office.call("undo", json!({ "entry_id": removed["entry_id"] }));
    assert_eq!(plan.label(one, "2022-09-25"), "done_on_time");
    let late = plan.due("2022-09-15");
    plan.report(late, "2022-09-10", "awaiting_confirmation");
    let after = json!({ "task_ids": [late], "confirmed_on": "2022-09-25", "completed_on": "2022-09-26" });
    assert_refused(&plan, "confirm_tasks", after, "task.completed_after_report", "completed_on");
    sound(&plan);
}

#[test]
fn what_is_sent_back_is_being_carried_out_again() {
    let plan = office();
    let task = plan.due("2022-09-15");
    let back = |day: &str| json!({ "task_id": task, "returned_on": day, "content": "Gửi báo cáo có ký số", "until_on": "2022-09-30" });
    assert_refused(&plan, "return_task", back("2022-09-12"), "task.nothing_to_return", "");
    let waiting = json!({ "task_id": task, "reported_on": "2022-09-10", "progress": "awaiting_confirmation", "percent": 100, "result_text": "Đã tổ chức" });
    plan.office.call("record_progress", waiting);
    let mut silent = back("2022-09-12");
    silent["content"] = json!("");
    assert_refused(&plan, "return_task", silent, "task.words_missing", "content");
    assert_refused(&plan, "return_task", back("2022-10-01"), "task.until_before_day", "until_on");
    let done = plan.office.call("return_task", back("2022-09-12"));
    assert_eq!(
        done["summary"],
        "Đã trả lại nhiệm vụ “Tổ chức hội nghị phổ biến”, yêu cầu minh chứng, gửi trước hết ngày 30/09/2022: Gửi báo cáo có ký số"
    );
    assert_eq!(plan.label(task, "2022-09-11"), "in_progress_due_soon");
    assert_eq!(plan.state(task, "2022-09-12")["progress"], "in_progress");
    let row = plan.row(task, "2022-09-12");
    assert_eq!((&row["percent"], &row["result_text"]), (&Value::Null, &json!("Đã tổ chức")));
    assert_eq!(
        events(&plan, task),
        [
            "2022-09-12 | Trả lại, yêu cầu minh chứng, thời hạn 30/09/2022 | Gửi báo cáo có ký số | -",
            "2022-09-10 | Báo cáo: Chờ xác nhận, 100 % | Đã tổ chức | -",
        ]
    );
    let directive = json!({ "task_ids": [task], "noted_on": "2022-09-13", "content": "Hoàn thành trong tháng 9",
                            "issued_by": "Phó Chủ tịch UBND tỉnh", "doc_number": "55/TB-UBND" });
    plan.office.call("add_directive", directive);
    assert_eq!(plan.state(task, "2022-09-13"), {
        let mut same = plan.state(task, "2022-09-12");
        same["days_left"] = json!(2);
        same
    });
    assert_eq!(
        events(&plan, task)[0],
        "2022-09-13 | Ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh | Hoàn thành trong tháng 9 | 55/TB-UBND"
    );
}

// ── Tạm dừng, tiếp tục ──

#[test]
fn a_rest_has_a_reason_and_ends_where_it_began() {
    let plan = office();
    let (task, other) = (plan.due("2022-09-15"), plan.due("2022-12-31"));
    let half = json!({ "task_id": task, "reported_on": "2022-06-01", "progress": "in_progress", "percent": 40, "result_text": "Nửa chừng" });
    plan.office.call("record_progress", half);
    let rest = |day: &str, reason: &str| json!({ "task_ids": [task, other], "suspended_on": day, "reason": reason, "doc_number": "9/CV" });
    assert_refused(&plan, "suspend_tasks", rest("2022-07-01", " "), "task.reason_missing", "reason");
    let go_on = |day: &str| json!({ "task_ids": [task, other], "resumed_on": day, "reason": "Có kinh phí" });
    assert_refused(&plan, "resume_tasks", go_on("2022-07-01"), "task.not_stopped", "");
    let done = plan.office.call("suspend_tasks", rest("2022-07-01", "Chờ kinh phí"));
    assert_eq!(done["summary"], "Đã tạm dừng 2 nhiệm vụ từ ngày 01/07/2022 (theo 9/CV): Chờ kinh phí");
    assert_refused(&plan, "suspend_tasks", rest("2022-07-02", "lại"), "task.already_stopped", "");
    assert_eq!(plan.label(task, "2022-06-30"), "in_progress_on_schedule");
    assert_eq!(plan.label(task, "2022-09-20"), "suspended");
    let row = plan.row(task, "2022-09-20");
    assert_eq!((&row["percent"], &row["result_text"]), (&json!(40), &json!("Nửa chừng")));
    plan.office.call("resume_tasks", go_on("2022-09-25"));
    assert_eq!(plan.label(task, "2022-09-25"), "in_progress_overdue");
    assert_eq!(plan.row(task, "2022-09-25")["percent"], 40);
    assert_eq!(plan.label(other, "2022-09-25"), "not_started");
    assert_eq!(plan.label(other, "2022-09-24"), "suspended");
    // A rest may be recorded as a report too, but not without a word.
    let silent = json!({ "task_id": other, "reported_on": "2022-09-26", "progress": "suspended" });
    assert_refused(&plan, "record_progress", silent, "task.stopped_without_reason", "note");
    let finished = plan.due("2022-09-15");
    plan.done(finished, "2022-06-01", "2022-06-01");
    let late = json!({ "task_ids": [finished], "suspended_on": "2022-07-01", "reason": "x" });
    assert_refused(&plan, "suspend_tasks", late, "task.already_done", "");
}

#[test]
fn of_a_recurring_task_what_ran_out_during_the_rest_is_not_owed() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.done(task, "2022-03-01", "2022-03-01");
    plan.report(task, "2022-04-01", "in_progress");
    plan.office.call("suspend_tasks", json!({ "task_ids": [task], "suspended_on": "2022-05-01", "reason": "Chờ" }));
    assert_eq!(labels(&plan, task, "2022-08-01"), ["done_on_time", "suspended", "suspended"]);
    plan.office.call("resume_tasks", json!({ "task_ids": [task], "resumed_on": "2022-08-10", "reason": "Có" }));
    // Quý II ran out while it rested; quý III goes on, quý IV begins as usual.
    assert_eq!(labels(&plan, task, "2022-08-20"), ["done_on_time", "suspended", "not_started"]);
    assert_eq!(labels(&plan, task, "2022-09-20"), ["done_on_time", "suspended", "not_started_overdue", "not_started"]);
    // What was late before the rest is late after it.
    let late = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-03-15" }));
    plan.office.call("suspend_tasks", json!({ "task_ids": [late], "suspended_on": "2022-07-01", "reason": "Chờ" }));
    assert_eq!(labels(&plan, late, "2022-07-10"), ["suspended", "suspended"]);
    plan.office.call("resume_tasks", json!({ "task_ids": [late], "resumed_on": "2022-07-20", "reason": "Có" }));
    assert_eq!(labels(&plan, late, "2022-07-20"), ["not_started_overdue", "not_started"]);
    // All done: the rest is of the next one.
    let second = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-06-15" }));
    plan.done(second, "2022-07-01", "2022-07-01");
    plan.office.call("suspend_tasks", json!({ "task_ids": [second], "suspended_on": "2022-08-01", "reason": "Chờ" }));
    assert_eq!(labels(&plan, second, "2022-08-01"), ["done_on_time"]);
    assert_eq!(labels(&plan, second, "2022-09-20"), ["done_on_time", "suspended"]);
}

#[test]
fn of_a_recurring_task_the_occurrence_that_waits_is_confirmed() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    let waits = json!({ "task_id": task, "reported_on": "2022-03-10", "progress": "awaiting_confirmation" });
    plan.office.call("record_progress", waits);
    assert_eq!(labels(&plan, task, "2022-06-20"), ["in_progress_overdue", "not_started_overdue", "not_started"]);
    // On show is the second one, which nothing was reported of.
    plan.office.call("confirm_tasks", json!({ "task_ids": [task], "confirmed_on": "2022-06-20" }));
    assert_eq!(labels(&plan, task, "2022-06-20"), ["done_on_time", "not_started_overdue", "not_started"]);
}

// ── Several at once ──

#[test]
fn one_result_and_one_extension_for_several_tasks() {
    let plan = office();
    let tasks = [plan.due("2022-09-15"), plan.due("2022-09-20")];
    let fields = json!({ "reported_on": "2022-09-01", "progress": "in_progress", "percent": 30, "result_text": "Đã có kế hoạch" });
    let request = json!({ "task_ids": tasks, "fields": fields, "evidence": [{ "doc_number": "1/KH" }] });
    let done = plan.office.call("record_progress_of_tasks", request);
    assert_eq!(done["summary"], "Đã ghi kết quả ngày 01/09/2022 của 2 nhiệm vụ: Đang thực hiện, 30 %");
    for task in tasks {
        let row = plan.row(task, "2022-09-01");
        assert_eq!((&row["percent"], &row["last_evidence"]), (&json!(30), &json!("1/KH")));
    }
    let extend =
        |to: &str| json!({ "task_ids": tasks, "to_due_on": to, "decided_on": "2022-09-02", "reason": "Chờ kinh phí" });
    // Later than the one, not than the other: neither is moved.
    assert_refused(&plan, "extend_tasks", extend("2022-09-18"), "task.not_later", "to_due_on");
    assert_eq!(plan.state(tasks[0], "2022-09-30")["due_on"], "2022-09-15");
    let extended = plan.office.call("extend_tasks", extend("2022-12-31"));
    assert_eq!(extended["summary"], "Đã gia hạn 2 nhiệm vụ đến 31/12/2022: Chờ kinh phí");
    assert_eq!(
        tasks.map(|task| plan.state(task, "2022-09-30")["due_on"].clone()),
        [json!("2022-12-31"), json!("2022-12-31")]
    );
    plan.office.call("undo", json!({ "entry_id": extended["entry_id"] }));
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(plan.row(tasks[1], "2022-09-30")["state"]["due_on"], "2022-09-20");
    assert_eq!(plan.label(tasks[0], "2022-09-01"), "not_started");
}

#[test]
fn a_continuous_task_owes_words_or_a_figure() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "continuous" }));
    let missing = || {
        let page = plan.list(json!({ "period_starts_on": "2022-06-15", "as_of_on": "2022-09-14" }));
        page["rows"].as_array().unwrap().iter().find(|row| row["id"] == task).unwrap().clone()
    };
    plan.report(task, "2022-07-01", "in_progress");
    assert_eq!(missing()["result_missing"], true);
    let figure = json!({ "task_id": task, "reported_on": "2022-07-02", "progress": "in_progress", "quantity": 1250.5, "quantity_unit": "lượt" });
    plan.office.call("record_progress", figure);
    assert_eq!(missing()["result_missing"], false);
    assert_eq!(missing()["period_result"], "1.250,5 lượt");
}
