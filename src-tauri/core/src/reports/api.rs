//! Requests and answers about reports.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::adjustments::{Adjustment, compare};
use super::causes::Causes;
use super::close::ClosingWords;
use super::data::{CheckLevel, CheckLine, Edition, Lead, PeriodHead, ReportData};
use super::form::PrintedForm;
use super::leads::FigureLead;
use super::named::NamedFigure;
use super::{ReportError, close, export, figures, form, leads, named, sections, store};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::periods::{Period, PeriodStatus};
use crate::privacy::access::{self, Access, AccessKind};
use crate::text::{clean, clean_paragraphs};

crate::storage::text_enum!(Edition { Sent = "sent", Proof = "proof" });

/// A period by its number or by its code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct OfReport {
    /// Its number.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Its code, like `2026-Q3`.
    #[serde(default)]
    pub period: Option<String>,
}

impl OfReport {
    /// The period itself.
    pub(super) fn find(&self, connection: &Connection) -> Result<Period, Failure> {
        match (self.period_id, &self.period) {
            (Some(id), _) => crate::periods::store::get(connection, id),
            (None, Some(code)) => crate::periods::store::by_code(connection, code),
            (None, None) => Err(ReportError::NoPeriod.into()),
        }
    }
}

/// What is missing and what does not tie out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeriodCheck {
    /// The period.
    pub period: Period,
    /// Every check, what is in order too.
    pub lines: Vec<CheckLine>,
    /// Findings that stop the closing.
    pub wrong_count: u32,
    /// Findings worth a look.
    pub notice_count: u32,
    /// Things that must be settled or waived before closing and are neither.
    pub unsettled_count: u32,
    /// Things that were waived.
    pub waived_count: u32,
}

/// Checks a period before it is closed.
///
/// # Errors
/// There is no such period.
pub fn check_period(app: &App, request: OfReport, job: &Job) -> Result<PeriodCheck, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        let lines = figures::compute(connection, &period, job)?.checks;
        let count = |level| sections::findings(&lines, level) as u32;
        let subjects = || lines.iter().flat_map(|line| &line.subjects);
        Ok(PeriodCheck {
            wrong_count: count(CheckLevel::Wrong),
            notice_count: count(CheckLevel::Notice),
            unsettled_count: subjects().filter(|subject| !subject.is_waived()).count() as u32,
            waived_count: subjects().filter(|subject| subject.is_waived()).count() as u32,
            period,
            lines,
        })
    })
}

/// The report as the screen shows it: the frozen one of a closed period, else computed now; without the rows that
/// name persons.
///
/// # Errors
/// There is no such period.
pub fn preview_report(app: &App, request: OfReport, job: &Job) -> Result<ReportData, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        current(connection, &period, job)
    })
}

/// Where the figures of that report lead.
///
/// # Errors
/// There is no such period.
pub fn list_report_leads(app: &App, request: OfReport, job: &Job) -> Result<Vec<FigureLead>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        Ok(leads::of(&current(connection, &period, job)?))
    })
}

/// The report that holds, without its rows.
pub(super) fn current(connection: &Connection, period: &Period, job: &Job) -> Result<ReportData, Failure> {
    match store::valid_closing(connection, period.id)?.filter(|_| period.status == PeriodStatus::Closed) {
        Some(closing) => store::frozen(connection, closing.id),
        None => Ok(ReportData { memberships: Vec::new(), ..figures::compute(connection, period, job)? }),
    }
}

/// The head and the foot of a report as they would print with settings that need not be saved.
///
/// # Errors
/// None: what is not filled in is left out.
pub fn preview_form(app: &App, request: crate::settings::Settings, _job: &Job) -> Result<PrintedForm, Failure> {
    let day = app.today();
    let title = format!("quý … năm {}", chrono::Datelike::year(&day));
    let settings = crate::settings::api::cleaned(request);
    let period = PeriodHead { title, cutoff_on: day, ..PeriodHead::default() };
    Ok(form::printed(&figures::letterhead(&settings), &period))
}

/// The figures of the report by name.
///
/// # Errors
/// There is no such period.
pub fn report_figures(app: &App, request: OfReport, job: &Job) -> Result<Vec<NamedFigure>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        Ok(named::figures(&current(connection, &period, job)?))
    })
}

/// A period to close.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ClosePeriod {
    /// Its number.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Its code, like `2026-Q3`; one that is not in the book yet is added by the same act.
    #[serde(default)]
    pub period: Option<String>,
    /// Number of the report, when it is known.
    #[serde(default)]
    pub doc_number: Option<u32>,
    /// Day of signing, when it is known.
    #[serde(default)]
    pub signed_on: Option<NaiveDate>,
    /// Of a replacement: why it replaces the report before; the reason of the reopening when absent.
    #[serde(default)]
    pub reason: Option<String>,
    /// Lets everything pass that is neither settled nor waived, with this reason.
    #[serde(default)]
    pub waive_reason: Option<String>,
}

/// A closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportVersion {
    /// The period.
    pub period_id: i64,
    /// 1 for the first; 2 and more are replacements.
    pub number: u32,
    /// When.
    pub closed_at: String,
    /// Who.
    pub closed_by: String,
    /// Why it replaces an earlier one.
    pub reason: Option<String>,
    /// When it was opened again.
    pub reopened_at: Option<String>,
    /// Who opened it again.
    pub reopened_by: Option<String>,
    /// Why it was opened again.
    pub reopen_reason: Option<String>,
    /// Number of the report as it was printed, when it was known.
    pub doc_number: Option<u32>,
    /// Day of signing as it was printed, when it was known.
    pub signed_on: Option<NaiveDate>,
    /// The files as they were made.
    pub files: Vec<ReportFile>,
}

/// A frozen file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportFile {
    /// Which of the two workbooks.
    pub edition: Edition,
    /// Proposed name.
    pub file_name: String,
    /// Size in bytes.
    pub byte_count: i64,
    /// The sum by which it is known.
    pub sha256: String,
}

/// Freezes a period.
///
/// # Errors
/// Closed before; figures that do not tie out; findings neither settled nor waived; the copy of the book made first cannot be written.
pub fn close_period(app: &App, request: ClosePeriod, job: &Job) -> Result<Done<ReportVersion>, Failure> {
    crate::backup::before_risk(app)?;
    close_without_copy(app, request, job)
}

/// Freezes a period of a book that need not be copied first (the sample office while it is made).
pub(crate) fn close_without_copy(app: &App, request: ClosePeriod, job: &Job) -> Result<Done<ReportVersion>, Failure> {
    app.transact(Act::ClosePeriod, |tx| {
        let period = match (request.period_id, &request.period) {
            (None, Some(code)) if !crate::periods::store::has_code(tx, code)? => {
                crate::periods::api::create_by_code(tx, code)?
            }
            _ => OfReport { period_id: request.period_id, period: request.period }.find(tx)?,
        };
        let words = ClosingWords {
            doc_number: request.doc_number,
            signed_on: request.signed_on,
            reason: request.reason.as_deref().map(clean),
            waive_reason: request.waive_reason,
        };
        close::close(tx, &period, &words, job)?;
        let newest = versions(tx, &period)?.into_iter().next();
        newest.ok_or_else(|| Failure::not_found("lần chốt", period.id))
    })
}

/// A period to open again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ReopenPeriod {
    /// Its number.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Its code.
    #[serde(default)]
    pub period: Option<String>,
    /// Why.
    pub reason: String,
}

/// Opens a closed period again.
///
/// # Errors
/// It is open; no reason.
pub fn reopen_period(app: &App, request: ReopenPeriod, _job: &Job) -> Result<Done<Period>, Failure> {
    app.transact(Act::ReopenPeriod, |tx| {
        let period = OfReport { period_id: request.period_id, period: request.period }.find(tx)?;
        close::reopen(tx, &period, &clean(&request.reason))?;
        crate::periods::store::get(tx, period.id)
    })
}

/// All closings of a period, the latest first.
///
/// # Errors
/// There is no such period.
pub fn list_report_versions(app: &App, request: OfReport, _job: &Job) -> Result<Vec<ReportVersion>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        versions(connection, &period)
    })
}

fn versions(connection: &Connection, period: &Period) -> Result<Vec<ReportVersion>, Failure> {
    store::closings(connection, period.id)?
        .into_iter()
        .map(|closing| {
            let files = store::files(connection, closing.id)?;
            let ClosingWords { doc_number, signed_on, .. } = store::closing_words(connection, closing.id)?;
            let file = |(edition, byte_count, sha256): (Edition, i64, String)| ReportFile {
                file_name: export::file_name(&period.code, edition, Some(closing.number)),
                edition,
                byte_count,
                sha256,
            };
            Ok(ReportVersion {
                period_id: closing.period_id,
                number: closing.number,
                closed_at: closing.closed_at,
                closed_by: closing.closed_by,
                reason: closing.reason,
                reopened_at: closing.reopened_at,
                reopened_by: closing.reopened_by,
                reopen_reason: closing.reopen_reason,
                doc_number,
                signed_on,
                files: files.into_iter().map(file).collect(),
            })
        })
        .collect()
}

/// The name proposed for an edition of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportFileName {
    /// Which of the two workbooks.
    pub edition: Edition,
    /// Its name.
    pub file_name: String,
}

/// The names proposed for the files of a period as it stands: of the closing that holds, or of a draft.
///
/// # Errors
/// There is no such period.
pub fn report_file_names(app: &App, request: OfReport, _job: &Job) -> Result<Vec<ReportFileName>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        let closing = store::valid_closing(connection, period.id)?.filter(|_| period.status == PeriodStatus::Closed);
        let number = closing.map(|closing| closing.number);
        let name = |edition| ReportFileName { edition, file_name: export::file_name(&period.code, edition, number) };
        Ok([Edition::Sent, Edition::Proof].map(name).into())
    })
}

/// A workbook to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// Which of the two workbooks.
    pub edition: Edition,
    /// Where to; `.xlsx` is added when it is missing.
    pub path: String,
    /// An earlier closing instead of the one that holds.
    #[serde(default)]
    pub number: Option<u32>,
}

/// A written workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportedReport {
    /// Where it is.
    pub path: String,
    /// Size in bytes.
    pub byte_count: i64,
    /// The sum by which it is known.
    pub sha256: String,
    /// The closing it is of; none: made now, and marked so.
    pub closing_number: Option<u32>,
}

/// Writes a workbook: of a closed period the very bytes that were frozen. Every export is kept in the history; the
/// proof edition names persons, so there is no file without its entry.
///
/// # Errors
/// No such period; the target cannot be written, then nothing is half written.
pub fn export_report(app: &App, request: ExportReport, job: &Job) -> Result<Done<ExportedReport>, Failure> {
    let of = OfReport { period_id: request.period_id, period: request.period.clone() };
    let (label, bytes, closing_number) = app.read(|connection| {
        let period = of.find(connection)?;
        let (bytes, number) = match request.number {
            Some(number) => (frozen_bytes(connection, &period, number, request.edition)?, Some(number)),
            None => export::bytes(connection, &period, request.edition, job)?,
        };
        Ok((period.label, bytes, number))
    })?;
    let (act, sentence) = match request.edition {
        Edition::Proof => (Act::ExportPersons, format!("Đã xuất bản kiểm chứng {label} (có tên người)")),
        Edition::Sent => (Act::ExportReport, format!("Đã xuất bản gửi {label}")),
    };
    crate::files::leaving(app, act, |tx, files| {
        tx.describe(sentence);
        let target = std::path::Path::new(&request.path);
        let (path, sha256) = rayon::join(|| files.write(target, &bytes, "xlsx"), || close::sha256(&bytes));
        let path = path?;
        if request.edition == Edition::Proof {
            let line = Access { person_count: None, ..Access::of_many(AccessKind::Proof, label, 0) };
            access::log(tx, &line.into_file(&path))?;
        }
        let path = path.display().to_string();
        let byte_count = bytes.len() as i64;
        Ok(ExportedReport { path, byte_count, sha256, closing_number })
    })
}

/// The file of an earlier closing.
fn frozen_bytes(connection: &Connection, period: &Period, number: u32, edition: Edition) -> Result<Vec<u8>, Failure> {
    let closing = store::closings(connection, period.id)?.into_iter().find(|closing| closing.number == number);
    let closing = closing.ok_or_else(|| Failure::not_found("lần chốt", i64::from(number)))?;
    Ok(store::file(connection, closing.id, edition.as_str())?.0)
}

/// A membership is looked at in the record of its person; one that is gone leads nowhere.
fn lead_to_person(connection: &Connection, lead: &mut Option<Lead>) -> Result<(), Failure> {
    let Some(found) = lead.as_mut().filter(|lead| lead.noun == "memberships") else { return Ok(()) };
    let person = crate::memberships::store::person_of(connection, found.id.unwrap_or_default())?;
    found.noun = "people".to_owned();
    found.id = person;
    if person.is_none() {
        *lead = None;
    }
    Ok(())
}

/// Whose adjustments.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ListAdjustments {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// Which closing of it; the latest when absent.
    #[serde(default)]
    pub number: Option<u32>,
}

/// What was changed since a closing and touches its figures: of the latest closing, also while the period is open again,
/// up to this day; of one that was replaced, up to its replacement.
///
/// # Errors
/// There is no such period, or no such closing of it.
pub fn list_post_close_adjustments(app: &App, request: ListAdjustments, job: &Job) -> Result<Vec<Adjustment>, Failure> {
    app.read(|connection| {
        let period = OfReport { period_id: request.period_id, period: request.period }.find(connection)?;
        let closings = store::closings(connection, period.id)?;
        let of = |number: u32| closings.iter().find(|closing| closing.number == number);
        let closing = match request.number {
            None => closings.first(),
            Some(number) => {
                let refused = || ReportError::NoSuchVersion { label: period.label.clone(), number };
                Some(of(number).ok_or_else(refused)?)
            }
        };
        let Some(closing) = closing else { return Ok(Vec::new()) };
        let replacement = of(closing.number + 1);
        let now = match replacement {
            Some(later) => ReportData {
                memberships: store::frozen_rows(connection, later.id)?,
                ..store::frozen(connection, later.id)?
            },
            None => figures::compute(connection, &period, job)?,
        };
        let frozen = (store::frozen(connection, closing.id)?, store::frozen_rows(connection, closing.id)?);
        let causes = Causes::read(connection, closing, replacement)?;
        let mut all = compare(connection, (&frozen.0, &frozen.1), &now, causes)?;
        for lead in all.iter_mut().map(|one| &mut one.leads_to) {
            lead_to_person(connection, lead)?;
        }
        Ok(all)
    })
}

/// One section of the report to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportText {
    /// Stable key.
    pub key: String,
    /// 1 for a part, 2 for a piece of it.
    pub level: u8,
    /// Heading.
    pub heading: String,
    /// What the figures propose.
    pub proposed: String,
    /// What the office wrote instead; none: the proposal is printed.
    pub body: Option<String>,
    /// Grows each time these words are written; none: nothing is kept.
    pub version: Option<i64>,
}

/// The sections of a report with their proposals.
///
/// # Errors
/// There is no such period.
pub fn list_report_texts(app: &App, request: OfReport, job: &Job) -> Result<Vec<ReportText>, Failure> {
    app.read(|connection| {
        let period = request.find(connection)?;
        let data = current(connection, &period, job)?;
        let stored = store::texts(connection, period.id)?;
        let text = |heading: &sections::Heading| {
            let kept = stored.iter().find(|(section, ..)| section == heading.key);
            ReportText {
                key: heading.key.to_owned(),
                level: heading.level,
                heading: heading.heading.to_owned(),
                proposed: sections::proposed(heading.key, &data),
                body: kept.map(|(_, body, _)| body.clone()),
                version: kept.map(|(.., version)| *version),
            }
        };
        Ok(sections::HEADINGS.iter().map(text).collect())
    })
}

/// Words of one section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveReportText {
    /// Number of the period.
    #[serde(default)]
    pub period_id: Option<i64>,
    /// Code of the period.
    #[serde(default)]
    pub period: Option<String>,
    /// The section.
    pub key: String,
    /// The version of the words that was read; absent: nothing was kept then.
    #[serde(default)]
    pub version: Option<i64>,
    /// The words; absent: back to the proposal.
    #[serde(default)]
    pub body: Option<String>,
}

/// Keeps the words of a section.
///
/// # Errors
/// The period is closed; no such section; written elsewhere meanwhile.
pub fn save_report_text(
    app: &App,
    request: SaveReportText,
    _job: &Job,
) -> Result<Done<crate::session::Nothing>, Failure> {
    app.transact(Act::SaveReportText, |tx| {
        let period = OfReport { period_id: request.period_id, period: request.period }.find(tx)?;
        if period.status == PeriodStatus::Closed {
            return Err(ReportError::TextFrozen { label: period.label }.into());
        }
        let heading = sections::HEADINGS.iter().find(|heading| heading.key == request.key);
        let heading = heading.ok_or_else(|| ReportError::NoSection { key: request.key.clone() })?;
        let body = request.body.map(|body| clean_paragraphs(&body));
        if !store::put_text(tx, period.id, heading.key, request.version, body.as_deref())? {
            let stored = store::texts(tx, period.id)?.into_iter().find(|(section, ..)| section == heading.key);
            let current = stored.map(|(_, body, version)| serde_json::json!({ "body": body, "version": version }));
            return Err(Failure::stale(&format!("Mục “{}”", heading.heading), &current));
        }
        tx.describe(format!("Đã ghi mục “{}” của {}", heading.heading, period.label));
        Ok(crate::session::Nothing {})
    })
}
