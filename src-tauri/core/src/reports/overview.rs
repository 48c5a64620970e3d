//! The overview: what is to be done, and how the office stands today. Every figure names the list that shows its rows.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{Lead, ReportData, StateTone};
use super::figures::{DECLARING, MEMBERS, WORKING, lead};
use super::{leads, store};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::organizations::OrganizationKind;
use crate::periods::{Period, PeriodKind, PeriodStatus};
use crate::session::Nothing;
use crate::storage::list::Filter;
use crate::tasks::checklist::{self, AgencyCounts, CellCounts, ChecklistSummary};

/// A term that ends within so many days is work to do.
const TERM_WARNING_DAYS: u64 = 180;
/// Quarters shown in the series.
const SERIES_LENGTH: usize = 8;

/// Everything on the overview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// The day it is for.
    pub today: NaiveDate,
    /// The period that is being prepared.
    pub period: Option<OverviewPeriod>,
    /// What is to be done, the most pressing first.
    pub work: Vec<WorkItem>,
    /// Organisations by kind.
    pub organizations: Vec<KindCount>,
    /// People, memberships, declared figures.
    pub members: MemberOverview,
    /// The 2 × 2 of all plans in force, and what leads to each cell.
    pub checklist: ChecklistOverview,
    /// Obstacles that are not settled.
    pub obstacles: Figure,
    /// Members at the last closings, the oldest first, and today.
    pub series: Vec<SeriesPoint>,
}

/// A figure and the list that shows its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Figure {
    /// How many.
    pub count: i64,
    /// The rows.
    pub leads_to: Lead,
}

/// The period that is being prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OverviewPeriod {
    /// The period.
    pub period: Period,
    /// Days until its cut-off; below 0 once that has passed.
    pub days_to_cutoff: i64,
    /// Days until the report is owed.
    pub days_to_due: Option<i64>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkItem {
    /// Stable key: `tasks_overdue`, `submissions_missing`, …
    pub key: String,
    /// How pressing it is.
    pub tone: StateTone,
    /// How many.
    pub count: i64,
    /// In words, with the number in front.
    pub sentence: String,
    /// The rows.
    pub leads_to: Lead,
}

/// Organisations of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KindCount {
    /// Kind.
    pub kind: OrganizationKind,
    /// In words.
    pub label: String,
    /// How many work today.
    pub count: i64,
    /// The rows.
    pub leads_to: Lead,
}

/// People, memberships, declared figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberOverview {
    /// Distinct persons.
    pub persons: Figure,
    /// Memberships.
    pub memberships: Figure,
    /// Sum of the last declared figures.
    pub declared: Figure,
    /// Organisations that declared nothing.
    pub undeclared: Figure,
    /// Change of persons since the last closing.
    pub person_change: Option<i64>,
    /// Change of memberships since the last closing.
    pub membership_change: Option<i64>,
    /// Label of the period that was closed last.
    pub since: Option<String>,
    /// Its report, which says what stood then.
    pub since_leads_to: Option<Lead>,
}

/// The checklist of all plans in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChecklistOverview {
    /// The cells.
    pub cells: CellCounts,
    /// Tasks due soon.
    pub due_soon: Figure,
    /// Per cell, in the order of the fields, the list that shows its tasks.
    pub cell_leads: Vec<CellLead>,
    /// By lead agency, those with most tasks first.
    pub agencies: Vec<AgencyCounts>,
}

/// What a cell leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CellLead {
    /// The cell: `done_on_time`, …
    pub cell: String,
    /// The rows.
    pub leads_to: Lead,
}

/// Members at one closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SeriesPoint {
    /// Code of the period; empty for today.
    pub code: String,
    /// Label.
    pub label: String,
    /// The day.
    pub on: NaiveDate,
    /// Distinct persons.
    pub person_count: i64,
    /// Memberships.
    pub membership_count: i64,
}

/// Everything on the overview.
///
/// # Errors
/// The book cannot be read.
pub fn overview(app: &App, _request: Nothing, _job: &Job) -> Result<Overview, Failure> {
    let today = app.today();
    app.read(|connection| compute(connection, today))
}

fn compute(connection: &Connection, today: NaiveDate) -> Result<Overview, Failure> {
    let periods = crate::periods::store::all(connection)?;
    let period = in_preparation(&periods, today);
    let counted = crate::memberships::store::count(connection, today, None)?;
    let mut series = closed_series(connection, &periods)?;
    let now = SeriesPoint {
        code: String::new(),
        label: "Hôm nay".to_owned(),
        on: today,
        person_count: counted.person_count as i64,
        membership_count: counted.membership_count as i64,
    };
    let members = members(connection, today, &now, series.last())?;
    series.push(now);
    let summary = checklist::summary(connection, None, period.map(|period| period.starts_on), today)?;
    let soon = today.checked_add_days(Days::new(TERM_WARNING_DAYS)).unwrap_or(today);
    let counts = store::overview_counts(connection, today, soon, period.map(|period| period.id))?;
    Ok(Overview {
        today,
        period: period.map(|period| OverviewPeriod {
            days_to_cutoff: (period.cutoff_on - today).num_days(),
            days_to_due: period.due_on.map(|due| (due - today).num_days()),
            period: period.clone(),
        }),
        work: work(&summary, &counts, &members, period, (today, soon)),
        organizations: organizations(connection, today)?,
        members,
        obstacles: Figure {
            count: counts.open_obstacles,
            leads_to: lead("obstacles", &[super::leads::obstacles::OPEN], Some(today)),
        },
        checklist: checklist_overview(summary, today),
        series,
    })
}

/// The period whose report is prepared now: of the open ones that have begun, the one that ends first; a quarter
/// before any other kind.
fn in_preparation(periods: &[Period], today: NaiveDate) -> Option<&Period> {
    let open = || periods.iter().filter(|period| period.status == PeriodStatus::Open && period.starts_on <= today);
    let quarter = |period: &&&Period| period.kind == PeriodKind::Quarter;
    let pick = |candidates: Vec<&'_ Period>| {
        candidates.into_iter().min_by_key(|period| period.cutoff_on).map(|period| period.id)
    };
    let id = pick(open().filter(|period| quarter(&period)).collect()).or_else(|| pick(open().collect()))?;
    periods.iter().find(|period| period.id == id)
}

/// The frozen totals of the last closed quarters, the oldest first.
fn closed_series(connection: &Connection, periods: &[Period]) -> Result<Vec<SeriesPoint>, Failure> {
    let mut series = Vec::new();
    let closed =
        periods.iter().filter(|period| period.status == PeriodStatus::Closed && period.kind == PeriodKind::Quarter);
    for period in closed.take(SERIES_LENGTH) {
        let Some(closing) = store::valid_closing(connection, period.id)? else { continue };
        let data: ReportData = store::frozen(connection, closing.id)?;
        series.push(SeriesPoint {
            code: period.code.clone(),
            label: period.label.clone(),
            on: period.cutoff_on,
            person_count: data.persons.figures.closing,
            membership_count: data.organizations.iter().map(|line| line.members.closing).sum(),
        });
    }
    series.reverse();
    Ok(series)
}

/// People, memberships, declared figures, with the change since the last closing.
fn members(
    connection: &Connection,
    today: NaiveDate,
    now: &SeriesPoint,
    last: Option<&SeriesPoint>,
) -> Result<MemberOverview, Failure> {
    let (declared, undeclared) = store::declared(connection, today)?;
    let figure =
        |count, noun: &str, filters: &[(&str, &str)]| Figure { count, leads_to: lead(noun, filters, Some(today)) };
    Ok(MemberOverview {
        persons: figure(now.person_count, "people", &[MEMBERS]),
        memberships: figure(now.membership_count, "people", &[MEMBERS]),
        declared: figure(declared, "organizations", &[DECLARING, WORKING]),
        undeclared: figure(undeclared, "organizations", &[("declared_count", ""), DECLARING, WORKING]),
        person_change: last.map(|last| now.person_count - last.person_count),
        membership_change: last.map(|last| now.membership_count - last.membership_count),
        since: last.map(|last| last.label.clone()),
        since_leads_to: last.map(|last| lead("periods", &[("period", &last.code), ("step", "export")], None)),
    })
}

/// Organisations that work today, by kind.
fn organizations(connection: &Connection, today: NaiveDate) -> Result<Vec<KindCount>, Failure> {
    let counts = store::organization_counts(connection, today)?;
    Ok(counts
        .into_iter()
        .map(|(kind, count)| KindCount {
            kind,
            label: kind.label().to_owned(),
            count,
            leads_to: lead("organizations", &[("kind", kind.as_str()), WORKING], Some(today)),
        })
        .collect())
}

/// Organisations whose next congress, or the end of whose term, comes by `soon`.
fn terms_until(soon: NaiveDate, today: NaiveDate) -> Lead {
    let mut lead = lead("organizations", &[WORKING], Some(today));
    let to = Some(soon.to_string());
    lead.filters.push(Filter::Between { column: "term_due_on".to_owned(), from: None, to });
    lead
}

/// The checklist with its leads.
fn checklist_overview(summary: ChecklistSummary, today: NaiveDate) -> ChecklistOverview {
    let cells = ["done_on_time", "done_late", "done_no_deadline", "open_on_time", "open_late", "open_no_deadline"];
    let mut agencies = summary.by_agency;
    agencies.sort_by_key(|agency| std::cmp::Reverse(agency.cells.total));
    ChecklistOverview {
        cells: summary.cells,
        due_soon: Figure {
            count: summary.due_soon_count,
            leads_to: lead("tasks", &[("timeliness", "due_soon")], Some(today)),
        },
        cell_leads: cells
            .into_iter()
            .map(|cell| CellLead { cell: cell.to_owned(), leads_to: lead("tasks", &[("cell", cell)], Some(today)) })
            .collect(),
        agencies,
    }
}

/// What is to be done: only what there is, the most pressing first.
fn work(
    summary: &ChecklistSummary,
    counts: &store::OverviewCounts,
    members: &MemberOverview,
    period: Option<&Period>,
    (today, soon): (NaiveDate, NaiveDate),
) -> Vec<WorkItem> {
    let day = Some(today);
    let item = |key: &str, tone, count, sentence: &str, leads_to| WorkItem {
        key: key.to_owned(),
        tone,
        count,
        sentence: sentence.to_owned(),
        leads_to,
    };
    let mut work = vec![
        item(
            "tasks_overdue",
            StateTone::Overdue,
            summary.cells.open_late,
            "nhiệm vụ quá hạn chưa hoàn thành",
            lead("tasks", &[("cell", "open_late")], day),
        ),
        item(
            "tasks_due_soon",
            StateTone::DueSoon,
            summary.due_soon_count,
            "nhiệm vụ sắp đến hạn",
            lead("tasks", &[("timeliness", "due_soon")], day),
        ),
    ];
    if let Some(period) = period {
        let over = period.cutoff_on < today;
        let missing = format!("tổ chức chưa nộp báo cáo {}", period.label);
        let tone = if over { StateTone::Overdue } else { StateTone::DueSoon };
        work.push(item(
            "submissions_missing",
            tone,
            counts.missing_submissions,
            &missing,
            lead("submissions", &[("period", &period.code), ("state", "missing")], None),
        ));
        if over {
            let close = format!("kỳ đã qua thời điểm chốt: {}", period.label);
            work.push(item(
                "period_to_close",
                StateTone::DueSoon,
                1,
                &close,
                lead("periods", &[("period", &period.code), ("step", "check")], None),
            ));
        }
    }
    work.extend([
        item(
            "obstacles_unanswered",
            StateTone::DueSoon,
            counts.unanswered_obstacles,
            "kiến nghị, vướng mắc chưa được trả lời",
            lead("obstacles", &[leads::obstacles::WAITING], day),
        ),
        item(
            "terms_ending",
            StateTone::DueSoon,
            counts.terms_ending,
            "tổ chức sắp hết nhiệm kỳ hoặc đến kỳ đại hội",
            terms_until(soon, today),
        ),
        item(
            "declared_missing",
            StateTone::Idle,
            members.undeclared.count,
            "tổ chức chưa gửi số kê khai",
            members.undeclared.leads_to.clone(),
        ),
        item(
            "same_national_id",
            StateTone::DueSoon,
            counts.same_national_id,
            "hồ sơ trùng số định danh với hồ sơ khác",
            lead("people", &[("same_as", "national_id")], day),
        ),
        item(
            "evidence_missing",
            StateTone::Idle,
            summary.evidence_missing_count,
            "nhiệm vụ hoàn thành chưa có minh chứng",
            lead("tasks", &[("evidence_missing", "1")], day),
        ),
        item(
            "leads_ended",
            StateTone::Idle,
            summary.lead_has_ended_count,
            "nhiệm vụ giao cho cơ quan không còn hoạt động",
            lead("tasks", &[("lead_has_ended", "1")], day),
        ),
    ]);
    work.retain(|item| item.count > 0);
    for item in &mut work {
        item.sentence = format!("{} {}", crate::text::number(item.count), item.sentence);
    }
    work
}
