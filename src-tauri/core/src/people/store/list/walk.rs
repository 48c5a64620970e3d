//! The order walked until the page is full, when no driver gives few people.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::drivers::{Driver, DriverKind, MOST_LOOKED_UP};
use super::kept::{People, can_keep};
use super::order::{Order, Piece};
use super::{KeptPeople, Query, ids};
use crate::error::Failure;
use crate::storage::list::Conditions;

/// A page that begins further down comes from the kept order; passing so many entries of an index takes no time.
const NEAR: usize = 2_000;
/// How many people are tested at once: first about what a page needs, then more.
const TESTED_FIRST: usize = 256;
const TESTED_MOST: usize = 1_024;
/// So many at the beginning of the order are tested before anything is counted: where one in eight passes, they do.
const TESTED_NEAR: usize = 3 * TESTED_FIRST;

/// People who may pass.
struct Candidates {
    people: People,
    /// All of them do.
    pass: bool,
}

impl Query<'_> {
    /// The people of a page, when many pass.
    pub(super) fn dense_ids(
        &self,
        connection: &Connection,
        kept: &mut KeptPeople,
        order: Order,
        wanted: usize,
    ) -> Result<Vec<i64>, Failure> {
        let offset = self.request.offset as usize;
        let conditions = self.everything();
        let pieces = self.pieces(order);
        if !can_keep(connection)? {
            return walk(connection, &pieces, &conditions, wanted, offset);
        }
        if conditions.clauses.is_empty() {
            return match order.has_index() && offset <= NEAR {
                true => walk(connection, &pieces, &conditions, wanted, offset),
                false => kept_page(connection, kept, &pieces, wanted, offset),
            };
        }
        // Words that fit many names are found soon in whatever order an index walks.
        let only_names = self.names.is_none() && self.name_match.is_some() && self.request.filters.is_empty();
        if only_names && order.has_index() {
            return walk(connection, &pieces, &conditions, wanted, offset);
        }
        if self.names.is_none() && self.accented.is_empty() && !self.drivers.iter().any(Driver::is_listed) {
            let mut page = Page { wanted, skip: offset, found: Vec::new() };
            let near = match order.has_index() {
                true => walk(connection, &pieces, &Conditions::default(), TESTED_NEAR, 0)?,
                false => kept_page(connection, kept, &pieces, TESTED_NEAR, 0)?,
            };
            if page.take(connection, Some(&conditions), near.into_iter())? {
                return Ok(page.found);
            }
        }
        let (people, pass) = match self.candidates(connection, kept)? {
            Some(Candidates { people, .. }) if people.len() <= MOST_LOOKED_UP as usize => {
                return self.sparse_ids(connection, &Driver::of(&people), order, wanted);
            }
            Some(Candidates { people, pass }) => (Some(people), pass),
            None if order.has_index() => return walk(connection, &pieces, &conditions, wanted, offset),
            None => (None, false),
        };
        let may_pass = |id: u32| people.as_ref().is_none_or(|people| people.contains(id));
        let pieces = order.pieces(self.descending());
        let mut page = Page { wanted, skip: offset, found: Vec::new() };
        for conditions in self.rounds(pass) {
            for at in 0..pieces.len() {
                let ids = kept.stretch(connection, &pieces, at)?;
                let numbers = ids.iter().copied().filter(|&id| may_pass(id)).map(i64::from);
                let full = match pieces[at].falls() {
                    true => page.take(connection, conditions.as_ref(), numbers.rev())?,
                    false => page.take(connection, conditions.as_ref(), numbers)?,
                };
                if full {
                    return Ok(page.found);
                }
            }
        }
        Ok(page.found)
    }

    /// What candidates are tested by, those first who come first: nothing when all pass.
    fn rounds(&self, pass: bool) -> Vec<Option<Conditions>> {
        let conditions = || match pass {
            true => Conditions::default(),
            false => self.everything_but(if self.names.is_some() { self.search_words } else { 0 }),
        };
        let (Some(accent), values) = self.accent_clause() else {
            return vec![(!pass).then(conditions)];
        };
        let with = |mark: u8| {
            let mut conditions = conditions();
            conditions.push(format!("{accent} = {mark}"), values.clone());
            Some(conditions)
        };
        vec![with(1), with(0)]
    }

    /// The order as stretches, people written with the accents typed first.
    fn pieces(&self, order: Order) -> Vec<Piece> {
        let pieces = order.pieces(self.descending());
        let (Some(clause), values) = self.accent_clause() else { return pieces };
        let with = |clause: &str| pieces.iter().map(|piece| piece.and(clause, &values)).collect::<Vec<_>>();
        let mut all = with(&format!("{clause} = 1"));
        all.extend(with(&format!("{clause} = 0")));
        all
    }

    /// Those whom the filters' closed sets and drivers leave; nothing when none says anything.
    fn candidates(&self, connection: &Connection, kept: &mut KeptPeople) -> Result<Option<Candidates>, Failure> {
        let narrow = |others: People, people: &mut Option<People>| match people {
            Some(people) => people.keep(&others),
            None => *people = Some(others),
        };
        let mut people = self.names.clone();
        let mut pass = self.search_words == 0 || people.is_some();
        for filter in &self.request.filters {
            match kept.of_filter(connection, filter, &self.day, &self.running())? {
                Some((found, exactly)) => {
                    narrow(found, &mut people);
                    pass &= exactly;
                }
                None => pass = false,
            }
        }
        for driver in self.drivers.iter().filter(|driver| driver.kind != DriverKind::Kept) {
            if people.as_ref().is_some_and(|people| people.len() <= MOST_LOOKED_UP as usize) {
                break;
            }
            if let Some(found) = driver.people(connection)? {
                narrow(found.clone(), &mut people);
            }
        }
        Ok(people.map(|people| Candidates { people, pass }))
    }
}

/// A page being filled from people who come in the order of the list.
struct Page {
    wanted: usize,
    skip: usize,
    found: Vec<i64>,
}

impl Page {
    /// Takes those who pass (everybody, without conditions) until the page is full; tells whether it is.
    fn take(
        &mut self,
        connection: &Connection,
        conditions: Option<&Conditions>,
        mut people: impl Iterator<Item = i64>,
    ) -> Result<bool, Failure> {
        let Some(conditions) = conditions else {
            while self.skip > 0 && people.next().is_some() {
                self.skip -= 1;
            }
            self.found.extend(people.take(self.wanted - self.found.len()));
            return Ok(self.found.len() == self.wanted);
        };
        let mut at_once = TESTED_FIRST;
        while self.found.len() < self.wanted {
            let some: Vec<i64> = people.by_ref().take(at_once).collect();
            if some.is_empty() {
                return Ok(false);
            }
            let some = passing(connection, conditions, &some)?;
            let skipped = self.skip.min(some.len());
            self.skip -= skipped;
            self.found.extend(some.into_iter().skip(skipped).take(self.wanted - self.found.len()));
            at_once = (at_once * 2).min(TESTED_MOST);
        }
        Ok(true)
    }
}

/// Those of some people who meet the conditions, as they came.
fn passing(connection: &Connection, conditions: &Conditions, some: &[i64]) -> Result<Vec<i64>, Failure> {
    let numbers: Vec<String> = some.iter().map(i64::to_string).collect();
    let sql = format!(
        "SELECT p.id FROM json_each(?) d CROSS JOIN person p ON p.id = d.value{} ORDER BY d.key",
        conditions.where_sql()
    );
    let numbers = Value::from(format!("[{}]", numbers.join(",")));
    ids(connection, &sql, std::iter::once(&numbers).chain(&conditions.values))
}

/// A page of everybody.
fn kept_page(
    connection: &Connection,
    kept: &mut KeptPeople,
    pieces: &[Piece],
    wanted: usize,
    mut skip: usize,
) -> Result<Vec<i64>, Failure> {
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if found.len() == wanted {
            break;
        }
        let ids = kept.stretch(connection, pieces, at)?;
        let passed = skip.min(ids.len());
        skip -= passed;
        let missing = wanted - found.len();
        let numbers = ids.iter().copied().map(i64::from);
        match piece.falls() {
            true => found.extend(numbers.rev().skip(passed).take(missing)),
            false => found.extend(numbers.skip(passed).take(missing)),
        }
    }
    Ok(found)
}

/// The people of the pieces one after the other who meet the conditions: so many, after `skip` others.
fn walk(
    connection: &Connection,
    pieces: &[Piece],
    conditions: &Conditions,
    wanted: usize,
    mut skip: usize,
) -> Result<Vec<i64>, Failure> {
    let mut found = Vec::new();
    for piece in pieces {
        let missing = wanted - found.len();
        if missing == 0 {
            break;
        }
        let from = piece.from(conditions);
        let sql = format!("SELECT p.id {from} ORDER BY {} LIMIT {missing} OFFSET {skip}", piece.order_sql());
        let values = || conditions.values.iter().chain(&piece.values);
        let part = ids(connection, &sql, values())?;
        if part.is_empty() && skip > 0 {
            let passed: usize = connection
                .prepare_cached(&format!("SELECT count(*) {from}"))?
                .query_row(params_from_iter(values()), |row| row.get(0))?;
            skip -= passed.min(skip);
        } else {
            skip = 0;
        }
        found.extend(part);
    }
    Ok(found)
}
