//! What the core cannot know by itself: time, who acts, where things are.

use lienhiep_core::clock::SystemClock;
use lienhiep_core::session::Environment;
use std::sync::Arc;
use tauri::{App, Manager};

/// The environment of this machine and user.
pub fn environment(app: &App) -> tauri::Result<Environment> {
    Ok(Environment {
        clock: Arc::new(SystemClock),
        actor: actor(),
        reader_program: std::env::current_exe()?,
        config_folder: Some(app.path().app_config_dir()?),
        log_folder: Some(app.path().app_log_dir()?),
    })
}

/// Who the history names: the name under which the person is signed in to the machine.
fn actor() -> String {
    let name = |variable: &str| std::env::var(variable).ok().filter(|name| !name.is_empty());
    name("USERNAME").or_else(|| name("USER")).unwrap_or_else(|| "Văn phòng".into())
}
