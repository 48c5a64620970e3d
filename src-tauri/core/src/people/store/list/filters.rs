//! Filters as conditions on the person and on one membership.

use rusqlite::types::Value;

use super::Query;
use super::columns::{MEMBERSHIP, PERSON, column_of};
use crate::error::Failure;
use crate::storage::list::Filter;

/// Which memberships the list looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those counted on the day: the rule.
    Running,
    /// Those begun by the day, ended or not: when people who left are asked for.
    Begun,
    /// Those ended by the day: when the end itself is asked for.
    Ended,
}

impl Query<'_> {
    pub(super) fn add_filter(&mut self, filter: &Filter) -> Result<(), Failure> {
        let name = column_of(filter);
        if name == "status" {
            self.add_status(filter);
            return Ok(());
        }
        if name == "same_as" {
            self.add_same_as(filter);
            return Ok(());
        }
        if matches!(name, "came_in" | "went_out") {
            self.add_crossing(filter);
            return Ok(());
        }
        if MEMBERSHIP.iter().any(|column| column.name == name) {
            return self.add_membership_filter(filter);
        }
        self.person.push_filter(filter, PERSON)?;
        self.drive_by_person(filter, name);
        Ok(())
    }

    /// An admission known in part lies where its first day lies, which is the first day counted.
    pub(super) fn add_membership_filter(&mut self, filter: &Filter) -> Result<(), Failure> {
        match filter {
            Filter::Between { column, from, to } if column == "admitted_on" => {
                self.membership.push("m.admitted_on IS NOT NULL", []);
                let (from, to) = (from.clone(), to.clone());
                self.membership.push_filter(&Filter::Between { column: "started_on".to_owned(), from, to }, MEMBERSHIP)
            }
            other => self.membership.push_filter(other, MEMBERSHIP),
        }
    }

    /// People by where they stand on the day.
    pub(super) fn add_status(&mut self, filter: &Filter) {
        let Filter::OneOf { values, .. } = filter else { return };
        let dead = format!("coalesce(p.deceased_on <= '{}', 0)", self.day);
        let running = format!("EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND {})", self.running());
        let parts: Vec<String> = values
            .iter()
            .map(|value| match value.as_str() {
                "active" => format!("(NOT {dead} AND {running})"),
                // The membership first: its index alone tells, and few records are left to look at.
                "ended" => format!("(NOT {running} AND NOT {dead})"),
                "deceased" => dead.clone(),
                _ => "0".to_owned(),
            })
            .collect();
        if parts.is_empty() {
            return;
        }
        self.person.push(format!("({})", parts.join(" OR ")), []);
        match values.as_slice() {
            [one] if one == "deceased" => self.drive("SELECT id FROM person WHERE deceased_on IS NOT NULL", []),
            _ => {}
        }
    }

    /// People whose record says the same as another one: the national id, which no two people share; or name and
    /// full birth date, as the pre-closing check counts it among the members of the day.
    pub(super) fn add_same_as(&mut self, filter: &Filter) {
        let Filter::OneOf { values, .. } = filter else { return };
        let of_members = format!(
            "(q.deceased_on IS NULL OR q.deceased_on > '{0}')
             AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = q.id AND {1})",
            self.day,
            self.running()
        );
        let parts: Vec<(String, &str)> = values
            .iter()
            .filter_map(|value| match value.as_str() {
                "national_id" => Some((
                    "EXISTS (SELECT 1 FROM person q WHERE q.national_id = p.national_id AND q.id <> p.id)".to_owned(),
                    "SELECT id FROM person WHERE national_id IN
                       (SELECT national_id FROM person WHERE national_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1)",
                )),
                "name_and_birth" => Some((
                    format!(
                        "(length(p.birth_on) = 10 AND EXISTS (SELECT 1 FROM person q INDEXED BY person_birth
                           WHERE q.birth_on = p.birth_on AND q.full_name = p.full_name AND q.id <> p.id AND {of_members}))"
                    ),
                    "SELECT p.id FROM (SELECT name_fold, birth_on FROM person INDEXED BY person_order
                                        WHERE length(birth_on) = 10 GROUP BY 1, 2 HAVING count(*) > 1) d
                       JOIN person p INDEXED BY person_name_fold ON p.name_fold = d.name_fold AND p.birth_on = d.birth_on",
                )),
                _ => None,
            })
            .collect();
        if parts.is_empty() {
            return;
        }
        let clauses: Vec<&str> = parts.iter().map(|(clause, _)| clause.as_str()).collect();
        self.person.push(format!("({})", clauses.join(" OR ")), []);
        if let [(_, driver)] = parts.as_slice() {
            self.drive(*driver, []);
        }
    }

    /// Persons who became members from outside, or left the last of their memberships, between two days: counted once,
    /// as the report counts persons, whatever they did in between.
    fn add_crossing(&mut self, filter: &Filter) {
        let Filter::Between { column, from: Some(from), to: Some(to) } = filter else { return };
        let member = |on: &str| {
            format!(
                "EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.starts_on <= {on}
                   AND (m.ended_on IS NULL OR m.ended_on > {on}))"
            )
        };
        let [before, after] = [member("date(?, '-1 day')"), member("?")];
        let days = |day: &String| [Value::from(day.clone()), Value::from(day.clone())];
        let (before_days, after_days) = (days(from), days(to));
        let span = [Value::from(from.clone()), Value::from(to.clone())];
        if column == "came_in" {
            self.person.push(format!("({after} AND NOT {before})"), after_days.into_iter().chain(before_days));
            self.drive("SELECT DISTINCT person_id AS id FROM membership WHERE starts_on BETWEEN ? AND ?", span);
        } else {
            self.person.push(format!("({before} AND NOT {after})"), before_days.into_iter().chain(after_days));
            self.drive("SELECT DISTINCT person_id AS id FROM membership WHERE ended_on BETWEEN ? AND ?", span);
        }
    }

    pub(super) fn running(&self) -> String {
        format!("m.starts_on <= '{0}' AND (m.ended_on IS NULL OR m.ended_on > '{0}')", self.day)
    }

    pub(super) fn in_scope(&self) -> String {
        match self.scope {
            Scope::Running => self.running(),
            Scope::Begun => format!("m.starts_on <= '{}'", self.day),
            Scope::Ended => format!("m.ended_on <= '{}'", self.day),
        }
    }
}

pub(super) fn scope(filters: &[Filter]) -> Scope {
    if filters.iter().any(|filter| matches!(column_of(filter), "ended_on" | "end_reason")) {
        return Scope::Ended;
    }
    let asks_who_left = |filter: &Filter| match filter {
        Filter::OneOf { column, values } => column == "status" && values.iter().any(|value| value != "active"),
        _ => false,
    };
    if filters.iter().any(asks_who_left) { Scope::Begun } else { Scope::Running }
}
