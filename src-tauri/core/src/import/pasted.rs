//! A table that was copied out of Word, Excel or a page and pasted into the window.
//!
//! It goes the way of a file: what other programs put on the clipboard is as foreign as their files, and is read by the
//! same process of its own. The file that it lies in for that is gone when it has been read.

use std::io::Write;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use ts_rs::TS;

use super::error::{ImportError, failure};
use crate::error::Failure;

/// What is on the clipboard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Pasted {
    /// As a page, when the program it comes from gave one: it knows cells of several lines and merged heads.
    pub pasted_page: Option<String>,
    /// As text: a line a row, a tab between cells.
    pub pasted_text: String,
}

/// What stands in place of a file's name.
pub const PASTED_NAME: &str = "Bảng đã dán";

/// Where rows come from, in words: “tệp hội.xlsx”, or “bảng đã dán”.
pub fn source_words(file_name: &str) -> String {
    match file_name {
        PASTED_NAME => "bảng đã dán".to_owned(),
        name => format!("tệp {name}"),
    }
}

impl Pasted {
    /// The table as a file, for as long as that is held.
    ///
    /// # Errors
    /// [`ImportError::NothingPasted`]; the disk takes no file.
    pub(super) fn as_file(&self) -> Result<NamedTempFile, Failure> {
        let page = self.pasted_page.as_deref().filter(|html| html.to_ascii_lowercase().contains("<table"));
        if page.is_none() && self.pasted_text.trim().is_empty() {
            return Err(failure(ImportError::NothingPasted));
        }
        let (content, ending) = match page {
            // The charset is said first: what a program writes of its own stands too far down to be found, or nowhere.
            Some(html) => (format!("<html><meta charset=\"utf-8\">{html}"), ".html"),
            // The mark says UTF-8, whatever the letters look like.
            None => (format!("\u{feff}{}", self.pasted_text), ".txt"),
        };
        let written =
            tempfile::Builder::new().prefix("so-lien-hiep-").suffix(ending).tempfile().and_then(|mut file| {
                file.write_all(content.as_bytes())?;
                file.flush()?;
                Ok(file)
            });
        written.map_err(|error| failure(ImportError::PastedNotKept { reason: crate::files::reason(&error) }))
    }
}
