//! SQL of rosters, and of the members as they stand or stood.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::api::{Roster, RosterRow};
use crate::error::Failure;
use crate::history;
use crate::memberships::roll::Roll;
use crate::memberships::store::Held;
use crate::people::{self, PersonFields};

/// A member of an association with everything that a roster shows.
#[derive(Debug, Clone)]
pub(crate) struct Member<'r> {
    /// The membership.
    pub(crate) membership: Cow<'r, Held>,
    /// The record.
    pub(crate) person: Cow<'r, PersonFields>,
    /// Name of the branch.
    pub(crate) branch_name: Option<String>,
}

/// The last line of the history.
pub(crate) fn last_history_row(connection: &Connection) -> Result<i64, Failure> {
    Ok(connection.prepare_cached("SELECT coalesce(max(id), 0) FROM history_row")?.query_row([], |row| row.get(0))?)
}

/// The members of an association on a day, in no order: as the `roll` says, which is how the book stands now or,
/// with `since`, as it said before the lines of the history after that one.
pub(crate) fn members<'r>(
    connection: &Connection,
    roll: &'r Roll,
    organization_id: i64,
    on: NaiveDate,
    since: Option<i64>,
) -> Result<Vec<Member<'r>>, Failure> {
    let held = roll.memberships.iter();
    let mut memberships: HashMap<i64, Cow<'r, Held>> = held.map(|(id, held)| (*id, Cow::Borrowed(held))).collect();
    let mut people: HashMap<i64, Cow<'r, PersonFields>> =
        roll.people.iter().map(|(id, person)| (*id, Cow::Borrowed(&person.fields))).collect();
    let mut branches = branches(connection, organization_id)?;
    if let Some(since) = since {
        for (table, id, before) in history::store::first_images_after(connection, since)? {
            let of_here = |image: &Value| image["organization_id"] == organization_id;
            match (table.as_str(), before) {
                ("membership", Some(image)) if of_here(&image) => {
                    memberships.insert(id, Cow::Owned(held_then(id, image)?));
                }
                ("membership", _) => drop(memberships.remove(&id)),
                ("person", Some(image)) => drop(people.insert(id, Cow::Owned(fields(image)?))),
                ("organization", Some(image)) if branches.contains_key(&id) => {
                    branches.insert(id, image["name"].as_str().unwrap_or_default().to_owned());
                }
                _ => {}
            }
        }
    }
    memberships.retain(|_, held| held.ended_on.is_none_or(|end| end > on));
    let mut members = Vec::with_capacity(memberships.len());
    for membership in memberships.into_values() {
        let person = match people.get(&membership.person_id) {
            Some(person) => person.clone(),
            // Somebody whose membership has gone elsewhere since.
            None => match people::store::find(connection, membership.person_id)? {
                Some(person) => Cow::Owned(person.fields),
                None => continue,
            },
        };
        let branch_name = membership.fields.branch_id.and_then(|id| branches.get(&id)).cloned();
        members.push(Member { membership, person, branch_name });
    }
    Ok(members)
}

/// The names of the branches of an association, by number.
fn branches(connection: &Connection, organization_id: i64) -> Result<HashMap<i64, String>, Failure> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM organization WHERE parent_id = ?1")?;
    let rows = statement.query_map([organization_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A membership out of its image in the history.
fn held_then(id: i64, image: Value) -> Result<Held, Failure> {
    let text = |name: &str| image[name].as_str();
    Ok(Held {
        id,
        uid: text("uid").unwrap_or_default().to_owned(),
        person_id: image["person_id"].as_i64().ok_or(crate::storage::StorageError::Damaged)?,
        branch_name: None,
        ended_on: text("ended_on").and_then(|day| day.parse().ok()),
        fields: fields(image)?,
    })
}

/// What was typed of a record, out of its image, but what a roster never shows.
fn fields<T: serde::de::DeserializeOwned>(mut image: Value) -> Result<T, Failure> {
    const SENSITIVE: [&str; 3] = ["ethnicity", "religion", "party_member"];
    if let Some(image) = image.as_object_mut() {
        image.retain(|name, value| !value.is_null() && !SENSITIVE.contains(&name.as_str()));
    }
    serde_json::from_value(image).map_err(|_| crate::storage::StorageError::Damaged.into())
}

/// Who holds each membership of an association now, beside its stable mark: a number may have gone to another one since.
/// Of one set aside by merges, who holds the one that goes on in its place.
pub(crate) fn holders(connection: &Connection, organization_id: i64) -> Result<HashMap<i64, (String, i64)>, Failure> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE aside (id, uid, at) AS (
           SELECT id, uid, kept_id FROM merged_membership WHERE organization_id = ?1
            UNION ALL
           SELECT a.id, a.uid, n.kept_id FROM aside a JOIN merged_membership n ON n.id = a.at)
         SELECT id, uid, person_id FROM membership WHERE organization_id = ?1
          UNION ALL
         SELECT a.id, a.uid, k.person_id FROM aside a JOIN membership k ON k.id = a.at",
    )?;
    let rows = statement.query_map([organization_id], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A roster to keep.
pub(crate) struct NewRoster<'r> {
    /// Stands in the file.
    pub(crate) uid: &'r str,
    /// Of whom.
    pub(crate) organization_id: i64,
    /// For which period.
    pub(crate) period_id: Option<i64>,
    /// The day it is made.
    pub(crate) sent_on: NaiveDate,
    /// Asked back until.
    pub(crate) due_on: Option<NaiveDate>,
    /// Name of the file.
    pub(crate) file_name: &'r str,
    /// Rows.
    pub(crate) member_count: usize,
    /// The last line of the history when it was made.
    pub(crate) history_row_id: i64,
}

/// Keeps it; its number.
pub(crate) fn insert(connection: &Connection, roster: &NewRoster<'_>) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO roster (uid, organization_id, period_id, sent_on, due_on, file_name, member_count, history_row_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            roster.uid,
            roster.organization_id,
            roster.period_id,
            roster.sent_on,
            roster.due_on,
            roster.file_name,
            roster.member_count as i64,
            roster.history_row_id
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

const GET: &str =
    "SELECT r.id, r.uid, r.organization_id, o.name, r.period_id, r.sent_on, r.due_on, r.file_name, r.member_count,
       r.history_row_id, o.code, p.label,
       (SELECT b.imported_at FROM import_batch b WHERE b.roster_id = r.id ORDER BY b.id DESC LIMIT 1),
       (SELECT b.left_out_count FROM import_batch b WHERE b.roster_id = r.id ORDER BY b.id DESC LIMIT 1)
  FROM roster r JOIN organization o ON o.id = r.organization_id LEFT JOIN period p ON p.id = r.period_id";

fn roster(row: &Row<'_>) -> rusqlite::Result<Roster> {
    Ok(Roster {
        id: row.get(0)?,
        uid: row.get(1)?,
        organization_id: row.get(2)?,
        organization_name: row.get(3)?,
        period_id: row.get(4)?,
        sent_on: row.get(5)?,
        due_on: row.get(6)?,
        file_name: row.get(7)?,
        member_count: row.get(8)?,
        history_row_id: row.get(9)?,
    })
}

/// The roster with this mark in its file.
pub(crate) fn by_uid(connection: &Connection, uid: &str) -> Result<Option<Roster>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{GET} WHERE r.uid = ?1"))?;
    Ok(statement.query_row([uid], roster).optional()?)
}

/// The roster that an organisation was sent last.
pub(crate) fn last_of(connection: &Connection, organization_id: i64) -> Result<Option<Roster>, Failure> {
    let sql = format!("{GET} WHERE r.organization_id = ?1 ORDER BY r.id DESC LIMIT 1");
    Ok(connection.prepare_cached(&sql)?.query_row([organization_id], roster).optional()?)
}

/// The rosters of a period or an organisation, or of all, the latest first.
pub(crate) fn list(
    connection: &Connection,
    period_id: Option<i64>,
    organization_id: Option<i64>,
) -> Result<Vec<RosterRow>, Failure> {
    let sql = format!(
        "{GET} WHERE (?1 IS NULL OR r.period_id = ?1) AND (?2 IS NULL OR r.organization_id = ?2) ORDER BY r.id DESC LIMIT 2000"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![period_id, organization_id], |row| {
        let left_out: Option<i64> = row.get(13)?;
        Ok(RosterRow {
            id: row.get(0)?,
            organization_id: row.get(2)?,
            organization_name: row.get(3)?,
            organization_code: row.get(10)?,
            period_id: row.get(4)?,
            period_label: row.get(11)?,
            sent_on: row.get(5)?,
            due_on: row.get(6)?,
            file_name: row.get(7)?,
            member_count: row.get(8)?,
            came_back_at: row.get(12)?,
            is_complete: left_out.map(|count| count == 0),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One roster with what came back.
pub(crate) fn get(connection: &Connection, id: i64) -> Result<(Roster, bool), Failure> {
    let mut statement = connection.prepare_cached(&format!("{GET} WHERE r.id = ?1"))?;
    let found = statement.query_row([id], |row| Ok((roster(row)?, row.get::<_, Option<String>>(12)?.is_some())));
    found.optional()?.ok_or_else(|| Failure::not_found("danh sách rà soát", id))
}

/// Takes it out of the register.
pub(crate) fn delete(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection.execute("DELETE FROM roster WHERE id = ?1", [id])?;
    Ok(())
}
