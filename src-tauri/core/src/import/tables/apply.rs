//! Writing a compared table: every line through the noun's own rules, in one act.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::compare::{Context, Record, TablePreview, TableRow};
use super::{TableField, TableSubject, agencies, figures, organizations, tasks};
use crate::app::Tx;
use crate::error::Failure;
use crate::import::error::failure;
use crate::import::pasted::source_words;
use crate::import::preview::RowKind;
use crate::import::{ImportError, store};
use crate::job::Job;

/// What the import of a table did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TableResult {
    /// Records added.
    pub new_count: usize,
    /// Records changed.
    pub changed_count: usize,
    /// Lines that were as they stand.
    pub same_count: usize,
    /// Lines not written: unreadable, in conflict, or left out by the user.
    pub left_out_count: usize,
}

/// The fields of a line that change and are not to stay as the book has them.
pub(super) fn fields<'r>(row: &'r TableRow, keep: &'r HashSet<TableField>) -> impl Iterator<Item = TableField> + 'r {
    let is_kept = |field: &TableField| {
        // What the words of a time mean goes with the words.
        keep.contains(field) || (*field == TableField::ScheduleMeaning && keep.contains(&TableField::Schedule))
    };
    row.changes.iter().map(|change| change.field).filter(move |field| !is_kept(field))
}

/// Whether a line writes anything.
fn writes(row: &TableRow, keep: &HashSet<TableField>) -> bool {
    match row.kind {
        RowKind::New => true,
        RowKind::Changed => fields(row, keep).next().is_some(),
        _ => false,
    }
}

/// Writes the lines that add or change something; `refuse` decides what a refusal of one does to the rest. How many names
/// were learned.
pub(super) fn write_rows(
    tx: &Tx<'_>,
    context: &Context,
    rows: &[&TableRow],
    keep: &HashSet<TableField>,
    refuse: &mut dyn FnMut(u32, Failure) -> Result<(), Failure>,
    job: &Job,
) -> Result<usize, Failure> {
    let writing: Vec<&TableRow> = rows.iter().copied().filter(|row| writes(row, keep)).collect();
    let (writing, places) = match context.subject {
        TableSubject::Organizations => (organizations::in_order(&writing), None),
        TableSubject::Tasks => {
            let places = tasks::Places::made(tx, context, &writing, keep)?;
            (writing, Some(places))
        }
        TableSubject::Figures | TableSubject::Agencies => (writing, None),
    };
    let total = writing.len() as u64;
    for (done, row) in (0..).zip(&writing) {
        if done % 50 == 0 {
            job.progress(done, total, "Đang ghi vào sổ…")?;
        }
        let written = match (&row.record, &places) {
            (Some(Record::Organization(draft)), _) => organizations::write(tx, row, draft, keep),
            (Some(Record::Task(draft)), Some(places)) => tasks::write(tx, row, draft, places, keep),
            (Some(Record::Figure(draft)), _) => figures::write(tx, row, draft, keep),
            (Some(Record::Agency(draft)), _) => agencies::write(tx, row, draft, keep),
            _ => Ok(()),
        };
        if let (Err(failure), Some(number)) = (written, row.row) {
            refuse(number, failure)?;
        }
    }
    // A successor may stand further down than the agency that it follows.
    if context.subject == TableSubject::Agencies {
        for row in &writing {
            if let (Some(Record::Agency(draft)), Some(number)) = (&row.record, row.row)
                && let Err(failure) = agencies::write_successor(tx, row, draft, keep)
            {
                refuse(number, failure)?;
            }
        }
    }
    Ok(places.map_or(0, |places| places.learned_count))
}

/// Writes the table within a running act.
///
/// # Errors
/// [`ImportError::BookChanged`], [`ImportError::NothingToWrite`]; a rule of the noun, with the line.
pub(super) fn apply(
    tx: &Tx<'_>,
    preview: &TablePreview,
    leave_out: &HashSet<u32>,
    keep: &HashSet<TableField>,
    job: &Job,
) -> Result<TableResult, Failure> {
    if store::last_entry(tx, tx.entry_id())? != preview.last_entry {
        return Err(failure(ImportError::BookChanged));
    }
    let result = forecast(preview, leave_out, keep);
    if result.new_count + result.changed_count == 0 {
        return Err(failure(ImportError::NothingToWrite));
    }
    let rows: Vec<&TableRow> = preview.rows.iter().filter(|row| !is_out(row, leave_out)).collect();
    let mut refuse = |row: u32, mut failure: Failure| {
        if !failure.is_stop() {
            failure.sentence = format!("Dòng {row}: {} Chưa có dòng nào được ghi.", failure.sentence);
        }
        Err(failure)
    };
    let learned = write_rows(tx, &preview.context, &rows, keep, &mut refuse, job)?;
    tx.describe(sentence(preview, &result, learned));
    Ok(result)
}

fn is_out(row: &TableRow, leave_out: &HashSet<u32>) -> bool {
    row.row.is_some_and(|number| leave_out.contains(&number))
}

/// Counts what [`apply`] would write.
pub(super) fn forecast(preview: &TablePreview, leave_out: &HashSet<u32>, keep: &HashSet<TableField>) -> TableResult {
    let mut result = TableResult::default();
    for row in preview.rows.iter().filter(|row| row.kind != RowKind::Missing) {
        let count = match row.kind {
            _ if is_out(row, leave_out) => &mut result.left_out_count,
            RowKind::New => &mut result.new_count,
            RowKind::Changed if writes(row, keep) => &mut result.changed_count,
            RowKind::Changed | RowKind::Same => &mut result.same_count,
            _ => &mut result.left_out_count,
        };
        *count += 1;
    }
    result
}

fn sentence(preview: &TablePreview, result: &TableResult, learned: usize) -> String {
    let mut parts = Vec::new();
    if result.new_count > 0 {
        parts.push(format!("{} {} mới", result.new_count, preview.context.subject.row_label()));
    }
    if result.changed_count > 0 {
        parts.push(format!("{} {} được sửa", result.changed_count, preview.context.subject.row_label()));
    }
    if learned > 0 {
        parts.push(format!("nhớ {learned} tên khác của cơ quan"));
    }
    format!("Đã nhập {}: {}", source_words(&preview.context.file_name), parts.join(", "))
}
