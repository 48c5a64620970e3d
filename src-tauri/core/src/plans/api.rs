//! Requests and answers about plans.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LegalBasis, Plan, PlanError, PlanFields, PlanName, PlanRow, PlanValidity, TaskGroup, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::session::Nothing;
use crate::storage::list::{ListRequest, Page};
use crate::tasks::course::chain::keep_extensions;
use crate::text::{clean, clean_optional, clean_paragraphs};

/// A plan to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdatePlan {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: PlanFields,
}

/// A record to delete.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct DeleteRecord {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
}

/// A page of plans.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_plans(app: &App, request: ListRequest, _job: &Job) -> Result<Page<PlanRow>, Failure> {
    app.read(|connection| store::list(connection, &request))
}

/// All plans with their groups, for pickers.
///
/// # Errors
/// The book cannot be read.
pub fn list_plan_names(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<PlanName>, Failure> {
    app.read(store::names)
}

/// One plan.
///
/// # Errors
/// There is none of that number.
pub fn get_plan(app: &App, request: ById, _job: &Job) -> Result<Plan, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// Adds a plan.
///
/// # Errors
/// [`PlanError`]; an empty number or subject.
pub fn create_plan(app: &App, request: PlanFields, _job: &Job) -> Result<Done<Plan>, Failure> {
    app.transact(Act::SavePlan, |tx| create(tx, request))
}

/// Adds a plan within a running act (sample office).
pub(crate) fn create(tx: &Tx<'_>, fields: PlanFields) -> Result<Plan, Failure> {
    let fields = dated(checked(tx, fields, None)?, None, tx.today());
    let id = store::insert(tx, &tx.new_uid(), &fields)?;
    tx.describe(format!("Đã thêm kế hoạch số {}", fields.doc_number));
    store::get(tx, id)
}

/// Changes a plan, its legal bases and groups.
///
/// # Errors
/// [`PlanError`]; changed elsewhere meanwhile.
pub fn update_plan(app: &App, request: UpdatePlan, _job: &Job) -> Result<Done<Plan>, Failure> {
    app.transact(Act::SavePlan, |tx| {
        let fields = checked(tx, request.fields, Some(request.id))?;
        let current = store::get(tx, request.id)?;
        refuse_lost_groups(tx, &current.fields.groups, &fields.groups)?;
        let fields = dated(fields, Some(&current.fields), tx.today());
        if !keep_extensions(tx, || store::update(tx, request.id, request.version, &fields))? {
            return Err(Failure::stale("Kế hoạch", &current));
        }
        tx.describe(format!("Đã sửa kế hoạch số {}", fields.doc_number));
        store::get(tx, request.id)
    })
}

/// Adds groups at the end of a plan within a running act (import).
pub(crate) fn add_groups(tx: &Tx<'_>, id: i64, groups: Vec<TaskGroup>) -> Result<(), Failure> {
    let current = store::get(tx, id)?;
    let mut fields = current.fields.clone();
    fields.groups.extend(groups);
    let fields = checked(tx, fields, Some(id))?;
    match store::update(tx, id, current.version, &fields)? {
        true => Ok(()),
        false => Err(Failure::stale("Kế hoạch", &current)),
    }
}

/// Deletes a plan that nothing was reported of.
///
/// # Errors
/// [`PlanError::HasResults`], [`PlanError::TookPlaceOf`]; changed elsewhere meanwhile.
pub fn delete_plan(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::DeletePlan, |tx| {
        let plan = store::get(tx, request.id)?;
        let task_count = store::tasks_with_results(tx, request.id)?;
        if task_count > 0 {
            return Err(PlanError::HasResults { task_count }.into());
        }
        if let Some(doc_number) = store::replaced_plan(tx, request.id)? {
            return Err(PlanError::TookPlaceOf { doc_number }.into());
        }
        if !store::delete(tx, request.id, request.version)? {
            return Err(Failure::stale("Kế hoạch", &plan));
        }
        tx.describe(format!("Đã xóa kế hoạch số {} và {} nhiệm vụ", plan.fields.doc_number, plan.task_count));
        Ok(Nothing {})
    })
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: PlanFields, own_id: Option<i64>) -> Result<PlanFields, Failure> {
    let fields = cleaned(fields);
    if fields.doc_number.is_empty() {
        return Err(Failure::field("doc_number", "Chưa có số, ký hiệu. Hãy nhập, ví dụ 5395/KH-UBND."));
    }
    if fields.subject.is_empty() {
        return Err(Failure::field("subject", "Chưa có trích yếu. Hãy nhập nội dung của kế hoạch."));
    }
    if let Some(subject) = store::twin(tx, &fields.doc_number, fields.issued_on, own_id)? {
        return Err(PlanError::NumberTaken { doc_number: fields.doc_number, subject }.into());
    }
    if let (Some(starts), Some(ends)) = (fields.starts_on, fields.ends_on)
        && ends < starts
    {
        return Err(PlanError::EndsBeforeStart { starts_on: show_day(starts), ends_on: show_day(ends) }.into());
    }
    if let Some(agency_id) = fields.focal_agency_id {
        store::agency_name(tx, agency_id)?;
    }
    check_replacement(tx, &fields, own_id)?;
    check_parts(tx, &fields, own_id)?;
    Ok(fields)
}

/// A plan that no longer holds says since when: the day given, the one that stood, or today.
fn dated(fields: PlanFields, before: Option<&PlanFields>, today: NaiveDate) -> PlanFields {
    let validity_on = match (fields.validity, before) {
        (PlanValidity::InForce, _) => None,
        (now, Some(before)) if before.validity == now => fields.validity_on.or(before.validity_on),
        _ => fields.validity_on.or(Some(today)),
    };
    PlanFields { validity_on, ..fields }
}

fn check_replacement(tx: &Tx<'_>, fields: &PlanFields, own_id: Option<i64>) -> Result<(), Failure> {
    let Some(other) = fields.replaced_by_id else { return Ok(()) };
    if own_id == Some(other) {
        return Err(PlanError::ReplacedByItself.into());
    }
    store::get(tx, other)?;
    if fields.validity != PlanValidity::Replaced {
        return Err(PlanError::ReplacedButHolds.into());
    }
    Ok(())
}

fn check_parts(tx: &Tx<'_>, fields: &PlanFields, own_id: Option<i64>) -> Result<(), Failure> {
    if fields.legal_bases.iter().any(|basis| basis.doc_number.is_empty()) {
        return Err(Failure::field("legal_bases", "Một căn cứ chưa có số, ký hiệu. Hãy nhập hoặc bỏ dòng đó."));
    }
    if fields.groups.iter().any(|group| group.name.is_empty() || group.code.is_empty()) {
        return Err(Failure::field("groups", "Một nhóm nhiệm vụ chưa có mã hoặc tên. Hãy nhập hoặc bỏ dòng đó."));
    }
    let mut codes = HashSet::new();
    if let Some(group) = fields.groups.iter().find(|group| !codes.insert(group.code.to_uppercase())) {
        return Err(PlanError::GroupCodeTwice { code: group.code.clone() }.into());
    }
    let own = own_id.map(|id| store::groups(tx, id)).transpose()?.unwrap_or_default();
    let is_own = |group: &TaskGroup| group.id.is_none() || own.iter().any(|known| known.id == group.id);
    if fields.groups.iter().all(is_own) { Ok(()) } else { Err(PlanError::ForeignGroup.into()) }
}

fn refuse_lost_groups(tx: &Tx<'_>, standing: &[TaskGroup], wanted: &[TaskGroup]) -> Result<(), Failure> {
    for group in standing.iter().filter(|group| !wanted.iter().any(|kept| kept.id == group.id)) {
        let task_count = group.id.map_or(Ok(0), |id| store::tasks_of_group(tx, id))?;
        if task_count > 0 {
            return Err(PlanError::GroupHasTasks { name: group.name.clone(), task_count }.into());
        }
    }
    Ok(())
}

fn cleaned(fields: PlanFields) -> PlanFields {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    PlanFields {
        doc_number: clean(&fields.doc_number),
        issuer: line(fields.issuer),
        subject: clean(&fields.subject),
        note: fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        legal_bases: fields
            .legal_bases
            .into_iter()
            .map(|basis| LegalBasis {
                doc_number: clean(&basis.doc_number),
                issuer: line(basis.issuer),
                subject: line(basis.subject),
                ..basis
            })
            .collect(),
        groups: fields
            .groups
            .into_iter()
            .map(|group| TaskGroup { code: clean(&group.code), name: clean(&group.name), ..group })
            .collect(),
        ..fields
    }
}
