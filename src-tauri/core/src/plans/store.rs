//! SQL of plans, their legal bases and groups.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{LegalBasis, Plan, PlanFields, PlanName, PlanRow, TaskGroup};
use crate::error::Failure;
use crate::storage::list::{Column, ColumnKind, Conditions, ListRequest, Page};
use crate::text::{fold, like_pattern};

const LIST: &str = include_str!("list.sql");

const COLUMNS: &[Column] = &[
    Column::ordered("doc_number", ColumnKind::Text, "fold(doc_number)", "sort_key(doc_number)"),
    Column::new("issued_on", ColumnKind::Day, "issued_on"),
    Column::ordered("issuer", ColumnKind::Text, "fold(issuer)", "sort_key(issuer)"),
    Column::ordered("subject", ColumnKind::Text, "fold(subject)", "sort_key(subject)"),
    Column::new("validity", ColumnKind::Choice, "validity"),
    Column::new("starts_on", ColumnKind::Day, "starts_on"),
    Column::new("ends_on", ColumnKind::Day, "ends_on"),
    Column::ordered("focal_agency_name", ColumnKind::Text, "fold(focal_agency_name)", "sort_key(focal_agency_name)"),
    Column::new("task_count", ColumnKind::Number, "task_count"),
    Column::new("basis_count", ColumnKind::Number, "basis_count"),
];

/// A page of the plans; those in force first, the newest first.
pub fn list(connection: &Connection, request: &ListRequest) -> Result<Page<PlanRow>, Failure> {
    let mut conditions = Conditions::default();
    for word in fold(&request.search).split(' ').filter(|word| !word.is_empty()) {
        conditions.push("' ' || search_fold LIKE ?", [like_pattern(word).into()]);
    }
    conditions.push_filters(&request.filters, COLUMNS)?;
    let from = format!(" FROM ({LIST}){}", conditions.where_sql());
    let values = rusqlite::params_from_iter(&conditions.values);
    let total = connection.query_row(&format!("SELECT count(*){from}"), values.clone(), |row| row.get(0))?;
    let order = request.order_sql(COLUMNS, "validity <> 'in_force', issued_on DESC", "id")?;
    let mut statement = connection.prepare_cached(&format!("SELECT *{from}{order}{}", request.page_sql()))?;
    let rows = statement.query_map(values, plan_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { rows, total })
}

fn plan_row(row: &Row<'_>) -> rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        id: row.get("id")?,
        version: row.get("version")?,
        doc_number: row.get("doc_number")?,
        issued_on: row.get("issued_on")?,
        issuer: row.get("issuer")?,
        subject: row.get("subject")?,
        validity: row.get("validity")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        focal_agency_name: row.get("focal_agency_name")?,
        task_count: row.get("task_count")?,
        basis_count: row.get("basis_count")?,
    })
}

/// All plans with their groups, for pickers; those in force first.
pub fn names(connection: &Connection) -> Result<Vec<PlanName>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, doc_number, subject, validity FROM plan ORDER BY validity <> 'in_force', issued_on DESC, id",
    )?;
    let plans = statement.query_map([], |row| {
        Ok(PlanName {
            id: row.get(0)?,
            doc_number: row.get(1)?,
            subject: row.get(2)?,
            validity: row.get(3)?,
            groups: Vec::new(),
        })
    })?;
    let mut plans: Vec<PlanName> = plans.collect::<rusqlite::Result<_>>()?;
    for plan in &mut plans {
        plan.groups = groups(connection, plan.id)?;
    }
    Ok(plans)
}

/// One plan.
pub fn get(connection: &Connection, id: i64) -> Result<Plan, Failure> {
    let found = connection.prepare_cached(include_str!("get.sql"))?.query_row([id], plan).optional()?;
    let mut plan = found.ok_or_else(|| Failure::not_found("kế hoạch", id))?;
    plan.fields.legal_bases = legal_bases(connection, id)?.into_iter().map(|(_, basis)| basis).collect();
    plan.fields.groups = groups(connection, id)?;
    Ok(plan)
}

fn plan(row: &Row<'_>) -> rusqlite::Result<Plan> {
    Ok(Plan {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        fields: PlanFields {
            doc_number: row.get("doc_number")?,
            issued_on: row.get("issued_on")?,
            issuer: row.get("issuer")?,
            subject: row.get("subject")?,
            validity: row.get("validity")?,
            validity_on: row.get("validity_on")?,
            starts_on: row.get("starts_on")?,
            ends_on: row.get("ends_on")?,
            focal_agency_id: row.get("focal_agency_id")?,
            replaced_by_id: row.get("replaced_by_id")?,
            note: row.get("note")?,
            legal_bases: Vec::new(),
            groups: Vec::new(),
        },
        focal_agency_name: row.get("focal_agency_name")?,
        replaced_by_number: row.get("replaced_by_number")?,
        task_count: row.get("task_count")?,
    })
}

fn legal_bases(connection: &Connection, plan_id: i64) -> Result<Vec<(i64, LegalBasis)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, doc_number, issued_on, issuer, subject FROM legal_basis WHERE plan_id = ?1 ORDER BY position, id",
    )?;
    let bases = statement.query_map([plan_id], |row| {
        let basis =
            LegalBasis { doc_number: row.get(1)?, issued_on: row.get(2)?, issuer: row.get(3)?, subject: row.get(4)? };
        Ok((row.get(0)?, basis))
    })?;
    Ok(bases.collect::<rusqlite::Result<_>>()?)
}

/// The groups of a plan in their order.
pub fn groups(connection: &Connection, plan_id: i64) -> Result<Vec<TaskGroup>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT id, code, name FROM task_group WHERE plan_id = ?1 ORDER BY position, id")?;
    let groups = statement
        .query_map([plan_id], |row| Ok(TaskGroup { id: row.get(0)?, code: row.get(1)?, name: row.get(2)? }))?;
    Ok(groups.collect::<rusqlite::Result<_>>()?)
}

/// The other plan with that number and day of issue: its subject.
pub fn twin(
    connection: &Connection,
    doc_number: &str,
    issued_on: Option<NaiveDate>,
    own_id: Option<i64>,
) -> Result<Option<String>, Failure> {
    let subject = connection
        .prepare_cached("SELECT subject FROM plan WHERE fold(doc_number) = ?1 AND issued_on IS ?2 AND id IS NOT ?3")?
        .query_row(params![fold(doc_number), issued_on, own_id], |row| row.get(0))
        .optional()?;
    Ok(subject)
}

/// Adds a plan; its number.
pub fn insert(connection: &Connection, uid: &str, fields: &PlanFields) -> Result<i64, Failure> {
    write(connection, include_str!("insert.sql"), fields, named_params! { ":uid": uid })?;
    let id = connection.last_insert_rowid();
    put_parts(connection, id, fields)?;
    Ok(id)
}

/// Changes a plan; false when `version` is not the one that stands.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &PlanFields) -> Result<bool, Failure> {
    let keys = named_params! { ":id": id, ":version": version };
    let changed = write(connection, include_str!("update.sql"), fields, keys)?;
    if changed == 1 {
        put_parts(connection, id, fields)?;
    }
    Ok(changed == 1)
}

fn write(
    connection: &Connection,
    sql: &str,
    fields: &PlanFields,
    keys: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<usize, Failure> {
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = named_params! {
        ":doc_number": fields.doc_number, ":issued_on": fields.issued_on, ":issuer": fields.issuer,
        ":subject": fields.subject, ":validity": fields.validity, ":validity_on": fields.validity_on, ":starts_on": fields.starts_on,
        ":ends_on": fields.ends_on, ":focal_agency_id": fields.focal_agency_id,
        ":replaced_by_id": fields.replaced_by_id, ":note": fields.note,
    }
    .to_vec();
    values.extend(keys);
    Ok(connection.prepare_cached(sql)?.execute(values.as_slice())?)
}

fn put_parts(connection: &Connection, plan_id: i64, fields: &PlanFields) -> Result<(), Failure> {
    put_legal_bases(connection, plan_id, &fields.legal_bases)?;
    put_groups(connection, plan_id, &fields.groups)
}

/// Line by line, so that the history shows only what changed.
fn put_legal_bases(connection: &Connection, plan_id: i64, wanted: &[LegalBasis]) -> Result<(), Failure> {
    let standing = legal_bases(connection, plan_id)?;
    for (position, basis) in wanted.iter().enumerate() {
        match standing.get(position) {
            Some((_, old)) if old == basis => {}
            Some((id, _)) => {
                connection.execute(
                    "UPDATE legal_basis SET version = version + 1, doc_number = ?2, issued_on = ?3, issuer = ?4, subject = ?5 WHERE id = ?1",
                    params![id, basis.doc_number, basis.issued_on, basis.issuer, basis.subject],
                )?;
            }
            None => {
                connection.execute(
                    "INSERT INTO legal_basis (plan_id, position, doc_number, issued_on, issuer, subject) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![plan_id, position, basis.doc_number, basis.issued_on, basis.issuer, basis.subject],
                )?;
            }
        }
    }
    for (id, _) in standing.iter().skip(wanted.len()) {
        connection.execute("DELETE FROM legal_basis WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// Groups keep their numbers: tasks refer to them. Those no longer wanted have no tasks (checked before).
fn put_groups(connection: &Connection, plan_id: i64, wanted: &[TaskGroup]) -> Result<(), Failure> {
    let standing = groups(connection, plan_id)?;
    for old in &standing {
        if !wanted.iter().any(|group| group.id == old.id) {
            connection.execute("DELETE FROM task_group WHERE id = ?1", [old.id])?;
        }
    }
    for (position, group) in wanted.iter().enumerate() {
        if group.id.is_some() {
            connection.execute(
                "UPDATE task_group SET version = version + 1, position = ?2, code = ?3, name = ?4
                  WHERE id = ?1 AND (position <> ?2 OR code <> ?3 OR name <> ?4)",
                params![group.id, position, group.code, group.name],
            )?;
        } else {
            connection.execute(
                "INSERT INTO task_group (plan_id, position, code, name) VALUES (?1, ?2, ?3, ?4)",
                params![plan_id, position, group.code, group.name],
            )?;
        }
    }
    Ok(())
}

/// Tasks of a group.
pub fn tasks_of_group(connection: &Connection, group_id: i64) -> Result<i64, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM task WHERE group_id = ?1", [group_id], |row| row.get(0))?)
}

/// Tasks of a plan that something was reported of; an obstacle of the plan itself counts as one.
pub fn tasks_with_results(connection: &Connection, plan_id: i64) -> Result<i64, Failure> {
    let count = connection.query_row(
        "SELECT (SELECT count(*) FROM task t WHERE t.plan_id = ?1 AND (
                   EXISTS (SELECT 1 FROM task_progress x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM evidence x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM task_extension x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM task_note x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM task_assignment x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM task_deadline x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM attachment x WHERE x.task_id = t.id)
                OR EXISTS (SELECT 1 FROM obstacle x WHERE x.task_id = t.id)))
             + EXISTS (SELECT 1 FROM obstacle x WHERE x.plan_id = ?1 AND x.task_id IS NULL)",
        [plan_id],
        |row| row.get(0),
    )?;
    Ok(count)
}

/// The plan that names `id` as the one that took its place.
pub fn replaced_plan(connection: &Connection, id: i64) -> Result<Option<String>, Failure> {
    let found = connection
        .query_row("SELECT doc_number FROM plan WHERE replaced_by_id = ?1 AND id <> ?1", [id], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Deletes a plan with its bases, groups and tasks; false when `version` is not the one that stands.
pub fn delete(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM plan WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

/// The name of an agency.
pub fn agency_name(connection: &Connection, id: i64) -> Result<String, Failure> {
    let name = connection
        .prepare_cached("SELECT name FROM agency WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    name.ok_or_else(|| Failure::not_found("cơ quan", id))
}
