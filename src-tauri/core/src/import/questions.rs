//! What the program does not decide about a list by itself: it proposes an answer, shows what it would do, and
//! the reader has the last word. Column by column where it is about one.

use super::error::ImportError;
use super::mapping::{Column, letters};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
}

impl QuestionKind {
    /// The answers there are: what stands in the request, and the words for the reader.
    fn options(self) -> &'static [(&'static str, &'static str)] {
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
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::SwappedDates => "swapped_dates",
            Self::MonthFirst => "month_first",
            Self::YearOnly => "year_only",
            Self::Capitals => "capitals",
        }
    }

    /// The question in words; `of` names the column.
    fn text(self, of: &str, count: usize) -> String {
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
    /// What it is answered by: `capitals`, or with the column's letter `encoding:B`.
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
    /// Some cells before and after.
    pub examples: Vec<QuestionExample>,
}

/// Examples shown at most.
pub(super) const EXAMPLES: usize = 3;

/// The questions of a list while it is read.
pub(super) struct Questions<'a> {
    answers: &'a Answers,
    /// What was answered for a list of the same layout, by question and heading.
    former: Answers,
    /// What was answered otherwise than proposed, by question and heading.
    decided: Answers,
    asked: Vec<Question>,
}

impl<'a> Questions<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self { answers, former: Answers::new(), decided: Answers::new(), asked: Vec::new() }
    }

    /// From now on a question that has no answer gets the one that was given for a list of the same layout.
    pub(super) fn remember(&mut self, former: Answers) {
        self.former = former;
    }

    /// What the reader answered, if anything.
    ///
    /// # Errors
    /// [`ImportError::NoSuchAnswer`].
    pub(super) fn answered(
        &self,
        kind: QuestionKind,
        column: Option<usize>,
    ) -> Result<Option<&'static str>, ImportError> {
        let key = key(kind, column);
        let Some(given) = self.answers.get(&key) else { return Ok(None) };
        match kind.options().iter().find(|(value, _)| value == given) {
            Some((value, _)) => Ok(Some(value)),
            None => Err(ImportError::NoSuchAnswer { answer: given.clone(), key }),
        }
    }

    /// The answer to a question that was asked already, of a table further up: that looked through all rows below.
    pub(super) fn known(&self, kind: QuestionKind, column: Option<usize>) -> Option<&'static str> {
        let key = key(kind, column);
        let asked = self.asked.iter().find(|one| one.key == key)?;
        kind.options().iter().find(|(value, _)| *value == asked.answer).map(|(value, _)| *value)
    }

    /// Asks, and gives the answer: the reader's, or that to a former list, or else the proposed one. Ask
    /// once: see [`Self::known`]. What is asked of a column is known again by its heading.
    pub(super) fn ask(
        &mut self,
        (kind, column, heading): (QuestionKind, Option<usize>, &str),
        proposed: &'static str,
        cell_count: usize,
        examples: Vec<QuestionExample>,
    ) -> Result<&'static str, ImportError> {
        let known_by = match (column, fold(heading)) {
            (None, _) => Some(kind.name().to_owned()),
            (Some(_), heading) => (!heading.is_empty()).then(|| format!("{}:{heading}", kind.name())),
        };
        let former = known_by.as_ref().and_then(|one| self.former.get(one));
        let former = former.and_then(|given| kind.options().iter().find(|(value, _)| value == given));
        let answer = self.answered(kind, column)?.or(former.map(|(value, _)| *value)).unwrap_or(proposed);
        if answer != proposed {
            self.decided.extend(known_by.map(|one| (one, answer.to_owned())));
        }
        self.asked.push(Question {
            key: key(kind, column),
            kind,
            column: column.map(letters),
            text: String::new(),
            cell_count,
            options: kind
                .options()
                .iter()
                .map(|(value, label)| QuestionOption { value: (*value).into(), label: (*label).into() })
                .collect(),
            answer: answer.into(),
            examples,
        });
        Ok(answer)
    }

    /// All that was asked, worded with the headings of the columns; and what was answered otherwise than proposed.
    pub(super) fn finish(mut self, columns: &[Column]) -> (Vec<Question>, Answers) {
        for question in &mut self.asked {
            let letter = question.column.as_deref().unwrap_or_default();
            let heading = columns.iter().find(|one| one.column == letter).map_or("", |one| one.source.as_str());
            let of = match heading {
                "" => format!("Cột {letter}"),
                heading => format!("Cột {letter} “{heading}”"),
            };
            question.text = question.kind.text(&of, question.cell_count);
        }
        (self.asked, self.decided)
    }
}

fn key(kind: QuestionKind, column: Option<usize>) -> String {
    match column {
        Some(column) => format!("{}:{}", kind.name(), letters(column)),
        None => kind.name().to_owned(),
    }
}
