//! Spreadsheets: the only user of rust_xlsxwriter and calamine.

pub(crate) mod list;
mod measure;
pub mod reading;
pub(crate) mod roster;
pub mod templates;
pub mod workbook;
