//! Extensions of a task: what they ask for, and that each one moves a deadline that there is, whatever is taken back.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31")
}

#[test]
fn extensions_have_a_reason_go_forward_and_end_with_completion() {
    let plan = office();
    let task = plan.due("2022-09-15");
    let extend = |fields: Value| {
        let mut request =
            json!({ "task_id": task, "to_due_on": "2022-12-31", "reason": "Chờ kinh phí", "decided_on": "2022-09-10" });
        for (name, value) in fields.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    assert_refused(&plan, "extend_task", extend(json!({ "reason": " " })), "task.extension_without_reason", "reason");
    assert_refused(&plan, "extend_task", extend(json!({ "to_due_on": "2022-09-15" })), "task.not_later", "to_due_on");
    assert_refused(&plan, "extend_task", extend(json!({ "to_due_on": "2022-09-01" })), "task.not_later", "to_due_on");
    assert_refused(&plan, "extend_task", extend(json!({ "decided_on": "2022-10-02" })), "task.not_yet", "decided_on");
    let backwards = plan.office.refuse("extend_task", extend(json!({ "to_due_on": "2022-09-01" })));
    assert_eq!(
        backwards.sentence,
        "Hạn mới 01/09/2022 không sau hạn đang áp dụng 15/09/2022. Hãy chọn ngày sau 15/09/2022."
    );

    let first = plan.office.call("extend_task", extend(json!({})));
    assert_eq!(first["answer"]["from_due_on"], "2022-09-15");
    assert_eq!(
        first["summary"],
        "Đã gia hạn nhiệm vụ “Tổ chức hội nghị phổ biến” từ 15/09/2022 đến 31/12/2022: Chờ kinh phí"
    );
    assert_refused(&plan, "extend_task", extend(json!({ "decided_on": "2022-09-20" })), "task.not_later", "to_due_on");
    assert_refused(
        &plan,
        "extend_task",
        extend(json!({ "decided_on": "2022-09-09", "to_due_on": "2023-01-31" })),
        "task.decided_before_last_extension",
        "decided_on",
    );
    let second = plan.extend(task, "2022-09-20", "2023-01-31");
    assert_eq!(second["from_due_on"], "2022-12-31");
    let row = plan.row(task, "2022-10-01");
    assert_eq!(
        (row["extension_count"].as_i64(), row["state"]["original_due_on"].as_str()),
        (Some(2), Some("2022-09-15"))
    );
    assert_eq!(row["state"]["due_on"], "2023-01-31");
    // The original time stays while extensions count from it.
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["due_on"] = json!("2022-11-11");
    let edit = json!({ "id": task, "version": 1, "fields": fields });
    assert_refused(&plan, "update_task", edit, "task.schedule_is_extended", "due_on");
    assert_refused(
        &plan,
        "remove_extension",
        json!({ "id": first["answer"]["id"] }),
        "task.not_the_latest_extension",
        "",
    );
    plan.office.call("remove_extension", json!({ "id": second["id"] }));
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-12-31");

    plan.done(task, "2022-09-30", "2022-09-25");
    let late = extend(json!({ "decided_on": "2022-09-25", "to_due_on": "2023-01-31" }));
    assert_refused(&plan, "extend_task", late, "task.extended_after_completion", "to_due_on");
    // Nor with an earlier day of decision: what was done late must not become punctual afterwards.
    let dated_back = extend(json!({ "decided_on": "2022-09-24", "to_due_on": "2023-01-31" }));
    assert_refused(&plan, "extend_task", dated_back, "task.extended_after_completion", "to_due_on");
}

#[test]
fn a_task_without_a_deadline_is_given_one() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "continuous" }));
    let extend = json!({ "task_id": task, "to_due_on": "2022-12-31", "reason": "x" });
    assert_refused(&plan, "extend_task", extend, "task.no_deadline_to_extend", "to_due_on");
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["schedule_kind"] = json!("once");
    fields["due_on"] = json!("2022-12-31");
    let done = plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    assert_eq!(done["summary"], "Đã ấn định hạn 31/12/2022 cho nhiệm vụ “Tổ chức hội nghị phổ biến”");
    assert_eq!(plan.row(task, "2022-10-01")["extension_count"], 0);
}

/// What the book's check says of extensions.
fn chain(plan: &PlanOffice) -> Value {
    let checked = plan.office.call("check_book", json!({}));
    let all = checked["checked"].as_array().unwrap();
    all.iter().find(|one| one["check"] == "extensions_chain").expect("extensions are checked").clone()
}

/// The deadlines of a recurring task's occurrences on a day.
fn dues(plan: &PlanOffice, task: i64, as_of_on: &str) -> Vec<Value> {
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": as_of_on }));
    detail["occurrences"].as_array().unwrap().iter().map(|one| one["due_on"].clone()).collect()
}

/// The acts that undoing an entry asks to undo first.
fn in_the_way(plan: &PlanOffice, entry_id: &Value) -> Value {
    let refused = plan.office.refuse("undo", json!({ "entry_id": entry_id }));
    assert_eq!(refused.code, "history.built_upon", "{refused}");
    refused.detail["entry_ids"].clone()
}

#[test]
fn an_extension_that_another_builds_on_is_not_undone() {
    let plan = office();
    let task = plan.due("2022-09-15");
    let extend = |decided_on: &str, to_due_on: &str| {
        let request =
            json!({ "task_id": task, "decided_on": decided_on, "to_due_on": to_due_on, "reason": "Chờ kinh phí" });
        plan.office.call("extend_task", request)["entry_id"].clone()
    };
    let first = extend("2022-09-10", "2022-12-31");
    let second = extend("2022-09-20", "2023-01-31");
    assert_eq!(in_the_way(&plan, &first), json!([second]));
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2023-01-31");
    // The later one first, then the earlier one; and a new one counts from the original deadline again.
    plan.office.call("undo", json!({ "entry_id": second }));
    let undone = plan.office.call("undo", json!({ "entry_id": first }))["entry_id"].clone();
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-09-15");
    let other = extend("2022-09-12", "2022-11-30");
    // What was taken back moved a deadline that has been moved since.
    assert_eq!(in_the_way(&plan, &undone), json!([other]));
    assert_eq!(chain(&plan)["finding_count"], 0);
}

#[test]
fn a_deadline_that_was_extended_is_not_taken_back() {
    let plan = office();
    let task = plan.due("2022-08-15");
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["due_on"] = json!("2022-09-15");
    let moved = plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    plan.extend(task, "2022-09-10", "2022-12-31");
    let refused = plan.office.refuse("undo", json!({ "entry_id": moved["entry_id"] }));
    assert_eq!(refused.code, "history.built_upon");
    assert_eq!(
        refused.sentence,
        "Chưa hoàn tác được vì sau đó còn: “Đã gia hạn nhiệm vụ “Tổ chức hội nghị phổ biến” từ 15/09/2022 đến 31/12/2022: \
         Chờ kinh phí”. Hãy hoàn tác các việc đó trước."
    );
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-12-31");
}

#[test]
fn each_occurrence_is_extended_by_itself() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-03-15" }));
    assert_eq!(plan.extend(task, "2022-06-01", "2022-07-31")["from_due_on"], "2022-06-14");
    plan.done(task, "2022-07-20", "2022-07-20");
    assert_eq!(plan.extend(task, "2022-09-01", "2022-09-30")["from_due_on"], "2022-09-14");
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-09-30");
    // The second occurrence does not count from the end of the first one: nothing is wrong with that.
    assert_eq!(chain(&plan)["findings"], json!([]));
}

#[test]
fn a_plan_whose_days_carry_an_extension_keeps_them() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2022-06-30");
    let task = plan.task(json!({ "schedule_kind": "yearly" }));
    // The last occurrence is due on the last day of the plan.
    assert_eq!(plan.extend(task, "2022-06-20", "2022-11-30")["from_due_on"], "2022-06-30");
    let edit = |fields: Value| {
        let mut plan = plan.office.call("get_plan", json!({ "id": plan.plan_id }));
        for (name, value) in fields.as_object().unwrap() {
            plan[name] = value.clone();
        }
        json!({ "id": plan["id"], "version": plan["version"], "fields": plan })
    };
    let longer = edit(json!({ "ends_on": "2025-12-31" }));
    assert_refused(&plan, "update_plan", longer.clone(), "task.extensions_lost", "");
    assert_eq!(
        plan.office.refuse("update_plan", longer.clone()).sentence,
        "Sửa như vậy thì 1 lần gia hạn không còn dời hạn nào, trong đó có lần gia hạn nhiệm vụ “Tổ chức hội nghị phổ biến” \
         đến 30/11/2022. Hãy bỏ lần gia hạn ấy trước, sửa, rồi gia hạn theo hạn mới."
    );
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-11-30");
    // What touches no deadline goes; and so does the edit once the extension is gone.
    plan.office.call("update_plan", edit(json!({ "subject": "Kế hoạch khác" })));
    plan.office.call("remove_extension", json!({ "id": 1 }));
    plan.office.call("update_plan", edit(json!({ "ends_on": "2025-12-31" })));
    assert_eq!(chain(&plan)["finding_count"], 0);
}

#[test]
fn the_year_is_not_cut_anew_under_an_extension() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "yearly" }));
    assert_eq!(plan.extend(task, "2022-09-20", "2023-02-28")["from_due_on"], "2022-12-14");
    let mut settings = plan.office.call("get_settings", json!({}));
    settings["checklist"]["due_soon_days"] = json!(20);
    plan.office.call("update_settings", settings.clone());
    settings["periods"]["regime"] = json!("calendar");
    assert_refused(&plan, "update_settings", settings.clone(), "task.extensions_lost", "");
    assert_eq!(plan.office.call("get_settings", json!({}))["periods"]["regime"], "decree_15_14");
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2023-02-28");
    plan.office.call("remove_extension", json!({ "id": 1 }));
    plan.office.call("update_settings", settings);
}

#[test]
fn undoing_names_what_moved_the_deadline_and_nothing_else() {
    let plan = office();
    let (task, other) = (plan.due("2022-09-15"), plan.due("2022-09-15"));
    let extension = plan.extend(task, "2022-09-10", "2022-12-31")["id"].clone();
    plan.extend(other, "2022-09-10", "2022-10-31");
    let removed = plan.office.call("remove_extension", json!({ "id": extension }))["entry_id"].clone();
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["due_on"] = json!("2022-11-11");
    let moved = plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    // What was done last to extensions is about another task.
    plan.extend(other, "2022-09-11", "2022-12-31");
    assert_eq!(in_the_way(&plan, &removed), json!([moved["entry_id"]]));
    plan.office.call("undo", json!({ "entry_id": moved["entry_id"] }));
    plan.office.call("undo", json!({ "entry_id": removed }));
    assert_eq!(plan.state(task, "2022-10-01")["due_on"], "2022-12-31");
}

#[test]
fn an_occurrence_extended_to_the_day_of_the_next_one_leaves_that_alone() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.extend(task, "2022-03-01", "2022-06-14");
    plan.extend(task, "2022-06-10", "2022-12-31");
    assert_eq!(dues(&plan, task, "2022-07-01"), ["2022-12-31", "2022-06-14", "2022-09-14"]);
    assert_eq!(plan.state(task, "2022-07-01")["late_occurrence_count"], 1);
    assert_eq!(chain(&plan)["finding_count"], 0);
}

#[test]
fn once_an_occurrence_is_done_the_next_one_due_that_day_is_extended() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.extend(task, "2022-03-01", "2022-06-14");
    plan.done(task, "2022-06-10", "2022-06-10");
    plan.extend(task, "2022-06-12", "2022-12-31");
    assert_eq!(dues(&plan, task, "2022-06-30"), ["2022-06-14", "2022-12-31", "2022-09-14"]);
}

#[test]
fn of_two_late_occurrences_due_on_one_day_the_one_on_show_is_extended() {
    let plan = PlanOffice::on("2022-10-01", "2021-12-15", "2025-12-31");
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    plan.extend(task, "2022-03-01", "2022-06-14");
    assert_eq!(plan.state(task, "2022-06-20")["occurrence_starts_on"], "2022-03-15");
    plan.extend(task, "2022-06-20", "2022-07-31");
    assert_eq!(dues(&plan, task, "2022-06-20"), ["2022-06-14", "2022-07-31", "2022-09-14"]);
}
