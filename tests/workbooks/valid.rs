//! Both editions, of the hand-made report and of the sample office, under the checks of `audit`; the links of the proof
//! edition lead to as many rows as their figures say; and each check finds the fault it is there for.

mod audit;
mod hand;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use audit::{Audit, Range};
use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::{Edition, ReportData};
use lienhiep_tests::Office;
use serde_json::json;

fn bytes(data: &ReportData, edition: Edition) -> Vec<u8> {
    workbook::write(data, edition, &mut |_, _| Ok(())).expect("a workbook")
}

/// The sample office, small, with the files of its closed quarter.
fn sample() -> [Vec<u8>; 2] {
    let office = Office::on("2026-09-20");
    let book = office.path("mau.lienhiep");
    office.call("create_sample", json!({ "path": book, "people": 420 }));
    let periods = office.call("list_periods", json!({}));
    let closed = periods.as_array().expect("periods").iter().find(|period| period["status"] == "closed");
    let code = closed.expect("a closed quarter")["code"].clone();
    ["sent", "proof"].map(|edition| {
        let path = office.path(&format!("{edition}.xlsx"));
        office.call("export_report", json!({ "period": code, "edition": edition, "path": path }));
        std::fs::read(path).expect("the file")
    })
}

#[test]
fn the_files_of_the_sample_are_in_order_and_every_link_reaches_its_rows() {
    for (edition, bytes) in ["sent", "proof"].into_iter().zip(sample()) {
        let audit = audit::audit(&bytes, &audit::strangers());
        assert!(audit.findings.is_empty(), "{edition}: {:#?}", audit.findings);
        let followed = follow(&audit);
        match edition {
            "sent" => assert_eq!(followed, 0, "the edition to send names no rows"),
            _ => assert!(followed > 200, "only {followed} figures lead to rows"),
        }
    }
}

#[test]
fn the_hand_made_files_are_in_order_and_every_link_reaches_its_rows() {
    let report = hand::report();
    let mut empty = ReportData { period: report.period.clone(), ..ReportData::default() };
    empty.letterhead = report.letterhead.clone();
    for data in [&report, &empty] {
        for edition in [Edition::Sent, Edition::Proof] {
            let audit = audit::audit(&bytes(data, edition), &audit::strangers());
            assert!(audit.findings.is_empty(), "{edition:?}: {:#?}", audit.findings);
            follow(&audit);
        }
    }
    // Figures that are not 0. Members of the three organisations 9, 7 and 4, of the two groups 10 and 4, of all 10,
    // persons 10; branches of two organisations, of their group and of all.
    let audit = audit::audit(&bytes(&report, Edition::Proof), &[]);
    let members = audit.sheets.iter().find(|sheet| sheet.name.starts_with("PL I ")).expect("PL I");
    assert_eq!(members.links.len(), 9 + 7 + 4 + 10 + 4 + 10 + 10 + 4);
}

/// Follows every link that stands on a number and leads to rows; how many there are. Each figure says how many rows
/// its link reaches, and from each of these rows the number leads back to a figure that counts it.
fn follow(audit: &Audit) -> usize {
    let rows = ["Chỉ mục lượt", "Chỉ mục người", "Dòng nhiệm vụ", "Dòng phụ lục"];
    let mut followed = 0;
    for sheet in audit.sheets.iter().filter(|sheet| !rows.contains(&sheet.name.as_str())) {
        for link in sheet.links.iter().filter(|link| rows.contains(&link.sheet.as_str())) {
            let cell = &sheet.cells[&(link.on.top, link.on.left)];
            let says: u32 = cell.value.as_ref().and_then(|value| value.parse().ok()).expect("a number");
            assert_eq!(link.to.rows(), says, "{} {:?}", sheet.name, link.on);
            followed += 1;
        }
    }
    for name in rows {
        let Some(sheet) = audit.sheets.iter().find(|sheet| sheet.name == name) else { continue };
        let index = name.starts_with("Chỉ mục");
        for link in &sheet.links {
            assert_eq!(link.to.rows(), 1, "{name} {:?} leads to one place", link.on);
            let to_line = match name {
                "Dòng nhiệm vụ" => link.on.left == 5,
                "Dòng phụ lục" => link.on.left == 3,
                _ => link.on.top == 3,
            };
            if to_line {
                continue;
            }
            let figures = audit.sheets.iter().find(|sheet| sheet.name == link.sheet).expect("its sheet");
            let says = figures.cells[&(link.to.top, link.to.left)].value.clone().unwrap_or_default();
            assert_eq!(says, link.on.rows().to_string(), "{name} {:?} back to {:?}", link.on, link.to);
        }
        for ((row, column), _) in sheet.cells.iter().filter(|((row, column), _)| index && *row > 4 && column % 2 == 1) {
            assert!(
                sheet.links.iter().any(|link| link.on.holds(*row, *column)),
                "{name}: {row} {column} leads nowhere"
            );
        }
    }
    followed
}

#[test]
fn a_figure_that_leads_to_a_row_too_few_is_found() {
    let sound = bytes(&hand::report(), Edition::Proof);
    let broken = changed(&sound, "xl/worksheets/sheet2.xml", |xml| {
        let at = xml.find("'Chỉ mục lượt'!G5:H7").expect("the three members of Hội Y học at the end");
        format!("{}'Chỉ mục lượt'!G5:H6{}", &xml[..at], &xml[at + "'Chỉ mục lượt'!G5:H7".len()..])
    });
    let audit = audit::audit(&broken, &[]);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| follow(&audit)));
    assert!(outcome.is_err());
}

/// The file with one part written anew.
fn changed(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        parts.insert(part.name().expect("a name").into_owned(), text);
    }
    let sound = parts.get(part).expect("the part").clone();
    let broken = change(&sound);
    assert_ne!(broken, sound, "nothing was broken in {part}");
    parts.insert(part.to_owned(), broken);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

/// A fault put into a part of the sound file is found, in these words.
#[track_caller]
fn finds(part: &str, change: impl Fn(&str) -> String, words: &str) {
    let sound = bytes(&hand::report(), Edition::Proof);
    let found = audit::findings(&changed(&sound, part, change), &["MAYTINH-VP".to_owned()]);
    assert!(found.iter().any(|finding| finding.contains(words)), "no “{words}” in {found:#?}");
}

const MEMBERS: &str = "xl/worksheets/sheet2.xml";

#[test]
fn each_check_finds_its_fault() {
    let once = |from: &'static str, to: &'static str| move |xml: &str| xml.replacen(from, to, 1);
    finds(MEMBERS, once("<row r=\"1\"", "<row r=\"1048577\""), "row 1048577 is out of range");
    finds(MEMBERS, once("<c r=\"B", "<c r=\"XFE"), "is out of range");
    finds(MEMBERS, once("<c r=\"B8\"", "<c r=\"A8\""), "A8 stands twice");
    finds(
        MEMBERS,
        |xml| xml.replacen("</mergeCells>", "<mergeCell ref=\"B1:C2\"/></mergeCells>", 1),
        "lies over another",
    );
    finds(MEMBERS, |xml| xml.replacen("</mergeCells>", "<mergeCell ref=\"Z90:Z90\"/></mergeCells>", 1), "single cell");
    finds(MEMBERS, |xml| xml.replacen("</mergeCells>", "<mergeCell ref=\"A10:B10\"/></mergeCells>", 1), "hides");
    let without_result = |xml: &str| {
        let (before, after) = xml.split_once("</f><v>").expect("a formula");
        let (_, rest) = after.split_once("</v>").expect("a result");
        format!("{before}</f>{rest}")
    };
    finds(MEMBERS, without_result, "has a formula without a result");
    finds(
        MEMBERS,
        once("<hyperlinks>", "<hyperlinks><hyperlink ref=\"A10\" location=\"'Không có'!A1\"/>"),
        "missing cells",
    );
    finds(
        MEMBERS,
        once("<hyperlinks>", "<hyperlinks><hyperlink ref=\"ZZ900\" location=\"'Báo cáo'!A1\"/>"),
        "stands on missing",
    );
    finds(MEMBERS, once("<hyperlinks>", "<hyperlinks><hyperlink ref=\"A10\" location=\"https\"/>"), "leads to “https”");
    let list = format!("<dataValidation type=\"list\"><formula1>\"{}\"</formula1></dataValidation>", "mục,".repeat(70));
    finds(
        MEMBERS,
        move |xml| xml.replacen("</sheetData>", &format!("</sheetData>{list}"), 1),
        "the list of a validation",
    );
    let workbook = "xl/workbook.xml";
    finds(
        workbook,
        once("name=\"PL I Tổ chức, hội viên\"", "name=\"PL I Tổ chức và hội viên của các hội\""),
        "letters long",
    );
    finds(workbook, once("name=\"Biểu đồ\"", "name=\"Báo cáo\""), "two sheets are called");
    finds(workbook, once("name=\"Biểu đồ\"", "name=\"Biểu/đồ\""), "letters Excel refuses");
    finds(
        workbook,
        once("<definedNames>", "<definedNames><definedName name=\"SAI\">#REF!</definedName>"),
        "SAI points nowhere",
    );
    finds(workbook, once("'Dòng hội viên'!$B", "'Dòng đã xóa'!$B"), "which is not there");
    let long = format!("<si><t>{}</t></si></sst>", "x".repeat(32_768));
    finds("xl/sharedStrings.xml", move |xml| xml.replacen("</sst>", &long, 1), "a text of 32768 units");
    let core = "docProps/core.xml";
    finds(
        core,
        |xml| xml.replacen("<dc:creator></dc:creator>", "<dc:creator>Lan</dc:creator>", 1),
        "dc:creator is filled in",
    );
    finds(
        "docProps/app.xml",
        |xml| xml.replacen("</Properties>", "<Manager>C:\\Users\\lan</Manager></Properties>", 1),
        "a path",
    );
    finds(
        "docProps/app.xml",
        |xml| xml.replacen("</Properties>", "<x>MAYTINH-VP</x></Properties>", 1),
        "names MAYTINH-VP",
    );
}

#[test]
fn ranges_are_read_as_excel_writes_them() {
    assert_eq!(audit::range("$B$4:AA9"), Some(Range { top: 4, left: 2, bottom: 9, right: 27 }));
    assert_eq!(audit::range("A1"), Some(Range { top: 1, left: 1, bottom: 1, right: 1 }));
    assert_eq!(audit::range("A9:A1"), None);
}
