//! The pairs found last, kept in memory so that paging is quick and a search of a million is not made for every page.

use std::sync::Arc;
use std::time::Duration;

use foldhash::{HashMap, HashSet, HashSetExt};
use rusqlite::Connection;

use super::store;
use crate::error::Failure;
use crate::history::Act;

/// Two records by their numbers, and why.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeptPair {
    /// The smaller number.
    pub one: i64,
    /// The greater number.
    pub other: i64,
    /// Points.
    pub points: u8,
    /// Bits of the reasons.
    pub reasons: u32,
}

/// What a search found.
#[derive(Debug)]
pub(super) struct Search {
    /// Pairs, the best first, without those told apart.
    pub pairs: Vec<KeptPair>,
    /// Organisations of the people in them.
    pub organizations: HashMap<i64, Vec<i64>>,
    /// Records that were read.
    pub people: u64,
    /// Comparisons that were not made.
    pub not_compared: u64,
    /// Pairs found and not kept.
    pub left_out: u64,
    /// How long it took.
    pub taken: Duration,
}

/// The last search, and whether people changed since.
#[derive(Debug, Default)]
pub(crate) struct KeptDuplicates {
    search: Option<Arc<Search>>,
    is_stale: bool,
}

impl KeptDuplicates {
    pub(super) fn keep(&mut self, search: Arc<Search>, is_stale: bool) {
        self.search = Some(search);
        self.is_stale = is_stale;
    }

    pub(super) fn search(&self) -> Option<(Arc<Search>, bool)> {
        Some((self.search.clone()?, self.is_stale))
    }

    /// Follows an act: what was merged or told apart leaves; after any other change of people a new search is due.
    pub(crate) fn mend(&mut self, connection: &Connection, act: Act, entry_id: i64, changed: &[String]) {
        if self.search.is_none() {
            return;
        }
        let touches =
            ["person", "membership", "different_people"].iter().any(|table| changed.iter().any(|one| one == table));
        let follows = matches!(act, Act::MergePeople | Act::TellApart);
        if touches && !(follows && self.prune(connection, entry_id).is_ok()) {
            self.is_stale = true;
        }
    }

    fn prune(&mut self, connection: &Connection, entry_id: i64) -> Result<(), Failure> {
        let gone = store::merged_by(connection, entry_id)?;
        let apart = store::told_apart(connection)?;
        if let Some(search) = &mut self.search {
            let leaves = |pair: &KeptPair| {
                gone.contains(&pair.one) || gone.contains(&pair.other) || apart.contains(&(pair.one, pair.other))
            };
            let pairs = search.pairs.iter().filter(|pair| !leaves(pair)).copied().collect();
            let mut touched: HashSet<i64> = HashSet::new();
            touched.extend(search.pairs.iter().filter(|pair| leaves(pair)).flat_map(|pair| [pair.one, pair.other]));
            let mut organizations = search.organizations.clone();
            organizations.extend(store::organizations(connection, &touched)?);
            *search = Arc::new(Search { pairs, organizations, ..**search });
        }
        Ok(())
    }
}
