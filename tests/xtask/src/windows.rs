//! `cargo xtask windows`: the program for Windows, made and tried out on Debian.
//!
//! Debian's own Rust (`rustc-web`) carries the sources of the standard library, and mingw a linker for Windows: together
//! they build for `x86_64-pc-windows-gnu`. Wine runs what needs no web view: the command line, the behaviour tests, the
//! installer. Debian's NSIS makes the installer; nothing is fetched but packages of Debian, crates and npm.
//!
//! The map: [`cross`] builds; [`wine`] is the Windows of the tests, with a drive D: whose folder names have spaces and
//! Vietnamese letters; [`tests`] runs the behaviour tests in it; [`cli`] the command line, beside the one of this
//! machine; [`window`] and [`installer`] are what an office gets.

mod cli;
mod cross;
mod installer;
mod tests;
mod window;
mod wine;

use crate::interface;
use crate::machine::{Need, installable, prepare};
use crate::steps::{Checks, Found, Stop, Tally, seconds};
use std::time::Instant;

/// What every part needs: a compiler for Windows, and a Windows.
const PLAIN: &[Need] = &[Need::Windows, Need::Wine];
/// What a part with the window in it needs.
const WITH_WINDOW: &[Need] = &[Need::Window, Need::Headless, Need::Windows, Need::Wine];

/// A part of the work: its name for `--only`, what it shows, what to do when it fails, what it needs of the machine, and
/// whether the interface is part of what it builds.
struct Part {
    id: &'static str,
    what: &'static str,
    advice: &'static str,
    needs: &'static [Need],
    interface: bool,
    work: Work,
}

type Work = fn() -> Result<Found, String>;

const PARTS: &[Part] = &[
    Part {
        id: "cli",
        what: "Dòng lệnh dưới Wine, so với dòng lệnh của máy này",
        advice: "xem lệnh hỏng nêu trên; kịch bản ở tests/xtask/src/windows/cli.rs",
        needs: PLAIN,
        interface: false,
        work: cli::check,
    },
    Part {
        id: "paths",
        what: "Kiểm tra về tệp, khóa, đường dẫn, tiến trình dưới Wine",
        advice: "xem kiểm tra hỏng nêu trên; chạy lại riêng phần này bằng --only paths",
        needs: PLAIN,
        interface: false,
        work: tests::chosen,
    },
    Part {
        id: "tests",
        what: "Kiểm tra hành vi dưới Wine",
        advice: "xem kiểm tra hỏng nêu trên; kiểm tra chỉ dùng được trên Linux thì ghi #[cfg(unix)] kèm lý do",
        needs: PLAIN,
        interface: false,
        work: tests::all,
    },
    Part {
        id: "window",
        what: "Dịch cửa sổ so-lien-hiep.exe; máy thiếu WebView2 thì nói thành lời",
        advice: "xem lỗi biên dịch nêu trên, trong src-tauri/src",
        needs: WITH_WINDOW,
        interface: true,
        work: window::check,
    },
    Part {
        id: "installer",
        what: "Bộ cài: dựng, cài, gỡ dưới Wine",
        advice: "xem lỗi nêu trên; kịch bản ở src-tauri/windows/installer.nsi",
        needs: WITH_WINDOW,
        interface: true,
        work: installer::check,
    },
];

/// All parts, or the ones named with `--only`; closes with `N passed, N failed`.
pub fn windows(arguments: &[String]) -> Result<(), Stop> {
    if arguments.iter().any(|argument| argument == "--list") {
        for part in PARTS {
            println!("{:<14} {}", part.id, part.what);
        }
        return Ok(());
    }
    let chosen = chosen(arguments)?;
    let began = Instant::now();
    let needs: Vec<Need> = chosen.iter().flat_map(|part| part.needs).copied().collect();
    prepare(&needs)?;
    if chosen.iter().any(|part| part.interface) {
        interface::ready()?;
    }
    let mut checks = Checks::default();
    for part in chosen {
        checks.check(&format!("[{}] {}", part.id, part.what), part.advice, part.work);
    }
    eprintln!("Hết {}", seconds(began.elapsed()));
    checks.close()
}

/// What `cargo xtask test` runs of it, in some minutes: the installer with stand-ins for the program, the command line,
/// and the first tests of files, locks and paths. A failing one does not hide the others.
pub fn in_short() -> Result<Found, String> {
    let mut parts: Vec<(&str, Work)> = vec![("bộ cài", installer::rehearse)];
    if can_build() {
        parts.extend([("dòng lệnh", cli::check as Work), ("tệp, khóa, đường dẫn", tests::shortest)]);
    } else {
        eprintln!("    Kho gói của máy này không có Rust để dịch cho Windows (rustc-web của Debian): chỉ thử bộ cài.");
    }
    let mut all = Found { tally: Tally::default(), detail: String::new() };
    for (name, work) in parts {
        let began = Instant::now();
        let found = work().unwrap_or_else(|cause| Found { tally: Tally { passed: 0, failed: 1 }, detail: cause });
        all.tally.add(found.tally);
        eprintln!("    {name}: đạt {}, hỏng {} · {}", found.tally.passed, found.tally.failed, seconds(began.elapsed()));
        if found.tally.failed > 0 {
            all.detail.push_str(&format!("  {name}:\n{}\n", found.detail.trim_end()));
        }
    }
    Ok(all)
}

/// What [`in_short`] needs of this machine.
pub fn needs_in_short() -> &'static [Need] {
    if can_build() { PLAIN } else { &[Need::Wine] }
}

/// Whether this machine has a compiler for Windows or its packages can bring one: Debian's can, Ubuntu's cannot.
fn can_build() -> bool {
    installable(Need::Windows)
}

fn chosen(arguments: &[String]) -> Result<Vec<&'static Part>, Stop> {
    let mut wanted = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let name = if argument == "--only" { rest.next() } else { None };
        match name.and_then(|name| PARTS.iter().find(|part| part.id == name)) {
            Some(part) => wanted.push(part),
            None => {
                let cause = format!("Không hiểu «{argument}».");
                return Err(Stop::new("windows", cause, "xem tên các phần bằng cargo xtask windows --list"));
            }
        }
    }
    if wanted.is_empty() { Ok(PARTS.iter().collect()) } else { Ok(wanted) }
}
