//! What was done: one entry an act (who, when, in words), one line a touched row. Triggers write the lines, so
//! undoing is putting back what stood before.

mod act;
pub mod api;
pub(crate) mod partial;
pub(crate) mod store;
mod undo;

pub use act::Act;
