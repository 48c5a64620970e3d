//! "Điều chỉnh sau chốt": what the book, or the closing that replaced it, says of a closed period otherwise than what was
//! frozen: each figure and word of each sheet, with the acts that brought it about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::causes::{Acts, Causes};
use super::data::{Lead, MembershipRow, ReportData};
use super::differences::{self, FieldChange, LineChange, TaskLineChange};
use super::figures::lead_to_record;
use crate::error::Failure;
use crate::text::sort_key_of_name;

/// An act behind an adjustment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AdjustmentAct {
    /// Its entry in the history.
    #[ts(type = "number")]
    pub entry_id: i64,
    /// Instant, UTC.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// What was done, as a sentence.
    pub summary: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Adjustment {
    /// Sheet it touches: `PL I`, `PL II`, …, `Báo cáo`.
    pub annex: String,
    /// Organisation, person, task, obstacle, section.
    pub subject: String,
    /// What differs: a figure, a state, or that a row came or went.
    pub what: String,
    /// As it was frozen.
    pub frozen: String,
    /// As the book, or the replacement, says.
    pub now: String,
    /// Of a figure: by how much it grew.
    pub difference: Option<f64>,
    /// The rows.
    pub leads_to: Option<Lead>,
    /// What was done that brought it about, the earliest first. None: it follows from other adjustments or from the way
    /// a later program computes.
    pub acts: Vec<AdjustmentAct>,
}

/// Everything that differs, sheet by sheet; the rows behind PL I are compared too, so that each figure has its cause. Of
/// each difference the acts behind it.
pub(super) fn compare(
    connection: &Connection,
    (frozen, frozen_rows): (&ReportData, &[MembershipRow]),
    now: &ReportData,
    mut causes: Causes,
) -> Result<Vec<Adjustment>, Failure> {
    let mut all: Vec<(Adjustment, Acts)> = Vec::new();
    let mut rows = Vec::new();
    for (then, today) in moved_rows(frozen, frozen_rows, now) {
        let acts = causes.of_row(connection, [then.map(|row| (row, frozen)), today.map(|row| (row, now))])?;
        rows.push((row_adjustment(then.map(|row| (row, frozen)), today.map(|row| (row, now)), now), acts));
    }
    let tasks = differences::compare_tasks(&frozen.tasks, &now.tasks);
    let sheets = [
        differences::organizations(frozen, now),
        differences::persons(frozen, now),
        tasks.into_iter().map(|change| task_line(change, now)).collect(),
        differences::deadlines(frozen, now),
        differences::indicators(frozen, now),
        differences::obstacles(frozen, now),
        differences::submissions(frozen, now),
    ];
    for line in sheets.iter().flatten() {
        all.extend(line.fields.iter().map(|field| (adjustment(line, field), causes.of_line(line, &field.field))));
    }
    // After the persons, before the tasks: where the rows of PL I stand.
    let place = all.iter().position(|(one, _)| one.annex != "PL I").unwrap_or(all.len());
    all.splice(place..place, rows);
    // Proposed sentences follow from the figures, so from all that was done to them.
    let of_figures: Acts = all.iter().flat_map(|(_, acts)| acts).copied().collect();
    for line in [differences::texts(frozen, now), differences::letterhead(frozen, now, false)].iter().flatten() {
        for field in &line.fields {
            let own = causes.of_line(line, &field.field);
            let acts = if own.is_empty() && line.noun == "text" { of_figures.clone() } else { own };
            all.push((adjustment(line, field), acts));
        }
    }
    told(connection, all)
}

/// The adjustments with their acts in words.
fn told(connection: &Connection, all: Vec<(Adjustment, Acts)>) -> Result<Vec<Adjustment>, Failure> {
    let ids: BTreeSet<i64> = all.iter().flat_map(|(_, acts)| acts).copied().collect();
    let mut acts = HashMap::with_capacity(ids.len());
    for id in ids {
        let entry = crate::history::store::get(connection, id)?;
        let (happened_at, actor, summary) = (entry.happened_at, entry.actor, entry.summary);
        acts.insert(id, AdjustmentAct { entry_id: id, happened_at, actor, summary });
    }
    let named = |(adjustment, ids): (Adjustment, Acts)| Adjustment {
        acts: ids.iter().filter_map(|id| acts.get(id).cloned()).collect(),
        ..adjustment
    };
    Ok(all.into_iter().map(named).collect())
}

fn adjustment(line: &LineChange, field: &FieldChange) -> Adjustment {
    let day = line.leads_to.as_ref().and_then(|lead| lead.as_of_on);
    let of_members = line.noun == "organization" && differences::is_of_members(&field.field);
    let members =
        || super::figures::lead("people", &[("organization_id", line.key.as_str()), super::figures::MEMBERS], day);
    Adjustment {
        annex: line.annex.clone(),
        subject: line.subject.clone(),
        what: field.what.clone(),
        frozen: field.before.clone(),
        now: field.after.clone(),
        difference: field.difference,
        leads_to: if of_members { Some(members()) } else { line.leads_to.clone() },
        acts: Vec::new(),
    }
}

/// The line of PL II of a task that differs.
fn task_line(change: TaskLineChange, now: &ReportData) -> LineChange {
    use differences::{LineChangeKind, TaskChangeKind};
    let is_there = now.tasks.iter().any(|task| task.task_id == change.task_id);
    LineChange {
        annex: "PL II".to_owned(),
        noun: "task".to_owned(),
        key: change.task_id.to_string(),
        subject: format!("{} {}", change.code, change.content),
        kind: match change.kinds.first() {
            Some(TaskChangeKind::Added) => LineChangeKind::Added,
            Some(TaskChangeKind::Removed) => LineChangeKind::Removed,
            _ => LineChangeKind::Changed,
        },
        fields: change.fields,
        leads_to: is_there.then(|| lead_to_record("tasks", change.task_id, Some(now.period.cutoff_on))),
    }
}

/// A row as it was and as it is.
type Moved<'r> = (Option<&'r MembershipRow>, Option<&'r MembershipRow>);

/// Rows of PL I that came, went or count elsewhere, by the names of their persons.
fn moved_rows<'r>(frozen: &ReportData, rows: &'r [MembershipRow], now: &'r ReportData) -> Vec<Moved<'r>> {
    let mut both: BTreeMap<i64, Moved> = BTreeMap::new();
    for row in rows {
        both.entry(row.membership_id).or_default().0 = Some(row);
    }
    for row in &now.memberships {
        both.entry(row.membership_id).or_default().1 = Some(row);
    }
    let name = |(then, today): &Moved| today.or(*then).map(|row| sort_key_of_name(&row.full_name, None));
    let mut both: Vec<_> = both.into_iter().filter(|(_, (then, today))| differ(*then, frozen, *today, now)).collect();
    both.sort_by_cached_key(|(id, rows)| (name(rows), *id));
    both.into_iter().map(|(_, rows)| rows).collect()
}

fn row_adjustment(
    then: Option<(&MembershipRow, &ReportData)>,
    today: Option<(&MembershipRow, &ReportData)>,
    now: &ReportData,
) -> Adjustment {
    let told = |of: Option<(&MembershipRow, &ReportData)>| {
        of.map_or_else(|| "không có dòng này".to_owned(), |(row, data)| counted(row, data))
    };
    let row = today.or(then).map(|(row, _)| row);
    Adjustment {
        annex: "PL I".to_owned(),
        subject: row.map(|row| row.full_name.clone()).unwrap_or_default(),
        what: "Dòng hội viên".to_owned(),
        frozen: told(then),
        now: told(today),
        difference: None,
        leads_to: row.map(|row| lead_to_record("memberships", row.membership_id, Some(now.period.cutoff_on))),
        acts: Vec::new(),
    }
}

/// Whether a row counts otherwise than it did.
fn differ(then: Option<&MembershipRow>, frozen: &ReportData, today: Option<&MembershipRow>, now: &ReportData) -> bool {
    match (then, today) {
        // Most rows are as they were: only what differs is put in words.
        (Some(then), Some(today)) if then == today && organization(then, frozen) == organization(today, now) => false,
        _ => then.map(|row| counted(row, frozen)) != today.map(|row| counted(row, now)),
    }
}

/// The name of the organisation whose line counts a row.
fn organization<'r>(row: &MembershipRow, data: &'r ReportData) -> &'r str {
    let line = data.organizations.get((row.organization_number as usize).wrapping_sub(1));
    line.map(|line| line.name.as_str()).unwrap_or_default()
}

/// Where a row counts, in words.
fn counted(row: &MembershipRow, data: &ReportData) -> String {
    let mut parts = vec![organization(row, data).to_owned()];
    for (flag, word) in
        [(row.in_opening, "đầu kỳ"), (row.in_increase, "tăng"), (row.in_decrease, "giảm"), (row.in_closing, "cuối kỳ")]
    {
        if flag {
            parts.push(word.to_owned());
        }
    }
    for word in [&row.sex, &row.academic_title, &row.education] {
        if !word.is_empty() {
            parts.push(word.clone());
        }
    }
    parts.join(", ")
}
