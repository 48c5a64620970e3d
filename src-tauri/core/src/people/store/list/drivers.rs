//! Quick ways to list the people who may pass: indexes that may give few.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::Query;
use super::columns::column_of;
use super::filters::Scope;
use super::search::{WORDS, word_match};
use crate::error::Failure;
use crate::storage::list::{ColumnKind, Filter, first_in_part};
use crate::text::fold;

/// A driver that gives at most so many people is looked up and sorted; above it the order is walked. Looking up
/// 3,000 costs about as much as walking past 30,000 index entries, which is what a page of a driver of this size
/// needs in a book of a million.
pub(super) const MOST_LOOKED_UP: u32 = 3_000;
/// In a smaller book walking the whole order costs no more than looking up a tenth of it.
const SHARE_LOOKED_UP: u32 = 10;

/// A quick way to list the people who may pass.
pub(super) struct Driver {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
    /// How many people it may give to be looked up; by the size of the book when absent.
    pub(super) cap: Option<u32>,
    /// Whether it is the search itself, so that who it gives has all words searched for.
    pub(super) is_search: bool,
}

impl Driver {
    pub(super) fn gives_few(&self, connection: &Connection) -> Result<bool, Failure> {
        let cap = self.cap.map_or_else(|| cap(connection), Ok)?;
        let sql = format!("SELECT count(*) FROM ({} LIMIT {})", self.sql, cap + 1);
        let count: u32 =
            connection.prepare_cached(&sql)?.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(count <= cap)
    }
}

/// How many people a driver may give to be looked up, by the size of the book.
pub(super) fn cap(connection: &Connection) -> Result<u32, Failure> {
    let people: u32 =
        connection.prepare_cached("SELECT coalesce(max(id), 0) FROM person")?.query_row([], |row| row.get(0))?;
    Ok((people / SHARE_LOOKED_UP).clamp(MOST_LOOKED_UP / 10, MOST_LOOKED_UP))
}

impl Query<'_> {
    pub(super) fn drive(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.drivers.push(Driver {
            sql: sql.into(),
            values: values.into_iter().collect(),
            cap: None,
            is_search: false,
        });
    }

    /// Indexes of the person that may give few people.
    pub(super) fn drive_by_person(&mut self, filter: &Filter, name: &str) {
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
