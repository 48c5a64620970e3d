//! Sex from words; nothing written stays nothing.

use crate::text::fold;

/// `male`, `female` or `other`; `None` when the word is not known.
pub fn read(text: &str) -> Option<&'static str> {
    // A lone "N" may begin either word.
    // "nu" without its accents is still a woman; "nam" folds to itself.
    match fold(text).as_str() {
        "nam" | "male" | "m" | "man" | "ong" | "trai" | "anh" | "nam gioi" => Some("male"),
        "nu" | "female" | "f" | "woman" | "ba" | "gai" | "chi" | "co" | "nu gioi" => Some("female"),
        "khac" | "other" => Some("other"),
        _ => None,
    }
}

/// What unknown words probably mean: they hold one of the two ("giới tính nam"), and not both. Only to be proposed.
pub fn likely(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| matches!(*word, "nam" | "nữ"));
    match (words.next(), words.next()) {
        (Some("nam"), None) => Some("male"),
        (Some(_), None) => Some("female"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_sex() {
        assert_eq!(read("Nam"), Some("male"));
        assert_eq!(read("NỮ"), Some("female"));
        assert_eq!(read("Nu\u{31B}\u{303}"), Some("female"));
        assert_eq!(read("1"), None);
        assert_eq!(read("N"), None);
        assert_eq!(read("Kinh"), None);
    }
}
