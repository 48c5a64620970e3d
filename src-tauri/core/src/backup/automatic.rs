//! Copies the program makes by itself, and how they are thinned.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Utc};

use super::api::copy_into;
use super::files::{BackupInfo, list, own_folder};
use crate::app::App;
use crate::error::Failure;

/// Not more often than this.
const MINUTES_BETWEEN: i64 = 15;
/// The latest copies are kept all.
const LATEST: usize = 10;
/// Then one a day for so many days, one a month for so many months.
const DAYS: usize = 30;
const MONTHS: usize = 12;

/// Copies the book before an import or a closing, unless it was done a moment ago.
///
/// # Errors
/// The copy cannot be made: then the risky act should not begin either.
pub fn before_risk(app: &App) -> Result<Option<BackupInfo>, Failure> {
    let folder = own_folder(app.path());
    let now = app.environment().clock.now();
    let is_recent = |copy: &BackupInfo| {
        made_at(copy).is_some_and(|made| made <= now && now - made < Duration::minutes(MINUTES_BETWEEN))
    };
    if list(&folder, app.path()).first().is_some_and(is_recent) {
        return Ok(None);
    }
    let copy = copy_into(app, &folder)?;
    thin(app);
    Ok(Some(copy))
}

/// Removes what is neither among the latest nor the last of a day or month to keep. A copy that cannot be removed
/// does no harm.
fn thin(app: &App) {
    let all = list(&own_folder(app.path()), app.path());
    let kept = kept(&all);
    for copy in all.iter().filter(|copy| !kept.contains(copy.file_name.as_str())) {
        let _ = std::fs::remove_file(&copy.path);
    }
}

/// The names to keep of copies sorted from the latest on.
fn kept(all: &[BackupInfo]) -> HashSet<&str> {
    let mut kept: HashSet<&str> = all.iter().take(LATEST).map(|copy| copy.file_name.as_str()).collect();
    for (length, most) in [(10, DAYS), (7, MONTHS)] {
        let mut spans = Vec::new();
        for copy in all {
            let span = copy.made_at.get(..length).unwrap_or_default();
            if spans.last() != Some(&span) && spans.len() < most {
                spans.push(span);
                kept.insert(copy.file_name.as_str());
            }
        }
    }
    kept
}

fn made_at(copy: &BackupInfo) -> Option<DateTime<Utc>> {
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
        assert!(kept.len() <= LATEST + DAYS + MONTHS && kept.len() > DAYS, "{}", kept.len());
        let oldest = all.iter().rfind(|copy| kept.contains(copy.file_name.as_str())).unwrap();
        assert_eq!(&oldest.made_at[..7], "2025-09");
    }
}
