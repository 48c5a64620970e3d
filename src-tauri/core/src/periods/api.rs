//! Requests and answers about periods.

use chrono::Days;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CreatePeriod, Period, PeriodError, PeriodKind, PeriodPreset, PeriodRow, PeriodStatus, UpdatePeriod, rules, store,
};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::files::shown;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::session::Nothing;
use crate::settings::PeriodRegime;
use crate::text::{clean, clean_paragraphs};

/// Which year's presets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListPresets {
    /// The reporting year.
    pub year: i32,
    /// The office's own way of cutting the year when absent.
    #[serde(default)]
    pub regime: Option<PeriodRegime>,
}

/// All periods, the latest cut-off first.
///
/// # Errors
/// The book cannot be read.
pub fn list_periods(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<PeriodRow>, Failure> {
    app.read(store::list)
}

/// One period.
///
/// # Errors
/// There is none of that number.
pub fn get_period(app: &App, request: ById, _job: &Job) -> Result<Period, Failure> {
    app.read(|connection| store::get(connection, request.id))
}

/// The periods a year could have, for the dialog that adds one.
///
/// # Errors
/// The book cannot be read.
pub fn list_period_presets(app: &App, request: ListPresets, _job: &Job) -> Result<Vec<PeriodPreset>, Failure> {
    let own = app.read(crate::settings::store::load)?.periods.regime;
    Ok(rules::presets(request.regime.unwrap_or(own), request.year))
}

/// Adds a period.
///
/// # Errors
/// [`PeriodError`].
pub fn create_period(app: &App, request: CreatePeriod, _job: &Job) -> Result<Done<Period>, Failure> {
    app.transact(Act::SavePeriod, |tx| create(tx, request))
}

/// Adds a period within a running act (sample office).
pub(crate) fn create(tx: &Tx<'_>, request: CreatePeriod) -> Result<Period, Failure> {
    let settings = crate::settings::store::load(tx)?.periods;
    let mut period = draft(&request, request.regime.unwrap_or(settings.regime))?;
    period.uid = tx.new_uid();
    period.due_on =
        request.due_on.or_else(|| period.cutoff_on.checked_add_days(Days::new(settings.due_after_days.into())));
    period.note = note(request.note);
    rules::check_due(period.cutoff_on, period.due_on)?;
    let others = store::all(tx)?;
    rules::check_days(period.kind, period.starts_on, period.cutoff_on, None, &others)?;
    if others.iter().any(|other| other.code.eq_ignore_ascii_case(&period.code)) {
        return Err(PeriodError::CodeTaken { code: period.code }.into());
    }
    let id = store::insert(tx, &period)?;
    tx.describe(format!("Đã thêm kỳ báo cáo “{}”", period.label));
    store::get(tx, id)
}

/// Adds the period that a preset's code means, within the act that closes it.
///
/// # Errors
/// No preset has the code; the period is long over; [`PeriodError`].
pub(crate) fn create_by_code(tx: &Tx<'_>, code: &str) -> Result<Period, Failure> {
    let unknown = || PeriodError::UnknownCode { code: shown(code) };
    let (kind, year, number) = rules::read_code(code).ok_or_else(unknown)?;
    let request = CreatePeriod {
        kind,
        regime: None,
        year: Some(year),
        number: Some(number),
        code: None,
        label: None,
        starts_on: None,
        cutoff_on: None,
        due_on: None,
        note: None,
    };
    let period = create(tx, request)?;
    match tx.today().checked_sub_days(LATE) {
        Some(earliest) if period.cutoff_on < earliest => Err(PeriodError::NotAdded { code: period.code }.into()),
        _ => Ok(period),
    }
}

/// How long ago a period that closing adds may have ended.
const LATE: Days = Days::new(2 * 366);

/// The period asked for, before it has a number.
fn draft(request: &CreatePeriod, regime: PeriodRegime) -> Result<Period, PeriodError> {
    let own_label = request.label.as_deref().map(clean).filter(|label| !label.is_empty());
    let own_code = request.code.as_deref().map(clean).filter(|code| !code.is_empty());
    if let (Some(starts_on), Some(cutoff_on)) = (request.starts_on, request.cutoff_on) {
        let code = own_code.unwrap_or_else(|| format!("{}_{}", starts_on.format("%Y%m%d"), cutoff_on.format("%Y%m%d")));
        let label = own_label.unwrap_or_else(|| free_label(request.kind, starts_on, cutoff_on));
        return Ok(blank(code, PeriodRegime::Free, request.kind, label, starts_on, cutoff_on));
    }
    let (Some(year), number) = (request.year, request.number.unwrap_or(1)) else {
        return Err(PeriodError::DaysMissing);
    };
    let preset = rules::preset(regime, request.kind, year, number)?;
    let label = own_label.unwrap_or(preset.label);
    Ok(blank(preset.code, regime, request.kind, label, preset.starts_on, preset.cutoff_on))
}

/// A label for free days.
fn free_label(kind: PeriodKind, starts_on: chrono::NaiveDate, cutoff_on: chrono::NaiveDate) -> String {
    use crate::dates::show_day;
    format!("{} từ {} đến {}", kind.label(), show_day(starts_on), show_day(cutoff_on))
}

fn blank(
    code: String,
    regime: PeriodRegime,
    kind: PeriodKind,
    label: String,
    starts_on: chrono::NaiveDate,
    cutoff_on: chrono::NaiveDate,
) -> Period {
    Period {
        id: 0,
        uid: String::new(),
        version: 0,
        code,
        regime,
        kind,
        label,
        starts_on,
        cutoff_on,
        due_on: None,
        status: PeriodStatus::Open,
        note: None,
    }
}

fn note(note: Option<String>) -> Option<String> {
    note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty())
}

/// Changes an open period.
///
/// # Errors
/// [`PeriodError`]; changed elsewhere meanwhile.
pub fn update_period(app: &App, request: UpdatePeriod, _job: &Job) -> Result<Done<Period>, Failure> {
    app.transact(Act::SavePeriod, |tx| {
        let stored = store::get(tx, request.id)?;
        if stored.status == PeriodStatus::Closed {
            return Err(PeriodError::Closed { label: stored.label }.into());
        }
        let label = clean(&request.label);
        if label.is_empty() {
            return Err(Failure::field("label", "Chưa có tên kỳ. Hãy nhập tên, ví dụ Quý III năm 2026."));
        }
        rules::check_due(request.cutoff_on, request.due_on)?;
        rules::check_days(stored.kind, request.starts_on, request.cutoff_on, Some(stored.id), &store::all(tx)?)?;
        let moved = (stored.starts_on, stored.cutoff_on) != (request.starts_on, request.cutoff_on);
        let wanted = Period {
            version: request.version,
            label,
            starts_on: request.starts_on,
            cutoff_on: request.cutoff_on,
            due_on: request.due_on,
            note: note(request.note),
            ..stored
        };
        if !store::update(tx, &wanted)? {
            return Err(Failure::stale("Kỳ báo cáo", &store::get(tx, request.id)?));
        }
        tx.describe(format!("Đã sửa {} “{}”", if moved { "ngày của kỳ" } else { "kỳ" }, wanted.label));
        store::get(tx, request.id)
    })
}
