//! Personal identification numbers: 12 digits, or 9 of the former card.

use super::{Issue, IssueKind};

/// What an id cell says.
#[derive(Debug, Default, PartialEq)]
pub struct IdReading {
    /// 9 or 12 digits.
    pub national_id: Option<String>,
    /// Doubts.
    pub issues: Vec<Issue>,
}

/// Reads a cell already on one clean line. `this_year` bounds what a birth year can be.
pub fn read(text: &str, this_year: i32) -> IdReading {
    let mut reading = IdReading::default();
    let number: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\'' | '’' | '`')).collect();
    if is_reckoned(text) {
        reading.issues.push(Issue::new(
            "national_id",
            IssueKind::ReckonedId,
            format!(
                "Ô số định danh ghi “{text}”: số đã bị bảng tính tính toán hoặc rút gọn nên không rõ là số nào; hãy sửa \
                 lại trong danh sách rồi đọc lại."
            ),
        ));
        return reading;
    }
    let all_digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let restored = match number.len() {
        _ if !all_digits => None,
        12 | 9 => Some((number.clone(), false)),
        // 12 digits always begin with 0, and codes below 010 with two: Excel eats both.
        10 | 11 => padded(&number, 12).filter(|id| is_possible(id, this_year)).map(|id| (id, true)),
        8 => padded(&number, 9).map(|id| (id, true)),
        _ => None,
    };
    match restored {
        Some((id, was_padded)) => {
            if was_padded {
                reading.issues.push(Issue::new(
                    "national_id",
                    IssueKind::RestoredZero,
                    format!("Đã thêm lại số 0 ở đầu số định danh: {id}."),
                ));
            } else if id.len() == 12 && !is_possible(&id, this_year) {
                reading.issues.push(Issue::new(
                    "national_id",
                    IssueKind::BadId,
                    format!("Số định danh {id} không đúng cấu tạo; hãy kiểm tra lại."),
                ));
            }
            reading.national_id = Some(id);
        }
        None => reading.issues.push(Issue::new(
            "national_id",
            IssueKind::BadId,
            format!("“{text}” không phải số định danh (12 số) hay số CMND (9 số); đã giữ trong ghi chú."),
        )),
    }
    reading
}

/// A minus sign, or a number cut short to "6,6062E+10": its digits are no longer a number of anybody.
fn is_reckoned(text: &str) -> bool {
    let text = text.trim();
    let number = text.strip_prefix(['-', '−']).unwrap_or(text);
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    if number.len() < text.len() {
        return digits_only(number);
    }
    number.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        digits_only(power.strip_prefix('+').unwrap_or(power)) && digits_only(&digits.replace([',', '.'], ""))
    })
}

fn padded(number: &str, length: usize) -> Option<String> {
    Some(format!("{number:0>length$}"))
}

/// A 12-digit number: province code 001–096, a digit for century and sex, two of the birth year.
fn is_possible(id: &str, this_year: i32) -> bool {
    let code: u32 = id[..3].parse().unwrap_or(0);
    (1..=96).contains(&code) && birth_year(id).is_some_and(|year| year <= this_year)
}

/// The birth year a 12-digit number says.
pub fn birth_year(id: &str) -> Option<i32> {
    if id.len() != 12 {
        return None;
    }
    let century: i32 = id[3..4].parse().ok()?;
    let year: i32 = id[4..6].parse().ok()?;
    Some(1900 + century / 2 * 100 + year)
}

/// The sex a 12-digit number says. Never used to fill one in, only to point at a contradiction.
pub fn sex(id: &str) -> Option<&'static str> {
    if id.len() != 12 {
        return None;
    }
    let digit: u32 = id[3..4].parse().ok()?;
    Some(if digit.is_multiple_of(2) { "male" } else { "female" })
}

/// Whether a text is an id number of 12 digits, perhaps without its zeros, as a program sees it.
pub fn looks_like_id(text: &str, this_year: i32) -> bool {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits && matches!(text.len(), 11 | 12) && padded(text, 12).is_some_and(|id| is_possible(&id, this_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<String> {
        read(text, 2026).national_id
    }

    #[test]
    fn a_lost_zero_is_put_back_and_said() {
        let reading = read("66062001234", 2026);
        assert_eq!(reading.national_id.as_deref(), Some("066062001234"));
        assert_eq!(reading.issues[0].kind, IssueKind::RestoredZero);
    }

    #[test]
    fn two_lost_zeros_only_when_the_number_makes_sense() {
        assert_eq!(id("1062001234").as_deref(), Some("001062001234"));
        // Century digit 2 and year 43 would be 2043.
        assert_eq!(id("1243456789"), None);
    }

    #[test]
    fn nine_digits_of_the_former_card() {
        assert_eq!(id("240123456").as_deref(), Some("240123456"));
        assert_eq!(id("12345678").as_deref(), Some("012345678"));
        assert_eq!(id("240 123 456").as_deref(), Some("240123456"));
    }

    #[test]
    fn what_is_no_id_is_not_guessed() {
        assert_eq!(id("chưa có"), None);
        assert_eq!(id("1234567"), None);
        assert_eq!(id("00311663619459"), None);
    }

    #[test]
    fn what_the_number_says_of_its_bearer() {
        assert_eq!(birth_year("066162001234"), Some(1962));
        assert_eq!(sex("066162001234"), Some("female"));
        assert_eq!(birth_year("066203001234"), Some(2003));
    }
}
