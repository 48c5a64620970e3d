//! Starting the installer of a newer program. Which one may be started is the core's to say: the page names a package, the
//! core verifies it and puts its bytes where only this account writes, and that copy alone is started.

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::Session;
use serde_json::{Value, json};
use std::path::Path;
use tauri::{AppHandle, Manager};

/// Verifies the package, copies the open book, starts the installer and ends the program, which it replaces.
#[tauri::command]
pub async fn install_update(app: AppHandle, path: String, version: String) -> Result<(), Failure> {
    if !cfg!(windows) {
        return Err(refusal(
            "window.update_for_windows",
            "Bộ cài này dành cho Windows. Trên máy này, hãy cài bản mới bằng gói của hệ điều hành.",
        ));
    }
    let preparing = app.clone();
    let prepared = tauri::async_runtime::spawn_blocking(move || {
        let request = json!({ "path": path, "version": version });
        dispatch(&preparing.state::<Session>(), "prepare_update", request, &Job::quiet())
    });
    let prepared = prepared.await.unwrap_or_else(|_| Err(crate::journal::unexpected("install_update", None)))?;
    let installer = prepared.get("installer").and_then(Value::as_str).unwrap_or_default();
    if let Err(error) = std::process::Command::new(Path::new(installer)).spawn() {
        log::warn!("install_update: {:?}", error.kind());
        return Err(refusal(
            "window.update_not_started",
            "Không chạy được bộ cài: Windows hoặc phần mềm diệt virus đã chặn. Hãy đóng chương trình rồi tự chạy bộ cài \
             trên USB; sổ đã được sao lưu.",
        ));
    }
    log::info!("install_update: started");
    app.state::<Session>().close();
    app.exit(0);
    Ok(())
}

fn refusal(code: &str, sentence: &str) -> Failure {
    Failure { code: code.into(), sentence: sentence.into(), field: None, detail: Value::Null.into() }
}
