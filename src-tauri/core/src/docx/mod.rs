//! Word documents (.docx): letters and the words of a report, on A4 in the form of Nghị định 30/2020/NĐ-CP.
//!
//! A [`TextDocument`] is a list of [`Block`]s: paragraphs and tables. [`form`] makes the blocks around the words (head,
//! signature, recipients) of the same lines that the workbook prints. [`write`] turns all of it into the bytes of a file.
//! The same document gives the same bytes: no clock, no random mark, no name of a machine or a user goes into them.
//!
//! The writer is our own, over the kept libraries `quick-xml` and `zip`. The kept .docx library (docx-rs 0.4) cannot
//! repeat the head of a table on each page, and writes properties in an order that the standard forbids: openxml-audit,
//! by which the workbook is judged, found 22 faults in one of its smallest documents and none in ours.

pub mod form;
mod parts;
mod write;
mod xml;

use chrono::NaiveDate;

pub use write::write;

/// Width of the words on a page, in millimetres: A4 with 30 mm left and 20 mm right.
pub const TEXT_WIDTH: f64 = 160.0;
/// Size of running text, in points.
pub const TEXT_SIZE: f64 = 14.0;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The writer refused; it never should for data of the book.
    #[error(
        "Không lập được tệp Word: {0}. Số liệu trong sổ còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi dòng này cho người hỗ trợ."
    )]
    Writer(String),
}

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct TextDocument {
    /// What it is, for the properties of the file.
    pub title: String,
    /// Whose it is: the body that issues it, never a person.
    pub issuer: String,
    /// Its day, for the properties of the file.
    pub made_on: NaiveDate,
    /// What every page must own up to: "DỮ LIỆU MẪU".
    pub mark: Option<String>,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// How the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// Filled to both sides.
    #[default]
    Both,
}

/// Letters of one look. A line break in the text starts a new line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// In points.
    pub size: f64,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its letters.
    pub runs: Vec<Run>,
    /// How its lines stand.
    pub align: Align,
    /// 1 or 2: a heading that the outline of the document shows.
    pub outline: Option<u8>,
    /// Its first line begins 10 mm in.
    pub indented: bool,
    /// Space above and below, in points.
    pub space: (f64, f64),
    /// Height of its lines over single lines.
    pub line: f64,
    /// It stays on one page with what follows.
    pub keeps_next: bool,
    /// It begins a page.
    pub on_new_page: bool,
    /// A rule above it; the numbers keep it so far from both sides, in millimetres.
    pub rule: Option<(f64, f64)>,
}

impl Paragraph {
    /// Running text: filled to both sides, the first line in, room between the paragraphs.
    pub fn body(text: impl Into<String>) -> Self {
        Self { indented: true, space: (6.0, 0.0), line: 1.1, ..Self::plain(text) }
    }

    /// A heading of the outline's level 1 or 2.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self { outline: Some(level), keeps_next: true, ..Self::body(text) }.bold()
    }

    /// One line in the middle, without room around it.
    pub fn centred(text: impl Into<String>) -> Self {
        Self { align: Align::Centre, ..Self::plain(text) }
    }

    /// One line at the left, without room around it.
    pub fn left(text: impl Into<String>) -> Self {
        Self { align: Align::Left, ..Self::plain(text) }
    }

    fn plain(text: impl Into<String>) -> Self {
        Self {
            runs: vec![Run { text: text.into(), bold: false, italic: false, size: TEXT_SIZE }],
            align: Align::Both,
            outline: None,
            indented: false,
            space: (0.0, 0.0),
            line: 1.0,
            keeps_next: false,
            on_new_page: false,
            rule: None,
        }
    }

    /// All its letters bold.
    pub fn bold(self) -> Self {
        self.each(|run| run.bold = true)
    }

    /// All its letters italic.
    pub fn italic(self) -> Self {
        self.each(|run| run.italic = true)
    }

    /// All its letters of this size, in points.
    pub fn size(self, points: f64) -> Self {
        self.each(|run| run.size = points)
    }

    /// On one page with what follows.
    pub fn keep_next(self) -> Self {
        Self { keeps_next: true, ..self }
    }

    /// At the top of a page.
    pub fn new_page(self) -> Self {
        Self { on_new_page: true, ..self }
    }

    /// With room above and below, in points.
    pub fn space(self, above: f64, below: f64) -> Self {
        Self { space: (above, below), ..self }
    }

    /// A rule in the middle of a column of some width, both in millimetres.
    pub fn rule(length: f64, column: f64) -> Self {
        let side = (column - length) / 2.0;
        Self { rule: Some((side, side)), ..Self::centred("") }.size(4.0)
    }

    /// Space of a height, in points.
    pub fn gap(points: f64) -> Self {
        Self { space: (points, 0.0), ..Self::left("") }.size(1.0)
    }

    fn each(mut self, change: impl Fn(&mut Run)) -> Self {
        self.runs.iter_mut().for_each(change);
        self
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
    /// It covers so many columns.
    pub span: usize,
    /// Its words stand in the middle of its height.
    pub is_middle: bool,
}

impl From<Paragraph> for Cell {
    fn from(paragraph: Paragraph) -> Self {
        vec![paragraph].into()
    }
}

impl From<Vec<Paragraph>> for Cell {
    fn from(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, span: 1, is_middle: false }
    }
}

/// A table over the width of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Widths of its columns in millimetres.
    pub widths: Vec<f64>,
    /// It has lines around its cells; one without is there for the layout alone and has no room in its cells.
    pub has_lines: bool,
    /// So many of its first rows stand on each page again.
    pub head_rows: usize,
    /// Its rows; none is cut by the end of a page.
    pub rows: Vec<Vec<Cell>>,
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}
