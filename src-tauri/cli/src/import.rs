<<<<<<< HEAD
//! `import`: a list beside the book, and with `--apply` into it.
=======
//! `import`: what a list would change, and with `--apply` changing it.
>>>>>>> 9ed81fe (Command line: import, close and report; copy the book before closing)

use std::process::ExitCode;

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
<<<<<<< HEAD
=======
use lienhiep_core::session::Session;
>>>>>>> 9ed81fe (Command line: import, close and report; copy the book before closing)
use serde_json::{Value, json};

use crate::arguments::{Arguments, Import};
use crate::output::{Output, watched_job};
use crate::setting;

<<<<<<< HEAD
/// Rows shown in words; `--json` shows all.
const SHOWN: usize = 20;

/// Reads the list, prints what it would do, and writes it when asked.
pub fn run(arguments: &Arguments, import: &Import, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let request = json!({
        "path": import.list, "organization_code": import.organization, "sheet": import.sheet, "organization_id": null
    });
    let preview = dispatch(&session, "preview_import", request, &watched_job())?;
    let by_preview = json!({ "preview_id": preview["preview_id"] });
    let report = dispatch(&session, "import_report", by_preview.clone(), &watched_job())?;
    let done = match import.apply {
        true => Some(write(&session, by_preview, &report)?),
        false => None,
    };
    if output.is_json() {
        output.value(&report);
    } else {
        print(output, &preview, &report, done.as_ref());
=======
/// Reads the list, compares it with the book of `--data`, and writes it only with `--apply`.
pub fn run(arguments: &Arguments, import: &Import, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let path = std::path::absolute(&import.list).unwrap_or_else(|_| import.list.clone());
    let request = json!({ "path": path, "organization_code": import.organization, "sheet": import.sheet });
    let preview = ask(&session, "preview_import", request)?;
    let by_preview = json!({ "preview_id": preview["preview_id"] });
    // The report is taken first: once applied, the preview is used up.
    let mut report = if output.is_json() { ask(&session, "import_report", by_preview.clone())? } else { Value::Null };
    let applied = if import.apply { Some(ask(&session, "apply_import", by_preview)?) } else { None };
    if output.is_json() {
        if let Some(applied) = applied {
            report["applied"] = applied["answer"].clone();
        }
        output.value(&report);
    } else {
        print(&preview, applied.as_ref(), output);
>>>>>>> 9ed81fe (Command line: import, close and report; copy the book before closing)
    }
    Ok(ExitCode::SUCCESS)
}

<<<<<<< HEAD
/// A list that changes nothing is applied by doing nothing: a script may run it twice.
fn write(session: &lienhiep_core::session::Session, by_preview: Value, report: &Value) -> Result<Value, Failure> {
    let nothing = report["counts"]["new"] == 0 && report["counts"]["changed"] == 0;
    if nothing {
        return Ok(json!({ "summary": "Danh sách không có gì mới hay thay đổi; sổ giữ nguyên." }));
    }
    dispatch(session, "apply_import", by_preview, &watched_job())
}

fn print(output: &Output, preview: &Value, report: &Value, done: Option<&Value>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let counts = &report["counts"];
    output.line(&format!("Trang tính “{}”, dòng tiêu đề {}.", text(&report["sheet"]), report["header_rows"]));
    for column in report["columns"].as_array().into_iter().flatten().filter(|column| !column["field"].is_null()) {
        output.line(&format!("  {} → {}", text(&column["source"]), text(&column["field"])));
    }
    output.line(&format!(
        "Mới {}, thay đổi {}, như cũ {}, vắng trong danh sách {}, cần xem {}, không đọc được {}.",
        counts["new"],
        counts["changed"],
        counts["same"],
        counts["missing"],
        counts["conflicting"],
        counts["unreadable"]
    ));
    for remark in preview["remarks"].as_array().into_iter().flatten() {
        output.line(&text(remark));
    }
    let doubtful = || {
        let rows = report["rows"].as_array().into_iter().flatten();
        rows.filter(|row| row["issues"].as_array().is_some_and(|issues| !issues.is_empty()))
    };
    for row in doubtful().take(SHOWN) {
        for issue in row["issues"].as_array().into_iter().flatten() {
            output.line(&format!("  Dòng {}: {}", row["row"], text(&issue["text"])));
        }
    }
    let more = doubtful().count().saturating_sub(SHOWN);
    if more > 0 {
        output.line(&format!("  … và {more} dòng nữa; thêm --json để xem hết."));
    }
    match done {
        Some(done) => output.line(&text(&done["summary"])),
        None => output.line("Chưa ghi gì. Thêm --apply để ghi vào sổ."),
    }
=======
fn ask(session: &Session, name: &str, request: Value) -> Result<Value, Failure> {
    dispatch(session, name, request, &watched_job())
}

fn print(preview: &Value, applied: Option<&Value>, output: &Output) {
    let words = [
        ("new", "mới"),
        ("changed", "thay đổi"),
        ("same", "không đổi"),
        ("missing", "không có trong danh sách"),
        ("conflicting", "cần hỏi lại"),
        ("unreadable", "không đọc được"),
    ];
    output.line(&format!(
        "{} · trang “{}” → {}",
        preview["file_name"].as_str().unwrap_or_default(),
        preview["sheet"].as_str().unwrap_or_default(),
        preview["organization_name"].as_str().unwrap_or_default()
    ));
    for (key, word) in words {
        output.line(&format!("{:>8} {word}", preview["counts"][key].as_u64().unwrap_or_default()));
    }
    output.line(match applied {
        Some(done) => done["summary"].as_str().unwrap_or_default(),
        None => "Chưa ghi gì. Thêm --apply để ghi vào sổ.",
    });
>>>>>>> 9ed81fe (Command line: import, close and report; copy the book before closing)
}
