//! PL IV, PL V and PL VI: figures of activity, obstacles, submissions.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::super::data::{
    IndicatorLine, MemberFigures, ObstacleLine, Quadrant, ReportData, SubmissionLine, SubmissionState,
};
use super::super::store::{self, Days, StoredObstacle};
use crate::dates::show_day;
use crate::error::Failure;
use crate::obstacles::ObstacleStatus;
use crate::periods::{Period, PeriodStatus};
use crate::submissions;

/// Fills PL IV, PL V and PL VI.
pub(super) fn fill(connection: &Connection, period: &Period, days: Days, data: &mut ReportData) -> Result<(), Failure> {
    data.obstacles = store::obstacles(connection, days)?.into_iter().map(|stored| obstacle(stored, days)).collect();
    data.submissions = submissions::store::list(connection, period.id)?.into_iter().map(submission).collect();
    data.indicators = own_indicators(data, &Earlier::find(connection, period)?);
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

/// Reports of earlier periods, to add up and to compare with.
struct Earlier {
    /// Of the same kind in the same year, before this period; of what is not closed yet, the members as the book
    /// tells them now.
    this_year: Vec<ReportData>,
    /// Of the same period a year before.
    last_year: Option<ReportData>,
}

impl Earlier {
    /// Reads them: the codes of two years differ by the year only.
    fn find(connection: &Connection, period: &Period) -> Result<Earlier, Failure> {
        let mut earlier = Earlier { this_year: Vec::new(), last_year: None };
        let Some((year, rest)) = period.code.split_at_checked(4) else { return Ok(earlier) };
        let Ok(number) = year.parse::<i32>() else { return Ok(earlier) };
        let code_last_year = format!("{}{rest}", number - 1);
        for other in crate::periods::store::all(connection)? {
            let same_year =
                other.kind == period.kind && other.code.starts_with(year) && other.cutoff_on < period.cutoff_on;
            if !same_year && other.code != code_last_year {
                continue;
            }
            let data =
                match store::valid_closing(connection, other.id)?.filter(|_| other.status == PeriodStatus::Closed) {
                    Some(closing) => store::frozen(connection, closing.id)?,
                    None if same_year => {
                        let mut data = ReportData::default();
                        let days = Days { starts_on: other.starts_on, cutoff_on: other.cutoff_on };
                        super::members::fill(connection, days, &mut data)?;
                        data
                    }
                    None => continue,
                };
            if same_year {
                earlier.this_year.push(data);
            } else {
                earlier.last_year = Some(data);
            }
        }
        Ok(earlier)
    }
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
            estimated: false,
        }
    };
    OWN_INDICATORS.iter().map(line).collect()
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
