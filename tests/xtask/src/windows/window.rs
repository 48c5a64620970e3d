//! The window's program for Windows: that it builds, and that it says in words when the web view is missing.

use super::cross;
use super::wine::{OFFICE, Wine};
use crate::display::Screen;
use crate::folders::{self, Profile};
use crate::process::Program;
use crate::steps::{Found, Tally};
use crate::window::WINDOW;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// What an office gets: the program, and Microsoft's loader that it asks for the web view.
pub const SHIPPED: &[&str] = &["so-lien-hiep.exe", "WebView2Loader.dll"];

/// How long Wine may take to show a box.
const PATIENCE: Duration = Duration::from_secs(60);

/// Builds the window as an office gets it; the folder of what belongs to it.
pub fn build() -> Result<PathBuf, String> {
    cross::cargo("build").args(["--release", "-p", WINDOW]).shown()?;
    let folder = cross::programs(Profile::Release);
    for name in SHIPPED {
        if !folder.join(name).is_file() {
            return Err(format!("bản dịch không có {name} trong {}", folder.display()));
        }
    }
    Ok(folder)
}

pub fn check() -> Result<Found, String> {
    let folder = build()?;
    says_that_web_view_is_missing(&folder.join(SHIPPED[0]))?;
    Ok(Found { tally: Tally { passed: 2, failed: 0 }, detail: String::new() })
}

/// Wine has no WebView2, as an old machine has none: the program shows a box, which is photographed, and does not end
/// without a word.
fn says_that_web_view_is_missing(program: &Path) -> Result<(), String> {
    let wine = Wine::ready()?;
    let screen = Screen::start(1024, 640)?;
    let picture = folders::output("windows")?.join("thieu-webview2.png");
    let book = format!(r"{OFFICE}\so.lienhiep");
    let mut command = wine.program(program).args([book]).env("DISPLAY", screen.name()).into_command();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().map_err(|error| format!("Không mở được cửa sổ dưới Wine: {error}"))?;
    let mut shown = Shown { child, wine };
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(500));
        if let Ok(Some(status)) = shown.child.try_wait() {
            return Err(format!("Chương trình tự đóng ({status}), không nói gì."));
        }
        screen.photograph(&picture)?;
        // An empty screen has one colour, a box with words has many.
        let colours = Program::new("identify").args(["-format", "%k"]).args([&picture]).answer()?;
        if colours.trim().parse::<u32>().is_ok_and(|count| count > 8) {
            eprintln!("    ✓ {}", picture.display());
            return Ok(());
        }
    }
    Err(format!("Sau {} giây vẫn không có hộp thoại nào.", PATIENCE.as_secs()))
}

/// A program that shows a box until it is ended.
struct Shown {
    child: Child,
    wine: Wine,
}

impl Drop for Shown {
    fn drop(&mut self) {
        // Ending Wine's loader alone would leave the program for Windows running.
        self.wine.program("taskkill").args(["/f", "/im", SHIPPED[0]]).kept().ok();
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
