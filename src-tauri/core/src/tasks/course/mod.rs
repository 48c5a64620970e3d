//! What happens to a task: reports period by period, evidence, extensions.
//!
//! Rules: a report speaks of a day that has come; a completion has its day, not after the report's, and 100 %;
//! earlier reports stay. A task may be done without evidence, but the checklist says so. An extension has a reason
//! and moves the deadline in force to a later day, before completion; only the latest one is taken out again.

pub(crate) mod chain;
pub mod evidence;
pub mod extension;
pub mod progress;
pub(crate) mod store;
mod types;

pub use evidence::{AddEvidence, UpdateEvidence, add_evidence, delete_evidence, update_evidence};
pub use extension::{ExtendTask, RemoveExtension, extend_task, remove_extension};
pub use progress::{RecordProgress, UpdateProgress, delete_progress, record_progress, update_progress};
pub use types::*;
