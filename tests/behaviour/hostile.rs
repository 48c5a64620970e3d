//! Impossible days, endless texts, wrong forms, at the table, the terminal and the address: refused in one sentence.

#![cfg(unix)]

mod cli_kit;

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
