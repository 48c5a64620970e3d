//! Whether somebody still works, from words, a mark or the day of retiring.

use super::{date, is_tick};
use crate::excel::reading::Cell;
use crate::text::fold;

/// What a cell says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Working {
    /// `working` or `retired`.
    Status(&'static str),
    /// Retired on the day that is written.
    RetiredOn,
    /// What every member of a list does ("đang sinh hoạt").
    Nothing,
    /// Not known.
    Unknown,
}

/// Reads a cell; `heading` is the words above it: a mark under "Nghỉ hưu" says retired, under "Tình trạng" nothing that
/// is known.
pub fn read(text: &str, heading: &str) -> Working {
    let folded = fold(text);
    let heading = fold(heading);
    let of_retiring = heading.contains("huu");
    // "Chuyển công tác", "nghỉ việc", "thôi làm việc": none of the two.
    let left = ["chuyen", "nghi", "thoi", "khong"].iter().any(|word| folded.split(' ').any(|one| one == *word));
    if says_retired(text, &folded) || folded.contains("nghi che do") || (is_tick(text) && of_retiring) {
        Working::Status("retired")
    } else if (is_tick(text) && ["dang cong tac", "duong chuc", "dang lam viec"].contains(&heading.as_str()))
        || (!left && ["cong tac", "lam viec", "duong chuc"].iter().any(|words| folded.contains(words)))
    {
        Working::Status("working")
    } else if of_retiring && date::looks_like_date(&Cell::Text(text.to_owned())) {
        Working::RetiredOn
    } else if ["sinh hoat", "hoat dong", "binh thuong"].iter().any(|words| folded.ends_with(words)) {
        Working::Nothing
    } else {
        Working::Unknown
    }
}

/// "Hưu" as a word of its own; without accents only where no other word is meant ("cơ hữu", "Hội Hữu nghị"). Who is not
/// retired yet is not.
fn says_retired(text: &str, folded: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    if words(folded).iter().any(|word| word == "chua" || word == "sap") {
        return false;
    }
    let text = crate::text::clean(text);
    if !text.is_ascii() {
        return words(&text).iter().any(|word| word == "hưu" || word == "huu");
    }
    folded == "huu"
        || ["nghi huu", "ve huu", "huu tri", "da huu", "can bo huu"].iter().any(|words| folded.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_what_its_heading_says() {
        assert_eq!(read("x", "Nghỉ hưu"), Working::Status("retired"));
        assert_eq!(read("x", "Đang công tác"), Working::Status("working"));
        assert_eq!(read("*", "Tình trạng"), Working::Unknown);
        assert_eq!(read("01/9/2008", "Ngày nghỉ hưu"), Working::RetiredOn);
        assert_eq!(read("Đã nghỉ hưu", "Tình trạng"), Working::Status("retired"));
        for text in ["Hưu", "nghi huu", "Hưu trí", "CB hưu", "Về hưu 2015"] {
            assert_eq!(read(text, "Tình trạng"), Working::Status("retired"), "{text}");
        }
        for text in ["Giảng viên cơ hữu", "Hội Hữu nghị", "Chưa nghỉ hưu", "sắp nghỉ hưu", "co huu"]
        {
            assert_ne!(read(text, "Tình trạng"), Working::Status("retired"), "{text}");
        }
    }
}
