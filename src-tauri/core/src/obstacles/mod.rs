//! Obstacles: what stands in the way of a task, a plan or the union, what is proposed to whom, what was answered, what
//! came of it.
//!
//! Rules: each step has its day, not before the obstacle was raised and not after today. A proposal is sent once; it is
//! answered as often as answers come; what comes of it may be noted before the obstacle is settled. A settled obstacle
//! takes no more steps until it is opened again, with a reason, on the day of its settling or later. Until it is settled
//! it is carried over from period to period; on a past day it shows only what was known then, and a later answer,
//! closing or reopening changes nothing of that.

pub mod api;
mod error;
pub mod rules;
pub mod steps;
pub(crate) mod store;
mod types;

pub use error::ObstacleError;
pub use types::*;
