//! When a membership may begin, run and end; pure. A membership is counted from `starts_on` until the day before
//! `ended_on`.

use chrono::{Days, NaiveDate};

use super::MembershipError;
use crate::dates::{PartialDate, show_day};
use crate::organizations::OrganizationStatus;

/// How far ahead a decision may be dated.
const DAYS_AHEAD: u64 = 366;

/// The days in which a membership is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day counted.
    pub starts_on: NaiveDate,
    /// First day no longer counted; open when absent.
    pub ended_on: Option<NaiveDate>,
}

impl Span {
    /// From `starts_on` on, without an end.
    pub fn open(starts_on: NaiveDate) -> Self {
        Self { starts_on, ended_on: None }
    }

    /// Whether `day` is counted.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ended_on.is_none_or(|ended_on| day < ended_on)
    }

    /// Whether a day is counted in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        other.ended_on.is_none_or(|ended_on| self.starts_on < ended_on)
            && self.ended_on.is_none_or(|ended_on| other.starts_on < ended_on)
            && !self.is_empty()
            && !other.is_empty()
    }

    /// Ended on the day it began: counted on no day.
    fn is_empty(&self) -> bool {
        self.ended_on == Some(self.starts_on)
    }
}

/// The organisation of a membership, as far as the rules look at it.
#[derive(Debug, Clone)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// Whether it is a branch.
    pub is_branch: bool,
    /// Whether it works today.
    pub status: OrganizationStatus,
    /// First day it is no longer counted.
    pub ended_on: Option<NaiveDate>,
}

/// "Since before the book began": earlier than any period.
pub fn before_all_periods() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

/// The first day a membership is counted.
///
/// - The admission is known, if only its year: its first possible day.
/// - It is not known, and no period has been closed yet: the office is still bringing in its first lists. These
///   people were members before the book began, so they belong to the opening figures of the first period, and must
///   not show as its increase.
/// - It is not known, and a period has been closed: the figures sent must not change behind their readers' back, so
///   the membership counts from today, as an increase of the running period.
/// - It is not known, and the person left this organisation before: they come back today.
pub fn starts_on(
    admitted_on: Option<&PartialDate>,
    today: NaiveDate,
    a_period_was_closed: bool,
    left_before: bool,
) -> NaiveDate {
    match admitted_on {
        Some(day) => day.first_day(),
        None if a_period_was_closed || left_before => today,
        None => before_all_periods(),
    }
}

/// A new membership of a person in an organisation, beside those they have there already.
///
/// # Errors
/// [`MembershipError::AlreadyMember`], [`MembershipError::Overlaps`].
pub fn check_no_overlap(new: &Span, others: &[Span], organization: &str) -> Result<(), MembershipError> {
    let Some(other) = others.iter().find(|other| other.overlaps(new)) else { return Ok(()) };
    let organization = organization.to_owned();
    Err(match other.ended_on {
        None => MembershipError::AlreadyMember { organization, since: show_start(other.starts_on) },
        Some(ended_on) => {
            MembershipError::Overlaps { organization, from: show_start(other.starts_on), to: show_day(ended_on) }
        }
    })
}

/// `05/03/2026`, or "trước khi lập sổ".
pub fn show_start(starts_on: NaiveDate) -> String {
    if starts_on == before_all_periods() { "trước khi lập sổ".to_owned() } else { show_day(starts_on) }
}

/// The organisation has members over `span`: it is no branch, has not ended by the end of it and, when it begins, is
/// not suspended.
///
/// # Errors
/// [`MembershipError::BranchAsOrganization`], [`MembershipError::OrganizationEnded`],
/// [`MembershipError::OrganizationSuspended`].
pub fn check_host(host: &Host, span: &Span, today: NaiveDate) -> Result<(), MembershipError> {
    let organization = host.name.clone();
    if host.is_branch {
        return Err(MembershipError::BranchAsOrganization { branch: organization });
    }
    if let Some(ended_on) = host.ended_on
        && span.ended_on.is_none_or(|day| ended_on < day)
    {
        return Err(MembershipError::OrganizationEnded { organization, ended_on: show_day(ended_on) });
    }
    // The status is that of today: what began before the suspension may still be entered.
    if host.status == OrganizationStatus::Suspended && span.starts_on >= today {
        return Err(MembershipError::OrganizationSuspended { organization });
    }
    Ok(())
}

/// The day is at most a year ahead; `field` of the request holds it.
///
/// # Errors
/// [`MembershipError::TooFarAhead`].
pub fn check_not_far_ahead(field: &'static str, day: NaiveDate, today: NaiveDate) -> Result<(), MembershipError> {
    match today.checked_add_days(Days::new(DAYS_AHEAD)) {
        Some(last) if day > last => Err(MembershipError::TooFarAhead { field, day: show_day(day) }),
        _ => Ok(()),
    }
}

/// An admission is not before the birth; who died (`deceased_on`) has no membership that still runs.
///
/// # Errors
/// [`MembershipError::BeforeBirth`], [`MembershipError::PersonDeceased`].
pub fn check_lifetime(
    starts_on: NaiveDate,
    person: &str,
    birth_on: Option<&PartialDate>,
    deceased_on: Option<&PartialDate>,
) -> Result<(), MembershipError> {
    if let Some(birth_on) = birth_on
        && starts_on != before_all_periods()
        && starts_on < birth_on.first_day()
    {
        return Err(MembershipError::BeforeBirth { person: person.to_owned(), birth_on: birth_on.display() });
    }
    match deceased_on {
        Some(day) => Err(MembershipError::PersonDeceased { person: person.to_owned(), deceased_on: day.display() }),
        None => Ok(()),
    }
}

/// An end is not after the death.
///
/// # Errors
/// [`MembershipError::EndsAfterDeath`].
pub fn check_end_in_lifetime(
    ended_on: NaiveDate,
    person: &str,
    deceased_on: Option<&PartialDate>,
) -> Result<(), MembershipError> {
    match deceased_on {
        Some(day) if day.last_day() < ended_on => {
            Err(MembershipError::EndsAfterDeath { person: person.to_owned(), deceased_on: day.display() })
        }
        _ => Ok(()),
    }
}

/// An end: not before the beginning, not far ahead.
///
/// # Errors
/// [`MembershipError::EndsBeforeStart`], [`MembershipError::TooFarAhead`].
pub fn check_end(
    starts_on: NaiveDate,
    ended_on: NaiveDate,
    person: &str,
    today: NaiveDate,
) -> Result<(), MembershipError> {
    if ended_on < starts_on {
        return Err(MembershipError::EndsBeforeStart {
            person: person.to_owned(),
            starts_on: show_day(starts_on),
            ended_on: show_day(ended_on),
        });
    }
    check_not_far_ahead("ended_on", ended_on, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(from: &str, to: Option<&str>) -> Span {
        Span { starts_on: day(from), ended_on: to.map(day) }
    }

    #[test]
    fn spans_touch_without_overlapping() {
        let first = span("2020-01-01", Some("2022-06-01"));
        assert!(!first.overlaps(&span("2022-06-01", None)));
        assert!(first.overlaps(&span("2022-05-31", None)));
        assert!(!first.overlaps(&span("2019-01-01", Some("2020-01-01"))));
        assert!(first.overlaps(&span("2021-01-01", Some("2021-02-01"))));
        assert!(!first.overlaps(&span("2021-01-01", Some("2021-01-01"))), "an empty span is in no day's way");
        assert!(first.holds(day("2020-01-01")) && first.holds(day("2022-05-31")) && !first.holds(day("2022-06-01")));
    }

    /// Overlapping means sharing a counted day: tried on every pair of spans within a fortnight.
    #[test]
    fn overlap_is_a_shared_day_for_every_pair_of_spans() {
        let start = day("2026-01-01");
        let at = |offset: u64| start.checked_add_days(Days::new(offset)).unwrap();
        let spans: Vec<Span> = (0..8)
            .flat_map(|from| {
                let ends = (from..9).map(Some).chain([None]);
                ends.map(move |to| Span { starts_on: at(from), ended_on: to.map(at) })
            })
            .collect();
        for first in &spans {
            for second in &spans {
                let shared = (0..20).any(|offset| first.holds(at(offset)) && second.holds(at(offset)));
                assert_eq!(first.overlaps(second), shared, "{first:?} {second:?}");
            }
        }
    }

    #[test]
    fn an_unknown_admission_is_opening_figure_or_increase() {
        let today = day("2026-05-04");
        assert_eq!(starts_on(None, today, false, false).to_string(), "0001-01-01");
        assert_eq!(starts_on(None, today, true, false), today);
        assert_eq!(starts_on(None, today, false, true), today);
        assert_eq!(starts_on(Some(&"2019".parse().unwrap()), today, true, false), day("2019-01-01"));
        assert_eq!(starts_on(Some(&"2019-07".parse().unwrap()), today, false, false), day("2019-07-01"));
    }
}
