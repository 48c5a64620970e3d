//! The search form of a text: no accents, no case, no punctuation. SQLite folds ASCII only, so it is done here
//! and stored.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Lower case, without tone and vowel marks, `đ` as `d`, anything but letters and digits as one space.
/// The apostrophes of Ê Đê names (’ ' ʼ `) thereby count alike.
pub fn fold(text: &str) -> String {
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
    let folded: Vec<String> = texts.into_iter().flatten().map(fold).filter(|text| !text.is_empty()).collect();
    folded.join(" ")
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
}
