//! From the arguments to a session.

use std::sync::Arc;

use lienhiep_core::accounts::{Credentials, Secret};
use lienhiep_core::clock::{Clock, FixedClock, SystemClock};
use lienhiep_core::error::Failure;
use lienhiep_core::files::{name, reason, shown};
use lienhiep_core::session::{Environment, Session};
use lienhiep_core::storage::OpenMode;

use crate::arguments::Arguments;
use crate::error::CliError;
use crate::usage;

/// A session without a book.
pub fn session(arguments: &Arguments) -> Session {
    Session::new(environment(arguments))
}

/// A session with the book of `--data` open, a protected one for `--login`.
///
/// # Errors
/// The book is refused.
pub fn opened(arguments: &Arguments) -> Result<Session, Failure> {
    let session = session(arguments);
    let file = data(arguments);
    session.open_by(file, OpenMode::Existing, &credentials(arguments)?).map_err(|failure| {
        match failure.code.as_str() {
            // Here nobody can be asked: say where the password comes from.
            "accounts.sign_in_needed" => CliError::LoginNeeded { file: name(file) }.into(),
            _ => failure,
        }
    })?;
    Ok(session)
}

/// Who opens a protected book: `--login`, with the password from the environment or a file.
///
/// # Errors
/// A login without a password; the file cannot be read.
pub fn credentials(arguments: &Arguments) -> Result<Credentials, Failure> {
    let Some(login) = arguments.login.clone() else { return Ok(Credentials::default()) };
    let password = match &arguments.password_file {
        Some(file) => {
            let path = shown(&file.to_string_lossy());
            let read = std::fs::read_to_string(file)
                .map_err(|error| CliError::NoPasswordFile { path, reason: reason(&error) })?;
            // Notepad puts a mark before the first line.
            read.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned()
        }
        None => std::env::var("LIENHIEP_PASSWORD").unwrap_or_default(),
    };
    if password.is_empty() {
        return Err(CliError::NoPassword { login }.into());
    }
    Ok(Credentials { login: Some(login), password: Some(Secret::new(password)), recovery_code: None })
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
