//! SQL of declared figures.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use crate::error::Failure;
use crate::organizations::figures::{DeclaredFigure, FigureFields, warnings};

/// Declarations of one organisation, or of all, not after a day; the latest first.
pub fn list(
    connection: &Connection,
    organization_id: Option<i64>,
    until: Option<NaiveDate>,
) -> Result<Vec<DeclaredFigure>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM declared_figure WHERE organization_id = coalesce(?1, organization_id)
            AND as_of_on <= coalesce(?2, as_of_on) ORDER BY as_of_on DESC, organization_id",
    )?;
    Ok(statement.query_map(params![organization_id, until], figure)?.collect::<rusqlite::Result<_>>()?)
}

/// One declaration.
pub fn get(connection: &Connection, id: i64) -> Result<DeclaredFigure, Failure> {
    let found =
        connection.prepare_cached("SELECT * FROM declared_figure WHERE id = ?1")?.query_row([id], figure).optional()?;
    found.ok_or_else(|| Failure::not_found("số kê khai", id))
}

fn figure(row: &Row<'_>) -> rusqlite::Result<DeclaredFigure> {
    let fields = FigureFields {
        as_of_on: row.get("as_of_on")?,
        source: row.get("source")?,
        member_count: row.get("member_count")?,
        branch_count: row.get("branch_count")?,
        female_count: row.get("female_count")?,
        professor_count: row.get("professor_count")?,
        associate_professor_count: row.get("associate_professor_count")?,
        doctor_count: row.get("doctor_count")?,
        master_count: row.get("master_count")?,
        bachelor_count: row.get("bachelor_count")?,
        college_count: row.get("college_count")?,
        intermediate_count: row.get("intermediate_count")?,
        other_count: row.get("other_count")?,
        note: row.get("note")?,
    };
    Ok(DeclaredFigure {
        id: row.get("id")?,
        version: row.get("version")?,
        organization_id: row.get("organization_id")?,
        warnings: warnings(&fields),
        fields,
    })
}

/// Writes a declaration, replacing that of the same day; its number.
pub fn save(connection: &Connection, organization_id: i64, fields: &FigureFields) -> Result<i64, Failure> {
    let id = connection.prepare_cached(include_str!("save_figure.sql"))?.query_row(
        named_params! {
            ":organization_id": organization_id, ":as_of_on": fields.as_of_on, ":source": fields.source,
            ":member_count": fields.member_count, ":branch_count": fields.branch_count,
            ":female_count": fields.female_count, ":professor_count": fields.professor_count,
            ":associate_professor_count": fields.associate_professor_count, ":doctor_count": fields.doctor_count,
            ":master_count": fields.master_count, ":bachelor_count": fields.bachelor_count,
            ":college_count": fields.college_count, ":intermediate_count": fields.intermediate_count,
            ":other_count": fields.other_count, ":note": fields.note,
        },
        |row| row.get(0),
    )?;
    Ok(id)
}
