//! The command table from a terminal, and over HTTP on this machine's loopback.
//!
//! Exit 0: done; 1: refused (the sentence on stderr; with `--json` the failure as JSON on stdout); 2: wrong usage.

mod arguments;
mod backup;
mod call;
mod check;
mod commands;
mod error;
mod import;
mod output;
mod period;
mod sample;
mod serve;
mod setting;
mod usage;

use std::process::ExitCode;

use arguments::Command;
use lienhiep_core::excel::reading::{READER_ARGUMENT, child_main};
use output::Output;

/// Runs the program on the arguments of this process.
pub fn run() -> ExitCode {
    // Started by itself to read one foreign file in a process of its own: see `lienhiep_core::excel::reading`.
    if std::env::args().nth(1).is_some_and(|first| first == READER_ARGUMENT) {
        return ExitCode::from(u8::try_from(child_main()).unwrap_or(1));
    }
    let arguments = usage::parsed();
    let output = Output::new(arguments.json);
    let done = match arguments.command.clone() {
        Command::Call(call) => call::run(&arguments, call, &output),
        Command::Commands(commands) => commands::run(&commands, &output),
        Command::Sample(sample) => sample::run(&arguments, &sample, &output),
        Command::Import(import) => import::run(&arguments, &import, &output),
        Command::Close(close) => period::close(&arguments, &close, &output),
        Command::Report(report) => period::report(&arguments, &report, &output),
        Command::Check => check::run(&arguments, &output),
        Command::Backup(backup) => backup::copy(&arguments, &backup, &output),
        Command::Restore(restore) => backup::restore(&arguments, &restore, &output),
        Command::Serve(serve) => serve::run(&arguments, serve),
    };
    match done {
        Ok(code) => code,
        Err(failure) => output.refused(&failure),
    }
}
