//! Reading a plan's own words about time ("Quý IV/2021", "Trước 15/9 hằng năm") into a kind and dates. The result
//! is a proposal that the user confirms; the words themselves are always kept.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::states::ScheduleKind;
use crate::text::{clean, fold};

/// What the words seem to mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParsedSchedule {
    /// Of what kind.
    pub kind: ScheduleKind,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Deadline; of a recurring task its day, and its month within the year, half-year or quarter.
    pub due_on: Option<NaiveDate>,
    /// What the user should look at before confirming, in Vietnamese.
    pub doubt: Option<String>,
    /// What it brings along, in Vietnamese: occurrences that are late the moment the task is entered.
    pub remark: Option<String>,
}

/// The years a plan runs, to complete days written without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanYears {
    /// First year.
    pub first: i32,
    /// Last year.
    pub last: i32,
}

/// Proposes kind and dates from the words.
pub fn parse(text: &str, years: PlanYears) -> ParsedSchedule {
    let words = words(text);
    if words.is_empty() {
        return ParsedSchedule::default();
    }
    let (points, mut read) = match points(&words) {
        Ok(found) => found,
        Err(written) => {
            return doubtful(format!("“{written}” không phải ngày có thật. Hãy chọn loại và hạn bằng tay."));
        }
    };
    let mut parsed = by_frequency(&words, &points, years, &mut read);
    if parsed.doubt.is_none()
        && let Some(part) = unread(&words, &read)
    {
        parsed.doubt = Some(format!("Chưa hiểu phần “{part}” của câu này. Hãy kiểm tra loại và hạn."));
    }
    parsed
}

/// What the words mean; marks in `read` the words that it used besides the points.
fn by_frequency(words: &[Word], points: &[Point], years: PlanYears, read: &mut [bool]) -> ParsedSchedule {
    match frequency(words) {
        Some(Frequency::Continuous) => repeating(ScheduleKind::Continuous, points, None),
        Some(Frequency::Quarterly) => {
            let due_on = due_within(words, years, 3, read);
            ParsedSchedule { due_on, ..repeating(ScheduleKind::Quarterly, points, None) }
        }
        Some(Frequency::HalfYearly) => {
            let due_on = due_within(words, years, 6, read);
            ParsedSchedule { due_on, ..repeating(ScheduleKind::HalfYearly, points, None) }
        }
        Some(Frequency::Monthly) => repeating(
            ScheduleKind::Continuous,
            points,
            Some(
                "Chương trình không theo dõi hạn từng tháng; đề xuất “Thường xuyên”, mỗi kỳ báo cáo ghi một dòng kết quả.",
            ),
        ),
        Some(Frequency::Yearly) => yearly(points, years),
        None => dated(words, points, years),
    }
}

/// "Trước ngày 10 tháng cuối quý": the day, in the last (or first) month of a period of so many months.
fn due_within(words: &[Word], years: PlanYears, months: u32, read: &mut [bool]) -> Option<NaiveDate> {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let (at, month) = folded.windows(3).enumerate().find_map(|(at, three)| match three {
        [day, "thang", "cuoi"] if number(day, 31).is_some() => Some((at, months)),
        // "Tháng đầu quý sau" is another quarter's: not read.
        [day, "thang", "dau"] if number(day, 31).is_some() && !is_next(&folded[at + 3..]) => Some((at, 1)),
        _ => None,
    })?;
    read[at] = true;
    let day = number(folded[at], 31)?;
    NaiveDate::from_ymd_opt(years.first, month, day).or_else(|| NaiveDate::from_ymd_opt(years.first, month, 28))
}

/// "… quý sau", "… kỳ tiếp theo".
fn is_next(words: &[&str]) -> bool {
    words.iter().take(2).any(|word| matches!(*word, "sau" | "tiep" | "ke"))
}

/// The first number that nothing was made of, with the words around it.
fn unread(words: &[Word], read: &[bool]) -> Option<String> {
    let is_frequency = |at: usize| {
        matches!(words[at].folded.as_str(), "6" | "06") && words.get(at + 1).is_some_and(|next| next.folded == "thang")
    };
    let at = (0..words.len())
        .find(|at| !read[*at] && words[*at].written.bytes().any(|byte| byte.is_ascii_digit()) && !is_frequency(*at))?;
    let around = &words[at.saturating_sub(1)..words.len().min(at + 4)];
    Some(around.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" "))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Continuous,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// A time named in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    span: Span,
    year: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Day { day: u32, month: u32 },
    Months { first: u32, last: u32 },
}

/// A word as written (lower case) and folded: "quý" is a quarter, the "quy" of "quy định" is not.
struct Word {
    written: String,
    folded: String,
}

fn words(text: &str) -> Vec<Word> {
    let lower = clean(text).to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| Word { written: part.to_owned(), folded: fold(part) }).collect()
}

/// How often; the most frequent one named.
fn frequency(words: &[Word]) -> Option<Frequency> {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let said = |wanted: &[&str]| folded.windows(wanted.len()).any(|window| window == wanted);
    let every = |unit: &str| said(&["hang", unit]) || said(&["moi", unit]) || said(&["dinh", "ky", unit]);
    let bare_quarter =
        words.iter().enumerate().any(|(at, word)| word.written == "quý" && quarter(folded.get(at + 1)).is_none());
    let half = folded.iter().enumerate().any(|(at, _)| {
        matches!(folded[at..], ["6" | "06" | "sau", "thang", ..])
            && !matches!(folded[at..], [_, _, "dau" | "cuoi", ..])
            && !(at > 0 && folded[at - 1] == "ngay")
    });
    if said(&["thuong", "xuyen"]) || said(&["lien", "tuc"]) {
        Some(Frequency::Continuous)
    } else if every("thang") {
        Some(Frequency::Monthly)
    } else if every("quy") || bare_quarter {
        Some(Frequency::Quarterly)
    } else if half {
        Some(Frequency::HalfYearly)
    } else if every("nam") || said(&["nhung", "nam", "tiep", "theo"]) || said(&["cac", "nam", "tiep", "theo"]) {
        Some(Frequency::Yearly)
    } else {
        None
    }
}

/// The times named, in their order, and which words they were read from; `Err` with the text of a day that does not
/// exist.
fn points(words: &[Word]) -> Result<(Vec<Point>, Vec<bool>), String> {
    let mut read = vec![false; words.len()];
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let mut points: Vec<Point> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let (span, used) = match next_span(&folded[at..], points.last().map(|point| point.span)) {
            Some(found) => found,
            None => {
                at += 1;
                continue;
            }
        };
        let from = at;
        at += used;
        if folded.get(at) == Some(&"nam") && year(folded.get(at + 1)).is_some() {
            at += 1;
        }
        let year = match span {
            Some(_) => year(folded.get(at)).inspect(|_| at += 1),
            None => year(folded.get(at - 1)),
        };
        read[from..at.min(words.len())].fill(true);
        points.push(Point { span: span.unwrap_or(Span::Months { first: 1, last: 12 }), year });
    }
    match points.iter().find_map(not_real) {
        Some(written) => Err(written),
        None => Ok((points, read)),
    }
}

/// The time at the beginning of `words` and how many words it takes; `None` within: a year by itself.
fn next_span(words: &[&str], before: Option<Span>) -> Option<(Option<Span>, usize)> {
    let month = |number: u32| Span::Months { first: number, last: number };
    let in_quarter = |number: u32| Span::Months { first: number * 3 - 2, last: number * 3 };
    let follows_months = matches!(before, Some(Span::Months { .. }));
    match words {
        ["6" | "06" | "sau", "thang", "dau", "nam", ..] => Some((Some(Span::Months { first: 1, last: 6 }), 4)),
        ["6" | "06" | "sau", "thang", "cuoi", "nam", ..] => Some((Some(Span::Months { first: 7, last: 12 }), 4)),
        ["quy", next, ..] if quarter(Some(next)).is_some() => {
            Some((Some(in_quarter(quarter(Some(next)).unwrap_or(1))), 2))
        }
        ["thang", next, ..] if number(next, 12).is_some() => Some((Some(month(number(next, 12).unwrap_or(1))), 2)),
        [first, "thang", next, ..] if number(first, 31).is_some() && number(next, 12).is_some() => {
            Some((Some(Span::Day { day: number(first, 31)?, month: number(next, 12)? }), 3))
        }
        [first, ..] if year(Some(first)).is_some() => Some((None, 1)),
        // "tháng 6–9/2021", "quý II–III/2022": the second number is of the kind of the first.
        [first, next, ..] if follows_months && year(Some(next)).is_some() && number(first, 12).is_some() => {
            Some((Some(month(number(first, 12)?)), 1))
        }
        [first, ..] if follows_months && roman(first).is_some() => Some((Some(in_quarter(roman(first)?)), 1)),
        [first, next, ..] if number(first, 31).is_some() && number(next, 12).is_some() => {
            Some((Some(Span::Day { day: number(first, 31)?, month: number(next, 12)? }), 2))
        }
        [first, next, ..] if number(first, 12).is_some() && year(Some(next)).is_some() => {
            Some((Some(month(number(first, 12)?)), 1))
        }
        _ => None,
    }
}

fn number(word: &str, most: u32) -> Option<u32> {
    let is_short = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|number| is_short && (1..=most).contains(number))
}

fn year(word: Option<&&str>) -> Option<i32> {
    word?.parse().ok().filter(|year| word.is_some_and(|word| word.len() == 4) && (1990..=2100).contains(year))
}

fn roman(word: &str) -> Option<u32> {
    ["i", "ii", "iii", "iv"].iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 1).ok())
}

fn quarter(word: Option<&&str>) -> Option<u32> {
    let word = word?;
    roman(word).or_else(|| number(word, 4))
}

fn not_real(point: &Point) -> Option<String> {
    let Span::Day { day, month } = point.span else { return None };
    let year = point.year.unwrap_or(2024);
    NaiveDate::from_ymd_opt(year, month, day).is_none().then(|| match point.year {
        Some(year) => format!("{day:02}/{month:02}/{year}"),
        None => format!("{day:02}/{month:02}"),
    })
}

fn first_day(point: &Point, year: i32) -> Option<NaiveDate> {
    match point.span {
        Span::Day { day, month } => NaiveDate::from_ymd_opt(year, month, day),
        Span::Months { first, .. } => NaiveDate::from_ymd_opt(year, first, 1),
    }
}

fn last_day(point: &Point, year: i32) -> Option<NaiveDate> {
    match point.span {
        // 29 February of a common year: its last day.
        Span::Day { day, month } => {
            NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, 28))
        }
        Span::Months { last: 12, .. } => NaiveDate::from_ymd_opt(year, 12, 31),
        Span::Months { last, .. } => NaiveDate::from_ymd_opt(year, last + 1, 1)?.pred_opt(),
    }
}

fn doubtful(sentence: String) -> ParsedSchedule {
    ParsedSchedule { doubt: Some(sentence), ..ParsedSchedule::default() }
}

/// A repeating kind; the first year named is where it begins.
fn repeating(kind: ScheduleKind, points: &[Point], doubt: Option<&str>) -> ParsedSchedule {
    let starts_on = points.iter().find_map(|point| first_day(point, point.year?));
    ParsedSchedule { kind, starts_on, doubt: doubt.map(str::to_owned), ..ParsedSchedule::default() }
}

/// "Trước 15/9 hằng năm", "Quý IV hằng năm", "Hằng năm, 2021–2025".
fn yearly(points: &[Point], years: PlanYears) -> ParsedSchedule {
    let repeated = repeating(ScheduleKind::Yearly, points, None);
    let due = points.iter().find(|point| point.year.is_none());
    let due_on = due.and_then(|point| {
        let first = repeated.starts_on.map_or(years.first, |begins| begins.year().max(years.first));
        let due_on = last_day(point, first)?;
        // "Trước 31/3 hằng năm, từ quý II/2022" is due in 2023 for the first time.
        if repeated.starts_on > Some(due_on) { last_day(point, first + 1) } else { Some(due_on) }
    });
    ParsedSchedule { due_on, ..repeated }
}

/// Words that name times but no frequency.
fn dated(words: &[Word], points: &[Point], years: PlanYears) -> ParsedSchedule {
    match points {
        [] => doubtful("Chương trình chưa đọc được thời gian từ câu này. Hãy chọn loại và hạn bằng tay.".to_owned()),
        [point] => one_point(words, point, years),
        [first, .., last] => {
            // "6–9/2021": a time without a year has that of the last one.
            let first = Point { year: first.year.or(last.year), ..*first };
            range(&first, last, years)
        }
    }
}

fn one_point(words: &[Word], point: &Point, years: PlanYears) -> ParsedSchedule {
    let begins_with = |wanted: &str| words.first().is_some_and(|word| word.folded == wanted);
    let Some(year) = point.year else { return without_year(point, years) };
    if begins_with("tu") {
        return ParsedSchedule {
            kind: ScheduleKind::Continuous,
            starts_on: first_day(point, year),
            doubt: Some(
                "Câu này chỉ nói ngày bắt đầu; đề xuất “Thường xuyên” từ ngày đó. Hãy kiểm tra lại.".to_owned(),
            ),
            ..ParsedSchedule::default()
        };
    }
    // "Trước năm 2025" ends with 2024; "trước 15/9" has the day itself as its deadline.
    let whole_year = point.span == Span::Months { first: 1, last: 12 };
    let due_on = last_day(point, if begins_with("truoc") && whole_year { year - 1 } else { year });
    ParsedSchedule { kind: ScheduleKind::Once, due_on, ..ParsedSchedule::default() }
}

fn without_year(point: &Point, years: PlanYears) -> ParsedSchedule {
    let due_on = last_day(point, years.first);
    if years.first == years.last {
        return ParsedSchedule { kind: ScheduleKind::Once, due_on, ..ParsedSchedule::default() };
    }
    ParsedSchedule {
        kind: ScheduleKind::Yearly,
        due_on,
        doubt: Some(
            "Câu này không ghi năm; đề xuất lặp lại hằng năm. Nếu chỉ làm một lần, hãy chọn “Một lần” và ngày."
                .to_owned(),
        ),
        ..ParsedSchedule::default()
    }
}

fn range(first: &Point, last: &Point, years: PlanYears) -> ParsedSchedule {
    let starts_on = first_day(first, first.year.unwrap_or(years.first));
    let due_on = last_day(last, last.year.unwrap_or(years.last));
    if starts_on > due_on {
        return doubtful("Ngày bắt đầu sau ngày kết thúc. Hãy chọn loại và hạn bằng tay.".to_owned());
    }
    ParsedSchedule { kind: ScheduleKind::Range, starts_on, due_on, ..ParsedSchedule::default() }
}

/// The years of a plan from its dates; `today` stands in for what is not known.
pub fn plan_years(starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>, today: NaiveDate) -> PlanYears {
    let first = starts_on.or(ends_on).unwrap_or(today).year();
    // Without an end the plan goes on: more than one year.
    let last = ends_on.map_or(first + 1, |day| day.year());
    PlanYears { first, last: last.max(first) }
}
