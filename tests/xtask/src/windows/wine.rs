//! The Windows of the tests: Wine with a folder of its own, and a drive D: as offices name their folders.

use super::cross;
use crate::folders;
use crate::process::Program;
use std::path::{Path, PathBuf};

/// Debian's Wine for 64-bit programs, without the package that drags in the 32-bit one.
const WINE: &str = "/usr/lib/wine/wine64";

/// Where the tests make their files, as Windows names it: a space, capitals, marks of all kinds, brackets.
pub const OFFICE: &str = r"D:\Hồ sơ Liên hiệp hội\Quý III (bản gửi)";

/// The Windows of the tests, set up once.
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Makes it when it is not there yet, with an empty drive D:.
    pub fn ready() -> Result<Self, String> {
        let wine = Self { prefix: cross::folder().join("wine") };
        if !wine.prefix.join("system.reg").is_file() {
            std::fs::create_dir_all(&wine.prefix).map_err(|error| format!("{}: {error}", wine.prefix.display()))?;
            // Wine links its Desktop and Documents to those of whoever sets it up: nothing of the tests goes there.
            let home = wine.prefix.join("home");
            std::fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
            wine.program("wineboot").args(["--init"]).env("HOME", home).kept()?;
            // By itself Debian's Wine passes for Windows 7, which the program no longer runs on.
            wine.registry(r"HKCU\Software\Wine", "Version", "win10")?;
            // Wine's own fonts have no Vietnamese letters.
            for font in ["Segoe UI", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2"] {
                wine.registry(r"HKCU\Software\Wine\Fonts\Replacements", font, "Noto Sans")?;
            }
        }
        wine.fresh_drive()?;
        wine.missing_library()?;
        // Wine takes the folder of temporary files from its registry, not from the environment.
        for name in ["TEMP", "TMP"] {
            wine.registry(r"HKCU\Environment", name, OFFICE)?;
        }
        Ok(wine)
    }

    /// A program for Windows, or one of Wine's own (`reg`, `cmd`).
    pub fn program(&self, program: impl AsRef<std::ffi::OsStr>) -> Program {
        self.surroundings(Program::new(WINE).args([program]))
    }

    fn registry(&self, key: &str, name: &str, value: &str) -> Result<(), String> {
        let add = self.program("reg").args(["add", key, "/f", "/v", name, "/t", "REG_SZ", "/d", value]);
        add.kept().map(drop)
    }

    /// What a program needs around it so that Wine runs it here: for programs that start Wine themselves, too.
    pub fn surroundings(&self, program: Program) -> Program {
        program
            .env("WINEPREFIX", &self.prefix)
            // Names of files in UTF-8, and no words about what Wine lacks.
            .env("LC_ALL", "C.UTF-8")
            .env("WINEDEBUG", "-all")
            // Neither .NET nor a browser is wanted, for which Wine would ask in a window, nor entries in this machine's
            // own menus for what is installed there.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=;winemenubuilder.exe=d")
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE)
    }

    /// The folder of this machine that a Windows path on C: or D: means.
    pub fn folder(&self, path: &str) -> PathBuf {
        let (drive, rest) = path.split_at(2);
        let top = if drive.eq_ignore_ascii_case("D:") { self.drive() } else { self.prefix.join("drive_c") };
        top.join(rest.trim_start_matches('\\').replace('\\', "/"))
    }

    fn drive(&self) -> PathBuf {
        self.prefix.with_file_name("o-dia-d")
    }

    fn fresh_drive(&self) -> Result<(), String> {
        let drive = self.drive();
        std::fs::remove_dir_all(&drive).ok();
        let office = self.folder(OFFICE);
        std::fs::create_dir_all(&office).map_err(|error| format!("{}: {error}", office.display()))?;
        let letter = self.prefix.join("dosdevices/d:");
        // The folder of the cache may have been moved since.
        if std::fs::read_link(&letter).ok().as_ref() != Some(&drive) {
            std::fs::remove_file(&letter).ok();
            link(&drive, &letter).map_err(|error| format!("{}: {error}", letter.display()))?;
        }
        Ok(())
    }

    /// Rust's standard library asks for a library that Wine 8 does not have yet.
    fn missing_library(&self) -> Result<(), String> {
        const NAME: &str = "bcryptprimitives.dll";
        let library = cross::library(&folders::root().join("tests/windows/bcryptprimitives.c"), NAME)?;
        let system = self.prefix.join("drive_c/windows/system32").join(NAME);
        std::fs::copy(&library, &system).map(drop).map_err(|error| format!("{}: {error}", system.display()))
    }
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

/// A Windows machine needs no Wine.
#[cfg(not(unix))]
fn link(_to: &Path, _at: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
