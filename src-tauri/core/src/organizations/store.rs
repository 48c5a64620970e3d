//! SQL of organisations; what hangs on them has files of its own.

pub mod figures;
pub mod lifecycle;
pub mod parts;

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{Organization, OrganizationFields, OrganizationRow};
use crate::error::Failure;
use crate::memberships::store::totals::Totals;
use crate::storage::list::{Column, ColumnKind, Conditions, ListRequest, Page};
use crate::text::{fold, fold_all, sort_key};

/// The list's query; `:as_of` is the day whose state is shown.
const LIST: &str = include_str!("list.sql");

/// The name and the status of organisation `o` on `:as_of`.
const NAME_THEN: &str = include_str!("store/name_then.sql");
const STATUS_THEN: &str = include_str!("store/status_then.sql");
/// How many memberships of `o` run on `:as_of`.
const MEMBERSHIP_COUNT: &str = include_str!("store/membership_count.sql");

/// Columns that can be filtered and sorted.
const COLUMNS: &[Column] = &[
    Column::ordered("code", ColumnKind::Text, "fold(code)", "code"),
    Column::ordered("name", ColumnKind::Text, "search_fold", "sort_key"),
    Column::ordered("short_name", ColumnKind::Text, "fold(short_name)", "sort_key(short_name)"),
    Column::new("kind", ColumnKind::Choice, "kind"),
    Column::new("status", ColumnKind::Choice, "status"),
    Column::ordered("science_field", ColumnKind::Text, "fold(science_field)", "sort_key(science_field)"),
    Column::ordered("president", ColumnKind::Text, "fold(president)", "sort_key_of_name(president)"),
    Column::new("term_ends_on", ColumnKind::Day, "term_ends_on"),
    Column::new("term_due_on", ColumnKind::Day, "term_due_on"),
    Column::new("branch_count", ColumnKind::Number, "branch_count"),
    Column::new("membership_count", ColumnKind::Number, "membership_count"),
    Column::new("declared_count", ColumnKind::Number, "declared_count"),
    Column::new("declared_on", ColumnKind::Day, "declared_on"),
    Column::new("joined_on", ColumnKind::Day, "joined_on"),
    Column::new("ended_on", ColumnKind::Day, "ended_on"),
    Column::ordered("parent_name", ColumnKind::Text, "fold(parent_name)", "sort_key(parent_name)"),
    Column::new("submitted_on", ColumnKind::Day, "submitted_on"),
    Column::new("parent_id", ColumnKind::Choice, "parent_id"),
    Column::new("organization_id", ColumnKind::Choice, "id"),
];

/// A page of the list, on the day `as_of`; of a past day without what was not there yet. The memberships of each organisation are counted once and kept.
pub(crate) fn list(
    connection: &Connection,
    kept: &mut Option<Totals>,
    request: &ListRequest,
    as_of: &str,
    is_past: bool,
) -> Result<Page<OrganizationRow>, Failure> {
    let mut conditions = Conditions::default();
    for word in fold(&request.search).split(' ').filter(|word| !word.is_empty()) {
        conditions.push("' ' || search_fold LIKE ?", [format!("% {word}%").into()]);
    }
    conditions.push_filters(&request.filters, COLUMNS)?;
    let totals = kept.take().map_or_else(|| Totals::count(connection), Ok)?;
    let running = kept.insert(totals).running(connection, as_of)?;
    let membership_count = running.map_or_else(|| MEMBERSHIP_COUNT.to_owned(), |running| by_organization(&running));
    let all = if is_past { "0" } else { "1" };
    let listed = LIST.replace(":membership_count", &membership_count).replace(":all", all);
    let base = format!("WITH listed AS ({}) SELECT ", on_day(&listed, as_of));
    let from = format!(" FROM listed{}", conditions.where_sql());
    let values = rusqlite::params_from_iter(&conditions.values);
    let total = connection.query_row(&format!("{base} count(*) {from}"), values.clone(), |row| row.get(0))?;
    let order = request.order_sql(COLUMNS, "sort_key", "id")?;
    let mut statement = connection.prepare(&format!("{base} * {from}{order}{}", request.page_sql()))?;
    let rows = statement.query_map(values, row)?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { rows, total })
}

fn row(row: &Row<'_>) -> rusqlite::Result<OrganizationRow> {
    Ok(OrganizationRow {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        kind: row.get("kind")?,
        status: row.get("status")?,
        parent_name: row.get("parent_name")?,
        science_field: row.get("science_field")?,
        president: row.get("president")?,
        term_ends_on: row.get("term_ends_on")?,
        term_due_on: row.get("term_due_on")?,
        branch_count: row.get("branch_count")?,
        membership_count: row.get("membership_count")?,
        declared_count: row.get("declared_count")?,
        declared_on: row.get("declared_on")?,
        submitted_on: row.get("submitted_on")?,
    })
}

/// A query on a day; the day comes from a date, never from a text of the user's.
fn on_day(sql: &str, as_of: &str) -> String {
    sql.replace(":name_then", NAME_THEN).replace(":status_then", STATUS_THEN).replace(":as_of", &format!("'{as_of}'"))
}

/// Figures known already, as an expression on `o`.
fn by_organization(figures: &HashMap<i64, i64>) -> String {
    let pairs: Vec<String> = figures.iter().map(|(id, figure)| format!("\"{id}\":{figure}")).collect();
    format!("coalesce(json_extract('{{{}}}', '$.' || o.id), 0)", pairs.join(","))
}

/// One organisation.
pub fn get(connection: &Connection, id: i64) -> Result<Organization, Failure> {
    let found = connection
        .prepare_cached("SELECT * FROM organization WHERE id = ?1")?
        .query_row([id], organization)
        .optional()?;
    found.ok_or_else(|| Failure::not_found("tổ chức", id))
}

/// All of them; there are some hundreds at most.
pub fn all(connection: &Connection) -> Result<Vec<Organization>, Failure> {
    let mut statement = connection.prepare_cached("SELECT * FROM organization ORDER BY id")?;
    Ok(statement.query_map([], organization)?.collect::<rusqlite::Result<_>>()?)
}

/// The names of an organisation's branches that have not ended, in Vietnamese order.
pub fn branch_names(connection: &Connection, id: i64) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT name FROM organization
          WHERE parent_id = ?1 AND kind = 'branch' AND status <> 'dissolved' ORDER BY sort_key, id",
    )?;
    let names = statement.query_map([id], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The organisation with a code, upper and lower case alike.
pub fn by_code(connection: &Connection, code: &str) -> Result<Option<Organization>, Failure> {
    let found = connection
        .query_row("SELECT * FROM organization WHERE upper(code) = upper(?1)", [code], organization)
        .optional()?;
    Ok(found)
}

/// What hangs on an organisation.
#[derive(Debug, Clone, Copy)]
pub struct Dependants {
    /// Memberships in it, those that ended too.
    pub membership_count: i64,
    /// Branches of it, those that ended too.
    pub branch_count: i64,
    /// Of these, those that are not dissolved.
    pub running_branch_count: i64,
    /// Memberships that name it as their branch.
    pub branch_membership_count: i64,
}

/// Counts them.
pub fn dependants(connection: &Connection, id: i64) -> Result<Dependants, Failure> {
    let counted = connection.query_row(include_str!("store/dependants.sql"), [id], |row| {
        Ok(Dependants {
            membership_count: row.get(0)?,
            branch_count: row.get(1)?,
            running_branch_count: row.get(2)?,
            branch_membership_count: row.get(3)?,
        })
    })?;
    Ok(counted)
}

fn organization(row: &Row<'_>) -> rusqlite::Result<Organization> {
    Ok(Organization {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        fields: OrganizationFields {
            code: row.get("code")?,
            name: row.get("name")?,
            short_name: row.get("short_name")?,
            kind: row.get("kind")?,
            status: row.get("status")?,
            parent_id: row.get("parent_id")?,
            science_field: row.get("science_field")?,
            governing_department: row.get("governing_department")?,
            founded_on: row.get("founded_on")?,
            joined_on: row.get("joined_on")?,
            ended_on: row.get("ended_on")?,
            address: row.get("address")?,
            commune: row.get("commune")?,
            province: row.get("province")?,
            former_district: row.get("former_district")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            website: row.get("website")?,
            tax_code: row.get("tax_code")?,
            has_seal: row.get("has_seal")?,
            bank_account: row.get("bank_account")?,
            note: row.get("note")?,
        },
    })
}

/// Adds an organisation.
pub fn insert(connection: &Connection, uid: &str, fields: &OrganizationFields) -> Result<i64, Failure> {
    write(connection, include_str!("insert.sql"), fields, &[(":uid", &uid)])?;
    Ok(connection.last_insert_rowid())
}

/// Updates it when its version is still `version`; false when it is not.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &OrganizationFields) -> Result<bool, Failure> {
    Ok(write(connection, include_str!("update.sql"), fields, &[(":id", &id), (":version", &version)])? == 1)
}

fn write(
    connection: &Connection,
    sql: &str,
    fields: &OrganizationFields,
    keys: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<usize, Failure> {
    let search = fold_all([
        Some(fields.code.as_str()),
        Some(&fields.name),
        fields.short_name.as_deref(),
        fields.science_field.as_deref(),
        fields.address.as_deref(),
        fields.commune.as_deref(),
    ]);
    let key = sort_key(&fields.name);
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = named_params! {
        ":code": fields.code, ":name": fields.name, ":short_name": fields.short_name, ":kind": fields.kind,
        ":status": fields.status, ":parent_id": fields.parent_id, ":science_field": fields.science_field,
        ":governing_department": fields.governing_department, ":founded_on": fields.founded_on,
        ":joined_on": fields.joined_on, ":ended_on": fields.ended_on, ":address": fields.address,
        ":commune": fields.commune, ":province": fields.province, ":former_district": fields.former_district,
        ":phone": fields.phone, ":email": fields.email, ":website": fields.website, ":tax_code": fields.tax_code,
        ":has_seal": fields.has_seal, ":bank_account": fields.bank_account, ":note": fields.note,
        ":search_fold": search, ":sort_key": key,
    }
    .to_vec();
    values.extend(keys);
    Ok(connection.prepare_cached(sql)?.execute(values.as_slice())?)
}

/// Ids of all, with their codes and names, in Vietnamese order: for pickers.
pub fn names(connection: &Connection) -> Result<Vec<super::api::OrganizationName>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT id, code, name, kind, status, parent_id FROM organization ORDER BY sort_key, id")?;
    let names = statement.query_map(params![], |row| {
        Ok(super::api::OrganizationName {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            kind: row.get(3)?,
            status: row.get(4)?,
            parent_id: row.get(5)?,
        })
    })?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
