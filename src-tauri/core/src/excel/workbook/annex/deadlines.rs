//! PL III: what is overdue or due soon at the cut-off.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, address};
use super::super::words::ANNEXES;
use crate::reports::data::{DeadlineLine, StateTone};
use crate::reports::leads::Figure;

const COLUMNS: [u16; 10] = [36, 56, 250, 130, 84, 84, 62, 120, 190, 62];
const DUE: u16 = 5;

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[2], data)?;
    // The days are counted from this cell, so that a reader can see from when.
    let cutoff = table.dated((2, "Thời điểm tính thời hạn:"), (4, data.period.cutoff_on))?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Mã"),
            Head::one("Nội dung nhiệm vụ"),
            Head::one("Cơ quan chủ trì"),
            Head::over("Thời hạn", &["Ban đầu", "Hiện tại"]),
            Head::one("Số ngày"),
            Head::one("Trạng thái"),
            Head::one("Lý do"),
            Head::one("Số lần gia hạn"),
        ],
        3,
    )?;
    let (overdue, soon): (Vec<_>, Vec<_>) = data.deadlines.iter().partition(|line| line.overdue);
    part(&mut table, "A", "Quá hạn (số ngày đã quá)", &overdue, &cutoff, 0)?;
    part(&mut table, "B", "Sắp đến hạn (số ngày còn lại)", &soon, &cutoff, overdue.len())?;
    table.finish()
}

/// One of the two parts.
fn part(
    table: &mut Table,
    letter: &str,
    title: &str,
    lines: &[&DeadlineLine],
    cutoff: &str,
    before: usize,
) -> Result<(), XlsxError> {
    let title = match lines.len() {
        0 => format!("{title}: không có"),
        count => format!("{title}: {count} nhiệm vụ"),
    };
    table.heading(Row::Group, letter, &title)?;
    for (index, line) in lines.iter().enumerate() {
        let due = address(table.row, DUE);
        let label = match line.late_occurrence_count {
            0 | 1 => line.state_label.clone(),
            count => format!("{}: {count} kỳ", line.state_label),
        };
        let tone = if line.overdue { StateTone::Overdue } else { StateTone::DueSoon };
        table.line(
            Row::Body,
            &[
                Cell::Place((before + index) as i64 + 1),
                Cell::Centre(&line.code),
                Cell::Text(&line.content),
                Cell::Text(&line.lead_agency),
                Cell::date(line.original_due_on),
                Cell::Date(line.due_on),
                days(line, &due, cutoff),
                Cell::State(super::tasks::state_text(&label, tone), tone),
                Cell::Text(&line.reason),
                Cell::Whole(line.extension_count).counting(Figure::Extensions(before + index)),
            ],
        )?;
    }
    Ok(())
}

/// The days between the due day and the cut-off, as a live formula.
fn days<'a>(line: &DeadlineLine, due: &str, cutoff: &str) -> Cell<'a> {
    let formula = if line.overdue { format!("{cutoff}-{due}") } else { format!("{due}-{cutoff}") };
    Cell::Sum(formula, line.days)
}
