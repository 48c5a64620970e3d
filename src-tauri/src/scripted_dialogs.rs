//! File dialogs answered from a folder instead of by a person, for the test in the real window.
//!
//! A dialog belongs to the operating system and cannot be driven through the page. When the variable
//! `LIENHIEP_TEST_FILES` names a folder, a plugin with the real one's name and commands takes its
//! place: "open" answers with the next file of `FOLDER/open` (by name, each once), "save" with
//! `FOLDER/save/<suggested name>`, a folder is `FOLDER/save`. Without the variable the real plugin is
//! used and nothing here runs. It grants the page nothing that the dialogs do not.

use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{App, Manager, Runtime, State};

const FOLDER: &str = "LIENHIEP_TEST_FILES";

struct Script {
    folder: PathBuf,
    opened: AtomicUsize,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    #[serde(default)]
    directory: bool,
    default_path: Option<PathBuf>,
}

/// Takes the place of the real dialogs when a test asks for it.
pub fn install(app: &App) -> tauri::Result<()> {
    match std::env::var_os(FOLDER) {
        Some(folder) => app.handle().plugin(scripted(PathBuf::from(folder))),
        None => Ok(()),
    }
}

fn scripted<R: Runtime>(folder: PathBuf) -> TauriPlugin<R> {
    Builder::new("dialog")
        .invoke_handler(tauri::generate_handler![open, save])
        .setup(|app, _| {
            app.manage(Script { folder, opened: AtomicUsize::new(0) });
            Ok(())
        })
        .build()
}

#[tauri::command]
fn open(script: State<'_, Script>, options: Options) -> Option<PathBuf> {
    if options.directory {
        return Some(script.folder.join("save"));
    }
    let turn = script.opened.fetch_add(1, Ordering::Relaxed);
    files(&script.folder.join("open")).into_iter().nth(turn)
}

#[tauri::command]
fn save(script: State<'_, Script>, options: Options) -> Option<PathBuf> {
    let suggested = options.default_path?;
    Some(script.folder.join("save").join(suggested.file_name()?))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}
