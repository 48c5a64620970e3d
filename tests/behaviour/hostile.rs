//! Wrong paths, impossible days, endless texts, contradictory acts: refused in one sentence, and nothing is lost.

#![cfg(unix)]

mod cli_kit;

use std::path::Path;
use std::time::{Duration, Instant};

use cli_kit::Cli;
use lienhiep_tests::Office;
use serde_json::{Value, json};

fn office() -> Office {
    let office = Office::on("2026-11-22");
    office.organization("HLV", "Hội Làm vườn", "member_association");
    office
}

fn quarter(office: &Office) {
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

// ── Files ──

#[test]
fn an_export_never_takes_the_place_of_a_book() {
    let office = Office::on("2026-11-22");
    office.call("close_book", json!({}));
    let book = office.path("sổ.xlsx");
    office.call("create_book", json!({ "path": book }));
    quarter(&office);
    let other = office.path("khác.xlsx");
    std::fs::copy(office.path("so.lienhiep"), &other).unwrap();
    std::os::unix::fs::symlink(&book, office.path("lối.xlsx")).unwrap();
    std::fs::hard_link(&book, office.path("tên hai.xlsx")).unwrap();
    let spelled = office.folder().join(".").join("sổ.xlsx");
    let before = (std::fs::read(&book).unwrap(), std::fs::read(&other).unwrap());
    for (target, code) in [
        (book.clone(), "file.target_is_open_book"),
        (spelled, "file.target_is_open_book"),
        (office.path("lối.xlsx"), "file.target_is_open_book"),
        (office.path("tên hai.xlsx"), "file.target_is_open_book"),
        (other.clone(), "file.target_is_book"),
    ] {
        let request = json!({ "period": "2026-Q3", "edition": "sent", "path": target });
        let failure = office.refuse("export_report", request);
        assert_eq!(failure.code, code, "{}", target.display());
    }
    assert!(before == (std::fs::read(&book).unwrap(), std::fs::read(&other).unwrap()));
    // And the book is still ours alone.
    assert_eq!(Office::on("2026-11-22").refuse("open_book", json!({ "path": book })).code, "storage.in_use");
}

#[test]
fn a_target_that_is_a_folder_or_another_kind_of_file_is_refused() {
    let office = Office::on("2026-11-22");
    quarter(&office);
    let before = names_in(office.folder());
    let folder = office.folder().display().to_string();
    for (target, code) in [
        (folder.clone(), "report.target_is_folder"),
        (format!("{folder}/"), "report.target_is_folder"),
        (String::new(), "report.target_is_folder"),
        (format!("{folder}/báo cáo.docx"), "report.other_ending"),
        (format!("{folder}/không có/a.xlsx"), "report.no_folder"),
    ] {
        let request = json!({ "period": "2026-Q3", "edition": "sent", "path": target });
        assert_eq!(office.refuse("export_report", request).code, code, "{target}");
    }
    let long = format!("{folder}/{}.xlsx", "á".repeat(300));
    let failure = office.refuse("export_report", json!({ "period": "2026-Q3", "edition": "sent", "path": long }));
    assert!(failure.sentence.contains("tên tệp quá dài hoặc có ký tự không dùng được, mã 36"), "{}", failure.sentence);
    assert!(failure.sentence.chars().count() < 300, "{}", failure.sentence);
    assert_eq!(names_in(office.folder()), before);
    let named = json!({ "period": "2026-Q3", "edition": "sent", "path": office.path("Quý III. bản 2") });
    assert!(office.call("export_report", named)["answer"]["path"].as_str().unwrap().ends_with("bản 2.xlsx"));
}

#[test]
fn the_open_book_under_another_spelling_is_the_open_book() {
    let office = office();
    std::os::unix::fs::symlink(office.path("so.lienhiep"), office.path("lối.lienhiep")).unwrap();
    for path in [office.folder().join("./so.lienhiep"), office.path("lối.lienhiep")] {
        assert_eq!(office.call("open_book", json!({ "path": path }))["file_name"], "so.lienhiep");
    }
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    let path = office.path("so.lienhiep");
    assert_eq!(Office::on("2026-11-22").refuse("open_book", json!({ "path": path })).code, "storage.in_use");
}

#[test]
fn restoring_waits_for_what_is_being_read_and_any_failure_leaves_the_book_open() {
    let office = office();
    let good = office.call("create_backup", json!({}))["path"].clone();
    office.organization("HYD", "Hội Y dược", "member_association");
    std::fs::write(office.path("hỏng.lienhiep"), [b'x'; 9000]).unwrap();
    let read_for = |time: Duration| {
        let app = office.session.app().unwrap();
        std::thread::spawn(move || {
            app.read(|_| {
                std::thread::sleep(time);
                Ok(())
            })
            .unwrap();
        })
    };
    // Refused: the copy is no book.
    let reading = read_for(Duration::from_millis(300));
    let failure = office.refuse("restore_backup", json!({ "backup": office.path("hỏng.lienhiep") }));
    assert_eq!(failure.code, "backup.not_a_book");
    assert!(failure.sentence.contains("“hỏng.lienhiep”") && failure.sentence.contains("sổ hiện tại được giữ nguyên"));
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2);
    reading.join().unwrap();
    // Refused: somebody reads for longer than one waits.
    let reading = read_for(Duration::from_secs(7));
    assert_eq!(office.refuse("restore_backup", json!({ "backup": good })).code, "request.book_busy");
    reading.join().unwrap();
    assert_eq!(office.call("list_organizations", json!({}))["total"], 2);
    // Done, after the reading.
    let reading = read_for(Duration::from_millis(500));
    let began = Instant::now();
    office.call("restore_backup", json!({ "backup": good }));
    assert!(began.elapsed() >= Duration::from_millis(400));
    reading.join().unwrap();
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
    let elsewhere = json!({ "backup": good, "path": office.path("không có/sổ.lienhiep") });
    assert_eq!(office.refuse("restore_backup", elsewhere).code, "backup.no_folder");
    assert_eq!(office.call("list_organizations", json!({}))["total"], 1);
}

#[test]
fn only_a_plain_file_is_opened_and_a_book_wants_its_folder() {
    let office = office();
    std::fs::create_dir(office.path("thư mục.lienhiep")).unwrap();
    let pipe = office.path("ống.lienhiep");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for name in ["thư mục.lienhiep", "ống.lienhiep"] {
        assert_eq!(office.refuse("open_book", json!({ "path": office.path(name) })).code, "storage.not_a_file");
        let read = json!({ "path": office.path(name), "organization_code": "HLV" });
        let failure = office.refuse("preview_import", read);
        assert_eq!(failure.code, "import.not_a_file", "{}", failure.sentence);
    }
    let failure = office.refuse("create_book", json!({ "path": office.path("không có/a.lienhiep") }));
    assert_eq!(failure.code, "storage.no_folder");
}

#[test]
fn a_book_that_says_what_it_is_not_is_damaged_and_leaves_no_copy() {
    let office = office();
    office.call("close_book", json!({}));
    let whole = std::fs::read(office.path("so.lienhiep")).unwrap();
    for (name, sql) in [
        ("0", "PRAGMA user_version = 0"),
        ("-5", "PRAGMA user_version = -5"),
        ("1", "PRAGMA user_version = 1"),
        ("bảng", "DROP TABLE evidence"),
    ] {
        let folder = office.path(name);
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("a.lienhiep");
        std::fs::write(&path, &whole).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        assert_eq!(office.refuse("open_book", json!({ "path": path })).code, "storage.damaged", "{name}");
        assert_eq!(names_in(&folder), ["a.lienhiep"], "{name}");
    }
}

#[test]
fn a_book_begun_on_a_full_disk_leaves_nothing() {
    let cli = Cli::without_book();
    let request = json!({ "path": cli.path("mới.lienhiep") }).to_string();
    let program = cli.command(&[]).get_program().to_owned();
    // The system refuses every byte after the 20th kilobyte, as a full disk would.
    let ended = std::process::Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 20; exec \"$0\" \"$@\""])
        .arg(program)
        .args(["call", "create_book", &request])
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(names_in(&cli.path("")), Vec::<String>::new());
}

#[test]
fn a_book_that_may_not_be_written_is_refused() {
    let office = office();
    office.call("close_book", json!({}));
    let path = office.path("so.lienhiep");
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    // The administrator of the machine may write all the same; then there is nothing to see.
    if std::fs::OpenOptions::new().write(true).open(&path).is_err() {
        assert_eq!(office.refuse("open_book", json!({ "path": path })).code, "storage.read_only");
    }
}

// ── Days and years ──

#[test]
fn a_year_no_office_has_is_refused_by_its_field() {
    let office = office();
    for year in [0, -1, 99_999, 262_142, i64::from(i32::MIN), i64::from(i32::MAX)] {
        let period = json!({ "kind": "quarter", "year": year, "number": 1 });
        assert_eq!(office.refuse("create_period", period).field.as_deref(), Some("year"), "{year}");
        assert_eq!(office.call("list_period_presets", json!({ "year": year })), json!([]));
    }
    for number in [0, 5, 4_294_967_295_u32] {
        let period = json!({ "kind": "quarter", "year": 2027, "number": number });
        assert_eq!(office.refuse("create_period", period).code, "period.no_such_number");
    }
    for day in ["-0001-01-01", "+10000-01-01", "0000-01-01", "9999-12-31", "1899-12-31", "2101-01-01", "2026-02-30", ""]
    {
        let period =
            json!({ "kind": "ad_hoc", "code": "X", "label": "x", "starts_on": "2026-01-01", "cutoff_on": day });
        let failure = office.refuse("create_period", period);
        assert_eq!(failure.field.as_deref(), Some("cutoff_on"), "{day}: {}", failure.sentence);
        assert!(
            failure.sentence.starts_with("Ngày chốt: ") && failure.sentence.contains("Hãy"),
            "{}",
            failure.sentence
        );
        let person = json!({ "fields": { "full_name": "Lê Thử", "birth_on": day } });
        assert_eq!(office.refuse("create_person", person).field.as_deref(), Some("birth_on"));
        for list in ["list_tasks", "list_organizations", "count_members", "checklist_summary"] {
            let request = json!({ "plan_id": 1, "as_of_on": day });
            assert_eq!(office.refuse(list, request).field.as_deref(), Some("as_of_on"), "{list} {day}");
        }
    }
    let late = json!({ "kind": "quarter", "year": 2026, "number": 3, "due_on": "2020-01-01" });
    assert_eq!(office.refuse("create_period", late).code, "period.due_before_cutoff");
}

#[test]
fn closing_adds_a_period_of_late_or_leaves_nothing() {
    let cli = Cli::with_book();
    let codes = || {
        let periods = cli.run(&["call", "list_periods"]).done().json();
        periods.as_array().unwrap().iter().map(|period| period["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (code, words) in [
        ("0000-Q1", "Năm 0 ở ngoài khoảng"),
        ("2026-Q0", "Không có quý thứ 0"),
        ("2026-Q5", "Không có quý thứ 5"),
        ("9926-Q3", "Năm 9926 ở ngoài khoảng"),
        ("2062-Q3", "chưa"),
        ("2016-Q3", "đã qua lâu"),
        ("abc", "Không có kỳ nào mang mã “abc”"),
    ] {
        let refused = cli.run(&["--today", "2026-11-22", "close", code]).refused();
        assert!(refused.stderr.contains(words), "{code}: {}", refused.stderr);
        assert_eq!(codes(), Vec::<String>::new(), "{code}");
    }
    cli.run(&["--today", "2026-11-22", "close", "2026-q3"]).done();
    assert_eq!(codes(), ["2026-Q3"]);
}

#[test]
fn two_centuries_of_occurrences_are_counted_at_once() {
    let office = office();
    let plan = office.call(
        "create_plan",
        json!({ "doc_number": "1/KH", "issued_on": null, "issuer": null,
        "subject": "x", "validity": "in_force", "starts_on": "1900-01-01", "ends_on": null, "note": null,
        "focal_agency_id": null, "replaced_by_id": null, "legal_bases": [], "groups": [] }),
    );
    let plan_id = &plan["answer"]["id"];
    for number in 0..20 {
        office.call(
            "create_task",
            json!({ "plan_id": plan_id, "code": format!("{number}"), "content": "Việc",
            "schedule_text": "Hằng quý", "schedule_kind": "quarterly" }),
        );
    }
    let began = Instant::now();
    office.call("list_tasks", json!({ "plan_id": plan_id, "as_of_on": "2100-12-31" }));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

// ── Texts, numbers, searches ──

#[test]
fn a_text_that_no_cell_holds_is_refused_when_it_is_saved() {
    let office = office();
    quarter(&office);
    let refused = |name: &str, request: Value| {
        let failure = office.refuse(name, request);
        assert_eq!(failure.code, "request.bad_field", "{}", failure.sentence);
        (failure.field.unwrap(), failure.sentence)
    };
    let person = |key: &str, text: String| {
        let mut fields = json!({ "full_name": "Lê Thử" });
        fields[key] = json!(text);
        json!({ "fields": fields })
    };
    let (field, told) = refused("create_person", person("full_name", "ê".repeat(301)));
    assert_eq!(
        (field.as_str(), told.as_str()),
        ("full_name", "Họ và tên: dài 301 ký tự, nhiều nhất là 300. Hãy rút gọn.")
    );
    assert_eq!(refused("create_person", person("employer", "ê".repeat(1001))).0, "employer");
    assert_eq!(refused("create_person", person("note", "ê".repeat(20_001))).0, "note");
    let key = office.call("list_report_texts", json!({ "period": "2026-Q3" }))[0]["key"].clone();
    let body = |length| json!({ "period": "2026-Q3", "key": key, "body": "ê".repeat(length) });
    assert_eq!(refused("save_report_text", body(20_001)).0, "body");
    // What is saved is printed.
    office.call("save_report_text", body(20_000));
    office.call("create_person", person("full_name", "ê".repeat(300)));
    let export = json!({ "period": "2026-Q3", "edition": "proof", "path": office.path("a.xlsx") });
    office.call("export_report", export);
}

#[test]
fn a_wrong_form_is_told_in_vietnamese() {
    let office = office();
    quarter(&office);
    let refused = |name: &str, request: Value| office.refuse(name, request);
    let percent = json!({ "task_id": 1, "reported_on": "2026-11-20", "progress": "in_progress", "percent": 50.5,
        "result_text": "x" });
    let failure = refused("record_progress", percent);
    assert_eq!(failure.field.as_deref(), Some("percent"));
    assert_eq!(failure.sentence, "Phần trăm: cần số nguyên, không phải 50,5. Hãy sửa rồi gửi lại.");
    let failure = refused("close_period", json!({ "period": "2026-Q3", "doc_number": -5 }));
    assert_eq!(failure.sentence, "Số văn bản: cần số nguyên không âm, không phải -5. Hãy sửa rồi gửi lại.");
    let failure = refused("create_person", json!({ "fields": { "full_name": "A", "birth_on": "0000" } }));
    assert_eq!(failure.sentence, "Ngày sinh: “0000” không phải ngày có thật. Hãy nhập lại, ví dụ 05/03/2026.");
    let failure = refused("get_person", json!({}));
    assert_eq!(
        failure.sentence,
        "Yêu cầu gửi đến lệnh “get_person” không đúng dạng (thiếu mục “id”). Hãy sửa rồi gửi lại."
    );
    let failure = refused(&"x".repeat(5000), json!({}));
    assert!(failure.sentence.chars().count() < 200, "{}", failure.sentence);
    let values = json!({ "period_id": 1, "values": [{ "indicator_id": 1, "value": 1.7e308 }] });
    assert_eq!(refused("save_indicator_values", values).field.as_deref(), Some("value"));
}

#[test]
fn a_search_of_a_thousand_words_is_refused_in_words() {
    let office = office();
    let words = |count: usize| (0..count).map(|number| format!("tu{number}")).collect::<Vec<_>>().join(" ");
    for list in ["list_organizations", "list_people", "list_agencies", "list_tasks", "list_obstacles"] {
        let request = |search: String, filters: Value| json!({ "search": search, "filters": filters });
        assert_eq!(office.refuse(list, request(words(13), json!([]))).field.as_deref(), Some("search"));
        assert_eq!(office.refuse(list, request(words(20_000), json!([]))).field.as_deref(), Some("search"));
        office.call(list, request(words(12), json!([])));
        let filter = json!({ "is": "filled", "column": "name", "filled": true });
        let many = Value::Array(vec![filter; 51]);
        assert_eq!(office.refuse(list, request(String::new(), many)).field.as_deref(), Some("filters"), "{list}");
        let choices: Vec<String> = (0..1001).map(|number| number.to_string()).collect();
        let wide = json!([{ "is": "one_of", "column": "id", "values": choices }]);
        assert_eq!(office.refuse(list, request(String::new(), wide)).field.as_deref(), Some("filters"));
    }
}

// ── Acts that contradict the book ──

/// Two associations, the first with a branch and a member in it.
struct Registry {
    office: Office,
    first: i64,
    second: i64,
    branch: i64,
    person: i64,
    membership: i64,
}

fn registry() -> Registry {
    let office = Office::on("2026-11-22");
    let first = office.organization("A", "Hội A", "member_association");
    let second = office.organization("B", "Hội B", "member_association");
    let branch = json!({ "code": "A1", "name": "Chi hội 1", "kind": "branch", "status": "active", "parent_id": first });
    let branch = office.call("create_organization", branch)["answer"]["id"].as_i64().unwrap();
    let member = office.call(
        "admit_member",
        json!({
            "person": { "is": "new", "fields": { "full_name": "Lê Thị Thử" } },
            "membership": { "organization_id": first, "branch_id": branch, "admitted_on": "2020-05-01" }
        }),
    )["answer"]
        .clone();
    let number = |key: &str| member[key].as_i64().unwrap();
    let (person, membership) = (number("person_id"), number("id"));
    Registry { office, first, second, branch, person, membership }
}

impl Registry {
    fn update(&self, id: i64, changes: Value) -> lienhiep_core::error::Failure {
        let stored = self.office.call("get_organization", json!({ "id": id }));
        let mut fields = stored.clone();
        for (key, value) in changes.as_object().unwrap() {
            fields[key] = value.clone();
        }
        let request = json!({ "id": id, "version": stored["version"], "fields": fields });
        self.office.refuse("update_organization", request)
    }

    fn lifecycle(&self, id: i64, change: Value) -> lienhiep_core::error::Failure {
        let version = self.office.call("get_organization", json!({ "id": id }))["version"].clone();
        let request = json!({ "id": id, "version": version, "happened_on": "2026-11-01", "change": change });
        self.office.refuse("record_lifecycle", request)
    }
}

#[test]
fn a_form_does_not_change_what_members_hang_on() {
    let book = registry();
    let branch_of_b = json!({ "kind": "branch", "parent_id": book.second });
    assert_eq!(book.update(book.first, branch_of_b.clone()).code, "organization.has_dependants");
    let told = book.update(book.first, branch_of_b).sentence;
    assert!(told.contains("1 lượt hội viên và 1 chi hội"), "{told}");
    let association = json!({ "kind": "member_association", "parent_id": null });
    assert_eq!(book.update(book.branch, association).code, "organization.branch_has_members");
    assert_eq!(book.update(book.branch, json!({ "parent_id": book.second })).code, "organization.branch_has_members");
    let dissolved = json!({ "status": "dissolved" });
    assert_eq!(book.update(book.second, dissolved).code, "organization.dissolved_without_day");
    let dissolved = json!({ "status": "dissolved", "ended_on": "2026-11-01" });
    assert_eq!(book.update(book.first, dissolved).code, "organization.has_members");
    // An association without members may still be put right.
    let stored = book.office.call("get_organization", json!({ "id": book.second }));
    let mut fields = stored.clone();
    fields["kind"] = json!("branch");
    fields["parent_id"] = json!(book.first);
    book.office
        .call("update_organization", json!({ "id": book.second, "version": stored["version"], "fields": fields }));
}

#[test]
fn what_ends_ends_for_a_reason_the_book_knows() {
    let book = registry();
    let end = |reason: &str| {
        let request = json!({ "ids": [book.membership], "ended_on": "2026-11-01", "reason": reason });
        book.office.refuse("end_memberships", request).code
    };
    assert_eq!(end("deceased"), "membership.not_deceased");
    assert_eq!(end("transfer"), "membership.transfer_without_target");
    assert_eq!(end("dissolved"), "membership.not_dissolved");
    let version = book.office.call("get_person", json!({ "id": book.person }))["person"]["version"].clone();
    let death = |day: &str| json!({ "id": book.person, "version": version, "died_on": day });
    let early = book.office.refuse("record_death", death("1990"));
    assert_eq!((early.code.as_str(), early.field.as_deref()), ("person.died_before_admission", Some("died_on")));
    // A row chosen twice is one row.
    let twice =
        json!({ "ids": [book.membership, book.membership], "organization_id": book.second, "on": "2026-11-01" });
    let moved = book.office.call("transfer_membership", twice);
    assert_eq!(moved["answer"].as_array().unwrap().len(), 1);
    let id = &moved["answer"][0]["begun"]["id"];
    let ended =
        book.office.call("end_memberships", json!({ "ids": [id, id], "ended_on": "2026-11-02", "reason": "resign" }));
    assert_eq!(ended["answer"].as_array().unwrap().len(), 1);
    book.office.call("record_death", death("2026-11-03"));
}

#[test]
fn an_organization_is_admitted_once_and_named_apart() {
    let book = registry();
    let taken = book.lifecycle(book.first, json!({ "is": "rename", "name": "hội b" }));
    assert_eq!((taken.code.as_str(), taken.field.as_deref()), ("organization.name_taken", Some("name")));
    let version = |id: i64| book.office.call("get_organization", json!({ "id": id }))["version"].clone();
    let admit = json!({ "id": book.second, "version": version(book.second), "happened_on": "2026-10-01",
        "change": { "is": "admit" } });
    book.office.call("record_lifecycle", admit);
    assert_eq!(book.lifecycle(book.second, json!({ "is": "admit" })).code, "organization.already_admitted");
}

#[test]
fn figures_and_submissions_are_those_of_a_period_that_can_have_them() {
    let book = registry();
    let period = book.office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let period = period["answer"]["id"].clone();
    let sent = |organization: i64| {
        json!({ "organization_id": organization, "period_id": period, "submitted_on": "2026-09-01",
            "completeness": "complete" })
    };
    let failure = book.office.refuse("record_submission", sent(book.branch));
    assert_eq!(failure.field.as_deref(), Some("organization_id"));
    let indicator = json!({ "position": 1, "code": "1", "name": "Hội thảo", "unit": "cuộc", "aggregation": "sum", "is_active": true });
    let indicator = book.office.call("save_indicator", indicator)["answer"]["id"].clone();
    for value in [-5.0, 1e13] {
        let values = json!({ "period_id": period, "values": [{ "indicator_id": indicator, "value": value }] });
        assert_eq!(book.office.refuse("save_indicator_values", values).field.as_deref(), Some("value"));
    }
    book.office.call("record_submission", sent(book.first));
    book.office.call("close_period", json!({ "period_id": period }));
    assert_eq!(book.office.refuse("record_submission", sent(book.second)).code, "period.closed");
}

#[test]
fn a_number_that_nothing_has_is_not_found() {
    let book = registry();
    let not_found = |name: &str, request: Value| {
        let failure = book.office.refuse(name, request);
        assert_eq!(failure.code, "request.not_found", "{name}: {}", failure.sentence);
    };
    not_found("create_agency", json!({ "name": "Sở X", "kind": "department", "organization_id": 9999 }));
    let position = json!({ "organization_id": book.first, "id": null, "version": 0,
        "fields": { "role": "president", "holder_name": "Lê Văn Thử", "term_id": 9999 } });
    not_found("save_organization_position", position);
    let person = json!({ "is": "existing", "person_id": book.person });
    not_found("admit_member", json!({ "person": person, "membership": { "organization_id": 9999 } }));
    let nobody = json!({ "is": "existing", "person_id": 9999 });
    not_found("admit_member", json!({ "person": nobody, "membership": { "organization_id": book.second } }));
    let list = book.office.path("a.csv");
    std::fs::write(&list, "Họ và tên;Ngày sinh\nLê Văn Thử;01/02/1960\n").unwrap();
    let preview = book.office.call("preview_import", json!({ "path": list, "organization_id": book.second }));
    not_found("apply_import", json!({ "preview_id": preview["preview_id"], "period_id": 9999 }));
    let nowhere = book.office.refuse("preview_import", json!({ "path": list }));
    assert_eq!(nowhere.code, "import.without_organization");
}

// ── Lists ──

fn read_csv(office: &Office, text: &str) -> (Value, Value) {
    let list = office.path("danh sách.csv");
    std::fs::write(&list, text).unwrap();
    let preview = office.call("preview_import", json!({ "path": list, "organization_code": "HLV" }));
    let report = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
    (preview, report)
}

#[test]
fn what_cannot_be_written_is_told_before_it_is() {
    let office = office();
    let long = "a".repeat(40_000);
    let (preview, report) = read_csv(
        &office,
        &format!(
            "Họ và tên;Ngày sinh;CCCD;Đơn vị\n\
             Lê Văn Thử;01/02/1960;066060001234;Sở X\n\
             Trần Thị Khác;05/06/1970;66060001234;Sở X\n\
             Phạm Văn Âm;07/08/1971;-066071001234;Sở X\n\
             Nguyễn Văn An, Lê Thị Bình;;;\n\
             Vũ Văn Dài;09/10/1972;;{long}\n"
        ),
    );
    let kinds: Vec<&str> = report["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["conflicting", "conflicting", "conflicting", "unreadable", "new"]);
    let row = |at: usize| &report["rows"][at];
    assert!(row(0)["issues"].to_string().contains("Các dòng 2, 3 có cùng số định danh"), "{}", row(0));
    assert_eq!(row(2)["values"]["national_id"], Value::Null);
    assert_eq!(row(2)["issues"][0]["kind"], "reckoned_id");
    assert_eq!(row(3)["issues"][0]["kind"], "several_people");
    assert!(row(4)["values"]["employer"].is_null() && row(4)["issues"].to_string().contains("ô dài hơn 1000 ký tự"));
    let done = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!((&done["answer"]["new_person_count"], &done["answer"]["left_out_count"]), (&json!(1), &json!(4)));
}

#[test]
fn an_empty_list_misses_nobody() {
    let office = office();
    let (preview, _) = read_csv(&office, "Họ và tên;Ngày sinh\nLê Văn Thử;01/02/1960\n");
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    let (preview, _) = read_csv(&office, "STT;Họ và tên;Ngày sinh;Giới tính\n");
    assert_eq!(preview["counts"]["missing"], 0);
    assert!(preview["remarks"].to_string().contains("không có dòng người nào"), "{}", preview["remarks"]);
}

#[test]
fn a_list_of_more_than_a_hundred_thousand_is_refused_and_a_comparison_stops_when_asked() {
    use lienhiep_core::job::Job;
    let office = office();
    let list = office.path("dài.csv");
    let rows: String = (0..100_200).map(|number| format!("Lê Văn {number};\n")).collect();
    std::fs::write(&list, format!("Họ và tên;Ngày sinh\n{rows}")).unwrap();
    let request = json!({ "path": list, "organization_code": "HLV" });
    assert_eq!(office.refuse("preview_import", request.clone()).code, "import.too_many_rows");
    let rows: String = (0..2000).map(|number| format!("Lê Văn {number};\n")).collect();
    std::fs::write(&list, format!("Họ và tên;Ngày sinh\n{rows}")).unwrap();
    let asked = std::sync::Arc::new(std::sync::Mutex::new(None::<Job>));
    let told = asked.clone();
    let job = Job::new(move |progress| {
        if progress.what.contains("so với sổ") && progress.done >= 200 {
            told.lock().unwrap().as_ref().unwrap().cancel();
        }
    });
    *asked.lock().unwrap() = Some(job.clone());
    let stopped = lienhiep_core::api::dispatch(&office.session, "preview_import", request, &job).unwrap_err();
    assert_eq!(stopped.code, "request.cancelled");
}

#[test]
fn an_old_workbook_cut_short_is_damaged() {
    let office = office();
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(4096, 0);
    bytes[30] = 9; // sectors of 512 bytes
    bytes[48] = 100; // the directory would begin in the 100th
    std::fs::write(office.path("cụt.xls"), bytes).unwrap();
    let request = json!({ "path": office.path("cụt.xls"), "organization_code": "HLV" });
    assert_eq!(office.refuse("preview_import", request).code, "import.damaged");
}

// ── The terminal and the address ──

#[test]
fn wrong_usage_and_help_are_told_in_vietnamese() {
    let cli = Cli::with_book();
    for (arguments, words) in [
        (&["khong-co"][..], "Không có việc “khong-co”."),
        (&["check", "--sai"], "Không có tham số “--sai”."),
        (&["close"], "Thiếu <PERIOD>."),
        (&["--today", "2026-02-30", "check"], "Giá trị “2026-02-30” không dùng được cho --today"),
        (&["--today", "9999-12-31", "check"], "Giá trị “9999-12-31” không dùng được"),
        (&["serve", "--port", "99999"], "Giá trị “99999” không dùng được cho --port"),
    ] {
        let ended = cli.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?} {}", ended.stderr);
        assert!(ended.stderr.starts_with(words), "{}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    }
    assert_eq!(Cli::without_book().run(&["check"]).stderr, "Thiếu tệp sổ. Hãy thêm --data FILE.\n");
    for arguments in [&["--help"][..], &["serve", "--help"], &["call", "-h"], &[]] {
        let ended = Cli::without_book().run(arguments);
        let told = format!("{}{}", ended.stdout, ended.stderr);
        assert!(told.contains("Cách dùng: ") && told.contains("In trợ giúp"), "{told}");
        for english in ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print", "default"] {
            assert!(!told.contains(english), "{english}: {told}");
        }
    }
    assert!(cli.run(&["--version"]).done().stdout.starts_with("lienhiep-cli "));
    assert!(cli.run(&["call", "get_person", "{\"id\":"]).refused().stderr.contains("dòng 1, cột"));
}

#[test]
fn the_server_refuses_in_words() {
    let cli = Cli::with_book();
    let server = cli_kit::Server::start(&cli, &[]);
    let bearer = server.bearer();
    let own = ("Authorization", bearer.as_str());
    for (method, path, headers, status, code) in [
        ("POST", "/call/list_periods", &[][..], 401, "cli.wrong_token"),
        ("POST", "/call/list_periods", &[own, ("Host", "evil.example")], 403, "cli.foreign_page"),
        ("GET", "/call/list_periods", &[own], 405, "cli.wrong_method"),
        ("GET", "/khong-co", &[], 404, "cli.no_address"),
        ("POST", "/files", &[own], 400, "cli.bad_http"),
    ] {
        let answer = server.send(method, path, headers, b"{}");
        let told: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        assert_eq!((answer.status, &told["failure"]["code"]), (status, &json!(code)), "{method} {path}");
        assert!(told["failure"]["sentence"].as_str().unwrap().contains("Hãy"));
    }
}
