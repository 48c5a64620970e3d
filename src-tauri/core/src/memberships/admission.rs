//! Taking people in, one or a whole list.

use foldhash::{HashMap, HashMapExt};

use super::rules::{self, Host, Span};
use super::{MembershipError, MembershipFields, cleaned, store};
use crate::ahead::{beside, give_back};
use crate::app::Tx;
use crate::error::{Failure, FailureAt};
use crate::people;
use crate::people::store::LifeDates;
use crate::storage::bulk::Told;

/// Somebody to take in.
pub(crate) struct Admission {
    /// Who.
    pub person_id: i64,
    /// Their dates when they were added in this very act: then they are a member nowhere yet.
    pub newcomer: Option<LifeDates>,
    /// The form.
    pub fields: MembershipFields,
}

/// Admits a person within a running act; the number of the membership.
///
/// # Errors
/// [`MembershipError`].
pub(crate) fn admit(tx: &Tx<'_>, person_id: i64, fields: MembershipFields) -> Result<i64, Failure> {
    admit_all(tx, vec![Admission { person_id, newcomer: None, fields }], &|_| Ok(())).map_err(|refused| refused.failure)
}

/// Admits many people within a running act; the number of the first membership, the others follow without a gap.
///
/// # Errors
/// [`MembershipError`], with the place of the admission it is about; `told`, who hears how many are in, refuses.
pub(crate) fn admit_all(tx: &Tx<'_>, admissions: Vec<Admission>, told: Told<'_>) -> Result<i64, FailureAt> {
    let (environment, count) = (tx.environment(), admissions.len());
    let (uids, memberships) = beside(|| environment.new_uids(count), || within_rules(tx, admissions));
    let memberships = memberships?;
    let first_id = store::insert_all(tx, &memberships, &uids, told).map_err(|failure| FailureAt::new(0, failure))?;
    give_back((memberships, uids));
    Ok(first_id)
}

/// The memberships of the admissions, when all of them keep the rules.
fn within_rules(tx: &Tx<'_>, admissions: Vec<Admission>) -> Result<Vec<store::NewMembership>, FailureAt> {
    let mut lookups = Lookups::new(tx);
    // What this very list adds counts like what the book holds.
    let mut added: HashMap<(i64, i64), Vec<Span>> = HashMap::with_capacity(admissions.len());
    let mut memberships = Vec::with_capacity(admissions.len());
    for (at, admission) in admissions.into_iter().enumerate() {
        let key = (admission.person_id, admission.fields.organization_id);
        let others = added.entry(key).or_default();
        let membership = lookups.admission(admission, others).map_err(|failure| FailureAt::new(at, failure))?;
        others.push(Span::open(membership.starts_on));
        memberships.push(membership);
    }
    give_back(added);
    Ok(memberships)
}

/// What the rules look up, each thing once for a whole list.
pub(super) struct Lookups<'t, 'c> {
    tx: &'t Tx<'c>,
    hosts: HashMap<i64, Host>,
    branches: HashMap<i64, (String, Option<i64>)>,
    a_period_was_closed: Option<bool>,
}

impl<'t, 'c> Lookups<'t, 'c> {
    pub(super) fn new(tx: &'t Tx<'c>) -> Self {
        Self { tx, hosts: HashMap::new(), branches: HashMap::new(), a_period_was_closed: None }
    }

    fn admission(&mut self, admission: Admission, beside: &[Span]) -> Result<store::NewMembership, Failure> {
        let Admission { person_id, newcomer, fields } = admission;
        let fields = cleaned(fields);
        let mut others = match newcomer {
            Some(_) => Vec::new(),
            None => store::spans(self.tx, person_id, fields.organization_id, None)?,
        };
        others.extend_from_slice(beside);
        let closed = fields.admitted_on.is_none() && self.a_period_was_closed()?;
        let starts_on = rules::starts_on(fields.admitted_on.as_ref(), self.tx.today(), closed, !others.is_empty());
        let life = match newcomer {
            Some(life) => life,
            None => people::store::life_dates(self.tx, person_id)?,
        };
        self.check(&life, &fields, &Span::open(starts_on), &others)?;
        Ok(store::NewMembership { person_id, fields, starts_on })
    }

    /// Keeps the rules of a membership with `fields` over `span`, beside `others` of the same person and organisation.
    pub(super) fn check(
        &mut self,
        person: &LifeDates,
        fields: &MembershipFields,
        span: &Span,
        others: &[Span],
    ) -> Result<(), Failure> {
        let today = self.tx.today();
        if let Some(branch_id) = fields.branch_id {
            self.look_up_branch(branch_id)?;
        }
        let host = self.host(fields.organization_id)?;
        rules::check_not_far_ahead("admitted_on", span.starts_on, today)?;
        rules::check_host(host, span, today)?;
        // A membership that ended is history: it may be put right after the death.
        let deceased_on = person.deceased_on.as_ref().filter(|_| span.ended_on.is_none());
        rules::check_lifetime(span.starts_on, &person.full_name, person.birth_on.as_ref(), deceased_on)?;
        rules::check_no_overlap(span, others, &host.name)?;
        let host = host.name.clone();
        fields.branch_id.map_or(Ok(()), |branch_id| self.check_branch(branch_id, fields.organization_id, host))
    }

    fn host(&mut self, organization_id: i64) -> Result<&Host, Failure> {
        use std::collections::hash_map::Entry;
        Ok(match self.hosts.entry(organization_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let host = store::host(self.tx, organization_id)?;
                place.insert(host.ok_or_else(|| match organization_id {
                    0 => MembershipError::WithoutOrganization.into(),
                    id => Failure::not_found("tổ chức", id),
                })?)
            }
        })
    }

    fn look_up_branch(&mut self, branch_id: i64) -> Result<(), Failure> {
        if !self.branches.contains_key(&branch_id) {
            let branch = store::branch(self.tx, branch_id)?;
            self.branches.insert(branch_id, branch.ok_or_else(|| Failure::not_found("chi hội", branch_id))?);
        }
        Ok(())
    }

    fn check_branch(&self, branch_id: i64, organization_id: i64, organization: String) -> Result<(), Failure> {
        match self.branches.get(&branch_id) {
            Some((branch, parent_id)) if *parent_id != Some(organization_id) => {
                Err(MembershipError::ForeignBranch { branch: branch.clone(), organization }.into())
            }
            _ => Ok(()),
        }
    }

    fn a_period_was_closed(&mut self) -> Result<bool, Failure> {
        match self.a_period_was_closed {
            Some(known) => Ok(known),
            None => Ok(*self.a_period_was_closed.insert(store::a_period_was_closed(self.tx)?)),
        }
    }
}
