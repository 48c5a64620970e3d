//! Cheap lies, caught before the workbook reader believes them.

use super::error::ReadError;
use super::limits::Limits;
use std::io::Cursor;

/// More parts than this no list has.
const MOST_PARTS: usize = 20_000;
/// Unpacked parts above this size are measured against their packed size.
const RATIO_FROM: u64 = 64 << 20;
/// Sheets of repeated values pack 100 to 1; a bomb packs 1,000 to 1.
const HIGHEST_RATIO: u64 = 400;

/// Refuses a zip whose stated sizes no honest list has. What a zip states may itself be a lie:
/// the memory and time limits of the process stand behind this.
pub(super) fn check_zip(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::TooMuch);
    }
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| ReadError::Damaged)?;
        let (size, packed) = (part.size(), part.compressed_size().max(1));
        if part.encrypted() {
            return Err(ReadError::Encrypted);
        }
        if part.name().is_ok_and(|name| is_picture(&name)) {
            continue;
        }
        total = total.saturating_add(size);
        if size > limits.part_bytes || (size > RATIO_FROM && size / packed > HIGHEST_RATIO) {
            return Err(ReadError::TooMuch);
        }
    }
    if total > limits.part_bytes.saturating_mul(2) {
        return Err(ReadError::TooMuch);
    }
    Ok(())
}

/// Pictures are never unpacked, so their size does not matter.
fn is_picture(name: &str) -> bool {
    name.contains("/media/") || name.starts_with("Pictures/")
}

/// The cells kept so far, counted with the empty ones before them.
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Budget { left: limits.cells }
    }

    /// Takes cells from the budget, or refuses.
    pub(super) fn take(&mut self, cells: u64) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(cells).ok_or(ReadError::TooMuch)?;
        Ok(())
    }
}
