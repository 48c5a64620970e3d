//! What a relative day means. Pure: no connection, no clock.

use chrono::NaiveDate;

use super::ViewDay;

/// The day that is meant on `today`; none for today itself, and where the book has no such cut-off yet. `cutoffs`: of
/// all periods, in any order.
pub fn meant(day: ViewDay, today: NaiveDate, cutoffs: &[NaiveDate]) -> Option<NaiveDate> {
    let latest = |before: NaiveDate| cutoffs.iter().copied().filter(|cutoff| *cutoff <= before).max();
    match day {
        ViewDay::Today => None,
        ViewDay::LatestCutoff => latest(today),
        ViewDay::PreviousCutoff => latest(latest(today)?.pred_opt()?),
        ViewDay::Fixed { on } => Some(on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_offs_are_counted_back_from_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // A quarter and the nine months share a cut-off.
        let cutoffs = [day("2026-09-14"), day("2026-06-14"), day("2026-09-14"), day("2026-12-14")];
        let on = |which, today| meant(which, day(today), &cutoffs).map(|day| day.to_string());
        assert_eq!(on(ViewDay::LatestCutoff, "2026-11-20").as_deref(), Some("2026-09-14"));
        assert_eq!(on(ViewDay::PreviousCutoff, "2026-11-20").as_deref(), Some("2026-06-14"));
        assert_eq!(on(ViewDay::LatestCutoff, "2026-09-14").as_deref(), Some("2026-09-14"));
        assert_eq!(on(ViewDay::PreviousCutoff, "2026-07-01"), None);
        assert_eq!(on(ViewDay::Today, "2026-11-20"), None);
    }
}
