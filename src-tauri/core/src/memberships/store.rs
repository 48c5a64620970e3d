//! SQL of memberships.

pub(crate) mod totals;

use chrono::NaiveDate;
use foldhash::HashMap;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::rules::{Host, Span};
use super::{Ending, Membership, MembershipFields};
use crate::error::Failure;
use crate::organizations::OrganizationKind;
use crate::storage::bulk::{Columns, Told, insert_rows, numbers};

const GET: &str = include_str!("get.sql");

/// One membership.
pub fn get(connection: &Connection, id: i64) -> Result<Membership, Failure> {
    let sql = format!("{GET} WHERE m.id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], membership).optional()?;
    match found {
        Some(membership) => Ok(membership),
        None => Err(absent(connection, id)?),
    }
}

/// Why there is no membership of that number: it was set aside as two records were merged, or never was.
fn absent(connection: &Connection, id: i64) -> Result<Failure, Failure> {
    let set_aside = crate::people::merging::store::set_aside_at(connection, id)?;
    Ok(set_aside.map_or_else(|| Failure::not_found("tư cách hội viên", id), Into::into))
}

/// The person of a membership, while it is in the book.
pub fn person_of(connection: &Connection, id: i64) -> Result<Option<i64>, Failure> {
    let mut statement = connection.prepare_cached("SELECT person_id FROM membership WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// A membership with what a list or a roster says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Number.
    pub id: i64,
    /// Stable mark outside the book.
    pub uid: String,
    /// Who.
    pub person_id: i64,
    /// What the user typed.
    pub fields: MembershipFields,
    /// Name of the branch.
    pub branch_name: Option<String>,
    /// Its end.
    pub ended_on: Option<NaiveDate>,
}

/// All memberships of an organisation, ended ones too, by number.
pub fn held_in(connection: &Connection, organization_id: i64) -> Result<HashMap<i64, Held>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT m.id, m.uid, m.person_id, m.branch_id, m.type, m.admitted_on, m.decision_number, m.decision_on,
                m.decision_issuer, m.card_number, m.card_on, m.role, m.note, b.name, m.ended_on
           FROM membership m LEFT JOIN organization b ON b.id = m.branch_id
          WHERE m.organization_id = ?1",
    )?;
    let held = statement.query_map([organization_id], |row| {
        Ok(Held {
            id: row.get(0)?,
            uid: row.get(1)?,
            person_id: row.get(2)?,
            fields: MembershipFields {
                organization_id,
                branch_id: row.get(3)?,
                r#type: row.get(4)?,
                admitted_on: row.get(5)?,
                decision_number: row.get(6)?,
                decision_on: row.get(7)?,
                decision_issuer: row.get(8)?,
                card_number: row.get(9)?,
                card_on: row.get(10)?,
                role: row.get(11)?,
                note: row.get(12)?,
            },
            branch_name: row.get(13)?,
            ended_on: row.get(14)?,
        })
    })?;
    Ok(held.map(|held| held.map(|held| (held.id, held))).collect::<rusqlite::Result<_>>()?)
}

/// All memberships of a person, the running ones first, then the latest.
pub fn of_person(connection: &Connection, person_id: i64) -> Result<Vec<Membership>, Failure> {
    let sql = format!("{GET} WHERE m.person_id = ?1 ORDER BY m.ended_on IS NOT NULL, m.starts_on DESC, m.id DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([person_id], membership)?.collect::<rusqlite::Result<_>>()?)
}

/// The memberships of an organisation that have no end yet.
pub fn open_in(connection: &Connection, organization_id: i64) -> Result<Vec<Membership>, Failure> {
    let sql = format!("{GET} WHERE m.organization_id = ?1 AND m.ended_on IS NULL ORDER BY m.id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([organization_id], membership)?.collect::<rusqlite::Result<_>>()?)
}

/// The membership without an end that a person has in an organisation.
pub fn open_membership(connection: &Connection, person_id: i64, organization_id: i64) -> Result<Option<i64>, Failure> {
    let found = connection
        .prepare_cached("SELECT id FROM membership WHERE person_id = ?1 AND organization_id = ?2 AND ended_on IS NULL")?
        .query_row([person_id, organization_id], |row| row.get(0))
        .optional()?;
    Ok(found)
}

fn membership(row: &Row<'_>) -> rusqlite::Result<Membership> {
    Ok(Membership {
        id: row.get("id")?,
        uid: row.get("uid")?,
        version: row.get("version")?,
        person_id: row.get("person_id")?,
        person_name: row.get("person_name")?,
        organization_name: row.get("organization_name")?,
        organization_code: row.get("organization_code")?,
        branch_name: row.get("branch_name")?,
        fields: MembershipFields {
            organization_id: row.get("organization_id")?,
            branch_id: row.get("branch_id")?,
            r#type: row.get("type")?,
            admitted_on: row.get("admitted_on")?,
            decision_number: row.get("decision_number")?,
            decision_on: row.get("decision_on")?,
            decision_issuer: row.get("decision_issuer")?,
            card_number: row.get("card_number")?,
            card_on: row.get("card_on")?,
            role: row.get("role")?,
            note: row.get("note")?,
        },
        starts_on: row.get("starts_on")?,
        ended_on: row.get("ended_on")?,
        end_reason: row.get("end_reason")?,
        end_decision: row.get("end_decision")?,
        transferred_to_id: row.get("transferred_to_id")?,
    })
}

/// The days of a person's memberships in an organisation, but those of `except_id`.
pub fn spans(
    connection: &Connection,
    person_id: i64,
    organization_id: i64,
    except_id: Option<i64>,
) -> Result<Vec<Span>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT starts_on, ended_on FROM membership
          WHERE person_id = ?1 AND organization_id = ?2 AND id <> coalesce(?3, -1) ORDER BY starts_on",
    )?;
    let spans = statement.query_map(params![person_id, organization_id, except_id], |row| {
        Ok(Span { starts_on: row.get(0)?, ended_on: row.get(1)? })
    })?;
    Ok(spans.collect::<rusqlite::Result<_>>()?)
}

/// The organisation as the rules look at it.
pub fn host(connection: &Connection, organization_id: i64) -> Result<Option<Host>, Failure> {
    let found = connection
        .prepare_cached("SELECT name, kind, status, ended_on FROM organization WHERE id = ?1")?
        .query_row([organization_id], |row| {
            Ok(Host {
                name: row.get(0)?,
                is_branch: row.get::<_, OrganizationKind>(1)? == OrganizationKind::Branch,
                status: row.get(2)?,
                ended_on: row.get(3)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Name and parent of a branch.
pub fn branch(connection: &Connection, branch_id: i64) -> Result<Option<(String, Option<i64>)>, Failure> {
    let found = connection
        .prepare_cached("SELECT name, parent_id FROM organization WHERE id = ?1 AND kind = 'branch'")?
        .query_row([branch_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

/// Whether figures have been frozen yet.
pub fn a_period_was_closed(connection: &Connection) -> Result<bool, Failure> {
    Ok(connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM period_closing)")?.query_row([], |row| row.get(0))?)
}

/// A membership to add.
pub struct NewMembership {
    /// Who.
    pub person_id: i64,
    /// The form.
    pub fields: MembershipFields,
    /// First day counted.
    pub starts_on: NaiveDate,
}

/// Adds memberships, each with a `uid`; the number of the first, the others follow without a gap.
///
/// # Errors
/// The book cannot be written; `told` refuses.
pub fn insert_all(
    connection: &Connection,
    memberships: &[NewMembership],
    uids: &[String],
    told: Told<'_>,
) -> Result<i64, Failure> {
    let ids = numbers(connection, "membership", "merged_membership", memberships.len())?;
    let columns = |at: usize| {
        let NewMembership { person_id, fields, starts_on } = &memberships[at];
        let columns: Columns<'_, 15> = [
            ("id", &ids[at]),
            ("uid", &uids[at]),
            ("person_id", person_id),
            ("organization_id", &fields.organization_id),
            ("branch_id", &fields.branch_id),
            ("type", &fields.r#type),
            ("admitted_on", &fields.admitted_on),
            ("starts_on", starts_on),
            ("decision_number", &fields.decision_number),
            ("decision_on", &fields.decision_on),
            ("decision_issuer", &fields.decision_issuer),
            ("card_number", &fields.card_number),
            ("card_on", &fields.card_on),
            ("role", &fields.role),
            ("note", &fields.note),
        ];
        columns
    };
    insert_rows(connection, "membership", memberships.len(), columns, told)
}

/// Updates a membership when the version is still `version`; false when it is not.
pub fn update(
    connection: &Connection,
    id: i64,
    version: i64,
    fields: &MembershipFields,
    starts_on: NaiveDate,
) -> Result<bool, Failure> {
    let changed = connection.prepare_cached(include_str!("update.sql"))?.execute(named_params! {
        ":id": id, ":version": version, ":branch_id": fields.branch_id, ":type": fields.r#type,
        ":admitted_on": fields.admitted_on, ":starts_on": starts_on, ":decision_number": fields.decision_number,
        ":decision_on": fields.decision_on, ":decision_issuer": fields.decision_issuer,
        ":card_number": fields.card_number, ":card_on": fields.card_on, ":role": fields.role, ":note": fields.note,
    })?;
    Ok(changed == 1)
}

/// Ends a membership.
pub fn end(connection: &Connection, id: i64, ending: Ending<'_>) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "UPDATE membership SET ended_on = ?2, end_reason = ?3, end_decision = ?4, transferred_to_id = NULL, version = version + 1 WHERE id = ?1",
        )?
        .execute(params![id, ending.ended_on, ending.reason, ending.decision])?;
    Ok(())
}

/// Corrects the end of a membership, or lifts it; what follows a transfer stays noted.
pub fn correct_ending(connection: &Connection, id: i64, ending: Option<Ending<'_>>) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "UPDATE membership SET ended_on = ?2, end_reason = ?3, end_decision = ?4, version = version + 1 WHERE id = ?1",
        )?
        .execute(params![
            id,
            ending.map(|ending| ending.ended_on),
            ending.map(|ending| ending.reason),
            ending.and_then(|ending| ending.decision)
        ])?;
    Ok(())
}

/// Notes which membership follows a transferred one.
pub fn link_transfer(connection: &Connection, id: i64, new_id: i64) -> Result<(), Failure> {
    connection.prepare_cached("UPDATE membership SET transferred_to_id = ?2 WHERE id = ?1")?.execute([id, new_id])?;
    Ok(())
}

/// Persons and memberships counted on `as_of`, in all or in one organisation.
pub fn count(
    connection: &Connection,
    as_of: NaiveDate,
    organization_id: Option<i64>,
) -> Result<super::api::MemberCount, Failure> {
    // In the order of persons each one is counted as it passes; DISTINCT would keep a list of them all.
    let (index, of) = match organization_id {
        None => ("membership_person", "?2 IS NULL"),
        Some(_) => ("membership_organization", "organization_id = ?2"),
    };
    let sql = format!(
        "SELECT count(*), coalesce(sum(n), 0) FROM (
           SELECT count(*) AS n FROM membership INDEXED BY {index}
            WHERE {of} AND starts_on <= ?1 AND (ended_on IS NULL OR ended_on > ?1) GROUP BY person_id)"
    );
    Ok(connection.prepare_cached(&sql)?.query_row(params![as_of, organization_id], |row| {
        Ok(super::api::MemberCount { person_count: row.get(0)?, membership_count: row.get(1)? })
    })?)
}
