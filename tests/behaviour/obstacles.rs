//! Obstacles from raising to effect: every step has its day, and no later step changes a past day.

mod plan_kit;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

fn office() -> PlanOffice {
    PlanOffice::on("2022-10-01", "2021-06-18", "2025-12-31")
}

/// An obstacle of the plan with a proposal to the People's Committee.
#[track_caller]
fn raise(plan: &PlanOffice, raised_on: &str, content: &str) -> i64 {
    let request = json!({ "plan_id": plan.plan_id, "raised_on": raised_on, "content": content,
                          "proposal": "Bố trí kinh phí", "addressee": "UBND tỉnh" });
    plan.office.call("raise_obstacle", request)["answer"]["id"].as_i64().unwrap()
}

/// Does a step of an obstacle with its present version; the obstacle after it.
#[track_caller]
fn step(plan: &PlanOffice, command: &str, id: i64, mut request: Value) -> Value {
    request["id"] = json!(id);
    request["version"] = plan.office.call("get_obstacle", json!({ "id": id }))["version"].clone();
    plan.office.call(command, request)["answer"].clone()
}

/// Its line of the list on a day; the version grows with every step, so it is left out.
#[track_caller]
fn row(plan: &PlanOffice, id: i64, as_of_on: &str) -> Value {
    let page = plan.office.call("list_obstacles", json!({ "as_of_on": as_of_on, "period_starts_on": "2022-06-15" }));
    let rows = page["rows"].as_array().unwrap();
    let mut row = rows.iter().find(|row| row["id"] == id).cloned().unwrap_or_default();
    strip_versions(&mut row);
    row
}

fn strip_versions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("version");
            fields.values_mut().for_each(strip_versions);
        }
        Value::Array(items) => items.iter_mut().for_each(strip_versions),
        _ => {}
    }
}

fn status(plan: &PlanOffice, id: i64, as_of_on: &str) -> String {
    row(plan, id, as_of_on)["status"].as_str().unwrap_or("-").to_owned()
}

#[test]
fn obstacles_are_raised_answered_settled_and_carried_over() {
    let plan = office();
    let task = plan.due("2022-12-31");
    let raise = |raised_on: &str, content: &str| {
        let request = json!({ "task_id": task, "raised_on": raised_on, "content": content, "proposal": "Bố trí kinh phí", "addressee": "UBND tỉnh" });
        plan.office.call("raise_obstacle", request)["answer"].clone()
    };
    let old = raise("2022-02-01", "Thiếu kinh phí");
    assert_eq!(old["plan_id"], plan.plan_id);
    let fresh = raise("2022-07-01", "Thiếu cán bộ");
    let (old, fresh) = (old["id"].as_i64().unwrap(), fresh["id"].as_i64().unwrap());
    let answer = json!({ "answer": "Đã bố trí", "answered_on": "2022-05-10", "answer_document": "99/UBND-KGVX" });
    step(&plan, "answer_obstacle", old, answer);
    step(&plan, "close_obstacle", old, json!({ "closed_on": "2022-08-01", "effect": "Đã mở lớp" }));
    let listed = |as_of: &str, from: &str| -> Vec<(i64, String, bool)> {
        let request = json!({ "as_of_on": as_of, "period_starts_on": from });
        let page = plan.office.call("list_obstacles", request);
        let row = |row: &Value| {
            let status = row["status"].as_str().unwrap().to_owned();
            (row["id"].as_i64().unwrap(), status, row["carried_over"].as_bool().unwrap())
        };
        page["rows"].as_array().unwrap().iter().map(row).collect()
    };
    let of = |id: i64, status: &str, carried: bool| (id, status.to_owned(), carried);
    assert_eq!(listed("2022-01-31", "2022-01-01"), []);
    assert_eq!(listed("2022-03-14", "2022-01-01"), [of(old, "open", false)]);
    assert_eq!(listed("2022-06-14", "2022-03-15"), [of(old, "answered", true)]);
    assert_eq!(listed("2022-09-14", "2022-06-15"), [of(fresh, "open", false), of(old, "closed", true)]);
    assert_eq!(listed("2022-10-01", "2022-09-15"), [of(fresh, "open", true), of(old, "closed", false)]);
    assert_eq!(plan.row(task, "2022-07-31")["open_obstacle_count"], 2);
    assert_eq!(plan.row(task, "2022-08-01")["open_obstacle_count"], 1);
    // What was answered later is not shown on an earlier day.
    let early = plan.office.call("list_obstacles", json!({ "as_of_on": "2022-05-09" }));
    assert_eq!((&early["rows"][0]["answer"], &early["rows"][0]["age_days"]), (&Value::Null, &json!(97)));
    let open = json!({ "filters": [{ "is": "one_of", "column": "status", "values": ["open"] }] });
    assert_eq!(plan.office.call("list_obstacles", open)["rows"][0]["id"], fresh);
    let new =
        json!({ "filters": [{ "is": "between", "column": "raised_on", "from": "2022-06-15", "to": "2022-09-14" }] });
    assert_eq!(plan.office.call("list_obstacles", new)["total"], 1);
    assert_eq!(plan.office.call("list_obstacles", json!({ "search": "kinh phi", "task_id": task }))["total"], 2);
    let detail = plan.office.call("get_task", json!({ "id": task, "as_of_on": "2022-06-14" }));
    assert_eq!(detail["obstacles"].as_array().unwrap().len(), 1);
    // Its steps are among the acts of its task.
    let detail = plan.office.call("get_task", json!({ "id": task }));
    let told: Vec<&str> =
        detail["history"].as_array().unwrap().iter().map(|entry| entry["summary"].as_str().unwrap()).collect();
    assert!(told.contains(&"Đã ghi trả lời vướng mắc “Thiếu kinh phí”"), "{told:?}");
    plan.office.call("delete_obstacle", json!({ "id": fresh, "version": 1 }));
    assert_eq!(plan.office.call("list_obstacles", json!({}))["total"], 1);
}

#[test]
fn a_past_day_stays_as_it_was_whatever_comes_later() {
    let plan = office();
    plan.office.call("create_period", json!({ "kind": "quarter", "year": 2022, "number": 1 }));
    let id = raise(&plan, "2022-02-01", "Thiếu kinh phí");
    let days = [
        "2022-02-01",
        "2022-02-20",
        "2022-04-01",
        "2022-05-01",
        "2022-05-20",
        "2022-06-20",
        "2022-07-05",
        "2022-08-01",
    ];
    let steps: [(&str, &str, Value); 7] = [
        ("2022-02-15", "send_proposal", json!({ "proposal_sent_on": "2022-02-15", "proposal_document": "12/CV-LHH" })),
        (
            "2022-03-10",
            "answer_obstacle",
            json!({ "answered_on": "2022-03-10", "answer": "Sẽ xem xét", "answer_document": "30/UBND" }),
        ),
        ("2022-04-20", "note_obstacle_effect", json!({ "noted_on": "2022-04-20", "effect": "Đã tạm cấp 20 triệu" })),
        ("2022-05-10", "close_obstacle", json!({ "closed_on": "2022-05-10", "effect": "Đã cấp đủ" })),
        ("2022-06-15", "reopen_obstacle", json!({ "reopened_on": "2022-06-15", "reason": "Kinh phí bị thu hồi" })),
        (
            "2022-07-01",
            "answer_obstacle",
            json!({ "answered_on": "2022-07-01", "answer": "Đã cấp lại", "answered_by": "Sở Tài chính" }),
        ),
        ("2022-07-20", "close_obstacle", json!({ "closed_on": "2022-07-20" })),
    ];
    for (on, command, request) in steps {
        let before: Vec<(&str, Value)> =
            days.iter().filter(|day| **day < on).map(|day| (*day, row(&plan, id, day))).collect();
        step(&plan, command, id, request);
        for (day, then) in before {
            assert_eq!(row(&plan, id, day), then, "{day} after {command} of {on}");
        }
    }
    let told = days.map(|day| status(&plan, id, day));
    assert_eq!(told, ["open", "sent", "answered", "answered", "closed", "reopened", "answered", "closed"]);
    assert_eq!(row(&plan, id, "2022-05-01")["effect"], "Đã tạm cấp 20 triệu");
    assert_eq!(row(&plan, id, "2022-05-20")["effect"], "Đã cấp đủ");
    let reopened = row(&plan, id, "2022-06-20");
    assert_eq!((&reopened["closed_on"], &reopened["reopened_on"]), (&Value::Null, &json!("2022-06-15")));
    assert_eq!(reopened["closings"][0]["reopen_reason"], "Kinh phí bị thu hồi");
    assert_eq!((&reopened["raised_in"], &reopened["answer"]), (&json!("Quý I năm 2022"), &json!("Sẽ xem xét")));
    // Open on the day before the third quarter: it was settled then, and opened again on its first day.
    assert_eq!(reopened["carried_over"], false);
    // The number of those open says the same as the list.
    for (day, open) in [("2022-05-09", 1), ("2022-05-10", 0), ("2022-06-14", 0), ("2022-06-15", 1), ("2022-07-20", 0)] {
        let summary = plan.office.call("checklist_summary", json!({ "as_of_on": day }));
        assert_eq!(summary["open_obstacle_count"], open, "{day}");
    }
    let checked = plan.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

#[test]
fn a_step_on_a_wrong_day_or_in_a_wrong_state_is_refused() {
    let plan = office();
    let id = raise(&plan, "2022-02-01", "Thiếu kinh phí");
    let request = |version: i64, mut fields: Value| {
        fields["id"] = json!(id);
        fields["version"] = json!(version);
        fields
    };
    let answer = |version: i64, on: &str| request(version, json!({ "answered_on": on, "answer": "Đồng ý" }));
    assert_refused(&plan, "answer_obstacle", answer(1, "2022-01-31"), "obstacle.before_raised", "answered_on");
    assert_refused(&plan, "answer_obstacle", answer(1, "2022-10-02"), "obstacle.not_yet", "answered_on");
    assert_eq!(plan.office.refuse("answer_obstacle", answer(7, "2022-03-01")).code, "request.stale");
    let empty = request(1, json!({ "answered_on": "2022-03-01", "answer": " " }));
    assert_eq!(plan.office.refuse("answer_obstacle", empty).field.as_deref(), Some("answer"));
    let sent = |version: i64, on: &str| request(version, json!({ "proposal_sent_on": on }));
    assert_refused(&plan, "send_proposal", sent(1, "2022-01-01"), "obstacle.before_raised", "proposal_sent_on");
    let reopen =
        |version: i64, on: &str, reason: &str| request(version, json!({ "reopened_on": on, "reason": reason }));
    assert_refused(&plan, "reopen_obstacle", reopen(1, "2022-05-01", "x"), "obstacle.not_closed", "");
    let close = |version: i64, on: &str| request(version, json!({ "closed_on": on }));
    assert_refused(&plan, "close_obstacle", close(1, "2022-01-01"), "obstacle.before_raised", "closed_on");
    assert_refused(&plan, "close_obstacle", close(1, "2022-10-02"), "obstacle.not_yet", "closed_on");
    plan.office.call("close_obstacle", close(1, "2022-05-01"));
    assert_refused(&plan, "answer_obstacle", answer(2, "2022-06-01"), "obstacle.already_closed", "");
    assert_refused(&plan, "close_obstacle", close(2, "2022-06-01"), "obstacle.already_closed", "");
    assert_refused(&plan, "send_proposal", sent(2, "2022-03-01"), "obstacle.already_closed", "");
    assert_refused(
        &plan,
        "reopen_obstacle",
        reopen(2, "2022-04-30", "x"),
        "obstacle.reopened_before_closed",
        "reopened_on",
    );
    assert_refused(&plan, "reopen_obstacle", reopen(2, "2022-10-02", "x"), "obstacle.not_yet", "reopened_on");
    assert_refused(&plan, "reopen_obstacle", reopen(2, "2022-06-01", "  "), "obstacle.no_reason", "reason");
    plan.office.call("reopen_obstacle", reopen(2, "2022-06-01", "Chưa có tiền"));
    // It cannot be settled on a day when it was settled already.
    assert_refused(&plan, "close_obstacle", close(3, "2022-05-20"), "obstacle.closed_while_closed", "closed_on");
    let fields = plan.office.call("get_obstacle", json!({ "id": id }));
    let mut later = fields.clone();
    later["raised_on"] = json!("2022-05-02");
    assert_refused(
        &plan,
        "update_obstacle",
        request(3, json!({ "fields": later })),
        "obstacle.raised_after",
        "raised_on",
    );
    // Nothing of what was refused was written.
    let stands = plan.office.call("get_obstacle", json!({ "id": id }));
    assert_eq!(stands, fields);

    let bare = json!({ "plan_id": plan.plan_id, "raised_on": "2022-02-01", "content": "Không có kiến nghị" });
    let bare = plan.office.call("raise_obstacle", bare)["answer"]["id"].clone();
    let send = json!({ "id": bare, "version": 1, "proposal_sent_on": "2022-03-01" });
    assert_refused(&plan, "send_proposal", send, "obstacle.nothing_proposed", "proposal");
    let mute = json!({ "plan_id": plan.plan_id, "raised_on": "2022-02-01", "content": "Không ghi nơi nhận", "proposal": "Cấp kinh phí" });
    let mute = plan.office.call("raise_obstacle", mute)["answer"]["id"].as_i64().unwrap();
    let send = json!({ "id": mute, "version": 1, "proposal_sent_on": "2022-03-01" });
    assert_refused(&plan, "send_proposal", send, "obstacle.no_addressee", "addressee");
    step(&plan, "send_proposal", mute, json!({ "proposal_sent_on": "2022-03-01", "addressee": "Sở Nội vụ" }));
    assert_eq!(row(&plan, mute, "2022-03-01")["addressee"], "Sở Nội vụ");
}

#[test]
fn a_step_is_put_right_taken_out_and_taken_back() {
    let plan = office();
    let id = raise(&plan, "2022-02-01", "Thiếu kinh phí");
    step(&plan, "answer_obstacle", id, json!({ "answered_on": "2022-03-01", "answer": "Đồng y" }));
    let second = step(&plan, "answer_obstacle", id, json!({ "answered_on": "2022-04-01", "answer": "Đã cấp" }));
    step(&plan, "close_obstacle", id, json!({ "closed_on": "2022-05-01", "effect": "Xong" }));
    // An answer is put right also after the settling: it is the record that was wrong.
    let first = second["answers"][0].clone();
    let right = json!({ "id": first["id"], "version": 1, "answered_on": "2022-03-02", "answer": "Đồng ý", "answer_document": "30/UBND" });
    let done = plan.office.call("update_obstacle_answer", right.clone());
    assert_eq!(done["summary"], "Đã sửa trả lời của vướng mắc “Thiếu kinh phí”");
    assert_eq!(status(&plan, id, "2022-03-01"), "open");
    assert_eq!(row(&plan, id, "2022-03-02")["answer_document"], "30/UBND");
    assert_eq!(plan.office.refuse("update_obstacle_answer", right).code, "request.stale");
    plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(row(&plan, id, "2022-03-02")["answer"], "Đồng y");
    plan.office.call("delete_obstacle_answer", json!({ "id": second["answers"][1]["id"], "version": 1 }));
    assert_eq!(row(&plan, id, "2022-04-15")["answer"], "Đồng y");
    // The settling of a wrong day.
    let closing = plan.office.call("get_obstacle", json!({ "id": id }))["closings"][0].clone();
    let right =
        |closed_on: &str| json!({ "id": closing["id"], "version": 1, "closed_on": closed_on, "effect": "Xong hết" });
    assert_refused(&plan, "update_obstacle_closing", right("2022-01-01"), "obstacle.before_raised", "closed_on");
    plan.office.call("update_obstacle_closing", right("2022-05-10"));
    assert_eq!([status(&plan, id, "2022-05-09"), status(&plan, id, "2022-05-10")], ["answered", "closed"]);
    plan.office.call("delete_obstacle_closing", json!({ "id": closing["id"], "version": 2 }));
    assert_eq!(status(&plan, id, "2022-09-01"), "answered");
    let noted = step(&plan, "note_obstacle_effect", id, json!({ "noted_on": "2022-06-01", "effect": "Đã giải ngân" }));
    let effect = noted["effects"][0].clone();
    let right = json!({ "id": effect["id"], "version": 1, "noted_on": "2022-06-02", "effect": "Đã giải ngân 80%" });
    plan.office.call("update_obstacle_effect", right);
    assert_eq!(row(&plan, id, "2022-06-02")["effect"], "Đã giải ngân 80%");
    plan.office.call("delete_obstacle_effect", json!({ "id": effect["id"], "version": 2 }));
    assert_eq!(row(&plan, id, "2022-06-02")["effect"], Value::Null);
    // Deleted with its steps, and back with them.
    let before = row(&plan, id, "2022-09-01");
    let version = plan.office.call("get_obstacle", json!({ "id": id }))["version"].clone();
    let gone = plan.office.call("delete_obstacle", json!({ "id": id, "version": version }));
    plan.office.call("undo", json!({ "entry_id": gone["entry_id"] }));
    assert_eq!(row(&plan, id, "2022-09-01"), before);
    let checked = plan.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

#[test]
fn the_annex_tells_the_new_the_answered_and_the_open() {
    let plan = office();
    for number in [2, 3] {
        plan.office.call("create_period", json!({ "kind": "quarter", "year": 2022, "number": number }));
    }
    // The third quarter runs from 15/6 to 14/9/2022.
    let waiting = raise(&plan, "2022-04-01", "Chờ trả lời");
    let answered = raise(&plan, "2022-04-02", "Được trả lời");
    step(&plan, "answer_obstacle", answered, json!({ "answered_on": "2022-05-01", "answer": "Sẽ xem xét" }));
    let twice = json!({ "answered_on": "2022-07-01", "answer": "Đã cấp", "answered_by": "Sở Tài chính", "answer_document": "5/STC" });
    step(&plan, "answer_obstacle", answered, twice);
    let settled = raise(&plan, "2022-04-03", "Giải quyết xong");
    step(&plan, "close_obstacle", settled, json!({ "closed_on": "2022-09-14", "effect": "Xong" }));
    let before = raise(&plan, "2022-04-04", "Xong từ kỳ trước");
    step(&plan, "close_obstacle", before, json!({ "closed_on": "2022-06-14" }));
    let reopened = raise(&plan, "2022-04-05", "Mở lại trong kỳ");
    step(&plan, "close_obstacle", reopened, json!({ "closed_on": "2022-05-05", "effect": "Tưởng xong" }));
    step(&plan, "reopen_obstacle", reopened, json!({ "reopened_on": "2022-08-01", "reason": "Lại thiếu" }));
    let new = json!({ "raised_on": "2022-07-01", "content": "Chung của Liên hiệp hội", "proposal": "Bố trí trụ sở",
                      "addressee": "UBND tỉnh", "proposal_sent_on": "2022-07-02", "proposal_document": "15/CV-LHH" });
    let new = plan.office.call("raise_obstacle", new)["answer"]["id"].as_i64().unwrap();
    raise(&plan, "2022-09-15", "Nêu sau thời điểm chốt");
    // After the cut-off: not in this report.
    step(&plan, "answer_obstacle", waiting, json!({ "answered_on": "2022-09-20", "answer": "Muộn" }));

    let report = plan.office.call("preview_report", json!({ "period": "2022-Q3" }));
    let told: Vec<(i64, &str, &str, bool, bool)> = report["obstacles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["obstacle_id"].as_i64().unwrap(),
                line["state_label"].as_str().unwrap(),
                line["carried_from"].as_str().unwrap(),
                line["open"].as_bool().unwrap(),
                line["awaits_answer"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (waiting, "Chưa có trả lời", "Quý II năm 2022", true, true),
            (answered, "Đã trả lời", "Quý II năm 2022", true, false),
            (settled, "Đã kết thúc", "Quý II năm 2022", false, false),
            (reopened, "Mở lại, chưa có trả lời mới", "", true, true),
            (new, "Đã gửi, chưa có trả lời", "", true, true),
        ]
    );
    let line = |place: usize, name: &str| report["obstacles"][place][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(line(0, "answer"), "");
    assert_eq!(line(1, "answer"), "- 01/05/2022: Sẽ xem xét\n- 01/07/2022: Sở Tài chính: Đã cấp (5/STC)");
    assert_eq!(line(3, "effect"), "Mở lại ngày 01/08/2022: Lại thiếu");
    assert_eq!([line(4, "task"), line(4, "sent_on")], ["Công tác chung của Liên hiệp hội", "2022-07-02"]);
    // The check counts those that nobody has answered, and leads to them.
    let check = plan.office.call("check_period", json!({ "period": "2022-Q3" }));
    let unanswered = check["lines"].as_array().unwrap().iter().find(|line| line["key"] == "obstacles.unanswered");
    let unanswered = unanswered.unwrap();
    assert_eq!(unanswered["found"], 3);
    let request =
        json!({ "filters": unanswered["leads_to"]["filters"], "as_of_on": unanswered["leads_to"]["as_of_on"] });
    assert_eq!(plan.office.call("list_obstacles", request)["total"], 3);
}
