//! The proof workbook with all its rows, against rust_xlsxwriter writing the same cells with nothing else: as it comes,
//! which is the goal's baseline, though the library packs tighter then; and, to be open about it, packed as little as
//! ours, which has no goal.

use crate::book::{Book, no_folder};
use crate::row::{median, ratio, ratio_only};
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use lienhiep_core::error::Failure;
use lienhiep_core::excel::workbook::PROOF_PACKING;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const TIMES: usize = 3;
const GOAL: f64 = 1.5;

type Sheets = Vec<(String, Range<Data>)>;

/// Computing and writing the running quarter's workbook, which is not frozen yet.
pub fn proof(book: &Book) -> Result<Vec<Value>, Failure> {
    let period = book.period("open")?;
    let path = book.path("kiem-chung.xlsx");
    let request = json!({ "period": period, "edition": "proof", "path": path });
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    let mut packed_alike = Vec::new();
    for _ in 0..TIMES {
        ours.push(book.timed("export_report", request.clone())?.1);
        let cells = cells(&path)?;
        let written = |level| written(&cells, &book.path("cac-o.xlsx"), level).map_err(|error| no_folder(&error));
        bare.push(written(None)?);
        packed_alike.push(written(Some(PROOF_PACKING))?);
    }
    let ours = median(ours);
    Ok(vec![
        ratio("proof_workbook", book.people, ours, median(bare), GOAL),
        ratio_only("proof_workbook_beside_the_same_packing", book.people, ours, median(packed_alike)),
    ])
}

/// Every cell of the workbook as it was made.
fn cells(path: &Path) -> Result<Sheets, Failure> {
    let mut workbook: Xlsx<_> = open_workbook(path).map_err(|error: calamine::XlsxError| no_folder(&error))?;
    Ok(workbook.worksheets())
}

/// How long the bare library takes for them.
fn written(sheets: &Sheets, path: &Path, packing: Option<u8>) -> Result<Duration, XlsxError> {
    let began = Instant::now();
    let mut workbook = Workbook::new();
    if let Some(level) = packing {
        workbook.set_zip_compression_level(level);
    }
    for (name, range) in sheets {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (top + row as u32, (left as usize + column) as u16);
            match cell {
                Data::Float(number) => sheet.write_number(row, column, *number)?,
                Data::Int(number) => sheet.write_number(row, column, *number as f64)?,
                Data::DateTime(day) => sheet.write_number(row, column, day.as_f64())?,
                Data::Bool(truth) => sheet.write_boolean(row, column, *truth)?,
                other => sheet.write_string(row, column, other.to_string())?,
            };
        }
    }
    workbook.save(path)?;
    Ok(began.elapsed())
}
