//! PL V: obstacles and proposals, the content the plan itself asks for.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, column_range};

const COLUMNS: [u16; 11] = [36, 120, 150, 84, 200, 200, 100, 170, 84, 120, 90];
const STATE: u16 = 10;

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.annex_head("Phụ lục V", "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ", data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Cơ quan nêu"),
            Head::one("Nhiệm vụ liên quan"),
            Head::one("Ngày nêu"),
            Head::one("Khó khăn, vướng mắc"),
            Head::one("Kiến nghị, đề xuất"),
            Head::one("Gửi đến"),
            Head::one("Trả lời"),
            Head::one("Ngày trả lời"),
            Head::one("Kết quả"),
            Head::one("Tình trạng"),
        ],
        2,
    )?;
    let first = table.row;
    for (index, line) in data.obstacles.iter().enumerate() {
        table.line(
            Row::Body,
            &[
                Cell::Place(index as i64 + 1),
                Cell::Text(&line.raised_by),
                Cell::Text(&line.task),
                Cell::date(line.raised_on),
                Cell::Text(&line.content),
                Cell::Text(&line.proposal),
                Cell::Text(&line.addressee),
                Cell::Text(&line.answer),
                Cell::date(line.answered_on),
                Cell::Text(&line.effect),
                Cell::Text(&line.state_label),
            ],
        )?;
    }
    if data.obstacles.is_empty() {
        table.remark("Trong kỳ không có khó khăn, vướng mắc hoặc kiến nghị nào được nêu.")?;
    } else {
        summary(&mut table, context, first)?;
    }
    table.finish()
}

/// How many are in each state.
fn summary(table: &mut Table, context: &Context, first: u32) -> Result<(), XlsxError> {
    let states = column_range(STATE, first, table.row - 1);
    let mut labels: Vec<&str> = Vec::new();
    for line in &context.data.obstacles {
        if !labels.contains(&line.state_label.as_str()) {
            labels.push(&line.state_label);
        }
    }
    table.caption("Tổng hợp theo tình trạng")?;
    let start = table.row;
    for label in labels {
        let name = super::super::table::address(table.row, 1);
        let count = context.data.obstacles.iter().filter(|line| line.state_label == label).count() as i64;
        table.line(
            Row::Body,
            &[
                Cell::Place(i64::from(table.row - start) + 1),
                Cell::Text(label),
                Cell::Sum(format!("COUNTIF({states},{name})"), count),
            ],
        )?;
    }
    let counts = column_range(2, start, table.row - 1);
    table.line(
        Row::Total,
        &[Cell::Empty, Cell::Text("Tổng số"), Cell::Sum(format!("SUM({counts})"), context.data.obstacles.len() as i64)],
    )
}
