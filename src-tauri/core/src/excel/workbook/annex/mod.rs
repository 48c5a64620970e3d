//! The six annexes, one file each.

pub(super) mod deadlines;
pub(super) mod indicators;
pub(super) mod members;
pub(super) mod obstacles;
pub(super) mod submissions;
pub(super) mod tasks;
pub(super) mod tasks_summary;
