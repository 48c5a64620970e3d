//! **Nhập từ Excel**: an association's list, as it comes, becomes rows of the book.
//!
//! The way of a list: `excel::reading` hands over cells from a process of its own → [`range`] takes the part that is
//! read → [`repair`] reads scripts of the time before Unicode → [`header`] finds where the table begins → [`mapping`] proposes what each column holds, by its
//! heading (`heads.tsv`) and by its values → [`rows`] tells people from sections, totals and
//! signatures → [`person_row`], [`draft`] and [`values`] read each person → [`matching`] finds who of the
//! book they are → [`judge`], [`comparison`] and [`preview`] show what would change → [`apply`] writes it.
//!
//! What was decided of its columns is kept for the next list ([`layout`]).
//! What is in doubt of a whole column is asked ([`questions`], [`words`], [`lost_zeros`]): the list is read by the answer
//! that is proposed or given.
//!
//! Tables of organisations, agencies, tasks and figures go the same way in [`tables`].
//!
//! Rules: a value that cannot be read is an issue and stays in the note, never a guess; an empty
//! cell never overwrites; nobody is matched by name alone; a list is applied whole or not at all.

pub mod api;
pub mod apply;
mod capitals;
mod comparison;
mod draft;
pub mod error;
pub mod fields;
mod habits;
pub mod header;
pub mod heads;
mod judge;
pub mod layout;
mod lost_zeros;
pub mod mapping;
pub mod matching;
mod missing;
pub mod pasted;
pub mod person_row;
pub mod preview;
mod put_right;
pub mod questions;
mod range;
pub mod reading;
pub mod records;
mod repair;
mod repeated;
pub(crate) mod roster;
pub mod rows;
pub(crate) mod store;
pub mod summary;
pub mod tables;
pub mod values;
mod words;

pub use error::ImportError;
pub use fields::Field;
pub use reading::{Reading, ReadingChoices, Values, read};
