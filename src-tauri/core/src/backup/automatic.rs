//! Copies the program makes by itself, and how they are thinned.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::api::copy_into;
use super::files::{BackupInfo, list, own_folder};
use super::held::{self, Held};
use super::{second, store};
use crate::app::App;
use crate::clock::vietnam;
use crate::error::Failure;

/// Not more often than this.
const MINUTES_BETWEEN: i64 = 15;
/// The latest copies are kept all.
const LATEST: usize = 10;
/// Then one a day for so many days, one a week for so many weeks, one a month for so many months.
const DAYS: usize = 14;
const WEEKS: usize = 12;
const MONTHS: usize = 24;

/// Copies the book before an import, a merge or a closing, unless the last copy holds all of it and was made a moment
/// ago.
///
/// # Errors
/// The copy cannot be made: then the risky act should not begin either.
pub fn before_risk(app: &App) -> Result<Option<BackupInfo>, Failure> {
    let folder = own_folder(app.path());
    let last = held::latest(app, &folder)?;
    let recent = age(app, last.as_ref()).is_some_and(|age| age < Duration::minutes(MINUTES_BETWEEN));
    if recent && !is_changed(app, last.as_ref())? {
        return Ok(None);
    }
    let copy = copy_into(app, &folder)?;
    let thinned = thin(&folder, app.path());
    if !thinned.is_empty() {
        second::thin_too(&app.read(crate::settings::store::load)?.backup.second_folder, &thinned);
    }
    Ok(Some(copy))
}

/// Copies the book when it changed since the last copy and that is as long ago as the settings say, or when the office
/// is `closing` it. The second place gets what it lacks at the same time, also a copy that was made while it was away.
///
/// # Errors
/// The copy beside the book cannot be made. That the second place is away is no failure: [`super::state`] says so.
pub(super) fn when_due(app: &App, closing: bool) -> Result<Option<BackupInfo>, Failure> {
    let settings = app.read(crate::settings::store::load)?.backup;
    let folder = own_folder(app.path());
    let last = held::latest(app, &folder)?;
    let waited = age(app, last.as_ref()).is_none_or(|age| age >= Duration::minutes(i64::from(settings.every_minutes)));
    let made = if (closing || settings.every_minutes > 0 && waited) && is_changed(app, last.as_ref())? {
        let copy = copy_into(app, &folder)?;
        second::thin_too(&settings.second_folder, &thin(&folder, app.path()));
        Some(copy)
    } else {
        None
    };
    second::follow(app, &settings.second_folder)?;
    Ok(made)
}

/// Whether there are acts that the copy does not hold.
fn is_changed(app: &App, last: Option<&Held>) -> Result<bool, Failure> {
    Ok(app.read(|connection| store::acts_since(connection, last.map_or(0, |held| held.last_entry_id)))? > 0)
}

/// How old the copy is; nothing when there is none.
fn age(app: &App, last: Option<&Held>) -> Option<Duration> {
    Some(app.environment().clock.now() - made_at(&last?.copy)?)
}

/// Removes what is neither among the latest nor the last of a day, week or month to keep, and says what. A copy that
/// cannot be removed does no harm.
fn thin(folder: &Path, book: &Path) -> Vec<BackupInfo> {
    let all = list(folder, book);
    let kept: HashSet<String> = kept(&all).into_iter().map(str::to_owned).collect();
    let old = all.into_iter().filter(|copy| !kept.contains(&copy.file_name));
    old.filter(|copy| std::fs::remove_file(&copy.path).is_ok()).collect()
}

/// The names to keep of copies sorted from the latest on.
fn kept(all: &[BackupInfo]) -> HashSet<&str> {
    let mut kept: HashSet<&str> = all.iter().take(LATEST).map(|copy| copy.file_name.as_str()).collect();
    // `%G-%V`: the week of ISO 8601, of the year that it belongs to.
    for (span_of, most) in [("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)] {
        let mut spans = Vec::new();
        for copy in all {
            let span = day_of(copy).map(|day| day.format(span_of).to_string());
            if spans.last() != Some(&span) && spans.len() < most {
                spans.push(span);
                kept.insert(copy.file_name.as_str());
            }
        }
    }
    kept
}

/// The day in Vietnam.
fn day_of(copy: &BackupInfo) -> Option<NaiveDate> {
    made_at(copy).map(|made| made.with_timezone(&vietnam()).date_naive())
}

pub(super) fn made_at(copy: &BackupInfo) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(&copy.made_at).ok().map(|made| made.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_copies_thin_out_and_the_latest_stay() {
        let start = DateTime::parse_from_rfc3339("2026-08-20T01:00:00Z").unwrap();
        let all: Vec<BackupInfo> = (0..3000)
            .map(|number| BackupInfo {
                path: String::new(),
                file_name: format!("{number}"),
                made_at: (start - Duration::hours(4 * number)).with_timezone(&Utc).to_rfc3339(),
                size_bytes: 1,
            })
            .collect();
        let kept = kept(&all);
        assert!((0..10).all(|number| kept.contains(number.to_string().as_str())));
        // 10 latest (4 hours apart: 20/8 and 19/8), then days back to 7/8, weeks back to 1/6, months back to April 2025.
        assert!(kept.len() <= LATEST + DAYS + WEEKS + MONTHS && kept.len() > DAYS, "{}", kept.len());
        let has = |from: &str, to: &str| {
            all.iter().any(|copy| {
                kept.contains(copy.file_name.as_str()) && copy.made_at.as_str() >= from && copy.made_at.as_str() < to
            })
        };
        assert!(has("2026-08-07", "2026-08-08") && !has("2026-08-04", "2026-08-07"), "a copy a day for two weeks");
        assert!(has("2026-06-22", "2026-06-29") && has("2026-06-08", "2026-06-15"), "then a copy a week");
        assert!(has("2026-03-30", "2026-04-01") && !has("2026-03-02", "2026-03-30"), "then a copy a month");
        let oldest = all.iter().rfind(|copy| kept.contains(copy.file_name.as_str())).unwrap();
        assert_eq!(&oldest.made_at[..7], "2025-04");
    }
}
