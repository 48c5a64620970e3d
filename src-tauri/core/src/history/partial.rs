//! Taking an act back although later acts touched its rows: what nobody edited since returns to what it was, what was
//! edited stays as it was edited and is named.
//!
//! Of a row that stands, each field is looked at by itself; fields that only make sense together (day and reason of an
//! end) return together or not at all. A record that the act added and that somebody edited since stays, with what the
//! act added to it: an edited member stays a member. One that is only in use elsewhere stays by itself.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::store::later::{self, Image, TouchedSince};
use super::store::{self, in_the_way::RowRef};
use super::undo::{UndoError, refuse_for_rows, refuse_missing};
use crate::checks::{self, Broken};
use crate::error::Failure;
use crate::people;

/// A record that an undo leaves as it was edited after the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptRecord {
    /// Table.
    pub table: String,
    /// Row.
    pub id: i64,
    /// Of a person or a membership: whose it is.
    pub person_id: Option<i64>,
    /// Their name.
    pub name: Option<String>,
    /// The fields that stay, as the table names them; empty when the whole record stays because others build on it.
    pub columns: Vec<String>,
}

/// What taking an act back does to rows that later acts touched or refer to.
pub(super) struct Plan {
    /// Rows that later acts touched.
    since: HashMap<RowRef, TouchedSince>,
    /// Of them, the fields that return.
    returning: Vec<(RowRef, Vec<String>)>,
    /// Records that the act added and that stay.
    staying: HashSet<RowRef>,
    /// What stays, to be told.
    pub(super) kept: Vec<KeptRecord>,
}

/// Fields that return together or not at all. Those not named here stand alone in the tables of
/// [`BY_FIELD`]; in every other table the row is one.
const TOGETHER: &[(&str, &[&str])] = &[
    ("membership", &["ended_on", "end_reason", "end_decision", "transferred_to_id"]),
    ("membership", &["admitted_on", "starts_on"]),
    ("membership", &["organization_id", "branch_id"]),
    ("organization_position", &["person_id", "holder_name"]),
];
/// Tables whose fields are looked at one by one.
const BY_FIELD: &[&str] = &["person", "membership", "organization_position"];
/// What is worked out of other fields, or is nobody's edit.
const DERIVED: &[&str] =
    &["id", "uid", "version", "name_fold", "search_fold", "sort_key", "specialty_key", "employer_key", "job_title_key"];

/// What taking entry `id` back would do and leave; reads only.
pub(super) fn plan(connection: &Connection, id: i64) -> Result<Plan, Failure> {
    let mut plan = Plan { since: HashMap::new(), returning: Vec::new(), staying: HashSet::new(), kept: Vec::new() };
    let added: HashSet<RowRef> = later::added_rows(connection, id)?.into_iter().collect();
    let mut edited: Vec<(RowRef, Vec<String>)> = Vec::new();
    for touched in later::rows_touched_since(connection, id)? {
        let row = (touched.table.clone(), touched.id);
        if let (Some(now), Some(after)) = (&touched.now, &touched.after) {
            if added.contains(&row) {
                let columns = differing(now, after);
                if !columns.is_empty() {
                    edited.push((row.clone(), columns));
                }
            } else if let Some(before) = &touched.before {
                let (returning, staying) = sorted_out(&touched.table, before, after, now);
                if !returning.is_empty() {
                    plan.returning.push((row.clone(), returning));
                }
                if !staying.is_empty() {
                    edited.push((row.clone(), staying));
                }
            }
        }
        plan.since.insert(row, touched);
    }
    plan.staying.extend(edited.iter().map(|(row, _)| row).filter(|row| added.contains(*row)).cloned());
    let in_use = later::added_rows_in_use(connection, id)?;
    let mut open: Vec<RowRef> = Vec::new();
    for row in plan.staying.iter().filter(|row| !in_use.contains(*row)) {
        open.extend(later::children(connection, &row.0, row.1)?.into_iter().filter(|one| added.contains(one)));
    }
    plan.staying.extend(open);
    plan.staying.extend(in_use);
    for ((table, row), columns) in edited.iter().filter(|(row, _)| !added.contains(row)) {
        let parents = later::parents(connection, table, *row, Some(columns))?;
        plan.staying.extend(parents.into_iter().filter(|parent| added.contains(parent)));
    }
    let mut open: Vec<RowRef> = plan.staying.iter().cloned().collect();
    while let Some((table, row)) = open.pop() {
        let parents = later::parents(connection, &table, row, None)?;
        for one in parents.into_iter().filter(|one| added.contains(one)) {
            if plan.staying.insert(one.clone()) {
                open.push(one);
            }
        }
    }
    let mut whole: Vec<RowRef> =
        plan.staying.iter().filter(|row| edited.iter().all(|(known, _)| known != *row)).cloned().collect();
    whole.sort();
    for (row, columns) in edited.into_iter().chain(whole.into_iter().map(|row| (row, Vec::new()))) {
        plan.kept.push(kept(connection, row, columns)?);
    }
    Ok(plan)
}

/// Carries it out within a running act; gives what stays.
///
/// # Errors
/// [`UndoError::NothingLeft`]; [`UndoError::NoLongerFits`] when what returns does not go with what came since.
pub(super) fn take_back(tx: &Connection, id: i64) -> Result<Vec<KeptRecord>, Failure> {
    let plan = plan(tx, id)?;
    let added: HashSet<RowRef> = later::added_rows(tx, id)?.into_iter().collect();
    let tables = store::in_the_way::tables(tx, id)?;
    let wrong_before = checks::broken_rules(tx, &tables)?;
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for ((table, row), columns) in &plan.returning {
        let before = plan.since.get(&(table.clone(), *row)).and_then(|touched| touched.before.as_ref());
        if let Some(before) = before {
            put_columns(tx, id, (table, *row), before, columns)?;
        }
    }
    for line in store::lines_backwards(tx, id)? {
        let row = (line.table.clone(), line.id);
        let goes = match line.op.as_str() {
            "insert" => !plan.staying.contains(&row),
            _ => !added.contains(&row) && !plan.since.contains_key(&row),
        };
        if goes && !store::put_back(tx, &line)? {
            refuse_for_rows(tx, id, &[row], "Mã hoặc số cũ nay là của bản ghi khác.")?;
        }
    }
    let mut kept = plan.kept;
    let new_wrongs = |tx: &Connection| -> Result<Vec<Broken>, Failure> {
        Ok(checks::broken_rules(tx, &tables)?.into_iter().filter(|one| !wrong_before.contains(one)).collect())
    };
    // What no longer goes with what came since stays as it is.
    for row in rows_behind(tx, id, &new_wrongs(tx)?)? {
        if let Some(columns) = later::redo_row(tx, id, &row)? {
            kept.push(self::kept(tx, row, columns)?);
        }
    }
    refuse_missing(tx, id)?;
    if let Some(broken) = new_wrongs(tx)?.into_iter().next() {
        return Err(UndoError::NoLongerFits { wrong: broken.finding.text }.into());
    }
    Ok(kept)
}

/// The rows of the entry that stand behind broken rules: the row itself, and other memberships of its person.
fn rows_behind(connection: &Connection, id: i64, wrongs: &[Broken]) -> Result<Vec<RowRef>, Failure> {
    let mut rows = Vec::new();
    for wrong in wrongs {
        if let (Some(table), Some(row)) = (&wrong.finding.table, wrong.finding.id) {
            for one in later::beside(connection, id, &(table.clone(), row))? {
                if !rows.contains(&one) {
                    rows.push(one);
                }
            }
        }
    }
    Ok(rows)
}

/// Puts fields back as they were; what is worked out of them follows.
fn put_columns(
    tx: &Connection,
    entry_id: i64,
    (table, row): (&str, i64),
    before: &Image,
    columns: &[String],
) -> Result<(), Failure> {
    if !store::put_columns_back(tx, table, row, before, columns)? {
        refuse_for_rows(tx, entry_id, &[(table.to_owned(), row)], "Mã hoặc số cũ nay là của bản ghi khác.")?;
    }
    if table == "person" {
        people::store::renew_forms(tx, row)?;
    }
    Ok(())
}

/// Which fields that the act changed return, and which were edited since.
fn sorted_out(table: &str, before: &Image, after: &Image, now: &Image) -> (Vec<String>, Vec<String>) {
    let (mut returning, mut staying) = (Vec::new(), Vec::new());
    let is_same = |one: &Image, other: &Image, column: &String| value(one, column) == value(other, column);
    for unit in units(table, now) {
        if unit.iter().all(|column| is_same(before, after, column)) {
            continue;
        }
        if unit.iter().all(|column| is_same(now, after, column)) {
            returning.extend(unit);
        } else {
            // What somebody set back by hand since is as it was anyway.
            staying.extend(unit.into_iter().filter(|column| !is_same(now, before, column)));
        }
    }
    (returning, staying)
}

/// The fields of a row that stand or fall together.
fn units(table: &str, image: &Image) -> Vec<Vec<String>> {
    let columns: Vec<&String> = image.keys().filter(|column| !DERIVED.contains(&column.as_str())).collect();
    if !BY_FIELD.contains(&table) {
        return vec![columns.into_iter().cloned().collect()];
    }
    let linked: Vec<&[&str]> = TOGETHER.iter().filter(|(of, _)| *of == table).map(|(_, unit)| *unit).collect();
    let alone = columns.iter().filter(|column| linked.iter().all(|unit| !unit.contains(&column.as_str())));
    let alone = alone.map(|column| vec![(*column).clone()]);
    linked.iter().map(|unit| unit.iter().map(|column| (*column).to_owned()).collect()).chain(alone).collect()
}

fn differing(now: &Image, after: &Image) -> Vec<String> {
    let columns = now.keys().filter(|column| !DERIVED.contains(&column.as_str()));
    columns.filter(|column| value(now, column) != value(after, column)).cloned().collect()
}

fn value<'i>(image: &'i Image, column: &str) -> &'i Value {
    image.get(column).unwrap_or(&Value::Null)
}

fn kept(connection: &Connection, (table, id): RowRef, columns: Vec<String>) -> Result<KeptRecord, Failure> {
    let (person_id, name) = later::person_of(connection, &table, id)?.unzip();
    Ok(KeptRecord { table, id, person_id, name, columns })
}

/// `; giữ lại vì đã được sửa hoặc dùng sau đó: Trần Văn Đức, Lê Thị An và 3 bản ghi khác`.
pub(super) fn told(kept: &[KeptRecord]) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<&str> = Vec::new();
    for name in kept.iter().filter_map(|one| one.name.as_deref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let others = names.len().saturating_sub(NAMED) + kept.iter().filter(|one| one.name.is_none()).count();
    names.truncate(NAMED);
    let what = match (names.is_empty(), others) {
        (true, 0) => return String::new(),
        (true, others) => format!("{others} bản ghi"),
        (false, 0) => names.join(", "),
        (false, others) => format!("{} và {others} bản ghi khác", names.join(", ")),
    };
    format!("; giữ lại vì đã được sửa hoặc dùng sau đó: {what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn image(value: Value) -> Image {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn an_end_returns_whole_or_not_at_all() {
        let before =
            image(json!({ "ended_on": null, "end_reason": null, "end_decision": null, "note": "a", "version": 1 }));
        let after = image(
            json!({ "ended_on": "2026-01-01", "end_reason": "resign", "end_decision": null, "note": "b", "version": 2 }),
        );
        let mut now = after.clone();
        now.insert("end_reason".into(), json!("remove"));
        now.insert("version".into(), json!(3));
        let (returning, staying) = sorted_out("membership", &before, &after, &now);
        assert_eq!(returning, ["note"]);
        assert_eq!(staying, ["ended_on", "end_reason"]);
    }

    #[test]
    fn a_row_of_another_table_is_one() {
        let (before, after) = (image(json!({ "a": 1, "b": 1 })), image(json!({ "a": 2, "b": 1 })));
        let edited = image(json!({ "a": 2, "b": 3 }));
        assert_eq!(sorted_out("submission", &before, &after, &edited), (vec![], vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(sorted_out("submission", &before, &after, &after).0, ["a", "b"]);
    }
}
