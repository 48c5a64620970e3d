//! Requests and answers of the import.

use super::apply::{self, Decisions, ImportForecast, ImportResult};
use super::comparison::RowSides;
use super::error::{ImportError, failure};
use super::fields::Field;
use super::mapping::Column;
use super::matching::RowMatches;
use super::pasted::Pasted;
use super::preview::{self, Compared, Decided, ImportRow, Preview, RowKind, SheetMark};
use super::questions::{Answers, Question};
use super::reading::{self, LeftOut, ReadingChoices, Values};
use super::roster;
use super::store::{self, BookSide, Target};
use super::summary::{self, ChangePattern, Counts, FilledField};
use super::values::{Issue, shown_text};
use crate::ahead::{beside, give_back};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::excel::reading::{ListFile, Visibility};
use crate::history::Act;
use crate::job::Job;
use crate::memberships::EndReason;
use crate::organizations::figures::FigureFields;
use crate::privacy::access::{Access, AccessKind};
use crate::rosters;
use crate::rosters::api::Roster;
use crate::rosters::base::Base;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use ts_rs::TS;

/// A list to look at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PreviewImport {
    /// Full path of the file; empty when the list was pasted.
    pub path: String,
    /// The list itself, when it was pasted.
    pub pasted: Option<Pasted>,
    /// Whose list it is.
    pub organization_id: Option<i64>,
    /// Whose list it is, by code, when the number is not given.
    pub organization_code: Option<String>,
    /// Sheet to read; else the most likely one.
    pub sheet: Option<String>,
    /// Header rows as Excel numbers them; else found.
    pub header_rows: Option<Vec<u32>>,
    /// Last row to read, as Excel numbers it; else to the end of the sheet.
    pub last_row: Option<u32>,
    /// Letters of the first column to read; else from A.
    pub first_column: Option<String>,
    /// Letters of the last column to read; else to the end of the sheet.
    pub last_column: Option<String>,
    /// Fields by column letter, in place of the proposed ones; `null` leaves a column out.
    pub columns: Option<BTreeMap<String, Option<Field>>>,
    /// Answers to the questions of an earlier preview, by their keys; a question without one gets what is proposed.
    pub answers: Answers,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Mark to apply it by.
    pub preview_id: String,
    /// The organisation.
    pub organization_id: i64,
    /// Its name.
    pub organization_name: String,
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
    pub columns: Vec<Column>,
    /// What the rows fill: every field that would be written.
    pub fields: Vec<FilledField>,
    /// Rows by kind.
    pub counts: Counts,
    /// The most frequent ways in which members change.
    pub patterns: Vec<ChangePattern>,
    /// How many rows carry a doubt.
    pub rows_with_issues: usize,
    /// Rows that are nobody: sections, totals, signatures (the first 500).
    pub left_out: Vec<LeftOut>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// What there is to decide, each with the answer the list was read by.
    pub questions: Vec<Question>,
    /// The roster that the list is, when it went out from this book.
    pub roster: Option<RosterMark>,
    /// What the association declared in it.
    pub declared: Option<DeclaredInList>,
}

/// A roster that came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RosterMark {
    /// Number.
    pub id: i64,
    /// Whose it is.
    pub organization_id: i64,
    /// Their name.
    pub organization_name: String,
    /// The day it went out.
    pub sent_on: NaiveDate,
    /// The period whose report it was asked for.
    pub period_id: Option<i64>,
}

impl RosterMark {
    fn of(roster: &Roster) -> Self {
        Self {
            id: roster.id,
            organization_id: roster.organization_id,
            organization_name: roster.organization_name.clone(),
            sent_on: roster.sent_on,
            period_id: roster.period_id,
        }
    }
}

/// Figures that an association declared in a roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeclaredInList {
    /// What it declared.
    pub fields: FigureFields,
    /// What does not tie out, in words.
    pub warnings: Vec<String>,
}

/// A file that may be a roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecogniseList {
    /// Full path of the file.
    pub path: String,
}

/// What the reader decided about single rows of a preview: all of it, in place of what was decided before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DecideImport {
    /// The preview.
    pub preview_id: String,
    /// Who rows are, by their number as Excel shows it; a row without one is what the program finds.
    #[serde(default)]
    pub matches: RowMatches,
    /// Of a roster: whose value holds in rows that the book and the association both changed; a row without a side is
    /// left out.
    #[serde(default)]
    pub sides: RowSides,
    /// Cells put right: by row and column letter, the text that stands there instead.
    #[serde(default)]
    pub cells: BTreeMap<u32, BTreeMap<String, String>>,
}

/// Which rows to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportRows {
    /// The preview.
    pub preview_id: String,
    /// Only of this kind.
    pub kind: Option<RowKind>,
    /// Only those with a doubt.
    pub with_issues: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows at most; 0 means 100. At most 1,000.
    pub limit: u32,
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportRowsPage {
    /// How many there are in all.
    pub total: usize,
    /// The page.
    pub rows: Vec<ImportRow>,
}

/// Which part of the sheet to show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportSheet {
    /// The preview.
    pub preview_id: String,
    /// Sheet; else the one that was read.
    pub sheet: Option<String>,
    /// First row to show, as Excel numbers it; else from the top.
    pub from_row: Option<u32>,
    /// Rows to skip from there.
    pub offset: u32,
    /// Rows at most; 0 means 100. At most 1,000.
    pub limit: u32,
}

/// A row as it looks in Excel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// Its number.
    pub row: u32,
    /// Its cells from column A.
    pub cells: Vec<String>,
}

/// A part of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetPage {
    /// Rows with something in them.
    pub total: usize,
    /// The page.
    pub rows: Vec<SheetRow>,
}

/// A preview by its mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ByPreview {
    /// The preview.
    pub preview_id: String,
}

/// A column in the report of the command line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportColumn {
    /// The heading.
    pub source: String,
    /// What it holds.
    pub field: Option<Field>,
}

/// A row in the report of the command line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportRow {
    /// Its number as Excel shows it.
    pub row: u32,
    /// What it would do.
    pub kind: RowKind,
    /// What it says, as it would be stored.
    #[ts(type = "Record<string, string>")]
    pub values: Values,
    /// What is in doubt.
    pub issues: Vec<Issue>,
}

/// The whole list, as `lienhiep-cli import --json` prints it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Sheet read.
    pub sheet: String,
    /// Header rows as Excel numbers them.
    pub header_rows: Vec<u32>,
    /// Columns.
    pub columns: Vec<ReportColumn>,
    /// Rows by kind.
    pub counts: Counts,
    /// All rows of the list.
    pub rows: Vec<ReportRow>,
}

/// Members missing from the list whose membership ends with it, all for the same reason on the same day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndMissing {
    /// Who.
    pub person_ids: Vec<i64>,
    /// First day no longer counted.
    pub ended_on: NaiveDate,
    /// Why.
    pub reason: EndReason,
    /// The decision.
    #[serde(default)]
    pub decision: Option<String>,
}

/// A list to write.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ApplyImport {
    /// The preview.
    pub preview_id: String,
    /// Rows not to write, as Excel numbers them.
    pub leave_out_rows: Vec<u32>,
    /// Fields of members already in the book that shall stay as they are.
    pub keep_fields: Vec<Field>,
    /// The period the list is sent for; else the open one that holds today.
    pub period_id: Option<i64>,
    /// Whose membership ends, of those missing from the list; the others stay.
    pub end_missing: Vec<EndMissing>,
    /// Whether the figures declared in a roster are not written.
    pub leave_declared: bool,
}

/// Whose imports to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListImportBatches {
    /// Only of this organisation.
    pub organization_id: Option<i64>,
}

/// A list that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportBatch {
    /// Number.
    pub id: i64,
    /// The organisation.
    pub organization_id: i64,
    /// Its name.
    pub organization_name: String,
    /// Name of the file.
    pub file_name: String,
    /// The sheet.
    pub sheet: String,
    /// When.
    pub imported_at: String,
    /// Memberships added.
    pub new_count: i64,
    /// Members changed.
    pub changed_count: i64,
    /// Rows as they stood.
    pub same_count: i64,
    /// Rows not written.
    pub left_out_count: i64,
}

/// Reads a list and compares it with the book; writes nothing.
///
/// # Errors
/// [`ImportError`]; stopped by the user.
pub fn preview_import(app: &App, request: PreviewImport, job: &Job) -> Result<ImportPreview, Failure> {
    let named = request.organization_id.is_some() || request.organization_code.is_some();
    let target = |id| app.read(|c| preview::target(c, id, request.organization_code.as_deref()));
    let asked = if named { Some(target(request.organization_id)?) } else { None };
    // The file is read without holding the book; meanwhile the book tells what it will be laid beside, also what the
    // roster said that it most likely is.
    let read_file = || preview::read_given(app, &request.path, request.pasted.as_ref(), job);
    let ((list, file_sha256, file_name), book) = match &asked {
        Some(asked) => {
            let (book, file) = beside(|| book_side_with_roster(app, asked), read_file);
            (file?, Some(book?))
        }
        None => (read_file()?, None),
    };
    let mark = roster::mark(&list);
    let sent = mark.as_deref().map(|uid| app.read(|c| rosters::store::by_uid(c, uid))).transpose()?.flatten();
    let target = match (asked, &sent) {
        (Some(asked), Some(sent)) if asked.id != sent.organization_id => {
            let (organization, of) = (asked.name, sent.organization_name.clone());
            return Err(failure(ImportError::RosterOfAnother { organization, of }));
        }
        (Some(asked), _) => asked,
        (None, sent) => target(sent.as_ref().map(|sent| sent.organization_id))?,
    };
    let is_lost = mark.is_some() && sent.is_none();
    let (book, likely) = match book {
        Some(book) => book,
        None => (book_side(app, &target)?, None),
    };
    let base = match (sent, likely) {
        (Some(sent), Some(likely)) if likely.roster == sent => Some(likely),
        (Some(sent), _) => Some(app.read(|connection| Base::load(connection, &book.roll, sent))?),
        (None, _) => None,
    };
    let has_members = list.sheets.iter().any(|sheet| sheet.name == roster::MEMBERS_SHEET);
    let sheet = request.sheet.clone().or_else(|| (base.is_some() && has_members).then(|| roster::MEMBERS_SHEET.into()));
    let choices = ReadingChoices {
        roster: base.map(Arc::new),
        sheet,
        header_rows: request.header_rows.clone(),
        columns: request.columns.clone(),
        answers: request.answers.clone(),
        last_row: request.last_row,
        first_column: request.first_column.clone(),
        last_column: request.last_column.clone(),
        cells: BTreeMap::new(),
        layouts: app.read(|connection| store::layouts(connection, target.id))?,
    };
    let file = File { name: file_name, sha256: file_sha256, list: Arc::new(list) };
    let decided = Decided { matches: &RowMatches::new(), sides: &RowSides::new() };
    let mut shown = compared(app, app.environment().new_uid(), (target, book), file, choices, decided, job)?;
    log_shown(app, &shown)?;
    if is_lost {
        shown.remarks.push(
            "Tệp là danh sách rà soát mà sổ này không còn ghi nhận (của sổ khác, hoặc đã bỏ); được đọc như danh sách thường.".into(),
        );
    }
    Ok(shown)
}

/// A list with sensitive columns is shown beside what the book says of them: that is logged as any other showing.
fn log_shown(app: &App, shown: &ImportPreview) -> Result<(), Failure> {
    let read = preview::switched_on(&crate::privacy::api::seen(app)?);
    let is_shown = shown.columns.iter().any(|column| column.field.is_some_and(|field| read.contains(&field)));
    let changed = shown.counts.changed;
    if !is_shown || changed == 0 {
        return Ok(());
    }
    let what = format!("So danh sách của {} với sổ", shown.organization_name);
    app.log_access(&[Access { with_sensitive: true, ..Access::of_many(AccessKind::Reveal, what, changed) }])
}

/// Whose roster a file is; nothing when it is none of this book.
///
/// # Errors
/// The file cannot be read; stopped by the user.
pub fn recognise_list(app: &App, request: RecogniseList, job: &Job) -> Result<Option<RosterMark>, Failure> {
    let (list, _) = preview::read_file(Path::new(&request.path), &app.environment().reader_program, job)?;
    let Some(uid) = roster::mark(&list) else { return Ok(None) };
    Ok(app.read(|connection| rosters::store::by_uid(connection, &uid))?.as_ref().map(RosterMark::of))
}

/// What a list of the association is laid beside.
fn book_side(app: &App, target: &Target) -> Result<BookSide, Failure> {
    app.read(|connection| store::book_side(connection, target.id, app.today()))
}

/// The same, and what the roster said that the association was sent last.
fn book_side_with_roster(app: &App, target: &Target) -> Result<(BookSide, Option<Base>), Failure> {
    app.read(|connection| {
        let book = store::book_side(connection, target.id, app.today())?;
        let last = rosters::store::last_of(connection, target.id)?;
        let base = last.map(|last| Base::load(connection, &book.roll, last)).transpose()?;
        Ok((book, base))
    })
}

/// A file that was read.
struct File {
    /// Its name without its folder.
    name: String,
    /// SHA-256, hexadecimal.
    sha256: String,
    /// Its cells.
    list: Arc<ListFile>,
}

/// Compares a file with the book, and keeps the preview under its mark.
fn compared(
    app: &App,
    id: String,
    (target, mut book): (Target, BookSide),
    file: File,
    choices: ReadingChoices,
    decided: Decided<'_>,
    job: &Job,
) -> Result<ImportPreview, Failure> {
    let Compared { mut reading, rows, fields } =
        preview::compare(app, &target, &mut book, &file.list, &choices, decided, job)?;
    let declared = declared_in(app, &file, &choices, &mut reading.remarks);
    if let Some(instant) = app.read(|connection| store::earlier_import(connection, target.id, &file.sha256))? {
        reading.remarks.push(format!(
            "Chính tệp này đã được nhập cho “{}” ngày {}.",
            target.name,
            crate::clock::show_day_of(&instant)
        ));
    }
    let made = Preview {
        id,
        target,
        file_name: file.name,
        file_sha256: file.sha256,
        list: file.list,
        choices,
        sheet: reading.sheet,
        header_rows: reading.header_rows,
        columns: reading.columns,
        counts: summary::count(&rows),
        fields,
        rows,
        left_out: reading.left_out,
        remarks: reading.remarks,
        questions: reading.questions,
        declared,
        layout: reading.layout,
        shown: reading.shown,
        last_entry: book.last_entry,
    };
    give_back(book);
    let answer = shown(&made);
    app.keep_import_preview(Some(Arc::new(made)));
    Ok(answer)
}

/// Compares a list anew, by what the reader decided about single rows; writes nothing.
///
/// # Errors
/// [`ImportError::PreviewGone`], [`ImportError::RowIsSettled`], [`ImportError::NoSuchRow`]; there is no such person.
pub fn decide_import(app: &App, request: DecideImport, job: &Job) -> Result<ImportPreview, Failure> {
    let former = kept(app, &request.preview_id)?;
    let target = app.read(|connection| preview::target(connection, Some(former.target.id), None))?;
    let book = book_side(app, &target)?;
    let file =
        File { name: former.file_name.clone(), sha256: former.file_sha256.clone(), list: Arc::clone(&former.list) };
    // What went out is told anew: a record of it may have been merged, or the roster withdrawn, since.
    let roster = match &former.choices.roster {
        Some(base) => {
            let sent = app.read(|connection| rosters::store::by_uid(connection, &base.roster.uid))?;
            let sent = sent.ok_or_else(|| failure(ImportError::PreviewGone))?;
            Some(Arc::new(app.read(|connection| Base::load(connection, &book.roll, sent))?))
        }
        None => None,
    };
    let choices = ReadingChoices { cells: request.cells, roster, ..former.choices.clone() };
    let decided = Decided { matches: &request.matches, sides: &request.sides };
    compared(app, former.id.clone(), (target, book), file, choices, decided, job)
}

fn shown(preview: &Preview) -> ImportPreview {
    ImportPreview {
        preview_id: preview.id.clone(),
        organization_id: preview.target.id,
        organization_name: preview.target.name.clone(),
        file_name: preview.file_name.clone(),
        file_sha256: preview.file_sha256.clone(),
        file_kind: preview.list.kind.clone(),
        sheets: preview
            .list
            .sheets
            .iter()
            .map(|s| SheetMark {
                name: s.name.clone(),
                hidden: s.visibility != Visibility::Visible,
                row_count: s.rows.len(),
            })
            .collect(),
        sheet: preview.sheet.clone(),
        header_rows: preview.header_rows.clone(),
        columns: preview.columns.clone(),
        fields: preview.fields.clone(),
        counts: preview.counts,
        patterns: summary::patterns(&preview.rows),
        rows_with_issues: preview.rows.iter().filter(|r| !r.issues.is_empty()).count(),
        left_out: preview.left_out.iter().take(500).cloned().collect(),
        remarks: preview.remarks.clone(),
        questions: preview.questions.clone(),
        roster: preview.choices.roster.as_ref().map(|base| RosterMark::of(&base.roster)),
        declared: preview.declared.as_ref().map(|fields| DeclaredInList {
            warnings: crate::organizations::figures::warnings(fields),
            fields: fields.clone(),
        }),
    }
}

/// What an association declared in its roster; a day that has not come is told and not taken.
fn declared_in(app: &App, file: &File, choices: &ReadingChoices, remarks: &mut Vec<String>) -> Option<FigureFields> {
    let base = choices.roster.as_ref()?;
    let fields = roster::declared(&file.list, base.roster.sent_on, remarks)?;
    if fields.as_of_on > app.today() {
        remarks.push(format!(
            "Số kê khai ghi tính đến ngày {}, là ngày chưa đến nên không nhận; hãy hỏi lại hội.",
            crate::dates::show_day(fields.as_of_on)
        ));
        return None;
    }
    Some(FigureFields { source: Some(file.name.clone()), ..fields })
}

fn kept(app: &App, preview_id: &str) -> Result<Arc<Preview>, Failure> {
    app.import_preview().filter(|p| p.id == preview_id).ok_or_else(|| failure(ImportError::PreviewGone))
}

fn page(offset: u32, limit: u32) -> (usize, usize) {
    let limit = if limit == 0 { 100 } else { limit.min(1000) };
    (offset as usize, limit as usize)
}

/// A page of the rows of a preview.
///
/// # Errors
/// [`ImportError::PreviewGone`].
pub fn import_rows(app: &App, request: ImportRows, _job: &Job) -> Result<ImportRowsPage, Failure> {
    let preview = kept(app, &request.preview_id)?;
    let (offset, limit) = page(request.offset, request.limit);
    let chosen = || {
        preview
            .rows
            .iter()
            .filter(|row| request.kind.is_none_or(|kind| row.kind == kind))
            .filter(|row| !request.with_issues || !row.issues.is_empty())
    };
    Ok(ImportRowsPage { total: chosen().count(), rows: chosen().skip(offset).take(limit).cloned().collect() })
}

/// A part of the sheet as it looks in Excel; what is read otherwise (from an old encoding, put right), as it is read.
///
/// # Errors
/// [`ImportError::PreviewGone`]; no such sheet.
pub fn import_sheet(app: &App, request: ImportSheet, _job: &Job) -> Result<SheetPage, Failure> {
    let preview = kept(app, &request.preview_id)?;
    let name = request.sheet.as_deref().unwrap_or(&preview.sheet);
    let (offset, limit) = page(request.offset, request.limit);
    let as_read = preview.shown.as_ref().filter(|sheet| sheet.name == name);
    let sheet = match as_read {
        Some(sheet) => sheet,
        None => reading::sheet_named(&preview.list, name).map_err(failure)?,
    };
    let first = request.from_row.map_or(0, |row| sheet.rows.partition_point(|(number, _)| number + 1 < row));
    let rows = sheet.rows.iter().skip(first + offset).take(limit);
    Ok(SheetPage {
        total: sheet.rows.len(),
        rows: rows
            .map(|(number, cells)| SheetRow { row: number + 1, cells: cells.iter().map(shown_text).collect() })
            .collect(),
    })
}

/// The whole preview in the form of the command line.
///
/// # Errors
/// [`ImportError::PreviewGone`].
pub fn import_report(app: &App, request: ByPreview, _job: &Job) -> Result<ImportReport, Failure> {
    let preview = kept(app, &request.preview_id)?;
    Ok(ImportReport {
        sheet: preview.sheet.clone(),
        header_rows: preview.header_rows.clone(),
        columns: preview.columns.iter().map(|c| ReportColumn { source: c.source.clone(), field: c.field }).collect(),
        counts: preview.counts,
        rows: preview
            .rows
            .iter()
            .filter_map(|row| {
                Some(ReportRow {
                    row: row.row?,
                    kind: row.kind,
                    values: row.values.clone(),
                    issues: row.issues.clone(),
                })
            })
            .collect(),
    })
}

/// Counts what that import would write; writes nothing.
///
/// # Errors
/// [`ImportError::PreviewGone`], [`ImportError::NotMissing`].
pub fn forecast_import(app: &App, request: ApplyImport, _job: &Job) -> Result<ImportForecast, Failure> {
    let preview = kept(app, &request.preview_id)?;
    Ok(apply::forecast(&preview, &decisions(&preview, request)?))
}

fn decisions(preview: &Preview, request: ApplyImport) -> Result<Decisions, Failure> {
    Ok(Decisions {
        rows: request.leave_out_rows.into_iter().collect(),
        fields: request.keep_fields.into_iter().collect(),
        period_id: request.period_id,
        leaves_declared: request.leave_declared,
        endings: apply::endings(preview, request.end_missing)?,
    })
}

/// Writes a compared list: all of it or nothing, in one act that can be undone.
///
/// # Errors
/// [`ImportError`]; a rule of people or memberships, with the row; stopped by the user.
pub fn apply_import(app: &App, request: ApplyImport, job: &Job) -> Result<Done<ImportResult>, Failure> {
    let preview = kept(app, &request.preview_id)?;
    let decisions = decisions(&preview, request)?;
    let (new, copied) = beside(|| apply::new_records(&preview, &decisions), || crate::backup::before_risk(app));
    copied?;
    let done = app.transact(Act::ImportList, |tx| apply::apply(tx, &preview, &decisions, new, job))?;
    drop(preview);
    app.keep_import_preview(None);
    Ok(done)
}

/// The lists brought in, the latest first.
///
/// # Errors
/// The book cannot be read.
pub fn list_import_batches(app: &App, request: ListImportBatches, _job: &Job) -> Result<Vec<ImportBatch>, Failure> {
    app.read(|connection| store::batches(connection, request.organization_id))
}
