//! Lists out: typed cells, nothing that a program would run, and no list of persons without its entry.

use calamine::{Data, Reader, Xlsx, open_workbook};
use lienhiep_tests::Office;
use serde_json::{Value, json};

fn list(path: &std::path::Path) -> Value {
    let text = |text: &str| json!({ "is": "text", "value": text });
    json!({
        "path": path, "title": "Hội viên: Hội Làm vườn", "notes": ["Tổ chức: Hội Làm vườn"],
        "columns": [
            { "title": "Họ và tên", "width": 200 }, { "title": "Ngày sinh", "width": 110 },
            { "title": "Số CCCD", "width": 120 }, { "title": "Số lượt", "width": 80 }, { "title": "Ghi chú", "width": 200 }
        ],
        "rows": [
            [text("Đặng Thị Ái"), { "is": "day", "value": "1962-05-17" }, text("066062001234"), { "is": "number", "value": 2.0 }, text("=1+1")],
            [text("Y Ngông Niê"), text("1980"), null, { "is": "number", "value": 1.5 }, text("+84905111222; \"Zalo\"")],
            [{ "is": "heading", "value": "Chi hội số 1, có 12 hội viên" }],
            [text("Cụ Đồ"), { "is": "day", "value": "1899-02-01" }, null, null],
        ],
        "names_persons": true, "purpose": "gửi hội rà soát"
    })
}

#[test]
fn a_list_goes_out_typed_and_is_kept_in_the_history() {
    let office = Office::on("2026-05-04");
    let file = office.path("hoi-vien.xlsx");
    let done = office.call("export_list", list(&file));
    assert_eq!(done["answer"], json!({ "path": file, "row_count": 3 }));
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    assert_eq!(book.sheet_names(), ["Hội viên  Hội Làm vườn"]);
    let sheet = book.worksheet_range("Hội viên  Hội Làm vườn").unwrap();
    let at = |row: u32, column: u32| sheet.get_value((row, column)).cloned().unwrap_or_default();
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(at(0, 0), text("Hội viên: Hội Làm vườn"));
    assert_eq!((at(1, 0), at(2, 0)), (text("3 dòng, xuất ngày 04/05/2026"), text("Tổ chức: Hội Làm vườn")));
    assert_eq!((at(4, 0), at(5, 0), at(5, 2)), (text("Họ và tên"), text("Đặng Thị Ái"), text("066062001234")));
    // 17/05/1962 is 22783 days after 30/12/1899.
    assert!(matches!(at(5, 1), Data::DateTime(day) if day.as_f64() == 22783.0), "{:?}", at(5, 1));
    assert_eq!((at(5, 3), at(6, 3)), (Data::Float(2.0), Data::Float(1.5)));
    // What looks like a formula is text, and no formula is in the sheet.
    assert_eq!(at(5, 4), text("=1+1"));
    assert!(book.worksheet_formula("Hội viên  Hội Làm vườn").unwrap().is_empty());
    assert_eq!((at(6, 1), at(8, 1)), (text("1980"), text("01/02/1899")));
    assert_eq!((at(7, 0), at(7, 1)), (text("Chi hội số 1, có 12 hội viên"), Data::Empty));
    let entry = office.call("list_history", json!({ "limit": 1 }))[0].clone();
    assert_eq!((&entry["act"], &entry["actor"]), (&json!("export_persons"), &json!("Người thử")));
    assert_eq!(entry["summary"], "Đã xuất “Hội viên: Hội Làm vườn” (3 dòng, có tên người): gửi hội rà soát");
    assert_eq!(office.refuse("undo", json!({ "entry_id": entry["id"] })).code, "history.final");
}

#[test]
fn a_list_as_text_opens_in_excel_and_runs_nothing() {
    let office = Office::on("2026-05-04");
    let file = office.path("hoi-vien.CSV");
    office.call("export_list", list(&file));
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8").split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Họ và tên;Ngày sinh;Số CCCD;Số lượt;Ghi chú",
            "Đặng Thị Ái;17/05/1962;066062001234;2;'=1+1",
            "Y Ngông Niê;1980;;1,5;\"'+84905111222; \"\"Zalo\"\"\"",
            "Chi hội số 1, có 12 hội viên;;;;",
            "Cụ Đồ;01/02/1899;;;",
            ""
        ]
    );
}

#[test]
fn what_cannot_be_written_is_refused_and_leaves_no_file_and_no_entry() {
    let office = Office::on("2026-05-04");
    let file = office.path("a.xlsx");
    let with = |field: &str, value: Value| {
        let mut request = list(&file);
        request[field] = value;
        request
    };
    for (request, code) in [
        (with("purpose", json!("  ")), "list.no_purpose"),
        (with("rows", json!([])), "list.empty"),
        (with("columns", json!([])), "list.no_table"),
        (with("columns", json!([{ "title": "Một", "width": 0 }])), "list.no_table"),
        (with("path", json!(office.path("a.docx"))), "file.other_ending"),
        (with("path", json!(office.path("không có/a.csv"))), "file.no_folder"),
        (with("path", json!(office.path("so.lienhiep"))), "file.other_ending"),
    ] {
        let failure = office.refuse("export_list", request);
        assert_eq!(failure.code, code, "{failure}");
    }
    assert!(!file.exists());
    assert_eq!(office.call("list_history", json!({})), json!([]));
    // Of a list without persons nobody asks what for.
    office.call("export_list", with("names_persons", json!(false)));
    assert_eq!(office.call("list_history", json!({}))[0]["act"], "export_list");
}
