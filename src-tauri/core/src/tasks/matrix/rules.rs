//! Which periods stand as columns, and what a cell says. Pure: no connection, no clock.

use chrono::{Datelike, NaiveDate};

use super::types::{Matrix, MatrixCell, MatrixColumn, MatrixColumns, MatrixRow, ResultLine};
use crate::dates::show_day;
use crate::error::Failure;
use crate::holidays::DueSoon;
use crate::periods::{Period, PeriodKind, PeriodStatus, rules::presets};
use crate::settings::PeriodRegime;
use crate::tasks::courses::TaskCourse;
use crate::tasks::rules::{Series, TaskState, result_missing};
use crate::tasks::states::{ChecklistCell, ScheduleKind};

/// Columns at most: five years of months.
pub const MOST_COLUMNS: usize = 60;
/// Letters of a result at most.
const FIRST_WORDS: usize = 90;

/// Which columns are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// How long the periods are.
    pub kind: PeriodKind,
    /// Which of them.
    pub which: MatrixColumns,
    /// How the office cuts the year.
    pub regime: PeriodRegime,
    /// Only periods that end on this day or later.
    pub from_on: Option<NaiveDate>,
    /// Only periods that begin on this day or before.
    pub to_on: Option<NaiveDate>,
    /// First day of the plan.
    pub plan_starts_on: Option<NaiveDate>,
    /// Last day of the plan.
    pub plan_ends_on: Option<NaiveDate>,
    /// The day looked at.
    pub as_of_on: NaiveDate,
}

/// The columns, the first period first.
///
/// # Errors
/// More than [`MOST_COLUMNS`].
pub fn columns(stored: &[Period], asked: &Asked) -> Result<Vec<MatrixColumn>, Failure> {
    let mut columns: Vec<MatrixColumn> =
        stored.iter().filter(|period| period.kind == asked.kind).map(|period| of_book(period, asked)).collect();
    let proposed = proposed(asked);
    let is_new = |one: &MatrixColumn, known: &[MatrixColumn]| {
        !known.iter().any(|other| other.starts_on <= one.cutoff_on && one.starts_on <= other.cutoff_on)
    };
    let wanted: Vec<MatrixColumn> = proposed
        .into_iter()
        .filter(|one| asked.which == MatrixColumns::All || one.is_present)
        .filter(|one| is_new(one, &columns))
        .collect();
    columns.extend(wanted);
    if !columns.iter().any(|column| column.is_present) {
        columns.extend(rest(&columns, asked));
    }
    columns.retain(|column| is_asked(column, asked));
    columns.sort_by_key(|column| (column.cutoff_on, column.starts_on));
    if columns.len() > MOST_COLUMNS {
        return Err(Failure::field(
            "from_on",
            format!(
                "Khoảng thời gian này có {} kỳ, nhiều hơn {MOST_COLUMNS}. Hãy chọn khoảng ngắn hơn hoặc loại kỳ dài hơn.",
                columns.len()
            ),
        ));
    }
    Ok(columns)
}

fn is_asked(column: &MatrixColumn, asked: &Asked) -> bool {
    let begun = column.starts_on <= asked.as_of_on;
    let after_plan_start = asked.plan_starts_on.is_none_or(|first| column.cutoff_on >= first);
    // What the book has stays in sight after the plan's end: something may still be open.
    let before_plan_end =
        column.period_id.is_some() || column.is_present || asked.plan_ends_on.is_none_or(|end| column.starts_on <= end);
    let from = asked.from_on.is_none_or(|from| column.cutoff_on >= from);
    let to = asked.to_on.is_none_or(|to| column.starts_on <= to);
    begun && after_plan_start && before_plan_end && from && to
}

fn of_book(period: &Period, asked: &Asked) -> MatrixColumn {
    let column = column(&period.code, &period.label, period.starts_on, period.cutoff_on, asked.as_of_on);
    MatrixColumn { period_id: Some(period.id), is_closed: period.status == PeriodStatus::Closed, ..column }
}

/// The periods that the plan's days are cut into, as the office cuts its year.
fn proposed(asked: &Asked) -> Vec<MatrixColumn> {
    let first = asked.from_on.or(asked.plan_starts_on).unwrap_or(asked.as_of_on).min(asked.as_of_on);
    // A year of the decree begins in the December before.
    let years = first.year()..=asked.as_of_on.year() + 1;
    let of_year = |year| presets(asked.regime, year).into_iter().filter(|preset| preset.kind == asked.kind);
    years
        .flat_map(of_year)
        .map(|preset| column(&preset.code, &preset.label, preset.starts_on, preset.cutoff_on, asked.as_of_on))
        .collect()
}

/// An office that sets its periods freely has none for today: what came after its last one.
fn rest(columns: &[MatrixColumn], asked: &Asked) -> Option<MatrixColumn> {
    let last = columns.iter().map(|column| column.cutoff_on).filter(|cutoff| *cutoff < asked.as_of_on).max();
    let after_last = last.and_then(|cutoff| cutoff.succ_opt());
    let starts_on = after_last.or(asked.plan_starts_on).filter(|first| *first <= asked.as_of_on)?;
    let label = format!("Đến {}", show_day(asked.as_of_on));
    Some(column("", &label, starts_on, asked.as_of_on, asked.as_of_on))
}

fn column(code: &str, label: &str, starts_on: NaiveDate, cutoff_on: NaiveDate, as_of_on: NaiveDate) -> MatrixColumn {
    MatrixColumn {
        code: code.to_owned(),
        label: label.to_owned(),
        starts_on,
        cutoff_on,
        told_on: cutoff_on.min(as_of_on),
        is_present: (starts_on..=cutoff_on).contains(&as_of_on),
        period_id: None,
        is_closed: false,
        done_count: 0,
        late_count: 0,
        owed_count: 0,
        told_count: 0,
    }
}

/// The matrix: every task against every column, and each column counted.
pub fn fill(as_of_on: NaiveDate, columns: Vec<MatrixColumn>, tasks: Vec<TaskCourse>, due_soon: &DueSoon) -> Matrix {
    let mut columns = columns;
    let last_day = columns.iter().map(|column| column.told_on).max().unwrap_or(as_of_on);
    let soon: Vec<NaiveDate> = columns.iter().map(|column| due_soon.until(column.told_on)).collect();
    let mut rows = Vec::with_capacity(tasks.len());
    for task in tasks {
        let series = task.schedule.kind.recurs().then(|| task.series(last_day));
        let mut cells = Vec::with_capacity(columns.len());
        for (column, soon_until) in columns.iter_mut().zip(&soon) {
            let told = cell(&task, series.as_ref(), column, *soon_until);
            if let Some((cell, place)) = &told {
                column.told_count += 1;
                column.done_count += i64::from(is_done(*place));
                column.late_count += i64::from(*place == ChecklistCell::OpenLate);
                column.owed_count += i64::from(cell.line == ResultLine::Owed);
            }
            cells.push(told.map(|(cell, _)| cell));
        }
        drop(series);
        rows.push(MatrixRow { head: task.head, cells });
    }
    Matrix { as_of_on, columns, rows }
}

fn is_done(place: ChecklistCell) -> bool {
    matches!(place, ChecklistCell::DoneOnTime | ChecklistCell::DoneLate | ChecklistCell::DoneNoDeadline)
}

/// What a cell says, and its place in the 2 × 2.
fn cell(
    task: &TaskCourse,
    series: Option<&Series<'_>>,
    column: &MatrixColumn,
    soon_until: NaiveDate,
) -> Option<(MatrixCell, ChecklistCell)> {
    let day = column.told_on;
    if task.first_day().is_some_and(|first| first > day) {
        return None;
    }
    let is_past = task.schedule.plan_ends_on.is_some_and(|end| end < column.starts_on);
    let (state, several) = match series {
        Some(_) if is_past => return None,
        Some(series) => of_occurrences(&series.in_period(column.starts_on, column.cutoff_on, day, soon_until))?,
        None if is_past && task.schedule.kind == ScheduleKind::Continuous => return None,
        None => (task.state_on(day, soon_until), None),
    };
    let teller = state.report_id.and_then(|id| task.report(id));
    let is_over = is_done(state.cell) || state.progress.is_stopped();
    let settled =
        series.is_none() && is_over && teller.is_some_and(|(report, _)| report.reported_on < column.starts_on);
    let mut told = task.told_until(day).take_while(|(report, _)| report.reported_on >= column.starts_on).peekable();
    let line = match told.peek() {
        Some(_) => ResultLine::Told,
        None if owes(task, &state, column, day) => ResultLine::Owed,
        None => ResultLine::None,
    };
    let result = told.find_map(|(_, words)| words.result_text.as_deref()).map(first_words);
    let cell = MatrixCell {
        label: state.label,
        timeliness: state.timeliness,
        line,
        settled,
        percent: teller.and_then(|(_, words)| words.percent),
        result,
        due_on: state.due_on,
        done_count: several.map(|(done, _)| done),
        occurrence_count: several.map(|(_, all)| all),
    };
    Some((cell, state.cell))
}

/// Of the occurrences of one period the one to act on: the latest late one, else the latest open one, else one done
/// late, else the last; and how many of how many are done, when there are several.
fn of_occurrences(states: &[TaskState]) -> Option<(TaskState, Option<(i64, i64)>)> {
    let latest = |wanted: fn(&TaskState) -> bool| states.iter().rev().find(|state| wanted(state));
    let shown = latest(|state| state.cell == ChecklistCell::OpenLate)
        .or_else(|| latest(|state| !is_done(state.cell) && !state.progress.is_stopped()))
        .or_else(|| latest(|state| state.cell == ChecklistCell::DoneLate))
        .or(states.last())?;
    let done = states.iter().filter(|state| is_done(state.cell)).count() as i64;
    Some((*shown, (states.len() > 1).then_some((done, states.len() as i64))))
}

/// Whether a period in which nothing was told owes a result line: a continuous task always, a recurring one when an
/// occurrence was due in it and is not done.
fn owes(task: &TaskCourse, state: &TaskState, column: &MatrixColumn, day: NaiveDate) -> bool {
    if task.schedule.kind.recurs() {
        let was_due = state.original_due_on.is_some_and(|due| (column.starts_on..=day).contains(&due));
        return was_due && !is_done(state.cell) && !state.progress.is_stopped();
    }
    result_missing(&task.schedule, &task.reports, column.starts_on, day)
}

/// The beginning of a result, cut at a word.
fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= FIRST_WORDS {
        return if line.len() < text.trim_end().len() { format!("{line} …") } else { line.to_owned() };
    }
    let cut: String = line.chars().take(FIRST_WORDS).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words} …")
}
