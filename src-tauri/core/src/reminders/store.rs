//! SQL of the register of letters.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params, params_from_iter};

use super::{Letter, LetterTask, ReminderRow, ReminderTask};
use crate::error::Failure;
use crate::storage::list::{Column, ColumnKind, Conditions, ListRequest, Page};
use crate::text::{fold, like_pattern};

const LIST: &str = include_str!("list.sql");

const COLUMNS: &[Column] = &[
    Column::new("id", ColumnKind::Choice, "id"),
    Column::ordered("number_text", ColumnKind::Text, "fold(number_text)", "year, symbol, number"),
    Column::new("year", ColumnKind::Number, "year"),
    Column::new("issued_on", ColumnKind::Day, "issued_on"),
    Column::ordered("agency_id", ColumnKind::Choice, "agency_id", "agency_key"),
    Column::ordered("agency_name", ColumnKind::Text, "fold(agency_name)", "agency_key"),
    Column::new("task_count", ColumnKind::Number, "task_count"),
    Column::new("overdue_count", ColumnKind::Number, "overdue_count"),
    Column::new("due_on", ColumnKind::Day, "due_on"),
    Column::new("status", ColumnKind::Choice, "status"),
    Column::new("days_late", ColumnKind::Number, "days_late"),
    Column::new("answered_on", ColumnKind::Day, "answered_on"),
    Column::ordered("answer_document", ColumnKind::Text, "fold(answer_document)", "sort_key(answer_document)"),
    Column::ordered("answer", ColumnKind::Text, "fold(answer)", "sort_key(answer)"),
];

/// Which letters, as known on which day.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// The day.
    pub as_of_on: NaiveDate,
    /// With a task of this plan.
    pub plan_id: Option<i64>,
    /// With this task.
    pub task_id: Option<i64>,
}

impl View {
    fn values(&self) -> Vec<Value> {
        let number = |number: Option<i64>| number.map_or(Value::Null, Value::from);
        vec![self.as_of_on.to_string().into(), number(self.plan_id), number(self.task_id)]
    }
}

/// A page of the register, the latest first.
pub fn list(connection: &Connection, view: &View, request: &ListRequest) -> Result<Page<ReminderRow>, Failure> {
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
    let order = request.order_sql(COLUMNS, "year DESC, issued_on DESC, number DESC", "id")?;
    let sql = format!("{}{order}{}", from.replacen("{}", "*", 1), request.page_sql());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), reminder_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { rows, total })
}

/// One letter as known on a day.
pub fn get(connection: &Connection, id: i64, as_of_on: NaiveDate) -> Result<ReminderRow, Failure> {
    let view = View { as_of_on, ..View::default() };
    let mut values = view.values();
    values.push(id.into());
    let found = connection
        .prepare_cached(&format!("SELECT * FROM ({LIST}) WHERE id = ?4"))?
        .query_row(params_from_iter(values), reminder_row)
        .optional()?;
    found.ok_or_else(|| Failure::not_found("văn bản đôn đốc", id))
}

fn reminder_row(row: &Row<'_>) -> rusqlite::Result<ReminderRow> {
    Ok(ReminderRow {
        id: row.get("id")?,
        version: row.get("version")?,
        agency_id: row.get("agency_id")?,
        agency_name: row.get("agency_name")?,
        year: row.get("year")?,
        number: row.get("number")?,
        number_text: row.get("number_text")?,
        issued_on: row.get("issued_on")?,
        as_of_on: row.get("as_of_on")?,
        due_on: row.get("due_on")?,
        task_count: row.get("task_count")?,
        overdue_count: row.get("overdue_count")?,
        file_name: row.get("file_name")?,
        status: row.get("status")?,
        days_late: row.get("days_late")?,
        answered_on: row.get("answered_on")?,
        answer_document: row.get("answer_document")?,
        answer: row.get("answer")?,
        withdrawn_on: row.get("withdrawn_on")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
    })
}

/// The words of a letter as they went out.
pub fn letter(connection: &Connection, id: i64) -> Result<Letter, Failure> {
    let text: String =
        connection.prepare_cached("SELECT letter FROM reminder WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    serde_json::from_str(&text).map_err(|error| rusqlite::Error::UserFunctionError(error.into()).into())
}

/// The file of a letter.
pub fn file(connection: &Connection, id: i64) -> Result<Option<Vec<u8>>, Failure> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM reminder_file WHERE reminder_id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// The tasks of a letter as they stood then.
pub fn tasks(connection: &Connection, id: i64) -> Result<Vec<ReminderTask>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT task_id, code, content, due_on, days_left, label FROM reminder_task WHERE reminder_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(ReminderTask {
            task_id: row.get(0)?,
            code: row.get(1)?,
            content: row.get(2)?,
            due_on: row.get(3)?,
            days_left: row.get(4)?,
            label: row.get(5)?,
            label_now: None,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of each task, when a letter that was not withdrawn last named it, until a day.
pub fn last_reminded(connection: &Connection, as_of_on: NaiveDate) -> Result<HashMap<i64, NaiveDate>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT t.task_id, max(r.issued_on) FROM reminder_task t JOIN reminder r ON r.id = t.reminder_id
          WHERE t.task_id IS NOT NULL AND r.issued_on <= ?1 AND r.withdrawn_on IS NULL GROUP BY t.task_id",
    )?;
    let rows = statement.query_map([as_of_on], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When an agency was last urged until a day, and how many letters to it wait for an answer.
pub fn letters_to(
    connection: &Connection,
    agency_id: i64,
    as_of_on: NaiveDate,
) -> Result<(Option<NaiveDate>, i64), Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT max(issued_on), count(*) FILTER (WHERE answered_on IS NULL OR answered_on > ?2) FROM reminder
          WHERE agency_id = ?1 AND issued_on <= ?2 AND withdrawn_on IS NULL",
    )?;
    Ok(statement.query_row(params![agency_id, as_of_on], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The number after the last one given in a year, withdrawn letters included.
pub fn next_number(connection: &Connection, year: i32, symbol: &str) -> Result<u32, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM reminder WHERE year = ?1 AND symbol = ?2")?;
    Ok(statement.query_row(params![year, symbol], |row| row.get(0))?)
}

/// The first number given already among some of a year.
pub fn taken(connection: &Connection, year: i32, symbol: &str, from: u32, to: u32) -> Result<Option<u32>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT min(number) FROM reminder WHERE year = ?1 AND symbol = ?2 AND number BETWEEN ?3 AND ?4",
    )?;
    Ok(statement.query_row(params![year, symbol, from, to], |row| row.get(0))?)
}

/// A letter to register.
pub struct NewReminder<'a> {
    /// Its mark outside the book.
    pub uid: &'a str,
    /// To whom.
    pub agency_id: i64,
    /// As the letter calls it.
    pub agency_name: &'a str,
    /// The year of its number.
    pub year: i32,
    /// Its number.
    pub number: u32,
    /// Its symbol.
    pub symbol: &'a str,
    /// The day of the states.
    pub as_of_on: NaiveDate,
    /// An answer is asked until.
    pub due_on: Option<NaiveDate>,
    /// Name of its file.
    pub file_name: &'a str,
    /// Its words.
    pub letter: &'a Letter,
    /// Its file.
    pub bytes: &'a [u8],
}

/// Registers a letter with its tasks and its file; its number.
pub fn insert(connection: &Connection, new: &NewReminder<'_>) -> Result<i64, Failure> {
    let letter =
        serde_json::to_string(new.letter).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection
        .prepare_cached(
            "INSERT INTO reminder (uid, agency_id, agency_name, year, number, symbol, issued_on, as_of_on, due_on, file_name,
                                   letter, search_fold)
             VALUES (:uid, :agency_id, :agency_name, :year, :number, :symbol, :issued_on, :as_of_on, :due_on, :file_name,
                     :letter, :search_fold)",
        )?
        .execute(named_params! {
            ":uid": new.uid,
            ":agency_id": new.agency_id,
            ":agency_name": new.agency_name,
            ":year": new.year,
            ":number": new.number,
            ":symbol": new.symbol,
            ":issued_on": new.letter.issued_on,
            ":as_of_on": new.as_of_on,
            ":due_on": new.due_on,
            ":file_name": new.file_name,
            ":letter": letter,
            ":search_fold": fold(&format!("{} {:02}/{} {}", new.number, new.number, new.symbol, new.agency_name)),
        })?;
    let id = connection.last_insert_rowid();
    for (position, task) in (1..).zip(&new.letter.tasks) {
        insert_task(connection, id, position, task)?;
    }
    connection
        .prepare_cached("INSERT INTO reminder_file (reminder_id, bytes) VALUES (?1, ?2)")?
        .execute(params![id, new.bytes])?;
    Ok(id)
}

fn insert_task(connection: &Connection, reminder_id: i64, position: i64, task: &LetterTask) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO reminder_task (reminder_id, position, task_id, plan_id, plan_number, code, content, due_on, days_left,
                                        label, extension_count)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            reminder_id,
            position,
            task.task_id,
            task.plan_id,
            task.plan_number,
            task.code,
            task.content,
            task.due_on,
            task.days_left,
            task.label,
            task.extension_count
        ])?;
    Ok(())
}

/// Writes what came back; false when `version` is not the one that stands.
pub fn put_answer(
    connection: &Connection,
    id: i64,
    version: i64,
    answered_on: Option<NaiveDate>,
    document: Option<&str>,
    answer: Option<&str>,
) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE reminder SET version = version + 1, answered_on = ?3, answer_document = ?4, answer = ?5
          WHERE id = ?1 AND version = ?2",
        params![id, version, answered_on, document, answer],
    )?;
    Ok(changed == 1)
}

/// Withdraws a letter; false when `version` is not the one that stands.
pub fn withdraw(connection: &Connection, id: i64, version: i64, on: NaiveDate, reason: &str) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE reminder SET version = version + 1, withdrawn_on = ?3, withdrawn_reason = ?4 WHERE id = ?1 AND version = ?2",
        params![id, version, on, reason],
    )?;
    Ok(changed == 1)
}
