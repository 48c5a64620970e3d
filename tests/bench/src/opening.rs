//! Opening the file and answering the first page.

use crate::book::{Book, session};
use crate::row::{median, time};
use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use serde_json::{Value, json};
use std::time::Instant;

const TIMES: usize = 9;

/// From a program without a book to the first hundred people.
pub fn first_page(book: &Book) -> Result<Value, Failure> {
    book.ask("close_book", json!({}))?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let session = session();
        let began = Instant::now();
        dispatch(&session, "open_book", book.opening(), &Job::quiet())?;
        dispatch(&session, "list_people", json!({ "limit": 100 }), &Job::quiet())?;
        times.push(began.elapsed());
        session.close();
    }
    book.ask("open_book", book.opening())?;
    Ok(time("open_and_first_page", book.people, median(times), 100.0))
}
