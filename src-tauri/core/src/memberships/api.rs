//! Requests and answers about memberships.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::admission::Lookups;
use super::rules::Span;
use super::{Destination, EndReason, Ending, Membership, MembershipError, MembershipFields, ending, rules, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::OrganizationStatus;
use crate::organizations::api::ById;
use crate::people::{self, PersonFields};
use crate::text::clean_optional;

/// Who is admitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Admitted {
    /// Somebody of whom there is a record.
    Existing {
        /// The person.
        person_id: i64,
    },
    /// Somebody new.
    New {
        /// The record to add.
        fields: Box<PersonFields>,
    },
}

/// A person to admit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AdmitMember {
    /// Who.
    pub person: Admitted,
    /// Where and how.
    pub membership: MembershipFields,
}

/// A membership to change. The organisation stays: going elsewhere is a transfer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateMembership {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: MembershipFields,
}

/// Memberships to end, all for the same reason on the same day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndMemberships {
    /// Their numbers.
    pub ids: Vec<i64>,
    /// First day no longer counted.
    pub ended_on: NaiveDate,
    /// Why.
    pub reason: EndReason,
    /// The decision.
    #[serde(default)]
    pub decision: Option<String>,
}

/// An end to put right, or to lift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrectEnding {
    /// The membership.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// First day no longer counted; absent: the membership has not ended after all.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Why it ended; a transfer stays one.
    #[serde(default)]
    pub reason: Option<EndReason>,
    /// The decision.
    #[serde(default)]
    pub decision: Option<String>,
}

/// Memberships to move to another organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TransferMembership {
    /// Their numbers.
    pub ids: Vec<i64>,
    /// The target.
    pub organization_id: i64,
    /// A branch of the target.
    #[serde(default)]
    pub branch_id: Option<i64>,
    /// First day in the target, no longer counted where they come from.
    pub on: NaiveDate,
    /// The decision.
    #[serde(default)]
    pub decision: Option<String>,
}

/// One moved membership.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Transferred {
    /// Where they were.
    pub ended: Membership,
    /// Where they are.
    pub begun: Membership,
}

/// What to count.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CountMembers {
    /// The day; today when absent.
    pub as_of_on: Option<NaiveDate>,
    /// Only this organisation.
    pub organization_id: Option<i64>,
}

/// Số người and số lượt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemberCount {
    /// Distinct persons.
    pub person_count: u64,
    /// Memberships.
    pub membership_count: u64,
}

/// One membership.
///
/// # Errors
/// There is none of that number.
pub fn get_membership(app: &App, request: ById, _job: &Job) -> Result<Membership, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// Persons and memberships counted on a day.
///
/// # Errors
/// The book cannot be read.
pub fn count_members(app: &App, request: CountMembers, _job: &Job) -> Result<MemberCount, Failure> {
    let as_of = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| store::count(connection, as_of, request.organization_id))
}

/// Admits a person, known or new.
///
/// # Errors
/// [`MembershipError`], [`people::PersonError`].
pub fn admit_member(app: &App, request: AdmitMember, _job: &Job) -> Result<Done<Membership>, Failure> {
    app.transact(Act::AdmitMember, |tx| {
        let person_id = match request.person {
            Admitted::Existing { person_id } => person_id,
            Admitted::New { fields } => people::create(tx, *fields)?,
        };
        let membership = store::get(tx, super::admit(tx, person_id, request.membership)?)?;
        tx.describe(format!("Đã kết nạp {} vào {}", membership.person_name, membership.organization_name));
        Ok(membership)
    })
}

/// Changes a membership.
///
/// # Errors
/// [`MembershipError`]; changed elsewhere meanwhile.
pub fn update_membership(app: &App, request: UpdateMembership, _job: &Job) -> Result<Done<Membership>, Failure> {
    app.transact(Act::UpdateMembership, |tx| {
        let before = store::get(tx, request.id)?;
        if before.version != request.version {
            return Err(Failure::stale("Tư cách hội viên", &before));
        }
        change(tx, &before, request.fields)?;
        tx.describe(format!("Đã sửa tư cách hội viên của {} tại {}", before.person_name, before.organization_name));
        store::get(tx, request.id)
    })
}

/// Changes a membership within a running act.
///
/// # Errors
/// [`MembershipError`].
pub(crate) fn change(tx: &Tx<'_>, before: &Membership, fields: MembershipFields) -> Result<(), Failure> {
    let fields = MembershipFields { organization_id: before.fields.organization_id, ..super::cleaned(fields) };
    let starts_on = start_after_change(tx, before, &fields)?;
    keep_rules(tx, before, &fields, starts_on)?;
    store::update(tx, before.id, before.version, &fields, starts_on)?;
    Ok(())
}

/// An admission left as it was keeps the first day as well: the rule about unknown days looks at the day it was
/// entered, not at today.
fn start_after_change(tx: &Tx<'_>, before: &Membership, fields: &MembershipFields) -> Result<NaiveDate, Failure> {
    if fields.admitted_on == before.fields.admitted_on {
        return Ok(before.starts_on);
    }
    let closed = store::a_period_was_closed(tx)?;
    Ok(rules::starts_on(fields.admitted_on.as_ref(), before.starts_on.max(tx.today()), closed, false))
}

fn keep_rules(
    tx: &Tx<'_>,
    before: &Membership,
    fields: &MembershipFields,
    starts_on: NaiveDate,
) -> Result<(), Failure> {
    if let Some(ended_on) = before.ended_on {
        rules::check_end(starts_on, ended_on, &before.person_name, tx.today())?;
    }
    let others = store::spans(tx, before.person_id, fields.organization_id, Some(before.id))?;
    let span = Span { starts_on, ended_on: before.ended_on };
    let life = people::store::life_dates(tx, before.person_id)?;
    Lookups::new(tx).check(&life, fields, &span, &others)
}

/// Ends memberships: all of them or none.
///
/// # Errors
/// [`MembershipError`].
pub fn end_memberships(app: &App, request: EndMemberships, _job: &Job) -> Result<Done<Vec<Membership>>, Failure> {
    refuse_none(&request.ids)?;
    let decision = clean_optional(request.decision.as_deref());
    app.transact(Act::EndMembership, |tx| {
        let ending = Ending { ended_on: request.ended_on, reason: request.reason, decision: decision.as_deref() };
        let ids = each_once(&request.ids);
        for &id in &ids {
            end_one(tx, id, ending)?;
        }
        let ended: Vec<Membership> = ids.iter().map(|&id| store::get(tx, id)).collect::<Result<_, _>>()?;
        let reason = request.reason.label().to_lowercase();
        tx.describe(match ended.as_slice() {
            [one] => format!(
                "Đã kết thúc tư cách hội viên của {} tại {} từ {} ({reason})",
                one.person_name,
                one.organization_name,
                show_day(request.ended_on)
            ),
            several => {
                format!("Đã kết thúc {} tư cách hội viên từ {} ({reason})", several.len(), show_day(request.ended_on))
            }
        });
        Ok(ended)
    })
}

/// Ends a membership within a running act, for a reason that is no act of its own.
///
/// # Errors
/// [`MembershipError`].
pub(crate) fn end_one(tx: &Tx<'_>, id: i64, ending: Ending<'_>) -> Result<(), Failure> {
    let membership = store::get(tx, id)?;
    check_reason(tx, &membership, ending.reason)?;
    super::end(tx, &membership, ending)
}

/// Puts the end of a membership right, or lifts it. After a transfer the membership that follows begins on the new
/// day.
///
/// # Errors
/// [`MembershipError`]; changed elsewhere meanwhile.
pub fn correct_ending(app: &App, request: CorrectEnding, _job: &Job) -> Result<Done<Membership>, Failure> {
    let decision = clean_optional(request.decision.as_deref());
    app.transact(Act::CorrectEnding, |tx| {
        let before = store::get(tx, request.id)?;
        if before.version != request.version {
            return Err(Failure::stale("Tư cách hội viên", &before));
        }
        let reason = ending::reason(&before, request.reason);
        let ending = match request.ended_on {
            Some(ended_on) => {
                let reason = reason.ok_or(MembershipError::WithoutReason)?;
                Some(Ending { ended_on, reason, decision: decision.as_deref() })
            }
            None => None,
        };
        ending::correct(tx, &before, ending)?;
        let after = store::get(tx, request.id)?;
        let (person, organization) = (&after.person_name, &after.organization_name);
        tx.describe(match ending {
            Some(Ending { ended_on, reason, .. }) => format!(
                "Đã sửa lần kết thúc tư cách hội viên của {person} tại {organization}: từ {} ({})",
                show_day(ended_on),
                reason.label().to_lowercase()
            ),
            None => format!("Đã bỏ lần kết thúc tư cách hội viên của {person} tại {organization}"),
        });
        Ok(after)
    })
}

/// Moves memberships to another organisation: all of them or none.
///
/// # Errors
/// [`MembershipError`].
pub fn transfer_membership(
    app: &App,
    request: TransferMembership,
    _job: &Job,
) -> Result<Done<Vec<Transferred>>, Failure> {
    refuse_none(&request.ids)?;
    let decision = clean_optional(request.decision.as_deref());
    app.transact(Act::TransferMembership, |tx| {
        let to = Destination {
            organization_id: request.organization_id,
            branch_id: request.branch_id,
            on: request.on,
            decision: decision.as_deref(),
        };
        let moved: Vec<Transferred> = each_once(&request.ids)
            .into_iter()
            .map(|id| {
                let new_id = super::transfer(tx, &store::get(tx, id)?, to)?;
                Ok(Transferred { ended: store::get(tx, id)?, begun: store::get(tx, new_id)? })
            })
            .collect::<Result<_, Failure>>()?;
        let who = match moved.as_slice() {
            [one] => one.begun.person_name.clone(),
            several => format!("{} hội viên", several.len()),
        };
        let target = moved.first().map(|one| one.begun.organization_name.clone()).unwrap_or_default();
        tx.describe(format!("Đã chuyển {who} sang {target} từ {}", show_day(request.on)));
        Ok(moved)
    })
}

/// The reason is what the book says too: a death is recorded of the person, a dissolution of the organisation, and a
/// transfer names where to.
fn check_reason(tx: &Tx<'_>, membership: &Membership, reason: EndReason) -> Result<(), Failure> {
    match reason {
        EndReason::Deceased => {
            let life = people::store::life_dates(tx, membership.person_id)?;
            match life.deceased_on {
                Some(_) => Ok(()),
                None => Err(MembershipError::NotDeceased { person: life.full_name }.into()),
            }
        }
        EndReason::Transfer => Err(MembershipError::TransferWithoutTarget.into()),
        EndReason::Dissolved => match store::host(tx, membership.fields.organization_id)? {
            Some(host) if host.status != OrganizationStatus::Dissolved => {
                Err(MembershipError::NotDissolved { organization: host.name }.into())
            }
            _ => Ok(()),
        },
        EndReason::Resign | EndReason::Remove | EndReason::Expel | EndReason::Other => Ok(()),
    }
}

/// A row chosen twice is chosen once.
fn each_once(ids: &[i64]) -> Vec<i64> {
    let mut seen = HashSet::new();
    ids.iter().copied().filter(|id| seen.insert(*id)).collect()
}

fn refuse_none(ids: &[i64]) -> Result<(), MembershipError> {
    if ids.is_empty() { Err(MembershipError::NoneSelected) } else { Ok(()) }
}
