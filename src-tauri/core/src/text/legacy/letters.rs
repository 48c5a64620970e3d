//! The letters of TCVN3 and VNI, one word at a time.

use super::syllable::{VOWELS, is_syllable, toneless};

/// The letters of TCVN3 from 0xA1 on; the gaps are letters it has not.
const TCVN3: [&str; 95] = [
    "Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "?", "?", "?", "?", "?", "?", "à", "ả", "ã",
    "á", "ạ", "?", "ằ", "ẳ", "ẵ", "ắ", "?", "?", "?", "?", "?", "?", "?", "ặ", "ầ", "ẩ", "ẫ", "ấ", "ậ", "è", "?", "ẻ",
    "ẽ", "é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì", "ỉ", "?", "?", "?", "ĩ", "í", "ị", "ò", "?", "ỏ", "õ", "ó", "ọ", "ồ",
    "ổ", "ỗ", "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù", "?", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ", "ứ", "ự", "ỳ", "ỷ", "ỹ",
    "ý", "ỵ", "?",
];

/// A word of TCVN3; letters with a tone have no capitals there. `None`: it holds a sign that is no letter there.
pub(super) fn from_tcvn3(word: &str) -> Option<String> {
    let mut decoded = String::with_capacity(word.len() + 4);
    for letter in word.chars() {
        match u32::from(letter) {
            code @ 0xA1..=0xFF => match TCVN3[(code - 0xA1) as usize] {
                "?" => return None,
                known => decoded.push_str(known),
            },
            _ => decoded.push(letter),
        }
    }
    let joined = with_joined_capitals(&decoded);
    Some(if joined != decoded && !is_syllable(&decoded) { joined } else { decoded })
}

/// Some converters write a capital with a tone as the capital, then the small letter: “A¸i” is Ái, “¢Ên” is Ấn.
fn with_joined_capitals(word: &str) -> String {
    let mut joined = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_its_capital = |next: &char| {
            let small = letter.to_lowercase().next().unwrap_or(letter);
            letter != small && !next.is_ascii() && toneless(*next) == (small, true)
        };
        match letters.next_if(is_its_capital) {
            Some(toned) => joined.extend(toned.to_uppercase()),
            None => joined.push(letter),
        }
    }
    joined
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

/// A word of VNI. `None`: a mark stands where VNI has none.
pub(super) fn from_vni(word: &str) -> Option<String> {
    let mut decoded = String::with_capacity(word.len() + 4);
    let mut letters = word.chars().peekable();
    while let Some(written) = letters.next() {
        let letter = lower(written);
        let whole = match letter {
            'ñ' => Some('đ'),
            'í' | 'ì' => Some(letter),
            'æ' => Some('ỉ'),
            'ó' => Some('ĩ'),
            'ò' => Some('ị'),
            'î' => Some('ỵ'),
            _ => None,
        };
        let read = match (whole, letter) {
            (Some(whole), _) => whole,
            (None, 'ô' | 'ö' | 'a' | 'e' | 'o' | 'u' | 'y') => {
                let vowel = match letter {
                    'ô' => 'ơ',
                    'ö' => 'ư',
                    plain => plain,
                };
                match letters.peek().and_then(|mark| vni_mark(lower(*mark))) {
                    Some((quality, tone)) => {
                        letters.next();
                        composed(vowel, quality, tone)?
                    }
                    None => vowel,
                }
            }
            // A dash or a quotation mark of today between old letters.
            _ if letter.is_ascii() || u32::from(letter) > 0xFF => letter,
            _ => return None,
        };
        if written == letter { decoded.push(read) } else { decoded.extend(read.to_uppercase()) }
    }
    Some(decoded)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
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
