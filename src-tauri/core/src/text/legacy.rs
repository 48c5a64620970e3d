//! Text in the one-byte encodings of the time before Unicode, as it looks when it is taken for today's: TCVN3
//! (“NguyÔn V¨n ¸i”) and VNI (“Nguyeãn Vaên AÙi”).
//!
//! A word speaks for an old encoding when it is no Vietnamese syllable as it stands and becomes one when it is
//! decoded. Words of one person, a foreign name or a name of the Central Highlands among them, prove nothing; a
//! column is judged by all its words.

use std::collections::HashSet;
use std::sync::LazyLock;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

    /// Whether a text holds a word that can only be read in this encoding. Ask it of texts of a column that was
    /// judged to be in it.
    pub fn is_in(self, text: &str) -> bool {
        text.split_whitespace().any(|word| {
            let (tcvn3, vni) = speaks_for(word);
            match self {
                Self::Tcvn3 => tcvn3,
                Self::Vni => vni,
            }
        })
    }
}

/// The encoding that the texts of a column, or some of them, are written in.
pub fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Legacy> {
    let (mut tcvn3, mut vni) = (0usize, 0usize);
    for word in texts.into_iter().filter(|text| may_speak(text)).flat_map(str::split_whitespace) {
        let (for_tcvn3, for_vni) = speaks_for(word);
        tcvn3 += usize::from(for_tcvn3);
        vni += usize::from(for_vni);
    }
    // A lone word may be a foreign name that happens to decode.
    match tcvn3.max(vni) {
        0 | 1 => None,
        _ if tcvn3 >= vni => Some(Legacy::Tcvn3),
        _ => Some(Legacy::Vni),
    }
}

/// Of one file in both one-byte code pages: whether it reads better as old text under the Western one than as
/// Vietnamese under that of Windows 1258. A few words of either always make sense in the other.
pub fn is_old_rather_than_1258(western: &str, vietnamese: &str) -> bool {
    let old = western.split_whitespace().flat_map(|line| line.split([',', ';', '|'])).filter(|word| {
        let (tcvn3, vni) = speaks_for(word);
        tcvn3 || vni
    });
    let composed = super::clean(vietnamese);
    let today = composed.split_whitespace().flat_map(|line| line.split([',', ';', '|']));
    let today = today.filter(|word| !word.is_ascii() && is_syllable(word.trim_matches('"')));
    let old = old.count();
    old > 1 && old > today.count()
}

/// Whether a text holds one of the letters that an old encoding is known by: those of Latin-1 beyond ASCII, whose
/// UTF-8 begins with 0xC2 or 0xC3. Most texts of a list hold none, and are looked at no further.
fn may_speak(text: &str) -> bool {
    memchr::memchr2(0xC2, 0xC3, text.as_bytes()).is_some()
}

/// Whether a word is readable only as TCVN3, only as VNI (or as both).
fn speaks_for(word: &str) -> (bool, bool) {
    let word = word.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
    // Both are one byte a letter: what lies beyond Latin-1 is today's text. A letter of ASCII is in almost every
    // syllable; without one a sign alone (“«”, “®”) would pass for a vowel.
    let latin1 = word.chars().all(|c| u32::from(c) <= 0xFF);
    if word.is_ascii() || !latin1 || !word.chars().any(|c| c.is_ascii_alphabetic()) || is_syllable(word) {
        return (false, false);
    }
    (is_syllable(&from_tcvn3(word)), from_vni(word).is_some_and(|decoded| is_syllable(&decoded)))
}

/// The letters of TCVN3 from 0xA1 on; the gaps are letters it has not.
const TCVN3: [&str; 95] = [
    "ă", "â", "ê", "ô", "ơ", "ư", "đ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "?", "?", "?", "?", "?", "?", "à", "ả", "ã",
    "á", "ạ", "?", "ằ", "ẳ", "ẵ", "ắ", "?", "?", "?", "?", "?", "?", "?", "ặ", "ầ", "ẩ", "ẫ", "ấ", "ậ", "è", "?", "ẻ",
    "ẽ", "é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì", "ỉ", "?", "?", "?", "ĩ", "í", "ị", "ò", "?", "ỏ", "õ", "ó", "ọ", "ồ",
    "ổ", "ỗ", "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù", "?", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ", "ứ", "ự", "ỳ", "ỷ", "ỹ",
    "ý", "ỵ", "?",
];

fn from_tcvn3(word: &str) -> String {
    let mut decoded = String::with_capacity(word.len() + 4);
    for letter in word.chars() {
        match u32::from(letter) {
            code @ 0xA1..=0xFF => decoded.push_str(TCVN3[(code - 0xA1) as usize]),
            _ => decoded.extend(letter.to_lowercase()),
        }
    }
    decoded
}

/// What a mark of VNI does to the vowel before it: its quality and its tone.
fn vni_mark(mark: char) -> Option<(Quality, Tone)> {
    use Quality::{Breve, Circumflex, Plain};
    use Tone::{Acute, Dot, Grave, Hook, Level, Tilde};
    Some(match mark {
        'ù' => (Plain, Acute),
        'ø' => (Plain, Grave),
        'û' => (Plain, Hook),
        'õ' => (Plain, Tilde),
        'ï' => (Plain, Dot),
        'â' => (Circumflex, Level),
        'á' => (Circumflex, Acute),
        'à' => (Circumflex, Grave),
        'å' => (Circumflex, Hook),
        'ã' => (Circumflex, Tilde),
        'ä' => (Circumflex, Dot),
        'ê' => (Breve, Level),
        'é' => (Breve, Acute),
        'è' => (Breve, Grave),
        'ú' => (Breve, Hook),
        'ü' => (Breve, Tilde),
        'ë' => (Breve, Dot),
        _ => return None,
    })
}

/// `None`: a mark stands where VNI has none.
fn from_vni(word: &str) -> Option<String> {
    let mut decoded = String::with_capacity(word.len() + 4);
    let mut letters = word.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let vowel = match letter {
            'ñ' => {
                decoded.push('đ');
                continue;
            }
            'í' | 'ì' => {
                decoded.push(letter);
                continue;
            }
            'æ' => {
                decoded.push('ỉ');
                continue;
            }
            'ó' => {
                decoded.push('ĩ');
                continue;
            }
            'ò' => {
                decoded.push('ị');
                continue;
            }
            'î' => {
                decoded.push('ỵ');
                continue;
            }
            'ô' => 'ơ',
            'ö' => 'ư',
            'a' | 'e' | 'o' | 'u' | 'y' => letter,
            _ if letter.is_ascii() => {
                decoded.push(letter);
                continue;
            }
            _ => return None,
        };
        match letters.peek().and_then(|mark| vni_mark(*mark)) {
            Some((quality, tone)) => {
                letters.next();
                decoded.push(composed(vowel, quality, tone)?);
            }
            None => decoded.push(vowel),
        }
    }
    Some(decoded)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quality {
    Plain,
    Circumflex,
    Breve,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Level,
    Grave,
    Hook,
    Tilde,
    Acute,
    Dot,
}

/// Each vowel with its six tones, in the order of [`Tone`].
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

fn composed(vowel: char, quality: Quality, tone: Tone) -> Option<char> {
    let base = match (vowel, quality) {
        (vowel, Quality::Plain) => vowel,
        ('a', Quality::Breve) => 'ă',
        ('a', Quality::Circumflex) => 'â',
        ('e', Quality::Circumflex) => 'ê',
        ('o', Quality::Circumflex) => 'ô',
        _ => return None,
    };
    VOWELS.iter().find(|row| row.starts_with(base))?.chars().nth(tone as usize)
}

/// The vowel without its tone, and whether it carries one.
fn toneless(letter: char) -> (char, bool) {
    for row in VOWELS {
        if let Some(at) = row.chars().position(|one| one == letter) {
            return (row.chars().next().unwrap_or(letter), at > 0);
        }
    }
    (letter, false)
}

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng \
    eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm \
    ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm \
    uôn uông uôt ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yên yêm yêng yêt yêu ynh yt";

static SYLLABLE_RIMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

/// Whether a word can be a Vietnamese syllable: an onset, a rime, one tone at most.
fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        let (letter, toned) = toneless(letter);
        tones += usize::from(toned);
        plain.push(letter);
    }
    tones <= 1 && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rime| SYLLABLE_RIMES.contains(rime)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
