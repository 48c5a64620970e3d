//! What the program does not decide about a list by itself: it proposes an answer, shows what it would do, and
//! the reader has the last word. Column by column where it is about one.

use super::error::ImportError;
use super::mapping::{Column, index_of, letters};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Answers by the key of their question; a question without one gets what is proposed.
pub type Answers = BTreeMap<String, String>;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// The encoding of a column: Unicode, or one of the time before it.
    Encoding,
    /// Real dates of a column whose day and month Excel has swapped.
    SwappedDates,
    /// Days written with the month first.
    MonthFirst,
    /// First days of January that may mean only the year.
    YearOnly,
    /// Names all in capitals, or without any.
    Capitals,
    /// Identification or phone numbers that lost the zero at their beginning.
    LostZeros,
    /// A word that stands for none of the values its column can hold.
    UnknownWord,
}

/// All kinds.
const KINDS: &[QuestionKind] = &[
    QuestionKind::Encoding,
    QuestionKind::SwappedDates,
    QuestionKind::MonthFirst,
    QuestionKind::YearOnly,
    QuestionKind::Capitals,
    QuestionKind::LostZeros,
    QuestionKind::UnknownWord,
];

/// Answers to choose from: what stands in the request, and the words for the reader.
pub(super) type Options = &'static [(&'static str, &'static str)];

impl QuestionKind {
    /// The answers there are; those about a word depend on its column.
    fn options(self) -> Options {
        match self {
            Self::Encoding => &[
                ("tcvn3", "Chuyển từ TCVN3 (ABC)"),
                ("vni", "Chuyển từ VNI"),
                ("unicode", "Giữ nguyên, đã là Unicode"),
            ],
            Self::SwappedDates => &[("swap", "Đảo lại ngày và tháng"), ("keep", "Giữ như trong tệp")],
            Self::MonthFirst => &[("month_first", "Tháng trước, ngày sau"), ("day_first", "Ngày trước, tháng sau")],
            Self::YearOnly => &[("keep", "Giữ ngày 01/01"), ("year", "Chỉ lấy năm")],
            Self::Capitals => &[("keep", "Giữ như trong danh sách"), ("proper", "Viết hoa chữ đầu mỗi từ")],
            Self::LostZeros => &[("restore", "Thêm lại số 0"), ("keep", "Giữ nguyên như trong tệp")],
            Self::UnknownWord => &[],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::SwappedDates => "swapped_dates",
            Self::MonthFirst => "month_first",
            Self::YearOnly => "year_only",
            Self::Capitals => "capitals",
            Self::LostZeros => "lost_zeros",
            Self::UnknownWord => "unknown_word",
        }
    }

    /// The question in words; `of` names the column, `example` is how the first cell stands.
    fn text(self, of: &str, count: usize, example: &str) -> String {
        let count = crate::text::number(count as i64);
        match self {
            Self::Encoding => format!("{of}: {count} ô có chữ theo bảng mã cũ. Chuyển sang Unicode thế nào?"),
            Self::SwappedDates => format!(
                "{of}: {count} ô ngày thật đều có ngày không quá 12, còn các ngày gõ dạng văn bản thì không, nên có lẽ Excel \
                 đã đảo ngày và tháng. Đọc các ô ấy thế nào?"
            ),
            Self::MonthFirst => {
                format!("{of}: có ngày chỉ đọc được khi tháng đứng trước. Đọc cả cột, {count} ô, thế nào?")
            }
            Self::YearOnly => {
                format!("{of}: {count} ô ghi ngày 01/01, nhiều khác thường, có thể chỉ biết năm. Ghi vào sổ thế nào?")
            }
            Self::Capitals => {
                format!("{count} họ tên viết toàn chữ in hoa hoặc toàn chữ thường. Ghi vào sổ thế nào?")
            }
            Self::LostZeros => format!("{of}: {count} ô mất số 0 ở đầu. Ghi vào sổ thế nào?"),
            Self::UnknownWord => format!("{of}: “{example}” ({count} ô) là gì?"),
        }
    }
}

/// A cell as it stands, and as the proposed change would read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct QuestionExample {
    /// Row as Excel numbers it.
    pub row: u32,
    /// As it stands.
    pub before: String,
    /// With the change.
    pub after: String,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct QuestionOption {
    /// What stands in the request.
    pub value: String,
    /// In words.
    pub label: String,
}

/// Something to decide about the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Question {
    /// What it is answered by: `capitals`, with the column's letter `encoding:B`, with a word `unknown_word:E:ky thuat vien`.
    pub key: String,
    /// What it is about.
    pub kind: QuestionKind,
    /// The letter of the column it is about.
    pub column: Option<String>,
    /// The question in words.
    pub text: String,
    /// How many cells it is about.
    pub cell_count: usize,
    /// The answers there are.
    pub options: Vec<QuestionOption>,
    /// The answer that was given, or else is proposed.
    pub answer: String,
    /// Whether it was answered for a former list, and so needs no answer now.
    pub remembered: bool,
    /// Some cells before and after.
    pub examples: Vec<QuestionExample>,
}

/// Examples shown at most.
pub(super) const EXAMPLES: usize = 3;

/// What a question is asked of.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'q> {
    /// Its kind.
    kind: QuestionKind,
    /// The column, 0-based, and its heading, by which it is known again in another list.
    column: Option<(usize, &'q str)>,
    /// The word, folded, and the answers there are.
    word: Option<(&'q str, Options)>,
}

impl<'q> About<'q> {
    /// Of the whole list.
    pub(super) fn list(kind: QuestionKind) -> Self {
        About { kind, column: None, word: None }
    }

    /// Of a column, 0-based, with its heading.
    pub(super) fn column(kind: QuestionKind, column: usize, heading: &'q str) -> Self {
        About { kind, column: Some((column, heading)), word: None }
    }

    /// Of a word (folded) in a column, and what it may be.
    pub(super) fn word(column: usize, heading: &'q str, word: &'q str, options: Options) -> Self {
        About { kind: QuestionKind::UnknownWord, column: Some((column, heading)), word: Some((word, options)) }
    }

    fn options(self) -> Options {
        self.word.map_or(self.kind.options(), |(_, options)| options)
    }

    /// One of the answers there are.
    fn option(self, given: &str) -> Option<&'static str> {
        self.options().iter().find(|(value, _)| *value == given).map(|(value, _)| *value)
    }

    fn key(self) -> String {
        let column = self.column.map(|(column, _)| format!(":{}", letters(column))).unwrap_or_default();
        let word = self.word.map(|(word, _)| format!(":{word}")).unwrap_or_default();
        format!("{}{column}{word}", self.kind.name())
    }

    /// By what it is known again in another list; a column without a heading is not.
    fn known_by(self) -> Option<String> {
        let name = self.kind.name();
        let Some((_, heading)) = self.column else { return Some(name.to_owned()) };
        let heading = fold(heading);
        let word = self.word.map(|(word, _)| format!(":{word}")).unwrap_or_default();
        (!heading.is_empty()).then(|| format!("{name}:{heading}{word}"))
    }
}

/// The questions of a list while it is read.
pub(super) struct Questions<'a> {
    answers: &'a Answers,
    /// What was answered for a list of the same layout, by question and heading.
    former: Answers,
    /// What is to be remembered for the next list, by question and heading.
    decided: Answers,
    /// The questions of the former list that came again.
    come_again: BTreeSet<String>,
    asked: Vec<Question>,
}

impl<'a> Questions<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self {
            answers,
            former: Answers::new(),
            decided: Answers::new(),
            come_again: BTreeSet::new(),
            asked: Vec::new(),
        }
    }

    /// From now on a question that has no answer gets the one that was given for a list of the same layout.
    pub(super) fn remember(&mut self, former: Answers) {
        self.former = former;
    }

    /// What the reader answered, if anything.
    ///
    /// # Errors
    /// [`ImportError::NoSuchAnswer`].
    pub(super) fn answered(&self, about: About<'_>) -> Result<Option<&'static str>, ImportError> {
        let key = about.key();
        let Some(given) = self.answers.get(&key) else { return Ok(None) };
        match about.option(given) {
            Some(value) => Ok(Some(value)),
            None => Err(ImportError::NoSuchAnswer { answer: given.clone(), key }),
        }
    }

    /// The answer to a question that was asked already, of a table further up: that looked through all rows below.
    pub(super) fn known(&self, about: About<'_>) -> Option<&'static str> {
        let key = about.key();
        let asked = self.asked.iter().find(|one| one.key == key)?;
        about.option(&asked.answer)
    }

    /// Asks, and gives the answer: the reader's, or that to a former list, or else the proposed one. Ask
    /// once: see [`Self::known`]. What is asked of a column is known again by its heading.
    pub(super) fn ask(
        &mut self,
        about: About<'_>,
        proposed: &'static str,
        cell_count: usize,
        examples: Vec<QuestionExample>,
    ) -> Result<&'static str, ImportError> {
        let known_by = about.known_by();
        let former = known_by.as_ref().and_then(|one| self.former.get(one)).and_then(|given| about.option(given));
        let given = self.answered(about)?;
        let answer = given.or(former).unwrap_or(proposed);
        if let Some(known_by) = known_by {
            // What a word means is remembered in any case: it is not asked again.
            if answer != proposed || about.word.is_some() {
                self.decided.insert(known_by.clone(), answer.to_owned());
            }
            self.come_again.insert(known_by);
        }
        let options = about.options().iter();
        self.asked.push(Question {
            key: about.key(),
            kind: about.kind,
            column: about.column.map(|(column, _)| letters(column)),
            text: String::new(),
            cell_count,
            options: options
                .map(|(value, label)| QuestionOption { value: (*value).into(), label: (*label).into() })
                .collect(),
            answer: answer.into(),
            remembered: given.is_none() && former.is_some(),
            examples,
        });
        Ok(answer)
    }

    /// An answer to what no list can be asked.
    ///
    /// # Errors
    /// [`ImportError::NoSuchQuestion`].
    pub(super) fn refuse_odd_answers(&self) -> Result<(), ImportError> {
        match self.answers.keys().find(|key| !may_be_asked(key)) {
            Some(key) => Err(ImportError::NoSuchQuestion { key: crate::files::shown(key) }),
            None => Ok(()),
        }
    }

    /// How many answers were given to what this list leaves no doubt about.
    pub(super) fn unused(&self) -> usize {
        self.answers.keys().filter(|key| self.asked.iter().all(|one| one.key != **key)).count()
    }

    /// All that was asked, worded with the headings of the columns; and what is to be remembered, also of what was not
    /// asked this time.
    pub(super) fn finish(mut self, columns: &[Column]) -> (Vec<Question>, Answers) {
        for question in &mut self.asked {
            let letter = question.column.as_deref().unwrap_or_default();
            let heading = columns.iter().find(|one| one.column == letter).map_or("", |one| one.source.as_str());
            let of = match heading {
                "" => format!("Cột {letter}"),
                heading => format!("Cột {letter} “{heading}”"),
            };
            let example = question.examples.first().map_or("", |one| one.before.as_str());
            question.text = question.kind.text(&of, question.cell_count, example);
        }
        let Self { former, mut decided, come_again, asked, .. } = self;
        decided.extend(former.into_iter().filter(|(known_by, _)| !come_again.contains(known_by)));
        (asked, decided)
    }
}

/// Whether a key is one that a question may have: its kind, the column where it is about one, and a word.
fn may_be_asked(key: &str) -> bool {
    let mut parts = key.splitn(3, ':');
    let name = parts.next().unwrap_or_default();
    let Some(kind) = KINDS.iter().find(|kind| kind.name() == name) else { return false };
    let column = parts.next();
    let is_column = column.is_some_and(|letters| index_of(letters).is_some() && letters == letters.to_uppercase());
    let word = parts.next();
    match kind {
        QuestionKind::Capitals => column.is_none(),
        QuestionKind::UnknownWord => is_column && word.is_some(),
        _ => is_column && word.is_none(),
    }
}
