//! The sheets of rows behind the figures, in the proof edition only: "Dòng nhiệm vụ" for the 2 × 2, "Dòng phụ lục" for
//! the other countings, "Dòng hội viên" that PL I counts, and the two indexes, where the rows of each figure of PL I
//! stand together.

mod index;
mod memberships;
mod others;
mod tasks;

use rust_xlsxwriter::Workbook;

pub(super) use memberships::{MembershipSheet, Over};
pub(super) use tasks::TaskSheet;

use super::book::{Context, Watch, WorkbookError, named, names};
use crate::reports::measures::Counted;

/// Writes the sheets and the names their columns are counted by.
pub(super) fn write(book: &mut Workbook, context: &Context, watch: &mut Watch) -> Result<(), WorkbookError> {
    if let Some(tasks) = &context.tasks {
        tasks.write(named(book, names::TASK_ROWS)?, context)?;
        tasks.define_names(book)?;
        others::write(named(book, names::OTHER_ROWS)?, context)?;
    }
    if let Some(memberships) = &context.memberships {
        memberships.write(named(book, names::MEMBERSHIP_ROWS)?, context, watch)?;
        memberships.define_names(book)?;
        index::write(named(book, names::MEMBERSHIP_INDEX)?, context, Counted::Memberships)?;
        index::write(named(book, names::PERSON_INDEX)?, context, Counted::Persons)?;
    }
    Ok(())
}
