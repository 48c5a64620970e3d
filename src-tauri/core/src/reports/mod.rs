//! Reports: what a period says ([`data`]), computed from the book, frozen at closing, written as a
//! workbook.

pub mod data;
