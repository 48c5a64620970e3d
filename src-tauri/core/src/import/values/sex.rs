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
