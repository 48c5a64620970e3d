//! Every file that holds the book as it once was, for protecting them together with it.

use std::path::{Path, PathBuf};

use super::files::{list, own_folder, stem};
use super::held;
use crate::app::App;
use crate::error::Failure;
use crate::keys::BookKey;
use crate::storage::begins_as_database;
use crate::storage::cipher::{Fit, fit};

/// The copies of the open book that are of `key`, or plain: in its folder, at the second place, and what restoring, a new
/// form of the file or saving rows left beside it. Files of other books stay out of it.
pub(crate) fn all_copies(app: &App, second: &Path, key: Option<&BookKey>) -> Result<Vec<PathBuf>, Failure> {
    let book = app.path();
    let mut paths: Vec<PathBuf> = list(&own_folder(book), book).into_iter().map(|copy| copy.path.into()).collect();
    if second.is_absolute() && second.is_dir() {
        paths.extend(list(second, book).into_iter().map(|copy| PathBuf::from(copy.path)));
    }
    let beside = std::fs::read_dir(book.parent().unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    let starts = [format!("{}-", stem(book)), format!("{}.truoc-dang-", stem(book))];
    paths.extend(beside.map(|entry| entry.path()).filter(|path| {
        let name = crate::files::name(path);
        path != book && name.ends_with(".lienhiep") && starts.iter().any(|start| name.starts_with(start))
    }));
    let mut copies = Vec::new();
    for path in paths {
        let fits = match key {
            None => begins_as_database(&path) && held::last_entry(app, &path)?.is_some(),
            Some(key) => !begins_as_database(&path) && matches!(fit(&path, key), Ok(Fit::Opens)),
        };
        if fits && !copies.contains(&path) {
            copies.push(path);
        }
    }
    Ok(copies)
}
