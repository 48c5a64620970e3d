//! A sheet read as people: rows with their values and doubts, and what was left out and why.

use super::error::ImportError;
use super::fields::Field;
use super::header::{self, Head};
use super::layout::{self, Layout};
use super::mapping::{self, Column};
use super::person_row::RowReader;
use super::questions::{Answers, EXAMPLES, Question, QuestionExample, QuestionKind, Questions};
use super::repair::{self, Repaired};
use super::roster::{self, FromRoster};
use super::rows::{self, RowKind};
use super::values::{Issue, IssueKind};
use crate::excel::reading::{Cell, ListFile, Row, Sheet, Visibility};
use crate::rosters::base::Base;
use crate::text::legacy;
use crate::text::{is_one_case, proper_case};
use chrono::{Datelike, NaiveDate};
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// What the user decided about a list, beside what the program proposes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct ReadingChoices {
    /// Sheet to read; else the most likely one.
    pub sheet: Option<String>,
    /// Header rows as Excel numbers them; else found.
    pub header_rows: Option<Vec<u32>>,
    /// Fields by column letter, in place of the proposed ones; a column set to `null` is left out.
    pub columns: Option<BTreeMap<String, Option<Field>>>,
    /// Answers to the questions about the list.
    pub answers: Answers,
    /// Last row to read, as Excel numbers it; else to the end of the sheet.
    pub last_row: Option<u32>,
    /// Cells put right by the reader: by row as Excel numbers it and column letter, the text that stands there instead.
    pub cells: BTreeMap<u32, BTreeMap<String, String>>,
    /// The roster that the list is, as it went out.
    #[serde(skip)]
    #[ts(skip)]
    pub roster: Option<Arc<Base>>,
    /// Layouts of former lists of the association, the latest first.
    #[serde(skip)]
    #[ts(skip)]
    pub layouts: Vec<Layout>,
}

/// What bounds the values of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds<'a> {
    /// No birth is later.
    pub(super) today: NaiveDate,
    /// The sensitive fields that are read.
    pub(super) sensitive: &'a [Field],
}

/// The values of one row, as they would be stored.
pub type Values = BTreeMap<Field, String>;

/// A row that speaks of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// Its number as Excel shows it.
    pub row: u32,
    /// What it says.
    pub values: Values,
    /// The search form of the name; empty without one.
    pub name_fold: String,
    /// What is in doubt.
    pub issues: Vec<Issue>,
    /// Whether it can be taken in at all.
    pub readable: bool,
    /// Values that came from a column of another meaning, and from which (0 = A).
    pub derived: BTreeMap<Field, usize>,
    /// Of a roster that came back: whose row it is.
    pub from_roster: Option<FromRoster>,
}

/// A row that was not taken for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct LeftOut {
    /// Its number as Excel shows it.
    pub row: u32,
    /// Its words.
    pub text: String,
    /// Why it is no person.
    pub reason: String,
}

/// Everything read from one sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The sheet.
    pub sheet: String,
    /// Header rows as Excel numbers them.
    pub header_rows: Vec<u32>,
    /// Columns and what they were taken for.
    pub columns: Vec<Column>,
    /// The people.
    pub rows: Vec<PersonRow>,
    /// The rest.
    pub left_out: Vec<LeftOut>,
    /// Remarks about the list as a whole.
    pub remarks: Vec<String>,
    /// What there is to decide, with the answers it was read by.
    pub questions: Vec<Question>,
    /// Its layout, and what was decided about it.
    pub layout: Layout,
    /// The sheet as it is read, where that is not as it stands: in Unicode, with cells put right.
    pub shown: Option<Sheet>,
}

/// Reads the chosen sheet of a file, or the one that looks most like a list of people.
///
/// `today` bounds births; sensitive fields are read only when they are among `sensitive`.
pub fn read(
    list: &ListFile,
    choices: &ReadingChoices,
    today: NaiveDate,
    sensitive: &[Field],
) -> Result<Reading, ImportError> {
    let chosen = choose_sheet(list, choices, today.year())?;
    if chosen.trouble.is_some() {
        return Err(ImportError::Unreadable(crate::excel::reading::ReadError::Damaged));
    }
    let cut = cut(chosen, choices.last_row);
    let mut questions = Questions::new(&choices.answers);
    let mut repaired = repair::repaired(&cut, &mut questions)?;
    // What the reader typed is as it is meant: it is neither decoded nor does it tell how a column is to be read.
    put_right(&mut repaired, choices)?;
    let sheet: &Sheet = &repaired.sheet;
    let head = match &choices.header_rows {
        Some(rows) => {
            let rows: Vec<u32> = rows.iter().map(|r| r.saturating_sub(1)).collect();
            header::at(sheet, &rows)
        }
        None => header::find(sheet, 0).unwrap_or_else(|| header::at(sheet, &[])),
    };
    let proposed = mapping::propose(sheet, &head, today.year());
    let mut columns = proposed.clone();
    let former = layout::like(&choices.layouts, &columns);
    let mut decided_then = match former {
        Some(former) if choices.columns.is_none() => former.decide(&mut columns),
        _ => 0,
    };
    questions.remember(former.map(|former| former.answers.clone()).unwrap_or_default());
    if decided_then > 0 && !has_name(&fields_by_index(&columns)) {
        // The column that held the names then is not there now.
        columns.clone_from(&proposed);
        decided_then = 0;
    }
    apply_choices(&mut columns, choices)?;
    let fields = fields_by_index(&columns);
    if !has_name(&fields) {
        return Err(ImportError::NoNameColumn { sheet: sheet.name.clone() });
    }
    let mut reading = Reading {
        sheet: sheet.name.clone(),
        header_rows: head.rows.iter().map(|r| r + 1).collect(),
        columns,
        rows: Vec::new(),
        left_out: Vec::new(),
        remarks: remarks(list, sheet, &fields, sensitive, choices.roster.is_some()),
        questions: Vec::new(),
        layout: Layout::default(),
        shown: None,
    };
    if decided_then > 0 {
        reading.remarks.push(format!("{decided_then} cột được ghép như đã chọn ở lần nhập trước của hội."));
    }
    reading.remarks.extend(unreckoned(sheet));
    let returned = choices.roster.as_deref().map(|base| (roster::compare(sheet, head.first_data, &fields, base), base));
    if let Some((returned, _)) = &returned {
        reading.remarks.extend(returned.remarks());
        repaired.untouched.clone_from(&returned.untouched);
    }
    leave_out_above(sheet, &head, &mut reading);
    let bounds = Bounds { today, sensitive };
    read_tables(&repaired, head, fields, &mut reading, bounds, &mut questions, (choices.columns.is_some(), former))?;
    if let Some((returned, base)) = &returned {
        returned.settle(&mut reading.rows, base);
    }
    ask_capitals(&mut reading.rows, &mut questions)?;
    mark_repeated(&mut reading.rows);
    let (questions, answers) = questions.finish(&reading.columns);
    reading.questions = questions;
    reading.layout = Layout::of(&reading.columns, &proposed, answers);
    let decoded = match repaired.sheet {
        Cow::Owned(decoded) => Some(decoded),
        Cow::Borrowed(_) => None,
    };
    reading.shown = match (decoded, cut) {
        (Some(decoded), _) => Some(decoded),
        (None, Cow::Owned(cut)) => Some(cut),
        (None, Cow::Borrowed(_)) => None,
    };
    Ok(reading)
}

/// The sheet up to the last row to read.
fn cut(sheet: &Sheet, last_row: Option<u32>) -> Cow<'_, Sheet> {
    let mut cut = Cow::Borrowed(sheet);
    if let Some(last) = last_row {
        cut.to_mut().rows.retain(|(number, _)| *number < last);
    }
    cut
}

/// Puts the reader's own text in the place of cells.
fn put_right(repaired: &mut Repaired<'_>, choices: &ReadingChoices) -> Result<(), ImportError> {
    for (row, cells) in &choices.cells {
        let rows = &repaired.sheet.rows;
        let at = row.checked_sub(1).and_then(|row| rows.binary_search_by_key(&row, |(number, _)| *number).ok());
        let at = at.ok_or(ImportError::NoSuchRow { row: *row })?;
        for (letters, text) in cells {
            let column = mapping::index_of(letters).filter(|column| *column < MOST_COLUMNS);
            let column = column.ok_or_else(|| ImportError::NoSuchColumn { column: letters.clone() })?;
            let (number, cells) = &mut repaired.sheet.to_mut().rows[at];
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.clone()) };
            repaired.unread.remove(&(*number, column));
            repaired.typed.insert((*number, column));
        }
    }
    Ok(())
}

/// Columns that are read of a sheet.
const MOST_COLUMNS: usize = 256;
/// The last column there is in Excel, XFD.
const LAST_COLUMN: usize = 16_383;

/// Names all in capitals, or all without, in the proper case where the reader wants it.
fn ask_capitals(rows: &mut [PersonRow], questions: &mut Questions<'_>) -> Result<(), ImportError> {
    // A name that went out in a roster and came back as it was is nobody's question.
    let is_sent =
        |row: &PersonRow| row.from_roster.as_ref().is_some_and(|from| !from.edited.contains(&Field::FullName));
    let name =
        |row: &PersonRow| row.values.get(&Field::FullName).filter(|name| !is_sent(row) && is_one_case(name)).cloned();
    let shown = |row: &PersonRow| {
        let before = name(row)?;
        Some(QuestionExample { row: row.row, after: proper_case(&before), before })
    };
    let count = rows.iter().filter(|row| name(row).is_some()).count();
    if count == 0 {
        return Ok(());
    }
    let examples = rows.iter().filter_map(shown).take(EXAMPLES).collect();
    if questions.ask((QuestionKind::Capitals, None, ""), "keep", count, examples)? == "proper" {
        for row in rows {
            if let Some(name) = name(row) {
                row.values.insert(Field::FullName, proper_case(&name));
            }
        }
    }
    Ok(())
}

/// Whether a sheet has text of the time before Unicode near its top.
fn is_old(sheet: &Sheet) -> bool {
    let cells = sheet.rows.iter().take(1000).flat_map(|(_, cells)| cells);
    let texts = cells.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    !sheet.old_fonts.is_empty() || legacy::of_texts(texts).is_some()
}

fn choose_sheet<'l>(list: &'l ListFile, choices: &ReadingChoices, year: i32) -> Result<&'l Sheet, ImportError> {
    if let Some(name) = &choices.sheet {
        return list.sheets.iter().find(|s| s.name == *name || s.name.trim() == name.trim()).ok_or_else(|| {
            let present = list.sheets.iter().map(|s| format!("“{}”", s.name)).collect::<Vec<_>>().join(", ");
            ImportError::Unreadable(crate::excel::reading::ReadError::NoSuchSheet { name: name.clone(), present })
        });
    }
    // The first sheet wins a tie; a hidden one never wins over one that shows.
    if let [only] = list.sheets.as_slice() {
        return Ok(only);
    }
    let mut best: Option<(&Sheet, (bool, i64))> = None;
    for sheet in &list.sheets {
        let rank = (sheet.visibility == Visibility::Visible, likeness(sheet, year));
        if best.is_none_or(|(_, old)| rank > old) {
            best = Some((sheet, rank));
        }
    }
    best.map(|(sheet, _)| sheet).ok_or(ImportError::Unreadable(crate::excel::reading::ReadError::NoRows))
}

/// How much a sheet looks like a list of people: known columns first, then rows.
fn likeness(sheet: &Sheet, year: i32) -> i64 {
    let answers = Answers::new();
    let old = is_old(sheet).then(|| repair::repaired(sheet, &mut Questions::new(&answers)).ok()).flatten();
    let sheet = old.as_ref().map_or(sheet, |old| old.sheet.as_ref());
    let head = header::find(sheet, 0).unwrap_or_else(|| header::at(sheet, &[]));
    let columns = mapping::propose(sheet, &head, year);
    let known = columns.iter().filter(|c| c.field.is_some()).count() as i64;
    let fields = fields_by_index(&columns);
    let named = i64::from(has_name(&fields));
    let rows = sheet.rows.len().saturating_sub(head.first_data).min(100_000) as i64;
    // Sheets of equal layout (one a session, one a branch) are told apart by nothing: the first wins.
    named * 1_000_000 + known.min(8) * 1_000 + i64::from(rows > 0) * 100 + (rows.ilog2_or_zero() / 3)
}

trait LogOrZero {
    fn ilog2_or_zero(self) -> i64;
}

impl LogOrZero for i64 {
    fn ilog2_or_zero(self) -> i64 {
        if self > 0 { i64::from(self.ilog2()) } else { 0 }
    }
}

fn apply_choices(columns: &mut Vec<Column>, choices: &ReadingChoices) -> Result<(), ImportError> {
    let Some(chosen) = &choices.columns else { return Ok(()) };
    for (letters, field) in chosen {
        let letters = letters.to_uppercase();
        if mapping::index_of(&letters).is_none_or(|i| i > LAST_COLUMN) {
            return Err(ImportError::NoSuchColumn { column: letters });
        }
        match columns.iter_mut().find(|c| c.column == letters) {
            Some(column) => column.field = *field,
            None => columns.push(Column { column: letters, source: String::new(), field: *field }),
        }
    }
    Ok(())
}

fn fields_by_index(columns: &[Column]) -> Vec<Option<Field>> {
    let mut fields = Vec::new();
    for column in columns {
        if let Some(index) = mapping::index_of(&column.column) {
            if fields.len() <= index {
                fields.resize(index + 1, None);
            }
            fields[index] = column.field;
        }
    }
    fields
}

fn has_name(fields: &[Option<Field>]) -> bool {
    fields.iter().any(|f| matches!(f, Some(Field::FullName | Field::FamilyName | Field::GivenName)))
}

fn remarks(
    list: &ListFile,
    sheet: &Sheet,
    fields: &[Option<Field>],
    sensitive: &[Field],
    is_roster: bool,
) -> Vec<String> {
    let mut remarks = Vec::new();
    if sheet.visibility != Visibility::Visible {
        remarks.push(format!("Trang tính “{}” đang bị ẩn trong tệp.", sheet.name));
    }
    let others: Vec<String> = list
        .sheets
        .iter()
        .filter(|s| s.name != sheet.name && s.visibility == Visibility::Visible)
        .map(|s| format!("“{}”", s.name))
        .collect();
    // The other sheets of a roster are known.
    if !others.is_empty() && !is_roster {
        remarks.push(format!("Tệp còn trang tính khác chưa đọc: {}.", others.join(", ")));
    }
    if fields.iter().flatten().any(|f| f.is_sensitive() && !sensitive.contains(f)) {
        remarks.push(
            "Cột dân tộc, tôn giáo, đảng viên không được đọc vì mục dữ liệu nhạy cảm đang tắt trong Cài đặt.".into(),
        );
    }
    remarks
}

/// Formulas whose results the file does not hold: what a program writes that leaves the reckoning to Excel.
fn unreckoned(sheet: &Sheet) -> Option<String> {
    let cells = sheet.rows.iter().flat_map(|(row, cells)| {
        let formulas = cells.iter().enumerate().filter(|(_, cell)| **cell == Cell::Unreckoned);
        formulas.map(move |(column, _)| format!("{}{}", mapping::letters(column), row + 1))
    });
    let places: Vec<String> = cells.collect();
    let some = match places.as_slice() {
        [] => return None,
        few if few.len() <= 5 => few.join(", "),
        many => format!("{}…", many[..5].join(", ")),
    };
    Some(format!(
        "Trang tính “{}” có {} ô công thức chưa có giá trị ({some}) nên các ô ấy không đọc được. Hãy mở tệp bằng Excel, \
         lưu lại rồi chọn lại.",
        sheet.name,
        places.len()
    ))
}

/// Reads the table below a header, and further tables below it that are headed again.
fn read_tables(
    repaired: &Repaired<'_>,
    mut head: Head,
    mut fields: Vec<Option<Field>>,
    reading: &mut Reading,
    bounds: Bounds<'_>,
    questions: &mut Questions<'_>,
    (fixed, former): (bool, Option<&Layout>),
) -> Result<(), ImportError> {
    let sheet: &Sheet = &repaired.sheet;
    loop {
        let known = fields.iter().flatten().filter(|f| **f != Field::Ordinal).count();
        let reader = RowReader::new(repaired, &head, &fields, bounds, questions)?;
        let end = read_one_table(sheet, &head, &fields, reading, &reader, known);
        if end >= sheet.rows.len() {
            return Ok(());
        }
        // A second header: the same again (a new page), or a table with columns of its own.
        let Some(next) = header::find(sheet, end).filter(|h| h.first_data > end) else { return Ok(()) };
        if !fixed {
            let mut columns = mapping::propose(sheet, &next, bounds.today.year());
            if let Some(former) = former {
                former.decide(&mut columns);
            }
            let again = fields_by_index(&columns);
            if has_name(&again) {
                fields = again;
            } else {
                leave_out_rest(sheet, end, reading);
                return Ok(());
            }
        }
        reading.header_rows.extend(next.rows.iter().map(|r| r + 1));
        head = next;
    }
}

/// A table above the one that is read, with a header of its own, is nobody's title.
fn leave_out_above(sheet: &Sheet, head: &Head, reading: &mut Reading) {
    let Some(index) = header::earlier(sheet, head) else { return };
    let first = head.rows.iter().min().copied().unwrap_or_default();
    for (number, cells) in sheet.rows.iter().skip(index).take_while(|(number, _)| *number < first) {
        push_left_out(reading, *number, rows::words_of(cells), "Bảng khác phía trên, chưa đọc");
    }
    let row = sheet.rows[index].0 + 1;
    reading.remarks.push(format!(
        "Phía trên bảng này còn một bảng khác, từ dòng {row}, chưa đọc. Nếu cần cả bảng ấy, hãy chọn dòng tiêu đề là dòng {row}."
    ));
}

fn leave_out_rest(sheet: &Sheet, from: usize, reading: &mut Reading) {
    for (number, cells) in sheet.rows.iter().skip(from) {
        push_left_out(reading, *number, rows::words_of(cells), "Bảng khác, không có cột họ tên");
    }
}

fn push_left_out(reading: &mut Reading, number: u32, text: String, reason: &str) {
    if !text.is_empty() {
        reading.left_out.push(LeftOut { row: number + 1, text, reason: reason.to_owned() });
    }
}

/// A row that is somebody, and the group heading above it.
struct Somebody<'s> {
    number: u32,
    cells: &'s [Cell],
    section: Option<Arc<str>>,
}

/// Rows judged one after the other, some ahead: each by itself, so that a long list is judged on all processors.
struct Judged<'s, F> {
    rows: &'s [Row],
    next: usize,
    judge: F,
    ahead: std::vec::IntoIter<Option<RowKind>>,
    at_once: usize,
}

impl<'s, F: Fn(&Row) -> Option<RowKind> + Sync> Judged<'s, F> {
    fn new(rows: &'s [Row], first: usize, judge: F) -> Self {
        // A short table among many is not worth judging the rows of those below it.
        Judged { rows, next: first, judge, ahead: Vec::new().into_iter(), at_once: 64 }
    }
}

impl<F: Fn(&Row) -> Option<RowKind> + Sync> Iterator for Judged<'_, F> {
    /// The index of a row and what it is; `None` for a header.
    type Item = (usize, Option<RowKind>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ahead.len() == 0 {
            self.at_once = (self.at_once * 2).min(4096);
            let rest = self.rows.get(self.next..)?;
            let some = &rest[..rest.len().min(self.at_once)];
            let kinds: Vec<_> = match some.len() {
                0..256 => some.iter().map(&self.judge).collect(),
                _ => some.par_iter().map(&self.judge).collect(),
            };
            self.ahead = kinds.into_iter();
        }
        let kind = self.ahead.next()?;
        self.next += 1;
        Some((self.next - 1, kind))
    }
}

/// Reads rows until the sheet ends or a header comes again; gives the index of that header.
fn read_one_table(
    sheet: &Sheet,
    head: &Head,
    fields: &[Option<Field>],
    reading: &mut Reading,
    reader: &RowReader<'_>,
    known: usize,
) -> usize {
    let shape = rows::Shape::new(fields, sheet, head.first_data);
    let mut section: Option<Arc<str>> = None;
    let mut people: Vec<Somebody<'_>> = Vec::new();
    let mut ended = false;
    let mut end = sheet.rows.len();
    let wide_rows = rows::wide_rows(sheet);
    let judged = Judged::new(&sheet.rows, head.first_data, |(number, cells)| {
        let is_header =
            !head.rows.is_empty() && !shape.surely_person(cells) && header::is_header_again(cells, known.clamp(2, 4));
        (!is_header).then(|| rows::kind(cells, wide_rows.get(number).copied(), &shape))
    });
    for (index, kind) in judged {
        let (number, cells) = &sheet.rows[index];
        let Some(kind) = kind else {
            end = index;
            break;
        };
        if kind == RowKind::Person && (!ended || rows::revives(cells, &shape)) {
            ended = false;
            people.push(Somebody { number: *number, cells, section: section.clone() });
            continue;
        }
        let text = rows::words_of(cells);
        match kind {
            RowKind::Blank => {}
            RowKind::Numbered => push_left_out(reading, *number, text, "Dòng chỉ có số thứ tự"),
            RowKind::Marks => push_left_out(reading, *number, text, "Dòng đánh số cột"),
            RowKind::Total => push_left_out(reading, *number, text, "Dòng cộng"),
            RowKind::Footer => {
                ended = true;
                push_left_out(reading, *number, text, "Phần ký tên, ghi chú cuối bảng");
            }
            _ if ended && !rows::revives(cells, &shape) => {
                push_left_out(reading, *number, text, "Phần ký tên, ghi chú cuối bảng");
            }
            RowKind::Section(title) => {
                push_left_out(reading, *number, text, "Dòng tiêu đề nhóm");
                section = Some(title.into());
            }
            RowKind::Other => push_left_out(reading, *number, text, "Không phải dòng hội viên"),
            RowKind::Person => {}
        }
    }
    let read = |one: &Somebody<'_>| reader.read(one.number, one.cells, one.section.as_deref());
    // No row depends on another: a long list is read on all processors.
    match people.len() {
        0..256 => reading.rows.extend(people.iter().map(read)),
        _ => reading.rows.par_extend(people.par_iter().map(read)),
    }
    end
}

/// A person written twice is taken in once.
fn mark_repeated(rows: &mut [PersonRow]) {
    let mut seen: HashMap<IdentityKey<'_>, u32> = HashMap::with_capacity(rows.len() * 2);
    let mut repeated = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.readable) {
        for key in identity_keys(row) {
            match seen.entry(key) {
                Entry::Occupied(first) => {
                    repeated.push((at, *first.get()));
                    break;
                }
                Entry::Vacant(place) => {
                    place.insert(row.row);
                }
            }
        }
    }
    for (at, first) in repeated {
        rows[at].readable = false;
        rows[at].issues.push(Issue {
            field: None,
            kind: IssueKind::RepeatedRow,
            text: format!("Trùng với dòng {first} của tệp; chỉ dòng đầu được ghi."),
        });
    }
}

/// A field, its value, the name, and what else must agree.
type IdentityKey<'r> = (Field, &'r str, &'r str, &'r str);

/// What makes two rows of one file the same person. The same id with another name is a mistake
/// of the list, not the same person.
fn identity_keys(row: &PersonRow) -> impl Iterator<Item = IdentityKey<'_>> {
    let value = |field: Field| row.values.get(&field).map(String::as_str);
    let by_number = |field: Field| value(field).map(|number| (field, number, row.name_fold.as_str(), ""));
    let birth = value(Field::BirthOn).filter(|birth| birth.len() == 10);
    let id = value(Field::NationalId).unwrap_or_default();
    let by_birth = birth.map(|birth| (Field::BirthOn, birth, row.name_fold.as_str(), id));
    let keys = [by_number(Field::NationalId), by_number(Field::CardNumber), by_birth];
    keys.into_iter().flatten().filter(|(_, _, name, _)| !name.is_empty())
}
