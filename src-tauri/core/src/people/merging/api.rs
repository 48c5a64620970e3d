//! Requests and answers of merging.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MembershipChoice, Merge, MergeError, MergePreview, Merged, PeoplePair, act, rules, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::people;
use crate::people::api::{PersonDetail, detail};
use crate::people::store::get;
use crate::privacy;
use crate::privacy::access::{Access, AccessKind};
use crate::settings::PrivacySettings;
use crate::text::number;

/// Pairs to merge, in one act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergePeople {
    /// The pairs.
    pub merges: Vec<Merge>,
}

/// Pairs of records that are not of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TellApart {
    /// The pairs; which of the two goes first does not matter.
    pub pairs: Vec<PeoplePair>,
}

/// What a merge would do, and what there is to choose.
///
/// # Errors
/// A record is not there (any more); both are the same.
pub fn preview_merge(app: &App, request: PeoplePair, _job: &Job) -> Result<MergePreview, Failure> {
    let seen = privacy::api::seen(app)?;
    let preview = app.read(|connection| {
        let (mut into, mut from) =
            (detail(connection, request.into_id, &seen)?, detail(connection, request.from_id, &seen)?);
        show_what_is_chosen(connection, &mut into, &mut from, &seen)?;
        if request.into_id == request.from_id {
            return Err(MergeError::SameRecord { name: into.person.fields.full_name }.into());
        }
        let proposed = rules::proposed(&into.memberships, &from.memberships);
        let memberships = into
            .memberships
            .iter()
            .flat_map(|own| from.memberships.iter().map(move |other| (own, other)))
            .filter(|(own, other)| rules::collide(own, other))
            .map(|(own, other)| MembershipChoice {
                own: own.clone(),
                other: other.clone(),
                take: proposed.contains(&other.id),
            })
            .collect();
        let ending_count = match (&into.person.deceased_on, &from.person.deceased_on) {
            (Some(_), None) => from.memberships.iter().filter(|one| one.ended_on.is_none()).count(),
            (None, Some(_)) => into.memberships.iter().filter(|one| one.ended_on.is_none()).count(),
            _ => 0,
        };
        Ok(MergePreview {
            fields: rules::choices(&into.person, &from.person),
            memberships,
            ending_count: ending_count as u64,
            told_apart: store::are_told_apart(connection, request.into_id, request.from_id)?,
            into,
            from,
        })
    })?;
    // What is chosen between is shown, and showing is logged.
    let shows = |detail: &PersonDetail| people::rules::has_sensitive(&detail.person.fields);
    let reveal = |id| Access { with_sensitive: true, ..Access::of_person(AccessKind::Reveal, id) };
    let shown: Vec<Access> = [&preview.into, &preview.from]
        .into_iter()
        .filter(|detail| shows(detail))
        .map(|detail| reveal(detail.person.id))
        .collect();
    if !shown.is_empty() {
        app.log_access(&shown)?;
    }
    privacy::access::opened(app, request.into_id);
    privacy::access::opened(app, request.from_id);
    Ok(preview)
}

/// Sensitive fields that may be seen and in which the two records differ are shown, for one is chosen; the others are not.
fn show_what_is_chosen(
    connection: &Connection,
    into: &mut PersonDetail,
    from: &mut PersonDetail,
    seen: &PrivacySettings,
) -> Result<(), Failure> {
    let mut one = get(connection, into.person.id)?.fields;
    let mut other = get(connection, from.person.id)?.fields;
    people::rules::hide_sensitive(&mut one, seen);
    people::rules::hide_sensitive(&mut other, seen);
    if one.ethnicity != other.ethnicity {
        (into.person.fields.ethnicity, from.person.fields.ethnicity) = (one.ethnicity, other.ethnicity);
    }
    if one.religion != other.religion {
        (into.person.fields.religion, from.person.fields.religion) = (one.religion, other.religion);
    }
    if one.party_member != other.party_member {
        (into.person.fields.party_member, from.person.fields.party_member) = (one.party_member, other.party_member);
    }
    Ok(())
}

/// Merges pairs of records, all of them or none.
///
/// # Errors
/// [`MergeError`]; a record was changed elsewhere; the record that goes on would break a rule.
pub fn merge_people(app: &App, request: MergePeople, _job: &Job) -> Result<Done<Vec<Merged>>, Failure> {
    let seen = privacy::api::seen(app)?;
    crate::backup::before_risk(app)?;
    app.transact(Act::MergePeople, |tx| {
        let names = match request.merges.as_slice() {
            [only] => Some((get(tx, only.from_id)?.fields.full_name, get(tx, only.into_id)?.fields.full_name)),
            _ => None,
        };
        let done = act::merge_all(tx, &request.merges, &seen)?;
        tx.describe(sentence(names, &done));
        Ok(done)
    })
}

/// “Đã gộp hai hồ sơ của Lê Văn An; 1 tư cách trùng thời gian tại Hội Y học được để riêng, không tính”.
fn sentence(names: Option<(String, String)>, done: &[Merged]) -> String {
    let mut sentence = match names {
        Some((from, into)) if from == into => format!("Đã gộp hai hồ sơ của {into}"),
        Some((from, into)) => format!("Đã gộp hồ sơ của {from} vào hồ sơ của {into}"),
        None => format!("Đã gộp {} cặp hồ sơ", number(done.len() as i64)),
    };
    let aside: Vec<&str> = done.iter().flat_map(|one| &one.set_aside).map(String::as_str).collect();
    if !aside.is_empty() {
        let mut places: Vec<&str> = Vec::new();
        aside.iter().for_each(|place| {
            if !places.contains(place) {
                places.push(place)
            }
        });
        let shown = places.len().min(3);
        let more =
            if places.len() > shown { format!(" và {} nơi khác", places.len() - shown) } else { String::new() };
        sentence.push_str(&format!(
            "; {} tư cách trùng thời gian tại {}{more} được để riêng, không tính",
            number(aside.len() as i64),
            places[..shown].join(", ")
        ));
    }
    let united: u64 = done.iter().map(|one| one.united_position_count).sum();
    if united > 0 {
        sentence.push_str(&format!("; {} chức danh ghi ở cả hai hồ sơ nay còn một", number(united as i64)));
    }
    let ended: u64 = done.iter().map(|one| one.ended_count).sum();
    if ended > 0 {
        sentence.push_str(&format!("; kết thúc {} tư cách vì người này đã từ trần", number(ended as i64)));
    }
    sentence
}

/// Remembers that records which look alike are of two people; how many pairs were not known yet.
///
/// # Errors
/// A record is not there (any more); both of a pair are the same.
pub fn tell_people_apart(app: &App, request: TellApart, _job: &Job) -> Result<Done<u64>, Failure> {
    app.transact(Act::TellApart, |tx| {
        if request.pairs.is_empty() {
            return Err(MergeError::NoneSelected.into());
        }
        let mut told: HashSet<(i64, i64)> = HashSet::new();
        for pair in &request.pairs {
            if tell_apart(tx, pair)? {
                told.insert((pair.into_id, pair.from_id));
            }
        }
        tx.describe(match request.pairs.as_slice() {
            [only] => {
                let (one, other) = (get(tx, only.into_id)?.fields.full_name, get(tx, only.from_id)?.fields.full_name);
                if one == other {
                    format!("Đã ghi hai hồ sơ tên {one} không phải một người")
                } else {
                    format!("Đã ghi {one} và {other} không phải một người")
                }
            }
            pairs => format!("Đã ghi {} cặp hồ sơ không phải một người", number(pairs.len() as i64)),
        });
        Ok(told.len() as u64)
    })
}

fn tell_apart(tx: &Tx<'_>, pair: &PeoplePair) -> Result<bool, Failure> {
    let one = get(tx, pair.into_id)?;
    get(tx, pair.from_id)?;
    if pair.into_id == pair.from_id {
        return Err(MergeError::SameRecord { name: one.fields.full_name }.into());
    }
    store::tell_apart(tx, pair.into_id, pair.from_id)
}
