//! SQL of the file of one person.

use rusqlite::Connection;
use serde_json::Value;

use crate::error::Failure;
use crate::history::api::{HistoryEntry, ListHistory, RowChange};
use crate::history::store::{current_image, searched};
use crate::memberships::{self, Membership};
use crate::people::api::PersonPosition;
use crate::people::merging::MergedRecord;
use crate::people::{self, Person};
use crate::privacy::access::api::ListAccess;
use crate::privacy::access::{self, AccessRow};
use crate::privacy::requests::{self, DataRequest};
use crate::privacy::rules;
use crate::privacy::sources::api::ListDataSources;
use crate::privacy::sources::{self, DataSource};
use crate::settings::PrivacySettings;

/// What the book keeps about one person.
pub struct KeptAbout {
    /// Whose book it is.
    pub union_name: String,
    /// The record, with the sensitive fields that were chosen.
    pub person: Person,
    /// Memberships.
    pub memberships: Vec<Membership>,
    /// Positions.
    pub positions: Vec<PersonPosition>,
    /// Records merged into it.
    pub merged: Vec<MergedRecord>,
    /// Lists and rosters.
    pub sources: Vec<DataSource>,
    /// What they asked.
    pub requests: Vec<DataRequest>,
    /// How many other records were said not to be of this person.
    pub told_apart: i64,
    /// Attached files that bear the name.
    pub attachments: Vec<String>,
    /// The acts, the oldest first, each with what it changed in the record.
    pub acts: Vec<(HistoryEntry, Vec<RowChange>)>,
    /// Who looked, the latest first; none for whoever may not know.
    pub log: Option<Vec<AccessRow>>,
}

/// Gathers it; `seen` are the sensitive fields that go into the file.
pub fn gather(connection: &Connection, id: i64, seen: &PrivacySettings, shows_log: bool) -> Result<KeptAbout, Failure> {
    let mut person = people::store::get(connection, id)?;
    people::rules::hide_sensitive(&mut person.fields, seen);
    let asked = ListAccess { person_id: Some(id), limit: 1000, ..ListAccess::default() };
    let log = shows_log.then(|| access::store::list(connection, &asked)).transpose()?;
    let of = ListDataSources { person_id: Some(id), ..ListDataSources::default() };
    Ok(KeptAbout {
        union_name: crate::settings::store::load(connection)?.office.union_name,
        memberships: memberships::store::of_person(connection, id)?,
        positions: people::store::positions(connection, id)?,
        merged: people::merging::store::merged_from(connection, id)?,
        sources: sources::store::list(connection, &of)?,
        requests: requests::store::list(connection, Some(id), false)?,
        told_apart: connection.query_row(
            "SELECT count(*) FROM different_people WHERE ?1 IN (person_id, other_id)",
            [id],
            |row| row.get(0),
        )?,
        attachments: attachments(connection, &person.fields.full_name)?,
        acts: acts(connection, id)?,
        log,
        person,
    })
}

/// Attached files called after the person: they hang on plans and tasks, so only the name tells.
fn attachments(connection: &Connection, name: &str) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT file_name FROM attachment WHERE instr(' ' || fold(file_name) || ' ', ' ' || fold(?1) || ' ') > 0
          ORDER BY file_name",
    )?;
    Ok(statement.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Acts that touched the person, the oldest first, with the lines of the record itself; sensitive values masked.
fn acts(connection: &Connection, id: i64) -> Result<Vec<(HistoryEntry, Vec<RowChange>)>, Failure> {
    let mut entries: Vec<HistoryEntry> = Vec::new();
    loop {
        let before_id = entries.last().map(|entry| entry.id);
        let asked = ListHistory { person_id: Some(id), before_id, limit: 500, ..ListHistory::default() };
        let some = searched::list(connection, &asked)?;
        let is_last = some.len() < 500;
        entries.extend(some);
        if is_last {
            break;
        }
    }
    entries.reverse();
    let mut of_entry = connection.prepare_cached(
        "SELECT h.op, h.before,
                (SELECT n.before FROM history_row n WHERE n.table_name = 'person' AND n.row_id = h.row_id AND n.id > h.id
                  ORDER BY n.id LIMIT 1)
           FROM history_row h WHERE h.table_name = 'person' AND h.row_id = ?2 AND h.entry_id = ?1 ORDER BY h.id",
    )?;
    let now = current_image(connection, "person", id)?;
    let image = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let mut acts = Vec::with_capacity(entries.len());
    for entry in entries {
        let rows = of_entry.query_map([entry.id, id], |row| {
            Ok(RowChange {
                table: "person".to_owned(),
                id,
                op: row.get(0)?,
                before: image(row.get(1)?),
                after: image(row.get(2)?).or_else(|| now.clone()),
            })
        })?;
        let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        rules::mask(&mut rows);
        acts.push((entry, rows));
    }
    Ok(acts)
}
