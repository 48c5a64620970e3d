//! Who leads and who coordinates: names as the plan writes them, reassignment, the 2 × 2 per lead agency.

mod plan_kit;

use plan_kit::PlanOffice;
use serde_json::{Value, json};

fn agency(plan: &PlanOffice, name: &str) -> i64 {
    let request = json!({ "name": name, "kind": "department" });
    plan.office.call("create_agency", request)["answer"]["id"].as_i64().unwrap()
}

/// Adds a task that an agency leads; its number.
fn led(plan: &PlanOffice, lead: Option<i64>, due_on: Option<&str>) -> i64 {
    let kind = if due_on.is_some() { "once" } else { "none" };
    plan.task(json!({ "lead_agency_id": lead, "schedule_kind": kind, "due_on": due_on }))
}

#[test]
fn the_two_by_two_per_lead_agency_adds_up() {
    let plan = PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31");
    let science = agency(&plan, "Sở Khoa học và Công nghệ");
    let union = agency(&plan, "Liên hiệp hội");
    let in_time = led(&plan, Some(science), Some("2022-12-31"));
    let due_soon = led(&plan, Some(science), Some("2022-10-08"));
    let overdue = led(&plan, Some(science), Some("2022-09-30"));
    let done_late = led(&plan, Some(union), Some("2022-03-31"));
    plan.done(done_late, "2022-04-02", "2022-04-01");
    let done_in_time = led(&plan, Some(union), Some("2022-03-31"));
    plan.done(done_in_time, "2022-04-02", "2022-03-31");
    let done_free = led(&plan, Some(union), None);
    plan.done(done_free, "2022-04-02", "2022-03-31");
    let nobody = led(&plan, None, None);

    let summary = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id }));
    let cells = |on_time, late, free, open_on_time, open_late, open_free, total| {
        json!({ "done_on_time": on_time, "done_late": late, "done_no_deadline": free, "open_on_time": open_on_time,
                "open_late": open_late, "open_no_deadline": open_free, "total": total })
    };
    assert_eq!(
        summary["by_agency"],
        json!([
            { "agency_id": union, "agency_name": "Liên hiệp hội", "cells": cells(1, 1, 1, 0, 0, 0, 3), "due_soon_count": 0, "last_reminded_on": null },
            { "agency_id": science, "agency_name": "Sở Khoa học và Công nghệ", "cells": cells(0, 0, 0, 2, 1, 0, 3), "due_soon_count": 1, "last_reminded_on": null },
            { "agency_id": null, "agency_name": null, "cells": cells(0, 0, 0, 0, 0, 1, 1), "due_soon_count": 0, "last_reminded_on": null },
        ])
    );
    assert_eq!(summary["cells"], cells(1, 1, 1, 2, 1, 1, 7));
    // Each figure leads to its rows.
    let of = |agency: Value, cell: &str| {
        plan.ids(json!({ "filters": [{ "is": "one_of", "column": "lead_agency_id", "values": [agency] },
                                     { "is": "one_of", "column": "cell", "values": [cell] }] }))
    };
    assert_eq!(of(json!(science.to_string()), "open_on_time"), [in_time, due_soon]);
    assert_eq!(of(json!(science.to_string()), "open_late"), [overdue]);
    assert_eq!(of(json!(""), "open_no_deadline"), [nobody]);
    // On the last day of March three were still open.
    let past = plan.office.call("checklist_summary", json!({ "plan_id": plan.plan_id, "as_of_on": "2022-03-31" }));
    assert_eq!(past["cells"], cells(0, 0, 0, 5, 0, 2, 7));
}

#[test]
fn names_as_written_are_kept_and_a_reassignment_is_told() {
    let plan = PlanOffice::on("2025-10-01", "2021-06-18", "2025-12-31");
    let district = agency(&plan, "UBND huyện Krông Pắc");
    let commune = agency(&plan, "UBND xã Krông Pắc");
    let union = agency(&plan, "Liên hiệp hội");
    let task = plan.task(json!({ "code": "II.3", "lead_agency_id": district, "lead_as_written": "UBND các huyện",
        "coordinating": [{ "agency_id": union, "as_written": "Liên hiệp các Hội KH&KT" }] }));
    let row = plan.row(task, "2025-10-01");
    assert_eq!(
        (row["lead_name"].as_str(), row["lead_as_written"].as_str()),
        (Some("UBND huyện Krông Pắc"), Some("UBND các huyện"))
    );
    assert_eq!(row["coordinating_names"], "Liên hiệp các Hội KH&KT");
    assert_eq!(plan.ids(json!({ "search": "cac huyen" })), [task]);
    assert_eq!(plan.ids(json!({ "search": "krong pac" })), [task]);
    let by = |column: &str, id: i64| {
        plan.ids(json!({ "filters": [{ "is": "one_of", "column": column, "values": [id.to_string()] }] }))
    };
    assert_eq!(by("coordinating_agency_id", union), [task]);
    assert!(by("coordinating_agency_id", district).is_empty());
    assert_eq!(by("agency_id", district), [task]);
    assert_eq!(by("agency_id", union), [task]);

    // The district is gone since 1/7/2025: the checklist says so until the task is given to its successor.
    let mut fields = plan.office.call("get_agency", json!({ "id": district }));
    fields["valid_to_on"] = json!("2025-07-01");
    fields["successor_id"] = json!(commune);
    plan.office.call("update_agency", json!({ "id": district, "version": 1, "fields": fields }));
    assert_eq!(plan.row(task, "2025-06-30")["lead_has_ended"], false);
    assert_eq!(plan.row(task, "2025-07-01")["lead_has_ended"], true);
    let mut fields = plan.office.call("get_task", json!({ "id": task }))["task"].clone();
    fields["lead_agency_id"] = json!(commune);
    let done = plan.office.call("update_task", json!({ "id": task, "version": 1, "fields": fields }));
    assert_eq!(
        done["summary"],
        "Đã sửa cơ quan chủ trì của nhiệm vụ II.3 “Tổ chức hội nghị phổ biến”: từ UBND huyện Krông Pắc thành UBND xã Krông Pắc"
    );
    assert_eq!(done["answer"]["lead_as_written"], "UBND các huyện");
    let detail = plan.office.call("get_task", json!({ "id": task }));
    assert_eq!(detail["history"][0]["summary"], done["summary"]);
    assert_eq!(plan.row(task, "2025-10-01")["lead_has_ended"], false);
}

#[test]
fn an_agency_has_one_part_in_a_task() {
    let plan = PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31");
    let union = agency(&plan, "Liên hiệp hội");
    let refuse = |fields: Value| {
        let mut request = json!({ "plan_id": plan.plan_id, "content": "Việc" });
        for (name, value) in fields.as_object().unwrap() {
            request[name] = value.clone();
        }
        plan.office.refuse("create_task", request).code
    };
    let union = json!({ "agency_id": union });
    assert_eq!(
        refuse(json!({ "lead_agency_id": union["agency_id"], "coordinating": [union] })),
        "task.lead_also_coordinates"
    );
    assert_eq!(refuse(json!({ "coordinating": [union, union] })), "task.coordinates_twice");
}
