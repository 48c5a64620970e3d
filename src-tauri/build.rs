//! Checks the window's configuration and names the commands that the page may call.

/// The shell's own commands; everything else goes through `call` to the core's table.
const COMMANDS: &[&str] = &["call", "cancel", "painted"];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
