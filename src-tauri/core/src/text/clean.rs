//! What every text passes on its way into the book.

use icu_normalizer::ComposingNormalizerBorrowed;

/// One line of clean text: NFC; U+00A0 and other blanks become one space; zero-width and direction marks and
/// control characters go; `Ð`/`ð` (Icelandic, typed by old keyboards) become `Đ`/`đ`; trimmed.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let mended: String = text.chars().filter_map(mend).collect();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&mended);
    let mut out = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Most text is clean as it stands, and finding that out is far cheaper than cleaning.
fn is_clean(text: &str) -> bool {
    let mut after_space = true;
    for letter in text.chars() {
        if mend(letter) != Some(letter) || (letter == ' ' && after_space) {
            return false;
        }
        after_space = letter == ' ';
    }
    (text.is_empty() || !after_space) && ComposingNormalizerBorrowed::new_nfc().is_normalized(text)
}

/// Like [`clean`], line by line: for results, notes, report sections. Blank lines at both ends go.
pub fn clean_paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    lines.join("\n").trim().to_owned()
}

/// Like [`clean`]; nothing left is `None`.
pub fn clean_optional(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

fn mend(letter: char) -> Option<char> {
    match letter {
        '\u{00D0}' => Some('Đ'),
        '\u{00F0}' => Some('đ'),
        // Soft hyphen, zero width, direction and byte order marks, variation selectors.
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => None,
        blank if blank.is_whitespace() => Some(' '),
        control if control.is_control() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_lists_come_out_clean() {
        assert_eq!(clean("\u{a0} Nguye\u{302}\u{303}n\u{a0}\u{202d} Va\u{306}n  A\n"), "Nguyễn Văn A");
        assert_eq!(clean("\u{d0}ặng"), "Đặng");
        assert_eq!(clean_paragraphs(" một \r\n\r\n hai "), "một\n\nhai");
        assert_eq!(clean_optional(Some(" \u{200b} ")), None);
        assert_eq!(clean(""), "");
        assert_eq!(clean("Nguyễn Văn A"), "Nguyễn Văn A");
        assert_eq!(clean("Nguyễn  Văn A "), "Nguyễn Văn A");
    }
}
