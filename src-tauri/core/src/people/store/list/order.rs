//! The order of the list, and the stretches of indexes that give it.

use rusqlite::types::Value;

use super::columns::PERSON;
use crate::error::Failure;
use crate::storage::list::{Column, Conditions, ListRequest};

/// The index of everybody by name, which holds the closed sets too.
pub(super) const BY_NAME: &str = "person_order";

/// The order of the list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    /// By name.
    Name,
    /// By a value with an index of its own; who has none comes last, by name.
    Value(&'static Column, &'static str),
    /// By a closed set, in the order of the glossary, then by name: with the index that has the few who have a value,
    /// or [`BY_NAME`] where most have one.
    Choice(&'static Column, &'static [&'static str], &'static str),
    /// By a column of the membership.
    Membership(&'static str),
}

/// A stretch of the order that one index gives.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) clause: Option<String>,
    pub(super) values: Vec<Value>,
    /// Expressions, each with whether it falls.
    pub(super) order: Vec<(String, bool)>,
    pub(super) index: &'static str,
    /// Who has no value in the order's column, after all others.
    pub(super) is_rest: bool,
}

impl Piece {
    pub(super) fn from(&self, person: &Conditions) -> String {
        let clauses: Vec<&str> = person.clauses.iter().map(String::as_str).chain(self.clause.as_deref()).collect();
        let condition = if clauses.is_empty() { String::new() } else { format!(" WHERE {}", clauses.join(" AND ")) };
        format!("FROM person p INDEXED BY {}{condition}", self.index)
    }

    /// `ORDER BY` of the stretch.
    pub(super) fn order_sql(&self) -> String {
        let expressions = self.order.iter().map(|(expression, falls)| {
            let direction = if *falls { "DESC" } else { "ASC" };
            format!("{expression} {direction}")
        });
        expressions.collect::<Vec<_>>().join(", ")
    }

    /// Whether it comes from the last to the first.
    pub(super) fn falls(&self) -> bool {
        self.order.first().is_some_and(|(_, falls)| *falls)
    }

    /// What tells it from all other stretches, whichever way it is read.
    pub(super) fn name(&self) -> String {
        let by = self.order.first().map_or("", |(expression, _)| expression);
        format!("{} by {by}", self.clause.as_deref().unwrap_or_default())
    }

    pub(super) fn and(&self, clause: &str, values: &[Value]) -> Self {
        let clause = match &self.clause {
            Some(own) => format!("{own} AND {clause}"),
            None => clause.to_owned(),
        };
        Self { clause: Some(clause), values: values.to_vec(), ..self.clone() }
    }
}

impl Order {
    pub(super) fn of(request: &ListRequest, no_membership: bool) -> Result<Self, Failure> {
        let Some(sort) = &request.sort else { return Ok(Self::Name) };
        if let Some(order) = Self::of_column(&sort.column) {
            return Ok(order);
        }
        Ok(match sort.column.as_str() {
            "admitted_on" if !no_membership => Self::Membership("min(m.starts_on)"),
            "card_number" if !no_membership => Self::Membership("min(m.card_number)"),
            "type" if !no_membership => Self::Membership("min(m.type)"),
            "ended_on" if !no_membership => Self::Membership("max(m.ended_on)"),
            "admitted_on" | "card_number" | "type" | "ended_on" => {
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

    /// The order by a column of the person.
    pub(super) fn of_column(name: &str) -> Option<Self> {
        let column = PERSON.iter().find(|column| column.name == name);
        Some(match (name, column) {
            ("full_name", _) => Self::Name,
            ("birth_on" | "birth_year", Some(column)) => Self::Value(column, "person_birth"),
            ("national_id", Some(column)) => Self::Value(column, "person_national_id"),
            ("deceased_on", Some(column)) => Self::Value(column, "person_deceased"),
            ("specialty", Some(column)) => Self::Value(column, "person_specialty"),
            ("employer", Some(column)) => Self::Value(column, "person_employer"),
            ("job_title", Some(column)) => Self::Value(column, "person_job_title"),
            ("sex", Some(column)) => Self::Choice(column, &["male", "female", "other"], BY_NAME),
            ("working_status", Some(column)) => Self::Choice(column, &["working", "retired"], BY_NAME),
            ("academic_title", Some(column)) => {
                Self::Choice(column, &["professor", "associate_professor"], "person_academic_title")
            }
            ("degree", Some(column)) => {
                Self::Choice(column, &["doctor_of_science", "doctor", "master"], "person_degree")
            }
            ("education_level", Some(column)) => Self::Choice(
                column,
                &["university", "college", "intermediate", "specialist_1", "specialist_2", "residency", "other"],
                BY_NAME,
            ),
            _ => return None,
        })
    }

    /// Whether an index gives the first of the order without a look at everybody.
    pub(super) fn has_index(self) -> bool {
        !matches!(self, Self::Choice(_, _, BY_NAME))
    }

    /// The whole order as one expression.
    pub(super) fn whole(self, descending: bool) -> String {
        let direction = if descending { "DESC" } else { "ASC" };
        match self {
            Self::Name | Self::Membership(_) => format!("p.sort_key {direction}, p.id {direction}"),
            Self::Value(column, _) => {
                format!(
                    "{0} IS NULL, {0} {direction}, CASE WHEN {0} IS NULL THEN p.sort_key END, \
                     CASE WHEN {0} IS NULL THEN p.id END, p.id {direction}",
                    column.order
                )
            }
            Self::Choice(column, ..) => format!("{0} IS NULL, {0} {direction}, p.sort_key, p.id", column.order),
        }
    }

    /// The same order as stretches of indexes.
    pub(super) fn pieces(self, descending: bool) -> Vec<Piece> {
        let piece = |clause: Option<String>, order, index| {
            let is_rest = clause.as_ref().is_some_and(|clause| clause.ends_with(" IS NULL"));
            Piece { clause, values: Vec::new(), order, index, is_rest }
        };
        let by = |expression: &str, falls| vec![(expression.to_owned(), falls), ("p.id".to_owned(), falls)];
        let by_name = by("p.sort_key", false);
        match self {
            Self::Name | Self::Membership(_) => {
                vec![piece(None, by("p.sort_key", descending), BY_NAME)]
            }
            Self::Value(column, index) => vec![
                piece(Some(format!("{} IS NOT NULL", column.order)), by(column.order, descending), index),
                piece(Some(format!("{} IS NULL", column.order)), by_name, BY_NAME),
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
                pieces.push(piece(Some(format!("{} IS NULL", column.expression)), by_name, BY_NAME));
                pieces
            }
        }
    }
}
