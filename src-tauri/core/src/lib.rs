//! **Sổ Liên hiệp, the program itself.** No window, no Tauri, no global clock: time, paths and the user's
//! name come in through [`session::Environment`].
//!
//! # The map
//! - [`session`]: which book (data file) is open; [`app`]: one open book, with `read` and `transact`, the one
//!   gate for writes; `kept`: what of it is kept in memory; `ahead`: work that other processors do meanwhile; [`api`]: the
//!   command table, everything that the window, the command line and the local server may ask; [`job`]: progress and
//!   cancelling of long work; [`error`]: what a refusal looks like; [`clock`], [`dates`], [`files`].
//! - The nouns of the office, a folder each.
//! - [`storage`]: opening, migrations, list queries; [`text`]: Vietnamese text; `excel`: the only user of the
//!   spreadsheet libraries.

pub mod accounts;
pub mod agencies;
mod ahead;
pub mod api;
pub mod app;
pub mod attachments;
pub mod backup;
pub mod checks;
pub mod clock;
pub mod dates;
pub mod diagnostics;
pub mod docx;
pub mod error;
pub mod excel;
pub mod files;
pub mod history;
pub mod holidays;
pub mod import;
pub mod indicators;
pub mod job;
mod kept;
pub mod keys;
pub mod lists;
pub mod memberships;
pub mod obstacles;
pub mod organizations;
pub mod people;
pub mod periods;
pub mod plans;
pub mod privacy;
pub mod reminders;
pub mod reports;
pub mod rosters;
pub mod salvage;
pub mod sample;
pub mod session;
pub mod settings;
pub mod storage;
pub mod submissions;
pub mod tasks;
pub mod text;
pub mod updates;
pub mod views;
