//! SQL of the import.

use super::layout::Layout;
use super::matching::{Index, Known, Wanted};
use crate::error::Failure;
use crate::memberships::roll::Roll;
use crate::people::Person;
use foldhash::{HashMap, HashMapExt};
use rusqlite::{Connection, OptionalExtension, params};

/// The organisation a list is read for.
#[derive(Debug, Clone)]
pub struct Target {
    /// Number.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Of a branch: its association.
    pub branch_of: Option<String>,
    /// Folded names of its branches and their numbers.
    pub branches: HashMap<String, i64>,
}

/// The organisation by number or code.
pub fn target(connection: &Connection, id: Option<i64>, code: Option<&str>) -> Result<Option<Target>, Failure> {
    let found = connection
        .prepare_cached(
            "SELECT o.id, o.name, o.ended_on IS NOT NULL OR o.status = 'dissolved', o.status = 'suspended',
                    CASE o.kind WHEN 'branch' THEN p.name END
               FROM organization o LEFT JOIN organization p ON p.id = o.parent_id
              WHERE o.id = ?1 OR (?1 IS NULL AND o.code = ?2 COLLATE NOCASE)",
        )?
        .query_row(params![id, code], |row| {
            Ok(Target {
                id: row.get(0)?,
                name: row.get(1)?,
                ended: row.get(2)?,
                suspended: row.get(3)?,
                branch_of: row.get(4)?,
                branches: HashMap::new(),
            })
        })
        .optional()?;
    let Some(mut target) = found else { return Ok(None) };
    let mut statement = connection.prepare_cached(
        "SELECT id, name, coalesce(short_name, '') FROM organization WHERE parent_id = ?1 AND kind = 'branch'",
    )?;
    let mut rows = statement.query([target.id])?;
    while let Some(row) = rows.next()? {
        let (branch_id, name, short): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        for text in [name, short] {
            let folded = crate::text::fold(&text);
            if !folded.is_empty() {
                target.branches.insert(folded.strip_prefix("chi hoi ").unwrap_or(&folded).to_owned(), branch_id);
            }
        }
    }
    Ok(Some(target))
}

/// A membership of the organisation, as far as the import looks at it.
#[derive(Debug, Clone, Copy)]
pub struct OwnMembership {
    /// Number.
    pub id: i64,
    /// It runs today or begins later.
    pub runs: bool,
    /// Its end is written already, perhaps on a later day.
    pub has_end: bool,
}

/// The membership of each person in the organisation.
type OwnMemberships = HashMap<i64, OwnMembership>;

/// The card numbers of each person there.
type CardsByPerson = HashMap<i64, Vec<String>>;

/// All memberships of the organisation by person, the running one first, and who has which card.
fn memberships(
    connection: &Connection,
    organization_id: i64,
    today: chrono::NaiveDate,
) -> Result<(OwnMemberships, CardsByPerson), Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT id, person_id, card_number, ended_on IS NULL OR ended_on > ?2, ended_on IS NOT NULL
           FROM membership
          WHERE organization_id = ?1 ORDER BY ended_on IS NOT NULL, starts_on DESC",
    )?;
    let mut own: HashMap<i64, OwnMembership> = HashMap::new();
    let mut cards: HashMap<i64, Vec<String>> = HashMap::new();
    let mut rows = statement.query(params![organization_id, today])?;
    while let Some(row) = rows.next()? {
        let (id, person, card): (i64, i64, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        own.entry(person).or_insert(OwnMembership { id, runs: row.get(3)?, has_end: row.get(4)? });
        if let Some(card) = card {
            cards.entry(person).or_default().push(card);
        }
    }
    Ok((own, cards))
}

/// What the book holds of the association that a list is laid beside, at one moment.
#[derive(Debug, Default)]
pub struct BookSide {
    /// The membership of each person there, the running one first.
    pub own: OwnMemberships,
    /// The records and memberships.
    pub roll: Roll,
    /// Its members, and all who are called like one of them.
    pub index: Index,
    /// The last act of the book then.
    pub last_entry: i64,
}

/// The association as the book holds it now.
pub fn book_side(connection: &Connection, organization_id: i64, today: chrono::NaiveDate) -> Result<BookSide, Failure> {
    let last_entry = last_entry(connection, i64::MAX)?;
    let (own, cards) = memberships(connection, organization_id, today)?;
    let roll = Roll::load(connection, organization_id)?;
    let is_member = |id: i64| own.get(&id).is_some_and(|membership| membership.runs);
    let mut index = Index::default();
    let mut members: Vec<&Person> = roll.people.values().collect();
    members.sort_unstable_by_key(|person| person.id);
    for person in members {
        let cards = cards.get(&person.id).map_or(&[] as &[String], Vec::as_slice);
        index.add(Known::of(person, is_member(person.id)), cards);
    }
    let names: Vec<String> = index.names().map(str::to_owned).collect();
    for namesake in known(connection, "name_fold", names.iter().map(String::as_str))? {
        index.add_once(namesake);
    }
    Ok(BookSide { own, roll, index, last_entry })
}

/// Adds the people of the book that a list speaks of beside the members and their namesakes: by name or number.
pub fn complete(connection: &Connection, index: &mut Index, wanted: &Wanted<'_>) -> Result<(), Failure> {
    let names: Vec<&str> = wanted.names.iter().copied().filter(|name| !index.knows_name(name)).collect();
    let numbers: Vec<&str> = wanted.national_ids.iter().copied().filter(|id| !index.knows_national_id(id)).collect();
    for (column, values) in [("name_fold", names), ("national_id", numbers)] {
        for person in known(connection, column, values.into_iter())? {
            index.add_once(person);
        }
    }
    Ok(())
}

/// Those whose indexed `column` holds one of the values, by number.
fn known<'v>(
    connection: &Connection,
    column: &str,
    values: impl Iterator<Item = &'v str>,
) -> Result<Vec<Known>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, name_fold, birth_on, national_id, sex, phone, email, employer FROM person
          WHERE {column} IN (SELECT value FROM json_each(?1)) ORDER BY +id"
    ))?;
    let people = statement.query_map([serde_json::Value::from_iter(values)], |row| {
        Ok(Known {
            id: row.get(0)?,
            name_fold: row.get(1)?,
            birth_on: row.get(2)?,
            national_id: row.get(3)?,
            sex: row.get(4)?,
            phone: row.get(5)?,
            email: row.get(6)?,
            employer: row.get(7)?,
            is_member: false,
        })
    })?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Members of the organisation, and to be so, who are not among `seen`: number, name and birth.
pub fn missing(book: &BookSide, seen: &HashMap<i64, u32>) -> Vec<(i64, String, Option<String>)> {
    let unseen = book.own.iter().filter(|(id, m)| m.runs && !m.has_end && !seen.contains_key(id));
    let records = unseen.filter_map(|(id, _)| book.roll.people.get(id));
    let told = |person: &Person| {
        let birth_on = person.fields.birth_on.as_ref().map(|day| day.as_str().to_owned());
        (person.id, person.fields.full_name.clone(), birth_on)
    };
    let mut missing: Vec<_> = records.map(told).collect();
    missing.sort_unstable_by_key(|(id, ..)| *id);
    missing
}

/// The last act of the book: an import made for another state is not applied.
pub fn last_entry(connection: &Connection, before: i64) -> Result<i64, Failure> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM history_entry WHERE id < ?1")?
        .query_row([before], |row| row.get(0))?)
}

/// The shortest open period that holds `day`.
pub fn open_period(connection: &Connection, day: chrono::NaiveDate) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached(
            "SELECT id FROM period WHERE status = 'open' AND starts_on <= ?1 AND cutoff_on >= ?1
              ORDER BY julianday(cutoff_on) - julianday(starts_on), id LIMIT 1",
        )?
        .query_row([day], |row| row.get(0))
        .optional()?)
}

/// What the book keeps of an import.
pub struct Batch<'b> {
    /// The organisation.
    pub organization_id: i64,
    /// Name of the file, without its folder.
    pub file_name: &'b str,
    /// SHA-256 of the file, hexadecimal.
    pub file_sha256: &'b str,
    /// The sheet.
    pub sheet: &'b str,
    /// When.
    pub imported_at: &'b str,
    /// New, changed, same and left out rows.
    pub counts: [i64; 4],
    /// Its [`Layout`], JSON.
    pub mapping: &'b str,
    /// The roster that it is.
    pub roster_id: Option<i64>,
}

/// Keeps an import; its number.
pub fn insert_batch(connection: &Connection, batch: &Batch<'_>) -> Result<i64, Failure> {
    let [new, changed, same, left_out] = batch.counts;
    connection.execute(
        "INSERT INTO import_batch (organization_id, file_name, file_sha256, sheet, imported_at,
           new_count, changed_count, same_count, left_out_count, mapping, roster_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            batch.organization_id,
            batch.file_name,
            batch.file_sha256,
            batch.sheet,
            batch.imported_at,
            new,
            changed,
            same,
            left_out,
            batch.mapping,
            batch.roster_id
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// The layouts of the latest lists of an organisation, the latest first. What an older program kept names the columns
/// only, and nothing decided about them.
pub fn layouts(connection: &Connection, organization_id: i64) -> Result<Vec<Layout>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT mapping FROM import_batch WHERE organization_id = ?1 ORDER BY id DESC LIMIT 10")?;
    let kept = statement.query_map([organization_id], |row| row.get::<_, String>(0))?;
    let kept = kept.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(kept.iter().filter_map(|json| serde_json::from_str(json).ok()).collect())
}

/// When the same file was brought in for the organisation before, if it was.
pub fn earlier_import(connection: &Connection, organization_id: i64, sha256: &str) -> Result<Option<String>, Failure> {
    Ok(connection
        .prepare_cached(
            "SELECT imported_at FROM import_batch WHERE organization_id = ?1 AND file_sha256 = ?2 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![organization_id, sha256], |row| row.get(0))
        .optional()?)
}

/// The imports of an organisation, or of all, the latest first.
pub fn batches(connection: &Connection, organization_id: Option<i64>) -> Result<Vec<super::api::ImportBatch>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT b.id, b.organization_id, o.name, b.file_name, b.sheet, b.imported_at, b.new_count, b.changed_count,
                b.same_count, b.left_out_count
           FROM import_batch b JOIN organization o ON o.id = b.organization_id
          WHERE ?1 IS NULL OR b.organization_id = ?1 ORDER BY b.id DESC LIMIT 500",
    )?;
    let rows = statement.query_map([organization_id], |row| {
        Ok(super::api::ImportBatch {
            id: row.get(0)?,
            organization_id: row.get(1)?,
            organization_name: row.get(2)?,
            file_name: row.get(3)?,
            sheet: row.get(4)?,
            imported_at: row.get(5)?,
            new_count: row.get(6)?,
            changed_count: row.get(7)?,
            same_count: row.get(8)?,
            left_out_count: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
