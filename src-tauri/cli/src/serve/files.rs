//! Files between the browser and the core, through one temporary folder.

use std::path::{Component, Path as FilePath};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use lienhiep_core::error::Failure;
use lienhiep_core::files::is_device;
use serde::Deserialize;
use serde_json::json;

use super::{FILE_LIMIT, Server};
use crate::error::CliError;

/// The query of an upload.
#[derive(Deserialize)]
pub struct Upload {
    name: String,
}

/// Takes a file in: each in a folder of its own, so that two of one name live side by side.
pub async fn upload(State(server): State<Arc<Server>>, Query(upload): Query<Upload>, body: Body) -> Response {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let Some(name) = plain_name(&upload.name) else {
        return refused(StatusCode::BAD_REQUEST, CliError::BadFileName { name: upload.name });
    };
    let Ok(bytes) = to_bytes(body, FILE_LIMIT).await else {
        return refused(StatusCode::PAYLOAD_TOO_LARGE, CliError::TooLarge { limit_mb: FILE_LIMIT >> 20 });
    };
    let folder = server.exchange.path().join(format!("gui-len-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
    let path = folder.join(name);
    match std::fs::create_dir(&folder).and_then(|()| std::fs::write(&path, bytes)) {
        Ok(()) => Json(json!({ "path": path })).into_response(),
        Err(error) => refused(StatusCode::INSUFFICIENT_STORAGE, CliError::not_written(&path, &error)),
    }
}

/// Gives a file of the exchange folder out.
pub async fn download(State(server): State<Arc<Server>>, Path(name): Path<String>) -> Response {
    let Some(plain) = plain_name(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let path = server.exchange.path().join(plain);
    match std::fs::read(&path) {
        Ok(bytes) => {
            let disposition = format!("attachment; filename*=UTF-8''{}", percent_encoded(plain));
            let headers = [
                (CONTENT_TYPE, "application/octet-stream".to_owned()),
                (CONTENT_DISPOSITION, disposition),
                (CACHE_CONTROL, "no-store".to_owned()),
                (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Where the browser's "save as" lets the core write, and where books may lie.
pub async fn exchange(State(server): State<Arc<Server>>) -> Response {
    Json(json!({ "folder": server.exchange.path(), "books": server.books })).into_response()
}

/// The name when it is one, without any folder and safe on Windows too.
fn plain_name(name: &str) -> Option<&str> {
    let forbidden = |letter: char| letter.is_control() || r#"/\:*?"<>|"#.contains(letter);
    let mut parts = FilePath::new(name).components();
    let is_one_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name);
    let is_kept = !name.ends_with(['.', ' ']) && !is_device(FilePath::new(name));
    (is_one_name && is_kept && !name.contains(forbidden) && name.len() <= 200).then_some(name)
}

fn percent_encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn refused(status: StatusCode, error: CliError) -> Response {
    (status, Json(json!({ "failure": Failure::from(error) }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_folder() {
        assert_eq!(plain_name("danh sách hội viên.xlsx"), Some("danh sách hội viên.xlsx"));
        for bad in [
            "",
            ".",
            "..",
            "../x",
            "/etc/passwd",
            r"..\x",
            "a/b",
            r"C:\x",
            "x:y",
            "a\0b",
            "./a",
            "NUL.xlsx",
            "com1",
            "a.xlsx.",
            "a ",
        ] {
            assert_eq!(plain_name(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_travel_in_ascii() {
        assert_eq!(percent_encoded("Báo cáo.xlsx"), "B%C3%A1o%20c%C3%A1o.xlsx");
    }
}
