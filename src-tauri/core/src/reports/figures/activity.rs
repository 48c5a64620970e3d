//! PL IV, PL V and PL VI: figures of activity, obstacles, submissions.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::super::data::{Completeness, IndicatorLine, ObstacleLine, Quadrant, ReportData, SubmissionLine};
use super::super::store::{self, Days, StoredObstacle};
use crate::error::Failure;
use crate::obstacles::ObstacleStatus;
use crate::periods::Period;
use crate::submissions;

/// Fills PL IV, PL V and PL VI.
pub(super) fn fill(connection: &Connection, period: &Period, days: Days, data: &mut ReportData) -> Result<(), Failure> {
    data.obstacles = store::obstacles(connection, days)?.into_iter().map(|stored| obstacle(stored, days)).collect();
    data.submissions = submissions::store::list(connection, period.id)?.into_iter().map(submission).collect();
    data.indicators = own_indicators(data);
    for figures in crate::indicators::store::figures(connection, period.id)? {
        data.indicators.push(IndicatorLine {
            group: "Hoạt động của Liên hiệp hội và các tổ chức".to_owned(),
            key: format!("indicator.{}", figures.indicator.code),
            name: figures.indicator.name,
            unit: figures.indicator.unit,
            current: figures.value,
            cumulative: figures.cumulative,
            same_period: figures.same_period_last_year,
            estimated: figures.is_estimate,
        });
    }
    Ok(())
}

/// Indicators that the book itself answers.
fn own_indicators(data: &ReportData) -> Vec<IndicatorLine> {
    let total = |measure: fn(&crate::reports::data::MemberFigures) -> i64| -> i64 {
        data.organizations.iter().map(|line| measure(&line.members)).sum()
    };
    let done = data.tasks.iter().filter(|task| task.quadrant.is_done()).count() as i64;
    let late = data.tasks.iter().filter(|task| task.quadrant == Quadrant::OpenLate).count() as i64;
    let line = |key: &str, name: &str, unit: &str, value: i64| IndicatorLine {
        group: "Tổ chức, hội viên và kế hoạch (tính từ sổ)".to_owned(),
        key: key.to_owned(),
        name: name.to_owned(),
        unit: unit.to_owned(),
        current: Some(value as f64),
        ..IndicatorLine::default()
    };
    vec![
        line("members.increase", "Hội viên tăng trong kỳ", "lượt", total(|figures| figures.increase)),
        line("members.decrease", "Hội viên giảm trong kỳ", "lượt", total(|figures| figures.decrease)),
        line("members.closing", "Hội viên cuối kỳ", "lượt", total(|figures| figures.closing)),
        line("tasks.done", "Nhiệm vụ đã hoàn thành", "nhiệm vụ", done),
        line("tasks.open_late", "Nhiệm vụ quá hạn chưa hoàn thành", "nhiệm vụ", late),
    ]
}

/// An obstacle as it was known at the cut-off.
fn obstacle(stored: StoredObstacle, days: Days) -> ObstacleLine {
    let known = |day: Option<NaiveDate>| day.filter(|day| *day <= days.cutoff_on);
    let answered_on = known(stored.answered_on);
    let open = known(stored.closed_on).is_none();
    let answer = answered_on.map(|_| match (stored.answer, stored.answer_document) {
        (Some(answer), Some(document)) if !document.is_empty() => format!("{answer} ({document})"),
        (answer, document) => answer.or(document).unwrap_or_default(),
    });
    let state = match (open, answered_on) {
        (false, _) => ObstacleStatus::Closed,
        (true, Some(_)) => ObstacleStatus::Answered,
        (true, None) => ObstacleStatus::Open,
    };
    ObstacleLine {
        obstacle_id: stored.id,
        raised_by: stored.raised_by.unwrap_or_default(),
        task: stored.task,
        raised_on: Some(stored.raised_on),
        content: stored.content,
        proposal: stored.proposal.unwrap_or_default(),
        addressee: stored.addressee.unwrap_or_default(),
        answer: answer.unwrap_or_default(),
        answered_on,
        effect: if open { String::new() } else { stored.effect.unwrap_or_default() },
        open,
        state_label: state.label().to_owned(),
    }
}

/// A line of the register.
fn submission(row: submissions::SubmissionRow) -> SubmissionLine {
    SubmissionLine {
        organization_id: row.organization_id,
        organization: row.name,
        kind_label: row.kind.label().to_owned(),
        received_on: row.submitted_on,
        completeness: match row.completeness {
            Some(submissions::Completeness::Complete) => Completeness::Complete,
            Some(submissions::Completeness::Incomplete) => Completeness::Partial,
            None => Completeness::Missing,
        },
        note: row.note.unwrap_or_default(),
    }
}
