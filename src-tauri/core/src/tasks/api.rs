//! Requests and answers about tasks.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Course, Schedule, occurrences_at, state_at};
use super::schedule::{ParsedSchedule, parse, plan_years};
use super::states::ScheduleKind;
use super::{CoordinatingAgency, Task, TaskDetail, TaskError, TaskFields, course, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::plans::store::agency_name;
use crate::session::Nothing;
use crate::text::{clean, clean_optional, clean_paragraphs};

/// A task on a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct GetTask {
    /// Its number.
    pub id: i64,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of_on: Option<NaiveDate>,
}

/// A task to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateTask {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: TaskFields,
}

/// The tasks of a plan in a new order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReorderTasks {
    /// The plan.
    pub plan_id: i64,
    /// All its tasks, in the wanted order.
    pub task_ids: Vec<i64>,
}

/// Words about time to read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ParseSchedule {
    /// As the plan writes them.
    pub text: String,
    /// The plan, whose years complete days without a year.
    pub plan_id: Option<i64>,
    /// Or its first day, while it is not saved yet.
    pub plan_starts_on: Option<NaiveDate>,
    /// And its last day.
    pub plan_ends_on: Option<NaiveDate>,
}

/// One task with its state, reports, evidence, extensions, obstacles and history.
///
/// # Errors
/// There is none of that number.
pub fn get_task(app: &App, request: GetTask, _job: &Job) -> Result<TaskDetail, Failure> {
    let day = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| {
        let task = store::get(connection, request.id)?;
        let soon_until = crate::holidays::soon_until(connection, day)?;
        let (schedule, reports, extensions) = course::store::course(connection, request.id)?;
        let obstacles = crate::obstacles::store::of_task(connection, request.id, day)?;
        let known = Course { reports: &reports, extensions: &extensions };
        let occurrences =
            if schedule.kind.recurs() { occurrences_at(&schedule, known, day, soon_until).all } else { Vec::new() };
        Ok(TaskDetail {
            state: state_at(&schedule, known, day, soon_until),
            occurrences,
            reports: course::store::reports(connection, request.id)?,
            evidence: course::store::evidence_of(connection, request.id)?,
            extensions: course::store::extensions(connection, request.id)?,
            deadline: course::store::acts::deadline_of(connection, request.id)?,
            assignments: course::store::acts::assignments(connection, request.id)?,
            notes: course::store::acts::notes(connection, request.id)?,
            events: course::timeline::of_task(connection, request.id, &obstacles)?,
            obstacles,
            history: store::history(connection, request.id)?,
            task,
        })
    })
}

/// Adds a task at the end of its plan.
///
/// # Errors
/// [`TaskError`]; no content.
pub fn create_task(app: &App, request: TaskFields, _job: &Job) -> Result<Done<Task>, Failure> {
    app.transact(Act::CreateTask, |tx| create(tx, request))
}

/// Adds a task within a running act (sample office, import).
pub(crate) fn create(tx: &Tx<'_>, fields: TaskFields) -> Result<Task, Failure> {
    let fields = checked(tx, fields, None)?;
    let id = store::insert(tx, &tx.new_uid(), &fields)?;
    tx.describe(format!("Đã thêm {}", title(&fields.code, &fields.content)));
    store::get(tx, id)
}

/// Changes a task: corrects what was typed wrongly, for every day. Another lead agency from a day on is
/// [`course::reassign_tasks`], a deadline given on a day [`course::set_deadline`].
///
/// # Errors
/// [`TaskError`]; changed elsewhere meanwhile.
pub fn update_task(app: &App, request: UpdateTask, _job: &Job) -> Result<Done<Task>, Failure> {
    app.transact(Act::UpdateTask, |tx| update(tx, request.id, request.version, request.fields))
}

/// Changes a task within a running act (import).
pub(crate) fn update(tx: &Tx<'_>, id: i64, version: i64, fields: TaskFields) -> Result<Task, Failure> {
    let current = store::get(tx, id)?;
    if fields.plan_id != current.fields.plan_id {
        return Err(TaskError::PlanChanged.into());
    }
    let fields = checked(tx, fields, Some(id))?;
    refuse_moving_extended(tx, &current, &fields)?;
    if !store::update(tx, id, version, &fields)? {
        return Err(Failure::stale("Nhiệm vụ", &current));
    }
    correct_lead(tx, id, &fields)?;
    let task = store::get(tx, id)?;
    tx.describe(told_change(&current, &task));
    Ok(task)
}

/// Who leads today was typed wrongly: the last assignment gave it to the right one.
fn correct_lead(tx: &Tx<'_>, id: i64, fields: &TaskFields) -> Result<(), Failure> {
    let Some(last) = course::store::acts::assignments(tx, id)?.into_iter().next() else { return Ok(()) };
    let Some(lead) = fields.lead_agency_id else {
        return Err(TaskError::LeadWasAssigned { assigned_on: show_day(last.assigned_on) }.into());
    };
    course::store::acts::correct_assignment(tx, last.id, lead, fields.lead_as_written.as_deref())
}

/// Deletes a task that nothing was reported of.
///
/// # Errors
/// [`TaskError::HasResults`]; changed elsewhere meanwhile.
pub fn delete_task(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::DeleteTask, |tx| {
        let current = store::get(tx, request.id)?;
        if store::has_results(tx, request.id)? {
            return Err(TaskError::HasResults.into());
        }
        if !store::delete(tx, request.id, request.version)? {
            return Err(Failure::stale("Nhiệm vụ", &current));
        }
        tx.describe(format!("Đã xóa {}", title(&current.fields.code, &current.fields.content)));
        Ok(Nothing {})
    })
}

/// Puts the tasks of a plan in a new order.
///
/// # Errors
/// [`TaskError::OrderIncomplete`]: the list is not all the plan's tasks, each once.
pub fn reorder_tasks(app: &App, request: ReorderTasks, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::UpdateTask, |tx| {
        let standing: HashSet<i64> = store::order(tx, request.plan_id)?.into_iter().collect();
        let wanted: HashSet<i64> = request.task_ids.iter().copied().collect();
        if standing != wanted || wanted.len() != request.task_ids.len() {
            return Err(TaskError::OrderIncomplete.into());
        }
        for (position, id) in (1..).zip(&request.task_ids) {
            store::place(tx, *id, position)?;
        }
        tx.describe("Đã sắp lại thứ tự nhiệm vụ");
        Ok(Nothing {})
    })
}

/// Proposes kind and dates from the plan's words about time.
///
/// # Errors
/// The plan is not there.
pub fn parse_schedule(app: &App, request: ParseSchedule, _job: &Job) -> Result<ParsedSchedule, Failure> {
    let (starts_on, ends_on) = match request.plan_id {
        Some(plan_id) => app.read(|connection| store::plan_days(connection, plan_id))?,
        None => (request.plan_starts_on, request.plan_ends_on),
    };
    let today = app.today();
    let parsed = parse(&request.text, plan_years(starts_on, ends_on, today));
    let regime = app.read(crate::settings::store::load)?.periods.regime;
    let schedule = Schedule {
        kind: parsed.kind,
        starts_on: parsed.starts_on,
        due_on: parsed.due_on,
        plan_starts_on: starts_on,
        plan_ends_on: ends_on,
        regime,
    };
    Ok(ParsedSchedule { remark: late_at_once(&schedule, today), ..parsed })
}

/// Of a recurring task of a plan entered later: how many occurrences are late at once, and how to leave out those done
/// before the office kept the book. Which were done only the office knows, so that nothing is left out by itself.
pub(crate) fn late_at_once(schedule: &Schedule, today: NaiveDate) -> Option<String> {
    if !schedule.kind.recurs() {
        return None;
    }
    let occurrences = occurrences_at(schedule, Course::default(), today, today);
    let late = occurrences.on_show.late_occurrence_count;
    let current = occurrences.all.last().and_then(|state| state.occurrence_starts_on)?;
    (late > 0).then(|| {
        format!(
            "Tính từ ngày đầu của kế hoạch đã có {late} lần đến hạn; lần nào chưa ghi kết quả sẽ là quá hạn. Nếu các lần ấy đã \
             làm trước khi lập sổ, hãy ghi “Bắt đầu từ” là {}.",
            show_day(current)
        )
    })
}

/// A task as sentences name it; long contents are cut at a word.
pub(crate) fn title(code: &str, content: &str) -> String {
    const LONGEST: usize = 60;
    let mut short = String::new();
    for word in content.split(' ') {
        if short.chars().count() + word.chars().count() > LONGEST {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if code.is_empty() { format!("nhiệm vụ “{short}”") } else { format!("nhiệm vụ {code} “{short}”") }
}

fn told_change(before: &Task, after: &Task) -> String {
    let title = title(&after.fields.code, &after.fields.content);
    let name = |task: &Task| task.lead_name.clone().unwrap_or_else(|| "chưa giao".to_owned());
    if before.fields.lead_agency_id != after.fields.lead_agency_id {
        return format!("Đã sửa cơ quan chủ trì của {title}: từ {} thành {}", name(before), name(after));
    }
    match (before.fields.due_on, after.fields.due_on) {
        (None, Some(due)) => format!("Đã ấn định hạn {} cho {title}", show_day(due)),
        (Some(old), Some(new)) if old != new => {
            format!("Đã sửa hạn gốc của {title} từ {} thành {}", show_day(old), show_day(new))
        }
        _ => format!("Đã sửa {title}"),
    }
}

/// Once extended, the original time stays what the extensions count from.
fn refuse_moving_extended(tx: &Tx<'_>, current: &Task, fields: &TaskFields) -> Result<(), Failure> {
    let time = |fields: &TaskFields| (fields.schedule_kind, fields.starts_on, fields.due_on);
    if time(&current.fields) == time(fields) {
        return Ok(());
    }
    match course::store::extensions(tx, current.id)?.len() {
        0 => match course::store::acts::deadline_of(tx, current.id)? {
            Some(given) => Err(TaskError::ScheduleHasDeadline { due_on: show_day(given.due_on) }.into()),
            None => Ok(()),
        },
        extension_count => Err(TaskError::ScheduleIsExtended { extension_count }.into()),
    }
}

/// Cleans the texts and keeps the rules.
fn checked(tx: &Tx<'_>, fields: TaskFields, own_id: Option<i64>) -> Result<TaskFields, Failure> {
    let fields = cleaned(fields);
    store::plan_days(tx, fields.plan_id)?;
    if fields.content.is_empty() {
        return Err(Failure::field("content", "Chưa có nội dung nhiệm vụ. Hãy nhập nội dung."));
    }
    if !fields.code.is_empty()
        && let Some(content) = store::twin(tx, fields.plan_id, &fields.code, own_id)?
    {
        return Err(TaskError::CodeTaken { code: fields.code, content }.into());
    }
    if let Some(group_id) = fields.group_id
        && !store::is_group_of(tx, group_id, fields.plan_id)?
    {
        return Err(TaskError::ForeignGroup.into());
    }
    check_agencies(tx, &fields)?;
    check_schedule(&fields)?;
    Ok(fields)
}

fn check_agencies(tx: &Tx<'_>, fields: &TaskFields) -> Result<(), Failure> {
    if let Some(lead) = fields.lead_agency_id {
        agency_name(tx, lead)?;
    }
    let mut seen = HashSet::new();
    for agency in &fields.coordinating {
        let name = agency_name(tx, agency.agency_id)?;
        if fields.lead_agency_id == Some(agency.agency_id) {
            return Err(TaskError::LeadAlsoCoordinates { name }.into());
        }
        if !seen.insert(agency.agency_id) {
            return Err(TaskError::CoordinatesTwice { name }.into());
        }
    }
    Ok(())
}

fn check_schedule(fields: &TaskFields) -> Result<(), TaskError> {
    let kind = fields.schedule_kind.label();
    match (fields.schedule_kind, fields.due_on) {
        (ScheduleKind::Once | ScheduleKind::Range, None) => return Err(TaskError::DueMissing { kind }),
        (ScheduleKind::None | ScheduleKind::Continuous, Some(_)) => return Err(TaskError::DueNotNeeded { kind }),
        _ => {}
    }
    if fields.schedule_kind == ScheduleKind::Range && fields.starts_on.is_none() {
        return Err(TaskError::StartMissing);
    }
    for (field, day) in [("starts_on", fields.starts_on), ("due_on", fields.due_on)] {
        if let Some(day) = day.filter(|day| !(1990..=2100).contains(&day.year())) {
            return Err(TaskError::YearOutOfRange { field, day: show_day(day) });
        }
    }
    match (fields.starts_on, fields.due_on) {
        // Of a recurring task the year of the deadline does not count.
        (Some(starts), Some(due)) if due < starts && !fields.schedule_kind.recurs() => {
            Err(TaskError::DueBeforeStart { starts_on: show_day(starts), due_on: show_day(due) })
        }
        _ => Ok(()),
    }
}

fn cleaned(fields: TaskFields) -> TaskFields {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    let paragraphs = |text: Option<String>| text.map(|text| clean_paragraphs(&text)).filter(|text| !text.is_empty());
    TaskFields {
        code: clean(&fields.code),
        content: clean_paragraphs(&fields.content),
        lead_as_written: line(fields.lead_as_written),
        coordinating: fields
            .coordinating
            .into_iter()
            .map(|agency| CoordinatingAgency { as_written: line(agency.as_written), ..agency })
            .collect(),
        schedule_text: line(fields.schedule_text),
        deliverable: paragraphs(fields.deliverable),
        note: paragraphs(fields.note),
        ..fields
    }
}
