//! `call COMMAND [JSON | -]`.

use std::io::Read;
use std::process::ExitCode;

use lienhiep_core::api::{COMMANDS, CommandKind, dispatch};
use lienhiep_core::error::Failure;
use lienhiep_core::files::reason;
use lienhiep_core::session::Session;
use serde_json::Value;

use crate::arguments::{Arguments, Call};
use crate::error::CliError;
use crate::output::{Output, watched_job};
use crate::setting;

/// Runs one command of the table.
pub fn run(arguments: &Arguments, call: Call, output: &Output) -> Result<ExitCode, Failure> {
    let request = request(call.request.as_deref())?;
    let session = session_for(arguments, &call.name)?;
    let answer = dispatch(&session, &call.name, request, &watched_job())?;
    output.value(&answer);
    Ok(ExitCode::SUCCESS)
}

/// Commands that open or make books need none open before; unknown names are refused by the table.
fn session_for(arguments: &Arguments, name: &str) -> Result<Session, Failure> {
    let kind = COMMANDS.iter().find(|command| command.name == name).map(|command| command.kind);
    let has_file = arguments.data.as_ref().is_some_and(|path| path.exists());
    match kind {
        Some(CommandKind::Read | CommandKind::Write) => setting::opened(arguments),
        // Opens its book itself, with the printed code.
        Some(CommandKind::Session) if name == "recover_book" => Ok(setting::session(arguments)),
        Some(CommandKind::Session) if has_file => setting::opened(arguments),
        _ => Ok(setting::session(arguments)),
    }
}

fn request(text: Option<&str>) -> Result<Value, Failure> {
    let text = match text {
        None => return Ok(Value::Null),
        Some("-") => {
            let mut all = String::new();
            let read = std::io::stdin().read_to_string(&mut all);
            read.map_err(|error| CliError::NoInput { reason: reason(&error) })?;
            all
        }
        Some(text) => text.to_owned(),
    };
    // PowerShell and Notepad put a mark before what they pass on.
    Ok(serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| CliError::not_json(&error))?)
}
