//! `cargo xtask run | test | bench | crash | sample | pages | windows`: sets a machine up, then does the thing.
//!
//! Built on std and serde_json alone, so that it compiles in seconds on a machine that has
//! nothing but Rust. One file per command, one per kind of set-up.

mod bench;
mod crash;
mod display;
mod folders;
mod fuzz;
mod interface;
mod licences;
mod machine;
mod pages;
mod process;
mod python;
mod run;
mod sample;
mod served;
mod sign_update;
mod steps;
mod test;
mod webdriver;
mod window;
mod windows;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [TỆP.lienhiep]    chuẩn bị máy rồi mở cửa sổ Sổ Liên hiệp
cargo xtask test [--only BƯỚC]    chuẩn bị máy rồi chạy mọi kiểm tra
cargo xtask test --list           tên các bước kiểm tra
cargo xtask bench [--json]        đo tốc độ
cargo xtask crash [PHÉP THỬ]      thử lâu: dừng đột ngột, mất điện, ổ đĩa hỏng, tệp hỏng
cargo xtask sample [TỆP.lienhiep] dựng sổ mẫu
cargo xtask pages [THƯ MỤC]       ảnh từng trang in của báo cáo trong sổ mẫu
cargo xtask windows [--only PHẦN] dịch cho Windows, thử dưới Wine, dựng bộ cài (--list: tên các phần)
cargo xtask fuzz [--minutes N] [--only TÊN] dò lỗi bằng dữ liệu ngẫu nhiên
cargo xtask licences              lập lại danh sách giấy phép (assets/licences.tsv)
cargo xtask sign-update BỘ-CÀI     ký bộ cài để cập nhật từ USB (--notes GHI-CHÚ)

Thư mục dùng chung (bản dịch, công cụ): $XDG_CACHE_HOME/so-lien-hiep hoặc ~/.cache/so-lien-hiep;
đặt CARGO_TARGET_DIR để bản dịch nằm chỗ khác.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("bench") => bench::bench(rest),
        Some("pages") => pages::pages(rest),
        Some("crash") => crash::crash(rest),
        Some("sample") => sample::sample(rest),
        Some("windows") => windows::windows(rest),
        Some("fuzz") => fuzz::fuzz(rest),
        Some("licences") => licences::licences(),
        Some("sign-update") => sign_update::sign_update(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}
