//! What stands where in the workbook that is being written: for the links between figures and their rows, and for the
//! view of the window. Every table notes what it writes; when all is written, what belongs together is known.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use rust_xlsxwriter::utility::row_col_to_cell;

use super::view::{CellView, ChartView, LineKind, Look, RowView, SheetView};
use crate::reports::leads::Figure;

/// A link of a sheet; it may stand on several cells at once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hyperlink {
    /// Cells that carry it, like `B4:B19`.
    pub on: String,
    /// Where it leads, like `'PL I'!E9`.
    pub to: String,
    /// What the pointer says.
    pub tip: &'static str,
}

/// The rows behind a figure.
#[derive(Debug, Clone)]
struct Block {
    /// Sheet, by its place.
    sheet: usize,
    /// First and last row.
    rows: (u32, u32),
    /// First and last column.
    columns: (u16, u16),
    /// The column that leads back to the figure, where no other figure has its rows in the same cells.
    back: Option<u16>,
}

/// The numbered rows of the first table of a sheet.
#[derive(Default)]
struct Numbered {
    rows: Vec<u32>,
    /// Another table numbers its rows from 1 again.
    over: bool,
}

/// A figure and its cell: the place of its sheet, row, column.
pub(super) type Placed = (Figure, usize, u32, u16);

#[derive(Default)]
struct Written {
    sheets: Vec<SheetView>,
    /// Rows of the sheet being written.
    rows: Vec<BTreeMap<u32, RowView>>,
    numbered: Vec<Numbered>,
    figures: Vec<Placed>,
    blocks: HashMap<Figure, Block>,
    links: Vec<(usize, Hyperlink)>,
}

/// The notes; whoever holds the styles of the workbook can write them.
#[derive(Default)]
pub(super) struct Notes(RefCell<Written>);

impl Notes {
    /// A sheet begins.
    pub fn sheet(&self, name: String, landscape: bool, columns: Vec<u16>) {
        let mut written = self.0.borrow_mut();
        written.sheets.push(SheetView { name, landscape, columns, ..SheetView::default() });
        written.rows.push(BTreeMap::new());
        written.numbered.push(Numbered::default());
    }

    /// A row of the sheet begins.
    pub fn row(&self, row: u32, kind: LineKind, height: f64) {
        self.with_row(row, |view| {
            view.kind = kind;
            view.height = height;
        });
    }

    /// A page begins with this row.
    pub fn page(&self, row: u32) {
        self.with_row(row, |view| view.begins_page = true);
    }

    /// A cell of the sheet; a cell that is written again takes its own place.
    pub fn cell(&self, row: u32, cell: CellView) {
        self.with_row(row, |view| match view.cells.iter().position(|known| known.column == cell.column) {
            Some(at) => view.cells[at] = cell,
            None => view.cells.push(cell),
        });
    }

    fn with_row(&self, row: u32, change: impl FnOnce(&mut RowView)) {
        let mut written = self.0.borrow_mut();
        if let Some(rows) = written.rows.last_mut() {
            change(rows.entry(row).or_insert_with(|| RowView { row, ..RowView::default() }));
        }
    }

    /// Rows above this one stay when one scrolls.
    pub fn freeze(&self, row: u32) {
        if let Some(sheet) = self.0.borrow_mut().sheets.last_mut() {
            sheet.frozen_rows = row;
        }
    }

    /// Something is drawn at a row: the names and figures stand in a sheet written before or in this one.
    pub fn chart(&self, row: u32, title: &str, unit: &str, sheet: &str, rows: (u32, u32), columns: (u16, u16)) {
        let mut written = self.0.borrow_mut();
        let Some(at) = written.sheets.iter().position(|one| one.name == sheet) else { return };
        let text = |row: u32, column: u16| -> String {
            let cells = written.rows[at].get(&row).map(|view| view.cells.as_slice()).unwrap_or_default();
            cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.clone()).unwrap_or_default()
        };
        let chart = ChartView {
            row,
            title: title.to_owned(),
            unit: unit.to_owned(),
            names: (rows.0..=rows.1).map(|row| text(row, columns.0)).collect(),
            values: (rows.0..=rows.1).map(|row| text(row, columns.1).replace('.', "").parse().unwrap_or(0)).collect(),
        };
        if let Some(sheet) = written.sheets.last_mut() {
            sheet.charts.push(chart);
        }
    }

    /// Rows that the window does not show.
    pub fn only_in_file(&self, count: usize) {
        if let Some(sheet) = self.0.borrow_mut().sheets.last_mut() {
            sheet.only_in_file = count as u32;
        }
    }

    /// A row of a table has this number.
    pub fn numbered(&self, number: i64, row: u32) {
        let mut written = self.0.borrow_mut();
        let Some(numbered) = written.numbered.last_mut() else { return };
        if number == numbered.rows.len() as i64 + 1 && !numbered.over {
            numbered.rows.push(row);
        } else {
            numbered.over = true;
        }
    }

    /// The rows of the first table of a sheet, by their numbers.
    pub fn rows_of(&self, sheet: &str) -> Vec<u32> {
        let written = self.0.borrow();
        let at = written.sheets.iter().position(|one| one.name == sheet);
        at.map(|at| written.numbered[at].rows.clone()).unwrap_or_default()
    }

    /// The rows of the first table of a sheet that say these words, each line of words one row.
    pub fn rows_saying<'t>(&self, sheet: &str, lines: impl Iterator<Item = &'t str>) -> Vec<Option<u32>> {
        let mut free = self.rows_of(sheet);
        let written = self.0.borrow();
        let Some(at) = written.sheets.iter().position(|one| one.name == sheet) else { return Vec::new() };
        let says = |row: &u32, words: &str| {
            written.rows[at].get(row).is_some_and(|view| view.cells.iter().any(|cell| cell.text == words))
        };
        lines
            .map(|words| {
                let found = free.iter().position(|row| says(row, words))?;
                Some(free.remove(found))
            })
            .collect()
    }

    /// The column under a head.
    pub fn column_of(&self, sheet: &str, head: &str) -> Option<u16> {
        let written = self.0.borrow();
        let at = written.sheets.iter().position(|one| one.name == sheet)?;
        let heads = written.rows[at].values().filter(|row| row.kind == LineKind::Head);
        heads.flat_map(|row| &row.cells).find(|cell| cell.text == head).map(|cell| cell.column)
    }

    /// The number beside a label below the first table of a sheet.
    pub fn beside(&self, sheet: &str, label: &str) -> Option<(u32, u16)> {
        let written = self.0.borrow();
        let at = written.sheets.iter().position(|one| one.name == sheet)?;
        let last = *written.numbered[at].rows.last()?;
        written.rows[at].range(last + 1..).find_map(|(row, view)| {
            let label = view.cells.iter().position(|cell| cell.text == label)?;
            let cell = view.cells[label + 1..].iter().find(|cell| cell.look == Look::Number)?;
            Some((*row, cell.column))
        })
    }

    /// A figure stands in this cell of the sheet.
    pub fn figure(&self, figure: Figure, row: u32, column: u16) {
        let mut written = self.0.borrow_mut();
        if let Some(sheet) = written.sheets.len().checked_sub(1) {
            written.figures.push((figure, sheet, row, column));
        }
    }

    /// A figure stands in this cell of a sheet written before, unless that has said itself what stands there.
    pub fn figure_on(&self, sheet: &str, figure: Figure, (row, column): (u32, u16)) {
        let mut written = self.0.borrow_mut();
        let Some(at) = written.sheets.iter().position(|one| one.name == sheet) else { return };
        if !written.figures.iter().any(|(_, one, top, left)| (*one, *top, *left) == (at, row, column)) {
            written.figures.push((figure, at, row, column));
        }
    }

    /// The rows of a figure stand here in the sheet; a column of them may lead back to it.
    pub fn block(&self, figure: Figure, rows: (u32, u32), columns: (u16, u16), back: Option<u16>) {
        let mut written = self.0.borrow_mut();
        if let Some(sheet) = written.sheets.len().checked_sub(1) {
            written.blocks.insert(figure, Block { sheet, rows, columns, back });
        }
    }

    /// A link of its own on cells of a sheet.
    pub fn link(&self, sheet: &str, rows: (u32, u32), column: u16, to: String, tip: &'static str) {
        let mut written = self.0.borrow_mut();
        if let Some(at) = written.sheets.iter().position(|one| one.name == sheet) {
            written.links.push((at, Hyperlink { on: range(rows, (column, column)), to, tip }));
        }
    }

    /// Where a figure was written, for a link to it; none while it is not.
    pub fn place_of(&self, figure: &Figure) -> Option<String> {
        let written = self.0.borrow();
        let (_, sheet, row, column) = written.figures.iter().find(|(one, ..)| one == figure)?;
        Some(format!("'{}'!{}", written.sheets[*sheet].name, row_col_to_cell(*row, *column)))
    }

    /// Every link, by the place of its sheet: from each figure to its rows and back, and those of their own.
    pub fn hyperlinks(&self) -> BTreeMap<usize, Vec<Hyperlink>> {
        let written = self.0.borrow();
        let mut links: BTreeMap<usize, Vec<Hyperlink>> = BTreeMap::new();
        for (sheet, link) in &written.links {
            links.entry(*sheet).or_default().push(link.clone());
        }
        let mut answered: HashSet<&Figure> = HashSet::new();
        for (figure, sheet, row, column) in &written.figures {
            let Some(block) = written.blocks.get(figure) else { continue };
            let name = &written.sheets[block.sheet].name;
            let to = format!("'{name}'!{}", range(block.rows, block.columns));
            let on = row_col_to_cell(*row, *column);
            links.entry(*sheet).or_default().push(Hyperlink { on: on.clone(), to, tip: TO_ROWS });
            // A figure that is printed twice is answered from its first place.
            if let (Some(back), true) = (block.back, answered.insert(figure)) {
                let to = format!("'{}'!{on}", written.sheets[*sheet].name);
                let on = range(block.rows, (back, back));
                links.entry(block.sheet).or_default().push(Hyperlink { on, to, tip: TO_FIGURE });
            }
        }
        links
    }

    /// The sheets as they were laid out, and the figures: sheet, row, column.
    pub fn into_views(self) -> (Vec<SheetView>, Vec<Placed>) {
        let written = self.0.into_inner();
        let sheets = written.sheets.into_iter().zip(written.rows);
        let sheets = sheets.map(|(sheet, rows)| SheetView { rows: rows.into_values().collect(), ..sheet });
        (sheets.collect(), written.figures)
    }
}

/// What the pointer says over a figure.
pub(super) const TO_ROWS: &str = "Tới các dòng của số này";
/// What the pointer says over a row.
pub(super) const TO_FIGURE: &str = "Về số đếm dòng này";

/// `A4:V7`, or `A4` alone.
pub(super) fn range((first, last): (u32, u32), (left, right): (u16, u16)) -> String {
    let from = row_col_to_cell(first, left);
    if first == last && left == right { from } else { format!("{from}:{}", row_col_to_cell(last, right)) }
}
