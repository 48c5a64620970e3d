//! Excel.
pub mod workbook;
