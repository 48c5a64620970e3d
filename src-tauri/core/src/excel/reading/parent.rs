//! Starting the reading process, waiting for it, and making sense of how it ended.

use super::cells::ListFile;
use super::child::{Order, READER_ARGUMENT, file_name};
use super::error::ReadError;
use super::limits::Limits;
use super::pieces;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};
use wait_timeout::ChildExt;

/// How often the user's wish to stop is looked at.
const PULSE: Duration = Duration::from_millis(50);

/// Reads a foreign file in a process of its own.
///
/// `reader_program` is a program of ours that answers to [`READER_ARGUMENT`]; `go_on` is asked
/// about twenty times a second and stops the reading by answering `false`.
pub fn read_list(
    path: &Path,
    sheet: Option<&str>,
    reader_program: &Path,
    limits: Limits,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<ListFile, ReadError> {
    check_file(path, &limits)?;
    let mut child = Command::new(reader_program)
        .arg(READER_ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| ReadError::ReaderMissing)?;
    let answer = converse(&mut child, path, sheet, &limits, go_on);
    // Whatever happened, no reading process outlives this call.
    let _ = child.kill();
    let _ = child.wait();
    answer
}

fn check_file(path: &Path, limits: &Limits) -> Result<(), ReadError> {
    let name = file_name(path);
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(ReadError::NotFound { name }),
        Err(_) => return Err(ReadError::NotOpened { name }),
    };
    if !meta.is_file() {
        return Err(ReadError::NotAFile { name });
    }
    if meta.len() == 0 {
        return Err(ReadError::EmptyFile);
    }
    if meta.len() > limits.file_bytes {
        return Err(ReadError::FileTooLarge { size: meta.len().div_ceil(1 << 20), limit: limits.file_bytes >> 20 });
    }
    Ok(())
}

fn converse(
    child: &mut Child,
    path: &Path,
    sheet: Option<&str>,
    limits: &Limits,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<ListFile, ReadError> {
    let order = Order {
        path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
        sheet: sheet.map(str::to_owned),
        limits: *limits,
    };
    let order = serde_json::to_vec(&order).map_err(|_| ReadError::ReaderBroke)?;
    let mut stdin = child.stdin.take().ok_or(ReadError::ReaderBroke)?;
    stdin.write_all(&order).map_err(|_| ReadError::ReaderBroke)?;
    drop(stdin);

    // The pipe is emptied while the child works: it would stop at a full one.
    let stdout = child.stdout.take().ok_or(ReadError::ReaderBroke)?;
    let most = limits.answer_bytes;
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = send.send(pieces::receive(std::io::BufReader::with_capacity(1 << 16, stdout), most));
    });

    let deadline = Instant::now() + Duration::from_secs(limits.seconds);
    let read = loop {
        match receive.recv_timeout(PULSE) {
            Ok(read) => break read,
            Err(RecvTimeoutError::Disconnected) => return Err(ReadError::ReaderBroke),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if !go_on() {
            return Err(ReadError::Cancelled);
        }
        if Instant::now() >= deadline {
            return Err(ReadError::TooSlow { seconds: limits.seconds });
        }
    };
    match read {
        Ok(list) => {
            let left = deadline.saturating_duration_since(Instant::now());
            let ended = child.wait_timeout(left).ok().flatten();
            ended.filter(|status| status.success()).map(|_| list).ok_or(ReadError::ReaderBroke)
        }
        Err(refusal) => Err(refusal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_named() {
        let refusal = check_file(Path::new("/không/có/danh sách.xlsx"), &Limits::default());
        assert_eq!(refusal, Err(ReadError::NotFound { name: "danh sách.xlsx".into() }));
    }
}
