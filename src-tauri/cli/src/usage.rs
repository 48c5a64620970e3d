//! Wrong usage and help, in Vietnamese: clap finds out what is wrong, the words are ours.

use std::io::Write;

use clap::builder::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches};
use lienhiep_core::files::shown;

use crate::arguments::Arguments;

const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

/// The arguments of this process; ends it with the help (exit 0) or with what is wrong (exit 2).
pub fn parsed() -> Arguments {
    let matches = in_vietnamese(Arguments::command(), true).try_get_matches();
    match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => end(&error),
    }
}

/// Ends the program for a wrong usage that clap does not know of.
pub fn wrong(sentence: &str) -> ! {
    let _ = writeln!(std::io::stderr(), "{sentence}");
    std::process::exit(2)
}

fn end(error: &clap::Error) -> ! {
    // What clap itself puts into a usage line cannot be set.
    let text = || error.render().to_string().replace("[OPTIONS]", "[TÙY CHỌN]");
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(std::io::stdout(), "{}", text());
            std::process::exit(0)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", text());
            std::process::exit(2)
        }
        _ => wrong(&format!("{} Xem cách dùng bằng “lienhiep-cli --help”.", sentence(error))),
    }
}

fn sentence(error: &clap::Error) -> String {
    let about = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => shown(text),
        Some(ContextValue::Strings(texts)) => shown(&texts.join(", ")),
        _ => String::new(),
    };
    let argument = about(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("Không có việc “{}”.", about(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("Không có tham số “{argument}”."),
        ErrorKind::MissingRequiredArgument => format!("Thiếu {argument}."),
        ErrorKind::MissingSubcommand => "Chưa nói cần làm việc gì.".to_owned(),
        ErrorKind::ArgumentConflict => format!("“{argument}” được ghi hai lần hoặc không dùng cùng nhau được."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match about(ContextKind::InvalidValue) {
            value if value.is_empty() => format!("Thiếu giá trị của {argument}."),
            value => format!("Giá trị “{value}” không dùng được cho {argument}."),
        },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("Thiếu giá trị của {argument}."),
        ErrorKind::TooManyValues => format!("Thừa giá trị của {argument}."),
        ErrorKind::InvalidUtf8 => "Dòng lệnh có ký tự không phải UTF-8.".to_owned(),
        _ => "Dòng lệnh không đúng.".to_owned(),
    }
}

/// The headings and the help of help itself.
fn in_vietnamese(command: Command, is_root: bool) -> Command {
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Việc")
        .subcommand_value_name("VIỆC")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { "Tham số" } else { "Tùy chọn" };
            argument.help_heading(heading)
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help("In trợ giúp")
                .help_heading("Tùy chọn"),
        );
    if is_root {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("In số phiên bản")
                .help_heading("Tùy chọn"),
        );
    }
    command.mut_subcommands(|one| in_vietnamese(one, false))
}
