//! The diagnostic file, shown and written.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::{DiagnosticsError, log, store};
use crate::app::App;
use crate::checks::api::check_book;
use crate::error::Failure;
use crate::files;
use crate::job::Job;
use crate::session::{Nothing, Session};

/// What the file would hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Diagnostics {
    /// Its parts, in order.
    pub sections: Vec<DiagnosticSection>,
    /// The mark of this very content, to write it by.
    pub mark: String,
    /// A name for the file.
    pub file_name: String,
}

/// A part of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiagnosticSection {
    /// What it tells.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Where to write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportDiagnostics {
    /// The file, `.txt`.
    pub path: String,
    /// The parts that were shown and shall be written, as they were shown.
    pub sections: Vec<DiagnosticSection>,
    /// Their mark.
    pub mark: String,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiagnosticFile {
    /// Its path.
    pub path: String,
}

/// What the diagnostic file would hold: versions, counts, checks, kinds of acts, the log; no personal data.
///
/// # Errors
/// Stopped by the user.
pub fn preview_diagnostics(session: &Session, _request: Nothing, job: &Job) -> Result<Diagnostics, Failure> {
    let mut sections = vec![section("Chương trình", program(session))];
    match session.current() {
        Some(app) => of_book(&app, &mut sections, job)?,
        None => sections.push(section("Sổ", vec!["Chưa mở sổ nào.".to_owned()])),
    }
    if let Some(folder) = &session.environment().log_folder {
        let (mut lines, left_out) = log::tail(folder);
        if left_out > 0 {
            lines.insert(0, format!("(bỏ {left_out} dòng có thể chứa dữ liệu)"));
        }
        sections.push(section("Nhật ký chương trình", lines));
    }
    let mark = mark(&sections);
    let day = session.environment().clock.today();
    Ok(Diagnostics { sections, mark, file_name: format!("Chan-doan-so-lien-hiep-{}.txt", day.format("%Y-%m-%d")) })
}

/// Writes what was shown.
///
/// # Errors
/// [`DiagnosticsError::NotAsShown`]; [`files::FileError`].
pub fn export_diagnostics(
    session: &Session,
    request: ExportDiagnostics,
    _job: &Job,
) -> Result<DiagnosticFile, Failure> {
    if mark(&request.sections) != request.mark {
        return Err(DiagnosticsError::NotAsShown.into());
    }
    let book = session.current().map(|app| app.path().to_owned()).unwrap_or_default();
    let text = text(&request.sections);
    let path = files::write_file(Path::new(&request.path), text.as_bytes(), "txt", &book)?;
    Ok(DiagnosticFile { path: path.display().to_string() })
}

fn section(title: &str, lines: Vec<String>) -> DiagnosticSection {
    DiagnosticSection { title: title.to_owned(), lines }
}

fn program(session: &Session) -> Vec<String> {
    let told = |what: &str, value: &str| format!("{what}: {value}");
    vec![
        told("Phiên bản", env!("CARGO_PKG_VERSION")),
        told("Hệ điều hành", std::env::consts::OS),
        told("Kiến trúc", std::env::consts::ARCH),
        told("Bộ xử lý", &std::thread::available_parallelism().map_or(0, std::num::NonZero::get).to_string()),
        told("Lúc lập (UTC)", &session.environment().clock.now_text()),
    ]
}

/// The parts that speak of the book; one that cannot be read says why.
fn of_book(app: &App, sections: &mut Vec<DiagnosticSection>, job: &Job) -> Result<(), Failure> {
    let size = |ending: &str| {
        let mut path = app.path().as_os_str().to_owned();
        path.push(ending);
        std::fs::metadata(path).map_or(0, |meta| meta.len())
    };
    let mut lines = vec![format!("Tệp sổ: {} byte", size("")), format!("Phần chờ ghi vào tệp: {} byte", size("-wal"))];
    let pairs = |pairs: Vec<(String, i64)>| -> Vec<String> {
        pairs.into_iter().map(|(what, count)| format!("{what}: {count}")).collect()
    };
    match app.read(store::form) {
        Ok(form) => lines.extend(form.into_iter().map(|(what, value)| format!("{what}: {value}"))),
        Err(failure) => lines.push(unread(&failure)),
    }
    sections.push(section("Sổ", lines));
    let read = |lines: Result<Vec<String>, Failure>| lines.unwrap_or_else(|failure| vec![unread(&failure)]);
    sections.push(section("Số dòng của các bảng", read(app.read(store::row_counts).map(pairs))));
    let checked = match check_book(app, Nothing {}, job) {
        Ok(report) => {
            let found = report.checked.iter().flat_map(|one| {
                let head = format!("{}: {}", one.check, one.finding_count);
                let findings = one.findings.iter().map(|finding| {
                    let (table, id) = (finding.table.as_deref().unwrap_or("–"), finding.id.unwrap_or_default());
                    format!("  {table} {id}")
                });
                std::iter::once(head).chain(findings).collect::<Vec<_>>()
            });
            found.collect()
        }
        Err(failure) if failure.code == "request.cancelled" => return Err(failure),
        Err(failure) => vec![unread(&failure)],
    };
    sections.push(section("Kiểm tra sổ", checked));
    sections.push(section("Số lần của mỗi loại việc", read(app.read(store::act_counts).map(pairs))));
    sections.push(section("Các việc gần đây (số, lúc, loại, số dòng)", read(app.read(store::last_acts))));
    Ok(())
}

/// Why a part is missing: the code alone, since a sentence may quote.
fn unread(failure: &Failure) -> String {
    format!("(không đọc được: {})", failure.code)
}

fn text(sections: &[DiagnosticSection]) -> String {
    let part = |section: &DiagnosticSection| format!("== {} ==\r\n{}\r\n", section.title, section.lines.join("\r\n"));
    format!("\u{feff}{}", sections.iter().map(part).collect::<Vec<_>>().join("\r\n"))
}

fn mark(sections: &[DiagnosticSection]) -> String {
    Sha256::digest(text(sections).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
