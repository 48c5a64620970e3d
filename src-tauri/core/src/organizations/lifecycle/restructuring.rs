//! Sáp nhập, hợp nhất, chia, tách: which organisations end and begin, and where branches and members go.

use std::collections::{HashMap, HashSet};

use super::{EventKind, Leaving, LifecycleDone, Occasion, Share};
use crate::dates::show_day;
use crate::error::Failure;
use crate::memberships::{self, Place};
use crate::organizations::{
    Organization, OrganizationError, OrganizationFields, OrganizationKind, OrganizationStatus, api, store,
};

/// Where the branches and members of an organisation go, by their numbers.
#[derive(Default)]
struct Sharing {
    branches: HashMap<i64, i64>,
    memberships: HashMap<i64, i64>,
    /// Everything else; what goes nowhere when there is none.
    rest: Option<i64>,
}

impl Sharing {
    fn all_to(id: i64) -> Self {
        Self { rest: Some(id), ..Self::default() }
    }

    fn add(&mut self, to: i64, branch_ids: &[i64], membership_ids: &[i64]) -> Result<(), Failure> {
        let branches = branch_ids.iter().map(|&id| self.branches.insert(id, to));
        let mut before = branches.chain(membership_ids.iter().map(|&id| self.memberships.insert(id, to)));
        // Named twice for the same organisation is no contradiction.
        if before.any(|before| before.is_some_and(|before| before != to)) {
            return Err(OrganizationError::SharedTwice.into());
        }
        Ok(())
    }

    fn of_branch(&self, id: i64) -> Option<i64> {
        self.branches.get(&id).copied().or(self.rest)
    }
}

impl Occasion<'_, '_> {
    pub(super) fn absorb(
        &self,
        organization: Organization,
        into_id: i64,
        move_members: bool,
    ) -> Result<LifecycleDone, Failure> {
        let into = store::get(self.tx, into_id)?;
        if into.id == organization.id || into.fields.kind == OrganizationKind::Branch {
            return Err(OrganizationError::NotASuccessor { name: into.fields.name }.into());
        }
        self.check(&into)?;
        let moved = if move_members { self.share_out(&organization, &Sharing::all_to(into_id))? } else { 0 };
        let members = Leaving { moved, ended: self.end(&organization, EventKind::Absorbed, Some(into_id))? };
        self.tx.describe(format!(
            "Đã sáp nhập {} vào {} từ {}{}",
            organization.fields.name,
            into.fields.name,
            show_day(self.on),
            members.words()
        ));
        self.done(&[organization.id, into_id], members.count())
    }

    pub(super) fn consolidate(
        &self,
        organization: Organization,
        other_ids: &[i64],
        born: OrganizationFields,
        move_members: bool,
    ) -> Result<LifecycleDone, Failure> {
        let mut ending = vec![organization];
        for &id in other_ids {
            let other = store::get(self.tx, id)?;
            if ending.iter().any(|known| known.id == id) || other.fields.kind == OrganizationKind::Branch {
                return Err(OrganizationError::NotASuccessor { name: other.fields.name }.into());
            }
            self.check(&other)?;
            ending.push(other);
        }
        if ending.len() < 2 {
            return Err(OrganizationError::NothingToConsolidate.into());
        }
        let new = self.bear(born)?;
        let mut members = Leaving::default();
        for old in &ending {
            members.moved += if move_members { self.share_out(old, &Sharing::all_to(new.id))? } else { 0 };
            members.ended += self.end(old, EventKind::Consolidated, Some(new.id))?;
        }
        let names: Vec<&str> = ending.iter().map(|old| old.fields.name.as_str()).collect();
        self.tx.describe(format!(
            "Đã hợp nhất {} thành {} từ {}{}",
            names.join(", "),
            new.fields.name,
            show_day(self.on),
            members.words()
        ));
        let mut ids: Vec<i64> = ending.iter().map(|old| old.id).collect();
        ids.push(new.id);
        self.done(&ids, members.count())
    }

    pub(super) fn divide(
        &self,
        organization: Organization,
        born: Vec<OrganizationFields>,
        shares: &[Share],
        move_members_to: Option<u32>,
    ) -> Result<LifecycleDone, Failure> {
        if born.len() < 2 {
            return Err(OrganizationError::NothingToDivideInto.into());
        }
        let new: Vec<Organization> = born.into_iter().map(|fields| self.bear(fields)).collect::<Result<_, _>>()?;
        let at = |place: u32| {
            new.get(place as usize).map(|one| one.id).ok_or(OrganizationError::NoSuchSuccessor { count: new.len() })
        };
        let mut sharing = Sharing { rest: move_members_to.map(at).transpose()?, ..Sharing::default() };
        for share in shares {
            sharing.add(at(share.to)?, &share.branch_ids, &share.membership_ids)?;
        }
        let moved = self.share_out(&organization, &sharing)?;
        let (last, rest) = new.split_last().ok_or(OrganizationError::NothingToDivideInto)?;
        for one in rest {
            self.event(organization.id, EventKind::Divided, Some(one.id))?;
        }
        let members = Leaving { moved, ended: self.end(&organization, EventKind::Divided, Some(last.id))? };
        let names: Vec<&str> = new.iter().map(|one| one.fields.name.as_str()).collect();
        self.tx.describe(format!(
            "Đã chia {} thành {} từ {}{}",
            organization.fields.name,
            names.join(", "),
            show_day(self.on),
            members.words()
        ));
        let ids: Vec<i64> = std::iter::once(organization.id).chain(new.iter().map(|one| one.id)).collect();
        self.done(&ids, members.count())
    }

    pub(super) fn split(
        &self,
        organization: Organization,
        born: OrganizationFields,
        branch_ids: &[i64],
        membership_ids: &[i64],
    ) -> Result<LifecycleDone, Failure> {
        let new = self.bear(born)?;
        let mut sharing = Sharing::default();
        sharing.add(new.id, branch_ids, membership_ids)?;
        let moved = self.share_out(&organization, &sharing)?;
        self.event(organization.id, EventKind::Split, Some(new.id))?;
        self.tx.describe(format!(
            "Đã tách {} từ {} từ {}{}",
            new.fields.name,
            organization.fields.name,
            show_day(self.on),
            Leaving { moved, ended: 0 }.words()
        ));
        self.done(&[organization.id, new.id], moved)
    }

    /// A new organisation that joins on the day.
    fn bear(&self, fields: OrganizationFields) -> Result<Organization, Failure> {
        if fields.kind == OrganizationKind::Branch {
            return Err(OrganizationError::NotASuccessor { name: fields.name }.into());
        }
        let joined_on = fields.joined_on.or(Some(self.on));
        api::create(
            self.tx,
            OrganizationFields { joined_on, status: OrganizationStatus::Active, ended_on: None, ..fields },
        )
    }

    /// Branches and members go where they are shared out to, the branches first so that members keep theirs.
    fn share_out(&self, from: &Organization, sharing: &Sharing) -> Result<u64, Failure> {
        self.check_its_own(from, sharing)?;
        for branch_id in store::lifecycle::branch_ids(self.tx, from.id)? {
            if let Some(to) = sharing.of_branch(branch_id) {
                store::lifecycle::move_branch(self.tx, branch_id, to)?;
            }
        }
        memberships::move_where(self.tx, from.id, self.on, self.doc_number.as_deref(), |membership| {
            let branch = membership.fields.branch_id;
            let with_branch = branch.and_then(|id| sharing.of_branch(id));
            let own = sharing.memberships.get(&membership.id).copied();
            let organization_id = own.or(with_branch).or(sharing.rest)?;
            Some(Place { organization_id, branch_id: branch.filter(|_| with_branch == Some(organization_id)) })
        })
    }

    /// Only what belongs to the organisation is shared out.
    fn check_its_own(&self, from: &Organization, sharing: &Sharing) -> Result<(), Failure> {
        let own: HashSet<i64> = store::lifecycle::branch_ids(self.tx, from.id)?.into_iter().collect();
        if let Some(&id) = sharing.branches.keys().find(|id| !own.contains(id)) {
            let branch = store::get(self.tx, id)?.fields.name;
            return Err(OrganizationError::NotItsBranch { branch, name: from.fields.name.clone() }.into());
        }
        for &id in sharing.memberships.keys() {
            let membership = memberships::store::get(self.tx, id)?;
            if membership.fields.organization_id != from.id || membership.ended_on.is_some() {
                let person = membership.person_name;
                return Err(OrganizationError::NotItsMember { person, name: from.fields.name.clone() }.into());
            }
        }
        Ok(())
    }
}
