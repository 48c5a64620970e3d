//! The state rule as an SQL function, so that lists filter, sort and count by it: `task_state(kind, starts_on,
//! due_on, plan_starts_on, plan_ends_on, reports, extensions, day, soon_until, regime)` gives a [`TaskState`] as JSON.
//! `reports` is a JSON list of `[id, reported_on, progress, completed_on]`, `extensions` one of
//! `[decided_on, from_due_on, to_due_on]`. And `task_result_missing(kind, starts_on, plan_starts_on, plan_ends_on,
//! reports, period_starts_on, cutoff_on)`.

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::rules::{Course, Extension, Report, Schedule, result_missing, state_at};
use super::states::TaskProgress;

/// Adds `task_state` and `task_result_missing` to a connection.
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
    })
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
    type Row = (i64, NaiveDate, TaskProgress, Option<NaiveDate>);
    let rows: Vec<Row> = json(context, index)?;
    let report = |(id, reported_on, progress, completed_on)| Report { id, reported_on, progress, completed_on };
    Ok(rows.into_iter().map(report).collect())
}

fn extensions(context: &Context<'_>, index: usize) -> rusqlite::Result<Vec<Extension>> {
    let rows: Vec<(NaiveDate, NaiveDate, NaiveDate)> = json(context, index)?;
    let extension = |(decided_on, from_due_on, to_due_on)| Extension { decided_on, from_due_on, to_due_on };
    Ok(rows.into_iter().map(extension).collect())
}

fn json<T: serde::de::DeserializeOwned>(context: &Context<'_>, index: usize) -> rusqlite::Result<Vec<T>> {
    let text = context.get_raw(index).as_str().map_err(|error| rusqlite::Error::UserFunctionError(error.into()))?;
    serde_json::from_str(text).map_err(|error| rusqlite::Error::UserFunctionError(error.into()))
}
