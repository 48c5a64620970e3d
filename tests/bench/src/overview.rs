//! The overview with all its figures.

use crate::book::Book;
use crate::row::{median, time};
use lienhiep_core::error::Failure;
use serde_json::{Value, json};

const TIMES: usize = 9;

/// The middle of several answers, within `goal` milliseconds.
pub fn figures(book: &Book, goal: f64) -> Result<Value, Failure> {
    book.ask("overview", json!({}))?;
    let times: Vec<_> = (0..TIMES).map(|_| Ok(book.timed("overview", json!({}))?.1)).collect::<Result<_, Failure>>()?;
    Ok(time("overview", book.people, median(times), goal))
}
