//! PL V: obstacles and proposals, the content the plan itself asks for: what is new, what of the former was answered or
//! settled, what still waits.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, column_range};
use super::super::words::ANNEXES;
use super::super::words::short_date;
use crate::obstacles::ObstacleStatus;
use crate::reports::data::ObstacleLine;
use crate::reports::leads::Figure;

const COLUMNS: [u16; 12] = [36, 130, 120, 74, 74, 158, 158, 104, 146, 74, 96, 84];
/// Column of the day it was raised.
const RAISED: u16 = 3;
/// Column of the period it was raised in.
const SINCE: u16 = 4;
/// Column of the day of the latest answer.
const ANSWERED: u16 = 9;
/// Column of the state.
const STATE: u16 = 11;
/// What stands in [`SINCE`] for what was raised in the period.
const THIS_PERIOD: &str = "Kỳ này";

/// Writes the sheet.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[4], data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Cơ quan nêu"),
            Head::one("Nhiệm vụ liên quan"),
            Head::one("Ngày nêu"),
            Head::one("Nêu từ kỳ"),
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
    if data.obstacles.is_empty() {
        table.remark("Trong kỳ không có khó khăn, vướng mắc hoặc kiến nghị nào được nêu.")?;
        return table.finish();
    }
    let starts_on = data.period.starts_on;
    let first = table.row;
    let mut number = 0;
    for part in [Part::New, Part::Moved, Part::Waiting] {
        let lines: Vec<&ObstacleLine> =
            data.obstacles.iter().filter(|line| Part::of(line, starts_on) == part).collect();
        let title = match lines.len() {
            0 => format!("{}: không có", part.title()),
            count => format!("{}: {count}", part.title()),
        };
        table.heading(Row::Group, part.letter(), &title)?;
        for line in lines {
            number += 1;
            obstacle(&mut table, number, line, starts_on)?;
        }
    }
    summary(&mut table, context, first)?;
    table.finish()
}

/// Where an obstacle stands in the annex.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Raised in the period.
    New,
    /// Of a former period; answered or settled in this one.
    Moved,
    /// Of a former period; still open, and nobody has answered in this one.
    Waiting,
}

impl Part {
    fn of(line: &ObstacleLine, starts_on: NaiveDate) -> Part {
        match () {
            () if is_new(line, starts_on) => Part::New,
            () if !line.open || line.answered_on >= Some(starts_on) => Part::Moved,
            () => Part::Waiting,
        }
    }

    fn letter(self) -> &'static str {
        match self {
            Part::New => "A",
            Part::Moved => "B",
            Part::Waiting => "C",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Part::New => "Mới nêu trong kỳ",
            Part::Moved => "Từ kỳ trước, trong kỳ được trả lời hoặc giải quyết xong",
            Part::Waiting => "Từ kỳ trước, còn mở và trong kỳ chưa được trả lời",
        }
    }
}

fn is_new(line: &ObstacleLine, starts_on: NaiveDate) -> bool {
    line.raised_on >= Some(starts_on)
}

/// One obstacle.
fn obstacle(table: &mut Table, number: i64, line: &ObstacleLine, starts_on: NaiveDate) -> Result<(), XlsxError> {
    let since = match line.carried_from.as_str() {
        _ if is_new(line, starts_on) => THIS_PERIOD,
        "" => "Kỳ trước",
        known => known,
    };
    let addressee = addressee(line);
    table.line(
        Row::Body,
        &[
            Cell::Place(number),
            Cell::Text(&line.raised_by),
            Cell::Text(&line.task),
            Cell::date(line.raised_on),
            Cell::Text(since),
            Cell::Text(&line.content),
            Cell::Text(&line.proposal),
            Cell::Text(&addressee),
            Cell::Text(&line.answer),
            Cell::date(line.answered_on),
            Cell::Text(&line.effect),
            Cell::Text(&line.state_label),
        ],
    )
}

/// To whom, with the letter and its day.
fn addressee(line: &ObstacleLine) -> String {
    let sent = line.sent_on.map(|day| format!("ngày {}", short_date(day)));
    let letter: Vec<String> =
        Some(line.proposal_document.clone()).filter(|number| !number.is_empty()).into_iter().chain(sent).collect();
    match (line.addressee.as_str(), letter.is_empty()) {
        (to, true) => to.to_owned(),
        ("", false) => letter.join(", "),
        (to, false) => format!("{to} ({})", letter.join(", ")),
    }
}

/// The countings, live: over the days and states of the rows above.
fn summary(table: &mut Table, context: &Context, first: u32) -> Result<(), XlsxError> {
    let last = table.row - 1;
    let [raised, since, answered, states] =
        [RAISED, SINCE, ANSWERED, STATE].map(|column| column_range(column, first, last));
    let lines = &context.data.obstacles;
    let starts_on = context.data.period.starts_on;
    let closed = ObstacleStatus::Closed.label();
    let from = format!("DATE({},{},{})", starts_on.year(), starts_on.month(), starts_on.day());
    let count = |holds: &dyn Fn(&ObstacleLine) -> bool| lines.iter().filter(|line| holds(line)).count() as i64;
    let is_closed = |line: &ObstacleLine| line.state_label == closed;
    let waits = |line: &ObstacleLine| line.state_label.to_lowercase().contains(UNANSWERED);
    let rows = [
        ("Mới nêu trong kỳ", format!("COUNTIF({since},\"{THIS_PERIOD}\")"), count(&|line| is_new(line, starts_on))),
        (
            "Được trả lời trong kỳ",
            format!("COUNTIF({answered},\">=\"&{from})"),
            count(&|line| line.answered_on >= Some(starts_on)),
        ),
        ("Giải quyết xong trong kỳ", format!("COUNTIF({states},\"{closed}\")"), count(&is_closed)),
        (
            "Còn mở đến thời điểm chốt",
            format!("COUNT({raised})-COUNTIF({states},\"{closed}\")"),
            count(&|line| !is_closed(line)),
        ),
        (
            "Trong đó: chuyển từ kỳ trước",
            format!("COUNTIFS({raised},\"<\"&{from},{states},\"<>{closed}\")"),
            count(&|line| !is_new(line, starts_on) && !is_closed(line)),
        ),
        ("Trong đó: chưa có trả lời", format!("COUNTIF({states},\"*{UNANSWERED}*\")"), count(&waits)),
    ];
    table.caption("Tổng hợp")?;
    for (index, (label, formula, value)) in rows.into_iter().enumerate() {
        let counted = Cell::Sum(formula, value).counting(Figure::Obstacles(label.to_owned()));
        table.line(Row::Body, &[Cell::Place(index as i64 + 1), Cell::Text(label), counted])?;
    }
    Ok(())
}

/// What the states of those that nobody has answered have in common.
const UNANSWERED: &str = "chưa có trả lời";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_that_wait_for_an_answer_say_so() {
        for status in [
            ObstacleStatus::Open,
            ObstacleStatus::Sent,
            ObstacleStatus::Answered,
            ObstacleStatus::Reopened,
            ObstacleStatus::Closed,
        ] {
            assert_eq!(status.label().to_lowercase().contains(UNANSWERED), status.awaits_answer(), "{status:?}");
        }
    }
}
