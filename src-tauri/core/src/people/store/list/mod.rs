//! The list of people, built to answer a keystroke at once whether the book holds sixteen thousand people or a
//! million.
//!
//! A request becomes conditions on the person (`p`), conditions on one membership (`m`), and *drivers*: quick ways to
//! list the people who may pass (the word index, a membership index, an index of degrees or titles). Each driver is
//! counted up to a cap ([`drivers::MOST_LOOKED_UP`]). When one gives few people, they are looked up and sorted (*sparse*). When all
//! give many, the order's own index is walked, testing each person until the page is full (*dense*): many fit, so few are
//! tested. Where the walk would be long, because the page lies far down or those who fit stand at the far end, the
//! order comes from memory ([`KeptPeople`]) and only people that every driver gives are tested (`walk.rs`). So do the
//! orders by sex, education and working status, which have no index of their own. Once an order is in memory, the work is
//! bounded by the page and the cap, not by the book.

mod columns;
mod drivers;
mod filters;
mod kept;
mod line;
mod order;
mod search;
mod walk;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use columns::column_of;
use drivers::{Driver, DriverKind};
use filters::{Scope, scope};
pub(crate) use kept::{KeptPeople, MOST_MENDED};
use kept::{People, can_keep};
use order::Order;

use super::super::PersonRow;
use super::super::api::PeoplePage;
use crate::error::Failure;
use crate::memberships::api::MemberCount;
use crate::people::store::words::{self, WORDS};
use crate::storage::list::{Conditions, Filter, ListRequest};

/// A request, taken apart.
struct Query<'r> {
    request: &'r ListRequest,
    day: String,
    /// On the person.
    person: Conditions,
    /// On one membership.
    membership: Conditions,
    scope: Scope,
    drivers: Vec<Driver>,
    /// How many of the last conditions on the person come from the search, one value each.
    search_words: usize,
    /// The words as typed, when they bear accents: people written so come first.
    accented: Vec<String>,
    /// The people whose names fit, when they are neither few nor very many.
    names: Option<People>,
    /// A search that fits many names looks at names only: people found by another field would drown anyway.
    name_match: Option<String>,
    /// The only condition on the person is to be active.
    only_active: bool,
}

/// A page of the list.
pub(crate) fn page(
    connection: &Connection,
    kept: &mut KeptPeople,
    request: &ListRequest,
    as_of: NaiveDate,
) -> Result<PeoplePage, Failure> {
    let query = Query::new(connection, request, as_of)?;
    let wanted = request.limit() as usize;
    let mut ids = query.ids(connection, kept, wanted + 1)?;
    let has_more = ids.len() > wanted;
    ids.truncate(wanted);
    let rows = ids.iter().map(|&id| query.row(connection, id)).collect::<Result<_, _>>()?;
    Ok(PeoplePage { rows, has_more })
}

/// How many people and memberships pass in all.
pub(crate) fn count(
    connection: &Connection,
    kept: &mut KeptPeople,
    request: &ListRequest,
    as_of: NaiveDate,
) -> Result<MemberCount, Failure> {
    Query::new(connection, request, as_of)?.count(connection, kept)
}

/// One person as a line of the list.
pub(in crate::people) fn line(connection: &Connection, id: i64, as_of: NaiveDate) -> Result<PersonRow, Failure> {
    Query::new(connection, &ListRequest::default(), as_of)?.row(connection, id)
}

impl<'r> Query<'r> {
    fn new(connection: &Connection, request: &'r ListRequest, as_of: NaiveDate) -> Result<Self, Failure> {
        let mut query = Self {
            request,
            day: as_of.to_string(),
            person: Conditions::default(),
            membership: Conditions::default(),
            scope: scope(&request.filters),
            drivers: Vec::new(),
            search_words: 0,
            accented: Vec::new(),
            names: None,
            name_match: None,
            only_active: false,
        };
        if !request.search.is_empty() || request.filters.iter().any(|one| matches!(one, Filter::Contains { .. })) {
            words::follow(connection)?;
        }
        for filter in &request.filters {
            query.add_filter(filter)?;
        }
        query.drive_by_membership();
        query.add_search(connection)?;
        let active = |filter: &Filter| matches!(filter, Filter::OneOf { column, values } if column == "status" && values == &["active"]);
        query.only_active = query.person.clauses.len() == 1 && request.filters.iter().any(active);
        Ok(query)
    }

    /// What holds for the person, the membership among it.
    fn everything(&self) -> Conditions {
        self.everything_but(0)
    }

    /// The same without the last conditions on the person, so many.
    fn everything_but(&self, last: usize) -> Conditions {
        let (clauses, values) = (&self.person.clauses, &self.person.values);
        let mut all = Conditions {
            clauses: clauses[..clauses.len() - last].to_vec(),
            values: values[..values.len() - last].to_vec(),
        };
        if !self.membership.clauses.is_empty() {
            let clause = format!(
                "EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND {} AND {})",
                self.in_scope(),
                self.membership.clauses.join(" AND ")
            );
            all.push(clause, self.membership.values.clone());
        }
        all
    }

    /// The driver that gives the fewest people, when it gives few.
    fn sparse_driver(&self, connection: &Connection) -> Result<Option<&Driver>, Failure> {
        for driver in &self.drivers {
            if driver.gives_few(connection)? {
                return Ok(Some(driver));
            }
        }
        Ok(None)
    }

    /// The people whom a filter by a closed set without an index leaves, when they are few.
    fn few_of_a_set(&self, connection: &Connection, kept: &mut KeptPeople) -> Result<Option<Driver>, Failure> {
        if !can_keep(connection)? {
            return Ok(None);
        }
        let most = drivers::cap(connection)? as usize;
        let without_index =
            |filter: &&Filter| Order::of_column(column_of(filter)).is_some_and(|order| !order.has_index());
        for filter in self.request.filters.iter().filter(without_index) {
            let people = kept.of_filter(connection, filter, &self.day, &self.running())?;
            if let Some((people, _)) = people.filter(|(people, _)| people.len() <= most) {
                return Ok(Some(Driver::of(&people)));
            }
        }
        Ok(None)
    }

    /// The numbers of the people of the page, in order.
    fn ids(&self, connection: &Connection, kept: &mut KeptPeople, wanted: usize) -> Result<Vec<i64>, Failure> {
        if !can_keep(connection)? {
            return self.found(connection, kept, wanted);
        }
        self.drivers.iter().for_each(|driver| driver.recall(kept));
        let found = self.found(connection, kept, wanted);
        self.drivers.iter().for_each(|driver| driver.remember(kept));
        found
    }

    fn found(&self, connection: &Connection, kept: &mut KeptPeople, wanted: usize) -> Result<Vec<i64>, Failure> {
        let order = Order::of(self.request, self.membership.clauses.is_empty())?;
        if let Order::Membership(expression) = order {
            return self.membership_ids(connection, kept, expression, wanted);
        }
        match self.sparse_driver(connection)? {
            Some(driver) => self.sparse_ids(connection, driver, order, wanted),
            None => self.dense_ids(connection, kept, order, wanted),
        }
    }

    fn sparse_ids(
        &self,
        connection: &Connection,
        driver: &Driver,
        order: Order,
        wanted: usize,
    ) -> Result<Vec<i64>, Failure> {
        let (accent, accent_values) = self.accent_clause();
        let accent = accent.map(|clause| format!("{clause} DESC, ")).unwrap_or_default();
        let conditions = self.everything_but(if driver.kind == DriverKind::Search { self.search_words } else { 0 });
        let (source, given) = driver.source();
        let sql = format!(
            "SELECT p.id FROM ({source}) d CROSS JOIN person p ON p.id = d.id{} ORDER BY {accent}{} LIMIT {wanted} OFFSET {}",
            conditions.where_sql(),
            order.whole(self.descending()),
            self.request.offset
        );
        let values = given.iter().chain(&conditions.values).chain(&accent_values);
        ids(connection, &sql, values)
    }

    fn descending(&self) -> bool {
        self.request.sort.as_ref().is_some_and(|sort| sort.descending)
    }

    /// In the order of a membership column: the memberships of the organisation are sorted. Equal ones come by name,
    /// or, when there are too many to look every name up, in the order of entry.
    fn membership_ids(
        &self,
        connection: &Connection,
        kept: &mut KeptPeople,
        expression: &str,
        wanted: usize,
    ) -> Result<Vec<i64>, Failure> {
        let direction = if self.descending() { "DESC" } else { "ASC" };
        let few = self.sparse_driver(connection)?.is_some() || self.few_of_a_set(connection, kept)?.is_some();
        let (join, tie) = match (few, self.person.clauses.is_empty()) {
            (true, _) => ("CROSS JOIN person p ON p.id = m.person_id", "p.sort_key, p.id"),
            (false, false) => ("CROSS JOIN person p ON p.id = m.person_id", "m.person_id"),
            (false, true) => ("", "m.person_id"),
        };
        let sql = format!(
            "SELECT m.person_id FROM membership m {join}
              WHERE {} AND {}{} GROUP BY m.person_id ORDER BY {expression} IS NULL, {expression} {direction}, {tie}
              LIMIT {wanted} OFFSET {}",
            self.membership.clauses.join(" AND "),
            self.in_scope(),
            and_all(&self.person.clauses),
            self.request.offset
        );
        ids(connection, &sql, self.membership.values.iter().chain(&self.person.values))
    }

    fn count(&self, connection: &Connection, kept: &mut KeptPeople) -> Result<MemberCount, Failure> {
        let scope = self.in_scope();
        if self.person.clauses.is_empty() {
            return match self.membership.clauses.is_empty() {
                true => count_all(connection, &self.day),
                false => self.count_memberships(connection, &scope, ""),
            };
        }
        if self.only_active {
            let living = format!(" AND m.person_id NOT IN (SELECT id FROM person WHERE deceased_on <= '{}')", self.day);
            return self.count_memberships(connection, &scope, &living);
        }
        let few = match self.sparse_driver(connection)? {
            Some(driver) => Some(driver.source()),
            None => self.few_of_a_set(connection, kept)?.map(|driver| driver.source()),
        };
        let from = match (few, &self.name_match) {
            (Some(few), _) => Some(few),
            // The word index counts names faster than any walk.
            (None, Some(words)) => Some((WORDS.to_owned(), vec![words.clone().into()])),
            (None, None) => None,
        };
        let (source, values) = match from {
            Some((sql, values)) => (format!("({sql}) d CROSS JOIN person p ON p.id = d.id"), values),
            None => ("person p INDEXED BY person_order".to_owned(), Vec::new()),
        };
        let of_person = format!(
            "(SELECT count(*) FROM membership m WHERE m.person_id = p.id AND {scope}{})",
            and_all(&self.membership.clauses)
        );
        let conditions = self.everything();
        let sql = format!("SELECT count(*), coalesce(sum({of_person}), 0) FROM {source}{}", conditions.where_sql());
        let values = self.membership.values.iter().chain(&values).chain(&conditions.values);
        Ok(connection.prepare_cached(&sql)?.query_row(params_from_iter(values), member_count)?)
    }

    /// When only memberships decide, they alone are counted.
    fn count_memberships(&self, connection: &Connection, scope: &str, living: &str) -> Result<MemberCount, Failure> {
        // In the order of persons each one is counted as it passes; DISTINCT would keep a list of them all.
        let index = if self.membership.clauses.is_empty() { " INDEXED BY membership_person" } else { "" };
        let sql = format!(
            "SELECT count(*), coalesce(sum(n), 0) FROM (
               SELECT count(*) AS n FROM membership m{index} WHERE {scope}{}{living} GROUP BY m.person_id)",
            and_all(&self.membership.clauses)
        );
        let values = params_from_iter(&self.membership.values);
        Ok(connection.prepare_cached(&sql)?.query_row(values, member_count)?)
    }
}

/// ` AND a AND b`, or nothing.
fn and_all(clauses: &[String]) -> String {
    clauses.iter().map(|clause| format!(" AND {clause}")).collect()
}

fn ids<'v>(connection: &Connection, sql: &str, values: impl Iterator<Item = &'v Value>) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(params_from_iter(values), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Everybody; and of the memberships, all but the few that are yet to begin or have ended.
fn count_all(connection: &Connection, day: &str) -> Result<MemberCount, Failure> {
    let sql = format!(
        "SELECT (SELECT count(*) FROM person),
                (SELECT count(*) FROM membership)
                - (SELECT count(*) FROM membership WHERE starts_on > '{day}')
                - (SELECT count(*) FROM membership WHERE ended_on IS NOT NULL AND ended_on <= '{day}' AND starts_on <= '{day}')"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([], member_count)?)
}

fn member_count(row: &Row<'_>) -> rusqlite::Result<MemberCount> {
    Ok(MemberCount { person_count: row.get(0)?, membership_count: row.get(1)? })
}
