//! The days of an obstacle's steps. Pure: no connection, no clock.

use chrono::NaiveDate;

use super::{Obstacle, ObstacleClosing, ObstacleError};
use crate::dates::show_day;

/// Every step with its field and day.
fn steps(of: &Obstacle) -> impl Iterator<Item = (&'static str, NaiveDate)> + '_ {
    let sent = of.fields.proposal_sent_on.into_iter().map(|day| ("proposal_sent_on", day));
    let answers = of.answers.iter().map(|answer| ("answered_on", answer.answered_on));
    let effects = of.effects.iter().map(|effect| ("noted_on", effect.noted_on));
    let closings = of.closings.iter().flat_map(|closing| {
        let reopened = closing.reopened_on.map(|day| ("reopened_on", day));
        [Some(("closed_on", closing.closed_on)), reopened].into_iter().flatten()
    });
    sent.chain(answers).chain(effects).chain(closings)
}

/// The day of the first step.
pub fn first_step(of: &Obstacle) -> Option<NaiveDate> {
    steps(of).map(|(_, day)| day).min()
}

/// Whether all steps lie between the raising and today, and the settlings one after the other.
///
/// # Errors
/// [`ObstacleError`] of the first step that does not.
pub fn check(of: &Obstacle, today: NaiveDate) -> Result<(), ObstacleError> {
    for (field, day) in steps(of) {
        check_day(field, day, of.fields.raised_on, today)?;
    }
    check_closings(&of.closings)
}

/// Whether the day of a step has come and is not before the raising.
///
/// # Errors
/// [`ObstacleError::NotYet`], [`ObstacleError::BeforeRaised`].
pub fn check_day(
    field: &'static str,
    day: NaiveDate,
    raised_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), ObstacleError> {
    if day > today {
        return Err(ObstacleError::NotYet { field, day: show_day(day) });
    }
    if day < raised_on {
        return Err(ObstacleError::BeforeRaised { field, day: show_day(day), raised_on: show_day(raised_on) });
    }
    Ok(())
}

/// Whether it was opened again on the day of its settling or later.
///
/// # Errors
/// [`ObstacleError::ReopenedBeforeClosed`].
pub fn check_reopened(closed_on: NaiveDate, reopened_on: Option<NaiveDate>) -> Result<(), ObstacleError> {
    match reopened_on.filter(|day| *day < closed_on) {
        Some(reopened_on) => Err(ObstacleError::ReopenedBeforeClosed {
            reopened_on: show_day(reopened_on),
            closed_on: show_day(closed_on),
        }),
        None => Ok(()),
    }
}

/// Whether each settling was lifted before the next, and the last one alone may still hold. They come by day.
fn check_closings(closings: &[ObstacleClosing]) -> Result<(), ObstacleError> {
    for closing in closings {
        check_reopened(closing.closed_on, closing.reopened_on)?;
    }
    for pair in closings.windows(2) {
        let [first, second] = pair else { continue };
        let Some(reopened_on) = first.reopened_on else { return Err(ObstacleError::ReopeningMissing) };
        if second.closed_on < reopened_on {
            return Err(ObstacleError::ClosedWhileClosed {
                closed_on: show_day(second.closed_on),
                other: show_day(reopened_on),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn closing(closed: u32, reopened: Option<u32>) -> ObstacleClosing {
        let reopened_on = reopened.map(day);
        ObstacleClosing {
            id: 0,
            version: 1,
            closed_on: day(closed),
            effect: None,
            reopened_on,
            reopen_reason: reopened_on.map(|_| "x".to_owned()),
        }
    }

    #[test]
    fn settlings_follow_each_other() {
        assert!(check_closings(&[closing(2, Some(4)), closing(4, None)]).is_ok());
        assert!(check_closings(&[closing(2, Some(2)), closing(3, Some(9))]).is_ok());
        let reopened_early = check_closings(&[closing(5, Some(4))]);
        assert!(matches!(reopened_early, Err(ObstacleError::ReopenedBeforeClosed { .. })));
        let overlapping = check_closings(&[closing(2, Some(8)), closing(7, None)]);
        assert!(matches!(overlapping, Err(ObstacleError::ClosedWhileClosed { .. })));
        let hanging = check_closings(&[closing(2, None), closing(7, None)]);
        assert!(matches!(hanging, Err(ObstacleError::ReopeningMissing)));
    }
}
