//! Text in the one-byte encodings of the time before Unicode, as it looks when it is taken for today's: TCVN3
//! (“NguyÔn V¨n ¸i”) and VNI (“Nguyeãn Vaên AÙi”).
//!
//! A word speaks for an old encoding when it is no Vietnamese syllable as it stands and becomes one when it is
//! decoded. Words of one person, a foreign name or a name of the Central Highlands among them, prove nothing; a
//! column is judged by all its words.

mod letters;
mod syllable;

use letters::{from_tcvn3, from_vni};
use syllable::is_syllable;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Legacy {
    /// TCVN3 (ABC), fonts `.Vn…`.
    Tcvn3,
    /// VNI for Windows, fonts `VNI-…`.
    Vni,
}

impl Legacy {
    /// As the people who type it call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }

    /// The encoding that a font is made for, and whether it draws capitals of all letters (`.VnTimeH`).
    pub fn of_font(name: &str) -> Option<(Self, bool)> {
        let name = name.trim();
        if name.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case(".vn")) {
            // “.VnArial NarrowH”, “.VnTimeH”; no family of them ends in this letter otherwise.
            return Some((Self::Tcvn3, name.ends_with('H')));
        }
        name.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("vni-")).then_some((Self::Vni, false))
    }

    /// Whether a text holds a word that can only be read in this encoding. Ask it of texts of a column that was
    /// judged to be in it.
    pub fn is_in(self, text: &str) -> bool {
        may_speak(text) && text.split_whitespace().any(|word| self.is_of(speaks_for(word)))
    }

    /// Whether a text with letters beyond ASCII may as well be in this encoding: each of its words becomes a syllable, or
    /// holds a sign that no word of today has (“§¾k”).
    pub fn may_be_in(self, text: &str) -> bool {
        let mut words = text.split_whitespace().map(bare).filter(|word| !word.is_ascii()).peekable();
        words.peek().is_some()
            && words.all(|word| self.word(word).is_some_and(|read| is_syllable(&read) || has_sign(word)))
    }

    fn is_of(self, (tcvn3, vni): (bool, bool)) -> bool {
        match self {
            Self::Tcvn3 => tcvn3,
            Self::Vni => vni,
        }
    }

    fn word(self, word: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => from_tcvn3(word),
            Self::Vni => from_vni(word),
        }
    }

    /// The text in Unicode, and whether all of it could be read; a word with a sign that is no letter of the encoding
    /// stays as it is. Blanks stay too.
    pub fn decode(self, text: &str) -> (String, bool) {
        let mut decoded = String::with_capacity(text.len() + 8);
        let mut whole = true;
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match self.word(word) {
                Some(read) => decoded.push_str(&read),
                None => {
                    // A word of today between old ones is read as it is.
                    whole &= is_syllable(bare(word));
                    decoded.push_str(word);
                }
            }
            let blanks = after.len() - after.trim_start().len();
            decoded.push_str(&after[..blanks]);
            rest = &after[blanks..];
        }
        if self == Self::Tcvn3 { (with_capitals(&decoded), whole) } else { (decoded, whole) }
    }
}

/// TCVN3 has no capitals of letters with a tone; a font of capitals draws them. So their words follow the others:
/// “Lª ThÞ ¸nh” is Lê Thị Ánh, “NGUYÔN V¡N ¸I” is NGUYỄN VĂN ÁI; the first of a text begins with one.
fn with_capitals(text: &str) -> String {
    let ascii = |word: &str| word.chars().filter(char::is_ascii_alphabetic).count();
    let words = || text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    let first = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let begins_old = |word: &str| first(word).is_some_and(|c| !c.is_ascii());
    let all_shouted = words().any(|word| ascii(word) > 1) && !text.contains(|c: char| c.is_ascii_lowercase());
    let mut others = words().filter(|word| !begins_old(word)).peekable();
    let all_begin = others.peek().is_some() && others.all(|word| first(word).is_some_and(char::is_uppercase));
    text.split_inclusive(char::is_whitespace)
        .enumerate()
        .map(|(at, word)| {
            if all_shouted {
                word.to_uppercase()
            } else if (all_begin || at == 0) && begins_old(word) {
                raised(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

/// A word with a capital at its beginning.
fn raised(word: &str) -> String {
    let mut letters = word.chars();
    let mut raised = String::with_capacity(word.len());
    for letter in letters.by_ref() {
        raised.extend(letter.to_uppercase());
        if letter.is_alphabetic() {
            break;
        }
    }
    raised + letters.as_str()
}

/// Whether a text has letters of Vietnamese that only Unicode has: ă đ ĩ ũ ơ ư and those of Latin Extended Additional.
pub fn is_todays(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            u32::from(c),
            0x1EA0
                ..=0x1EF9
                    | 0x102
                    | 0x103
                    | 0x110
                    | 0x111
                    | 0x128
                    | 0x129
                    | 0x168
                    | 0x169
                    | 0x1A0
                    | 0x1A1
                    | 0x1AF
                    | 0x1B0
        )
    })
}

/// How many words of a text can be read only as TCVN3, and only as VNI.
pub fn speaking_words(text: &str) -> [usize; 2] {
    let mut words = [0, 0];
    if may_speak(text) {
        for word in text.split_whitespace() {
            let (tcvn3, vni) = speaks_for(word);
            words[0] += usize::from(tcvn3);
            words[1] += usize::from(vni);
        }
    }
    words
}

/// The encoding that some texts are written in. A lone word proves nothing: it may be a foreign name that happens to
/// decode.
pub fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Legacy> {
    of_words(words_of(texts))
}

/// How many words of the texts speak for TCVN3, and how many for VNI.
pub fn words_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> [usize; 2] {
    let words = texts.into_iter().map(speaking_words);
    words.fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]])
}

/// The encoding for which that many words speak.
pub fn of_words([tcvn3, vni]: [usize; 2]) -> Option<Legacy> {
    match tcvn3.max(vni) {
        0 | 1 => None,
        _ if tcvn3 >= vni => Some(Legacy::Tcvn3),
        _ => Some(Legacy::Vni),
    }
}

/// Of one file in both one-byte code pages: whether it reads better as Vietnamese under that of Windows 1258 than
/// under the Western one, be it as old text or as names whose letters Latin-1 has ("Võ", "Lý"). A few words of each
/// always make sense in the others, so the words of Windows 1258 must be more.
pub fn is_1258(western: &str, vietnamese: &str) -> bool {
    let old = words_of_table(western).filter(|word| speaks_for(word) != (false, false)).count();
    let todays = |text: &str| {
        let composed = super::clean(text);
        words_of_table(&composed).filter(|word| !word.is_ascii() && is_syllable(word.trim_matches('"'))).count()
    };
    let in_1258 = todays(vietnamese);
    in_1258 > todays(western) && (old <= 1 || in_1258 >= old)
}

/// The words of a text table, whatever separates its columns.
fn words_of_table(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|piece| piece.split([',', ';', '|']))
}

/// Whether a text holds one of the letters that an old encoding is known by: those of Latin-1 beyond ASCII, whose
/// UTF-8 begins with 0xC2 or 0xC3. Most texts of a list hold none, and are looked at no further.
fn may_speak(text: &str) -> bool {
    memchr::memchr2(0xC2, 0xC3, text.as_bytes()).is_some()
}

/// Whether a word is readable only as TCVN3, only as VNI (or as both).
fn speaks_for(word: &str) -> (bool, bool) {
    let word = bare(word);
    // Both are one byte a letter: what lies beyond Latin-1 is today's text. A letter of ASCII is in almost every
    // syllable; without one a sign alone (“«”, “®”) would pass for a vowel.
    let latin1 = word.chars().all(|c| u32::from(c) <= 0xFF);
    if word.is_ascii() || !latin1 || !word.chars().any(|c| c.is_ascii_alphabetic()) || is_syllable(word) {
        return (false, false);
    }
    let speaks = |read: Option<String>| read.is_some_and(|read| is_syllable(&read));
    (speaks(from_tcvn3(word)), speaks(from_vni(word)))
}

/// Whether a word holds a sign of Latin-1 that is no letter of any word, as the letters of TCVN3 look today: “§¾k”, “Niª”.
fn has_sign(word: &str) -> bool {
    let is_sign = |c: char| !c.is_alphabetic() || matches!(c, 'ª' | 'º' | 'µ');
    word.chars().any(|c| matches!(u32::from(c), 0xA1..=0xFF) && is_sign(c))
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_highlands_are_no_syllables_and_hold_signs() {
        for text in ["Niª", "£ban", "K®¨m"] {
            assert!(Legacy::Tcvn3.may_be_in(text), "{text}");
        }
    }

    #[test]
    fn old_letters_are_known_by_the_words_they_make() {
        assert_eq!(of_texts(["D\u{ad}¬ng V¨n ¢n", "NguyÔn ThÞ Hång"]), Some(Legacy::Tcvn3));
        assert_eq!(of_texts(["Döông Vaên AÂn", "Nguyeãn Thò Hoàng"]), Some(Legacy::Vni));
        assert_eq!(of_texts(["Xin chaøo caùc baïn"]), Some(Legacy::Vni));
        assert_eq!(of_texts(["Hµn Quèc h«m nay b¾n ph¸o ®¸p tr¶ TriÒu Tiªn"]), Some(Legacy::Tcvn3));
        assert!(Legacy::Tcvn3.is_in("T«i ®i häc") && !Legacy::Tcvn3.is_in("Nguyễn Văn An"));
        assert!(Legacy::Vni.is_in("NGUYEÃN VAÊN") && !Legacy::Vni.is_in("Le Van Hoa"));
    }

    #[test]
    fn old_text_is_read_with_its_capitals() {
        let tcvn3 = |text: &str| Legacy::Tcvn3.decode(text).0;
        assert_eq!(tcvn3("D\u{ad}¬ng V¨n ¢n"), "Dương Văn Ân");
        assert_eq!(tcvn3("NguyÔn ThÞ ¸nh, §inh Lª ý"), "Nguyễn Thị Ánh, Đinh Lê Ý");
        assert_eq!(tcvn3("NGUYÔN V¡N ¸I, Lª"), "NGUYỄN VĂN ÁI, LÊ");
        assert_eq!(tcvn3("UBND x·, HND"), "UBND xã, HND");
        assert_eq!((tcvn3("¸i"), tcvn3("ñy ban nh©n d©n x·")), ("Ái".into(), "Ủy ban nhân dân xã".into()));
        assert_eq!(tcvn3("L\u{ad}u A¸i, ¢Ên §é"), "Lưu Ái, Ấn Độ");
        assert_eq!(tcvn3("T«i ®i häc"), "Tôi đi học");
        assert_eq!(tcvn3("Héi Lµm v\u{ad}ên\u{a0}- Sè 12/Q§"), "Hội Làm vườn\u{a0}- Số 12/QĐ");
        let vni = |text: &str| Legacy::Vni.decode(text).0;
        assert_eq!(vni("Döông Vaên AÂn"), "Dương Văn Ân");
        assert_eq!(vni("NGUYEÃN THÒ HOÀNG AÙNH"), "NGUYỄN THỊ HỒNG ÁNH");
        assert_eq!(vni("Ñaëng Vuõ YÙ Ñöùc"), "Đặng Vũ Ý Đức");
        assert_eq!(Legacy::Vni.decode("“Hoäi” – ÿ"), ("“Hội” – ÿ".to_owned(), false));
    }

    #[test]
    fn fonts_name_their_encoding() {
        assert_eq!(Legacy::of_font(".VnTime"), Some((Legacy::Tcvn3, false)));
        assert_eq!(Legacy::of_font(".VnArial NarrowH"), Some((Legacy::Tcvn3, true)));
        assert_eq!(Legacy::of_font("VNI-Times"), Some((Legacy::Vni, false)));
        assert_eq!(Legacy::of_font("Times New Roman"), None);
        assert_eq!(Legacy::of_font("ế"), None);
    }

    #[test]
    fn names_of_the_highlands_and_foreign_names_are_left_alone() {
        let highlands = [
            "Y Ñuê Niê",
            "H’Bia Êban",
            "Y Mlô Duôn Du",
            "Êñuôl Y Ñung",
            "Niê Hrê",
            "H Wê Byă",
            "Y Bhôk Kbuôr",
            "Rơ Châm Pôn",
            "Y Kuôl Ayŭn",
            "Siu H’Nê",
            "Ksor Phước",
            "Rah Lan Lâm",
            "Điểu K’Rê",
            "Y Thôn Ktla",
            "Y Sê Kđoh",
            "Hlôi Mlô",
        ];
        assert_eq!(of_texts(highlands), None);
        let foreign = [
            "José García Núñez",
            "Jürgen Müller",
            "François Lefèvre",
            "Zoë Brontë",
            "Björn Åkesson",
            "Søren Kierkegård",
            "Anaïs Théo",
            "René Böll",
            "João Gonçalves",
            "Ågot Løken",
            "Peña Ibáñez",
            "Hélène Noël",
            "Straße",
        ];
        assert_eq!(of_texts(foreign), None);
        assert_eq!(of_texts(["Nguyen Van An", "© 2026 §5 ¬", "50 µm «An»", "a · b ± 2°"]), None);
    }

    #[test]
    fn todays_text_is_no_old_text() {
        let modern = [
            "Nguyễn Thị Hòa",
            "Lý Quốc Huý",
            "Trần Thúy Hoà",
            "Hồ Quý Lý",
            "Bùi Hoài Đông",
            "Lê Công Hùng",
            "Gìn giữ",
            "Quýt",
            "Ngô Hoà Thìn",
            "Đỗ Thoòng Khoé",
            "Tô Vĩnh",
            "Châu Âu",
            "Ông Ý",
            "Tạ Ái",
            "Vòng A Sìn",
            "PHÙNG QUÝ CÔNG",
        ];
        assert_eq!(of_texts(modern), None);
    }

    #[test]
    fn a_lone_word_proves_nothing() {
        assert_eq!(of_texts(["Nguyen Van An", "Vaên"]), None);
    }
}
