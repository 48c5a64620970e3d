//! What PL II adds up: below it the 2 × 2 per lead agency, on the sheet of the charts the countings per state.

use rust_xlsxwriter::XlsxError;

use super::super::book::{Context, names};
use super::super::charts::Series;
use super::super::rows::TaskSheet;
use super::super::table::{Cell, Head, NO_SHARE, Row, Table, address, column_range};
use super::tasks::{DUE, LEAD, STATE, state_text};
use crate::reports::data::{Quadrant, TaskLine};
use crate::reports::leads::{Figure, agencies};

/// The six countings, in the order of their columns.
pub(in super::super) const QUADRANTS: [(Quadrant, &str); 6] = [
    (Quadrant::DoneOnTime, "Hoàn thành đúng hạn"),
    (Quadrant::DoneLate, "Hoàn thành quá hạn"),
    (Quadrant::DoneNoDeadline, "Hoàn thành (không có hạn)"),
    (Quadrant::OpenOnTime, "Chưa hoàn thành, trong hạn"),
    (Quadrant::OpenLate, "Chưa hoàn thành, quá hạn"),
    (Quadrant::OpenNoDeadline, "Chưa hoàn thành (không có hạn)"),
];
/// First column of the countings.
const FIRST: u16 = 2;

/// Writes the 2 × 2; `first` and `last` are the rows of the tasks.
pub(super) fn write(table: &mut Table, context: &Context, first: u32, last: u32) -> Result<(), XlsxError> {
    let tasks = &context.data.tasks;
    table.caption("Tổng hợp theo cơ quan chủ trì (hoàn thành / chưa hoàn thành × đúng hạn / quá hạn)")?;
    table.head(&agency_heads())?;
    let agencies = agencies(context.data);
    let start = table.row;
    for (index, agency) in agencies.iter().enumerate() {
        let count = Counting { context, tasks, first, last };
        count.agency_row(table, index, agency)?;
    }
    agency_total(table, tasks, start)
}

/// Head of the 2 × 2.
fn agency_heads() -> Vec<Head<'static>> {
    let mut heads = vec![Head::one("TT"), Head::one("Cơ quan chủ trì")];
    heads.extend(QUADRANTS.map(|(_, label)| Head::one(label)));
    heads.extend([Head::one("Tổng số nhiệm vụ"), Head::one("Tỷ lệ hoàn thành")]);
    heads
}

/// What a row of the 2 × 2 counts over.
struct Counting<'a> {
    context: &'a Context<'a>,
    tasks: &'a [TaskLine],
    first: u32,
    last: u32,
}

impl Counting<'_> {
    /// One lead agency.
    fn agency_row(&self, table: &mut Table, index: usize, agency: &str) -> Result<(), XlsxError> {
        let row = table.row;
        let shown = if agency.is_empty() { "(chưa giao)" } else { agency };
        let mut cells = vec![Cell::Place(index as i64 + 1), Cell::Text(shown)];
        for (quadrant, label) in QUADRANTS {
            let value =
                self.tasks.iter().filter(|task| task.lead_agency == agency && task.quadrant == quadrant).count() as i64;
            let cell = match &self.context.tasks {
                Some(_) => Cell::Sum(TaskSheet::count(&format!("$A{}", row + 1), label), value),
                None => self.over_states(row, agency, quadrant, value),
            };
            cells.push(cell.counting(Figure::Tasks { agency: Some(index), quadrant: Some(quadrant) }));
        }
        let total = self.tasks.iter().filter(|task| task.lead_agency == agency).count() as i64;
        cells.push(total_cell(row, total).counting(Figure::Tasks { agency: Some(index), quadrant: None }));
        cells.push(share_cell(row, self.tasks.iter().filter(|task| task.lead_agency == agency)));
        table.line(Row::Body, &cells)
    }

    /// Counts the rows of PL II itself, by agency, state and whether there is a due day; a plain number where these do
    /// not tell the quadrant.
    fn over_states<'c>(&self, row: u32, agency: &str, quadrant: Quadrant, value: i64) -> Cell<'c> {
        let mut marks: Vec<(String, bool)> = Vec::new();
        for task in self.tasks.iter().filter(|task| task.quadrant == quadrant) {
            let mark = mark(task);
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        let ambiguous = self.tasks.iter().any(|task| task.quadrant != quadrant && marks.contains(&mark(task)));
        if marks.is_empty() || ambiguous || !countable(agency) || marks.iter().any(|(label, _)| !countable(label)) {
            return Cell::Whole(value);
        }
        let [leads, states, dues] = [LEAD, STATE, DUE].map(|column| column_range(column, self.first, self.last));
        let name = format!("$B{}", row + 1);
        let parts: Vec<String> = marks
            .iter()
            .map(|(label, due)| {
                let due = if *due { "<>" } else { "=" };
                format!("COUNTIFS({leads},{name},{states},\"{}\",{dues},\"{due}\")", label.replace('"', "\"\""))
            })
            .collect();
        Cell::Sum(parts.join("+"), value)
    }
}

/// What PL II shows of a task's quadrant: its state, and whether it has a due day.
fn mark(task: &TaskLine) -> (String, bool) {
    (state_text(&task.state_label, task.tone), task.due_on.is_some())
}

/// Whether a text can be the criterion of COUNTIFS: no wildcard, no operator, not too long.
fn countable(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= 250
        && !text.contains(['*', '?', '~'])
        && !text.starts_with(['<', '>', '='])
}

/// Sum of the countings of a row.
fn total_cell<'a>(row: u32, total: i64) -> Cell<'a> {
    Cell::Sum(frame(row), total)
}

/// The six countings of a row, added up.
fn frame(row: u32) -> String {
    format!("SUM({}:{})", address(row, FIRST), address(row, FIRST + 5))
}

/// Share done of all.
fn share_cell<'a, 't>(row: u32, tasks: impl Iterator<Item = &'t TaskLine>) -> Cell<'a> {
    let (mut done, mut counted) = (0u32, 0u32);
    for task in tasks {
        counted += 1;
        done += u32::from(task.quadrant.is_done());
    }
    let frame = frame(row);
    let done_cells = format!("SUM({}:{})", address(row, FIRST), address(row, FIRST + 2));
    let formula = format!("IF({frame}=0,\"{NO_SHARE}\",{done_cells}/{frame})");
    Cell::Share(formula, (counted > 0).then(|| f64::from(done) / f64::from(counted)))
}

/// The sums of the 2 × 2.
fn agency_total(table: &mut Table, tasks: &[TaskLine], start: u32) -> Result<(), XlsxError> {
    let row = table.row;
    let mut cells = vec![Cell::Empty, Cell::Text("Tổng số")];
    for (index, (quadrant, _)) in QUADRANTS.into_iter().enumerate() {
        let column = FIRST + index as u16;
        let value = tasks.iter().filter(|task| task.quadrant == quadrant).count() as i64;
        let formula = format!("SUM({}:{})", address(start, column), address(row - 1, column));
        cells.push(Cell::Sum(formula, value).counting(Figure::Tasks { agency: None, quadrant: Some(quadrant) }));
    }
    cells.push(total_cell(row, tasks.len() as i64).counting(Figure::Tasks { agency: None, quadrant: None }));
    cells.push(share_cell(row, tasks.iter()));
    table.line(Row::Total, &cells)
}

/// How many tasks are in each state: a table on the sheet of the charts, and what is to be drawn of it. The tasks stand
/// in these rows of PL II.
pub(in super::super) fn states(
    table: &mut Table,
    tasks: &[TaskLine],
    (first, last): (u32, u32),
) -> Result<Series, XlsxError> {
    let mut labels: Vec<(usize, String, &str)> = Vec::new();
    for task in tasks {
        let place = super::super::styles::tone_index(task.tone);
        let label = state_text(&task.state_label, task.tone);
        if !labels.iter().any(|(_, known, _)| *known == label) {
            labels.push((place, label, &task.state_label));
        }
    }
    labels.sort();
    table.caption("Nhiệm vụ theo trạng thái (tổng hợp Phụ lục II)")?;
    table.head(&[Head::one("TT"), Head::one("Trạng thái"), Head::one("Số nhiệm vụ")])?;
    let range = format!("'{}'!{}", names::TASKS, column_range(STATE, first, last));
    let start = table.row;
    for (index, (_, label, state)) in labels.iter().enumerate() {
        let count = tasks.iter().filter(|task| state_text(&task.state_label, task.tone) == *label).count() as i64;
        let name = address(table.row, 1);
        let cell =
            if countable(label) { Cell::Sum(format!("COUNTIF({range},{name})"), count) } else { Cell::Whole(count) };
        table.line(
            Row::Body,
            &[Cell::Place(index as i64 + 1), Cell::Text(label), cell.counting(Figure::State((*state).to_owned()))],
        )?;
    }
    let end = table.row - 1;
    let sum = format!("SUM({}:{})", address(start, FIRST), address(end, FIRST));
    let total = Cell::Sum(sum, tasks.len() as i64).counting(Figure::Tasks { agency: None, quadrant: None });
    table.line(Row::Total, &[Cell::Empty, Cell::Text("Tổng số"), total])?;
    Ok(Series {
        title: "Nhiệm vụ theo trạng thái".to_owned(),
        unit: "Số nhiệm vụ",
        sheet: names::CHARTS,
        rows: (start, end),
        columns: (1, FIRST),
    })
}
