//! The words of a report, its letterhead and the names of its files.

mod sample_kit;

use lienhiep_tests::Office;
use sample_kit::{export, office, text};
use serde_json::{Value, json};

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
    office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(names(office), ["Bao-cao-2026-Q3-ban-gui.xlsx", "Bao-cao-2026-Q3-ban-kiem-chung.xlsx"]);
    for reason in ["Lần một", "Lần hai"] {
        office.call("reopen_period", json!({"period": "2026-Q3", "reason": reason}));
        office.close(json!({ "period": "2026-Q3" }));
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
