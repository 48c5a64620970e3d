//! Everything a report says, computed from the book as of the cut-off of its period.

mod activity;
mod alike;
mod checks;
mod members;
mod tasks;

use rusqlite::Connection;

use super::data::{Lead, PeriodHead, ReportData, ReportHead};
use super::store::{self, Days};
use super::{sections, waivers};
use crate::error::Failure;
use crate::job::Job;
use crate::periods::{Period, PeriodKind, PeriodStatus, rules};
use crate::settings::Settings;
use crate::storage::list::Filter;

/// Computes the report of a period. The rows behind PL I come with it.
///
/// # Errors
/// The book cannot be read; the user stopped it.
pub fn compute(connection: &Connection, period: &Period, job: &Job) -> Result<ReportData, Failure> {
    let settings = crate::settings::store::load(connection)?;
    let days = Days { starts_on: period.starts_on, cutoff_on: period.cutoff_on };
    job.progress(0, 4, "Đang đếm hội viên…")?;
    let before = store::closing_before(connection, period.kind.as_str(), period.starts_on)?;
    let open = open_before(connection, period)?;
    let mut data = ReportData {
        is_sample: settings.office.is_sample,
        letterhead: letterhead(&settings),
        period: PeriodHead {
            opening_from: before.as_ref().map(|closing| lower_first(&closing.label)),
            opening_code: before.as_ref().map(|closing| closing.code.clone()),
            opening_cutoff_on: before.as_ref().map(|closing| closing.cutoff_on),
            open_before: open.iter().map(|other| other.code.clone()).collect(),
            open_before_titles: open.iter().map(|other| lower_first(&other.label)).collect(),
            ..head(period)
        },
        ..ReportData::default()
    };
    members::fill(connection, days, &mut data)?;
    if let Some(closing) = &before {
        members::reconcile(&mut data, &store::frozen(connection, closing.id)?, &lower_first(&closing.label));
    }
    job.progress(1, 4, "Đang tính tiến độ nhiệm vụ…")?;
    tasks::fill(connection, days, &mut data)?;
    job.progress(2, 4, "Đang tổng hợp số liệu hoạt động…")?;
    activity::fill(connection, period, days, &mut data)?;
    job.progress(3, 4, "Đang đối chiếu số liệu…")?;
    data.sections = sections::printed(&store::texts(connection, period.id)?, &data);
    let alike = alike::find(connection, &data)?;
    checks::fill(&mut data, &alike);
    waivers::attach(&mut data.checks, &store::waivers(connection, period.id)?);
    Ok(data)
}

/// The head of the report from the settings of the office.
pub(super) fn letterhead(settings: &Settings) -> ReportHead {
    let own = &settings.letterhead;
    let issuer = if own.issuing_body.is_empty() { &settings.office.union_name } else { &own.issuing_body };
    ReportHead {
        parent_lines: own.governing_lines.clone(),
        issuer: issuer.clone(),
        doc_number: None,
        doc_symbol: own.symbol.clone(),
        place: own.place.clone(),
        signed_on: None,
        addressees: own.addressees.clone(),
        authority: own.signing_for.clone(),
        signer_title: own.signer_title.clone(),
        signer_name: own.signer_name.clone(),
        recipients: own.recipients.clone(),
        archive: own.filed_at.clone(),
    }
}

/// The period in words.
fn head(period: &Period) -> PeriodHead {
    let year = rules::reporting_year(period.cutoff_on, period.regime);
    PeriodHead {
        code: period.code.clone(),
        title: lower_first(&period.label),
        starts_on: period.starts_on,
        cutoff_on: period.cutoff_on,
        same_period_title: lower_first(&period.label).replace(&year.to_string(), &(year - 1).to_string()),
        closed_on: None,
        edition_number: 1,
        replacement_reason: None,
        ..PeriodHead::default()
    }
}

/// The periods of the same kind before this one that are not closed, the earliest first.
fn open_before(connection: &Connection, period: &Period) -> Result<Vec<Period>, Failure> {
    let is_before = |other: &Period| {
        other.kind == period.kind && other.status == PeriodStatus::Open && other.cutoff_on < period.starts_on
    };
    let mut open = crate::periods::store::all(connection)?;
    open.retain(|other| period.kind != PeriodKind::AdHoc && is_before(other));
    open.sort_by_key(|other| other.cutoff_on);
    Ok(open)
}

/// Judges anew what depends on the words of the closing.
pub(super) fn check_again(data: &mut ReportData) {
    checks::judge_letterhead(data);
}

/// "Quý III năm 2026" in the middle of a sentence.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A list with one column set to some values.
pub(super) fn lead(noun: &str, filters: &[(&str, &str)], as_of_on: Option<chrono::NaiveDate>) -> Lead {
    let filter = |(column, value): &(&str, &str)| Filter::OneOf {
        column: (*column).to_owned(),
        values: value.split('|').map(str::to_owned).collect(),
    };
    Lead { noun: noun.to_owned(), filters: filters.iter().map(filter).collect(), id: None, as_of_on }
}

/// Words of the organisations that work, as a filter takes them.
pub(super) const WORKING: (&str, &str) = ("status", "active|suspended|merging");
/// Words of the organisations that declare figures: branches are counted with whom they belong to.
pub(super) const DECLARING: (&str, &str) = ("kind", "member_association|affiliated_unit|club|collective_member");
/// Words of the people who are members on the day.
pub(super) const MEMBERS: (&str, &str) = ("status", "active");

/// One record.
pub(super) fn lead_to_record(noun: &str, id: i64, as_of_on: Option<chrono::NaiveDate>) -> Lead {
    Lead { noun: noun.to_owned(), filters: Vec::new(), id: Some(id), as_of_on }
}
