//! Before a period is closed, what its checks found is settled, or let pass with a reason that stays in the proof.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// Two associations; the first declares three members and has two, of one name and one birthday; a task without a
/// result. Nobody has sent its report of the third quarter of 2026.
struct Book {
    office: Office,
    medicine: i64,
    roads: i64,
    twins: [i64; 2],
    task: i64,
}

fn book() -> Book {
    let office = Office::on("2026-09-20");
    let medicine = office.organization("YHOC", "Hội Y học", "member_association");
    let roads = office.organization("CAUDUONG", "Hội Cầu đường", "member_association");
    let twins = [0, 1].map(|_| {
        let request = json!({
            "fields": { "full_name": "Lê Văn An", "birth_on": "1970-03-05" },
            "memberships": [{ "organization_id": medicine, "type": "full", "admitted_on": "2020-01-10" }],
        });
        office.call("create_person", request)["answer"]["id"].as_i64().unwrap()
    });
    let fields = json!({ "as_of_on": "2026-09-01", "member_count": 3 });
    office.call("declare_figures", json!({ "organization_id": medicine, "fields": fields }));
    let plan = office.call(
        "create_plan",
        json!({ "doc_number": "5395/KH-UBND", "subject": "Kế hoạch", "starts_on": "2021-06-18",
                "groups": [{ "code": "I", "name": "Nhóm" }], "legal_bases": [] }),
    );
    let task = office.call(
        "create_task",
        json!({ "plan_id": plan["answer"]["id"], "code": "I.1", "content": "Mở lớp", "schedule_kind": "once",
                "due_on": "2026-12-31", "starts_on": "2026-01-01" }),
    );
    let task = task["answer"]["id"].as_i64().unwrap();
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    Book { office, medicine, roads, twins, task }
}

fn check(office: &Office) -> Value {
    office.call("check_period", json!({ "period": "2026-Q3" }))
}

/// What must be settled: check, subject, label, and whether it was waived.
fn subjects(office: &Office) -> Vec<(String, String, String, bool)> {
    let check = check(office);
    let mut all = Vec::new();
    for line in check["lines"].as_array().unwrap() {
        for subject in line["subjects"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let waived = subject["waiver"]["has_lapsed"] == json!(false);
            all.push((text(&line["key"]), text(&subject["key"]), text(&subject["label"]), waived));
        }
    }
    all
}

fn waive(office: &Office, items: &[(&str, &str)], reason: &str) -> Value {
    let items: Vec<Value> =
        items.iter().map(|(check, subject)| json!({ "check_key": check, "subject_key": subject })).collect();
    office.call("waive_check", json!({ "period": "2026-Q3", "items": items, "reason": reason }))
}

#[test]
fn a_closing_names_what_is_neither_settled_nor_waived() {
    let Book { office, medicine, roads, twins, task } = book();
    let key = |noun: &str, id: i64| format!("{noun}:{id}");
    let twins = format!("people:{}-{}", twins[0], twins[1]);
    let expected = [
        ("declared.differs", key("organization", medicine), "Hội Y học"),
        ("people.duplicates", twins, "Lê Văn An, 05/03/1970 (2 hồ sơ)"),
        ("tasks.no_result", key("task", task), "I.1 Mở lớp"),
        ("submissions.missing", key("organization", roads), "Hội Cầu đường"),
        ("submissions.missing", key("organization", medicine), "Hội Y học"),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(check, subject, label)| (check.to_owned(), subject, label.to_owned(), false))
        .collect();
    assert_eq!(subjects(&office), expected);
    assert_eq!((&check(&office)["unsettled_count"], &check(&office)["waived_count"]), (&json!(5), &json!(0)));

    let refused = office.refuse("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(refused.code, "period.not_settled");
    assert_eq!(
        refused.sentence,
        "“Quý III năm 2026” còn 5 điều phải giải quyết hoặc chấp nhận trước khi chốt: số có hồ sơ khác số kê khai (Hội Y học); hồ sơ trùng cả họ tên và ngày sinh với hồ sơ khác (Lê Văn An, 05/03/1970 (2 hồ sơ)); nhiệm vụ chưa hoàn thành, chưa có kết quả trong kỳ (I.1 Mở lớp); tổ chức chưa nộp báo cáo của kỳ (Hội Cầu đường, Hội Y học). Hãy bổ sung, sửa cho khớp, hoặc ghi lý do chấp nhận từng điều ở bước Rà soát (dòng lệnh: --waive \"lý do\")."
    );
    assert_eq!(office.call("list_report_versions", json!({ "period": "2026-Q3" })), json!([]));
}

#[test]
fn what_is_settled_or_waived_lets_the_period_close_and_the_waivers_stay_in_the_proof() {
    let Book { office, medicine, roads, twins, task } = book();
    // Settled: one has sent, the twins are two people.
    office.call(
        "record_submission",
        json!({ "organization_id": medicine, "period_id": 1, "submitted_on": "2026-09-15", "completeness": "complete" }),
    );
    office.call("tell_people_apart", json!({ "pairs": [{ "into_id": twins[0], "from_id": twins[1] }] }));
    let keys: Vec<String> = subjects(&office).into_iter().map(|(check, ..)| check).collect();
    assert_eq!(keys, ["declared.differs", "tasks.no_result", "submissions.missing"]);
    let (organization, other) = (format!("organization:{medicine}"), format!("organization:{roads}"));
    let task = format!("task:{task}");
    let done =
        waive(&office, &[("submissions.missing", &other), ("tasks.no_result", &task)], "  Đã gọi điện,  sẽ gửi sau ");
    assert_eq!(done["summary"], "Đã chấp nhận 2 điều chưa khớp của “Quý III năm 2026”: Đã gọi điện, sẽ gửi sau");
    assert_eq!(done["changed"], json!(["period_waiver"]));
    let refused = office.refuse("close_period", json!({ "period": "2026-Q3" }));
    assert!(
        refused.sentence.contains("còn 1 điều") && refused.sentence.contains("(Hội Y học)"),
        "{}",
        refused.sentence
    );
    waive(&office, &[("declared.differs", &organization)], "Hội kê khai cả người chưa có hồ sơ");
    office.call("close_period", json!({ "period": "2026-Q3" }));

    let frozen = office.call("preview_report", json!({ "period": "2026-Q3" }));
    let waivers: Vec<(&str, &str, &str, &str)> = frozen["checks"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|line| line["subjects"].as_array().unwrap())
        .map(|subject| {
            let text = |name: &str| subject["waiver"][name].as_str().unwrap();
            (subject["key"].as_str().unwrap(), text("reason"), text("waived_by"), text("waived_on"))
        })
        .collect();
    assert_eq!(
        waivers,
        [
            (organization.as_str(), "Hội kê khai cả người chưa có hồ sơ", "Người thử", "2026-09-20"),
            (task.as_str(), "Đã gọi điện, sẽ gửi sau", "Người thử", "2026-09-20"),
            (other.as_str(), "Đã gọi điện, sẽ gửi sau", "Người thử", "2026-09-20"),
        ]
    );
    // In the proof's sheet, and nowhere in the edition to send.
    let export = |edition: &str| {
        let path = office.path(&format!("{edition}.xlsx"));
        office.call("export_report", json!({ "period": "2026-Q3", "edition": edition, "path": path }));
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
        let mut text = String::new();
        for (name, range) in calamine::Reader::worksheets(&mut book) {
            for (row, _, cell) in range.used_cells() {
                text.push_str(&format!("{name}|{row}|{cell}\n"));
            }
        }
        text
    };
    let proof = export("proof");
    for words in [
        "ĐIỀU ĐƯỢC CHẤP NHẬN KHI CHỐT, KÈM LÝ DO",
        "○ Đã chấp nhận",
        "Hội Y học: số có hồ sơ so với số kê khai",
        "Tổ chức chưa nộp báo cáo của kỳ: Hội Cầu đường",
        "Nhiệm vụ chưa hoàn thành, chưa có kết quả trong kỳ: I.1 Mở lớp",
        "Đã gọi điện, sẽ gửi sau",
        "Hội kê khai cả người chưa có hồ sơ",
        "Người thử",
    ] {
        assert!(
            proof.lines().any(|line| line.starts_with("Kiểm tra số liệu|") && line.ends_with(words)),
            "{words}: {proof}"
        );
    }
    let sent = export("sent");
    assert!(
        !sent.contains("Đã gọi điện") && !sent.contains("kê khai cả người") && !sent.contains("CHẤP NHẬN"),
        "{sent}"
    );
}

#[test]
fn a_waiver_no_longer_holds_when_the_gap_grows_and_can_be_given_anew_or_taken_back() {
    let Book { office, medicine, .. } = book();
    let subject = format!("organization:{medicine}");
    let declare = |count: i64, day: &str| {
        let fields = json!({ "as_of_on": day, "member_count": count });
        office.call("declare_figures", json!({ "organization_id": medicine, "fields": fields }));
    };
    let waiver = || {
        let check = check(&office);
        let lines = check["lines"].as_array().unwrap().clone();
        let line = lines.into_iter().find(|line| line["key"] == "declared.differs").expect("the check");
        line["subjects"][0]["waiver"].clone()
    };
    waive(&office, &[("declared.differs", &subject)], "Thiếu một hồ sơ");
    assert_eq!((&waiver()["has_lapsed"], &waiver()["version"]), (&json!(false), &json!(1)));
    // Two have records, four are declared now: one more than was let pass.
    declare(4, "2026-09-10");
    assert_eq!(waiver()["has_lapsed"], true);
    assert!(office.refuse("close_period", json!({ "period": "2026-Q3" })).sentence.contains("còn 5 điều"));
    // One of the first reading does not know of the waiver.
    let items =
        |version: Value| json!([{ "check_key": "declared.differs", "subject_key": subject, "version": version }]);
    let request = |version: Value| json!({ "period": "2026-Q3", "items": items(version), "reason": "Thiếu hai hồ sơ" });
    let stale = office.refuse("waive_check", request(Value::Null));
    assert_eq!(
        (stale.code.as_str(), stale.detail["current"]["reason"].as_str()),
        ("request.stale", Some("Thiếu một hồ sơ"))
    );
    office.call("waive_check", request(json!(1)));
    assert_eq!((&waiver()["has_lapsed"], &waiver()["reason"]), (&json!(false), &json!("Thiếu hai hồ sơ")));
    // Fewer are missing: what was let pass covers that too.
    declare(3, "2026-09-12");
    assert_eq!(waiver()["has_lapsed"], false);
    assert_eq!(office.refuse("lift_waiver", json!({ "id": waiver()["id"], "version": 1 })).code, "request.stale");
    let done = office.call("lift_waiver", json!({ "id": waiver()["id"], "version": 2 }));
    assert_eq!(done["summary"], "Đã bỏ một lời chấp nhận của “Quý III năm 2026”: Thiếu hai hồ sơ");
    assert_eq!(waiver(), Value::Null);
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(waiver()["reason"], "Thiếu hai hồ sơ");
    assert_eq!(office.refuse("lift_waiver", json!({ "id": 99, "version": 1 })).code, "request.not_found");
}

#[test]
fn waiving_is_refused_without_a_reason_a_thing_or_an_open_period() {
    let Book { office, roads, .. } = book();
    let subject = format!("organization:{roads}");
    let request = |check: &str, subject: &str, reason: &str| json!({ "period": "2026-Q3", "items": [{ "check_key": check, "subject_key": subject }], "reason": reason });
    let refused = office.refuse("waive_check", request("submissions.missing", &subject, "  "));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("period.waiver_reason_missing", Some("reason")));
    let nothing = json!({ "period": "2026-Q3", "items": [], "reason": "x" });
    assert_eq!(office.refuse("waive_check", nothing).code, "period.nothing_chosen");
    for (check, subject) in [
        ("submissions.missing", "organization:99"),
        // For information only: there is nothing to let pass.
        ("declared.missing", subject.as_str()),
        ("khong-co", "all"),
    ] {
        assert_eq!(
            office.refuse("waive_check", request(check, subject, "x")).code,
            "period.nothing_to_waive",
            "{check}"
        );
    }
    assert_eq!(
        office.refuse("waive_check", json!({ "period": "2026-Q9", "items": [], "reason": "x" })).code,
        "period.unknown_code"
    );
    let refused = office.refuse("close_period", json!({ "period": "2026-Q3", "waive_reason": " " }));
    assert_eq!(refused.code, "period.waiver_reason_missing");
    office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(office.refuse("waive_check", request("submissions.missing", &subject, "x")).code, "period.closed");
    assert_eq!(office.refuse("lift_waiver", json!({ "id": 1, "version": 1 })).code, "period.closed");
    // Opened again, what was let pass still holds for the replacement.
    office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Sửa lời" }));
    assert_eq!(check(&office)["unsettled_count"], 0);
    let closed = office.call("close_period", json!({ "period": "2026-Q3", "reason": "Sửa hai chỗ trong lời" }));
    assert_eq!(closed["answer"]["reason"], "Sửa hai chỗ trong lời", "a replacement may say its own reason");
}
