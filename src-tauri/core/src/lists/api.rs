//! Requests and answers of lists that go out.

use std::collections::HashSet;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ListError, text};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::people;
use crate::privacy::access::{self, Access, AccessKind};
use crate::privacy::{self, PrivacyError};
use crate::text::{clean, number};

/// A cell as it stands in the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum ListCell {
    /// The heading of the rows below; it stands alone in its row.
    Heading(String),
    /// Words, digits that are no number (an id, a phone), a day that is known in part.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole day.
    Day(NaiveDate),
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListColumn {
    /// Its head.
    pub title: String,
    /// Its width on the screen, in pixels.
    pub width: u32,
}

/// A table to write, as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportList {
    /// Where to: `.xlsx` or `.csv`.
    pub path: String,
    /// What the list is called.
    pub title: String,
    /// What narrows it, in words; a line each.
    pub notes: Vec<String>,
    /// Its columns in order.
    pub columns: Vec<ListColumn>,
    /// Its rows; an absent cell is empty.
    pub rows: Vec<Vec<Option<ListCell>>>,
    /// Whether it names persons.
    pub names_persons: bool,
    /// What a list with persons is for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Whose each row is, in the order of the rows, where the list knows; empty where it does not.
    #[serde(default)]
    pub person_ids: Vec<Option<i64>>,
    /// Chosen: the sensitive fields that the office keeps stand behind the other columns. They are read here; no table
    /// of the window has them.
    #[serde(default)]
    pub with_sensitive: bool,
}

impl ExportList {
    /// Rows that are no headings.
    pub(crate) fn row_count(&self) -> usize {
        let is_heading = |row: &&Vec<Option<ListCell>>| matches!(row.first(), Some(Some(ListCell::Heading(_))));
        self.rows.iter().filter(|row| !is_heading(row)).count()
    }
}

/// A list that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedList {
    /// The file.
    pub path: String,
    /// Its rows, headings aside.
    pub row_count: usize,
}

/// Rows of a sheet at most, the head left room for.
const MOST_ROWS: usize = 1_000_000;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

/// Writes a table to a file. What names persons is kept in the history, with what it is for; without its entry there
/// is no file.
///
/// # Errors
/// [`ListError`]; [`files::FileError`].
pub fn export_list(app: &App, mut request: ExportList, job: &Job) -> Result<Done<ExportedList>, Failure> {
    let purpose = clean(request.purpose.as_deref().unwrap_or_default());
    check(&request, &purpose)?;
    if request.with_sensitive {
        add_sensitive(app, &mut request)?;
    }
    let target = Path::new(&request.path);
    let is_text = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    job.progress(0, None, "Đang lập tệp…")?;
    let (bytes, ending) = match is_text {
        true => (text::bytes(&request), "csv"),
        false => {
            (crate::excel::list::bytes(&request, app.today()).map_err(|reason| ListError::Workbook { reason })?, "xlsx")
        }
    };
    let row_count = request.row_count();
    let rows = number(row_count as i64);
    let (act, sentence) = match request.names_persons {
        true => {
            let what = if request.with_sensitive {
                "có tên người, kèm trường nhạy cảm"
            } else {
                "có tên người"
            };
            (Act::ExportPersons, format!("Đã xuất “{}” ({rows} dòng, {what}): {purpose}", request.title))
        }
        false => (Act::ExportList, format!("Đã xuất “{}” ({rows} dòng)", request.title)),
    };
    files::leaving(app, act, |tx, files| {
        tx.describe(sentence);
        let path = files.write(target, &bytes, ending)?;
        if request.names_persons {
            let people: HashSet<i64> = request.person_ids.iter().flatten().copied().collect();
            let count = if people.is_empty() { row_count } else { people.len() };
            let line = Access {
                with_sensitive: request.with_sensitive,
                purpose: Some(purpose),
                ..Access::of_many(AccessKind::List, request.title, count)
            };
            access::log(tx, &line.into_file(&path))?;
        }
        Ok(ExportedList { path: path.display().to_string(), row_count })
    })
}

/// Adds a column for each sensitive field that the office keeps.
///
/// # Errors
/// [`PrivacyError`]: not for whoever works in the book; none is kept; the list does not say whose its rows are.
fn add_sensitive(app: &App, request: &mut ExportList) -> Result<(), Failure> {
    if !app.rights().sees_sensitive {
        return Err(PrivacyError::MayNotSee.into());
    }
    let seen = privacy::api::seen(app)?;
    let fields = privacy::rules::kept(&seen);
    if fields.is_empty() {
        return Err(PrivacyError::NothingKept.into());
    }
    let ids: Vec<i64> = request.person_ids.iter().flatten().copied().collect();
    if !request.names_persons || ids.is_empty() || request.person_ids.len() != request.rows.len() {
        return Err(PrivacyError::RowsWithoutPersons.into());
    }
    let people = app.read(|connection| people::store::get_all(connection, &ids))?;
    let before = request.columns.len();
    request.columns.extend(fields.iter().map(|field| ListColumn { title: field.label().to_owned(), width: 100 }));
    for (row, id) in request.rows.iter_mut().zip(&request.person_ids) {
        let Some(person) = id.and_then(|id| people.get(&id)) else { continue };
        row.resize(before, None);
        let values = privacy::rules::values(&person.fields, &seen);
        row.extend(fields.iter().map(|field| values.text(*field).map(ListCell::Text)));
    }
    Ok(())
}

fn check(request: &ExportList, purpose: &str) -> Result<(), ListError> {
    let (rows, columns) = (request.rows.len(), request.columns.len());
    if columns == 0 || columns > MOST_COLUMNS || request.rows.iter().any(|row| row.len() > columns) {
        return Err(ListError::NoTable);
    }
    match rows {
        0 => Err(ListError::Empty),
        count if count > MOST_ROWS => Err(ListError::TooLong { count }),
        _ if request.names_persons && purpose.is_empty() => Err(ListError::NoPurpose),
        _ => Ok(()),
    }
}
