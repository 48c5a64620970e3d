//! Foreign lists: workbooks and text tables that others made, read in a process of their own.
//!
//! A file from outside may be broken, encrypted, lying about its size or made to harm. The
//! reader of workbooks can then panic, abort or ask for all the memory there is, and an abort
//! cannot be caught. So the program starts itself again with the hidden argument
//! [`READER_ARGUMENT`]: the child limits its own memory, judges the file by its content and
//! writes a plain grid of cells; the parent waits a limited time and turns every failure into
//! a sentence ([`ReadError`]).
//!
//! Nothing here knows members or headers: that is the work of `import`.

mod cells;
mod child;
mod delimited;
mod error;
mod guard;
mod html;
mod kind;
mod limits;
mod parent;
mod pieces;
mod workbook;

pub use cells::{Cell, ListFile, OldFont, Region, Row, Sheet, Visibility};
pub use child::{READER_ARGUMENT, child_main, read_bytes};
pub use error::ReadError;
pub use limits::Limits;
pub use parent::read_list;
