//! Terms, decisions and positions of the organisations.

use chrono::{Datelike, Days, NaiveDate};

use super::story::Story;
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::job::Job;
use crate::organizations::detail::{
    SavePart, save_organization_decision, save_organization_position, save_organization_term,
};
use crate::organizations::parts::{Body, DecisionFields, DecisionKind, PositionFields, PositionRole, TermFields};

/// Gives each its decisions, its running term and who leads it; some terms are soon over.
pub fn add(story: &mut Story<'_>, today: NaiveDate) -> Result<(), Failure> {
    for at in 0..story.organizations.len() {
        let joined_on = story.organizations[at].joined_on;
        decision(story, at, DecisionKind::Admission, joined_on, "Về việc kết nạp vào Liên hiệp hội")?;
        let began = today.checked_sub_days(Days::new(200 + story.chance.below(1600))).unwrap_or(today);
        decision(story, at, DecisionKind::CommitteeRecognition, began, "Về việc công nhận Ban Chấp hành")?;
        let term_id = term(story, at, began)?;
        for (role, body) in [
            (PositionRole::President, Body::ExecutiveCommittee),
            (PositionRole::VicePresident, Body::ExecutiveCommittee),
            (PositionRole::SecretaryGeneral, Body::ExecutiveCommittee),
            (PositionRole::FocalPoint, Body::Office),
        ] {
            position(story, at, term_id, role, body, began)?;
        }
    }
    Ok(())
}

fn decision(
    story: &mut Story<'_>,
    at: usize,
    kind: DecisionKind,
    day: NaiveDate,
    subject: &str,
) -> Result<(), Failure> {
    let number = story.chance.between(11, 2900);
    let fields = DecisionFields {
        kind,
        doc_number: format!("{number}/QĐ-MAU"),
        decided_on: Some(PartialDate::from_day(day)),
        issuer: Some("Liên hiệp hội (dữ liệu mẫu)".to_owned()),
        subject: Some(subject.to_owned()),
    };
    save_organization_decision(&story.app, part(story, at, fields), &Job::quiet())?;
    Ok(())
}

fn term(story: &mut Story<'_>, at: usize, began: NaiveDate) -> Result<Option<i64>, Failure> {
    let fields = TermFields {
        ordinal: Some(story.chance.between(3, 8) as u32),
        congress_on: Some(began),
        starts_on: PartialDate::from_day(began),
        ends_on: PartialDate::from_year(began.year() + 5),
        next_congress_on: PartialDate::from_year(began.year() + 5),
        note: None,
    };
    let done = save_organization_term(&story.app, part(story, at, fields), &Job::quiet())?;
    Ok(done.answer.terms.first().map(|term| term.id))
}

fn position(
    story: &mut Story<'_>,
    at: usize,
    term_id: Option<i64>,
    role: PositionRole,
    body: Body,
    began: NaiveDate,
) -> Result<(), Failure> {
    let own: Vec<i64> =
        story.members.iter().filter(|member| member.organization == at).map(|member| member.person_id).collect();
    if own.is_empty() {
        return Ok(());
    }
    let fields = PositionFields {
        term_id,
        person_id: Some(*story.chance.one(&own)),
        holder_name: None,
        body: Some(body),
        role,
        title_text: None,
        phone: None,
        email: None,
        from_on: Some(PartialDate::from_day(began)),
        to_on: None,
    };
    save_organization_position(&story.app, part(story, at, fields), &Job::quiet())?;
    Ok(())
}

fn part<T>(story: &Story<'_>, at: usize, fields: T) -> SavePart<T> {
    SavePart { organization_id: story.organizations[at].id, id: None, version: 0, fields }
}
