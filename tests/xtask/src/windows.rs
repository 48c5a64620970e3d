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
use crate::machine::{Need, prepare};
use crate::steps::{Checks, Found, Stop, seconds};
use std::time::Instant;

/// A part of the work: its name for `--only`, what it shows, what to do when it fails.
struct Part {
    id: &'static str,
    what: &'static str,
    advice: &'static str,
    work: fn() -> Result<Found, String>,
}

const PARTS: &[Part] = &[
    Part {
        id: "cli",
        what: "Dòng lệnh dưới Wine, so với dòng lệnh của máy này",
        advice: "xem lệnh hỏng nêu trên; kịch bản ở tests/xtask/src/windows/cli.rs",
        work: cli::check,
    },
    Part {
        id: "paths",
        what: "Kiểm tra về tệp, khóa, đường dẫn, tiến trình dưới Wine",
        advice: "xem kiểm tra hỏng nêu trên; chạy lại riêng phần này bằng --only paths",
        work: tests::chosen,
    },
    Part {
        id: "tests",
        what: "Kiểm tra hành vi dưới Wine",
        advice: "xem kiểm tra hỏng nêu trên; kiểm tra chỉ dùng được trên Linux thì ghi #[cfg(unix)] kèm lý do",
        work: tests::all,
    },
    Part {
        id: "window",
        what: "Dịch cửa sổ so-lien-hiep.exe; máy thiếu WebView2 thì nói thành lời",
        advice: "xem lỗi biên dịch nêu trên, trong src-tauri/src",
        work: window::check,
    },
    Part {
        id: "installer",
        what: "Bộ cài: dựng, cài, gỡ dưới Wine",
        advice: "xem lỗi nêu trên; kịch bản ở src-tauri/windows/installer.nsi",
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
    prepare(&[Need::Window, Need::Headless, Need::Windows, Need::Wine])?;
    interface::ready()?;
    let mut checks = Checks::default();
    for part in chosen {
        checks.check(&format!("[{}] {}", part.id, part.what), part.advice, part.work);
    }
    eprintln!("Hết {}", seconds(began.elapsed()));
    checks.close()
}

/// What `cargo xtask test` runs of it: the installer, in less than a minute.
pub fn in_short() -> Result<Found, String> {
    installer::rehearse()
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
