//! SQL of duplicates.

use foldhash::{HashMap, HashSet};
use rusqlite::{Connection, Row, params};

use super::facts::{Facts, Raw, Words, hash};
use crate::error::Failure;

/// How many records there are.
pub fn count(connection: &Connection) -> Result<u64, Failure> {
    Ok(connection.prepare_cached("SELECT count(*) FROM person")?.query_row([], |row| row.get(0))?)
}

/// The last line of the history: what was read before it no longer says what the book says.
pub fn last_line(connection: &Connection) -> Result<i64, Failure> {
    let sql = "SELECT coalesce(max(id), 0) FROM history_row";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Reads up to `limit` records after the last one of `ids` onto both lists; false when there are no more.
pub fn read_on(
    connection: &Connection,
    words: &mut Words,
    ids: &mut Vec<i64>,
    facts: &mut Vec<Facts>,
    limit: usize,
) -> Result<bool, Failure> {
    let mut statement = connection.prepare_cached(
        // Of erased records nothing is left to compare.
        "SELECT id, full_name, name_fold, birth_on, sex, national_id, phone, email, employer FROM person
          WHERE id > ?1 AND id NOT IN (SELECT id FROM erased_person) ORDER BY id LIMIT ?2",
    )?;
    let before = ids.len();
    let mut rows = statement.query(params![ids.last().copied().unwrap_or(i64::MIN), limit as i64])?;
    while let Some(row) = rows.next()? {
        ids.push(row.get(0)?);
        facts.push(Facts::of(words, &raw(row)?));
    }
    Ok(ids.len() - before == limit)
}

fn raw<'r>(row: &'r Row<'_>) -> rusqlite::Result<Raw<'r>> {
    let text = |at: usize| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_str_or_null().unwrap_or_default());
    Ok(Raw {
        full_name: text(1)?.unwrap_or_default(),
        name_fold: text(2)?.unwrap_or_default(),
        birth_on: text(3)?,
        sex: text(4)?,
        national_id: text(5)?,
        phone: text(6)?,
        email: text(7)?,
        employer: text(8)?,
    })
}

/// Cards by their organisation and number, and the place of the holder in `ids`, which are sorted.
pub fn cards(connection: &Connection, ids: &[i64]) -> Result<Vec<(u64, u32)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT organization_id, card_number, person_id FROM membership WHERE card_number IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut cards = Vec::new();
    while let Some(row) = rows.next()? {
        let number = row.get_ref(1)?.as_str().unwrap_or_default().to_lowercase();
        if let Ok(place) = ids.binary_search(&row.get(2)?) {
            cards.push((hash((row.get::<_, i64>(0)?, number)), place as u32));
        }
    }
    Ok(cards)
}

/// The organisations in which people are or were members.
pub fn organizations(connection: &Connection, of: &HashSet<i64>) -> Result<HashMap<i64, Vec<i64>>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT organization_id FROM membership WHERE person_id = ?1 ORDER BY 1")?;
    let mut found = HashMap::default();
    for id in of {
        let organizations = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        found.insert(*id, organizations);
    }
    Ok(found)
}

/// Pairs that were said to be two people, the smaller number first.
pub fn told_apart(connection: &Connection) -> Result<HashSet<(i64, i64)>, Failure> {
    let mut statement = connection.prepare_cached("SELECT person_id, other_id FROM different_people")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Records that an act merged into others.
pub fn merged_by(connection: &Connection, entry_id: i64) -> Result<HashSet<i64>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT row_id FROM history_row WHERE entry_id = ?1 AND table_name = 'merged_person' AND op = 'insert'",
    )?;
    Ok(statement.query_map([entry_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a record is there, how many memberships it has, and how much of it is filled in.
pub fn weight(connection: &Connection, id: i64) -> Result<Option<(i64, i64)>, Failure> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT (SELECT count(*) FROM membership m WHERE m.person_id = p.id),
                      (p.birth_on IS NOT NULL) + (p.sex IS NOT NULL) + (p.national_id IS NOT NULL) + (p.degree IS NOT NULL)
                    + (p.specialty IS NOT NULL) + (p.employer IS NOT NULL) + (p.job_title IS NOT NULL)
                    + (p.phone IS NOT NULL) + (p.email IS NOT NULL) + (p.address IS NOT NULL)
                 FROM person p WHERE p.id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
