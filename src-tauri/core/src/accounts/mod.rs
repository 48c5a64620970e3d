//! Who works in the book, and what each may do.

mod rights;

pub use rights::{Rights, Role};
