//! What happens to a task: reports period by period, evidence, extensions, and the acts of the office: giving it to
//! another lead agency or a deadline to it, confirming, sending back, directing, suspending, giving up and taking up again.
//!
//! Rules: a report speaks of a day that has come; a completion has its day, not after the report's, and 100 %;
//! earlier reports stay. A task may be done without evidence, but the checklist says so. An extension has a reason
//! and moves the deadline in force to a later day, before completion; only the latest one is taken out again. Every act
//! has its day, and no day before it changes; what it does to the progress stands in reports that it writes. What an act
//! does to several tasks it does to all of them or to none.

pub mod abandonment;
pub mod assignment;
pub(crate) mod chain;
pub mod deadline;
pub mod evidence;
pub mod extension;
pub mod notes;
pub mod progress;
pub(crate) mod store;
pub mod suspension;
pub mod timeline;
mod together;
mod types;

pub use abandonment::{AbandonTasks, abandon_tasks};
pub use assignment::{Assignment, ReassignTasks, reassign_tasks, remove_assignment};
pub use deadline::{Deadline, SetDeadline, remove_deadline, set_deadline};
pub use evidence::{AddEvidence, UpdateEvidence, add_evidence, delete_evidence, update_evidence};
pub use extension::{ExtendTask, ExtendTasks, RemoveExtension, extend_task, extend_tasks, remove_extension};
pub use notes::{
    AddDirective, ConfirmTasks, NoteFields, NoteKind, ReturnTask, TaskNote, UpdateTaskNote, add_directive,
    confirm_tasks, remove_task_note, return_task, update_task_note,
};
pub use progress::{
    RecordProgress, RecordProgressOfTasks, UpdateProgress, delete_progress, record_progress, record_progress_of_tasks,
    update_progress,
};
pub use suspension::{ResumeTasks, SuspendTasks, resume_tasks, suspend_tasks};
pub use timeline::{TaskEvent, TaskEventKind};
pub(crate) use together::refuse_before_plan;
pub use types::*;
