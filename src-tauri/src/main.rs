//! **The window of Sổ Liên hiệp**: a thin shell around `lienhiep-core`.
//!
//! The map: [`call`] carries the page's questions to the core's command table; [`book`] opens the file
//! that the program was started with; [`environment`] says who acts and where things are; [`journal`]
//! is the log, without personal data; [`notices`] shows what the page
//! has to say of deadlines; [`update`] starts the installer that the core has verified; [`painted`] tells a waiting test that the overview stands;
//! [`scripted_dialogs`] answers the file dialogs in a test, where nobody can click them; [`webview`] says in words
//! when Windows lacks what shows the page.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod book;
mod call;
mod environment;
mod journal;
mod notices;
mod painted;
mod scripted_dialogs;
mod update;
mod webview;

use lienhiep_core::session::Session;
use std::path::Path;
use std::process::ExitCode;
use tauri::{App, Manager, Runtime, plugin::TauriPlugin};
use tauri_plugin_window_state::StateFlags;

fn main() -> ExitCode {
    // Foreign lists are read by this program started again: that process opens no window.
    if std::env::args().nth(1).as_deref() == Some(lienhiep_core::excel::reading::READER_ARGUMENT) {
        return ExitCode::from(u8::try_from(lienhiep_core::excel::reading::child_main()).unwrap_or(1));
    }
    if !webview::present_or_say() {
        return ExitCode::FAILURE;
    }
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let window_state = tauri_plugin_window_state::Builder::new().with_state_flags(remembered).build();
    let ended = tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            book::shown_again(app, &arguments, Path::new(&folder));
        }))
        .plugin(journal::plugin())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window_state)
        .plugin(stay_inside())
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::cancel,
            painted::painted,
            notices::notify,
            update::install_update,
            book::asked_for
        ])
        .setup(|app| Ok(start(app)?))
        .run(tauri::generate_context!());
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Không mở được cửa sổ: {error}. Hãy cài lại chương trình; dữ liệu không bị ảnh hưởng.");
            ExitCode::FAILURE
        }
    }
}

/// Runs while the web view is starting, so that the book is open by the time the page asks for it.
fn start(app: &mut App) -> tauri::Result<()> {
    journal::record_panics();
    scripted_dialogs::install(app)?;
    app.manage(Session::new(environment::environment(app)?));
    app.manage(call::Jobs::default());
    app.manage(book::Asked::default());
    app.manage(book::Opening::begin(app.handle()));
    Ok(())
}

/// The page never leaves the program: no link and no dropped address opens the web in this window.
fn stay_inside<R: Runtime>() -> TauriPlugin<R> {
    tauri::plugin::Builder::new("stay-inside")
        .on_navigation(|_webview, url| match url.scheme() {
            "tauri" => true,
            "http" | "https" => url.host_str() == Some("tauri.localhost"),
            _ => false,
        })
        .build()
}
