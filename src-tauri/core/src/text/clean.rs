//! What every text passes on its way into the book.

use icu_normalizer::ComposingNormalizerBorrowed;

/// One line of clean text: NFC; U+00A0 and other blanks become one space; zero-width and direction marks,
/// control characters and what is no letter at all go; `Ð`/`ð` (Icelandic, typed by old keyboards) become `Đ`/`đ`; trimmed.
pub fn clean(text: &str) -> String {
    if is_clean(text) { text.to_owned() } else { cleaned(text) }
}

/// Like [`clean`], of a text that nobody needs as it was: clean as it stands, it is handed back.
pub fn clean_owned(text: String) -> String {
    if is_clean(&text) { text } else { cleaned(&text) }
}

fn cleaned(text: &str) -> String {
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
    let mut is_plain = true;
    for letter in text.chars() {
        if !is_plain_letter(letter) {
            is_plain &= letter == ' ';
            if mend(letter) != Some(letter) || (letter == ' ' && after_space) {
                return false;
            }
        }
        after_space = letter == ' ';
    }
    (text.is_empty() || !after_space) && (is_plain || ComposingNormalizerBorrowed::new_nfc().is_normalized(text))
}

/// The letters, digits and signs that most text is made of: nothing to mend, and composed as they are (below U+0300
/// and in Latin Extended Additional, where the letters of Vietnamese stand, no letter composes with another).
fn is_plain_letter(letter: char) -> bool {
    matches!(letter, '!'..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{CF}' | '\u{D1}'..='\u{EF}'
        | '\u{F1}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}')
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
        // Soft hyphen, zero width, direction and byte order marks, variation selectors, letters that are not drawn.
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => None,
        // No letters at all: XML, and so every workbook and letter, has no place for the last two.
        '\u{FDD0}'..='\u{FDEF}' => None,
        none if u32::from(none) & 0xFFFE == 0xFFFE => None,
        blank if blank.is_whitespace() => Some(' '),
        control if control.is_control() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_letter_is_neither_mended_nor_composed() {
        let composer = ComposingNormalizerBorrowed::new_nfc();
        for letter in (0..0x3000).filter_map(char::from_u32).filter(|letter| is_plain_letter(*letter)) {
            assert_eq!(mend(letter), Some(letter), "U+{:04X}", letter as u32);
            // Beside any other plain letter too: none joins the one before it.
            for before in ['a', 'ư', 'Ệ'] {
                assert!(composer.is_normalized(&format!("{before}{letter}")), "U+{:04X}", letter as u32);
            }
        }
    }

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
