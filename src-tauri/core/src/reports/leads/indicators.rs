//! Where the figures of PL IV lead: what the book counts itself to the rows counted, what is entered to the cells it is
//! entered in, a year before to that year's period.

use super::super::data::{IndicatorLine, Lead, ReportData};
use super::super::figures::lead;
use super::super::measures::Measure;
use super::{DONE, Scope, members};

/// The rows behind the figure of this period.
pub(super) fn current(data: &ReportData, line: &IndicatorLine) -> Lead {
    let cells = |cells: &str| Some(lead("tasks", &[("cell", cells)], Some(data.period.cutoff_on)));
    let own = match line.key.as_str() {
        "members.increase" => members(data, Scope::All, Measure::Increase),
        "members.decrease" => members(data, Scope::All, Measure::Decrease),
        "members.closing" => members(data, Scope::All, Measure::Closing),
        "tasks.done" => cells(DONE),
        "tasks.open_late" => cells("open_late"),
        _ => None,
    };
    own.unwrap_or_else(|| entered(&data.period.code, line))
}

/// The rows behind lũy kế: those of this period where it says the same, else the periods that are added up.
pub(super) fn cumulative(data: &ReportData, line: &IndicatorLine) -> Option<Lead> {
    line.cumulative?;
    match code(line) {
        Some(_) => Some(current(data, line)),
        None if line.cumulative == line.current => Some(current(data, line)),
        None => Some(lead("periods", &[], None)),
    }
}

/// The same period a year before: its cells, or its report as it was sent.
pub(super) fn same_period(data: &ReportData, line: &IndicatorLine) -> Option<Lead> {
    line.same_period?;
    let (year, rest) = data.period.code.split_at_checked(4)?;
    let before = format!("{}{rest}", year.parse::<i32>().ok()? - 1);
    Some(match code(line) {
        Some(_) => entered(&before, line),
        None => lead("periods", &[("period", &before), ("step", "export")], None),
    })
}

/// Where the values of an indicator are entered: by organisation, where organisations have some.
fn entered(period: &str, line: &IndicatorLine) -> Lead {
    let mut filters = vec![("period", period)];
    filters.extend(code(line).map(|code| ("code", code)));
    if line.scopes.iter().any(|scope| scope.organization_id.is_some()) {
        filters.push(("scope", "organizations"));
    }
    lead("indicators", &filters, None)
}

/// Code of an indicator whose values are entered.
fn code(line: &IndicatorLine) -> Option<&str> {
    line.key.strip_prefix("indicator.")
}
