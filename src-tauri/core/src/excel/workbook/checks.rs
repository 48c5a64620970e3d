//! "Kiểm tra số liệu": what ties out, what is missing; in the proof edition only.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Context;
use super::page::Paper;
use super::table::{Cell, Head, Row, Table, address};
use crate::reports::data::{CheckLevel, CheckLine, StateTone};

const COLUMNS: [u16; 7] = [36, 330, 84, 84, 84, 120, 260];
pub(super) const FOUND: u16 = 2;
pub(super) const EXPECTED: u16 = 3;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.sheet_head("", "KIỂM TRA SỐ LIỆU (bản kiểm chứng, lưu nội bộ)", context.data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Nội dung kiểm tra"),
            Head::one("Số tìm thấy"),
            Head::one("Số phải có"),
            Head::one("Chênh lệch"),
            Head::one("Kết quả"),
            Head::one("Cách xử lý"),
        ],
        2,
    )?;
    let mut group = "";
    for (index, line) in context.data.checks.iter().enumerate() {
        if line.group != group {
            group = &line.group;
            table.heading(Row::Group, "", group)?;
        }
        check(&mut table, index as i64 + 1, line)?;
    }
    waived(&mut table, context)?;
    table.finish()
}

/// What was found and let pass, one by one, with the reason and who gave it.
fn waived(table: &mut Table, context: &Context) -> Result<(), XlsxError> {
    let subjects = context.data.checks.iter().flat_map(|line| line.subjects.iter().map(move |subject| (line, subject)));
    let waived: Vec<_> = subjects
        .filter_map(|(line, subject)| {
            Some((line, subject, subject.waiver.as_ref().filter(|waiver| !waiver.has_lapsed)?))
        })
        .collect();
    if waived.is_empty() {
        return Ok(());
    }
    table.caption("ĐIỀU ĐƯỢC CHẤP NHẬN KHI CHỐT, KÈM LÝ DO")?;
    table.head(&[
        Head::one("TT"),
        Head::one("Nội dung kiểm tra: đối tượng"),
        Head::one("Số tìm thấy"),
        Head::one("Số phải có"),
        Head::one("Ngày chấp nhận"),
        Head::one("Người chấp nhận"),
        Head::one("Lý do"),
    ])?;
    for (index, (line, subject, waiver)) in waived.into_iter().enumerate() {
        // A line of one organisation names it already.
        let what = if line.what.contains(&subject.label) {
            line.what.clone()
        } else {
            format!("{}: {}", line.what, subject.label)
        };
        table.line(
            Row::Body,
            &[
                Cell::Place(index as i64 + 1),
                Cell::Text(&what),
                Cell::Whole(subject.found),
                Cell::Whole(subject.expected),
                Cell::Date(waiver.waived_on),
                Cell::Centre(&waiver.waived_by),
                Cell::Text(&waiver.reason),
            ],
        )?;
    }
    Ok(())
}

/// One comparison.
fn check(table: &mut Table, number: i64, line: &CheckLine) -> Result<(), XlsxError> {
    let formula = format!("{}-{}", address(table.row, FOUND), address(table.row, EXPECTED));
    let (word, tone) = match line.level {
        CheckLevel::Ok => ("● Đạt", StateTone::Done),
        CheckLevel::Notice if !line.subjects.is_empty() && line.subjects.iter().all(|one| one.is_waived()) => {
            ("○ Đã chấp nhận", StateTone::Idle)
        }
        CheckLevel::Notice => ("▲ Cần xem", StateTone::DueSoon),
        CheckLevel::Wrong => ("■ Phải sửa", StateTone::Overdue),
    };
    table.line(
        Row::Body,
        &[
            Cell::Place(number),
            Cell::Text(&line.what),
            Cell::Whole(line.found),
            Cell::Whole(line.expected),
            Cell::Sum(formula, line.found - line.expected),
            Cell::State(word.to_owned(), tone),
            Cell::Text(&line.advice),
        ],
    )
}
