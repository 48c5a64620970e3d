//! Where the figures of the annexes lead: the list of the window that shows the rows a figure counts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{Lead, OrganizationLine, PeriodHead, ReportData};
use super::figures::{MEMBERS, lead, lead_to_record};
use crate::storage::list::Filter;

/// A figure of an annex and where it leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureLead {
    /// The annex: `organizations`, `tasks`, `deadlines`, `indicators`, `obstacles`, `submissions`.
    pub annex: String,
    /// Place of its row in the annex, from 0; none: the row of the memberships of all organisations.
    pub row: Option<u32>,
    /// Which figure of the row, by the name of its field; none: the row itself.
    pub figure: Option<String>,
    /// The rows.
    pub leads_to: Lead,
}

/// Every figure that leads somewhere.
pub fn of(data: &ReportData) -> Vec<FigureLead> {
    let mut all = Vec::new();
    let mut add = |annex: &str, row: Option<usize>, figure: Option<&str>, leads_to: Lead| {
        let (annex, figure) = (annex.to_owned(), figure.map(str::to_owned));
        all.push(FigureLead { annex, row: row.map(|row| row as u32), figure, leads_to });
    };
    let day = Some(data.period.cutoff_on);
    for (index, line) in data.organizations.iter().enumerate() {
        let row = Some(index);
        let record = || lead_to_record("organizations", line.organization_id, day);
        add("organizations", row, None, record());
        if line.declared_count.is_some() {
            add("organizations", row, Some("declared_count"), record());
        }
        if line.branch_count > 0 {
            let id = line.organization_id.to_string();
            add(
                "organizations",
                row,
                Some("branch_count"),
                lead("organizations", &[("parent_id", &id), ("kind", "branch")], day),
            );
        }
        for (figure, leads_to) in members(&data.period, Some(line)) {
            add("organizations", row, Some(figure), leads_to);
        }
    }
    for (figure, leads_to) in members(&data.period, None) {
        add("organizations", None, Some(figure), leads_to);
    }
    for (index, line) in data.tasks.iter().enumerate() {
        add("tasks", Some(index), None, lead_to_record("tasks", line.task_id, day));
    }
    for (index, line) in data.deadlines.iter().enumerate() {
        add("deadlines", Some(index), None, lead_to_record("tasks", line.task_id, day));
    }
    for (index, _) in data.indicators.iter().enumerate() {
        add("indicators", Some(index), None, lead("indicators", &[("period", &data.period.code)], None));
    }
    for (index, line) in data.obstacles.iter().enumerate() {
        add("obstacles", Some(index), None, lead_to_record("obstacles", line.obstacle_id, day));
    }
    for (index, _) in data.submissions.iter().enumerate() {
        add("submissions", Some(index), None, lead("submissions", &[("period", &data.period.code)], None));
    }
    all
}

/// The memberships behind the figures of one organisation, or of all.
fn members(period: &PeriodHead, of: Option<&OrganizationLine>) -> Vec<(&'static str, Lead)> {
    let own = of.map(|line| line.organization_id.to_string());
    let among: Vec<(&str, &str)> = own.iter().map(|id| ("organization_id", id.as_str())).collect();
    // Whoever came or went in the period, wherever they stand at its end.
    let anyone = [among.as_slice(), &[("status", "active|ended|deceased")]].concat();
    let members = [among.as_slice(), &[MEMBERS]].concat();
    let women = [members.as_slice(), &[("sex", "female")]].concat();
    let day = Some(period.cutoff_on);
    let moved = |column: &str| {
        let mut leads_to = lead("people", &anyone, day);
        leads_to.filters.push(Filter::Between {
            column: column.to_owned(),
            from: Some(period.starts_on.to_string()),
            to: Some(period.cutoff_on.to_string()),
        });
        leads_to
    };
    vec![
        ("opening", lead("people", &members, period.starts_on.pred_opt())),
        ("increase", moved("started_on")),
        ("decrease", moved("ended_on")),
        ("closing", lead("people", &members, day)),
        ("female", lead("people", &women, day)),
    ]
}
