//! PL IV, PL V and PL VI: figures of activity, obstacles, submissions.

use rusqlite::Connection;

use super::super::data::{
    IndicatorLine, IndicatorScope, MemberFigures, ObstacleLine, Quadrant, ReportData, SubmissionLine, SubmissionState,
};
use super::super::store::{self, Days};
use crate::dates::show_day;
use crate::error::Failure;
use crate::indicators::{self, Aggregation, IndicatorFigures, rules};
use crate::obstacles::{self, ObstacleRow, ObstacleStatus};
use crate::periods::{Period, PeriodKind, PeriodStatus};
use crate::submissions;

/// Fills PL IV, PL V and PL VI.
pub(super) fn fill(connection: &Connection, period: &Period, days: Days, data: &mut ReportData) -> Result<(), Failure> {
    let found = obstacles::api::of_period(connection, days.starts_on, days.cutoff_on)?;
    data.obstacles = found.into_iter().map(obstacle).collect();
    data.submissions = submissions::store::list(connection, period.id)?.into_iter().map(submission).collect();
    data.indicators = own_indicators(data, &Earlier::find(connection, period)?);
    let values = indicators::store::values(connection, period.id)?;
    let names = indicators::store::organizations(connection, period.id)?;
    for figures in indicators::values::figures(connection, period)? {
        let scopes = values.iter().filter(|one| one.indicator_id == figures.indicator.id).map(|one| IndicatorScope {
            organization_id: one.organization_id,
            organization: match names.iter().find(|name| Some(name.organization_id) == one.organization_id) {
                Some(organization) => organization.name.clone(),
                None => OWN.to_owned(),
            },
            value: one.value,
            estimated: one.is_estimate,
            note: one.note.clone().unwrap_or_default(),
        });
        let scopes = scopes.collect();
        data.indicators.push(indicator(figures, scopes));
    }
    Ok(())
}

/// The union's own value among those of the organisations.
const OWN: &str = "Liên hiệp hội";
/// Group of the indicators that stand in none.
const TYPED: &str = "Hoạt động của Liên hiệp hội và các tổ chức";

/// An indicator whose values are entered.
fn indicator(figures: IndicatorFigures, scopes: Vec<IndicatorScope>) -> IndicatorLine {
    let of = figures.indicator;
    IndicatorLine {
        group: of.group_name.unwrap_or_else(|| TYPED.to_owned()),
        key: format!("indicator.{}", of.code),
        name: of.name,
        unit: of.unit,
        current: figures.value,
        cumulative: figures.cumulative,
        same_period: figures.same_period_last_year,
        estimated: figures.is_estimate,
        note: figures.note.unwrap_or_default(),
        missing_before: figures.missing_before,
        is_running_total: of.aggregation == Aggregation::Cumulative,
        scopes,
    }
}

/// Reports of earlier periods, to add up and to compare with.
struct Earlier {
    /// Of the same kind in the same year, before this period; of what is not closed yet, the members as the book
    /// tells them now.
    this_year: Vec<ReportData>,
    /// Of the same period a year before.
    last_year: Option<ReportData>,
}

impl Earlier {
    /// Reads them; which they are, the days of the periods tell.
    fn find(connection: &Connection, period: &Period) -> Result<Earlier, Failure> {
        let mut earlier = Earlier { this_year: Vec::new(), last_year: None };
        let office = crate::settings::store::load(connection)?.periods.regime;
        let all = crate::periods::store::all(connection)?;
        let year_start = rules::year_start(period, office);
        let same_kind = |other: &Period| other.kind == period.kind && period.kind != PeriodKind::AdHoc;
        for other in rules::before(&all, period, year_start, &same_kind).into_iter().rev() {
            earlier.this_year.push(match frozen(connection, other)? {
                Some(data) => data,
                None => {
                    let mut data = ReportData::default();
                    let days = Days { starts_on: other.starts_on, cutoff_on: other.cutoff_on };
                    super::members::fill(connection, days, &mut data)?;
                    data
                }
            });
        }
        if let Some(other) = rules::same_period(&all, period) {
            earlier.last_year = frozen(connection, other)?;
        }
        Ok(earlier)
    }
}

/// The report of a closed period as it was sent.
fn frozen(connection: &Connection, of: &Period) -> Result<Option<ReportData>, Failure> {
    if of.status != PeriodStatus::Closed {
        return Ok(None);
    }
    store::valid_closing(connection, of.id)?.map(|closing| store::frozen(connection, closing.id)).transpose()
}

/// An indicator that the book itself answers.
struct OwnIndicator {
    key: &'static str,
    name: &'static str,
    unit: &'static str,
    /// Whether the periods of a year are added up, or the last one stands.
    adds_up: bool,
    value: fn(&ReportData) -> i64,
}

/// Sum over the organisations.
fn total(data: &ReportData, measure: fn(&MemberFigures) -> i64) -> i64 {
    data.organizations.iter().map(|line| measure(&line.members)).sum()
}

/// All of them.
const OWN_INDICATORS: [OwnIndicator; 5] = [
    OwnIndicator {
        key: "members.increase",
        name: "Hội viên tăng trong kỳ",
        unit: "lượt",
        adds_up: true,
        value: |data| total(data, |figures| figures.increase),
    },
    OwnIndicator {
        key: "members.decrease",
        name: "Hội viên giảm trong kỳ",
        unit: "lượt",
        adds_up: true,
        value: |data| total(data, |figures| figures.decrease),
    },
    OwnIndicator {
        key: "members.closing",
        name: "Hội viên cuối kỳ",
        unit: "lượt",
        adds_up: false,
        value: |data| total(data, |figures| figures.closing),
    },
    OwnIndicator {
        key: "tasks.done",
        name: "Nhiệm vụ đã hoàn thành",
        unit: "nhiệm vụ",
        adds_up: false,
        value: |data| data.tasks.iter().filter(|task| task.quadrant.is_done()).count() as i64,
    },
    OwnIndicator {
        key: "tasks.open_late",
        name: "Nhiệm vụ quá hạn chưa hoàn thành",
        unit: "nhiệm vụ",
        adds_up: false,
        value: |data| data.tasks.iter().filter(|task| task.quadrant == Quadrant::OpenLate).count() as i64,
    },
];

/// Indicators that the book itself answers, compared with the reports frozen before.
fn own_indicators(data: &ReportData, earlier: &Earlier) -> Vec<IndicatorLine> {
    let line = |own: &OwnIndicator| {
        let current = (own.value)(data);
        let before: i64 = earlier.this_year.iter().map(own.value).sum();
        IndicatorLine {
            group: "Tổ chức, hội viên và kế hoạch (tính từ sổ)".to_owned(),
            key: own.key.to_owned(),
            name: own.name.to_owned(),
            unit: own.unit.to_owned(),
            current: Some(current as f64),
            cumulative: Some(if own.adds_up { before + current } else { current } as f64),
            same_period: earlier.last_year.as_ref().map(|data| (own.value)(data) as f64),
            ..IndicatorLine::default()
        }
    };
    OWN_INDICATORS.iter().map(line).collect()
}

/// An obstacle as it was known at the cut-off.
fn obstacle(row: ObstacleRow) -> ObstacleLine {
    let open = row.status != ObstacleStatus::Closed;
    ObstacleLine {
        obstacle_id: row.id,
        answer: answers(&row),
        effect: effect(&row),
        task: about(&row),
        raised_by: row.agency_name.unwrap_or_default(),
        raised_on: Some(row.raised_on),
        content: row.content,
        proposal: row.proposal.unwrap_or_default(),
        addressee: row.addressee.unwrap_or_default(),
        answered_on: row.answered_on,
        open,
        state_label: row.status.label().to_owned(),
        carried_over: row.carried_over,
        carried_from: row.raised_in.filter(|_| row.carried_over).unwrap_or_default(),
        sent_on: row.proposal_sent_on,
        proposal_document: row.proposal_document.unwrap_or_default(),
        awaits_answer: row.status.awaits_answer(),
        closed_on: row.closed_on,
        reopened_on: row.reopened_on,
    }
}

/// What it stands in the way of.
fn about(row: &ObstacleRow) -> String {
    match (&row.task_content, &row.plan_number) {
        (Some(content), _) => format!("{}. {content}", row.task_code.as_deref().unwrap_or_default()),
        (None, Some(number)) => format!("Kế hoạch số {number}"),
        (None, None) => "Công tác chung của Liên hiệp hội".to_owned(),
    }
}

/// The answer with its paper; of several each with its day, the latest last.
fn answers(row: &ObstacleRow) -> String {
    let told = |answer: &str, document: Option<&str>| match document {
        Some(document) if !document.is_empty() && !answer.is_empty() => format!("{answer} ({document})"),
        Some(document) if answer.is_empty() => document.to_owned(),
        _ => answer.to_owned(),
    };
    let by = |whose: Option<&str>| whose.map(|whose| format!("{whose}: ")).unwrap_or_default();
    match row.answers.as_slice() {
        [one] => format!("{}{}", by(one.answered_by.as_deref()), told(&one.answer, one.document.as_deref())),
        many => {
            let lines = many.iter().map(|one| {
                let text = told(&one.answer, one.document.as_deref());
                format!("- {}: {}{text}", show_day(one.answered_on), by(one.answered_by.as_deref()))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// What came of it; of one opened again also why.
fn effect(row: &ObstacleRow) -> String {
    let told = row.effect.clone().unwrap_or_default();
    let last = row.closings.last().filter(|_| row.status != ObstacleStatus::Closed);
    match last.and_then(|closing| closing.reopened_on.zip(closing.reopen_reason.as_deref())) {
        Some((on, reason)) => {
            let reopened = format!("Mở lại ngày {}: {reason}", show_day(on));
            if told.is_empty() { reopened } else { format!("{told}\n{reopened}") }
        }
        None => told,
    }
}

/// A line of the register.
fn submission(row: submissions::SubmissionRow) -> SubmissionLine {
    let away = away(&row);
    SubmissionLine {
        organization_id: row.organization_id,
        organization: row.name,
        kind_label: row.kind.label().to_owned(),
        received_on: row.submitted_on,
        completeness: match row.completeness {
            Some(submissions::Completeness::Complete) => SubmissionState::Complete,
            Some(submissions::Completeness::Incomplete) => SubmissionState::Partial,
            None => SubmissionState::Missing,
        },
        note: row.note.or(away).unwrap_or_default(),
    }
}

/// That its list went out and has not come back.
fn away(row: &submissions::SubmissionRow) -> Option<String> {
    let sent = row.roster_sent_on.filter(|_| row.submitted_on.is_none())?;
    let due = row.roster_due_on.map(|due| format!(", hẹn trả {}", show_day(due))).unwrap_or_default();
    Some(format!("Đã gửi danh sách rà soát {}{due}", show_day(sent)))
}
