//! Requests and answers about kept views.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NOUNS, SavedView, ViewDefinition, ViewError, rules, store};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::files::shown;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::text::clean;

/// More would not fit into a menu.
const MOST: usize = 50;

/// The views of which list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListViews {
    /// `tasks`, `people`, `organizations`, `agencies`, `obstacles`, `reminders`.
    pub noun: String,
}

/// A view to keep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveView {
    /// The kept view that shall be as it is now; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    /// The version of it that was read.
    #[serde(default)]
    pub version: Option<i64>,
    /// Which list; does not change.
    pub noun: String,
    /// Its name.
    pub name: String,
    /// How to look.
    pub definition: ViewDefinition,
}

/// A view to call otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RenameView {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Its new name.
    pub name: String,
}

/// The views of a list in a new order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReorderViews {
    /// Which list.
    pub noun: String,
    /// All its views, in the wanted order.
    pub view_ids: Vec<i64>,
}

/// The kept views of a list, in their order; each says which day is meant by its day today.
///
/// # Errors
/// [`ViewError::UnknownList`].
pub fn list_views(app: &App, request: ListViews, _job: &Job) -> Result<Vec<SavedView>, Failure> {
    check_noun(&request.noun)?;
    let today = app.today();
    app.read(|connection| {
        let cutoffs = cutoffs(connection)?;
        let views = store::of(connection, &request.noun)?;
        Ok(views.into_iter().map(|view| dated(view, today, &cutoffs)).collect())
    })
}

/// Keeps a view: a new one at the end of the menu, or a kept one as it is now.
///
/// # Errors
/// [`ViewError`]; changed elsewhere meanwhile.
pub fn save_view(app: &App, request: SaveView, _job: &Job) -> Result<Done<SavedView>, Failure> {
    app.transact(Act::SaveView, |tx| {
        check_noun(&request.noun)?;
        let name = checked_name(tx, &request.noun, &request.name, request.id)?;
        let id = match request.id {
            Some(id) => {
                let current = store::get(tx, id)?;
                if !store::update(tx, id, request.version.unwrap_or(0), &name, &request.definition)? {
                    return Err(Failure::stale("Cách xem", &current));
                }
                tx.describe(format!("Đã lưu lại cách xem “{name}”"));
                id
            }
            None => {
                let count = store::of(tx, &request.noun)?.len();
                if count >= MOST {
                    return Err(ViewError::TooMany { count }.into());
                }
                tx.describe(format!("Đã lưu cách xem “{name}”"));
                store::insert(tx, &tx.new_uid(), &request.noun, &name, &request.definition)?
            }
        };
        Ok(dated(store::get(tx, id)?, tx.today(), &cutoffs(tx)?))
    })
}

/// Gives a kept view another name.
///
/// # Errors
/// [`ViewError`]; changed elsewhere meanwhile.
pub fn rename_view(app: &App, request: RenameView, _job: &Job) -> Result<Done<SavedView>, Failure> {
    app.transact(Act::SaveView, |tx| {
        let current = store::get(tx, request.id)?;
        let name = checked_name(tx, &current.noun, &request.name, Some(request.id))?;
        if !store::update(tx, request.id, request.version, &name, &current.definition)? {
            return Err(Failure::stale("Cách xem", &current));
        }
        tx.describe(format!("Đã đổi tên cách xem “{}” thành “{name}”", current.name));
        Ok(dated(store::get(tx, request.id)?, tx.today(), &cutoffs(tx)?))
    })
}

/// Puts the kept views of a list in a new order.
///
/// # Errors
/// [`ViewError::OrderIncomplete`]: the list is not all its views, each once.
pub fn reorder_views(app: &App, request: ReorderViews, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveView, |tx| {
        let standing: HashSet<i64> = store::of(tx, &request.noun)?.iter().map(|view| view.id).collect();
        let wanted: HashSet<i64> = request.view_ids.iter().copied().collect();
        if standing != wanted || wanted.len() != request.view_ids.len() {
            return Err(ViewError::OrderIncomplete.into());
        }
        for (position, id) in (1..).zip(&request.view_ids) {
            store::place(tx, *id, position)?;
        }
        tx.describe("Đã sắp lại các cách xem");
        Ok(Nothing {})
    })
}

/// Forgets a kept view.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn delete_view(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveView, |tx| {
        let current = store::get(tx, request.id)?;
        if !store::delete(tx, request.id, request.version)? {
            return Err(Failure::stale("Cách xem", &current));
        }
        tx.describe(format!("Đã xóa cách xem “{}”", current.name));
        Ok(Nothing {})
    })
}

fn check_noun(noun: &str) -> Result<(), ViewError> {
    match NOUNS.contains(&noun) {
        true => Ok(()),
        false => Err(ViewError::UnknownList { noun: shown(noun) }),
    }
}

/// The name, cleaned; no other view of the list has it, whether in capitals or not.
fn checked_name(connection: &Connection, noun: &str, name: &str, own_id: Option<i64>) -> Result<String, Failure> {
    let name = clean(name);
    if name.is_empty() {
        return Err(ViewError::WithoutName.into());
    }
    let wanted = name.to_lowercase();
    let others = store::of(connection, noun)?;
    let twin = others.into_iter().find(|view| Some(view.id) != own_id && view.name.to_lowercase() == wanted);
    match twin {
        Some(twin) => Err(ViewError::NameTaken { name: twin.name }.into()),
        None => Ok(name),
    }
}

fn cutoffs(connection: &Connection) -> Result<Vec<NaiveDate>, Failure> {
    Ok(crate::periods::store::all(connection)?.into_iter().map(|period| period.cutoff_on).collect())
}

fn dated(view: SavedView, today: NaiveDate, cutoffs: &[NaiveDate]) -> SavedView {
    let definition = &view.definition;
    SavedView {
        as_of_on: rules::meant(definition.day, today, cutoffs),
        from_on: definition.from_day.and_then(|day| rules::meant(day, today, cutoffs)),
        ..view
    }
}
