//! The members the book begins with.

use chrono::{Datelike, Days, NaiveDate};

use super::chance::Chance;
use super::organizations::Hosted;
use super::story::{Member, Story};
use crate::app::Tx;
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::history::Act;
use crate::memberships::{self, Admission, MembershipFields, MembershipType};
use crate::people::store::LifeDates;
use crate::people::{self, PersonFields};

/// People written at a time at first; later as many as there are, so that even a book of a million is written mostly
/// without its indexes (see [`crate::storage::bulk`]).
const AT_ONCE: usize = 2000;

/// Adds people and their memberships in one act, as a first import would.
pub fn add(story: &mut Story<'_>, count: u32) -> Result<(), Failure> {
    let weights: Vec<(usize, u32)> = story.organizations.iter().map(|one| one.weight).enumerate().collect();
    let (chance, organizations, crowd, job) = (&mut story.chance, &story.organizations, &mut story.crowd, story.job);
    let mut members = Vec::new();
    story.app.transact(Act::FillSample, |tx| {
        let mut done = 0;
        while done < count as usize {
            job.progress(done as u64, u64::from(count), "Đang tạo hội viên mẫu…")?;
            let mut entering = Entering::default();
            for _ in 0..AT_ONCE.max(done).min(count as usize - done) {
                let first = chance.weighted(&weights);
                let fields = crowd.draw(chance, organizations[first].trade, organizations[first].women);
                let birth_year = fields.birth_on.as_ref().map(PartialDate::year);
                let person = entering.person(fields);
                for at in hosts(chance, organizations, &weights, first) {
                    entering.member(person, at, membership(chance, &organizations[at], birth_year, tx.today()));
                }
                done += 1;
            }
            members.extend(entering.write(tx)?);
        }
        tx.describe(format!("Đã tạo {count} người và {} lượt hội viên mẫu", members.len()));
        Ok(())
    })?;
    story.members = members;
    Ok(())
}

/// People and memberships to be written together.
#[derive(Default)]
pub struct Entering {
    people: Vec<PersonFields>,
    memberships: Vec<(usize, usize, MembershipFields)>,
}

impl Entering {
    /// A new person; their place here.
    pub fn person(&mut self, fields: PersonFields) -> usize {
        self.people.push(fields);
        self.people.len() - 1
    }

    /// A membership of the person at that place in the story's organisation `at`.
    pub fn member(&mut self, person: usize, at: usize, fields: MembershipFields) {
        self.memberships.push((person, at, fields));
    }

    /// Writes all of them.
    pub fn write(self, tx: &Tx<'_>) -> Result<Vec<Member>, Failure> {
        let lives: Vec<LifeDates> = self.people.iter().map(LifeDates::of_living).collect();
        let first_person = people::create_all(tx, self.people, &|_| Ok(())).map_err(|refused| refused.failure)?;
        let mut members = Vec::with_capacity(self.memberships.len());
        let mut admissions = Vec::with_capacity(self.memberships.len());
        for (person, at, fields) in self.memberships {
            let person_id = first_person + person as i64;
            members.push(Member { id: 0, person_id, organization: at });
            admissions.push(Admission { person_id, newcomer: Some(lives[person].clone()), fields });
        }
        let first_id = memberships::admit_all(tx, admissions, &|_| Ok(())).map_err(|refused| refused.failure)?;
        for (member, id) in members.iter_mut().zip(first_id..) {
            member.id = id;
        }
        Ok(members)
    }
}

/// The person's own association, and for some one or two more.
fn hosts(chance: &mut Chance, organizations: &[Hosted], weights: &[(usize, u32)], first: usize) -> Vec<usize> {
    let mut hosts = vec![first];
    let more = chance.weighted(&[(0, 880), (1, 105), (2, 15)]);
    while hosts.len() <= more {
        let kin: Vec<(usize, u32)> = weights
            .iter()
            .filter(|(at, _)| !hosts.contains(at))
            .map(|&(at, weight)| {
                (at, if organizations[at].trade == organizations[first].trade { weight * 6 } else { weight })
            })
            .collect();
        hosts.push(chance.weighted(&kin));
    }
    hosts
}

fn membership(chance: &mut Chance, host: &Hosted, birth_year: Option<i32>, today: NaiveDate) -> MembershipFields {
    let admitted_on = admitted(chance, host, birth_year, today);
    let year = admitted_on.as_ref().map(PartialDate::year);
    let card = chance.percent(58);
    MembershipFields {
        organization_id: host.id,
        branch_id: (!host.branches.is_empty() && chance.percent(80)).then(|| *chance.one(&host.branches)),
        r#type: chance.weighted(&[
            (MembershipType::Full, 940),
            (MembershipType::Associate, 45),
            (MembershipType::Honorary, 15),
        ]),
        decision_number: year
            .filter(|_| chance.percent(40))
            .map(|year| format!("{:02}/QĐ-HM/{year}", chance.between(1, 90))),
        card_number: card.then(|| format!("{}-{:06}", host.code, chance.below(1_000_000))),
        card_on: year.filter(|_| card).and_then(PartialDate::from_year),
        role: chance.mille(30).then(|| "Ủy viên Ban Chấp hành".to_owned()),
        admitted_on,
        ..MembershipFields::default()
    }
}

/// Some know the day they were admitted, some the year, some nothing; nobody before the association was there.
fn admitted(chance: &mut Chance, host: &Hosted, birth_year: Option<i32>, today: NaiveDate) -> Option<PartialDate> {
    let earliest = i64::from(host.joined_on.year() + 1).max(i64::from(birth_year.unwrap_or(1970) + 22));
    let latest = i64::from(today.year() - 1);
    let year = chance.between(earliest.min(latest), latest) as i32;
    let day = NaiveDate::from_ymd_opt(year, 1, 1)?.checked_add_days(Days::new(chance.below(364)))?;
    match chance.below(100) {
        0..62 => Some(PartialDate::from_day(day)),
        62..68 => day.format("%Y-%m").to_string().parse().ok(),
        68..88 => PartialDate::from_year(year),
        _ => None,
    }
}
