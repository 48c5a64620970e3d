//! `cargo xtask pages [FOLDER]`: the printed pages of the sample's reports as pictures, for people to look at. Of the
//! quarter closed last and of the open one: both editions of the workbook.

use crate::folders::{self, Profile};
use crate::machine::{Need, prepare};
use crate::process::Program;
use crate::sample::{self, cli};
use crate::steps::{Stop, step};
use crate::window::CLI;
use serde_json::Value;
use std::path::{Path, PathBuf};

const ADVICE: &str = "xem lỗi ở trên; cần libreoffice-calc-nogui và poppler-utils";
/// Dots of an inch: enough to read the smallest letters.
const RESOLUTION: &str = "80";
/// The two editions: the one to send, and the internal proof.
const EDITIONS: &[(&str, &[&str])] = &[("ban-gui", &[]), ("ban-kiem-chung", &["--proof"])];

/// Makes the files, their PDFs and a picture of each page, and says where they are.
pub fn pages(arguments: &[String]) -> Result<(), Stop> {
    let folder = arguments.first().map_or_else(|| folders::target().join("pages"), PathBuf::from);
    prepare(&[Need::Proof])?;
    step("Dịch chương trình dòng lệnh", ADVICE, || folders::cargo(["build", "-p", CLI]).shown())?;
    let reports = step("Xuất báo cáo của sổ mẫu", ADVICE, || reports(&folder))?;
    for report in reports {
        let name = report.file_name().unwrap_or_default().to_string_lossy().into_owned();
        step(&format!("In {name}"), ADVICE, || printed(&report))?;
    }
    println!("{}", folder.display());
    Ok(())
}

/// The workbooks of the quarter closed last and of the open one.
fn reports(folder: &Path) -> Result<Vec<PathBuf>, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("Không tạo được {}: {error}", folder.display()))?;
    let file = sample::default_file("pages")?;
    sample::fresh(Profile::Dev, &file)?;
    let mut made = Vec::new();
    for status in ["closed", "open"] {
        let period = latest(&file, status)?;
        for (edition, options) in EDITIONS {
            let report = folder.join(format!("{period}-{edition}.xlsx"));
            let write = cli(Profile::Dev, &file).args(["report", &period, "--out"]).args([&report]);
            write.args(*options).kept()?;
            made.push(report);
        }
    }
    Ok(made)
}

/// The code of the latest period that is closed or open.
fn latest(file: &Path, status: &str) -> Result<String, String> {
    let answer = cli(Profile::Dev, file).args(["call", "list_periods", "{}"]).answer()?;
    let periods: Value = serde_json::from_str(&answer).map_err(|error| format!("list_periods: {error}"))?;
    let found = periods.as_array().into_iter().flatten().find(|period| period["status"] == status);
    let code = found.and_then(|period| period["code"].as_str());
    code.map(String::from).ok_or_else(|| format!("Sổ mẫu không có kỳ nào là {status}."))
}

/// A workbook as PDF, and each of its pages as a picture.
fn printed(report: &Path) -> Result<(), String> {
    let folder = report.parent().unwrap_or(Path::new("."));
    let profile = folders::output("pages")?.join("libreoffice");
    Program::new("soffice")
        .args([format!("-env:UserInstallation=file://{}", profile.display())])
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder, report])
        .kept()?;
    let pictures = report.with_extension("");
    std::fs::create_dir_all(&pictures).map_err(|error| format!("{}: {error}", pictures.display()))?;
    let pdf = report.with_extension("pdf");
    Program::new("pdftoppm").args(["-r", RESOLUTION, "-png"]).args([pdf, pictures.join("trang")]).kept().map(drop)
}
