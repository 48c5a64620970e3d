//! Every formula, computed anew by LibreOffice, comes to the result stored beside it.
//!
//! The stored results are first replaced by nonsense in a copy, so that a LibreOffice that did not
//! compute anything could not pass.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, DataType, Reader, Xlsx};

/// Makes LibreOffice compute whatever the file says.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Compares every formula's result, and says how many there were.
pub fn compare(original: &[u8]) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("report.xlsx");
    std::fs::write(&source, without_results(original)).expect("written");
    let recalculated = std::fs::read(convert(folder.path(), &source)).expect("converted");
    let mut ours = Xlsx::new(Cursor::new(original)).expect("readable");
    let mut theirs = Xlsx::new(Cursor::new(recalculated)).expect("readable");
    let mut count = 0;
    for name in ours.sheet_names() {
        let stored = ours.worksheet_range(&name).expect("values");
        let computed = theirs.worksheet_range(&name).expect("values");
        let formulas = ours.worksheet_formula(&name).expect("formulas");
        let start = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
            let place = (start.0 + row as u32, start.1 + column as u32);
            let (stored, computed) = (stored.get_value(place), computed.get_value(place));
            assert!(same(stored, computed), "{name} {place:?} ={formula}: stored {stored:?}, computed {computed:?}");
            count += 1;
        }
    }
    count
}

/// Numbers alike, or both empty.
fn same(stored: Option<&Data>, computed: Option<&Data>) -> bool {
    let number = |cell: Option<&Data>| cell.and_then(DataType::as_f64);
    let text = |cell: Option<&Data>| cell.and_then(|cell| cell.as_string()).unwrap_or_default();
    match (number(stored), number(computed)) {
        (Some(stored), Some(computed)) => (stored - computed).abs() < 1e-9,
        (None, None) => text(stored) == text(computed),
        _ => false,
    }
}

/// The workbook with nonsense for results.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("content");
        writer.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        if name.starts_with("xl/worksheets/sheet") {
            content = nonsense(&String::from_utf8(content).expect("text")).into_bytes();
        }
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

/// Every `</f><v>…</v>` with another number.
fn nonsense(xml: &str) -> String {
    let mut parts = xml.split("</f><v>");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once("</v>").expect("a result ends");
        result.push_str("</f><v>-987654</v>");
        result.push_str(rest);
    }
    result
}

/// Converts a copy with LibreOffice in a profile of its own.
fn convert(folder: &Path, source: &Path) -> PathBuf {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).expect("a profile");
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).expect("settings");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(folder.join("out"))
        .arg(source)
        .output()
        .expect("LibreOffice is missing: run `cargo xtask test`, or install libreoffice-calc-nogui");
    let target = folder.join("out/report.xlsx");
    assert!(target.exists(), "LibreOffice wrote nothing: {}", String::from_utf8_lossy(&output.stderr));
    target
}
