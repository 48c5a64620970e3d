//! Which agency a name as somebody wrote it means, on a day: the one called so letter by letter (its name before its
//! short name, that before its other names, and one that exists on the day before one that does not); else the only one
//! that the words can stand for. Between two that answer to the name alike nothing is guessed.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::naming::Naming;
use super::{Agency, exists_on, names_of, store};
use crate::error::Failure;
use crate::text::fold;

/// How a name finds an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// This one, by its place among all.
    One(usize),
    /// Several answer to the name alike.
    Several,
    /// None.
    Nobody,
}

/// The agencies of the book by what they are called, on a day.
pub(crate) struct Finder {
    /// All of them.
    pub(crate) all: Vec<Agency>,
    /// By folded name: how near (0: its name, 1: its short name, 2: a synonym), and which.
    by_name: HashMap<String, Vec<(u8, usize)>>,
    /// Every name of each as it is told apart, with its place among all.
    namings: Vec<(Naming, usize)>,
    /// What was found for names that none is called by letter.
    meant: RefCell<HashMap<String, Found>>,
    day: NaiveDate,
}

impl Finder {
    /// Reads the agencies of the book.
    pub(crate) fn of(connection: &Connection, day: NaiveDate) -> Result<Self, Failure> {
        Ok(Self::among(store::all(connection)?, day))
    }

    /// Finds among these.
    pub(crate) fn among(all: Vec<Agency>, day: NaiveDate) -> Self {
        let mut by_name: HashMap<String, Vec<(u8, usize)>> = HashMap::new();
        for (at, agency) in all.iter().enumerate() {
            let fields = &agency.fields;
            let names = std::iter::once((0, &fields.name))
                .chain(fields.short_name.iter().map(|name| (1, name)))
                .chain(fields.synonyms.iter().map(|name| (2, name)));
            for (nearness, name) in names {
                let known = by_name.entry(fold(name)).or_default();
                if !known.iter().any(|(_, other)| *other == at) {
                    known.push((nearness, at));
                }
            }
        }
        let namings = all.iter().enumerate();
        let namings = namings.flat_map(|(at, agency)| names_of(&agency.fields).map(move |name| (Naming::of(name), at)));
        Self { namings: namings.collect(), all, by_name, meant: RefCell::default(), day }
    }

    /// The agency called so, else the only one that the words can stand for.
    pub(crate) fn find_written(&self, written: &str) -> Found {
        let found = self.find(written);
        if found != Found::Nobody || written.is_empty() {
            return found;
        }
        if let Some(known) = self.meant.borrow().get(written) {
            return *known;
        }
        let naming = Naming::of(written);
        let mut sure: Vec<usize> =
            self.namings.iter().filter(|(name, _)| naming.names(name)).map(|(_, at)| *at).collect();
        sure.dedup();
        if sure.iter().any(|at| self.exists(*at)) {
            sure.retain(|at| self.exists(*at));
        }
        let found = match sure.as_slice() {
            [] => Found::Nobody,
            [at] => Found::One(*at),
            _ => Found::Several,
        };
        self.meant.borrow_mut().insert(written.to_owned(), found);
        found
    }

    /// The agency called so letter by letter.
    pub(crate) fn find(&self, written: &str) -> Found {
        let Some(found) = self.by_name.get(&fold(written)).filter(|_| !written.is_empty()) else {
            return Found::Nobody;
        };
        let rank = |(nearness, at): &(u8, usize)| nearness * 2 + u8::from(!self.exists(*at));
        let best = found.iter().map(rank).min();
        let mut nearest = found.iter().filter(|one| Some(rank(one)) == best);
        match (nearest.next(), nearest.next()) {
            (Some((_, at)), None) => Found::One(*at),
            (Some(_), Some(_)) => Found::Several,
            (None, _) => Found::Nobody,
        }
    }

    /// The agency of a number.
    pub(crate) fn by_id(&self, id: i64) -> Option<&Agency> {
        self.all.iter().find(|agency| agency.id == id)
    }

    /// Every name of each agency, with its place among all.
    pub(crate) fn namings(&self) -> &[(Naming, usize)] {
        &self.namings
    }

    fn exists(&self, at: usize) -> bool {
        exists_on(&self.all[at].fields, self.day)
    }
}
