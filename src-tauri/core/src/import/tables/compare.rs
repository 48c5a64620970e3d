//! A table beside the book: what each line would do. What the noun's own rules refuse is found by trying it out.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::known_agencies::{AgencyChoice, UnknownAgency};
use super::organizations::OrganizationDraft;
use super::read::{Line, TableChoices, TableReading};
use super::schedule_choice::ScheduleChoice;
use super::values::noted;
use super::{TableField, TableSubject, agencies, apply, figures, organizations, tasks};
use crate::app::App;
use crate::error::Failure;
use crate::excel::reading::ListFile;
use crate::history::Act;
use crate::import::preview::RowKind;
use crate::import::reading::LeftOut;
use crate::import::store;
use crate::import::summary::Counts;
use crate::import::values::Issue;
use crate::job::Job;
use crate::text::fold;

/// What a table is read for, beside what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// What its rows are.
    pub subject: TableSubject,
    /// Of tasks: their plan.
    pub plan_id: Option<i64>,
    /// Of figures: the day they stand for, where the table has no column for it.
    pub as_of_on: Option<NaiveDate>,
    /// Of figures: where they come from.
    pub source: Option<String>,
    /// Of tasks: what is done with agencies that the book does not know, by the words of the file.
    pub agencies: BTreeMap<String, AgencyChoice>,
    /// Of tasks: what the reader says that the words about time mean, by the row of the line as Excel numbers it.
    pub schedules: BTreeMap<u32, ScheduleChoice>,
    /// Name of the file.
    pub file_name: String,
    /// Today.
    pub today: NaiveDate,
}

/// Old and new of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TableChange {
    /// Which.
    pub field: TableField,
    /// As the book has it; empty when it has nothing.
    pub old: String,
    /// As it would be.
    pub new: String,
}

/// A line of the table beside the book.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
pub struct TableRow {
    /// Its number as Excel shows it; none for what is missing from the file.
    pub row: Option<u32>,
    /// What it would do.
    pub kind: RowKind,
    /// What it is called.
    pub title: String,
    /// What the book would hold, as it is shown.
    #[ts(type = "Record<string, string>")]
    pub values: BTreeMap<TableField, String>,
    /// Old and new of each cell it would change.
    pub changes: Vec<TableChange>,
    /// The ground of the kind, in words.
    pub reason: String,
    /// What is in doubt.
    pub issues: Vec<Issue>,
    /// The record of the book it is.
    pub record_id: Option<i64>,
    /// What would be written.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) record: Option<Record>,
}

/// What a line would write, with all its changes.
#[derive(Debug, Clone)]
pub(super) enum Record {
    Organization(Box<OrganizationDraft>),
    Task(Box<tasks::TaskDraft>),
    Figure(Box<figures::FigureDraft>),
    Agency(Box<agencies::AgencyDraft>),
}

/// What a line says, in the form of the noun.
pub(super) trait Draft: Clone {
    /// A field as it is shown; empty where there is nothing.
    fn shown(&self, field: TableField) -> String;

    /// Puts a note in the place of its own.
    fn set_note(&mut self, note: Option<String>);

    /// Takes a field over from another one.
    fn take(&mut self, field: TableField, from: &Self);

    /// As it is written.
    fn record(self) -> Record;
}

/// A line that was read, before it is compared.
pub(super) struct Found<D> {
    /// Its number as Excel shows it.
    pub(super) row: u32,
    /// What it is called.
    pub(super) title: String,
    /// What it says.
    pub(super) draft: D,
    /// The fields it fills.
    pub(super) present: BTreeSet<TableField>,
    /// Lines that its note must hold.
    pub(super) notes: Vec<String>,
    /// The record of the book it is, as it stands.
    pub(super) current: Option<(i64, D)>,
    /// Why it is that record, or none.
    pub(super) reason: String,
    /// What is in doubt.
    pub(super) issues: Vec<Issue>,
}

impl<D: Draft> Found<D> {
    /// Beside the book. The fields are shown in the order of [`TableField::ALL`].
    pub(super) fn compared(mut self) -> TableRow {
        // A note is added to, where the file has none of its own to put in its place.
        if !self.notes.is_empty() {
            let own = self.draft.shown(TableField::Note);
            let standing = self.current.as_ref().map(|(_, draft)| draft.shown(TableField::Note)).unwrap_or_default();
            let base = if own.is_empty() { standing } else { own };
            let base = (!base.is_empty()).then_some(base);
            let note = noted(base.as_deref(), &self.notes);
            self.draft.set_note(note);
            self.present.insert(TableField::Note);
        }
        let Some((record_id, current)) = self.current else {
            return TableRow {
                row: Some(self.row),
                kind: RowKind::New,
                title: self.title,
                values: values_of(&self.draft),
                changes: Vec::new(),
                reason: self.reason,
                issues: self.issues,
                record_id: None,
                record: Some(self.draft.record()),
            };
        };
        let mut merged = current.clone();
        let mut changes = Vec::new();
        for field in TableField::ALL.iter().copied().filter(|field| self.present.contains(field)) {
            let (old, new) = (current.shown(field), self.draft.shown(field));
            if !new.is_empty() && !is_same(field, &old, &new) {
                merged.take(field, &self.draft);
                changes.push(TableChange { field, old, new });
            }
        }
        TableRow {
            row: Some(self.row),
            kind: if changes.is_empty() { RowKind::Same } else { RowKind::Changed },
            title: self.title,
            values: values_of(&merged),
            changes,
            reason: self.reason,
            issues: self.issues,
            record_id: Some(record_id),
            record: Some(merged.record()),
        }
    }
}

fn values_of<D: Draft>(draft: &D) -> BTreeMap<TableField, String> {
    let shown = TableField::ALL.iter().map(|field| (*field, draft.shown(*field)));
    shown.filter(|(_, text)| !text.is_empty()).collect()
}

/// Phone numbers are the same by their digits; a name in capitals says nothing new of its letters.
fn is_same(field: TableField, old: &str, new: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match field {
        TableField::Phone => old == new || (!old.is_empty() && digits(old) == digits(new)),
        TableField::Name | TableField::Content | TableField::Commune => {
            let is_capital = !new.chars().any(char::is_lowercase);
            old == new || (is_capital && old.to_uppercase() == new)
        }
        _ => old == new,
    }
}

impl TableRow {
    /// A line that is not written.
    pub(super) fn refused(kind: RowKind, line: &Line, title: String, reason: String, issues: Vec<Issue>) -> Self {
        let values = line.cells.keys().map(|field| (*field, line.text(*field))).collect();
        Self {
            row: Some(line.row),
            kind,
            title,
            values,
            changes: Vec::new(),
            reason,
            issues,
            record_id: None,
            record: None,
        }
    }

    /// A record of the book that the file does not name.
    pub(super) fn missing(record_id: i64, title: String, values: BTreeMap<TableField, String>) -> Self {
        Self {
            row: None,
            kind: RowKind::Missing,
            title,
            values,
            changes: Vec::new(),
            reason: "Có trong sổ nhưng tệp không nêu; sổ giữ nguyên.".to_owned(),
            issues: Vec::new(),
            record_id: Some(record_id),
            record: None,
        }
    }
}

/// What a subject makes of a table.
#[derive(Default)]
pub(super) struct Compared {
    /// Its lines, then what is missing from it.
    pub(super) rows: Vec<TableRow>,
    /// Remarks on the whole.
    pub(super) remarks: Vec<String>,
    /// Lines that are none after all: groups, more words of a task.
    pub(super) left_out: Vec<LeftOut>,
    /// Of tasks: agencies that the book does not know.
    pub(super) unknown_agencies: Vec<UnknownAgency>,
    /// Of figures: the day that was taken, where no column says it.
    pub(super) as_of_on: Option<NaiveDate>,
}

/// A table read and compared, kept until it is applied or the next one comes.
pub struct TablePreview {
    /// Its mark.
    pub id: String,
    /// What it was read for.
    pub context: Context,
    /// SHA-256 of the file.
    pub file_sha256: String,
    /// The file's cells, to show beside the reading.
    pub list: Arc<ListFile>,
    /// What was read.
    pub reading: TableReading,
    /// Its lines beside the book, then what is missing from it.
    pub rows: Vec<TableRow>,
    /// Of tasks: agencies that the book does not know.
    pub unknown_agencies: Vec<UnknownAgency>,
    /// Last act of the book when it was compared.
    pub last_entry: i64,
}

/// Reads the table and compares it with the book; nothing is written.
///
/// # Errors
/// What [`super::read::read`] refuses; the plan is not there; stopped by the user.
pub(super) fn preview(
    app: &App,
    context: Context,
    (list, file_sha256): (Arc<ListFile>, String),
    choices: &TableChoices,
    job: &Job,
) -> Result<TablePreview, Failure> {
    job.progress(0, None, "Đang tìm dòng tiêu đề và ghép cột…")?;
    let mut reading = super::read::read(&list, context.subject, choices)?;
    job.progress(0, None, "Đang so với sổ…")?;
    let last_entry = app.read(|connection| store::last_entry(connection, i64::MAX))?;
    let mut context = context;
    let mut compared = app.read(|connection| beside_the_book(connection, &reading, &context))?;
    context.as_of_on = context.as_of_on.or(compared.as_of_on);
    reading.remarks.append(&mut compared.remarks);
    reading.left_out.append(&mut compared.left_out);
    reading.left_out.sort_by_key(|one| one.row);
    try_out(app, &context, &mut compared.rows, job)?;
    Ok(TablePreview {
        id: app.environment().new_uid(),
        context,
        file_sha256,
        list,
        reading,
        rows: compared.rows,
        unknown_agencies: compared.unknown_agencies,
        last_entry,
    })
}

fn beside_the_book(connection: &Connection, reading: &TableReading, context: &Context) -> Result<Compared, Failure> {
    match context.subject {
        TableSubject::Organizations => organizations::compare(connection, reading, context),
        TableSubject::Tasks => tasks::compare(connection, reading, context),
        TableSubject::Figures => figures::compare(connection, reading, context),
        TableSubject::Agencies => agencies::compare(connection, reading, context),
    }
}

/// What a dialog would refuse is refused here: the lines are written in an act that is taken back.
fn try_out(app: &App, context: &Context, rows: &mut [TableRow], job: &Job) -> Result<(), Failure> {
    let mut refused: Vec<(u32, String)> = Vec::new();
    app.rehearse(Act::ImportTable, |tx| {
        let mut refuse = |row: u32, failure: Failure| {
            if failure.is_stop() {
                return Err(failure);
            }
            refused.push((row, failure.sentence));
            Ok(())
        };
        let written: Vec<&TableRow> = rows.iter().collect();
        apply::write_rows(tx, context, &written, &HashSet::new(), &mut refuse, job).map(drop)
    })?;
    for (number, sentence) in refused {
        if let Some(row) = rows.iter_mut().find(|row| row.row == Some(number)) {
            row.kind = RowKind::Conflicting;
            row.reason = sentence;
            row.record = None;
        }
    }
    Ok(())
}

/// How many rows there are of each kind.
pub fn count(rows: &[TableRow]) -> Counts {
    let of = |kind: RowKind| rows.iter().filter(|row| row.kind == kind).count();
    Counts {
        new: of(RowKind::New),
        changed: of(RowKind::Changed),
        same: of(RowKind::Same),
        missing: of(RowKind::Missing),
        conflicting: of(RowKind::Conflicting),
        unreadable: of(RowKind::Unreadable),
    }
}

/// Lines that say the same of one record as a line before: by their keys, the row of the first.
#[derive(Default)]
pub(super) struct Seen(std::collections::HashMap<String, u32>);

impl Seen {
    /// The earlier line with that key, if there is one.
    pub(super) fn before(&mut self, key: &str, row: u32) -> Option<u32> {
        match self.0.entry(fold(key)) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(row);
                None
            }
        }
    }
}
