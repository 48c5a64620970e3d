//! Files that are broken, locked, lying or huge: a sentence, nothing written, no waiting.

use lienhiep_core::excel::reading::{Cell, Limits, ListFile, ReadError, read_list};
use lienhiep_tests::{Office, reader_program};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;

fn refused(office: &Office, name: &str) -> lienhiep_core::error::Failure {
    let failure = office.refuse("preview_import", json!({ "path": office.path(name), "organization_code": "HLV" }));
    assert!(failure.sentence.contains("ãy "), "says what to do: {}", failure.sentence);
    failure
}

fn office() -> Office {
    let office = Office::on("2026-05-04");
    office.organization("HLV", "Hội Làm vườn", "member_association");
    office
}

fn good_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Họ và tên").unwrap();
    for row in 1..200 {
        sheet.write(row, 0, format!("Nguyễn Văn {row}")).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn zip_of(path: &Path, parts: &[(&str, &[u8])]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn a_file_that_is_not_there_or_empty() {
    let office = office();
    assert_eq!(refused(&office, "không có.xlsx").code, "import.not_found");
    std::fs::write(office.path("rỗng.xlsx"), b"").unwrap();
    assert_eq!(refused(&office, "rỗng.xlsx").code, "import.empty_file");
}

#[test]
fn a_truncated_workbook() {
    let office = office();
    let bytes = good_workbook();
    std::fs::write(office.path("cụt.xlsx"), &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(refused(&office, "cụt.xlsx").code, "import.damaged");
}

#[test]
fn a_locked_workbook() {
    let office = office();
    // A compound file whose directory names the encrypted package, as Excel writes it.
    let mut bytes = vec![0u8; 4096];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    std::fs::write(office.path("khóa.xlsx"), bytes).unwrap();
    let failure = refused(&office, "khóa.xlsx");
    assert_eq!(failure.code, "import.encrypted");
    assert!(failure.sentence.contains("mật khẩu"));
}

#[test]
fn other_files_under_the_name_of_a_workbook() {
    let office = office();
    std::fs::write(office.path("a.xlsx"), b"%PDF-1.7 ...").unwrap();
    assert_eq!(refused(&office, "a.xlsx").code, "import.other_kind");
    zip_of(&office.path("b.xlsx"), &[("word/document.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>")]);
    assert!(refused(&office, "b.xlsx").sentence.contains("Word"));
    std::fs::write(office.path("c.xls"), [7u8, 0, 200, 1, 9, 0, 0, 3]).unwrap();
    assert_eq!(refused(&office, "c.xls").code, "import.unknown_kind");
}

#[test]
fn a_web_page_saved_as_a_workbook_is_read() {
    let office = office();
    let page = "<html><body><table><tr><th>STT</th><th>Họ và tên</th><th>Ngày sinh</th></tr>\
        <tr><td>1</td><td>L&ecirc; V&#259;n An</td><td>17/05/1962</td></tr></table></body></html>";
    std::fs::write(office.path("trang.xls"), page).unwrap();
    let preview =
        office.call("preview_import", json!({ "path": office.path("trang.xls"), "organization_code": "HLV" }));
    assert_eq!(preview["counts"]["new"], 1);
}

#[test]
fn a_zip_that_unpacks_to_a_thousand_times_its_size() {
    let office = office();
    let zeros = vec![b' '; 120 << 20];
    zip_of(&office.path("bom.xlsx"), &[("[Content_Types].xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(std::fs::metadata(office.path("bom.xlsx")).unwrap().len() < 1 << 20);
    assert_eq!(refused(&office, "bom.xlsx").code, "import.too_much");
}

#[test]
fn a_sheet_that_claims_the_whole_grid_costs_only_its_cells() {
    let office = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Họ và tên").unwrap();
    sheet.write(1, 0, "Lê Văn An").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    book.save(office.path("rộng.xlsx")).unwrap();
    let preview =
        office.call("preview_import", json!({ "path": office.path("rộng.xlsx"), "organization_code": "HLV" }));
    assert_eq!(preview["counts"]["new"], 1);
}

#[test]
fn a_workbook_that_needs_more_memory_than_allowed_is_a_sentence() {
    let office = office();
    std::fs::write(office.path("a.xlsx"), good_workbook()).unwrap();
    let limits = Limits { memory_bytes: 24 << 20, ..Limits::default() };
    let refusal = read_list(&office.path("a.xlsx"), None, &reader_program(), limits, &mut || true);
    // Little memory ends the child in whatever way; the parent always has a sentence.
    assert!(matches!(refusal, Ok(_) | Err(ReadError::ReaderBroke | ReadError::Damaged)), "{refusal:?}");
    let tiny = Limits { memory_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(
        read_list(&office.path("a.xlsx"), None, &reader_program(), tiny, &mut || true),
        Err(ReadError::ReaderBroke)
    );
}

#[test]
fn too_many_cells_are_refused() {
    let office = office();
    std::fs::write(office.path("a.xlsx"), good_workbook()).unwrap();
    let few = Limits { cells: 100, ..Limits::default() };
    assert_eq!(read_list(&office.path("a.xlsx"), None, &reader_program(), few, &mut || true), Err(ReadError::TooMuch));
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_is_stopped_and_one_that_raves_is_not_believed() {
    use std::os::unix::fs::PermissionsExt;
    let office = office();
    std::fs::write(office.path("a.xlsx"), good_workbook()).unwrap();
    let script = |name: &str, text: &str| {
        let path = office.path(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let sleeper = script("ngủ.sh", "#!/bin/sh\nexec sleep 60\n");
    let limits = Limits { seconds: 1, ..Limits::default() };
    let started = std::time::Instant::now();
    assert_eq!(
        read_list(&office.path("a.xlsx"), None, &sleeper, limits, &mut || true),
        Err(ReadError::TooSlow { seconds: 1 })
    );
    assert!(started.elapsed().as_secs() < 5);
    assert_eq!(read_list(&office.path("a.xlsx"), None, &sleeper, limits, &mut || false), Err(ReadError::Cancelled));
    let raver = script("nói.sh", "#!/bin/sh\ncat > /dev/null\necho '{\"read\": nonsense'\n");
    assert_eq!(read_list(&office.path("a.xlsx"), None, &raver, limits, &mut || true), Err(ReadError::ReaderBroke));
    // An answer without sheets, in the words of the pieces; believed only of one that ends well.
    let answer = "cat > /dev/null\nprintf '\\005\\000\\000\\000\\001\\000\\000\\000\\000'\n";
    let ended = |name: &str, code: u8| {
        let path = script(name, &format!("#!/bin/sh\n{answer}exit {code}\n"));
        read_list(&office.path("a.xlsx"), None, &path, limits, &mut || true)
    };
    assert_eq!(ended("xong.sh", 0), Ok(ListFile::default()));
    assert_eq!(ended("gãy.sh", 1), Err(ReadError::ReaderBroke));
    assert_eq!(
        read_list(&office.path("a.xlsx"), None, &office.path("không có"), limits, &mut || true),
        Err(ReadError::ReaderMissing)
    );
}

fn read_csv(office: &Office, text: &str) -> (Value, Value) {
    let list = office.path("danh sách.csv");
    std::fs::write(&list, text).unwrap();
    let preview = office.call("preview_import", json!({ "path": list, "organization_code": "HLV" }));
    let report = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
    (preview, report)
}

#[test]
fn what_cannot_be_written_is_told_before_it_is() {
    let office = office();
    let long = "a".repeat(40_000);
    let (preview, report) = read_csv(
        &office,
        &format!(
            "Họ và tên;Ngày sinh;CCCD;Đơn vị\n\
             Lê Văn Thử;01/02/1960;066060001234;Sở X\n\
             Trần Thị Khác;05/06/1970;66060001234;Sở X\n\
             Phạm Văn Âm;07/08/1971;-066071001234;Sở X\n\
             Nguyễn Văn An, Lê Thị Bình;;;\n\
             Vũ Văn Dài;09/10/1972;;{long}\n"
        ),
    );
    let kinds: Vec<&str> = report["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["conflicting", "conflicting", "conflicting", "unreadable", "new"]);
    let row = |at: usize| &report["rows"][at];
    assert!(row(0)["issues"].to_string().contains("Các dòng 2, 3 có cùng số định danh"), "{}", row(0));
    assert_eq!(row(2)["values"]["national_id"], Value::Null);
    assert_eq!(row(2)["issues"][0]["kind"], "reckoned_id");
    assert_eq!(row(3)["issues"][0]["kind"], "several_people");
    assert!(row(4)["values"]["employer"].is_null() && row(4)["issues"].to_string().contains("ô dài hơn 1000 ký tự"));
    let done = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!((&done["answer"]["new_person_count"], &done["answer"]["left_out_count"]), (&json!(1), &json!(4)));
}

/// Rows come over in pieces while the rest is read: every row in its sheet, and none of a sheet that breaks off.
#[test]
fn long_sheets_come_whole_and_one_that_breaks_off_leaves_nothing() {
    let office = office();
    let mut book = Workbook::new();
    for (name, rows) in [("Một", 1_300), ("Rỗng", 0), ("Hỏng", 2_000), ("Hai", 1_700)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..rows {
            sheet.write(row, 0, format!("{name} {row}")).unwrap();
        }
    }
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..parts.len())
        .map(|at| {
            let mut part = parts.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            bytes.truncate(if name.ends_with("sheet3.xml") { bytes.len() * 3 / 4 } else { bytes.len() });
            (name, bytes)
        })
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip_of(&office.path("dài.xlsx"), &parts);
    let list = read_list(&office.path("dài.xlsx"), None, &reader_program(), Limits::default(), &mut || true).unwrap();
    let names: Vec<&str> = list.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Một", "Hỏng", "Hai"]);
    for (sheet, rows) in list.sheets.iter().zip([1_300, 0, 1_700]) {
        assert_eq!(sheet.trouble.is_some(), rows == 0);
        let expected: Vec<_> = (0..rows).map(|row| (row, vec![Cell::Text(format!("{} {row}", sheet.name))])).collect();
        assert!(sheet.rows == expected, "{}: {} rows", sheet.name, sheet.rows.len());
    }
}

#[test]
fn an_empty_list_misses_nobody() {
    let office = office();
    let (preview, _) = read_csv(&office, "Họ và tên;Ngày sinh\nLê Văn Thử;01/02/1960\n");
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    let (preview, _) = read_csv(&office, "STT;Họ và tên;Ngày sinh;Giới tính\n");
    assert_eq!(preview["counts"]["missing"], 0);
    assert!(preview["remarks"].to_string().contains("không có dòng người nào"), "{}", preview["remarks"]);
}

#[test]
fn a_list_of_more_than_a_hundred_thousand_is_refused_and_a_comparison_stops_when_asked() {
    use lienhiep_core::job::Job;
    let office = office();
    let list = office.path("dài.csv");
    let rows: String = (0..100_200).map(|number| format!("Lê Văn {number};\n")).collect();
    std::fs::write(&list, format!("Họ và tên;Ngày sinh\n{rows}")).unwrap();
    let request = json!({ "path": list, "organization_code": "HLV" });
    assert_eq!(office.refuse("preview_import", request.clone()).code, "import.too_many_rows");
    let rows: String = (0..2000).map(|number| format!("Lê Văn {number};\n")).collect();
    std::fs::write(&list, format!("Họ và tên;Ngày sinh\n{rows}")).unwrap();
    let asked = std::sync::Arc::new(std::sync::Mutex::new(None::<Job>));
    let told = asked.clone();
    let job = Job::new(move |progress| {
        if progress.what.contains("so với sổ") && progress.done >= 200 {
            told.lock().unwrap().as_ref().unwrap().cancel();
        }
    });
    *asked.lock().unwrap() = Some(job.clone());
    let stopped = lienhiep_core::api::dispatch(&office.session, "preview_import", request, &job).unwrap_err();
    assert_eq!(stopped.code, "request.cancelled");
}

#[test]
fn an_old_workbook_cut_short_is_damaged() {
    let office = office();
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(4096, 0);
    bytes[30] = 9; // sectors of 512 bytes
    bytes[48] = 100; // the directory would begin in the 100th
    std::fs::write(office.path("cụt.xls"), bytes).unwrap();
    let request = json!({ "path": office.path("cụt.xls"), "organization_code": "HLV" });
    assert_eq!(office.refuse("preview_import", request).code, "import.damaged");
}
