//! Files that are broken, locked, lying or huge: a sentence, nothing written, no waiting.

use lienhiep_core::excel::reading::{Limits, ReadError, read_list};
use lienhiep_tests::{Office, reader_program};
use rust_xlsxwriter::Workbook;
use serde_json::json;
use std::io::Write;
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
    assert_eq!(
        read_list(&office.path("a.xlsx"), None, &office.path("không có"), limits, &mut || true),
        Err(ReadError::ReaderMissing)
    );
}
