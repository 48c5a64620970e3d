//! What a check found and the office lets pass, with a reason.
//!
//! Rules: a finding that must be settled before closing names what it is made of, one by one ([`CheckSubject`]); each is
//! put right or waived with a reason. A waiver is of the gap as it was seen: when the gap grows or turns, it no longer
//! holds and wants a new word. What was waived stands in the frozen data and in the proof edition, never in the edition
//! to send. A closed period keeps its waivers; a replacement begins with them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::OfReport;
use super::data::{CheckLine, Lead};
use super::store;
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::periods::{Period, PeriodError, PeriodStatus};
use crate::text::{clean_paragraphs, number};

/// One thing that a required finding is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CheckSubject {
    /// Stable within its check: `organization:5`, `task:12`, `people:3-9`; `all`: the finding as a whole.
    pub key: String,
    /// In words.
    pub label: String,
    /// The figure found.
    #[ts(type = "number")]
    pub found: i64,
    /// The figure it should be.
    #[ts(type = "number")]
    pub expected: i64,
    /// Where it is put right.
    pub leads_to: Option<Lead>,
    /// That it was let pass.
    pub waiver: Option<CheckWaiver>,
}

impl CheckSubject {
    /// Whether nothing is left to do about it.
    pub fn is_waived(&self) -> bool {
        self.waiver.as_ref().is_some_and(|waiver| !waiver.has_lapsed)
    }
}

/// A word that lets something pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CheckWaiver {
    /// Number.
    #[ts(type = "number")]
    pub id: i64,
    /// Grows with each update.
    #[ts(type = "number")]
    pub version: i64,
    /// Why.
    pub reason: String,
    /// Who.
    pub waived_by: String,
    /// When.
    pub waived_on: NaiveDate,
    /// The gap has grown or turned since, so that it no longer holds.
    pub has_lapsed: bool,
}

/// A waiver as stored.
#[derive(Clone, Debug)]
pub struct StoredWaiver {
    /// The check.
    pub check_key: String,
    /// The thing.
    pub subject_key: String,
    /// The figure found when it was let pass.
    pub found: i64,
    /// The figure it should have been.
    pub expected: i64,
    /// The word itself.
    pub waiver: CheckWaiver,
}

impl StoredWaiver {
    /// Whether it still holds: the gap is of the same side, and no wider than it was.
    fn covers(&self, subject: &CheckSubject) -> bool {
        let (then, now) = (self.found - self.expected, subject.found - subject.expected);
        then.signum() == now.signum() && now.abs() <= then.abs()
    }
}

/// Says of each subject what was let pass.
pub(super) fn attach(checks: &mut [CheckLine], waivers: &[StoredWaiver]) {
    for line in checks {
        for subject in &mut line.subjects {
            let found = waivers.iter().find(|one| one.check_key == line.key && one.subject_key == subject.key);
            subject.waiver = found.map(|one| CheckWaiver { has_lapsed: !one.covers(subject), ..one.waiver.clone() });
        }
    }
}

/// What must still be settled or waived: each check with its open subjects.
pub(super) fn unsettled(checks: &[CheckLine]) -> Vec<(&CheckLine, Vec<&CheckSubject>)> {
    let open = |line: &'_ CheckLine| line.subjects.iter().any(|one| !one.is_waived());
    let lines = checks.iter().filter(|line| open(line));
    lines.map(|line| (line, line.subjects.iter().filter(|one| !one.is_waived()).collect())).collect()
}

/// Subjects that a refusal names of one check.
const NAMED: usize = 3;

/// The refusal of a closing that leaves something open, naming it.
pub(super) fn refusal(period: &Period, open: &[(&CheckLine, Vec<&CheckSubject>)]) -> PeriodError {
    // Checks of several organisations bear one key and are told together.
    let mut told: Vec<(&str, String, Vec<&str>)> = Vec::new();
    for (line, subjects) in open {
        let labels = subjects.iter().map(|subject| subject.label.as_str());
        match told.iter_mut().find(|(key, ..)| *key == line.key) {
            Some((.., known)) => known.extend(labels),
            None => told.push((&line.key, summary(line), labels.collect())),
        }
    }
    let what: Vec<String> = told
        .into_iter()
        .map(|(_, what, labels)| {
            let count = labels.len();
            let named = labels.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            match count.saturating_sub(NAMED) {
                0 => format!("{what} ({named})"),
                more => format!("{what} ({named} và {} nữa)", number(more as i64)),
            }
        })
        .collect();
    let count = open.iter().map(|(_, subjects)| subjects.len()).sum();
    PeriodError::NotSettled { label: period.label.clone(), count, findings: what.join("; ") }
}

/// The check in words, without the name of the one organisation that a line may be about.
fn summary(line: &CheckLine) -> String {
    match line.key.as_str() {
        "declared.differs" => "số có hồ sơ khác số kê khai".to_owned(),
        _ => {
            let mut letters = line.what.chars();
            let first = letters.next().into_iter().flat_map(char::to_lowercase);
            first.chain(letters).collect()
        }
    }
}

/// One thing to let pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WaiveItem {
    /// The check.
    pub check_key: String,
    /// The thing.
    pub subject_key: String,
    /// The version of the waiver that was read; absent: there was none.
    #[serde(default)]
    pub version: Option<i64>,
}

/// Things to let pass, with one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WaiveCheck {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// The things.
    pub items: Vec<WaiveItem>,
    /// Why.
    pub reason: String,
}

/// A waiver to take back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LiftWaiver {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
}

/// Lets things pass that the checks of an open period found. Waiving again what was waived writes the new reason.
///
/// # Errors
/// The period is closed; no reason; nothing named; the check finds no such thing (any longer); waived elsewhere
/// meanwhile.
pub fn waive_check(app: &App, request: WaiveCheck, job: &Job) -> Result<Done<Vec<CheckWaiver>>, Failure> {
    app.transact(Act::WaiveCheck, |tx| {
        let of = OfReport { period_id: request.period_id, period: request.period.clone() };
        let period = open(of.find(tx)?)?;
        let reason = reason(&request.reason)?;
        if request.items.is_empty() {
            return Err(PeriodError::NothingChosen.into());
        }
        let checks = super::figures::compute(tx, &period, job)?.checks;
        let stored = store::waivers(tx, period.id)?;
        for item in &request.items {
            let lines = checks.iter().filter(|line| line.key == item.check_key);
            let subject = lines.flat_map(|line| &line.subjects).find(|subject| subject.key == item.subject_key);
            let subject = subject.ok_or(PeriodError::NothingToWaive)?;
            let known =
                stored.iter().find(|one| one.check_key == item.check_key && one.subject_key == item.subject_key);
            if known.map(|one| one.waiver.version) != item.version {
                return Err(Failure::stale("Lời chấp nhận", &known.map(|one| &one.waiver)));
            }
            put(tx, &period, &item.check_key, subject, &reason)?;
        }
        let count = number(request.items.len() as i64);
        tx.describe(format!("Đã chấp nhận {count} điều chưa khớp của “{}”: {reason}", period.label));
        let waived = store::waivers(tx, period.id)?.into_iter().filter(|one| {
            request.items.iter().any(|item| one.check_key == item.check_key && one.subject_key == item.subject_key)
        });
        Ok(waived.map(|one| one.waiver).collect())
    })
}

/// Takes a waiver of an open period back: what it let pass must be settled again.
///
/// # Errors
/// There is none of that number; the period is closed; written elsewhere meanwhile.
pub fn lift_waiver(app: &App, request: LiftWaiver, _job: &Job) -> Result<Done<crate::session::Nothing>, Failure> {
    app.transact(Act::WaiveCheck, |tx| {
        let (period_id, waiver) = store::waiver(tx, request.id)?;
        let period = open(crate::periods::store::get(tx, period_id)?)?;
        if !store::delete_waiver(tx, request.id, request.version)? {
            return Err(Failure::stale("Lời chấp nhận", &waiver));
        }
        tx.describe(format!("Đã bỏ một lời chấp nhận của “{}”: {}", period.label, waiver.reason));
        Ok(crate::session::Nothing {})
    })
}

/// Lets everything pass that is still open, each check with its own reason (sample office).
pub(crate) fn waive_each(app: &App, period_id: i64, reason_of: impl Fn(&str) -> &'static str) -> Result<(), Failure> {
    app.transact(Act::WaiveCheck, |tx| {
        let period = crate::periods::store::get(tx, period_id)?;
        let checks = super::figures::compute(tx, &period, &Job::quiet())?.checks;
        let open = unsettled(&checks);
        let count = open.iter().map(|(_, subjects)| subjects.len() as i64).sum();
        for (line, subjects) in open {
            for subject in subjects {
                put(tx, &period, &line.key, subject, reason_of(&line.key))?;
            }
        }
        tx.describe(format!("Đã chấp nhận {} điều chưa khớp của “{}”", number(count), period.label));
        Ok(())
    })?;
    Ok(())
}

/// Lets everything pass that is still open, within the act that closes the period.
pub(super) fn waive_all(tx: &Tx<'_>, period: &Period, checks: &mut [CheckLine], why: &str) -> Result<(), Failure> {
    let reason = reason(why)?;
    for (line, subjects) in unsettled(checks) {
        for subject in subjects {
            put(tx, period, &line.key, subject, &reason)?;
        }
    }
    attach(checks, &store::waivers(tx, period.id)?);
    Ok(())
}

fn put(tx: &Tx<'_>, period: &Period, check_key: &str, subject: &CheckSubject, reason: &str) -> Result<(), Failure> {
    let waiver = StoredWaiver {
        check_key: check_key.to_owned(),
        subject_key: subject.key.clone(),
        found: subject.found,
        expected: subject.expected,
        waiver: CheckWaiver {
            reason: reason.to_owned(),
            waived_by: tx.actor().to_owned(),
            waived_on: tx.today(),
            ..CheckWaiver::default()
        },
    };
    store::put_waiver(tx, period.id, &waiver)
}

/// The reason, if there is one.
fn reason(given: &str) -> Result<String, PeriodError> {
    let reason = clean_paragraphs(given);
    if reason.is_empty() { Err(PeriodError::WaiverReasonMissing) } else { Ok(reason) }
}

/// The period, if it is open.
fn open(period: Period) -> Result<Period, PeriodError> {
    match period.status {
        PeriodStatus::Open => Ok(period),
        PeriodStatus::Closed => Err(PeriodError::Closed { label: period.label }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_holds_while_the_gap_is_no_wider() {
        let waiver = StoredWaiver {
            check_key: "declared.differs".to_owned(),
            subject_key: "organization:1".to_owned(),
            found: 112,
            expected: 120,
            waiver: CheckWaiver::default(),
        };
        let covers = |found, expected| waiver.covers(&CheckSubject { found, expected, ..CheckSubject::default() });
        assert!(covers(112, 120) && covers(115, 120) && covers(112, 118));
        assert!(!covers(111, 120) && !covers(112, 121) && !covers(125, 120));
    }
}
