//! Checks the window's configuration and names the commands that the page may call.

use std::path::Path;

/// The shell's own commands, which need the window or the system; everything else goes through `call` to the core's table.
const COMMANDS: &[&str] = &["call", "cancel", "painted", "notify", "install_update", "asked_for"];

/// The built interface, which becomes part of the program.
const INTERFACE: &str = "../ui/dist";

fn main() {
    println!("cargo:rerun-if-changed={INTERFACE}");
    if !Path::new(INTERFACE).join("index.html").is_file() {
        stop("ui/dist is missing: `cargo xtask run` builds it (or `npm ci && npm run build` in ui/)");
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        stop(&format!("{error:#}"));
    }
}

fn stop(cause: &str) -> ! {
    eprintln!("{cause}");
    std::process::exit(1);
}
