//! The closings of all periods, and what differs between two of them: figures, organisations, tasks, activity,
//! obstacles, the register, words. Two closings of one period tell what the replacement changed; closings of two periods
//! how the work went on.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{MemberFigures, Quadrant, ReportData, SubmissionState};
use super::differences::{self, LineChange, MEASURES};
use super::named::measures;
use super::{ReportError, store};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::session::Nothing;

pub use super::differences::{TaskChangeKind, TaskLineChange, compare_tasks};

/// A closing, by its period and number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClosingHead {
    /// The period.
    #[ts(type = "number")]
    pub period_id: i64,
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
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
}

/// All closings, those of the latest period first, of each the latest first.
///
/// # Errors
/// The book cannot be read.
pub fn list_closings(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<ClosingHead>, Failure> {
    app.read(store::closing_heads)
}

/// Which closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClosingRef {
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

/// Two closings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompareReportVersions {
    /// The first.
    pub a: ClosingRef,
    /// The second.
    pub b: ClosingRef,
}

/// A total of two reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureChange {
    /// Group: printed above its figures.
    pub group: String,
    /// In words.
    pub what: String,
    /// In the first report.
    pub before: i64,
    /// In the second.
    pub after: i64,
}

/// What differs between two closings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportComparison {
    /// The first.
    pub a: ClosingHead,
    /// The second.
    pub b: ClosingHead,
    /// The totals of both, those that are alike too.
    pub figures: Vec<FigureChange>,
    /// Organisations that came, went or differ.
    pub organizations: Vec<LineChange>,
    /// Tasks that came, went or differ.
    pub tasks: Vec<TaskLineChange>,
    /// Lines of the list of overdue and nearly overdue tasks.
    pub deadlines: Vec<LineChange>,
    /// Figures of activity.
    pub indicators: Vec<LineChange>,
    /// Obstacles.
    pub obstacles: Vec<LineChange>,
    /// Who sent its report.
    pub submissions: Vec<LineChange>,
    /// Sections of the report, its head and its foot.
    pub texts: Vec<LineChange>,
}

/// Compares two closings.
///
/// # Errors
/// A period without a closing, or without that one; twice the same.
pub fn compare_report_versions(
    app: &App,
    request: CompareReportVersions,
    job: &Job,
) -> Result<ReportComparison, Failure> {
    app.read(|connection| {
        let ((a, a_id), (b, b_id)) = (find(connection, request.a)?, find(connection, request.b)?);
        if a_id == b_id {
            return Err(ReportError::SameVersion.into());
        }
        job.progress(0, None, "Đang so sánh hai bản…")?;
        let (before, after) = (store::frozen(connection, a_id)?, store::frozen(connection, b_id)?);
        let mut comparison = compare(a, b, &before, &after);
        for change in &mut comparison.tasks {
            let is_gone = change.kinds.contains(&TaskChangeKind::Removed);
            let is_there = store::has_task(connection, change.task_id, &change.code, &change.content)?;
            change.is_deleted = is_gone && !is_there;
        }
        Ok(comparison)
    })
}

fn find(connection: &Connection, of: ClosingRef) -> Result<(ClosingHead, i64), Failure> {
    let period = super::api::OfReport { period_id: of.period_id, period: of.period }.find(connection)?;
    let closings = store::closings(connection, period.id)?;
    let is_wanted = |closing: &store::Closing| of.number.is_none_or(|number| number == closing.number);
    match closings.into_iter().find(is_wanted) {
        Some(closing) => Ok((head(&period, &closing), closing.id)),
        None => match of.number {
            Some(number) => Err(ReportError::NoSuchVersion { label: period.label, number }.into()),
            None => Err(ReportError::NeverClosed { label: period.label }.into()),
        },
    }
}

fn head(period: &crate::periods::Period, closing: &store::Closing) -> ClosingHead {
    ClosingHead {
        period_id: period.id,
        code: period.code.clone(),
        label: period.label.clone(),
        number: closing.number,
        closed_at: closing.closed_at.clone(),
        closed_by: closing.closed_by.clone(),
        reason: closing.reason.clone(),
        reopened_at: closing.reopened_at.clone(),
    }
}

fn compare(a: ClosingHead, b: ClosingHead, before: &ReportData, after: &ReportData) -> ReportComparison {
    let mut texts = differences::texts(before, after);
    texts.extend(differences::letterhead(before, after, true));
    ReportComparison {
        figures: figures(before, after),
        organizations: differences::organizations(before, after),
        tasks: compare_tasks(&before.tasks, &after.tasks),
        deadlines: differences::deadlines(before, after),
        indicators: differences::indicators(before, after),
        obstacles: differences::obstacles(before, after),
        submissions: differences::submissions(before, after),
        texts,
        a,
        b,
    }
}

/// The totals of both.
fn figures(before: &ReportData, after: &ReportData) -> Vec<FigureChange> {
    let mut all = Vec::new();
    let mut add = |group: &str, what: &str, read: &dyn Fn(&ReportData) -> i64| {
        let (group, what) = (group.to_owned(), what.to_owned());
        all.push(FigureChange { group, what, before: read(before), after: read(after) });
    };
    const ORGANIZATIONS: &str = "Tổ chức";
    add(ORGANIZATIONS, "Tổ chức trong báo cáo", &|data| data.organizations.len() as i64);
    add(ORGANIZATIONS, "Số kê khai", &|data| data.organizations.iter().filter_map(|line| line.declared_count).sum());
    let place = |figures: &MemberFigures, at: usize| measures(figures)[at].1;
    for (at, what) in MEASURES.into_iter().enumerate() {
        let sum = |data: &ReportData| data.organizations.iter().map(|line| place(&line.members, at)).sum();
        add("Lượt hội viên", what, &sum);
    }
    for (at, what) in MEASURES.into_iter().enumerate() {
        add("Số người (không trùng)", what, &|data| place(&data.persons.figures, at));
    }
    const TASKS: &str = "Nhiệm vụ";
    add(TASKS, "Nhiệm vụ trong báo cáo", &|data| data.tasks.len() as i64);
    for (quadrant, what) in [
        (Quadrant::DoneOnTime, "Hoàn thành đúng hạn"),
        (Quadrant::DoneLate, "Hoàn thành quá hạn"),
        (Quadrant::DoneNoDeadline, "Hoàn thành (không có hạn)"),
        (Quadrant::OpenOnTime, "Chưa hoàn thành, trong hạn"),
        (Quadrant::OpenLate, "Chưa hoàn thành, quá hạn"),
        (Quadrant::OpenNoDeadline, "Chưa hoàn thành, không có hạn"),
    ] {
        add(TASKS, what, &|data| data.tasks.iter().filter(|task| task.quadrant == quadrant).count() as i64);
    }
    let soon = |data: &ReportData| data.deadlines.iter().filter(|line| !line.overdue).count() as i64;
    add(TASKS, "Sắp đến hạn", &soon);
    const OBSTACLES: &str = "Vướng mắc, kiến nghị";
    add(OBSTACLES, "Nêu trong báo cáo", &|data| data.obstacles.len() as i64);
    add(OBSTACLES, "Chưa giải quyết", &|data| data.obstacles.iter().filter(|line| line.open).count() as i64);
    for (state, what) in [
        (SubmissionState::Complete, "Nộp đủ"),
        (SubmissionState::Partial, "Nộp thiếu"),
        (SubmissionState::Missing, "Chưa nộp"),
    ] {
        let count = |data: &ReportData| data.submissions.iter().filter(|line| line.completeness == state).count();
        add("Nộp báo cáo", what, &|data| count(data) as i64);
    }
    all
}
