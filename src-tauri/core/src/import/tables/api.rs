//! Requests and answers about tables.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::apply::{self, TableResult};
use super::compare::{self, Context, TablePreview, TableRow};
use super::known_agencies::{AgencyChoice, UnknownAgency};
use super::read::{TableChoices, TableColumn};
use super::schedule_choice::ScheduleChoice;
use super::{TableError, TableField, TableSubject};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::excel::reading::Visibility;
use crate::excel::templates::{self, TableTemplate};
use crate::files;
use crate::history::Act;
use crate::import::ImportError;
use crate::import::api::{SheetPage, SheetRow};
use crate::import::error::failure;
use crate::import::pasted::Pasted;
use crate::import::preview::{self, RowKind, SheetMark};
use crate::import::questions::{Answers, Question};
use crate::import::reading::LeftOut;
use crate::import::summary::Counts;
use crate::import::values::shown_text;
use crate::job::Job;
use crate::text::clean_optional;

/// A table to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PreviewTable {
    /// Full path of the file; empty when the table was pasted.
    #[serde(default)]
    pub path: String,
    /// The table itself, when it was pasted.
    #[serde(default)]
    pub pasted: Option<Pasted>,
    /// What its rows are.
    pub subject: TableSubject,
    /// Of tasks: their plan.
    #[serde(default)]
    pub plan_id: Option<i64>,
    /// Of tasks: their plan by its number, when that is not given.
    #[serde(default)]
    pub plan_number: Option<String>,
    /// Of figures: the day they stand for, where the table has no column for it; else the day in its title.
    #[serde(default)]
    pub as_of_on: Option<NaiveDate>,
    /// Of figures: where they come from, where the table has no column for it; else the name of the file.
    #[serde(default)]
    pub source: Option<String>,
    /// Sheet to read; else the most likely one.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Header rows as Excel numbers them; else found.
    #[serde(default)]
    pub header_rows: Option<Vec<u32>>,
    /// Last row to read, as Excel numbers it; else to the end of the sheet.
    #[serde(default)]
    pub last_row: Option<u32>,
    /// Fields by column letter, in place of the proposed ones; `null` leaves a column out.
    #[serde(default)]
    pub columns: Option<BTreeMap<String, Option<TableField>>>,
    /// Answers to the questions of an earlier preview, by their keys; a question without one gets what is proposed.
    #[serde(default)]
    pub answers: Answers,
    /// Of tasks: what is done with agencies that the book does not know, by the words of the file; else those stay.
    #[serde(default)]
    pub agencies: BTreeMap<String, AgencyChoice>,
    /// Of tasks: what the words about time mean where they are read wrongly, by the row as Excel numbers it.
    #[serde(default)]
    pub schedules: BTreeMap<u32, ScheduleChoice>,
}

/// A field that the table fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilledTableField {
    /// Which.
    pub field: TableField,
    /// How many lines of records in the book change it.
    pub change_count: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TableImport {
    /// Mark to apply it by.
    pub preview_id: String,
    /// What its rows are.
    pub subject: TableSubject,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file, hexadecimal: whether it is the same one.
    pub file_sha256: String,
    /// What kind of file its content shows it to be.
    pub file_kind: String,
    /// All sheets with something in them.
    pub sheets: Vec<SheetMark>,
    /// Sheet read.
    pub sheet: String,
    /// Header rows as Excel numbers them.
    pub header_rows: Vec<u32>,
    /// Columns and what they were taken for.
    pub columns: Vec<TableColumn>,
    /// Every field that some line holds, in the order in which they are shown.
    pub fields: Vec<FilledTableField>,
    /// Lines by kind.
    pub counts: Counts,
    /// How many lines carry a doubt.
    pub rows_with_issues: usize,
    /// Rows that are no lines: titles, sections, totals, signatures (the first 500).
    pub left_out: Vec<LeftOut>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// What there is to decide, each with the answer the table was read by.
    pub questions: Vec<Question>,
    /// Of tasks: agencies that the book does not know.
    pub unknown_agencies: Vec<UnknownAgency>,
    /// Of figures: the day they were taken for, where no column says it.
    pub as_of_on: Option<NaiveDate>,
}

/// Which lines to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TableRows {
    /// The preview.
    pub preview_id: String,
    /// Only of this kind.
    pub kind: Option<RowKind>,
    /// Only those with a doubt.
    pub with_issues: bool,
    /// Lines to skip.
    pub offset: u32,
    /// Lines at most; 0 means 100. At most 1,000.
    pub limit: u32,
}

/// A page of lines.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableRowsPage {
    /// How many there are in all.
    pub total: usize,
    /// The page.
    pub rows: Vec<TableRow>,
}

/// Which part of the sheet to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TableSheet {
    /// The preview.
    pub preview_id: String,
    /// Rows to skip.
    pub offset: u32,
    /// Rows at most; 0 means 100. At most 1,000.
    pub limit: u32,
}

/// A table to write.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ApplyTable {
    /// The preview.
    pub preview_id: String,
    /// Lines not to write, as Excel numbers them.
    pub leave_out_rows: Vec<u32>,
    /// Fields of records already in the book that shall stay as they are.
    pub keep_fields: Vec<TableField>,
}

/// A template to save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveTableTemplate {
    /// Where to.
    pub path: String,
    /// For what.
    pub template: TableTemplate,
}

/// A template that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedTemplate {
    /// The file.
    pub path: String,
}

/// Reads a table and compares it with the book; writes nothing.
///
/// # Errors
/// [`TableError`], [`ImportError`]; stopped by the user.
pub fn preview_table(app: &App, request: PreviewTable, job: &Job) -> Result<TableImport, Failure> {
    let plan_id = match (request.subject, request.plan_id, &request.plan_number) {
        (TableSubject::Tasks, None, Some(number)) => app.read(|c| plan_of(c, number))?,
        (_, id, _) => id,
    };
    if request.subject == TableSubject::Tasks && plan_id.is_none() {
        return Err(TableError::WithoutPlan.into());
    }
    // The file is read without holding the book.
    let (list, file_sha256, file_name) = preview::read_given(app, &request.path, request.pasted.as_ref(), job)?;
    let context = Context {
        subject: request.subject,
        plan_id,
        as_of_on: request.as_of_on,
        source: clean_optional(request.source.as_deref()),
        agencies: request.agencies,
        schedules: request.schedules,
        file_name,
        today: app.today(),
    };
    let choices = TableChoices {
        sheet: request.sheet,
        header_rows: request.header_rows,
        last_row: request.last_row,
        columns: request.columns,
        answers: request.answers,
    };
    let made = compare::preview(app, context, (Arc::new(list), file_sha256), &choices, job)?;
    let answer = shown(&made);
    app.keep_table_preview(Some(Arc::new(made)));
    Ok(answer)
}

fn plan_of(connection: &rusqlite::Connection, number: &str) -> Result<Option<i64>, Failure> {
    let wanted = crate::text::fold(number);
    let plans = crate::plans::store::names(connection)?;
    Ok(plans.into_iter().find(|plan| crate::text::fold(&plan.doc_number) == wanted).map(|plan| plan.id))
}

fn shown(made: &TablePreview) -> TableImport {
    let held = |field: &TableField| made.rows.iter().any(|row| row.row.is_some() && row.values.contains_key(field));
    let changes = |field: TableField| {
        made.rows.iter().filter(|row| row.changes.iter().any(|change| change.field == field)).count()
    };
    TableImport {
        preview_id: made.id.clone(),
        subject: made.context.subject,
        file_name: made.context.file_name.clone(),
        file_sha256: made.file_sha256.clone(),
        file_kind: made.list.kind.clone(),
        sheets: made
            .list
            .sheets
            .iter()
            .map(|sheet| SheetMark {
                name: sheet.name.clone(),
                hidden: sheet.visibility != Visibility::Visible,
                row_count: sheet.rows.len(),
            })
            .collect(),
        sheet: made.reading.sheet.clone(),
        header_rows: made.reading.header_rows.clone(),
        columns: made.reading.columns.clone(),
        fields: TableField::ALL
            .iter()
            .filter(|field| held(field))
            .map(|field| FilledTableField { field: *field, change_count: changes(*field) })
            .collect(),
        counts: compare::count(&made.rows),
        rows_with_issues: made.rows.iter().filter(|row| !row.issues.is_empty()).count(),
        left_out: made.reading.left_out.iter().take(500).cloned().collect(),
        remarks: made.reading.remarks.clone(),
        questions: made.reading.questions.clone(),
        unknown_agencies: made.unknown_agencies.clone(),
        as_of_on: made.context.as_of_on,
    }
}

fn kept(app: &App, preview_id: &str) -> Result<Arc<TablePreview>, Failure> {
    app.table_preview().filter(|made| made.id == preview_id).ok_or_else(|| failure(ImportError::PreviewGone))
}

fn page(offset: u32, limit: u32) -> (usize, usize) {
    let limit = if limit == 0 { 100 } else { limit.min(1000) };
    (offset as usize, limit as usize)
}

/// A page of the lines of a preview.
///
/// # Errors
/// [`ImportError::PreviewGone`].
pub fn table_rows(app: &App, request: TableRows, _job: &Job) -> Result<TableRowsPage, Failure> {
    let made = kept(app, &request.preview_id)?;
    let (offset, limit) = page(request.offset, request.limit);
    let chosen = || {
        made.rows
            .iter()
            .filter(|row| request.kind.is_none_or(|kind| row.kind == kind))
            .filter(|row| !request.with_issues || !row.issues.is_empty())
    };
    Ok(TableRowsPage { total: chosen().count(), rows: chosen().skip(offset).take(limit).cloned().collect() })
}

/// A part of the sheet as it looks in Excel.
///
/// # Errors
/// [`ImportError::PreviewGone`].
pub fn table_sheet(app: &App, request: TableSheet, _job: &Job) -> Result<SheetPage, Failure> {
    let made = kept(app, &request.preview_id)?;
    let (offset, limit) = page(request.offset, request.limit);
    let in_file = || made.list.sheets.iter().find(|sheet| sheet.name == made.reading.sheet);
    let sheet = made.reading.shown.as_ref().or_else(in_file).ok_or_else(|| failure(ImportError::PreviewGone))?;
    let rows = sheet.rows.iter().skip(offset).take(limit);
    Ok(SheetPage {
        total: sheet.rows.len(),
        rows: rows
            .map(|(number, cells)| SheetRow { row: number + 1, cells: cells.iter().map(shown_text).collect() })
            .collect(),
    })
}

/// Counts what that would write; writes nothing.
///
/// # Errors
/// [`ImportError::PreviewGone`].
pub fn forecast_table(app: &App, request: ApplyTable, _job: &Job) -> Result<TableResult, Failure> {
    let made = kept(app, &request.preview_id)?;
    let (leave_out, keep) = chosen(request);
    Ok(apply::forecast(&made, &leave_out, &keep))
}

fn chosen(request: ApplyTable) -> (HashSet<u32>, HashSet<TableField>) {
    (request.leave_out_rows.into_iter().collect(), request.keep_fields.into_iter().collect())
}

/// Writes a compared table: all of it or nothing, in one act that can be undone.
///
/// # Errors
/// [`ImportError`]; a rule of the noun, with the line; stopped by the user.
pub fn apply_table(app: &App, request: ApplyTable, job: &Job) -> Result<Done<TableResult>, Failure> {
    let made = kept(app, &request.preview_id)?;
    let (leave_out, keep) = chosen(request);
    crate::backup::before_risk(app)?;
    let done = app.transact(Act::ImportTable, |tx| apply::apply(tx, &made, &leave_out, &keep, job))?;
    drop(made);
    app.keep_table_preview(None);
    Ok(done)
}

/// Saves the template of a table, to be filled in and read back.
///
/// # Errors
/// [`files::FileError`]: the file cannot be written there.
pub fn save_table_template(app: &App, request: SaveTableTemplate, _job: &Job) -> Result<SavedTemplate, Failure> {
    let bytes = templates::committed(request.template);
    let path = files::write_file(Path::new(&request.path), bytes, "xlsx", app.path())?;
    Ok(SavedTemplate { path: path.display().to_string() })
}
