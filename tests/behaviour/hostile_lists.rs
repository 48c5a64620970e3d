//! Files made to harm whoever reads them: cut anywhere, referring to other files, unpacking without end, claiming more
//! cells than there are atoms. Each ends in a sentence or in rows, within the limits, and nothing of this machine gets in.

use std::io::{Cursor, Write};
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use lienhiep_core::excel::reading::{Limits, ReadError, read_bytes, read_list};
use lienhiep_tests::{Office, reader_program};
use serde_json::{Value, json};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const STRINGS: &str =
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Họ và tên</t></si></sst>"#;
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Ngày sinh</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Lê Văn Thử</t></is></c><c r="B2" t="inlineStr"><is><t>01/02/1960</t></is></c></row></sheetData></worksheet>"#;

const PARTS: [(&str, &str); 6] = [
    ("[Content_Types].xml", TYPES),
    ("_rels/.rels", RELS),
    ("xl/workbook.xml", BOOK),
    ("xl/_rels/workbook.xml.rels", BOOK_RELS),
    ("xl/sharedStrings.xml", STRINGS),
    ("xl/worksheets/sheet1.xml", SHEET),
];

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The small sound workbook with one part in another's place.
fn with_part(changed: &str, body: &[u8]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        PARTS.iter().map(|(name, text)| (*name, if *name == changed { body } else { text.as_bytes() })).collect();
    zipped(&parts)
}

fn ods(content: &str) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn office() -> Office {
    let office = Office::on("2026-11-20");
    office.organization("HLV", "Hội Làm vườn", "member_association");
    office
}

/// What the office is told of a file: the preview, or a sentence that says what to do.
fn told(office: &Office, name: &str, bytes: &[u8]) -> Result<Value, String> {
    let path = office.path(name);
    std::fs::write(&path, bytes).unwrap();
    told_of(office, &path)
}

fn told_of(office: &Office, path: &Path) -> Result<Value, String> {
    let request = json!({ "path": path, "organization_code": "HLV" });
    let job = lienhiep_core::job::Job::quiet();
    lienhiep_core::api::dispatch(&office.session, "preview_import", request, &job).map_err(|failure| {
        assert!(failure.sentence.contains("ãy "), "says what to do: {}", failure.sentence);
        assert!(failure.code.starts_with("import."), "{}", failure.code);
        failure.code
    })
}

/// In this process, where a panic would show: the workbook library's own are what the child answers for.
fn read_here(bytes: &[u8]) -> Result<usize, ReadError> {
    match catch_unwind(|| read_bytes(bytes, &Limits::default())) {
        Ok(read) => read.map(|list| list.sheets.iter().map(|sheet| sheet.rows.len()).sum()),
        Err(_) => panic!("a panic at {} bytes", bytes.len()),
    }
}

#[test]
fn a_workbook_cut_at_any_byte_is_told_or_shorter() {
    let whole = with_part("", b"");
    assert_eq!(read_here(&whole), Ok(2));
    for end in 0..whole.len() {
        let read = read_here(&whole[..end]);
        // Of its first letters nobody can tell that it was to be a workbook; what a zip holds stands at its end.
        assert!(end < 4 || read.is_err(), "cut at {end}: {read:?}");
    }
    // What the office is told, through the process that reads.
    let office = office();
    for end in (4..whole.len()).step_by(61) {
        assert!(told(&office, "cụt.xlsx", &whole[..end]).is_err(), "{end}");
    }
    assert_eq!(told(&office, "cụt.xlsx", &whole).unwrap()["counts"]["new"], 1);
}

#[test]
fn each_part_of_a_workbook_cut_at_any_byte_is_told_or_shorter() {
    for (name, text) in PARTS {
        for end in 0..text.len() {
            let read = read_here(&with_part(name, &text.as_bytes()[..end]));
            assert!(matches!(read, Ok(0..=2) | Err(_)), "{name} cut at {end}: {read:?}");
        }
    }
}

#[test]
fn lists_as_text_and_as_web_pages_cut_at_any_byte_are_told_or_shorter() {
    let page = "<html><head><meta charset=utf-8></head><body><table border=1><tr><th rowspan=2>STT<th>Họ &amp; tên</tr>\
        <tr><td>1<td colspan=\"3\">L&#234; V&#x103;n<!-- x --> An</table><script>x</script></body></html>";
    let utf16: Vec<u8> =
        "\u{feff}STT\tHọ và tên\r\n1\tLê Văn An\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let quoted = "\u{feff}STT;\"Họ; và \"\"tên\"\"\"\r\n1;\"Lê\r\nVăn An\"\r\n".as_bytes();
    let content = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
        <office:spreadsheet><table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>Họ và tên</text:p>\
        </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    for whole in [page.as_bytes(), &utf16, quoted] {
        for end in 0..whole.len() {
            let _ = read_here(&whole[..end]);
        }
    }
    for end in (0..content.len()).filter(|end| content.is_char_boundary(*end)) {
        let _ = read_here(&ods(&content[..end]));
    }
}

/// Each byte of the small workbook turned over: no panic of ours, and the process that reads answers for the library's.
#[test]
fn a_workbook_with_a_byte_turned_over_is_told_or_read() {
    let whole = with_part("", b"");
    let office = office();
    for at in (0..whole.len()).step_by(23) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        let _ = told(&office, "đảo.xlsx", &bytes);
    }
}

#[test]
fn nothing_of_this_machine_comes_in_by_an_entity() {
    let office = office();
    let secret = office.path("mật.txt");
    std::fs::write(&secret, "BÍ MẬT CỦA MÁY").unwrap();
    let doctype = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file://{}\"><!ENTITY a \"hahaha\">\
         <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\
         <!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY g \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>",
        secret.display()
    );
    for entity in ["&e;", "&g;", "%e;"] {
        let evil = |text: &str| format!("{doctype}{}", text.replace("Họ và tên", &format!("Họ và tên{entity}")));
        let content = format!(
            "{doctype}<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"S\"><table:table-row><table:table-cell office:value-type=\"string\">\
             <text:p>{entity}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>\
             </office:document-content>"
        );
        let page = format!(
            "<!DOCTYPE html [<!ENTITY e SYSTEM \"file://{}\">]><html><table><tr><td>Họ và tên{entity}</td></tr><tr><td>Lê A</td></tr></table></html>",
            secret.display()
        );
        for (name, bytes) in [
            ("a.xlsx", with_part("xl/sharedStrings.xml", evil(STRINGS).as_bytes())),
            ("b.xlsx", with_part("xl/worksheets/sheet1.xml", evil(SHEET).replace("Lê Văn Thử", entity).as_bytes())),
            ("c.ods", ods(&content)),
            ("d.xls", page.into_bytes()),
        ] {
            let began = Instant::now();
            let answer = match told(&office, name, &bytes) {
                Ok(preview) => {
                    let rows = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
                    format!("{preview}{rows}")
                }
                Err(code) => code,
            };
            assert!(!answer.contains("BÍ MẬT") && !answer.contains("hahahahaha"), "{name} {entity}: {answer}");
            assert!(began.elapsed() < Duration::from_secs(10), "{name} {entity}");
        }
    }
}

#[test]
fn seventeen_billion_cells_cost_a_sentence() {
    let office = office();
    let claims = SHEET
        .replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>")
        .replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>");
    let merged: String = (0..50_000).map(|_| "<mergeCell ref=\"A3:XFD1048576\"/>").collect();
    let overlapping = SHEET.replace("</sheetData>", &format!("</sheetData><mergeCells>{merged}</mergeCells>"));
    let far = SHEET.replace("r=\"A2\"", "r=\"XFD1048576\"");
    let beyond =
        SHEET.replace("r=\"A2\"", "r=\"ZZZZZZZ99999999999\"").replace("<row r=\"2\">", "<row r=\"4294967295\">");
    let repeated = |rows: u64, columns: u64| {
        format!(
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
             <office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"{rows}\">\
             <table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>Lê Văn A</text:p>\
             </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        )
    };
    for (name, bytes) in [
        ("a.xlsx", with_part("xl/worksheets/sheet1.xml", claims.as_bytes())),
        ("b.xlsx", with_part("xl/worksheets/sheet1.xml", overlapping.as_bytes())),
        ("c.xlsx", with_part("xl/worksheets/sheet1.xml", far.as_bytes())),
        ("d.xlsx", with_part("xl/worksheets/sheet1.xml", beyond.as_bytes())),
        ("e.ods", ods(&repeated(1_048_576, 16_384))),
        ("f.ods", ods(&repeated(u64::from(u32::MAX), 2))),
        ("g.ods", ods(&repeated(u64::MAX, u64::MAX))),
        (
            "h.xls",
            b"<table><tr><td colspan=1000000000 rowspan=1000000000>x</td></tr><tr><td>y</td></tr></table>".to_vec(),
        ),
    ] {
        let began = Instant::now();
        let told = told(&office, name, &bytes);
        assert!(began.elapsed() < Duration::from_secs(25), "{name}: {:?}", began.elapsed());
        match name {
            "a.xlsx" | "b.xlsx" => assert_eq!(told.unwrap()["counts"]["new"], 1, "{name}"),
            "e.ods" | "f.ods" | "g.ods" => assert!(told.is_err(), "{name}: {told:?}"),
            _ => {}
        }
    }
}

/// A zip that states a small size and unpacks to a large one: the memory of the reading process is its end.
#[test]
fn a_zip_that_lies_about_its_size_costs_a_sentence() {
    let office = office();
    let path = office.path("nói dối.xlsx");
    let (head, tail) = SHEET.split_at(SHEET.find("Lê Văn Thử").unwrap());
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, text) in PARTS {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        if name.ends_with("sheet1.xml") {
            zip.write_all(head.as_bytes()).unwrap();
            let many = vec![b'x'; 1 << 20];
            for _ in 0..1_300 {
                zip.write_all(&many).unwrap();
            }
            zip.write_all(tail.as_bytes()).unwrap();
        } else {
            zip.write_all(text.as_bytes()).unwrap();
        }
    }
    zip.finish().unwrap();
    // The size stands in the local head and in the directory; both say a thousand bytes now.
    let mut bytes = std::fs::read(&path).unwrap();
    let size = u32::try_from(SHEET.len() + (1_300 << 20)).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(bytes.len() < 4 << 20);
    let began = Instant::now();
    assert!(told(&office, "nói dối.xlsx", &bytes).is_err());
    assert!(began.elapsed() < Duration::from_secs(25), "{:?}", began.elapsed());
}

#[test]
fn a_cell_of_ten_megabytes_is_told_at_its_row_and_the_others_are_read() {
    let office = office();
    let long = "x".repeat(10 << 20);
    let csv =
        format!("Họ và tên;Ngày sinh;Đơn vị\nLê Văn Một;01/02/1960;{long}\nLê Văn Hai;01/02/1961;Sở X\n{long};;\n");
    let sheet = SHEET.replace(
        "</row></sheetData>",
        &format!("</row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>{long}</t></is></c></row></sheetData>"),
    );
    let preview = told(&office, "dài.csv", csv.as_bytes()).unwrap();
    let report = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
    let row = |at: usize| &report["rows"][at];
    assert!(row(0)["issues"].to_string().contains("ô dài hơn 1000 ký tự"), "the long employer");
    assert_eq!(row(1)["values"]["full_name"], "Lê Văn Hai");
    assert!(report.to_string().len() < 200_000, "the answer does not carry it along");
    let applied = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(applied["answer"]["new_person_count"], 2);
    let preview = told(&office, "dài.xlsx", &with_part("xl/worksheets/sheet1.xml", sheet.as_bytes())).unwrap();
    assert_eq!(preview["counts"]["new"], 1, "{}", preview["counts"]);
    assert!(preview.to_string().len() < 200_000);
}

/// The child reads what it was told to read, and nothing that a name of a part leads to.
#[test]
fn a_part_whose_name_leads_out_of_the_file_is_written_nowhere() {
    let office = office();
    let before: usize = std::fs::read_dir(office.folder()).unwrap().count();
    let mut parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.push(("../../../../../../tmp/lienhiep-thoát.txt", b"x"));
    parts.push(("/tmp/lienhiep-thoát.txt", b"x"));
    let rels = BOOK_RELS.replace("worksheets/sheet1.xml", "../../../../../../etc/passwd");
    let list = zipped(&parts);
    assert_eq!(told(&office, "a.xlsx", &list).unwrap()["counts"]["new"], 1);
    let _ = told(&office, "b.xlsx", &with_part("xl/_rels/workbook.xml.rels", rels.as_bytes()));
    assert!(!Path::new("/tmp/lienhiep-thoát.txt").exists());
    assert_eq!(std::fs::read_dir(office.folder()).unwrap().count(), before + 2);
}

#[test]
fn reading_in_this_process_and_in_the_child_agree() {
    let office = office();
    let path = office.path("a.csv");
    std::fs::write(&path, "Họ và tên;Ngày sinh\nLê Văn Thử;01/02/1960\n").unwrap();
    let child = read_list(&path, None, &reader_program(), Limits::default(), &mut || true).unwrap();
    assert_eq!(read_bytes(&std::fs::read(&path).unwrap(), &Limits::default()), Ok(child));
}
