//! Where a book may lie: the exchange folder goes with the server, so a book in it would be lost.

use std::path::{Path, PathBuf};

use lienhiep_core::files::shown;
use serde_json::Value;

use crate::error::CliError;

/// Commands that work on the book at their `path` from then on.
const OPENING: [&str; 4] = ["create_book", "create_sample", "open_book", "recover_book"];

/// The folder proposed for books: that of the book given at the start, else the user's documents.
pub fn folder(data: Option<&Path>) -> PathBuf {
    let given = data.and_then(|path| std::path::absolute(path).ok()).and_then(|path| path.parent().map(Path::to_owned));
    let home = || std::env::home_dir().filter(|home| home.is_dir());
    let documents = || home().map(|home| home.join("Documents")).filter(|documents| documents.is_dir());
    given.or_else(documents).or_else(home).or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

/// No book is begun or opened in the exchange folder.
///
/// # Errors
/// [`CliError::BookWouldBeLost`].
pub fn refuse_lost(command: &str, request: &Value, exchange: &Path, books: &Path) -> Result<(), CliError> {
    let path = request.get("path").and_then(Value::as_str).filter(|_| OPENING.contains(&command)).map(Path::new);
    // The book itself need not be there yet.
    let Some(parent) = path.and_then(Path::parent) else { return Ok(()) };
    let place = |folder: &Path| folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if place(parent).starts_with(place(exchange)) {
        return Err(CliError::BookWouldBeLost { folder: shown(&books.display().to_string()) });
    }
    Ok(())
}
