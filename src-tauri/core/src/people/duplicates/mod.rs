//! Duplicates: records that may be of one person ("nghi trùng").
//!
//! Every record is read once, in order, and kept as a few numbers (`facts.rs`). Records are laid together by what they
//! share (`finding.rs`): number, phone, e-mail, card, name and year of birth, birthday and ends of the name, name and
//! employer. Whoever shares one is compared, and scored with reasons (`rules.rs`); never by the name alone. Shares that
//! too many have are cut by what tells them apart, and what was not compared is counted and said. The result is kept in
//! memory until people change (`kept.rs`); pairs that were said to be two people leave it.

pub mod api;
pub mod facts;
mod finding;
mod kept;
mod pairs;
pub mod rules;
pub(crate) mod store;
mod types;

pub(crate) use kept::KeptDuplicates;
pub use types::*;
