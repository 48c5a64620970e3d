//! Words that stand for none of the values their column can hold ("Nghệ nhân" under "Trình độ"): each is asked once,
//! and remembered for the next list.

use super::error::ImportError;
use super::fields::Field;
use super::questions::{About, EXAMPLES, Options, QuestionExample, Questions};
use super::values::working::{self, Working};
use super::values::{cell_text, is_tick, membership_type, sex, titles};
use crate::excel::reading::Cell;
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// What an unknown word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A value of a field.
    Value(Field, &'static str),
    /// A specialty, under a heading of titles or levels.
    Specialty,
}

/// What the words (folded) of a column are; one that is not among them stays in the note.
pub(super) type Meanings = HashMap<String, Meaning>;

/// The answer by which a word stays in the note.
const NOTE: &str = "note";
/// Words asked of one column; a column with more holds something else.
const MOST_WORDS: usize = 40;

const SEXES: Options = &[("sex:male", "Nam"), ("sex:female", "Nữ"), ("sex:other", "Khác"), (NOTE, KEPT)];
const TITLES: Options = &[
    ("academic_title:professor", "Giáo sư"),
    ("academic_title:associate_professor", "Phó Giáo sư"),
    ("degree:doctor_of_science", "Tiến sĩ khoa học"),
    ("degree:doctor", "Tiến sĩ"),
    ("degree:master", "Thạc sĩ"),
    ("education_level:residency", "Bác sĩ nội trú"),
    ("education_level:specialist_2", "Chuyên khoa II"),
    ("education_level:specialist_1", "Chuyên khoa I"),
    ("education_level:university", "Đại học"),
    ("education_level:college", "Cao đẳng"),
    ("education_level:intermediate", "Trung cấp"),
    ("education_level:other", "Trình độ khác"),
    ("specialty", "Là chuyên ngành"),
    (NOTE, KEPT),
];
const TYPES: Options = &[
    ("membership_type:full", "Chính thức"),
    ("membership_type:associate", "Liên kết"),
    ("membership_type:honorary", "Danh dự"),
    (NOTE, KEPT),
];
const STATUSES: Options =
    &[("working_status:working", "Đang công tác"), ("working_status:retired", "Đã nghỉ hưu"), (NOTE, KEPT)];
const KEPT: &str = "Chưa rõ, giữ trong ghi chú";

/// What a word under a field may be; nothing where any words may stand.
fn options(field: Field) -> Option<Options> {
    match field {
        Field::Sex => Some(SEXES),
        Field::AcademicTitle | Field::Degree | Field::EducationLevel | Field::Titles => Some(TITLES),
        Field::MembershipType => Some(TYPES),
        Field::WorkingStatus => Some(STATUSES),
        _ => None,
    }
}

/// Whether the words of a column are looked at.
pub(super) fn is_closed(field: Field) -> bool {
    options(field).is_some()
}

fn is_unknown(field: Field, text: &str, heading: &str) -> bool {
    match field {
        Field::Sex => sex::read(text).is_none(),
        // A mark says what its heading says.
        Field::MembershipType => !is_tick(text) && membership_type::read(text).is_none(),
        Field::WorkingStatus => working::read(text, heading) == Working::Unknown,
        _ => !is_tick(text) && titles::is_unknown(text),
    }
}

/// The answer that is probably right; else the word stays in the note.
fn proposed(field: Field, text: &str, options: Options) -> &'static str {
    let likely = match field {
        Field::Sex => sex::likely(text).map(|value| (Field::Sex, value)),
        Field::AcademicTitle | Field::Degree | Field::EducationLevel | Field::Titles => titles::likely(text),
        _ => None,
    };
    let value = likely.map(|(field, value)| format!("{}:{value}", field.name()));
    value.and_then(|value| options.iter().find(|(one, _)| *one == value)).map_or(NOTE, |(value, _)| value)
}

fn meaning(answer: &'static str) -> Option<Meaning> {
    if answer == "specialty" {
        return Some(Meaning::Specialty);
    }
    let (field, value) = answer.split_once(':')?;
    Some(Meaning::Value(Field::from_name(field)?, value))
}

/// By what a word is known: its search form, or a sign ("*") as it stands.
fn key(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.to_owned() } else { folded }
}

/// A word of a column.
struct Word<'c> {
    text: String,
    count: usize,
    rows: Vec<(u32, &'c Cell)>,
}

/// Asks what the unknown words of a column are, the most frequent first. `heading` is all that stands above it, `last`
/// the lowest of it; the cells are those of people, each with its row as Excel numbers it.
pub(super) fn ask<'c>(
    field: Field,
    column: usize,
    (heading, last): (&str, &str),
    cells: impl Iterator<Item = (u32, &'c Cell)>,
    questions: &mut Questions<'_>,
) -> Result<Meanings, ImportError> {
    let mut meanings = Meanings::new();
    let Some(options) = options(field) else { return Ok(meanings) };
    // Few words stand in many cells: each is judged once.
    let mut distinct: HashMap<&str, Vec<(u32, &Cell)>> = HashMap::new();
    for (row, cell) in cells {
        if let Cell::Text(text) = cell {
            distinct.entry(text).or_default().push((row, cell));
        }
    }
    let mut words: BTreeMap<String, Word<'_>> = BTreeMap::new();
    for rows in distinct.into_values() {
        let text = cell_text(rows[0].1);
        if text.is_empty() || !is_unknown(field, &text, last) {
            continue;
        }
        let key = key(&text);
        let word = words.entry(key).or_insert_with(|| Word { text, count: 0, rows: Vec::new() });
        word.count += rows.len();
        word.rows.extend(rows);
    }
    let mut words: Vec<(String, Word<'_>)> = words.into_iter().collect();
    words.sort_by_key(|(_, word)| std::cmp::Reverse(word.count));
    words.truncate(MOST_WORDS);
    for (key, mut word) in words {
        let about = About::word(column, heading, &key, options);
        let answer = match questions.known(about) {
            Some(answer) => answer,
            None => {
                let proposed = proposed(field, &word.text, options);
                word.rows.sort_by_key(|(row, _)| *row);
                let after = options.iter().find(|(value, _)| *value == proposed).map_or("", |(_, label)| *label);
                let examples = word.rows.iter().take(EXAMPLES).map(|(row, cell)| QuestionExample {
                    row: *row,
                    before: cell_text(cell),
                    after: after.to_owned(),
                });
                questions.ask(about, proposed, word.count, examples.collect())?
            }
        };
        if let Some(meaning) = meaning(answer) {
            meanings.insert(key, meaning);
        }
    }
    Ok(meanings)
}

/// What a cell is by the answers.
pub(super) fn meant(meanings: &Meanings, text: &str) -> Option<Meaning> {
    if meanings.is_empty() { None } else { meanings.get(&key(text)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::reading::Values;
    use crate::import::records;

    #[test]
    fn every_answer_is_a_value_of_the_book() {
        for (answer, _) in [SEXES, TITLES, TYPES, STATUSES].concat().into_iter().filter(|(answer, _)| *answer != NOTE) {
            match meaning(answer) {
                Some(Meaning::Value(Field::MembershipType, value)) => {
                    assert!(["full", "associate", "honorary"].contains(&value));
                }
                Some(Meaning::Value(field, value)) => {
                    let person = records::new_person(&Values::from([(field, value.to_owned())]), "");
                    assert_ne!(person, records::new_person(&Values::new(), ""), "{answer}");
                }
                other => assert_eq!(other, Some(Meaning::Specialty), "{answer}"),
            }
        }
    }
}
