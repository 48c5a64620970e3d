//! The sheets of rows behind the figures: in the proof edition only.

mod memberships;
mod tasks;

use rust_xlsxwriter::Workbook;

pub(super) use memberships::{Measure, MembershipSheet, Scope};
pub(super) use tasks::TaskSheet;

use super::book::{Context, Watch, WorkbookError, named, names};

/// Writes both sheets and the names their columns are counted by.
pub(super) fn write(book: &mut Workbook, context: &Context, watch: &mut Watch) -> Result<(), WorkbookError> {
    if let Some(tasks) = &context.tasks {
        tasks.write(named(book, names::TASK_ROWS)?, context)?;
        tasks.define_names(book)?;
    }
    if let Some(memberships) = &context.memberships {
        memberships.write(named(book, names::MEMBERSHIP_ROWS)?, context, watch)?;
        memberships.define_names(book)?;
    }
    Ok(())
}
