//! SQL of obstacles.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::{Obstacle, ObstacleFields, ObstacleRow};
use crate::error::Failure;
use crate::storage::list::{Column, ColumnKind, Conditions, ListRequest, Page};
use crate::text::{fold, fold_all, like_pattern};

const LIST: &str = include_str!("list.sql");

const COLUMNS: &[Column] = &[
    Column::new("id", ColumnKind::Choice, "id"),
    Column::new("status", ColumnKind::Choice, "status"),
    Column::new("plan_id", ColumnKind::Choice, "plan_id"),
    Column::ordered("task_code", ColumnKind::Text, "fold(task_code)", "sort_key(task_code)"),
    Column::new("task_id", ColumnKind::Choice, "task_id"),
    Column::ordered("agency_id", ColumnKind::Choice, "agency_id", "agency_key"),
    Column::ordered("agency_name", ColumnKind::Text, "fold(agency_name)", "agency_key"),
    Column::new("raised_on", ColumnKind::Day, "raised_on"),
    Column::ordered("content", ColumnKind::Text, "fold(content)", "sort_key(content)"),
    Column::ordered("proposal", ColumnKind::Text, "fold(proposal)", "sort_key(proposal)"),
    Column::ordered("addressee", ColumnKind::Text, "fold(addressee)", "sort_key(addressee)"),
    Column::ordered("answer", ColumnKind::Text, "fold(answer)", "sort_key(answer)"),
    Column::new("answered_on", ColumnKind::Day, "answered_on"),
    Column::new("closed_on", ColumnKind::Day, "closed_on"),
    Column::new("carried_over", ColumnKind::Choice, "carried_over"),
    Column::new("age_days", ColumnKind::Number, "age_days"),
];

/// Which obstacles, as known on which day.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// The day.
    pub as_of_on: NaiveDate,
    /// First day of the period.
    pub period_starts_on: Option<NaiveDate>,
    /// Of this plan and its tasks.
    pub plan_id: Option<i64>,
    /// Of this task.
    pub task_id: Option<i64>,
}

impl View {
    fn values(&self) -> Vec<Value> {
        let number = |number: Option<i64>| number.map_or(Value::Null, Value::from);
        vec![
            self.as_of_on.to_string().into(),
            self.period_starts_on.map_or(Value::Null, |day| day.to_string().into()),
            number(self.plan_id),
            number(self.task_id),
        ]
    }
}

/// A page of obstacles; the unsettled first, the oldest first.
pub fn list(connection: &Connection, view: &View, request: &ListRequest) -> Result<Page<ObstacleRow>, Failure> {
    let mut conditions = Conditions::default();
    for word in fold(&request.search).split(' ').filter(|word| !word.is_empty()) {
        conditions.push("' ' || search_fold LIKE ?", [like_pattern(word).into()]);
    }
    conditions.push_filters(&request.filters, COLUMNS)?;
    let from = format!("WITH listed AS ({LIST}) SELECT {{}} FROM listed{}", conditions.where_sql());
    let mut values = view.values();
    values.extend(conditions.values);
    let count = from.replacen("{}", "count(*)", 1);
    let total = connection.query_row(&count, params_from_iter(&values), |row| row.get(0))?;
    let order = request.order_sql(COLUMNS, "status = 'closed', raised_on", "id")?;
    let sql = format!("{}{order}{}", from.replacen("{}", "*", 1), request.page_sql());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), obstacle_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { rows, total })
}

/// Every obstacle of a period: raised within it, or carried over into it. `view` has the period's first day.
pub fn of_period(connection: &Connection, view: &View) -> Result<Vec<ObstacleRow>, Failure> {
    let sql = format!("SELECT * FROM ({LIST}) WHERE raised_on >= ?2 OR carried_over ORDER BY raised_on, id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(view.values()), obstacle_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The obstacles of a task on a day, the latest first.
pub fn of_task(connection: &Connection, task_id: i64, as_of_on: NaiveDate) -> Result<Vec<ObstacleRow>, Failure> {
    let view = View { as_of_on, task_id: Some(task_id), ..View::default() };
    let sql = format!("SELECT * FROM ({LIST}) ORDER BY raised_on DESC, id DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(view.values()), obstacle_row)?.collect::<rusqlite::Result<_>>()?)
}

fn obstacle_row(row: &Row<'_>) -> rusqlite::Result<ObstacleRow> {
    Ok(ObstacleRow {
        id: row.get("id")?,
        version: row.get("version")?,
        plan_id: row.get("plan_id")?,
        plan_number: row.get("plan_number")?,
        task_id: row.get("task_id")?,
        task_code: row.get("task_code")?,
        task_content: row.get("task_content")?,
        agency_id: row.get("agency_id")?,
        agency_name: row.get("agency_name")?,
        raised_on: row.get("raised_on")?,
        content: row.get("content")?,
        proposal: row.get("proposal")?,
        addressee: row.get("addressee")?,
        status: row.get("status")?,
        answer: row.get("answer")?,
        answered_on: row.get("answered_on")?,
        answer_document: row.get("answer_document")?,
        effect: row.get("effect")?,
        closed_on: row.get("closed_on")?,
        carried_over: row.get("carried_over")?,
        age_days: row.get("age_days")?,
    })
}

/// One obstacle.
pub fn get(connection: &Connection, id: i64) -> Result<Obstacle, Failure> {
    let found = connection
        .prepare_cached("SELECT * FROM obstacle WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Obstacle {
                id: row.get("id")?,
                uid: row.get("uid")?,
                version: row.get("version")?,
                fields: ObstacleFields {
                    plan_id: row.get("plan_id")?,
                    task_id: row.get("task_id")?,
                    agency_id: row.get("agency_id")?,
                    raised_on: row.get("raised_on")?,
                    content: row.get("content")?,
                    proposal: row.get("proposal")?,
                    addressee: row.get("addressee")?,
                },
                answer: row.get("answer")?,
                answered_on: row.get("answered_on")?,
                answer_document: row.get("answer_document")?,
                effect: row.get("effect")?,
                closed_on: row.get("closed_on")?,
            })
        })
        .optional()?;
    found.ok_or_else(|| Failure::not_found("vướng mắc", id))
}

/// Adds an obstacle; its number.
pub fn insert(connection: &Connection, uid: &str, fields: &ObstacleFields) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO obstacle (uid, plan_id, task_id, agency_id, raised_on, content, proposal, addressee, search_fold)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            uid,
            fields.plan_id,
            fields.task_id,
            fields.agency_id,
            fields.raised_on,
            fields.content,
            fields.proposal,
            fields.addressee,
            search_fold(fields)
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes what was raised; false when `version` is not the one that stands.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &ObstacleFields) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE obstacle SET version = version + 1, plan_id = ?3, task_id = ?4, agency_id = ?5, raised_on = ?6, content = ?7,
                proposal = ?8, addressee = ?9, search_fold = ?10
          WHERE id = ?1 AND version = ?2",
        params![
            id,
            version,
            fields.plan_id,
            fields.task_id,
            fields.agency_id,
            fields.raised_on,
            fields.content,
            fields.proposal,
            fields.addressee,
            search_fold(fields)
        ],
    )?;
    Ok(changed == 1)
}

/// Writes the outcome of an obstacle: answer, effect, settling.
pub fn put_outcome(connection: &Connection, version: i64, obstacle: &Obstacle) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE obstacle SET version = version + 1, answer = ?3, answered_on = ?4, answer_document = ?5, effect = ?6, closed_on = ?7
          WHERE id = ?1 AND version = ?2",
        params![
            obstacle.id,
            version,
            obstacle.answer,
            obstacle.answered_on,
            obstacle.answer_document,
            obstacle.effect,
            obstacle.closed_on
        ],
    )?;
    Ok(changed == 1)
}

/// Deletes an obstacle; false when `version` is not the one that stands.
pub fn delete(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM obstacle WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

/// The plan of a task.
pub fn plan_of_task(connection: &Connection, task_id: i64) -> Result<i64, Failure> {
    let found = connection
        .prepare_cached("SELECT plan_id FROM task WHERE id = ?1")?
        .query_row([task_id], |row| row.get(0))
        .optional()?;
    found.ok_or_else(|| Failure::not_found("nhiệm vụ", task_id))
}

fn search_fold(fields: &ObstacleFields) -> String {
    fold_all([Some(fields.content.as_str()), fields.proposal.as_deref(), fields.addressee.as_deref()])
}
