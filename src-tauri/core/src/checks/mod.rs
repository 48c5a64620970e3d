//! Is the book sound? The file itself, and what must always hold in it whatever was done: each rule has a query
//! that finds what breaks it. A finding names the row, never a person.

pub mod api;
mod queries;
pub(crate) mod store;
