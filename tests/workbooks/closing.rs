//! Periods, closing and export through the command table. Every figure was counted by hand from the list of people
//! in [`sample_kit::office`].

mod sample_kit;

use std::path::Path;

use lienhiep_tests::Office;
use sample_kit::{Sample, assert_figures, export, office, person, text};
use serde_json::{Value, json};

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
    let closed = sample.office.close(json!({"period": "2026-Q3", "doc_number": 5, "signed_on": "2026-09-20"}));
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
        "“Quý III năm 2026” còn đang chạy đến ngày 14/09/2026 nên chưa chốt được. Hãy chốt vào chính ngày 14/09/2026 hoặc sau đó."
    );
    sample.office.set_today("2026-09-14");
    sample.office.close(json!({ "period": "2026-Q3" }));
}

#[test]
fn closing_twice_is_refused() {
    let sample = office();
    let closed = sample.office.close(json!({ "period": "2026-Q3" }));
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
    sample.office.close(json!({ "period": "2026-Q3" }));
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
    sample.office.close(json!({ "period": "2026-Q3" }));
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
    // The proposed sentence counts the women too.
    assert!(
        lines.iter().any(|(subject, what, frozen, now)| *subject == "Tổ chức hội và hội viên"
            && *what == "Lời báo cáo"
            && frozen.contains("2 nữ")
            && now.contains("3 nữ")),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_replacement_keeps_the_first_report_and_says_why() {
    let sample = office();
    sample.office.close(json!({ "period": "2026-Q3" }));
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
    let closed = sample.office.close(json!({ "period": "2026-Q3" }));
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
fn a_version_tells_the_number_and_the_day_it_was_printed_with() {
    let sample = office();
    sample.office.close(json!({"period": "2026-Q3", "doc_number": 5, "signed_on": "2026-09-18"}));
    sample.office.call("reopen_period", json!({"period": "2026-Q3", "reason": "Bổ sung hội viên"}));
    let closed = sample.office.close(json!({ "period": "2026-Q3" }));
    assert_eq!((&closed["answer"]["doc_number"], &closed["answer"]["signed_on"]), (&Value::Null, &Value::Null));
    let versions = sample.office.call("list_report_versions", json!({ "period": "2026-Q3" }));
    let words = |at: usize| (versions[at]["doc_number"].clone(), versions[at]["signed_on"].clone());
    assert_eq!(words(0), (Value::Null, Value::Null));
    assert_eq!(words(1), (json!(5), json!("2026-09-18")), "the version before keeps its own");
}

#[test]
fn the_opening_figure_is_the_last_frozen_one_or_says_why_not() {
    let sample = office();
    sample.office.close(json!({ "period": "2026-Q2" }));
    let preview = sample.office.call("preview_report", json!({ "period": "2026-Q3" }));
    assert_eq!(preview["period"]["opening_from"], "quý II năm 2026");
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
    assert!(annex.contains("Đầu kỳ +1 so với số đã chốt quý II năm 2026"), "{annex}");
    assert!(annex.contains("chênh +1 lượt, +1 người ở 1 tổ chức"), "{annex}");
}

#[test]
fn a_gap_before_the_period_is_told_and_not_called_an_adjustment() {
    let sample = office();
    sample.office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": 1}));
    sample.office.close(json!({ "period": "2026-Q1" }));
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
    assert!(open["advice"].as_str().is_some_and(|text| text.starts_with("Nên chốt trước: quý II năm 2026.")), "{open}");
    let advice = line("members.opening")["advice"].as_str().expect("words").to_owned();
    assert!(advice.starts_with("Từ 15/03/2026 đến 14/06/2026 chưa có số chốt"), "{advice}");
    let bytes = export(&sample.office, "2026-Q3", "sent", "q3.xlsx");
    let annex = text(&bytes, "PL I Tổ chức, hội viên");
    assert!(
        annex.contains("kỳ chốt gần nhất trước kỳ này là quý I năm 2026; từ ngày 15/03/2026 đến ngày 14/06/2026 chưa có số chốt (kỳ chưa chốt: quý II năm 2026)"),
        "{annex}"
    );
    assert!(!annex.contains("do hồ sơ được điều chỉnh sau khi chốt"), "{annex}");
    // The increase since the beginning of the year has all quarters, closed or not: 1 in the second, 2 in the third.
    let figures = [("members.increase", 2.0), ("members.increase.cumulative", 3.0)];
    assert_figures(&sample.office, "2026-Q3", &figures);
    sample.office.close(json!({ "period": "2026-Q2" }));
    assert_eq!(line("period.open_before")["level"], "ok");
    assert_figures(&sample.office, "2026-Q3", &figures);
    assert!(
        text(&export(&sample.office, "2026-Q3", "sent", "q3b.xlsx"), "PL I Tổ chức, hội viên")
            .contains("Số đầu kỳ bằng số cuối kỳ đã chốt của quý II năm 2026.")
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
    assert_eq!(sample.office.refuse("export_report", ask(&missing)).code, "file.no_folder");
    let folder = sample.office.path("thu-muc.xlsx");
    std::fs::create_dir(&folder).expect("a folder");
    assert_eq!(sample.office.refuse("export_report", ask(&folder)).code, "file.target_is_folder");
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
fn a_number_or_a_day_that_no_document_bears_is_not_frozen() {
    let sample = office();
    let refused = |more: Value| {
        let mut request = json!({ "period": "2026-Q3" });
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let failure = sample.office.refuse("close_period", request);
        assert!(failure.sentence.contains("Hãy "), "{}", failure.sentence);
        (failure.code, failure.field.unwrap_or_default())
    };
    for number in [0_u32, 100_000, u32::MAX] {
        let told = refused(json!({ "doc_number": number }));
        assert_eq!(told, ("report.doc_number_out_of_range".into(), "doc_number".into()));
    }
    for day in ["1900-01-01", "2026-09-13"] {
        let told = refused(json!({ "signed_on": day }));
        assert_eq!(told, ("report.signed_before_cutoff".into(), "signed_on".into()));
    }
    for day in ["2100-12-31", "2026-10-21"] {
        let told = refused(json!({ "signed_on": day }));
        assert_eq!(told, ("report.signed_too_late".into(), "signed_on".into()));
    }
    sample.office.close(json!({ "period": "2026-Q3", "doc_number": 99_999, "signed_on": "2026-10-20" }));
}
