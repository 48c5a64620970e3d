//! Opening the book that the program was started with, the first time and again.

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::Session;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

const TITLE: &str = "Sổ Liên hiệp";

/// The opening of the first book, under way beside the start of the web view.
pub struct Opening(Mutex<Option<JoinHandle<()>>>);

impl Opening {
    /// Begins to open the file named on the command line, if one was.
    pub fn begin(app: &AppHandle) -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let file = named_file(&arguments, &std::env::current_dir().unwrap_or_default());
        let app = app.clone();
        Self(Mutex::new(file.map(|file| std::thread::spawn(move || open_or_say(&app, &file)))))
    }

    /// Returns when the first book is open or was refused.
    pub fn wait(&self) {
        let mut opening = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = opening.take() {
            thread.join().ok();
        }
    }
}

/// A second start shows the window that is already open, and asks before it changes the book there.
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
    if current.as_ref().is_some_and(|book| book.path() == file) {
        return;
    }
    let asking = app.clone();
    let question = match &current {
        Some(book) => format!(
            "Đang mở {}.\nĐóng sổ này và mở {}? Phần đang nhập dở chưa lưu sẽ mất.",
            name_of(book.path()),
            name_of(&file)
        ),
        None => format!("Mở {}?", name_of(&file)),
    };
    let buttons = MessageDialogButtons::OkCancelCustom("Mở".into(), "Giữ nguyên".into());
    app.dialog().message(question).title(TITLE).buttons(buttons).show(move |yes| {
        if yes {
            change(&asking, &window, &file);
        }
    });
}

/// Opens another book off the main thread, then lets the page begin anew.
fn change(app: &AppHandle, window: &WebviewWindow, file: &Path) {
    let (app, window, file) = (app.clone(), window.clone(), file.to_path_buf());
    std::thread::spawn(move || {
        open_or_say(&app, &file);
        window.reload().ok();
    });
}

fn open_or_say(app: &AppHandle, file: &Path) {
    if let Err(failure) = open(app, file) {
        log::info!("open_book: {}", failure.code);
        let message = app.dialog().message(failure.sentence).title(TITLE);
        message.kind(MessageDialogKind::Error).buttons(MessageDialogButtons::OkCustom("Đóng".into())).show(|_| {});
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

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
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
