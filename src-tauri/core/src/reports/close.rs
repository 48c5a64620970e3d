//! Closing a period, and opening it again.

use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

use super::data::{CheckLevel, Edition, ReportData};
use super::store::{self, NewClosing};
use super::{ReportError, export, figures, sections, text_file, waivers};
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::job::Job;
use crate::periods::{Period, PeriodError, PeriodStatus};
use crate::reminders::issue::MOST as MOST_NUMBER;

/// What the office adds when it closes.
#[derive(Debug, Clone, Default)]
pub struct ClosingWords {
    /// Number of the document.
    pub doc_number: Option<u32>,
    /// Day of signing.
    pub signed_on: Option<NaiveDate>,
    /// Why it replaces the closing before; the reason of the reopening when absent.
    pub reason: Option<String>,
    /// Why everything passes that is neither settled nor waived.
    pub waive_reason: Option<String>,
}

/// Freezes figures, rows, both workbooks and the Word file of a period; the number of the closing.
///
/// # Errors
/// Closed before; its last day has not come; no number of a document, no day of signing; figures that do not tie out; findings that are neither settled nor waived;
/// the user stopped it.
pub fn close(tx: &Tx<'_>, period: &Period, words: &ClosingWords, job: &Job) -> Result<u32, Failure> {
    if period.status == PeriodStatus::Closed {
        let closed_at = store::valid_closing(tx, period.id)?.map(|closing| closing.closed_at).unwrap_or_default();
        return Err(PeriodError::AlreadyClosed {
            label: period.label.clone(),
            closed_on: crate::clock::show_day_of(&closed_at),
        }
        .into());
    }
    if period.cutoff_on > tx.today() {
        let cutoff_on = show_day(period.cutoff_on);
        return Err(PeriodError::NotOver { label: period.label.clone(), cutoff_on }.into());
    }
    check_letterhead(period, words, tx.today())?;
    let earlier = store::closings(tx, period.id)?.into_iter().next();
    let mut data = figures::compute(tx, period, job)?;
    let count = sections::findings(&data.checks, CheckLevel::Wrong);
    if count > 0 {
        return Err(PeriodError::DoesNotTieOut { label: period.label.clone(), count }.into());
    }
    if let Some(why) = &words.waive_reason {
        waivers::waive_all(tx, period, &mut data.checks, why)?;
    }
    let open = waivers::unsettled(&data.checks);
    if !open.is_empty() {
        return Err(waivers::refusal(period, &open).into());
    }
    let told = words.reason.clone().filter(|reason| !reason.is_empty());
    let reason = earlier.as_ref().and_then(|closing| told.or_else(|| closing.reopen_reason.clone()));
    data.period.closed_on = Some(tx.today());
    data.period.edition_number = earlier.map_or(1, |closing| closing.number + 1);
    data.period.replacement_reason = reason.clone();
    data.letterhead.doc_number = words.doc_number;
    data.letterhead.signed_on = words.signed_on;
    figures::check_again(&mut data);
    let closing_id = freeze(tx, period, &data, reason.as_deref())?;
    for edition in [Edition::Sent, Edition::Proof] {
        let bytes = export::workbook(&data, edition, job)?;
        let name = export::file_name(&period.code, edition, Some(data.period.edition_number));
        store::insert_file(tx, closing_id, edition.as_str(), &name, &bytes, &sha256(&bytes))?;
    }
    crate::periods::store::set_status(tx, period.id, PeriodStatus::Closed)?;
    tx.describe(format!("Đã chốt số liệu {}", data.period.title));
    Ok(data.period.edition_number)
}

/// A report is closed before it is signed: the paper may bear a day of the weeks to come, no later.
const SIGNED_WITHIN: Days = Days::new(30);

/// Number and day are printed on a file that never changes: a slip of the finger stays in it.
fn check_letterhead(period: &Period, words: &ClosingWords, today: NaiveDate) -> Result<(), ReportError> {
    if words.doc_number.is_some_and(|number| !(1..=MOST_NUMBER).contains(&number)) {
        return Err(ReportError::DocNumberOutOfRange);
    }
    let Some(signed_on) = words.signed_on else { return Ok(()) };
    if signed_on < period.cutoff_on {
        let cutoff_on = show_day(period.cutoff_on);
        return Err(ReportError::SignedBeforeCutoff { signed_on: show_day(signed_on), cutoff_on });
    }
    match today.checked_add_days(SIGNED_WITHIN) {
        Some(latest) if signed_on > latest => {
            Err(ReportError::SignedTooLate { signed_on: show_day(signed_on), latest: show_day(latest) })
        }
        _ => Ok(()),
    }
}

/// Writes the frozen figures, the rows apart from them.
fn freeze(tx: &Tx<'_>, period: &Period, data: &ReportData, reason: Option<&str>) -> Result<i64, Failure> {
    let rows = to_json(&data.memberships)?;
    let figures = ReportData { memberships: Vec::new(), ..data.clone() };
    let text = text_file::document::bytes(&figures)?;
    let text_file = FrozenText { sha256: sha256(&text), hex: hex(&text) };
    let figures = to_json(&Frozen { data: &figures, text_file })?;
    store::insert_closing(
        tx,
        &NewClosing {
            period_id: period.id,
            number: data.period.edition_number,
            closed_at: &tx.now_text(),
            closed_by: tx.actor(),
            reason,
            data: &figures,
            membership_rows: &rows,
        },
    )
}

/// What is frozen as JSON: the figures, and beside them a file that is not of them.
#[derive(serde::Serialize)]
struct Frozen<'a> {
    #[serde(flatten)]
    data: &'a ReportData,
    /// The Word file as it was made: a program of later years that writes another way still gives this one out.
    text_file: FrozenText,
}

/// A file within JSON.
#[derive(serde::Serialize)]
struct FrozenText {
    sha256: String,
    hex: String,
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| ReportError::Workbook { reason: error.to_string() }.into())
}

/// Opens a closed period again. What was frozen stays; the next closing is a replacement with this reason.
///
/// # Errors
/// It is open; no reason.
pub fn reopen(tx: &Tx<'_>, period: &Period, reason: &str) -> Result<(), Failure> {
    if reason.is_empty() {
        return Err(PeriodError::ReasonMissing.into());
    }
    let closing = store::valid_closing(tx, period.id)?.filter(|_| period.status == PeriodStatus::Closed);
    let Some(closing) = closing else {
        return Err(PeriodError::NotClosed { label: period.label.clone() }.into());
    };
    store::mark_reopened(tx, closing.id, &tx.now_text(), tx.actor(), reason)?;
    crate::periods::store::set_status(tx, period.id, PeriodStatus::Open)?;
    tx.describe(format!("Đã mở lại “{}”: {reason}", period.label));
    Ok(())
}

/// The sum by which a file is known.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
