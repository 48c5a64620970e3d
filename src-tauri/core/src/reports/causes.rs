//! Which acts of the history are behind a line that differs from what was frozen.
//!
//! First those that touched the record of the line, or a row that belongs to it; where there are none, the line changed by
//! something further off (an agency was renamed, a setting was changed, another period was closed), and the acts on such
//! things are named.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::data::{MembershipRow, ReportData};
use super::differences::LineChange;
use super::store::Closing;
use crate::error::Failure;
use crate::history::store::touched::{Touched, entry_of_closing, touched};
use crate::memberships::store::person_of;

/// Acts, by their entries in the history.
pub(super) type Acts = BTreeSet<i64>;

/// Tables that say something of members, of the checklist, of the office.
const OF_MEMBERS: [&str; 7] =
    ["membership", "person", "merged_person", "merged_membership", "organization", "organization_event", "period"];
const OF_TASKS: [&str; 4] = ["plan", "task_group", "agency", "task"];
const OF_OFFICE: [&str; 2] = ["setting", "period"];

/// What is behind the lines that differ between a closing and what came after it.
pub(super) struct Causes {
    touched: Touched,
    period_id: i64,
    /// By organisation: the acts behind its rows that count otherwise.
    of_organizations: HashMap<i64, Acts>,
    of_rows: Acts,
    of_indicators: HashMap<String, i64>,
}

impl Causes {
    /// Reads the history after a closing, up to the closing that replaced it or to this day.
    pub fn read(connection: &Connection, of: &Closing, until: Option<&Closing>) -> Result<Self, Failure> {
        let entry =
            |closing: &Closing| entry_of_closing(connection, closing.period_id, closing.number, &closing.closed_at);
        let until = until.map(entry).transpose()?;
        let indicators = crate::indicators::store::list(connection)?;
        Ok(Self {
            touched: touched(connection, entry(of)?, until)?,
            period_id: of.period_id,
            of_organizations: HashMap::new(),
            of_rows: Acts::new(),
            of_indicators: indicators.into_iter().map(|indicator| (indicator.code, indicator.id)).collect(),
        })
    }

    /// The acts behind a membership that counts otherwise; the figures of its organisations have them too.
    pub fn of_row(
        &mut self,
        connection: &Connection,
        rows: [Option<(&MembershipRow, &ReportData)>; 2],
    ) -> Result<Acts, Failure> {
        let Some((row, _)) = rows.into_iter().flatten().next() else { return Ok(Acts::new()) };
        let mut acts = self.touched.of("membership", row.membership_id, |_| true);
        let mut people: BTreeSet<i64> = self.touched.persons_of(row.membership_id).collect();
        people.extend(person_of(connection, row.membership_id)?);
        for person in people {
            acts.extend(self.touched.of("person", person, |table| table == "person" || table == "merged_person"));
        }
        self.of_rows.extend(&acts);
        for (row, data) in rows.into_iter().flatten() {
            let place = (row.organization_number as usize).wrapping_sub(1);
            if let Some(line) = data.organizations.get(place) {
                self.of_organizations.entry(line.organization_id).or_default().extend(&acts);
            }
        }
        Ok(acts)
    }

    /// The acts behind a figure or word of a line.
    pub fn of_line(&self, line: &LineChange, field: &str) -> Acts {
        let (near, further): (Acts, &[&str]) = match line.noun.as_str() {
            "organization" if super::differences::is_of_members(field) => {
                let id = line.key.parse().unwrap_or_default();
                (self.of_organizations.get(&id).cloned().unwrap_or_default(), &OF_MEMBERS)
            }
            "organization" => {
                let apart = ["membership", "merged_membership", "roster"];
                (self.touched.of("organization", &line.key, |table| !apart.contains(&table)), &OF_OFFICE)
            }
            "persons" => (self.of_rows.clone(), &OF_MEMBERS),
            "task" => (self.touched.of("task", &line.key, |_| true), &OF_TASKS),
            "obstacle" => (self.touched.of("obstacle", &line.key, |_| true), &OF_TASKS),
            "submission" => {
                let register = ["submission", "roster", "organization", "organization_event"];
                (self.touched.of("organization", &line.key, |table| register.contains(&table)), &OF_OFFICE)
            }
            "indicator" => (self.of_indicator(&line.key), &OF_OFFICE),
            "text" => {
                let texts = self.touched.of("section", &line.key, |table| table == "period_text");
                let own = self.touched.of("period", self.period_id, |table| table == "period_text");
                (texts.intersection(&own).copied().collect(), &[])
            }
            _ => (Acts::new(), &["setting"]),
        };
        if near.is_empty() { self.touched.of_tables(further) } else { near }
    }

    fn of_indicator(&self, key: &str) -> Acts {
        if let Some(id) = key.strip_prefix("indicator.").and_then(|code| self.of_indicators.get(code)) {
            return self.touched.of("indicator", id, |_| true);
        }
        match key {
            "tasks.done" | "tasks.open_late" => {
                self.touched.of_tables(&["task", "task_progress", "task_extension", "plan"])
            }
            _ => self.of_rows.clone(),
        }
    }
}
