//! `cargo xtask test`: everything that proves the program, in the order in which it fails soonest.

mod browser;
pub mod counts;
mod real_window;
mod rust;
mod ui;
mod workbook;

use crate::interface;
use crate::machine::{Need, prepare};
use crate::steps::{Checks, Found, Stop, seconds};
use crate::windows;
use std::time::Instant;

/// One thing that is checked: its short name for `--only`, what it is, what to do when it fails.
struct Check {
    id: &'static str,
    what: &'static str,
    advice: &'static str,
    work: fn() -> Result<Found, String>,
}

/// The check that needs a compiler for Windows and Wine.
const WINDOWS: &str = "windows";

const CHECKS: &[Check] = &[
    Check { id: "format", what: "Định dạng mã Rust", advice: "chạy cargo fmt --all", work: rust::format },
    Check {
        id: "ui-format",
        what: "Định dạng và quy ước mã giao diện",
        advice: "chạy npm run format và sửa điều eslint nêu, trong ui/",
        work: ui::lint,
    },
    Check {
        id: "ui-types",
        what: "Kiểu của giao diện (svelte-check)",
        advice: "sửa lỗi kiểu nêu trên, trong ui/src",
        work: ui::types,
    },
    Check {
        id: "ui-test",
        what: "Kiểm tra giao diện (vitest)",
        advice: "xem kiểm tra hỏng nêu trên; chạy lại bằng npm test trong ui/",
        work: ui::tests,
    },
    Check {
        id: "clippy",
        what: "Lỗi và cảnh báo của clippy",
        advice: "sửa từng cảnh báo nêu trên",
        work: rust::clippy,
    },
    Check {
        id: "bindings",
        what: "Kiểu TypeScript sinh từ lõi còn đúng",
        advice: "chạy cargo run -p lienhiep-cli -- commands --typescript ui/src/bindings rồi commit",
        work: rust::bindings,
    },
    Check {
        id: "rust",
        what: "Kiểm tra lõi, dòng lệnh và bất biến (cargo test)",
        advice: "xem kiểm tra hỏng nêu trên; chạy lại bằng cargo test -p lienhiep-tests TÊN",
        work: rust::tests,
    },
    Check {
        id: "window-build",
        what: "Dịch cửa sổ và dòng lệnh",
        advice: "xem lỗi biên dịch nêu trên, trong src-tauri/src",
        work: rust::window,
    },
    Check {
        id: "workbook",
        what: "Báo cáo Excel: tính lại bằng LibreOffice, đối chiếu, kiểm chuẩn OOXML",
        advice: "mở tệp nêu trên; phần dựng sheet ở src-tauri/core/src/reports",
        work: workbook::check,
    },
    Check {
        id: "browser",
        what: "Từng màn hình trong Chromium, kèm axe",
        advice: "xem ảnh và lỗi nêu trên; kịch bản ở tests/browser",
        work: browser::check,
    },
    Check {
        id: "window",
        what: "Cửa sổ thật: mở sổ, nhập danh sách, chốt quý, xuất báo cáo",
        advice: "xem ảnh và lỗi nêu trên; kịch bản ở tests/window",
        work: real_window::check,
    },
    Check {
        id: WINDOWS,
        what: "Windows, dưới Wine: bộ cài với chương trình thay thế; dòng lệnh; kiểm tra về tệp, khóa, đường dẫn",
        advice: "xem lỗi nêu trên; kịch bản ở tests/xtask/src/windows; từng phần: cargo xtask windows --only PHẦN",
        work: windows::in_short,
    },
];

/// Runs all checks, or one, and closes with `N passed, N failed`.
pub fn test(arguments: &[String]) -> Result<(), Stop> {
    if arguments.iter().any(|argument| argument == "--list") {
        for check in CHECKS {
            println!("{:<14} {}", check.id, check.what);
        }
        return Ok(());
    }
    let chosen = chosen(arguments)?;
    let began = Instant::now();
    let mut needs = vec![Need::Window, Need::Headless, Need::Proof];
    if chosen.iter().any(|check| check.id == WINDOWS) {
        needs.extend(windows::needs_in_short());
    }
    prepare(&needs)?;
    interface::ready()?;
    let mut checks = Checks::default();
    for check in chosen {
        let title = format!("[{}] {}", check.id, check.what);
        checks.check(&title, check.advice, check.work);
    }
    eprintln!("Hết {}", seconds(began.elapsed()));
    checks.close()
}

fn chosen(arguments: &[String]) -> Result<Vec<&'static Check>, Stop> {
    let mut wanted = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let name = if argument == "--only" { rest.next() } else { None };
        match name.and_then(|name| CHECKS.iter().find(|check| check.id == name)) {
            Some(check) => wanted.push(check),
            None => {
                let cause = format!("Không hiểu «{argument}».");
                return Err(Stop::new("test", cause, "xem tên các bước bằng cargo xtask test --list"));
            }
        }
    }
    if wanted.is_empty() { Ok(CHECKS.iter().collect()) } else { Ok(wanted) }
}
