//! Running another program, with an error that says which one and shows the end of what it printed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many of the last lines of a failed program are shown.
const TAIL: usize = 80;

/// A program to run.
pub struct Program {
    command: Command,
    name: String,
}

/// What a program printed, both streams in one, and whether it succeeded.
pub struct Printed {
    pub ok: bool,
    pub text: String,
}

impl Printed {
    /// The last lines, which is where programs say what went wrong.
    pub fn tail(&self) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        lines[lines.len().saturating_sub(TAIL)..].join("\n")
    }
}

impl Program {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let name = program.as_ref().to_string_lossy().into_owned();
        Self { command: Command::new(program), name }
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, arguments: I) -> Self {
        for argument in arguments {
            self.name.push(' ');
            self.name.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The plain command, for the few places that keep a child running.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// Runs with its output going straight to the terminal: for long work with its own progress.
    pub fn shown(mut self) -> Result<(), String> {
        // Standard output stays free for answers (`bench --json`).
        self.command.stdin(Stdio::null()).stdout(std::io::stderr());
        let status = self.command.status().map_err(|error| self.cannot_start(&error))?;
        if status.success() { Ok(()) } else { Err(format!("{}: {status}", self.name)) }
    }

    /// Runs and keeps what it prints; an error shows the end of it.
    pub fn kept(self) -> Result<String, String> {
        let name = self.name.clone();
        let printed = self.printed()?;
        if printed.ok { Ok(printed.text) } else { Err(format!("{name}:\n{}", printed.tail())) }
    }

    /// Runs and keeps what it prints, succeeded or not.
    pub fn printed(mut self) -> Result<Printed, String> {
        self.command.stdin(Stdio::null());
        let output = self.command.output().map_err(|error| self.cannot_start(&error))?;
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok(Printed { ok: output.status.success(), text })
    }

    /// Runs, keeps standard output alone (an answer), and lets standard error through.
    pub fn answer(mut self) -> Result<String, String> {
        self.command.stdin(Stdio::null()).stderr(Stdio::inherit());
        let output = self.command.output().map_err(|error| self.cannot_start(&error))?;
        if !output.status.success() {
            return Err(format!("{}: {}", self.name, output.status));
        }
        String::from_utf8(output.stdout).map_err(|_| format!("{}: không phải UTF-8", self.name))
    }

    /// Runs, showing each line as it comes and keeping it: for long test runs. Ended at `limit`.
    pub fn echoed(mut self, limit: Duration) -> Result<Printed, String> {
        let (reader, writer) = std::io::pipe().map_err(|error| error.to_string())?;
        let second = writer.try_clone().map_err(|error| error.to_string())?;
        self.command.stdin(Stdio::null()).stdout(writer).stderr(second);
        let mut child = self.command.spawn().map_err(|error| self.cannot_start(&error))?;
        let name = self.name.clone();
        // The command holds the write ends of the pipe; without this the reader never ends.
        drop(self);
        let lines = std::thread::spawn(move || copy_lines(reader));
        let began = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
                break Some(status);
            }
            if began.elapsed() > limit {
                child.kill().ok();
                child.wait().ok();
                break None;
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        let Some(status) = status else {
            return Err(format!("{name}: quá {} giây, đã dừng", limit.as_secs()));
        };
        let text = lines.join().map_err(|_| format!("{name}: không đọc được phần in ra"))?;
        Ok(Printed { ok: status.success(), text })
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("Không chạy được «{}»: {error}", self.name)
    }
}

fn copy_lines(reader: impl Read) -> String {
    let mut text = String::new();
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
        let shown = String::from_utf8_lossy(&line);
        let mut terminal = std::io::stderr();
        terminal.write_all(shown.as_bytes()).ok();
        text.push_str(&shown);
        line.clear();
    }
    text
}

/// The path of a program on this machine, if it has one of that name.
pub fn on_path(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file())
}
