//! What a comparison amounts to: how many rows of each kind, what they fill, and in which ways they change.

use super::fields::Field;
use super::mapping::letters;
use super::preview::{ImportRow, RowKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A field that the list fills, as the book would get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct FilledField {
    /// Which.
    pub field: Field,
    /// How many rows fill it.
    pub row_count: usize,
    /// How many rows of each kind change it in the book.
    pub changes: Counts,
    /// The columns it was read out of although they hold something else: ticks, titles before a name, a level among
    /// the awards.
    pub derived_from: Vec<String>,
}

/// Rows that change the same fields and no others. Many at once are one decision, or a column read as another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ChangePattern {
    /// The fields.
    pub fields: Vec<Field>,
    /// How many rows.
    pub row_count: usize,
}

/// The most frequent ways in which members change, those of several rows only.
pub fn patterns(rows: &[ImportRow]) -> Vec<ChangePattern> {
    const SHOWN: usize = 4;
    let mut counts: BTreeMap<Vec<Field>, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Changed) {
        let mut fields: Vec<Field> = row.changes.iter().map(|change| change.field).collect();
        fields.sort_unstable();
        *counts.entry(fields).or_default() += 1;
    }
    let mut patterns: Vec<ChangePattern> = counts
        .into_iter()
        .filter(|(_, row_count)| *row_count > 1)
        .map(|(fields, row_count)| ChangePattern { fields, row_count })
        .collect();
    patterns.sort_by_key(|one| std::cmp::Reverse(one.row_count));
    patterns.truncate(SHOWN);
    patterns
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Counts {
    /// New members.
    pub new: usize,
    /// Members with other values.
    pub changed: usize,
    /// Members as they stand.
    pub same: usize,
    /// Members not in the list.
    pub missing: usize,
    /// Rows that need a decision.
    pub conflicting: usize,
    /// Rows without a readable person.
    pub unreadable: usize,
}

impl Counts {
    fn add(&mut self, kind: RowKind) {
        *match kind {
            RowKind::New => &mut self.new,
            RowKind::Changed => &mut self.changed,
            RowKind::Same => &mut self.same,
            RowKind::Missing => &mut self.missing,
            RowKind::Conflicting => &mut self.conflicting,
            RowKind::Unreadable => &mut self.unreadable,
        } += 1;
    }
}

/// What the rows fill, in the order of the fields: everything that a row holds is written or shown as a change.
pub(super) fn filled(rows: &[ImportRow], derived: &BTreeMap<Field, BTreeSet<usize>>) -> Vec<FilledField> {
    let mut counts: BTreeMap<Field, (usize, Counts)> = BTreeMap::new();
    for row in rows {
        for field in row.values.keys() {
            counts.entry(*field).or_default().0 += 1;
        }
        for change in &row.changes {
            counts.entry(change.field).or_default().1.add(row.kind);
        }
    }
    let columns = |field| derived.get(&field).into_iter().flatten().map(|column| letters(*column)).collect();
    counts
        .into_iter()
        .map(|(field, (row_count, changes))| FilledField { field, row_count, changes, derived_from: columns(field) })
        .collect()
}

/// Counts rows by kind.
pub fn count(rows: &[ImportRow]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        counts.add(row.kind);
    }
    counts
}
