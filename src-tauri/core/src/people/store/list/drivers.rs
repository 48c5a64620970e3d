//! Quick ways to list the people who may pass: indexes that may give few.

use std::cell::OnceCell;
use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::KeptPeople;
use super::Query;
use super::columns::column_of;
use super::filters::Scope;
use super::kept::People;
use super::search::word_match;
use crate::error::Failure;
use crate::people::store::words::WORDS;
use crate::storage::list::{ColumnKind, Filter, first_in_part};
use crate::text::fold;

/// A driver that gives at most so many people is looked up and sorted; above it the order is walked. Looking up
/// 3,000 costs about as much as walking past 30,000 index entries, which is what a page of a driver of this size
/// needs in a book of a million.
pub(super) const MOST_LOOKED_UP: u32 = 3_000;
/// In a smaller book walking the whole order costs no more than looking up a tenth of it.
const SHARE_LOOKED_UP: u32 = 10;

/// A driver's people are laid over the others' when they are no more than so many, which takes some 20 milliseconds.
const MOST_LISTED: usize = 150_000;

/// A quick way to list the people who may pass.
pub(super) struct Driver {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
    /// How many people it may give to be looked up; by the size of the book when absent.
    pub(super) cap: Option<u32>,
    pub(super) kind: DriverKind,
    /// Who it gives, once listed: nothing inside when they are too many.
    listed: OnceCell<Option<Arc<People>>>,
}

/// What a driver comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DriverKind {
    /// The search itself: who it gives has all words searched for.
    Search,
    /// Words of a filter.
    Words,
    /// A filter whose people [`super::KeptPeople`] can give too.
    Kept,
    /// Anything else.
    Other,
}

impl Driver {
    pub(super) fn new(kind: DriverKind, sql: impl Into<String>, values: Vec<Value>, cap: Option<u32>) -> Self {
        Self { sql: sql.into(), values, cap, kind, listed: OnceCell::new() }
    }

    /// People already found.
    pub(super) fn of(people: &People) -> Self {
        let (sql, values) = given(people);
        Self::new(DriverKind::Other, sql, values, None)
    }

    /// The people it gives, as a query.
    pub(super) fn source(&self) -> (String, Vec<Value>) {
        match self.listed.get().and_then(Option::as_deref) {
            Some(people) => given(people),
            None => (self.sql.clone(), self.values.clone()),
        }
    }

    pub(super) fn gives_few(&self, connection: &Connection) -> Result<bool, Failure> {
        let cap = self.cap.map_or_else(|| cap(connection), Ok)?;
        if self.has_long_words() {
            return Ok(self.people(connection)?.is_some_and(|people| people.len() <= cap as usize));
        }
        let sql = format!("SELECT count(*) FROM ({} LIMIT {})", self.sql, cap + 1);
        let count: u32 =
            connection.prepare_cached(&sql)?.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(count <= cap)
    }

    /// The word index has beginnings of three letters by themselves; who has a longer one it gathers before it gives
    /// the first, so that counting some costs as much as listing them all.
    fn has_long_words(&self) -> bool {
        let is_long = |value: &Value| match value {
            Value::Text(words) => {
                words.split('"').any(|word| word.len() > 3 && word.bytes().all(|letter| letter.is_ascii_alphanumeric()))
            }
            _ => false,
        };
        matches!(self.kind, DriverKind::Search | DriverKind::Words) && self.values.iter().any(is_long)
    }

    /// The people it gives; nothing when they are more than [`MOST_LISTED`].
    pub(super) fn people(&self, connection: &Connection) -> Result<Option<&People>, Failure> {
        if self.listed.get().is_none() {
            let _ = self.listed.set(self.listed_up_to(connection, MOST_LISTED)?.map(Arc::new));
        }
        Ok(self.listed.get().and_then(Option::as_deref))
    }

    /// Takes the people from what is kept, if words like these were asked for lately.
    pub(super) fn recall(&self, kept: &KeptPeople) {
        if let Some(people) = self.words().and_then(|words| kept.with_words(words)) {
            let _ = self.listed.set(people);
        }
    }

    /// Keeps the people of its words, once listed. Words of the search change with each letter and are not kept.
    pub(super) fn remember(&self, kept: &mut KeptPeople) {
        if let (Some(words), Some(people)) = (self.words(), self.listed.get()) {
            kept.keep_words(words.to_owned(), people.clone());
        }
    }

    fn words(&self) -> Option<&str> {
        match (self.kind, self.values.as_slice()) {
            (DriverKind::Words, [Value::Text(words)]) => Some(words),
            _ => None,
        }
    }

    /// The people it gives; nothing when they are more than `most`.
    pub(super) fn listed_up_to(&self, connection: &Connection, most: usize) -> Result<Option<People>, Failure> {
        let mut people = People::default();
        let mut statement = connection.prepare_cached(&self.sql)?;
        let mut rows = statement.query(params_from_iter(&self.values))?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            if count > most {
                return Ok(None);
            }
            people.add(row.get(0)?);
        }
        Ok(Some(people))
    }

    /// Whether its people are known already.
    pub(super) fn is_listed(&self) -> bool {
        self.listed.get().is_some_and(Option::is_some)
    }
}

fn given(people: &People) -> (String, Vec<Value>) {
    let numbers: Vec<String> = people.ids().iter().map(i64::to_string).collect();
    ("SELECT value AS id FROM json_each(?)".to_owned(), vec![Value::from(format!("[{}]", numbers.join(",")))])
}

/// How many people a driver may give to be looked up, by the size of the book.
pub(super) fn cap(connection: &Connection) -> Result<u32, Failure> {
    let people = u32::try_from(highest_id(connection)?).unwrap_or(u32::MAX);
    Ok((people / SHARE_LOOKED_UP).clamp(MOST_LOOKED_UP / 10, MOST_LOOKED_UP))
}

/// The highest number of a person: about how many there are.
pub(super) fn highest_id(connection: &Connection) -> Result<i64, Failure> {
    let mut statement = connection.prepare_cached("SELECT coalesce(max(id), 0) FROM person")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Of a filter by birth, the least and the greatest text that may pass; nothing when it asks for nothing.
pub(super) fn birth_range(filter: &Filter) -> Option<(String, String)> {
    match filter {
        Filter::Between { column, from, to }
            if matches!(column.as_str(), "birth_on" | "birth_year") && (from.is_some() || to.is_some()) =>
        {
            let from = from.as_deref().map_or("", |from| first_in_part(ColumnKind::Day, from)).to_owned();
            Some((from, to.as_ref().map_or_else(|| "~".to_owned(), |to| format!("{to}~"))))
        }
        _ => None,
    }
}

impl Query<'_> {
    pub(super) fn drive(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.drive_of(DriverKind::Other, sql, values);
    }

    fn drive_of(&mut self, kind: DriverKind, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.drivers.push(Driver::new(kind, sql, values.into_iter().collect(), None));
    }

    /// Indexes of the person that may give few people.
    pub(super) fn drive_by_person(&mut self, filter: &Filter, name: &str) {
        match filter {
            // The other closed sets have no index of their own: most people have a value there.
            Filter::OneOf { values, .. }
                if matches!(name, "academic_title" | "degree")
                    && !values.is_empty()
                    && !values.contains(&String::new()) =>
            {
                let marks = vec!["?"; values.len()].join(", ");
                let values: Vec<Value> = values.iter().map(|value| Value::from(value.clone())).collect();
                self.drive_of(DriverKind::Kept, format!("SELECT id FROM person WHERE {name} IN ({marks})"), values);
            }
            Filter::Between { .. } => {
                let Some((from, to)) = birth_range(filter) else { return };
                let values = [from.into(), to.into()];
                self.drive_of(DriverKind::Kept, "SELECT id FROM person WHERE birth_on >= ? AND birth_on <= ?", values);
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
                    self.drive_of(DriverKind::Words, WORDS, [words.into()]);
                }
            }
            _ => {}
        }
    }

    /// Indexes of the membership: the organisation, the branch, the end, the days of entry.
    pub(super) fn drive_by_membership(&mut self) {
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
    pub(super) fn drive_by_index(&mut self, index: &str) {
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
}
