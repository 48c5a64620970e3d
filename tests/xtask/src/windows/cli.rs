//! The command line for Windows, in a folder such as an office has, beside the one of this machine.

use super::cross;
use super::wine::{OFFICE, Wine};
use crate::folders::{self, Profile, built};
use crate::process::Program;
use crate::sample::closed_period;
use crate::steps::{Found, Tally};
use crate::window::CLI;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Stdio};

const BOOK: &str = "Sổ hội viên, bản chính.lienhiep";

/// One thing that is tried: what it is called in the output, and the trial.
type Trial = (&'static str, fn(&Office) -> Result<(), String>);

const TRIALS: &[Trial] = &[
    ("sổ mẫu kiểm tra sạch", sound),
    ("bảng lệnh như trên máy này", same_table),
    ("báo cáo kỳ đã chốt: cùng tệp, từng byte, như trên máy này", same_report),
    ("sổ của Windows mở được trên máy này, cùng nội dung", same_answers),
    ("danh sách .csv xuống dòng kiểu Windows", list_with_windows_lines),
    ("yêu cầu có BOM và CRLF, như PowerShell đưa vào", request_of_powershell),
    ("sao lưu, sửa, phục hồi", copied_and_restored),
    ("chương trình thứ hai bị từ chối khi sổ đang mở", second_opener_refused),
];

/// Tries them one after another on one book; a failed one does not hide the others.
pub fn check() -> Result<Found, String> {
    folders::cargo(["build", "-p", CLI]).shown()?;
    cross::cargo("build").args(["-p", CLI]).shown()?;
    let office = Office { wine: Wine::ready()? };
    office.cli(&["sample", "--people", "1200"]).kept()?;
    let mut found = Found { tally: Tally::default(), detail: String::new() };
    for (name, trial) in TRIALS {
        match trial(&office) {
            Ok(()) => {
                eprintln!("    ✓ {name}");
                found.tally.passed += 1;
            }
            Err(cause) => {
                found.tally.failed += 1;
                found.detail.push_str(&format!("    ✗ {name}: {cause}\n"));
            }
        }
    }
    Ok(found)
}

/// The Windows of the tests with the sample office in it.
struct Office {
    wine: Wine,
}

impl Office {
    /// A name in the office's folder, as Windows says it.
    fn named(&self, name: &str) -> String {
        format!(r"{OFFICE}\{name}")
    }

    /// The same file, as this machine says it.
    fn here(&self, name: &str) -> PathBuf {
        self.wine.folder(&self.named(name))
    }

    /// The command line for Windows on the book.
    fn cli(&self, arguments: &[&str]) -> Program {
        let program = self.wine.program(cross::built(Profile::Dev, CLI));
        program.args(["--data", &self.named(BOOK)]).args(arguments)
    }

    /// The command line of this machine on a copy of the book, so that the two never meet in one file.
    fn cli_here(&self, arguments: &[&str]) -> Result<Program, String> {
        let copy = self.copied_here()?;
        Ok(Program::new(built(Profile::Dev, CLI)).args(["--data"]).args([copy]).args(arguments))
    }

    fn copied_here(&self) -> Result<PathBuf, String> {
        let copy = folders::output("windows")?.join("so-cua-windows.lienhiep");
        std::fs::copy(self.here(BOOK), &copy).map_err(|error| format!("{}: {error}", copy.display()))?;
        Ok(copy)
    }
}

fn sound(office: &Office) -> Result<(), String> {
    office.cli(&["check"]).kept().map(drop)
}

fn same_table(office: &Office) -> Result<(), String> {
    let there = office.cli(&["commands", "--json"]).answer()?;
    let here = Program::new(built(Profile::Dev, CLI)).args(["commands", "--json"]).answer()?;
    same(&here, &there)
}

fn same_report(office: &Office) -> Result<(), String> {
    let period = closed_period(Profile::Dev, &office.copied_here()?)?;
    for (name, edition) in [("bản gửi.xlsx", None), ("bản kiểm chứng.xlsx", Some("--proof"))] {
        let here = folders::output("windows")?.join(name);
        let options: Vec<&str> = edition.into_iter().collect();
        std::fs::remove_file(&here).ok();
        office.cli_here(&["report", &period, "--out"])?.args([&here]).args(&options).kept()?;
        office.cli(&["report", &period, "--out", &office.named(name)]).args(&options).kept()?;
        let read = |path: PathBuf| std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
        if read(here)? != read(office.here(name))? {
            return Err(format!("{name} không giống nhau"));
        }
    }
    Ok(())
}

fn same_answers(office: &Office) -> Result<(), String> {
    for command in ["list_people", "list_tasks", "list_organizations"] {
        let arguments = ["--today", "2026-09-30", "call", command, "{}"];
        same(&office.cli_here(&arguments)?.answer()?, &office.cli(&arguments).answer()?)?;
    }
    Ok(())
}

fn list_with_windows_lines(office: &Office) -> Result<(), String> {
    let list = "\u{feff}Họ và tên;Ngày sinh;Giới tính\r\nNguyễn Thị Ánh;05/03/1971;Nữ\r\nY Bhăm Niê;1980;Nam\r\n";
    let file = office.here("Danh sách hội (sửa).csv");
    std::fs::write(&file, list).map_err(|error| error.to_string())?;
    let code = association(office)?;
    let path = office.named("Danh sách hội (sửa).csv");
    let answer = office.cli(&["import", &path, "--organization", &code, "--json"]).answer()?;
    for wanted in ["Nguyễn Thị Ánh", "1971-03-05", "Y Bhăm Niê"] {
        if !answer.contains(wanted) || answer.contains("\\r") {
            return Err(format!("không thấy «{wanted}» trong: {answer}"));
        }
    }
    Ok(())
}

/// The code of an association: a list belongs to one, not to a branch.
fn association(office: &Office) -> Result<String, String> {
    let answer = office.cli(&["call", "list_organizations", "{}"]).answer()?;
    let list: serde_json::Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
    let mut rows = list["rows"].as_array().into_iter().flatten();
    let association = rows.find(|row| row["kind"] == "member_association");
    let code = association.and_then(|row| row["code"].as_str());
    code.map(String::from).ok_or_else(|| "sổ mẫu không có hội thành viên nào".into())
}

fn request_of_powershell(office: &Office) -> Result<(), String> {
    let mut command = office.cli(&["call", "list_organizations", "-"]).into_command();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let child = child.as_mut().map_err(|error| error.to_string())?;
    let mut input = child.stdin.take().ok_or("không có lối vào")?;
    input.write_all("\u{feff}{\r\n  \"search\": \"Hội\"\r\n}\r\n".as_bytes()).map_err(|error| error.to_string())?;
    drop(input);
    let mut said = String::new();
    if let Some(stderr) = child.stderr.take() {
        std::io::Read::read_to_string(&mut BufReader::new(stderr), &mut said).ok();
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(said) }
}

fn copied_and_restored(office: &Office) -> Result<(), String> {
    let before = office.cli(&["call", "list_organizations", "{}"]).answer()?;
    let copies = office.named(r"Bản sao\Ổ cứng ngoài");
    std::fs::create_dir_all(office.here(r"Bản sao\Ổ cứng ngoài")).map_err(|error| error.to_string())?;
    let copy = office.cli(&["backup", "--to", &copies]).answer()?;
    let fields = r#"{"code":"MOI","name":"Hội mới","kind":"member_association","status":"active"}"#;
    office.cli(&["call", "create_organization", fields]).kept()?;
    office.cli(&["restore", copy.trim()]).kept()?;
    same(&before, &office.cli(&["call", "list_organizations", "{}"]).answer()?)
}

fn second_opener_refused(office: &Office) -> Result<(), String> {
    let mut command = office.cli(&["serve"]).into_command();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut first = Ended(child.map_err(|error| error.to_string())?);
    let mut line = String::new();
    if let Some(stdout) = first.0.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut line).ok();
    }
    if !line.contains("#token=") {
        return Err(format!("serve không mở được: {line}"));
    }
    let refused = office.cli(&["call", "list_organizations", "{}"]).printed()?;
    if refused.ok || !refused.text.contains("đang được mở ở một cửa sổ khác") {
        return Err(refused.text);
    }
    Ok(())
}

/// A program that ends with the trial.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The same lines; Windows ends them its own way.
fn same(here: &str, there: &str) -> Result<(), String> {
    let different = here.lines().zip(there.lines()).find(|(here, there)| here != there);
    match different {
        Some((here, there)) => Err(format!("ở đây «{}»\n      dưới Wine «{}»", cut(here), cut(there))),
        None if here.lines().count() != there.lines().count() => Err("số dòng khác nhau".into()),
        None => Ok(()),
    }
}

fn cut(line: &str) -> String {
    line.chars().take(300).collect()
}
