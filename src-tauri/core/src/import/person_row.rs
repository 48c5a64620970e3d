//! One row of a list read as a person: which cells speak, and how their columns are to be read.

use super::draft::Draft;
use super::error::ImportError;
use super::fields::Field;
use super::habits;
use super::header::Head;
use super::lost_zeros;
use super::questions::Questions;
use super::reading::{Bounds, PersonRow};
use super::repair::{self, Repaired};
use super::values::day_habit::{self, ColumnHabit};
use super::values::{Issue, IssueKind, cell_text, is_ditto, is_tick};
use super::words::{self, Meanings};
use crate::excel::reading::{Cell, Region, Sheet};
use chrono::{Datelike, NaiveDate};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;

/// Reads the rows of one table.
pub struct RowReader<'s> {
    sheet: &'s Sheet,
    columns: Vec<(usize, Field)>,
    /// The lowest heading of each column, as the list has it.
    sources: Vec<String>,
    habits: Vec<ColumnHabit>,
    /// Cells with words of an old encoding that could not be read.
    unread: &'s HashSet<(u32, usize)>,
    /// Cells that the reader typed: their days are written as days are.
    typed: &'s HashSet<(u32, usize)>,
    /// All headings of each column on one line, by which it is known again.
    headings: Vec<String>,
    /// What the unknown words of each column are.
    meanings: HashMap<usize, Meanings>,
    /// Columns whose numbers stay without the zero that they lost.
    without_zeros: HashSet<usize>,
    /// The first row below the header.
    first: u32,
    /// Cells of a roster that nobody touched: they say nothing.
    untouched: &'s HashSet<(u32, usize)>,
    /// Cells merged downwards among the data, by column, from the top.
    merged: HashMap<usize, Vec<&'s Region>>,
    today: NaiveDate,
}

/// Columns of words where a mark takes its meaning from the heading.
const TITLES: &[Field] = &[Field::AcademicTitle, Field::Degree, Field::EducationLevel, Field::Titles];

impl<'s> RowReader<'s> {
    /// Prepares for the rows below a header; asks how columns of days are to be read where their pattern is in doubt.
    pub(super) fn new(
        repaired: &'s Repaired<'_>,
        head: &Head,
        fields: &[Option<Field>],
        bounds: Bounds<'_>,
        questions: &mut Questions<'_>,
    ) -> Result<Self, ImportError> {
        let sheet: &Sheet = &repaired.sheet;
        let Bounds { today, sensitive } = bounds;
        let columns: Vec<(usize, Field)> = fields
            .iter()
            .enumerate()
            .filter_map(|(column, field)| field.map(|f| (column, f)))
            .filter(|(_, f)| {
                !matches!(f, Field::Ordinal | Field::RowMark) && (!f.is_sensitive() || sensitive.contains(f))
            })
            .collect();
        let below = |column: usize| {
            let rows = sheet.rows.iter().skip(head.first_data);
            let cells = rows.filter_map(move |(number, cells)| Some((*number, cells.get(column)?)));
            cells.filter(move |(number, _)| {
                let place = (*number, column);
                !repaired.typed.contains(&place) && !repaired.untouched.contains(&place)
            })
        };
        // A column is judged by all its cells: of a long list, the columns on all processors.
        let mut habits: Vec<ColumnHabit> = columns
            .par_iter()
            .map(|(column, field)| match field {
                Field::BirthOn
                | Field::BirthOnMale
                | Field::BirthOnFemale
                | Field::AdmittedOn
                | Field::DecisionOn
                | Field::CardOn => day_habit::habit(below(*column).map(|(_, cell)| cell)),
                _ => ColumnHabit::default(),
            })
            .collect();
        for (habit, (column, _)) in habits.iter_mut().zip(&columns) {
            if *habit != ColumnHabit::default() {
                *habit = habits::answered((*column, &head.source(*column)), *habit, below(*column), today, questions)?;
            }
        }
        let first = sheet.rows.get(head.first_data).map_or(u32::MAX, |(number, _)| *number);
        let mut merged: HashMap<usize, Vec<&Region>> = HashMap::new();
        for region in sheet.merged.iter().filter(|r| r.top >= first && r.left == r.right && r.bottom > r.top) {
            merged.entry(region.left as usize).or_default().push(region);
        }
        merged.values_mut().for_each(|regions| regions.sort_by_key(|r| r.top));
        let sources = columns
            .iter()
            .map(|(column, _)| head.parts.get(*column).and_then(|parts| parts.last()).cloned().unwrap_or_default())
            .collect();
        let headings = columns.iter().map(|(column, _)| head.source(*column)).collect();
        Ok(RowReader {
            sheet,
            columns,
            sources,
            headings,
            habits,
            meanings: HashMap::new(),
            without_zeros: HashSet::new(),
            first,
            unread: &repaired.unread,
            typed: &repaired.typed,
            untouched: &repaired.untouched,
            merged,
            today,
        })
    }

    /// The columns, 0-based, whose cells are asked about, with their fields and headings: all that stands above, and the
    /// lowest of it.
    pub(super) fn asked(&self) -> impl Iterator<Item = (usize, Field, (&str, &str))> {
        let headings = self.headings.iter().zip(&self.sources).map(|(all, last)| (all.as_str(), last.as_str()));
        let columns = self.columns.iter().zip(headings).map(|((column, field), headings)| (*column, *field, headings));
        columns.filter(|(_, field, _)| words::is_closed(*field) || matches!(field, Field::NationalId | Field::Phone))
    }

    /// Whether a cell is as it went out in a roster, and so is nobody's question.
    pub(super) fn is_untouched(&self, number: u32, column: usize) -> bool {
        self.untouched.contains(&(number, column))
    }

    /// From now on the unknown words of a column are what was answered.
    pub(super) fn understand(&mut self, column: usize, meanings: Meanings) {
        self.meanings.insert(column, meanings);
    }

    /// From now on the numbers of a column stay without the zero that they lost.
    pub(super) fn leave_without_zeros(&mut self, column: usize) {
        self.without_zeros.insert(column);
    }

    /// What the reader answered about a cell, if that is not what the program finds by itself.
    fn take_as_answered(&self, draft: &mut Draft, column: usize, field: Field, cell: &Cell) -> bool {
        if let Some(meanings) = self.meanings.get(&column).filter(|meanings| !meanings.is_empty()) {
            let text = cell_text(cell);
            if let Some(meaning) = words::meant(meanings, &text) {
                draft.take_meant(&text, meaning);
                return true;
            }
        }
        if self.without_zeros.contains(&column) && lost_zeros::restored(field, cell, self.today.year()).is_some() {
            draft.take_without_zero(field, &cell_text(cell));
            return true;
        }
        false
    }

    /// Reads one row.
    pub fn read(&self, number: u32, cells: &[Cell], section: Option<&str>) -> PersonRow {
        let mut draft = Draft::new();
        for (at, (column, field)) in self.columns.iter().enumerate() {
            if self.untouched.contains(&(number, *column)) && !field.is_name() {
                continue;
            }
            let own = cells.get(*column).unwrap_or(&Cell::Empty);
            let mut cell = if own.is_blank() { self.spread(number, *column, *field).unwrap_or(own) } else { own };
            if let Some(above) = self.ditto(number, *column, *field, cell) {
                let text = format!("Ô ghi “{}” (như trên): đọc là “{}”.", cell_text(cell), cell_text(above));
                draft.issue(*field, IssueKind::Ditto, text);
                cell = above;
            }
            if let Cell::Error(error) = cell {
                draft.issue(*field, IssueKind::CellError, format!("Ô bị lỗi {error}; đã để trống."));
            } else if *cell == Cell::Unreckoned {
                draft.issue(*field, IssueKind::CellError, unreckoned(*field));
            } else if TITLES.contains(field) && is_tick(&cell_text(cell)) {
                draft.begin(*column, &self.sources[at]);
                draft.take_tick_under_heading(*field, &cell_text(cell));
            } else if *field == Field::MembershipType && is_tick(&cell_text(cell)) {
                draft.begin(*column, &self.sources[at]);
                draft.take(*field, &Cell::Text(self.sources[at].clone()), ColumnHabit::default(), self.today);
            } else if !cell.is_blank() {
                draft.begin(*column, &self.sources[at]);
                if self.take_as_answered(&mut draft, *column, *field, cell) {
                    continue;
                }
                let is_typed = self.typed.contains(&(number, *column));
                let habit = if is_typed { ColumnHabit::default() } else { self.habits[at] };
                draft.take(*field, cell, habit, self.today);
            }
        }
        let admissions = self.columns.iter().any(|(_, field)| *field == Field::AdmittedOn);
        let mut row = draft.finish(number, section, self.today, admissions);
        for (column, field) in self.columns.iter().filter(|(column, _)| self.unread.contains(&(number, *column))) {
            let text = repair::unread_issue(*column);
            row.issues.insert(0, Issue { field: None, kind: IssueKind::LegacyText, text });
            // A name that is not whole would be somebody new.
            row.readable &= !field.is_name();
        }
        row.derived.retain(|field, column| !self.columns.contains(&(*column, *field)));
        row
    }

    /// The cell further up that a cell means which says "như trên".
    fn ditto(&self, number: u32, column: usize, field: Field, cell: &Cell) -> Option<&'s Cell> {
        let says_so = matches!(cell, Cell::Text(_)) && field.spreads_down() && is_ditto(&cell_text(cell));
        let rows = &self.sheet.rows;
        let at = says_so.then(|| rows.binary_search_by_key(&number, |(number, _)| *number).ok()).flatten()?;
        let above = rows[..at].iter().rev().take_while(|(number, _)| *number >= self.first);
        above.filter_map(|(_, cells)| cells.get(column)).find(|cell| !cell.is_blank() && !is_ditto(&cell_text(cell)))
    }

    /// The value of a cell merged over several rows.
    fn spread(&self, number: u32, column: usize, field: Field) -> Option<&'s Cell> {
        let regions = self.merged.get(&column).filter(|_| field.spreads_down())?;
        let above = regions.partition_point(|r| r.top < number);
        let region = regions.get(above.checked_sub(1)?).filter(|r| number <= r.bottom)?;
        self.sheet.cell(region.top, column)
    }
}

fn unreckoned(field: Field) -> String {
    format!("{}: ô công thức chưa có giá trị nên để trống. Hãy mở tệp bằng Excel, lưu lại rồi chọn lại.", field.label())
}
