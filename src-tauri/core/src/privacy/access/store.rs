//! SQL of the access log.

use rusqlite::{Connection, Row, named_params, params};

use super::api::ListAccess;
use super::{Access, AccessKind, AccessRow};
use crate::error::Failure;
use crate::session::Environment;
use crate::text::like_pattern;

/// Adds a line; a record opened again on the same day by the same user has its line already.
pub fn insert(connection: &Connection, environment: &Environment, access: &Access) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO access_log (happened_at, day_on, actor, kind, person_id, what, file_name, person_count,
                                     with_sensitive, purpose)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (person_id, day_on, actor) WHERE kind = 'open_person' DO NOTHING",
        )?
        .execute(params![
            environment.clock.now_text(),
            environment.clock.today(),
            environment.actor,
            access.kind,
            access.person_id,
            access.what,
            access.file_name,
            access.person_count.map(|count| count as i64),
            access.with_sensitive,
            access.purpose,
        ])?;
    Ok(())
}

/// Whether a record was opened by this user on this day already.
pub fn is_opened(connection: &Connection, environment: &Environment, person_id: i64) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM access_log
                WHERE kind = 'open_person' AND person_id = ?1 AND day_on = ?2 AND actor = ?3)";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![person_id, environment.clock.today(), environment.actor], |row| row.get(0))?;
    Ok(found)
}

const SELECT: &str = "SELECT a.id, a.happened_at, a.actor, a.kind, a.person_id, coalesce(p.full_name, m.full_name),
        a.what, a.file_name, a.person_count, a.with_sensitive, a.purpose
   FROM access_log a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN merged_person m ON m.id = a.person_id";

fn line(row: &Row<'_>) -> rusqlite::Result<AccessRow> {
    let kind: AccessKind = row.get(3)?;
    Ok(AccessRow {
        id: row.get(0)?,
        happened_at: row.get(1)?,
        actor: row.get(2)?,
        kind,
        kind_label: kind.label().to_owned(),
        person_id: row.get(4)?,
        person_name: row.get(5)?,
        what: row.get(6)?,
        file_name: row.get(7)?,
        person_count: row.get(8)?,
        with_sensitive: row.get(9)?,
        purpose: row.get(10)?,
    })
}

/// The lines asked for, the latest first.
pub fn list(connection: &Connection, request: &ListAccess) -> Result<Vec<AccessRow>, Failure> {
    let limit = if request.limit == 0 { 100 } else { request.limit.min(1000) };
    let search = request.search.as_deref().filter(|text| !text.trim().is_empty()).map(like_pattern);
    let mut statement = connection.prepare_cached(&format!(
        "{SELECT}
          WHERE (:before IS NULL OR a.id < :before) AND (:kind IS NULL OR a.kind = :kind)
            AND (:actor IS NULL OR a.actor = :actor)
            AND (:person IS NULL OR a.person_id IN (
                   WITH RECURSIVE gone (id) AS (
                     SELECT :person UNION SELECT r.id FROM merged_person r JOIN gone g ON r.into_id = g.id)
                   SELECT id FROM gone))
            AND (:from IS NULL OR a.day_on >= :from) AND (:to IS NULL OR a.day_on <= :to)
            AND (:search IS NULL OR ' ' || fold(coalesce(p.full_name, m.full_name, '') || ' ' || coalesce(a.what, '')
                   || ' ' || coalesce(a.file_name, '') || ' ' || coalesce(a.purpose, '')) LIKE :search)
          ORDER BY a.id DESC LIMIT :limit"
    ))?;
    let lines = statement.query_map(
        named_params! {
            ":before": request.before_id,
            ":kind": request.kind,
            ":actor": request.actor,
            ":person": request.person_id,
            ":from": request.from_on,
            ":to": request.to_on,
            ":search": search,
            ":limit": limit,
        },
        line,
    )?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Everyone in the log.
pub fn actors(connection: &Connection) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare("SELECT DISTINCT actor FROM access_log ORDER BY sort_key(actor)")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
