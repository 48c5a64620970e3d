//! SQL of merging.

use rusqlite::{Connection, OptionalExtension, params};

use super::rules::SetAside;
use super::{MergeError, MergedRecord};
use crate::error::Failure;
use crate::history::store::columns;
use crate::storage::image;

/// Where a record went that is no longer in `person`; nothing when it never was merged.
pub fn went_into(connection: &Connection, id: i64) -> Result<Option<MergeError>, Failure> {
    let mut next = connection.prepare_cached("SELECT full_name, into_id FROM merged_person WHERE id = ?1")?;
    let mut step = |id: i64| next.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional();
    let Some((name, mut into_id)): Option<(String, i64)> = step(id)? else { return Ok(None) };
    // A record that went on into another leads there.
    while let Some((_, further)) = step(into_id)? {
        into_id = further;
    }
    let into_name: Option<String> = connection
        .prepare_cached("SELECT full_name FROM person WHERE id = ?1")?
        .query_row([into_id], |row| row.get(0))
        .optional()?;
    Ok(into_name.map(|into_name| MergeError::WasMerged { name, into_id, into_name }))
}

/// Whose membership of that number was set aside, and where; nothing when none was.
pub fn set_aside_at(connection: &Connection, id: i64) -> Result<Option<MergeError>, Failure> {
    let found: Option<(String, String, i64)> = connection
        .prepare_cached(
            "SELECT p.full_name, o.name, p.into_id FROM merged_membership m
               JOIN merged_person p ON p.id = m.merged_person_id JOIN organization o ON o.id = m.organization_id
              WHERE m.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(found.map(|(name, organization, into_id)| MergeError::SetAside { name, organization, into_id }))
}

/// Keeps a record as it stands among those merged into others.
pub fn keep_person(connection: &Connection, id: i64, into_id: i64) -> Result<(), Failure> {
    let record = image("", &columns(connection, "person")?);
    let sql = format!(
        "INSERT INTO merged_person (id, uid, into_id, full_name, birth_on, record)
         SELECT id, uid, ?2, full_name, birth_on, {record} FROM person WHERE id = ?1"
    );
    connection.prepare_cached(&sql)?.execute([id, into_id])?;
    Ok(())
}

/// Sets a membership aside; a transfer that led to it leads to the one that goes on in its place.
pub fn set_aside(connection: &Connection, merged_person_id: i64, aside: SetAside) -> Result<(), Failure> {
    let SetAside { id, kept_id } = aside;
    let record = image("", &columns(connection, "membership")?);
    let sql = format!(
        "INSERT INTO merged_membership (id, uid, merged_person_id, person_id, kept_id, organization_id, record)
         SELECT id, uid, ?2, person_id, ?3, organization_id, {record} FROM membership WHERE id = ?1"
    );
    connection.prepare_cached(&sql)?.execute([id, merged_person_id, kept_id])?;
    connection
        .prepare_cached(
            "UPDATE membership SET transferred_to_id = nullif(?2, id), version = version + 1 WHERE transferred_to_id = ?1",
        )?
        .execute([id, kept_id])?;
    connection.prepare_cached("DELETE FROM membership WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// A position that both records hold stands once, with the title, phone and e-mail that either gives; how many. One whose
/// title or contacts are others stays beside it. The one that stands counts as touched by the merge even when it says
/// nothing new, so that the act that added it is not taken back under the merge.
pub fn unite_positions(connection: &Connection, from_id: i64, into_id: i64) -> Result<u64, Failure> {
    let mut held =
        connection.prepare_cached("SELECT id FROM organization_position WHERE person_id = ?1 ORDER BY id")?;
    let mut same = connection.prepare_cached(
        "SELECT k.id FROM organization_position p JOIN organization_position k ON k.organization_id = p.organization_id
            AND k.term_id IS p.term_id AND k.body IS p.body AND k.role = p.role
            AND k.from_on IS p.from_on AND k.to_on IS p.to_on
            AND (k.title_text IS p.title_text OR p.role <> 'other' AND (k.title_text IS NULL OR p.title_text IS NULL))
            AND (k.phone IS p.phone OR k.phone IS NULL OR p.phone IS NULL)
            AND (k.email IS p.email OR k.email IS NULL OR p.email IS NULL)
          WHERE p.id = ?1 AND k.person_id = ?2 ORDER BY k.id LIMIT 1",
    )?;
    let mut unite = connection.prepare_cached(
        "UPDATE organization_position AS k
            SET title_text = coalesce(k.title_text, p.title_text), phone = coalesce(k.phone, p.phone),
                email = coalesce(k.email, p.email), version = k.version + 1
           FROM organization_position p WHERE p.id = ?1 AND k.id = ?2",
    )?;
    let mut remove = connection.prepare_cached("DELETE FROM organization_position WHERE id = ?1")?;
    let ids: Vec<i64> = held.query_map([from_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut united = 0;
    for id in ids {
        let kept_id: Option<i64> = same.query_row([id, into_id], |row| row.get(0)).optional()?;
        if let Some(kept_id) = kept_id {
            unite.execute([id, kept_id])?;
            remove.execute([id])?;
            united += 1;
        }
    }
    Ok(united)
}

/// Gives the memberships, positions and requests of a record to another; how many memberships went over.
pub fn move_all(connection: &Connection, from_id: i64, into_id: i64) -> Result<usize, Failure> {
    let moved = connection
        .prepare_cached("UPDATE membership SET person_id = ?2, version = version + 1 WHERE person_id = ?1")?
        .execute([from_id, into_id])?;
    connection
        .prepare_cached("UPDATE organization_position SET person_id = ?2, version = version + 1 WHERE person_id = ?1")?
        .execute([from_id, into_id])?;
    connection
        .prepare_cached("UPDATE data_request SET person_id = ?2, version = version + 1 WHERE person_id = ?1")?
        .execute([from_id, into_id])?;
    Ok(moved)
}

/// Whoever is not the person of one record is not the person of the other either; the two themselves are one now.
pub fn move_told_apart(connection: &Connection, from_id: i64, into_id: i64) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "DELETE FROM different_people AS d
              WHERE ?1 IN (d.person_id, d.other_id)
                AND (?2 IN (d.person_id, d.other_id)
                  OR EXISTS (SELECT 1 FROM different_people k WHERE ?2 IN (k.person_id, k.other_id)
                      AND (d.person_id + d.other_id - ?1) IN (k.person_id, k.other_id)))",
        )?
        .execute([from_id, into_id])?;
    connection
        .prepare_cached(
            "UPDATE different_people
                SET person_id = min(?2, person_id + other_id - ?1), other_id = max(?2, person_id + other_id - ?1),
                    version = version + 1
              WHERE ?1 IN (person_id, other_id)",
        )?
        .execute([from_id, into_id])?;
    Ok(())
}

/// Takes a record out that is kept among those merged into others.
pub fn take_out(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection.prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The records that were merged into one, also by way of another, the latest first.
pub fn merged_from(connection: &Connection, into_id: i64) -> Result<Vec<MergedRecord>, Failure> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE gone (id) AS (
           SELECT id FROM merged_person WHERE into_id = ?1
           UNION SELECT m.id FROM merged_person m JOIN gone g ON m.into_id = g.id)
         SELECT m.id, m.full_name, m.birth_on, e.happened_at, e.actor, e.id,
                (SELECT count(*) FROM history_row t
                  WHERE t.entry_id = e.id AND t.table_name = 'merged_person' AND t.op = 'insert')
           FROM gone g JOIN merged_person m ON m.id = g.id
           JOIN history_row h ON h.id = (SELECT max(l.id) FROM history_row l
                 WHERE l.table_name = 'merged_person' AND l.row_id = m.id AND l.op = 'insert')
           JOIN history_entry e ON e.id = h.entry_id
          ORDER BY e.id DESC, m.id",
    )?;
    let found = statement.query_map([into_id], |row| {
        Ok(MergedRecord {
            id: row.get(0)?,
            full_name: row.get(1)?,
            birth_on: row.get(2)?,
            merged_at: row.get(3)?,
            merged_by: row.get(4)?,
            entry_id: row.get(5)?,
            together_count: row.get(6)?,
            set_aside: Vec::new(),
        })
    })?;
    let mut found: Vec<MergedRecord> = found.collect::<rusqlite::Result<_>>()?;
    for one in &mut found {
        one.set_aside = set_aside_of(connection, one.id)?;
    }
    Ok(found)
}

/// The acts that merged on records into which an act had merged others, and that stand.
pub fn merged_on(connection: &Connection, entry_id: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT (SELECT l.entry_id FROM history_row l
                  WHERE l.table_name = 'merged_person' AND l.row_id = further.id AND l.op = 'insert'
                  ORDER BY l.id DESC LIMIT 1)
           FROM history_row h
           JOIN merged_person m ON m.id = h.row_id
           JOIN merged_person further ON further.id = m.into_id
          WHERE h.entry_id = ?1 AND h.table_name = 'merged_person' AND h.op = 'insert'",
    )?;
    Ok(statement.query_map([entry_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Names of the organisations in which a merge set a membership aside.
pub fn set_aside_of(connection: &Connection, merged_person_id: i64) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT o.name FROM merged_membership m JOIN organization o ON o.id = m.organization_id
          WHERE m.merged_person_id = ?1 ORDER BY o.sort_key, m.id",
    )?;
    Ok(statement.query_map([merged_person_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether two records were said to be two people.
pub fn are_told_apart(connection: &Connection, one: i64, other: i64) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM different_people WHERE person_id = ?1 AND other_id = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row([one.min(other), one.max(other)], |row| row.get(0))?)
}

/// Remembers that two records are of two people; false when that was known.
pub fn tell_apart(connection: &Connection, one: i64, other: i64) -> Result<bool, Failure> {
    if are_told_apart(connection, one, other)? {
        return Ok(false);
    }
    connection
        .prepare_cached("INSERT INTO different_people (person_id, other_id) VALUES (?1, ?2)")?
        .execute(params![one.min(other), one.max(other)])?;
    Ok(true)
}
