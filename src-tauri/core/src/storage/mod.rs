//! The data file: opening it as its only owner, bringing it up to date, the history triggers, list queries.

pub(crate) mod bulk;
pub(crate) mod cipher;
mod compact;
pub(crate) mod derived;
mod error;
mod functions;
mod history_triggers;
pub(crate) mod keeper;
pub mod list;
mod migrate;
mod open;
mod text_enum;
mod trial;

pub(crate) use cipher::rewrite;
pub(crate) use compact::compact;
pub use error::StorageError;
pub(crate) use history_triggers::{image, tracked_tables};
pub(crate) use migrate::make_from;
pub use migrate::{NEWEST_VERSION, schema_text};
pub use open::{OpenMode, backup_to, open};
pub(crate) use open::{begins_as_database, check_copy, copy_to, is_in_use, look_into, remove_parts};
pub(crate) use text_enum::text_enum;
pub(crate) use trial::tried;
