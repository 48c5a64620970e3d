//! Running the command line and speaking to its server.

#![allow(dead_code, reason = "each test program uses its part of it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cli-under-test");

/// The program in a temporary folder, perhaps with a book.
pub struct Cli {
    folder: tempfile::TempDir,
    data: Option<&'static str>,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Cli {
    /// No `--data`.
    pub fn without_book() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), data: None }
    }

    /// `--data` at a file of that name, which is not there yet.
    pub fn at(name: &'static str) -> Self {
        Self { data: Some(name), ..Self::without_book() }
    }

    /// An empty book.
    pub fn with_book() -> Self {
        let cli = Self::at("so.lienhiep");
        let request = serde_json::json!({ "path": cli.path("so.lienhiep") });
        cli.run(&["call", "create_book", &request.to_string()]).done();
        cli
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        if let Some(name) = self.data {
            command.arg("--data").arg(self.path(name));
        }
        // Nothing of the tests lands among the documents of whoever runs them.
        let home = self.folder.path();
        command.args(arguments).current_dir(home).env("HOME", home).env("USERPROFILE", home);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.piped(arguments, "")
    }

    pub fn piped(&self, arguments: &[&str], input: &str) -> Ended {
        let mut child = started(|| {
            let mut command = self.command(arguments);
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
        });
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Ended { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// Starts a program. On a busy machine Wine now and then gives up one that is just coming up, as an error of its own
/// insides that Windows does not have: those are started again.
fn started(mut start: impl FnMut() -> std::io::Result<std::process::Child>) -> std::process::Child {
    const INSIDE_WINE: i32 = 1359;
    for _ in 0..2 {
        match start() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(INSIDE_WINE) => {}
            outcome => return outcome.expect("the program"),
        }
    }
    start().expect("the program")
}

impl Ended {
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.stderr);
        self
    }

    #[track_caller]
    pub fn refused(self) -> Self {
        assert_eq!(self.code, 1, "{}{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }
}

/// A running `serve`; ends with the test.
pub struct Server {
    child: Child,
    pub port: u16,
    pub token: String,
}

/// An answer of the server.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Server {
    pub fn start(cli: &Cli, options: &[&str]) -> Self {
        let mut command = cli.command(&["serve"]);
        let mut child = command.args(options).stdout(Stdio::piped()).spawn().expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let (address, token) = line.trim().split_once("/#token=").expect("the address with its token");
        let port = address.rsplit(':').next().unwrap().parse().unwrap();
        assert!(address.starts_with("http://127.0.0.1:"));
        Self { child, port, token: token.to_owned() }
    }

    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The lines that a command answers.
    pub fn call(&self, name: &str, request: Value) -> Vec<Value> {
        let bearer = self.bearer();
        let headers = [("Authorization", bearer.as_str())];
        let answer = self.send("POST", &format!("/call/{name}"), &headers, request.to_string().as_bytes());
        assert_eq!(answer.status, 200);
        let text = String::from_utf8(answer.body).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// One request over a connection of its own, path and headers exactly as given.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut head = format!("{method} {path} HTTP/1.0\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: all[end + 4..].to_vec() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
