//! The core alone, serving a data file: what it takes of memory without GTK and WebKit around it.

use crate::process::Program;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

/// The command line's server on a data file, ended when dropped.
pub struct Served {
    child: Child,
    port: u16,
    token: String,
}

impl Served {
    /// Starts it on a port of its own choice.
    pub fn start(cli: &Path, file: &Path) -> Result<Self, String> {
        let mut command = Program::new(cli).args(["--data"]).args([file]).args(["serve", "--port", "0"]).into_command();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().map_err(|error| format!("Không chạy được {}: {error}", cli.display()))?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line).ok();
        }
        match address(&line) {
            Some((port, token)) => Ok(Self { child, port, token }),
            None => {
                child.kill().ok();
                child.wait().ok();
                Err(format!("lienhiep-cli serve không cho biết địa chỉ: «{}»", line.trim()))
            }
        }
    }

    /// Asks a command of the table; the answer, or the refusal's sentence.
    pub fn ask(&self, name: &str, request: &Value) -> Result<Value, String> {
        let body = request.to_string();
        let (port, token) = (self.port, &self.token);
        let head = format!(
            "POST /call/{name} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let failed = |error: std::io::Error| format!("{name}: {error}");
        let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
        stream.write_all(head.as_bytes()).map_err(failed)?;
        stream.write_all(body.as_bytes()).map_err(failed)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(failed)?;
        let mut told = answer.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let last = told.next_back().ok_or_else(|| format!("{name}: không có trả lời"))?;
        last.get("answer").cloned().ok_or_else(|| format!("{name}: {last}"))
    }

    /// Resident memory in megabytes.
    pub fn memory(&self) -> Result<f64, String> {
        megabytes(self.child.id(), "VmRSS:")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A line of a process's status, in megabytes.
pub fn megabytes(process: u32, name: &str) -> Result<f64, String> {
    let path = format!("/proc/{process}/status");
    let status = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.map(|count| count / 1024.0).ok_or_else(|| format!("{path}: không có {name}"))
}

/// Port and token of `http://127.0.0.1:PORT/#token=…`.
fn address(line: &str) -> Option<(u16, String)> {
    let (place, token) = line.trim().split_once("/#token=")?;
    Some((place.rsplit(':').next()?.parse().ok()?, token.to_owned()))
}
