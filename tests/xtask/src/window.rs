//! Building the window's program and starting it, with word of when it has painted.

use crate::folders::{self, Profile};
use crate::process::Program;
use crate::served::megabytes;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The window's program, and the package it comes from.
pub const WINDOW: &str = "so-lien-hiep";
/// The command line, built beside it: the two share nearly all of their work.
pub const CLI: &str = "lienhiep-cli";

/// How long a window may take before it is given up. A cold cache on an old machine is slow.
const PATIENCE: Duration = Duration::from_secs(90);

/// Builds the window and the command line.
pub fn build(profile: Profile) -> Result<(), String> {
    let cargo = folders::cargo(["build", "-p", WINDOW, "-p", CLI]);
    match profile {
        Profile::Dev => cargo.shown(),
        Profile::Release => cargo.args(["--release"]).shown(),
    }
}

/// A window started by xtask; it is closed when this is dropped.
pub struct Opened {
    child: Child,
    began: Instant,
    since_epoch: Duration,
    timing: PathBuf,
}

impl Opened {
    /// Starts the window on a data file, on a given display, with settings of its own in `home`.
    pub fn start(program: &Path, file: &Path, display: &str, home: &Path) -> Result<Self, String> {
        let timing = home.join("painted.jsonl");
        std::fs::remove_file(&timing).ok();
        std::fs::create_dir_all(home).map_err(|error| format!("{}: {error}", home.display()))?;
        let mut command = Program::new(program)
            .args([file])
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            // The virtual display has no graphics card to share pictures with: WebKit would find that out only after
            // a second in which the window stands empty.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            // Without this, a window already open on the same machine would be asked to show the file.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LIENHIEP_TIMING", &timing)
            .into_command();
        let log = std::fs::File::create(home.join("window.log")).map_err(|error| error.to_string())?;
        let second = log.try_clone().map_err(|error| error.to_string())?;
        command.stdin(Stdio::null()).stdout(log).stderr(second);
        let (began, now) = (Instant::now(), SystemTime::now());
        let since_epoch = now.duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
        let child = command.spawn().map_err(|error| format!("Không mở được {}: {error}", program.display()))?;
        Ok(Self { child, began, since_epoch, timing })
    }

    /// Waits until the window says that its overview stands; the time from the start of the process.
    pub fn painted(&mut self) -> Result<Duration, String> {
        loop {
            let told = std::fs::read_to_string(&self.timing).unwrap_or_default();
            if let Some(painted) = told.lines().find_map(painted_at) {
                return Ok(painted.saturating_sub(self.since_epoch));
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("Cửa sổ đã tự đóng ({status}).\n{}", self.log()));
            }
            if self.began.elapsed() > PATIENCE {
                return Err(format!("Sau {} giây trang Tổng quan vẫn chưa hiện.\n{}", PATIENCE.as_secs(), self.log()));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Resident memory of the window's process in megabytes: all of it, and the part that is its own
    /// (not pages of shared libraries).
    pub fn memory(&self) -> Result<(f64, f64), String> {
        let process = self.child.id();
        Ok((megabytes(process, "VmRSS:")?, megabytes(process, "RssAnon:")?))
    }

    fn log(&self) -> String {
        let log = self.timing.with_file_name("window.log");
        std::fs::read_to_string(log).unwrap_or_default()
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The instant in a line `{"page":"overview","painted_at_unix_ms":…}`, from the epoch.
fn painted_at(line: &str) -> Option<Duration> {
    let told: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(Duration::from_millis(told.get("painted_at_unix_ms")?.as_u64()?))
}
