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
