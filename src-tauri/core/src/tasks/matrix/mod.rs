//! Ma trận kỳ: every task against the office's periods, each cell as it stood at that period's cut-off.
//!
//! Rules: a column is a period of one kind, one that the book has or one that the year is cut into; the period under
//! way is told as of the day looked at. Of a recurring task a cell tells the occurrence first due in the period (else
//! the one under way), of any other the task. Nothing is told, and nothing owed, before the plan or the task begins,
//! nor of a recurring or continuous task after the plan's end. What was settled in an earlier period stays in sight, but
//! faintly.

pub mod rules;
mod types;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

pub use types::*;

use super::checklist;
use super::courses::{self, Scope, TaskCourse};
use crate::app::App;
use crate::error::Failure;
use crate::holidays::DueSoon;
use crate::job::Job;
use crate::periods::PeriodKind;

/// The tasks against the periods.
///
/// # Errors
/// The request names a column that the list does not have; more than [`rules::MOST_COLUMNS`] periods.
pub fn checklist_matrix(app: &App, request: ChecklistMatrix, _job: &Job) -> Result<Matrix, Failure> {
    let as_of_on = request.list.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let tasks = wanted(connection, request.plan_id, &request, as_of_on)?;
        let settings = crate::settings::store::load(connection)?;
        let asked = rules::Asked {
            kind: request.kind.unwrap_or(PeriodKind::Quarter),
            which: request.columns,
            regime: settings.periods.regime,
            from_on: request.from_on,
            to_on: request.to_on,
            plan_starts_on: tasks.iter().filter_map(|task| task.schedule.plan_starts_on).min(),
            plan_ends_on: last_end(&tasks),
            as_of_on,
        };
        let columns = rules::columns(&crate::periods::store::all(connection)?, &asked)?;
        Ok(rules::fill(as_of_on, columns, tasks, &DueSoon::load(connection)?))
    })
}

/// The last day of all the plans; none when one of them has no end.
fn last_end(tasks: &[TaskCourse]) -> Option<NaiveDate> {
    let ends = tasks.iter().map(|task| task.schedule.plan_ends_on);
    ends.collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max())
}

/// The tasks that the request lists, in its order.
pub(super) fn wanted(
    connection: &Connection,
    plan_id: Option<i64>,
    request: &impl AsListRequest,
    as_of_on: NaiveDate,
) -> Result<Vec<TaskCourse>, Failure> {
    let list = request.list();
    let tasks = courses::load(connection, Scope { plan_id, as_of_on })?;
    if list.search.trim().is_empty() && list.filters.is_empty() && list.sort.is_none() {
        return Ok(tasks);
    }
    let listed = checklist::listed_ids(connection, &tasks, plan_id, request.period_starts_on(), as_of_on, list)?;
    let mut by_id: HashMap<i64, TaskCourse> = tasks.into_iter().map(|task| (task.head.id, task)).collect();
    Ok(listed.iter().filter_map(|id| by_id.remove(id)).collect())
}
