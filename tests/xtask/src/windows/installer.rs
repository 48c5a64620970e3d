//! The installer: made by NSIS, then run silently under Wine, there and back again.

use super::cross;
use super::window::{SHIPPED, build};
use super::wine::{OFFICE, Wine};
use crate::folders;
use crate::process::Program;
use crate::steps::{Found, Tally};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

const PRODUCT: &str = "Sổ Liên hiệp";
/// What the installer may weigh without Microsoft's runtime.
const MOST_BYTES: u64 = 15 << 20;
/// The uninstaller goes on from a copy of itself after the first one has ended.
const PATIENCE: Duration = Duration::from_secs(60);

const ENTRY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Sổ Liên hiệp";
const FILE_TYPE: &str = r"HKCU\Software\Classes\.lienhiep";
const OPEN: &str = r"HKCU\Software\Classes\SoLienHiep.So\shell\open\command";
const NOTICES: &str = r"HKCU\Software\Classes\AppUserModelId\vn.lienhiep.so";
const RUNTIME: &str = r"HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";

/// What an office gets, installed and uninstalled.
pub fn check() -> Result<Found, String> {
    let installer = make(&build()?)?;
    let size = std::fs::metadata(&installer).map_err(|error| error.to_string())?.len();
    eprintln!("    {} · {:.1} MB", installer.display(), size as f64 / f64::from(1 << 20));
    if size > MOST_BYTES {
        return Err(format!("bộ cài nặng {size} byte, quá 15 MB"));
    }
    let wine = Wine::ready()?;
    there_and_back(&wine, &installer)?;
    Ok(Found { tally: Tally { passed: 3, failed: 0 }, detail: String::new() })
}

/// The same with stand-ins for the program, which take seconds to build: for the shared checks. As they stay open, they
/// also show that an open program is neither replaced nor removed.
pub fn rehearse() -> Result<Found, String> {
    let folder = folders::output("windows/thay-the")?;
    let stand_in = cross::program(&folders::root().join("tests/windows/stand_in.c"), "stand_in.exe")?;
    for name in SHIPPED {
        put(&stand_in, &folder, name)?;
    }
    let installer = make(&folder)?;
    let wine = Wine::ready()?;
    there_and_back(&wine, &installer)?;
    refused_while_open(&wine, &installer)?;
    // Nobody is to take it for the real one.
    std::fs::remove_file(&installer).ok();
    Ok(Found { tally: Tally { passed: 2, failed: 0 }, detail: String::new() })
}

/// Installing over an open program, and uninstalling it, ends with an error and changes nothing.
fn refused_while_open(wine: &Wine, installer: &Path) -> Result<(), String> {
    let copy = wine.folder(OFFICE);
    put(installer, &copy, "cai.exe")?;
    let run = || wine.program(format!(r"{OFFICE}\cai.exe")).args(["/S"]).printed();
    must(run()?.ok, || "không cài được".into())?;
    let installed = home(wine)?.join("AppData/Local").join(PRODUCT);
    let mut open = wine.program(installed.join(SHIPPED[0])).into_command();
    let child = open.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| error.to_string())?;
    std::thread::sleep(Duration::from_secs(3));
    let again = run();
    let removed = wine.program(installed.join("uninstall.exe")).args(["/S"]).printed();
    std::thread::sleep(Duration::from_secs(2));
    let there = SHIPPED.iter().all(|name| installed.join(name).is_file());
    wine.program("taskkill").args(["/f", "/im", SHIPPED[0]]).printed()?;
    child.wait().ok();
    removed?;
    must(!again?.ok, || "cài đè lên chương trình đang mở mà không bị từ chối".into())?;
    must(there && !registered(wine, ENTRY)?.is_empty(), || "chương trình đang mở mà bị gỡ".into())?;
    wine.program(installed.join("uninstall.exe")).args(["/S"]).kept()?;
    gone(wine, &installed)
}

/// Makes the installer in the cache; Microsoft's runtime goes inside when `LIENHIEP_WEBVIEW2` names its installer, and
/// `LIENHIEP_SIGN` is a command that signs the file `%1`.
fn make(programs: &Path) -> Result<PathBuf, String> {
    let version = env!("CARGO_PKG_VERSION");
    let out = folders::output("windows")?.join(format!("So-Lien-hiep-{version}-x64-setup.exe"));
    std::fs::remove_file(&out).ok();
    let mut given = vec![
        format!("-DVERSION={version}"),
        format!("-DPROGRAMS={}", programs.display()),
        format!("-DROOT={}", folders::root().display()),
        format!("-DOUT={}", out.display()),
        format!("-DSIDE={}", side_picture()?.display()),
        format!("-DLANGUAGE={}", language()?.display()),
    ];
    for (variable, name) in [("LIENHIEP_WEBVIEW2", "WEBVIEW2"), ("LIENHIEP_SIGN", "SIGN")] {
        if let Ok(value) = std::env::var(variable) {
            given.push(format!("-D{name}={value}"));
        }
    }
    let script = folders::root().join("src-tauri/windows/installer.nsi");
    Program::new("makensis").args(["-V2", "-WX", "-INPUTCHARSET", "UTF8"]).args(given).args([script]).kept()?;
    Ok(out)
}

/// NSIS's own Vietnamese words, composed: they come with marks apart from their letters.
fn language() -> Result<PathBuf, String> {
    const COMPOSE: &str = "import sys, unicodedata
for name in ('Vietnamese.nsh', 'Vietnamese.nlf'):
    text = open('/usr/share/nsis/Contrib/Language files/' + name, encoding='utf-8-sig', newline='').read()
    text = unicodedata.normalize('NFC', text)
    open(sys.argv[1] + '/' + name, 'w', encoding='utf-8-sig', newline='').write(text)";
    let folder = folders::output("windows/ngon-ngu")?;
    Program::new("python3").args(["-c", COMPOSE]).args([&folder]).kept()?;
    Ok(folder)
}

/// The picture beside the first and the last page, in the form and size that NSIS takes: the program's icon.
fn side_picture() -> Result<PathBuf, String> {
    let picture = folders::output("windows")?.join("bia.bmp");
    let icon = folders::root().join("assets/icon/128x128.png");
    let convert = Program::new("convert").args(["-size", "164x314", "xc:#eef3f8"]).args([icon]);
    let convert = convert.args(["-gravity", "north", "-geometry", "96x96+0+40", "-composite"]);
    convert.args(["-alpha", "off", "-type", "TrueColor"]).args([format!("BMP3:{}", picture.display())]).kept()?;
    Ok(picture)
}

/// Installs without a word, twice, the second time with Microsoft's installer beside it; then uninstalls.
fn there_and_back(wine: &Wine, installer: &Path) -> Result<(), String> {
    // A folder as on an office's stick.
    let stick = format!(r"{OFFICE}\Bộ cài");
    let folder = wine.folder(&stick);
    put(installer, &folder, "Bộ cài Sổ Liên hiệp.exe")?;
    let run = format!(r"{stick}\Bộ cài Sổ Liên hiệp.exe");
    wine.program("reg").args(["delete", RUNTIME, "/f"]).printed()?;
    wine.program(&run).args(["/S"]).kept()?;
    let home = home(wine)?;
    let installed = home.join("AppData/Local").join(PRODUCT);
    let links = [
        home.join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs").join(PRODUCT).join("Sổ Liên hiệp.lnk"),
        home.join("Desktop/Sổ Liên hiệp.lnk"),
    ];
    for path in
        SHIPPED.iter().map(|name| installed.join(name)).chain([installed.join("uninstall.exe")]).chain(links.clone())
    {
        must(path.is_file(), || format!("cài xong không có {}", path.display()))?;
    }
    must(registered(wine, FILE_TYPE)?.contains("SoLienHiep.So"), || "tệp .lienhiep chưa gắn với chương trình".into())?;
    must(registered(wine, OPEN)?.contains("so-lien-hiep.exe\" \"%1\""), || "bấm đúp tệp không mở chương trình".into())?;
    must(registered(wine, ENTRY)?.contains(env!("CARGO_PKG_VERSION")), || "không có trong danh sách phần mềm".into())?;
    must(registered(wine, NOTICES)?.contains("icon.png"), || "thông báo không có tên và hình của chương trình".into())?;
    must(registered(wine, RUNTIME)?.is_empty(), || "không ai cài WebView2 mà đã có".into())?;

    let runtime = cross::program(&folders::root().join("tests/windows/webview2_setup.c"), "webview2_setup.exe")?;
    put(&runtime, &folder, "MicrosoftEdgeWebview2Setup.exe")?;
    wine.program(&run).args(["/S"]).kept()?;
    must(registered(wine, RUNTIME)?.contains("/silent /install"), || {
        "bộ cài WebView2 bên cạnh không được chạy".into()
    })?;

    // A book that somebody keeps in the program's own folder, and the program's settings.
    let kept = [installed.join("sổ của tôi.lienhiep"), home.join("AppData/Roaming/vn.lienhiep.so/gan-day.json")];
    for path in &kept {
        let folder = path.parent().unwrap_or(path);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(path, "giữ"))
            .map_err(|error| error.to_string())?;
    }
    let uninstaller = wine.program(installed.join("uninstall.exe")).args(["/S"]);
    uninstaller.kept()?;
    gone(wine, &installed)?;
    for path in SHIPPED.iter().map(|name| installed.join(name)).chain(links) {
        must(!path.exists(), || format!("gỡ xong còn {}", path.display()))?;
    }
    for key in [FILE_TYPE, OPEN, NOTICES] {
        must(registered(wine, key)?.is_empty(), || format!("gỡ xong còn {key}"))?;
    }
    for path in &kept {
        must(std::fs::read_to_string(path).is_ok_and(|text| text == "giữ"), || format!("mất {}", path.display()))?;
        std::fs::remove_file(path).ok();
    }
    Ok(())
}

/// Waits until the uninstaller has ended its work.
fn gone(wine: &Wine, installed: &Path) -> Result<(), String> {
    let began = Instant::now();
    while installed.join("uninstall.exe").exists() || !registered(wine, ENTRY)?.is_empty() {
        must(began.elapsed() < PATIENCE, || "gỡ cài đặt không xong".into())?;
        std::thread::sleep(Duration::from_millis(300));
    }
    Ok(())
}

fn put(file: &Path, folder: &Path, name: &str) -> Result<(), String> {
    let copied = std::fs::create_dir_all(folder).and_then(|()| std::fs::copy(file, folder.join(name)));
    copied.map(drop).map_err(|error| format!("{}: {error}", folder.join(name).display()))
}

fn must(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}

/// What stands in the registry under a key; nothing when the key is not there.
fn registered(wine: &Wine, key: &str) -> Result<String, String> {
    let printed = wine.program("reg").args(["query", key]).printed()?;
    Ok(if printed.ok { printed.text } else { String::new() })
}

/// The Windows folder of whoever runs the tests.
fn home(wine: &Wine) -> Result<PathBuf, String> {
    let users = wine.folder(r"C:\users");
    let entries = std::fs::read_dir(&users).map_err(|error| format!("{}: {error}", users.display()))?;
    let homes = entries.flatten().map(|entry| entry.path());
    let mut installed = homes.filter(|home| home.join("AppData/Local").join(PRODUCT).is_dir());
    installed.next().ok_or_else(|| format!("cài xong không có thư mục {PRODUCT} trong {}", users.display()))
}
