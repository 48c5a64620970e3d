//! Tables: heads that repeat, rows of computed height, formulas with their results.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::utility::{cell_range_absolute, row_col_to_cell};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Formula, Worksheet, XlsxError};

use super::layout::{self, Kind};
use super::measure::{self, Face, MAX_ROW_HEIGHT};
use super::page::{self, Paper};
use super::styles::{Band, Styles, TABLE_SIZE, TEXT_SIZE, tone_index};
use super::view::{CellView, LineKind, Look};
use super::words;
use crate::reports::data::{ReportData, StateTone};
use crate::reports::leads::Figure;
use crate::text::number;

/// One cell of a table.
pub(super) enum Cell<'a> {
    /// Framed and empty.
    Empty,
    /// Long text, wrapped.
    Text(&'a str),
    /// Short text, centred.
    Centre(&'a str),
    /// Place in the table, centred.
    Place(i64),
    /// Whole number.
    Whole(i64),
    /// Number with decimals.
    Decimal(f64),
    /// Percent of progress.
    Percent(i64),
    /// Real date.
    Date(NaiveDate),
    /// State with its shade.
    State(String, StateTone),
    /// Live formula with the whole number it comes to.
    Sum(String, i64),
    /// Live formula with the number, which may have decimals, it comes to.
    SumDecimal(String, f64),
    /// Live formula with the share it comes to; none is shown as a dash, as the formula must do too.
    Share(String, Option<f64>),
    /// A formula or number that counts rows, and by what name they are found.
    Counted(Box<Cell<'a>>, Figure),
    /// A cell that leads to a place its own annex knows.
    #[allow(dead_code)] // of the annexes that have their rows below them
    Linked(Box<Cell<'a>>, String),
}

impl<'a> Cell<'a> {
    /// A date, or an empty cell.
    pub fn date(day: Option<NaiveDate>) -> Cell<'a> {
        day.map_or(Cell::Empty, Cell::Date)
    }

    /// A whole number, or an empty cell.
    pub fn whole(number: Option<i64>) -> Cell<'a> {
        number.map_or(Cell::Empty, Cell::Whole)
    }

    /// A percent, or an empty cell.
    pub fn percent(number: Option<i64>) -> Cell<'a> {
        number.map_or(Cell::Empty, Cell::Percent)
    }

    /// A number with decimals, or an empty cell.
    pub fn decimal(number: Option<f64>) -> Cell<'a> {
        number.map_or(Cell::Empty, Cell::Decimal)
    }

    /// The same cell as a figure that leads to its rows; a count of nothing leads nowhere.
    pub fn counting(self, figure: Figure) -> Cell<'a> {
        match self {
            Cell::Sum(_, 0) | Cell::Whole(0) | Cell::Empty => self,
            cell => Cell::Counted(Box::new(cell), figure),
        }
    }

    /// The same cell, leading to this place of the proof edition.
    #[allow(dead_code)] // of the annexes that have their rows below them
    pub fn linked(self, target: Option<String>) -> Cell<'a> {
        match target {
            Some(target) => Cell::Linked(Box::new(self), target),
            None => self,
        }
    }

    /// What the cell shows, as Excel shows it in Vietnamese.
    fn shown(&self) -> (String, Look) {
        match self {
            Cell::Empty => (String::new(), Look::Text),
            Cell::Text(text) => (clip(text).into_owned(), Look::Text),
            Cell::Centre(text) => (clip(text).into_owned(), Look::Centre),
            Cell::Place(place) => (number(*place), Look::Centre),
            Cell::Whole(value) | Cell::Sum(_, value) => (number(*value), Look::Number),
            Cell::Decimal(value) | Cell::SumDecimal(_, value) => (decimal(*value), Look::Number),
            Cell::Percent(value) => (format!("{value}%"), Look::Centre),
            Cell::Date(day) => (words::short_date(*day), Look::Centre),
            Cell::State(text, _) => (clip(text).into_owned(), Look::Text),
            Cell::Share(_, None) => (NO_SHARE.to_owned(), Look::Number),
            Cell::Share(_, Some(share)) => (format!("{:.1}%", share * 100.0).replace('.', ","), Look::Number),
            Cell::Counted(inner, _) | Cell::Linked(inner, _) => inner.shown(),
        }
    }

    /// The text that decides the height of the row.
    fn wrapped(&self) -> Option<&str> {
        match self {
            Cell::Text(text) | Cell::Centre(text) => Some(text),
            Cell::State(text, _) => Some(text),
            _ => None,
        }
    }
}

/// Which band a row is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A row of data.
    Body,
    /// The name of a group.
    Group,
    /// A grand total.
    Total,
}

/// One column of a head; with children it stands above them.
pub(super) struct Head<'a> {
    label: &'a str,
    children: &'a [&'a str],
}

impl<'a> Head<'a> {
    /// A column of its own.
    pub const fn one(label: &'a str) -> Head<'a> {
        Head { label, children: &[] }
    }

    /// A label above several columns.
    pub const fn over(label: &'a str, children: &'a [&'a str]) -> Head<'a> {
        Head { label, children }
    }

    /// How many columns it covers.
    fn span(&self) -> u16 {
        self.children.len().max(1) as u16
    }
}

/// A sheet being filled from the top.
pub(super) struct Table<'a> {
    /// The sheet.
    pub sheet: &'a mut Worksheet,
    /// The looks.
    pub styles: &'a Styles,
    /// Column widths in pixels.
    columns: Vec<u16>,
    /// Next free row, from 0.
    pub row: u32,
    /// How the paper lies.
    paper: Paper,
    /// The rows so far, for the end of a page.
    rows: Vec<layout::Row>,
    /// First and last row of the head that is repeated.
    repeated: Option<(u32, u32)>,
    /// Rows of the captions, under each of which a smaller table stands.
    captions: Vec<u32>,
}

/// A smaller table that takes no more than this share of a page is not cut.
const WHOLE: f64 = 0.6;

/// Height of a row that was given none, in points.
const PLAIN_ROW: f64 = 15.0;
/// Points of a pixel.
const POINTS_PER_PIXEL: f64 = 0.75;
/// Room before the words of a state, in pixels: they stand beside numbers.
const STATE_INDENT: f64 = 9.0;

impl<'a> Table<'a> {
    /// Sets the page and the columns up.
    pub fn new(
        sheet: &'a mut Worksheet,
        styles: &'a Styles,
        paper: Paper,
        mark: Option<&str>,
        columns: &[u16],
    ) -> Result<Table<'a>, XlsxError> {
        page::set_up(sheet, paper, mark);
        styles.notes.sheet(sheet.name(), paper == Paper::Landscape, columns.to_vec());
        for (column, pixels) in columns.iter().enumerate() {
            sheet.set_column_width_pixels(column as u16, u32::from(*pixels))?;
        }
        Ok(Table {
            sheet,
            styles,
            columns: columns.to_vec(),
            row: 0,
            paper,
            rows: Vec::new(),
            repeated: None,
            captions: Vec::new(),
        })
    }

    /// Sets the height of a row, and keeps what it is for the end of a page.
    fn set_height(&mut self, row: u32, points: f64, kind: Kind) -> Result<(), XlsxError> {
        self.sheet.set_row_height(row, points)?;
        self.keep(row, points, kind);
        Ok(())
    }

    /// Keeps how high a row is and what it is for the end of a page.
    fn keep(&mut self, row: u32, points: f64, kind: Kind) {
        let plain = layout::Row { kind: Kind::Text, points: PLAIN_ROW, slack: 0.0 };
        self.rows.resize(self.rows.len().max(row as usize + 1), plain);
        self.rows[row as usize] = layout::Row { kind, points, slack: 0.0 };
    }

    /// The next row stays on the page of the row before it: a total is nothing without what it sums up.
    fn tie_to_last(&mut self) {
        if let Some(last) = (self.row as usize).checked_sub(1).and_then(|last| self.rows.get_mut(last)) {
            last.kind = Kind::Heading;
        }
    }

    /// Width of the whole table in pixels.
    fn width(&self) -> f64 {
        self.columns.iter().map(|pixels| f64::from(*pixels)).sum()
    }

    /// Last column.
    pub fn last_column(&self) -> u16 {
        self.columns.len() as u16 - 1
    }

    /// The head of an annex, as [`Self::sheet_head`] writes it.
    pub fn annex_head(&mut self, annex: words::Annex, data: &ReportData) -> Result<(), XlsxError> {
        self.sheet_head(annex.number, annex.title, data)
    }

    /// The head of a sheet: number, title, what it is annexed to, the period, the mark of open figures.
    pub fn sheet_head(&mut self, annex: &str, title: &str, data: &ReportData) -> Result<(), XlsxError> {
        let year = data.period.cutoff_on.year();
        if let Some(mark) = words::mark(data) {
            self.line_across(mark, Look::Draft, Face { size: TEXT_SIZE, bold: true })?;
        }
        if !annex.is_empty() {
            self.line_across(annex, Look::Title, Face { size: 14.0, bold: true })?;
        }
        self.line_across(title, Look::Subject, Face { size: 14.0, bold: true })?;
        if annex.is_empty() {
            self.line_across(
                &words::period_line(&data.period),
                Look::CentredItalic,
                Face { size: TEXT_SIZE, bold: false },
            )?;
            self.row += 1;
            return Ok(());
        }
        self.line_across(
            &words::annexed_to(&data.letterhead, year),
            Look::CentredItalic,
            Face { size: TEXT_SIZE, bold: false },
        )?;
        self.line_across(
            &words::period_line(&data.period),
            Look::CentredItalic,
            Face { size: TEXT_SIZE, bold: false },
        )?;
        self.row += 1;
        Ok(())
    }

    /// A line over the whole width; only heads are merged, never rows of data.
    pub fn line_across(&mut self, text: &str, look: Look, face: Face) -> Result<(), XlsxError> {
        let lines = measure::line_count(text, self.width(), face);
        let height = measure::height(lines, face);
        self.sheet.merge_range(self.row, 0, self.row, self.last_column(), text, self.styles.of(look))?;
        if look == Look::Remark {
            self.tie_to_last();
        }
        self.set_height(self.row, height, if look == Look::Caption { Kind::Heading } else { Kind::Text })?;
        self.styles.notes.row(self.row, LineKind::Words, height);
        self.note(self.row, (0, self.last_column()), 1, text.to_owned(), look, None);
        self.row += 1;
        Ok(())
    }

    /// A label and a date below the head, outside of the table; the address of the date.
    pub fn dated(&mut self, label: (u16, &str), day: (u16, NaiveDate)) -> Result<String, XlsxError> {
        self.sheet.write_string(self.row, label.0, label.1)?;
        self.sheet.write_datetime_with_format(self.row, day.0, excel_day(day.1)?, &self.styles.bare_date)?;
        self.styles.notes.row(self.row, LineKind::Words, 0.0);
        self.note(self.row, (label.0, day.0 - 1), 1, label.1.to_owned(), Look::Label, None);
        self.note(self.row, (day.0, day.0 + 1), 1, words::short_date(day.1), Look::Label, None);
        self.row += 1;
        Ok(cell_range_absolute(self.row - 1, day.0, self.row - 1, day.0))
    }

    /// Notes a cell for the view of the window.
    fn note(&self, row: u32, (column, last): (u16, u16), rows: u32, text: String, look: Look, tone: Option<StateTone>) {
        let columns = last - column + 1;
        self.styles
            .notes
            .cell(row, CellView { column, columns, rows, text, look, tone, leads_to: None, cited: Vec::new() });
    }

    /// A remark over the whole width.
    pub fn remark(&mut self, text: &str) -> Result<(), XlsxError> {
        self.line_across(text, Look::Remark, Face { size: TABLE_SIZE, bold: false })
    }

    /// A heading above a second table, after an empty row.
    pub fn caption(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.captions.push(self.row);
        self.line_across(text, Look::Caption, Face { size: TEXT_SIZE, bold: true })
    }

    /// The head of the first table: repeated on every page and frozen on the screen.
    pub fn repeated_head(&mut self, heads: &[Head], frozen_columns: u16) -> Result<(), XlsxError> {
        let first = self.row;
        self.head(heads)?;
        self.number_row()?;
        self.sheet.set_repeat_rows(first, self.row - 1)?;
        self.repeated = Some((first, self.row - 1));
        self.sheet.set_freeze_panes(self.row, frozen_columns)?;
        self.styles.notes.freeze(self.row);
        Ok(())
    }

    /// The head of a table, one or two rows high.
    pub fn head(&mut self, heads: &[Head]) -> Result<(), XlsxError> {
        let format = &self.styles.table_head;
        let deep = heads.iter().any(|head| !head.children.is_empty());
        let bottom = self.row + u32::from(deep);
        for row in self.row..=bottom {
            self.styles.notes.row(row, LineKind::Head, 0.0);
        }
        let mut column = 0u16;
        for head in heads {
            let last = column + head.span() - 1;
            if head.children.is_empty() {
                self.spread(self.row, column, bottom, last, head.label)?;
            } else {
                self.spread(self.row, column, self.row, last, head.label)?;
                for (offset, child) in head.children.iter().enumerate() {
                    let column = column + offset as u16;
                    self.sheet.write_string_with_format(bottom, column, *child, format)?;
                    self.note(bottom, (column, column), 1, (*child).to_owned(), Look::TableHead, None);
                }
            }
            column = last + 1;
        }
        self.head_heights(heads, deep)?;
        self.row = bottom + 1;
        Ok(())
    }

    /// One label of a head over its cells.
    fn spread(&mut self, top: u32, left: u16, bottom: u32, right: u16, label: &str) -> Result<(), XlsxError> {
        let format = &self.styles.table_head;
        self.note(top, (left, right), bottom - top + 1, label.to_owned(), Look::TableHead, None);
        if top == bottom && left == right {
            self.sheet.write_string_with_format(top, left, label, format)?;
        } else {
            self.sheet.merge_range(top, left, bottom, right, label, format)?;
        }
        Ok(())
    }

    /// Heights of the rows of a head.
    fn head_heights(&mut self, heads: &[Head], deep: bool) -> Result<(), XlsxError> {
        let face = Face { size: TABLE_SIZE, bold: true };
        let (mut upper, mut lower, mut both) = (1, 1, 1);
        let mut column = 0usize;
        for head in heads {
            let span = usize::from(head.span());
            let pixels: f64 = self.columns[column..column + span].iter().map(|pixels| f64::from(*pixels)).sum();
            let lines = measure::line_count(head.label, pixels, face);
            if head.children.is_empty() {
                both = both.max(lines);
            } else {
                upper = upper.max(lines);
            }
            for (offset, child) in head.children.iter().enumerate() {
                lower = lower.max(measure::line_count(child, f64::from(self.columns[column + offset]), face));
            }
            column += span;
        }
        if !deep {
            return self.set_height(self.row, measure::height(both, face), Kind::Heading);
        }
        lower = lower.max(both.saturating_sub(upper));
        self.set_height(self.row, measure::height(upper, face), Kind::Heading)?;
        self.set_height(self.row + 1, measure::height(lower, face), Kind::Heading)
    }

    /// The row (1) (2) (3) under a head.
    fn number_row(&mut self) -> Result<(), XlsxError> {
        self.styles.notes.row(self.row, LineKind::Head, 0.0);
        for column in 0..=self.last_column() {
            let text = format!("({})", column + 1);
            self.sheet.write_string_with_format(self.row, column, &text, &self.styles.head_number)?;
            self.note(self.row, (column, column), 1, text, Look::HeadNumber, None);
        }
        self.keep(self.row, PLAIN_ROW, Kind::Heading);
        self.row += 1;
        Ok(())
    }

    /// A row of the table; cells that are not given stay framed and empty.
    pub fn line(&mut self, row: Row, cells: &[Cell]) -> Result<(), XlsxError> {
        let styles = self.styles;
        let band = match row {
            Row::Body => &styles.body,
            Row::Group => &styles.group,
            Row::Total => &styles.total,
        };
        let face = Face { size: TABLE_SIZE, bold: row != Row::Body };
        let mut height: f64 = measure::height(1, face);
        for (column, cell) in cells.iter().enumerate() {
            self.write(column as u16, cell, band)?;
            if let Some(text) = cell.wrapped() {
                let indent = if matches!(cell, Cell::State(..)) { STATE_INDENT } else { 0.0 };
                let lines = measure::line_count(text, f64::from(self.columns[column]) - indent, face);
                height = height.max(measure::height(lines, face));
            }
        }
        if row == Row::Total {
            self.tie_to_last();
        }
        let kind = if row == Row::Group { Kind::Heading } else { Kind::Text };
        self.set_height(self.row, height.min(MAX_ROW_HEIGHT), kind)?;
        let kind = match row {
            Row::Body => LineKind::Body,
            Row::Group => LineKind::Group,
            Row::Total => LineKind::Total,
        };
        styles.notes.row(self.row, kind, height.min(MAX_ROW_HEIGHT));
        if let (Row::Body, Some(Cell::Place(number))) = (row, cells.first()) {
            styles.notes.numbered(*number, self.row);
        }
        self.row += 1;
        Ok(())
    }

    /// What follows, named: the text runs over the cells to its right, which stay empty and without lines between
    /// them. They are not merged, so that the table can still be sorted and filtered; a name too long for one row is
    /// therefore set in several, which look like one.
    pub fn heading(&mut self, row: Row, letter: &str, text: &str) -> Result<(), XlsxError> {
        let face = Face { size: TABLE_SIZE, bold: true };
        let room = self.columns[1..].iter().map(|pixels| f64::from(*pixels)).sum();
        let text = clip(text);
        let pieces = measure::pieces(&text, room, face, 1);
        let last = pieces.len() - 1;
        for (index, piece) in pieces.iter().enumerate() {
            let letter = if index == 0 { letter } else { "" };
            self.heading_row(row, letter, piece, (index > 0, index < last))?;
            let height = measure::height(1, face) + if last == 0 { 2.0 } else { 0.0 };
            self.set_height(self.row, height, Kind::Heading)?;
            let kind = if row == Row::Total { LineKind::Total } else { LineKind::Group };
            self.styles.notes.row(self.row, kind, height);
            self.note(self.row, (0, 0), 1, letter.to_owned(), Look::Centre, None);
            self.note(self.row, (1, self.last_column()), 1, piece.clone(), Look::Running, None);
            self.row += 1;
        }
        Ok(())
    }

    /// One row of a heading; `open` says whether it goes on above and below, without a line.
    fn heading_row(&mut self, row: Row, letter: &str, text: &str, open: (bool, bool)) -> Result<(), XlsxError> {
        let styles = self.styles;
        let band = if row == Row::Total { &styles.total } else { &styles.group };
        let part = |format: &Format| {
            let format = format.clone();
            let format = if open.0 { format.set_border_top(FormatBorder::None) } else { format };
            if open.1 { format.set_border_bottom(FormatBorder::None) } else { format }
        };
        let last = self.last_column();
        self.sheet.write_string_with_format(self.row, 0, letter, &part(&band.centre))?;
        self.sheet.write_string_with_format(self.row, 1, text, &part(&band.running))?;
        for column in 2..=last {
            let format = if column == last { &band.running_end } else { &band.running_on };
            self.sheet.write_blank(self.row, column, &part(format))?;
        }
        Ok(())
    }

    /// One cell of the current row.
    fn write(&mut self, column: u16, cell: &Cell, band: &Band) -> Result<(), XlsxError> {
        if let Cell::Counted(inner, figure) = cell {
            self.styles.notes.figure(figure.clone(), self.row, column);
            return self.write(column, inner, band);
        }
        if let Cell::Linked(inner, target) = cell {
            let rows = (self.row, self.row);
            self.styles.notes.link(&self.sheet.name(), rows, column, target.clone(), super::notes::TO_ROWS);
            return self.write(column, inner, band);
        }
        let (text, look) = cell.shown();
        let tone = if let Cell::State(_, tone) = cell { Some(*tone) } else { None };
        self.note(self.row, (column, column), 1, text, look, tone);
        let (sheet, row) = (&mut *self.sheet, self.row);
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &band.text)?,
            Cell::Text("") | Cell::Centre("") => sheet.write_blank(row, column, &band.text)?,
            Cell::Text(text) => sheet.write_string_with_format(row, column, clip(text), &band.text)?,
            Cell::Centre(text) => sheet.write_string_with_format(row, column, clip(text), &band.centre)?,
            Cell::Place(number) => sheet.write_number_with_format(row, column, *number as f64, &band.place)?,
            Cell::Whole(number) => sheet.write_number_with_format(row, column, *number as f64, &band.whole)?,
            // A whole number would be shown with a comma and nothing after it.
            Cell::Decimal(number) if number.fract() == 0.0 => {
                sheet.write_number_with_format(row, column, *number, &band.whole)?
            }
            Cell::Decimal(number) => sheet.write_number_with_format(row, column, *number, &band.decimal)?,
            Cell::Percent(number) => sheet.write_number_with_format(row, column, *number as f64, &band.percent)?,
            Cell::Date(day) => sheet.write_datetime_with_format(row, column, excel_day(*day)?, &band.date)?,
            Cell::State(text, tone) => {
                sheet.write_string_with_format(row, column, clip(text), &self.styles.tones[tone_index(*tone)])?
            }
            Cell::Sum(formula, result) => sheet.write_formula_with_format(
                row,
                column,
                Formula::new(formula).set_result(result.to_string()),
                &band.whole,
            )?,
            Cell::SumDecimal(formula, result) => sheet.write_formula_with_format(
                row,
                column,
                Formula::new(formula).set_result(result.to_string()),
                if result.fract() == 0.0 { &band.whole } else { &band.decimal },
            )?,
            Cell::Share(formula, result) => {
                let result = result.map_or(NO_SHARE.to_owned(), |share| share.to_string());
                sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), &band.share)?
            }
            Cell::Counted(..) | Cell::Linked(..) => return Ok(()),
        };
        Ok(())
    }

    /// Each smaller table that is no higher than this stays on one page.
    fn hold_together(&mut self, most: f64) {
        let ends: Vec<usize> =
            self.captions.iter().skip(1).map(|next| *next as usize).chain([self.rows.len()]).collect();
        for (first, end) in self.captions.iter().map(|first| *first as usize).zip(ends) {
            let rows = &mut self.rows[first..end];
            if rows.iter().map(|row| row.points).sum::<f64>() <= most {
                let but_last = rows.len().saturating_sub(1);
                rows[..but_last].iter_mut().for_each(|row| row.kind = Kind::Heading);
            }
        }
    }

    /// Ends the sheet: prints just what was written, on pages that end where they should.
    pub fn finish(mut self) -> Result<(), XlsxError> {
        let last_row = self.row.max(1) - 1;
        if let Some((first, last)) = self.repeated {
            // A table wider than the page is printed smaller, and more of it stands on a page.
            let scale = (self.paper.width_points() / (self.width() * POINTS_PER_PIXEL)).min(1.0);
            let page = self.paper.height_points() / scale;
            self.hold_together(page * WHOLE);
            let head = self.rows[first as usize..=last as usize].iter().map(|row| row.points).sum();
            let breaks = layout::table_breaks(&self.rows, page, head);
            self.sheet.set_page_breaks(&breaks)?;
            breaks.iter().for_each(|row| self.styles.notes.page(*row));
        }
        page::print_area(self.sheet, last_row, self.columns.len() as u16 - 1)
    }
}

/// A number with at most two decimals, as the format of the cells shows it.
fn decimal(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = number(whole.parse().unwrap_or(0));
    let sign = if value < 0.0 { "-" } else { "" };
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole},{part}"),
    }
}

/// What a share of nothing shows.
pub(super) const NO_SHARE: &str = "–";
/// Excel's longest text in one cell.
const LONGEST_TEXT: usize = 32_767;

/// Room for the words that say how much was cut off.
const CUT_REMARK: usize = 120;

/// A text short enough for a cell: what several fields together say may be longer, and then its end is left out and
/// the cell says how much.
pub(super) fn clip(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.into();
    }
    let mut units = 0;
    let fits = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= LONGEST_TEXT - CUT_REMARK
    });
    let kept: String = fits.collect();
    let left_out = text.chars().count() - kept.chars().count();
    format!("{kept}… (còn {left_out} ký tự không ghi hết được trong một ô của Excel; lưu đủ trong sổ)").into()
}

/// A real date for Excel.
pub(super) fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    // Excel's calendar starts in 1900; an earlier year is a typing error that must not stop a report.
    let year = day.year().clamp(1900, 9999) as u16;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}

/// `E12`.
pub(super) fn address(row: u32, column: u16) -> String {
    row_col_to_cell(row, column)
}

/// `$E$12:$E$40`.
pub(super) fn column_range(column: u16, first_row: u32, last_row: u32) -> String {
    cell_range_absolute(first_row, column, last_row, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_in_excel() {
        assert_eq!(address(0, 0), "A1");
        assert_eq!(address(11, 25), "Z12");
        assert_eq!(address(11, 26), "AA12");
        assert_eq!(column_range(4, 8, 39), "$E$9:$E$40");
    }

    #[test]
    fn numbers_are_shown_as_in_a_vietnamese_excel() {
        assert_eq!(decimal(1234.5), "1.234,5");
        assert_eq!(decimal(-0.25), "-0,25");
        assert_eq!(decimal(30.0), "30");
    }
}
