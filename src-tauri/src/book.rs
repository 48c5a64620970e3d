//! Opening the book that the program was started with, the first time and again.
//!
//! The first time it is opened beside the start of the web view, which saves a moment. Whatever cannot be opened without
//! a word with the person (a password, a damaged file, another book with an unsaved form) is left to the page: it is told
//! that a book was asked for, and fetches which.

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::files::is_same;
use lienhiep_core::job::Job;
use lienhiep_core::session::Session;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tauri::{AppHandle, Emitter, Manager};

/// Tells the page that a book was asked for.
const ASKED: &str = "book-asked";

/// The opening of the first book, under way beside the start of the web view.
pub struct Opening(Mutex<Option<JoinHandle<()>>>);

impl Opening {
    /// Begins to open the file named on the command line, if one was.
    pub fn begin(app: &AppHandle) -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let file = named_file(&arguments, &std::env::current_dir().unwrap_or_default());
        let app = app.clone();
        Self(Mutex::new(file.map(|file| std::thread::spawn(move || open_or_leave(&app, file)))))
    }

    /// Returns when the first book is open or was left to the page.
    pub fn wait(&self) {
        let mut opening = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = opening.take() {
            thread.join().ok();
        }
    }
}

/// The book that the page has yet to open.
#[derive(Default)]
pub struct Asked(Mutex<Option<PathBuf>>);

impl Asked {
    fn put(&self, file: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }
}

/// The book that the page has yet to open, told once.
#[tauri::command]
pub async fn asked_for(app: AppHandle) -> Option<String> {
    let waiting = app.clone();
    tauri::async_runtime::spawn_blocking(move || waiting.state::<Opening>().wait()).await.ok();
    let asked = app.state::<Asked>().0.lock().unwrap_or_else(PoisonError::into_inner).take();
    asked.map(|file| file.to_string_lossy().into_owned())
}

/// A second start shows the window that is already open; the page opens the book there, and asks when a form is unsaved.
pub fn shown_again(app: &AppHandle, arguments: &[String], folder: &Path) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    window.unminimize().ok();
    window.set_focus().ok();
    let Some(file) = named_file(arguments, folder) else {
        return;
    };
    let current = app.state::<Session>().current();
    if current.is_some_and(|book| is_same(book.path(), &file)) {
        return;
    }
    app.state::<Asked>().put(file);
    if app.emit(ASKED, ()).is_err() {
        log::warn!("{ASKED}: the page does not hear");
    }
}

fn open_or_leave(app: &AppHandle, file: PathBuf) {
    if let Err(failure) = open(app, &file) {
        log::info!("open_book: {}", failure.code);
        app.state::<Asked>().put(file);
    }
}

/// Through the table, like everything else: it also puts the book among the recent ones.
fn open(app: &AppHandle, file: &Path) -> Result<(), Failure> {
    let request = json!({ "path": file });
    dispatch(&app.state::<Session>(), "open_book", request, &Job::quiet()).map(drop)
}

/// The first argument that is not an option, as a path from `folder`.
fn named_file(arguments: &[String], folder: &Path) -> Option<PathBuf> {
    let named = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'))?;
    Some(folder.join(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_first_argument_that_is_no_option() {
        let arguments = ["program", "--flag", "sổ.lienhiep"].map(String::from);
        assert_eq!(named_file(&arguments, Path::new("/nhà")), Some(PathBuf::from("/nhà/sổ.lienhiep")));
        assert_eq!(named_file(&arguments[..2], Path::new("/nhà")), None);
    }
}
