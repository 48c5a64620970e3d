//! Request and answer of the list of duplicates.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use foldhash::HashSet;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{Facts, Words};
use super::kept::{KeptPair, Search};
use super::{DuplicateLevel, DuplicatePair, finding, rules, store};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::people::store::list::line;

/// Records read at a time; in between others may use the book.
const TOGETHER: usize = 20_000;
/// A search that took no longer is made again by itself when people changed.
const QUICK: Duration = Duration::from_millis(1_500);
/// The most pairs of a page.
const MOST: u32 = 500;

/// Which pairs to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListDuplicates {
    /// Only those of this level.
    pub level: Option<DuplicateLevel>,
    /// Only those of whom one is or was a member here.
    pub organization_id: Option<i64>,
    /// Only those who share no organisation.
    pub across_only: bool,
    /// Only the pairs of this record.
    pub person_id: Option<i64>,
    /// Searches again although the last search still answers.
    pub refresh: bool,
    /// Searches not at all: what the last search found, or nothing.
    pub known_only: bool,
    /// How many pairs to leave out before the first.
    pub offset: u32,
    /// At most this many, up to 500; 0: only the totals.
    pub limit: u32,
}

/// How many pairs of each level pass the other filters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct LevelCounts {
    /// Rất giống.
    pub high: u64,
    /// Khá giống.
    pub medium: u64,
    /// Có thể.
    pub low: u64,
}

/// A page of pairs, the most alike first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicatesPage {
    /// The pairs from `offset` on.
    pub rows: Vec<DuplicatePair>,
    /// How many pairs pass the filters.
    pub total: u64,
    /// The same by level, whichever level is asked for.
    pub counts: LevelCounts,
    /// Whether there was a search at all.
    pub is_searched: bool,
    /// Whether people changed since the search, which is too long to be made again by itself.
    pub is_stale: bool,
    /// How many records were looked through.
    pub person_count: u64,
    /// Comparisons that were not made, because too many have the same name and year or the same card.
    pub not_compared_count: u64,
    /// Pairs found beyond the best three hundred thousand.
    pub left_out_count: u64,
}

/// A page of the pairs that may be of one person. Searches first when nothing was found yet, or when people changed and
/// the search is quick.
///
/// # Errors
/// The user stopped it; the book cannot be read.
pub fn list_duplicates(app: &App, request: ListDuplicates, job: &Job) -> Result<DuplicatesPage, Failure> {
    let known = app.read_kept(|_, kept| Ok(kept.duplicates.search()))?;
    let known = match known {
        Some((search, is_stale)) if !request.refresh && (!is_stale || search.taken > QUICK || request.known_only) => {
            Some((search, is_stale))
        }
        None if request.known_only => None,
        _ => Some((search(app, job)?, false)),
    };
    let Some((search, is_stale)) = known else {
        return Ok(DuplicatesPage {
            rows: Vec::new(),
            total: 0,
            counts: LevelCounts::default(),
            is_searched: false,
            is_stale: false,
            person_count: 0,
            not_compared_count: 0,
            left_out_count: 0,
        });
    };
    let as_of = app.today();
    app.read(|connection| page(connection, &search, is_stale, &request, as_of))
}

/// Looks through all records and keeps what it found.
fn search(app: &App, job: &Job) -> Result<Arc<Search>, Failure> {
    let began = Instant::now();
    let (total, begun_at) = app.read(|connection| Ok((store::count(connection)?, store::last_line(connection)?)))?;
    let (mut words, mut ids) = (Words::new(), Vec::with_capacity(total as usize));
    let mut facts: Vec<Facts> = Vec::with_capacity(total as usize);
    let mut more = true;
    while more {
        job.progress(ids.len() as u64, total, "Đang đọc hồ sơ…")?;
        more = app.read(|connection| store::read_on(connection, &mut words, &mut ids, &mut facts, TOGETHER))?;
    }
    drop(words);
    let cards = app.read(|connection| store::cards(connection, &ids))?;
    let people = ids.len() as u64;
    let found = finding::find(&mut facts, cards, &|look| {
        job.progress(total * (look - 1) / finding::LOOKS, total, "Đang so hồ sơ…")
    })?;
    drop(facts);
    let (apart, last) = app.read(|connection| Ok((store::told_apart(connection)?, store::last_line(connection)?)))?;
    let pairs: Vec<KeptPair> = found
        .pairs
        .into_iter()
        .map(|pair| KeptPair {
            one: ids[pair.one as usize],
            other: ids[pair.other as usize],
            points: pair.score.points,
            reasons: pair.score.reasons,
        })
        .filter(|pair| !apart.contains(&(pair.one, pair.other)))
        .collect();
    let of: HashSet<i64> = pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    let organizations = app.read(|connection| store::organizations(connection, &of))?;
    let search = Arc::new(Search {
        pairs,
        organizations,
        people,
        not_compared: found.not_compared,
        left_out: found.left_out,
        taken: began.elapsed(),
    });
    // What was done meanwhile may not be in it.
    app.read_kept(|_, kept| {
        kept.duplicates.keep(search.clone(), last != begun_at);
        Ok(())
    })?;
    Ok(search)
}

fn page(
    connection: &Connection,
    search: &Search,
    is_stale: bool,
    request: &ListDuplicates,
    as_of: NaiveDate,
) -> Result<DuplicatesPage, Failure> {
    let passing: Vec<&KeptPair> = search.pairs.iter().filter(|pair| passes(search, pair, request)).collect();
    let mut counts = LevelCounts::default();
    for pair in &passing {
        *match DuplicateLevel::of(pair.points) {
            DuplicateLevel::High => &mut counts.high,
            DuplicateLevel::Medium => &mut counts.medium,
            DuplicateLevel::Low => &mut counts.low,
        } += 1;
    }
    let of_level = |pair: &&&KeptPair| request.level.is_none_or(|level| DuplicateLevel::of(pair.points) == level);
    let total = passing.iter().filter(of_level).count() as u64;
    let wanted = passing.iter().filter(of_level).skip(request.offset as usize).take(request.limit.min(MOST) as usize);
    let mut rows = Vec::new();
    for pair in wanted {
        rows.extend(shown(connection, pair, as_of)?);
    }
    Ok(DuplicatesPage {
        rows,
        total,
        counts,
        is_searched: true,
        is_stale,
        person_count: search.people,
        not_compared_count: search.not_compared,
        left_out_count: search.left_out,
    })
}

fn passes(search: &Search, pair: &KeptPair, request: &ListDuplicates) -> bool {
    let of = |id: i64| search.organizations.get(&id).map_or(&[][..], Vec::as_slice);
    let (one, other) = (of(pair.one), of(pair.other));
    request.organization_id.is_none_or(|id| one.contains(&id) || other.contains(&id))
        && (!request.across_only || !one.iter().any(|id| other.contains(id)))
        && request.person_id.is_none_or(|id| pair.one == id || pair.other == id)
}

/// The pair with both records; nothing when one is no longer there.
fn shown(connection: &Connection, pair: &KeptPair, as_of: NaiveDate) -> Result<Option<DuplicatePair>, Failure> {
    let (Some(one), Some(other)) = (store::weight(connection, pair.one)?, store::weight(connection, pair.other)?)
    else {
        return Ok(None);
    };
    // Of equals the older record goes on.
    let (into, from) = if other > one { (pair.other, pair.one) } else { (pair.one, pair.other) };
    Ok(Some(DuplicatePair {
        person: line(connection, into, as_of)?,
        other: line(connection, from, as_of)?,
        score: pair.points,
        level: DuplicateLevel::of(pair.points),
        reasons: rules::reasons_of(pair.reasons),
    }))
}
