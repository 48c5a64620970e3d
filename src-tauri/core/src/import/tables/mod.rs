//! Tables that are no lists of people: organisations, agencies, the tasks of a plan, declared figures.
//!
//! The way is that of a list of people: [`read`] finds header, columns and rows in the words of the [`subject`]; its own
//! file ([`organizations`], [`tasks`], [`figures`], [`agencies`]) finds who or what of the book a row is and what would
//! change; [`compare`] tries the rows out by the noun's own rules, in an act that is taken back; [`apply`] writes them.
//!
//! Rules: nothing is written before it is asked for; an empty cell never overwrites; what is not in the file is told
//! and stays; between two records nothing is guessed; a table is written whole, in one act, or not at all.

pub mod agencies;
pub mod api;
pub mod apply;
pub mod compare;
pub mod error;
pub mod figures;
mod known_agencies;
mod lines;
pub mod organizations;
mod plan_codes;
pub mod read;
pub mod schedule_choice;
pub mod subject;
pub mod tasks;
pub(super) mod values;

pub use error::TableError;
pub use subject::{TableField, TableSubject};
