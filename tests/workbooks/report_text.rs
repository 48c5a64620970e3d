//! The words of a report as a Word file: what it says, that a closed one is frozen to the byte, and what it must not
//! tell. The figures are those counted by hand in [`sample_kit::office`].

mod sample_kit;

use std::io::Read;

use lienhiep_tests::Office;
use sample_kit::{Sample, office, person};
use serde_json::{Value, json};

/// The file of a request.
#[track_caller]
fn word(office: &Office, mut request: Value, name: &str) -> Vec<u8> {
    let path = office.path(name);
    request["path"] = json!(path);
    let done = office.call("export_report_text", request);
    assert_eq!((&done["answer"]["path"], &done["can_undo"]), (&json!(path), &json!(false)));
    std::fs::read(path).expect("the exported file")
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    (0..file.len())
        .map(|index| {
            let mut part = file.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().expect("a name").into_owned(), text)
        })
        .collect()
}

/// The words of a part, a line for each paragraph.
fn lines(bytes: &[u8], part: &str) -> Vec<String> {
    let xml = parts(bytes).into_iter().find(|(name, _)| name == part).expect("the part").1;
    let text = |paragraph: &str| -> String {
        let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        let text: String = texts.map(|text| text.split("</w:t>").next().expect("an end")).collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    xml.split("</w:p>").map(text).filter(|line| !line.is_empty()).collect()
}

fn document(bytes: &[u8]) -> Vec<String> {
    lines(bytes, "word/document.xml")
}

/// The lines from one to another, both among them.
#[track_caller]
fn between<'l>(lines: &'l [String], first: &str, last: &str) -> Vec<&'l str> {
    let from = lines.iter().position(|line| line == first).unwrap_or_else(|| panic!("no {first}: {lines:#?}"));
    let to = lines[from..].iter().position(|line| line == last).unwrap_or_else(|| panic!("no {last}: {lines:#?}"));
    lines[from..=from + to].iter().map(String::as_str).collect()
}

fn write(sample: &Sample, key: &str, body: &str) {
    let texts = sample.office.call("list_report_texts", json!({ "period": "2026-Q3" }));
    let kept = texts.as_array().expect("texts").iter().find(|text| text["key"] == key).expect("the section");
    let request = json!({ "period": "2026-Q3", "key": key, "version": kept["version"], "body": body });
    sample.office.call("save_report_text", request);
}

/// The letterhead with names that XML has its own words for.
fn letterhead(office: &Office) {
    let mut settings = office.call("get_settings", json!({}));
    for (name, value) in [
        ("governing_lines", json!(["Ủy ban nhân dân tỉnh"])),
        ("issuing_body", json!("Liên hiệp hội <tỉnh> & thành viên")),
        ("place", json!("Đắk Lắk")),
        ("symbol", json!("BC-LHH")),
        ("addressees", json!(["Ủy ban nhân dân tỉnh"])),
        ("signing_for", json!("TM. Ban Thường vụ")),
        ("signer_title", json!("Chủ tịch")),
        ("signer_name", json!("Nguyễn Văn Mẫu")),
        ("recipients", json!(["Như trên", "Sở R&D"])),
        ("filed_at", json!("VT")),
    ] {
        settings["letterhead"][name] = value;
    }
    office.call("update_settings", settings);
}

#[test]
fn the_words_stand_in_the_form_of_the_decree_with_their_totals_and_annexes() {
    let sample = office();
    letterhead(&sample.office);
    write(&sample, "results.organization", "Có 3 tổ chức & 4 người <ước>.\nĐoạn hai.");
    write(&sample, "results.knowledge", "");
    write(&sample, "assessment", "Tốt.");
    sample.office.close(json!({ "period": "2026-Q3", "doc_number": 5, "signed_on": "2026-09-20" }));
    let bytes = word(&sample.office, json!({ "period": "2026-Q3" }), "loi.docx");
    let lines = document(&bytes);
    assert_eq!(
        between(&lines, "ỦY BAN NHÂN DÂN TỈNH", "Kính gửi: Ủy ban nhân dân tỉnh."),
        [
            "ỦY BAN NHÂN DÂN TỈNH",
            "LIÊN HIỆP HỘI <TỈNH>",
            "& THÀNH VIÊN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 05/BC-LHH",
            "Đắk Lắk, ngày 20 tháng 9 năm 2026",
            "BÁO CÁO",
            "Kết quả hoạt động và thực hiện nhiệm vụ quý III năm 2026",
            "(Số liệu từ ngày 15/06/2026 đến ngày 14/09/2026)",
            "Kính gửi: Ủy ban nhân dân tỉnh.",
        ]
    );
    // Opening 5, two came, one left; four persons, one of whom came and one left; women 4 of 6 and 2 of 4.
    assert_eq!(
        between(&lines, "I. KẾT QUẢ THỰC HIỆN", "II. ĐÁNH GIÁ CHUNG"),
        [
            "I. KẾT QUẢ THỰC HIỆN",
            "1. Tổ chức hội và hội viên",
            "Có 3 tổ chức & 4 người <ước>.",
            "Đoạn hai.",
            "Tổng hợp hội viên trong kỳ (chi tiết tại Phụ lục I)",
            "Hội viên",
            "Đầu kỳ",
            "Tăng",
            "Giảm",
            "Cuối kỳ",
            "Trong đó nữ",
            "Số lượt hội viên",
            "5",
            "2",
            "1",
            "6",
            "4",
            "Số người (không trùng)",
            "4",
            "1",
            "1",
            "4",
            "2",
            "II. ĐÁNH GIÁ CHUNG",
        ]
    );
    assert!(!lines.iter().any(|line| line.contains("Phổ biến kiến thức")), "a heading without words is not printed");
    assert_eq!(
        between(&lines, "Phụ lục kèm theo Báo cáo này:", "Nguyễn Văn Mẫu"),
        [
            "Phụ lục kèm theo Báo cáo này:",
            "- Phụ lục I: Tổ chức và hội viên;",
            "- Phụ lục II: Tiến độ thực hiện nhiệm vụ;",
            "- Phụ lục III: Nhiệm vụ quá hạn, sắp đến hạn;",
            "- Phụ lục IV: Số liệu hoạt động;",
            "- Phụ lục V: Khó khăn, vướng mắc và kiến nghị;",
            "- Phụ lục VI: Tình hình nộp báo cáo của các tổ chức.",
            "Nơi nhận:",
            "- Như trên;",
            "- Sở R&D;",
            "- Lưu: VT.",
            "TM. BAN THƯỜNG VỤ",
            "CHỦ TỊCH",
            "Nguyễn Văn Mẫu",
        ]
    );
}

#[test]
fn a_long_section_is_there_to_its_last_word() {
    let sample = office();
    let long = format!("{} Hết.", "Nội dung dài, có dấu. ".repeat(250).trim_end());
    assert!(long.chars().count() > 5_000);
    write(&sample, "assessment", &long);
    assert!(document(&word(&sample.office, json!({ "period": "2026-Q3" }), "a.docx")).contains(&long));
}

#[test]
fn tasks_are_summed_up_done_or_not_on_time_or_late() {
    let sample = office();
    let plan = sample.office.call(
        "create_plan",
        json!({ "doc_number": "5395/KH-UBND", "subject": "Kế hoạch thử", "starts_on": "2026-01-01", "ends_on": "2026-12-31" }),
    );
    let task = |code: &str, due: Value| {
        let kind = if due.is_null() { "continuous" } else { "once" };
        let request = json!({ "plan_id": plan["answer"]["id"], "code": code, "content": format!("Việc {code}"),
            "schedule_kind": kind, "due_on": due });
        sample.office.call("create_task", request)["answer"]["id"].clone()
    };
    let done = |id: Value, on: &str| {
        let request = json!({ "task_id": id, "reported_on": on, "progress": "done", "completed_on": on });
        sample.office.call("record_progress", request);
    };
    done(task("1", json!("2026-08-01")), "2026-07-30");
    done(task("2", json!("2026-08-01")), "2026-08-02");
    task("3", json!("2026-09-01"));
    task("4", json!("2026-09-13"));
    task("5", json!("2026-12-01"));
    task("6", Value::Null);
    let lines = document(&word(&sample.office, json!({ "period": "2026-Q3" }), "a.docx"));
    let caption = "Tổng hợp tiến độ nhiệm vụ (chi tiết tại Phụ lục II)";
    assert_eq!(
        between(&lines, caption, "II. ĐÁNH GIÁ CHUNG"),
        [
            caption,
            "Nhiệm vụ",
            "Đúng hạn, trong hạn",
            "Quá hạn",
            "Không có hạn",
            "Cộng",
            "Hoàn thành",
            "1",
            "1",
            "0",
            "2",
            "Chưa hoàn thành",
            "1",
            "2",
            "1",
            "4",
            "Cộng",
            "2",
            "3",
            "1",
            "6",
            "II. ĐÁNH GIÁ CHUNG",
        ]
    );
}

#[test]
fn a_closed_report_stays_the_same_file_whatever_comes() {
    let sample = office();
    letterhead(&sample.office);
    sample.office.close(json!({ "period": "2026-Q3", "doc_number": 5, "signed_on": "2026-09-20" }));
    let request = || json!({ "period": "2026-Q3" });
    let first = word(&sample.office, request(), "a.docx");
    assert!(first == word(&sample.office, request(), "b.docx"), "twice the same");
    sample.office.set_today("2027-03-01");
    // Another letterhead, other people, a merged record, another period closed, opened and closed again.
    let mut settings = sample.office.call("get_settings", json!({}));
    settings["letterhead"]["signer_name"] = json!("Người khác");
    sample.office.call("update_settings", settings);
    person(&sample.office, json!({ "full_name": "Lê Văn Mới" }), &[(sample.medicine, "2026-07-02")]);
    let twin = person(&sample.office, json!({ "full_name": "Y Thuột Kđoh" }), &[(sample.roads, "2015-01-01")]);
    let version = |id: i64| sample.office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let pair = json!({ "into_id": sample.thuot, "into_version": version(sample.thuot), "from_id": twin, "from_version": version(twin) });
    sample.office.call("merge_people", json!({ "merges": [pair] }));
    sample.office.close(json!({ "period": "2026-Q2" }));
    sample.office.call("reopen_period", json!({ "period": "2026-Q2", "reason": "Thử" }));
    sample.office.close(json!({ "period": "2026-Q2" }));
    assert!(first == word(&sample.office, request(), "c.docx"), "after later acts");
    // Replaced: the earlier closing is still given out, and the new one says what it is.
    sample.office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Bổ sung hội viên" }));
    write(&sample, "assessment", "Lời sau khi mở lại.");
    let open = word(&sample.office, request(), "d.docx");
    assert_eq!(lines(&open, "word/header1.xml"), ["SỐ LIỆU CHƯA CHỐT", "2"]);
    sample.office.close(request());
    let second = word(&sample.office, request(), "e.docx");
    assert!(first == word(&sample.office, json!({ "period": "2026-Q3", "number": 1 }), "f.docx"));
    assert!(second == word(&sample.office, json!({ "period": "2026-Q3", "number": 2 }), "g.docx"));
    let said = document(&second);
    assert!(said.contains(&"(Bản thay thế lần 1: Bổ sung hội viên)".to_owned()), "{said:#?}");
    assert!(said.contains(&"Lời sau khi mở lại.".to_owned()) && said.contains(&"Người khác".to_owned()));
    assert_eq!(lines(&second, "word/header1.xml"), ["2"], "only the number of the page");
    let checked = sample.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
}

#[test]
fn a_closing_of_an_earlier_program_gives_out_what_was_frozen() {
    let office = Office::on("2026-11-20");
    let book = office.path("cu.lienhiep");
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-9.lienhiep");
    std::fs::copy(kept, &book).expect("a copy");
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": book }));
    let periods = office.call("list_periods", json!({}));
    let closed = periods.as_array().expect("periods").iter().find(|period| period["status"] == "closed");
    let of = json!({ "period_id": closed.expect("a closed period")["id"] });
    let first = word(&office, of.clone(), "a.docx");
    let mut settings = office.call("get_settings", json!({}));
    settings["letterhead"]["signer_name"] = json!("Người khác hẳn");
    office.call("update_settings", settings);
    let again = word(&office, of, "b.docx");
    assert!(first == again, "of the frozen figures and words alone");
    assert!(!document(&again).iter().any(|line| line.contains("Người khác hẳn")));
}

#[test]
fn the_file_tells_nothing_of_the_machine_and_names_no_member() {
    let sample = office();
    let bytes = word(&sample.office, json!({ "period": "2026-Q3" }), "a.docx");
    let folder = sample.office.folder().file_name().expect("a name").to_string_lossy().into_owned();
    for (name, text) in parts(&bytes) {
        for word in ["Người thử", folder.as_str(), "/tmp", "\\Users", "Linh Niê", "Ánh", "Thuột"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
    }
}

#[test]
fn the_name_says_draft_or_replacement_and_what_cannot_be_written_is_refused() {
    let sample = office();
    let name = |request: Value| sample.office.call("report_text_name", request)["file_name"].clone();
    assert_eq!(name(json!({ "period": "2026-Q3" })), "Bao-cao-2026-Q3-loi-van-nhap.docx");
    let refused = sample.office.refuse("report_text_name", json!({ "period": "2026-Q3", "number": 1 }));
    assert_eq!(refused.code, "report.no_such_version");
    sample.office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(name(json!({ "period": "2026-Q3" })), "Bao-cao-2026-Q3-loi-van.docx");
    sample.office.call("reopen_period", json!({ "period": "2026-Q3", "reason": "Thử" }));
    sample.office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(name(json!({ "period": "2026-Q3", "number": 2 })), "Bao-cao-2026-Q3-loi-van-thay-the-1.docx");
    let export = |path: &str| json!({ "period": "2026-Q3", "path": sample.office.path(path) });
    for (path, code) in [("a.xlsx", "file.other_ending"), ("khong/a.docx", "file.no_folder")] {
        let refused = sample.office.refuse("export_report_text", export(path));
        assert_eq!(refused.code, code);
        assert!(refused.sentence.contains("Hãy") || refused.sentence.contains("hãy"), "{}", refused.sentence);
    }
    assert_eq!(
        sample.office.refuse("export_report_text", json!({ "path": sample.office.path("a.docx") })).code,
        "report.no_period"
    );
    sample.office.call("export_report_text", export("b"));
    assert!(sample.office.path("b.docx").exists(), "the ending is added");
    let history = sample.office.call("list_history", json!({}));
    let last = history.as_array().and_then(|entries| entries.first()).expect("an entry");
    assert_eq!(last["summary"], "Đã xuất lời văn báo cáo Quý III năm 2026 (tệp Word)", "{last}");
}

#[test]
fn a_word_file_that_was_changed_in_the_book_is_found() {
    let sample = office();
    sample.office.close(json!({ "period": "2026-Q3" }));
    assert_eq!(sample.office.call("check_book", json!({}))["ok"], true);
    sample.office.call("close_book", json!({}));
    let book = sample.office.path("so.lienhiep");
    let file = rusqlite::Connection::open(&book).expect("the book");
    file.execute_batch(
        "DROP TRIGGER period_closing_frozen_update;
         UPDATE period_closing SET data = json_set(data, '$.text_file.hex', '504b0304');",
    )
    .expect("changed from outside");
    drop(file);
    sample.office.call("open_book", json!({ "path": book }));
    let report = sample.office.call("check_book", json!({}));
    let checked = report["checked"].as_array().expect("checks");
    let files = checked.iter().find(|check| check["check"] == "frozen_files").expect("the check");
    assert_eq!(files["findings"][0]["text"], "Nội dung tệp khác với lúc chốt.", "{files}");
    assert_eq!(files["findings"][0]["table"], "period_closing");
}
