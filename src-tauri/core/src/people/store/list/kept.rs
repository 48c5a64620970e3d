//! Orders of the list kept in memory, so that a page far down is a slice and not a walk; who is a member; and who has
//! the words of the last filters, until the next act on people.
//!
//! An order is kept from the first page that needs it, stretch by stretch, as the numbers of people (four bytes each).
//! Each act puts the few people it changed in their new places, or, when it changed many, drops what is kept: the book
//! remains the truth, and what is kept is read off its indexes again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rusqlite::{CachedStatement, Connection, OptionalExtension};

use super::Order;
use super::columns::column_of;
use super::drivers::{birth_range, highest_id};
use super::order::{BY_NAME, Piece};
use crate::error::Failure;
use crate::storage::list::Filter;

/// An act that changed more people drops what is kept; putting one person in its places costs up to half a millisecond a
/// stretch in a book of a million.
pub(crate) const MOST_MENDED: usize = 20;
/// Nobody has a higher number but in a book made by another hand, which is walked as it is.
const HIGHEST_KEPT: i64 = 1 << 27;

/// Whether the people of the book are numbered so that orders and sets of them can be kept.
pub(super) fn can_keep(connection: &Connection) -> Result<bool, Failure> {
    Ok(highest_id(connection)? <= HIGHEST_KEPT)
}

/// So many answers of the word index are kept, for filters that are scrolled through or put in another order.
const MOST_WORDS: usize = 16;

/// What is kept.
#[derive(Debug, Default)]
pub(crate) struct KeptPeople {
    stretches: HashMap<String, Stretch>,
    members: Option<Members>,
    /// Who has the words of the last filters, the latest at the end; nothing inside when they are too many to list.
    words: Vec<(String, Option<Arc<People>>)>,
}

/// Who has a membership that runs on a day: of the day asked for last.
#[derive(Debug)]
struct Members {
    /// The condition on one membership `m`, the day in it.
    running: String,
    people: People,
}

/// The people of a piece of an order, rising by its first expression, then by their number.
#[derive(Debug)]
struct Stretch {
    clause: Option<String>,
    expression: String,
    ids: Arc<Vec<u32>>,
}

impl KeptPeople {
    /// Whether nothing is kept.
    pub(crate) fn is_empty(&self) -> bool {
        self.stretches.is_empty() && self.members.is_none() && self.words.is_empty()
    }

    /// Who has certain words, when that was asked lately.
    pub(super) fn with_words(&self, words: &str) -> Option<Option<Arc<People>>> {
        self.words.iter().find(|(known, _)| known == words).map(|(_, people)| people.clone())
    }

    /// Keeps who has certain words.
    pub(super) fn keep_words(&mut self, words: String, people: Option<Arc<People>>) {
        self.words.retain(|(known, _)| *known != words);
        self.words.push((words, people));
        if self.words.len() > MOST_WORDS {
            self.words.remove(0);
        }
    }

    /// The people of the n-th of the pieces of an order, rising.
    pub(super) fn stretch(
        &mut self,
        connection: &Connection,
        pieces: &[Piece],
        at: usize,
    ) -> Result<Arc<Vec<u32>>, Failure> {
        let piece = &pieces[at];
        let name = piece.name();
        if let Some(stretch) = self.stretches.get(&name) {
            return Ok(stretch.ids.clone());
        }
        if pieces.len() > 1 && pieces.iter().all(|piece| piece.index == BY_NAME) {
            return Ok(self.all_by_name(connection, pieces)?.swap_remove(at));
        }
        let ids = if piece.is_rest {
            // Who is in no other stretch, by name: no index says so without a look at each record.
            let mut others = People::default();
            for other in (0..pieces.len()).filter(|other| *other != at) {
                others.add_all(&self.stretch(connection, pieces, other)?);
            }
            let mut ids = self.stretch(connection, &Order::Name.pieces(false), 0)?.as_ref().clone();
            ids.retain(|&id| !others.contains(id));
            ids
        } else {
            read(connection, piece)?
        };
        Ok(self.keep(piece, ids))
    }

    /// The pieces of a closed set that has no index, everybody being looked at once for all of them.
    fn all_by_name(&mut self, connection: &Connection, pieces: &[Piece]) -> Result<Vec<Arc<Vec<u32>>>, Failure> {
        let whens = pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| format!(" WHEN {} THEN {at}", piece.clause.as_deref().unwrap_or("1")));
        let sql = format!(
            "SELECT p.id, CASE{} ELSE {} END FROM person p INDEXED BY {BY_NAME} ORDER BY p.sort_key, p.id",
            whens.collect::<String>(),
            pieces.len()
        );
        let mut ids = vec![Vec::new(); pieces.len() + 1];
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            ids[row.get::<_, usize>(1)?].push(row.get(0)?);
        }
        Ok(pieces.iter().zip(ids).map(|(piece, ids)| self.keep(piece, ids)).collect())
    }

    fn keep(&mut self, piece: &Piece, ids: Vec<u32>) -> Arc<Vec<u32>> {
        let ids = Arc::new(ids);
        let stretch = Stretch { clause: piece.clause.clone(), expression: piece.order[0].0.clone(), ids: ids.clone() };
        self.stretches.insert(piece.name(), stretch);
        ids
    }

    /// The people who pass a filter by a closed set or by the birth, and whether all of them do; nothing when it is of
    /// another kind.
    pub(super) fn of_filter(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        day: &str,
        running: &str,
    ) -> Result<Option<(People, bool)>, Failure> {
        if let Some((from, to)) = birth_range(filter) {
            // Of a year, any number is let through, and `birth_on` alone is compared as text.
            return Ok(Some((self.born(connection, &from, &to)?, column_of(filter) == "birth_on")));
        }
        let Filter::OneOf { column, values } = filter else { return Ok(None) };
        if values.is_empty() {
            return Ok(None);
        }
        if column == "status" {
            return Ok(Some((self.of_status(connection, values, day, running)?, true)));
        }
        let Some(order @ Order::Choice(_, known, _)) = Order::of_column(column) else { return Ok(None) };
        let pieces = order.pieces(false);
        let mut people = People::default();
        for (at, value) in known.iter().copied().chain([""]).enumerate() {
            if values.iter().any(|wanted| wanted == value) {
                people.add_all(&self.stretch(connection, &pieces, at)?);
            }
        }
        Ok(Some((people, true)))
    }

    /// People whose birth, as text, lies between two, ends included.
    fn born(&mut self, connection: &Connection, from: &str, to: &str) -> Result<People, Failure> {
        let Some(order) = Order::of_column("birth_on") else { return Ok(People::default()) };
        let pieces = order.pieces(false);
        let ids = self.stretch(connection, &pieces, 0)?;
        let mut keys = connection.prepare_cached(&key_sql(&pieces[0].order[0].0, "1"))?;
        let first = place(&mut keys, &ids, from.as_bytes(), 0)?;
        let end = place(&mut keys, &ids, to.as_bytes(), u32::MAX)?;
        let mut people = People::default();
        people.add_all(ids.get(first..end).unwrap_or_default());
        Ok(people)
    }

    /// Where people stand on the day: dead, else a member, else one no more or not yet.
    fn of_status(
        &mut self,
        connection: &Connection,
        values: &[String],
        day: &str,
        running: &str,
    ) -> Result<People, Failure> {
        let wanted = |status: &str| values.iter().any(|value| value == status);
        let everybody = self.stretch(connection, &Order::Name.pieces(false), 0)?;
        let mut statement = connection.prepare_cached("SELECT id FROM person WHERE deceased_on <= ?1")?;
        let mut dead = People::default();
        for id in statement.query_map([day], |row| row.get(0))? {
            dead.add(id?);
        }
        let members = self.members(connection, running)?;
        let mut people = People::default();
        for &id in everybody.iter() {
            let status = match (dead.contains(id), members.contains(id)) {
                (true, _) => "deceased",
                (false, true) => "active",
                (false, false) => "ended",
            };
            if wanted(status) {
                people.add(id);
            }
        }
        Ok(people)
    }

    fn members(&mut self, connection: &Connection, running: &str) -> Result<&People, Failure> {
        let members = match self.members.take().filter(|members| members.running == running) {
            Some(members) => members,
            None => {
                let sql = format!("SELECT m.person_id FROM membership m INDEXED BY membership_person WHERE {running}");
                let mut people = People::default();
                for id in connection.prepare_cached(&sql)?.query_map([], |row| row.get(0))? {
                    people.add(id?);
                }
                Members { running: running.to_owned(), people }
            }
        };
        Ok(&self.members.insert(members).people)
    }

    /// Puts the people whom an act changed, added or removed in the places where they now belong.
    ///
    /// # Errors
    /// The book cannot be read; then what is kept is of no use any more.
    pub(crate) fn mend(&mut self, connection: &Connection, changed: &[i64]) -> Result<(), Failure> {
        self.words.clear();
        let mut gone = People::default();
        let changed: HashSet<u32> = changed.iter().filter_map(|&id| u32::try_from(id).ok()).collect();
        changed.iter().for_each(|&id| gone.add(id));
        for stretch in self.stretches.values_mut() {
            let ids = Arc::make_mut(&mut stretch.ids);
            ids.retain(|&id| !gone.contains(id));
            let clause = stretch.clause.as_deref().unwrap_or("1");
            let mut own = connection.prepare_cached(&key_sql(&stretch.expression, clause))?;
            let mut any = connection.prepare_cached(&key_sql(&stretch.expression, "1"))?;
            for &id in &changed {
                let Some(key) = key(&mut own, id)? else { continue };
                let at = place(&mut any, ids, &key, id)?;
                ids.insert(at, id);
            }
        }
        if let Some(members) = &mut self.members {
            let sql =
                format!("SELECT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ?1 AND {})", members.running);
            let mut is_member = connection.prepare_cached(&sql)?;
            for &id in &changed {
                members.people.remove(id);
                if is_member.query_row([id], |row| row.get(0))? {
                    members.people.add(id);
                }
            }
        }
        Ok(())
    }
}

/// The people of a piece, off its index.
fn read(connection: &Connection, piece: &Piece) -> Result<Vec<u32>, Failure> {
    let clause = piece.clause.as_ref().map(|clause| format!(" WHERE {clause}")).unwrap_or_default();
    let sql =
        format!("SELECT p.id FROM person p INDEXED BY {}{clause} ORDER BY {}, p.id", piece.index, piece.order[0].0);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What a person is ordered by, as SQLite compares it: byte by byte; nothing when the person is not of the stretch.
fn key(statement: &mut CachedStatement<'_>, id: u32) -> Result<Option<Vec<u8>>, Failure> {
    let key = |row: &rusqlite::Row<'_>| Ok(row.get_ref(0)?.as_bytes_or_null()?.unwrap_or_default().to_vec());
    Ok(statement.query_row([id], key).optional()?)
}

fn key_sql(expression: &str, clause: &str) -> String {
    format!("SELECT {expression} FROM person p WHERE p.id = ?1 AND {clause}")
}

/// Where a person of a key stands, or would stand, among others who rise by it.
fn place(keys: &mut CachedStatement<'_>, ids: &[u32], own: &[u8], id: u32) -> Result<usize, Failure> {
    let (mut low, mut high) = (0, ids.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let other = key(keys, ids[middle])?.unwrap_or_default();
        match (other.as_slice(), ids[middle]) < (own, id) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    Ok(low)
}

/// People, a bit each, by their numbers.
#[derive(Debug, Default, Clone)]
pub(super) struct People {
    bits: Vec<u64>,
}

impl People {
    pub(super) fn add(&mut self, id: u32) {
        let word = id as usize / 64;
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (id % 64);
    }

    pub(super) fn add_all(&mut self, ids: &[u32]) {
        ids.iter().for_each(|&id| self.add(id));
    }

    fn remove(&mut self, id: u32) {
        if let Some(word) = self.bits.get_mut(id as usize / 64) {
            *word &= !(1 << (id % 64));
        }
    }

    pub(super) fn contains(&self, id: u32) -> bool {
        self.bits.get(id as usize / 64).is_some_and(|word| word & (1 << (id % 64)) != 0)
    }

    /// Leaves those who are among `others` too.
    pub(super) fn keep(&mut self, others: &Self) {
        self.bits.truncate(others.bits.len());
        self.bits.iter_mut().zip(&others.bits).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// By their numbers.
    pub(super) fn ids(&self) -> Vec<i64> {
        let words = self.bits.iter().enumerate().filter(|(_, word)| **word != 0);
        words
            .flat_map(|(at, word)| {
                (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| at as i64 * 64 + bit)
            })
            .collect()
    }
}
