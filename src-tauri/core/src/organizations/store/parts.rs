//! SQL of decisions, terms, positions and branches.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::error::Failure;
use crate::organizations::detail::{BranchRow, PartKind};
use crate::organizations::parts::{Decision, DecisionFields, Position, PositionFields, Term, TermFields};

/// Decisions, the latest first.
pub fn decisions(connection: &Connection, organization_id: i64) -> Result<Vec<Decision>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, kind, doc_number, decided_on, issuer, subject FROM organization_decision
          WHERE organization_id = ?1 ORDER BY decided_on IS NULL, decided_on DESC, id DESC",
    )?;
    let rows = statement.query_map([organization_id], |row| {
        Ok(Decision {
            id: row.get(0)?,
            version: row.get(1)?,
            fields: DecisionFields {
                kind: row.get(2)?,
                doc_number: row.get(3)?,
                decided_on: row.get(4)?,
                issuer: row.get(5)?,
                subject: row.get(6)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Terms, the latest first.
pub fn terms(connection: &Connection, organization_id: i64) -> Result<Vec<Term>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, ordinal, congress_on, starts_on, ends_on, next_congress_on, note FROM organization_term
          WHERE organization_id = ?1 ORDER BY starts_on DESC, id DESC",
    )?;
    let rows = statement.query_map([organization_id], |row| {
        Ok(Term {
            id: row.get(0)?,
            version: row.get(1)?,
            fields: TermFields {
                ordinal: row.get(2)?,
                congress_on: row.get(3)?,
                starts_on: row.get(4)?,
                ends_on: row.get(5)?,
                next_congress_on: row.get(6)?,
                note: row.get(7)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Positions: those held on `day` first, in the order of rank.
pub fn positions(connection: &Connection, organization_id: i64, day: NaiveDate) -> Result<Vec<Position>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("positions.sql"))?;
    let rows = statement.query_map(params![organization_id, day], |row| {
        Ok(Position {
            id: row.get("id")?,
            version: row.get("version")?,
            name: row.get("name")?,
            is_current: row.get("is_current")?,
            fields: PositionFields {
                term_id: row.get("term_id")?,
                person_id: row.get("person_id")?,
                holder_name: row.get("holder_name")?,
                body: row.get("body")?,
                role: row.get("role")?,
                title_text: row.get("title_text")?,
                phone: row.get("phone")?,
                email: row.get("email")?,
                from_on: row.get("from_on")?,
                to_on: row.get("to_on")?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Branches with the memberships counted in each on `day`.
pub fn branches(connection: &Connection, organization_id: i64, day: NaiveDate) -> Result<Vec<BranchRow>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT b.id, b.code, b.name, b.status,
                (SELECT count(*) FROM membership m WHERE m.branch_id = b.id AND m.starts_on <= ?2
                    AND (m.ended_on IS NULL OR m.ended_on > ?2))
           FROM organization b WHERE b.parent_id = ?1 AND b.kind = 'branch' ORDER BY b.status = 'dissolved', b.sort_key, b.id",
    )?;
    let rows = statement.query_map(params![organization_id, day], |row| {
        Ok(BranchRow {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            status: row.get(3)?,
            membership_count: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds or changes a decision; false when it changed meanwhile.
pub fn save_decision(
    connection: &Connection,
    organization_id: i64,
    id: Option<i64>,
    version: i64,
    fields: &DecisionFields,
) -> Result<bool, Failure> {
    let values: [(&str, &dyn ToSql); 5] = [
        ("kind", &fields.kind),
        ("doc_number", &fields.doc_number),
        ("decided_on", &fields.decided_on),
        ("issuer", &fields.issuer),
        ("subject", &fields.subject),
    ];
    save(connection, "organization_decision", organization_id, id, version, &values)
}

/// Adds or changes a term; false when it changed meanwhile.
pub fn save_term(
    connection: &Connection,
    organization_id: i64,
    id: Option<i64>,
    version: i64,
    fields: &TermFields,
) -> Result<bool, Failure> {
    let values: [(&str, &dyn ToSql); 6] = [
        ("ordinal", &fields.ordinal),
        ("congress_on", &fields.congress_on),
        ("starts_on", &fields.starts_on),
        ("ends_on", &fields.ends_on),
        ("next_congress_on", &fields.next_congress_on),
        ("note", &fields.note),
    ];
    save(connection, "organization_term", organization_id, id, version, &values)
}

/// Adds or changes a position; false when it changed meanwhile.
pub fn save_position(
    connection: &Connection,
    organization_id: i64,
    id: Option<i64>,
    version: i64,
    fields: &PositionFields,
) -> Result<bool, Failure> {
    let values: [(&str, &dyn ToSql); 10] = [
        ("term_id", &fields.term_id),
        ("person_id", &fields.person_id),
        ("holder_name", &fields.holder_name),
        ("body", &fields.body),
        ("role", &fields.role),
        ("title_text", &fields.title_text),
        ("phone", &fields.phone),
        ("email", &fields.email),
        ("from_on", &fields.from_on),
        ("to_on", &fields.to_on),
    ];
    save(connection, "organization_position", organization_id, id, version, &values)
}

/// The three parts are written alike: table and column names are ours, values the user's.
fn save(
    connection: &Connection,
    table: &str,
    organization_id: i64,
    id: Option<i64>,
    version: i64,
    values: &[(&str, &dyn ToSql)],
) -> Result<bool, Failure> {
    let sql = match id {
        Some(_) => {
            let sets: Vec<String> =
                values.iter().enumerate().map(|(at, (name, _))| format!("{name} = ?{}", at + 4)).collect();
            format!(
                "UPDATE {table} SET version = version + 1, {} WHERE id = ?1 AND version = ?2 AND organization_id = ?3",
                sets.join(", ")
            )
        }
        None => {
            let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            let marks: Vec<String> = (0..values.len()).map(|at| format!("?{}", at + 4)).collect();
            format!(
                "INSERT INTO {table} (id, version, organization_id, {}) VALUES (?1, ?2 + 1, ?3, {})",
                names.join(", "),
                marks.join(", ")
            )
        }
    };
    let version = if id.is_some() { version } else { 0 };
    let mut all: Vec<&dyn ToSql> = vec![&id, &version, &organization_id];
    all.extend(values.iter().map(|(_, value)| *value));
    Ok(connection.prepare_cached(&sql)?.execute(all.as_slice())? == 1)
}

fn table(part: PartKind) -> &'static str {
    match part {
        PartKind::Decision => "organization_decision",
        PartKind::Term => "organization_term",
        PartKind::Position => "organization_position",
        PartKind::DeclaredFigure => "declared_figure",
    }
}

/// The organisation a part belongs to.
pub fn owner(connection: &Connection, part: PartKind, id: i64) -> Result<i64, Failure> {
    let sql = format!("SELECT organization_id FROM {} WHERE id = ?1", table(part));
    let found = connection.query_row(&sql, [id], |row| row.get(0)).optional()?;
    let noun = match part {
        PartKind::Term => "nhiệm kỳ",
        _ => "mục",
    };
    found.ok_or_else(|| Failure::not_found(noun, id))
}

/// Deletes a part; false when it changed meanwhile.
pub fn delete(connection: &Connection, part: PartKind, id: i64, version: i64) -> Result<bool, Failure> {
    let sql = format!("DELETE FROM {} WHERE id = ?1 AND version = ?2", table(part));
    Ok(connection.execute(&sql, [id, version])? == 1)
}
