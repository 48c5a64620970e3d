//! Who may be urged for what on a day: the overdue and due-soon tasks of the checklist, by who answers for them.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::words::{self, told};
use super::{DraftTask, LetterTask, ReminderDraft, ReminderPreview, store};
use crate::agencies::{self, Agency, AgencyKind, exists_on};
use crate::error::Failure;
use crate::settings::Settings;
use crate::tasks::{ChecklistCell, TaskRow, Timeliness, checklist};
use crate::text::sort_key;

/// Everybody who may be urged on `as_of_on`, and what a letter of `issued_on` would bear and lack.
///
/// # Errors
/// The book cannot be read.
pub(super) fn preview(
    connection: &Connection,
    settings: &Settings,
    plan_id: Option<i64>,
    as_of_on: NaiveDate,
    issued_on: NaiveDate,
) -> Result<ReminderPreview, Failure> {
    let (drafts, unled) = of(connection, plan_id, as_of_on)?;
    let symbol = settings.reminders.symbol.clone();
    let year = issued_on.year();
    Ok(ReminderPreview {
        as_of_on,
        soon_until: crate::holidays::soon_until(connection, as_of_on)?,
        drafts,
        unled,
        year,
        next_number: store::next_number(connection, year, &symbol)?,
        symbol,
        asks_due_on: words::asks_due_on(&settings.reminders),
        remarks: remarks(settings),
    })
}

/// The drafts in Vietnamese order of the agencies, and the tasks that nobody leads.
pub(super) fn of(
    connection: &Connection,
    plan_id: Option<i64>,
    as_of_on: NaiveDate,
) -> Result<(Vec<ReminderDraft>, Vec<LetterTask>), Failure> {
    let reminded = store::last_reminded(connection, as_of_on)?;
    let mut answering: HashMap<i64, Agency> = HashMap::new();
    let mut by_agency: BTreeMap<i64, Vec<DraftTask>> = BTreeMap::new();
    let mut agencies: HashMap<i64, Agency> = HashMap::new();
    let mut unled = Vec::new();
    for row in checklist::rows(connection, plan_id, None, as_of_on)? {
        let Some(task) = owed(&row) else { continue };
        let Some(lead_id) = row.lead_agency_id else {
            unled.push(task);
            continue;
        };
        if let std::collections::hash_map::Entry::Vacant(unknown) = answering.entry(lead_id) {
            unknown.insert(agencies::resolve(connection, lead_id, as_of_on)?);
        }
        let agency = &answering[&lead_id];
        let led_by = match agency.id == lead_id {
            true => None,
            false => Some(agencies::store::get(connection, lead_id)?.fields.name),
        };
        let last_reminded_on = reminded.get(&row.id).copied();
        by_agency.entry(agency.id).or_default().push(DraftTask { task, led_by, last_reminded_on });
        agencies.entry(agency.id).or_insert_with(|| agency.clone());
    }
    let mut drafts = Vec::with_capacity(by_agency.len());
    for (agency_id, tasks) in by_agency {
        let Agency { fields, .. } = &agencies[&agency_id];
        let (overdue_count, due_soon_count) = words::counts(tasks.iter().map(|task| &task.task));
        let (last_reminded_on, unanswered_count) = store::letters_to(connection, agency_id, as_of_on)?;
        drafts.push(ReminderDraft {
            agency_id,
            agency_name: fields.name.clone(),
            is_own: fields.kind == AgencyKind::Union,
            has_ended: !exists_on(fields, as_of_on),
            tasks,
            overdue_count,
            due_soon_count,
            last_reminded_on,
            unanswered_count,
        });
    }
    drafts.sort_by_cached_key(|draft| (sort_key(&draft.agency_name), draft.agency_id));
    Ok((drafts, unled))
}

/// The line of a letter for a task that is overdue or due soon and neither done nor set aside.
fn owed(row: &TaskRow) -> Option<LetterTask> {
    let state = &row.state;
    if state.cell != ChecklistCell::OpenLate && state.timeliness != Timeliness::DueSoon {
        return None;
    }
    let (due_on, days_left) = (state.due_on?, state.days_left?);
    Some(LetterTask {
        task_id: row.id,
        plan_id: row.plan_id,
        plan_number: row.plan_number.clone(),
        code: row.code.clone(),
        content: row.content.clone(),
        due_on,
        original_due_on: state.original_due_on.unwrap_or(due_on),
        days_left,
        label: state.label,
        told: told(state),
        extension_count: row.extension_count,
    })
}

/// What a letter would lack, in sentences.
fn remarks(settings: &Settings) -> Vec<String> {
    let letterhead = &settings.letterhead;
    let mut remarks = Vec::new();
    if letterhead.issuing_body.is_empty() && settings.office.union_name.is_empty() {
        remarks.push("Chưa có tên cơ quan ban hành; hãy điền trong Cài đặt → Đơn vị & thể thức.".to_owned());
    }
    if letterhead.signer_name.is_empty() {
        remarks.push("Chưa có họ tên người ký; chỗ ấy trong văn bản sẽ để trống.".to_owned());
    }
    if letterhead.place.is_empty() {
        remarks.push("Chưa có địa danh; dòng ngày tháng sẽ không có địa danh.".to_owned());
    }
    remarks
}
