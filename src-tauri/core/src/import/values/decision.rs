//! Decisions as lists write them: "Quyết định số 12/QĐ-HLV ngày 15/01/2019 của Hội Làm vườn tỉnh".

use super::date;
use super::day_habit::ColumnHabit;
use crate::excel::reading::Cell;
use chrono::NaiveDate;

/// The parts of a decision written in one cell.
#[derive(Debug, Default, PartialEq)]
pub struct Decision {
    /// Its number, or the whole text where no part could be told.
    pub number: Option<String>,
    /// As far as it is known: `YYYY-MM-DD` or `YYYY-MM`.
    pub on: Option<String>,
    /// Who made it.
    pub issuer: Option<String>,
}

/// Reads a cell already on one clean line. What follows "ngày" and is no day leaves the text whole.
pub fn read(text: &str, today: NaiveDate) -> Decision {
    let whole = || Decision { number: Some(text.to_owned()), ..Decision::default() };
    let (rest, issuer) = match text.split_once(" của ") {
        Some((rest, issuer)) => (rest, Some(tidy(issuer))),
        None => (text, None),
    };
    let (number, on) = match rest.to_lowercase().find("ngày") {
        // Lower case of Vietnamese letters has the length of their capitals.
        Some(at) if rest.is_char_boundary(at) => match day(&rest[at..], today) {
            Some(on) => (&rest[..at], Some(on)),
            None => return whole(),
        },
        Some(_) => return whole(),
        None => match rest.rsplit_once(' ').and_then(|(number, last)| {
            // "QĐ 12/2019" is a number; a month alone stands in brackets.
            Some((number, day(last, today).filter(|day| day.len() == 10 || last.starts_with('('))?))
        }) {
            Some((number, on)) => (number, Some(on)),
            None => (rest, day(rest, today).filter(|day| day.len() == 10)),
        },
    };
    let only_a_day = on.is_some() && number.len() == rest.len();
    let number = tidy(without_word(number));
    if number.is_empty() && !only_a_day {
        return whole();
    }
    Decision { number: (!only_a_day).then_some(number), on, issuer: issuer.filter(|issuer| !issuer.is_empty()) }
}

fn day(text: &str, today: NaiveDate) -> Option<String> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let reading = date::read(&Cell::Text(text.to_owned()), "decision_on", ColumnHabit::default(), today);
    let is_past = |day: &String| day.len() >= 7 && *day <= today.format("%Y-%m-%d").to_string();
    reading.day.filter(|day| reading.issues.is_empty() && is_past(day))
}

fn tidy(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '-' | '–' | '(' | ':')).to_owned()
}

/// "Quyết định số 12/QĐ" → "12/QĐ".
fn without_word(text: &str) -> &str {
    let mut rest = text.trim_start();
    for word in ["quyết định", "qđ", "số"] {
        let length = rest.to_lowercase().strip_prefix(word).map(|after| (word.len(), after.chars().next()));
        if let Some((length, Some(' ' | ':' | '.'))) = length
            && let Some(after) = rest.get(length..)
        {
            rest = after.trim_start_matches([' ', ':', '.']);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, Option<String>, Option<String>) {
        let Decision { number, on, issuer } = read(text, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        (number, on, issuer)
    }
    fn said(number: &str, on: &str, issuer: &str) -> (Option<String>, Option<String>, Option<String>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (some(number), some(on), some(issuer))
    }

    #[test]
    fn parts_of_a_decision() {
        assert_eq!(parts("12/QĐ-HLV"), said("12/QĐ-HLV", "", ""));
        assert_eq!(parts("Số 12/QĐ-HLV ngày 5/3/2019"), said("12/QĐ-HLV", "2019-03-05", ""));
        assert_eq!(parts("QĐ số: 12 ngày 05 tháng 3 năm 2019"), said("12", "2019-03-05", ""));
        assert_eq!(
            parts("QUYẾT ĐỊNH số 12/QĐ-HLV, Ngày 5/3/2019 của Tỉnh Hội"),
            said("12/QĐ-HLV", "2019-03-05", "Tỉnh Hội")
        );
        assert_eq!(parts("12/2019/QĐ-HLV (05/03/2019)"), said("12/2019/QĐ-HLV", "2019-03-05", ""));
        assert_eq!(parts("05/03/2019"), said("", "2019-03-05", ""));
        assert_eq!(parts("QĐ12"), said("QĐ12", "", ""));
        assert_eq!(parts("QĐ 12/2019"), said("12/2019", "", ""));
        assert_eq!(parts("QĐ 07 (5/2018)"), said("07", "2018-05", ""));
    }

    #[test]
    fn what_is_no_day_leaves_the_text_whole() {
        for text in ["12/QĐ ngày 31/02/2019", "12/QĐ ngày nhận đơn", "12/QĐ ngày 5/3/2031", "Quyết định"]
        {
            assert_eq!(parts(text), said(text, "", ""), "{text}");
        }
    }
}
