//! Spreadsheets: the only user of rust_xlsxwriter and calamine.

pub(crate) mod list;
pub mod reading;
pub mod workbook;
