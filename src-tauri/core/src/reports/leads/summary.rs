//! Where the totals lead that are told before a period is closed.

use super::super::data::{Quadrant, ReportData, SubmissionState};
use super::super::figures::lead;
use super::super::measures::Measure;
use super::{Figure, FigureLead, Scope, obstacles, organizations, to};

/// Each total by its name, without a row. Those of what is nothing lead nowhere.
pub(super) fn of(data: &ReportData) -> Vec<FigureLead> {
    let members = |scope, measure| to(data, &Figure::Members(scope, measure));
    let tasks = |quadrant| to(data, &Figure::Tasks { agency: None, quadrant });
    let sent = lead("submissions", &[("period", &data.period.code), ("state", "complete|incomplete")], None);
    let day = Some(data.period.cutoff_on);
    let has_sent = data.submissions.iter().any(|line| line.completeness != SubmissionState::Missing);
    let figures = [
        ("organizations", Some(organizations(data, Scope::All))),
        ("memberships", members(Scope::All, Measure::Closing)),
        ("people", members(Scope::Persons, Measure::Closing)),
        ("increase", members(Scope::All, Measure::Increase)),
        ("decrease", members(Scope::All, Measure::Decrease)),
        ("tasks", tasks(None)),
        ("tasks_done", to(data, &Figure::Done)),
        ("tasks_late", tasks(Some(Quadrant::OpenLate))),
        ("obstacles", Some(lead("obstacles", &[obstacles::OPEN], day))),
        ("submissions", Some(sent).filter(|_| has_sent)),
    ];
    let named = figures.into_iter().filter_map(|(name, leads_to)| Some((name, leads_to?)));
    named
        .map(|(name, leads_to)| FigureLead {
            annex: "summary".to_owned(),
            row: None,
            figure: Some(name.to_owned()),
            leads_to,
        })
        .collect()
}
