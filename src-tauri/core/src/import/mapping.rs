//! Which column is what: by the words above it and by the values in it.

use super::fields::Field;
use super::header::Head;
use super::heads;
use super::values::{cell_text, date, is_tick, membership_type, name, national_id, phone, sex, titles};
use crate::excel::reading::{Cell, Sheet};
use crate::text::fold;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Rows looked at to judge a column.
const SAMPLE: usize = 300;

/// A column of the list and what it was taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Column {
    /// Letter as in Excel: A, B … AA.
    pub column: String,
    /// The heading, merged heads joined by " / ".
    pub source: String,
    /// What it holds; `None`: left out.
    pub field: Option<Field>,
}

/// The letters of a 0-based column.
pub fn letters(mut index: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + (index % 26) as u8));
        if index < 26 {
            return out;
        }
        index = index / 26 - 1;
    }
}

/// The 0-based column of its letters.
pub fn index_of(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let number = letters.bytes().fold(0usize, |n, b| n * 26 + (b.to_ascii_uppercase() - b'A' + 1) as usize);
    Some(number - 1)
}

/// What the values of a column look like, as shares of those that are filled.
#[derive(Debug, Default, Clone, Copy)]
struct Shares {
    filled: usize,
    date: f64,
    phone: f64,
    id: f64,
    email: f64,
    name: f64,
    sex: f64,
    tick: f64,
    one_word: f64,
    title: f64,
}

fn shares(sheet: &Sheet, first: usize, column: usize, this_year: i32) -> Shares {
    let mut counts = [0usize; 9];
    let mut filled = 0;
    let cells = sheet.rows.iter().skip(first).take(SAMPLE);
    for cell in cells.filter(|(_, c)| c.len() > 1).filter_map(|(_, c)| c.get(column)).filter(|c| says_something(c)) {
        filled += 1;
        let text = cell_text(cell);
        let number = matches!(cell, Cell::Number(_));
        counts[0] += usize::from(date::looks_like_date(cell));
        counts[1] += usize::from(phone::looks_like_phone(&text));
        counts[2] += usize::from(national_id::looks_like_id(&text, this_year) && (!number || text.len() >= 11));
        counts[3] += usize::from(text.contains('@') && text.contains('.'));
        counts[4] += usize::from(name::looks_like_name(&text));
        counts[5] += usize::from(text.chars().count() <= 3 && matches!(sex::read(&text), Some("male" | "female")));
        // Under "Nữ" an "N" is a mark as well.
        counts[6] += usize::from(is_tick(&text) || text.eq_ignore_ascii_case("n"));
        counts[8] += usize::from(text.len() <= 24 && !number && titles::in_heading(&text));
        counts[7] += usize::from(!text.contains(' ') && text.chars().all(char::is_alphabetic));
    }
    let share = |i: usize| if filled == 0 { 0.0 } else { counts[i] as f64 / filled as f64 };
    Shares {
        filled,
        date: share(0),
        phone: share(1),
        id: share(2),
        email: share(3),
        name: share(4),
        sex: share(5),
        tick: share(6),
        one_word: share(7),
        title: share(8),
    }
}

/// Whether a column holds names of people below a header.
pub(super) fn has_names(sheet: &Sheet, first: usize, column: usize) -> bool {
    let texts = sheet.rows.iter().skip(first).take(SAMPLE).filter_map(|(_, cells)| cells.get(column)).map(cell_text);
    let (mut filled, mut named) = (0, 0);
    for text in texts.filter(|text| !text.is_empty()) {
        filled += 1;
        named += usize::from(name::looks_like_name(&text));
    }
    named >= 2 && named * 2 > filled
}

/// A formula without a value says nothing of its column.
fn says_something(cell: &Cell) -> bool {
    !cell.is_blank() && *cell != Cell::Unreckoned
}

/// Proposes what every column holds.
pub fn propose(sheet: &Sheet, head: &Head, this_year: i32) -> Vec<Column> {
    let width = head.parts.len();
    let seen: Vec<Shares> = (0..width).into_par_iter().map(|c| shares(sheet, head.first_data, c, this_year)).collect();
    let mut fields = by_words(head, &seen);
    by_values(head, &seen, &mut fields);
    split_names(head, &seen, &mut fields);
    ticked_titles(head, &seen, &mut fields);
    ticked_types(head, &seen, &mut fields);
    by_neighbours(head, &mut fields);
    (0..width)
        .map(|c| Column { column: letters(c), source: head.source(c), field: fields[c] })
        .filter(|column| !column.source.is_empty() || column.field.is_some())
        .collect()
}

/// The surest heading takes its field first; each field goes to one column (notes to many).
fn by_words(head: &Head, seen: &[Shares]) -> Vec<Option<Field>> {
    let mut wishes: Vec<(u32, usize, Field)> = Vec::new();
    for (column, parts) in head.parts.iter().enumerate() {
        for (field, score) in heads::candidates(parts) {
            if let Some((field, score)) = fitting(field, score, &seen[column]) {
                wishes.push((score, column, field));
            }
        }
    }
    wishes.sort_by_key(|(score, column, _)| (std::cmp::Reverse(*score), *column));
    let mut fields = vec![None; head.parts.len()];
    let mut taken: Vec<Field> = Vec::new();
    for (_, column, field) in wishes {
        let free = !taken.contains(&field) || field == Field::Note;
        if fields[column].is_none() && free && !head.shared[column] {
            fields[column] = Some(field);
            taken.push(field);
        }
    }
    fields
}

/// Values that contradict a heading change or weaken what it says.
fn fitting(field: Field, score: u32, seen: &Shares) -> Option<(Field, u32)> {
    if seen.filled == 0 {
        // An empty column gives way to a filled one with the same heading.
        return Some((field, score.saturating_sub(3)));
    }
    let enough = seen.filled >= 3;
    match field {
        Field::SexMale if seen.date > 0.6 => Some((Field::BirthOnMale, score)),
        Field::SexFemale if seen.date > 0.6 => Some((Field::BirthOnFemale, score)),
        Field::Phone if enough && seen.email > 0.8 => Some((Field::Email, score)),
        Field::Email if enough && seen.phone > 0.8 && seen.email == 0.0 => Some((Field::Phone, score)),
        Field::Phone if enough && seen.phone == 0.0 && seen.id > 0.8 => Some((Field::NationalId, score)),
        Field::DecisionNumber if enough && seen.date > 0.6 => Some((Field::DecisionOn, score)),
        // "Chức danh" over "PGS.TS", "ThS".
        Field::JobTitle | Field::Role if enough && seen.title > 0.8 => Some((Field::Titles, score)),
        // A mark is no text: "x" under "Đúng chuyên ngành".
        Field::Specialty | Field::Employer | Field::JobTitle | Field::Address | Field::Role | Field::Branch
            if seen.tick > 0.8 =>
        {
            None
        }
        // Counts or marks under "Nam", "TS" …: a table of figures, not of people.
        Field::SexMale | Field::SexFemale if enough && seen.tick < 0.3 && seen.sex < 0.3 => None,
        field if field.is_tick() && enough && seen.tick < 0.3 && seen.sex < 0.3 && seen.one_word < 0.5 => None,
        Field::BirthOn if enough && seen.date < 0.1 && seen.name > 0.5 => None,
        Field::FullName if enough && seen.date > 0.8 => None,
        // "Tên" may head anything: names decide between two such columns.
        Field::FullName => Some((field, score + (seen.name * 8.0) as u32)),
        _ => Some((field, score)),
    }
}

/// The lowest heading above a column.
fn last_part(head: &Head, column: usize) -> &str {
    head.parts.get(column).and_then(|parts| parts.last()).map_or("", String::as_str)
}

/// Marks under "CKII" or "BS/DS": every such column says what its heading says.
fn ticked_titles(head: &Head, seen: &[Shares], fields: &mut [Option<Field>]) {
    for (column, field) in fields.iter_mut().enumerate() {
        let open =
            matches!(field, None | Some(Field::Titles | Field::EducationLevel | Field::Degree | Field::Specialty));
        let of_marks = seen[column].filled == 0 || seen[column].tick > 0.8;
        if open && of_marks && titles::in_heading(last_part(head, column)) {
            *field = Some(Field::Titles);
        }
        // "Sau ĐH" under "Trình độ" does not say which: its marks are kept and told.
        let levels = [Field::AcademicTitle, Field::Degree, Field::EducationLevel, Field::Titles];
        let of_levels = || {
            let parent = head.parts[column].first().filter(|_| head.parts[column].len() > 1);
            parent.and_then(|parent| heads::lookup(parent)).is_some_and(|(field, _)| levels.contains(&field))
        };
        if field.is_none() && seen[column].tick > 0.8 && of_levels() {
            *field = Some(Field::Titles);
        }
    }
}

/// Marks under "HV chính thức", "HV danh dự": every such column says what its heading says.
fn ticked_types(head: &Head, seen: &[Shares], fields: &mut [Option<Field>]) {
    for (column, field) in fields.iter_mut().enumerate() {
        let open = matches!(field, None | Some(Field::MembershipType));
        // A header that comes again stands among the marks.
        if open && seen[column].tick > 0.4 && membership_type::in_heading(last_part(head, column)) {
            *field = Some(Field::MembershipType);
        }
    }
}

/// Headings that mean something only beside another: the day of a card, the parts of a birth, of an address.
fn by_neighbours(head: &Head, fields: &mut [Option<Field>]) {
    let heading = |column: usize| fold(last_part(head, column));
    for column in 1..fields.len() {
        let of_card = fields[column - 1] == Some(Field::CardNumber) && !fields.contains(&Some(Field::CardOn));
        if fields[column].is_none()
            && of_card
            && matches!(heading(column).as_str(), "ngay cap" | "cap ngay" | "nam cap")
        {
            fields[column] = Some(Field::CardOn);
        }
    }
    let births = [Field::BirthOn, Field::BirthOnMale, Field::BirthOnFemale, Field::BirthYear];
    if !births.iter().any(|field| fields.contains(&Some(*field))) {
        for column in 1..fields.len().saturating_sub(2) {
            let after_name = matches!(fields[column - 1], Some(Field::FullName | Field::GivenName | Field::Sex));
            let free = fields[column..column + 3].iter().all(Option::is_none);
            let words = (heading(column), heading(column + 1), last_part(head, column + 2).to_lowercase());
            if after_name && free && words.0 == "ngay" && words.1 == "thang" && words.2 == "năm" {
                let parts = [Field::BirthDay, Field::BirthMonth, Field::BirthYear].map(Some);
                fields[column..column + 3].copy_from_slice(&parts);
            }
        }
    }
    let Some(first) = fields.iter().position(|field| *field == Some(Field::Address)) else { return };
    let parent = |column: usize| head.parts[column].first().filter(|_| head.parts[column].len() > 1);
    let beside = (first + 1..fields.len())
        .take_while(|column| fields[*column].is_none() && parent(*column).is_some() && parent(*column) == parent(first))
        .count();
    fields[first + 1..=first + beside].fill(Some(Field::Address));
}

/// Columns whose heading says nothing, or that have none, are known by their values.
fn by_values(head: &Head, seen: &[Shares], fields: &mut [Option<Field>]) {
    let has = |fields: &[Option<Field>], field: Field| fields.contains(&Some(field));
    let free = |fields: &[Option<Field>], column: usize| {
        fields[column].is_none() && !head.shared[column] && !heads::is_blocked(&head.source(column))
    };
    let best = |fields: &[Option<Field>], share: &dyn Fn(&Shares) -> f64, least: f64| {
        (0..seen.len())
            .filter(|c| free(fields, *c) && seen[*c].filled >= 3 && share(&seen[*c]) >= least)
            .max_by(|a, b| share(&seen[*a]).total_cmp(&share(&seen[*b])).then(b.cmp(a)))
    };
    if !has(fields, Field::FullName)
        && !has(fields, Field::FamilyName)
        && let Some(column) = best(fields, &|s| s.name, 0.5)
    {
        fields[column] = Some(Field::FullName);
    }
    for (field, share, least) in [
        (Field::Email, (|s: &Shares| s.email) as fn(&Shares) -> f64, 0.7),
        (Field::NationalId, |s: &Shares| s.id, 0.9),
        (Field::Phone, |s: &Shares| s.phone, 0.9),
        (Field::Sex, |s: &Shares| s.sex, 0.9),
        (Field::BirthOn, |s: &Shares| s.date, 0.9),
    ] {
        let others: &[Field] = match field {
            Field::Sex => &[Field::SexFemale, Field::SexMale],
            Field::BirthOn => &[Field::BirthOnMale, Field::BirthOnFemale, Field::BirthYear],
            _ => &[],
        };
        let known = has(fields, field) || others.iter().any(|other| has(fields, *other));
        // Ids and phones under a heading of their own ("Mã thẻ") stay what the heading says.
        let bare = |c: usize| head.source(c).is_empty() || field == Field::Email || field == Field::Sex;
        if !known && let Some(column) = best(fields, &share, least).filter(|c| bare(*c)) {
            fields[column] = Some(field);
        }
    }
}

/// "Họ và tên" over two columns; "Họ và tên đệm" beside "Tên".
fn split_names(head: &Head, seen: &[Shares], fields: &mut [Option<Field>]) {
    let width = fields.len();
    if let Some(family) = fields.iter().position(|f| *f == Some(Field::FamilyName)) {
        if !fields.contains(&Some(Field::GivenName)) {
            let given = fields.iter().position(|f| *f == Some(Field::FullName)).filter(|c| seen[*c].name < 0.5);
            let next = (family + 1 < width && fields[family + 1].is_none()).then_some(family + 1);
            match given.or(next) {
                Some(column) => fields[column] = Some(Field::GivenName),
                None => fields[family] = Some(Field::FullName),
            }
        }
        return;
    }
    let Some(column) = fields.iter().position(|f| *f == Some(Field::FullName)) else { return };
    let next = column + 1;
    if next >= width || fields[next].is_some() || seen[next].filled == 0 {
        return;
    }
    let bare = head.source(next).is_empty() || head.shared[next];
    let beside = seen[next].filled * 10 >= seen[column].filled * 8;
    if bare && beside && seen[next].one_word > 0.7 {
        fields[column] = Some(Field::FamilyName);
        fields[next] = Some(Field::GivenName);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cell = |text: &&str| match *text {
            "" => Cell::Empty,
            other => Cell::Text(other.into()),
        };
        Sheet {
            rows: rows.iter().enumerate().map(|(n, cells)| (n as u32, cells.iter().map(cell).collect())).collect(),
            ..Sheet::default()
        }
    }
    fn fields(rows: &[&[&str]]) -> Vec<Option<Field>> {
        let sheet = sheet(rows);
        let head = header::find(&sheet, 0).unwrap();
        propose(&sheet, &head, 2026).into_iter().map(|c| c.field).collect()
    }

    #[test]
    fn letters_and_back() {
        for (index, text) in [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV")] {
            assert_eq!(letters(index), text);
            assert_eq!(index_of(text), Some(index));
        }
        assert_eq!(index_of("Á"), None);
    }

    #[test]
    fn phones_under_a_heading_for_mail_are_phones() {
        let rows: &[&[&str]] = &[
            &["TT", "Họ và tên", "Email"],
            &["1", "Lê An", "0912345678"],
            &["2", "Võ Ba", "0912345679"],
            &["3", "Hồ Tư", "0912345670"],
        ];
        assert_eq!(fields(rows)[2], Some(Field::Phone));
    }

    #[test]
    fn a_list_without_a_heading_for_names_is_known_by_its_names() {
        let rows: &[&[&str]] = &[
            &["STT", "Danh sách", "Năm sinh"],
            &["1", "Nguyễn Văn An", "1962"],
            &["2", "Trần Thị Ba", "1970"],
            &["3", "Y Ngông Niê", "1980"],
        ];
        assert_eq!(fields(rows), [Some(Field::Ordinal), Some(Field::FullName), Some(Field::BirthOn)]);
    }

    #[test]
    fn family_and_given_name_in_two_columns() {
        let rows: &[&[&str]] = &[
            &["STT", "Họ và tên", "", "Ghi chú"],
            &["1", "Nguyễn Văn", "An", ""],
            &["2", "Trần Thị", "Ba", ""],
            &["3", "Lê", "Tư", ""],
        ];
        assert_eq!(fields(rows)[1..3], [Some(Field::FamilyName), Some(Field::GivenName)]);
        let named: &[&[&str]] = &[&["Họ đệm", "Tên", "Phái"], &["Nguyễn Văn", "An", "Nam"], &["Lê", "Ba", "Nữ"]];
        assert_eq!(fields(named), [Some(Field::FamilyName), Some(Field::GivenName), Some(Field::Sex)]);
    }

    #[test]
    fn births_under_nam_and_nu_are_births() {
        let rows: &[&[&str]] = &[
            &["STT", "Họ và tên", "Nam", "Nữ"],
            &["1", "Nguyễn Văn An", "1962", ""],
            &["2", "Trần Thị Ba", "", "1970"],
            &["3", "Lê Thị Tư", "", "02/03/1981"],
        ];
        assert_eq!(fields(rows)[2..], [Some(Field::BirthOnMale), Some(Field::BirthOnFemale)]);
    }
}
