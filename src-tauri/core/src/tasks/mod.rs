//! Tasks: the lines of a plan's checklist, what was reported of them, and how they stand at a day.
//!
//! Rules: one lead agency, any number of coordinating ones; the plan's words about time are kept beside what they
//! were read as; reports are kept period by period; the state is computed at a day ([`rules`]) and never stored.
//! A deadline is extended for a reason, later than the one in force, before completion; the original stays. A task
//! without a deadline is given one; a task is given to another lead agency (giao lại): both are dated acts, so that a day
//! before them stays as it was. Editing a task corrects what was typed wrongly, for every day.

pub mod api;
pub mod checklist;
pub mod comparison;
pub mod course;
pub mod courses;
mod error;
pub(crate) mod figure_text;
pub mod lives;
pub mod matrix;
pub mod rules;
pub mod schedule;
mod states;
pub(crate) mod store;
pub mod timeline;
mod types;

pub use error::TaskError;
pub(crate) use figure_text::add as add_figure_text;
pub use states::*;
pub use types::*;
