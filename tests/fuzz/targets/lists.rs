//! The list reader: a file as it comes, or a part of a workbook in an otherwise sound one. The first byte says which.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use lienhiep_core::excel::reading::{Limits, read_bytes};
use lienhiep_fuzz::as_in_the_child;

/// Little enough that no honest answer is large.
const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    seconds: 5,
    file_bytes: 1 << 20,
    part_bytes: 16 << 20,
    cells: 20_000,
    columns: 64,
    answer_bytes: 16 << 20,
};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c></row></sheetData></worksheet>"#;
const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>Họ và tên</t></si></sst>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>"#;

fuzz_target!(|input: &[u8]| {
    let Some((kind, body)) = input.split_first() else { return };
    let part = |name: &str| zipped(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS), ("xl/worksheets/sheet1.xml", SHEET),
        ("xl/sharedStrings.xml", STRINGS), ("xl/styles.xml", STYLES)], name, body);
    let bytes = match kind % 8 {
        1 => part("xl/worksheets/sheet1.xml"),
        2 => part("xl/sharedStrings.xml"),
        3 => part("xl/styles.xml"),
        4 => part("xl/workbook.xml"),
        5 => zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], "content.xml", body),
        _ => body.to_vec(),
    };
    if let Some(Ok(list)) = as_in_the_child(|| read_bytes(&bytes, &LIMITS)) {
        let cells: usize = list.sheets.iter().flat_map(|sheet| &sheet.rows).map(|(_, cells)| cells.len()).sum();
        assert!(cells as u64 <= LIMITS.cells, "{cells} cells");
    }
});

/// A zip of sound parts, but for one.
fn zipped(parts: &[(&str, &str)], changed: &str, body: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = || zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let sound = parts.iter().filter(|(name, _)| *name != changed).map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in sound.chain([(changed, body)]) {
        zip.start_file(name, stored()).expect("a part begins");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("the zip ends").into_inner()
}
