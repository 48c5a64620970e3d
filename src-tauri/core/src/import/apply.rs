//! A compared list is written: whole, or not at all.

use super::api::EndMissing;
use super::error::ImportError;
use super::fields::Field;
use super::pasted::source_words;
use super::preview::{ImportRow, Preview, RowKind};
use super::records::{self, CellChange};
use super::store;
use crate::app::Tx;
use crate::error::Failure;
use crate::job::Job;
use crate::memberships::{Admission, Ending, MembershipFields};
use crate::people::PersonFields;
use crate::people::store::LifeDates;
use crate::periods::PeriodStatus;
use crate::text::clean_optional;
use crate::{memberships, people, submissions};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ImportResult {
    /// Number of the import.
    pub batch_id: i64,
    /// People added to the book.
    pub new_person_count: usize,
    /// Memberships added.
    pub new_membership_count: usize,
    /// People whose record or membership was changed, those among them who are new to this organisation.
    pub changed_count: usize,
    /// Rows that were as they stand.
    pub same_count: usize,
    /// Rows not written: unreadable, in conflict, or left out by the user.
    pub left_out_count: usize,
    /// Memberships ended of people whom the list does not name.
    pub ended_count: usize,
}

/// What an import would do with the choices made so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ImportForecast {
    /// Memberships that would be added.
    pub new_membership_count: usize,
    /// How many of them are of people whom the book knows already.
    pub known_person_count: usize,
    /// People whose record or membership would be changed, those among them who are new to this organisation.
    pub changed_count: usize,
    /// Rows that would not be written: unreadable, in conflict, or left out by the user.
    pub left_out_count: usize,
    /// Memberships that would end, of people whom the list does not name.
    pub ended_count: usize,
}

/// What the user decided about the rows.
pub struct Decisions {
    /// Rows as Excel numbers them.
    pub rows: HashSet<u32>,
    /// Fields of members already in the book that shall stay as they are.
    pub fields: HashSet<Field>,
    /// The period the list is sent for.
    pub period_id: Option<i64>,
    /// Whether the figures that the association declared are not written.
    pub leaves_declared: bool,
    /// Memberships that end because the list does not name their bearer: what is to be written, and the name.
    pub endings: Vec<(i64, String, Arc<EndMissing>)>,
}

/// The memberships that are to end, in the order of the rows; each person once.
///
/// # Errors
/// [`ImportError::NotMissing`].
pub fn endings(preview: &Preview, asked: Vec<EndMissing>) -> Result<Vec<(i64, String, Arc<EndMissing>)>, Failure> {
    let mut by_person = HashMap::new();
    for ending in asked {
        let ending = Arc::new(ending);
        by_person.extend(ending.person_ids.iter().map(|id| (*id, Arc::clone(&ending))));
    }
    let missing = preview.rows.iter().filter(|row| row.kind == RowKind::Missing);
    let endings: Vec<_> = missing
        .filter_map(|row| {
            let ending = by_person.remove(&row.person_id?)?;
            Some((row.membership_id?, row.values.get(&Field::FullName).cloned().unwrap_or_default(), ending))
        })
        .collect();
    match by_person.is_empty() {
        true => Ok(endings),
        false => Err(super::error::failure(ImportError::NotMissing)),
    }
}

impl Decisions {
    fn skips(&self, row: &ImportRow) -> bool {
        row.row.is_some_and(|number| self.rows.contains(&number))
    }

    /// The changes of a row without those of fields that stay.
    fn changes<'r>(&self, row: &'r ImportRow) -> impl Iterator<Item = &'r CellChange> {
        row.changes.iter().filter(|change| !self.fields.contains(&change.field))
    }
}

/// Counts what [`apply`] would write.
pub fn forecast(preview: &Preview, decisions: &Decisions) -> ImportForecast {
    let mut forecast = ImportForecast { ended_count: decisions.endings.len(), ..ImportForecast::default() };
    for row in &preview.rows {
        match row.kind {
            RowKind::Missing => continue,
            RowKind::Conflicting | RowKind::Unreadable => forecast.left_out_count += 1,
            _ if decisions.skips(row) => forecast.left_out_count += 1,
            RowKind::Same => {}
            RowKind::New | RowKind::Changed => {
                let is_new = row.kind == RowKind::New;
                forecast.new_membership_count += usize::from(is_new);
                forecast.known_person_count += usize::from(is_new && row.person_id.is_some());
                forecast.changed_count += usize::from(decisions.changes(row).next().is_some());
            }
        }
    }
    forecast
}

/// The records of the new members of a list, made before the act: nothing of them depends on the book.
pub struct NewRecords {
    /// Of those whom the book does not know, in the order of the list.
    people: Vec<PersonFields>,
    /// Their dates.
    lives: Vec<LifeDates>,
    /// Of all new members, in the order of the list.
    memberships: Vec<MembershipFields>,
}

/// Makes the records of the rows that [`apply`] adds.
pub fn new_records(preview: &Preview, decisions: &Decisions) -> NewRecords {
    let source = source(preview);
    let rows: Vec<&ImportRow> = new_rows(preview, decisions).collect();
    let strangers: Vec<&ImportRow> = rows.iter().copied().filter(|row| row.person_id.is_none()).collect();
    let person = |row: &&ImportRow| {
        let fields = records::new_person(&row.values, &source);
        (LifeDates::of_living(&fields), fields)
    };
    let membership = |row: &&ImportRow| records::new_membership(&row.values, preview.target.id, row.branch_id);
    let (lives, people) = strangers.par_iter().with_min_len(256).map(person).unzip();
    NewRecords { people, lives, memberships: rows.par_iter().with_min_len(256).map(membership).collect() }
}

/// The rows that add a membership.
fn new_rows<'p>(preview: &'p Preview, decisions: &'p Decisions) -> impl Iterator<Item = &'p ImportRow> {
    preview.rows.iter().filter(|row| row.kind == RowKind::New && !decisions.skips(row))
}

/// Writes the list within a running act.
pub fn apply(
    tx: &Tx<'_>,
    preview: &Preview,
    decisions: &Decisions,
    new: NewRecords,
    job: &Job,
) -> Result<ImportResult, Failure> {
    if store::last_entry(tx, tx.entry_id())? != preview.last_entry {
        return Err(super::error::failure(ImportError::BookChanged));
    }
    let mut result = ImportResult {
        batch_id: 0,
        new_person_count: 0,
        new_membership_count: 0,
        changed_count: 0,
        same_count: 0,
        left_out_count: 0,
        ended_count: 0,
    };
    let total = preview.rows.len() as u64;
    for (done, row) in preview.rows.iter().enumerate() {
        if done % 200 == 0 {
            job.progress(done as u64, total, "Đang ghi vào sổ…")?;
        }
        match row.kind {
            RowKind::Missing => {}
            _ if decisions.skips(row) => result.left_out_count += 1,
            RowKind::New => {}
            RowKind::Changed => write_changed(tx, row, decisions, &mut result).map_err(|f| at_row(f, row))?,
            RowKind::Same => result.same_count += 1,
            RowKind::Conflicting | RowKind::Unreadable => result.left_out_count += 1,
        }
    }
    let rows: Vec<&ImportRow> = new_rows(preview, decisions).collect();
    write_new(tx, &rows, new, decisions, &mut result, job)?;
    end_missing(tx, &decisions.endings, &mut result, job)?;
    // A list that says the same as the book was sent all the same: it is kept and registered.
    let written = result.new_membership_count + result.changed_count + result.same_count + result.ended_count;
    if written == 0 {
        return Err(super::error::failure(ImportError::NothingToWrite));
    }
    job.progress(total, total, "Đang ghi vào sổ…")?;
    result.batch_id = keep_batch(tx, preview, &result)?;
    register(tx, preview, decisions.period_id)?;
    let declared = preview.declared.as_ref().filter(|_| !decisions.leaves_declared);
    if let Some(fields) = declared {
        crate::organizations::figures::declare(tx, preview.target.id, fields.clone())?;
    }
    tx.describe(sentence(preview, &result, declared.map(|fields| fields.member_count)));
    Ok(result)
}

/// Ends the memberships of those whom the list does not name and the reader decided about.
fn end_missing(
    tx: &Tx<'_>,
    endings: &[(i64, String, Arc<EndMissing>)],
    result: &mut ImportResult,
    job: &Job,
) -> Result<(), Failure> {
    for (done, (membership_id, name, ending)) in endings.iter().enumerate() {
        if done % 200 == 0 {
            job.progress(done as u64, endings.len() as u64, "Đang kết thúc tư cách hội viên…")?;
        }
        let decision = clean_optional(ending.decision.as_deref());
        let ending = Ending { ended_on: ending.ended_on, reason: ending.reason, decision: decision.as_deref() };
        memberships::api::end_one(tx, *membership_id, ending).map_err(|mut failure| {
            if !failure.is_stop() {
                let whose = if failure.sentence.contains(name.as_str()) { String::new() } else { format!("{name}: ") };
                failure.sentence = format!("{whose}{} Chưa có dòng nào được ghi.", failure.sentence);
            }
            failure
        })?;
        result.ended_count += 1;
    }
    Ok(())
}

/// A refusal inside a list names its row; that the user stopped is about none.
fn at_row(mut failure: Failure, row: &ImportRow) -> Failure {
    if let Some(number) = row.row.filter(|_| !failure.is_stop()) {
        failure.sentence = format!("Dòng {number}: {} Chưa có dòng nào được ghi.", failure.sentence);
    }
    failure
}

/// New members go in together: first the people whom the book does not know, then all the memberships.
fn write_new(
    tx: &Tx<'_>,
    rows: &[&ImportRow],
    new: NewRecords,
    decisions: &Decisions,
    result: &mut ImportResult,
    job: &Job,
) -> Result<(), Failure> {
    let refused = |at: usize, failure: Failure| rows.get(at).map_or(failure.clone(), |row| at_row(failure, row));
    let places: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].person_id.is_none()).collect();
    let total = rows.len() as u64;
    let first_id = people::create_all(tx, new.people, &|done| job.progress(done as u64, total, "Đang ghi người mới…"))
        .map_err(|no| refused(places.get(no.at).copied().unwrap_or_default(), no.failure))?;
    result.new_person_count += places.len();
    let mut newcomers = (first_id..).zip(new.lives);
    let mut admissions = Vec::with_capacity(rows.len());
    for (row, fields) in rows.iter().zip(new.memberships) {
        let (person_id, newcomer) = match row.person_id {
            Some(id) => {
                let changed = write_person(tx, id, row, decisions).map_err(|failure| at_row(failure, row))?;
                result.changed_count += usize::from(changed);
                (id, None)
            }
            None => newcomers.next().map(|(id, life)| (id, Some(life))).unwrap_or_default(),
        };
        admissions.push(Admission { person_id, newcomer, fields });
    }
    memberships::admit_all(tx, admissions, &|done| job.progress(done as u64, total, "Đang ghi hội viên mới…"))
        .map_err(|no| refused(no.at, no.failure))?;
    result.new_membership_count += rows.len();
    Ok(())
}

fn source(preview: &Preview) -> String {
    format!("Danh sách {}: {}", preview.target.name, preview.file_name)
}

fn write_changed(
    tx: &Tx<'_>,
    row: &ImportRow,
    decisions: &Decisions,
    result: &mut ImportResult,
) -> Result<(), Failure> {
    let mut written = false;
    if let Some(id) = row.person_id {
        written |= write_person(tx, id, row, decisions)?;
    }
    if let Some(id) = row.membership_id {
        written |= write_membership(tx, id, row, decisions)?;
    }
    if written {
        result.changed_count += 1;
    } else {
        result.same_count += 1;
    }
    Ok(())
}

fn write_person(tx: &Tx<'_>, id: i64, row: &ImportRow, decisions: &Decisions) -> Result<bool, Failure> {
    let changes: Vec<_> = decisions.changes(row).filter(|change| !records::is_of_membership(change.field)).collect();
    if changes.is_empty() {
        return Ok(false);
    }
    let mut person = people::store::get(tx, id)?;
    for change in changes {
        records::set_person(&mut person.fields, change.field, &change.new);
    }
    people::update(tx, id, person.version, person.fields)?;
    Ok(true)
}

fn write_membership(tx: &Tx<'_>, id: i64, row: &ImportRow, decisions: &Decisions) -> Result<bool, Failure> {
    let changes: Vec<_> = decisions.changes(row).filter(|change| records::is_of_membership(change.field)).collect();
    if changes.is_empty() {
        return Ok(false);
    }
    let before = memberships::store::get(tx, id)?;
    let mut fields = before.fields.clone();
    for change in changes {
        if change.field == Field::Branch {
            fields.branch_id = row.branch_id.or(fields.branch_id);
        } else {
            records::set_membership(&mut fields, change.field, &change.new);
        }
    }
    memberships::api::change(tx, &before, fields)?;
    Ok(true)
}

fn keep_batch(tx: &Tx<'_>, preview: &Preview, result: &ImportResult) -> Result<i64, Failure> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mapping = serde_json::to_string(&preview.layout).unwrap_or_else(|_| "{}".into());
    store::insert_batch(
        tx,
        &store::Batch {
            organization_id: preview.target.id,
            file_name: &preview.file_name,
            file_sha256: &preview.file_sha256,
            sheet: &preview.sheet,
            imported_at: &tx.now_text(),
            counts: [
                number(result.new_membership_count),
                number(result.changed_count),
                number(result.same_count),
                number(result.left_out_count),
            ],
            mapping: &mapping,
            roster_id: preview.choices.roster.as_ref().map(|base| base.roster.id),
        },
    )
}

/// The register of what associations sent: for the period named, or the open one that holds today.
fn register(tx: &Tx<'_>, preview: &Preview, period_id: Option<i64>) -> Result<(), Failure> {
    let period_id = match period_id {
        Some(id) => Some(crate::periods::store::get(tx, id)?.id),
        None => {
            let asked_for = preview.choices.roster.as_ref().and_then(|base| base.roster.period_id);
            match asked_for {
                Some(id) if crate::periods::store::get(tx, id)?.status == PeriodStatus::Open => Some(id),
                _ => store::open_period(tx, tx.today())?,
            }
        }
    };
    let Some(period_id) = period_id else { return Ok(()) };
    let complete = preview.counts.conflicting + preview.counts.unreadable == 0;
    let completeness =
        if complete { submissions::Completeness::Complete } else { submissions::Completeness::Incomplete };
    let note = format!("Nhập từ {}", source_words(&preview.file_name));
    submissions::store::put(tx, preview.target.id, period_id, tx.today(), completeness, Some(&note))
}

fn sentence(preview: &Preview, result: &ImportResult, declared: Option<u32>) -> String {
    let mut parts = Vec::new();
    if result.new_membership_count > 0 {
        parts.push(format!("{} hội viên mới", result.new_membership_count));
    }
    if result.changed_count > 0 {
        parts.push(format!("{} hồ sơ được sửa", result.changed_count));
    }
    if result.ended_count > 0 {
        parts.push(format!("{} tư cách hội viên kết thúc vì không còn trong danh sách", result.ended_count));
    }
    if let Some(count) = declared {
        parts.push(format!("số kê khai {} hội viên", crate::text::number(i64::from(count))));
    }
    if parts.is_empty() {
        parts.push(format!("{} dòng giống sổ, không có gì thay đổi", result.same_count));
    }
    format!("Đã nhập danh sách {} ({}): {}", preview.target.name, preview.file_name, parts.join(", "))
}
