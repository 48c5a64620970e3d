//! Requests and answers about agencies.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Agency, AgencyFields, AgencyName, AgencyRow, store};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::session::Nothing;
use crate::storage::list::{ListRequest, Page};

/// An agency to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateAgency {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: AgencyFields,
}

/// Who answers for an agency's tasks on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResolveAgency {
    /// The agency as the plan names it.
    pub id: i64,
    /// The day; today when absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// A name as written in a plan or a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FindAgency {
    /// Name, short name or synonym.
    pub name: String,
    /// The day of the paper; today when absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// A page of agencies on a day.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_agencies(app: &App, request: ListRequest, _job: &Job) -> Result<Page<AgencyRow>, Failure> {
    let as_of = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| store::list(connection, &request, as_of))
}

/// All agencies by name, for pickers.
///
/// # Errors
/// The book cannot be read.
pub fn list_agency_names(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<AgencyName>, Failure> {
    app.read(store::names)
}

/// One agency.
///
/// # Errors
/// There is none of that number.
pub fn get_agency(app: &App, request: ById, _job: &Job) -> Result<Agency, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// The agency that answers for another one's tasks on a day.
///
/// # Errors
/// There is none of that number.
pub fn resolve_agency(app: &App, request: ResolveAgency, _job: &Job) -> Result<Agency, Failure> {
    let day = request.on.unwrap_or_else(|| app.today());
    app.read(|connection| super::resolve(connection, request.id, day))
}

/// The agency of a name as written, if it is known.
///
/// # Errors
/// The book cannot be read.
pub fn find_agency(app: &App, request: FindAgency, _job: &Job) -> Result<Option<Agency>, Failure> {
    let day = request.on.unwrap_or_else(|| app.today());
    app.read(|connection| match super::find_by_name(connection, &request.name, day)? {
        Some(id) => store::get(connection, id).map(Some),
        None => Ok(None),
    })
}

/// Adds an agency.
///
/// # Errors
/// [`super::AgencyError`].
pub fn create_agency(app: &App, request: AgencyFields, _job: &Job) -> Result<Done<Agency>, Failure> {
    app.transact(Act::SaveAgency, |tx| {
        let agency = store::get(tx, super::create(tx, request)?)?;
        tx.describe(format!("Đã thêm cơ quan “{}”", agency.fields.name));
        Ok(agency)
    })
}

/// Changes an agency.
///
/// # Errors
/// [`super::AgencyError`]; changed elsewhere meanwhile.
pub fn update_agency(app: &App, request: UpdateAgency, _job: &Job) -> Result<Done<Agency>, Failure> {
    app.transact(Act::SaveAgency, |tx| {
        super::update(tx, request.id, request.version, request.fields)?;
        let agency = store::get(tx, request.id)?;
        tx.describe(format!("Đã sửa cơ quan “{}”", agency.fields.name));
        Ok(agency)
    })
}
