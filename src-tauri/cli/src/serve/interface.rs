//! The built interface as static files, under the window's content policy.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use lienhiep_core::error::Failure;

use super::Server;
use crate::error::CliError;

/// The window's own policy (`tauri.conf.json`) without Tauri's `ipc:`.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The folder, when it holds a built interface.
pub fn checked(folder: PathBuf) -> Result<PathBuf, Failure> {
    let found = folder.canonicalize().ok().filter(|folder| folder.join("index.html").is_file());
    Ok(found.ok_or_else(|| CliError::NoInterface { path: folder.display().to_string() })?)
}

/// Gives one file of the interface out.
pub async fn file(State(server): State<Arc<Server>>, method: Method, uri: Uri) -> Response {
    let found =
        server.interface.as_deref().filter(|_| method == Method::GET).and_then(|folder| find(folder, uri.path()));
    let Some(path) = found else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(bytes) = std::fs::read(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (CONTENT_TYPE, content_type(&path)),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, bytes).into_response()
}

/// The file of a path of the address; never one outside the folder, also not through a link. Names that need
/// percent-encoding do not occur in a built interface.
fn find(folder: &Path, asked: &str) -> Option<PathBuf> {
    let asked = asked.trim_start_matches('/');
    let asked = Path::new(if asked.is_empty() { "index.html" } else { asked });
    let plain = asked.components().all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(asked).canonicalize().ok().filter(|path| plain && path.starts_with(folder))?;
    path.is_file().then_some(path)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("dist");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("index.html"), "a").unwrap();
        std::fs::write(folder.path().join("secret"), "b").unwrap();
        let inner = checked(inner).unwrap();
        assert_eq!(find(&inner, "/"), Some(inner.join("index.html")));
        assert_eq!(find(&inner, "/../secret"), None);
        assert_eq!(find(&inner, "//etc/passwd"), None);
        assert_eq!(find(&inner, "/%2e%2e/secret"), None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("secret"), inner.join("link")).unwrap();
            assert_eq!(find(&inner, "/link"), None);
        }
    }
}
