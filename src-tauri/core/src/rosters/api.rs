//! Requests and answers of rosters.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RosterError, figures, store};
use crate::app::{App, Done};
use crate::dates::show_day;
use crate::error::Failure;
use crate::excel::roster::{RosterFile, bytes};
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::memberships::roll::Roll;
use crate::organizations::{self, OrganizationKind, OrganizationStatus};
use crate::privacy::access::{self, Access, AccessKind};
use crate::session::Nothing;
use crate::text::{number, sort_key_of_name};

/// Which rosters to make, and where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SendRosters {
    /// Of whom; a file each.
    pub organization_ids: Vec<i64>,
    /// The folder that the files go to.
    pub folder: String,
    /// The period whose report they are asked for.
    pub period_id: Option<i64>,
    /// Asked back until.
    pub due_on: Option<NaiveDate>,
}

/// A roster that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SentRoster {
    /// Number.
    pub id: i64,
    /// Of whom.
    pub organization_id: i64,
    /// The file.
    pub path: String,
    /// Rows.
    pub member_count: usize,
}

/// A roster as the book keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// Number.
    pub id: i64,
    /// The mark in its file.
    pub uid: String,
    /// Of whom.
    pub organization_id: i64,
    /// Their name.
    pub organization_name: String,
    /// The period whose report it is asked for.
    pub period_id: Option<i64>,
    /// The day it was made.
    pub sent_on: NaiveDate,
    /// Asked back until.
    pub due_on: Option<NaiveDate>,
    /// Name of the file.
    pub file_name: String,
    /// Rows.
    pub member_count: i64,
    /// The last line of the history when it was made.
    pub history_row_id: i64,
}

/// Which rosters to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListRosters {
    /// Only of this period.
    pub period_id: Option<i64>,
    /// Only of this organisation.
    pub organization_id: Option<i64>,
}

/// A line of the register: what was sent, and what came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RosterRow {
    /// Number.
    pub id: i64,
    /// Of whom.
    pub organization_id: i64,
    /// Their name.
    pub organization_name: String,
    /// Their code.
    pub organization_code: String,
    /// The period whose report it is asked for.
    pub period_id: Option<i64>,
    /// The period in words.
    pub period_label: Option<String>,
    /// The day it was made.
    pub sent_on: NaiveDate,
    /// Asked back until.
    pub due_on: Option<NaiveDate>,
    /// Name of the file.
    pub file_name: String,
    /// Rows.
    pub member_count: i64,
    /// The instant its list was imported; none while it has not come back.
    pub came_back_at: Option<String>,
    /// Whether every row of it was written; none while it has not come back.
    pub is_complete: Option<bool>,
}

/// A roster by its number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RosterId {
    /// Number.
    pub id: i64,
}

/// Makes the rosters of some associations and keeps them in the register: all of them or none. The history keeps that
/// data of persons left the book; no file that is there already is written over.
///
/// # Errors
/// [`RosterError`]; no such organisation or period; [`files::FileError`]; stopped by the user.
pub fn send_rosters(app: &App, request: SendRosters, job: &Job) -> Result<Done<Vec<SentRoster>>, Failure> {
    let today = app.today();
    if request.organization_ids.is_empty() {
        return Err(RosterError::NoOrganization.into());
    }
    if let Some(due_on) = request.due_on.filter(|due_on| *due_on < today) {
        return Err(RosterError::DueBeforeSent { due_on: show_day(due_on) }.into());
    }
    let mut ids = request.organization_ids.clone();
    ids.sort_unstable();
    ids.dedup();
    let total = ids.len() as u64;
    files::leaving(app, Act::SendRosters, |tx, files| {
        let period = request.period_id.map(|id| crate::periods::store::get(tx, id)).transpose()?;
        let history_row_id = store::last_history_row(tx)?;
        let union_name = crate::settings::store::load(tx)?.office.union_name;
        let mut sent = Vec::with_capacity(ids.len());
        let mut names = Vec::new();
        for (done, id) in ids.iter().enumerate() {
            job.progress(done as u64, total, "Đang lập danh sách rà soát…")?;
            let organization = organizations::store::get(tx, *id)?;
            let name = organization.fields.name.clone();
            if organization.fields.kind == OrganizationKind::Branch {
                return Err(RosterError::IsBranch { name }.into());
            }
            if organization.fields.status == OrganizationStatus::Dissolved {
                return Err(RosterError::Ended { name }.into());
            }
            if organization.fields.status == OrganizationStatus::Suspended {
                return Err(RosterError::Suspended { name }.into());
            }
            let roll = Roll::load(tx, *id)?;
            let mut members = store::members(tx, &roll, *id, today, None)?;
            members.sort_by_cached_key(|one| {
                (sort_key_of_name(&one.person.full_name, one.person.sort_name.as_deref()), one.membership.id)
            });
            let uid = tx.new_uid();
            let file = RosterFile {
                union_name: &union_name,
                organization_name: &name,
                uid: &uid,
                made_on: today,
                due_on: request.due_on,
                members: &members,
                branches: organizations::store::branch_names(tx, *id)?,
                figures: figures::recorded(&members),
            };
            let bytes = bytes(&file).map_err(|reason| RosterError::Workbook { reason })?;
            let target = free_target(Path::new(&request.folder), &organization.fields.code, today);
            let path = files.write(&target, &bytes, "xlsx")?;
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let id = store::insert(
                tx,
                &store::NewRoster {
                    uid: &uid,
                    organization_id: *id,
                    period_id: period.as_ref().map(|period| period.id),
                    sent_on: today,
                    due_on: request.due_on,
                    file_name: &file_name,
                    member_count: members.len(),
                    history_row_id,
                },
            )?;
            sent.push(SentRoster {
                id,
                organization_id: organization.id,
                path: path.display().to_string(),
                member_count: members.len(),
            });
            names.push(name);
        }
        for (one, name) in sent.iter().zip(&names) {
            let what = format!("Danh sách rà soát gửi {name}");
            let line = Access::of_many(AccessKind::Roster, what, one.member_count).into_file(Path::new(&one.path));
            access::log(tx, &line)?;
        }
        let members: usize = sent.iter().map(|one| one.member_count).sum();
        let whom = match names.as_slice() {
            [one] => one.clone(),
            many => format!("{} tổ chức", many.len()),
        };
        tx.describe(format!(
            "Đã lập danh sách rà soát cho {whom}: {} lượt hội viên{}",
            number(members as i64),
            period.map(|period| format!(", {}", period.label)).unwrap_or_default()
        ));
        Ok(sent)
    })
}

/// A name that no file in the folder has yet: a list that came back may lie there.
fn free_target(folder: &Path, code: &str, on: NaiveDate) -> PathBuf {
    let code: String = code.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let name = format!("Danh-sach-ra-soat_{code}_{}", on.format("%Y-%m-%d"));
    let named = |number: u32| match number {
        1 => folder.join(format!("{name}.xlsx")),
        number => folder.join(format!("{name}_{number}.xlsx")),
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

/// The register of rosters, the latest first.
///
/// # Errors
/// The book cannot be read.
pub fn list_rosters(app: &App, request: ListRosters, _job: &Job) -> Result<Vec<RosterRow>, Failure> {
    app.read(|connection| store::list(connection, request.period_id, request.organization_id))
}

/// Takes a roster that was not sent after all out of the register.
///
/// # Errors
/// There is no such roster; [`RosterError::CameBack`].
pub fn withdraw_roster(app: &App, request: RosterId, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::WithdrawRoster, |tx| {
        let (roster, came_back) = store::get(tx, request.id)?;
        if came_back {
            return Err(RosterError::CameBack { organization: roster.organization_name }.into());
        }
        store::delete(tx, request.id)?;
        tx.describe(format!(
            "Đã bỏ danh sách rà soát lập cho {} ngày {}",
            roster.organization_name,
            show_day(roster.sent_on)
        ));
        Ok(Nothing {})
    })
}
