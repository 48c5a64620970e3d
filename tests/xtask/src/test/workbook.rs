//! The quarter's workbook as others see it: LibreOffice recalculates it, openxml-audit judges it, and every other file
//! that goes out.

use super::counts::single;
use crate::folders::{self, Profile};
use crate::python;
use crate::sample::{self, cli, closed_period};
use crate::steps::{Found, Tally};
use crate::window::CLI;
use std::path::{Path, PathBuf};

/// The two editions: the one to send, and the internal proof.
const EDITIONS: &[(&str, &[&str])] = &[("ban-gui", &[]), ("ban-kiem-chung", &["--proof"])];

pub fn check() -> Result<Found, String> {
    folders::cargo(["build", "-p", CLI]).shown()?;
    let file = sample::default_file("workbook")?;
    sample::fresh(Profile::Dev, &file)?;
    let period = closed_period(Profile::Dev, &file)?;
    let folder = folders::output("workbook")?;
    let mut all = Found { tally: Tally::default(), detail: String::new() };
    for file in hand_made(&folder)?.into_iter().chain(others(&folder)?) {
        let found = valid(&file)?;
        all.tally.add(found.tally);
        all.detail.push_str(&found.detail);
    }
    for (edition, options) in EDITIONS {
        let workbook = report(&file, &period, &folder.join(format!("{edition}.xlsx")), options)?;
        for found in [in_order(&workbook)?, recalculated(&workbook)?] {
            all.tally.add(found.tally);
            all.detail.push_str(&found.detail);
        }
    }
    // openxml-audit takes minutes over a proof with all 16,700 rows; a smaller office has every part of it.
    let small = folder.join("so-mau-nho.lienhiep");
    sample::fresh_with(Profile::Dev, &small, &["--people", "1200"])?;
    for (edition, options) in EDITIONS {
        let found = valid(&report(&small, &period, &folder.join(format!("{edition}-nho.xlsx")), options)?)?;
        all.tally.add(found.tally);
        all.detail.push_str(&found.detail);
    }
    Ok(all)
}

/// Exports the report of a closed period to `workbook`.
fn report(file: &Path, period: &str, workbook: &Path, options: &[&str]) -> Result<PathBuf, String> {
    std::fs::remove_file(workbook).ok();
    let report = cli(Profile::Dev, file).args(["report", period, "--out"]).args([workbook]);
    report.args(options).kept()?;
    Ok(workbook.to_owned())
}

/// The report with figures written by hand, in every form it can take.
fn hand_made(folder: &Path) -> Result<[PathBuf; 3], String> {
    let folder = folder.join("viet-tay");
    let cargo = folders::cargo(["run", "--quiet", "-p", "lienhiep-tests", "--example", "write_for_audit", "--"]);
    cargo.args([&folder]).kept()?;
    Ok(["sent.xlsx", "proof.xlsx", "open.xlsx"].map(|name| folder.join(name)))
}

/// One of every other file that goes out: a list, a roster, tables to fill in, a letter.
fn others(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = folder.join("khac");
    std::fs::remove_dir_all(&folder).ok();
    let example = "write_others_for_audit";
    let cargo = folders::cargo(["run", "--quiet", "-p", "lienhiep-tests", "--example", example, "--"]);
    cargo.args([&folder]).kept()?;
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let has = |ending: &str| files.iter().any(|file| file.extension().is_some_and(|own| own == ending));
    if files.len() < 8 || !has("xlsx") || !has("docx") {
        return Err(format!("{example} wrote only {} files", files.len()));
    }
    Ok(files)
}

/// The file keeps to the Office Open XML standard.
fn valid(workbook: &Path) -> Result<Found, String> {
    Ok(single(&python::program("openxml-audit")?.args([workbook]).printed()?))
}

/// The file has none of the faults that validators of the standard miss.
fn in_order(workbook: &Path) -> Result<Found, String> {
    let cargo = folders::cargo(["run", "--quiet", "-p", "lienhiep-tests", "--example", "validate", "--"]);
    Ok(single(&cargo.args([workbook]).printed()?))
}

/// Every formula, computed again by LibreOffice, gives what is stored in the file.
fn recalculated(workbook: &Path) -> Result<Found, String> {
    let cargo = folders::cargo(["run", "--quiet", "-p", "lienhiep-tests", "--example", "recalculate", "--"]);
    Ok(single(&cargo.args([workbook]).printed()?))
}
