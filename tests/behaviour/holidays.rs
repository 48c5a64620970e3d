//! Working days: which days the office does not work, and what is due soon by them. Expected days are counted by hand on
//! the calendar of 2026, in which Tết lay on Tuesday 17/02 and the office was closed from 14/02 to 22/02.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2026-01-05", "2025-01-01", "2026-12-31").by_calendar()
}

/// Five days' warning, counted so.
fn count_by(plan: &PlanOffice, kind: &str, days: u32) {
    let mut settings = plan.office.call("get_settings", json!({}));
    settings["checklist"] = json!({ "due_soon_days": days, "due_soon_count": kind });
    plan.office.call("update_settings", settings);
}

fn off(day: &str, name: &str) -> Value {
    json!({ "day_on": day, "kind": "off", "name": name })
}

/// Saves the whole year as it was just read.
fn save(plan: &PlanOffice, year: i32, days: &[Value]) -> Value {
    let read = plan.office.call("list_holidays", json!({ "year": year }));
    plan.office.call("save_holidays", json!({ "year": year, "seen": seen(&read), "days": days }))["answer"].clone()
}

fn seen(read: &Value) -> Value {
    let days = read["days"].as_array().unwrap().iter();
    days.map(|day| json!({ "id": day["id"], "version": day["version"] })).collect()
}

fn tet() -> Vec<Value> {
    ["16", "17", "18", "19", "20"].map(|day| off(&format!("2026-02-{day}"), "Tết Nguyên đán")).to_vec()
}

fn timeliness(plan: &PlanOffice, task: i64, day: &str) -> String {
    plan.state(task, day)["timeliness"].as_str().unwrap().to_owned()
}

#[test]
fn days_off_around_tet_bring_the_warning_forward() {
    let plan = office();
    let task = plan.due("2026-02-25");
    // A book that never said how it counts counts every day.
    count_by(&plan, "calendar", 5);
    assert_eq!(timeliness(&plan, task, "2026-02-19"), "on_schedule");
    assert_eq!(timeliness(&plan, task, "2026-02-20"), "due_soon");
    // Working days without the table: 19, 20, 23, 24, 25.
    count_by(&plan, "working", 5);
    assert_eq!(timeliness(&plan, task, "2026-02-17"), "on_schedule");
    assert_eq!(timeliness(&plan, task, "2026-02-18"), "due_soon");
    // With Tết in it: 12, 13, 23, 24, 25.
    save(&plan, 2026, &tet());
    assert_eq!(timeliness(&plan, task, "2026-02-10"), "on_schedule");
    assert_eq!(timeliness(&plan, task, "2026-02-11"), "due_soon");
    // What is late stays late, and the due day itself is not.
    assert_eq!(timeliness(&plan, task, "2026-02-25"), "due_soon");
    assert_eq!(timeliness(&plan, task, "2026-02-26"), "overdue");
}

#[test]
fn counts_follow_the_table_too() {
    let plan = office();
    plan.due("2026-02-25");
    count_by(&plan, "working", 5);
    let soon = || {
        plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id, "as_of_on": "2026-02-11" }))
            ["due_soon_count"]
            .clone()
    };
    assert_eq!(soon(), 0);
    save(&plan, 2026, &tet());
    assert_eq!(soon(), 1);
}

#[test]
fn a_deadline_on_a_day_off_has_no_more_days_than_the_last_working_day_before_it() {
    let plan = office();
    let sunday = plan.due("2026-02-22");
    count_by(&plan, "working", 5);
    save(&plan, 2026, &tet());
    // 9, 10, 11, 12, 13 are the last five working days before it.
    assert_eq!(timeliness(&plan, sunday, "2026-02-05"), "on_schedule");
    assert_eq!(timeliness(&plan, sunday, "2026-02-06"), "due_soon");
}

#[test]
fn a_saturday_worked_in_place_of_a_friday_counts() {
    let plan = office();
    let monday = plan.due("2026-01-12");
    count_by(&plan, "working", 1);
    assert_eq!(timeliness(&plan, monday, "2026-01-09"), "due_soon");
    let worked = json!({ "day_on": "2026-01-10", "kind": "working", "name": "Làm bù ngày 02/01" });
    save(&plan, 2026, &[off("2026-01-02", "Nghỉ hoán đổi"), worked]);
    assert_eq!(timeliness(&plan, monday, "2026-01-09"), "on_schedule");
    assert_eq!(timeliness(&plan, monday, "2026-01-10"), "due_soon");
}

#[test]
fn the_program_proposes_what_is_fixed_and_says_what_is_not() {
    let plan = office();
    let read = plan.office.call("list_holidays", json!({ "year": 2026 }));
    assert_eq!(read["days"], json!([]));
    let told: Vec<String> = read["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", one["day_on"], one["name"], one["is_certain"]).replace('"', ""))
        .collect();
    assert_eq!(
        told,
        [
            "2026-01-01 Tết Dương lịch true",
            "2026-04-30 Ngày Chiến thắng 30/4 true",
            "2026-05-01 Ngày Quốc tế lao động true",
            "2026-09-01 Quốc khánh false",
            "2026-09-02 Quốc khánh true",
            "2026-09-03 Quốc khánh false",
        ]
    );
    // In 2027 the first of May is a Saturday and 2/9 a Thursday; Sunday 2/5 is no working day.
    let read = plan.office.call("list_holidays", json!({ "year": 2027 }));
    let instead = read["proposals"].as_array().unwrap().iter().find(|one| one["day_on"] == "2027-05-03").unwrap();
    assert_eq!(instead["name"], "Nghỉ bù Ngày Quốc tế lao động");
    // What is in the table is not proposed again.
    let read = save(&plan, 2026, &[off("2026-01-01", "Tết Dương lịch")]);
    assert!(!read["proposals"].as_array().unwrap().iter().any(|one| one["day_on"] == "2026-01-01"));
    assert_eq!(read["known_years"], json!([2026]));
}

#[test]
fn a_year_is_saved_as_a_whole_and_undone() {
    let plan = office();
    let first = save(&plan, 2026, &tet());
    assert_eq!(first["days"].as_array().unwrap().len(), 5);
    let untouched = first["days"][1]["id"].clone();
    // One day goes, one is renamed, the others keep their numbers.
    let mut days = tet();
    days.remove(0);
    days[3]["name"] = json!("Nghỉ bù Tết");
    let read = plan.office.call("list_holidays", json!({ "year": 2026 }));
    let done = plan.office.call("save_holidays", json!({ "year": 2026, "seen": seen(&read), "days": days }));
    assert_eq!(done["summary"], "Đã ghi ngày nghỉ năm 2026: 4 ngày nghỉ");
    assert_eq!(done["answer"]["days"][0]["id"], untouched);
    assert_eq!(
        (&done["answer"]["days"][3]["name"], &done["answer"]["days"][3]["version"]),
        (&json!("Nghỉ bù Tết"), &json!(2))
    );
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    let back = plan.office.call("list_holidays", json!({ "year": 2026 }));
    let named = |read: &Value| -> Vec<Value> {
        read["days"].as_array().unwrap().iter().map(|day| json!([day["day_on"], day["name"]])).collect()
    };
    assert_eq!(named(&back), named(&first));
    // Of other years nothing changes.
    save(&plan, 2027, &[off("2027-01-01", "Tết Dương lịch")]);
    assert_eq!(plan.office.call("list_holidays", json!({ "year": 2026 }))["known_years"], json!([2026, 2027]));
}

#[test]
fn what_cannot_be_is_refused_with_a_sentence() {
    let plan = office();
    let request = |days: Value| json!({ "year": 2026, "seen": [], "days": days });
    let refused = |days, code: &str, field: &str| assert_refused(&plan, "save_holidays", request(days), code, field);
    refused(json!([off("2026-01-01", "A"), off("2026-01-01", "B")]), "holiday.day_twice", "day_on");
    refused(json!([off("2027-01-01", "A")]), "holiday.other_year", "day_on");
    refused(json!([off("2026-01-01", "  ")]), "holiday.without_name", "name");
    let worked = json!({ "day_on": "2026-01-09", "kind": "working", "name": "Làm bù" });
    refused(json!([worked]), "holiday.worked_anyhow", "kind");
    // A year that was saved meanwhile is not written over unseen.
    save(&plan, 2026, &tet());
    let stale = plan.office.refuse("save_holidays", request(json!([])));
    assert_eq!((stale.code.as_str(), &stale.detail["current"]["year"]), ("request.stale", &json!(2026)));
}
