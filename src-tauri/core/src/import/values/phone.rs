//! Phone numbers, with the zero that Excel ate.

use super::{Issue, IssueKind};
use crate::text::fold;

/// What a phone cell says.
#[derive(Debug, Default, PartialEq)]
pub struct PhoneReading {
    /// Digits only, from the leading zero.
    pub phone: Option<String>,
    /// Other numbers in the same cell.
    pub others: Vec<String>,
    /// Doubts.
    pub issues: Vec<Issue>,
}

/// Reads a cell already on one clean line.
pub fn read(text: &str) -> PhoneReading {
    let mut reading = PhoneReading::default();
    let mut numbers: Vec<(String, bool)> = Vec::new();
    for candidate in candidates(text) {
        if let Some(found) = one(&candidate) {
            numbers.push(found);
        }
    }
    if numbers.is_empty() {
        reading.issues.push(Issue::new(
            "phone",
            IssueKind::BadPhone,
            format!("“{text}” không phải số điện thoại; đã giữ trong ghi chú."),
        ));
        return reading;
    }
    numbers.dedup();
    let (first, restored) = numbers.remove(0);
    if restored {
        reading.issues.push(Issue::new(
            "phone",
            IssueKind::RestoredZero,
            format!("Đã thêm lại số 0 ở đầu số điện thoại: {first}."),
        ));
    }
    if first.len() == 11 && first.starts_with("01") {
        reading.issues.push(Issue::new(
            "phone",
            IssueKind::OldPhone,
            format!("{first} là đầu số 11 số đã đổi từ năm 2018; hãy hỏi lại số mới."),
        ));
    }
    if !numbers.is_empty() {
        reading.others = numbers.into_iter().map(|(number, _)| number).collect();
        reading.issues.push(Issue::new(
            "phone",
            IssueKind::SecondPhone,
            format!("Ô có nhiều số; đã giữ {} trong ghi chú.", reading.others.join(", ")),
        ));
    }
    reading.phone = Some(first);
    reading
}

/// Pieces that may be numbers of their own. A space or a hyphen may stand inside a number, so
/// these divide only when both sides are long enough.
fn candidates(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split([';', ',', '/', '|', '\n']) {
        let whole: String = digits(piece);
        if whole.len() <= 12 {
            found.push(piece.to_owned());
            continue;
        }
        found.extend(piece.split(" - ").flat_map(|p| p.split('-')).flat_map(split_long));
    }
    found
}

/// Two numbers with only a space between them.
fn split_long(piece: &str) -> Vec<String> {
    if digits(piece).len() <= 12 {
        return vec![piece.to_owned()];
    }
    piece.split(' ').map(str::to_owned).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The number from its leading zero, and whether the zero had to be put back.
fn one(text: &str) -> Option<(String, bool)> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 8 {
        return None;
    }
    let mut number = digits(text);
    let foreign = text.trim_start().starts_with('+');
    if number.starts_with("84") && (foreign || number.len() == 11 || number.len() == 12) {
        number.replace_range(..2, "");
        if !number.starts_with('0') {
            number.insert(0, '0');
        }
        return is_phone(&number).then_some((number, false));
    }
    if is_phone(&number) {
        return Some((number, false));
    }
    let padded = format!("0{number}");
    (!number.starts_with('0') && is_phone(&padded)).then_some((padded, true))
}

/// Mobile numbers of 10 digits, the old ones of 11, and fixed lines of 10 or 11.
fn is_phone(number: &str) -> bool {
    let mut bytes = number.bytes();
    if bytes.next() != Some(b'0') {
        return false;
    }
    matches!(
        (number.len(), bytes.next()),
        (10, Some(b'3' | b'5' | b'7' | b'8' | b'9')) | (11, Some(b'1')) | (10 | 11, Some(b'2'))
    )
}

/// Words that only say that a number is one.
const LABELS: &[&str] = &[
    "dt", "sdt", "dtdd", "dtcd", "dd", "so", "dien", "thoai", "di", "dong", "nr", "nha", "rieng", "cq", "co", "quan",
    "dinh", "tel", "phone", "mobile", "mob", "zalo", "may", "ban", "va", "hoac",
];

/// Whether a text says more than numbers: "0914 222 333 (con trai)".
pub fn says_more(text: &str) -> bool {
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| word.chars().any(char::is_alphabetic));
    words.any(|word| !LABELS.contains(&word))
}

/// Whether a text is a phone number, with or without its zero.
pub fn looks_like_phone(text: &str) -> bool {
    text.len() <= 40 && candidates(text).iter().any(|piece| one(piece).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Option<String> {
        read(text).phone
    }

    #[test]
    fn a_lost_zero_is_put_back_and_said() {
        let reading = read("912345678");
        assert_eq!(reading.phone.as_deref(), Some("0912345678"));
        assert_eq!(reading.issues[0].kind, IssueKind::RestoredZero);
        assert_eq!(phone("2623812345").as_deref(), Some("02623812345"));
    }

    #[test]
    fn dots_spaces_and_the_country_code() {
        assert_eq!(phone("0912.345.678").as_deref(), Some("0912345678"));
        assert_eq!(phone("+84 912 345 678").as_deref(), Some("0912345678"));
        assert_eq!(phone("84912345678").as_deref(), Some("0912345678"));
        assert_eq!(phone("(0262) 3812345").as_deref(), Some("02623812345"));
    }

    #[test]
    fn old_eleven_digit_numbers_are_kept() {
        let reading = read("01655252746");
        assert_eq!(reading.phone.as_deref(), Some("01655252746"));
        assert_eq!(reading.issues[0].kind, IssueKind::OldPhone);
        assert_eq!(phone("1655252746").as_deref(), Some("01655252746"));
    }

    #[test]
    fn two_numbers_in_one_cell() {
        let reading = read("0912345678 - 0262 3812345");
        assert_eq!(reading.phone.as_deref(), Some("0912345678"));
        assert_eq!(reading.others, ["02623812345"]);
        assert_eq!(read("0912345678 0987654321").others, ["0987654321"]);
        assert_eq!(read("0912345678/0987654321").others, ["0987654321"]);
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        assert_eq!(phone("Không có"), None);
        assert_eq!(phone("3374123077"), None);
        assert_eq!(phone("12345"), None);
    }
}
