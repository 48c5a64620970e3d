//! `cargo xtask run`: sets the machine up and opens the window; with no screen, proves that it opens.

use crate::display::{self, Screen};
use crate::folders::{self, Profile, built};
use crate::interface;
use crate::machine::{Need, prepare};
use crate::process::Program;
use crate::sample::{cli, closed_period, default_file, fresh};
use crate::steps::{Stop, seconds, step};
use crate::window::{self, Opened, WINDOW};
use std::path::{Path, PathBuf};
use std::time::Duration;

const ADVICE_BUILD: &str = "xem lỗi biên dịch ở trên; nếu thiếu thư viện, cài gói mà lỗi nêu tên rồi chạy lại";
const ADVICE_WINDOW: &str = "xem nhật ký cửa sổ ở trên; gửi kèm phần đó khi báo lỗi";
const ADVICE_REPORT: &str = "chạy «cargo xtask test --only rust» để xem phần nào của lõi hỏng";

/// Prepares, builds, opens.
pub fn run(arguments: &[String]) -> Result<(), Stop> {
    let needs: &[Need] = if display::present() { &[Need::Window] } else { &[Need::Window, Need::Headless] };
    prepare(needs)?;
    interface::ready()?;
    step("Dịch chương trình (lần đầu mất khoảng mười phút)", ADVICE_BUILD, || {
        window::build(Profile::Release)
    })?;
    if display::present() { open(arguments) } else { show_without_screen() }
}

fn open(arguments: &[String]) -> Result<(), Stop> {
    step("Mở cửa sổ Sổ Liên hiệp", ADVICE_WINDOW, || {
        Program::new(built(Profile::Release, WINDOW)).args(arguments).shown()
    })
}

/// The same window under Xvfb: a picture of it, and the workbook it is there to make.
fn show_without_screen() -> Result<(), Stop> {
    eprintln!("  Máy không có màn hình: mở cửa sổ trên màn hình ảo.");
    let folder = folders::output("run").map_err(|cause| Stop::new("Thư mục kết quả", cause, ADVICE_WINDOW))?;
    let picture = folder.join("cua-so.png");
    let file = default_file("run").map_err(|cause| Stop::new("Sổ mẫu", cause, ADVICE_REPORT))?;
    step("Dựng sổ mẫu", ADVICE_REPORT, || fresh(Profile::Release, &file))?;
    step("Mở cửa sổ, chờ trang Tổng quan, chụp ảnh", ADVICE_WINDOW, || {
        photograph(&file, &folder.join("home"), &picture)
    })?;
    let workbook = step("Xuất báo cáo của quý mẫu đã chốt", ADVICE_REPORT, || report(&file, &folder))?;
    println!("{}\n{}", picture.display(), workbook.display());
    Ok(())
}

fn report(file: &Path, folder: &Path) -> Result<PathBuf, String> {
    let period = closed_period(Profile::Release, file)?;
    let workbook = folder.join(format!("bao-cao-{period}.xlsx"));
    std::fs::remove_file(&workbook).ok();
    let report = cli(Profile::Release, file).args(["report", &period, "--out"]);
    report.args([&workbook]).kept()?;
    Ok(workbook)
}

fn photograph(file: &Path, home: &Path, picture: &Path) -> Result<(), String> {
    let screen = Screen::start(1280, 720)?;
    let mut window = Opened::start(&built(Profile::Release, WINDOW), file, screen.name(), home)?;
    let time = window.painted()?;
    eprintln!("  Trang Tổng quan hiện sau {}", seconds(time));
    // The page has drawn its figures; the picture on the screen follows a frame or two later.
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(500));
        screen.photograph(picture)?;
        if colours(picture)? > 1 {
            return Ok(());
        }
    }
    Err("Cửa sổ vẫn trống sau 10 giây.".into())
}

/// How many colours a picture has: an empty window has one.
fn colours(picture: &Path) -> Result<u32, String> {
    let count = Program::new("identify").args(["-format", "%k"]).args([picture]).answer()?;
    count.trim().parse().map_err(|error| format!("identify: {error}"))
}
