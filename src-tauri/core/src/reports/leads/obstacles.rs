//! Where the countings of PL V lead: the obstacles as they were known at the cut-off, narrowed to those counted.

use chrono::NaiveDate;

use super::super::data::{Lead, ReportData};
use super::super::figures::lead;
use crate::obstacles::ObstacleStatus;
use crate::storage::list::Filter;

/// Every obstacle that is not settled.
pub(in super::super) const OPEN: (&str, &str) = ("status", "open|sent|answered|reopened");
/// Those that somebody owes an answer.
pub(in super::super) const WAITING: (&str, &str) = ("status", "open|sent|reopened");
const STATUSES: [ObstacleStatus; 5] = [
    ObstacleStatus::Open,
    ObstacleStatus::Sent,
    ObstacleStatus::Answered,
    ObstacleStatus::Reopened,
    ObstacleStatus::Closed,
];

/// The obstacles under a label of the countings, or in the state of that name; none for any other words.
pub(super) fn to(data: &ReportData, label: &str) -> Option<Lead> {
    let (from, to) = (Some(data.period.starts_on), Some(data.period.cutoff_on));
    let before = data.period.starts_on.pred_opt();
    let narrowed = |filters: &[(&str, &str)], days: Option<(&str, Option<NaiveDate>, Option<NaiveDate>)>| {
        let mut leads_to = lead("obstacles", filters, to);
        leads_to.filters.extend(days.map(|(column, from, to)| Filter::Between {
            column: column.to_owned(),
            from: from.map(|day| day.to_string()),
            to: to.map(|day| day.to_string()),
        }));
        Some(leads_to)
    };
    match label {
        "Mới nêu trong kỳ" => narrowed(&[], Some(("raised_on", from, to))),
        "Được trả lời trong kỳ" => narrowed(&[], Some(("answered_on", from, to))),
        "Giải quyết xong trong kỳ" => narrowed(&[("status", "closed")], Some(("closed_on", from, to))),
        "Còn mở đến thời điểm chốt" => narrowed(&[OPEN], None),
        "Trong đó: chuyển từ kỳ trước" => narrowed(&[OPEN], Some(("raised_on", None, before))),
        "Trong đó: chưa có trả lời" => narrowed(&[WAITING], None),
        state => {
            let status = STATUSES.into_iter().find(|one| one.label() == state)?;
            match status {
                // Settled long before the period, it is none of this report's.
                ObstacleStatus::Closed => narrowed(&[("status", "closed")], Some(("closed_on", from, to))),
                _ => narrowed(&[("status", status.as_str())], None),
            }
        }
    }
}
