//! SQL of sources.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::api::ListDataSources;
use super::{DataSource, SourceFields};
use crate::error::Failure;

/// Every list that was brought in and every roster, each with what was told of it.
const SELECT: &str = "SELECT l.batch_id, l.roster_id, l.organization_id, o.name, l.file_name, l.at, l.row_count,
        coalesce(s.version, 0), s.purpose, s.basis, s.vouched_by, s.doc_number, s.doc_on
   FROM (SELECT id AS batch_id, NULL AS roster_id, organization_id, file_name, imported_at AS at,
                new_count + changed_count + same_count AS row_count FROM import_batch
          UNION ALL SELECT NULL, id, organization_id, file_name, sent_on, member_count FROM roster) l
   JOIN organization o ON o.id = l.organization_id
   LEFT JOIN data_source s ON s.batch_id = l.batch_id OR s.roster_id = l.roster_id";

fn source(row: &Row<'_>) -> rusqlite::Result<DataSource> {
    let fields = SourceFields {
        purpose: row.get(8)?,
        basis: row.get(9)?,
        vouched_by: row.get(10)?,
        doc_number: row.get(11)?,
        doc_on: row.get(12)?,
    };
    Ok(DataSource {
        batch_id: row.get(0)?,
        roster_id: row.get(1)?,
        organization_id: row.get(2)?,
        organization_name: row.get(3)?,
        file_name: row.get(4)?,
        at: row.get(5)?,
        row_count: row.get(6)?,
        version: row.get(7)?,
        is_told: fields.is_told(),
        fields,
    })
}

/// The lists asked for, the latest first.
pub fn list(connection: &Connection, request: &ListDataSources) -> Result<Vec<DataSource>, Failure> {
    // The acts that touched the person tell which imports they came in; a roster holds who was counted that day.
    let mut statement = connection.prepare_cached(&format!(
        "WITH RECURSIVE gone (id) AS (
           SELECT :person UNION SELECT r.id FROM merged_person r JOIN gone g ON r.into_id = g.id),
         touched (entry_id) AS (
           SELECT h.entry_id FROM history_row h JOIN gone g ON h.table_name = 'person' AND h.row_id = g.id
           UNION SELECT h.entry_id FROM history_row h JOIN membership m ON h.table_name = 'membership' AND h.row_id = m.id
                  WHERE m.person_id = :person)
         {SELECT}
          WHERE (:organization IS NULL OR l.organization_id = :organization)
            AND (NOT :lacking OR s.purpose IS NULL OR s.basis IS NULL)
            AND (:person IS NULL
              OR l.batch_id IN (SELECT b.row_id FROM history_row b JOIN touched t ON t.entry_id = b.entry_id
                                 WHERE b.table_name = 'import_batch' AND b.op = 'insert')
              OR l.roster_id IS NOT NULL AND EXISTS (SELECT 1 FROM membership m
                   WHERE m.person_id = :person AND m.organization_id = l.organization_id AND m.starts_on <= l.at
                     AND (m.ended_on IS NULL OR m.ended_on > l.at)))
          ORDER BY l.at DESC, l.batch_id DESC, l.roster_id DESC LIMIT 1000"
    ))?;
    let found = statement.query_map(
        named_params! {
            ":person": request.person_id,
            ":organization": request.organization_id,
            ":lacking": request.lacking,
        },
        source,
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One list.
pub fn get(connection: &Connection, batch_id: Option<i64>, roster_id: Option<i64>) -> Result<DataSource, Failure> {
    let found = connection
        .prepare_cached(&format!("{SELECT} WHERE l.batch_id = ?1 OR l.roster_id = ?2"))?
        .query_row(params![batch_id, roster_id], source)
        .optional()?;
    found.ok_or_else(|| match (batch_id, roster_id) {
        (Some(id), _) => Failure::not_found("lần nhập", id),
        (None, id) => Failure::not_found("danh sách rà soát", id.unwrap_or_default()),
    })
}

/// What was told last of a list of an organisation, without the paper.
pub fn proposed(connection: &Connection, organization_id: i64) -> Result<SourceFields, Failure> {
    let sql = format!("{SELECT} WHERE l.organization_id = ?1 AND s.id IS NOT NULL ORDER BY s.id DESC LIMIT 1");
    let last = connection.prepare_cached(&sql)?.query_row([organization_id], source).optional()?;
    let last = last.map(|source| source.fields).unwrap_or_default();
    Ok(SourceFields { doc_number: None, doc_on: None, ..last })
}

/// Writes what is told of a list.
pub fn save(connection: &Connection, of: &DataSource, fields: &SourceFields) -> Result<(), Failure> {
    let sql = if of.version == 0 {
        "INSERT INTO data_source (batch_id, roster_id, purpose, basis, vouched_by, doc_number, doc_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    } else {
        "UPDATE data_source SET purpose = ?3, basis = ?4, vouched_by = ?5, doc_number = ?6, doc_on = ?7,
                version = version + 1 WHERE batch_id = ?1 OR roster_id = ?2"
    };
    connection.prepare_cached(sql)?.execute(params![
        of.batch_id,
        of.roster_id,
        fields.purpose,
        fields.basis,
        fields.vouched_by,
        fields.doc_number,
        fields.doc_on
    ])?;
    Ok(())
}
