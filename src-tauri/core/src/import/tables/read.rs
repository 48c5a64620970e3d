//! A sheet read as a table: its columns, its lines, and what was left out and why.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::lines::{LineKind, Shape};
use super::{TableError, TableField, TableSubject};
use crate::error::Failure;
use crate::excel::reading::{Cell, ListFile, ReadError, Sheet, Visibility};
use crate::import::ImportError;
use crate::import::error::failure;
use crate::import::header::{self, Head};
use crate::import::mapping::{Column, index_of, letters};
use crate::import::questions::{Answers, Question, Questions};
use crate::import::reading::LeftOut;
use crate::import::values::cell_text;
use crate::import::{repair, rows};

/// Lines of one table at most.
const MOST_ROWS: usize = 3_000;
/// The last column there is in Excel, XFD.
const LAST_COLUMN: usize = 16_383;

/// A column of a table and what it was taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct TableColumn {
    /// Letter as in Excel: A, B … AA.
    pub column: String,
    /// The heading, merged heads joined by " / ".
    pub source: String,
    /// What it holds; `None`: left out.
    pub field: Option<TableField>,
}

/// What the user decided about the reading, beside what the program proposes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableChoices {
    /// Sheet to read; else the most likely one.
    pub sheet: Option<String>,
    /// Header rows as Excel numbers them; else found.
    pub header_rows: Option<Vec<u32>>,
    /// Last row to read, as Excel numbers it; else to the end of the sheet.
    pub last_row: Option<u32>,
    /// Fields by column letter, in place of the proposed ones; `null` leaves a column out.
    pub columns: Option<BTreeMap<String, Option<TableField>>>,
    /// Answers to the questions about the table.
    pub answers: Answers,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number as Excel shows it.
    pub row: u32,
    /// The words of the section it stands under.
    pub section: Option<String>,
    /// What stands in its columns, where anything does.
    pub cells: BTreeMap<TableField, Cell>,
}

/// Everything read from one sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct TableReading {
    /// The sheet.
    pub sheet: String,
    /// Header rows as Excel numbers them.
    pub header_rows: Vec<u32>,
    /// Columns and what they were taken for.
    pub columns: Vec<TableColumn>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The rest.
    pub left_out: Vec<LeftOut>,
    /// Remarks about the table as a whole.
    pub remarks: Vec<String>,
    /// What there is to decide, with the answers it was read by.
    pub questions: Vec<Question>,
    /// The words above the header.
    pub titles: Vec<String>,
    /// The sheet as it is read, where that is not as it stands.
    pub shown: Option<Sheet>,
}

/// Reads the chosen sheet of a file, or the one that looks most like a table of this kind.
///
/// # Errors
/// [`TableError`]; [`ImportError`]: no such sheet, column or answer.
pub fn read(list: &ListFile, subject: TableSubject, choices: &TableChoices) -> Result<TableReading, Failure> {
    let chosen = choose_sheet(list, subject, choices)?;
    if chosen.trouble.is_some() {
        return Err(failure(ImportError::Unreadable(ReadError::Damaged)));
    }
    let mut cut = Cow::Borrowed(chosen);
    if let Some(last) = choices.last_row {
        cut.to_mut().rows.retain(|(number, _)| *number < last);
    }
    let mut questions = Questions::new(&choices.answers);
    let repaired = repair::repaired(&cut, &mut questions).map_err(failure)?;
    let sheet: &Sheet = &repaired.sheet;
    let head = match &choices.header_rows {
        Some(rows) => header::at(sheet, &rows.iter().map(|row| row.saturating_sub(1)).collect::<Vec<_>>()),
        None => header::find_by(subject.heads(), sheet, 0).unwrap_or_else(|| header::at(sheet, &[])),
    };
    let mut columns = propose(subject, sheet, &head);
    apply_choices(subject, &mut columns, choices)?;
    let fields = fields_by_index(&columns);
    if !fields.contains(&Some(subject.naming_field())) {
        let column = subject.naming_field().label().to_owned();
        return Err(TableError::NoNamingColumn { sheet: sheet.name.clone(), column }.into());
    }
    let first_row = head.rows.iter().min().copied().unwrap_or_default();
    let mut reading = TableReading {
        sheet: sheet.name.clone(),
        header_rows: head.rows.iter().map(|row| row + 1).collect(),
        columns,
        lines: Vec::new(),
        left_out: Vec::new(),
        remarks: remarks(list, sheet),
        questions: Vec::new(),
        titles: Vec::new(),
        shown: None,
    };
    for (number, cells) in sheet.rows.iter().take_while(|(number, _)| *number < first_row) {
        let words = rows::words_of(cells);
        if !words.is_empty() {
            reading.titles.push(words.clone());
            reading.left_out.push(left_out(*number, words, "Phía trên tiêu đề"));
        }
    }
    read_lines(subject, sheet, &head, &fields, &mut reading);
    if reading.lines.len() > MOST_ROWS {
        return Err(TableError::TooManyRows { count: reading.lines.len(), limit: MOST_ROWS }.into());
    }
    if reading.lines.is_empty() {
        reading.remarks.push(format!(
            "Trang tính “{}” không có dòng {} nào dưới tiêu đề. Hãy chọn trang tính khác hoặc chỉ lại dòng tiêu đề.",
            reading.sheet,
            subject.row_label()
        ));
    }
    let named: Vec<Column> = reading
        .columns
        .iter()
        .map(|one| Column { column: one.column.clone(), source: one.source.clone(), field: None })
        .collect();
    reading.questions = questions.finish(&named).0;
    let shown = match repaired.sheet {
        Cow::Owned(decoded) => Some(decoded),
        Cow::Borrowed(_) => None,
    };
    reading.shown = shown.or(match cut {
        Cow::Owned(cut) => Some(cut),
        Cow::Borrowed(_) => None,
    });
    Ok(reading)
}

fn left_out(number: u32, text: String, reason: &str) -> LeftOut {
    LeftOut { row: number + 1, text, reason: reason.to_owned() }
}

fn choose_sheet<'l>(list: &'l ListFile, subject: TableSubject, choices: &TableChoices) -> Result<&'l Sheet, Failure> {
    if let Some(name) = &choices.sheet {
        return list.sheets.iter().find(|sheet| sheet.name == *name).ok_or_else(|| {
            let present = list.sheets.iter().map(|sheet| format!("“{}”", sheet.name)).collect::<Vec<_>>().join(", ");
            failure(ImportError::Unreadable(ReadError::NoSuchSheet { name: name.clone(), present }))
        });
    }
    // The first sheet wins a tie; a hidden one never wins over one that shows.
    let mut best: Option<(&Sheet, (bool, usize))> = None;
    for sheet in &list.sheets {
        let rank = (sheet.visibility == Visibility::Visible, likeness(subject, sheet));
        if best.is_none_or(|(_, known)| rank > known) {
            best = Some((sheet, rank));
        }
    }
    best.map(|(sheet, _)| sheet).ok_or_else(|| failure(ImportError::Unreadable(ReadError::NoRows)))
}

/// How much a sheet looks like such a table: its known columns, much more when one names the rows.
fn likeness(subject: TableSubject, sheet: &Sheet) -> usize {
    let answers = Answers::new();
    let repaired = repair::repaired(sheet, &mut Questions::new(&answers)).ok();
    let sheet = repaired.as_ref().map_or(sheet, |one| one.sheet.as_ref());
    let Some(head) = header::find_by(subject.heads(), sheet, 0) else { return 0 };
    let fields = fields_by_index(&propose(subject, sheet, &head));
    let known = fields.iter().flatten().count();
    let named = usize::from(fields.contains(&Some(subject.naming_field())));
    named * 1000 + known * 10 + usize::from(sheet.rows.len() > head.first_data)
}

/// The surest heading takes its field first; each field goes to one column.
fn propose(subject: TableSubject, sheet: &Sheet, head: &Head) -> Vec<TableColumn> {
    let is_filled = |column: usize| {
        sheet.rows.iter().skip(head.first_data).any(|(_, cells)| cells.get(column).is_some_and(|cell| !cell.is_blank()))
    };
    let mut wishes: Vec<(u32, usize, TableField)> = Vec::new();
    for (column, parts) in head.parts.iter().enumerate() {
        // An empty column gives way to a filled one with the same heading.
        let less = if is_filled(column) { 0 } else { 3 };
        let own = subject.heads().candidates(parts).into_iter();
        wishes.extend(own.map(|(field, score)| (score.saturating_sub(less), column, field)));
    }
    wishes.sort_by_key(|(score, column, _)| (std::cmp::Reverse(*score), *column));
    let mut fields = vec![None; head.parts.len()];
    let mut taken: Vec<TableField> = Vec::new();
    for (_, column, field) in wishes {
        if fields[column].is_none() && !taken.contains(&field) && !head.shared[column] {
            fields[column] = Some(field);
            taken.push(field);
        }
    }
    (0..head.parts.len())
        .map(|at| TableColumn { column: letters(at), source: head.source(at), field: fields[at] })
        .filter(|column| !column.source.is_empty() || column.field.is_some())
        .collect()
}

fn apply_choices(subject: TableSubject, columns: &mut Vec<TableColumn>, choices: &TableChoices) -> Result<(), Failure> {
    let Some(chosen) = &choices.columns else { return Ok(()) };
    for (letters, field) in chosen {
        let letters = letters.to_uppercase();
        if index_of(&letters).is_none_or(|index| index > LAST_COLUMN) {
            return Err(failure(ImportError::NoSuchColumn { column: letters }));
        }
        if let Some(field) = field.filter(|field| !subject.fields().contains(field)) {
            return Err(TableError::NotItsField { column: letters, field: field.label() }.into());
        }
        match columns.iter_mut().find(|column| column.column == letters) {
            Some(column) => column.field = *field,
            None => columns.push(TableColumn { column: letters, source: String::new(), field: *field }),
        }
    }
    Ok(())
}

fn fields_by_index(columns: &[TableColumn]) -> Vec<Option<TableField>> {
    let mut fields = Vec::new();
    for column in columns {
        if let Some(index) = index_of(&column.column) {
            if fields.len() <= index {
                fields.resize(index + 1, None);
            }
            fields[index] = column.field;
        }
    }
    fields
}

fn remarks(list: &ListFile, sheet: &Sheet) -> Vec<String> {
    let mut remarks = Vec::new();
    if sheet.visibility != Visibility::Visible {
        remarks.push(format!("Trang tính “{}” đang bị ẩn trong tệp.", sheet.name));
    }
    let is_other = |one: &&Sheet| one.name != sheet.name && one.visibility == Visibility::Visible;
    let others: Vec<String> = list.sheets.iter().filter(is_other).map(|one| format!("“{}”", one.name)).collect();
    if !others.is_empty() {
        remarks.push(format!("Tệp còn trang tính khác chưa đọc: {}.", others.join(", ")));
    }
    remarks
}

fn read_lines(
    subject: TableSubject,
    sheet: &Sheet,
    head: &Head,
    fields: &[Option<TableField>],
    reading: &mut TableReading,
) {
    let shape = Shape::new(subject, fields, sheet, head.first_data);
    let known = fields.iter().flatten().count();
    let least = known.saturating_sub(1).clamp(2, 4);
    let mut section: Option<String> = None;
    let (mut has_ended, mut has_other) = (false, false);
    for (number, cells) in sheet.rows.iter().skip(head.first_data) {
        let words = || rows::words_of(cells);
        if has_other {
            reading.left_out.push(left_out(*number, words(), "Bảng khác phía dưới, chưa đọc"));
            continue;
        }
        if header::is_header_again_by(subject.heads(), cells, least) {
            has_ended = false;
            has_other = heads_other_columns(subject, cells, fields);
            if has_other {
                reading.remarks.push(format!(
                    "Từ dòng {} là một bảng khác, có cột khác, chưa đọc. Nếu cần bảng ấy, hãy chọn dòng tiêu đề là dòng {0}.",
                    number + 1
                ));
            }
            let reason = if has_other { "Bảng khác phía dưới, chưa đọc" } else { "Tiêu đề lặp lại" };
            reading.left_out.push(left_out(*number, words(), reason));
            continue;
        }
        match shape.kind(*number, cells) {
            _ if has_ended => reading.left_out.push(left_out(*number, words(), "Sau chỗ ký")),
            LineKind::Line => {
                let cells = cells_of(sheet, *number, cells, fields);
                reading.lines.push(Line { row: number + 1, section: section.clone(), cells });
            }
            LineKind::Section(text) => {
                reading.left_out.push(left_out(*number, words(), "Tiêu đề nhóm"));
                section = Some(text);
            }
            LineKind::Footer => {
                has_ended = true;
                reading.left_out.push(left_out(*number, words(), "Nơi, ngày và chữ ký"));
            }
            LineKind::Other("") => {}
            LineKind::Other(reason) => reading.left_out.push(left_out(*number, words(), reason)),
        }
    }
    reading.left_out.retain(|one| !one.text.is_empty());
}

/// Whether a header further down has a heading of the table over another column.
fn heads_other_columns(subject: TableSubject, cells: &[Cell], fields: &[Option<TableField>]) -> bool {
    cells.iter().enumerate().any(|(column, cell)| {
        let found = subject.heads().lookup(&cell_text(cell)).filter(|(_, sure)| *sure >= 95);
        found.is_some_and(|(field, _)| fields.contains(&Some(field)) && fields.get(column) != Some(&Some(field)))
    })
}

/// What stands in the columns of a line. A cell merged over several lines holds for each of them, but for what names
/// the line.
fn cells_of(sheet: &Sheet, number: u32, cells: &[Cell], fields: &[Option<TableField>]) -> BTreeMap<TableField, Cell> {
    let mut held = BTreeMap::new();
    for (column, field) in fields.iter().enumerate() {
        let Some(field) = *field else { continue };
        let mut cell = cells.get(column).filter(|cell| !cell.is_blank());
        let is_own = matches!(field, TableField::Ordinal | TableField::Code | TableField::Name | TableField::Content);
        if cell.is_none() && !is_own {
            let over = sheet.merged.iter().find(|region| {
                region.left == column as u32
                    && region.right == region.left
                    && region.top < number
                    && number <= region.bottom
            });
            cell = over.and_then(|region| sheet.cell(region.top, column)).filter(|cell| !cell.is_blank());
        }
        if let Some(cell) = cell {
            held.insert(field, cell.clone());
        }
    }
    held
}

impl Line {
    /// What stands in a column on one clean line; empty where nothing does.
    pub fn text(&self, field: TableField) -> String {
        self.cells.get(&field).map(cell_text).unwrap_or_default()
    }

    /// What stands in a column, its lines kept.
    pub fn paragraphs(&self, field: TableField) -> String {
        match self.cells.get(&field) {
            Some(Cell::Text(text)) => crate::text::clean_paragraphs(text),
            Some(cell) => cell_text(cell),
            None => String::new(),
        }
    }
}
