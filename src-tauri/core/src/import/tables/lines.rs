//! Which rows of a table are its lines, and which are sections, totals and signatures.

use std::collections::HashMap;

use super::{TableField, TableSubject};
use crate::excel::reading::{Cell, Sheet};
use crate::import::rows::{
    filled, is_column_numbers, is_footer, is_group_label, is_number, is_place_and_date, is_total, wide_rows,
};
use crate::import::values::cell_text;

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum LineKind {
    /// A line of the table.
    Line,
    /// The head of the lines below.
    Section(String),
    /// Neither, and why.
    Other(&'static str),
    /// Place and date, signatures: the table ends.
    Footer,
}

/// What is known of a table before its rows are judged.
pub(super) struct Shape {
    subject: TableSubject,
    fields: Vec<Option<TableField>>,
    naming: Vec<usize>,
    ordinal: Option<usize>,
    /// Whether lines carry running numbers.
    numbered: bool,
    /// Rows with a cell merged over three columns or more.
    wide: HashMap<u32, u32>,
}

impl Shape {
    /// Looks at the columns and the rows from the index `first` on.
    pub(super) fn new(subject: TableSubject, fields: &[Option<TableField>], sheet: &Sheet, first: usize) -> Self {
        let at = |wanted: TableField| (0..fields.len()).filter(|i| fields[*i] == Some(wanted)).collect::<Vec<_>>();
        let naming = at(subject.naming_field());
        let ordinal_field = if subject == TableSubject::Tasks { TableField::Code } else { TableField::Ordinal };
        let ordinal = at(ordinal_field).first().copied();
        let (mut named, mut with_number) = (0usize, 0usize);
        for (_, cells) in sheet.rows.iter().skip(first) {
            if naming.iter().any(|c| filled(cells, *c)) {
                named += 1;
                with_number += usize::from(ordinal.is_some_and(|c| is_number(cells.get(c))));
            }
        }
        let numbered = with_number > 0 && with_number * 10 >= named * 7;
        Self { subject, fields: fields.to_vec(), naming, ordinal, numbered, wide: wide_rows(sheet) }
    }

    /// Judges one row by its 0-based number.
    pub(super) fn kind(&self, number: u32, cells: &[Cell]) -> LineKind {
        let filled_at: Vec<usize> = (0..cells.len()).filter(|c| !cells[*c].is_blank()).collect();
        let Some(first) = filled_at.first().copied() else { return LineKind::Other("") };
        if is_column_numbers(cells, &filled_at) {
            return LineKind::Other("Dòng đánh số cột");
        }
        let labelled = self.ordinal.is_some_and(|c| filled(cells, c));
        let has_number = self.ordinal.is_some_and(|c| is_number(cells.get(c)));
        let is_named = self.naming.iter().any(|c| filled(cells, *c));
        let apart = |c: &usize| !self.naming.contains(c) && Some(*c) != self.ordinal;
        let others = filled_at.iter().filter(|c| apart(c) && self.fields.get(**c).is_some_and(Option::is_some)).count();
        if filled_at.len() == 1 && Some(first) == self.ordinal && has_number {
            return LineKind::Other("Chỉ có số thứ tự");
        }
        if has_number && is_named {
            return LineKind::Line;
        }
        if filled_at.iter().any(|c| is_place_and_date(&cell_text(&cells[*c]))) {
            return LineKind::Footer;
        }
        let is_task_table = self.subject == TableSubject::Tasks;
        // "Tổng hợp, báo cáo …" may be a task, with a code or with somebody who does it.
        let may_be_total = if is_task_table { !labelled && others == 0 } else { !has_number };
        if may_be_total && is_total(cells, &filled_at) {
            return LineKind::Other("Dòng cộng");
        }
        let may_be_footer = !labelled && if is_named { self.numbered && others == 0 } else { others <= 1 };
        if may_be_footer && is_footer(cells, &filled_at, 0) {
            return LineKind::Footer;
        }
        if is_task_table {
            return LineKind::Line;
        }
        let words = filled_at.iter().map(|c| cell_text(&cells[*c])).collect::<Vec<_>>().join(" ");
        let is_wide = self.wide.get(&number).is_some_and(|left| *left as usize <= first);
        let heads = is_wide || self.numbered || !is_named || (labelled && is_group_label(&cell_text(&cells[first])));
        if others == 0 && filled_at.len() <= 2 && heads && words.chars().any(char::is_alphabetic) {
            return LineKind::Section(words);
        }
        match (is_named, others) {
            (true, _) => LineKind::Line,
            (false, 0) => LineKind::Other("Không có tên"),
            (false, _) => LineKind::Line,
        }
    }
}
