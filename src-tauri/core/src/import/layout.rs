//! What the reader decided about the columns of a list, kept with the import: the next list of the same association
//! that is laid out alike needs no deciding, in whatever order its columns stand.

use super::fields::Field;
use super::mapping::Column;
use super::questions::Answers;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The layout of a list that was written, and what was decided otherwise than proposed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// All columns with a heading.
    pub columns: Vec<Column>,
    /// Fields by heading (folded); `None`: left out.
    #[serde(default)]
    pub fields: BTreeMap<String, Option<Field>>,
    /// Answers by question and heading.
    #[serde(default)]
    pub answers: Answers,
}

/// Of the headings of a known layout so many in ten must come again.
const ALIKE: usize = 6;

/// The heading of a column by which it is known again; none where another column has the same.
fn known_by(columns: &[Column], column: &Column) -> Option<String> {
    let heading = fold(&column.source);
    let same = columns.iter().filter(|other| fold(&other.source) == heading).count();
    (!heading.is_empty() && same == 1).then_some(heading)
}

/// The latest layout that is like that of a list.
pub(super) fn like<'l>(layouts: &'l [Layout], columns: &[Column]) -> Option<&'l Layout> {
    let headings: Vec<String> = columns.iter().map(|one| fold(&one.source)).collect();
    layouts.iter().find(|layout| {
        let known: Vec<String> = layout.columns.iter().map(|one| fold(&one.source)).collect();
        let again = known.iter().filter(|one| headings.contains(one)).count();
        again > 0 && again * 10 >= known.len() * ALIKE
    })
}

impl Layout {
    /// What was decided about the columns of a list: each field that is not the proposed one.
    pub(super) fn of(columns: &[Column], proposed: &[Column], answers: Answers) -> Self {
        let otherwise = |column: &&Column| {
            proposed.iter().find(|one| one.column == column.column).is_none_or(|one| one.field != column.field)
        };
        let decided = columns.iter().filter(otherwise);
        let fields = decided.filter_map(|column| Some((known_by(columns, column)?, column.field))).collect();
        let columns = columns.iter().filter(|column| !column.source.is_empty()).cloned().collect();
        Layout { columns, fields, answers }
    }

    /// Decides about the columns of another list as it was decided then; how many are not as proposed.
    pub(super) fn decide(&self, columns: &mut [Column]) -> usize {
        let headings: Vec<Option<String>> = columns.iter().map(|column| known_by(columns, column)).collect();
        let decided: Vec<Option<&Option<Field>>> =
            headings.iter().map(|heading| heading.as_ref().and_then(|heading| self.fields.get(heading))).collect();
        let mut taken = Vec::new();
        let mut count = 0;
        for (column, field) in columns.iter_mut().zip(&decided) {
            if let Some(field) = field {
                count += usize::from(column.field != **field);
                column.field = **field;
                taken.extend(**field);
            }
        }
        // A field goes to one column (notes to many): the one decided about.
        for (column, _) in columns.iter_mut().zip(&decided).filter(|(_, field)| field.is_none()) {
            if column.field.is_some_and(|field| field != Field::Note && taken.contains(&field)) {
                column.field = None;
            }
        }
        count
    }
}
