//! Putting right how a membership ended.

use super::admission::Lookups;
use super::rules::{self, Span};
use super::{EndReason, Ending, Membership, MembershipError, MembershipFields, api, store};
use crate::app::Tx;
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::people;

/// The reason of the corrected end: a transfer stays a transfer, and nothing else becomes one.
pub(super) fn reason(before: &Membership, wanted: Option<EndReason>) -> Option<EndReason> {
    match before.transferred_to_id {
        Some(_) => Some(EndReason::Transfer),
        None => wanted.filter(|reason| *reason != EndReason::Transfer),
    }
}

/// Writes the end, or lifts it, within a running act.
///
/// # Errors
/// [`MembershipError`].
pub(super) fn correct(tx: &Tx<'_>, before: &Membership, ending: Option<Ending<'_>>) -> Result<(), Failure> {
    let Some(old_end) = before.ended_on else {
        return Err(MembershipError::NotEnded {
            person: before.person_name.clone(),
            organization: before.organization_name.clone(),
        }
        .into());
    };
    let following = before.transferred_to_id.map(|id| store::get(tx, id)).transpose()?;
    let life = people::store::life_dates(tx, before.person_id)?;
    match (&ending, &following) {
        (None, Some(following)) => {
            return Err(MembershipError::Transferred {
                person: before.person_name.clone(),
                target: following.organization_name.clone(),
            }
            .into());
        }
        (None, None) => {}
        (Some(ending), _) => {
            if ending.reason == EndReason::Deceased && life.deceased_on.is_none() {
                return Err(MembershipError::WithoutReason.into());
            }
            rules::check_end(before.starts_on, ending.ended_on, &before.person_name, tx.today())?;
            rules::check_end_in_lifetime(ending.ended_on, &before.person_name, life.deceased_on.as_ref())?;
        }
    }
    let others = store::spans(tx, before.person_id, before.fields.organization_id, Some(before.id))?;
    let span = Span { starts_on: before.starts_on, ended_on: ending.map(|ending| ending.ended_on) };
    Lookups::new(tx).check(&life, &before.fields, &span, &others)?;
    store::correct_ending(tx, before.id, ending)?;
    match (ending, following) {
        // Whoever went on that day arrives on that day.
        (Some(ending), Some(following)) if following.starts_on == old_end && ending.ended_on != old_end => {
            let admitted_on = Some(PartialDate::from_day(ending.ended_on));
            let fields = MembershipFields { admitted_on, ..following.fields.clone() };
            api::change(tx, &following, fields)
        }
        _ => Ok(()),
    }
}
