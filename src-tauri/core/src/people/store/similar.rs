//! People who look like the one being typed.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use chrono::NaiveDate;

use super::list::line;
use super::words::{self, WORDS};
use crate::error::Failure;
use crate::people::api::{FindSimilarPeople, SimilarPerson, SimilarReason};
use crate::text::fold;

/// The most likely ones first, at most eight.
pub fn find(
    connection: &Connection,
    request: &FindSimilarPeople,
    as_of: NaiveDate,
) -> Result<Vec<SimilarPerson>, Failure> {
    let name = fold(&request.full_name);
    let digits = |text: &Option<String>| {
        text.as_deref().unwrap_or_default().chars().filter(char::is_ascii_digit).collect::<String>()
    };
    let (national_id, phone) = (digits(&request.national_id), digits(&request.phone));
    let birth_on = request.birth_on.as_ref().map(|day| day.as_str().to_owned());
    let mut found: BTreeMap<i64, Vec<SimilarReason>> = BTreeMap::new();
    let mut note = |reason, ids: Vec<i64>| ids.into_iter().for_each(|id| found.entry(id).or_default().push(reason));
    if !national_id.is_empty() {
        note(
            SimilarReason::NationalId,
            ids(connection, "SELECT id FROM person WHERE national_id = ?1 LIMIT 20", &national_id)?,
        );
    }
    if phone.len() >= 7 {
        words::follow(connection)?;
        let sql = format!("{WORDS} LIMIT 20");
        note(SimilarReason::Phone, ids(connection, &sql, &format!("search_fold : \"{phone}\""))?);
    }
    if name.contains(' ') {
        note(SimilarReason::Name, ids(connection, "SELECT id FROM person WHERE name_fold = ?1 LIMIT 200", &name)?);
    }
    if let Some(birth_on) = birth_on.filter(|day| day.len() == 10) {
        let given = name.rsplit(' ').next().unwrap_or_default().to_owned();
        let mut statement = connection.prepare_cached(
            "SELECT id FROM person WHERE birth_on = ?1 AND ?2 <> '' AND ' ' || name_fold LIKE '% ' || ?2 LIMIT 200",
        )?;
        let ids = statement.query_map(params![birth_on, given], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        note(SimilarReason::BirthAndGivenName, ids);
    }
    if let Some(own) = request.except_id {
        found.remove(&own);
    }
    most_likely(connection, found, as_of)
}

fn most_likely(
    connection: &Connection,
    found: BTreeMap<i64, Vec<SimilarReason>>,
    as_of: NaiveDate,
) -> Result<Vec<SimilarPerson>, Failure> {
    let mut found: Vec<(i64, Vec<SimilarReason>)> = found.into_iter().collect();
    found.sort_by_key(|(id, reasons)| {
        (std::cmp::Reverse(reasons.iter().map(|reason| reason.weight()).sum::<u32>()), *id)
    });
    found.truncate(8);
    found.into_iter().map(|(id, reasons)| Ok(SimilarPerson { person: line(connection, id, as_of)?, reasons })).collect()
}

fn ids(connection: &Connection, sql: &str, value: &str) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([value], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
