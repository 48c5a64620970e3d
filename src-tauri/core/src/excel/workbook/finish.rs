//! The last touch on the finished file: the first page of a sheet shows no page number.
//!
//! `rust_xlsxwriter` has no "different first page". Only the small part of each sheet that holds the
//! header is rewritten; every other part is copied as it is, still compressed.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::book::WorkbookError;

/// Sheets larger than this are rows behind the figures: they keep a plain header, for packing them a second time
/// would take as long as writing them.
const LARGEST_REWRITTEN: u64 = 1024 * 1024;
/// How the writer opens the header of a sheet.
const OPENING: &str = "<headerFooter>";

/// Gives each sheet that has a header a first page of its own.
pub(super) fn first_pages_without_number(bytes: Vec<u8>, first_header: &str) -> Result<Vec<u8>, WorkbookError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.into_owned();
        let is_sheet = name.starts_with("xl/worksheets/sheet") && part.size() <= LARGEST_REWRITTEN;
        if !is_sheet {
            drop(part);
            let raw = archive.by_index_raw(index).map_err(unreadable)?;
            writer.raw_copy_file(raw).map_err(unreadable)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).map_err(unreadable)?;
        writer.start_file(name, options()).map_err(unreadable)?;
        writer.write_all(with_first_page(&xml, first_header).as_bytes()).map_err(unreadable)?;
    }
    Ok(writer.finish().map_err(unreadable)?.into_inner())
}

/// Fixed time and method: the bytes must not depend on the day.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default())
}

/// The sheet with a header of its own for the first page.
fn with_first_page(xml: &str, first_header: &str) -> String {
    let different = "<headerFooter differentFirst=\"1\">";
    let xml = xml.replacen(OPENING, different, 1);
    if first_header.is_empty() {
        return xml;
    }
    let escaped = first_header.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    xml.replacen("</headerFooter>", &format!("<firstHeader>{escaped}</firstHeader></headerFooter>"), 1)
}

/// A part that cannot be read back is a fault of the writer, not of the user.
fn unreadable(error: impl std::fmt::Display) -> WorkbookError {
    WorkbookError::Writer(error.to_string())
}
