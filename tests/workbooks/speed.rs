//! How long the proof workbook takes beside `rust_xlsxwriter` writing the same cells with nothing else:
//! `cargo run --release -p lienhiep-tests --example workbook_speed [-- ROWS]` prints one line of JSON.

mod hand;

use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::{Edition, ReportData};

/// The goal: at most so many times as long.
const GOAL: f64 = 1.5;
/// Each way is timed so often, and the shortest time counts.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows = std::env::args().nth(1).map_or(Ok(15_500), |rows| rows.parse())?;
    let data = report(rows);
    let bytes = workbook::write(&data, Edition::Proof, &mut |_, _| Ok(()))?;
    let cells = cells(bytes)?;
    let ours = shortest(|| workbook::write(&data, Edition::Proof, &mut |_, _| Ok(())).map(|bytes| bytes.len()));
    let plain = shortest(|| write_plain(&cells));
    let ratio = ours.as_secs_f64() / plain.as_secs_f64();
    println!(
        "{}",
        serde_json::json!({
            "name": "proof workbook", "scale": rows, "value": ours.as_secs_f64() * 1e3, "unit": "ms",
            "baseline": plain.as_secs_f64() * 1e3, "ratio": ratio, "goal": GOAL, "ok": ratio <= GOAL,
        })
    );
    Ok(())
}

/// The hand-made report with so many rows behind it, no two names alike.
fn report(rows: usize) -> ReportData {
    let mut data = hand::report();
    let patterns = data.memberships.clone();
    data.memberships = (0..rows)
        .map(|number| {
            let mut row = patterns[number * patterns.len() / rows].clone();
            row.full_name = format!("{} {number}", row.full_name);
            row
        })
        .collect();
    data
}

/// The shortest of some rounds.
fn shortest<T, E: std::fmt::Debug>(work: impl Fn() -> Result<T, E>) -> Duration {
    let round = || {
        let start = Instant::now();
        work().expect("a workbook");
        start.elapsed()
    };
    (0..ROUNDS).map(|_| round()).min().unwrap_or_default()
}

/// The cells of one sheet: row, column, value.
type SheetCells = Vec<(u32, u16, Data)>;

/// Every cell of a workbook, sheet by sheet.
fn cells(bytes: Vec<u8>) -> Result<Vec<SheetCells>, calamine::XlsxError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let sheets = book.sheet_names();
    sheets
        .iter()
        .map(|name| {
            let range = book.worksheet_range(name)?;
            let (top, left) = range.start().unwrap_or_default();
            Ok(range
                .used_cells()
                .map(|(row, column, cell)| (top + row as u32, (left as usize + column) as u16, cell.clone()))
                .collect())
        })
        .collect()
}

/// The same cells, nothing else.
fn write_plain(sheets: &[Vec<(u32, u16, Data)>]) -> Result<usize, rust_xlsxwriter::XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for cells in sheets {
        let sheet = book.add_worksheet();
        for (row, column, cell) in cells {
            match cell {
                Data::Int(number) => sheet.write_number(*row, *column, *number as f64)?,
                Data::Float(number) => sheet.write_number(*row, *column, *number)?,
                Data::DateTime(day) => sheet.write_number(*row, *column, day.as_f64())?,
                other => sheet.write_string(*row, *column, other.to_string())?,
            };
        }
    }
    Ok(book.save_to_buffer()?.len())
}
