//! Days as lists write them: dd/mm/yyyy text, real dates, serial numbers, years, and half-known ones.

use super::day_habit::ColumnHabit;
use super::{Issue, IssueKind, cell_text};
use crate::excel::reading::Cell;
use crate::text::fold;
use chrono::{Datelike, Days, NaiveDate};

/// A day read from a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DateReading {
    /// `1962`, `1962-05` or `1962-05-17`.
    pub day: Option<String>,
    /// Doubts.
    pub issues: Vec<Issue>,
}

/// A day of the calendar of Excel, without the day in 1900 that never was.
pub fn from_serial(serial: f64) -> Option<NaiveDate> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as u64;
    let days = if days < 60 { days + 1 } else { days };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// "17/05/1962", "7-5-1962", "7.5.1962", as almost every day is written: three numbers, the last of them with so many
/// digits.
pub(super) fn three_numbers(text: &str, year_digits: std::ops::RangeInclusive<usize>) -> Option<[u32; 3]> {
    let (first, rest) = text.split_once(['/', '-', '.'])?;
    let (second, year) = rest.split_once(['/', '-', '.'])?;
    let number = |piece: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| piece.parse().ok()).flatten()
    };
    Some([number(first, 1..=2)?, number(second, 1..=2)?, number(year, year_digits)?])
}

/// The same at the beginning of a text, whatever follows it ("17/05/62 (âm lịch)").
pub(super) fn leading_numbers(text: &str) -> Option<[u32; 3]> {
    three_numbers(text.trim().split(' ').next()?, 2..=9)
}

/// Reads a cell as a day. `field` names it in issues.
pub fn read(cell: &Cell, field: &str, habit: ColumnHabit, today: NaiveDate) -> DateReading {
    let mut reading = DateReading::default();
    match cell {
        Cell::Empty => {}
        Cell::Bool(_) | Cell::Error(_) | Cell::Unreckoned => reading.issues.push(bad(field, &cell_text(cell))),
        Cell::Date(serial) => read_real(&mut reading, *serial, field, habit),
        Cell::Number(number) => read_number(&mut reading, *number, field),
        Cell::Text(text) => read_text(&mut reading, text, field, habit, today),
    }
    if habit.year_only && reading.day.as_deref().is_some_and(|d| d.ends_with("-01-01")) {
        reading.day = reading.day.map(|day| day[..4].to_owned());
    } else if habit.maybe_years && reading.day.as_deref().is_some_and(|d| d.ends_with("-01-01")) {
        let year = reading.day.as_deref().map(|d| d[..4].to_owned()).unwrap_or_default();
        reading.issues.push(Issue::new(
            field,
            IssueKind::MaybeYearOnly,
            format!("01/01/{year} có thể chỉ là năm {year}: cột này có nhiều ngày 01/01 khác thường."),
        ));
    }
    reading
}

fn bad(field: &str, text: &str) -> Issue {
    Issue::new(
        field,
        IssueKind::BadDate,
        format!("“{text}” không phải ngày có thật; đã để trống và giữ trong ghi chú."),
    )
}

fn stored(day: NaiveDate) -> String {
    // Display writes the same and does not read a pattern first: lists are full of days.
    day.to_string()
}

fn read_real(reading: &mut DateReading, serial: f64, field: &str, habit: ColumnHabit) {
    let Some(mut day) = from_serial(serial) else {
        reading.issues.push(bad(field, &format!("{serial}")));
        return;
    };
    if habit.swapped && day.day() <= 12 && day.day() != day.month() {
        let shown = day.format("%d/%m/%Y");
        if let Some(swapped) = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()) {
            reading.issues.push(Issue::new(
                field,
                IssueKind::SwappedDate,
                format!(
                    "Ô ghi {shown}, nhưng cột này cho thấy Excel đã đảo ngày và tháng: đọc là {}.",
                    swapped.format("%d/%m/%Y")
                ),
            ));
            day = swapped;
        }
    }
    reading.day = Some(stored(day));
}

fn read_number(reading: &mut DateReading, number: f64, field: &str) {
    if number.fract() == 0.0 && (1900.0..=2100.0).contains(&number) {
        reading.day = Some(format!("{}", number as i64));
        return;
    }
    // A serial between 1910 and 2064 that lost its format.
    if (3_700.0..60_000.0).contains(&number)
        && let Some(day) = from_serial(number)
    {
        reading.issues.push(Issue::new(
            field,
            IssueKind::SerialDate,
            format!("Ô là số {} không có dạng ngày: đọc là {}.", number as i64, day.format("%d/%m/%Y")),
        ));
        reading.day = Some(stored(day));
        return;
    }
    let digits = format!("{}", number as i64);
    match eight_digits(&digits) {
        Some(day) => reading.day = Some(day),
        None => reading.issues.push(bad(field, &digits)),
    }
}

/// 17051962, or 5031962 whose zero was eaten.
fn eight_digits(digits: &str) -> Option<String> {
    if !matches!(digits.len(), 7 | 8) {
        return None;
    }
    let padded = format!("{digits:0>8}");
    whole_day(padded[4..].parse().ok()?, padded[2..4].parse().ok()?, padded[..2].parse().ok()?)
}

fn read_text(reading: &mut DateReading, text: &str, field: &str, habit: ColumnHabit, today: NaiveDate) {
    let text = crate::text::clean(text);
    // "/ /" is a place left open; "0/0/0" is something written that says no day.
    if text.chars().all(|c| matches!(c, '/' | '-' | '.' | '_' | ' ' | '…')) {
        return;
    }
    match parse_text(&text, habit.month_first) {
        Ok(day) => {
            let is_worded = text.chars().any(char::is_alphabetic);
            if is_worded && fold(&text).split(' ').any(|word| word == "khoang") {
                reading.issues.push(Issue::new(
                    field,
                    IssueKind::PartialDate,
                    format!("“{text}” chỉ là khoảng chừng: đọc là {}.", shown(&day)),
                ));
            }
            if habit.month_first && leading_numbers(&text).is_some() {
                reading.issues.push(Issue::new(
                    field,
                    IssueKind::MonthFirst,
                    format!("Cột này ghi tháng trước ngày: “{text}” đọc là {}.", shown(&day)),
                ));
            }
            reading.day = Some(day);
        }
        Err(Trouble::ShortYear { year, rest }) => match short_year(year, today) {
            Some(year) => {
                let day = rest(year);
                reading.issues.push(Issue::new(
                    field,
                    IssueKind::ShortYear,
                    format!("“{text}” chỉ ghi hai số của năm: đọc là {year}."),
                ));
                match day {
                    Some(day) => reading.day = Some(day),
                    None => reading.issues.push(bad(field, &text)),
                }
            }
            None => reading.issues.push(Issue::new(
                field,
                IssueKind::BadDate,
                format!("“{text}” chỉ ghi hai số của năm nên không rõ thế kỷ; đã để trống và giữ trong ghi chú."),
            )),
        },
        Err(Trouble::NotADay) => reading.issues.push(bad(field, &text)),
    }
}

fn shown(day: &str) -> String {
    day.split('-').rev().collect::<Vec<_>>().join("/")
}

/// "62" can only be 1962; "05" may be 1905 or 2005.
fn short_year(year: i32, today: NaiveDate) -> Option<i32> {
    let late = today.year() % 100;
    (year > late - 14).then_some(1900 + year)
}

pub(super) enum Trouble {
    NotADay,
    ShortYear { year: i32, rest: Box<dyn Fn(i32) -> Option<String>> },
}

fn whole_day(year: i32, month: u32, day: u32) -> Option<String> {
    NaiveDate::from_ymd_opt(year, month, day).map(stored)
}

fn whole_month(year: i32, month: u32) -> Option<String> {
    (1..=12).contains(&month).then(|| format!("{year:04}-{month:02}"))
}

fn is_year(year: i32) -> bool {
    (1850..=2150).contains(&year)
}

/// Reads a written day; `month_first` when the column does so.
pub(super) fn parse_text(text: &str, month_first: bool) -> Result<String, Trouble> {
    if let Some([first, second, year]) = three_numbers(text, 4..=4) {
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        return part(year as i32, month, day);
    }
    let text = without_words(text);
    let text = text.trim().trim_matches(|c: char| matches!(c, '.' | ',' | ';' | '(' | ')' | '\'' | '*'));
    let text = without_time(text);
    let pieces: Vec<&str> = text.split(['/', '-', '.', ' ', ',', '–', '\\']).map(str::trim).collect();
    let pieces: Vec<&str> = match pieces.len() {
        0..=3 => pieces,
        _ => pieces.into_iter().filter(|p| !p.is_empty()).collect(),
    };
    // A blank or dotted place in "  /  /1986" is an unknown part.
    let number = |piece: &str| -> Option<u32> {
        let piece = piece.trim_matches(['_', '…', '?', 'x', 'X', '*']);
        if piece.is_empty() { Some(0) } else { piece.parse().ok() }
    };
    match pieces.as_slice() {
        [only] => one_piece(only),
        [month, year] => {
            let (Some(month), Some(number_of_year)) = (number(month), number(year)) else {
                return Err(Trouble::NotADay);
            };
            if month > 1000 {
                return part(month as i32, number_of_year, 0);
            }
            written(number_of_year, year.len(), month, 0)
        }
        [first, second, third] => {
            let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) else {
                return Err(Trouble::NotADay);
            };
            if first.len() == 4 && a > 1000 {
                return part(a as i32, b, c);
            }
            let (day, month) = if month_first { (b, a) } else { (a, b) };
            written(c, third.len(), month, day)
        }
        _ => Err(Trouble::NotADay),
    }
}

fn one_piece(text: &str) -> Result<String, Trouble> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Trouble::NotADay);
    }
    match text.len() {
        4 => text.parse().ok().filter(|y| is_year(*y)).map(|y| format!("{y:04}")).ok_or(Trouble::NotADay),
        5 => {
            let serial: f64 = text.parse().map_err(|_| Trouble::NotADay)?;
            from_serial(serial).filter(|_| serial < 60_000.0).map(stored).ok_or(Trouble::NotADay)
        }
        7 | 8 => eight_digits(text).ok_or(Trouble::NotADay),
        _ => Err(Trouble::NotADay),
    }
}

fn written(year: u32, digits: usize, month: u32, day: u32) -> Result<String, Trouble> {
    if digits == 2 {
        return Err(Trouble::ShortYear { year: year as i32, rest: Box::new(move |year| part(year, month, day).ok()) });
    }
    part(year as i32, month, day)
}

/// A day whose unknown parts are 0.
fn part(year: i32, month: u32, day: u32) -> Result<String, Trouble> {
    if !is_year(year) {
        return Err(Trouble::NotADay);
    }
    match (month, day) {
        (0, 0) => Ok(format!("{year:04}")),
        (month, 0) => whole_month(year, month).ok_or(Trouble::NotADay),
        (0, _) => Err(Trouble::NotADay),
        (month, day) => whole_day(year, month, day).ok_or(Trouble::NotADay),
    }
}

/// "ngày 5 tháng 3 năm 1962" → "5/3/1962"; "sinh năm 1962" → "1962".
fn without_words(text: &str) -> String {
    if !text.chars().any(char::is_alphabetic) {
        return text.to_owned();
    }
    let folded = fold(text);
    let known = ["ngay", "thang", "nam", "sinh", "khoang", "ns", "mung", "t"];
    let numbers: Vec<&str> = folded.split(' ').filter(|word| !known.contains(word)).collect();
    if numbers.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit())) && !numbers.is_empty() {
        numbers.join("/")
    } else {
        text.to_owned()
    }
}

/// "17/05/1962 00:00:00" and "1962-05-17T00:00:00" without the time.
fn without_time(text: &str) -> &str {
    let text = match text.split_once('T') {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    match text.split_once(' ') {
        Some((day, time)) if time.contains(':') && day.len() >= 8 => day,
        _ => text,
    }
}

/// Whether a cell holds a day or a year, for judging columns.
pub fn looks_like_date(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) => true,
        Cell::Number(number) => number.fract() == 0.0 && (1900.0..=2100.0).contains(number),
        Cell::Text(text) => {
            let text = crate::text::clean(text);
            text.len() <= 30 && !matches!(parse_text(&text, false), Err(Trouble::NotADay))
                || leading_numbers(&text).is_some()
        }
        _ => false,
    }
}

/// Doubts about a birth: in the future, before 1900, or of a child.
pub fn check_birth(reading: &mut DateReading, today: NaiveDate) -> Option<String> {
    let day = reading.day.clone()?;
    let year: i32 = day[..4].parse().ok()?;
    if year < 1900 || day.as_str() > stored(today).as_str() {
        reading.day = None;
        reading.issues.push(Issue::new(
            "birth_on",
            IssueKind::ImplausibleBirth,
            format!("Ngày sinh {} không thể có; đã để trống và giữ trong ghi chú.", shown(&day)),
        ));
        return Some(shown(&day));
    }
    if year > today.year() - 16 {
        reading.issues.push(Issue::new(
            "birth_on",
            IssueKind::ImplausibleBirth,
            format!("Ngày sinh {} là của người dưới 16 tuổi; có thể là ngày điền phiếu, hãy kiểm tra.", shown(&day)),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }
    fn day_of(cell: Cell) -> Option<String> {
        read(&cell, "birth_on", ColumnHabit::default(), today()).day
    }
    fn day(text: &str) -> Option<String> {
        day_of(Cell::Text(text.into()))
    }

    #[test]
    fn text_days_are_day_first() {
        assert_eq!(day("17/05/1962").as_deref(), Some("1962-05-17"));
        assert_eq!(day("3/4/1962").as_deref(), Some("1962-04-03"));
        assert_eq!(day("03-04-1962").as_deref(), Some("1962-04-03"));
        assert_eq!(day("3.4.1962").as_deref(), Some("1962-04-03"));
        assert_eq!(day("\u{A0}17/05/1962 ").as_deref(), Some("1962-05-17"));
        assert_eq!(day("1962-05-17").as_deref(), Some("1962-05-17"));
        assert_eq!(day("17/05/1962 00:00:00").as_deref(), Some("1962-05-17"));
        assert_eq!(day("ngày 5 tháng 3 năm 1962").as_deref(), Some("1962-03-05"));
        assert_eq!(day("17 / 05 / 1962").as_deref(), Some("1962-05-17"));
    }

    #[test]
    fn half_known_days_keep_what_is_known() {
        assert_eq!(day("1962").as_deref(), Some("1962"));
        assert_eq!(day_of(Cell::Number(1962.0)).as_deref(), Some("1962"));
        assert_eq!(day("00/00/1994").as_deref(), Some("1994"));
        assert_eq!(day("/ /1986").as_deref(), Some("1986"));
        assert_eq!(day("  /  /1986").as_deref(), Some("1986"));
        assert_eq!(day("__/__/1986").as_deref(), Some("1986"));
        assert_eq!(day("../../1986").as_deref(), Some("1986"));
        assert_eq!(day("00/05/1994").as_deref(), Some("1994-05"));
        assert_eq!(day("05/1994").as_deref(), Some("1994-05"));
        assert_eq!(day("sinh năm 1962").as_deref(), Some("1962"));
    }

    #[test]
    fn real_days_and_bare_serials() {
        assert_eq!(day_of(Cell::Date(22783.0)).as_deref(), Some("1962-05-17"));
        let reading = read(&Cell::Number(22783.0), "birth_on", ColumnHabit::default(), today());
        assert_eq!(reading.day.as_deref(), Some("1962-05-17"));
        assert_eq!(reading.issues[0].kind, IssueKind::SerialDate);
        assert_eq!(day_of(Cell::Number(17051962.0)).as_deref(), Some("1962-05-17"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_an_issue_not_a_guess() {
        for text in ["30/02/1962", "31/04/1970", "12/16/2000", "99/99/1999", "không rõ", "17/05/19622"] {
            let reading = read(&Cell::Text(text.into()), "birth_on", ColumnHabit::default(), today());
            assert_eq!(reading.day, None, "{text}");
            assert_eq!(reading.issues[0].kind, IssueKind::BadDate, "{text}");
        }
    }

    #[test]
    fn nothing_written_is_no_issue() {
        for text in ["", "  ", "/ /", "..."] {
            let reading = read(&Cell::Text(text.into()), "birth_on", ColumnHabit::default(), today());
            assert_eq!((reading.day, reading.issues.len()), (None, 0), "{text}");
        }
    }

    #[test]
    fn two_digits_of_a_year() {
        assert_eq!(day("17/05/62").as_deref(), Some("1962-05-17"));
        assert_eq!(day("17/05/05"), None);
    }

    #[test]
    fn births_that_cannot_be() {
        let mut future = DateReading { day: Some("2030-01-01".into()), issues: vec![] };
        assert!(check_birth(&mut future, today()).is_some());
        assert_eq!(future.day, None);
        let mut child = DateReading { day: Some("2018-05-06".into()), issues: vec![] };
        check_birth(&mut child, today());
        assert_eq!(child.issues[0].kind, IssueKind::ImplausibleBirth);
    }
}
