//! The list of people, built to answer a keystroke at once whether the book holds sixteen thousand people or a
//! million.
//!
//! A request becomes conditions on the person (`p`), conditions on one membership (`m`), and *drivers*: quick ways to
//! list the people who may pass (the word index, a membership index, an index of a closed set). Each driver is
//! counted up to a cap ([`MOST_LOOKED_UP`]). When one gives few people, they are looked up and sorted (*sparse*). When all give many,
//! the order's own index is walked, testing each person until the page is full (*dense*): many fit, so few are
//! tested. Either way the work is bounded by the page and the cap, not by the book.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::super::api::PeoplePage;
use super::super::{AcademicTitle, Degree, EducationLevel, PersonRow, PersonStatus, Sex, WorkingStatus};
use crate::error::Failure;
use crate::memberships::api::MemberCount;
use crate::people::{MembershipCell, OrganizationMark};
use crate::storage::list::{Column, ColumnKind, Conditions, Filter, ListRequest, first_in_part};
use crate::text::{clean, fold};

/// A driver that gives at most so many people is looked up and sorted; above it the order is walked. Looking up
/// 3,000 costs about as much as walking past 30,000 index entries, which is what a page of a driver of this size
/// needs in a book of a million.
const MOST_LOOKED_UP: u32 = 3_000;
/// In a smaller book walking the whole order costs no more than looking up a tenth of it.
const SHARE_LOOKED_UP: u32 = 10;

/// Columns of the person.
const PERSON: &[Column] = &[
    Column::ordered("full_name", ColumnKind::Text, "p.name_fold", "p.sort_key"),
    Column::new("birth_on", ColumnKind::Day, "p.birth_on"),
    Column::ordered("birth_year", ColumnKind::Number, "CAST(substr(p.birth_on, 1, 4) AS INTEGER)", "p.birth_on"),
    Column::ordered(
        "sex",
        ColumnKind::Choice,
        "p.sex",
        "CASE p.sex WHEN 'male' THEN 1 WHEN 'female' THEN 2 WHEN 'other' THEN 3 END",
    ),
    Column::new("national_id", ColumnKind::Text, "p.national_id"),
    Column::ordered(
        "academic_title",
        ColumnKind::Choice,
        "p.academic_title",
        "CASE p.academic_title WHEN 'professor' THEN 1 WHEN 'associate_professor' THEN 2 END",
    ),
    Column::ordered(
        "degree",
        ColumnKind::Choice,
        "p.degree",
        "CASE p.degree WHEN 'doctor_of_science' THEN 1 WHEN 'doctor' THEN 2 WHEN 'master' THEN 3 END",
    ),
    Column::ordered(
        "education_level",
        ColumnKind::Choice,
        "p.education_level",
        "CASE p.education_level WHEN 'university' THEN 1 WHEN 'college' THEN 2 WHEN 'intermediate' THEN 3 WHEN 'specialist_1' THEN 4 WHEN 'specialist_2' THEN 5 WHEN 'residency' THEN 6 WHEN 'other' THEN 7 END",
    ),
    Column::ordered("specialty", ColumnKind::Text, "fold(p.specialty)", "p.specialty_key"),
    Column::ordered("employer", ColumnKind::Text, "fold(p.employer)", "p.employer_key"),
    Column::ordered("job_title", ColumnKind::Text, "fold(p.job_title)", "p.job_title_key"),
    Column::ordered(
        "working_status",
        ColumnKind::Choice,
        "p.working_status",
        "CASE p.working_status WHEN 'working' THEN 1 WHEN 'retired' THEN 2 END",
    ),
    Column::new("phone", ColumnKind::Text, "replace(replace(p.phone, ' ', ''), '.', '')"),
    Column::new("email", ColumnKind::Text, "fold(p.email)"),
    Column::new("address", ColumnKind::Text, "fold(p.address)"),
    Column::new("deceased_on", ColumnKind::Day, "p.deceased_on"),
];

/// Columns of the membership; all conditions on them hold for one and the same membership.
const MEMBERSHIP: &[Column] = &[
    Column::new("organization_id", ColumnKind::Choice, "m.organization_id"),
    Column::new("branch_id", ColumnKind::Choice, "m.branch_id"),
    Column::new("type", ColumnKind::Choice, "m.type"),
    Column::new("admitted_on", ColumnKind::Day, "m.admitted_on"),
    Column::new("card_number", ColumnKind::Text, "fold(m.card_number)"),
    Column::new("role", ColumnKind::Text, "fold(m.role)"),
    Column::new("started_on", ColumnKind::Day, "m.starts_on"),
    Column::new("ended_on", ColumnKind::Day, "m.ended_on"),
    Column::new("end_reason", ColumnKind::Choice, "m.end_reason"),
];

/// Which memberships the list looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Those counted on the day: the rule.
    Running,
    /// Those begun by the day, ended or not: when people who left are asked for.
    Begun,
    /// Those ended by the day: when the end itself is asked for.
    Ended,
}

/// A quick way to list the people who may pass.
struct Driver {
    sql: String,
    values: Vec<Value>,
    /// How many people it may give to be looked up; by the size of the book when absent.
    cap: Option<u32>,
    /// Whether it is the search itself, so that who it gives has all words searched for.
    is_search: bool,
}

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
    /// A search that fits many names looks at names only: people found by another field would drown anyway.
    name_match: Option<String>,
    /// The only condition on the person is to be active.
    only_active: bool,
}

/// A page of the list.
pub fn page(connection: &Connection, request: &ListRequest, as_of: NaiveDate) -> Result<PeoplePage, Failure> {
    let query = Query::new(connection, request, as_of)?;
    let wanted = request.limit() as usize;
    let mut ids = query.ids(connection, wanted + 1)?;
    let has_more = ids.len() > wanted;
    ids.truncate(wanted);
    let rows = ids.iter().map(|&id| query.row(connection, id)).collect::<Result<_, _>>()?;
    Ok(PeoplePage { rows, has_more })
}

/// How many people and memberships pass in all.
pub fn count(connection: &Connection, request: &ListRequest, as_of: NaiveDate) -> Result<MemberCount, Failure> {
    Query::new(connection, request, as_of)?.count(connection)
}

/// One person as a line of the list.
pub(super) fn line(connection: &Connection, id: i64, as_of: NaiveDate) -> Result<PersonRow, Failure> {
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
            name_match: None,
            only_active: false,
        };
        for filter in &request.filters {
            query.add_filter(filter)?;
        }
        query.drive_by_membership();
        query.add_search(connection)?;
        let active = |filter: &Filter| matches!(filter, Filter::OneOf { column, values } if column == "status" && values == &["active"]);
        query.only_active = query.person.clauses.len() == 1 && request.filters.iter().any(active);
        Ok(query)
    }

    fn add_filter(&mut self, filter: &Filter) -> Result<(), Failure> {
        let name = column_of(filter);
        if name == "status" {
            self.add_status(filter);
            return Ok(());
        }
        if name == "same_as" {
            self.add_same_as(filter);
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
    fn add_membership_filter(&mut self, filter: &Filter) -> Result<(), Failure> {
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
    fn add_status(&mut self, filter: &Filter) {
        let Filter::OneOf { values, .. } = filter else { return };
        let dead = format!("coalesce(p.deceased_on <= '{}', 0)", self.day);
        let running = format!("EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND {})", self.running());
        let parts: Vec<String> = values
            .iter()
            .map(|value| match value.as_str() {
                "active" => format!("(NOT {dead} AND {running})"),
                "ended" => format!("(NOT {dead} AND NOT {running})"),
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
    fn add_same_as(&mut self, filter: &Filter) {
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

    fn running(&self) -> String {
        format!("m.starts_on <= '{0}' AND (m.ended_on IS NULL OR m.ended_on > '{0}')", self.day)
    }

    fn in_scope(&self) -> String {
        match self.scope {
            Scope::Running => self.running(),
            Scope::Begun => format!("m.starts_on <= '{}'", self.day),
            Scope::Ended => format!("m.ended_on <= '{}'", self.day),
        }
    }

    fn drive(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.drivers.push(Driver {
            sql: sql.into(),
            values: values.into_iter().collect(),
            cap: None,
            is_search: false,
        });
    }

    /// Indexes of the person that may give few people.
    fn drive_by_person(&mut self, filter: &Filter, name: &str) {
        match filter {
            Filter::OneOf { values, .. }
                if matches!(name, "sex" | "academic_title" | "degree" | "education_level" | "working_status") =>
            {
                if values.iter().all(|value| !value.is_empty()) && !values.is_empty() {
                    let marks = vec!["?"; values.len()].join(", ");
                    let values: Vec<Value> = values.iter().map(|value| Value::from(value.clone())).collect();
                    self.drive(format!("SELECT id FROM person WHERE {name} IN ({marks})"), values);
                } else if values.iter().all(String::is_empty)
                    && matches!(name, "sex" | "education_level" | "working_status")
                {
                    self.drive(format!("SELECT id FROM person WHERE {name} IS NULL"), []);
                }
            }
            Filter::Between { from, to, .. } if matches!(name, "birth_on" | "birth_year") => {
                let from = from.as_deref().map_or("", |from| first_in_part(ColumnKind::Day, from)).to_owned();
                let to = to.as_ref().map_or_else(|| "~".to_owned(), |to| format!("{to}~"));
                self.drive("SELECT id FROM person WHERE birth_on >= ? AND birth_on <= ?", [from.into(), to.into()]);
            }
            Filter::Filled { filled: true, .. }
                if matches!(name, "national_id" | "academic_title" | "degree" | "deceased_on" | "birth_on") =>
            {
                self.drive(format!("SELECT id FROM person WHERE {name} IS NOT NULL"), []);
            }
            Filter::Contains { text, .. } => {
                let column = match name {
                    "full_name" => "name_fold",
                    "specialty" | "employer" | "job_title" | "national_id" | "phone" | "email" | "address" => {
                        "search_fold"
                    }
                    _ => return,
                };
                if let Some(words) = word_match(&fold(text), Some(column)) {
                    self.drive(WORDS, [words.into()]);
                }
            }
            _ => {}
        }
    }

    /// Indexes of the membership: the organisation, the branch, the end, the days of entry.
    fn drive_by_membership(&mut self) {
        for filter in &self.request.filters {
            let Filter::OneOf { column, values } = filter else { continue };
            if matches!(column.as_str(), "organization_id" | "branch_id") && !values.is_empty() {
                let ids: Vec<Value> =
                    values.iter().filter_map(|value| value.parse::<i64>().ok()).map(Value::from).collect();
                if ids.len() == values.len() {
                    let marks = vec!["?"; ids.len()].join(", ");
                    let scope = self.in_scope();
                    self.drive(
                        format!("SELECT DISTINCT m.person_id AS id FROM membership m WHERE m.{column} IN ({marks}) AND {scope}"),
                        ids,
                    );
                }
            }
        }
        if self.membership.clauses.is_empty() {
            return;
        }
        let by_start =
            self.request.filters.iter().any(|filter| matches!(column_of(filter), "admitted_on" | "started_on"));
        let index = match self.scope {
            Scope::Ended => "membership_ended",
            _ if by_start => "membership_started",
            _ => "",
        };
        if !index.is_empty() {
            self.drive_by_index(index);
        }
        if self.request.filters.iter().any(|filter| column_of(filter) == "card_number") {
            self.drive_by_index("membership_card");
        }
    }

    /// People by an index of the membership that holds what the conditions look at.
    fn drive_by_index(&mut self, index: &str) {
        let filled = match index {
            "membership_ended" => "m.ended_on IS NOT NULL",
            "membership_card" => "m.card_number IS NOT NULL",
            _ => "1",
        };
        let sql = format!(
            "SELECT DISTINCT m.person_id AS id FROM membership m INDEXED BY {index} WHERE {filled} AND {} AND {}",
            self.in_scope(),
            self.membership.clauses.join(" AND ")
        );
        let values = self.membership.values.clone();
        self.drive(sql, values);
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

    /// Each word begins a word of the name; or, when few names fit, of the name or another searched field.
    fn add_search(&mut self, connection: &Connection) -> Result<(), Failure> {
        let folded = fold(&self.request.search);
        let Some(in_names) = word_match(&folded, Some("name_fold")) else { return Ok(()) };
        self.accented = accented_words(&self.request.search);
        let words = |words: String, cap| Driver {
            sql: WORDS.to_owned(),
            values: vec![words.into()],
            cap: Some(cap),
            is_search: true,
        };
        let text = if words(in_names.clone(), MOST_LOOKED_UP).gives_few(connection)? {
            let everywhere = word_match(&folded, None).unwrap_or_default();
            // The searched text lies in no index, so walking past everybody would cost far more.
            self.drivers.push(words(everywhere, MOST_LOOKED_UP));
            "' ' || p.name_fold || ' ' || p.search_fold"
        } else {
            if !self.accented.is_empty() {
                // Accents are compared in the record itself: better once for each name found than twice on a walk.
                self.drivers.push(words(in_names.clone(), MOST_LOOKED_UP * 3 / 2));
            }
            self.name_match = Some(in_names);
            "' ' || p.name_fold"
        };
        for word in folded.split(' ') {
            self.person.push(format!("instr({text}, ?) > 0"), [format!(" {word}").into()]);
            self.search_words += 1;
        }
        Ok(())
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

    /// The numbers of the people of the page, in order.
    fn ids(&self, connection: &Connection, wanted: usize) -> Result<Vec<i64>, Failure> {
        let order = Order::of(self.request, self.membership.clauses.is_empty())?;
        if let Order::Membership(expression) = order {
            return self.membership_ids(connection, expression, wanted);
        }
        match self.sparse_driver(connection)? {
            Some(driver) => self.sparse_ids(connection, driver, order, wanted),
            None => self.dense_ids(connection, order, wanted),
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
        let conditions = self.everything_but(if driver.is_search { self.search_words } else { 0 });
        let sql = format!(
            "SELECT p.id FROM ({}) d CROSS JOIN person p ON p.id = d.id{} ORDER BY {accent}{} LIMIT {wanted} OFFSET {}",
            driver.sql,
            conditions.where_sql(),
            order.whole(self.descending()),
            self.request.offset
        );
        let values = driver.values.iter().chain(&conditions.values).chain(&accent_values);
        ids(connection, &sql, values)
    }

    /// Walks the order piece by piece until the page is full.
    fn dense_ids(&self, connection: &Connection, order: Order, wanted: usize) -> Result<Vec<i64>, Failure> {
        let mut found = Vec::new();
        let mut skip = self.request.offset as usize;
        let conditions = self.everything();
        for piece in self.pieces(order) {
            let missing = wanted - found.len();
            if missing == 0 {
                break;
            }
            let from = piece.from(&conditions);
            let sql = format!("SELECT p.id {from} ORDER BY {} LIMIT {missing} OFFSET {skip}", piece.order);
            let values = || conditions.values.iter().chain(&piece.values);
            let part = ids(connection, &sql, values())?;
            if part.is_empty() && skip > 0 {
                let passed: usize = connection
                    .prepare_cached(&format!("SELECT count(*) {from}"))?
                    .query_row(params_from_iter(values()), |row| row.get(0))?;
                skip -= passed.min(skip);
            } else {
                skip = 0;
            }
            found.extend(part);
        }
        Ok(found)
    }

    fn descending(&self) -> bool {
        self.request.sort.as_ref().is_some_and(|sort| sort.descending)
    }

    fn pieces(&self, order: Order) -> Vec<Piece> {
        let pieces = order.pieces(self.descending());
        let (Some(clause), values) = self.accent_clause() else { return pieces };
        let with = |clause: &str| pieces.iter().map(|piece| piece.and(clause, &values)).collect::<Vec<_>>();
        let mut all = with(&format!("{clause} = 1"));
        all.extend(with(&format!("{clause} = 0")));
        all
    }

    /// 1 when the name holds the words with the very accents typed.
    fn accent_clause(&self) -> (Option<String>, Vec<Value>) {
        if self.accented.is_empty() {
            return (None, Vec::new());
        }
        let marks: Vec<&str> = self.accented.iter().map(|_| "has_word(p.full_name, ?)").collect();
        let values = self.accented.iter().map(|word| Value::from(word.clone())).collect();
        (Some(format!("({})", marks.join(" AND "))), values)
    }

    /// In the order of a membership column: the memberships of the organisation are sorted. Equal ones come by name,
    /// or, when there are too many to look every name up, in the order of entry.
    fn membership_ids(&self, connection: &Connection, expression: &str, wanted: usize) -> Result<Vec<i64>, Failure> {
        let direction = if self.descending() { "DESC" } else { "ASC" };
        let few = self.sparse_driver(connection)?.is_some();
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

    fn count(&self, connection: &Connection) -> Result<MemberCount, Failure> {
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
        let from = match (self.sparse_driver(connection)?, &self.name_match) {
            (Some(driver), _) => Some((driver.sql.clone(), driver.values.clone())),
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

    fn row(&self, connection: &Connection, id: i64) -> Result<PersonRow, Failure> {
        let mut row = connection.prepare_cached(LINE)?.query_row([id], person_row)?;
        let running = self.running();
        row.organizations = connection
            .prepare_cached(&format!(
                "SELECT o.id, coalesce(o.short_name, o.name), m.type, b.name, m.admitted_on, m.card_number, m.role,
                        m.starts_on
                   FROM membership m JOIN organization o ON o.id = m.organization_id
                   LEFT JOIN organization b ON b.id = m.branch_id
                  WHERE m.person_id = ?1 AND {running} ORDER BY o.sort_key, o.id"
            ))?
            .query_map([id], |row| {
                Ok(OrganizationMark {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    r#type: row.get(2)?,
                    branch_name: row.get(3)?,
                    admitted_on: row.get(4)?,
                    card_number: row.get(5)?,
                    role: row.get(6)?,
                    starts_on: row.get(7)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        row.membership_count = row.organizations.len() as i64;
        row.status = match &row.deceased_on {
            Some(day) if day.as_str() <= self.day.as_str() => PersonStatus::Deceased,
            _ if row.membership_count > 0 => PersonStatus::Active,
            _ => PersonStatus::Ended,
        };
        if !self.membership.clauses.is_empty() {
            row.membership = self.cell(connection, id)?;
        }
        Ok(row)
    }

    /// The membership that made the person pass.
    fn cell(&self, connection: &Connection, person_id: i64) -> Result<Option<MembershipCell>, Failure> {
        let sql = format!(
            "SELECT m.id, m.version, m.type, b.name, m.admitted_on, m.card_number, m.role, m.ended_on, m.organization_id,
                    m.starts_on
               FROM membership m LEFT JOIN organization b ON b.id = m.branch_id
              WHERE m.person_id = ? AND {} AND {} ORDER BY m.starts_on DESC LIMIT 1",
            self.in_scope(),
            self.membership.clauses.join(" AND ")
        );
        let values = std::iter::once(Value::from(person_id)).chain(self.membership.values.iter().cloned());
        let mut statement = connection.prepare_cached(&sql)?;
        let mut cells = statement.query_map(params_from_iter(values), |row| {
            Ok(MembershipCell {
                id: row.get(0)?,
                version: row.get(1)?,
                r#type: row.get(2)?,
                branch_name: row.get(3)?,
                admitted_on: row.get(4)?,
                card_number: row.get(5)?,
                role: row.get(6)?,
                ended_on: row.get(7)?,
                organization_id: row.get(8)?,
                starts_on: row.get(9)?,
            })
        })?;
        Ok(cells.next().transpose()?)
    }
}

/// People whose words match.
const WORDS: &str = "SELECT rowid AS id FROM person_search WHERE person_search MATCH ?";

impl Driver {
    fn gives_few(&self, connection: &Connection) -> Result<bool, Failure> {
        let cap = self.cap.map_or_else(|| cap(connection), Ok)?;
        let sql = format!("SELECT count(*) FROM ({} LIMIT {})", self.sql, cap + 1);
        let count: u32 =
            connection.prepare_cached(&sql)?.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(count <= cap)
    }
}

/// How many people a driver may give to be looked up, by the size of the book.
fn cap(connection: &Connection) -> Result<u32, Failure> {
    let people: u32 =
        connection.prepare_cached("SELECT coalesce(max(id), 0) FROM person")?.query_row([], |row| row.get(0))?;
    Ok((people / SHARE_LOOKED_UP).clamp(MOST_LOOKED_UP / 10, MOST_LOOKED_UP))
}

/// `name_fold : "le"* AND name_fold : "an"*`; nothing when there is no word.
fn word_match(folded: &str, column: Option<&str>) -> Option<String> {
    let column = column.map(|column| format!("{column} : ")).unwrap_or_default();
    let words: Vec<String> =
        folded.split(' ').filter(|word| !word.is_empty()).map(|word| format!("{column}\"{word}\" *")).collect();
    if words.is_empty() { None } else { Some(words.join(" AND ")) }
}

/// The words that bear accents, in lower case.
fn accented_words(search: &str) -> Vec<String> {
    let text = clean(search).to_lowercase();
    text.split(' ').filter(|word| !word.is_empty() && fold(word) != **word).map(str::to_owned).collect()
}

fn column_of(filter: &Filter) -> &str {
    match filter {
        Filter::Contains { column, .. }
        | Filter::OneOf { column, .. }
        | Filter::Between { column, .. }
        | Filter::Filled { column, .. } => column,
    }
}

fn scope(filters: &[Filter]) -> Scope {
    if filters.iter().any(|filter| matches!(column_of(filter), "ended_on" | "end_reason")) {
        return Scope::Ended;
    }
    let asks_who_left = |filter: &Filter| match filter {
        Filter::OneOf { column, values } => column == "status" && values.iter().any(|value| value != "active"),
        _ => false,
    };
    if filters.iter().any(asks_who_left) { Scope::Begun } else { Scope::Running }
}

/// The order of the list.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// By name.
    Name,
    /// By a value with an index of its own; who has none comes last, by name.
    Value(&'static Column, &'static str),
    /// By a closed set, in the order of the glossary, then by name.
    Choice(&'static Column, &'static [&'static str], &'static str),
    /// By a column of the membership.
    Membership(&'static str),
}

/// A stretch of the order that one index gives.
#[derive(Debug, Clone)]
struct Piece {
    clause: Option<String>,
    values: Vec<Value>,
    order: String,
    index: &'static str,
}

impl Piece {
    fn from(&self, person: &Conditions) -> String {
        let clauses: Vec<&str> = person.clauses.iter().map(String::as_str).chain(self.clause.as_deref()).collect();
        let condition = if clauses.is_empty() { String::new() } else { format!(" WHERE {}", clauses.join(" AND ")) };
        format!("FROM person p INDEXED BY {}{condition}", self.index)
    }

    fn and(&self, clause: &str, values: &[Value]) -> Self {
        let clause = match &self.clause {
            Some(own) => format!("{own} AND {clause}"),
            None => clause.to_owned(),
        };
        Self { clause: Some(clause), values: values.to_vec(), ..self.clone() }
    }
}

impl Order {
    fn of(request: &ListRequest, no_membership: bool) -> Result<Self, Failure> {
        let Some(sort) = &request.sort else { return Ok(Self::Name) };
        let column = |name: &str| PERSON.iter().find(|column| column.name == name);
        Ok(match (sort.column.as_str(), column(&sort.column)) {
            ("full_name", _) => Self::Name,
            ("birth_on" | "birth_year", Some(column)) => Self::Value(column, "person_birth"),
            ("national_id", Some(column)) => Self::Value(column, "person_national_id"),
            ("deceased_on", Some(column)) => Self::Value(column, "person_deceased"),
            ("specialty", Some(column)) => Self::Value(column, "person_specialty"),
            ("employer", Some(column)) => Self::Value(column, "person_employer"),
            ("job_title", Some(column)) => Self::Value(column, "person_job_title"),
            ("sex", Some(column)) => Self::Choice(column, &["male", "female", "other"], "person_sex"),
            ("working_status", Some(column)) => Self::Choice(column, &["working", "retired"], "person_working_status"),
            ("academic_title", Some(column)) => {
                Self::Choice(column, &["professor", "associate_professor"], "person_academic_title")
            }
            ("degree", Some(column)) => {
                Self::Choice(column, &["doctor_of_science", "doctor", "master"], "person_degree")
            }
            ("education_level", Some(column)) => Self::Choice(
                column,
                &["university", "college", "intermediate", "specialist_1", "specialist_2", "residency", "other"],
                "person_education_level",
            ),
            ("admitted_on", _) if !no_membership => Self::Membership("min(m.starts_on)"),
            ("card_number", _) if !no_membership => Self::Membership("min(m.card_number)"),
            ("type", _) if !no_membership => Self::Membership("min(m.type)"),
            ("ended_on", _) if !no_membership => Self::Membership("max(m.ended_on)"),
            ("admitted_on" | "card_number" | "type" | "ended_on", _) => {
                return Err(Failure::field(
                    "sort",
                    "Chỉ sắp xếp được theo cột này khi đã lọc một hội. Hãy chọn hội trước.",
                ));
            }
            _ => {
                return Err(Failure::field(
                    "sort",
                    format!("Danh sách hội viên không sắp xếp theo cột “{}”. Hãy chọn cột khác.", sort.column),
                ));
            }
        })
    }

    /// The whole order as one expression.
    fn whole(self, descending: bool) -> String {
        let direction = if descending { "DESC" } else { "ASC" };
        match self {
            Self::Name | Self::Membership(_) => format!("p.sort_key {direction}, p.id {direction}"),
            Self::Value(column, _) => {
                format!(
                    "{0} IS NULL, {0} {direction}, CASE WHEN {0} IS NULL THEN p.sort_key END, p.id {direction}",
                    column.order
                )
            }
            Self::Choice(column, ..) => format!("{0} IS NULL, {0} {direction}, p.sort_key, p.id", column.order),
        }
    }

    /// The same order as stretches of indexes.
    fn pieces(self, descending: bool) -> Vec<Piece> {
        let direction = if descending { "DESC" } else { "ASC" };
        let piece = |clause: Option<String>, order: String, index| Piece { clause, values: Vec::new(), order, index };
        let by_name = "p.sort_key, p.id".to_owned();
        match self {
            Self::Name | Self::Membership(_) => {
                vec![piece(None, format!("p.sort_key {direction}, p.id {direction}"), "person_order")]
            }
            Self::Value(column, index) => vec![
                piece(
                    Some(format!("{} IS NOT NULL", column.order)),
                    format!("{} {direction}, p.id {direction}", column.order),
                    index,
                ),
                piece(Some(format!("{} IS NULL", column.order)), by_name, "person_order"),
            ],
            Self::Choice(column, values, index) => {
                let mut values = values.to_vec();
                if descending {
                    values.reverse();
                }
                let mut pieces: Vec<Piece> = values
                    .iter()
                    .map(|value| piece(Some(format!("{} = '{value}'", column.expression)), by_name.clone(), index))
                    .collect();
                let of_the_rest = match column.name {
                    "academic_title" | "degree" => "person_order",
                    _ => index,
                };
                pieces.push(piece(Some(format!("{} IS NULL", column.expression)), by_name, of_the_rest));
                pieces
            }
        }
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

/// The columns of a line, in the order that [`person_row`] reads them: by place, as a page reads thousands.
const LINE: &str = "SELECT id, version, full_name, birth_on, sex, national_id, academic_title, degree, education_level, \
   specialty, employer, job_title, working_status, phone, email, address, deceased_on FROM person WHERE id = ?1";

/// A line without what comes from memberships.
fn person_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        version: row.get(1)?,
        full_name: row.get(2)?,
        birth_on: row.get(3)?,
        sex: row.get::<_, Option<Sex>>(4)?,
        national_id: row.get(5)?,
        academic_title: row.get::<_, Option<AcademicTitle>>(6)?,
        degree: row.get::<_, Option<Degree>>(7)?,
        education_level: row.get::<_, Option<EducationLevel>>(8)?,
        specialty: row.get(9)?,
        employer: row.get(10)?,
        job_title: row.get(11)?,
        working_status: row.get::<_, Option<WorkingStatus>>(12)?,
        phone: row.get(13)?,
        email: row.get(14)?,
        address: row.get(15)?,
        deceased_on: row.get(16)?,
        status: PersonStatus::Ended,
        organizations: Vec::new(),
        membership_count: 0,
        membership: None,
    })
}
