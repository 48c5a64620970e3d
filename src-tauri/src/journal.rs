//! The log: which command was refused with which code, where a fault lies. Never a value, a name or
//! a sentence, since those carry people's data.

use lienhiep_core::error::Failure;
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};
use tauri::{AppHandle, Manager, Runtime, plugin::TauriPlugin};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

const LARGEST: u128 = 1_000_000;
const KEPT: usize = 3;

/// Writes to the program's log folder, a few small files.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let file = Target::new(TargetKind::LogDir { file_name: Some("so-lien-hiep".into()) });
    tauri_plugin_log::Builder::new()
        .clear_targets()
        .target(file)
        // Others' words may quote a path with somebody's name: only our own lines are kept.
        .level(log::LevelFilter::Off)
        .level_for("so_lien_hiep", log::LevelFilter::Info)
        .max_file_size(LARGEST)
        .rotation_strategy(RotationStrategy::KeepSome(KEPT))
        .build()
}

/// A panic leaves its place in the log; its message may quote a record, so it is left out.
pub fn record_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        log::error!("panic at {place}");
    }));
}

/// The failure that a fault of the program becomes: nothing was lost, a reference, where the log lies.
pub fn unexpected(name: &str, app: Option<&AppHandle>) -> Failure {
    let reference = reference();
    log::error!("{name}: unexpected, reference {reference}");
    let folder = app.and_then(|app| app.path().app_log_dir().ok());
    Failure {
        code: "window.unexpected".into(),
        sentence: format!(
            "Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu còn nguyên, việc vừa làm chưa được ghi. \
             Hãy thử lại; nếu vẫn lỗi, gửi mã {reference} kèm tệp nhật ký cho người hỗ trợ."
        ),
        field: None,
        detail: folder.map_or(Value::Null, |folder| json!({ "log_folder": folder })).into(),
    }
}

/// Short enough to read over the telephone, and findable in the log.
fn reference() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:06X}", now.as_millis() & 0xFF_FFFF)
}
