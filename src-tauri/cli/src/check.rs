//! `check`: is the book sound? Exit 1 when anything is wrong.

use std::process::ExitCode;

use lienhiep_core::checks::api::{CheckReport, check_book};
use lienhiep_core::error::Failure;
use lienhiep_core::session::Nothing;

use crate::arguments::Arguments;
use crate::output::{Output, watched_job};
use crate::setting;

/// Checks the book of `--data`.
pub fn run(arguments: &Arguments, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let report = check_book(session.app()?.as_ref(), Nothing {}, &watched_job())?;
    if output.is_json() {
        output.value(&report);
    } else {
        print(&report, output);
    }
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn print(report: &CheckReport, output: &Output) {
    for checked in &report.checked {
        let verdict = match checked.finding_count {
            0 => "đúng".to_owned(),
            count => format!("SAI {count} chỗ"),
        };
        output.line(&format!("{verdict:<12} {}", checked.rule));
        for finding in &checked.findings {
            let place = finding.table.as_deref().unwrap_or("tệp");
            let id = finding.id.map(|id| format!(" {id}")).unwrap_or_default();
            output.line(&format!("             {place}{id}: {}", finding.text));
        }
    }
}
