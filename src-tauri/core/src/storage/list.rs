//! List queries: one request form for every list of the program, turned into SQL that filters, sorts, counts and
//! pages. A list names its columns; nothing of a request is ever written into the SQL text.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Failure;
use crate::text::like_pattern;

/// What a list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListRequest {
    /// Words to look for, with or without accents.
    pub search: String,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// The list's own order when absent.
    pub sort: Option<Sort>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows at most; 0 means 100. At most 1,000.
    pub limit: u32,
    /// The day whose state is shown; today when absent.
    pub as_of_on: Option<NaiveDate>,
}

/// A condition on one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Filter {
    /// The text has words that begin so, with or without accents.
    Contains {
        /// Column identifier.
        column: String,
        /// As typed.
        text: String,
    },
    /// The value is one of these.
    OneOf {
        /// Column identifier.
        column: String,
        /// Identifiers of a closed set, or ids as text; an empty text means "not filled in".
        values: Vec<String>,
    },
    /// The day (or number) lies between, ends included; an absent end is open.
    Between {
        /// Column identifier.
        column: String,
        /// From, `YYYY-MM-DD` or a number as text.
        from: Option<String>,
        /// To, likewise.
        to: Option<String>,
    },
    /// Filled in or not.
    Filled {
        /// Column identifier.
        column: String,
        /// True: only those filled in; false: only those not.
        filled: bool,
    },
}

/// The order of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Sort {
    /// Column identifier.
    pub column: String,
    /// From the last to the first.
    #[serde(default)]
    pub descending: bool,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Page<T> {
    /// The rows from `offset` on.
    pub rows: Vec<T>,
    /// How many rows pass the filters in all.
    pub total: u64,
}

/// How a column is filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Free text; `expression` is its folded form.
    Text,
    /// A closed set or an id.
    Choice,
    /// A day, or part of one.
    Day,
    /// A number.
    Number,
}

/// A column a list offers for filtering and sorting.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The identifier in requests.
    pub name: &'static str,
    /// How it is filtered.
    pub kind: ColumnKind,
    /// The SQL expression it is filtered by.
    pub expression: &'static str,
    /// The SQL expression it is sorted by.
    pub order: &'static str,
}

impl Column {
    /// A column filtered and sorted by the same expression.
    pub const fn new(name: &'static str, kind: ColumnKind, expression: &'static str) -> Self {
        Self { name, kind, expression, order: expression }
    }

    /// A column with another order than its filter's expression.
    pub const fn ordered(name: &'static str, kind: ColumnKind, expression: &'static str, order: &'static str) -> Self {
        Self { name, kind, expression, order }
    }
}

/// Conditions collected from a request: SQL text of ours, values of the user's.
#[derive(Debug, Default)]
pub struct Conditions {
    /// Each holds.
    pub clauses: Vec<String>,
    /// Values of the `?` in order.
    pub values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition of our own.
    pub fn push(&mut self, clause: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.clauses.push(clause.into());
        self.values.extend(values);
    }

    /// Adds all filters of a request.
    ///
    /// # Errors
    /// A filter names a column that the list does not have.
    pub fn push_filters(&mut self, filters: &[Filter], columns: &[Column]) -> Result<(), Failure> {
        filters.iter().try_for_each(|filter| self.push_filter(filter, columns))
    }

    /// Adds one filter of a request.
    ///
    /// # Errors
    /// It names a column that the list does not have.
    pub fn push_filter(&mut self, filter: &Filter, columns: &[Column]) -> Result<(), Failure> {
        match filter {
            Filter::Contains { column, text } => {
                let column = find(columns, column)?;
                for word in crate::text::fold(text).split(' ').filter(|word| !word.is_empty()) {
                    self.push(format!("' ' || {} LIKE ?", column.expression), [like_pattern(word).into()]);
                }
            }
            Filter::OneOf { column, values } => self.push_one_of(find(columns, column)?, values),
            Filter::Between { column, from, to } => {
                let column = find(columns, column)?;
                if let Some(from) = from {
                    self.push(
                        format!("{} >= ?", column.expression),
                        [bound(column.kind, first_in_part(column.kind, from))],
                    );
                }
                if let Some(to) = to {
                    // A day known only in part lies within when its first day does; "~" sorts after "-".
                    let (clause, value) = match column.kind {
                        ColumnKind::Day => (format!("{} <= ?", column.expression), Value::from(format!("{to}~"))),
                        _ => (format!("{} <= ?", column.expression), bound(column.kind, to)),
                    };
                    self.push(clause, [value]);
                }
            }
            Filter::Filled { column, filled } => {
                let column = find(columns, column)?;
                let empty = format!("coalesce({}, '') = ''", column.expression);
                self.push(if *filled { format!("NOT ({empty})") } else { empty }, []);
            }
        }
        Ok(())
    }

    fn push_one_of(&mut self, column: &Column, values: &[String]) {
        let wanted: Vec<&String> = values.iter().filter(|value| !value.is_empty()).collect();
        let mut parts = Vec::new();
        if !wanted.is_empty() {
            let marks = vec!["?"; wanted.len()].join(", ");
            parts.push(format!("{} IN ({marks})", column.expression));
        }
        if wanted.len() < values.len() {
            parts.push(format!("{} IS NULL", column.expression));
        }
        if parts.is_empty() {
            return;
        }
        let values = wanted.into_iter().map(|value| match value.parse::<i64>() {
            Ok(number) if column.kind != ColumnKind::Text => Value::from(number),
            _ => Value::from(value.clone()),
        });
        self.push(format!("({})", parts.join(" OR ")), values);
    }

    /// ` WHERE a AND b`, or nothing.
    pub fn where_sql(&self) -> String {
        if self.clauses.is_empty() { String::new() } else { format!(" WHERE {}", self.clauses.join(" AND ")) }
    }
}

/// A day known only in part counts as its first day, and its text is shorter: from 01/01/1962 on, `1962` counts too.
pub fn first_in_part(kind: ColumnKind, from: &str) -> &str {
    match kind {
        ColumnKind::Day => from.strip_suffix("-01-01").or_else(|| from.strip_suffix("-01")).unwrap_or(from),
        _ => from,
    }
}

fn bound(kind: ColumnKind, text: &str) -> Value {
    match (kind, text.parse::<f64>()) {
        (ColumnKind::Number, Ok(number)) => Value::from(number),
        _ => Value::from(text.to_owned()),
    }
}

fn find<'c>(columns: &'c [Column], name: &str) -> Result<&'c Column, Failure> {
    columns.iter().find(|column| column.name == name).ok_or_else(|| {
        Failure::field("filters", format!("Danh sách này không có cột “{name}”. Hãy bỏ điều kiện lọc theo cột đó."))
    })
}

impl ListRequest {
    /// ` ORDER BY …` by the request, or by the list's own order; ties by `tie` so that pages never overlap.
    ///
    /// # Errors
    /// It names a column that the list does not have.
    pub fn order_sql(&self, columns: &[Column], own: &str, tie: &str) -> Result<String, Failure> {
        let Some(sort) = &self.sort else { return Ok(format!(" ORDER BY {own}, {tie}")) };
        let column = find(columns, &sort.column)?;
        let direction = if sort.descending { "DESC" } else { "ASC" };
        // What is not filled in comes last either way.
        Ok(format!(" ORDER BY {0} IS NULL, {0} {direction}, {tie} {direction}", column.order))
    }

    /// Rows at most.
    pub fn limit(&self) -> u32 {
        match self.limit {
            0 => 100,
            limit => limit.min(1000),
        }
    }

    /// ` LIMIT … OFFSET …`.
    pub fn page_sql(&self) -> String {
        format!(" LIMIT {} OFFSET {}", self.limit(), self.offset)
    }
}
