//! Requests and answers about organisations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Organization, OrganizationError, OrganizationFields, OrganizationKind, OrganizationRow, OrganizationStatus, store,
};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::memberships;
use crate::session::Nothing;
use crate::storage::list::{ListRequest, Page};
use crate::text::{clean, clean_optional, clean_paragraphs};

/// A record by its number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ById {
    /// Its number.
    pub id: i64,
}

/// An organisation to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateOrganization {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: OrganizationFields,
}

/// An organisation in a picker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationName {
    /// Number.
    pub id: i64,
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// Whether it works.
    pub status: OrganizationStatus,
    /// Of a branch: its association.
    pub parent_id: Option<i64>,
}

/// A page of organisations on the day asked for.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_organizations(app: &App, request: ListRequest, _job: &Job) -> Result<Page<OrganizationRow>, Failure> {
    let today = app.today();
    let as_of = request.as_of_on.unwrap_or(today);
    let (day, is_past) = (as_of.to_string(), as_of < today);
    app.read_kept(|connection, kept| store::list(connection, &mut kept.memberships, &request, &day, is_past))
}

/// All organisations by name, for pickers.
///
/// # Errors
/// The book cannot be read.
pub fn list_organization_names(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<OrganizationName>, Failure> {
    app.read(store::names)
}

/// One organisation.
///
/// # Errors
/// There is none of that number.
pub fn get_organization(app: &App, request: ById, _job: &Job) -> Result<Organization, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// Adds an organisation.
///
/// # Errors
/// [`OrganizationError`]; an empty name or code.
pub fn create_organization(app: &App, request: OrganizationFields, _job: &Job) -> Result<Done<Organization>, Failure> {
    app.transact(Act::CreateOrganization, |tx| create(tx, request))
}

/// Adds an organisation within a running act (sample office, import).
pub(crate) fn create(tx: &Tx<'_>, fields: OrganizationFields) -> Result<Organization, Failure> {
    let fields = checked(tx, fields, None)?;
    check_end_day(&fields)?;
    let id = store::insert(tx, &tx.new_uid(), &fields)?;
    tx.describe(format!("Đã thêm “{}”", fields.name));
    store::get(tx, id)
}

/// Changes an organisation.
///
/// # Errors
/// [`OrganizationError`]; changed elsewhere meanwhile.
pub fn update_organization(app: &App, request: UpdateOrganization, _job: &Job) -> Result<Done<Organization>, Failure> {
    app.transact(Act::UpdateOrganization, |tx| update(tx, request.id, request.version, request.fields))
}

/// Changes an organisation within a running act (import).
pub(crate) fn update(tx: &Tx<'_>, id: i64, version: i64, fields: OrganizationFields) -> Result<Organization, Failure> {
    let current = store::get(tx, id)?;
    let fields = checked(tx, fields, Some(id))?;
    if fields.status == OrganizationStatus::Dissolved {
        let membership_count = memberships::store::open_in(tx, id)?.len();
        if membership_count > 0 {
            return Err(OrganizationError::HasMembers { name: fields.name, membership_count }.into());
        }
    }
    keep_dependants(tx, &current, &fields)?;
    check_end_day(&fields)?;
    if !store::update(tx, id, version, &fields)? {
        return Err(Failure::stale("Tổ chức", &store::get(tx, id)?));
    }
    tx.describe(format!("Đã sửa “{}”", fields.name));
    store::get(tx, id)
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: OrganizationFields, own_id: Option<i64>) -> Result<OrganizationFields, Failure> {
    let fields = cleaned(fields);
    if fields.name.is_empty() {
        return Err(Failure::field("name", "Chưa có tên tổ chức. Hãy nhập tên đầy đủ."));
    }
    if fields.code.is_empty() {
        return Err(Failure::field("code", "Chưa có mã tổ chức. Hãy nhập mã ngắn, ví dụ HOI-YHOC."));
    }
    if let Some(other) = store::by_code(tx, &fields.code)?.filter(|other| Some(other.id) != own_id) {
        return Err(OrganizationError::CodeTaken { code: fields.code, name: other.fields.name }.into());
    }
    check_parent(tx, &fields, own_id)?;
    if let (Some(joined), Some(ended)) = (fields.joined_on, fields.ended_on)
        && ended < joined
    {
        return Err(
            OrganizationError::EndsBeforeJoining { joined_on: show_day(joined), ended_on: show_day(ended) }.into()
        );
    }
    Ok(fields)
}

/// What is dissolved is so from a day on.
fn check_end_day(fields: &OrganizationFields) -> Result<(), OrganizationError> {
    if fields.status == OrganizationStatus::Dissolved && fields.ended_on.is_none() {
        return Err(OrganizationError::DissolvedWithoutDay { name: fields.name.clone() });
    }
    Ok(())
}

/// What hangs on an organisation must still be able to after the change.
fn keep_dependants(tx: &Tx<'_>, current: &Organization, fields: &OrganizationFields) -> Result<(), Failure> {
    use OrganizationKind::Branch;
    let hanging = store::dependants(tx, current.id)?;
    let name = || current.fields.name.clone();
    if fields.kind == Branch
        && current.fields.kind != Branch
        && let Some(dependants) = told(hanging.membership_count, hanging.branch_count)
    {
        return Err(OrganizationError::HasDependants { name: name(), dependants }.into());
    }
    let leaves = fields.kind != current.fields.kind || fields.parent_id != current.fields.parent_id;
    if current.fields.kind == Branch && leaves && hanging.branch_membership_count > 0 {
        return Err(OrganizationError::BranchHasMembers { name: name(), count: hanging.branch_membership_count }.into());
    }
    let dissolves = fields.status == OrganizationStatus::Dissolved;
    if dissolves
        && current.fields.status != OrganizationStatus::Dissolved
        && let Some(dependants) = told(0, hanging.running_branch_count)
    {
        return Err(OrganizationError::DissolvedByForm { name: name(), dependants }.into());
    }
    Ok(())
}

/// "12 lượt hội viên và 3 chi hội"; nothing when there is neither.
fn told(memberships: i64, branches: i64) -> Option<String> {
    match (memberships, branches) {
        (0, 0) => None,
        (members, 0) => Some(format!("{members} lượt hội viên")),
        (0, branches) => Some(format!("{branches} chi hội")),
        (members, branches) => Some(format!("{members} lượt hội viên và {branches} chi hội")),
    }
}

fn check_parent(tx: &Tx<'_>, fields: &OrganizationFields, own_id: Option<i64>) -> Result<(), Failure> {
    let Some(parent_id) = fields.parent_id else {
        return match fields.kind {
            OrganizationKind::Branch => Err(OrganizationError::BranchWithoutParent.into()),
            _ => Ok(()),
        };
    };
    let parent = store::get(tx, parent_id)?;
    if parent.fields.kind == OrganizationKind::Branch || own_id == Some(parent_id) {
        return Err(OrganizationError::NotAParent { name: parent.fields.name }.into());
    }
    Ok(())
}

fn cleaned(fields: OrganizationFields) -> OrganizationFields {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    OrganizationFields {
        code: clean(&fields.code),
        name: clean(&fields.name),
        short_name: line(fields.short_name),
        parent_id: fields.parent_id.filter(|_| fields.kind == OrganizationKind::Branch),
        science_field: line(fields.science_field),
        governing_department: line(fields.governing_department),
        address: line(fields.address),
        commune: line(fields.commune),
        province: line(fields.province),
        former_district: line(fields.former_district),
        phone: line(fields.phone),
        email: line(fields.email),
        website: line(fields.website),
        tax_code: line(fields.tax_code),
        bank_account: line(fields.bank_account),
        note: fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        ..fields
    }
}
