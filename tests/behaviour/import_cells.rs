//! What single cells of a list say, and that nothing in them is lost: formulas without values, half-known births,
//! damaged numbers, decisions.

use std::io::Write;

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn preview_of(office: &Office, name: &str, organization: i64) -> Value {
    office.call("preview_import", json!({ "path": office.path(name), "organization_id": organization }))
}

fn preview(office: &Office, text: &str, organization: i64) -> Value {
    std::fs::write(office.path("ds.csv"), text).unwrap();
    preview_of(office, "ds.csv", organization)
}

fn rows(office: &Office, preview: &Value) -> Vec<Value> {
    office.call("import_rows", json!({ "preview_id": preview["preview_id"] }))["rows"].as_array().unwrap().clone()
}

fn issues(row: &Value) -> Vec<&str> {
    row["issues"].as_array().unwrap().iter().map(|issue| issue["kind"].as_str().unwrap()).collect()
}

fn zip_of(path: &std::path::Path, parts: &[(&str, &str)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

/// A workbook as a program writes it that leaves the reckoning to Excel. A cell that begins with `=` has no value.
fn write_xlsx(path: &std::path::Path, rows: &[&[&str]]) {
    let mut sheet = String::from(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for (row, cells) in rows.iter().enumerate() {
        sheet.push_str(&format!(r#"<row r="{}">"#, row + 1));
        for (column, text) in cells.iter().enumerate() {
            let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
            sheet.push_str(&match text.strip_prefix('=') {
                Some("\"\"") => format!(r#"<c r="{place}" t="str"><f>""</f><v></v></c>"#),
                Some(formula) => format!(r#"<c r="{place}"><f>{formula}</f></c>"#),
                None => format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#),
            });
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let relations = |target: &str, kind: &str| {
        format!(
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    zip_of(
        path,
        &[
            ("[Content_Types].xml", types),
            ("_rels/.rels", &relations("xl/workbook.xml", "officeDocument")),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &relations("worksheets/sheet1.xml", "worksheet")),
            ("xl/worksheets/sheet1.xml", &sheet),
        ],
    );
}

/// The same as an OpenDocument sheet.
fn write_ods(path: &std::path::Path, rows: &[&[&str]]) {
    let mut table = String::new();
    for cells in rows {
        table.push_str("<table:table-row>");
        for text in *cells {
            table.push_str(&match text.strip_prefix('=') {
                Some("\"\"") => r#"<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"><text:p></text:p></table:table-cell>"#.to_owned(),
                Some(formula) => format!(r#"<table:table-cell table:formula="of:={formula}"/>"#),
                None => format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#),
            });
        }
        table.push_str("</table:table-row>");
    }
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="DS">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zip_of(path, &[("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", &content)]);
}

#[test]
fn a_formula_without_a_value_is_told_and_its_row_is_not_lost() {
    let (office, id) = office();
    let list: &[&[&str]] = &[
        &["TT", "Họ và tên", "Năm sinh", "Đơn vị công tác", "Ghi chú"],
        &["1", "Lê Văn An", "1962", "Sở Y tế", "=\"\""],
        &["2", "Võ Thị Ba", "=YEAR(G3)", "Sở Y tế"],
        &["=A3+1", "=F4", "=G4", "=H4"],
        &["", "=SUM(A2:A4)"],
    ];
    write_xlsx(&office.path("ds.xlsx"), list);
    write_ods(&office.path("ds.ods"), list);
    for file in ["ds.xlsx", "ds.ods"] {
        let made = preview_of(&office, file, id);
        let counts = &made["counts"];
        assert_eq!((&counts["new"], &counts["unreadable"]), (&json!(2), &json!(1)), "{file}: {made}");
        let rows = rows(&office, &made);
        // A formula whose result is an empty text is an empty cell.
        assert_eq!(rows[0]["issues"], json!([]), "{file}");
        assert_eq!(issues(&rows[1]), ["cell_error"], "{file}");
        assert_eq!(rows[1]["issues"][0]["field"], "birth_on");
        let told = rows[1]["issues"][0]["text"].as_str().unwrap();
        assert!(told.contains("công thức chưa có giá trị") && told.contains("Hãy"), "{told}");
        // The name is a formula: nobody can be read, and that is the reason.
        assert_eq!((&rows[2]["row"], &rows[2]["kind"]), (&json!(4), &json!("unreadable")), "{file}");
        assert!(rows[2]["reason"].as_str().unwrap().contains("công thức chưa có giá trị"), "{}", rows[2]);
        let remarks = made["remarks"].to_string();
        assert!(remarks.contains("6 ô công thức chưa có giá trị") && remarks.contains("C3"), "{file}: {remarks}");
        assert!(remarks.contains("Hãy mở tệp bằng Excel, lưu lại rồi chọn lại"), "{remarks}");
    }
}

#[test]
fn a_list_of_formulas_alone_says_why_it_has_nobody() {
    let (office, id) = office();
    write_xlsx(&office.path("ds.xlsx"), &[&["TT", "Họ và tên", "Năm sinh"], &["=A1", "=B1", "=C1"], &["", "", "=C2"]]);
    let made = preview_of(&office, "ds.xlsx", id);
    assert_eq!(made["counts"]["new"], 0);
    assert!(made["remarks"].to_string().contains("4 ô công thức chưa có giá trị"), "{}", made["remarks"]);
    // Row 3 is nobody, and shown.
    assert_eq!(made["left_out"][0]["row"], 3, "{made}");
}

#[test]
fn a_birth_of_zeros_goes_to_the_note() {
    let (office, id) = office();
    let made = preview(&office, "Họ và tên;Ngày sinh;Ngày kết nạp\nLê Văn An;0/0/0;00/00/0000\nVõ Ba;/ /;\n", id);
    let rows = rows(&office, &made);
    assert_eq!(rows[0]["values"].get("birth_on"), None);
    assert_eq!(rows[0]["values"]["note"], "Ngày sinh: 0/0/0; Ngày kết nạp: 00/00/0000");
    assert_eq!(issues(&rows[0]), ["bad_date", "bad_date"]);
    assert_eq!(rows[1]["issues"], json!([]));
}

#[test]
fn a_number_that_was_reckoned_with_is_asked_about() {
    let (office, id) = office();
    for damaged in ["-066062001234", "-240123456", "6,6062E+10", "6.6062E+10"] {
        let text = format!("Họ và tên;Số CCCD;Năm sinh\nLê Văn An;{damaged};1962\nVõ Ba;066062001235;1962\n");
        let made = preview(&office, &text, id);
        let rows = rows(&office, &made);
        assert_eq!(rows[0]["kind"], "conflicting", "{damaged}: {}", rows[0]);
        let reason = rows[0]["reason"].as_str().unwrap();
        assert!(reason.contains(damaged) && reason.contains("hãy sửa"), "{reason}");
        assert_eq!(rows[0]["values"].get("national_id"), None);
        assert_eq!(rows[1]["kind"], "new");
    }
}

#[test]
fn a_decision_gives_its_number_its_day_and_its_issuer() {
    let (office, id) = office();
    let made = preview(
        &office,
        "TT;Họ và tên;Ngày vào Hội;Số quyết định;Ngày quyết định;Cơ quan ban hành\n\
         1;Lê Văn An;01/02/2019;12/QĐ-HLV;15/01/2019;Ban Chấp hành Hội\n\
         2;Võ Ba;2020;;;\n",
        id,
    );
    let listed = rows(&office, &made);
    assert_eq!(
        listed[0]["values"],
        json!({ "full_name": "Lê Văn An", "admitted_on": "2019-02-01", "decision_number": "12/QĐ-HLV",
            "decision_on": "2019-01-15", "decision_issuer": "Ban Chấp hành Hội" })
    );
    office.call("apply_import", json!({ "preview_id": made["preview_id"] }));
    let an = office.call("list_people", json!({ "search": "Lê Văn An" }))["rows"][0]["id"].clone();
    let membership = office.call("get_person", json!({ "id": an }))["memberships"][0].clone();
    assert_eq!(membership["decision_on"], "2019-01-15");
    assert_eq!(membership["decision_issuer"], "Ban Chấp hành Hội");
    // The same again changes nothing; a known admission is not replaced by the day of a decision.
    let again = preview(&office, "Họ và tên;Quyết định kết nạp\nLê Văn An;QĐ số 12/QĐ-HLV ngày 15/1/2019\n", id);
    assert_eq!(again["counts"]["same"], 1, "{}", rows(&office, &again)[0]);
}

#[test]
fn a_decision_written_in_one_cell_is_taken_apart() {
    let (office, id) = office();
    let made = preview(
        &office,
        "TT;Họ và tên;Quyết định kết nạp\n\
         1;Lê Văn An;Quyết định số 12/QĐ-HLV ngày 15 tháng 01 năm 2019 của Hội Làm vườn tỉnh\n\
         2;Võ Thị Ba;07/QĐ-BCH, 05/03/2020\n\
         3;Hồ Tư;09/QĐ-BCH\n\
         4;Đỗ Năm;11/QĐ-BCH ngày 31/02/2020\n",
        id,
    );
    let rows = rows(&office, &made);
    let decision = |at: usize| {
        let values = &rows[at]["values"];
        (values["decision_number"].clone(), values["decision_on"].clone(), values["admitted_on"].clone())
    };
    // Without a column of admissions, the day of the decision is the admission, and said to come from its column.
    assert_eq!(decision(0), (json!("12/QĐ-HLV"), json!("2019-01-15"), json!("2019-01-15")));
    assert_eq!(rows[0]["values"]["decision_issuer"], "Hội Làm vườn tỉnh");
    assert_eq!(decision(1), (json!("07/QĐ-BCH"), json!("2020-03-05"), json!("2020-03-05")));
    assert_eq!(decision(2), (json!("09/QĐ-BCH"), Value::Null, Value::Null));
    // What is no day stays with the number: nothing is lost.
    assert_eq!(decision(3).0, "11/QĐ-BCH ngày 31/02/2020");
    let fields = made["fields"].as_array().unwrap();
    let admitted = fields.iter().find(|one| one["field"] == "admitted_on").unwrap();
    assert_eq!(admitted["derived_from"], json!(["C"]));
}

#[test]
fn a_column_for_college_and_intermediate_is_read_or_kept() {
    let (office, id) = office();
    let made = preview(
        &office,
        "TT;Họ và tên;Năm sinh;ĐH;CĐ/TC\n1;Lê Văn An;1962;;CĐ\n2;Võ Ba;1970;;TC Nông nghiệp\n3;Hồ Tư;1980;;x\n4;Đỗ Năm;1981;x;\n",
        id,
    );
    let rows = rows(&office, &made);
    assert_eq!(rows[0]["values"]["education_level"], "college", "{}", rows[0]);
    assert_eq!(rows[1]["values"]["education_level"], "intermediate");
    assert_eq!(rows[1]["values"]["specialty"], "Nông nghiệp");
    // A mark does not say which of the two: kept with the heading, and told.
    assert_eq!(rows[2]["values"].get("education_level"), None);
    assert_eq!(rows[2]["values"]["note"], "CĐ/TC: x");
    assert_eq!(issues(&rows[2]), ["unknown_value"]);
    assert_eq!(rows[3]["values"]["education_level"], "university");
}
