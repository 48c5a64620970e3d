//! Letters that urge: who is urged for what, what the file says, how the register goes on. Every expected value is
//! written by hand; the letters are issued on 20/11/2026.

mod plan_kit;

use std::io::Read;
use std::path::Path;

use plan_kit::{PlanOffice, assert_refused};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-20";

/// An office with a letterhead, and agencies: one that goes on, one that took over from two.
struct Urging {
    plan: PlanOffice,
    department: i64,
    heir: i64,
    /// Overdue since 10/11, led by the department.
    late: i64,
    /// Due on 25/11, led by the department.
    soon: i64,
    /// Overdue, led by agencies that ended on 1/7/2025.
    inherited: [i64; 2],
}

fn urging() -> Urging {
    let plan = PlanOffice::on(TODAY, "2025-01-01", "2026-12-31").by_calendar();
    let mut settings = plan.office.call("get_settings", json!({}));
    settings["office"]["union_name"] = json!("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh");
    settings["letterhead"]["place"] = json!("Đắk Lắk");
    settings["letterhead"]["signing_for"] = json!("TM. Ban Thường vụ");
    settings["letterhead"]["signer_title"] = json!("Chủ tịch");
    settings["letterhead"]["signer_name"] = json!("Nguyễn Văn Mẫu");
    plan.office.call("update_settings", settings);
    let agency = |fields: Value| plan.office.call("create_agency", fields)["answer"]["id"].as_i64().unwrap();
    let department = agency(json!({ "name": "Sở Khoa học và Công nghệ", "kind": "department" }));
    let heir = agency(json!({ "name": "UBND các xã, phường", "kind": "commune" }));
    let gone = ["UBND huyện A", "UBND huyện B"].map(|name| {
        agency(json!({ "name": name, "kind": "district", "valid_to_on": "2025-07-01", "successor_id": heir }))
    });
    let task = |code: &str, lead: i64, due: &str| {
        plan.task(json!({ "code": code, "lead_agency_id": lead, "schedule_kind": "once", "due_on": due,
                          "content": format!("Nhiệm vụ {code} <&>") }))
    };
    let late = task("I.1", department, "2026-11-10");
    let soon = task("I.2", department, "2026-11-25");
    // Neither what is done, nor set aside, nor far away, nor without a deadline.
    let done = task("I.3", department, "2026-11-01");
    plan.done(done, "2026-11-05", "2026-11-03");
    let suspended = task("I.4", department, "2026-11-01");
    plan.report(suspended, "2026-10-01", "suspended");
    task("I.5", department, "2026-12-20");
    plan.task(json!({ "code": "I.6", "lead_agency_id": department, "schedule_kind": "continuous" }));
    let inherited = [task("II.1", gone[0], "2026-10-31"), task("II.2", gone[1], "2026-11-19")];
    Urging { plan, department, heir, late, soon, inherited }
}

impl Urging {
    fn preview(&self) -> Value {
        self.plan.office.call("preview_reminders", json!({ "plan_id": self.plan.plan_id }))
    }

    fn both(&self) -> Value {
        json!([{ "agency_id": self.department, "task_ids": [self.late, self.soon] },
               { "agency_id": self.heir, "task_ids": self.inherited }])
    }

    fn request(&self, letters: Value, more: Value) -> Value {
        let folder = self.plan.office.path("van-ban");
        std::fs::create_dir_all(&folder).unwrap();
        let mut request =
            json!({ "plan_id": self.plan.plan_id, "due_on": "2026-12-05", "folder": folder, "letters": letters });
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    }

    fn issue(&self, letters: Value, more: Value) -> Vec<Value> {
        let done = self.plan.office.call("issue_reminders", self.request(letters, more));
        assert_eq!(done["can_undo"], false);
        done["answer"].as_array().unwrap().clone()
    }

    fn row(&self, id: &Value) -> Value {
        self.plan.office.call("get_reminder", json!({ "id": id }))["row"].clone()
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.plan.office.path("van-ban")).unwrap().count()
    }
}

/// The parts of a file by name.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut file = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..file.len())
        .map(|index| {
            let mut part = file.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// The words of a letter, a line for each paragraph.
fn words(path: &Path) -> Vec<String> {
    let xml = parts(path).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let text = |paragraph: &str| -> String {
        let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        let text: Vec<&str> = texts.map(|text| text.split("</w:t>").next().unwrap()).collect();
        text.join("|").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    xml.split("</w:p>").map(text).filter(|line| !line.is_empty()).collect()
}

#[test]
fn each_agency_is_urged_for_what_is_overdue_or_due_soon() {
    let office = urging();
    let preview = office.preview();
    let told: Vec<String> = preview["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|draft| {
            let name = draft["agency_name"].as_str().unwrap().to_owned();
            draft["tasks"].as_array().unwrap().iter().map(move |task| {
                format!("{name}: {} {} ({})", task["code"], task["told"], task["led_by"]).replace('"', "")
            })
        })
        .collect();
    assert_eq!(
        told,
        [
            "Sở Khoa học và Công nghệ: I.1 Chưa thực hiện, quá hạn 10 ngày (null)",
            "Sở Khoa học và Công nghệ: I.2 Chưa thực hiện, còn 5 ngày (null)",
            "UBND các xã, phường: II.1 Chưa thực hiện, quá hạn 20 ngày (UBND huyện A)",
            "UBND các xã, phường: II.2 Chưa thực hiện, quá hạn 1 ngày (UBND huyện B)",
        ]
    );
    let first = &preview["drafts"][0];
    assert_eq!((&first["overdue_count"], &first["due_soon_count"]), (&json!(1), &json!(1)));
    assert_eq!((&preview["next_number"], &preview["asks_due_on"]), (&json!(1), &json!(true)));
}

#[test]
fn the_letter_says_what_the_decree_wants() {
    let office = urging();
    let issued = office.issue(office.both(), json!({ "first_number": 7 }));
    let numbers: Vec<&Value> = issued.iter().map(|one| &one["number_text"]).collect();
    assert_eq!(numbers, ["07/LHH-VP", "08/LHH-VP"]);
    let path = issued[0]["path"].as_str().unwrap();
    assert!(path.ends_with("Don-doc-07-2026-so-khoa-hoc-va-cong-nghe.docx"), "{path}");
    let words = words(Path::new(path));
    let lines: Vec<&str> = words.iter().map(String::as_str).collect();
    for line in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/LHH-VP",
        "V/v đôn đốc thực hiện nhiệm vụ được giao",
        "Đắk Lắk, ngày 20 tháng 11 năm 2026",
        "Kính gửi: Sở Khoa học và Công nghệ.",
        "Tính đến ngày 20/11/2026, Sở Khoa học và Công nghệ chủ trì 02 nhiệm vụ cần đôn đốc, gồm 01 nhiệm vụ quá hạn và 01 nhiệm vụ sắp đến hạn, cụ thể như sau:",
        "Nhiệm vụ I.1 <&>",
        "10/11/2026",
        "Chưa thực hiện, quá hạn 10 ngày",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
    ] {
        assert!(lines.contains(&line), "{line} is not in {lines:#?}");
    }
    assert!(lines.iter().any(|line| line.contains("trước ngày 05/12/2026")), "{lines:#?}");
    let document = parts(Path::new(path)).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1, "the head of the table stands on each page");
    assert!(document.contains("<w:titlePg/>"), "no number on the first page");
}

#[test]
fn a_letter_leaves_no_trace_and_comes_again_the_same() {
    let office = urging();
    let issued = office.issue(office.both(), json!({}));
    let path = issued[0]["path"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(&path).unwrap();
    for (name, text) in parts(Path::new(&path)) {
        for trace in ["Người thử", "/tmp", "lienhiep", &std::env::var("USER").unwrap_or("\u{0}".to_owned())] {
            assert!(trace.is_empty() || !text.contains(trace), "{trace} in {name}");
        }
    }
    // What became of the book since does not matter.
    office.plan.done(office.late, TODAY, TODAY);
    let mut settings = office.plan.office.call("get_settings", json!({}));
    settings["letterhead"]["signer_name"] = json!("Người Khác");
    settings["reminders"]["closing"] = json!("Lời khác.");
    office.plan.office.call("update_settings", settings);
    office.plan.office.set_today("2027-03-01");
    let again = office.plan.office.path("xuat-lai.docx");
    office.plan.office.call("export_reminder", json!({ "id": issued[0]["id"], "path": again }));
    assert_eq!(std::fs::read(&again).unwrap(), bytes);
    // The same letters, previewed and made anew on another machine, have the same bytes but for nothing.
    let other = urging();
    let made = other.issue(other.both(), json!({}));
    assert_eq!(std::fs::read(made[0]["path"].as_str().unwrap()).unwrap(), bytes);
}

#[test]
fn the_register_knows_what_came_back() {
    let office = urging();
    let issued = office.issue(office.both(), json!({}));
    let (first, second) = (&issued[0]["id"], &issued[1]["id"]);
    assert_eq!((&office.row(first)["status"], &office.row(first)["task_count"]), (&json!("waiting"), &json!(2)));
    office.plan.office.set_today("2026-12-08");
    let row = office.row(first);
    assert_eq!((&row["status"], &row["days_late"]), (&json!("overdue"), &json!(3)));
    let answer = json!({ "id": first, "version": 1, "answered_on": "2026-12-07", "answer_document": "12/SKHCN-VP",
                         "answer": "Sẽ xong trong tháng 12" });
    let done = office.plan.office.call("answer_reminder", answer.clone());
    assert_eq!(
        done["summary"],
        "Đã ghi nhận Sở Khoa học và Công nghệ trả lời văn bản đôn đốc số 01/LHH-VP ngày 07/12/2026"
    );
    assert_eq!(
        (&done["answer"]["status"], &done["answer"]["answer_document"]),
        (&json!("answered"), &json!("12/SKHCN-VP"))
    );
    // As it was known before.
    let list = |day: &str, more: Value| {
        let mut request = json!({ "plan_id": office.plan.plan_id, "as_of_on": day });
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        office.plan.office.call("list_reminders", request)
    };
    assert_eq!(list("2026-12-06", json!({}))["rows"][1]["status"], "overdue");
    let waiting =
        list("2026-12-08", json!({ "filters": [{ "is": "one_of", "column": "status", "values": ["overdue"] }] }));
    assert_eq!((&waiting["total"], &waiting["rows"][0]["id"]), (&json!(1), second));
    assert_eq!(list("2026-12-08", json!({ "search": "so khoa hoc" }))["total"], 1);
    assert_eq!(list("2026-11-19", json!({}))["total"], 0);
    // A stale version, an answer before the letter, one of tomorrow; a letter that was answered is not withdrawn.
    assert_eq!(office.plan.office.refuse("answer_reminder", answer).code, "request.stale");
    let refused =
        |request: Value, code: &str| assert_refused(&office.plan, "answer_reminder", request, code, "answered_on");
    refused(json!({ "id": second, "version": 1, "answered_on": "2026-11-19" }), "reminder.answered_before");
    refused(json!({ "id": second, "version": 1, "answered_on": "2026-12-09" }), "reminder.not_yet");
    // Words without a day would be lost, a day without words says nothing.
    refused(json!({ "id": second, "version": 1, "answer": "Sẽ xong" }), "reminder.answer_without_day");
    let empty =
        json!({ "id": second, "version": 1, "answered_on": "2026-12-07", "answer": " ", "answer_document": "" });
    assert_refused(&office.plan, "answer_reminder", empty, "reminder.answer_empty", "answer");
    let withdraw = |id: &Value, version: i64, reason: &str| json!({ "id": id, "version": version, "reason": reason });
    assert_refused(&office.plan, "withdraw_reminder", withdraw(first, 2, "Nhầm"), "reminder.answered", "");
    assert_refused(&office.plan, "withdraw_reminder", withdraw(second, 1, " "), "reminder.reason_missing", "reason");
    // The answer is undone, and taken out by hand.
    office.plan.office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(office.row(first)["status"], "overdue");
}

#[test]
fn a_number_is_given_once_also_of_a_letter_that_was_withdrawn() {
    let office = urging();
    let department = || json!([{ "agency_id": office.department, "task_ids": [office.late] }]);
    let issued = office.issue(department(), json!({ "first_number": 3 }));
    let listed = || office.plan.row(office.late, TODAY)["last_reminded_on"].clone();
    assert_eq!(listed(), TODAY);
    assert_eq!(office.plan.row(office.late, "2026-11-19")["last_reminded_on"], Value::Null);
    let withdrawn = json!({ "id": issued[0]["id"], "version": 1, "reason": "Ghi nhầm nơi nhận" });
    office.plan.office.call("withdraw_reminder", withdrawn);
    assert_eq!((office.row(&issued[0]["id"])["status"].clone(), listed()), (json!("withdrawn"), Value::Null));
    let request = office.request(department(), json!({ "first_number": 3 }));
    let failure = office.plan.office.refuse("issue_reminders", request);
    assert_eq!((failure.code.as_str(), failure.field.as_deref()), ("reminder.number_taken", Some("first_number")));
    assert!(failure.sentence.contains("Số 03/LHH-VP năm 2026 đã dùng") && failure.sentence.contains("từ số 4"));
    let next = office.issue(department(), json!({}));
    assert_eq!(next[0]["number_text"], "04/LHH-VP");
    // The next year begins anew.
    office.plan.office.set_today("2027-01-04");
    let request = office.request(department(), json!({ "due_on": "2027-02-01" }));
    let made = office.plan.office.call("issue_reminders", request)["answer"].clone();
    assert_eq!(made[0]["number_text"], "01/LHH-VP");
}

#[test]
fn the_history_of_a_task_tells_its_letters() {
    let office = urging();
    let issued = office.issue(office.both(), json!({}));
    office.plan.office.call(
        "answer_reminder",
        json!({ "id": issued[0]["id"], "version": 1, "answered_on": TODAY, "answer": "Sẽ xong" }),
    );
    let told = |task: i64| -> Vec<String> {
        let detail = office.plan.office.call("get_task", json!({ "id": task }));
        let acts = detail["history"].as_array().unwrap().iter();
        acts.filter(|entry| entry["summary"].as_str().unwrap().contains("đôn đốc"))
            .map(|entry| entry["summary"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        told(office.late),
        [
            "Đã ghi nhận Sở Khoa học và Công nghệ trả lời văn bản đôn đốc số 01/LHH-VP ngày 20/11/2026",
            "Đã lập 2 văn bản đôn đốc, số 01/LHH-VP đến 02/LHH-VP: 4 nhiệm vụ"
        ]
    );
    assert_eq!(told(office.inherited[0]).len(), 1);
    let agencies =
        office.plan.office.call("checklist_summary", json!({ "plan_id": office.plan.plan_id }))["by_agency"].clone();
    let named =
        |name: &str| agencies.as_array().unwrap().iter().find(|one| one["agency_name"] == name).unwrap().clone();
    assert_eq!(named("Sở Khoa học và Công nghệ")["last_reminded_on"], TODAY);
}

#[test]
fn what_cannot_be_sent_is_refused_and_leaves_no_file() {
    let office = urging();
    let refused = |letters: Value, more: Value, code: &str, field: &str| {
        assert_refused(&office.plan, "issue_reminders", office.request(letters, more), code, field);
    };
    refused(json!([]), json!({}), "reminder.nothing_chosen", "");
    refused(json!([{ "agency_id": office.department, "task_ids": [] }]), json!({}), "reminder.nothing_chosen", "");
    refused(office.both(), json!({ "due_on": null }), "reminder.due_missing", "due_on");
    refused(office.both(), json!({ "due_on": "2026-11-19" }), "reminder.due_before_issue", "due_on");
    refused(office.both(), json!({ "issued_on": "2026-11-21" }), "reminder.not_yet", "issued_on");
    refused(
        office.both(),
        json!({ "as_of_on": "2026-11-20", "issued_on": "2026-11-18" }),
        "reminder.issued_before",
        "issued_on",
    );
    refused(office.both(), json!({ "first_number": 0 }), "reminder.number_out_of_range", "first_number");
    refused(office.both(), json!({ "first_number": 100_000 }), "reminder.number_out_of_range", "first_number");
    refused(office.both(), json!({ "first_number": 99_999 }), "reminder.numbers_run_out", "first_number");
    for folder in ["", "rm"] {
        refused(office.both(), json!({ "folder": folder }), "file.not_whole_path", "path");
    }
    let foreign = json!([{ "agency_id": office.department, "task_ids": [office.inherited[0]] }]);
    refused(foreign, json!({}), "reminder.task_not_owed", "");
    refused(office.both(), json!({ "folder": office.plan.office.path("khong-co") }), "file.no_folder", "path");
    // The second number is given: the first letter's file goes again, too.
    office.issue(json!([{ "agency_id": office.heir, "task_ids": office.inherited }]), json!({ "first_number": 2 }));
    refused(office.both(), json!({ "first_number": 1 }), "reminder.number_taken", "first_number");
    assert_eq!(office.files(), 1);
}

#[test]
fn the_words_are_the_offices_own_and_unknown_names_are_refused() {
    let office = urging();
    let mut settings = office.plan.office.call("get_settings", json!({}));
    settings["reminders"]["opening"] = json!("Kính gửi { Cơ Quan }: {số nhiệm vụ quá hạn} việc theo {kế hoạch}.");
    settings["reminders"]["request"] = json!("Đề nghị trả lời sớm.");
    let words = office.plan.office.call("preview_reminder_words", settings.clone());
    assert_eq!(
        words["opening"],
        json!(["Kính gửi Sở Khoa học và Công nghệ: 01 việc theo Kế hoạch số 5395/KH-UBND ngày 18/6/2021."])
    );
    office.plan.office.call("update_settings", settings.clone());
    // Without the day of the answer in the words none needs to be chosen.
    assert_eq!(office.preview()["asks_due_on"], false);
    office.issue(office.both(), json!({ "due_on": null }));
    settings["reminders"]["closing"] = json!("Trân trọng, {giám đốc}.");
    let failure = office.plan.office.refuse("update_settings", settings.clone());
    assert_eq!((failure.code.as_str(), failure.field.as_deref()), ("reminder.unknown_placeholder", Some("closing")));
    assert!(failure.sentence.contains("{giám đốc}") && failure.sentence.contains("{cơ quan}"), "{}", failure.sentence);
    settings["reminders"]["closing"] = json!("Trân trọng, {cơ quan");
    assert_eq!(office.plan.office.refuse("update_settings", settings).code, "reminder.brace_open");
}
