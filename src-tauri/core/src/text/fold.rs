//! The search form of a text: no accents, no case, no punctuation. SQLite folds ASCII only, so it is done here
//! and stored.

use std::sync::OnceLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Lower case, without tone and vowel marks, `đ` as `d`, anything but letters and digits as one space.
/// The apostrophes of Ê Đê names (’ ' ʼ `) thereby count alike.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(&mut out, text);
    out
}

/// Writes the search form of `text` behind `out`, which is empty or ends with a space.
fn fold_onto(out: &mut String, text: &str) {
    let begun = out.len();
    if fold_by_table(out, text).is_none() {
        out.truncate(begun);
        out.push_str(&fold_any(text));
    }
}

/// The letters that Vietnamese and its neighbours are written with, looked up: lists fold a hundred thousand cells.
/// Nothing when the text holds another.
fn fold_by_table(out: &mut String, text: &str) -> Option<()> {
    let table = table();
    let begun = out.len();
    for letter in text.chars() {
        match table.get(letter as usize).copied() {
            None | Some(OTHER) => return None,
            Some(NOTHING) => {}
            Some(b' ') => push_space(out),
            Some(base) => out.push(char::from(base)),
        }
    }
    if out.len() > begun && out.ends_with(' ') {
        out.pop();
    }
    Some(())
}

/// In the table: the letter becomes something that is no single ASCII letter.
const OTHER: u8 = 0;
/// In the table: the letter goes without a trace.
const NOTHING: u8 = 1;
/// The last in the table: past ỹ, dashes and quotation marks.
const LAST_IN_TABLE: u32 = 0x205F;

/// By number of the letter, what [`fold_any`] makes of it between two others: an ASCII letter, a space, or nothing.
fn table() -> &'static [u8] {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let base = |number: u32| match char::from_u32(number).map(|letter| fold_any(&format!("a{letter}b"))) {
            Some(folded) if folded.len() == 3 => folded.as_bytes()[1],
            Some(folded) if folded.len() == 2 => NOTHING,
            _ => OTHER,
        };
        (0..=LAST_IN_TABLE).map(base).collect()
    })
}

/// Any text, by the rules of Unicode.
fn fold_any(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lower = text.to_lowercase();
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(lower.chars()) {
        match letter {
            '\u{0300}'..='\u{036F}' => {}
            'đ' | 'ð' => out.push('d'),
            '\u{02BC}' => push_space(&mut out),
            letter if letter.is_alphanumeric() => out.push(letter),
            _ => push_space(&mut out),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The folded texts that are there, joined by a space: the `search_fold` of a record.
pub fn fold_all<'t>(texts: impl IntoIterator<Item = Option<&'t str>>) -> String {
    let mut out = String::new();
    for text in texts.into_iter().flatten() {
        push_space(&mut out);
        fold_onto(&mut out, text);
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// A `LIKE` pattern (no escape needed: folding leaves letters, digits and spaces) that finds `text` at the
/// beginning of a word of a column written as `' ' || column`.
pub fn like_pattern(text: &str) -> String {
    format!("% {}%", fold(text))
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_without_accents_finds_all() {
        assert_eq!(fold("Đặng Thị Hồng-Ánh"), "dang thi hong anh");
        assert_eq!(fold("ĐƯỜNG"), fold("dương"));
        assert_eq!(fold("H’ Kđoh"), fold("H' KĐOH"));
        assert_eq!(fold("Hʼ Kđoh"), fold("H` Kđoh"));
        assert_eq!(fold("  a.b@c.vn "), "a b c vn");
    }

    #[test]
    fn folded_texts_are_joined_by_one_space() {
        assert_eq!(fold_all([Some("Đắk"), None, Some("–"), Some(" Lắk "), Some("Хаби"), Some("")]), "dak lak хаби");
        assert_eq!(fold_all([None, Some("..")]), "");
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        let letters: String = (0..0x3000).filter_map(char::from_u32).collect();
        for letter in letters.chars() {
            let text = format!("a{letter}B {letter}");
            assert_eq!(fold(&text), fold_any(&text), "U+{:04X}", letter as u32);
        }
        let is_in_table = |text| fold_by_table(&mut String::new(), text).is_some();
        assert!(is_in_table("Đặng Thị Hồng-Ánh"));
        assert!(is_in_table("H’ Kđoh"));
        assert!(!is_in_table("Хаби"));
    }
}
