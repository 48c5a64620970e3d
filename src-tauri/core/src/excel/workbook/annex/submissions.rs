//! PL VI: who sent its report, and when.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, address, column_range};
use super::super::words::ANNEXES;
use crate::reports::data::SubmissionState;
use crate::reports::leads::Figure;

const COLUMNS: [u16; 6] = [36, 280, 130, 90, 90, 140];
const STATE: u16 = 4;

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Portrait, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[5], data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Tổ chức"),
            Head::one("Loại hình"),
            Head::one("Ngày nộp"),
            Head::one("Tình trạng"),
            Head::one("Ghi chú"),
        ],
        2,
    )?;
    let first = table.row;
    for (index, line) in data.submissions.iter().enumerate() {
        table.line(
            Row::Body,
            &[
                Cell::Place(index as i64 + 1),
                Cell::Text(&line.organization),
                Cell::Text(&line.kind_label),
                Cell::date(line.received_on),
                Cell::Centre(line.completeness.label()),
                Cell::Text(&line.note),
            ],
        )?;
    }
    if data.submissions.is_empty() {
        table.remark("Chưa có tổ chức nào trong sổ.")?;
    } else {
        summary(&mut table, context, first)?;
    }
    table.finish()
}

/// How many sent it complete, in part, or not at all.
fn summary(table: &mut Table, context: &Context, first: u32) -> Result<(), XlsxError> {
    let states = column_range(STATE, first, table.row - 1);
    table.caption("Tổng hợp")?;
    let start = table.row;
    for (index, state) in
        [SubmissionState::Complete, SubmissionState::Partial, SubmissionState::Missing].into_iter().enumerate()
    {
        let count = context.data.submissions.iter().filter(|line| line.completeness == state).count() as i64;
        let name = address(table.row, 1);
        table.line(
            Row::Body,
            &[
                Cell::Place(index as i64 + 1),
                Cell::Text(state.label()),
                Cell::Sum(format!("COUNTIF({states},{name})"), count).counting(Figure::Submissions(Some(state))),
            ],
        )?;
    }
    let counts = column_range(2, start, table.row - 1);
    let total = context.data.submissions.len() as i64;
    let sum = Cell::Sum(format!("SUM({counts})"), total).counting(Figure::Submissions(None));
    table.line(Row::Total, &[Cell::Empty, Cell::Text("Tổng số tổ chức"), sum])
}
