//! `import`: a list beside the book, and with `--apply` into it.

use std::process::ExitCode;

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Import};
use crate::output::{Output, watched_job};
use crate::setting;

/// Rows shown in words; `--json` shows all.
const SHOWN: usize = 20;

/// Reads the list, prints what it would do, and writes it when asked.
pub fn run(arguments: &Arguments, import: &Import, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    if let Some(subject) = &import.subject {
        return run_table(&session, import, subject, output);
    }
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
    }
    Ok(ExitCode::SUCCESS)
}

/// A table of organisations, agencies, tasks or figures.
fn run_table(
    session: &lienhiep_core::session::Session,
    import: &Import,
    subject: &str,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let request = json!({
        "path": import.list, "subject": subject, "plan_number": import.plan, "as_of_on": import.as_of, "sheet": import.sheet
    });
    let preview = dispatch(session, "preview_table", request, &watched_job())?;
    let mut rows = Vec::new();
    loop {
        let request = json!({ "preview_id": preview["preview_id"], "offset": rows.len(), "limit": 1000 });
        let page = dispatch(session, "table_rows", request, &watched_job())?;
        let some = page["rows"].as_array().cloned().unwrap_or_default();
        if some.is_empty() {
            break;
        }
        rows.extend(some);
    }
    let mut report = json!({
        "sheet": preview["sheet"], "header_rows": preview["header_rows"], "columns": preview["columns"],
        "counts": preview["counts"], "unknown_agencies": preview["unknown_agencies"],
    });
    report["rows"] = rows.into();
    let nothing = report["counts"]["new"] == 0 && report["counts"]["changed"] == 0;
    let done = match import.apply {
        true if nothing => Some(json!({ "summary": "Bảng không có gì mới hay thay đổi; sổ giữ nguyên." })),
        true => {
            let by_preview = json!({ "preview_id": preview["preview_id"] });
            Some(dispatch(session, "apply_table", by_preview, &watched_job())?)
        }
        false => None,
    };
    if output.is_json() {
        output.value(&report);
    } else {
        print(output, &preview, &report, done.as_ref());
        let refused = report["rows"].as_array().into_iter().flatten();
        let refused = refused.filter(|row| row["kind"] == "conflicting" || row["kind"] == "unreadable");
        for row in refused.take(SHOWN) {
            output.line(&format!("  Dòng {}: {}", row["row"], row["reason"].as_str().unwrap_or_default()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

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
    let columns = preview["columns"].as_array().into_iter().flatten();
    let unread: Vec<String> =
        columns.filter(|column| column["field"].is_null()).map(|column| text(&column["source"])).collect();
    if !unread.is_empty() {
        output.line(&format!("Cột không đọc: {}.", unread.join("; ")));
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
    for question in preview["questions"].as_array().into_iter().flatten() {
        let options = question["options"].as_array().into_iter().flatten();
        let chosen = options.filter(|one| one["value"] == question["answer"]).map(|one| text(&one["label"]));
        output.line(&format!("{} {}.", text(&question["text"]), chosen.collect::<String>()));
        for example in question["examples"].as_array().into_iter().flatten() {
            let (before, after) = (text(&example["before"]), text(&example["after"]));
            output.line(&format!("  Dòng {}: {before} → {after}", example["row"]));
        }
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
}
