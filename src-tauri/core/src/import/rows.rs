//! Which rows of a table are people, and which are sections, totals and signatures.

use super::fields::Field;
use super::values::{cell_text, is_tick, name, shown_text};
use crate::excel::reading::{Cell, Sheet};
use crate::text::fold;
use std::collections::HashMap;

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub enum RowKind {
    /// Nothing readable.
    Blank,
    /// Someone.
    Person,
    /// The head of a group: "I. Chi hội Trường …".
    Section(String),
    /// A sum.
    Total,
    /// Only a running number.
    Numbered,
    /// Column numbers repeated.
    Marks,
    /// Place and date, signatures, notes below.
    Footer,
    /// Words that belong to nobody.
    Other,
}

/// What is known of a table before its rows are judged.
pub struct Shape {
    names: Vec<usize>,
    ordinal: Option<usize>,
    /// Columns with a meaning, beside names and number.
    mapped: Vec<usize>,
    /// Whether people carry running numbers.
    numbered: bool,
}

impl Shape {
    /// Looks at the fields and the rows below the header.
    pub fn new(fields: &[Option<Field>], sheet: &Sheet, first: usize) -> Self {
        let at = |wanted: &[Field]| -> Vec<usize> {
            (0..fields.len()).filter(|i| fields[*i].is_some_and(|f| wanted.contains(&f))).collect()
        };
        let names = at(&[Field::FullName, Field::FamilyName, Field::GivenName]);
        let ordinal = at(&[Field::Ordinal]).first().copied();
        let mapped =
            (0..fields.len()).filter(|i| fields[*i].is_some() && !names.contains(i) && Some(*i) != ordinal).collect();
        let (mut with_name, mut with_number) = (0usize, 0usize);
        for (_, cells) in sheet.rows.iter().skip(first) {
            if names.iter().any(|c| filled(cells, *c)) {
                with_name += 1;
                with_number += usize::from(ordinal.is_some_and(|c| is_number(cells.get(c))));
            }
        }
        Shape { names, ordinal, mapped, numbered: with_number * 10 >= with_name * 7 && with_number > 0 }
    }

    /// A running number before words in the place of a name: no header.
    pub fn surely_person(&self, cells: &[Cell]) -> bool {
        self.has_number(cells) && self.names.iter().any(|c| filled(cells, *c))
    }

    fn has_number(&self, cells: &[Cell]) -> bool {
        self.ordinal.is_some_and(|c| is_number(cells.get(c)))
    }

    fn name_of(&self, cells: &[Cell]) -> String {
        let words: Vec<String> =
            self.names.iter().filter_map(|c| cells.get(*c)).map(cell_text).filter(|t| !t.is_empty()).collect();
        words.join(" ")
    }
}

pub(super) fn filled(cells: &[Cell], column: usize) -> bool {
    cells.get(column).is_some_and(|cell| !cell.is_blank())
}

pub(super) fn is_number(cell: Option<&Cell>) -> bool {
    match cell {
        // "=A5+1" counts as the number it would be.
        Some(Cell::Number(_) | Cell::Unreckoned) => true,
        Some(cell @ Cell::Text(_)) => {
            let text = cell_text(cell);
            let digits = text.trim_end_matches(['.', ')']);
            !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

/// Rows with a cell merged over three columns or more, and the first such column.
pub fn wide_rows(sheet: &Sheet) -> HashMap<u32, u32> {
    let mut rows = HashMap::new();
    for region in sheet.merged.iter().filter(|r| r.right >= r.left + 2) {
        // A merge down thousands of rows is no group heading.
        for row in region.top..=region.bottom.min(region.top + 20) {
            let left = rows.entry(row).or_insert(region.left);
            *left = region.left.min(*left);
        }
    }
    rows
}

/// The words of a row on one line.
pub fn words_of(cells: &[Cell]) -> String {
    let words: Vec<String> = cells.iter().map(shown_text).filter(|t| !t.is_empty()).take(12).collect();
    let mut text = words.join(" · ");
    if let Some((cut, _)) = text.char_indices().nth(200) {
        text.truncate(cut);
        text.push('…');
    }
    text
}

/// Judges one row; `wide_from` is where a cell merged over three columns or more begins in it.
pub fn kind(cells: &[Cell], wide_from: Option<u32>, shape: &Shape) -> RowKind {
    let filled_at: Vec<usize> = (0..cells.len()).filter(|c| filled(cells, *c)).collect();
    let Some(first) = filled_at.first().copied() else { return RowKind::Blank };
    let other_values = shape.mapped.iter().filter(|c| filled(cells, **c)).count();
    if filled_at.len() == 1 && Some(first) == shape.ordinal && shape.has_number(cells) {
        return RowKind::Numbered;
    }
    if is_column_numbers(cells, &filled_at) {
        return RowKind::Marks;
    }
    let numbered = shape.has_number(cells);
    let name = shape.name_of(cells);
    // What is below asks only of rows without a number or without a name.
    if numbered && !name.is_empty() {
        return RowKind::Person;
    }
    if !numbered && is_total(cells, &filled_at) {
        return RowKind::Total;
    }
    if !numbered && is_footer(cells, &filled_at, other_values) {
        return RowKind::Footer;
    }
    let wide = wide_from.is_some_and(|left| left as usize <= first);
    let group_label = is_group_label(&cell_text(&cells[first]));
    if !numbered && filled_at.len() <= 2 && other_values == 0 {
        let like_name = name::looks_like_name(&name);
        let may_be_named = like_name || (!group_label && name.split(' ').count() >= 2);
        let worded = shape.ordinal.is_some_and(|c| filled(cells, c));
        if name.is_empty() || wide || shape.numbered || !may_be_named || (worded && !like_name) {
            let section = wide || group_label || !like_name;
            return if section {
                section_or_other(cells, &filled_at, shape, wide || group_label)
            } else {
                RowKind::Other
            };
        }
    }
    if !numbered && group_label && other_values <= 1 && Some(first) == shape.ordinal && !name::looks_like_name(&name) {
        return section_or_other(cells, &filled_at, shape, true);
    }
    let worded_number = shape.ordinal.is_some_and(|c| filled(cells, c)) && !numbered;
    if worded_number && other_values == 0 && !name::looks_like_name(&name) {
        return section_or_other(cells, &filled_at, shape, true);
    }
    if name.is_empty() && other_values == 0 {
        return RowKind::Other;
    }
    if name.is_empty() && shape.numbered && !numbered {
        return RowKind::Other;
    }
    if name.is_empty() && other_values < 2 && !numbered {
        return RowKind::Other;
    }
    if name.is_empty() && numbered && only_marks(cells, shape) {
        return RowKind::Numbered;
    }
    RowKind::Person
}

fn only_marks(cells: &[Cell], shape: &Shape) -> bool {
    shape.mapped.iter().filter(|c| filled(cells, **c)).all(|c| {
        let text = cell_text(&cells[*c]);
        is_tick(&text) || text == "0" || text == "-"
    })
}

fn section_or_other(cells: &[Cell], filled_at: &[usize], shape: &Shape, clearly: bool) -> RowKind {
    let words: Vec<String> = filled_at.iter().map(|c| cell_text(&cells[*c])).collect();
    let text = words.join(" ");
    let in_front = filled_at.first().is_some_and(|c| *c <= shape.names.first().copied().unwrap_or(1));
    if (clearly || in_front) && text.chars().any(char::is_alphabetic) && text.chars().count() > 2 {
        RowKind::Section(text)
    } else {
        RowKind::Other
    }
}

/// "I", "II.", "A.", "1. Khối …", "a)".
pub(super) fn is_group_label(text: &str) -> bool {
    let head = text.split([' ', '.', ')', '-', '/']).next().unwrap_or("");
    let roman = !head.is_empty() && head.len() <= 5 && head.chars().all(|c| "IVXLC".contains(c));
    let letter = head.chars().count() == 1 && head.chars().all(char::is_alphabetic) && text.len() <= 3
        || text.len() > 3
            && head.chars().count() == 1
            && text.chars().nth(1).is_some_and(|c| matches!(c, '.' | ')' | '/'));
    let counted =
        head.len() <= 2 && !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit()) && text.len() > head.len() + 2;
    let words = fold(text);
    let named = ["chi hoi", "phan hoi", "khoi ", "to ", "hoi ", "ban ", "nhom ", "cum ", "phong ", "khoa ", "don vi"]
        .iter()
        .any(|start| words.starts_with(start));
    roman || letter || counted || named
}

pub(super) fn is_column_numbers(cells: &[Cell], filled_at: &[usize]) -> bool {
    if filled_at.len() < 4 {
        return false;
    }
    let number = |column: &usize| cell_text(&cells[*column]).trim_matches(['(', ')', '[', ']', ' ']).parse().ok();
    // The first cell that is no number ends it: most rows end at the name.
    let numbers: Option<Vec<i64>> = filled_at.iter().map(number).collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| Some(pair[1]) == pair[0].checked_add(1)))
}

pub(super) fn is_total(cells: &[Cell], filled_at: &[usize]) -> bool {
    filled_at.iter().take(3).any(|c| {
        let text = fold(&cell_text(&cells[*c]));
        ["tong cong", "tong so", "tong", "cong", "cong cong", "tong hop", "luy ke", "so luong"]
            .iter()
            .any(|word| text == *word || (text.starts_with(&format!("{word} ")) && text.len() < 60))
            || text.starts_with("an dinh danh sach")
            || text.starts_with("danh sach nay co")
            || text.starts_with("danh sach co ")
            || text.starts_with("danh sach gom ")
            || text.starts_with("trong do")
    })
}

const SIGNING: &[&str] = &[
    "nguoi lap",
    "nguoi lap bieu",
    "nguoi lap danh sach",
    "lap bieu",
    "ke toan",
    "thu truong",
    "chu tich",
    "pho chu tich",
    "tm ",
    "tl ",
    "kt ",
    "tuq ",
    "q ",
    "ky ten",
    "ky va",
    "ky ghi ro",
    "xac nhan",
    "giam doc",
    "giam thi",
    "noi nhan",
    "ghi chu",
    "luu y",
    "nguoi tong hop",
    "nguoi nhan",
    "thu quy",
    "y kien",
    "truong ban",
    "thu ky",
    "tong thu ky",
    "chanh van phong",
    "hieu truong",
    "ban chap hanh",
    "dai dien",
    "can bo lap",
    "truong phong",
    "phu trach",
    "ban thuong vu",
    "nguoi kiem tra",
    "da ky",
];

/// Place and date, or the words over a signature, in a row that holds little else.
pub(super) fn is_footer(cells: &[Cell], filled_at: &[usize], other_values: usize) -> bool {
    filled_at.iter().any(|c| is_place_and_date(&cell_text(&cells[*c])))
        || (filled_at.len() <= 4
            && other_values <= 2
            && filled_at.iter().all(|c| {
                let text = fold(&cell_text(&cells[*c]));
                is_signing(&text)
            }))
        || (filled_at.len() <= 2
            && filled_at.iter().any(|c| {
                let text = fold(&cell_text(&cells[*c]));
                is_signing(&text) && text.len() >= 6
            }))
}

fn is_signing(folded: &str) -> bool {
    SIGNING.iter().any(|word| folded == word.trim() || folded.starts_with(&format!("{} ", word.trim())))
}

/// "Buôn Ma Thuột, ngày 05 tháng 3 năm 2026", also with the numbers left out.
pub(super) fn is_place_and_date(text: &str) -> bool {
    let folded = fold(text);
    let Some(day) = folded.find("ngay") else { return false };
    let Some(month) = folded[day..].find("thang") else { return false };
    folded[day + month..].contains("nam") && month <= 16 && folded.len() < 90 && !folded.contains("sinh")
}

/// After the signatures only a clear row starts people again.
pub fn revives(cells: &[Cell], shape: &Shape) -> bool {
    shape.has_number(cells) && name::looks_like_name(&shape.name_of(cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> Shape {
        Shape { names: vec![1], ordinal: Some(0), mapped: vec![2, 3], numbered: true }
    }
    fn judge(texts: &[&str]) -> RowKind {
        let cells: Vec<Cell> = texts
            .iter()
            .map(|t| match *t {
                "" => Cell::Empty,
                other => other.parse().map_or_else(|_| Cell::Text(other.into()), Cell::Number),
            })
            .collect();
        kind(&cells, None, &shape())
    }

    #[test]
    fn people() {
        assert_eq!(judge(&["1", "Lê An", "1962", ""]), RowKind::Person);
        assert_eq!(judge(&["1", "Lê An"]), RowKind::Person);
        assert_eq!(judge(&["", "Lê Thị An", "1962", "x"]), RowKind::Person);
        // A name that begins like a group.
        assert_eq!(judge(&["7", "Y Ngông Niê", "1962"]), RowKind::Person);
    }

    #[test]
    fn a_list_without_numbers_or_known_columns_still_has_people() {
        let bare = Shape { names: vec![0], ordinal: None, mapped: vec![], numbered: false };
        let cells = [Cell::Text("Văn Phan Tây".into()), Cell::Text("12/6".into())];
        assert_eq!(kind(&cells, None, &bare), RowKind::Person);
        let alone = [Cell::Text("Cao Nghị Phát".into())];
        assert_eq!(kind(&alone, None, &bare), RowKind::Person);
    }

    #[test]
    fn sections_between_people() {
        for row in
            [&["1. Đại học khóa 10"][..], &["I", "Chi hội Trường Chính trị"], &["A. KHỐI CƠ QUAN"], &["Chi hội số 3"]]
        {
            assert!(matches!(judge(row), RowKind::Section(_)), "{row:?}");
        }
    }

    #[test]
    fn totals_in_the_middle_and_at_the_end() {
        assert_eq!(judge(&["", "Tổng cộng", "12", "3"]), RowKind::Total);
        assert_eq!(judge(&["Cộng: 25 người"]), RowKind::Total);
        assert_eq!(judge(&["Ấn định danh sách có 25 người."]), RowKind::Total);
    }

    #[test]
    fn place_date_and_signatures_end_the_table() {
        for row in [
            &["", "", "", "Buôn Ma Thuột, ngày 05 tháng 3 năm 2026"][..],
            &["", "Người lập", "", "CHỦ TỊCH"],
            &["", "TM. BAN CHẤP HÀNH"],
            &["Ghi chú: danh sách tính đến 30/9"],
            &["", "", "…, ngày … tháng … năm …"],
        ] {
            assert_eq!(judge(row), RowKind::Footer, "{row:?}");
        }
    }

    #[test]
    fn numbered_empty_rows_are_nobody() {
        assert_eq!(judge(&["24"]), RowKind::Numbered);
        assert_eq!(judge(&["1", "2", "3", "4"]), RowKind::Marks);
    }
}
