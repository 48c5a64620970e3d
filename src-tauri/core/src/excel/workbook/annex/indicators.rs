//! PL IV: figures of activity, compared with the same period a year before.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, NO_SHARE, Row, Table, address};
use crate::reports::data::IndicatorLine;

const COLUMNS: [u16; 8] = [36, 240, 80, 76, 76, 76, 76, 100];
const CURRENT: u16 = 3;
const SAME_PERIOD: u16 = 5;

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Portrait, context.mark(), &COLUMNS)?;
    table.annex_head("Phụ lục IV", "SỐ LIỆU HOẠT ĐỘNG", data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Chỉ tiêu"),
            Head::one("Đơn vị tính"),
            Head::one("Kỳ này"),
            Head::one("Lũy kế từ đầu năm"),
            Head::one("Cùng kỳ năm trước"),
            Head::one("So sánh với cùng kỳ"),
            Head::one("Ghi chú"),
        ],
        2,
    )?;
    let mut group = "";
    for (index, line) in data.indicators.iter().enumerate() {
        if line.group != group {
            group = &line.group;
            table.heading(Row::Group, "", group)?;
        }
        indicator(&mut table, index as i64 + 1, line)?;
    }
    if data.indicators.is_empty() {
        table.remark("Chưa có chỉ tiêu hoạt động nào được nhập cho kỳ này.")?;
    }
    table.finish()
}

/// One indicator.
fn indicator(table: &mut Table, number: i64, line: &IndicatorLine) -> Result<(), XlsxError> {
    let current = address(table.row, CURRENT);
    let before = address(table.row, SAME_PERIOD);
    let ratio = match (line.current, line.same_period) {
        (Some(current), Some(before)) if before != 0.0 => Some(current / before),
        _ => None,
    };
    let formula = format!("IF(OR({current}=\"\",N({before})=0),\"{NO_SHARE}\",{current}/{before})");
    table.line(
        Row::Body,
        &[
            Cell::Place(number),
            Cell::Text(&line.name),
            Cell::Centre(&line.unit),
            Cell::decimal(line.current),
            Cell::decimal(line.cumulative),
            Cell::decimal(line.same_period),
            Cell::Share(formula, ratio),
            Cell::Text(if line.estimated { "Ước thực hiện" } else { "" }),
        ],
    )
}
