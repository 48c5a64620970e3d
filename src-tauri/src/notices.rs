//! A notice of the system: what it says is decided by the page, and never names anybody.

use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt;

/// Shows a notice. Where the system shows none, the overview says the same; nothing is lost.
#[tauri::command]
pub fn notify(app: AppHandle, title: String, body: String) {
    if app.notification().builder().title(title).body(body).show().is_err() {
        log::warn!("notify: not shown");
    }
}
