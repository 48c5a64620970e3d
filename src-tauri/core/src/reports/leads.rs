//! Where the figures of a report lead: the list of the window that shows the rows a figure counts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{IndicatorLine, Lead, OrganizationGroup, OrganizationLine, Quadrant, ReportData, SubmissionState};
use super::figures::{MEMBERS, WORKING, lead, lead_to_record};
use super::measures::Measure;
use crate::storage::list::Filter;
use crate::tasks::StateLabel;

mod indicators;
pub(super) mod obstacles;
mod summary;

/// A figure of an annex and where it leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureLead {
    /// The annex: `organizations`, `tasks`, `deadlines`, `indicators`, `obstacles`, `submissions`; `summary`: the
    /// totals told before closing.
    pub annex: String,
    /// Place of its row in the annex, from 0; none: the row of the memberships of all organisations.
    pub row: Option<u32>,
    /// Which figure of the row, by the name of its field; none: the row itself.
    pub figure: Option<String>,
    /// The rows.
    pub leads_to: Lead,
}

/// Whose members a figure of PL I counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Memberships of the organisation at this place of PL I, from 0.
    Organization(usize),
    /// Memberships of all organisations of a group.
    Group(OrganizationGroup),
    /// Memberships of all organisations.
    All,
    /// Distinct persons.
    Persons,
}

impl Scope {
    /// Whether the organisation at this place belongs to it.
    pub fn holds(self, place: usize, line: &OrganizationLine) -> bool {
        match self {
            Scope::Organization(own) => own == place,
            Scope::Group(group) => line.group == group,
            Scope::All | Scope::Persons => true,
        }
    }
}

/// A figure that counts rows, wherever it is printed: the name by which the workbook and the window find its rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// PL I: members.
    Members(Scope, Measure),
    /// PL I: branches.
    Branches(Scope),
    /// PL I: the declared total of an organisation, or of several.
    Declared(Scope),
    /// PL II: tasks of a lead agency (by its place in the 2 × 2), of a cell, of both; of neither: all.
    Tasks {
        /// The agency.
        agency: Option<usize>,
        /// The cell.
        quadrant: Option<Quadrant>,
    },
    /// PL IV: tasks that are done, on time or not.
    Done,
    /// PL II: tasks whose state has this label.
    State(String),
    /// PL III: extensions of the task at this place of the annex.
    Extensions(usize),
    /// PL V: obstacles under this label of the countings.
    Obstacles(String),
    /// PL VI: submissions in this state; none: all.
    Submissions(Option<SubmissionState>),
}

/// The list that shows the rows of a figure; none where no list of the window shows just these.
pub fn to(data: &ReportData, figure: &Figure) -> Option<Lead> {
    let day = Some(data.period.cutoff_on);
    match figure {
        Figure::Members(scope, measure) => members(data, *scope, *measure),
        Figure::Branches(scope) => {
            let ids = organization_ids(data, *scope);
            Some(lead("organizations", &[("parent_id", &ids), ("kind", "branch"), WORKING], day))
        }
        Figure::Declared(scope) => match scope {
            Scope::Organization(place) => {
                Some(lead_to_record("organizations", data.organizations.get(*place)?.organization_id, day))
            }
            _ => Some(listed(data, *scope, |line| line.declared_count.is_some())),
        },
        Figure::Tasks { agency, quadrant } => tasks(data, *agency, *quadrant),
        Figure::Done => Some(lead("tasks", &[("cell", DONE)], day)),
        Figure::State(label) => {
            let label = STATE_LABELS.into_iter().find(|state| state.label() == label)?;
            Some(lead("tasks", &[("label", label.as_str())], day))
        }
        Figure::Extensions(place) => Some(lead_to_record("tasks", data.deadlines.get(*place)?.task_id, day)),
        Figure::Obstacles(label) => obstacles::to(data, label),
        Figure::Submissions(state) => {
            let period = ("period", data.period.code.as_str());
            let state = state.map(|state| match state {
                SubmissionState::Complete => "complete",
                SubmissionState::Partial => "incomplete",
                SubmissionState::Missing => "missing",
            });
            let narrowed = state.map(|state| ("state", state));
            Some(lead("submissions", &[Some(period), narrowed].into_iter().flatten().collect::<Vec<_>>(), None))
        }
    }
}

/// The cells of tasks that are done.
const DONE: &str = "done_on_time|done_late|done_no_deadline";

/// Every label a task can have.
const STATE_LABELS: [StateLabel; 10] = [
    StateLabel::NotStarted,
    StateLabel::NotStartedOverdue,
    StateLabel::InProgressOnSchedule,
    StateLabel::InProgressDueSoon,
    StateLabel::InProgressOverdue,
    StateLabel::DoneOnTime,
    StateLabel::DoneLate,
    StateLabel::DoneNoDeadline,
    StateLabel::Suspended,
    StateLabel::NotDone,
];

/// Numbers of the organisations of a scope, as a filter takes them.
fn organization_ids(data: &ReportData, scope: Scope) -> String {
    ids_of(data, scope, |_| true)
}

fn ids_of(data: &ReportData, scope: Scope, meant: impl Fn(&OrganizationLine) -> bool) -> String {
    let held = data.organizations.iter().enumerate().filter(|(place, line)| scope.holds(*place, line) && meant(line));
    held.map(|(_, line)| line.organization_id.to_string()).collect::<Vec<_>>().join("|")
}

/// The organisations of a scope as the report lists them: by their numbers, since one that has ended since the period
/// began is among them.
fn listed(data: &ReportData, scope: Scope, meant: impl Fn(&OrganizationLine) -> bool) -> Lead {
    lead("organizations", &[("organization_id", &ids_of(data, scope, meant))], Some(data.period.cutoff_on))
}

/// The organisations of a scope that stand at the cut-off.
pub fn organizations(data: &ReportData, scope: Scope) -> Lead {
    listed(data, scope, |line| !line.has_ended)
}

/// The memberships behind a figure of PL I. The list names people: those whose membership began or ended in the period,
/// or, of persons counted once, those who came in from outside or left altogether.
fn members(data: &ReportData, scope: Scope, measure: Measure) -> Option<Lead> {
    let ids = match scope {
        Scope::Organization(_) | Scope::Group(_) => Some(organization_ids(data, scope)),
        Scope::All | Scope::Persons => None,
    };
    let among: Vec<(&str, &str)> = ids.iter().map(|ids| ("organization_id", ids.as_str())).collect();
    // Whoever came or went in the period, wherever they stand at its end.
    let anyone = [among.as_slice(), &[("status", "active|ended|deceased")]].concat();
    let now = |more: &[(&str, &str)]| {
        lead("people", &[among.as_slice(), &[MEMBERS], more].concat(), Some(data.period.cutoff_on))
    };
    let moved = |column: &str| {
        let mut leads_to = lead("people", &anyone, Some(data.period.cutoff_on));
        leads_to.filters.push(Filter::Between {
            column: column.to_owned(),
            from: Some(data.period.starts_on.to_string()),
            to: Some(data.period.cutoff_on.to_string()),
        });
        leads_to
    };
    Some(match measure {
        Measure::Opening => {
            let filters = [among.as_slice(), &[MEMBERS]].concat();
            lead("people", &filters, data.period.starts_on.pred_opt())
        }
        Measure::Increase if scope == Scope::Persons => moved("came_in"),
        Measure::Decrease if scope == Scope::Persons => moved("went_out"),
        Measure::Increase => moved("started_on"),
        Measure::Decrease => moved("ended_on"),
        Measure::Closing => now(&[]),
        Measure::Female => now(&[("sex", "female")]),
        Measure::Professors => now(&[("academic_title", "professor")]),
        Measure::AssociateProfessors => now(&[("academic_title", "associate_professor")]),
        Measure::Doctors => now(&[("degree", "doctor_of_science|doctor")]),
        Measure::Masters => now(&[("degree", "master")]),
        Measure::Bachelors => {
            now(&[("degree", ""), ("education_level", "university|specialist_1|specialist_2|residency")])
        }
        Measure::Others => now(&[("degree", ""), ("education_level", "college|intermediate|other|")]),
    })
}

/// Lead agencies in the order they first appear: the rows of the 2 × 2.
pub fn agencies(data: &ReportData) -> Vec<&str> {
    let mut agencies: Vec<&str> = Vec::new();
    for task in &data.tasks {
        if !agencies.contains(&task.lead_agency.as_str()) {
            agencies.push(&task.lead_agency);
        }
    }
    agencies
}

/// The tasks behind a figure of the 2 × 2. An agency that stands in the book under several numbers, or only in the
/// words of the plan, cannot be asked for.
fn tasks(data: &ReportData, agency: Option<usize>, quadrant: Option<Quadrant>) -> Option<Lead> {
    let mut filters: Vec<(&str, String)> = Vec::new();
    if let Some(place) = agency {
        let name = *agencies(data).get(place)?;
        let mut ids: Vec<Option<i64>> =
            data.tasks.iter().filter(|task| task.lead_agency == name).map(|task| task.lead_agency_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let others = |task: &&super::data::TaskLine| task.lead_agency != name && ids.contains(&task.lead_agency_id);
        if data.tasks.iter().any(|task| others(&task)) {
            return None;
        }
        let ids: Vec<String> = ids.into_iter().map(|id| id.map(|id| id.to_string()).unwrap_or_default()).collect();
        filters.push(("lead_agency_id", ids.join("|")));
    }
    if let Some(quadrant) = quadrant {
        filters.push(("cell", super::named::quadrant_name(quadrant).to_owned()));
    }
    let filters: Vec<(&str, &str)> = filters.iter().map(|(column, value)| (*column, value.as_str())).collect();
    Some(lead("tasks", &filters, Some(data.period.cutoff_on)))
}

/// Every figure of the six annexes that leads somewhere, and the record each row is of.
pub fn of(data: &ReportData) -> Vec<FigureLead> {
    let mut all = Vec::new();
    for annex in ["organizations", "tasks", "deadlines", "indicators", "obstacles", "submissions"] {
        for (row, leads_to) in rows(data, annex).into_iter().enumerate() {
            all.push(FigureLead { annex: annex.to_owned(), row: Some(row as u32), figure: None, leads_to });
        }
    }
    let mut add = |row: Option<usize>, name: &str, figure: Figure| {
        if let Some(leads_to) = to(data, &figure) {
            let (annex, figure) = ("organizations".to_owned(), Some(name.to_owned()));
            all.push(FigureLead { annex, row: row.map(|row| row as u32), figure, leads_to });
        }
    };
    for (place, line) in data.organizations.iter().enumerate() {
        let scope = Scope::Organization(place);
        if line.declared_count.is_some() {
            add(Some(place), "declared_count", Figure::Declared(scope));
        }
        if line.branch_count > 0 {
            add(Some(place), "branch_count", Figure::Branches(scope));
        }
        for measure in Measure::ALL {
            add(Some(place), measure.name(), Figure::Members(scope, measure));
        }
    }
    for measure in Measure::ALL {
        add(None, measure.name(), Figure::Members(Scope::All, measure));
    }
    all.extend(summary::of(data));
    all
}

/// Where the other figures of a line of PL IV lead: lũy kế, and the same period a year before.
pub fn beside(data: &ReportData, line: &IndicatorLine) -> [Option<Lead>; 2] {
    [indicators::cumulative(data, line), indicators::same_period(data, line)]
}

/// The record that each row of an annex is of, in the order of the annex.
pub fn rows(data: &ReportData, annex: &str) -> Vec<Lead> {
    let day = Some(data.period.cutoff_on);
    let record = |noun: &'static str| move |id: i64| lead_to_record(noun, id, day);
    let period = [("period", data.period.code.as_str())];
    match annex {
        "organizations" => {
            data.organizations.iter().map(|line| line.organization_id).map(record("organizations")).collect()
        }
        "tasks" => data.tasks.iter().map(|line| line.task_id).map(record("tasks")).collect(),
        "deadlines" => data.deadlines.iter().map(|line| line.task_id).map(record("tasks")).collect(),
        "indicators" => data.indicators.iter().map(|line| indicators::current(data, line)).collect(),
        "obstacles" => data.obstacles.iter().map(|line| line.obstacle_id).map(record("obstacles")).collect(),
        "submissions" => {
            let of = |id| Lead { id: Some(id), ..lead("submissions", &period, None) };
            data.submissions.iter().map(|line| of(line.organization_id)).collect()
        }
        _ => Vec::new(),
    }
}
