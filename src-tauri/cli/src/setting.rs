//! From the arguments to a session.

use std::sync::Arc;

use lienhiep_core::clock::{Clock, FixedClock, SystemClock};
use lienhiep_core::error::Failure;
use lienhiep_core::session::{Environment, Session};
use lienhiep_core::storage::OpenMode;

use crate::arguments::Arguments;
use crate::usage;

/// A session without a book.
pub fn session(arguments: &Arguments) -> Session {
    Session::new(environment(arguments))
}

/// A session with the book of `--data` open.
///
/// # Errors
/// The book is refused.
pub fn opened(arguments: &Arguments) -> Result<Session, Failure> {
    let session = session(arguments);
    session.open(data(arguments), OpenMode::Existing)?;
    Ok(session)
}

/// The path of `--data`; ends the program with exit 2 when it is missing.
pub fn data(arguments: &Arguments) -> &std::path::Path {
    match &arguments.data {
        Some(path) => path,
        None => usage::wrong("Thiếu tệp sổ. Hãy thêm --data FILE."),
    }
}

fn environment(arguments: &Arguments) -> Environment {
    let clock: Arc<dyn Clock> = match arguments.today {
        Some(day) => Arc::new(FixedClock::at_noon(day)),
        None => Arc::new(SystemClock),
    };
    Environment {
        clock,
        actor: arguments.user.clone().unwrap_or_else(|| "Văn phòng".to_owned()),
        reader_program: std::env::current_exe().unwrap_or_default(),
        config_folder: None,
        log_folder: None,
    }
}
