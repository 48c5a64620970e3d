//! The interface: npm packages and the build, each done again only when its sources changed.

use crate::folders;
use crate::machine::node_program;
use crate::steps::{Stop, step};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What the build of the interface reads.
const SOURCES: &[&str] =
    &["src", "public", "index.html", "package-lock.json", "vite.config.ts", "svelte.config.js", "tsconfig.json"];

/// Packages installed and `ui/dist` built from today's sources.
pub fn ready() -> Result<(), Stop> {
    packages(&folders::ui())?;
    step("Dựng giao diện", "sửa lỗi mà Vite nêu ở trên (ui/src), rồi chạy lại", || {
        let (ui, built) = (folders::ui(), folders::ui().join("dist/index.html"));
        // Not inside dist: all that lies there goes into the program.
        let stamp = ui.join("node_modules/.built-from");
        if !built.is_file() {
            std::fs::remove_file(&stamp).ok();
        }
        when_changed(&stamp, fingerprint(&ui, SOURCES), || {
            node_program("npm")?.args(["run", "--silent", "build"]).inside(&ui).kept().map(drop)
        })
    })
}

/// `npm ci` in a folder with a lock file, when the lock changed since the last one.
pub fn packages(folder: &Path) -> Result<(), Stop> {
    let name = format!("Cài gói npm của {}", folder.strip_prefix(folders::root()).unwrap_or(folder).display());
    step(&name, "kiểm tra kết nối kho npm và tệp package-lock.json, rồi chạy lại", || {
        when_changed(&folder.join("node_modules/.installed-from"), fingerprint(folder, &["package-lock.json"]), || {
            let npm = node_program("npm")?.inside(folder).env("npm_config_cache", npm_cache());
            npm.args(["ci", "--no-audit", "--no-fund"]).kept().map(drop)
        })
    })
}

/// npm's own download cache, kept beside the other caches unless the caller chose one.
fn npm_cache() -> PathBuf {
    std::env::var_os("npm_config_cache").map_or_else(|| folders::cache().join("npm"), PathBuf::from)
}

/// Does the work unless the stamp says that it was done for the same sources.
fn when_changed(stamp: &Path, now: u64, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let now = format!("{now:016x}");
    if std::fs::read_to_string(stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    work()?;
    std::fs::write(stamp, now).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// A number that changes when any of the named files or folders does.
fn fingerprint(folder: &Path, names: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in names {
        hash_tree(&folder.join(name), &mut hasher);
    }
    hasher.finish()
}

fn hash_tree(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(bytes) = std::fs::read(path) {
        path.hash(hasher);
        bytes.hash(hasher);
        return;
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return;
    };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        hash_tree(&path, hasher);
    }
}
