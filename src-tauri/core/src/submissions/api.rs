//! Requests and answers of the register.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Completeness, SubmissionRow, store};
use crate::app::{App, Done};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::{self, OrganizationKind};
use crate::periods::{PeriodError, PeriodStatus};
use crate::session::Nothing;
use crate::text::clean_optional;

/// A period by its number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct OfPeriod {
    /// The period.
    pub period_id: i64,
}

/// What an organisation sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordSubmission {
    /// The organisation.
    pub organization_id: i64,
    /// The period.
    pub period_id: i64,
    /// When; absent takes it out of the register.
    pub submitted_on: Option<NaiveDate>,
    /// Complete or not.
    pub completeness: Completeness,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// Every organisation that owes figures for a period, with what it sent.
///
/// # Errors
/// The book cannot be read.
pub fn list_submissions(app: &App, request: OfPeriod, _job: &Job) -> Result<Vec<SubmissionRow>, Failure> {
    app.read(|connection| store::list(connection, request.period_id))
}

/// Records that an organisation sent its figures, or takes it back.
///
/// # Errors
/// No such organisation or period; a day in the future.
pub fn record_submission(app: &App, request: RecordSubmission, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::RecordSubmission, |tx| {
        let organization = organizations::store::get(tx, request.organization_id)?;
        let period = crate::periods::store::get(tx, request.period_id)?;
        let label = period.label.clone();
        if organization.fields.kind == OrganizationKind::Branch {
            let name = &organization.fields.name;
            let told = format!("“{name}” là chi hội; số liệu do hội quản lý nộp. Hãy ghi nhận cho hội quản lý.");
            return Err(Failure::field("organization_id", told));
        }
        if period.status == PeriodStatus::Closed {
            return Err(PeriodError::Closed { label }.into());
        }
        let Some(day) = request.submitted_on else {
            store::delete(tx, request.organization_id, request.period_id)?;
            tx.describe(format!("Đã bỏ ghi nhận “{}” nộp {label}", organization.fields.name));
            return Ok(Nothing {});
        };
        if day > tx.today() {
            return Err(Failure::field(
                "submitted_on",
                format!("Ngày nộp {} ở sau hôm nay. Hãy kiểm tra lại ngày.", show_day(day)),
            ));
        }
        let note = clean_optional(request.note.as_deref());
        store::put(tx, request.organization_id, request.period_id, day, request.completeness, note.as_deref())?;
        tx.describe(format!("Đã ghi nhận “{}” nộp {label}", organization.fields.name));
        Ok(Nothing {})
    })
}
