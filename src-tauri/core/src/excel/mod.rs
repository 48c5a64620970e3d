//! Spreadsheets: the only user of rust_xlsxwriter and calamine.

pub mod reading;
pub mod workbook;
