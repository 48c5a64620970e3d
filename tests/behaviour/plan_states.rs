//! How a task stands at a day: both axes, boundaries, extensions, past days, occurrences. Every expected value is
//! written out by hand.

mod plan_kit;

use plan_kit::PlanOffice;
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2026-11-20", "2021-06-18", "2026-12-31").by_calendar()
}

#[test]
fn the_due_day_is_not_late_and_seven_days_before_it_is_due_soon() {
    let plan = office();
    let task = plan.due("2022-09-15");
    let timeliness = |day| plan.state(task, day)["timeliness"].as_str().unwrap().to_owned();
    assert_eq!(timeliness("2022-09-07"), "on_schedule");
    assert_eq!(timeliness("2022-09-08"), "due_soon");
    assert_eq!(timeliness("2022-09-15"), "due_soon");
    assert_eq!(timeliness("2022-09-16"), "overdue");
    assert_eq!(plan.state(task, "2022-09-15")["days_left"], 0);
    assert_eq!(plan.state(task, "2022-09-16")["days_left"], -1);
    assert_eq!(plan.label(task, "2022-09-15"), "not_started");
    assert_eq!(plan.label(task, "2022-09-16"), "not_started_overdue");
}

#[test]
fn the_due_soon_days_are_a_setting() {
    let plan = office();
    let task = plan.due("2022-09-15");
    let mut settings = plan.office.call("get_settings", json!({}));
    settings["checklist"]["due_soon_days"] = json!(30);
    plan.office.call("update_settings", settings);
    assert_eq!(plan.state(task, "2022-08-15")["timeliness"], "on_schedule");
    assert_eq!(plan.state(task, "2022-08-16")["timeliness"], "due_soon");
}

#[test]
fn the_ten_labels() {
    let plan = office();
    let task = plan.due("2022-09-15");
    plan.report(task, "2022-06-01", "in_progress");
    assert_eq!(plan.label(task, "2022-05-31"), "not_started");
    assert_eq!(plan.label(task, "2022-06-01"), "in_progress_on_schedule");
    assert_eq!(plan.label(task, "2022-09-10"), "in_progress_due_soon");
    assert_eq!(plan.label(task, "2022-09-16"), "in_progress_overdue");

    let waiting = plan.due("2022-09-15");
    plan.report(waiting, "2022-09-01", "awaiting_confirmation");
    assert_eq!(plan.label(waiting, "2022-09-16"), "in_progress_overdue");
    assert_eq!(plan.state(waiting, "2022-09-16")["progress"], "awaiting_confirmation");

    let on_time = plan.due("2022-09-15");
    plan.done(on_time, "2022-09-20", "2022-09-15");
    assert_eq!(plan.label(on_time, "2022-09-20"), "done_on_time");
    let late = plan.due("2022-09-15");
    plan.done(late, "2022-09-20", "2022-09-16");
    assert_eq!(plan.label(late, "2022-09-20"), "done_late");
    assert_eq!(plan.state(late, "2026-01-01")["days_left"], -1);

    let free = plan.task(json!({ "schedule_kind": "none" }));
    assert_eq!(plan.label(free, "2022-01-01"), "not_started");
    assert_eq!(plan.state(free, "2022-01-01")["cell"], "open_no_deadline");
    plan.done(free, "2022-03-01", "2022-02-28");
    assert_eq!(plan.label(free, "2022-03-01"), "done_no_deadline");

    let suspended = plan.due("2022-09-15");
    plan.report(suspended, "2022-07-01", "suspended");
    assert_eq!(plan.label(suspended, "2022-12-01"), "suspended");
    let dropped = plan.due("2022-09-15");
    plan.report(dropped, "2022-07-01", "not_done");
    assert_eq!(plan.label(dropped, "2022-12-01"), "not_done");
    let not_started_late = plan.due("2022-09-15");
    assert_eq!(plan.label(not_started_late, "2022-12-01"), "not_started_overdue");
}

#[test]
fn a_suspended_task_is_never_late() {
    let plan = office();
    let in_time = plan.due("2022-09-15");
    plan.report(in_time, "2022-09-14", "suspended");
    plan.report(in_time, "2022-12-14", "suspended");
    assert_eq!(plan.state(in_time, "2023-01-01")["cell"], "open_on_time");
    assert_eq!(plan.state(in_time, "2023-01-01")["timeliness"], "on_schedule");
    let late = plan.due("2022-09-15");
    plan.report(late, "2022-09-16", "suspended");
    assert_eq!(plan.label(late, "2022-09-16"), "suspended");
    assert_eq!(plan.state(late, "2023-01-01")["cell"], "open_on_time");
    assert_eq!(plan.state(late, "2023-01-01")["timeliness"], "on_schedule");
    assert!(plan.state(late, "2023-01-01")["days_left"].is_null());
    let dropped = plan.due("2022-09-15");
    plan.report(dropped, "2022-11-01", "not_done");
    assert_eq!(plan.state(dropped, "2022-10-31")["cell"], "open_late");
    assert_eq!(plan.state(dropped, "2022-11-01")["cell"], "open_on_time");
    // Taken up again, the clock runs again.
    plan.report(in_time, "2023-01-02", "in_progress");
    assert_eq!(plan.label(in_time, "2023-01-02"), "in_progress_overdue");
}

#[test]
fn a_past_day_knows_nothing_of_what_came_later() {
    let plan = office();
    let task = plan.due("2022-09-15");
    plan.report(task, "2022-06-01", "in_progress");
    let before = plan.state(task, "2022-09-20");
    plan.extend(task, "2022-09-21", "2022-12-31");
    plan.done(task, "2022-12-14", "2022-12-10");
    assert_eq!(plan.state(task, "2022-09-20"), before);
    assert_eq!(before["label"], "in_progress_overdue");
    assert_eq!(plan.label(task, "2022-09-21"), "in_progress_on_schedule");
    assert_eq!(plan.state(task, "2022-09-21")["due_on"], "2022-12-31");
    assert_eq!(plan.state(task, "2022-09-21")["original_due_on"], "2022-09-15");
    // Done on 10 December, but nobody had said so by the 13th.
    assert_eq!(plan.label(task, "2022-12-13"), "in_progress_on_schedule");
    assert_eq!(plan.label(task, "2022-12-14"), "done_on_time");
    let row = plan.row(task, "2022-09-20");
    assert_eq!((row["extension_count"].as_i64(), row["result_on"].as_str()), (Some(0), Some("2022-06-01")));
    assert_eq!(plan.row(task, "2022-12-14")["extension_count"], 1);
}

#[test]
fn a_quarterly_task_shows_the_occurrence_that_is_owed() {
    let plan = PlanOffice::on("2023-12-31", "2022-01-01", "2023-12-31").by_calendar();
    let task = plan.task(json!({ "schedule_kind": "quarterly", "schedule_text": "Hằng quý" }));
    let shown = |day: &str| {
        let state = plan.state(task, day);
        (state["due_on"].as_str().unwrap().to_owned(), state["label"].as_str().unwrap().to_owned())
    };
    let expect = |due: &str, label: &str| (due.to_owned(), label.to_owned());
    assert_eq!(shown("2022-02-10"), expect("2022-03-31", "not_started"));
    plan.done(task, "2022-04-05", "2022-03-30");
    // Told on 5 April, done on 30 March: on time, and from 5 April the second quarter shows.
    assert_eq!(shown("2022-04-04"), expect("2022-03-31", "not_started_overdue"));
    assert_eq!(shown("2022-04-05"), expect("2022-06-30", "not_started"));
    // The second quarter is never done in time: it stays on show in the third.
    plan.report(task, "2022-06-20", "in_progress");
    assert_eq!(shown("2022-06-30"), expect("2022-06-30", "in_progress_due_soon"));
    assert_eq!(shown("2022-07-01"), expect("2022-06-30", "in_progress_overdue"));
    plan.done(task, "2022-07-12", "2022-07-12");
    assert_eq!(shown("2022-07-12"), expect("2022-09-30", "not_started"));
    // Third quarter forgotten: shown late in the fourth; from 2023 on two are late, the latest one is shown.
    assert_eq!(shown("2022-10-01"), expect("2022-09-30", "not_started_overdue"));
    assert_eq!(shown("2023-01-01"), expect("2022-12-31", "not_started_overdue"));
    assert_eq!(plan.state(task, "2022-10-01")["late_occurrence_count"], 1);
    assert_eq!(plan.state(task, "2023-01-01")["late_occurrence_count"], 2);

    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": "2023-01-15" }));
    let occurrences: Vec<(&str, &str)> = detail["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|state| (state["due_on"].as_str().unwrap(), state["label"].as_str().unwrap()))
        .collect();
    assert_eq!(
        occurrences,
        [
            ("2022-03-31", "done_on_time"),
            ("2022-06-30", "done_late"),
            ("2022-09-30", "not_started_overdue"),
            ("2022-12-31", "not_started_overdue"),
            ("2023-03-31", "not_started"),
        ]
    );
}

#[test]
fn every_late_occurrence_stays_until_it_is_done() {
    let plan = PlanOffice::on("2023-12-31", "2022-01-01", "2023-12-31").by_calendar();
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    let shown = |day: &str| {
        let state = plan.state(task, day);
        let text = |name: &str| state[name].as_str().unwrap().to_owned();
        (text("due_on"), text("cell"), state["late_occurrence_count"].as_i64().unwrap())
    };
    let expect = |due: &str, cell: &str, late: i64| (due.to_owned(), cell.to_owned(), late);
    assert_eq!(shown("2022-10-05"), expect("2022-09-30", "open_late", 3));
    // Each completion closes what the checklist shows.
    plan.done(task, "2022-10-06", "2022-10-06");
    assert_eq!(shown("2022-10-06"), expect("2022-06-30", "open_late", 2));
    plan.done(task, "2022-10-07", "2022-10-07");
    assert_eq!(shown("2022-10-07"), expect("2022-03-31", "open_late", 1));
    plan.done(task, "2022-10-08", "2022-10-08");
    assert_eq!(shown("2022-10-08"), expect("2022-12-31", "open_on_time", 0));
    let late = json!({ "is": "one_of", "column": "cell", "values": ["open_late"] });
    assert_eq!(plan.list(json!({ "as_of_on": "2022-10-07", "filters": [late] }))["total"], 1);
}

#[test]
fn recurring_tasks_follow_the_periods_of_the_office() {
    // "15–14": Quý I ends on 14/3, the first half-year on 14/6, the year on 14/12.
    let plan = PlanOffice::on("2026-11-20", "2021-12-15", "2026-12-31");
    let due = |task, day| plan.state(task, day)["due_on"].as_str().unwrap().to_owned();
    let quarterly = plan.task(json!({ "schedule_kind": "quarterly" }));
    assert_eq!(due(quarterly, "2022-01-10"), "2022-03-14");
    assert_eq!(plan.label(quarterly, "2022-03-15"), "not_started_overdue");
    plan.done(quarterly, "2022-03-14", "2022-03-14");
    assert_eq!(plan.label(quarterly, "2022-03-14"), "done_on_time");
    assert_eq!(due(quarterly, "2022-03-15"), "2022-06-14");
    let half = plan.task(json!({ "schedule_kind": "half_yearly" }));
    assert_eq!(due(half, "2022-01-10"), "2022-06-14");
    let yearly = plan.task(json!({ "schedule_kind": "yearly" }));
    assert_eq!(due(yearly, "2022-01-10"), "2022-12-14");
    // A day of its own goes before: the 10th of the last month of the quarter.
    let tenth = plan.task(json!({ "schedule_kind": "quarterly", "due_on": "2021-03-10" }));
    assert_eq!(due(tenth, "2022-01-10"), "2022-03-10");
    assert_eq!(plan.label(tenth, "2022-03-11"), "not_started_overdue");
    plan.done(tenth, "2022-03-09", "2022-03-09");
    assert_eq!(due(tenth, "2022-03-11"), "2022-06-10");
}

#[test]
fn nothing_is_owed_before_the_plan_begins_and_nothing_new_after_it_ends() {
    let plan = PlanOffice::on("2026-11-20", "2022-02-10", "2022-08-20").by_calendar();
    let task = plan.task(json!({ "schedule_kind": "quarterly" }));
    let state = plan.state(task, "2021-12-31");
    assert_eq!((state["due_on"].as_str(), state["timeliness"].as_str()), (Some("2022-03-31"), Some("on_schedule")));
    // The first occurrence begins with the plan, the last is due by its end.
    assert_eq!(state["occurrence_starts_on"], "2022-02-10");
    plan.done(task, "2022-03-01", "2022-03-01");
    plan.done(task, "2022-05-01", "2022-05-01");
    assert_eq!(plan.state(task, "2022-07-15")["due_on"], "2022-08-20");
    assert_eq!(plan.label(task, "2022-08-20"), "not_started");
    assert_eq!(plan.label(task, "2022-08-21"), "not_started_overdue");
    assert_eq!(plan.state(task, "2026-01-01")["due_on"], "2022-08-20");
    plan.done(task, "2022-09-01", "2022-08-31");
    assert_eq!(plan.label(task, "2026-01-01"), "done_late");
}

#[test]
fn yearly_and_half_yearly_windows() {
    let plan = office();
    let yearly = plan.task(json!({ "schedule_kind": "yearly", "due_on": "2021-09-15" }));
    let due = |task, day| plan.state(task, day)["due_on"].as_str().unwrap().to_owned();
    assert_eq!(due(yearly, "2021-07-01"), "2021-09-15");
    plan.done(yearly, "2021-09-15", "2021-09-15");
    assert_eq!(plan.label(yearly, "2021-09-15"), "done_on_time");
    assert_eq!(due(yearly, "2021-09-16"), "2022-09-15");
    assert_eq!(plan.label(yearly, "2021-12-31"), "not_started");
    let whole = plan.task(json!({ "schedule_kind": "yearly" }));
    assert_eq!(due(whole, "2021-07-01"), "2021-12-31");
    assert_eq!(plan.label(whole, "2022-01-01"), "not_started_overdue");
    let half = plan.task(json!({ "schedule_kind": "half_yearly" }));
    assert_eq!(due(half, "2021-06-20"), "2021-06-30");
    plan.done(half, "2021-06-29", "2021-06-29");
    assert_eq!(due(half, "2021-07-01"), "2021-12-31");
    // 29 February of a common year is the 28th.
    let leap = plan.task(json!({ "schedule_kind": "yearly", "due_on": "2024-02-29", "starts_on": "2022-01-01" }));
    assert_eq!(due(leap, "2022-01-15"), "2022-02-28");
}

#[test]
fn an_extended_occurrence_keeps_its_own_deadline() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-01-01" }));
    plan.extend(task, "2022-03-25", "2022-04-20");
    let state = plan.state(task, "2022-04-10");
    assert_eq!((state["due_on"].as_str(), state["original_due_on"].as_str()), (Some("2022-04-20"), Some("2022-03-31")));
    assert_eq!(state["label"], "not_started");
    assert_eq!(plan.label(task, "2022-04-21"), "not_started_overdue");
    plan.done(task, "2022-04-20", "2022-04-20");
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": "2022-04-20" }));
    assert_eq!(detail["occurrences"][0]["label"], "done_on_time");
    assert_eq!(detail["state"]["due_on"], "2022-06-30");
}

#[test]
fn a_suspension_holds_for_the_following_occurrences() {
    let plan = office();
    let task = plan.task(json!({ "schedule_kind": "quarterly", "starts_on": "2022-01-01" }));
    plan.report(task, "2022-02-01", "suspended");
    let state = plan.state(task, "2022-08-01");
    assert_eq!((state["label"].as_str(), state["due_on"].as_str()), (Some("suspended"), Some("2022-09-30")));
    assert_eq!(state["cell"], "open_on_time");
    plan.report(task, "2022-08-02", "in_progress");
    assert_eq!(plan.label(task, "2022-08-02"), "in_progress_on_schedule");
    // "Không thực hiện" closes one occurrence only.
    plan.report(task, "2022-09-20", "not_done");
    assert_eq!(plan.label(task, "2022-09-30"), "not_done");
    assert_eq!(plan.label(task, "2022-10-01"), "not_started");
}

#[test]
fn a_continuous_task_owes_a_result_line_in_each_period() {
    let plan = PlanOffice::on("2026-11-20", "2022-01-10", "2022-12-31");
    let task = plan.task(json!({ "schedule_kind": "continuous", "schedule_text": "Thường xuyên" }));
    let missing = |from: &str, to: &str| {
        let page = plan.list(json!({ "period_starts_on": from, "as_of_on": to }));
        page["rows"][0]["result_missing"].as_bool().unwrap()
    };
    assert_eq!(plan.state(task, "2022-05-01")["timeliness"], "no_deadline");
    assert!(!missing("2021-10-01", "2021-12-31"), "before the plan");
    assert!(missing("2022-01-01", "2022-03-31"));
    plan.report(task, "2022-03-30", "in_progress");
    assert!(missing("2022-01-01", "2022-03-31"), "a state alone is no result");
    let told =
        json!({ "task_id": task, "reported_on": "2022-03-31", "progress": "in_progress", "result_text": "Đã làm" });
    plan.office.call("record_progress", told);
    assert!(!missing("2022-01-01", "2022-03-31"));
    assert!(missing("2022-04-01", "2022-06-30"));
    assert!(!missing("2023-01-01", "2023-03-31"), "after the plan");
    plan.report(task, "2022-05-05", "suspended");
    assert!(!missing("2022-04-01", "2022-06-30"));
    assert!(!missing("2022-07-01", "2022-09-30"), "suspended before");
    let owed = plan.list(json!({ "period_starts_on": "2022-01-01", "as_of_on": "2022-03-30",
        "filters": [{ "is": "one_of", "column": "result_missing", "values": ["1"] }] }));
    assert_eq!(owed["total"], 1);
}

#[test]
fn a_recurring_task_of_an_old_plan_tells_what_is_late_at_once() {
    // 15–14: yearly occurrences end on 14 December; those of 2021 to 2024 are over, that of 2025 runs.
    let plan = PlanOffice::on("2025-06-01", "2021-06-18", "2025-12-31");
    let remark = |text: &str| {
        let parsed = plan.office.call("parse_schedule", json!({ "text": text, "plan_id": plan.plan_id }));
        (parsed["doubt"].clone(), parsed["remark"].as_str().unwrap_or_default().to_owned())
    };
    let (doubt, said) = remark("Hằng năm");
    assert_eq!(doubt, Value::Null);
    assert!(said.contains("4 lần đến hạn") && said.contains("hãy ghi “Bắt đầu từ” là 15/12/2024"), "{said}");
    for text in ["Hằng năm, từ năm 2025", "Thường xuyên", "Quý IV/2021"] {
        assert_eq!(remark(text).1, "", "{text}");
    }
    // With that day nothing before it is owed.
    let task = plan.task(json!({ "schedule_kind": "yearly", "starts_on": "2024-12-15" }));
    assert_eq!(plan.state(task, "2025-06-01")["late_occurrence_count"], 0);
    let old = plan.task(json!({ "schedule_kind": "yearly" }));
    assert_eq!(plan.state(old, "2025-06-01")["late_occurrence_count"], 4);
}

#[test]
fn words_about_time_are_read() {
    let plan = PlanOffice::on("2026-11-20", "2021-06-18", "2025-12-31");
    let read = |text: &str| {
        let parsed = plan.office.call("parse_schedule", json!({ "text": text, "plan_id": plan.plan_id }));
        let part = |name: &str| parsed[name].as_str().unwrap_or("-").to_owned();
        (part("kind"), part("starts_on"), part("due_on"), parsed["doubt"].is_string())
    };
    let cases = [
        ("Hằng năm", "yearly", "-", "-", false),
        ("Hàng năm", "yearly", "-", "-", false),
        ("Thường xuyên", "continuous", "-", "-", false),
        ("Quý IV/2021", "once", "-", "2021-12-31", false),
        ("quý 4 năm 2021", "once", "-", "2021-12-31", false),
        ("2021–2025", "range", "2021-01-01", "2025-12-31", false),
        ("Giai đoạn 2021 - 2025", "range", "2021-01-01", "2025-12-31", false),
        ("Trước 15/9 hằng năm", "yearly", "-", "2021-09-15", false),
        ("Trước ngày 15 tháng 9 hằng năm", "yearly", "-", "2021-09-15", false),
        // What begins later than the plan is due after that for the first time.
        ("Trước 31/3 hằng năm, từ quý II/2022", "yearly", "2022-04-01", "2023-03-31", false),
        ("Trước 15/9 hằng năm, từ quý II/2022", "yearly", "2022-04-01", "2022-09-15", false),
        ("Quý IV hằng năm", "yearly", "-", "2021-12-31", false),
        ("Hằng năm, giai đoạn 2022-2025", "yearly", "2022-01-01", "-", false),
        ("Trước 15/9/2021", "once", "-", "2021-09-15", false),
        ("Trước ngày 30 tháng 6 năm 2022", "once", "-", "2022-06-30", false),
        ("Trước 15/9", "yearly", "-", "2021-09-15", true),
        ("Hằng quý", "quarterly", "-", "-", false),
        ("Hằng quý, trước ngày 10 tháng cuối quý", "quarterly", "-", "2021-03-10", false),
        ("Hằng quý, trước ngày 05 tháng đầu quý sau", "quarterly", "-", "-", true),
        ("Hằng quý, trước ngày 10", "quarterly", "-", "-", true),
        ("6 tháng một lần, trước ngày 20 tháng cuối kỳ", "half_yearly", "-", "2021-06-20", false),
        ("Hằng năm, chậm nhất 45 ngày sau khi kết thúc", "yearly", "-", "-", true),
        ("Quý, năm", "quarterly", "-", "-", false),
        ("6 tháng, năm", "half_yearly", "-", "-", false),
        ("6 tháng", "half_yearly", "-", "-", false),
        ("6 tháng đầu năm 2022", "once", "-", "2022-06-30", false),
        ("Năm 2022", "once", "-", "2022-12-31", false),
        ("Trong năm 2022", "once", "-", "2022-12-31", false),
        ("Trước năm 2025", "once", "-", "2024-12-31", false),
        ("Tháng 9/2021", "once", "-", "2021-09-30", false),
        ("9/2021", "once", "-", "2021-09-30", false),
        ("Tháng 02/2024", "once", "-", "2024-02-29", false),
        ("Tháng 6–9/2021", "range", "2021-06-01", "2021-09-30", false),
        ("Quý II, III/2022", "range", "2022-04-01", "2022-09-30", false),
        ("01/7/2021 - 30/9/2021", "range", "2021-07-01", "2021-09-30", false),
        ("Từ năm 2022", "continuous", "2022-01-01", "-", true),
        ("Hằng tháng", "continuous", "-", "-", true),
        ("Theo quy định", "none", "-", "-", true),
        ("Trước 31/9/2021", "none", "-", "-", true),
        ("Từ 2025 đến 2021", "none", "-", "-", true),
        ("", "none", "-", "-", false),
    ];
    for (text, kind, starts_on, due_on, doubt) in cases {
        let expected = (kind.to_owned(), starts_on.to_owned(), due_on.to_owned(), doubt);
        assert_eq!(read(text), expected, "“{text}”");
    }
    // Unicode as real documents have it: NFD and no-break spaces.
    assert_eq!(read("Qu\u{0079}\u{0301}\u{a0}IV/2021").2, "2021-12-31");
    // A plan of one year: a day without a year is once.
    let short = json!({ "text": "Trước 15/9", "plan_starts_on": "2022-01-01", "plan_ends_on": "2022-12-31" });
    assert_eq!(plan.office.call("parse_schedule", short)["kind"], "once");
}
