//! What kind of member somebody is, from words.

use crate::text::fold;

/// `full`, `associate` or `honorary`; `None` when the words are not known.
pub fn read(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    if folded.contains("danh du") {
        Some("honorary")
    } else if folded.contains("lien ket") {
        Some("associate")
    } else if folded.contains("chinh thuc") || folded == "ct" {
        Some("full")
    } else {
        None
    }
}

/// Whether a heading names one of them, so that a mark below says it: "HV danh dự", "Chính thức".
pub fn in_heading(text: &str) -> bool {
    read(text).is_some() && text.split_whitespace().count() <= 4
}

/// What the title of a group says of the members below it: "B. HỘI VIÊN DANH DỰ".
pub fn of_section(text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    (folded.contains(" hoi vien ") || folded.contains(" hv ")).then(|| read(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_kind_of_member() {
        assert_eq!(read("Hội viên danh dự"), Some("honorary"));
        assert_eq!(read("CT"), Some("full"));
        assert_eq!(read("Tán trợ"), None);
    }
}
