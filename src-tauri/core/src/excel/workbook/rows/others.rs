//! "Dòng phụ lục": the rows of the countings of PL I to PL VI that no other sheet has together: branches, tasks by cell
//! and by state, extensions, obstacles and submissions by state. Each row leads to its line in the annex, and its number
//! back to the figure.

use chrono::NaiveDate;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::annex::tasks_summary::QUADRANTS;
use super::super::book::{Context, names};
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, address};
use crate::dates::show_day;
use crate::reports::data::{ObstacleLine, OrganizationGroup, Quadrant, ReportData, SubmissionState, TaskLine};
use crate::reports::leads::{Figure, Scope};
use crate::reports::measures::Measure;

const COLUMNS: [u16; 7] = [44, 230, 60, 330, 190, 84, 150];
/// Column of the number that leads to the line of the annex.
const LINE: u16 = 2;

/// A row: its line in the annex, and what it says.
struct Entry<'a> {
    /// Place in the annex, from 0; none: it has no line of its own.
    line: Option<usize>,
    content: String,
    of: &'a str,
    day: Option<NaiveDate>,
    state: &'a str,
}

/// The sheet as it fills up.
struct Sheet<'a, 'b> {
    table: Table<'a>,
    context: &'a Context<'b>,
    number: i64,
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.remark(
        "DÒNG PHỤ LỤC: các dòng đứng sau những số đếm khác của các phụ lục; bấm vào STT để về số đếm, vào TT để tới dòng ở phụ lục; lưu nội bộ.",
    )?;
    table.repeated_head(
        &[
            Head::one("STT"),
            Head::one("Thuộc số đếm"),
            Head::one("TT ở phụ lục"),
            Head::one("Nội dung"),
            Head::one("Cơ quan, tổ chức"),
            Head::one("Ngày"),
            Head::one("Tình trạng"),
        ],
        2,
    )?;
    let mut sheet = Sheet { table, context, number: 0 };
    branches(&mut sheet)?;
    tasks(&mut sheet)?;
    extensions(&mut sheet)?;
    obstacles(&mut sheet)?;
    submissions(&mut sheet)?;
    computed(context);
    between_annexes(context);
    sheet.table.finish()
}

impl Sheet<'_, '_> {
    /// The rows of one figure; first and last row, when there are any.
    fn block(
        &mut self,
        title: &str,
        annex: &'static str,
        figure: Option<Figure>,
        entries: &[Entry],
    ) -> Result<Option<(u32, u32)>, XlsxError> {
        if entries.is_empty() {
            return Ok(None);
        }
        let notes = &self.context.styles.notes;
        let lines = notes.rows_of(annex);
        let first = self.table.row;
        for entry in entries {
            self.number += 1;
            let line = entry.line.and_then(|line| lines.get(line));
            if let Some(line) = line {
                let to = format!("'{annex}'!{}", address(*line, 0));
                let row = self.table.row;
                notes.link(names::OTHER_ROWS, (row, row), LINE, to, "Tới dòng này ở phụ lục");
            }
            self.table.line(
                Row::Body,
                &[
                    Cell::Place(self.number),
                    Cell::Text(title),
                    entry.line.map_or(Cell::Empty, |line| Cell::Place(line as i64 + 1)),
                    Cell::Text(&entry.content),
                    Cell::Text(entry.of),
                    Cell::date(entry.day),
                    Cell::Text(entry.state),
                ],
            )?;
        }
        let rows = (first, self.table.row - 1);
        if let Some(figure) = figure {
            self.mark(figure, rows, Some(0));
        }
        Ok(Some(rows))
    }

    /// These rows are those of a figure.
    fn mark(&self, figure: Figure, rows: (u32, u32), back: Option<u16>) {
        self.context.styles.notes.block(figure, rows, (0, COLUMNS.len() as u16 - 1), back);
    }
}

/// Branches, organisation by organisation: those of a group stand together.
fn branches(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let lines = &sheet.context.data.organizations;
    let top = sheet.table.row;
    let mut group: Option<(OrganizationGroup, u32)> = None;
    for (place, line) in lines.iter().enumerate() {
        let start = group.filter(|(known, _)| *known == line.group).map_or(sheet.table.row, |(_, start)| start);
        group = Some((line.group, start));
        let entry =
            |name: &String| Entry { line: Some(place), content: name.clone(), of: &line.name, day: None, state: "" };
        let entries: Vec<Entry> = line.branches.iter().map(entry).collect();
        let figure = Figure::Branches(Scope::Organization(place));
        sheet.block("PL I: chi hội", names::MEMBERS, Some(figure), &entries)?;
        if sheet.table.row > start {
            sheet.mark(Figure::Branches(Scope::Group(line.group)), (start, sheet.table.row - 1), None);
        }
    }
    if sheet.table.row > top {
        sheet.mark(Figure::Branches(Scope::All), (top, sheet.table.row - 1), None);
    }
    Ok(())
}

/// Tasks by cell, those that are done together, and by state.
fn tasks(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let data = sheet.context.data;
    let top = sheet.table.row;
    let mut done = top;
    for (quadrant, label) in QUADRANTS {
        let entries = task_entries(data, |task| task.quadrant == quadrant);
        let figure = Figure::Tasks { agency: None, quadrant: Some(quadrant) };
        sheet.block(&format!("PL II: {label}"), names::TASKS, Some(figure), &entries)?;
        if quadrant == Quadrant::DoneNoDeadline {
            done = sheet.table.row;
        }
    }
    if done > top {
        sheet.mark(Figure::Done, (top, done - 1), None);
    }
    let mut labels: Vec<&str> = Vec::new();
    for task in &data.tasks {
        if !labels.contains(&task.state_label.as_str()) {
            labels.push(&task.state_label);
        }
    }
    for label in labels {
        let entries = task_entries(data, |task| task.state_label == label);
        let figure = Figure::State(label.to_owned());
        sheet.block(&format!("Trạng thái: {label}"), names::TASKS, Some(figure), &entries)?;
    }
    Ok(())
}

/// The tasks that are meant.
fn task_entries(data: &ReportData, meant: impl Fn(&TaskLine) -> bool) -> Vec<Entry<'_>> {
    let meant = data.tasks.iter().enumerate().filter(|(_, task)| meant(task));
    meant
        .map(|(place, task)| Entry {
            line: Some(place),
            content: task_words(&task.code, &task.content),
            of: &task.lead_agency,
            day: task.due_on,
            state: &task.state_label,
        })
        .collect()
}

/// "II.1. Kiện toàn tổ chức".
fn task_words(code: &str, content: &str) -> String {
    if code.is_empty() { content.to_owned() } else { format!("{code}. {content}") }
}

/// Extensions of the tasks of PL III.
fn extensions(sheet: &mut Sheet) -> Result<(), XlsxError> {
    for (place, line) in sheet.context.data.deadlines.iter().enumerate() {
        let entry = |extension: &crate::reports::data::ExtensionRow| Entry {
            line: Some(place),
            content: format!(
                "{}: gia hạn từ {} đến {}. Lý do: {}",
                task_words(&line.code, &line.content),
                show_day(extension.from_due_on),
                show_day(extension.to_due_on),
                extension.reason
            ),
            of: &line.lead_agency,
            day: Some(extension.decided_on),
            state: "Gia hạn",
        };
        let entries: Vec<Entry> = line.extensions.iter().map(entry).collect();
        sheet.block("PL III: số lần gia hạn", names::DEADLINES, Some(Figure::Extensions(place)), &entries)?;
    }
    Ok(())
}

/// Obstacles as the annex counts them: by the labels of its countings that stand beside a number.
fn obstacles(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let data = sheet.context.data;
    let notes = &sheet.context.styles.notes;
    let lines = notes.rows_saying(names::OBSTACLES, data.obstacles.iter().map(|line| line.content.as_str()));
    let places = notes.rows_of(names::OBSTACLES);
    for (label, holds) in countings(data) {
        let Some(cell) = notes.beside(names::OBSTACLES, &label) else { continue };
        let meant = data.obstacles.iter().zip(&lines).filter(|(line, _)| holds(line));
        let entries: Vec<Entry> = meant
            .map(|(line, row)| Entry {
                line: row.and_then(|row| places.iter().position(|place| *place == row)),
                content: line.content.clone(),
                of: &line.raised_by,
                day: line.raised_on,
                state: &line.state_label,
            })
            .collect();
        let figure = Figure::Obstacles(label.clone());
        if !entries.is_empty() {
            notes.figure_on(names::OBSTACLES, figure.clone(), cell);
        }
        sheet.block(&format!("PL V: {label}"), names::OBSTACLES, Some(figure), &entries)?;
    }
    Ok(())
}

/// Whether an obstacle is counted.
type Holds<'a> = Box<dyn Fn(&ObstacleLine) -> bool + 'a>;

/// The countings of PL V by their labels, and which obstacles each counts.
fn countings(data: &ReportData) -> Vec<(String, Holds<'_>)> {
    let starts_on = data.period.starts_on;
    let in_period = move |day: Option<NaiveDate>| day.is_some_and(|day| day >= starts_on);
    let mut all: Vec<(String, Holds)> = vec![
        ("Mới nêu trong kỳ".to_owned(), Box::new(move |line| in_period(line.raised_on))),
        ("Được trả lời trong kỳ".to_owned(), Box::new(move |line| in_period(line.answered_on))),
        ("Giải quyết xong trong kỳ".to_owned(), Box::new(|line| !line.open)),
        ("Còn mở đến thời điểm chốt".to_owned(), Box::new(|line| line.open)),
        ("Trong đó: chuyển từ kỳ trước".to_owned(), Box::new(move |line| line.open && !in_period(line.raised_on))),
        (
            "Trong đó: chưa có trả lời".to_owned(),
            Box::new(|line| line.state_label.to_lowercase().contains("chưa có trả lời")),
        ),
    ];
    for line in &data.obstacles {
        let label = &line.state_label;
        if !all.iter().any(|(known, _)| known == label) {
            all.push((label.clone(), Box::new(move |line| line.state_label == *label)));
        }
    }
    all.push(("Tổng số".to_owned(), Box::new(|_| true)));
    all
}

/// Submissions by state.
fn submissions(sheet: &mut Sheet) -> Result<(), XlsxError> {
    let data = sheet.context.data;
    let top = sheet.table.row;
    for state in [SubmissionState::Complete, SubmissionState::Partial, SubmissionState::Missing] {
        let meant = data.submissions.iter().enumerate().filter(|(_, line)| line.completeness == state);
        let entries: Vec<Entry> = meant
            .map(|(place, line)| Entry {
                line: Some(place),
                content: line.organization.clone(),
                of: &line.kind_label,
                day: line.received_on,
                state: state.label(),
            })
            .collect();
        let figure = Figure::Submissions(Some(state));
        sheet.block(&format!("PL VI: {}", state.label()), names::SUBMISSIONS, Some(figure), &entries)?;
    }
    if sheet.table.row > top {
        sheet.mark(Figure::Submissions(None), (top, sheet.table.row - 1), None);
    }
    Ok(())
}

/// The indicators of PL IV that the book itself answers lead to the same rows as the figures they repeat.
fn computed(context: &Context) {
    let notes = &context.styles.notes;
    let Some(column) = notes.column_of(names::INDICATORS, "Kỳ này") else { return };
    for (row, line) in notes.rows_of(names::INDICATORS).into_iter().zip(&context.data.indicators) {
        let figure = match line.key.as_str() {
            "members.increase" => Figure::Members(Scope::All, Measure::Increase),
            "members.decrease" => Figure::Members(Scope::All, Measure::Decrease),
            "members.closing" => Figure::Members(Scope::All, Measure::Closing),
            "tasks.done" => Figure::Done,
            "tasks.open_late" => Figure::Tasks { agency: None, quadrant: Some(Quadrant::OpenLate) },
            _ => continue,
        };
        notes.figure_on(names::INDICATORS, figure, (row, column));
    }
}

/// A line of PL III and the line of its task in PL II lead to each other.
fn between_annexes(context: &Context) {
    let data = context.data;
    let notes = &context.styles.notes;
    let (tasks, deadlines) = (notes.rows_of(names::TASKS), notes.rows_of(names::DEADLINES));
    for (line, row) in data.deadlines.iter().zip(deadlines) {
        let same = |task: &TaskLine| (task.task_id, task.code.as_str()) == (line.task_id, line.code.as_str());
        let Some(task) = data.tasks.iter().position(same).and_then(|place| tasks.get(place)) else { continue };
        let to = format!("'{}'!{}", names::TASKS, address(*task, 0));
        notes.link(names::DEADLINES, (row, row), 0, to, "Tới nhiệm vụ này ở Phụ lục II");
        let back = format!("'{}'!{}", names::DEADLINES, address(row, 0));
        notes.link(names::TASKS, (*task, *task), super::super::annex::tasks::DUE, back, "Tới dòng này ở Phụ lục III");
    }
}
