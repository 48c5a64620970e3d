//! `close` and `report`.

use std::path::Path;
use std::process::ExitCode;

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::session::Session;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Close, Report};
use crate::output::{Output, watched_job};
use crate::setting;

/// Closes a period of the book of `--data`; one that is not there yet is added by the same act.
pub fn close(arguments: &Arguments, close: &Close, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let request = json!({ "period": close.period, "waive_reason": close.waive, "reason": close.reason });
    let done = ask(&session, "close_period", request)?;
    if output.is_json() {
        output.value(&done["answer"]);
    } else {
        output.line(done["summary"].as_str().unwrap_or_default());
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the workbook of a period and its words as a Word file, whichever is asked for; with `--json` prints its
/// figures by name.
pub fn report(arguments: &Arguments, report: &Report, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut written = Vec::new();
    if let Some(out) = &report.out {
        let edition = if report.proof { "proof" } else { "sent" };
        let request = json!({ "period": report.period, "edition": edition, "path": absolute(out) });
        written.push(ask(&session, "export_report", request)?);
    }
    if let Some(text) = &report.text {
        let request = json!({ "period": report.period, "path": absolute(text) });
        written.push(ask(&session, "export_report_text", request)?);
    }
    if output.is_json() {
        output.value(&by_name(ask(&session, "report_figures", json!({ "period": report.period }))?));
    } else {
        written.iter().for_each(|done| output.line(done["answer"]["path"].as_str().unwrap_or_default()));
    }
    Ok(ExitCode::SUCCESS)
}

/// `[{"name", "value"}]` as one object; whole numbers without a decimal point.
fn by_name(figures: Value) -> Value {
    let mut named = serde_json::Map::new();
    for figure in figures.as_array().into_iter().flatten() {
        let name = figure["name"].as_str().unwrap_or_default().to_owned();
        let value = match figure["value"].as_f64() {
            Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => json!(number as i64),
            _ => figure["value"].clone(),
        };
        named.insert(name, value);
    }
    Value::Object(named)
}

fn ask(session: &Session, name: &str, request: Value) -> Result<Value, Failure> {
    dispatch(session, name, request, &watched_job())
}
