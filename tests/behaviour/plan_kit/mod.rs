//! A plan with tasks, spoken to through the table.
#![allow(dead_code)] // each test program uses its part

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office with one plan.
pub struct PlanOffice {
    /// The office.
    pub office: Office,
    /// The plan.
    pub plan_id: i64,
}

impl PlanOffice {
    /// A plan that runs from `starts_on` to `ends_on`, on `today`.
    pub fn on(today: &str, starts_on: &str, ends_on: &str) -> Self {
        let office = Office::on(today);
        let plan = office.call(
            "create_plan",
            json!({ "doc_number": "5395/KH-UBND", "issued_on": "2021-06-18", "subject": "Kế hoạch thử",
                    "starts_on": starts_on, "ends_on": ends_on,
                    "groups": [{ "code": "I", "name": "Quán triệt" }, { "code": "II", "name": "Phát huy chức năng" }] }),
        );
        let plan_id = plan["answer"]["id"].as_i64().unwrap();
        Self { office, plan_id }
    }

    /// The same office, which cuts its year by calendar quarters.
    pub fn by_calendar(self) -> Self {
        let mut settings = self.office.call("get_settings", json!({}));
        settings["periods"]["regime"] = json!("calendar");
        self.office.call("update_settings", settings);
        self
    }

    /// Adds a task of a schedule; its number.
    #[track_caller]
    pub fn task(&self, schedule: Value) -> i64 {
        let mut fields = json!({ "plan_id": self.plan_id, "content": "Tổ chức hội nghị phổ biến" });
        for (name, value) in schedule.as_object().unwrap() {
            fields[name] = value.clone();
        }
        self.office.call("create_task", fields)["answer"]["id"].as_i64().unwrap()
    }

    /// A task due once.
    #[track_caller]
    pub fn due(&self, due_on: &str) -> i64 {
        self.task(json!({ "schedule_kind": "once", "due_on": due_on }))
    }

    /// Records a report.
    #[track_caller]
    pub fn report(&self, task_id: i64, reported_on: &str, progress: &str) -> i64 {
        let mut request = json!({ "task_id": task_id, "reported_on": reported_on, "progress": progress });
        if matches!(progress, "suspended" | "not_done") {
            request["note"] = json!("Chờ kinh phí");
        }
        self.office.call("record_progress", request)["answer"]["id"].as_i64().unwrap()
    }

    /// Records a completion.
    #[track_caller]
    pub fn done(&self, task_id: i64, reported_on: &str, completed_on: &str) -> i64 {
        let request =
            json!({ "task_id": task_id, "reported_on": reported_on, "progress": "done", "completed_on": completed_on });
        self.office.call("record_progress", request)["answer"]["id"].as_i64().unwrap()
    }

    /// Extends a task.
    #[track_caller]
    pub fn extend(&self, task_id: i64, decided_on: &str, to_due_on: &str) -> Value {
        let request =
            json!({ "task_id": task_id, "decided_on": decided_on, "to_due_on": to_due_on, "reason": "Chờ kinh phí" });
        self.office.call("extend_task", request)["answer"].clone()
    }

    /// The task's state on a day, as `get_task` tells it; the list must agree.
    #[track_caller]
    pub fn state(&self, task_id: i64, as_of_on: &str) -> Value {
        let detail = self.office.call("get_task", json!({ "id": task_id, "as_of_on": as_of_on }));
        let row = self.row(task_id, as_of_on);
        assert_eq!(row["state"], detail["state"], "list and task disagree on {as_of_on}");
        row["state"].clone()
    }

    /// The task's label on a day.
    #[track_caller]
    pub fn label(&self, task_id: i64, as_of_on: &str) -> String {
        self.state(task_id, as_of_on)["label"].as_str().unwrap().to_owned()
    }

    /// The task's line of the checklist on a day.
    #[track_caller]
    pub fn row(&self, task_id: i64, as_of_on: &str) -> Value {
        let page = self.list(json!({ "as_of_on": as_of_on, "limit": 1000 }));
        let rows = page["rows"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == task_id).expect("the task is listed").clone()
    }

    /// A page of the plan's checklist.
    #[track_caller]
    pub fn list(&self, mut request: Value) -> Value {
        request["plan_id"] = json!(self.plan_id);
        self.office.call("list_tasks", request)
    }

    /// Numbers of the tasks that a request lists.
    #[track_caller]
    pub fn ids(&self, request: Value) -> Vec<i64> {
        let page = self.list(request);
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
    }
}

/// What an act is refused with: its code and field; the sentence also says what to do.
#[track_caller]
pub fn refused(plan: &PlanOffice, command: &str, request: Value) -> (String, Option<String>) {
    let failure = plan.office.refuse(command, request);
    assert!(failure.sentence.ends_with('.') && failure.sentence.contains(". "), "{}", failure.sentence);
    (failure.code, failure.field)
}

/// An act is refused with this code, at this field.
#[track_caller]
pub fn assert_refused(plan: &PlanOffice, command: &str, request: Value, code: &str, field: &str) {
    let (found, on) = refused(plan, command, request);
    assert_eq!((found.as_str(), on.as_deref().unwrap_or("")), (code, field));
}
