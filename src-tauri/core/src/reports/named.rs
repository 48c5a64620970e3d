//! The figures of a report by name, for `report --json` and for programs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{MemberFigures, OrganizationGroup, Quadrant, ReportData, SubmissionState};
use super::measures::Measure;

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedFigure {
    /// Its name: `members.closing`, `organization.HOI-YHOC.female`, …
    pub name: String,
    /// Its value.
    pub value: f64,
}

/// All figures of a report.
pub fn figures(data: &ReportData) -> Vec<NamedFigure> {
    let mut all = Vec::new();
    let mut add = |name: String, value: f64| all.push(NamedFigure { name, value });
    // Who ended in the period has a line in PL I for who left, but is none of the organisations at the cut-off.
    let standing = || data.organizations.iter().filter(|line| !line.has_ended);
    add("organizations.count".into(), standing().count() as f64);
    for (group, name) in [
        (OrganizationGroup::MemberAssociation, "member_association"),
        (OrganizationGroup::AffiliatedUnit, "affiliated_unit"),
        (OrganizationGroup::CollectiveMember, "collective_member"),
        (OrganizationGroup::Club, "club"),
    ] {
        add(format!("organizations.{name}.count"), standing().filter(|line| line.group == group).count() as f64);
    }
    let declared: i64 = data.organizations.iter().filter_map(|line| line.declared_count).sum();
    add("declared.total".into(), declared as f64);
    for (index, (name, _)) in measures(&MemberFigures::default()).into_iter().enumerate() {
        let total: i64 = data.organizations.iter().map(|line| measures(&line.members)[index].1).sum();
        add(format!("members.{name}"), total as f64);
    }
    for (name, value) in measures(&data.persons.figures) {
        add(format!("persons.{name}"), value as f64);
    }
    for line in &data.organizations {
        for (name, value) in measures(&line.members) {
            add(format!("organization.{}.{name}", line.code), value as f64);
        }
    }
    add("tasks.count".into(), data.tasks.len() as f64);
    for (quadrant, name) in quadrants() {
        add(format!("tasks.{name}"), data.tasks.iter().filter(|task| task.quadrant == quadrant).count() as f64);
    }
    add("deadlines.overdue".into(), data.deadlines.iter().filter(|line| line.overdue).count() as f64);
    add("deadlines.due_soon".into(), data.deadlines.iter().filter(|line| !line.overdue).count() as f64);
    add("obstacles.count".into(), data.obstacles.len() as f64);
    add("obstacles.open".into(), data.obstacles.iter().filter(|line| line.open).count() as f64);
    for (state, name) in [
        (SubmissionState::Complete, "complete"),
        (SubmissionState::Partial, "partial"),
        (SubmissionState::Missing, "missing"),
    ] {
        add(
            format!("submissions.{name}"),
            data.submissions.iter().filter(|line| line.completeness == state).count() as f64,
        );
    }
    for line in &data.indicators {
        for (name, value) in
            [("current", line.current), ("cumulative", line.cumulative), ("same_period", line.same_period)]
        {
            if let Some(value) = value {
                add(format!("{}.{name}", line.key), value);
            }
        }
    }
    all
}

/// The figures of PL I with their names.
pub(super) fn measures(figures: &MemberFigures) -> [(&'static str, i64); 11] {
    Measure::ALL.map(|measure| (measure.name(), measure.of(figures)))
}

/// The cells of the 2 × 2 with their names.
fn quadrants() -> [(Quadrant, &'static str); 6] {
    [
        Quadrant::DoneOnTime,
        Quadrant::DoneLate,
        Quadrant::DoneNoDeadline,
        Quadrant::OpenOnTime,
        Quadrant::OpenLate,
        Quadrant::OpenNoDeadline,
    ]
    .map(|quadrant| (quadrant, quadrant_name(quadrant)))
}

/// The name of a cell, as the checklist calls it too.
pub(super) fn quadrant_name(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::DoneOnTime => "done_on_time",
        Quadrant::DoneLate => "done_late",
        Quadrant::DoneNoDeadline => "done_no_deadline",
        Quadrant::OpenOnTime => "open_on_time",
        Quadrant::OpenLate => "open_late",
        Quadrant::OpenNoDeadline => "open_no_deadline",
    }
}
