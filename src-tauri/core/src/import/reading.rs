//! A sheet read as people: rows with their values and doubts, and what was left out and why.

use super::capitals;
use super::error::ImportError;
use super::fields::Field;
use super::header::{self, Head};
use super::heads;
use super::layout::{self, Layout};
use super::lost_zeros;
use super::mapping::{self, Column};
use super::person_row::RowReader;
use super::put_right::{self, MOST_COLUMNS};
use super::questions::{Answers, Question, Questions};
use super::range::Range;
use super::repair::{self, Repaired};
use super::repeated;
use super::roster::{self, FromRoster};
use super::rows::{self, RowKind};
use super::values::Issue;
use super::words;
use crate::excel::reading::{Cell, ListFile, ReadError, Row, Sheet, Visibility};
use crate::rosters::base::Base;
use crate::text::legacy;
use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
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
    /// Letters of the first column to read; else from A.
    pub first_column: Option<String>,
    /// Letters of the last column to read; else to the end of the sheet.
    pub last_column: Option<String>,
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
    let (chosen, seen_head) = choose_sheet(list, choices, today.year())?;
    if chosen.trouble.is_some() {
        return Err(ImportError::Unreadable(ReadError::Damaged));
    }
    let range = Range::of(choices)?;
    let cut = range.cut(chosen);
    let mut questions = Questions::new(&choices.answers);
    questions.refuse_odd_answers()?;
    let mut repaired = repair::repaired(&cut, &mut questions)?;
    // What the reader typed is as it is meant: it is neither decoded nor does it tell how a column is to be read.
    put_right::apply(&mut repaired, choices)?;
    let sheet: &Sheet = &repaired.sheet;
    if choices.header_rows.is_none() && choices.columns.is_none() && header::lies_on_its_side(sheet) {
        return Err(ImportError::LiesOnItsSide { sheet: sheet.name.clone() });
    }
    let head = match &choices.header_rows {
        Some(rows) => {
            let rows: Vec<u32> = rows.iter().map(|r| r.saturating_sub(1)).collect();
            header::at(sheet, &rows)
        }
        // Where nothing of the sheet was changed, the header that it was chosen by is its header.
        None => match seen_head.filter(|_| std::ptr::eq(sheet, chosen)) {
            Some(head) => head,
            None => header_of(sheet),
        },
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
    apply_choices(&mut columns, choices, range, sheet)?;
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
    if head.rows.is_empty() {
        reading.remarks.push(
            "Không thấy dòng tiêu đề nên các cột được nhận ra theo nội dung, từ dòng đầu. Hãy xem lại cách ghép cột, hoặc chỉ \
             ra dòng tiêu đề."
                .into(),
        );
    }
    if decided_then > 0 {
        reading.remarks.push(format!("{decided_then} cột được ghép như đã chọn ở lần nhập trước của hội."));
    }
    reading.remarks.extend(unreckoned(sheet));
    reading.remarks.extend(names_beside(sheet, &head, &reading.columns));
    let mut returned =
        choices.roster.as_deref().map(|base| (roster::compare(sheet, head.first_data, &fields, base), base));
    if let Some((returned, _)) = &mut returned {
        reading.remarks.extend(returned.remarks());
        repaired.untouched = std::mem::take(&mut returned.untouched);
    }
    leave_out_above(sheet, &head, &mut reading);
    let bounds = Bounds { today, sensitive };
    read_tables(&repaired, head, fields, &mut reading, bounds, &mut questions, (choices.columns.is_some(), former))?;
    if let Some((returned, base)) = &returned {
        returned.settle(&mut reading.rows, base);
    }
    capitals::ask(&mut reading.rows, &mut questions)?;
    repeated::mark(&mut reading.rows);
    reading.remarks.extend(unused_answers(questions.unused()));
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
    reading.shown = reading.shown.map(|read| range.with_the_rest(read, chosen));
    Ok(reading)
}

/// Whether a sheet has text of the time before Unicode near its top.
fn is_old(sheet: &Sheet) -> bool {
    let texts = |(_, cells): &Row| {
        legacy::words_of(cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        }))
    };
    let top = &sheet.rows[..sheet.rows.len().min(300)];
    let words = || top.par_iter().with_min_len(64).map(texts).reduce(|| [0, 0], |a, b| [a[0] + b[0], a[1] + b[1]]);
    !sheet.old_fonts.is_empty() || legacy::of_words(words()).is_some()
}

/// The sheet with this name.
///
/// # Errors
/// There is none.
pub(super) fn sheet_named<'l>(list: &'l ListFile, name: &str) -> Result<&'l Sheet, ImportError> {
    list.sheets.iter().find(|s| s.name == name || s.name.trim() == name.trim()).ok_or_else(|| {
        let present = list.sheets.iter().map(|s| format!("“{}”", s.name)).collect::<Vec<_>>().join(", ");
        ImportError::Unreadable(ReadError::NoSuchSheet { name: crate::files::shown(name), present })
    })
}

/// The sheet to read, and its header where that was looked for.
fn choose_sheet<'l>(
    list: &'l ListFile,
    choices: &ReadingChoices,
    year: i32,
) -> Result<(&'l Sheet, Option<Head>), ImportError> {
    if let Some(name) = &choices.sheet {
        return Ok((sheet_named(list, name)?, None));
    }
    // The first sheet wins a tie; a hidden one never wins over one that shows.
    if let [only] = list.sheets.as_slice() {
        return Ok((only, None));
    }
    let mut best: Option<(&Sheet, Head, (bool, i64))> = None;
    let likenesses: Vec<(i64, Head)> = list.sheets.par_iter().map(|sheet| likeness(sheet, year)).collect();
    for (sheet, (likeness, head)) in list.sheets.iter().zip(likenesses) {
        let rank = (sheet.visibility == Visibility::Visible, likeness);
        if best.as_ref().is_none_or(|(.., old)| rank > *old) {
            best = Some((sheet, head, rank));
        }
    }
    let (sheet, head, _) = best.ok_or(ImportError::Unreadable(ReadError::NoRows))?;
    Ok((sheet, Some(head)))
}

/// The first header of a sheet; none of its rows when there is none.
fn header_of(sheet: &Sheet) -> Head {
    header::find(sheet, 0).unwrap_or_else(|| header::at(sheet, &[]))
}

/// How much a sheet looks like a list of people (known columns first, then rows), and its header.
fn likeness(sheet: &Sheet, year: i32) -> (i64, Head) {
    let answers = Answers::new();
    let old = is_old(sheet).then(|| repair::repaired(sheet, &mut Questions::new(&answers)).ok()).flatten();
    let sheet = old.as_ref().map_or(sheet, |old| old.sheet.as_ref());
    let head = header_of(sheet);
    let columns = mapping::propose(sheet, &head, year);
    let known = columns.iter().filter(|c| c.field.is_some()).count() as i64;
    let fields = fields_by_index(&columns);
    let named = i64::from(has_name(&fields));
    let rows = sheet.rows.len().saturating_sub(head.first_data).min(100_000) as i64;
    // Sheets of equal layout (one a session, one a branch) are told apart by nothing: the first wins.
    let points = named * 1_000_000 + known.min(8) * 1_000 + i64::from(rows > 0) * 100 + (rows.ilog2_or_zero() / 3);
    (points, head)
}

trait LogOrZero {
    fn ilog2_or_zero(self) -> i64;
}

impl LogOrZero for i64 {
    fn ilog2_or_zero(self) -> i64 {
        if self > 0 { i64::from(self.ilog2()) } else { 0 }
    }
}

fn apply_choices(
    columns: &mut Vec<Column>,
    choices: &ReadingChoices,
    range: Range,
    sheet: &Sheet,
) -> Result<(), ImportError> {
    let Some(chosen) = &choices.columns else { return Ok(()) };
    let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default().max(columns.len());
    for (letters, field) in chosen {
        let letters = letters.to_uppercase();
        let Some(index) = mapping::index_of(&letters).filter(|index| *index < MOST_COLUMNS) else {
            return Err(ImportError::NoSuchColumn { column: crate::files::shown(&letters) });
        };
        if !range.holds(index) && field.is_some() {
            return Err(ImportError::ColumnOutside { column: letters });
        }
        match columns.iter_mut().find(|c| c.column == letters) {
            Some(column) => column.field = *field,
            None if field.is_some() && index >= width => return Err(ImportError::NoSuchColumn { column: letters }),
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

/// Another column of names that is not read: the table of other people beside this one.
fn names_beside(sheet: &Sheet, head: &Head, columns: &[Column]) -> Option<String> {
    let unread = columns.iter().filter(|column| column.field.is_none());
    let second =
        unread.filter_map(|column| Some((column, mapping::index_of(&column.column)?))).find(|(_, index)| {
            let heads_names = head.parts.get(*index).is_some_and(|parts| {
                heads::candidates(parts).first().is_some_and(|(field, sure)| *field == Field::FullName && *sure >= 95)
            });
            heads_names && mapping::has_names(sheet, head.first_data, *index)
        })?;
    Some(format!(
        "Cột {} “{}” cũng ghi họ tên nhưng không được đọc. Nếu đó là bảng khác đứng cạnh, hãy đọc riêng bảng ấy bằng “Từ \
         cột”, “Đến cột”.",
        second.0.column, second.0.source
    ))
}

/// Answers to what the list is not asked, told so that nobody counts on them.
fn unused_answers(count: usize) -> Option<String> {
    (count > 0).then(|| format!("{count} câu trả lời không dùng đến vì danh sách, như đang đọc, không còn điều ấy."))
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

/// A table and the people in it, while it is read.
struct Table<'s> {
    reader: RowReader<'s>,
    people: Vec<Somebody<'s>>,
}

/// Reads the table below a header, and further tables below it that are headed again.
fn read_tables(
    repaired: &Repaired<'_>,
    head: Head,
    fields: Vec<Option<Field>>,
    reading: &mut Reading,
    bounds: Bounds<'_>,
    questions: &mut Questions<'_>,
    decided: (bool, Option<&Layout>),
) -> Result<(), ImportError> {
    let mut tables = find_tables(repaired, head, fields, reading, bounds, questions, decided)?;
    ask_of_cells(&mut tables, bounds.today.year(), questions)?;
    for Table { reader, people } in &tables {
        let read = |one: &Somebody<'_>| reader.read(one.number, one.cells, one.section.as_deref());
        // No row depends on another: a long list is read on all processors.
        match people.len() {
            0..256 => reading.rows.extend(people.iter().map(read)),
            _ => reading.rows.par_extend(people.par_iter().map(read)),
        }
    }
    Ok(())
}

fn find_tables<'s>(
    repaired: &'s Repaired<'_>,
    mut head: Head,
    mut fields: Vec<Option<Field>>,
    reading: &mut Reading,
    bounds: Bounds<'_>,
    questions: &mut Questions<'_>,
    (fixed, former): (bool, Option<&Layout>),
) -> Result<Vec<Table<'s>>, ImportError> {
    let sheet: &Sheet = &repaired.sheet;
    let mut tables = Vec::new();
    // A group that is headed just above a header is the table below it.
    let mut above = None;
    loop {
        let known = fields.iter().flatten().filter(|f| **f != Field::Ordinal).count();
        let reader = RowReader::new(repaired, &head, &fields, bounds, questions)?;
        let People { people, end, title } = find_people(sheet, &head, &fields, reading, known, above.take());
        above = title;
        tables.push(Table { reader, people });
        if end >= sheet.rows.len() {
            return Ok(tables);
        }
        // A second header: the same again (a new page), or a table with columns of its own.
        let Some(next) = header::find(sheet, end).filter(|h| h.first_data > end) else { return Ok(tables) };
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
                return Ok(tables);
            }
        }
        reading.header_rows.extend(next.rows.iter().map(|r| r + 1));
        head = next;
    }
}

/// Asks what is in doubt of the cells of people: unknown words, lost zeros. A column of several tables is one column.
fn ask_of_cells(tables: &mut [Table<'_>], year: i32, questions: &mut Questions<'_>) -> Result<(), ImportError> {
    let mut columns: BTreeMap<(usize, Field), (String, String)> = BTreeMap::new();
    for (column, field, (all, last)) in tables.iter().flat_map(|table| table.reader.asked()) {
        columns.entry((column, field)).or_insert_with(|| (all.to_owned(), last.to_owned()));
    }
    for ((column, field), (heading, last)) in columns {
        let reads = |table: &&Table<'_>| table.reader.asked().any(|(at, of, _)| (at, of) == (column, field));
        let people = tables.iter().filter(reads).flat_map(|table| table.people.iter().map(move |one| (table, one)));
        let people = people.filter(|(table, one)| !table.reader.is_untouched(one.number, column));
        let cells = people.filter_map(|(_, one)| Some((one.number + 1, one.cells.get(column)?)));
        if matches!(field, Field::NationalId | Field::Phone) {
            let cells: Vec<(u32, &Cell)> = cells.collect();
            if lost_zeros::stay(field, (column, &heading), &cells, year, questions)? {
                tables.iter_mut().for_each(|table| table.reader.leave_without_zeros(column));
            }
        } else {
            let meanings = words::ask(field, column, (&heading, &last), cells, questions)?;
            tables.iter_mut().for_each(|table| table.reader.understand(column, meanings.clone()));
        }
    }
    Ok(())
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

/// The people of a table.
struct People<'s> {
    people: Vec<Somebody<'s>>,
    /// The index of the row where it ends: of the next header, or the end of the sheet.
    end: usize,
    /// The group that is headed last, with nobody below it.
    title: Option<Arc<str>>,
}

/// Finds the people until the sheet ends or a header comes again. `section` is the group they begin with.
fn find_people<'s>(
    sheet: &'s Sheet,
    head: &Head,
    fields: &[Option<Field>],
    reading: &mut Reading,
    known: usize,
    mut section: Option<Arc<str>>,
) -> People<'s> {
    let shape = rows::Shape::new(fields, sheet, head.first_data);
    let mut title = None;
    let mut people: Vec<Somebody<'s>> = Vec::new();
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
            title = None;
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
            RowKind::Section(words) => {
                push_left_out(reading, *number, text, "Dòng tiêu đề nhóm");
                section = Some(words.into());
                title.clone_from(&section);
            }
            RowKind::Other => push_left_out(reading, *number, text, "Không phải dòng hội viên"),
            RowKind::Person => {}
        }
    }
    People { people, end, title }
}
