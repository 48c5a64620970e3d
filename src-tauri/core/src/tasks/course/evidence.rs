//! Evidence (minh chứng) of a task: which paper proves a result, and where it is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Evidence, EvidenceFields, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::tasks::{TaskError, store as tasks};
use crate::text::{clean, clean_optional};

/// An evidence to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddEvidence {
    /// The task.
    pub task_id: i64,
    /// The evidence.
    #[serde(flatten)]
    pub fields: EvidenceFields,
}

/// An evidence to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateEvidence {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: EvidenceFields,
}

/// Adds an evidence.
///
/// # Errors
/// No number; a report of another task.
pub fn add_evidence(app: &App, request: AddEvidence, _job: &Job) -> Result<Done<Evidence>, Failure> {
    app.transact(Act::SaveEvidence, |tx| {
        let evidence = add(tx, request.task_id, request.fields)?;
        let title = tasks::title(tx, request.task_id)?;
        tx.describe(format!("Đã thêm minh chứng {} cho {title}", evidence.fields.doc_number));
        Ok(evidence)
    })
}

/// Adds an evidence within a running act.
pub(crate) fn add(tx: &Tx<'_>, task_id: i64, fields: EvidenceFields) -> Result<Evidence, Failure> {
    let fields = checked(tx, task_id, fields)?;
    let id = store::insert_evidence(tx, task_id, &fields)?;
    store::evidence(tx, id)
}

/// Changes an evidence.
///
/// # Errors
/// As [`add_evidence`]; changed elsewhere meanwhile.
pub fn update_evidence(app: &App, request: UpdateEvidence, _job: &Job) -> Result<Done<Evidence>, Failure> {
    app.transact(Act::SaveEvidence, |tx| {
        let current = store::evidence(tx, request.id)?;
        let fields = checked(tx, current.task_id, request.fields)?;
        if !store::update_evidence(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Minh chứng", &current));
        }
        tx.describe(format!("Đã sửa minh chứng {} của {}", fields.doc_number, tasks::title(tx, current.task_id)?));
        store::evidence(tx, request.id)
    })
}

/// Takes an evidence out.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn delete_evidence(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveEvidence, |tx| {
        let current = store::evidence(tx, request.id)?;
        if !store::delete_evidence(tx, request.id, request.version)? {
            return Err(Failure::stale("Minh chứng", &current));
        }
        let title = tasks::title(tx, current.task_id)?;
        tx.describe(format!("Đã xóa minh chứng {} của {title}", current.fields.doc_number));
        Ok(Nothing {})
    })
}

fn checked(tx: &Tx<'_>, task_id: i64, fields: EvidenceFields) -> Result<EvidenceFields, Failure> {
    tasks::title(tx, task_id)?;
    let fields = EvidenceFields {
        doc_number: clean(&fields.doc_number),
        subject: clean_optional(fields.subject.as_deref()),
        location: clean_optional(fields.location.as_deref()),
        ..fields
    };
    if fields.doc_number.is_empty() {
        return Err(Failure::field("doc_number", "Chưa có số, ký hiệu của minh chứng. Hãy nhập, ví dụ 12/BC-LHH."));
    }
    if let Some(report_id) = fields.progress_id
        && store::report(tx, report_id)?.task_id != task_id
    {
        return Err(TaskError::ForeignReport.into());
    }
    Ok(fields)
}
