//! How a task stands at a day. Pure: no connection, no clock. The checklist's SQL filters by what
//! [`state_at`] says (`checklist/stated.rs`), so there is no second form of these rules.
//!
//! # Two axes
//! *Progress* is what the last report not after the day says. *Timeliness* compares the deadline in force that day
//! (the original one, moved by the extensions decided until then) with
//! - the day itself while the task is open: the due day is not late, the day after is; a deadline that is not after
//!   `soon_until` is due soon (that day is made once for each day seen: `holidays::rules::soon_until`);
//! - the day of completion once it is done.
//!
//! What is suspended or not carried out is never late: no clock runs for it until a report takes it up again. In the
//! 2 × 2 it is not done, in time (or without a deadline).
//!
//! What was reported or decided after the day plays no part, so a past day keeps its state.
//!
//! # Occurrences
//! A yearly, half-yearly or quarterly task has one occurrence a year, half-year or quarter, cut as the office cuts its
//! periods (15–14, or by the calendar); with a day of its own ("trước ngày 10 tháng cuối quý", "trước 15/9 hằng năm")
//! they end on that day. An occurrence is due on the last day of its window. The first begins when the task (or its
//! plan) begins, none begins after the plan's end, and the last is due by that end.
//!
//! **The occurrence on show** at a day is the one whose window contains it, but the latest one before as long as one
//! before is not done: it is late and is what the office must act on. A report belongs to the occurrence on show on
//! its day (of a completion: the day of completion) unless another was chosen, so marking done what the checklist shows
//! closes just that, and then the one before it shows. Which one is written down with the report, and with an extension:
//! what is added before it, corrected or taken out later moves nothing else. Where no window begins on that day (any
//! more), it is the window that contains it. Books of earlier forms did not write it down: there it is inferred, from
//! those reports alone that do not tell it. A task counts once, late as long as any occurrence is; the state tells how
//! many are.
//! What was done before the office kept the book is left out by the task's first day.
//! "Không thực hiện" closes an occurrence; "Tạm dừng", and "Không thực hiện" said of the task as a whole, hold for the
//! following ones until another report.
//!
//! A continuous task has no deadline unless it is given one; it owes a result line in each period
//! ([`result_missing`]): words or a figure, not a state alone.
//!
//! A task without a deadline may be *given* one: an [`Extension`] from no day to a day. It counts from the day on which
//! it was given.

mod series;

pub use series::Series;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::settings::PeriodRegime;

use super::states::{ChecklistCell, ScheduleKind, StateLabel, TaskProgress, Timeliness};

/// What the rules need of a task's time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Of what kind.
    pub kind: ScheduleKind,
    /// First day of work; the plan's first day when absent.
    pub starts_on: Option<NaiveDate>,
    /// The original deadline; of a recurring task its day and its month within the year, half-year or quarter.
    pub due_on: Option<NaiveDate>,
    /// First day of the plan.
    pub plan_starts_on: Option<NaiveDate>,
    /// Last day of the plan.
    pub plan_ends_on: Option<NaiveDate>,
    /// How the office cuts the year.
    pub regime: PeriodRegime,
}

/// A report, in the order (day, number).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Its number.
    pub id: i64,
    /// The day it speaks of.
    pub reported_on: NaiveDate,
    /// How far the task was.
    pub progress: TaskProgress,
    /// When it was done.
    pub completed_on: Option<NaiveDate>,
    /// Of a recurring task: first day of the occurrence that it is about; none where that was not written down.
    pub occurrence_starts_on: Option<NaiveDate>,
    /// It says what was achieved, in words or by a figure.
    pub has_result: bool,
    /// It gives up the task as a whole: of a recurring one also the occurrences that follow.
    pub is_for_good: bool,
}

impl Report {
    /// Whether it holds for the occurrences that follow, until another report.
    fn holds_on(&self) -> bool {
        self.progress == TaskProgress::Suspended || (self.progress == TaskProgress::NotDone && self.is_for_good)
    }
}

/// A deadline moved or given, in the order (day decided, number).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// The deadline that it moves; none: it gives one to a task that has none.
    pub from_due_on: Option<NaiveDate>,
    /// Where to.
    pub to_due_on: NaiveDate,
    /// Of a recurring task: first day of the occurrence that it moves; none where that was not written down.
    pub occurrence_starts_on: Option<NaiveDate>,
}

/// What happened to a task.
#[derive(Debug, Clone, Copy, Default)]
pub struct Course<'c> {
    /// Its reports.
    pub reports: &'c [Report],
    /// Its extensions.
    pub extensions: &'c [Extension],
}

/// How a task, or one occurrence of it, stands at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskState {
    /// First axis.
    pub progress: TaskProgress,
    /// Second axis.
    pub timeliness: Timeliness,
    /// Both in words.
    pub label: StateLabel,
    /// Its cell of the 2 × 2.
    pub cell: ChecklistCell,
    /// The deadline in force that day; of what is done: on the day of completion.
    pub due_on: Option<NaiveDate>,
    /// The deadline as first set.
    pub original_due_on: Option<NaiveDate>,
    /// Days until the deadline (below 0: days late), from that day or from the day it was done; none when set aside.
    pub days_left: Option<i64>,
    /// When it was done.
    pub completed_on: Option<NaiveDate>,
    /// Of a recurring task: first day of the occurrence.
    pub occurrence_starts_on: Option<NaiveDate>,
    /// The report that says so.
    pub report_id: Option<i64>,
    /// Of a recurring task: how many occurrences are late and not done, the one on show included.
    pub late_occurrence_count: u32,
}

/// How the task stands on `day`.
pub fn state_at(schedule: &Schedule, course: Course<'_>, day: NaiveDate, soon_until: NaiveDate) -> TaskState {
    if schedule.kind.recurs() {
        let occurrences = occurrences_at(schedule, course, day, soon_until);
        return occurrences.on_show;
    }
    let known: Vec<Report> = course.reports.iter().filter(|report| report.reported_on <= day).copied().collect();
    let original = match schedule.kind {
        ScheduleKind::Once | ScheduleKind::Range => schedule.due_on,
        _ => None,
    };
    judge(&known, None, original, course.extensions, day, soon_until)
}

/// A recurring task's occurrences until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// All that began until that day, the first one first.
    pub all: Vec<TaskState>,
    /// The one that the checklist shows.
    pub on_show: TaskState,
}

/// The occurrences of a recurring task on `day`.
pub fn occurrences_at(schedule: &Schedule, course: Course<'_>, day: NaiveDate, soon_until: NaiveDate) -> Occurrences {
    let known: Vec<Report> = course.reports.iter().filter(|report| report.reported_on <= day).copied().collect();
    let named = known.iter().map(|report| report.occurrence_starts_on);
    let named = named.chain(course.extensions.iter().map(|extension| extension.occurrence_starts_on)).flatten();
    let mut windows = windows_until(schedule, first_told(&known), named.fold(day, NaiveDate::max));
    let mut told = told_by_window(schedule, &windows, &known);
    let mut targets = targets(&windows, &told, course.extensions);
    // What was told of an occurrence to come waits for it.
    let begun = windows.partition_point(|window| window.starts_on <= day).max(1);
    windows.truncate(begun);
    told.truncate(begun);
    targets.iter_mut().for_each(|target| *target = target.filter(|index| *index < begun));
    let shown = on_show_index(&windows, &told, day);
    let all: Vec<TaskState> = windows
        .iter()
        .enumerate()
        .map(|(index, window)| {
            let reports = with_suspension(&told, index, window);
            let extensions = course.extensions.iter().zip(&targets).filter(|(_, target)| **target == Some(index));
            let extensions: Vec<Extension> = extensions.map(|(extension, _)| *extension).collect();
            let mut state = judge(&reports, Some(window.starts_on), Some(window.due_on), &extensions, day, soon_until);
            if day < window.starts_on && state.timeliness == Timeliness::DueSoon {
                // Before the task begins nothing is owed yet.
                state.timeliness = Timeliness::OnSchedule;
            }
            state
        })
        .collect();
    let is_late = |state: &TaskState| state.cell == ChecklistCell::OpenLate;
    let late_occurrence_count = all.iter().filter(|state| is_late(state)).count() as u32;
    // One with more time does not hide a late one before it.
    let latest_late = all.iter().rposition(is_late).filter(|_| !is_late(&all[shown]));
    let on_show = TaskState { late_occurrence_count, ..all[latest_late.unwrap_or(shown)] };
    Occurrences { on_show, all }
}

/// Whether a continuous task owes a result line for the period from `starts_on` to `cutoff_on` and has none.
/// Nothing is owed outside the plan's days, nor once it was done or set aside before the period.
pub fn result_missing(schedule: &Schedule, reports: &[Report], starts_on: NaiveDate, cutoff_on: NaiveDate) -> bool {
    if schedule.kind != ScheduleKind::Continuous {
        return false;
    }
    let begun = first_day(schedule).is_none_or(|first| first <= cutoff_on);
    let running = schedule.plan_ends_on.is_none_or(|end| end >= starts_on);
    let before = reports.iter().rfind(|report| report.reported_on < starts_on).map(|report| report.progress);
    let over = before.is_some_and(|progress| progress == TaskProgress::Done || progress.is_stopped());
    let told = reports.iter().any(|report| {
        (starts_on..=cutoff_on).contains(&report.reported_on) && (report.has_result || report.progress.is_stopped())
    });
    begun && running && !over && !told
}

/// The deadline in force on `day`: `original`, moved by the chain of extensions decided until then.
pub fn due_in_force(original: Option<NaiveDate>, extensions: &[Extension], day: NaiveDate) -> Option<NaiveDate> {
    extensions
        .iter()
        .filter(|extension| extension.decided_on <= day)
        .fold(original, |due, extension| if extension.from_due_on == due { Some(extension.to_due_on) } else { due })
}

/// Of each extension, whether it moves a deadline: the original one (of a recurring task: that of its occurrence, or of
/// any where that was not written down) or what the extensions before it made of that. One that does not is passed over
/// by [`due_in_force`] without a word.
pub fn move_a_deadline(schedule: &Schedule, course: Course<'_>) -> Vec<bool> {
    let mut deadlines = original_deadlines(schedule, course);
    let moves = |extension: &Extension| {
        let last_before = |day| deadlines.iter().rposition(|(starts, _)| starts.is_some_and(|starts| starts <= day));
        let named = extension.occurrence_starts_on.filter(|_| schedule.kind.recurs());
        let target = match named {
            Some(day) => last_before(day).or(Some(0)).filter(|at| deadlines[*at].1 == extension.from_due_on),
            None => deadlines.iter().position(|(_, due)| *due == extension.from_due_on),
        };
        target.map(|at| deadlines[at].1 = Some(extension.to_due_on)).is_some()
    };
    course.extensions.iter().map(moves).collect()
}

/// The deadlines as first set, as far as the extensions look, each with the first day of its occurrence.
fn original_deadlines(schedule: &Schedule, course: Course<'_>) -> Vec<(Option<NaiveDate>, Option<NaiveDate>)> {
    if !schedule.kind.recurs() {
        let due_on = schedule.due_on.filter(|_| matches!(schedule.kind, ScheduleKind::Once | ScheduleKind::Range));
        return vec![(None, due_on)];
    }
    let days = course.extensions.iter().flat_map(|one| [one.from_due_on, one.occurrence_starts_on]).flatten();
    let known = first_told(course.reports).into_iter().chain(days.clone()).min();
    let windows = windows_until(schedule, known, days.max().or(known).unwrap_or_default());
    windows.into_iter().map(|window| (Some(window.starts_on), Some(window.due_on))).collect()
}

/// The occurrence that a report of `day` (of a completion: the day of completion) is about when none is chosen: the one
/// on show, given the `reports` before it. None when the task does not recur.
pub fn occurrence_on_show(schedule: &Schedule, reports: &[Report], day: NaiveDate) -> Option<NaiveDate> {
    if !schedule.kind.recurs() {
        return None;
    }
    let named = reports.iter().filter_map(|report| report.occurrence_starts_on);
    let windows = windows_until(schedule, first_told(reports), named.fold(day, NaiveDate::max));
    let told = told_by_window(schedule, &windows, reports);
    Some(windows[on_show_index(&windows, &told, day)].starts_on)
}

/// First day of the occurrence whose window contains `day`; none before the task begins and after it ends.
pub fn occurrence_of(schedule: &Schedule, day: NaiveDate) -> Option<NaiveDate> {
    let window = *windows_until(schedule, Some(day), day).last()?;
    (window.starts_on..=window.due_on).contains(&day).then_some(window.starts_on)
}

/// First day of the occurrence after the one that contains `day`; none when there is none any more.
pub fn next_occurrence(schedule: &Schedule, day: NaiveDate) -> Option<NaiveDate> {
    let ahead = day.checked_add_days(Days::new(370))?;
    windows_until(schedule, Some(day), ahead).into_iter().map(|window| window.starts_on).find(|starts| *starts > day)
}

/// What was reported until `day` of one occurrence (`None`: of a task that does not recur), in its order.
pub fn reports_of(
    schedule: &Schedule,
    reports: &[Report],
    occurrence: Option<NaiveDate>,
    day: NaiveDate,
) -> Vec<Report> {
    let known: Vec<Report> = reports.iter().filter(|report| report.reported_on <= day).copied().collect();
    let Some(occurrence) = occurrence.filter(|_| schedule.kind.recurs()) else { return known };
    let named = known.iter().filter_map(|report| report.occurrence_starts_on);
    let windows = windows_until(schedule, first_told(&known), named.fold(day.max(occurrence), NaiveDate::max));
    told_by_window(schedule, &windows, &known).swap_remove(containing(&windows, occurrence))
}

/// The occurrence of each report, by its number: the one written down or inferred.
pub fn occurrences_told(schedule: &Schedule, reports: &[Report]) -> Vec<(i64, NaiveDate)> {
    let days = reports.iter().map(|report| report.occurrence_starts_on.unwrap_or(report.reported_on));
    let Some(last) = days.max().filter(|_| schedule.kind.recurs()) else { return Vec::new() };
    let windows = windows_until(schedule, first_told(reports), last);
    let told = told_by_window(schedule, &windows, reports);
    let of_window = |(window, reports): (&Window, Vec<Report>)| {
        reports.into_iter().map(|report| (report.id, window.starts_on)).collect::<Vec<_>>()
    };
    windows.iter().zip(told).flat_map(of_window).collect()
}

/// The first day that reports speak of: of a task whose first day is not known its occurrences begin there.
fn first_told(reports: &[Report]) -> Option<NaiveDate> {
    let first =
        |report: &Report| report.occurrence_starts_on.map_or(report.reported_on, |day| day.min(report.reported_on));
    reports.iter().map(first).min()
}

/// The window that contains a day; of a day outside all, the nearest one before, else the first.
fn containing(windows: &[Window], day: NaiveDate) -> usize {
    windows.iter().rposition(|window| window.starts_on <= day).unwrap_or(0)
}

/// Of each extension, which occurrence it moves. Where that was not written down: the one on show when it was decided,
/// if due on the day that it moves; else the first one due then. An occurrence may well be extended to the day on which
/// the next one is due.
fn targets(windows: &[Window], told: &[Vec<Report>], extensions: &[Extension]) -> Vec<Option<usize>> {
    let mut dues: Vec<NaiveDate> = windows.iter().map(|window| window.due_on).collect();
    let target = |extension: &Extension| {
        let from = extension.from_due_on?;
        let target = match extension.occurrence_starts_on {
            Some(day) => Some(containing(windows, day)),
            None => inferred_target(windows, &dues, told, extension, from),
        }?;
        if dues[target] == from {
            dues[target] = extension.to_due_on;
        }
        Some(target)
    };
    extensions.iter().map(target).collect()
}

fn inferred_target(
    windows: &[Window],
    dues: &[NaiveDate],
    told: &[Vec<Report>],
    extension: &Extension,
    from: NaiveDate,
) -> Option<usize> {
    let first = dues.iter().position(|due| *due == from)?;
    let known = |reports: &Vec<Report>| {
        reports.iter().filter(|report| report.reported_on <= extension.decided_on).copied().collect()
    };
    let told_then: Vec<Vec<Report>> = told.iter().map(known).collect();
    let shown = on_show_index(windows, &told_then, extension.decided_on);
    Some(if dues[shown] == from { shown } else { first })
}

/// The reports of each window: of the occurrence that they name, else of the one inferred. `reports` in their order.
fn told_by_window(schedule: &Schedule, windows: &[Window], reports: &[Report]) -> Vec<Vec<Report>> {
    let mut told: Vec<Vec<Report>> = vec![Vec::new(); windows.len()];
    let mut inferred = inferred(schedule, reports).into_iter();
    for report in reports {
        let occurrence = report.occurrence_starts_on.or_else(|| inferred.next());
        told[containing(windows, occurrence.unwrap_or(report.reported_on))].push(*report);
    }
    told
}

/// The occurrences of the reports that name none, in their order: the one that was on show on the day of each, as told by
/// those before it that name none either. So nothing that names its occurrence moves them.
fn inferred(schedule: &Schedule, reports: &[Report]) -> Vec<NaiveDate> {
    let nameless: Vec<Report> =
        reports.iter().filter(|report| report.occurrence_starts_on.is_none()).copied().collect();
    let Some(last) = nameless.last() else { return Vec::new() };
    let windows = windows_until(schedule, first_told(&nameless), last.reported_on);
    let mut told: Vec<Vec<Report>> = vec![Vec::new(); windows.len()];
    let mut occurrences = Vec::with_capacity(nameless.len());
    for report in nameless {
        let target = on_show_index(&windows, &told, report.completed_on.unwrap_or(report.reported_on));
        told[target].push(report);
        occurrences.push(windows[target].starts_on);
    }
    occurrences
}

/// Both axes from the reports of one task or occurrence.
fn judge(
    reports: &[Report],
    occurrence_starts_on: Option<NaiveDate>,
    original: Option<NaiveDate>,
    extensions: &[Extension],
    day: NaiveDate,
    soon_until: NaiveDate,
) -> TaskState {
    let last = reports.last();
    let progress = last.map(|report| report.progress).unwrap_or_default();
    let completed_on = last.and_then(|report| report.completed_on);
    // What was decided after the completion does not make a late one punctual.
    let counted_until = completed_on.map_or(day, |done| done.min(day));
    let due_on = due_in_force(original, extensions, counted_until);
    let given = |one: &&Extension| one.from_due_on.is_none() && one.decided_on <= counted_until;
    let given_on = || extensions.iter().find(given).map(|one| one.to_due_on);
    let judged_on = completed_on.unwrap_or(day);
    let days_left = due_on.filter(|_| !progress.is_stopped()).map(|due| (due - judged_on).num_days());
    let timeliness = match days_left {
        None if due_on.is_none() => Timeliness::NoDeadline,
        Some(days) if days < 0 => Timeliness::Overdue,
        Some(_) if completed_on.is_none() && due_on <= Some(soon_until) => Timeliness::DueSoon,
        _ => Timeliness::OnSchedule,
    };
    TaskState {
        progress,
        timeliness,
        label: label(progress, timeliness),
        cell: cell(progress, timeliness),
        due_on,
        original_due_on: original.or_else(given_on),
        days_left,
        completed_on,
        occurrence_starts_on,
        // A suspension carried over from an earlier occurrence has no report in this one.
        report_id: last.map(|report| report.id),
        late_occurrence_count: 0,
    }
}

/// The label of the checklist. What waits for confirmation is still being carried out; without a deadline nothing
/// is late.
pub fn label(progress: TaskProgress, timeliness: Timeliness) -> StateLabel {
    match (progress, timeliness) {
        (TaskProgress::Suspended, _) => StateLabel::Suspended,
        (TaskProgress::NotDone, _) => StateLabel::NotDone,
        (TaskProgress::Done, Timeliness::NoDeadline) => StateLabel::DoneNoDeadline,
        (TaskProgress::Done, Timeliness::Overdue) => StateLabel::DoneLate,
        (TaskProgress::Done, _) => StateLabel::DoneOnTime,
        (TaskProgress::NotStarted, Timeliness::Overdue) => StateLabel::NotStartedOverdue,
        (TaskProgress::NotStarted, _) => StateLabel::NotStarted,
        (_, Timeliness::Overdue) => StateLabel::InProgressOverdue,
        (_, Timeliness::DueSoon) => StateLabel::InProgressDueSoon,
        (_, _) => StateLabel::InProgressOnSchedule,
    }
}

/// The cell of the 2 × 2.
pub fn cell(progress: TaskProgress, timeliness: Timeliness) -> ChecklistCell {
    match (progress == TaskProgress::Done, timeliness) {
        (true, Timeliness::NoDeadline) => ChecklistCell::DoneNoDeadline,
        (true, Timeliness::Overdue) => ChecklistCell::DoneLate,
        (true, _) => ChecklistCell::DoneOnTime,
        (false, Timeliness::NoDeadline) => ChecklistCell::OpenNoDeadline,
        (false, Timeliness::Overdue) => ChecklistCell::OpenLate,
        (false, _) => ChecklistCell::OpenOnTime,
    }
}

/// The days of one occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    starts_on: NaiveDate,
    due_on: NaiveDate,
}

/// Two centuries of quarters: no plan has more, and a slip of the pen in a year must not take a minute.
const MOST_WINDOWS: usize = 800;

/// The windows that began until `day`; at least the first one.
fn windows_until(schedule: &Schedule, first_report_on: Option<NaiveDate>, day: NaiveDate) -> Vec<Window> {
    let first = first_day(schedule).unwrap_or_else(|| {
        let known = first_report_on.unwrap_or(day).min(day);
        window_start(schedule, known)
    });
    let last_day = schedule.plan_ends_on.filter(|end| *end >= first);
    let clip = |due: NaiveDate| last_day.map_or(due, |end| due.min(end));
    let mut windows = vec![Window { starts_on: first, due_on: clip(window_end(schedule, first)) }];
    while let Some(next) = windows.last().and_then(|window| window.due_on.checked_add_days(Days::new(1))) {
        if next > day || windows.len() >= MOST_WINDOWS || last_day.is_some_and(|end| next > end) {
            break;
        }
        windows.push(Window { starts_on: next, due_on: clip(window_end(schedule, next)) });
    }
    windows
}

/// The later of the task's and the plan's first day.
fn first_day(schedule: &Schedule) -> Option<NaiveDate> {
    schedule.starts_on.max(schedule.plan_starts_on)
}

/// The last day of the window that contains `day`.
fn window_end(schedule: &Schedule, day: NaiveDate) -> NaiveDate {
    let dues = (0..=1).flat_map(|later| due_days(schedule, day.year() + later));
    dues.into_iter().find(|due| *due >= day).unwrap_or(day)
}

/// The first day of the window that contains `day`.
fn window_start(schedule: &Schedule, day: NaiveDate) -> NaiveDate {
    let dues: Vec<NaiveDate> = (-1..=0).flat_map(|later| due_days(schedule, day.year() + later)).collect();
    let before = dues.into_iter().rfind(|due| *due < day).unwrap_or(day);
    before.succ_opt().unwrap_or(before)
}

/// The due days of a recurring task in a calendar year. A day that a month does not have is its last one.
fn due_days(schedule: &Schedule, year: i32) -> Vec<NaiveDate> {
    let months = match schedule.kind {
        ScheduleKind::Quarterly => 3,
        ScheduleKind::HalfYearly => 6,
        _ => 12,
    };
    let (in_period, day) = match (schedule.due_on, schedule.regime) {
        (Some(due), _) => (due.month0() % months + 1, due.day()),
        (None, PeriodRegime::Decree1514) => (months, 14),
        (None, PeriodRegime::Calendar | PeriodRegime::Free) => (months, 31),
    };
    let month = |nth: u32| nth * months + in_period;
    let due = |month| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_else(|| end_of_month(year, month));
    (0..12 / months).map(|nth| due(month(nth))).collect()
}

fn first_of_month(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

fn end_of_month(year: i32, month: u32) -> NaiveDate {
    let next = if month == 12 { first_of_month(year + 1, 1) } else { first_of_month(year, month + 1) };
    next.pred_opt().unwrap_or(next)
}

/// Which occurrence is on show on `day`, given what was told so far.
fn on_show_index(windows: &[Window], told: &[Vec<Report>], day: NaiveDate) -> usize {
    let containing = windows.iter().rposition(|window| window.starts_on <= day).unwrap_or(0);
    let is_over = day > windows[containing].due_on;
    if is_over && !is_closed(told, containing) {
        return containing;
    }
    (0..containing).rev().find(|index| !is_closed(told, *index)).unwrap_or(containing)
}

/// Done, or set aside, also by what holds from an earlier occurrence.
fn is_closed(told: &[Vec<Report>], index: usize) -> bool {
    match told[index].last() {
        Some(report) => report.progress == TaskProgress::Done || report.progress.is_stopped(),
        None => suspension_before(told, index).is_some(),
    }
}

/// The suspension, or the giving up of the whole task, that still holds when occurrence `index` begins.
fn suspension_before(told: &[Vec<Report>], index: usize) -> Option<Report> {
    let last = told[..index].iter().rev().find_map(|reports| reports.last())?;
    last.holds_on().then_some(*last)
}

/// The occurrence's reports, beginning with the suspension that it inherits.
fn with_suspension(told: &[Vec<Report>], index: usize, window: &Window) -> Vec<Report> {
    let inherited = suspension_before(told, index).map(|report| Report { reported_on: window.starts_on, ..report });
    inherited.into_iter().chain(told[index].iter().copied()).collect()
}
