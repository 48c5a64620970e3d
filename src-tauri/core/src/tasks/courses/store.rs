//! SQL of the courses: a statement a table, however many the tasks are.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{Assigned, Scope, TaskCourse, TaskHead, TaskTimes, ToldExtension, ToldWords};
use crate::dates::StoredDay;
use crate::error::Failure;
use crate::settings::PeriodRegime;
use crate::tasks::CoordinatingAgency;
use crate::tasks::rules::{Extension, Report, Schedule};

/// Which plans: ?1 plan (NULL: every plan in force on the day ?2, as the list reads it).
const PLANS: &str = "CASE WHEN ?1 IS NOT NULL THEN p.id = ?1
  ELSE (p.validity = 'in_force' OR p.validity_on > ?2) AND coalesce(p.starts_on, p.issued_on, '') <= ?2 END";

/// The tasks in the order of the checklist, nothing told of them yet.
pub fn tasks(connection: &Connection, scope: Scope, regime: PeriodRegime) -> Result<Vec<TaskCourse>, Failure> {
    let sql = format!(
        "SELECT t.id, t.uid, t.plan_id, p.doc_number, t.group_id, g.code AS group_code, g.name AS group_name, t.code,
                t.content, t.lead_agency_id, t.schedule_text, t.schedule_kind, t.starts_on, t.due_on,
                p.starts_on AS plan_starts_on, p.ends_on AS plan_ends_on
           FROM plan p JOIN task t ON t.plan_id = p.id LEFT JOIN task_group g ON g.id = t.group_id
          WHERE {PLANS}
          ORDER BY t.plan_id, g.position IS NULL, g.position, t.position, t.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![scope.plan_id, scope.as_of_on], |row| task(row, regime))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn task(row: &Row<'_>, regime: PeriodRegime) -> rusqlite::Result<TaskCourse> {
    let schedule = Schedule {
        kind: row.get("schedule_kind")?,
        starts_on: row.get("starts_on")?,
        due_on: row.get("due_on")?,
        plan_starts_on: row.get("plan_starts_on")?,
        plan_ends_on: row.get("plan_ends_on")?,
        regime,
    };
    Ok(TaskCourse {
        head: TaskHead {
            id: row.get("id")?,
            plan_id: row.get("plan_id")?,
            plan_number: row.get("doc_number")?,
            group_id: row.get("group_id")?,
            group_code: row.get("group_code")?,
            group_name: row.get("group_name")?,
            code: row.get("code")?,
            content: row.get("content")?,
            lead_agency_id: row.get("lead_agency_id")?,
            lead_name: None,
            coordinating: Vec::new(),
            schedule_text: row.get("schedule_text")?,
            schedule_kind: schedule.kind,
        },
        uid: row.get("uid")?,
        schedule,
        reports: Vec::new(),
        words: Vec::new(),
        extensions: Vec::new(),
        extension_words: Vec::new(),
        assignments: Vec::new(),
    })
}

/// A day of a column.
fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<NaiveDate> {
    row.get::<_, StoredDay>(at).map(|day| day.0)
}

/// A day of a column that may be empty.
fn maybe_day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<NaiveDate>> {
    row.get::<_, Option<StoredDay>>(at).map(|day| day.map(|day| day.0))
}

/// The tasks in any order, with their times alone.
pub fn times(connection: &Connection, scope: Scope, regime: PeriodRegime) -> Result<Vec<TaskTimes>, Failure> {
    let sql = format!(
        "SELECT t.id, t.schedule_kind, t.starts_on, t.due_on, p.starts_on, p.ends_on
           FROM plan p JOIN task t ON t.plan_id = p.id WHERE {PLANS}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![scope.plan_id, scope.as_of_on], |row| {
        let schedule = Schedule {
            kind: row.get(1)?,
            starts_on: maybe_day(row, 2)?,
            due_on: maybe_day(row, 3)?,
            plan_starts_on: maybe_day(row, 4)?,
            plan_ends_on: maybe_day(row, 5)?,
            regime,
        };
        Ok(TaskTimes { id: row.get(0)?, schedule, reports: Vec::new(), extensions: Vec::new() })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The words of a report, where they are asked for.
const WORDS: &str = ", r.percent, coalesce(nullif(r.result_text, ''), figure_text(r.quantity, r.quantity_unit))";

/// Hands over the reports of the tasks, those of one task in the order (day, number); with `words`, the row has
/// [`WORDS`] from column 8 on.
fn each_report(
    connection: &Connection,
    scope: Scope,
    words: bool,
    mut take: impl FnMut(i64, Report, &Row<'_>) -> rusqlite::Result<()>,
) -> Result<(), Failure> {
    // The index by task and day gives them in this order: nothing is sorted.
    let sql = format!(
        "SELECT r.task_id, r.id, r.reported_on, r.progress, r.completed_on, r.occurrence_starts_on,
                r.result_text <> '' OR r.quantity IS NOT NULL,
                EXISTS (SELECT 1 FROM task_note n WHERE n.id = r.note_id AND n.kind = 'abandon'){}
           FROM task_progress r
          WHERE r.task_id IN (SELECT t.id FROM plan p JOIN task t ON t.plan_id = p.id WHERE {PLANS})
          ORDER BY r.task_id, r.reported_on, r.id",
        if words { WORDS } else { "" }
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![scope.plan_id, scope.as_of_on])?;
    while let Some(row) = rows.next()? {
        let report = Report {
            id: row.get(1)?,
            reported_on: day(row, 2)?,
            progress: row.get(3)?,
            completed_on: maybe_day(row, 4)?,
            occurrence_starts_on: maybe_day(row, 5)?,
            has_result: row.get::<_, Option<bool>>(6)?.unwrap_or(false),
            is_for_good: row.get(7)?,
        };
        take(row.get(0)?, report, row)?;
    }
    Ok(())
}

/// Puts the reports to their tasks.
pub fn fill_reports(
    connection: &Connection,
    scope: Scope,
    places: &HashMap<i64, usize>,
    tasks: &mut [TaskCourse],
) -> Result<(), Failure> {
    each_report(connection, scope, true, |task_id, report, row| {
        if let Some(task) = places.get(&task_id).and_then(|place| tasks.get_mut(*place)) {
            task.reports.push(report);
            task.words.push(ToldWords { percent: row.get(8)?, result_text: row.get(9)? });
        }
        Ok(())
    })
}

/// Puts the reports and the extensions to the times of their tasks.
pub fn fill_times(connection: &Connection, scope: Scope, tasks: &mut [TaskTimes]) -> Result<(), Failure> {
    let places: HashMap<i64, usize> = tasks.iter().enumerate().map(|(place, task)| (task.id, place)).collect();
    each_report(connection, scope, false, |task_id, report, _| {
        if let Some(place) = places.get(&task_id) {
            tasks[*place].reports.push(report);
        }
        Ok(())
    })?;
    each_extension(connection, scope, |task_id, extension, _| {
        if let Some(place) = places.get(&task_id) {
            tasks[*place].extensions.push(extension);
        }
        Ok(())
    })
}

/// Hands over the extensions of the tasks and the deadlines given, those of one task in the order (day, number).
fn each_extension(
    connection: &Connection,
    scope: Scope,
    mut take: impl FnMut(i64, Extension, &Row<'_>) -> rusqlite::Result<()>,
) -> Result<(), Failure> {
    let sql = format!(
        "SELECT e.task_id, e.decided_on, e.from_due_on, e.to_due_on, e.occurrence_starts_on, e.reason, e.doc_number
           FROM plan p JOIN task t ON t.plan_id = p.id
           JOIN (SELECT task_id, decided_on, from_due_on, to_due_on, reason, doc_number, occurrence_starts_on, id
                   FROM task_extension
                  UNION ALL
                 SELECT task_id, set_on, NULL, due_on, '', NULL, NULL, 0 FROM task_deadline) e ON e.task_id = t.id
          WHERE {PLANS} ORDER BY e.task_id, e.decided_on, e.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![scope.plan_id, scope.as_of_on])?;
    while let Some(row) = rows.next()? {
        let extension = Extension {
            decided_on: day(row, 1)?,
            from_due_on: maybe_day(row, 2)?,
            to_due_on: day(row, 3)?,
            occurrence_starts_on: maybe_day(row, 4)?,
        };
        take(row.get(0)?, extension, row)?;
    }
    Ok(())
}

/// Puts the extensions to their tasks.
pub fn fill_extensions(
    connection: &Connection,
    scope: Scope,
    places: &HashMap<i64, usize>,
    tasks: &mut [TaskCourse],
) -> Result<(), Failure> {
    each_extension(connection, scope, |task_id, extension, row| {
        let Some(task) = places.get(&task_id).and_then(|place| tasks.get_mut(*place)) else { return Ok(()) };
        task.extensions.push(extension);
        // A deadline that was given moves none.
        if let Extension { decided_on, from_due_on: Some(from_due_on), to_due_on, .. } = extension {
            let (reason, doc_number) = (row.get(5)?, row.get(6)?);
            task.extension_words.push(ToldExtension { decided_on, from_due_on, to_due_on, reason, doc_number });
        }
        Ok(())
    })
}

/// Puts the assignments to their tasks.
pub fn fill_assignments(
    connection: &Connection,
    scope: Scope,
    places: &HashMap<i64, usize>,
    tasks: &mut [TaskCourse],
) -> Result<(), Failure> {
    let sql = format!(
        "SELECT x.task_id, x.assigned_on, x.from_agency_id, x.to_agency_id
           FROM plan p JOIN task t ON t.plan_id = p.id JOIN task_assignment x ON x.task_id = t.id
          WHERE {PLANS} ORDER BY x.task_id, x.assigned_on, x.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![scope.plan_id, scope.as_of_on])?;
    while let Some(row) = rows.next()? {
        let Some(task) = places.get(&row.get(0)?).and_then(|place| tasks.get_mut(*place)) else { continue };
        let (assigned_on, from_agency_id, to_agency_id) = (row.get(1)?, row.get(2)?, row.get(3)?);
        task.assignments.push(Assigned { assigned_on, from_agency_id, to_agency_id });
    }
    Ok(())
}

/// Puts the coordinating agencies to their tasks; they are named later.
pub fn fill_coordinating(
    connection: &Connection,
    scope: Scope,
    places: &HashMap<i64, usize>,
    tasks: &mut [TaskCourse],
) -> Result<(), Failure> {
    let sql = format!(
        "SELECT c.task_id, c.agency_id, c.as_written
           FROM plan p JOIN task t ON t.plan_id = p.id JOIN task_coordinating_agency c ON c.task_id = t.id
          WHERE {PLANS} ORDER BY c.task_id, c.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![scope.plan_id, scope.as_of_on])?;
    while let Some(row) = rows.next()? {
        let Some(task) = places.get(&row.get(0)?).and_then(|place| tasks.get_mut(*place)) else { continue };
        let (agency_id, as_written) = (row.get(1)?, row.get(2)?);
        task.head.coordinating.push(CoordinatingAgency { agency_id, as_written, name: String::new() });
    }
    Ok(())
}
