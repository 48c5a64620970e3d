//! The views of one checklist: periods against tasks, days compared, a line of time, coordinating agencies, deleted
//! tasks on past days, views kept by name. Every expected value is written out by hand.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

/// A plan of the calendar years 2025 and 2026, seen on 20/11/2026.
fn office() -> PlanOffice {
    PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").by_calendar()
}

#[track_caller]
fn agency(plan: &PlanOffice, name: &str) -> i64 {
    let request = json!({ "name": name, "kind": "department" });
    plan.office.call("create_agency", request)["answer"]["id"].as_i64().unwrap()
}

#[track_caller]
fn matrix(plan: &PlanOffice, mut request: Value) -> Value {
    request["plan_id"] = json!(plan.plan_id);
    plan.office.call("checklist_matrix", request)
}

/// Codes of the columns.
fn codes(matrix: &Value) -> Vec<&str> {
    matrix["columns"].as_array().unwrap().iter().map(|column| column["code"].as_str().unwrap()).collect()
}

/// What a task's cells say: label, and the line behind a slash where there is one or should be one.
#[track_caller]
fn cells(matrix: &Value, task: i64) -> Vec<String> {
    let rows = matrix["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == task).expect("the task has a row");
    row["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| match (cell["label"].as_str(), cell["line"].as_str()) {
            (None, _) => "-".to_owned(),
            (Some(label), Some("none")) => label.to_owned(),
            (Some(label), line) => format!("{label}/{}", line.unwrap()),
        })
        .collect()
}

fn all_quarters() -> Value {
    json!({ "columns": "all" })
}

#[test]
fn a_quarterly_task_stands_in_each_quarter_as_its_occurrence_stood_at_the_cut_off() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.done(task, "2025-03-20", "2025-03-20");
    // Late: done in July, told in July.
    plan.done(task, "2025-07-10", "2025-07-10");
    plan.done(task, "2025-09-30", "2025-09-30");
    let found = matrix(&plan, all_quarters());
    assert_eq!(codes(&found), ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]);
    // At its own cut-off the second quarter was not done yet: it is told as it stood.
    assert_eq!(
        cells(&found, task),
        [
            "done_on_time/told",
            "not_started/owed",
            "done_on_time/told",
            "not_started/owed",
            "not_started/owed",
            "not_started/owed",
            "not_started/owed",
            "not_started"
        ]
    );
    // 31/12/2026 is 41 days after 20/11/2026: the present period is told as of today, and nothing is owed yet.
    let present = &found["columns"][7];
    assert_eq!((&present["told_on"], &present["is_present"]), (&json!("2026-11-20"), &json!(true)));
    let second = &found["columns"][1];
    assert_eq!(
        (&second["told_count"], &second["done_count"], &second["owed_count"]),
        (&json!(1), &json!(0), &json!(1))
    );
}

#[test]
fn several_occurrences_in_one_year_are_one_cell_that_shows_the_one_to_act_on() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    for day in ["2025-03-20", "2025-06-20", "2025-09-20"] {
        plan.done(task, day, day);
    }
    let found = matrix(&plan, json!({ "columns": "all", "kind": "year" }));
    assert_eq!(codes(&found), ["2025", "2026"]);
    let first = &found["rows"][0]["cells"][0];
    assert_eq!((&first["done_count"], &first["occurrence_count"]), (&json!(3), &json!(4)));
    assert_eq!((&first["label"], &first["due_on"]), (&json!("not_started"), &json!("2025-12-31")));
    // Three quarters of 2026 are late by now, the fourth is under way: the latest late one is shown.
    let second = &found["rows"][0]["cells"][1];
    assert_eq!((&second["label"], &second["due_on"]), (&json!("not_started_overdue"), &json!("2026-09-30")));
    assert_eq!(second["occurrence_count"], 4);
}

#[test]
fn a_continuous_task_owes_a_line_each_period_within_the_plan_alone() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "continuous", "starts_on": "2025-04-01" }));
    plan.office.call(
        "record_progress",
        json!({ "task_id": task, "reported_on": "2025-06-30", "progress": "in_progress", "percent": 40,
                "result_text": "Đã mở 3 lớp tập huấn cho hội viên ở ba xã\nDòng thứ hai" }),
    );
    let found = matrix(&plan, json!({ "columns": "all", "to_on": "2025-12-31" }));
    assert_eq!(codes(&found), ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]);
    assert_eq!(
        cells(&found, task),
        ["-", "in_progress_on_schedule/told", "in_progress_on_schedule/owed", "in_progress_on_schedule/owed"]
    );
    let told = &found["rows"][0]["cells"][1];
    assert_eq!(told["result"], "Đã mở 3 lớp tập huấn cho hội viên ở ba xã …");
    assert_eq!(told["percent"], 40);
    // After the plan's end nothing is owed: the book's own first quarter of 2027 stays empty for it.
    plan.office.set_today("2027-05-05");
    plan.office.call("create_period", json!({ "kind": "quarter", "year": 2027, "number": 1 }));
    let late = matrix(&plan, json!({ "from_on": "2026-10-01" }));
    assert_eq!(codes(&late), ["2027-Q1", "2027-Q2"]);
    assert_eq!(cells(&late, task), ["-", "-"]);
}

#[test]
fn a_single_deadline_stands_until_done_and_faintly_afterwards() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "range", "starts_on": "2025-04-10", "due_on": "2025-08-31" }));
    plan.report(task, "2025-09-15", "in_progress");
    plan.done(task, "2025-11-02", "2025-11-01");
    let found = matrix(&plan, json!({ "columns": "all", "to_on": "2026-06-30" }));
    assert_eq!(
        cells(&found, task),
        ["-", "not_started", "in_progress_overdue/told", "done_late/told", "done_late", "done_late"]
    );
    let settled: Vec<bool> =
        found["rows"][0]["cells"].as_array().unwrap().iter().map(|cell| cell["settled"] == true).collect();
    assert_eq!(settled, [false, false, false, false, true, true]);
    let third = &found["columns"][2];
    assert_eq!((&third["late_count"], &third["done_count"]), (&json!(1), &json!(0)));
    assert_eq!(found["columns"][4]["done_count"], 1);
}

#[test]
fn the_columns_are_the_books_periods_and_the_one_under_way() {
    let plan = office();
    for number in [1, 3] {
        plan.office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": number }));
    }
    plan.office.call("create_period", json!({ "kind": "year", "year": 2025 }));
    plan.due("2026-12-01");
    let found = matrix(&plan, json!({}));
    assert_eq!(codes(&found), ["2026-Q1", "2026-Q3", "2026-Q4"]);
    let known: Vec<bool> =
        found["columns"].as_array().unwrap().iter().map(|column| column["period_id"].is_number()).collect();
    assert_eq!(known, [true, true, false]);
    assert_eq!(codes(&matrix(&plan, json!({ "kind": "year" }))), ["2025", "2026"]);
    // On a past day its own future is not shown.
    assert_eq!(codes(&matrix(&plan, json!({ "as_of_on": "2026-05-05" }))), ["2026-Q1", "2026-Q2"]);
    // A plan of ten years by months has too many.
    let long = PlanOffice::on("2026-11-20", "2016-01-01", "2026-12-31").by_calendar();
    long.due("2026-12-01");
    let request = json!({ "plan_id": long.plan_id, "kind": "month", "columns": "all" });
    assert_refused(&long, "checklist_matrix", request, "request.bad_field", "from_on");
}

#[test]
fn a_matrix_lists_what_the_list_lists() {
    let plan = office();
    let late = plan.due("2026-03-01");
    let early = plan.due("2026-12-20");
    let narrowed = json!({ "filters": [{ "is": "one_of", "column": "cell", "values": ["open_late"] }] });
    let found = matrix(&plan, narrowed.clone());
    assert_eq!(found["rows"].as_array().unwrap().len(), 1);
    assert_eq!(found["rows"][0]["id"], late);
    let sorted = matrix(&plan, json!({ "sort": { "column": "due_on", "descending": true } }));
    let ids: Vec<i64> = sorted["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [early, late]);
    let mut drawn = narrowed;
    drawn["plan_id"] = json!(plan.plan_id);
    assert_eq!(plan.office.call("checklist_timeline", drawn)["rows"][0]["id"], late);
}

#[test]
fn each_cell_agrees_with_the_task_on_that_day() {
    let plan = office();
    let once = plan.due("2025-08-31");
    plan.report(once, "2025-05-05", "in_progress");
    plan.extend(once, "2025-08-20", "2026-02-15");
    plan.done(once, "2026-02-10", "2026-02-09");
    let found = matrix(&plan, all_quarters());
    for (column, cell) in found["columns"].as_array().unwrap().iter().zip(found["rows"][0]["cells"].as_array().unwrap())
    {
        let state = plan.state(once, column["told_on"].as_str().unwrap());
        assert_eq!(cell["label"], state["label"], "{}", column["code"]);
        assert_eq!(cell["due_on"], state["due_on"], "{}", column["code"]);
    }
}

#[test]
fn coordinating_agencies_are_counted_each_and_the_tasks_once() {
    let plan = office();
    let (finance, science, home) =
        (agency(&plan, "Sở Tài chính"), agency(&plan, "Sở KH&CN"), agency(&plan, "Sở Nội vụ"));
    let of = |ids: &[i64]| json!(ids.iter().map(|id| json!({ "agency_id": id })).collect::<Vec<_>>());
    let three = plan.task(
        json!({ "schedule_kind": "once", "due_on": "2026-03-01", "coordinating": of(&[finance, science, home]) }),
    );
    let one = plan.task(json!({ "schedule_kind": "once", "due_on": "2026-12-20", "coordinating": of(&[science]) }));
    let none = plan.due("2026-12-20");
    let summary = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id }));
    let told: Vec<(Option<&str>, i64, i64)> = summary["by_coordinating"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let cells = &line["cells"];
            (line["agency_name"].as_str(), cells["total"].as_i64().unwrap(), cells["open_late"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(told, [(Some("Sở KH&CN"), 2, 1), (Some("Sở Nội vụ"), 1, 1), (Some("Sở Tài chính"), 1, 1), (None, 1, 0)]);
    assert_eq!(summary["cells"]["total"], 3);
    // Each line opens its tasks.
    let listed = |value: String| {
        plan.ids(json!({ "filters": [{ "is": "one_of", "column": "coordinating_agency_id", "values": [value] }] }))
    };
    assert_eq!(listed(science.to_string()), [three, one]);
    assert_eq!(listed(finance.to_string()), [three]);
    assert_eq!(listed(String::new()), [none]);
    // The row names them as they are called that day.
    plan.office.call(
        "update_agency",
        json!({ "id": finance, "version": 1,
                "fields": { "name": "Sở Tài chính", "kind": "department", "valid_to_on": "2026-07-01", "successor_id": home } }),
    );
    let names = |day: &str| {
        let row = plan.row(three, day);
        row["coordinating"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("2026-06-30")[0], "Sở Tài chính");
    assert_eq!(names("2026-07-01")[0], "Sở Tài chính (nay: Sở Nội vụ)");
}

#[track_caller]
fn compared(plan: &PlanOffice, from_on: &str, to_on: &str) -> Value {
    plan.office.call("compare_checklist", json!({ "plan_id": plan.plan_id, "from_on": from_on, "to_on": to_on }))
}

/// The changes of a task, by kind.
#[track_caller]
fn changes(found: &Value, code: &str) -> Vec<Value> {
    let rows = found["rows"].as_array().unwrap();
    rows.iter().find(|row| row["code"] == code).map_or(Vec::new(), |row| row["changes"].as_array().unwrap().clone())
}

#[test]
fn two_days_are_compared_with_what_was_added_and_what_was_deleted() {
    let plan = office();
    let office = &plan.office;
    let (old, new) = (agency(&plan, "Sở Cũ"), agency(&plan, "Sở Mới"));
    let once = |code: &str, due: &str| plan.task(json!({ "code": code, "schedule_kind": "once", "due_on": due }));
    let same = once("I.1", "2027-01-01");
    let moved = once("I.2", "2026-12-01");
    let led =
        plan.task(json!({ "code": "I.3", "lead_agency_id": old, "schedule_kind": "once", "due_on": "2027-05-01" }));
    let free = plan.task(json!({ "code": "I.4" }));
    let gone = once("I.5", "2026-12-31");

    office.set_today("2026-12-05");
    plan.extend(moved, "2026-11-28", "2026-12-20");
    office.call(
        "record_progress",
        json!({ "task_id": moved, "reported_on": "2026-12-04", "progress": "in_progress", "percent": 30, "result_text": "Đã ký hợp đồng" }),
    );
    office.call(
        "update_task",
        json!({ "id": led, "version": 1, "fields": { "plan_id": plan.plan_id, "code": "I.3", "content": "Tổ chức hội nghị phổ biến",
                "lead_agency_id": new, "schedule_kind": "once", "due_on": "2027-05-01" } }),
    );
    office.call(
        "update_task",
        json!({ "id": free, "version": 1, "fields": { "plan_id": plan.plan_id, "code": "I.4", "content": "Tổ chức hội nghị phổ biến",
                "schedule_kind": "once", "due_on": "2027-06-30" } }),
    );
    office.call(
        "raise_obstacle",
        json!({ "plan_id": plan.plan_id, "task_id": moved, "raised_on": "2026-12-01", "content": "Thiếu kinh phí" }),
    );
    office.call("delete_task", json!({ "id": gone, "version": 1 }));
    once("I.6", "2027-02-01");
    // Entered and deleted on one day: a slip, never there.
    let slip = once("I.7", "2027-02-01");
    office.call("delete_task", json!({ "id": slip, "version": 1 }));

    let found = compared(&plan, "2026-11-20", "2026-12-05");
    let counts: Vec<(&str, i64)> = found["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|count| (count["kind"].as_str().unwrap(), count["task_count"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        counts,
        [
            ("added", 1),
            ("removed", 1),
            ("deadline", 2),
            ("lead", 1),
            ("state", 1),
            ("progress", 1),
            ("result", 1),
            ("obstacle", 1)
        ]
    );
    assert_eq!(found["same_count"], 1);
    let order: Vec<&str> = found["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(order, ["I.2", "I.3", "I.4", "I.6", "I.5"]);

    let of_moved = changes(&found, "I.2");
    assert_eq!((&of_moved[0]["from"], &of_moved[0]["to"]), (&json!("2026-12-01"), &json!("2026-12-20")));
    assert_eq!(of_moved[0]["extensions"][0]["reason"], "Chờ kinh phí");
    assert_eq!(of_moved[0]["extensions"][0]["decided_on"], "2026-11-28");
    assert_eq!((&of_moved[1]["from"], &of_moved[1]["to"]), (&json!("not_started"), &json!("in_progress_on_schedule")));
    assert_eq!((&of_moved[2]["from_percent"], &of_moved[2]["to_percent"]), (&Value::Null, &json!(30)));
    assert_eq!(of_moved[3]["result_text"], "Đã ký hợp đồng");
    assert_eq!(of_moved[4]["obstacles"][0]["content"], "Thiếu kinh phí");
    let of_led = changes(&found, "I.3");
    assert_eq!(of_led, [json!({ "kind": "lead", "from": "Sở Cũ", "to": "Sở Mới" })]);
    let of_free = changes(&found, "I.4");
    assert_eq!(of_free, [json!({ "kind": "deadline", "from": null, "to": "2027-06-30", "extensions": [] })]);
    assert_eq!(changes(&found, "I.6"), [json!({ "kind": "added", "entered_on": "2026-12-05" })]);
    assert_eq!(changes(&found, "I.5"), [json!({ "kind": "removed", "deleted_on": "2026-12-05" })]);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!((&rows[4]["is_deleted"], &rows[0]["is_deleted"]), (&json!(true), &json!(false)));
    assert!(changes(&found, "I.1").is_empty() && plan.ids(json!({})).contains(&same));

    // What came later changes nothing of what two earlier days said.
    office.set_today("2027-03-01");
    office.call("delete_task", json!({ "id": free, "version": 2 }));
    let again = compared(&plan, "2026-11-20", "2026-12-05");
    assert_eq!(changes(&again, "I.4"), of_free);
    assert_eq!(again["counts"], found["counts"]);
    // Taken back, a deletion is none.
    office.call("undo", json!({}));
    assert_eq!(compared(&plan, "2026-11-20", "2026-12-05"), found);
}

#[test]
fn before_the_book_knew_the_plan_nothing_counts_as_added() {
    let plan = office();
    let task = plan.due("2026-10-31");
    plan.report(task, "2026-05-05", "in_progress");
    let found = compared(&plan, "2026-03-31", "2026-11-20");
    let kinds: Vec<String> =
        found["rows"][0]["changes"].as_array().unwrap().iter().map(|one| one["kind"].to_string()).collect();
    assert_eq!(kinds, ["\"state\"", "\"progress\""]);
    let request = json!({ "plan_id": plan.plan_id, "from_on": "2026-05-05", "to_on": "2026-05-05" });
    assert_refused(&plan, "compare_checklist", request, "request.bad_field", "to_on");
}

#[test]
fn the_next_occurrence_is_no_moved_deadline() {
    let plan = office();
    let task = plan.task(json!({ "code": "II.1", "schedule_kind": "quarterly", "starts_on": "2026-01-01" }));
    plan.done(task, "2026-03-31", "2026-03-31");
    let found = compared(&plan, "2026-03-31", "2026-04-30");
    assert_eq!(
        changes(&found, "II.1"),
        [
            json!({ "kind": "state", "from": "done_on_time", "to": "not_started", "occurrence_starts_on": "2026-04-01" }),
            json!({ "kind": "progress", "from": "done", "to": "not_started", "from_percent": 100, "to_percent": null })
        ]
    );
}

#[test]
fn deleted_tasks_stand_on_the_past_days_on_which_they_were_there() {
    let plan = office();
    let office = &plan.office;
    let task = plan.task(json!({ "code": "III.1", "schedule_kind": "once", "due_on": "2026-11-30" }));
    office.set_today("2026-12-10");
    let gone = office.call("delete_task", json!({ "id": task, "version": 1 }));
    // Its number goes to another task, which is not the one that was deleted.
    let other = plan.task(json!({ "code": "III.2" }));
    assert_eq!(other, task);
    let on = |day: &str| office.call("list_deleted_tasks", json!({ "plan_id": plan.plan_id, "as_of_on": day }));
    let found = on("2026-12-09");
    assert_eq!(found.as_array().unwrap().len(), 1);
    let row = &found[0];
    assert_eq!((&row["code"], &row["content"]), (&json!("III.1"), &json!("Tổ chức hội nghị phổ biến")));
    assert_eq!((&row["entered_on"], &row["deleted_on"]), (&json!("2026-11-20"), &json!("2026-12-10")));
    assert_eq!((&row["state"]["label"], &row["entry_id"]), (&json!("not_started_overdue"), &gone["entry_id"]));
    assert_eq!(on("2026-12-10"), json!([]));
    // The figures of that day are those of the tasks that are there: the list and its figures agree.
    assert_eq!(plan.ids(json!({ "as_of_on": "2026-12-09" })), [other]);
    let elsewhere = office.call("list_deleted_tasks", json!({ "plan_id": plan.plan_id + 1, "as_of_on": "2026-12-09" }));
    assert_eq!(elsewhere, json!([]));
}

#[test]
fn a_line_of_time_has_a_bar_for_each_occurrence_and_those_to_come() {
    let plan = office();
    let once = plan
        .task(json!({ "code": "I.1", "schedule_kind": "range", "starts_on": "2026-02-01", "due_on": "2026-06-30" }));
    plan.extend(once, "2026-06-20", "2026-09-30");
    plan.done(once, "2026-09-10", "2026-09-05");
    plan.task(json!({ "code": "I.2", "schedule_kind": "half_yearly", "starts_on": "2026-01-01" }));
    plan.task(json!({ "code": "I.3", "schedule_kind": "continuous" }));
    let drawn = plan.office.call("checklist_timeline", json!({ "plan_id": plan.plan_id, "as_of_on": "2026-05-05" }));
    let bars = |at: usize| drawn["rows"][at]["bars"].clone();
    // On 05/05/2026 neither the extension nor the completion was known.
    assert_eq!(
        bars(0),
        json!([{ "starts_on": "2026-02-01", "original_due_on": "2026-06-30", "due_on": "2026-06-30", "completed_on": null,
                 "label": "not_started", "timeliness": "on_schedule" }])
    );
    assert_eq!(
        bars(1),
        json!([
            { "starts_on": "2026-01-01", "original_due_on": "2026-06-30", "due_on": "2026-06-30", "completed_on": null,
              "label": "not_started", "timeliness": "on_schedule" },
            { "starts_on": "2026-07-01", "original_due_on": "2026-12-31", "due_on": "2026-12-31", "completed_on": null,
              "label": null, "timeliness": null }
        ])
    );
    assert_eq!((&bars(2)[0]["starts_on"], &bars(2)[0]["due_on"]), (&json!("2025-01-01"), &Value::Null));
    assert_eq!((&drawn["from_on"], &drawn["to_on"]), (&json!("2025-01-01"), &json!("2026-12-31")));
    let today = plan.office.call("checklist_timeline", json!({ "plan_id": plan.plan_id }));
    let bar = &today["rows"][0]["bars"][0];
    assert_eq!((&bar["original_due_on"], &bar["due_on"]), (&json!("2026-06-30"), &json!("2026-09-30")));
    assert_eq!((&bar["completed_on"], &bar["label"]), (&json!("2026-09-05"), &json!("done_on_time")));
    assert_eq!(today["rows"][0]["extensions"][0]["to_due_on"], "2026-09-30");
}

#[test]
fn views_are_kept_by_name_and_their_days_are_told_anew() {
    let plan = office();
    let office = &plan.office;
    let definition = json!({ "shape": "matrix", "grouping": "coordinating", "search": "hội nghị",
        "filters": [{ "is": "one_of", "column": "cell", "values": ["open_late"] }],
        "sort": { "column": "due_on", "descending": true }, "columns": { "priority": true }, "widths": { "content": 300 },
        "day": { "is": "latest_cutoff" }, "from_day": { "is": "previous_cutoff" }, "options": { "kind": "quarter" } });
    let save = |name: &str| json!({ "noun": "tasks", "name": name, "definition": definition });
    let kept = office.call("save_view", save("  Quá hạn   của Sở Tài chính "))["answer"].clone();
    assert_eq!((&kept["name"], &kept["position"]), (&json!("Quá hạn của Sở Tài chính"), &json!(1)));
    assert_eq!(kept["definition"], definition);
    assert_eq!((&kept["as_of_on"], &kept["from_on"]), (&Value::Null, &Value::Null));

    // The book gets its periods; the same view now means their days.
    for number in [2, 3] {
        office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": number }));
    }
    let listed = office.call("list_views", json!({ "noun": "tasks" }));
    assert_eq!((&listed[0]["as_of_on"], &listed[0]["from_on"]), (&json!("2026-09-30"), &json!("2026-06-30")));
    assert_eq!(office.call("list_views", json!({ "noun": "people" })), json!([]));

    assert_refused(&plan, "save_view", save("quá hạn của sở tài chính"), "view.name_taken", "name");
    assert_refused(&plan, "save_view", save("  "), "view.without_name", "name");
    let foreign = json!({ "noun": "weather", "name": "x", "definition": {} });
    assert_refused(&plan, "save_view", foreign, "view.unknown_list", "noun");
    // Another list may use the name.
    office.call("save_view", json!({ "noun": "people", "name": "Quá hạn của Sở Tài chính", "definition": {} }));

    let second = office.call("save_view", save("Tất cả"))["answer"].clone();
    let rename = json!({ "id": kept["id"], "version": 1, "name": "Trễ" });
    assert_eq!(office.call("rename_view", rename.clone())["answer"]["version"], 2);
    assert_eq!(office.refuse("rename_view", rename).code, "request.stale");
    let mut again = save("Trễ");
    again["id"] = kept["id"].clone();
    again["version"] = json!(2);
    again["definition"] = json!({ "shape": "list" });
    assert_eq!(office.call("save_view", again)["answer"]["definition"]["shape"], "list");

    let order = json!({ "noun": "tasks", "view_ids": [second["id"], kept["id"]] });
    office.call("reorder_views", order);
    let names = || {
        let views = office.call("list_views", json!({ "noun": "tasks" }));
        views.as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(), ["Tất cả", "Trễ"]);
    let halved = json!({ "noun": "tasks", "view_ids": [second["id"]] });
    assert_eq!(office.refuse("reorder_views", halved).code, "view.order_incomplete");
    office.call("delete_view", json!({ "id": second["id"], "version": 1 }));
    assert_eq!(names(), ["Trễ"]);
    office.call("undo", json!({}));
    assert_eq!(names(), ["Tất cả", "Trễ"]);
}
