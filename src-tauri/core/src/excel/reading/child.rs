//! The reading process itself.

use super::cells::ListFile;
use super::error::ReadError;
use super::kind::{Kind, detect};
use super::limits::{Limits, limit_own_memory};
use super::{delimited, html, workbook};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::Path;

/// The hidden first argument that turns a program of ours into the reading process.
pub const READER_ARGUMENT: &str = "__read-list";

/// What the parent asks, on stdin.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) path: std::path::PathBuf,
    pub(super) sheet: Option<String>,
    pub(super) limits: Limits,
}

/// What the child answers, on stdout: in postcard, as a long list has a quarter of a million cells.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Read(ListFile),
    Refused(ReadError),
}

/// Reads the order on stdin, the file it names, and writes the cells to stdout.
///
/// Called by a program whose first argument is [`READER_ARGUMENT`]; the value is its exit code.
pub fn child_main() -> i32 {
    // A panic of the workbook reader is answered for below; its message would only confuse.
    std::panic::set_hook(Box::new(|_| {}));
    let mut order = String::new();
    if std::io::stdin().read_to_string(&mut order).is_err() {
        return 2;
    }
    let Ok(order) = serde_json::from_str::<Order>(&order) else {
        return 2;
    };
    limit_own_memory(order.limits.memory_bytes);
    let read = std::panic::catch_unwind(|| read_file(&order.path, order.sheet.as_deref(), &order.limits));
    let answer = match read {
        Ok(Ok(list)) => Answer::Read(list),
        Ok(Err(refusal)) => Answer::Refused(refusal),
        Err(_) => Answer::Refused(ReadError::Damaged),
    };
    let written = write_answer(&answer);
    // The parent waits for the end of this process, which gives back a quarter of a million cells faster all at once.
    std::mem::forget(answer);
    match written {
        Ok(()) => 0,
        Err(_) => 3,
    }
}

fn write_answer(answer: &Answer) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    postcard::to_io(answer, &mut out).map_err(std::io::Error::other)?;
    out.flush()
}

/// Reads a file in this process: for the child only, where a fault costs nothing.
fn read_file(path: &Path, sheet: Option<&str>, limits: &Limits) -> Result<ListFile, ReadError> {
    let bytes = std::fs::read(path).map_err(|_| ReadError::NotOpened { name: file_name(path) })?;
    let mut list = match detect(&bytes)? {
        Kind::Html => html::read(&bytes, limits)?,
        Kind::Delimited => delimited::read(&bytes, limits)?,
        kind => workbook::read(&bytes, kind, sheet, limits)?,
    };
    if list.sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(ReadError::NoRows);
    }
    list.sheets.retain(|s| !s.rows.is_empty() || s.trouble.is_some());
    Ok(list)
}

/// The name of a file without its folder, for sentences.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}
