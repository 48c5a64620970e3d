//! One recurring task on many days, for views of many periods: what [`super::occurrences_at`] would tell day by day,
//! with its windows, the reports of each and the targets of its extensions laid out once.
//!
//! That is possible because what came later never changes which occurrence an earlier report or extension is about:
//! the windows that began until a day are the first of those that began until a later one.

use chrono::NaiveDate;

use super::{
    Course, Extension, Report, Schedule, TaskState, Timeliness, Window, first_day, first_told, judge, occurrences_at,
    targets, told_by_window, windows_until,
};

/// A recurring task, laid out until a day.
#[derive(Debug)]
pub struct Series<'c> {
    schedule: &'c Schedule,
    course: Course<'c>,
    windows: Vec<Window>,
    told: Vec<Vec<Report>>,
    targets: Vec<Option<usize>>,
}

impl<'c> Series<'c> {
    /// Lays the task out until `last_day`.
    pub fn until(schedule: &'c Schedule, course: Course<'c>, last_day: NaiveDate) -> Self {
        let known: Vec<Report> =
            course.reports.iter().filter(|report| report.reported_on <= last_day).copied().collect();
        let named = known.iter().map(|report| report.occurrence_starts_on);
        let named = named.chain(course.extensions.iter().map(|extension| extension.occurrence_starts_on)).flatten();
        let windows = windows_until(schedule, first_told(&known), named.fold(last_day, NaiveDate::max));
        let told = told_by_window(schedule, &windows, &known);
        let targets = targets(&windows, &told, course.extensions);
        Self { schedule, course, windows, told, targets }
    }

    /// How the occurrences of a period stand on `day`: those first due within it, else the one under way at its end.
    /// Nothing when none had begun by then.
    pub fn in_period(
        &self,
        starts_on: NaiveDate,
        cutoff_on: NaiveDate,
        day: NaiveDate,
        soon_until: NaiveDate,
    ) -> Vec<TaskState> {
        let due_within = |due: NaiveDate| (starts_on..=cutoff_on).contains(&due);
        if self.begins_later() {
            let all = occurrences_at(self.schedule, self.course, day, soon_until).all;
            let has_begun = |state: &TaskState| state.occurrence_starts_on.is_some_and(|first| first <= day);
            let due = |state: &TaskState| state.original_due_on.is_some_and(due_within);
            return all.into_iter().filter(|state| has_begun(state) && due(state)).collect();
        }
        let begun = &self.windows[..self.windows.partition_point(|window| window.starts_on <= day)];
        let first = begun.partition_point(|window| window.due_on < starts_on);
        let after = begun.partition_point(|window| window.due_on <= cutoff_on);
        // The one after the last due is the one under way.
        let last = if first < after { after } else { (after + 1).min(begun.len()) };
        (first..last).map(|index| self.state(index, day, soon_until)).collect()
    }

    /// First day and due day of the occurrences that begin after `day`, until the day that the series was laid out to.
    pub fn later_than(&self, day: NaiveDate) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        let later = self.windows.iter().filter(move |window| window.starts_on > day);
        later.map(|window| (window.starts_on, window.due_on))
    }

    /// Nobody said when the task began: then its first occurrence is told by what was reported until the day.
    fn begins_later(&self) -> bool {
        first_day(self.schedule).is_none()
    }

    fn state(&self, index: usize, day: NaiveDate, soon_until: NaiveDate) -> TaskState {
        let window = &self.windows[index];
        let inherited = self.suspension_before(index, day);
        let reports: Vec<Report> = inherited
            .map(|report| Report { reported_on: window.starts_on, ..report })
            .into_iter()
            .chain(self.known(index, day).iter().copied())
            .collect();
        let moves = self.course.extensions.iter().zip(&self.targets).filter(|(_, target)| **target == Some(index));
        let extensions: Vec<Extension> = moves.map(|(extension, _)| *extension).collect();
        let (starts_on, due_on) = (Some(window.starts_on), Some(window.due_on));
        let mut state = judge(&reports, starts_on, due_on, &extensions, day, soon_until);
        if day < window.starts_on && state.timeliness == Timeliness::DueSoon {
            state.timeliness = Timeliness::OnSchedule;
        }
        state
    }

    /// What was told of an occurrence until `day`.
    fn known(&self, index: usize, day: NaiveDate) -> &[Report] {
        let told = &self.told[index];
        &told[..told.partition_point(|report| report.reported_on <= day)]
    }

    /// The suspension, or the giving up of the whole task, that still holds when occurrence `index` begins.
    fn suspension_before(&self, index: usize, day: NaiveDate) -> Option<Report> {
        let last = (0..index).rev().find_map(|earlier| self.known(earlier, day).last().copied())?;
        last.holds_on().then_some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::PeriodRegime;
    use crate::tasks::states::{ScheduleKind, TaskProgress};
    use chrono::Days;
    use proptest::prelude::*;

    fn day(after: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + Days::new(after)
    }

    fn progress() -> impl Strategy<Value = TaskProgress> {
        prop::sample::select(TaskProgress::ALL.to_vec())
    }

    proptest! {
        /// Day by day the series says what the rule says that reads the course anew.
        #[test]
        fn a_series_says_what_each_day_alone_would(
            kind in prop::sample::select(vec![ScheduleKind::Quarterly, ScheduleKind::HalfYearly, ScheduleKind::Yearly]),
            starts in prop::option::of(0u64..400),
            ends in prop::option::of(500u64..1500),
            due in prop::option::of(0u64..365),
            told in prop::collection::vec((0u64..1400, progress(), 0u64..200, prop::option::of(0u64..1400)), 0..12),
            extended in prop::collection::vec((0u64..1400, 0usize..20, 1u64..200, any::<bool>()), 0..4),
            asked in 0u64..1500,
        ) {
            let schedule = Schedule {
                kind, starts_on: starts.map(day), due_on: due.map(day), plan_starts_on: None,
                plan_ends_on: ends.map(day), regime: PeriodRegime::Decree1514,
            };
            let mut reports: Vec<Report> = told.iter().enumerate().map(|(id, (on, progress, back, named))| Report {
                id: id as i64, reported_on: day(*on), progress: *progress,
                completed_on: (*progress == TaskProgress::Done).then(|| day(on.saturating_sub(*back))),
                occurrence_starts_on: named.map(day), has_result: false, is_for_good: back % 2 == 0,
            }).collect();
            reports.sort_by_key(|report| (report.reported_on, report.id));
            // Extensions of deadlines that there are.
            let dues = windows_until(&schedule, reports.first().map(|report| report.reported_on), day(1500));
            let mut extensions: Vec<Extension> = extended.iter().map(|(on, which, by, is_named)| {
                let window = dues[which % dues.len()];
                let from_due_on = window.due_on;
                Extension {
                    decided_on: day(*on), from_due_on: Some(from_due_on), to_due_on: from_due_on + Days::new(*by),
                    occurrence_starts_on: is_named.then_some(window.starts_on),
                }
            }).collect();
            extensions.sort_by_key(|extension| extension.decided_on);
            let course = Course { reports: &reports, extensions: &extensions };
            let series = Series::until(&schedule, course, day(1500));
            let on = day(asked);
            let soon = on + Days::new(7);
            let whole = occurrences_at(&schedule, course, on, soon).all;
            let begun: Vec<TaskState> =
                whole.into_iter().filter(|state| state.occurrence_starts_on.is_some_and(|first| first <= on)).collect();
            let (long_ago, far) = (day(0) - Days::new(3000), day(9000));
            prop_assert_eq!(series.in_period(long_ago, far, on, soon), begun);
        }
    }
}
