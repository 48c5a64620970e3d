//! Activity figures (Phụ lục IV): a list of indicators the office keeps itself, in groups it names itself; for each
//! period the union's own value and those of its organisations, the running total of the year and the same period last
//! year.
//!
//! Rules: the figure of a period is the union's own value and those of the organisations added up; how the figures of a
//! year go together is each indicator's own ([`Aggregation`]); what came before and the same period last year are found
//! by the days of the periods, never by their codes; a period made of quarters offers what they come to, and takes it
//! only when told; a closed period keeps its figures.

pub mod api;
pub mod rules;
pub(crate) mod store;
mod types;
pub mod values;

pub use types::*;
