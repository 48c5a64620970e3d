//! The workbook for the People's Committee: [`ReportData`] in, the bytes of an .xlsx out.
//!
//! * One file per sheet: [`cover`] is the report itself, `annex/` its six annexes, [`charts`] draws two of them,
//!   [`checks`] and `rows/` are in the proof edition only.
//! * [`table`] writes every table: heads, rows of computed height, live formulas that carry their
//!   result (a viewer that does not recalculate would show 0).
//! * [`notes`] keeps what stands where: of it are made the links between figures and rows (written by [`finish`]) and
//!   the view of the window ([`view`]).
//! * The same data gives the same bytes: nothing is taken from the clock or the machine.

mod annex;
mod book;
mod charts;
mod checks;
mod cover;
mod finish;
mod layout;
mod notes;
mod page;
mod rows;
mod styles;
mod table;
mod view;
mod words;

use super::measure;

pub use book::{PROOF_PACKING, WorkbookError, lay_out, write};
pub use cover::head_lines;
pub use view::{CellView, ChartView, LineKind, Look, RowView, SheetView};
pub use words::{ANNEXES, Annex, date_line, document_number, mark, replacement_line, span_line};
