//! The state rule as an SQL function, so that lists filter, sort and count by it: `task_state(kind, starts_on,
//! due_on, plan_starts_on, plan_ends_on, reports, extensions, day, soon_until, regime)` gives a [`TaskState`] as JSON.
//! `reports` is a JSON list of `[id, reported_on, progress, completed_on, occurrence_starts_on, has_result,
//! is_for_good]` (both 0 or 1),
//! `extensions` one of `[decided_on, from_due_on, to_due_on, occurrence_starts_on]`, a given deadline without `from_due_on`. And `task_result_missing(kind, starts_on, plan_starts_on, plan_ends_on,
//! reports, period_starts_on, cutoff_on)`. And `figure_text(quantity, unit)`: a figure achieved, as a line of results
//! says it: "1.250,5 lượt".

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::rules::{Course, Extension, Report, Schedule, result_missing, state_at};
use super::states::TaskProgress;

/// Adds `task_state`, `task_result_missing` and `figure_text` to a connection.
pub(crate) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("task_state", 10, flags, |context| {
        let schedule = schedule(context)?;
        let (reports, extensions) = (reports(context, 5)?, extensions(context, 6)?);
        let course = Course { reports: &reports, extensions: &extensions };
        let state = state_at(&schedule, course, context.get(7)?, context.get(8)?);
        serde_json::to_string(&state).map_err(|error| rusqlite::Error::UserFunctionError(error.into()))
    })?;
    connection.create_scalar_function("task_result_missing", 7, flags, |context| {
        let schedule = Schedule {
            kind: context.get(0)?,
            starts_on: context.get(1)?,
            due_on: None,
            plan_starts_on: context.get(2)?,
            plan_ends_on: context.get(3)?,
            ..Schedule::default()
        };
        Ok(result_missing(&schedule, &reports(context, 4)?, context.get(5)?, context.get(6)?))
    })?;
    connection.create_scalar_function("figure_text", 2, flags, |context| {
        let quantity: Option<f64> = context.get(0)?;
        let unit: Option<String> = context.get(1)?;
        Ok(quantity.map(|quantity| figure_text(quantity, unit.as_deref())))
    })
}

/// A figure achieved, in words: dots between thousands, a comma before what is less than one.
pub(crate) fn figure_text(quantity: f64, unit: Option<&str>) -> String {
    let text = format!("{quantity}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = crate::text::number(whole.parse().unwrap_or_default());
    let number = if rest.is_empty() { whole } else { format!("{whole},{rest}") };
    unit.filter(|unit| !unit.is_empty()).map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
}

fn schedule(context: &Context<'_>) -> rusqlite::Result<Schedule> {
    Ok(Schedule {
        kind: context.get(0)?,
        starts_on: context.get(1)?,
        due_on: context.get(2)?,
        plan_starts_on: context.get(3)?,
        plan_ends_on: context.get(4)?,
        regime: context.get(9)?,
    })
}

fn reports(context: &Context<'_>, index: usize) -> rusqlite::Result<Vec<Report>> {
    type Row = (i64, NaiveDate, TaskProgress, Option<NaiveDate>, Option<NaiveDate>, u8, u8);
    let rows: Vec<Row> = json(context, index)?;
    let report =
        |(id, reported_on, progress, completed_on, occurrence_starts_on, has_result, is_for_good): Row| Report {
            id,
            reported_on,
            progress,
            completed_on,
            occurrence_starts_on,
            has_result: has_result != 0,
            is_for_good: is_for_good != 0,
        };
    Ok(rows.into_iter().map(report).collect())
}

fn extensions(context: &Context<'_>, index: usize) -> rusqlite::Result<Vec<Extension>> {
    type Row = (NaiveDate, Option<NaiveDate>, NaiveDate, Option<NaiveDate>);
    let rows: Vec<Row> = json(context, index)?;
    let extension = |(decided_on, from_due_on, to_due_on, occurrence_starts_on): Row| Extension {
        decided_on,
        from_due_on,
        to_due_on,
        occurrence_starts_on,
    };
    Ok(rows.into_iter().map(extension).collect())
}

fn json<T: serde::de::DeserializeOwned>(context: &Context<'_>, index: usize) -> rusqlite::Result<Vec<T>> {
    let text = context.get_raw(index).as_str().map_err(|error| rusqlite::Error::UserFunctionError(error.into()))?;
    serde_json::from_str(text).map_err(|error| rusqlite::Error::UserFunctionError(error.into()))
}
