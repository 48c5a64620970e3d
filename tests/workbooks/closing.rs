//! Periods, closing and export through the command table. Every figure was counted by hand from the list of people
//! in [`office`].

use std::io::Cursor;
use std::path::Path;

use calamine::{DataType, Reader, Xlsx};
use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office of three organisations and five persons, on 20/9/2026; the second and third quarter of 2026 are open.
struct Sample {
    office: Office,
    medicine: i64,
    roads: i64,
    thuot: i64,
}

/// Five persons: Linh (two organisations), Ánh (a second one since 20/7), Đức (new on 1/8), Yến (left on 15/7), Thuột.
fn office() -> Sample {
    let office = Office::on("2026-09-20");
    let medicine = office.organization("YHOC", "Hội Y học", "member_association");
    let roads = office.organization("CAUDUONG", "Hội Cầu đường", "member_association");
    let centre = office.organization("TUVAN", "Trung tâm Tư vấn", "affiliated_unit");
    person(
        &office,
        json!({"full_name": "H’ Linh Niê", "sex": "female", "degree": "master"}),
        &[(medicine, "2020-01-10"), (centre, "2021-05-01")],
    );
    person(
        &office,
        json!({"full_name": "Đặng Thị Ánh", "sex": "female", "academic_title": "associate_professor", "degree": "doctor"}),
        &[(medicine, "2019-03-01"), (roads, "2026-07-20")],
    );
    person(
        &office,
        json!({"full_name": "Phạm Văn Đức", "sex": "male", "education_level": "university"}),
        &[(medicine, "2026-08-01")],
    );
    let yen = person(
        &office,
        json!({"full_name": "Trần Văn Yến", "sex": "male", "degree": "master"}),
        &[(medicine, "2018-01-01")],
    );
    let thuot = person(&office, json!({"full_name": "Y Thuột Kđoh", "sex": "male"}), &[(roads, "2015-01-01")]);
    let detail = office.call("get_person", json!({ "id": yen }));
    let membership = detail["memberships"][0]["id"].as_i64().expect("a membership");
    office.call("end_memberships", json!({"ids": [membership], "ended_on": "2026-07-15", "reason": "resign"}));
    for number in [2, 3] {
        office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": number}));
    }
    Sample { office, medicine, roads, thuot }
}

fn person(office: &Office, fields: Value, memberships: &[(i64, &str)]) -> i64 {
    let memberships: Vec<Value> = memberships
        .iter()
        .map(|(organization, day)| json!({"organization_id": organization, "type": "full", "admitted_on": day}))
        .collect();
    let answer = office.call("create_person", json!({"fields": fields, "memberships": memberships}));
    answer["answer"]["id"].as_i64().expect("a number")
}

/// The figure of that name.
#[track_caller]
fn figure(office: &Office, period: &str, name: &str) -> f64 {
    let figures = office.call("report_figures", json!({ "period": period }));
    let found = figures.as_array().expect("figures").iter().find(|figure| figure["name"] == name);
    found.unwrap_or_else(|| panic!("no figure {name}"))["value"].as_f64().expect("a number")
}

#[track_caller]
fn assert_figures(office: &Office, period: &str, expected: &[(&str, f64)]) {
    for (name, value) in expected {
        assert_eq!(figure(office, period, name), *value, "{period} {name}");
    }
}

fn export(office: &Office, period: &str, edition: &str, name: &str) -> Vec<u8> {
    let path = office.path(name);
    office.call("export_report", json!({"period": period, "edition": edition, "path": path}));
    std::fs::read(path).expect("the exported file")
}

/// All text of a sheet.
fn text(bytes: &[u8], sheet: &str) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.cells().filter_map(|(_, _, cell)| cell.as_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_figures_are_those_counted_by_hand() {
    let sample = office();
    let before = [
        ("members.opening", 5.0),
        ("members.increase", 0.0),
        ("members.decrease", 0.0),
        ("members.closing", 5.0),
        ("persons.closing", 4.0),
    ];
    assert_figures(&sample.office, "2026-Q2", &before);
    let after = [
        ("organizations.count", 3.0),
        ("organizations.member_association.count", 2.0),
        ("members.opening", 5.0),
        ("members.increase", 2.0),
        ("members.decrease", 1.0),
        ("members.closing", 6.0),
        ("members.female", 4.0),
        ("persons.opening", 4.0),
        ("persons.increase", 1.0),
        ("persons.decrease", 1.0),
        ("persons.closing", 4.0),
        ("persons.female", 2.0),
        ("persons.others", 1.0),
        ("organization.YHOC.closing", 3.0),
        ("organization.YHOC.masters", 1.0),
        ("organization.CAUDUONG.closing", 2.0),
        ("organization.CAUDUONG.associate_professors", 1.0),
        ("submissions.missing", 3.0),
    ];
    assert_figures(&sample.office, "2026-Q3", &after);
}

#[test]
fn the_day_of_the_cut_off_counts_and_the_day_after_does_not() {
    let sample = office();
    person(&sample.office, json!({"full_name": "Lê Văn Chót"}), &[(sample.medicine, "2026-09-14")]);
    person(&sample.office, json!({"full_name": "Lê Văn Sau"}), &[(sample.medicine, "2026-09-15")]);
    assert_figures(&sample.office, "2026-Q3", &[("members.closing", 7.0), ("members.increase", 3.0)]);
}

#[test]
fn a_closed_quarter_is_exported_byte_for_byte() {
    let sample = office();
    let closed =
        sample.office.call("close_period", json!({"period": "2026-Q3", "doc_number": 5, "signed_on": "2026-09-20"}));
    assert_eq!(closed["answer"]["number"], 1);
    for edition in ["sent", "proof"] {
        let first = export(&sample.office, "2026-Q3", edition, "a.xlsx");
        sample.office.set_today("2026-12-01");
        update_sex(&sample, "female");
        assert!(first == export(&sample.office, "2026-Q3", edition, "b.xlsx"), "{edition}");
        update_sex(&sample, "male");
    }
    let sent = export(&sample.office, "2026-Q3", "sent", "c.xlsx");
    let cover = text(&sent, "Báo cáo");
    assert!(cover.contains("Số: 05/BC-LHH") && cover.contains("Ngày 20 tháng 9 năm 2026"), "{cover}");
    assert!(!cover.contains("SỐ LIỆU CHƯA CHỐT"));
}

fn update_sex(sample: &Sample, sex: &str) {
    let person = sample.office.call("get_person", json!({ "id": sample.thuot }))["person"].clone();
    let mut fields = person.clone();
    fields["sex"] = json!(sex);
    sample.office.call("update_person", json!({"id": sample.thuot, "version": person["version"], "fields": fields}));
}

#[test]
fn an_open_period_says_so_on_its_sheets() {
    let sample = office();
    let bytes = export(&sample.office, "2026-Q3", "sent", "open.xlsx");
    assert!(text(&bytes, "Báo cáo").contains("SỐ LIỆU CHƯA CHỐT"));
    assert!(text(&bytes, "PL I Tổ chức, hội viên").contains("SỐ LIỆU CHƯA CHỐT"));
}

#[test]
fn a_period_is_not_closed_before_its_last_day() {
    let sample = office();
    sample.office.set_today("2026-09-13");
    let failure = sample.office.refuse("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(failure.code, "period.not_over");
    assert_eq!(
        failure.sentence,
        "“Quý III năm 2026” tính số liệu đến hết ngày 14/09/2026 nên chưa chốt được. Hãy chốt từ ngày 14/09/2026 trở đi."
    );
    sample.office.set_today("2026-09-14");
    sample.office.call("close_period", json!({ "period": "2026-Q3" }));
}

#[test]
fn closing_twice_is_refused() {
    let sample = office();
    let closed = sample.office.call("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(closed["can_undo"], false, "a closing is final: the window offers no way back");
    let failure = sample.office.refuse("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(failure.code, "period.already_closed");
    assert!(failure.sentence.contains("đã được chốt ngày 20/09/2026"), "{}", failure.sentence);
    let versions = sample.office.call("list_report_versions", json!({ "period": "2026-Q3" }));
    assert_eq!(versions.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_closed_period_keeps_its_days_and_words() {
    let sample = office();
    sample.office.call("close_period", json!({ "period": "2026-Q3" }));
    let periods = sample.office.call("list_periods", json!({}));
    let closed = periods[0].clone();
    assert_eq!(closed["code"], "2026-Q3");
    let mut request = closed.clone();
    request["label"] = json!("Quý khác");
    assert_eq!(sample.office.refuse("update_period", request).code, "period.closed");
    let failure = sample.office.refuse("save_report_text", json!({"period": "2026-Q3", "key": "next", "body": "x"}));
    assert_eq!(failure.code, "report.text_frozen");
}

#[test]
fn what_changes_after_closing_is_listed() {
    let sample = office();
    sample.office.call("close_period", json!({ "period": "2026-Q3" }));
    let none = sample.office.call("list_post_close_adjustments", json!({ "period": "2026-Q3" }));
    assert_eq!(none, json!([]));
    update_sex(&sample, "female");
    let adjustments = sample.office.call("list_post_close_adjustments", json!({ "period": "2026-Q3" }));
    let lines: Vec<(&str, &str, &str, &str)> = adjustments
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| {
            let text = |name: &str| line[name].as_str().expect("text");
            (text("subject"), text("what"), text("frozen"), text("now"))
        })
        .collect();
    assert!(lines.contains(&("Hội Cầu đường", "Nữ", "1", "2")), "{lines:?}");
    assert!(lines.contains(&("Số người (không trùng)", "Nữ", "2", "3")), "{lines:?}");
    assert!(
        lines.iter().any(|(subject, what, ..)| *subject == "Y Thuột Kđoh" && *what == "Dòng hội viên"),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_replacement_keeps_the_first_report_and_says_why() {
    let sample = office();
    sample.office.call("close_period", json!({ "period": "2026-Q3" }));
    let first = export(&sample.office, "2026-Q3", "sent", "first.xlsx");
    assert_eq!(
        sample.office.refuse("reopen_period", json!({"period": "2026-Q3", "reason": "  "})).code,
        "period.reason_missing"
    );
    sample.office.call("reopen_period", json!({"period": "2026-Q3", "reason": "Bổ sung hội viên"}));
    assert_eq!(
        sample.office.refuse("reopen_period", json!({"period": "2026-Q3", "reason": "nữa"})).code,
        "period.not_closed"
    );
    person(&sample.office, json!({"full_name": "Lê Văn Bổ"}), &[(sample.roads, "2026-09-01")]);
    let closed = sample.office.call("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(closed["answer"]["number"], 2);
    assert_eq!(closed["answer"]["reason"], "Bổ sung hội viên");
    assert_figures(&sample.office, "2026-Q3", &[("members.closing", 7.0)]);
    let second = export(&sample.office, "2026-Q3", "sent", "second.xlsx");
    assert!(text(&second, "Báo cáo").contains("Bản thay thế lần 1: Bổ sung hội viên"));
    let path = sample.office.path("again.xlsx");
    sample.office.call("export_report", json!({"period": "2026-Q3", "edition": "sent", "path": path, "number": 1}));
    assert!(first == std::fs::read(path).expect("the first report"));
}

#[test]
fn the_opening_figure_is_the_last_frozen_one_or_says_why_not() {
    let sample = office();
    sample.office.call("close_period", json!({ "period": "2026-Q2" }));
    let preview = sample.office.call("preview_report", json!({ "period": "2026-Q3" }));
    assert_eq!(preview["period"]["opening_from"], "2026-Q2");
    assert_eq!(preview["organizations"][0]["reconciliation"], 0);
    // A member of Hội Y học since 1/5, noted only now.
    person(&sample.office, json!({"full_name": "Lê Văn Muộn"}), &[(sample.medicine, "2026-05-01")]);
    assert_figures(&sample.office, "2026-Q3", &[("members.opening", 6.0), ("members.closing", 7.0)]);
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let opening = check["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["key"] == "members.opening")
        .expect("the check");
    assert_eq!((opening["found"].clone(), opening["expected"].clone()), (json!(6), json!(5)));
    assert_eq!(check["wrong_count"], 0);
    let bytes = export(&sample.office, "2026-Q3", "sent", "q3.xlsx");
    let annex = text(&bytes, "PL I Tổ chức, hội viên");
    assert!(annex.contains("Đầu kỳ +1 so với số đã chốt kỳ 2026-Q2"), "{annex}");
    assert!(annex.contains("chênh +1 lượt, +1 người ở 1 tổ chức"), "{annex}");
}

#[test]
fn a_gap_before_the_period_is_told_and_not_called_an_adjustment() {
    let sample = office();
    sample.office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": 1}));
    sample.office.call("close_period", json!({ "period": "2026-Q1" }));
    // A member of Hội Y học since 1/5: of the second quarter, which is not closed.
    person(&sample.office, json!({"full_name": "Lê Văn Muộn"}), &[(sample.medicine, "2026-05-01")]);
    let line = |key: &str| {
        let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
        let lines = check["lines"].as_array().expect("lines").clone();
        lines.into_iter().find(|line| line["key"] == key).unwrap_or_else(|| panic!("no check {key}"))
    };
    let open = line("period.open_before");
    assert_eq!((open["found"].clone(), open["level"].clone()), (json!(1), json!("notice")));
    assert_eq!(open["leads_to"]["noun"], "periods");
    assert!(open["leads_to"]["filters"].to_string().contains("2026-Q2"), "{open}");
    let advice = line("members.opening")["advice"].as_str().expect("words").to_owned();
    assert!(advice.starts_with("Từ 15/03/2026 đến 14/06/2026 chưa có số chốt"), "{advice}");
    let bytes = export(&sample.office, "2026-Q3", "sent", "q3.xlsx");
    let annex = text(&bytes, "PL I Tổ chức, hội viên");
    assert!(
        annex.contains("kỳ chốt gần nhất trước kỳ này là 2026-Q1; từ ngày 15/03/2026 đến ngày 14/06/2026 chưa có số chốt (kỳ chưa chốt: 2026-Q2)"),
        "{annex}"
    );
    assert!(!annex.contains("do hồ sơ được điều chỉnh sau khi chốt"), "{annex}");
    // The increase since the beginning of the year has all quarters, closed or not: 1 in the second, 2 in the third.
    let figures = [("members.increase", 2.0), ("members.increase.cumulative", 3.0)];
    assert_figures(&sample.office, "2026-Q3", &figures);
    sample.office.call("close_period", json!({ "period": "2026-Q2" }));
    assert_eq!(line("period.open_before")["level"], "ok");
    assert_figures(&sample.office, "2026-Q3", &figures);
    assert!(
        text(&export(&sample.office, "2026-Q3", "sent", "q3b.xlsx"), "PL I Tổ chức, hội viên")
            .contains("Số đầu kỳ bằng số cuối kỳ đã chốt của kỳ 2026-Q2.")
    );
}

#[test]
fn the_checks_say_what_is_missing_and_where() {
    let sample = office();
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let lines = check["lines"].as_array().expect("lines");
    let line = |key: &str| lines.iter().find(|line| line["key"] == key).unwrap_or_else(|| panic!("no check {key}"));
    assert_eq!(line("submissions.missing")["found"], 3);
    assert_eq!(line("submissions.missing")["level"], "notice");
    assert_eq!(line("declared.missing")["found"], 3);
    assert_eq!(line("declared.missing")["leads_to"]["noun"], "organizations");
    assert_eq!(line("people.no_birth")["found"], 4);
    assert_eq!(line("members.balance")["level"], "ok");
    assert_eq!(check["wrong_count"], 0);
}

#[test]
fn words_are_proposed_from_the_figures_and_kept_when_written() {
    let sample = office();
    let texts = sample.office.call("list_report_texts", json!({ "period": "2026-Q3" }));
    let organization = &texts.as_array().expect("texts")[2];
    assert_eq!(organization["key"], "results.organization");
    let proposed = organization["proposed"].as_str().expect("words");
    assert!(
        proposed
            .contains("có 3 tổ chức (2 hội thành viên, 1 đơn vị trực thuộc) với 6 lượt hội viên, tương ứng 4 người"),
        "{proposed}"
    );
    assert!(proposed.contains("tăng 2 lượt, giảm 1 lượt"), "{proposed}");
    sample
        .office
        .call("save_report_text", json!({"period": "2026-Q3", "key": "results.knowledge", "body": "Mở 3 lớp."}));
    let cover = text(&export(&sample.office, "2026-Q3", "sent", "a.xlsx"), "Báo cáo");
    assert!(cover.contains("Mở 3 lớp.") && cover.contains("6 lượt hội viên"), "{cover}");
    assert!(!cover.contains("Hội thi"), "a heading without words is not printed");
    assert_eq!(
        sample.office.refuse("save_report_text", json!({"period": "2026-Q3", "key": "nope"})).code,
        "report.no_section"
    );
}

#[test]
fn periods_of_one_kind_do_not_overlap() {
    let office = Office::on("2026-09-20");
    office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": 3}));
    let failure =
        office.refuse("create_period", json!({"kind": "quarter", "year": 2026, "number": 3, "regime": "calendar"}));
    assert_eq!(failure.code, "period.overlaps");
    assert!(failure.sentence.contains("Quý III năm 2026"), "{}", failure.sentence);
    office.call("create_period", json!({"kind": "nine_months", "year": 2026}));
    let free = json!({"kind": "ad_hoc", "starts_on": "2026-08-01", "cutoff_on": "2026-08-31", "code": "DX-1", "label": "Báo cáo đột xuất"});
    office.call("create_period", free.clone());
    assert_eq!(office.refuse("create_period", free).code, "period.code_taken");
    let backwards = json!({"kind": "ad_hoc", "starts_on": "2026-08-31", "cutoff_on": "2026-08-01"});
    assert_eq!(office.refuse("create_period", backwards).code, "period.ends_before_start");
    assert_eq!(
        office.refuse("create_period", json!({"kind": "quarter", "year": 2026, "number": 5})).code,
        "period.no_such_number"
    );
    assert_eq!(office.refuse("create_period", json!({"kind": "quarter"})).code, "period.days_missing");
    let codes: Vec<Value> = office
        .call("list_periods", json!({}))
        .as_array()
        .expect("periods")
        .iter()
        .map(|period| period["code"].clone())
        .collect();
    assert_eq!(codes, [json!("2026-Q3"), json!("2026-9M"), json!("DX-1")]);
    assert_eq!(office.call("list_periods", json!({}))[0]["due_on"], "2026-09-24", "ten days after the cut-off");
}

#[test]
fn nothing_is_half_written() {
    let sample = office();
    let ask = |path: &Path| json!({"period": "2026-Q3", "edition": "sent", "path": path});
    let missing = sample.office.path("khong-co/thu-muc.xlsx");
    assert_eq!(sample.office.refuse("export_report", ask(&missing)).code, "report.no_folder");
    let folder = sample.office.path("thu-muc.xlsx");
    std::fs::create_dir(&folder).expect("a folder");
    assert_eq!(sample.office.refuse("export_report", ask(&folder)).code, "report.target_is_folder");
    let target = sample.office.path("bao-cao");
    sample.office.call("export_report", ask(&target));
    assert!(sample.office.path("bao-cao.xlsx").exists(), "the ending is added");
    let left: Vec<_> = std::fs::read_dir(sample.office.folder())
        .expect("the folder")
        .filter_map(Result::ok)
        .map(|entry| entry.file_name())
        .collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn an_unknown_period_is_a_sentence() {
    let sample = office();
    let failure = sample.office.refuse("close_period", json!({ "period": "2019-Q1" }));
    assert_eq!(failure.code, "period.not_added");
    assert_eq!(sample.office.refuse("close_period", json!({ "period": "2031-Q1" })).code, "period.not_over");
    assert_eq!(sample.office.refuse("close_period", json!({})).code, "report.no_period");
}

#[test]
fn every_export_is_kept_in_the_history() {
    let sample = office();
    let count = || sample.office.call("list_history", json!({"limit": 500})).as_array().map_or(0, Vec::len);
    let before = count();
    export(&sample.office, "2026-Q3", "sent", "sent.xlsx");
    assert_eq!(count(), before + 1);
    export(&sample.office, "2026-Q3", "proof", "proof.xlsx");
    assert_eq!(count(), before + 2);
    let entries = sample.office.call("list_history", json!({"limit": 2}));
    assert_eq!(entries[0]["summary"], "Đã xuất bản kiểm chứng Quý III năm 2026 (có tên người)");
    assert_eq!(entries[1]["summary"], "Đã xuất bản gửi Quý III năm 2026");
    // What could not be written left nothing behind, and is not said to have been.
    let missing = sample.office.path("khong-co/thu-muc.xlsx");
    sample.office.refuse("export_report", json!({"period": "2026-Q3", "edition": "proof", "path": missing}));
    assert_eq!(count(), before + 2);
}

#[test]
fn the_overview_counts_as_of_today_and_leads_to_its_rows() {
    let sample = office();
    sample.office.call("close_period", json!({ "period": "2026-Q2" }));
    let overview = sample.office.call("overview", json!({}));
    let members = &overview["members"];
    assert_eq!((members["persons"]["count"].clone(), members["memberships"]["count"].clone()), (json!(4), json!(6)));
    assert_eq!((members["person_change"].clone(), members["membership_change"].clone()), (json!(0), json!(1)));
    assert_eq!(members["since"], "Quý II năm 2026");
    assert_eq!(members["undeclared"]["count"], 3);
    let kinds: Vec<(Value, Value)> = overview["organizations"]
        .as_array()
        .expect("kinds")
        .iter()
        .map(|kind| (kind["kind"].clone(), kind["count"].clone()))
        .collect();
    assert_eq!(kinds, [(json!("member_association"), json!(2)), (json!("affiliated_unit"), json!(1))]);
    assert_eq!(overview["period"]["period"]["code"], "2026-Q3");
    assert_eq!(overview["period"]["days_to_cutoff"], -6);
    let series = overview["series"].as_array().expect("series");
    assert_eq!(series.len(), 2);
    assert_eq!(series[0]["membership_count"], 5);
    let work: Vec<&str> =
        overview["work"].as_array().expect("work").iter().filter_map(|item| item["sentence"].as_str()).collect();
    assert!(work.contains(&"3 tổ chức chưa nộp báo cáo Quý III năm 2026"), "{work:?}");
}

fn period(office: &Office, code: &str) -> Value {
    let periods = office.call("list_periods", json!({}));
    let found = periods.as_array().expect("periods").iter().find(|period| period["code"] == code);
    found.expect("the period")["id"].clone()
}

/// How many rows the list of a figure shows, as the window asks for it; nothing where it leads to no list of rows.
fn rows_of(office: &Office, lead: &Value) -> Option<i64> {
    let own = |filter: &&Value| filter["column"] != "period";
    let filters: Vec<&Value> = lead["filters"].as_array().expect("filters").iter().filter(own).collect();
    let mut request = json!({ "filters": filters, "as_of_on": lead["as_of_on"], "limit": 1000 });
    let command = match lead["noun"].as_str() {
        Some("organizations") => "list_organizations",
        Some("people") => "count_people",
        Some("tasks") => "list_tasks",
        Some("obstacles") => "list_obstacles",
        Some("submissions") => {
            let asked = |at: usize| lead["filters"][at]["values"][0].as_str().expect("a value");
            let (code, state) = (asked(0), asked(1));
            let register = office.call("list_submissions", json!({ "period_id": period(office, code) }));
            let state_of = |row: &&Value| row["completeness"].as_str().unwrap_or("missing") == state;
            return Some(register.as_array().expect("the register").iter().filter(state_of).count() as i64);
        }
        _ => return None,
    };
    if command == "list_tasks" {
        request["period_starts_on"] = json!("2026-06-15");
    }
    let page = office.call(command, request);
    page["total"].as_i64().or_else(|| page["person_count"].as_i64())
}

/// Two records of one name and birthday, nobody's sex or birth known of a third, a term that runs out, a congress
/// that comes before the term ends, tasks without result, and one extended.
fn doubtful(sample: &Sample) {
    let office = &sample.office;
    for _ in 0..2 {
        person(
            office,
            json!({"full_name": "Lê Thị Hồng", "sex": "female", "birth_on": "1970-02-03"}),
            &[(sample.roads, "2020-01-01")],
        );
    }
    // Of the same name and birthday, but no member any more: nothing to count twice.
    let gone = person(
        office,
        json!({"full_name": "Lê Thị Hồng", "birth_on": "1970-02-03"}),
        &[(sample.medicine, "2019-01-01")],
    );
    let gone = office.call("get_person", json!({ "id": gone }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({"ids": [gone], "ended_on": "2020-01-01", "reason": "resign"}));
    for (organization, ends_on, congress) in
        [(sample.medicine, "2026-12-31", None), (sample.roads, "2029-12-31", Some("2026-11-15"))]
    {
        office.call(
            "save_organization_term",
            json!({"organization_id": organization,
                   "fields": {"starts_on": "2021-01-01", "ends_on": ends_on, "next_congress_on": congress}}),
        );
    }
    office.call(
        "record_submission",
        json!({"organization_id": sample.medicine, "period_id": period(office, "2026-Q3"), "submitted_on": "2026-09-10", "completeness": "incomplete"}),
    );
}

#[test]
fn every_figure_of_the_overview_counts_the_rows_it_leads_to() {
    let sample = office();
    doubtful(&sample);
    let overview = sample.office.call("overview", json!({}));
    let count = |key: &str| {
        let found = overview["work"].as_array().expect("work").iter().find(|item| item["key"] == key);
        found.map_or(0, |item| item["count"].as_i64().expect("a count"))
    };
    // The second quarter is still open: it is the one prepared, and nobody has sent anything for it.
    assert_eq!((count("terms_ending"), count("submissions_missing")), (2, 3));
    let mut figures: Vec<&Value> = overview["work"].as_array().expect("work").iter().collect();
    figures.extend(overview["organizations"].as_array().expect("kinds"));
    figures.extend([
        &overview["members"]["persons"],
        &overview["members"]["undeclared"],
        &overview["obstacles"],
        &overview["checklist"]["due_soon"],
    ]);
    let mut followed = 0;
    for figure in figures {
        let Some(rows) = rows_of(&sample.office, &figure["leads_to"]) else { continue };
        assert_eq!(json!(rows), figure["count"], "{figure}");
        followed += 1;
    }
    assert!(followed >= 8, "only {followed} figures lead to rows");
    for cell in overview["checklist"]["cell_leads"].as_array().expect("cells") {
        let rows = rows_of(&sample.office, &cell["leads_to"]).expect("a list");
        let name = cell["cell"].as_str().expect("a cell");
        assert_eq!(json!(rows), overview["checklist"]["cells"][name], "{cell}");
    }
}

#[test]
fn every_check_that_counts_what_is_missing_leads_to_those_rows() {
    let sample = office();
    doubtful(&sample);
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let lines = check["lines"].as_array().expect("lines");
    let found = |key: &str| lines.iter().find(|line| line["key"] == key).expect("a line")["found"].clone();
    assert_eq!(found("people.duplicates"), 2, "both records, and not the one of a person who left");
    assert_eq!(found("people.no_birth"), 4);
    assert_eq!((found("submissions.missing"), found("submissions.partial")), (json!(2), json!(1)));
    let mut followed = 0;
    for line in lines.iter().filter(|line| line["expected"] == 0 && line["leads_to"].is_object()) {
        let Some(rows) = rows_of(&sample.office, &line["leads_to"]) else { continue };
        assert_eq!(json!(rows), line["found"], "{line}");
        followed += 1;
    }
    assert!(followed >= 5, "only {followed} checks lead to rows");
}

/// Recipients as people type them.
const LETTERHEAD: &str = r#"{
    "governing_lines": ["Ủy ban nhân dân tỉnh Đắk Lắk"],
    "issuing_body": "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Đắk Lắk",
    "place": "Đắk Lắk",
    "symbol": "BC-LHH",
    "addressees": ["- Ủy ban nhân dân tỉnh;", "Sở Khoa học và Công nghệ"],
    "signing_for": "TM. Ban Thường vụ",
    "signer_title": "Chủ tịch",
    "signer_name": "Nguyễn Văn Mẫu",
    "recipients": ["- Như trên;", "– Sở Nội vụ", "Các hội thành viên."],
    "filed_at": "VT, VP"
}"#;

/// The settings with that letterhead.
fn settings(office: &Office) -> Value {
    let mut settings = office.call("get_settings", json!({}));
    settings["letterhead"] = serde_json::from_str(LETTERHEAD).expect("JSON");
    settings
}

#[test]
fn a_dash_typed_before_a_recipient_is_printed_once() {
    let sample = office();
    let settings = settings(&sample.office);
    sample.office.call("update_settings", settings);
    let cover = text(&export(&sample.office, "2026-Q3", "sent", "a.xlsx"), "Báo cáo");
    let printed: Vec<&str> = cover.lines().collect();
    for line in [
        "LIÊN HIỆP CÁC HỘI",
        "KHOA HỌC VÀ KỸ THUẬT",
        "TỈNH ĐẮK LẮK",
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh;",
        "- Sở Khoa học và Công nghệ.",
        "- Như trên;",
        "- Sở Nội vụ;",
        "- Các hội thành viên;",
        "- Lưu: VT, VP.",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
    ] {
        assert!(printed.contains(&line), "{line}: {printed:#?}");
    }
}

#[test]
fn the_settings_show_the_very_lines_that_are_printed() {
    let sample = office();
    let settings = settings(&sample.office);
    let form = sample.office.call("preview_form", settings.clone());
    assert_eq!(form["subject"], "Kết quả hoạt động và thực hiện nhiệm vụ quý … năm 2026");
    assert_eq!(form["number_line"], "Số:          /BC-LHH");
    sample.office.call("update_settings", settings);
    let cover = text(&export(&sample.office, "2026-Q3", "sent", "a.xlsx"), "Báo cáo");
    let printed: Vec<&str> = cover.lines().collect();
    let mut count = 0;
    for (name, lines) in form.as_object().expect("an object") {
        let lines: Vec<&str> = match lines {
            Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
            line => line.as_str().into_iter().collect(),
        };
        for line in lines.into_iter().filter(|_| name != "subject") {
            assert!(printed.contains(&line), "{name}: {line} is not printed: {printed:#?}");
            count += 1;
        }
    }
    assert_eq!(count, 21, "every line of the head and the foot");
}

/// The names proposed for a period's files as it stands.
fn names(office: &Office) -> [String; 2] {
    let names = office.call("report_file_names", json!({ "period": "2026-Q3" }));
    [0, 1].map(|place| names[place]["file_name"].as_str().expect("a name").to_owned())
}

#[test]
fn files_are_named_in_one_way_and_replacements_by_their_number() {
    let sample = office();
    let office = &sample.office;
    assert_eq!(names(office), ["Bao-cao-2026-Q3-ban-gui-nhap.xlsx", "Bao-cao-2026-Q3-ban-kiem-chung-nhap.xlsx"]);
    office.call("close_period", json!({ "period": "2026-Q3" }));
    assert_eq!(names(office), ["Bao-cao-2026-Q3-ban-gui.xlsx", "Bao-cao-2026-Q3-ban-kiem-chung.xlsx"]);
    for reason in ["Lần một", "Lần hai"] {
        office.call("reopen_period", json!({"period": "2026-Q3", "reason": reason}));
        office.call("close_period", json!({ "period": "2026-Q3" }));
    }
    let last = ["Bao-cao-2026-Q3-ban-gui-thay-the-2.xlsx", "Bao-cao-2026-Q3-ban-kiem-chung-thay-the-2.xlsx"];
    assert_eq!(names(office), last);
    let versions = office.call("list_report_versions", json!({ "period": "2026-Q3" }));
    let listed: Vec<&str> = versions
        .as_array()
        .expect("closings")
        .iter()
        .map(|version| version["files"][0]["file_name"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        listed,
        [
            "Bao-cao-2026-Q3-ban-gui-thay-the-2.xlsx",
            "Bao-cao-2026-Q3-ban-gui-thay-the-1.xlsx",
            "Bao-cao-2026-Q3-ban-gui.xlsx"
        ]
    );
}

#[test]
fn every_figure_of_the_preview_opens_as_many_rows_as_it_says() {
    let sample = office();
    let office = &sample.office;
    for period in ["2026-Q2", "2026-Q3"] {
        let preview = office.call("preview_report", json!({ "period": period }));
        let leads = office.call("list_report_leads", json!({ "period": period }));
        let mut followed = 0;
        for line in leads.as_array().expect("leads") {
            let lead = &line["leads_to"];
            let (Some(figure), "people") = (line["figure"].as_str(), lead["noun"].as_str().expect("a noun")) else {
                continue;
            };
            let says = match line["row"].as_u64() {
                Some(row) => preview["organizations"][row as usize]["members"][figure].as_i64().expect("a figure"),
                None => figure_of_all(&preview, figure),
            };
            let request = json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"]});
            let count = office.call("count_people", request);
            assert_eq!(count["membership_count"], says, "{period} {line}");
            followed += 1;
        }
        assert_eq!(followed, 4 * 5, "three organisations and all together, five figures each");
    }
}

fn figure_of_all(preview: &Value, figure: &str) -> i64 {
    let lines = preview["organizations"].as_array().expect("organisations");
    lines.iter().map(|line| line["members"][figure].as_i64().expect("a figure")).sum()
}
