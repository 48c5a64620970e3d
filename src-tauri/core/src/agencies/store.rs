//! SQL of agencies.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params_from_iter};

use super::{Agency, AgencyFields, AgencyName, AgencyRow, exists_on};
use crate::error::Failure;
use crate::storage::list::{Column, ColumnKind, Conditions, ListRequest, Page};
use crate::text::{fold, fold_all, sort_key};

const LIST: &str = include_str!("list.sql");

/// Columns that can be filtered and sorted.
const COLUMNS: &[Column] = &[
    Column::ordered("name", ColumnKind::Text, "search_fold", "sort_key"),
    Column::ordered("short_name", ColumnKind::Text, "fold(short_name)", "sort_key(short_name)"),
    Column::new("kind", ColumnKind::Choice, "kind"),
    Column::new("valid_from_on", ColumnKind::Day, "valid_from_on"),
    Column::new("valid_to_on", ColumnKind::Day, "valid_to_on"),
    Column::new("is_valid", ColumnKind::Number, "is_valid"),
    Column::new("successor_id", ColumnKind::Choice, "successor_id"),
    Column::ordered("successor_name", ColumnKind::Text, "fold(successor_name)", "sort_key(successor_name)"),
    Column::ordered("contact_name", ColumnKind::Text, "fold(contact_name)", "sort_key_of_name(contact_name)"),
    Column::new("phone", ColumnKind::Text, "fold(phone)"),
    Column::new("email", ColumnKind::Text, "fold(email)"),
    Column::new("lead_task_count", ColumnKind::Number, "lead_task_count"),
    Column::new("coordinated_task_count", ColumnKind::Number, "coordinated_task_count"),
];

/// A page of the list, on the day `as_of`.
pub fn list(connection: &Connection, request: &ListRequest, as_of: NaiveDate) -> Result<Page<AgencyRow>, Failure> {
    let mut conditions = Conditions::default();
    for word in fold(&request.search).split(' ').filter(|word| !word.is_empty()) {
        conditions.push("' ' || search_fold LIKE ?", [format!("% {word}%").into()]);
    }
    conditions.push_filters(&request.filters, COLUMNS)?;
    // The day comes from a date, never from a text of the user's.
    let base = format!("WITH listed AS ({}) SELECT ", LIST.replace(":as_of", &format!("'{as_of}'")));
    let from = format!(" FROM listed{}", conditions.where_sql());
    let values = || params_from_iter(&conditions.values);
    let total = connection.query_row(&format!("{base} count(*) {from}"), values(), |row| row.get(0))?;
    let order = request.order_sql(COLUMNS, "sort_key", "id")?;
    let mut statement = connection.prepare_cached(&format!("{base} * {from}{order}{}", request.page_sql()))?;
    let rows = statement.query_map(values(), |row| line(row, as_of))?.collect::<rusqlite::Result<_>>()?;
    Ok(Page { rows, total })
}

fn line(row: &Row<'_>, as_of: NaiveDate) -> rusqlite::Result<AgencyRow> {
    let agency = agency(row)?;
    Ok(AgencyRow {
        is_valid: exists_on(&agency.fields, as_of),
        agency,
        successor_name: row.get("successor_name")?,
        lead_task_count: row.get("lead_task_count")?,
        coordinated_task_count: row.get("coordinated_task_count")?,
    })
}

/// All by name, for pickers.
pub fn names(connection: &Connection) -> Result<Vec<AgencyName>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT id, name, short_name, kind, valid_to_on, synonyms FROM agency ORDER BY sort_key, id")?;
    let names = statement.query_map([], |row| {
        Ok(AgencyName {
            id: row.get(0)?,
            name: row.get(1)?,
            short_name: row.get(2)?,
            synonyms: synonyms(row, 5)?,
            kind: row.get(3)?,
            valid_to_on: row.get(4)?,
        })
    })?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// All of them; there are some hundreds at most.
pub fn all(connection: &Connection) -> Result<Vec<Agency>, Failure> {
    let mut statement = connection.prepare_cached("SELECT * FROM agency ORDER BY id")?;
    Ok(statement.query_map([], agency)?.collect::<rusqlite::Result<_>>()?)
}

/// One agency.
pub fn get(connection: &Connection, id: i64) -> Result<Agency, Failure> {
    let found = connection.prepare_cached("SELECT * FROM agency WHERE id = ?1")?.query_row([id], agency).optional()?;
    found.ok_or_else(|| Failure::not_found("cơ quan", id))
}

/// The other names of a row.
fn synonyms(row: &Row<'_>, column: impl rusqlite::RowIndex) -> rusqlite::Result<Vec<String>> {
    let text: String = row.get(column)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

fn agency(row: &Row<'_>) -> rusqlite::Result<Agency> {
    Ok(Agency {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        fields: AgencyFields {
            name: row.get("name")?,
            short_name: row.get("short_name")?,
            kind: row.get("kind")?,
            organization_id: row.get("organization_id")?,
            synonyms: synonyms(row, "synonyms")?,
            valid_from_on: row.get("valid_from_on")?,
            valid_to_on: row.get("valid_to_on")?,
            successor_id: row.get("successor_id")?,
            contact_name: row.get("contact_name")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            note: row.get("note")?,
        },
    })
}

/// Adds an agency; its number.
pub fn insert(connection: &Connection, uid: &str, fields: &AgencyFields) -> Result<i64, Failure> {
    write(connection, include_str!("insert.sql"), fields, &[(":uid", &uid)])?;
    Ok(connection.last_insert_rowid())
}

/// Updates it when its version is still `version`; false when it is not.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &AgencyFields) -> Result<bool, Failure> {
    Ok(write(connection, include_str!("update.sql"), fields, &[(":id", &id), (":version", &version)])? == 1)
}

fn write(
    connection: &Connection,
    sql: &str,
    fields: &AgencyFields,
    keys: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<usize, Failure> {
    let synonyms = serde_json::to_string(&fields.synonyms).unwrap_or_else(|_| "[]".to_owned());
    let names = [Some(fields.name.as_str()), fields.short_name.as_deref()];
    let search = fold_all(names.into_iter().chain(fields.synonyms.iter().map(|name| Some(name.as_str()))));
    let key = sort_key(&fields.name);
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = named_params! {
        ":name": fields.name, ":short_name": fields.short_name, ":kind": fields.kind,
        ":organization_id": fields.organization_id, ":synonyms": synonyms, ":valid_from_on": fields.valid_from_on,
        ":valid_to_on": fields.valid_to_on, ":successor_id": fields.successor_id, ":contact_name": fields.contact_name,
        ":phone": fields.phone, ":email": fields.email, ":note": fields.note, ":search_fold": search, ":sort_key": key,
    }
    .to_vec();
    values.extend(keys);
    Ok(connection.prepare_cached(sql)?.execute(values.as_slice())?)
}
