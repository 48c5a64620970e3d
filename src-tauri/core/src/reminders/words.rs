//! The words of a letter: blocks of the settings, in which names in braces stand for what the letter says. Pure.

use chrono::{Datelike, NaiveDate};

use super::{LetterTask, ReminderError};
use crate::settings::ReminderSettings;
use crate::tasks::rules::TaskState;
use crate::tasks::{TaskProgress, Timeliness};
use crate::text::clean;

/// The names that a block may hold in braces.
pub const PLACEHOLDERS: &[&str] = &[
    "cơ quan",
    "liên hiệp hội",
    "kế hoạch",
    "ngày tính",
    "ngày trả lời",
    "số nhiệm vụ",
    "số nhiệm vụ quá hạn",
    "số nhiệm vụ sắp đến hạn",
    "tình hình",
];

/// What a letter fills them with.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// Who is urged.
    pub agency: &'a str,
    /// Who urges.
    pub union: &'a str,
    /// The plans in words.
    pub plans: &'a str,
    /// The day of the states.
    pub as_of_on: NaiveDate,
    /// An answer is asked until.
    pub due_on: Option<NaiveDate>,
    /// Overdue tasks.
    pub overdue_count: usize,
    /// Tasks due soon.
    pub due_soon_count: usize,
}

impl Filling<'_> {
    fn of(&self, name: &str, field: &'static str) -> Result<String, ReminderError> {
        Ok(match name {
            "cơ quan" => self.agency.to_owned(),
            "liên hiệp hội" => self.union.to_owned(),
            "kế hoạch" => self.plans.to_owned(),
            "ngày tính" => short_day(self.as_of_on),
            "ngày trả lời" => short_day(self.due_on.ok_or(ReminderError::DueMissing)?),
            "số nhiệm vụ" => count(self.overdue_count + self.due_soon_count),
            "số nhiệm vụ quá hạn" => count(self.overdue_count),
            "số nhiệm vụ sắp đến hạn" => count(self.due_soon_count),
            "tình hình" => situation(self.overdue_count, self.due_soon_count),
            _ => return Err(unknown(name, field)),
        })
    }
}

/// A block with its names filled in, a text for each of its paragraphs.
///
/// # Errors
/// [`ReminderError::UnknownPlaceholder`], [`ReminderError::BraceOpen`], [`ReminderError::DueMissing`].
pub fn fill(block: &str, field: &'static str, filling: &Filling<'_>) -> Result<Vec<String>, ReminderError> {
    let paragraphs = block.lines().map(str::trim).filter(|line| !line.is_empty());
    paragraphs.map(|line| filled(line, field, |name| filling.of(name, field))).collect()
}

fn filled(
    line: &str,
    field: &'static str,
    of: impl Fn(&str) -> Result<String, ReminderError>,
) -> Result<String, ReminderError> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { return Err(ReminderError::BraceOpen { field }) };
        out.push_str(before);
        out.push_str(&of(&clean(name).to_lowercase())?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// Whether every name in the blocks is known.
///
/// # Errors
/// [`ReminderError::UnknownPlaceholder`], [`ReminderError::BraceOpen`].
pub fn check_blocks(settings: &ReminderSettings) -> Result<(), ReminderError> {
    for (field, block) in blocks(settings) {
        filled(block, field, |name| match PLACEHOLDERS.contains(&name) {
            true => Ok(String::new()),
            false => Err(unknown(name, field)),
        })?;
    }
    Ok(())
}

/// Whether a block names the day of the answer.
pub fn asks_due_on(settings: &ReminderSettings) -> bool {
    blocks(settings).iter().any(|(_, block)| clean(block).to_lowercase().contains("{ngày trả lời}"))
}

/// The blocks with the names of their fields.
fn blocks(settings: &ReminderSettings) -> [(&'static str, &str); 4] {
    [
        ("subject", &settings.subject),
        ("opening", &settings.opening),
        ("request", &settings.request),
        ("closing", &settings.closing),
    ]
}

fn unknown(name: &str, field: &'static str) -> ReminderError {
    let known: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect();
    ReminderError::UnknownPlaceholder { field, name: name.to_owned(), known: known.join(", ") }
}

/// "03 nhiệm vụ quá hạn và 02 nhiệm vụ sắp đến hạn", without what there is none of.
fn situation(overdue: usize, soon: usize) -> String {
    let overdue = (overdue > 0).then(|| format!("{} nhiệm vụ quá hạn", count(overdue)));
    let soon = (soon > 0).then(|| format!("{} nhiệm vụ sắp đến hạn", count(soon)));
    overdue.into_iter().chain(soon).collect::<Vec<_>>().join(" và ")
}

/// Counts below ten have a zero before them, as in official letters.
fn count(count: usize) -> String {
    format!("{count:02}")
}

/// "05/3/2026": a leading zero for days below 10 and for months 1 and 2 only, as in the line of the date.
pub fn short_day(day: NaiveDate) -> String {
    let month = if day.month() <= 2 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

/// A state with its days in words: "Chưa thực hiện, quá hạn 45 ngày".
pub fn told(state: &TaskState) -> String {
    let progress = match state.progress {
        TaskProgress::AwaitingConfirmation => "Đã báo cáo, chờ xác nhận",
        other => other.label(),
    };
    let late = match state.late_occurrence_count {
        0 | 1 => String::new(),
        count => format!(" ({count:02} lần đến hạn chưa thực hiện)"),
    };
    match (state.timeliness, state.days_left) {
        (Timeliness::Overdue, Some(days)) => format!("{progress}, quá hạn {} ngày{late}", -days),
        (_, Some(0)) => format!("{progress}, đến hạn trong ngày{late}"),
        (_, Some(days)) => format!("{progress}, còn {days} ngày{late}"),
        (_, None) => progress.to_owned(),
    }
}

/// A plan as a letter names it: "Kế hoạch số 5395/KH-UBND ngày 18/6/2021 của UBND tỉnh". The kind of the document is read off
/// its symbol.
pub fn plan_words(doc_number: &str, issued_on: Option<NaiveDate>, issuer: Option<&str>) -> String {
    let symbol = doc_number.to_uppercase();
    let has =
        |mark: &str| symbol.split(['-', '/', '.', ' ']).any(|part| part.trim_start_matches(char::is_numeric) == mark);
    let kinds = [
        ("KH", "Kế hoạch"),
        ("NQ", "Nghị quyết"),
        ("CT", "Chỉ thị"),
        ("QĐ", "Quyết định"),
        ("CTR", "Chương trình"),
        ("KL", "Kết luận"),
        ("ĐA", "Đề án"),
    ];
    let kind = kinds.iter().find(|(mark, _)| has(mark)).map_or("Văn bản", |(_, kind)| kind);
    let day = issued_on.map(|day| format!(" ngày {}", short_day(day))).unwrap_or_default();
    let issuer = issuer.filter(|issuer| !issuer.is_empty()).map(|issuer| format!(" của {issuer}")).unwrap_or_default();
    format!("{kind} số {doc_number}{day}{issuer}")
}

/// Overdue and due soon among tasks.
pub fn counts<'t>(tasks: impl IntoIterator<Item = &'t LetterTask>) -> (usize, usize) {
    tasks
        .into_iter()
        .fold((0, 0), |(late, soon), task| if task.days_left < 0 { (late + 1, soon) } else { (late, soon + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_plan_is_called_by_its_kind() {
        let words = |number: &str| plan_words(number, None, None);
        assert_eq!(
            plan_words("5395/KH-UBND", Some(day(2021, 6, 18)), Some("UBND tỉnh")),
            "Kế hoạch số 5395/KH-UBND ngày 18/6/2021 của UBND tỉnh"
        );
        assert_eq!(words("57-NQ/TW"), "Nghị quyết số 57-NQ/TW");
        assert_eq!(words("12/CTr-TU"), "Chương trình số 12/CTr-TU");
        assert_eq!(words("123/UBND-VX"), "Văn bản số 123/UBND-VX");
        assert_eq!(words("07-KH/TU"), "Kế hoạch số 07-KH/TU");
    }

    #[test]
    fn what_there_is_none_of_is_not_told() {
        assert_eq!(situation(3, 12), "03 nhiệm vụ quá hạn và 12 nhiệm vụ sắp đến hạn");
        assert_eq!(situation(0, 1), "01 nhiệm vụ sắp đến hạn");
        assert_eq!(situation(2, 0), "02 nhiệm vụ quá hạn");
    }
}
