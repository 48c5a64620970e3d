//! Capitals of names.

/// Whether a name is written all in capitals, or without any: “NGUYỄN VĂN AN”, “nguyễn văn an”. A single letter (“Y”)
/// tells nothing.
pub fn is_one_case(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let cases = letters.by_ref().take(64).map(|c| (c.is_uppercase(), c.is_lowercase()));
    let (mut upper, mut lower, mut count) = (true, true, 0);
    for (is_upper, is_lower) in cases {
        upper &= is_upper;
        lower &= is_lower;
        count += 1;
    }
    count > 1 && (upper || lower)
}

/// A name with a capital at the beginning of each word, also after a dash or the apostrophe of Ê Đê names:
/// “H’LINH NIÊ” is “H’Linh Niê”.
pub fn proper_case(name: &str) -> String {
    let mut proper = String::with_capacity(name.len());
    let mut begins = true;
    for letter in name.chars() {
        if matches!(letter, '\u{300}'..='\u{36F}') {
            // The breve of “ê̆” has no letter of its own with it.
            proper.push(letter);
        } else if !letter.is_alphabetic() {
            begins = true;
            proper.push(letter);
        } else if std::mem::take(&mut begins) {
            proper.extend(letter.to_uppercase());
        } else {
            proper.extend(letter.to_lowercase());
        }
    }
    proper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_case_are_written_properly() {
        for (written, proper) in [
            ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
            ("đặng thị ái", "Đặng Thị Ái"),
            ("H’LINH NIÊ KĐĂM", "H’Linh Niê Kđăm"),
            ("H'BIA ÊBAN", "H'Bia Êban"),
            ("MÊ\u{306}LÔ", "Mê\u{306}lô"),
            ("Y BHÔK BLÔ-KRÔNG", "Y Bhôk Blô-Krông"),
        ] {
            assert!(is_one_case(written), "{written}");
            assert_eq!(proper_case(written), proper);
        }
        for fine in ["Nguyễn Văn An", "Y", "H’ Linh", "", "Nguyễn Văn AN"] {
            assert!(!is_one_case(fine), "{fine}");
        }
    }
}
