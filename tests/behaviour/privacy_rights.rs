//! What people may ask of their own data, and by which right lists are kept.

use std::io::Read;
use std::path::Path;

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// A list brought in, a record merged, an edit, a roster, somebody who asked for it all.
fn office() -> (Office, i64, i64) {
    let office = Office::on("2026-05-04");
    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_religion"] = json!(true);
    settings["office"]["union_name"] = json!("Liên hiệp hội tỉnh Thử");
    office.call("update_settings", settings);
    let yd = office.organization("HYD", "Hội Y Dược", "member_association");
    let list =
        "Họ tên,Ngày sinh,Điện thoại,Tôn giáo\nLê Văn An,17/05/1962,0905000001,Phật giáo\nTrần Thị Ba,01/02/1970,,\n";
    std::fs::write(office.path("ds.csv"), list).unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": yd }));
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    let an = office.call("list_people", json!({ "search": "le van an" }))["rows"][0]["id"].as_i64().unwrap();
    let person = office.call("get_person", json!({ "id": an }))["person"].clone();
    let mut fields = person.clone();
    fields["phone"] = json!("0905000009");
    office.call("update_person", json!({ "id": an, "version": person["version"], "fields": fields }));
    (office, yd, an)
}

/// The words of a Word file, a line a paragraph.
fn words(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut text = String::new();
    for part in xml.replace("</w:p>", "\n").split('<') {
        match part.split_once('>') {
            Some((tag, words)) if tag == "w:t" || tag.starts_with("w:t ") => text.push_str(words),
            Some((_, words)) => text.push_str(words),
            None => text.push_str(part),
        }
    }
    text
}

#[test]
fn everything_about_one_person_goes_into_one_file_and_nobody_else() {
    let (office, yd, an) = office();
    office.call("send_rosters", json!({ "organization_ids": [yd], "folder": office.folder() }));
    let batch = office.call("list_import_batches", json!({}))[0]["id"].clone();
    let fields = json!({ "purpose": "Quản lý hội viên", "basis": "charter", "vouched_by": "Văn phòng Hội Y Dược" });
    office.call("save_data_source", json!({ "batch_id": batch, "fields": fields }));
    let asked = json!({ "person_id": an, "kind": "access", "received_on": "2026-05-02", "note": "Gửi bản giấy" });
    office.call("save_data_request", json!({ "fields": asked }));

    let path = office.path("An.docx");
    let request = |more: Value| {
        let mut request = json!({ "id": an, "path": path, "purpose": "Trả lời yêu cầu" });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let done = office.call("export_person_file", request(json!({})));
    assert_eq!(done["summary"], "Đã xuất toàn bộ dữ liệu đang lưu về Lê Văn An");
    let text = words(&path);
    for told in [
        "LIÊN HIỆP HỘI TỈNH THỬ",
        "Của: Lê Văn An",
        "17/05/1962",
        "0905000009",
        "Danh sách nhập của Hội Y Dược: ds.csv",
        "Quản lý hội viên",
        "Luật, điều lệ hội; Văn phòng Hội Y Dược",
        "Danh sách rà soát gửi Hội Y Dược",
        "Xem, cấp dữ liệu",
        "Gửi bản giấy",
        "Đã sửa hồ sơ Lê Văn An",
        "Điện thoại: 0905000001 → 0905000009",
        "Mở hồ sơ",
    ] {
        assert!(text.contains(told), "{told} in\n{text}");
    }
    assert!(!text.contains("Phật giáo") && !text.contains("Trần Thị Ba"), "{text}");
    // Chosen, what is sensitive is in it.
    office.call("export_person_file", request(json!({ "with_sensitive": true })));
    assert!(words(&path).contains("Phật giáo"));
    let log = office.call("list_access", json!({ "kind": "person_file" }));
    let told =
        |at: usize| (log[at]["with_sensitive"].clone(), log[at]["file_name"].clone(), log[at]["purpose"].clone());
    assert_eq!(told(0), (json!(true), json!("An.docx"), json!("Trả lời yêu cầu")));
    assert_eq!(told(1), (json!(false), json!("An.docx"), json!("Trả lời yêu cầu")));
    // Before an erasure it is told that such files are out.
    assert_eq!(office.call("forecast_erasure", json!({ "id": an }))["exports"].as_array().unwrap().len(), 2);
}

#[test]
fn a_list_says_why_it_is_kept_and_the_next_one_is_proposed_the_same() {
    let (office, yd, an) = office();
    let lacking = || office.call("list_data_sources", json!({ "lacking": true }));
    let found = lacking();
    assert_eq!(
        (found.as_array().unwrap().len(), &found[0]["file_name"], &found[0]["row_count"], &found[0]["is_told"]),
        (1, &json!("ds.csv"), &json!(2), &json!(false))
    );
    let batch = found[0]["batch_id"].clone();
    assert_eq!(office.call("propose_data_source", json!({ "id": yd }))["purpose"], Value::Null);
    let save = |version: i64, fields: Value| json!({ "batch_id": batch, "version": version, "fields": fields });
    // The purpose alone does not tell by which right.
    office.call("save_data_source", save(0, json!({ "purpose": " Quản lý hội viên " })));
    assert_eq!(lacking().as_array().unwrap().len(), 1);
    let full =
        json!({ "purpose": "Quản lý hội viên", "basis": "consent", "doc_number": "12/CV", "doc_on": "2026-05-01" });
    let done = office.call("save_data_source", save(1, full.clone()));
    assert_eq!((&done["answer"]["is_told"], &done["answer"]["version"]), (&json!(true), &json!(2)));
    assert_eq!(lacking(), json!([]));
    // The same again changes nothing; an older version is refused; so is the paper of tomorrow.
    assert_eq!(office.call("save_data_source", save(2, full.clone()))["entry_id"], Value::Null);
    assert_eq!(office.refuse("save_data_source", save(1, full)).code, "request.stale");
    let tomorrow = save(2, json!({ "doc_on": "2026-05-05" }));
    assert_eq!(office.refuse("save_data_source", tomorrow).field.as_deref(), Some("doc_on"));
    assert_eq!(office.refuse("save_data_source", json!({ "fields": {} })).code, "data_source.of_no_list");
    // Proposed without the paper, which is of that list alone.
    assert_eq!(
        office.call("propose_data_source", json!({ "id": yd })),
        json!({ "purpose": "Quản lý hội viên", "basis": "consent", "vouched_by": null, "doc_number": null, "doc_on": null })
    );
    // Where somebody comes from; who was written by hand comes from nowhere.
    let of = |id: i64| office.call("list_data_sources", json!({ "person_id": id })).as_array().unwrap().len();
    let by_hand = office.call("create_person", json!({ "fields": { "full_name": "Võ Tư" } }))["answer"]["id"].clone();
    assert_eq!((of(an), of(by_hand.as_i64().unwrap())), (1, 0));
    // The import taken back takes it along, and brings it back.
    let entry = office.call("list_history", json!({ "act": "import_list" }))[0]["id"].clone();
    office.call("undo", json!({ "entry_id": entry, "keep_later": true }));
    assert_eq!(office.call("check_book", json!({}))["ok"], true);
}

#[test]
fn what_people_ask_is_registered_and_a_withdrawn_consent_marks_the_record() {
    let (office, _, an) = office();
    let ask = |more: Value| {
        let mut fields =
            json!({ "person_id": an, "kind": "correction", "received_on": "2026-05-02", "due_on": "2026-05-12" });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "fields": fields })
    };
    let refused = |more: Value| office.refuse("save_data_request", ask(more)).code;
    assert_eq!(refused(json!({ "received_on": "2026-05-05" })), "data_request.received_in_future");
    assert_eq!(refused(json!({ "done_on": "2026-05-01" })), "data_request.done_out_of_order");
    assert_eq!(refused(json!({ "due_on": "2026-05-01" })), "data_request.due_before_received");
    let one = office.call("save_data_request", ask(json!({})));
    assert_eq!(one["summary"], "Đã ghi yêu cầu “Đính chính” của Lê Văn An");
    let withdrawn = || office.call("get_person", json!({ "id": an }))["withdrawn_on"].clone();
    assert_eq!(withdrawn(), Value::Null);
    office.call("save_data_request", ask(json!({ "kind": "withdrawal", "received_on": "2026-05-03" })));
    assert_eq!(withdrawn(), "2026-05-03");

    let mut answered = ask(json!({ "done_on": "2026-05-04" }));
    (answered["id"], answered["version"]) = (one["answer"]["id"].clone(), json!(1));
    office.call("save_data_request", answered.clone());
    assert_eq!(office.refuse("save_data_request", answered).code, "request.stale");
    let list = |more: Value| office.call("list_data_requests", more).as_array().unwrap().len();
    assert_eq!((list(json!({})), list(json!({ "open": true })), list(json!({ "person_id": an + 1 }))), (2, 1, 0));
    // It goes along with a merge, and is taken back like any act.
    let other = office.call("create_person", json!({ "fields": { "full_name": "Lê Văn An" } }))["answer"]["id"].clone();
    let version = office.call("get_person", json!({ "id": an }))["person"]["version"].clone();
    let pair = json!({ "into_id": other, "into_version": 1, "from_id": an, "from_version": version });
    office.call("merge_people", json!({ "merges": [pair] }));
    assert_eq!(list(json!({ "person_id": other })), 2);
    office.call("undo", json!({}));
    assert_eq!(list(json!({ "person_id": an })), 2);
    office.call("delete_data_request", json!({ "id": one["answer"]["id"], "version": 4 }));
    assert_eq!(list(json!({})), 1);
}
