//! What PL II prints as a task's result of the period: all that was reported within it, in the order of days.

mod plan_kit;

use plan_kit::PlanOffice;
use serde_json::json;

#[test]
fn results_of_one_period_are_joined_in_the_order_of_days() {
    let plan = PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31");
    // The third quarter: 15/6 to 14/9/2022.
    plan.office.call("create_period", json!({ "kind": "quarter", "year": 2022, "number": 3 }));
    let task = plan.due("2022-12-31");
    let report = |on: &str, text: &str| {
        let request = json!({ "task_id": task, "reported_on": on, "progress": "in_progress", "result_text": text });
        plan.office.call("record_progress", request);
    };
    // Entered out of order; the first and the last lie outside the period.
    report("2022-09-14", "Đã tổ chức 02 hội nghị");
    report("2022-06-14", "Đã ban hành kế hoạch");
    report("2022-06-15", "Đã ký hợp đồng");
    report("2022-07-20", "Đã in 500 tài liệu");
    report("2022-09-15", "Đã nghiệm thu");
    let data = plan.office.call("preview_report", json!({ "period": "2022-Q3" }));
    let lines = data["tasks"].as_array().unwrap();
    assert_eq!(lines.len(), 1, "one line a task");
    assert_eq!(lines[0]["result"], "Đã ký hợp đồng\nĐã in 500 tài liệu\nĐã tổ chức 02 hội nghị");
}
