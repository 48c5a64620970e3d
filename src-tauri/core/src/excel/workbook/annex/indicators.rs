//! PL IV: figures of activity, compared with the same period a year before. The proof edition has the values behind them
//! below, organisation by organisation, and adds them up.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::{Context, names};
use super::super::page::Paper;
use super::super::table::{Cell, Head, NO_SHARE, Row, Table, address, column_range};
use super::super::words::ANNEXES;
use crate::reports::data::IndicatorLine;

const COLUMNS: [u16; 8] = [36, 240, 80, 76, 76, 76, 76, 100];
const CURRENT: u16 = 3;
const SAME_PERIOD: u16 = 5;
/// Of the values behind: which indicator, and the value.
const OF_INDICATOR: u16 = 2;
const VALUE: u16 = 3;

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Portrait, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[3], data)?;
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
    let mut rows = Vec::new();
    for (index, line) in data.indicators.iter().enumerate() {
        if line.group != group {
            group = &line.group;
            table.heading(Row::Group, "", group)?;
        }
        rows.push(table.row);
        indicator(&mut table, index as i64 + 1, line, None)?;
    }
    if data.indicators.is_empty() {
        table.remark("Chưa có chỉ tiêu hoạt động nào được nhập cho kỳ này.")?;
    }
    // The rows behind figures are kept in the office, as those of the tasks.
    if context.tasks.is_some() && data.indicators.iter().any(|line| !line.scopes.is_empty()) {
        let sums = behind(&mut table, &data.indicators)?;
        // Only now is it known where they stand: the lines above are written anew as sums over them.
        let end = table.row;
        for (index, (line, sum)) in data.indicators.iter().zip(sums).enumerate() {
            table.row = rows[index];
            indicator(&mut table, index as i64 + 1, line, sum.as_ref())?;
        }
        table.row = end;
    }
    table.finish()
}

/// A figure as a sum over rows.
struct Sum {
    formula: String,
    /// The rows, for a link.
    target: String,
}

/// One indicator.
fn indicator(table: &mut Table, number: i64, line: &IndicatorLine, sum: Option<&Sum>) -> Result<(), XlsxError> {
    let current = address(table.row, CURRENT);
    let before = address(table.row, SAME_PERIOD);
    let ratio = match (line.current, line.same_period) {
        (Some(current), Some(before)) if before != 0.0 => Some(current / before),
        _ => None,
    };
    let formula = format!("IF(OR({current}=\"\",N({before})=0),\"{NO_SHARE}\",{current}/{before})");
    let summed = |value: Option<f64>, is_sum: bool| match (value, sum.filter(|_| is_sum)) {
        (Some(value), Some(sum)) => Cell::SumDecimal(sum.formula.clone(), value).linked(Some(sum.target.clone())),
        (value, _) => Cell::decimal(value),
    };
    let note = note(line);
    table.line(
        Row::Body,
        &[
            Cell::Place(number),
            Cell::Text(&line.name),
            Cell::Centre(&line.unit),
            summed(line.current, !line.is_running_total),
            summed(line.cumulative, line.is_running_total),
            Cell::decimal(line.same_period),
            Cell::Share(formula, ratio),
            Cell::Text(&note),
        ],
    )
}

/// That it is an estimate, the office's own note, and what lũy kế lacks.
fn note(line: &IndicatorLine) -> String {
    let mut notes: Vec<String> = Vec::new();
    if line.estimated {
        notes.push("Ước thực hiện".to_owned());
    }
    if !line.note.is_empty() {
        notes.push(line.note.clone());
    }
    if !line.missing_before.is_empty() {
        let missing = line.missing_before.join(", ");
        notes.push(match line.is_running_total {
            true => format!("Chưa tách được số của kỳ: thiếu lũy kế {missing}"),
            false => format!("Lũy kế chưa gồm {missing}"),
        });
    }
    notes.join("; ")
}

/// The values behind the figures, indicator by indicator; for each the sum over its rows.
fn behind(table: &mut Table, lines: &[IndicatorLine]) -> Result<Vec<Option<Sum>>, XlsxError> {
    table.caption("Các số đứng sau Phụ lục IV, theo tổ chức (lưu nội bộ)")?;
    table.head(&[
        Head::one("STT"),
        Head::one("Tổ chức"),
        Head::one("TT chỉ tiêu"),
        Head::one("Số liệu"),
        Head::one("Ước"),
        Head::one("Ghi chú"),
    ])?;
    let first = table.row;
    let mut places: Vec<Option<(u32, u32)>> = Vec::new();
    let mut number = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.scopes.is_empty() {
            places.push(None);
            continue;
        }
        table.heading(Row::Group, "", &format!("{}. {} ({})", index + 1, line.name, line.unit))?;
        let start = table.row;
        for scope in &line.scopes {
            number += 1;
            table.line(
                Row::Body,
                &[
                    Cell::Place(number),
                    Cell::Text(&scope.organization),
                    Cell::Place(index as i64 + 1),
                    Cell::Decimal(scope.value),
                    Cell::Centre(if scope.estimated { "ước" } else { "" }),
                    Cell::Text(&scope.note),
                ],
            )?;
        }
        places.push(Some((start, table.row - 1)));
    }
    let [ofs, values] = [OF_INDICATOR, VALUE].map(|column| column_range(column, first, table.row - 1));
    let sum = |(index, place): (usize, Option<(u32, u32)>)| {
        place.map(|(top, bottom)| Sum {
            formula: format!("SUMIFS({values},{ofs},{})", index + 1),
            target: format!("'{}'!A{}:F{}", names::INDICATORS, top + 1, bottom + 1),
        })
    };
    Ok(places.into_iter().enumerate().map(sum).collect())
}
