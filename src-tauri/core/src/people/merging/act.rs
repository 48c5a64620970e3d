//! The act: pairs of records become one each, all of them or none.

use std::collections::{HashMap, HashSet};

use super::{Merge, MergeError, MergeField, Merged, rules, store};
use crate::app::Tx;
use crate::error::Failure;
use crate::memberships;
use crate::people::{self, Person};
use crate::settings::PrivacySettings;

/// Merges within a running act; `seen` are the sensitive fields that whoever merges may see, and so choose.
///
/// # Errors
/// [`MergeError`]; a record was changed elsewhere since its version was read; the record that goes on would break a rule.
pub(super) fn merge_all(tx: &Tx<'_>, merges: &[Merge], seen: &PrivacySettings) -> Result<Vec<Merged>, Failure> {
    if merges.is_empty() {
        return Err(MergeError::NoneSelected.into());
    }
    refuse_unclear(tx, merges)?;
    // A record may take several in; what the first of them changed in it is no change from elsewhere.
    let mut versions: HashMap<i64, i64> = HashMap::new();
    let mut done = Vec::new();
    for merge in merges {
        let into = read(tx, merge.into_id, versions.get(&merge.into_id).copied().unwrap_or(merge.into_version))?;
        let from = read(tx, merge.from_id, merge.from_version)?;
        done.push(merge_two(tx, &into, &from, merge, seen)?);
        versions.insert(into.id, people::store::get(tx, into.id)?.version);
    }
    Ok(done)
}

/// Each record merged in is in one pair only.
fn refuse_unclear(tx: &Tx<'_>, merges: &[Merge]) -> Result<(), Failure> {
    let name = |id: i64| Ok::<_, Failure>(people::store::get(tx, id)?.fields.full_name);
    let targets: HashSet<i64> = merges.iter().map(|merge| merge.into_id).collect();
    let mut seen = HashSet::new();
    for merge in merges {
        if merge.into_id == merge.from_id {
            return Err(MergeError::SameRecord { name: name(merge.into_id)? }.into());
        }
        if !seen.insert(merge.from_id) || targets.contains(&merge.from_id) {
            return Err(MergeError::InSeveralPairs { name: name(merge.from_id)? }.into());
        }
    }
    Ok(())
}

/// The record, if it is still of that version.
fn read(tx: &Tx<'_>, id: i64, version: i64) -> Result<Person, Failure> {
    let person = people::store::get(tx, id)?;
    crate::privacy::store::refuse_erased(tx, id)?;
    if person.version == version {
        return Ok(person);
    }
    let mut current = person;
    crate::privacy::rules::strip(&mut current.fields);
    Err(Failure::stale("Hồ sơ", &current))
}

fn merge_two(
    tx: &Tx<'_>,
    into: &Person,
    from: &Person,
    merge: &Merge,
    seen: &PrivacySettings,
) -> Result<Merged, Failure> {
    let fields = rules::merged(&into.fields, &from.fields, &merge.take_fields, &merge.keep_both, seen)?;
    let own = memberships::store::of_person(tx, into.id)?;
    let others = memberships::store::of_person(tx, from.id)?;
    let taken: HashSet<i64> = match &merge.take_memberships {
        Some(chosen) => chosen.iter().copied().collect(),
        None => rules::proposed(&own, &others),
    };
    if !taken.iter().all(|id| others.iter().any(|other| other.id == *id)) {
        return Err(MergeError::ForeignMembership { name: from.fields.full_name.clone() }.into());
    }
    store::keep_person(tx, from.id, into.id)?;
    for aside in rules::set_aside(&own, &others, &taken) {
        store::set_aside(tx, from.id, aside)?;
    }
    let united = store::unite_positions(tx, from.id, into.id)?;
    let moved = store::move_all(tx, from.id, into.id)?;
    store::move_told_apart(tx, from.id, into.id)?;
    store::take_out(tx, from.id)?;
    let version = if fields == into.fields { into.version } else { write(tx, into, fields)? };
    let ended_count = let_die(tx, into, from, merge, version)?;
    Ok(Merged {
        into_id: into.id,
        from_id: from.id,
        moved_count: moved as u64,
        set_aside: store::set_aside_of(tx, from.id)?,
        united_position_count: united,
        ended_count,
    })
}

/// Writes the record as it goes on; its new version.
fn write(tx: &Tx<'_>, into: &Person, fields: people::PersonFields) -> Result<i64, Failure> {
    let fields = people::rules::cleaned(fields);
    people::rules::check(&fields, tx.today())?;
    if let Some(national_id) = &fields.national_id {
        people::refuse_taken(tx, national_id, Some(into.id))?;
    }
    if !people::store::update(tx, into.id, into.version, &fields)? {
        let mut current = people::store::get(tx, into.id)?;
        crate::privacy::rules::strip(&mut current.fields);
        return Err(Failure::stale("Hồ sơ", &current));
    }
    Ok(into.version + 1)
}

/// Who died in either record is dead in the one that goes on: everything that still runs ends that day. How many
/// memberships ended.
fn let_die(tx: &Tx<'_>, into: &Person, from: &Person, merge: &Merge, version: i64) -> Result<u64, Failure> {
    let takes = merge.take_fields.contains(&MergeField::DeceasedOn) && from.deceased_on.is_some();
    let died_on = if takes { &from.deceased_on } else { &into.deceased_on };
    let Some(died_on) = died_on.as_ref().or(from.deceased_on.as_ref()) else { return Ok(0) };
    let now = people::store::get(tx, into.id)?;
    people::rules::check_death(died_on, now.fields.birth_on.as_ref(), tx.today())?;
    people::rules::check_death_after_admissions(died_on, &memberships::store::of_person(tx, into.id)?)?;
    if into.deceased_on.as_ref() != Some(died_on) {
        people::store::set_deceased(tx, into.id, version, died_on)?;
    }
    let ended = memberships::end_all_of_deceased(tx, into.id, died_on)?;
    people::store::end_positions(tx, into.id, died_on)?;
    Ok(ended as u64)
}
