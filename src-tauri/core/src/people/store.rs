//! SQL of people; the list has a file of its own.

pub mod list;
pub mod similar;
pub mod words;

use std::borrow::Cow;

use foldhash::{HashMap, HashSet, HashSetExt};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::{Person, PersonFields};
use crate::ahead::ahead;
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::storage::bulk::{Columns, Told, insert_rows, numbers};
use crate::text::{fold, fold_all, joined_key, name_parts, sort_key, sort_key_of_name};

/// As [`person`] reads them.
const COLUMNS: &str = "id, uid, version, full_name, sort_name, birth_on, sex, national_id, academic_title, degree,
       education_level, specialty, employer, job_title, working_status, phone, email, address, awards, note, source,
       ethnicity, religion, party_member, deceased_on";

/// One person.
pub fn get(connection: &Connection, id: i64) -> Result<Person, Failure> {
    match find(connection, id)? {
        Some(person) => Ok(person),
        None => Err(absent(connection, id)?),
    }
}

/// One person, if the book has that number.
pub fn find(connection: &Connection, id: i64) -> Result<Option<Person>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], person).optional()?)
}

/// The records of many people, by number.
///
/// # Errors
/// One of them is not in the book.
pub fn get_all(connection: &Connection, ids: &[i64]) -> Result<HashMap<i64, Person>, Failure> {
    let wanted = serde_json::Value::from(ids);
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id IN (SELECT value FROM json_each(?1))");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([wanted], |row| Ok((row.get(0)?, person(row)?)))?;
    let found: HashMap<i64, Person> = found.collect::<rusqlite::Result<_>>()?;
    match ids.iter().find(|id| !found.contains_key(id)) {
        Some(id) => Err(absent(connection, *id)?),
        None => Ok(found),
    }
}

/// The records of all who are or were members of an organisation, by number.
pub fn of_organization(connection: &Connection, organization_id: i64) -> Result<HashMap<i64, Person>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM person WHERE id IN (SELECT person_id FROM membership WHERE organization_id = ?1)"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([organization_id], |row| Ok((row.get(0)?, person(row)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Why there is no record of that number: it was merged into another, or never was.
fn absent(connection: &Connection, id: i64) -> Result<Failure, Failure> {
    let merged = super::merging::store::went_into(connection, id)?;
    Ok(merged.map_or_else(|| Failure::not_found("hội viên", id), Into::into))
}

/// By place, as [`COLUMNS`] names them: looking names up takes longer than reading the values.
fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        fields: PersonFields {
            full_name: row.get(3)?,
            sort_name: row.get(4)?,
            birth_on: row.get(5)?,
            sex: row.get(6)?,
            national_id: row.get(7)?,
            academic_title: row.get(8)?,
            degree: row.get(9)?,
            education_level: row.get(10)?,
            specialty: row.get(11)?,
            employer: row.get(12)?,
            job_title: row.get(13)?,
            working_status: row.get(14)?,
            phone: row.get(15)?,
            email: row.get(16)?,
            address: row.get(17)?,
            awards: row.get(18)?,
            note: row.get(19)?,
            source: row.get(20)?,
            ethnicity: row.get(21)?,
            religion: row.get(22)?,
            party_member: row.get(23)?,
        },
        deceased_on: row.get(24)?,
    })
}

/// What admitting needs to know of a person, in one light look-up.
#[derive(Debug, Clone)]
pub struct LifeDates {
    /// Full name.
    pub full_name: String,
    /// Birth as far as known.
    pub birth_on: Option<PartialDate>,
    /// Từ trần.
    pub deceased_on: Option<PartialDate>,
}

impl LifeDates {
    /// Of somebody whose death is not known.
    pub fn of_living(fields: &PersonFields) -> Self {
        Self { full_name: fields.full_name.clone(), birth_on: fields.birth_on.clone(), deceased_on: None }
    }
}

/// Name, birth and death of a person.
pub fn life_dates(connection: &Connection, id: i64) -> Result<LifeDates, Failure> {
    let found = connection
        .prepare_cached("SELECT full_name, birth_on, deceased_on FROM person WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(LifeDates { full_name: row.get(0)?, birth_on: row.get(1)?, deceased_on: row.get(2)? })
        })
        .optional()?;
    match found {
        Some(life) => Ok(life),
        None => Err(absent(connection, id)?),
    }
}

/// Who has a national id, other than `own_id`.
pub fn by_national_id(
    connection: &Connection,
    national_id: &str,
    own_id: Option<i64>,
) -> Result<Option<(i64, String)>, Failure> {
    let found = connection
        .prepare_cached("SELECT id, full_name FROM person WHERE national_id = ?1 AND id <> coalesce(?2, -1) LIMIT 1")?
        .query_row(params![national_id, own_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

/// Who has which of the national ids: number and name of the person.
pub fn with_national_ids(
    connection: &Connection,
    national_ids: &[&str],
) -> Result<HashMap<String, (i64, String)>, Failure> {
    let numbers = serde_json::Value::from(national_ids);
    let mut statement = connection.prepare_cached(
        "SELECT p.national_id, p.id, p.full_name FROM json_each(?1) wanted JOIN person p ON p.national_id = wanted.value",
    )?;
    let found = statement.query_map([numbers], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Work on records is shared out in lots of at least so many.
pub const FEW: usize = 64;

/// The keys in Vietnamese order of the texts that a list repeats: parts of names, employers, specialties, job titles.
#[derive(Default)]
struct Keys(HashMap<String, Vec<u8>>);

impl Keys {
    fn of(people: &[PersonFields]) -> Self {
        if people.len() < FEW {
            return Self::default();
        }
        let mut texts: HashSet<&str> = HashSet::new();
        for person in people {
            let (given, rest) = name_parts(&person.full_name);
            let others = [&person.specialty, &person.employer, &person.job_title].map(Option::as_deref);
            texts.extend([Some(given), rest].into_iter().chain(others).flatten());
        }
        Self(texts.into_par_iter().map(|text| (text.to_owned(), sort_key(text))).collect())
    }

    fn of_text(&self, text: &str) -> Cow<'_, [u8]> {
        self.0.get(text).map_or_else(|| sort_key(text).into(), Into::into)
    }

    /// The place of a person, as [`sort_key_of_name`] tells it.
    fn of_person(&self, fields: &PersonFields) -> Vec<u8> {
        if fields.sort_name.is_some() {
            return sort_key_of_name(&fields.full_name, fields.sort_name.as_deref());
        }
        let (given, rest) = name_parts(&fields.full_name);
        let rest = rest.map(|rest| self.of_text(rest));
        joined_key(&self.of_text(given), rest.as_deref())
    }
}

/// Adds people, each with a `uid`; the number of the first, the others follow without a gap.
///
/// # Errors
/// The book cannot be written; `told` refuses.
pub fn insert_all(
    connection: &Connection,
    people: &[PersonFields],
    uids: &[String],
    told: Told<'_>,
) -> Result<i64, Failure> {
    // Of many, each place in Vietnamese order that several share is worked out once.
    let keys = Keys::of(people);
    let forms = |at: usize| Forms::with(&people[at], &keys);
    let ids = numbers(connection, "person", "merged_person", people.len())?;
    ahead(people.len(), forms, |forms| {
        let row = |at: usize| columns(&people[at], forms.at(at), &ids[at], &uids[at]);
        insert_rows(connection, "person", people.len(), row, told)
    })
}

/// Updates a person when the version is still `version`; false when it is not.
pub fn update(connection: &Connection, id: i64, version: i64, fields: &PersonFields) -> Result<bool, Failure> {
    let forms = Forms::of(fields);
    let mut statement = connection.prepare_cached(include_str!("update.sql"))?;
    let named = columns(fields, &forms, &id, &"").map(|(name, value)| (format!(":{name}"), value));
    // All but the number, which tells the row, and the uid, which never changes.
    let mut values: Vec<(&str, &dyn ToSql)> = named[2..].iter().map(|(name, value)| (name.as_str(), *value)).collect();
    values.extend(named_params! { ":id": id, ":version": version });
    Ok(statement.execute(values.as_slice())? == 1)
}

/// Writes anew what is worked out of a record, after its fields were put back by the history.
pub fn renew_forms(connection: &Connection, id: i64) -> Result<(), Failure> {
    let fields = get(connection, id)?.fields;
    let forms = Forms::of(&fields);
    connection
        .prepare_cached(
            "UPDATE person SET name_fold = ?2, search_fold = ?3, sort_key = ?4, specialty_key = ?5, employer_key = ?6,
                    job_title_key = ?7 WHERE id = ?1",
        )?
        .execute(params![
            id,
            forms.name_fold,
            forms.search_fold,
            forms.sort_key,
            forms.specialty_key,
            forms.employer_key,
            forms.job_title_key
        ])?;
    Ok(())
}

/// Sets the day of death when the version is still `version`; false when it is not.
pub fn set_deceased(connection: &Connection, id: i64, version: i64, died_on: &PartialDate) -> Result<bool, Failure> {
    let changed = connection
        .prepare_cached("UPDATE person SET deceased_on = ?3, version = version + 1 WHERE id = ?1 AND version = ?2")?
        .execute(params![id, version, died_on])?;
    Ok(changed == 1)
}

/// Ends the positions that the person would hold after the death; their number.
pub fn end_positions(connection: &Connection, id: i64, died_on: &PartialDate) -> Result<usize, Failure> {
    let ended = connection
        .prepare_cached(
            "UPDATE organization_position SET to_on = max(?2, coalesce(from_on, '')), version = version + 1
              WHERE person_id = ?1 AND (to_on IS NULL OR to_on > ?3 AND to_on > coalesce(from_on, ''))",
        )?
        .execute(params![id, died_on, died_on.last_day()])?;
    Ok(ended)
}

/// What is worked out of a record and stored beside it.
struct Forms {
    name_fold: String,
    search_fold: String,
    sort_key: Vec<u8>,
    specialty_key: Option<Vec<u8>>,
    employer_key: Option<Vec<u8>>,
    job_title_key: Option<Vec<u8>>,
}

impl Forms {
    fn of(fields: &PersonFields) -> Self {
        Self::with(fields, &Keys::default())
    }

    fn with(fields: &PersonFields, keys: &Keys) -> Self {
        let place = |text: &str| place(&keys.of_text(text));
        Self {
            name_fold: fold(&fields.full_name),
            search_fold: search_fold(fields),
            sort_key: keys.of_person(fields),
            specialty_key: fields.specialty.as_deref().map(place),
            employer_key: fields.employer.as_deref().map(place),
            job_title_key: fields.job_title.as_deref().map(place),
        }
    }
}

/// Every column that a form of the window or a list fills in, beside its value.
fn columns<'v>(fields: &'v PersonFields, forms: &'v Forms, id: &'v dyn ToSql, uid: &'v dyn ToSql) -> Columns<'v, 29> {
    [
        ("id", id),
        ("uid", uid),
        ("full_name", &fields.full_name),
        ("sort_name", &fields.sort_name),
        ("birth_on", &fields.birth_on),
        ("sex", &fields.sex),
        ("national_id", &fields.national_id),
        ("academic_title", &fields.academic_title),
        ("degree", &fields.degree),
        ("education_level", &fields.education_level),
        ("specialty", &fields.specialty),
        ("employer", &fields.employer),
        ("job_title", &fields.job_title),
        ("working_status", &fields.working_status),
        ("phone", &fields.phone),
        ("email", &fields.email),
        ("address", &fields.address),
        ("awards", &fields.awards),
        ("note", &fields.note),
        ("source", &fields.source),
        ("ethnicity", &fields.ethnicity),
        ("religion", &fields.religion),
        ("party_member", &fields.party_member),
        ("name_fold", &forms.name_fold),
        ("search_fold", &forms.search_fold),
        ("sort_key", &forms.sort_key),
        ("specialty_key", &forms.specialty_key),
        ("employer_key", &forms.employer_key),
        ("job_title_key", &forms.job_title_key),
    ]
}

/// The place of a text with this key: its first letters decide, the rest would only swell the index.
fn place(key: &[u8]) -> Vec<u8> {
    key[..key.len().min(24)].to_vec()
}

/// People whose stored search forms or places are not those of their fields: always none, says the check.
pub fn stale_forms(connection: &Connection) -> Result<Vec<i64>, Failure> {
    let sql = format!("SELECT {COLUMNS}, name_fold, search_fold, sort_key FROM person");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut stale = Vec::new();
    while let Some(row) = rows.next()? {
        let fields = person(row)?.fields;
        let key = sort_key_of_name(&fields.full_name, fields.sort_name.as_deref());
        let is_true = row.get_ref("name_fold")?.as_str() == Ok(&fold(&fields.full_name))
            && row.get_ref("search_fold")?.as_str() == Ok(&search_fold(&fields))
            && row.get_ref("sort_key")?.as_blob() == Ok(&key);
        if !is_true {
            stale.push(row.get("id")?);
        }
    }
    Ok(stale)
}

/// What the search finds beside the name. Phones also without the marks between their digits.
fn search_fold(fields: &PersonFields) -> String {
    let phone = fields.phone.as_ref().map(|phone| phone.replace([' ', '.', '-', '(', ')'], ""));
    fold_all([
        fields.employer.as_deref(),
        fields.specialty.as_deref(),
        fields.job_title.as_deref(),
        fields.national_id.as_deref(),
        phone.as_deref(),
        fields.email.as_deref(),
        fields.address.as_deref(),
    ])
}

/// The positions of a person, the running ones first.
pub fn positions(connection: &Connection, person_id: i64) -> Result<Vec<super::api::PersonPosition>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.organization_id, o.name, s.body, s.role, s.title_text, s.from_on, s.to_on
           FROM organization_position s JOIN organization o ON o.id = s.organization_id
          WHERE s.person_id = ?1 ORDER BY s.to_on IS NOT NULL, s.from_on DESC, s.id DESC",
    )?;
    let positions = statement.query_map([person_id], |row| {
        Ok(super::api::PersonPosition {
            id: row.get(0)?,
            organization_id: row.get(1)?,
            organization_name: row.get(2)?,
            body: row.get(3)?,
            role: row.get(4)?,
            title_text: row.get(5)?,
            from_on: row.get(6)?,
            to_on: row.get(7)?,
        })
    })?;
    Ok(positions.collect::<rusqlite::Result<_>>()?)
}
