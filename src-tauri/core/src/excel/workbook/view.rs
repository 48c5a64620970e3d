//! A sheet as it is laid out, for the window: the cells that the workbook is made of, in words, where they stand and
//! how they look. There is no second way of making the tables: whoever writes a cell into the workbook notes it here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::data::{Lead, StateTone};
use crate::reports::sections::CitedFigure;

/// A sheet of the workbook.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Whether the paper lies wide.
    pub landscape: bool,
    /// Widths of its columns, in pixels.
    pub columns: Vec<u16>,
    /// Rows from the top that stay when one scrolls, up to the head of the table.
    pub frozen_rows: u32,
    /// Its rows, from the top; what is empty is left out.
    pub rows: Vec<RowView>,
    /// What is drawn on it.
    pub charts: Vec<ChartView>,
    /// Rows that stand in the file only: they name persons, whom the window shows in their own list.
    pub only_in_file: u32,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct RowView {
    /// Its number, from 0.
    pub row: u32,
    /// What it is.
    pub kind: LineKind,
    /// Its height, in points; 0: as high as its letters.
    pub height: f64,
    /// A printed page begins with it.
    pub begins_page: bool,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Words outside a table.
    #[default]
    Words,
    /// The head of a table.
    Head,
    /// A row of data.
    Body,
    /// The name of a group, with its sums.
    Group,
    /// A grand total.
    Total,
}

/// A cell, or several in one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CellView {
    /// Its column, from 0.
    pub column: u16,
    /// How many columns it covers.
    pub columns: u16,
    /// How many rows it covers.
    pub rows: u32,
    /// What it shows, as Excel shows it in Vietnamese.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// The shade of a state.
    pub tone: Option<StateTone>,
    /// The rows of its figure.
    pub leads_to: Option<Lead>,
    /// The figures within its words, in their order.
    pub cited: Vec<CitedFigure>,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A body above the issuer.
    Head,
    /// The issuer; the name of the state.
    HeadBold,
    /// The motto.
    Motto,
    /// A rule under a line of the head.
    Rule,
    /// Number and symbol.
    NumberLine,
    /// Place and date.
    DateLine,
    /// BÁO CÁO; the number of an annex.
    Title,
    /// The subject.
    Subject,
    /// A centred line.
    Centred,
    /// A centred line in italics.
    CentredItalic,
    /// The mark of figures that may still move.
    Draft,
    /// Heading of a part.
    Part,
    /// Heading of a piece.
    Piece,
    /// A paragraph.
    Paragraph,
    /// A line of the signature.
    Signature,
    /// "Nơi nhận:".
    RecipientsHead,
    /// A recipient.
    Recipients,
    /// A remark under a table.
    Remark,
    /// A heading above a second table.
    Caption,
    /// A label outside tables.
    Label,
    /// The head of a table.
    TableHead,
    /// The row (1) (2) (3) under it.
    HeadNumber,
    /// Text.
    Text,
    /// Short text, a place in the table, a date: centred.
    Centre,
    /// A number.
    Number,
    /// The name of a group, over the cells to its right.
    Running,
}

/// A chart: names and figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartView {
    /// The row it stands at.
    pub row: u32,
    /// Its title.
    pub title: String,
    /// What a bar counts.
    pub unit: String,
    /// Names of the bars.
    pub names: Vec<String>,
    /// Their lengths.
    #[ts(type = "number[]")]
    pub values: Vec<i64>,
}
