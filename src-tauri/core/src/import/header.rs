//! Where a table begins, of people or of what other [`Heads`] name: its header rows among titles, merged heads and number rows.

use super::fields::Field;
use super::heads::{Headed, Heads, PEOPLE};
use super::values::{cell_text, date, name, phone};
use crate::excel::reading::{Cell, Region, Row, Sheet};
use rayon::prelude::*;

/// Rows looked through for a header.
const WINDOW: usize = 80;
/// Headers of more rows than this do not occur.
const MOST_ROWS: usize = 5;

/// The header of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its rows, 0-based, number and mark rows included.
    pub rows: Vec<u32>,
    /// The headings above each column, top to bottom.
    pub parts: Vec<Vec<String>>,
    /// Index into the sheet's rows of the first row below.
    pub first_data: usize,
    /// Columns that share a merged head with the column to their left.
    pub shared: Vec<bool>,
}

impl Head {
    /// The heading of a column on one line.
    pub fn source(&self, column: usize) -> String {
        self.parts.get(column).map(|parts| parts.join(" / ")).unwrap_or_default()
    }
}

/// What one row looks like to somebody searching a header.
struct Look {
    /// Distinct fields its cells could head.
    hits: usize,
    /// Short texts.
    words: usize,
    /// Cells that hold data: dates, phones, long numbers.
    data: usize,
    filled: usize,
    /// One of them is exactly a heading for what rows are called by.
    names_rows: bool,
}

fn look<F: Headed>(heads: &Heads<F>, cells: &[Cell]) -> Look {
    let mut look = Look { hits: 0, words: 0, data: 0, filled: 0, names_rows: false };
    let mut fields: Vec<F> = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        look.filled += 1;
        match cell {
            Cell::Text(_) => {
                let text = cell_text(cell);
                if let Some((field, sure)) = (text.chars().count() <= 120).then(|| heads.lookup(&text)).flatten() {
                    look.names_rows |= field.names_rows() && sure >= 95;
                    if !fields.contains(&field) {
                        fields.push(field);
                    }
                } else if text.contains('@') || phone::looks_like_phone(&text) || date::looks_like_date(cell) {
                    look.data += 1;
                }
                look.words += usize::from(text.chars().count() <= 60);
            }
            Cell::Number(number) if *number < 100.0 => {}
            _ => look.data += 1,
        }
    }
    look.hits = fields.len();
    look
}

impl Look {
    fn score(&self) -> i64 {
        self.hits as i64 * 30 + self.words.min(10) as i64 * 2 - self.data as i64 * 25
    }

    fn may_be_header(&self) -> bool {
        self.hits >= 2 || (self.hits == 1 && (self.words >= 2 || self.names_rows) && self.data == 0)
    }
}

/// Finds the next header of a table of people at or after the row with index `from`.
pub fn find(sheet: &Sheet, from: usize) -> Option<Head> {
    find_by(&PEOPLE, sheet, from)
}

/// Finds the next header in the words of `heads` at or after the row with index `from`.
pub fn find_by<F: Headed>(heads: &Heads<F>, sheet: &Sheet, from: usize) -> Option<Head> {
    let until = sheet.rows.len().min(from + WINDOW);
    let (mut anchor, mut best) = (None, 0);
    // No row depends on another: they are looked at on all processors.
    let looks: Vec<Look> = sheet.rows[from.min(until)..until].par_iter().map(|(_, cells)| look(heads, cells)).collect();
    for (index, look) in (from..).zip(looks) {
        if look.may_be_header() && look.score() > best {
            (anchor, best) = (Some(index), look.score());
        }
    }
    anchor.map(|index| build(heads, sheet, from, index))
}

/// The header of another table above this one: its index, when people stand between the two.
pub fn earlier(sheet: &Sheet, head: &Head) -> Option<usize> {
    let first = *head.rows.iter().min()?;
    let above = sheet.rows.iter().take_while(|(number, _)| *number < first).count();
    let is_header = |cells: &[Cell]| {
        let look = look(&PEOPLE, cells);
        look.hits >= 2 && look.data == 0
    };
    let index = sheet.rows[..above].iter().position(|(_, cells)| is_header(cells))?;
    let people = sheet.rows[index + 1..above].iter().flat_map(|(_, cells)| cells);
    people.map(cell_text).any(|text| name::looks_like_name(&text)).then_some(index)
}

/// Columns in which headings of a sheet that lies on its side may stand.
const SIDES: usize = 3;

/// Whether the headings stand below each other in one column: people side by side, or a form for each.
pub fn lies_on_its_side(sheet: &Sheet) -> bool {
    let heading = |cell: &Cell| match cell {
        Cell::Text(_) => PEOPLE.lookup(&cell_text(cell)).filter(|(_, sure)| *sure >= 95).map(|(field, _)| field),
        _ => None,
    };
    let rows = &sheet.rows[..sheet.rows.len().min(WINDOW)];
    let different =
        |fields: Vec<Field>| fields.iter().enumerate().filter(|(at, one)| !fields[..*at].contains(one)).count();
    let down = (0..SIDES).map(|column| {
        let fields: Vec<Field> = rows.iter().filter_map(|(_, cells)| heading(cells.get(column)?)).collect();
        if fields.contains(&Field::FullName) { different(fields) } else { 0 }
    });
    let Some(down) = down.max().filter(|down| *down >= 3) else { return false };
    !rows.iter().any(|(_, cells)| different(cells.iter().filter_map(heading).collect()) >= down)
}

/// A header whose rows the user named (0-based).
pub fn at(sheet: &Sheet, rows: &[u32]) -> Head {
    let last = rows.iter().max().copied();
    let indices: Vec<usize> = (0..sheet.rows.len()).filter(|i| rows.contains(&sheet.rows[*i].0)).collect();
    // Without a header the first row is somebody already.
    let is_below = |number: u32| last.is_none_or(|last| number > last);
    let first_data = sheet.rows.iter().position(|(number, _)| is_below(*number)).unwrap_or(sheet.rows.len());
    flatten(sheet, rows.to_vec(), &indices, first_data)
}

/// Whether a row further down heads a table of people again, with `least` known headings.
pub fn is_header_again(cells: &[Cell], least: usize) -> bool {
    is_header_again_by(&PEOPLE, cells, least)
}

/// Whether a row further down heads a table again, with `least` headings in the words of `heads`.
pub fn is_header_again_by<F: Headed>(heads: &Heads<F>, cells: &[Cell], least: usize) -> bool {
    let look = look(heads, cells);
    // "STT, HOTEN, SDT …": the names of a program under the headings for people.
    let numbered = cells.iter().find(|c| !c.is_blank()).is_some_and(|first| {
        matches!(first, Cell::Text(_)) && heads.lookup(&cell_text(first)).is_some_and(|(field, _)| field.is_ordinal())
    });
    look.data == 0 && ((look.hits >= least && look.hits * 2 >= look.filled) || (numbered && look.hits >= 2))
}

fn build<F: Headed>(heads: &Heads<F>, sheet: &Sheet, from: usize, anchor: usize) -> Head {
    let mut top = anchor;
    while top > from && anchor - top < 2 && belongs_above(heads, sheet, top - 1, top, anchor) {
        top -= 1;
    }
    let mut text_rows: Vec<usize> = (top..=anchor).collect();
    let mut all: Vec<u32> = text_rows.iter().map(|i| sheet.rows[*i].0).collect();
    let mut next = anchor + 1;
    while next < sheet.rows.len() && all.len() < MOST_ROWS {
        match below(heads, sheet, top, next, &text_rows) {
            Below::Part => text_rows.push(next),
            Below::Marks => {}
            Below::Data => break,
        }
        all.push(sheet.rows[next].0);
        next += 1;
    }
    flatten(sheet, all, &text_rows, next)
}

fn width(row: &Row) -> usize {
    row.1.len()
}

fn regions_in(sheet: &Sheet, row: u32) -> impl Iterator<Item = &Region> {
    sheet.merged.iter().filter(move |region| region.top <= row && row <= region.bottom)
}

/// Whether the row over a header is its upper part and not a title.
fn belongs_above<F: Headed>(heads: &Heads<F>, sheet: &Sheet, upper: usize, lower: usize, anchor: usize) -> bool {
    let (number, cells) = &sheet.rows[upper];
    if *number + 1 != sheet.rows[lower].0 {
        return false;
    }
    let look = look(heads, cells);
    if look.data > 0 || look.filled == 0 {
        return false;
    }
    let total = width(&sheet.rows[anchor]).max(width(&sheet.rows[upper]));
    let reaches_down = regions_in(sheet, *number).any(|r| r.bottom > *number && (r.right - r.left + 1) < total as u32);
    let spans_part = regions_in(sheet, *number).any(|r| {
        let columns = (r.right - r.left + 1) as usize;
        columns >= 2 && columns * 10 < total * 7 && texts_under(&sheet.rows[lower].1, r) >= 2
    });
    reaches_down || look.hits >= 2 || (spans_part && (look.filled >= 2 || look.hits >= 1))
}

fn texts_under(cells: &[Cell], region: &Region) -> usize {
    (region.left..=region.right)
        .filter(|c| matches!(cells.get(*c as usize), Some(cell @ Cell::Text(_)) if !cell.is_blank()))
        .count()
}

enum Below {
    /// Headings of children.
    Part,
    /// (1)(2)(3), (*) and the like.
    Marks,
    Data,
}

fn below<F: Headed>(heads: &Heads<F>, sheet: &Sheet, top: usize, index: usize, text_rows: &[usize]) -> Below {
    let (number, cells) = &sheet.rows[index];
    let above = sheet.rows[index - 1].0;
    if is_number_row(cells) || is_mark_row(cells) {
        return Below::Marks;
    }
    if *number != above + 1 {
        return Below::Data;
    }
    let look = look(heads, cells);
    if look.data > 0 {
        return Below::Data;
    }
    let head_top = sheet.rows[top].0;
    let from_head = |r: &&Region| r.top >= head_top && r.top < *number && r.bottom >= *number;
    if regions_in(sheet, *number).any(|r| from_head(&r)) && look.filled > 0 {
        return Below::Part;
    }
    if is_header_again_by(heads, cells, 3) {
        return Below::Part;
    }
    // Without merges: children stand only where the row above is blank or spans.
    let under = |column: usize| {
        let heading = text_rows.iter().rev().find_map(|i| sheet.rows[*i].1.get(column).filter(|c| !c.is_blank()));
        let spanned = sheet.merged.iter().any(|r| {
            r.top >= head_top && r.bottom < *number && r.right > r.left && (r.left..=r.right).contains(&(column as u32))
        });
        spanned || heading.is_none() || starts_span_without_merge(sheet, text_rows, column)
    };
    let filled: Vec<usize> = (0..cells.len()).filter(|c| !cells[*c].is_blank()).collect();
    let children = filled.iter().all(|c| under(*c)) && look.words == look.filled;
    // "Thôn, buôn | Xã" under "Địa chỉ": words nobody knows, with nothing under number and name.
    let unknown_children = filled.len() >= 2 && filled[0] >= 2;
    if children && !filled.is_empty() && (look.hits >= 1 || unknown_children) { Below::Part } else { Below::Data }
}

/// A heading with nothing to its right: perhaps a parent whose merge the file does not tell.
fn starts_span_without_merge(sheet: &Sheet, text_rows: &[usize], column: usize) -> bool {
    let Some(last) = text_rows.last() else { return false };
    let cells = &sheet.rows[*last].1;
    sheet.merged.is_empty() && column + 1 < cells.len() && cells[column + 1].is_blank()
}

/// (1) (2) (3), 1 2 3, A B 1 2: at least three, counting up.
fn is_number_row(cells: &[Cell]) -> bool {
    let labels: Vec<String> = cells.iter().map(cell_text).filter(|t| !t.is_empty()).collect();
    if labels.len() < 3 {
        return false;
    }
    let numbers: Vec<Option<i64>> = labels
        .iter()
        .map(|l| {
            l.trim_matches(['(', ')', '[', ']', '.', ' ', '-'])
                .split(['=', '+'])
                .next()
                .and_then(|n| n.trim().parse().ok())
        })
        .collect();
    let letters = numbers.iter().take_while(|n| n.is_none()).count();
    let counted: Vec<i64> = numbers.iter().skip(letters).flatten().copied().collect();
    let short = labels.iter().take(letters).all(|l| l.chars().count() <= 2);
    letters <= 3
        && short
        && counted.len() >= 3
        && counted.len() + letters == labels.len()
        && counted[0] <= 2
        && counted.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// A row of nothing but "(*)", "x", "…".
fn is_mark_row(cells: &[Cell]) -> bool {
    let labels: Vec<String> = cells.iter().map(cell_text).filter(|t| !t.is_empty()).collect();
    labels.len() >= 2 && labels.iter().all(|l| l.contains('*') && l.chars().count() <= 4)
}

fn flatten(sheet: &Sheet, rows: Vec<u32>, text_rows: &[usize], first_data: usize) -> Head {
    let columns = text_rows.iter().map(|i| width(&sheet.rows[*i])).max().unwrap_or(0);
    let data_columns = sheet.rows.iter().skip(first_data).take(200).map(width).max().unwrap_or(0);
    let spanned = regions_of(sheet, &rows).map(|r| r.right as usize + 1).max().unwrap_or(0);
    let columns = columns.max(data_columns).max(spanned.min(data_columns));
    let mut parts = vec![Vec::new(); columns];
    let mut shared = vec![false; columns];
    for (position, index) in text_rows.iter().enumerate() {
        let (number, cells) = &sheet.rows[*index];
        let mut carried: Option<String> = None;
        for column in 0..columns {
            let own = cells.get(column).map(cell_text).unwrap_or_default();
            let region = regions_of(sheet, &rows)
                .find(|r| r.top <= *number && *number <= r.bottom && (r.left..=r.right).contains(&(column as u32)));
            let text = match region {
                Some(region) => {
                    carried = None;
                    let spans = region.right > region.left && column as u32 > region.left;
                    // A head merged over several columns with nothing of their own below it.
                    shared[column] |= spans && region.bottom >= sheet.rows[text_rows[text_rows.len() - 1]].0;
                    sheet.cell(region.top, region.left as usize).map(cell_text).unwrap_or_default()
                }
                None if !own.is_empty() => {
                    let has_children =
                        position + 1 < text_rows.len() && child_below(sheet, text_rows, position, column);
                    carried = has_children.then(|| own.clone());
                    own
                }
                None if child_below(sheet, text_rows, position, column) => carried.clone().unwrap_or_default(),
                None => String::new(),
            };
            let already: &mut Vec<String> = &mut parts[column];
            if !text.is_empty() && already.last() != Some(&text) {
                already.push(text);
            }
        }
    }
    Head { rows, parts, first_data, shared }
}

fn child_below(sheet: &Sheet, text_rows: &[usize], position: usize, column: usize) -> bool {
    text_rows.iter().skip(position + 1).any(|i| sheet.rows[*i].1.get(column).is_some_and(|cell| !cell.is_blank()))
}

fn regions_of<'s>(sheet: &'s Sheet, rows: &'s [u32]) -> impl Iterator<Item = &'s Region> {
    let (top, bottom) = (rows.iter().min().copied().unwrap_or(0), rows.iter().max().copied().unwrap_or(0));
    sheet.merged.iter().filter(move |r| r.top >= top && r.top <= bottom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(u32, &[&str])], merged: &[(u32, u32, u32, u32)]) -> Sheet {
        let cell = |text: &&str| match *text {
            "" => Cell::Empty,
            other => other.parse().map_or_else(|_| Cell::Text(other.into()), Cell::Number),
        };
        Sheet {
            rows: rows.iter().map(|(number, cells)| (number - 1, cells.iter().map(cell).collect())).collect(),
            merged: merged
                .iter()
                .map(|(top, left, bottom, right)| Region {
                    top: top - 1,
                    left: *left,
                    bottom: bottom - 1,
                    right: *right,
                })
                .collect(),
            ..Sheet::default()
        }
    }
    fn rows_of(head: &Head) -> Vec<u32> {
        head.rows.iter().map(|r| r + 1).collect()
    }

    #[test]
    fn the_header_stands_below_title_rows() {
        let sheet = sheet(
            &[
                (1, &["LIÊN HIỆP HỘI TỈNH", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
                (2, &["HỘI LÀM VƯỜN", "", "", "Độc lập - Tự do - Hạnh phúc"]),
                (4, &["DANH SÁCH HỘI VIÊN NĂM 2026"]),
                (6, &["TT", "Họ và tên", "Năm sinh", "Điện thoại"]),
                (7, &["(1)", "(2)", "(3)", "(4)"]),
                (8, &["1", "Lê An", "1962", "912345678"]),
            ],
            &[(4, 0, 4, 3)],
        );
        let head = find(&sheet, 0).unwrap();
        assert_eq!(rows_of(&head), [6, 7]);
        assert_eq!(head.first_data, 5);
        assert_eq!(head.source(2), "Năm sinh");
    }

    #[test]
    fn merged_heads_of_two_rows_are_flattened() {
        let sheet = sheet(
            &[
                (3, &["TT", "Họ và tên", "Năm sinh", "", "Trình độ", "", ""]),
                (4, &["", "", "Nam", "Nữ", "TS", "ThS", "ĐH"]),
                (5, &["1", "Lê An", "1962", "", "", "x", ""]),
            ],
            &[(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 3, 6)],
        );
        let head = find(&sheet, 0).unwrap();
        assert_eq!(rows_of(&head), [3, 4]);
        assert_eq!(head.source(3), "Năm sinh / Nữ");
        assert_eq!(head.source(6), "Trình độ / ĐH");
        assert_eq!(head.source(1), "Họ và tên");
    }

    #[test]
    fn heads_are_flattened_when_the_file_does_not_tell_its_merges() {
        let sheet = sheet(
            &[
                (1, &["TT", "Họ và tên", "Năm sinh", "", "Ghi chú"]),
                (2, &["", "", "Nam", "Nữ"]),
                (3, &["1", "Lê An", "1962", "", ""]),
            ],
            &[],
        );
        let head = find(&sheet, 0).unwrap();
        assert_eq!(rows_of(&head), [1, 2]);
        assert_eq!(head.source(2), "Năm sinh / Nam");
        assert_eq!(head.source(3), "Năm sinh / Nữ");
        assert_eq!(head.source(4), "Ghi chú");
    }

    #[test]
    fn a_name_split_under_one_merged_head_is_shared() {
        let sheet = sheet(
            &[(3, &["Stt", "Họ và tên", "", "Lớp"]), (4, &["1. Khối A"]), (5, &["1", "Trần Văn", "An", "A1"])],
            &[(3, 1, 3, 2)],
        );
        let head = find(&sheet, 0).unwrap();
        assert_eq!(rows_of(&head), [3]);
        assert_eq!(head.shared, [false, false, true, false]);
    }

    #[test]
    fn a_row_of_marks_belongs_to_the_header() {
        let sheet = sheet(
            &[(1, &["STT", "Họ tên", "Chức vụ"]), (2, &["(*)", "(*)", "(*)"]), (3, &["1", "Lê An", "Giám đốc"])],
            &[],
        );
        assert_eq!(rows_of(&find(&sheet, 0).unwrap()), [1, 2]);
    }

    #[test]
    fn a_sheet_of_other_things_has_no_header() {
        assert_eq!(find(&sheet(&[(1, &["Doanh thu"]), (2, &["15"])], &[]), 0), None);
    }
}
