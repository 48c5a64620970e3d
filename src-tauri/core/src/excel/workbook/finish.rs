//! The last touch on the finished file: the first page of a sheet shows no page number, and the links between figures
//! and their rows are put in.
//!
//! `rust_xlsxwriter` has no "different first page", and no link that stands on many cells at once, without which the
//! rows behind the figures could not lead back. The library packs its file lightly; here the parts are changed where
//! they must be and packed for good, several at a time.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::book::WorkbookError;
use super::notes::Hyperlink;

/// How the writer opens the header of a sheet.
const OPENING: &str = "<headerFooter>";

/// Gives each sheet that has a header a first page of its own, puts the links in, and packs the file.
pub(super) fn finish(
    bytes: Vec<u8>,
    first_header: &str,
    links: &BTreeMap<usize, Vec<Hyperlink>>,
    packing: u8,
) -> Result<Vec<u8>, WorkbookError> {
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).map_err(unreadable)?;
    let names: Vec<String> = (0..archive.len())
        .map(|index| Ok(archive.by_index_raw(index).map_err(unreadable)?.name().map_err(unreadable)?.into_owned()))
        .collect::<Result<_, WorkbookError>>()?;
    let packed: Vec<Vec<u8>> = names
        .into_par_iter()
        .enumerate()
        .map(|(index, name)| {
            let mut archive = ZipArchive::new(Cursor::new(&bytes)).map_err(unreadable)?;
            let mut content = Vec::new();
            archive.by_index(index).map_err(unreadable)?.read_to_end(&mut content).map_err(unreadable)?;
            if let Some(sheet) = sheet_number(&name) {
                let own = links.get(&(sheet - 1)).map(Vec::as_slice).unwrap_or_default();
                content = touched(content, first_header, own)?;
            }
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.start_file(name, options(packing)).map_err(unreadable)?;
            writer.write_all(&content).map_err(unreadable)?;
            Ok(writer.finish().map_err(unreadable)?.into_inner())
        })
        .collect::<Result<_, WorkbookError>>()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(packed.iter().map(Vec::len).sum())));
    for part in packed {
        let mut part = ZipArchive::new(Cursor::new(part)).map_err(unreadable)?;
        let raw = part.by_index_raw(0).map_err(unreadable)?;
        writer.raw_copy_file(raw).map_err(unreadable)?;
    }
    Ok(writer.finish().map_err(unreadable)?.into_inner())
}

/// 3 of `xl/worksheets/sheet3.xml`.
fn sheet_number(name: &str) -> Option<usize> {
    name.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()
}

/// Fixed time, method and system: the bytes must depend neither on the day nor on Windows.
fn options(packing: u8) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(packing)))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
}

/// The sheet with its links, and with a header of its own for the first page. Only what follows its cells changes.
fn touched(content: Vec<u8>, first_header: &str, links: &[Hyperlink]) -> Result<Vec<u8>, WorkbookError> {
    let mut xml = String::from_utf8(content).map_err(unreadable)?;
    let tail_at = xml.rfind("</sheetData>").or_else(|| xml.rfind("<sheetData/>")).unwrap_or(0);
    let tail = xml.split_off(tail_at);
    xml.push_str(&with_first_page(&with_links(&tail, links), first_header));
    Ok(xml.into_bytes())
}

/// The links, where the standard wants them: before the options and margins of the print.
fn with_links(tail: &str, links: &[Hyperlink]) -> String {
    let place = tail.find("<printOptions").or_else(|| tail.find("<pageMargins"));
    let (Some(place), false) = (place, links.is_empty()) else { return tail.to_owned() };
    let mut written = String::from("<hyperlinks>");
    for link in links {
        let [to, tip] = [&link.to, link.tip].map(escaped);
        written.push_str(&format!("<hyperlink ref=\"{}\" location=\"{to}\" tooltip=\"{tip}\"/>", link.on));
    }
    written.push_str("</hyperlinks>");
    [&tail[..place], &written, &tail[place..]].concat()
}

/// The end of a sheet with a header of its own for the first page.
fn with_first_page(xml: &str, first_header: &str) -> String {
    let different = "<headerFooter differentFirst=\"1\">";
    let xml = xml.replacen(OPENING, different, 1);
    if first_header.is_empty() {
        return xml;
    }
    let first_header = escaped(first_header);
    xml.replacen("</headerFooter>", &format!("<firstHeader>{first_header}</firstHeader></headerFooter>"), 1)
}

/// A text as it stands in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A part that cannot be read back is a fault of the writer, not of the user.
fn unreadable(error: impl std::fmt::Display) -> WorkbookError {
    WorkbookError::Writer(error.to_string())
}
