//! A roster that came back: which cells the association left alone, and which rows are still those of the persons whose
//! marks they carry.
//!
//! A cell with the words it went out with says nothing, whatever it would be read as; only what was written over is read.
//! A mark alone is not believed: rows are copied over one another, and columns sorted apart. It holds where the name is
//! still the one that went out, or most of what tells people apart is.

use foldhash::{HashMap, HashMapExt, HashSet};
use std::collections::BTreeSet;

use super::fields::Field;
use super::reading::PersonRow;
use super::tables::values::count_of;
use super::values::{Issue, IssueKind, cell_text, date, shown_text};
use crate::excel::reading::{Cell, ListFile, Row, Sheet};
use crate::organizations::figures::FigureFields;
use crate::rosters::base::Base;
use crate::rosters::figures::FIGURES;
use crate::text::fold;
use chrono::NaiveDate;
use rayon::prelude::*;

/// The sheet out of sight that says what the file is.
pub(crate) const INFO_SHEET: &str = "so-lien-hiep";
/// Its first cell; the mark of the roster stands below.
pub(crate) const INFO_MARK: &str = "so-lien-hiep/danh-sach-ra-soat/1";
/// The sheet of the members.
pub(crate) const MEMBERS_SHEET: &str = "Hội viên";
/// The sheet of the declared figures.
pub(crate) const FIGURES_SHEET: &str = "Số kê khai";
/// The head of the day that the declared figures stand for.
pub(crate) const FIGURES_DAY: &str = "Tính đến ngày";
/// The head of the hidden column of marks.
pub(crate) const MARK_TITLE: &str = "Mã hồ sơ";

/// The mark of the roster that a file is, when it is one.
pub(super) fn mark(list: &ListFile) -> Option<String> {
    let info = list.sheets.iter().find(|sheet| sheet.name == INFO_SHEET)?;
    let text = |row: u32| info.cell(row, 0).map(cell_text).filter(|text| !text.is_empty());
    (text(0)?.as_str() == INFO_MARK).then(|| text(1)).flatten()
}

/// What an association declared in the file, and remarks on what cannot be taken; nothing when it left the total empty.
/// A day that cannot be read is `made_on`.
pub(super) fn declared(list: &ListFile, made_on: NaiveDate, remarks: &mut Vec<String>) -> Option<FigureFields> {
    let sheet = list.sheets.iter().find(|sheet| sheet.name == FIGURES_SHEET)?;
    let value = |title: &str| {
        let title = fold(title);
        let row =
            sheet.rows.iter().find(|(_, cells)| cells.first().is_some_and(|cell| fold(&cell_text(cell)) == title))?;
        row.1.get(2)
    };
    let mut count = |title: &str| {
        let cell = value(title).filter(|cell| !cell.is_blank())?;
        let count = count_of(&shown_text(cell));
        if count.is_none() {
            remarks.push(format!(
                "Trang “{FIGURES_SHEET}”: “{title}” ghi “{}” nên không đọc được, đã bỏ qua; hãy ghi số kê khai ở mục Tổ chức.",
                crate::files::shown(&shown_text(cell))
            ));
        }
        count
    };
    let day = match value(FIGURES_DAY) {
        Some(Cell::Date(serial)) => date::from_serial(*serial),
        Some(cell) => NaiveDate::parse_from_str(&cell_text(cell), "%d/%m/%Y").ok(),
        None => None,
    };
    let mut fields: FigureFields =
        serde_json::from_value(serde_json::json!({ "as_of_on": day.unwrap_or(made_on), "member_count": 0 })).ok()?;
    let (total, others) = FIGURES.split_first()?;
    let all = count(total.title);
    let mut parts = 0;
    for figure in others {
        if let Some(count) = count(figure.title) {
            (figure.put)(&mut fields, count);
            parts += 1;
        }
    }
    if all.is_none() && parts > 0 {
        remarks.push(format!(
            "Trang “{FIGURES_SHEET}” có số thành phần nhưng không có “{}” nên không nhận; hãy hỏi lại hội.",
            total.title
        ));
    }
    (total.put)(&mut fields, all?);
    if day.is_none() && value(FIGURES_DAY).is_some_and(|cell| !cell.is_blank()) {
        remarks.push(format!(
            "Trang “{FIGURES_SHEET}”: ngày tính số không đọc được, lấy ngày lập danh sách {}.",
            crate::dates::show_day(made_on)
        ));
    }
    Some(fields)
}

/// A row of the list that is a row of the roster.
#[derive(Debug, Clone, PartialEq)]
pub struct FromRoster {
    /// Its mark.
    pub mark: String,
    /// The person.
    pub person_id: i64,
    /// The fields that the association wrote over.
    pub edited: BTreeSet<Field>,
}

/// A roster beside what went out.
#[derive(Debug, Default)]
pub(super) struct Returned {
    /// Its rows, by their number from 0.
    rows: HashMap<u32, FromRoster>,
    /// Rows whose mark is somebody else's: the name that the mark stands for.
    mistaken: HashMap<u32, String>,
    /// Cells as they went out, by row and column from 0.
    pub(super) untouched: HashSet<(u32, usize)>,
    /// Cells that were emptied.
    cleared: usize,
    /// The column of the names, from 0.
    name_column: Option<usize>,
    /// The column of marks is gone.
    is_without_marks: bool,
}

/// A row that carries a mark, and how much of it is still as it went out.
struct Claim {
    number: u32,
    name_is_same: bool,
    /// Others of the roster are called the same.
    has_namesakes: bool,
    agreeing: usize,
    filled: usize,
}

impl Claim {
    fn holds(&self) -> bool {
        let by_name = self.name_is_same && (!self.has_namesakes || self.agreeing > 0 || self.filled == 0);
        by_name || (self.agreeing >= 2 && self.agreeing * 2 >= self.filled)
    }
}

/// Whether a cell has these words. Most have them letter by letter.
fn says(cell: &Cell, words: &str) -> bool {
    matches!(cell, Cell::Text(text) if text == words) || cell_text(cell) == words
}

/// The cells of a row beside those that went out.
#[derive(Default)]
struct BesideSent {
    number: u32,
    /// Columns, from 0.
    untouched: Vec<usize>,
    cleared: usize,
    edited: BTreeSet<Field>,
}

/// What tells people apart; most members share the rest.
fn tells_apart(field: Field) -> bool {
    matches!(
        field,
        Field::BirthOn
            | Field::NationalId
            | Field::Phone
            | Field::Email
            | Field::CardNumber
            | Field::Address
            | Field::JobTitle
    )
}

/// Puts the list beside the roster. `fields` are what its columns hold.
pub(super) fn compare(sheet: &Sheet, first_data: usize, fields: &[Option<Field>], base: &Base) -> Returned {
    let name_column = fields.iter().position(|field| *field == Some(Field::FullName));
    let mut returned = Returned { name_column, ..Returned::default() };
    let Some(mark_column) = fields.iter().position(|field| *field == Some(Field::RowMark)) else {
        returned.is_without_marks = true;
        return returned;
    };
    let columns: Vec<(usize, Field)> =
        fields.iter().enumerate().filter_map(|(at, field)| Some((at, (*field)?))).collect();
    let rows = sheet.rows.get(first_data..).unwrap_or_default();
    let mark_of = |cells: &[Cell]| cells.get(mark_column).map(cell_text).unwrap_or_default().to_uppercase();
    let words = |cells: &[Cell], column: usize| cells.get(column).map(cell_text).unwrap_or_default();
    let mut namesakes: HashMap<String, usize> = HashMap::new();
    for row in base.rows.values() {
        *namesakes.entry(fold(&row.full_name)).or_default() += 1;
    }
    let claim = |(number, cells): &Row| {
        let mark = mark_of(cells);
        let sent = base.rows.get(&mark)?;
        let name = name_column.map(|at| words(cells, at));
        let sent_name = fold(&sent.full_name);
        let mut claim = Claim {
            number: *number,
            name_is_same: name.is_some_and(|name| fold(&name) == sent_name),
            has_namesakes: namesakes.get(&sent_name).is_some_and(|count| *count > 1),
            agreeing: 0,
            filled: 0,
        };
        for (column, field) in columns.iter().filter(|(_, field)| tells_apart(*field)) {
            if let Some(then) = sent.words.get(field) {
                claim.filled += 1;
                claim.agreeing += usize::from(cells.get(*column).is_some_and(|cell| says(cell, then)));
            }
        }
        Some((mark, claim))
    };
    // No row depends on another, and each is looked at on all processors.
    let claimed: Vec<(String, Claim)> = rows.par_iter().with_min_len(128).filter_map(claim).collect();
    let mut claims: HashMap<String, Vec<Claim>> = HashMap::new();
    for (mark, claim) in claimed {
        claims.entry(mark).or_default().push(claim);
    }
    for (mark, claims) in claims {
        let Some(sent) = base.rows.get(&mark) else { continue };
        let best = claims
            .iter()
            .filter(|claim| claim.holds())
            .max_by_key(|claim| (claim.name_is_same, claim.agreeing, std::cmp::Reverse(claim.number)));
        let best = best.map(|claim| claim.number);
        for claim in claims.iter().filter(|claim| !claim.holds()) {
            returned.mistaken.insert(claim.number, sent.full_name.clone());
        }
        if let Some(number) = best {
            let row = FromRoster { mark, person_id: sent.person_id, edited: BTreeSet::new() };
            returned.rows.insert(number, row);
        }
    }
    let beside_sent = |(number, cells): &Row| {
        let sent = base.rows.get(&returned.rows.get(number)?.mark)?;
        let mut row = BesideSent { number: *number, ..BesideSent::default() };
        for (column, field) in &columns {
            let (now, then) = (cells.get(*column), sent.words.get(field).map_or("", String::as_str));
            if now.map_or(then.is_empty(), |cell| says(cell, then)) {
                row.untouched.push(*column);
            } else if now.is_none_or(|cell| cell_text(cell).is_empty()) {
                row.cleared += 1;
            } else if !matches!(field, Field::RowMark | Field::Ordinal) {
                row.edited.insert(*field);
            }
        }
        Some(row)
    };
    let compared: Vec<BesideSent> = rows.par_iter().with_min_len(128).filter_map(beside_sent).collect();
    returned.untouched.reserve(compared.iter().map(|row| row.untouched.len()).sum());
    for row in compared {
        returned.untouched.extend(row.untouched.iter().map(|column| (row.number, *column)));
        returned.cleared += row.cleared;
        if let Some(from) = returned.rows.get_mut(&row.number) {
            from.edited = row.edited;
        }
    }
    returned
}

impl Returned {
    /// Tells the rows that were read whose they are; a name that was not touched is the one of the book, and nothing is
    /// read into it.
    pub(super) fn settle(&self, rows: &mut [PersonRow], base: &Base) {
        for row in rows {
            let number = row.row - 1;
            if let Some(name) = self.mistaken.get(&number) {
                let text = format!(
                    "Mã ẩn của dòng này là của “{name}”, nhưng họ tên và các ô khác thì không; đã tìm người theo họ tên."
                );
                row.issues.push(Issue { field: None, kind: IssueKind::Contradiction, text });
            }
            let Some(from) = self.rows.get(&number) else { continue };
            if let Some(sent) = base.rows.get(&from.mark).filter(|_| !from.edited.contains(&Field::FullName)) {
                let derived = std::mem::take(&mut row.derived);
                let from_name = |field: &Field| derived.get(field).is_some_and(|at| Some(*at) == self.name_column);
                row.values.retain(|field, _| !from_name(field));
                row.derived = derived.iter().filter(|(field, _)| !from_name(field)).map(|(f, at)| (*f, *at)).collect();
                row.values.insert(Field::FullName, sent.full_name.clone());
                row.name_fold = fold(&sent.full_name);
                row.issues.retain(|issue| {
                    issue.field.as_deref() != Some("full_name") && issue.kind != IssueKind::TitleFromName
                });
                row.readable = true;
            }
            row.from_roster = Some(from.clone());
        }
    }

    /// Remarks on the whole.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.is_without_marks {
            remarks.push(
                "Tệp trả lại không còn cột mã ẩn; người được tìm theo số định danh, số thẻ, họ tên và ngày sinh."
                    .to_owned(),
            );
        }
        if self.cleared > 0 {
            remarks.push(format!(
                "{} ô có giá trị khi gửi nay để trống; sổ giữ giá trị đang có. Muốn xóa, hãy sửa trong hồ sơ.",
                self.cleared
            ));
        }
        if self.mistaken.len() > self.rows.len() {
            remarks.push(
                "Phần lớn mã ẩn không khớp với người trên cùng dòng (có thể bảng đã được sắp xếp thiếu cột); các dòng ấy được tìm theo họ tên.".to_owned(),
            );
        }
        remarks
    }
}
