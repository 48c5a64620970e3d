//! What is asked of a list by hand or by a script: a range of columns, odd keys, sheets that are not there; and doubts
//! about numbers in the words of the list.

use lienhiep_tests::Office;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn request(office: &Office, organization: i64, more: Value) -> Value {
    let mut request = json!({ "path": office.path("ds.xlsx"), "organization_id": organization });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

fn names(office: &Office, preview: &Value) -> Vec<String> {
    let rows = office.call("import_rows", json!({ "preview_id": preview["preview_id"] }))["rows"].clone();
    let name = |row: &Value| row["values"]["full_name"].as_str().unwrap_or_default().to_owned();
    rows.as_array().unwrap().iter().map(name).collect()
}

fn book(office: &Office, rows: &[&[&str]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    book.save(office.path("ds.xlsx")).unwrap();
}

/// The committee to the left, the members to the right, as an office lays them side by side.
fn two_tables(office: &Office) {
    book(
        office,
        &[
            &["BAN CHẤP HÀNH", "", "", "", "DANH SÁCH HỘI VIÊN"],
            &["TT", "Họ và tên", "Chức vụ", "", "TT", "Họ và tên", "Năm sinh", "Điện thoại"],
            &["1", "Lê Văn An", "Chủ tịch", "", "1", "Trần Thị Ba", "1962", "0905111222"],
            &["2", "Võ Tư", "Thư ký", "", "2", "Hồ Năm", "1970", "0905111333"],
            &["", "", "", "", "3", "Đỗ Sáu", "1980", "0905111444"],
        ],
    );
}

#[test]
fn of_two_tables_side_by_side_the_chosen_one_is_read() {
    let (office, id) = office();
    two_tables(&office);
    // By itself the program reads one of them, and says that there is another.
    let alone = office.call("preview_import", request(&office, id, json!({})));
    assert_eq!(names(&office, &alone), ["Lê Văn An", "Võ Tư"]);
    let remarks = alone["remarks"].to_string();
    assert!(remarks.contains("Cột F “Họ và tên” cũng ghi họ tên") && remarks.contains("Từ cột"), "{remarks}");
    let right = office.call("preview_import", request(&office, id, json!({ "first_column": "e", "last_column": "H" })));
    assert_eq!(names(&office, &right), ["Trần Thị Ba", "Hồ Năm", "Đỗ Sáu"]);
    assert_eq!(right["columns"][1], json!({ "column": "F", "source": "Họ và tên", "field": "full_name" }));
    assert_eq!(right["remarks"], json!([]));
    // The columns beside it are shown as they stand, so that others can be chosen.
    let sheet = office.call("import_sheet", json!({ "preview_id": right["preview_id"] }));
    assert_eq!(
        sheet["rows"][2]["cells"],
        json!(["1", "Lê Văn An", "Chủ tịch", "", "1", "Trần Thị Ba", "1962", "0905111222"])
    );
    let left = office.call("preview_import", request(&office, id, json!({ "last_column": "C" })));
    assert_eq!(names(&office, &left), ["Lê Văn An", "Võ Tư"]);
    assert_eq!(left["remarks"], json!([]));
    office.call("apply_import", json!({ "preview_id": left["preview_id"] }));
}

#[test]
fn a_range_that_is_none_is_refused() {
    let (office, id) = office();
    two_tables(&office);
    for (more, code, field, said) in [
        (json!({ "first_column": "5" }), "import.not_a_column", Some("first_column"), "“5”"),
        (json!({ "last_column": "ABCD" }), "import.not_a_column", Some("last_column"), "“ABCD”"),
        (json!({ "last_column": "XFE" }), "import.not_a_column", Some("last_column"), "“XFE”"),
        (
            json!({ "first_column": "H", "last_column": "E" }),
            "import.columns_reversed",
            Some("last_column"),
            "H đứng sau",
        ),
        (json!({ "first_column": "E", "columns": { "B": "full_name" } }), "import.column_outside", None, "Cột B"),
        (json!({ "first_column": "J" }), "import.no_name_column", None, "họ và tên"),
    ] {
        let failure = office.refuse("preview_import", request(&office, id, more.clone()));
        assert_eq!((failure.code.as_str(), failure.field.as_deref()), (code, field), "{more}");
        assert!(failure.sentence.contains(said) && failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
    // A blank is no range, a column left out may lie outside.
    let blank = json!({ "first_column": " ", "last_column": "", "columns": { "C": null } });
    assert_eq!(office.call("preview_import", request(&office, id, blank))["counts"]["new"], 2);
}

#[test]
fn a_merged_head_is_read_as_far_as_it_lies_in_the_range() {
    let (office, id) = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 5, "DANH SÁCH", &plain).unwrap();
    for (column, text) in (0..).zip(["TT", "Họ và tên", "Ghi chú", "Họ và tên", "Năm sinh", "Nơi ở"]) {
        sheet.write(1, column, text).unwrap();
    }
    for (column, text) in (0..).zip(["1", "Lê Văn An", "", "Trần Thị Ba", "1962", "Huế"]) {
        sheet.write(2, column, text).unwrap();
    }
    book.save(office.path("ds.xlsx")).unwrap();
    let right = office.call("preview_import", request(&office, id, json!({ "first_column": "D" })));
    assert_eq!(names(&office, &right), ["Trần Thị Ba"]);
}

#[test]
fn odd_keys_of_columns_and_answers_are_refused() {
    let (office, id) = office();
    two_tables(&office);
    for column in ["", "1", "ZZZZ", "XFD", "Á", "M"] {
        let columns = json!({ "columns": { column: "phone" } });
        let failure = office.refuse("preview_import", request(&office, id, columns));
        assert_eq!(failure.code, "import.no_such_column", "{column}");
        assert!(failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
    for key in ["", "loud", "capitals:B", "encoding", "encoding:5", "encoding:b", "lost_zeros:B:1", "unknown_word:B"] {
        let failure = office.refuse("preview_import", request(&office, id, json!({ "answers": { key: "keep" } })));
        assert_eq!(failure.code, "import.no_such_question", "{key}");
        assert!(failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
    // A question that this list does not ask is no mistake, but it is said.
    let answered = office.call("preview_import", request(&office, id, json!({ "answers": { "capitals": "proper" } })));
    assert!(answered["remarks"].to_string().contains("1 câu trả lời không dùng đến"), "{}", answered["remarks"]);
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let (office, id) = office();
    two_tables(&office);
    let made = office.call("preview_import", request(&office, id, json!({})));
    let failure = office.refuse("import_sheet", json!({ "preview_id": made["preview_id"], "sheet": "Tờ 9" }));
    assert_eq!(failure.code, "import.no_such_sheet");
    assert!(failure.sentence.contains("“Tờ 9”") && failure.sentence.contains("“Sheet1”"), "{}", failure.sentence);
}

#[test]
fn one_card_on_two_people_of_a_list_is_pointed_at() {
    let (office, id) = office();
    book(
        &office,
        &[
            &["Họ và tên", "Năm sinh", "Số thẻ"],
            &["Lê Văn An", "1962", "HLV 007"],
            &["Trần Thị Ba", "1970", "hlv007"],
            &["Võ Tư", "1980", "chưa có"],
            &["Hồ Năm", "1985", "chưa có"],
        ],
    );
    let made = office.call("preview_import", request(&office, id, json!({})));
    let rows = office.call("import_rows", json!({ "preview_id": made["preview_id"] }))["rows"].clone();
    let said =
        |row: usize| rows[row]["issues"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect::<Vec<_>>();
    assert_eq!(said(0), ["Các dòng 2, 3 có cùng số thẻ HLV 007; hãy kiểm tra lại số thẻ."]);
    assert_eq!(said(1), ["Các dòng 2, 3 có cùng số thẻ hlv007; hãy kiểm tra lại số thẻ."]);
    assert_eq!((said(2).len(), said(3).len()), (0, 0));
    assert_eq!(made["counts"]["new"], 4);
}

#[test]
fn a_doubt_about_a_card_shows_it_as_it_is_written() {
    let (office, id) = office();
    book(&office, &[&["Họ và tên", "Năm sinh", "Số thẻ"], &["Lê Văn An", "1962", "HLV-007/Đ"]]);
    let made = office.call("preview_import", request(&office, id, json!({})));
    office.call("apply_import", json!({ "preview_id": made["preview_id"] }));
    book(&office, &[&["Họ và tên", "Năm sinh", "Số thẻ"], &["Trần Thị Ba", "1970", "HLV-007/Đ"]]);
    let next = office.call("preview_import", request(&office, id, json!({})));
    let rows =
        office.call("import_rows", json!({ "preview_id": next["preview_id"], "kind": "conflicting" }))["rows"].clone();
    let reason = rows[0]["reason"].as_str().unwrap();
    assert!(reason.contains("số thẻ HLV-007/Đ là của một người tên khác"), "{reason}");
}

#[test]
fn a_day_too_far_ahead_names_its_own_field() {
    let (office, id) = office();
    let dissolve = json!({ "id": id, "version": 1, "happened_on": "2031-01-01", "change": { "is": "dissolve" } });
    let failure = office.refuse("record_lifecycle", dissolve);
    assert_eq!((failure.code.as_str(), failure.field.as_deref()), ("membership.too_far_ahead", Some("happened_on")));
    book(&office, &[&["Họ và tên", "Năm sinh"], &["Lê Văn An", "1962"]]);
    let made = office.call("preview_import", request(&office, id, json!({})));
    office.call("apply_import", json!({ "preview_id": made["preview_id"] }));
    let person = office.call("list_people", json!({}))["rows"][0]["id"].clone();
    let membership = office.call("get_person", json!({ "id": person }))["memberships"][0]["id"].clone();
    let ending = json!({ "ids": [membership], "ended_on": "2031-01-01", "reason": "resign" });
    let failure = office.refuse("end_memberships", ending);
    assert_eq!((failure.code.as_str(), failure.field.as_deref()), ("membership.too_far_ahead", Some("ended_on")));
}

#[test]
fn names_of_latin_1_are_not_taken_for_windows_1258() {
    let (office, id) = office();
    let latin: Vec<u8> = "TT;Ho ten;Ghi chu\n1;Võ Tú;\n2;Lý Hòa;\n3;Trà My;\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    std::fs::write(office.path("ds.csv"), latin).unwrap();
    let made = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
    assert_eq!(names(&office, &made), ["Võ Tú", "Lý Hòa", "Trà My"]);
    // Windows 1258 writes its tones apart; "Tú" and "Đơn" alone would be words of both.
    let page = b"TT;Ho\xF2 t\xEAn\n1;Nguy\xEA\xDEn Thi\xF2 H\xE3\xCCng\n2;Vo\xDE T\xFA\n3;Ly\xEC \xD0\xF5n\n";
    std::fs::write(office.path("ds.csv"), page).unwrap();
    let made = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
    assert_eq!(names(&office, &made), ["Nguyễn Thị Hằng", "Võ Tú", "Lý Đơn"]);
}
