//! Requests and answers of the register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DataRequest, DataRequestError, DataRequestFields, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::people;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::text::clean_optional;

/// Which to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListDataRequests {
    /// Only of this person.
    pub person_id: Option<i64>,
    /// Only those that are not done.
    pub open: bool,
}

/// A request to add or change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveDataRequest {
    /// The number; absent to add one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The version that was read.
    #[serde(default)]
    pub version: i64,
    /// What is said of it.
    pub fields: DataRequestFields,
}

/// What people ask of their data: what is not done first, by the day it is due; at most 1000.
///
/// # Errors
/// The book cannot be read.
pub fn list_data_requests(app: &App, request: ListDataRequests, _job: &Job) -> Result<Vec<DataRequest>, Failure> {
    app.read(|connection| store::list(connection, request.person_id, request.open))
}

/// Adds or changes a request.
///
/// # Errors
/// [`DataRequestError`]; no such person or request; changed elsewhere meanwhile.
pub fn save_data_request(app: &App, request: SaveDataRequest, _job: &Job) -> Result<Done<DataRequest>, Failure> {
    app.transact(Act::SaveDataRequest, |tx| {
        let fields = checked(tx, request.fields)?;
        let id = match request.id {
            None => store::insert(tx, &fields)?,
            Some(id) => {
                if !store::update(tx, id, request.version, &fields)? {
                    return Err(Failure::stale("Yêu cầu", &store::get(tx, id)?));
                }
                id
            }
        };
        let saved = store::get(tx, id)?;
        tx.describe(format!("Đã ghi yêu cầu “{}” của {}", saved.fields.kind.label(), saved.person_name));
        Ok(saved)
    })
}

/// Deletes a request that was written by mistake.
///
/// # Errors
/// No such request; changed elsewhere meanwhile.
pub fn delete_data_request(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveDataRequest, |tx| {
        let current = store::get(tx, request.id)?;
        if current.version != request.version {
            return Err(Failure::stale("Yêu cầu", &current));
        }
        store::delete(tx, request.id)?;
        tx.describe(format!("Đã bỏ yêu cầu “{}” của {}", current.fields.kind.label(), current.person_name));
        Ok(Nothing {})
    })
}

fn checked(tx: &Tx<'_>, fields: DataRequestFields) -> Result<DataRequestFields, Failure> {
    people::store::get(tx, fields.person_id)?;
    crate::privacy::store::refuse_erased(tx, fields.person_id)?;
    let (today, received_on) = (tx.today(), fields.received_on);
    if received_on > today {
        return Err(DataRequestError::ReceivedInFuture { received_on: show_day(received_on) }.into());
    }
    if let Some(day) = fields.done_on.filter(|day| *day < received_on || *day > today) {
        return Err(DataRequestError::DoneOutOfOrder { done_on: show_day(day) }.into());
    }
    if let Some(day) = fields.due_on.filter(|day| *day < received_on) {
        return Err(DataRequestError::DueBeforeReceived { due_on: show_day(day) }.into());
    }
    let text = |text: &Option<String>| clean_optional(text.as_deref());
    Ok(DataRequestFields { doc_number: text(&fields.doc_number), note: text(&fields.note), ..fields })
}
