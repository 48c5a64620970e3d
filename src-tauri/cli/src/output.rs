//! What goes to the terminal: answers on stdout, sentences on stderr, a bar only where someone watches.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use serde::Serialize;

/// How this run speaks.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    json: bool,
}

impl Output {
    /// JSON or words.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether JSON was asked for.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Prints a value as JSON: on one line in a pipe, indented on a terminal.
    pub fn value(self, value: &impl Serialize) {
        let text = if std::io::stdout().is_terminal() {
            serde_json::to_string_pretty(value)
        } else {
            serde_json::to_string(value)
        };
        self.line(&text.unwrap_or_default());
    }

    /// Prints a line. A reader that went away (`| head`) is no failure.
    pub fn line(self, text: &str) {
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    /// Says why nothing was done.
    pub fn refused(self, failure: &Failure) -> ExitCode {
        if self.json {
            self.value(failure);
        }
        let _ = writeln!(std::io::stderr(), "{}", failure.sentence);
        ExitCode::from(1)
    }
}

/// A job that draws a bar on a terminal and nothing in a pipe.
pub fn watched_job() -> Job {
    if !std::io::stderr().is_terminal() {
        return Job::quiet();
    }
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    Job::new(move |progress| {
        let bar = bar.get_or_init(new_bar);
        if let Some(total) = progress.total {
            bar.set_length(total);
        }
        bar.set_position(progress.done);
        bar.set_message(progress.what);
    })
}

fn new_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos} / {len}");
    let bar = ProgressBar::no_length();
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}
