//! Vietnamese syllables: an onset, a rime, one tone at most.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Each vowel with its six tones: level, grave, hook, tilde, acute, dot.
pub(super) const VOWELS: [&str; 12] = [
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

/// The vowel without its tone, and whether it carries one.
pub(super) fn toneless(letter: char) -> (char, bool) {
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

/// Those in -k are of the Central Highlands: Đắk Lắk.
const RIMES: &str = "a ac ach ak ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng \
    eo ep et ê êch êk êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôk ôi ôm ôn ông ôp ôt ơ ơi ơm \
    ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm \
    uôn uông uôt ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yên yêm yêng yêt yêu ynh yt";

static SYLLABLE_RIMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

/// Whether a word can be a Vietnamese syllable: an onset, a rime, one tone at most.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        let (letter, toned) = toneless(letter);
        tones += usize::from(toned);
        plain.push(letter);
    }
    tones <= 1 && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rime| SYLLABLE_RIMES.contains(rime)))
}
