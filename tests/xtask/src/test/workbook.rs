//! The quarter's workbook as others see it: LibreOffice recalculates it, openxml-audit judges it.

use super::counts::single;
use crate::folders::{self, Profile};
use crate::process::Program;
use crate::python;
use crate::sample::{self, CLOSED_QUARTER, cli};
use crate::steps::{Found, Tally};
use crate::window::CLI;
use std::path::{Path, PathBuf};

/// The two editions: the one to send, and the internal proof.
const EDITIONS: &[(&str, &[&str])] = &[("ban-gui", &[]), ("ban-kiem-chung", &["--proof"])];

pub fn check() -> Result<Found, String> {
    folders::cargo(["build", "-p", CLI]).shown()?;
    let file = sample::default_file("workbook")?;
    sample::fresh(Profile::Dev, &file)?;
    let folder = folders::output("workbook")?;
    let mut all = Found { tally: Tally::default(), detail: String::new() };
    for (edition, options) in EDITIONS {
        let workbook = folder.join(format!("{edition}.xlsx"));
        std::fs::remove_file(&workbook).ok();
        let report = cli(Profile::Dev, &file).args(["report", CLOSED_QUARTER, "--out"]).args([&workbook]);
        report.args(*options).kept()?;
        for found in [valid(&workbook)?, recalculated(&folder, &workbook)?] {
            all.tally.add(found.tally);
            all.detail.push_str(&found.detail);
        }
    }
    Ok(all)
}

/// The file keeps to the Office Open XML standard.
fn valid(workbook: &Path) -> Result<Found, String> {
    Ok(single(&python::program("openxml-audit")?.args([workbook]).printed()?))
}

/// Every formula, computed again by LibreOffice, gives what is stored in the file.
fn recalculated(folder: &Path, workbook: &Path) -> Result<Found, String> {
    let again = convert(folder, workbook)?;
    let script = folders::root().join("tests/workbooks/recalculated.py");
    Ok(single(&python::program("python")?.args([&script]).args([workbook, &again]).printed()?))
}

/// The workbook saved again by LibreOffice, told by its profile to compute every formula anew.
fn convert(folder: &Path, workbook: &Path) -> Result<PathBuf, String> {
    let profile = folder.join("libreoffice");
    std::fs::create_dir_all(profile.join("user")).map_err(|error| error.to_string())?;
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE)
        .map_err(|error| error.to_string())?;
    let out = folder.join("tinh-lai");
    Program::new("soffice")
        .args([format!("-env:UserInstallation=file://{}", profile.display())])
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([&out])
        .args([workbook])
        .kept()?;
    let name = workbook.file_name().ok_or("tệp không có tên")?;
    Ok(out.join(name))
}

const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;
