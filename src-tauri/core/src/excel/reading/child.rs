//! The reading process itself.

use super::cells::ListFile;
use super::error::ReadError;
use super::kind::{Kind, detect};
use super::limits::{Limits, end_when_passed, limit_own_memory};
use super::pieces::{Answer, Outlet, SENT_TOGETHER};
use super::{delimited, html, pieces, workbook};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The hidden first argument that turns a program of ours into the reading process.
pub const READER_ARGUMENT: &str = "__read-list";

/// What the parent asks, on stdin.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) path: std::path::PathBuf,
    pub(super) sheet: Option<String>,
    pub(super) limits: Limits,
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
    let outlet = Outlet::new(std::io::stdout());
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| {
        read_file(&order.path, order.sheet.as_deref(), &order.limits, &outlet)
    }));
    end_when_passed(order.limits.memory_bytes);
    let answer = match read {
        Ok(Ok((list, numbers))) => Answer::Read(list, numbers),
        Ok(Err(refusal)) => Answer::Refused(refusal),
        Err(_) => Answer::Refused(ReadError::Damaged),
    };
    match outlet.finish(answer) {
        Ok(()) => 0,
        Err(_) => 3,
    }
}

/// Reads a file in this process: for the child only, where a fault costs nothing. With the number under which rows of
/// each sheet were sent ahead.
fn read_file(
    path: &Path,
    sheet: Option<&str>,
    limits: &Limits,
    outlet: &Outlet,
) -> Result<(ListFile, Vec<u32>), ReadError> {
    let bytes = std::fs::read(path).map_err(|_| ReadError::NotOpened { name: file_name(path) })?;
    read_content(&bytes, sheet, limits, outlet)
}

/// Reads the bytes of a file in this very process, by the same pieces: for tests and fuzzing, where a fault is what is
/// looked for.
///
/// # Errors
/// [`ReadError`], as the child would tell it.
///
/// # Panics
/// The workbook library does on some broken files; the child answers for that.
pub fn read_bytes(bytes: &[u8], limits: &Limits) -> Result<ListFile, ReadError> {
    let sent = Sent::default();
    let outlet = Outlet::new(sent.clone());
    let (list, numbers) = read_content(bytes, None, limits, &outlet)?;
    outlet.finish(Answer::Read(list, numbers)).map_err(|_| ReadError::ReaderBroke)?;
    let sent = std::mem::take(&mut *sent.0.lock().unwrap_or_else(PoisonError::into_inner));
    pieces::receive(sent.as_slice(), limits.answer_bytes)
}

/// What went out, to be read within the same process.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn read_content(
    bytes: &[u8],
    sheet: Option<&str>,
    limits: &Limits,
    outlet: &Outlet,
) -> Result<(ListFile, Vec<u32>), ReadError> {
    let mut list = match detect(bytes)? {
        Kind::Html => html::read(bytes, limits)?,
        Kind::Delimited => delimited::read(bytes, limits)?,
        kind => workbook::read(bytes, kind, sheet, limits, outlet)?,
    };
    if list.sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(ReadError::NoRows);
    }
    let (sheets, numbers): (Vec<_>, Vec<u32>) = std::mem::take(&mut list.sheets)
        .into_iter()
        .zip(0..)
        .filter(|(sheet, _)| !sheet.rows.is_empty() || sheet.trouble.is_some())
        .unzip();
    list.sheets = sheets;
    send_rows(&mut list, &numbers, outlet);
    Ok((list, numbers))
}

/// Sends what was read whole in pieces too, but the last row of each sheet: no second copy of all of it is made.
fn send_rows(list: &mut ListFile, numbers: &[u32], outlet: &Outlet) {
    let sound = list.sheets.iter_mut().zip(numbers).filter(|(sheet, _)| sheet.trouble.is_none());
    for (sheet, number) in sound {
        let last = sheet.rows.pop();
        let mut rows = std::mem::take(&mut sheet.rows).into_iter();
        while rows.len() > 0 {
            outlet.rows(*number, rows.by_ref().take(SENT_TOGETHER).collect());
        }
        sheet.rows.extend(last);
    }
}

/// The name of a file without its folder, for sentences.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}
