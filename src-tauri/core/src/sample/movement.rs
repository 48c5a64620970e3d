//! What happens to members in a quarter: admissions, resignations, removals, transfers, deaths.

use chrono::{Days, NaiveDate};

use super::members::Entering;
use super::plan::Course;
use super::quarters::Quarter;
use super::story::{Member, Story};
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::memberships::api::{EndMemberships, TransferMembership, end_memberships, transfer_membership};
use crate::memberships::{EndReason, MembershipFields};
use crate::people::api::{RecordDeath, get_person, record_death};

/// Lets a quarter's movement happen until `last`, one organisation after the other, so that time only goes on.
pub fn happen(story: &mut Story<'_>, course: &mut Course, quarter: &Quarter, last: NaiveDate) -> Result<(), Failure> {
    let count = story.organizations.len();
    let length = (last - quarter.starts_on).num_days().max(0) as u64;
    for at in 0..count {
        let share = length / count as u64;
        let offset = length * at as u64 / count as u64 + story.chance.below(share + 1);
        let day = quarter.starts_on.checked_add_days(Days::new(offset)).unwrap_or(last);
        course.go_on(story, day)?;
        story.clock.set(day);
        let size = story.members.iter().filter(|member| member.organization == at).count() as u64;
        admit(story, at, size, day)?;
        leave(story, at, (EndReason::Resign, 30), day)?;
        leave(story, at, (EndReason::Remove, 8), day)?;
        if at % 4 == 0 {
            deaths(story, day)?;
        }
        if at % 5 == 0 {
            transfer(story, day)?;
        }
    }
    course.go_on(story, last)
}

fn admit(story: &mut Story<'_>, at: usize, size: u64, day: NaiveDate) -> Result<(), Failure> {
    let most = size / 45 + 1;
    let count = story.chance.below(most + 1);
    if count == 0 {
        return Ok(());
    }
    let number = format!("{:02}/QĐ-HM", story.chance.between(1, 60));
    let (chance, host, crowd) = (&mut story.chance, &story.organizations[at], &mut story.crowd);
    let mut begun = Vec::new();
    story.app.transact(Act::AdmitMember, |tx| {
        let mut entering = Entering::default();
        for _ in 0..count {
            let person = entering.person(crowd.draw(chance, host.trade, host.women));
            let fields = MembershipFields {
                organization_id: host.id,
                branch_id: host.branches.first().copied().filter(|_| chance.percent(50)),
                admitted_on: Some(PartialDate::from_day(day)),
                decision_number: Some(number.clone()),
                ..MembershipFields::default()
            };
            entering.member(person, at, fields);
        }
        begun = entering.write(tx)?;
        tx.describe(format!("Đã kết nạp {count} hội viên vào {} theo Quyết định {number}", host.name));
        Ok(())
    })?;
    story.members.extend(begun);
    Ok(())
}

/// `reason` happens to so many of 10,000.
fn leave(
    story: &mut Story<'_>,
    at: usize,
    (reason, of_10_000): (EndReason, u64),
    ended_on: NaiveDate,
) -> Result<(), Failure> {
    let mut leaving = Vec::new();
    for place in 0..story.members.len() {
        if story.members[place].organization == at && story.chance.below(10_000) < of_10_000 {
            leaving.push(place);
        }
    }
    if leaving.is_empty() {
        return Ok(());
    }
    let ids = leaving.iter().map(|&place| story.members[place].id).collect();
    let decision = Some(format!("{:02}/QĐ-HM", story.chance.between(1, 60)));
    end_memberships(&story.app, EndMemberships { ids, ended_on, reason, decision }, &Job::quiet())?;
    for place in leaving.into_iter().rev() {
        story.members.swap_remove(place);
    }
    Ok(())
}

fn transfer(story: &mut Story<'_>, on: NaiveDate) -> Result<(), Failure> {
    let count = story.members.len() / 12_000 + 1;
    for _ in 0..count {
        let place = story.chance.below(story.members.len() as u64) as usize;
        let member = story.members[place];
        let from = member.organization;
        let trade = story.organizations[from].trade;
        let mine: Vec<usize> = story
            .members
            .iter()
            .filter(|other| other.person_id == member.person_id)
            .map(|other| other.organization)
            .collect();
        let targets: Vec<usize> = (0..story.organizations.len())
            .filter(|at| story.organizations[*at].trade == trade && !mine.contains(at))
            .collect();
        if targets.is_empty() {
            continue;
        }
        let target = *story.chance.one(&targets);
        let request = TransferMembership {
            ids: vec![member.id],
            organization_id: story.organizations[target].id,
            branch_id: None,
            on,
            decision: None,
        };
        let done = transfer_membership(&story.app, request, &Job::quiet())?;
        if let Some(moved) = done.answer.first() {
            story.members[place] = Member { id: moved.begun.id, organization: target, ..member };
        }
    }
    Ok(())
}

fn deaths(story: &mut Story<'_>, day: NaiveDate) -> Result<(), Failure> {
    let count = story.members.len() / 9_000 + 1;
    for _ in 0..count {
        let place = story.chance.below(story.members.len() as u64) as usize;
        let person_id = story.members[place].person_id;
        let person = get_person(&story.app, crate::organizations::api::ById { id: person_id }, &Job::quiet())?.person;
        let request = RecordDeath { id: person_id, version: person.version, died_on: PartialDate::from_day(day) };
        record_death(&story.app, request, &Job::quiet())?;
        story.members.retain(|member| member.person_id != person_id);
    }
    Ok(())
}
