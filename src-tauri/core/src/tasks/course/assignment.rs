//! Giao lại: tasks go to another lead agency on a day, for a reason. Who leads a task on an earlier day stays who led it
//! then. A coordinating agency that becomes the lead coordinates no more; the former lead may coordinate from then on.
//! Assignments follow each other: only the latest one is taken out again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::by_paper;
use super::store::acts as store;
use super::together::{Told, act_day, each, named, paper, reason_for, refuse_before_plan};
use crate::agencies;
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::states::TaskProgress;
use crate::tasks::{TaskError, store as tasks};
use crate::text::clean_optional;

/// An assignment as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Assignment {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Its task.
    pub task_id: i64,
    /// Since when.
    pub assigned_on: NaiveDate,
    /// Who led before.
    pub from_agency_id: Option<i64>,
    /// Its name today.
    pub from_name: Option<String>,
    /// Its name as the plan writes it.
    pub from_as_written: Option<String>,
    /// Who leads since.
    pub to_agency_id: i64,
    /// Its name today.
    pub to_name: String,
    /// Its name as the paper writes it.
    pub to_as_written: Option<String>,
    /// The new lead coordinated until then.
    pub to_coordinated: bool,
    /// Its name as the plan wrote it there.
    pub to_coordinated_as: Option<String>,
    /// The former lead coordinates since.
    pub from_coordinates: bool,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    pub doc_number: Option<String>,
}

/// Tasks that go to another lead agency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReassignTasks {
    /// The tasks.
    pub task_ids: Vec<i64>,
    /// Who leads from then on.
    pub lead_agency_id: i64,
    /// Its name as the paper writes it, when that differs.
    #[serde(default)]
    pub lead_as_written: Option<String>,
    /// Since when; today when absent.
    #[serde(default)]
    pub assigned_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// The paper that says so.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// The former lead coordinates from then on.
    #[serde(default)]
    pub former_coordinates: bool,
}

/// Gives tasks to another lead agency, all of them or none.
///
/// # Errors
/// [`TaskError`]: no reason, it leads already, it does not exist that day, done before, before the last assignment.
pub fn reassign_tasks(app: &App, request: ReassignTasks, _job: &Job) -> Result<Done<Vec<Assignment>>, Failure> {
    app.transact(Act::ReassignTasks, |tx| {
        let reason = reason_for("giao lại", &request.reason)?;
        let assigned_on = act_day(tx, "assigned_on", request.assigned_on)?;
        let name = existing(tx, request.lead_agency_id, assigned_on)?;
        let asked = Asked { reason, assigned_on, name, doc_number: paper(request.doc_number.as_deref()) };
        let done = each(tx, &request.task_ids, |task_id| reassign(tx, task_id, &request, &asked))?;
        let from = match done.as_slice() {
            [one] => format!(" từ {}", one.from_name.as_deref().unwrap_or("chưa giao cơ quan nào")),
            _ => String::new(),
        };
        tx.describe(format!(
            "Đã giao lại {}{from} sang {} từ ngày {}{}: {}",
            named(tx, &request.task_ids)?,
            asked.name,
            show_day(assigned_on),
            by_paper(asked.doc_number.as_deref()),
            asked.reason
        ));
        Ok(done)
    })
}

/// What is asked of every task alike.
struct Asked {
    reason: String,
    assigned_on: NaiveDate,
    name: String,
    doc_number: Option<String>,
}

fn reassign(tx: &Tx<'_>, task_id: i64, request: &ReassignTasks, asked: &Asked) -> Result<Assignment, Failure> {
    let task = tasks::get(tx, task_id)?;
    let to_agency_id = request.lead_agency_id;
    if task.fields.lead_agency_id == Some(to_agency_id) {
        return Err(TaskError::AlreadyLeads { name: asked.name.clone() }.into());
    }
    refuse_before_plan(tx, task.fields.plan_id, "assigned_on", asked.assigned_on)?;
    let last = store::assignments(tx, task_id)?.into_iter().next();
    if let Some(last) = last.filter(|last| asked.assigned_on < last.assigned_on) {
        return Err(TaskError::AssignedBeforeLast { last: show_day(last.assigned_on) }.into());
    }
    let told = Told::of(tx, task_id)?;
    let state = told.shown(tx.today());
    if state.progress == TaskProgress::Done
        && !told.schedule.kind.recurs()
        && let Some(completed_on) = state.completed_on.filter(|done| *done <= asked.assigned_on)
    {
        return Err(TaskError::AlreadyDone { act: "giao lại", completed_on: show_day(completed_on) }.into());
    }
    let coordinated = task.fields.coordinating.iter().find(|agency| agency.agency_id == to_agency_id);
    let assignment = Assignment {
        id: 0,
        version: 1,
        task_id,
        assigned_on: asked.assigned_on,
        from_agency_id: task.fields.lead_agency_id,
        from_name: None,
        from_as_written: task.fields.lead_as_written.clone(),
        to_agency_id,
        to_name: String::new(),
        to_as_written: clean_optional(request.lead_as_written.as_deref()),
        to_coordinated: coordinated.is_some(),
        to_coordinated_as: coordinated.and_then(|agency| agency.as_written.clone()),
        from_coordinates: request.former_coordinates && task.fields.lead_agency_id.is_some(),
        reason: asked.reason.clone(),
        doc_number: asked.doc_number.clone(),
    };
    tasks::coordinate(tx, task_id, to_agency_id, None, false)?;
    tasks::give_to(tx, task_id, Some(to_agency_id), assignment.to_as_written.as_deref())?;
    if let Some(former) = assignment.from_agency_id.filter(|_| assignment.from_coordinates) {
        tasks::coordinate(tx, task_id, former, assignment.from_as_written.as_deref(), true)?;
    }
    let id = store::insert_assignment(tx, &assignment)?;
    store::assignment(tx, id)
}

/// The name of an agency that exists on a day.
fn existing(tx: &Tx<'_>, agency_id: i64, day: NaiveDate) -> Result<String, Failure> {
    let agency = agencies::store::get(tx, agency_id)?;
    if agencies::exists_on(&agency.fields, day) {
        return Ok(agency.fields.name);
    }
    let successor = agencies::resolve(tx, agency_id, day)?.fields.name;
    let name = agency.fields.name;
    let successor = if successor == name { "cơ quan khác".to_owned() } else { format!("“{successor}”") };
    Err(TaskError::AgencyNotThere { name, day: show_day(day), successor }.into())
}

/// Takes the latest assignment of a task out again: it is led by whom it was led before.
///
/// # Errors
/// [`TaskError::NotTheLatestAssignment`]; changed elsewhere meanwhile.
pub fn remove_assignment(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::ReassignTasks, |tx| {
        let current = store::assignment(tx, request.id)?;
        let task_id = current.task_id;
        if store::assignments(tx, task_id)?.first().is_some_and(|latest| latest.id != current.id) {
            return Err(TaskError::NotTheLatestAssignment.into());
        }
        if !store::delete_assignment(tx, request.id, request.version)? {
            return Err(Failure::stale("Lần giao lại", &current));
        }
        if let Some(former) = current.from_agency_id {
            tasks::coordinate(tx, task_id, former, None, false)?;
        }
        tasks::give_to(tx, task_id, current.from_agency_id, current.from_as_written.as_deref())?;
        if current.to_coordinated {
            tasks::coordinate(tx, task_id, current.to_agency_id, current.to_coordinated_as.as_deref(), true)?;
        }
        let (title, day) = (tasks::title(tx, task_id)?, show_day(current.assigned_on));
        tx.describe(format!("Đã bỏ lần giao lại {title} sang {} ngày {day}", current.to_name));
        Ok(Nothing {})
    })
}
