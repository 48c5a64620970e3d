//! Whether two ways of writing name one agency. Pure: words alone, no book.
//!
//! Rules: an abbreviation in capitals stands for as many words as it has letters ("Sở KH&CN", "Sở KHCN", "UBND"); "và"
//! and "&" count for nothing, nor does "tỉnh …" behind the name, unless the two name different provinces. All local
//! authorities of a level are one, however their kinds are listed ("UBND các huyện, thị xã, thành phố", "UBND cấp
//! huyện"). What is only [`likeness`] is no proof: it orders what is offered and decides nothing.

use std::collections::HashSet;

use crate::text::fold;

/// A name divided into the words that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Naming {
    words: Vec<Word>,
    /// What stands behind "tỉnh" at its end: the name of a province, if one is named.
    place: String,
    collective: Option<Collective>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    folded: String,
    /// Written in capitals alone, two or more: it may stand for several words.
    may_abbreviate: bool,
}

/// Many agencies under one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Collective {
    /// Local authorities of one or both levels.
    Authorities { district: bool, commune: bool },
    /// Departments of the province, with or without mass organisations.
    Departments { with_mass_organizations: bool },
}

/// Words that tell nothing of who is meant.
const EMPTY: &[&str] = &["va", "cua", "amp"];
/// After "tỉnh" they are no province: "Tỉnh ủy", "Tỉnh đoàn".
const OF_PROVINCE: &[&str] = &["uy", "doan", "hoi"];
/// A name of a province has no more words.
const LONGEST_PLACE: usize = 4;

impl Naming {
    /// Divides a name.
    pub(crate) fn of(name: &str) -> Self {
        let mut words: Vec<Word> = name
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| Word {
                folded: fold(word),
                may_abbreviate: word.chars().count() > 1 && word.chars().all(char::is_uppercase),
            })
            .filter(|word| !EMPTY.contains(&word.folded.as_str()))
            .collect();
        let place = take_place(&mut words);
        let collective = collective(&words);
        // "Liên hiệp các Hội" and "Liên hiệp Hội" are one; "UBND các xã" and "UBND xã" are not.
        if words.first().is_some_and(|word| word.folded == "lien") {
            words.retain(|word| word.folded != "cac");
        }
        Self { words, place, collective }
    }

    /// Whether `self`, as somebody wrote it, is certainly the agency that the book calls `name`.
    pub(crate) fn names(&self, name: &Self) -> bool {
        // A province that the book does not name with the agency may be another one.
        let may_be = self.place.is_empty() || self.place == name.place;
        let is_group = self.collective.is_some() && self.collective == name.collective;
        may_be && (is_group || (!self.words.is_empty() && are_same(&self.words, &name.words)))
    }

    /// How alike two names are, 0 to 100: by the words that both have and by the letters of all.
    pub(crate) fn likeness(&self, other: &Self) -> u32 {
        if are_same(&self.words, &other.words) {
            return 99;
        }
        let (own, others) = (spelled(&self.words, &other.words), spelled(&other.words, &self.words));
        let in_words = shared(&own, &others);
        let letters = shared(&pairs(&own), &pairs(&others));
        // "Liên hiệp hội" is all in "Liên hiệp các Hội Khoa học và Kỹ thuật": a short form.
        let (short, long) = if own.len() <= others.len() { (&own, &others) } else { (&others, &own) };
        let is_within = short.len() > 1 && is_sequence(short, long);
        in_words.max(letters).max(if is_within { 70 } else { 0 })
    }
}

/// Takes "tỉnh Đắk Lắk" off the end; "tỉnh" itself stays behind an authority ("UBND tỉnh").
fn take_place(words: &mut Vec<Word>) -> String {
    let at = words.iter().rposition(|word| word.folded == "tinh").filter(|at| *at > 0);
    let Some(at) = at else { return String::new() };
    let behind: Vec<&str> = words[at + 1..].iter().map(|word| word.folded.as_str()).collect();
    if behind.len() > LONGEST_PLACE || behind.first().is_some_and(|word| OF_PROVINCE.contains(word)) {
        return String::new();
    }
    let place = behind.join(" ");
    let is_authority = matches!(words[at - 1].folded.as_str(), "ubnd" | "hdnd" | "dan");
    words.truncate(if is_authority { at + 1 } else { at });
    place
}

/// Word by word, each as it is or as the first letters of the next words of the other. Each pair of beginnings is looked
/// at once: a name of repeated abbreviations has more ways to be read than anybody can wait for.
fn are_same(own: &[Word], other: &[Word]) -> bool {
    let width = other.len() + 1;
    // Whether the words before these two places can be the same.
    let mut reached = vec![false; (own.len() + 1) * width];
    reached[0] = true;
    for (at, word) in own.iter().enumerate() {
        for (beside, second) in other.iter().enumerate() {
            if !reached[at * width + beside] {
                continue;
            }
            if word.folded == second.folded {
                reached[(at + 1) * width + beside + 1] = true;
            }
            if let Some(count) = abbreviates(word, &other[beside..]) {
                reached[(at + 1) * width + beside + count] = true;
            }
            if let Some(count) = abbreviates(second, &own[at..]) {
                reached[(at + count) * width + beside + 1] = true;
            }
        }
    }
    reached[own.len() * width + other.len()]
}

/// How many words an abbreviation stands for, if it does.
fn abbreviates(word: &Word, others: &[Word]) -> Option<usize> {
    let count = word.folded.chars().count();
    let begins = || word.folded.chars().zip(others).all(|(letter, other)| other.folded.starts_with(letter));
    (word.may_abbreviate && others.len() >= count && begins()).then_some(count)
}

/// The words, abbreviations written out as far as the other name tells them.
fn spelled<'w>(words: &'w [Word], other: &'w [Word]) -> Vec<&'w str> {
    let mut spelled = Vec::new();
    for word in words {
        let found = (0..other.len()).find_map(|at| Some(&other[at..at + abbreviates(word, &other[at..])?]));
        match found {
            Some(meant) => spelled.extend(meant.iter().map(|word| word.folded.as_str())),
            None => spelled.push(word.folded.as_str()),
        }
    }
    // "Sở", "Ban": what all of a kind have tells nothing of which.
    if spelled.len() > 1 && matches!(spelled[0], "so" | "ban" | "hoi" | "cuc" | "bo") {
        spelled.remove(0);
    }
    spelled
}

/// Pairs of words next to each other.
fn pairs<'w>(words: &[&'w str]) -> Vec<(&'w str, &'w str)> {
    words.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// What two lists share of both, in hundredths.
fn shared<T: Eq + std::hash::Hash>(own: &[T], others: &[T]) -> u32 {
    let (own, others): (HashSet<&T>, HashSet<&T>) = (own.iter().collect(), others.iter().collect());
    let total = own.len() + others.len();
    (200 * own.intersection(&others).count()).checked_div(total).unwrap_or(0) as u32
}

fn is_sequence(short: &[&str], long: &[&str]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// Kinds of local authorities and the words around them.
const AUTHORITY_WORDS: &[&str] =
    &["cac", "cap", "huyen", "thi", "xa", "thanh", "pho", "phuong", "tran", "dac", "khu", "tren", "dia", "ban", "tinh"];
const DEPARTMENT_WORDS: &[&str] = &["cac", "so", "ban", "nganh", "doan", "the", "tinh", "cap"];

fn collective(words: &[Word]) -> Option<Collective> {
    let all: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let rest = match all.as_slice() {
        ["ubnd", rest @ ..] | ["uy", "ban", "nhan", "dan", rest @ ..] => rest,
        ["cac", ..] => all.as_slice(),
        _ => return None,
    };
    let has = |sequence: &[&str]| rest.windows(sequence.len()).any(|part| part == sequence);
    if !has(&["cac"]) && !has(&["cap"]) {
        return None;
    }
    if rest.iter().all(|word| DEPARTMENT_WORDS.contains(word)) && has(&["so"]) {
        return Some(Collective::Departments { with_mass_organizations: has(&["doan", "the"]) });
    }
    if !rest.iter().all(|word| AUTHORITY_WORDS.contains(word)) {
        return None;
    }
    let district = has(&["huyen"]) || has(&["thi", "xa"]) || has(&["thanh", "pho"]);
    let town = rest.windows(2).filter(|part| **part == ["thi", "xa"]).count();
    let commune = rest.iter().filter(|word| **word == "xa").count() > town || has(&["phuong"]) || has(&["thi", "tran"]);
    (district || commune).then_some(Collective::Authorities { district, commune })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(written: &str, name: &str) -> bool {
        Naming::of(written).names(&Naming::of(name))
    }

    #[test]
    fn abbreviations_stand_for_their_words() {
        for (written, name) in [
            ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
            ("Sở KHCN", "Sở Khoa học và Công nghệ"),
            ("Sở Khoa học & Công nghệ", "Sở Khoa học và Công nghệ"),
            ("SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH", "Sở Khoa học và Công nghệ"),
            ("Sở KH-CN", "Sở Khoa học và Công nghệ tỉnh Đắk Lắk"),
            ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
            ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
            ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
            ("UBND tỉnh", "Ủy ban nhân dân tỉnh Đắk Lắk"),
            ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
            ("Liên hiệp Hội KH&KT tỉnh", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Đắk Lắk"),
            ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ] {
            assert!(names(written, name), "{written} – {name}");
        }
    }

    #[test]
    fn other_agencies_are_not_taken() {
        for (written, name) in [
            ("Sở KH&ĐT", "Sở Khoa học và Công nghệ"),
            ("Sở Khoa học", "Sở Khoa học và Công nghệ"),
            ("Sở KH&CN tỉnh Phú Yên", "Sở Khoa học và Công nghệ"),
            ("Sở KH&CN tỉnh Phú Yên", "Sở Khoa học và Công nghệ tỉnh Đắk Lắk"),
            ("Tỉnh ủy", "Tỉnh đoàn"),
            ("Ban Tuyên giáo", "Ban Tuyên giáo Tỉnh ủy"),
            ("UBND các xã", "UBND xã Krông Pắc"),
            ("UBND", "UBND tỉnh"),
            ("Các sở, ban, ngành liên quan", "Các sở, ban, ngành"),
            ("", ""),
        ] {
            assert!(!names(written, name), "{written} – {name}");
        }
    }

    #[test]
    fn all_authorities_of_a_level_are_one() {
        assert!(names("UBND các huyện, thị xã, thành phố", "UBND cấp huyện"));
        assert!(names("Các huyện, thị xã, thành phố", "Ủy ban nhân dân các huyện, thị xã"));
        assert!(names("UBND các xã, phường, thị trấn", "UBND các xã, phường"));
        assert!(names("Các sở, ngành", "Các sở, ban, ngành"));
        assert!(!names("UBND các huyện, thị xã, thành phố", "UBND các xã, phường"));
        assert!(!names("Các sở, ban, ngành, đoàn thể", "Các sở, ban, ngành"));
        assert!(!names("UBND huyện Cư M’gar", "UBND cấp huyện"));
    }

    #[test]
    fn likeness_puts_the_nearest_first() {
        let likeness = |one: &str, other: &str| Naming::of(one).likeness(&Naming::of(other));
        let science = "Sở Khoa học và Công nghệ";
        assert!(likeness("Sở Khoa học, Công nghệ và Môi trường", science) > 60);
        assert!(likeness("Sở Kế hoạch và Đầu tư", science) < 40);
        assert!(likeness("Sở KH&CN tỉnh Phú Yên", science) > 90);
        assert!(likeness("Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận Tỉnh ủy") >= 50);
        assert!(likeness("Liên hiệp hội", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh") >= 70);
        assert_eq!(likeness("Sở Y tế", "Sở Nội vụ"), 0);
    }
}
