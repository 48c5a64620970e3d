//! The views of a checklist of 500 tasks of all kinds with 20 quarters of reports.

use crate::book::Book;
use crate::row::{p95, time};
use lienhiep_core::error::Failure;
use serde_json::{Value, json};
use std::time::Duration;

const TASKS: u64 = 500;
const QUARTERS: u64 = 20;
const TIMES: usize = 40;
/// Milliseconds that any view may take.
const GOAL: f64 = 30.0;
/// In turn.
const KINDS: &[&str] = &["quarterly", "continuous", "half_yearly", "yearly", "once", "range", "none"];

/// The rows: each view within the goal.
pub fn rows() -> Result<Vec<Value>, Failure> {
    let book = Book::empty()?;
    eprintln!("  kế hoạch {TASKS} nhiệm vụ × {QUARTERS} quý");
    let plan_id = fill(&book)?;
    let all = json!({ "plan_id": plan_id, "limit": 1000, "period_starts_on": "2026-06-15" });
    let with = |more: Value| {
        let mut request = all.clone();
        for (name, value) in more.as_object().into_iter().flatten() {
            request[name] = value.clone();
        }
        request
    };
    let late = json!([{ "is": "one_of", "column": "cell", "values": ["open_late"] }]);
    let coordinated = json!([{ "is": "one_of", "column": "coordinating_agency_id", "values": ["2", "3"] }]);
    let views = [
        ("checklist_list_p95", "list_tasks", all.clone()),
        ("checklist_past_list_p95", "list_tasks", with(json!({ "as_of_on": "2024-09-14" }))),
        ("checklist_coordinating_p95", "list_tasks", with(json!({ "filters": coordinated }))),
        ("checklist_matrix_p95", "checklist_matrix", json!({ "plan_id": plan_id, "columns": "all" })),
        (
            "checklist_matrix_filtered_p95",
            "checklist_matrix",
            json!({ "plan_id": plan_id, "columns": "all", "filters": late }),
        ),
        ("checklist_timeline_p95", "checklist_timeline", json!({ "plan_id": plan_id })),
        ("checklist_summary_p95", "checklist_summary", json!({ "plan_id": plan_id, "period_starts_on": "2026-06-15" })),
        (
            "checklist_comparison_p95",
            "compare_checklist",
            json!({ "plan_id": plan_id, "from_on": "2026-03-14", "to_on": "2026-08-20" }),
        ),
    ];
    views
        .iter()
        .map(|(name, command, request)| Ok(time(name, TASKS, measured(&book, command, request)?, GOAL)))
        .collect()
}

fn measured(book: &Book, command: &str, request: &Value) -> Result<Duration, Failure> {
    book.ask(command, request.clone())?;
    let times = (0..TIMES).map(|_| Ok(book.timed(command, request.clone())?.1));
    Ok(p95(times.collect::<Result<_, Failure>>()?))
}

/// The plan; its number.
fn fill(book: &Book) -> Result<Value, Failure> {
    let agencies: Vec<Value> = (1..=25)
        .map(|number| {
            let agency = json!({ "name": format!("Sở số {number}"), "kind": "department" });
            Ok(book.ask("create_agency", agency)?["answer"]["id"].clone())
        })
        .collect::<Result<_, Failure>>()?;
    let groups: Vec<Value> = (1..=8)
        .map(|number| json!({ "code": number.to_string(), "name": format!("Nhóm giải pháp số {number}") }))
        .collect();
    let plan = book.ask(
        "create_plan",
        json!({ "doc_number": "5395/KH-UBND", "issued_on": "2021-06-18", "subject": "Kế hoạch", "groups": groups,
                "starts_on": "2021-06-18", "ends_on": "2026-12-31" }),
    )?["answer"]
        .clone();
    for number in 0..TASKS {
        let task = task(book, &plan, &agencies, number)?;
        for quarter in 0..QUARTERS {
            report(book, &task, number, quarter)?;
        }
    }
    Ok(plan["id"].clone())
}

fn task(book: &Book, plan: &Value, agencies: &[Value], number: u64) -> Result<Value, Failure> {
    let kind = KINDS[number as usize % KINDS.len()];
    let at = |step: u64| agencies[((number + step) % agencies.len() as u64) as usize].clone();
    let due = matches!(kind, "once" | "range").then(|| format!("{}-0{}-28", 2022 + number % 5, 1 + number % 9));
    let group = &plan["groups"][(number % 8) as usize]["id"];
    let fields = json!({
        "plan_id": plan["id"], "group_id": group, "code": format!("{}.{number}", number % 8 + 1),
        "content": format!("Phối hợp tổ chức tuyên truyền, phổ biến chủ trương, chính sách về khoa học và công nghệ, lần {number}"),
        "lead_agency_id": at(0), "coordinating": [{ "agency_id": at(3) }, { "agency_id": at(7) }, { "agency_id": at(11) }],
        "schedule_text": "Hằng quý", "schedule_kind": kind, "starts_on": (kind == "range").then_some("2021-10-01"),
        "due_on": due, "deliverable": "Báo cáo kết quả",
    });
    Ok(book.ask("create_task", fields)?["answer"]["id"].clone())
}

/// The report of a quarter: done where the task comes again, else on its way; one in seven is not written.
fn report(book: &Book, task: &Value, number: u64, quarter: u64) -> Result<(), Failure> {
    if (number + quarter).is_multiple_of(7) {
        return Ok(());
    }
    let months = 12 * 2021 + 8 + 3 * quarter;
    let on = format!("{}-{:02}-10", months / 12, months % 12 + 1);
    let recurs = matches!(KINDS[number as usize % KINDS.len()], "quarterly" | "half_yearly" | "yearly");
    let progress = if recurs { "done" } else { "in_progress" };
    let request = json!({
        "task_id": task, "reported_on": on, "progress": progress, "completed_on": recurs.then_some(&on),
        "percent": if recurs { 100 } else { (quarter * 5).min(95) },
        "result_text": format!("Quý thứ {quarter}: đã tổ chức 02 hội nghị với 150 đại biểu, phát 500 tài liệu"),
    });
    book.ask("record_progress", request).map(|_| ())
}
