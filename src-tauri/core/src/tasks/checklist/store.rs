//! SQL of the checklist.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::super::courses::AgencyNames;
use super::super::{CoordinatingAgency, TaskRow};
use super::stated::Stated;
use super::{CountedTask, View};
use crate::error::Failure;
use crate::storage::list::{Column, ColumnKind, Conditions, Filter, ListRequest, Page};
use crate::text::{fold, like_pattern};

/// `stated` and `listed`: the tasks with their state on a day, made by [`Stated`].
const LISTED: &str = include_str!("stated.sql");

/// The checklist's own order.
const ORDER: &str = "plan_id, group_position IS NULL, group_position, position";

const COLUMNS: &[Column] = &[
    Column::ordered("plan_number", ColumnKind::Text, "fold(plan_number)", "plan_number"),
    Column::ordered("group_id", ColumnKind::Choice, "group_id", "group_position"),
    Column::ordered("code", ColumnKind::Text, "fold(code)", "plan_id, group_position, position"),
    Column::new("position", ColumnKind::Number, "position"),
    Column::ordered("content", ColumnKind::Text, "fold(content)", "sort_key(content)"),
    Column::ordered("lead_agency_id", ColumnKind::Choice, "lead_agency_id", "lead_key"),
    Column::ordered("lead_name", ColumnKind::Text, "fold(lead_name)", "lead_key"),
    Column::ordered("coordinating_names", ColumnKind::Text, "fold(coordinating_names)", "sort_key(coordinating_names)"),
    Column::ordered("schedule_text", ColumnKind::Text, "fold(schedule_text)", "sort_key(schedule_text)"),
    Column::new("schedule_kind", ColumnKind::Choice, "schedule_kind"),
    Column::ordered("deliverable", ColumnKind::Text, "fold(deliverable)", "sort_key(deliverable)"),
    Column::ordered(
        "priority",
        ColumnKind::Choice,
        "priority",
        "CASE priority WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END",
    ),
    Column::new("progress", ColumnKind::Choice, "progress"),
    Column::new("timeliness", ColumnKind::Choice, "timeliness"),
    Column::new("label", ColumnKind::Choice, "label"),
    Column::new("cell", ColumnKind::Choice, "cell"),
    Column::new("due_on", ColumnKind::Day, "due_on"),
    Column::new("original_due_on", ColumnKind::Day, "original_due_on"),
    Column::new("days_left", ColumnKind::Number, "days_left"),
    Column::new("completed_on", ColumnKind::Day, "completed_on"),
    Column::new("extension_count", ColumnKind::Number, "extension_count"),
    Column::new("percent", ColumnKind::Number, "percent"),
    Column::ordered("result_text", ColumnKind::Text, "fold(result_text)", "sort_key(result_text)"),
    Column::ordered("period_result", ColumnKind::Text, "fold(period_result)", "sort_key(period_result)"),
    Column::new("result_on", ColumnKind::Day, "result_on"),
    Column::new("result_missing", ColumnKind::Choice, "result_missing"),
    Column::new("open_obstacle_count", ColumnKind::Number, "open_obstacle_count"),
    Column::new("evidence_missing", ColumnKind::Choice, "evidence_missing"),
    Column::new("lead_has_ended", ColumnKind::Choice, "lead_has_ended"),
    Column::new("plan_is_past", ColumnKind::Choice, "plan_is_past"),
    Column::new("last_reminded_on", ColumnKind::Day, "last_reminded_on"),
];

/// What a request narrows the checklist to.
fn conditions(request: &ListRequest) -> Result<Conditions, Failure> {
    let mut conditions = Conditions::default();
    for word in fold(&request.search).split(' ').filter(|word| !word.is_empty()) {
        conditions.push("' ' || search_fold LIKE ?", [like_pattern(word).into()]);
    }
    for filter in &request.filters {
        push_filter(&mut conditions, filter)?;
    }
    Ok(conditions)
}

/// The numbers of the tasks that a request lists, in its order, without pages.
pub fn ids(connection: &Connection, view: &View, stated: &Stated, request: &ListRequest) -> Result<Vec<i64>, Failure> {
    let conditions = conditions(request)?;
    let order = request.order_sql(COLUMNS, ORDER, "id")?;
    let sql = format!("WITH {LISTED} SELECT id FROM listed{}{order}", conditions.where_sql());
    let mut values = view.values(stated);
    values.extend(conditions.values);
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map(params_from_iter(&values), |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The coordinating agencies of tasks (of all, when none are named), with their names on a day.
pub fn coordinating(
    connection: &Connection,
    tasks: Option<&[i64]>,
    day: NaiveDate,
) -> Result<HashMap<i64, Vec<CoordinatingAgency>>, Failure> {
    let names = AgencyNames::load(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT task_id, agency_id, as_written FROM task_coordinating_agency
          WHERE ?1 IS NULL OR task_id IN (SELECT value FROM json_each(?1)) ORDER BY task_id, id",
    )?;
    let mut rows = statement.query([tasks.map(|ids| serde_json::json!(ids).to_string())])?;
    let mut by_task: HashMap<i64, Vec<CoordinatingAgency>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (agency_id, as_written) = (row.get(1)?, row.get(2)?);
        let name = names.on(agency_id, day).unwrap_or_default();
        by_task.entry(row.get(0)?).or_default().push(CoordinatingAgency { agency_id, as_written, name });
    }
    Ok(by_task)
}

/// Puts their coordinating agencies to the rows.
fn with_coordinating(connection: &Connection, rows: &mut [TaskRow], day: NaiveDate) -> Result<(), Failure> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut named = coordinating(connection, Some(&ids), day)?;
    for row in rows {
        row.coordinating = named.remove(&row.id).unwrap_or_default();
    }
    Ok(())
}

/// A page of the checklist.
pub fn list(
    connection: &Connection,
    view: &View,
    stated: &Stated,
    request: &ListRequest,
) -> Result<Page<TaskRow>, Failure> {
    let conditions = conditions(request)?;
    let order = request.order_sql(COLUMNS, ORDER, "id")?;
    let (clauses, page) = (conditions.where_sql(), request.page_sql());
    // First which rows, then what they show: only the page pays for its texts.
    let sql = format!(
        "WITH {LISTED}, page AS MATERIALIZED (
           SELECT id, count(*) OVER () AS total, row_number() OVER ({order}) AS place FROM listed{clauses} ORDER BY place{page})
         SELECT {SHOWN}, page.total FROM page CROSS JOIN listed ON listed.id = page.id ORDER BY page.place"
    );
    let mut values = view.values(stated);
    values.extend(conditions.values);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut total = 0;
    let rows = statement.query_map(params_from_iter(&values), |row| {
        total = row.get("total")?;
        task_row(row, stated)
    })?;
    let mut rows: Vec<TaskRow> = rows.collect::<rusqlite::Result<_>>()?;
    with_coordinating(connection, &mut rows, view.as_of_on)?;
    if rows.is_empty() && request.offset > 0 {
        // Past the end no row tells the total.
        let sql = format!("WITH {LISTED} SELECT count(*) FROM listed{clauses}");
        total = connection.query_row(&sql, params_from_iter(&values), |row| row.get(0))?;
    }
    Ok(Page { rows, total })
}

/// A filter of the request; those by a coordinating agency look into its own table.
fn push_filter(conditions: &mut Conditions, filter: &Filter) -> Result<(), Failure> {
    let Filter::OneOf { column, values } = filter else { return conditions.push_filter(filter, COLUMNS) };
    let led = match column.as_str() {
        "coordinating_agency_id" => "",
        "agency_id" => "lead_agency_id IN (SELECT value FROM json_each(?)) OR ",
        _ => return conditions.push_filter(filter, COLUMNS),
    };
    let ids: Vec<i64> = values.iter().filter_map(|value| value.parse().ok()).collect();
    let ids = serde_json::json!(ids).to_string();
    let coordinated =
        "id IN (SELECT task_id FROM task_coordinating_agency WHERE agency_id IN (SELECT value FROM json_each(?)))";
    // An empty choice stands for "not filled in".
    let alone = if led.is_empty() && values.iter().any(String::is_empty) {
        " OR id NOT IN (SELECT task_id FROM task_coordinating_agency)"
    } else {
        ""
    };
    let marks = 1 + usize::from(!led.is_empty());
    conditions.push(format!("({led}{coordinated}{alone})"), vec![Value::from(ids); marks]);
    Ok(())
}

/// The whole checklist in its own order.
pub fn all(connection: &Connection, view: &View, stated: &Stated) -> Result<Vec<TaskRow>, Failure> {
    let sql = format!("WITH {LISTED} SELECT {SHOWN} FROM listed ORDER BY {ORDER}, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(view.values(stated)), |row| task_row(row, stated))?;
    let mut rows: Vec<TaskRow> = rows.collect::<rusqlite::Result<_>>()?;
    with_coordinating(connection, &mut rows, view.as_of_on)?;
    Ok(rows)
}

/// What is counted of each task.
pub fn counts(connection: &Connection, view: &View, stated: &Stated) -> Result<Vec<CountedTask>, Failure> {
    let sql = format!("WITH {LISTED} {}", include_str!("counts.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(view.values(stated)), |row| {
        let id = row.get("id")?;
        let standing = stated.get(id)?;
        Ok(CountedTask {
            id,
            group_id: row.get("group_id")?,
            group_code: row.get("group_code")?,
            group_name: row.get("group_name")?,
            agency_id: row.get("lead_agency_id")?,
            agency_name: row.get("lead_name")?,
            label: standing.state.label,
            cell: standing.state.cell,
            timeliness: standing.state.timeliness,
            is_extended: row.get("is_extended")?,
            evidence_missing: row.get("evidence_missing")?,
            result_missing: standing.result_missing,
            lead_has_ended: row.get("lead_has_ended")?,
            last_reminded_on: row.get("last_reminded_on")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Obstacles of the plan (of every plan, when none is named) that are not settled on the day.
pub fn open_obstacles(connection: &Connection, view: &View) -> Result<i64, Failure> {
    let sql = "SELECT count(*) FROM obstacle o WHERE raised_on <= ?1
                  AND NOT EXISTS (SELECT 1 FROM obstacle_closing c WHERE c.obstacle_id = o.id AND c.closed_on <= ?1
                                     AND (c.reopened_on IS NULL OR c.reopened_on > ?1))
                  AND (?2 IS NULL OR plan_id = ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row(rusqlite::params![view.as_of_on, view.plan_id], |row| row.get(0))?)
}

impl View {
    /// The parameters of `stated.sql`.
    fn values(&self, stated: &Stated) -> Vec<Value> {
        let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::from(day.to_string()));
        vec![day(Some(self.as_of_on)), day(self.period_starts_on), stated.text().to_owned().into()]
    }
}

/// What a row shows, in the order in which [`task_row`] reads it; what is only sorted and filtered by is not among it.
const SHOWN: &str = "listed.id, version, plan_id, plan_number, group_id, group_code, group_name, position, code, content, lead_agency_id,
  lead_name, lead_as_written, lead_has_ended, plan_is_past, coordinating_names, schedule_text, schedule_kind, deliverable,
  priority, extension_count, extension_reason, percent, result_text, result_on, period_result, open_obstacle_count,
  last_evidence, evidence_missing, note, last_reminded_on";

/// Read by places: to look up each of thirty names in each of five hundred rows takes longer than to read them.
fn task_row(row: &Row<'_>, stated: &Stated) -> rusqlite::Result<TaskRow> {
    let id = row.get(0)?;
    let standing = stated.get(id)?;
    Ok(TaskRow {
        id,
        version: row.get(1)?,
        plan_id: row.get(2)?,
        plan_number: row.get(3)?,
        group_id: row.get(4)?,
        group_code: row.get(5)?,
        group_name: row.get(6)?,
        position: row.get(7)?,
        code: row.get(8)?,
        content: row.get(9)?,
        lead_agency_id: row.get(10)?,
        lead_name: row.get(11)?,
        lead_as_written: row.get(12)?,
        lead_has_ended: row.get(13)?,
        plan_is_past: row.get(14)?,
        coordinating_names: row.get(15)?,
        coordinating: Vec::new(),
        schedule_text: row.get(16)?,
        schedule_kind: row.get(17)?,
        deliverable: row.get(18)?,
        priority: row.get(19)?,
        state: standing.state,
        extension_count: row.get(20)?,
        extension_reason: row.get(21)?,
        percent: row.get(22)?,
        result_text: row.get(23)?,
        result_on: row.get(24)?,
        period_result: row.get(25)?,
        result_missing: standing.result_missing,
        open_obstacle_count: row.get(26)?,
        last_evidence: row.get(27)?,
        evidence_missing: row.get(28)?,
        note: row.get(29)?,
        last_reminded_on: row.get(30)?,
    })
}
