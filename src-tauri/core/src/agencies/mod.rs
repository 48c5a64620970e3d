//! Agencies: who is charged with tasks. Departments, party bodies, mass organisations, local authorities, the union
//! and its associations.
//!
//! Rules: an agency exists from a day to a day and may have a successor, which takes over its tasks from then on
//! ("UBND các huyện" of 2021 has none of its own since 1/7/2025); the chain of successors never runs in a circle;
//! two agencies of one name never exist on the same day. A plan's words find an agency by its name, short name or another
//! of its names, letter by letter, else by what [`naming`] is sure of; between two nothing is guessed ([`finding`]).

pub mod api;
mod finding;
pub(crate) mod naming;
pub(crate) mod store;
mod types;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

pub(crate) use finding::{Finder, Found};
pub use types::*;

use crate::app::Tx;
use crate::error::{Failure, OfficeError};
use crate::text::{clean, clean_optional, clean_paragraphs, fold};

/// Refusals about agencies.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum AgencyError {
    /// No name.
    #[error("Chưa có tên cơ quan. Hãy nhập tên đầy đủ.")]
    WithoutName,
    /// Another agency of that name exists at the same time.
    #[error("Đã có cơ quan “{name}” trong cùng thời gian. Hãy dùng cơ quan đó hoặc ghi rõ thời gian tồn tại.")]
    NameTaken {
        /// The name.
        name: String,
        /// The record.
        agency_id: i64,
    },
    /// It ends before it begins.
    #[error("Ngày hết hiệu lực {valid_to_on} không sau ngày bắt đầu {valid_from_on}. Hãy kiểm tra lại hai ngày.")]
    EndsBeforeStart {
        /// dd/mm/yyyy.
        valid_from_on: String,
        /// dd/mm/yyyy.
        valid_to_on: String,
    },
    /// A successor of something that goes on.
    #[error("Đã chọn cơ quan kế tiếp nhưng chưa có ngày thôi hoạt động. Hãy nhập ngày đó.")]
    SuccessorWithoutEnd,
    /// The chain runs in a circle.
    #[error("“{name}” lại do chính cơ quan này kế tiếp, thành vòng tròn. Hãy chọn cơ quan kế tiếp khác.")]
    CircularSuccession {
        /// The chosen successor.
        name: String,
    },
}

impl OfficeError for AgencyError {
    const NOUN: &'static str = "agency";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::WithoutName | Self::NameTaken { .. } => "name",
            Self::EndsBeforeStart { .. } | Self::SuccessorWithoutEnd => "valid_to_on",
            Self::CircularSuccession { .. } => "successor_id",
        })
    }
}

/// Adds an agency within a running act; its number.
pub(crate) fn create(tx: &Tx<'_>, fields: AgencyFields) -> Result<i64, Failure> {
    let fields = checked(tx, fields, None)?;
    store::insert(tx, &tx.new_uid(), &fields)
}

/// Changes an agency within a running act.
pub(crate) fn update(tx: &Tx<'_>, id: i64, version: i64, fields: AgencyFields) -> Result<(), Failure> {
    let fields = checked(tx, fields, Some(id))?;
    match store::update(tx, id, version, &fields)? {
        true => Ok(()),
        false => Err(Failure::stale("Cơ quan", &store::get(tx, id)?)),
    }
}

/// The agency of a name as written somewhere, on a day ([`finding`]): one that exists then is preferred, and none is
/// taken where two answer to the name alike.
///
/// # Errors
/// The book cannot be read.
pub fn find_by_name(connection: &Connection, written: &str, day: NaiveDate) -> Result<Option<i64>, Failure> {
    let finder = Finder::of(connection, day)?;
    Ok(match finder.find_written(written) {
        Found::One(at) => Some(finder.all[at].id),
        Found::Several | Found::Nobody => None,
    })
}

/// Everything that an agency is called.
pub(crate) fn names_of(fields: &AgencyFields) -> impl Iterator<Item = &str> {
    let others = fields.short_name.iter().chain(&fields.synonyms).map(String::as_str);
    std::iter::once(fields.name.as_str()).chain(others)
}

/// Gives an agency another name within a running act, unless it has it already; whether it was given.
pub(crate) fn learn(tx: &Tx<'_>, id: i64, name: &str) -> Result<bool, Failure> {
    let Agency { version, mut fields, .. } = store::get(tx, id)?;
    if names_of(&fields).any(|known| fold(known) == fold(name)) {
        return Ok(false);
    }
    fields.synonyms.push(clean(name));
    update(tx, id, version, fields)?;
    Ok(true)
}

/// Whether an agency exists on a day.
pub fn exists_on(fields: &AgencyFields, day: NaiveDate) -> bool {
    fields.valid_from_on.is_none_or(|from| from <= day) && fields.valid_to_on.is_none_or(|to| day < to)
}

/// Who answers for the tasks of an agency on a day: itself, or the last of its successors that has begun. When the
/// chain ends before the day, its last member.
///
/// # Errors
/// It is not there.
pub fn resolve(connection: &Connection, id: i64, day: NaiveDate) -> Result<Agency, Failure> {
    let mut agency = store::get(connection, id)?;
    let mut seen = vec![id];
    while let (Some(ended_on), Some(next)) = (agency.fields.valid_to_on, agency.fields.successor_id) {
        if day < ended_on || seen.contains(&next) {
            break;
        }
        seen.push(next);
        agency = store::get(connection, next)?;
    }
    Ok(agency)
}

/// Cleaned and within the rules.
fn checked(tx: &Tx<'_>, fields: AgencyFields, own_id: Option<i64>) -> Result<AgencyFields, Failure> {
    let fields = cleaned(fields);
    if fields.name.is_empty() {
        return Err(AgencyError::WithoutName.into());
    }
    if let (Some(from), Some(to)) = (fields.valid_from_on, fields.valid_to_on)
        && to <= from
    {
        let show = crate::dates::show_day;
        return Err(AgencyError::EndsBeforeStart { valid_from_on: show(from), valid_to_on: show(to) }.into());
    }
    if let Some(organization_id) = fields.organization_id {
        crate::organizations::store::get(tx, organization_id)?;
    }
    refuse_same_name(tx, &fields, own_id)?;
    check_successor(tx, &fields, own_id)?;
    Ok(fields)
}

fn refuse_same_name(tx: &Tx<'_>, fields: &AgencyFields, own_id: Option<i64>) -> Result<(), Failure> {
    let wanted = fold(&fields.name);
    let apart = |one: &AgencyFields, other: &AgencyFields| {
        one.valid_to_on.is_some_and(|to| other.valid_from_on.is_some_and(|from| to <= from))
    };
    let same = store::all(tx)?.into_iter().find(|other| {
        Some(other.id) != own_id
            && fold(&other.fields.name) == wanted
            && !apart(&other.fields, fields)
            && !apart(fields, &other.fields)
    });
    match same {
        Some(other) => Err(AgencyError::NameTaken { name: other.fields.name, agency_id: other.id }.into()),
        None => Ok(()),
    }
}

fn check_successor(tx: &Tx<'_>, fields: &AgencyFields, own_id: Option<i64>) -> Result<(), Failure> {
    let Some(successor_id) = fields.successor_id else { return Ok(()) };
    if fields.valid_to_on.is_none() {
        return Err(AgencyError::SuccessorWithoutEnd.into());
    }
    let successor = store::get(tx, successor_id)?;
    let name = successor.fields.name.clone();
    let mut seen = Vec::new();
    let mut next = Some(successor);
    while let Some(agency) = next {
        if Some(agency.id) == own_id {
            return Err(AgencyError::CircularSuccession { name }.into());
        }
        if seen.contains(&agency.id) {
            break;
        }
        seen.push(agency.id);
        next = agency.fields.successor_id.map(|id| store::get(tx, id)).transpose()?;
    }
    Ok(())
}

fn cleaned(fields: AgencyFields) -> AgencyFields {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    let mut synonyms: Vec<String> =
        fields.synonyms.iter().map(|name| clean(name)).filter(|name| !name.is_empty()).collect();
    synonyms.dedup();
    AgencyFields {
        name: clean(&fields.name),
        short_name: line(fields.short_name),
        synonyms,
        contact_name: line(fields.contact_name),
        phone: line(fields.phone),
        email: line(fields.email),
        note: fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        ..fields
    }
}
