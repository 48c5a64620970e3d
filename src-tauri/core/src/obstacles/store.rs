//! SQL of obstacles.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::de::DeserializeOwned;

use super::{Obstacle, ObstacleAnswer, ObstacleClosing, ObstacleEffect, ObstacleFields, ObstacleRow};
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
    Column::new("proposal_sent_on", ColumnKind::Day, "proposal_sent_on"),
    Column::ordered("effect", ColumnKind::Text, "fold(effect)", "sort_key(effect)"),
    Column::new("closed_on", ColumnKind::Day, "closed_on"),
    Column::new("reopened_on", ColumnKind::Day, "reopened_on"),
    Column::ordered("raised_in", ColumnKind::Text, "fold(raised_in)", "raised_on"),
    Column::new("carried_over", ColumnKind::Choice, "carried_over"),
    Column::new("age_days", ColumnKind::Number, "age_days"),
    Column::ordered("answer_document", ColumnKind::Text, "fold(answer_document)", "sort_key(answer_document)"),
    Column::ordered("proposal_document", ColumnKind::Text, "fold(proposal_document)", "sort_key(proposal_document)"),
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

/// Every obstacle of a period: raised within it, carried over into it, or opened again within it. `view` has the
/// period's first day.
pub fn of_period(connection: &Connection, view: &View) -> Result<Vec<ObstacleRow>, Failure> {
    let reopened =
        "EXISTS (SELECT 1 FROM obstacle_closing n WHERE n.obstacle_id = l.id AND n.reopened_on BETWEEN ?2 AND ?1)";
    let sql =
        format!("SELECT * FROM ({LIST}) l WHERE raised_on >= ?2 OR carried_over OR {reopened} ORDER BY raised_on, id");
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
        raised_in: row.get("raised_in")?,
        content: row.get("content")?,
        proposal: row.get("proposal")?,
        addressee: row.get("addressee")?,
        proposal_sent_on: row.get("proposal_sent_on")?,
        proposal_document: row.get("proposal_document")?,
        status: row.get("status")?,
        answer: row.get("answer")?,
        answered_on: row.get("answered_on")?,
        answer_document: row.get("answer_document")?,
        effect: row.get("effect")?,
        closed_on: row.get("closed_on")?,
        reopened_on: row.get("reopened_on")?,
        answers: steps(row, "answers")?,
        effects: steps(row, "effects")?,
        closings: steps(row, "closings")?,
        carried_over: row.get("carried_over")?,
        age_days: row.get("age_days")?,
    })
}

/// The steps that a row of the list carries as JSON.
fn steps<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<T>> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}

/// One obstacle with all its steps.
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
                    proposal_sent_on: row.get("proposal_sent_on")?,
                    proposal_document: row.get("proposal_document")?,
                },
                answers: Vec::new(),
                effects: Vec::new(),
                closings: Vec::new(),
            })
        })
        .optional()?;
    let found = found.ok_or_else(|| Failure::not_found("vướng mắc", id))?;
    Ok(Obstacle {
        answers: answers(connection, id)?,
        effects: effects(connection, id)?,
        closings: closings(connection, id)?,
        ..found
    })
}

fn answers(connection: &Connection, obstacle_id: i64) -> Result<Vec<ObstacleAnswer>, Failure> {
    let sql = "SELECT id, version, answered_on, answered_by, answer, document FROM obstacle_answer
                WHERE obstacle_id = ?1 ORDER BY answered_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([obstacle_id], |row| {
        Ok(ObstacleAnswer {
            id: row.get(0)?,
            version: row.get(1)?,
            answered_on: row.get(2)?,
            answered_by: row.get(3)?,
            answer: row.get(4)?,
            document: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn effects(connection: &Connection, obstacle_id: i64) -> Result<Vec<ObstacleEffect>, Failure> {
    let sql = "SELECT id, version, noted_on, effect FROM obstacle_effect WHERE obstacle_id = ?1 ORDER BY noted_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([obstacle_id], |row| {
        Ok(ObstacleEffect { id: row.get(0)?, version: row.get(1)?, noted_on: row.get(2)?, effect: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn closings(connection: &Connection, obstacle_id: i64) -> Result<Vec<ObstacleClosing>, Failure> {
    let sql = "SELECT id, version, closed_on, effect, reopened_on, reopen_reason FROM obstacle_closing
                WHERE obstacle_id = ?1 ORDER BY closed_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([obstacle_id], |row| {
        Ok(ObstacleClosing {
            id: row.get(0)?,
            version: row.get(1)?,
            closed_on: row.get(2)?,
            effect: row.get(3)?,
            reopened_on: row.get(4)?,
            reopen_reason: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds an obstacle; its number.
pub fn insert(connection: &Connection, uid: &str, fields: &ObstacleFields) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO obstacle (uid, plan_id, task_id, agency_id, raised_on, content, proposal, addressee, search_fold,
                                   proposal_sent_on, proposal_document)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
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
            search_fold(fields),
            fields.proposal_sent_on,
            fields.proposal_document
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Changes what was raised; false when `version` is not the one that stands.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &ObstacleFields) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE obstacle SET version = version + 1, plan_id = ?3, task_id = ?4, agency_id = ?5, raised_on = ?6, content = ?7,
                proposal = ?8, addressee = ?9, search_fold = ?10, proposal_sent_on = ?11, proposal_document = ?12
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
            search_fold(fields),
            fields.proposal_sent_on,
            fields.proposal_document
        ],
    )?;
    Ok(changed == 1)
}

/// Counts the version up; false when `version` is not the one that stands.
pub fn touch(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    let sql = "UPDATE obstacle SET version = version + 1 WHERE id = ?1 AND version = ?2";
    Ok(connection.execute(sql, [id, version])? == 1)
}

/// The table of the answers.
pub const ANSWERS: &str = "obstacle_answer";
/// The table of what came of it.
pub const EFFECTS: &str = "obstacle_effect";
/// The table of the settlings.
pub const CLOSINGS: &str = "obstacle_closing";

/// One step as it is written.
pub enum Step {
    /// An answer.
    Answer {
        /// When.
        answered_on: NaiveDate,
        /// Who.
        answered_by: Option<String>,
        /// What.
        answer: String,
        /// The paper.
        document: Option<String>,
    },
    /// What came of it so far.
    Effect {
        /// When.
        noted_on: NaiveDate,
        /// What.
        effect: String,
    },
    /// Settled, perhaps opened again.
    Closing {
        /// From when on.
        closed_on: NaiveDate,
        /// What came of it.
        effect: Option<String>,
        /// Open again from this day on.
        reopened_on: Option<NaiveDate>,
        /// Why.
        reason: Option<String>,
    },
}

impl Step {
    /// Where it is written.
    pub fn table(&self) -> &'static str {
        match self {
            Self::Answer { .. } => ANSWERS,
            Self::Effect { .. } => EFFECTS,
            Self::Closing { .. } => CLOSINGS,
        }
    }

    /// Its columns with their values.
    fn values(&self) -> Vec<(&'static str, Value)> {
        let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::from);
        let day = |day: &NaiveDate| Value::from(day.to_string());
        match self {
            Self::Answer { answered_on, answered_by, answer, document } => vec![
                ("answered_on", day(answered_on)),
                ("answered_by", text(answered_by)),
                ("answer", answer.clone().into()),
                ("document", text(document)),
            ],
            Self::Effect { noted_on, effect } => vec![("noted_on", day(noted_on)), ("effect", effect.clone().into())],
            Self::Closing { closed_on, effect, reopened_on, reason } => vec![
                ("closed_on", day(closed_on)),
                ("effect", text(effect)),
                ("reopened_on", reopened_on.as_ref().map_or(Value::Null, day)),
                ("reopen_reason", text(reason)),
            ],
        }
    }
}

/// Adds a step.
pub fn insert_step(connection: &Connection, obstacle_id: i64, step: &Step) -> Result<(), Failure> {
    let values = step.values();
    let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let marks = vec!["?"; values.len()].join(", ");
    let sql = format!("INSERT INTO {} (obstacle_id, {}) VALUES (?, {marks})", step.table(), names.join(", "));
    let of = std::iter::once(Value::from(obstacle_id));
    connection.prepare_cached(&sql)?.execute(params_from_iter(of.chain(values.into_iter().map(|(_, value)| value))))?;
    Ok(())
}

/// Changes a step; false when `version` is not the one that stands.
pub fn update_step(connection: &Connection, id: i64, version: i64, step: &Step) -> Result<bool, Failure> {
    let values = step.values();
    let sets: Vec<String> = values.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let sql =
        format!("UPDATE {} SET version = version + 1, {} WHERE id = ? AND version = ?", step.table(), sets.join(", "));
    let values = values.into_iter().map(|(_, value)| value).chain([Value::from(id), Value::from(version)]);
    Ok(connection.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1)
}

/// Deletes a step; false when `version` is not the one that stands.
pub fn delete_step(connection: &Connection, table: &'static str, id: i64, version: i64) -> Result<bool, Failure> {
    let sql = format!("DELETE FROM {table} WHERE id = ?1 AND version = ?2");
    Ok(connection.prepare_cached(&sql)?.execute([id, version])? == 1)
}

/// The obstacle of a step.
pub fn obstacle_of(connection: &Connection, table: &'static str, id: i64) -> Result<i64, Failure> {
    let sql = format!("SELECT obstacle_id FROM {table} WHERE id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Failure::not_found("bước xử lý vướng mắc", id))
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
