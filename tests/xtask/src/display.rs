//! A screen for the window where the machine has none.

use crate::process::Program;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

/// Whether a person can see a window here.
pub fn present() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// An X server of our own, ended when dropped.
pub struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// Starts Xvfb on a free display, which it picks itself.
    pub fn start(width: u32, height: u32) -> Result<Self, String> {
        let size = format!("{width}x{height}x24");
        // Without -noreset it begins anew when its last window closes, and a window that opens just then finds no display.
        let mut command = Program::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", &size])
            .into_command();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().map_err(|error| format!("Không chạy được Xvfb: {error}"))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).ok();
        }
        if number.trim().is_empty() {
            server.kill().ok();
            server.wait().ok();
            return Err("Xvfb không cho biết số màn hình.".into());
        }
        Ok(Self { server, name: format!(":{}", number.trim()) })
    }

    /// The value for `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Saves what is on the screen.
    pub fn photograph(&self, picture: &Path) -> Result<(), String> {
        Program::new("import")
            .args(["-display", &self.name, "-window", "root", "-strip"])
            .args([picture])
            .kept()
            .map(drop)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
