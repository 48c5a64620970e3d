//! Academic titles, degrees and levels of education, however they are abbreviated.

use crate::import::fields::Field;
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What was found, as stored.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Titles {
    /// `professor`, `associate_professor`.
    pub academic_title: Option<&'static str>,
    /// `doctor_of_science`, `doctor`, `master`.
    pub degree: Option<&'static str>,
    /// `university` and so on.
    pub education_level: Option<&'static str>,
    /// Honours such as NGƯT, kept as written.
    pub honours: Option<String>,
}

impl Titles {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        *self == Titles::default()
    }

    /// The fields that something was found for.
    pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
        [
            (self.academic_title.is_some(), Field::AcademicTitle),
            (self.degree.is_some(), Field::Degree),
            (self.education_level.is_some(), Field::EducationLevel),
            (self.honours.is_some(), Field::Awards),
        ]
        .into_iter()
        .filter_map(|(found, field)| found.then_some(field))
    }

    /// Takes from another what is missing here.
    pub fn fill_from(&mut self, other: Titles) {
        self.academic_title = self.academic_title.or(other.academic_title);
        self.degree = self.degree.or(other.degree);
        self.education_level = self.education_level.or(other.education_level);
        self.honours = self.honours.take().or(other.honours);
    }

    fn put(&mut self, title: Title) {
        match title {
            Title::Academic(value) => self.academic_title = self.academic_title.or(Some(value)),
            Title::Degree(value) => self.degree = self.degree.or(Some(value)),
            // "12/12; ĐH": the school says less than what follows.
            Title::Level(value) => {
                self.education_level = self.education_level.filter(|level| *level != "other").or(Some(value));
            }
            Title::Honour(value) => self.honours = self.honours.take().or(Some(value.to_owned())),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Title {
    Academic(&'static str),
    Degree(&'static str),
    Level(&'static str),
    Honour(&'static str),
}

use Title::{Academic, Degree, Honour, Level};

/// Folded words, longest first where one begins another. The flag says whether the short form
/// may be cut off the front of a name without a full stop after it.
const WORDS: &[(&str, Title)] = &[
    ("pho giao su", Academic("associate_professor")),
    ("giao su", Academic("professor")),
    ("pgs", Academic("associate_professor")),
    ("p gs", Academic("associate_professor")),
    ("gs", Academic("professor")),
    ("tien si khoa hoc", Degree("doctor_of_science")),
    ("tien sy khoa hoc", Degree("doctor_of_science")),
    ("tskh", Degree("doctor_of_science")),
    ("ts kh", Degree("doctor_of_science")),
    ("tien si", Degree("doctor")),
    ("tien sy", Degree("doctor")),
    ("pho tien si", Degree("doctor")),
    ("ts", Degree("doctor")),
    ("phd", Degree("doctor")),
    ("thac si", Degree("master")),
    ("thac sy", Degree("master")),
    ("cao hoc", Degree("master")),
    ("ths", Degree("master")),
    ("th s", Degree("master")),
    ("thsi", Degree("master")),
    ("thsy", Degree("master")),
    ("master", Degree("master")),
    ("bac si chuyen khoa ii", Level("specialist_2")),
    ("bac si chuyen khoa 2", Level("specialist_2")),
    ("bac si chuyen khoa i", Level("specialist_1")),
    ("bac si chuyen khoa 1", Level("specialist_1")),
    ("bac si ckii", Level("specialist_2")),
    ("bac si cki", Level("specialist_1")),
    ("bac si ck ii", Level("specialist_2")),
    ("bac si ck i", Level("specialist_1")),
    ("bac si ck2", Level("specialist_2")),
    ("bac si ck1", Level("specialist_1")),
    ("duoc si chuyen khoa ii", Level("specialist_2")),
    ("duoc si chuyen khoa 2", Level("specialist_2")),
    ("duoc si chuyen khoa i", Level("specialist_1")),
    ("duoc si chuyen khoa 1", Level("specialist_1")),
    ("bac si noi tru", Level("residency")),
    ("chuyen khoa ii", Level("specialist_2")),
    ("chuyen khoa 2", Level("specialist_2")),
    ("chuyen khoa i", Level("specialist_1")),
    ("chuyen khoa 1", Level("specialist_1")),
    ("bsckii", Level("specialist_2")),
    ("bsck2", Level("specialist_2")),
    ("bscki", Level("specialist_1")),
    ("bsck1", Level("specialist_1")),
    ("bs ckii", Level("specialist_2")),
    ("bs cki", Level("specialist_1")),
    ("bs ck ii", Level("specialist_2")),
    ("bs ck 2", Level("specialist_2")),
    ("bs ck2", Level("specialist_2")),
    ("bs ck i", Level("specialist_1")),
    ("bs ck 1", Level("specialist_1")),
    ("bs ck1", Level("specialist_1")),
    ("dsckii", Level("specialist_2")),
    ("dsck2", Level("specialist_2")),
    ("dscki", Level("specialist_1")),
    ("dsck1", Level("specialist_1")),
    ("ds ckii", Level("specialist_2")),
    ("ds cki", Level("specialist_1")),
    ("ds ck ii", Level("specialist_2")),
    ("ds ck2", Level("specialist_2")),
    ("ds ck i", Level("specialist_1")),
    ("ds ck1", Level("specialist_1")),
    ("dsck", Level("specialist_1")),
    ("bsnt", Level("residency")),
    ("ckii", Level("specialist_2")),
    ("cki", Level("specialist_1")),
    ("ck ii", Level("specialist_2")),
    ("ck i", Level("specialist_1")),
    ("ck2", Level("specialist_2")),
    ("ck1", Level("specialist_1")),
    ("sau dai hoc", Degree("master")),
    ("dai hoc", Level("university")),
    ("cu nhan", Level("university")),
    ("ky su", Level("university")),
    ("ki su", Level("university")),
    ("kien truc su", Level("university")),
    ("luat su", Level("university")),
    ("bac si", Level("university")),
    ("bac sy", Level("university")),
    ("duoc si", Level("university")),
    ("duoc sy", Level("university")),
    ("dhsp", Level("university")),
    ("cdsp", Level("college")),
    ("thsp", Level("intermediate")),
    ("tcsp", Level("intermediate")),
    ("tccn", Level("intermediate")),
    ("dh", Level("university")),
    ("ks", Level("university")),
    ("cn", Level("university")),
    ("kts", Level("university")),
    ("bs", Level("university")),
    ("ds", Level("university")),
    ("bsty", Level("university")),
    ("cao dang", Level("college")),
    ("cd", Level("college")),
    ("trung cap", Level("intermediate")),
    ("trung hoc chuyen nghiep", Level("intermediate")),
    ("tc", Level("intermediate")),
    ("thcn", Level("intermediate")),
    ("y si", Level("intermediate")),
    ("so cap", Level("other")),
    ("12 12", Level("other")),
    ("10 10", Level("other")),
    ("thpt", Level("other")),
    ("ptth", Level("other")),
    ("thcs", Level("other")),
    ("cong nhan ky thuat", Level("other")),
    ("cnkt", Level("other")),
    ("khac", Level("other")),
    ("ngnd", Honour("NGND")),
    ("ngut", Honour("NGƯT")),
    ("ttnd", Honour("TTND")),
    ("ttut", Honour("TTƯT")),
    ("nsnd", Honour("NSND")),
    ("nsut", Honour("NSƯT")),
    ("nha giao nhan dan", Honour("NGND")),
    ("nha giao uu tu", Honour("NGƯT")),
    ("thay thuoc nhan dan", Honour("TTND")),
    ("thay thuoc uu tu", Honour("TTƯT")),
];

/// Reads a cell of titles or levels: what was recognised, and the words that were not.
pub fn read(text: &str) -> (Titles, String) {
    let mut titles = Titles::default();
    let mut rest = text.trim();
    loop {
        rest = rest.trim_start_matches([' ', '.', ',', ';', '-', '/', '–', '+', '(', ')', ':', '&']);
        if rest.is_empty() {
            return (titles, String::new());
        }
        match longest_word(rest) {
            Some((title, length)) => {
                titles.put(title);
                rest = &rest[length..];
            }
            None => return (titles, rest.trim_end_matches(['.', ',', ';', ' ', '-', ')']).to_owned()),
        }
    }
}

/// Whether a cell names no title, though it is no mark and no "không": its word may be asked about.
pub fn is_unknown(text: &str) -> bool {
    let (found, rest) = read(text);
    found.is_empty() && !rest.is_empty() && !says_none(text)
}

/// "Không", "chưa có": nobody holds that.
pub fn says_none(text: &str) -> bool {
    matches!(fold(text).as_str(), "" | "khong" | "chua" | "0" | "khong co" | "chua co")
}

/// Shorter words are in too many others.
const LONG_WORD: usize = 6;

/// The title that unknown words probably mean: they hold one ("Tốt nghiệp đại học"), or are one with a letter wrong
/// ("Thạc xĩ"). As the field and its value; only to be proposed.
pub fn likely(text: &str) -> Option<(Field, &'static str)> {
    let folded = fold(text);
    let within = format!(" {folded} ");
    let long = WORDS.iter().filter(|(word, _)| word.len() >= LONG_WORD);
    let meant = long.filter(|(word, _)| within.contains(&format!(" {word} ")) || differ_by_one(word, &folded));
    match meant.max_by_key(|(word, _)| word.len())?.1 {
        Academic(value) => Some((Field::AcademicTitle, value)),
        Degree(value) => Some((Field::Degree, value)),
        Level(value) => Some((Field::EducationLevel, value)),
        Honour(_) => None,
    }
}

/// Whether one letter changed, added or left out makes the one word the other.
fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let begin = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let end = one[begin..].iter().rev().zip(other[begin..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.len() - begin - end, other.len() - begin - end);
    one.max(other) == 1
}

/// Whether a heading is made of titles alone: "CKII", "ThS/BS". "Khác" says too little.
pub fn in_heading(text: &str) -> bool {
    let (titles, rest) = read(text);
    rest.is_empty() && !titles.is_empty() && fold(text) != "khac"
}

/// What a mark under a heading of titles says; `None` where the heading names several that differ.
pub fn of_heading(text: &str) -> Option<Titles> {
    let mut pieces = text.split(['/', ',', ';', '+', '-']).map(str::trim).filter(|piece| !piece.is_empty());
    let first = pieces.next().filter(|piece| in_heading(piece)).map(|piece| read(piece).0)?;
    pieces.all(|piece| in_heading(piece) && read(piece).0 == first).then_some(first)
}

/// What the known words begin with: almost no name begins so.
static FIRST_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| WORDS.iter().filter_map(|(word, _)| word.split(' ').next()).collect());

/// The longest known word at the start of a text, and how many bytes it takes.
fn longest_word(text: &str) -> Option<(Title, usize)> {
    let ends = word_ends(text);
    let first = fold(&text[..*ends.first()?]);
    if !first.split(' ').next().is_some_and(|word| FIRST_WORDS.contains(word)) {
        return None;
    }
    let mut best: Option<(Title, usize, usize)> = None;
    for end in ends.into_iter().take(6) {
        let folded = fold(&text[..end]);
        for (word, title) in WORDS {
            if *word == folded && best.is_none_or(|(_, _, length)| word.len() > length) {
                best = Some((*title, end, word.len()));
            }
        }
    }
    best.map(|(title, end, _)| (title, end))
}

/// Where words end: at a space or a sign.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            inside = true;
        } else if inside && !('\u{300}'..='\u{36F}').contains(&c) {
            ends.push(at);
            inside = false;
        }
    }
    if inside {
        ends.push(text.len());
    }
    ends
}

/// Cuts titles off the front of a name: "PGS.TS. Nguyễn Văn A".
///
/// A short form must be written as one: in capitals, or followed by a full stop, so that a
/// person named Kỳ or Bá keeps their name.
pub fn split_prefix(name: &str) -> (Titles, &str) {
    let mut titles = Titles::default();
    let mut rest = name;
    loop {
        let trimmed = rest.trim_start_matches([' ', '.', ',', '-', '–', '/', ':']);
        let Some((title, length)) = longest_word(trimmed) else {
            return if titles.is_empty() { (titles, name) } else { (titles, trimmed) };
        };
        let word = &trimmed[..length];
        let after = &trimmed[length..];
        let is_short = fold(word).len() <= 6;
        let marked = after.starts_with(['.', ',', ':', '-']) || is_abbreviation(word);
        let long_enough = after.trim().split(' ').filter(|w| !w.is_empty()).count() >= 2 || !titles.is_empty();
        if (is_short && !marked) || !long_enough || after.trim_matches(['.', ' ', ',']).is_empty() {
            return if titles.is_empty() { (titles, name) } else { (titles, trimmed) };
        }
        titles.put(title);
        rest = after;
    }
}

/// Cuts titles off the end of a name: "Nguyễn Văn A, TS" and "Nguyễn Văn A (ThS)".
pub fn split_suffix(name: &str) -> (Titles, &str) {
    let Some(at) = name.rfind([',', '(', ';']) else {
        return (Titles::default(), name);
    };
    let tail = name[at + 1..].trim_end_matches(')').trim();
    match read(tail) {
        (titles, rest) if rest.is_empty() && !titles.is_empty() => (titles, name[..at].trim_end()),
        _ => (Titles::default(), name),
    }
}

/// Written as an abbreviation: at least two capitals, as in TS, ThS, BSCKI.
fn is_abbreviation(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Option<&'static str>, Option<&'static str>, Option<&'static str>, String) {
        let (titles, rest) = read(text);
        (titles.academic_title, titles.degree, titles.education_level, rest)
    }

    #[test]
    fn every_way_to_write_a_degree() {
        for text in ["TS", "TS.", "Tiến sĩ", "Tiến sỹ", "tiến sĩ"] {
            assert_eq!(found(text).1, Some("doctor"), "{text}");
        }
        for text in ["ThS", "Th.S", "Ths.", "Thạc sĩ", "Thạc sỹ", "THS"] {
            assert_eq!(found(text).1, Some("master"), "{text}");
        }
        assert_eq!(found("GS.TSKH"), (Some("professor"), Some("doctor_of_science"), None, String::new()));
        assert_eq!(found("PGS, TS"), (Some("associate_professor"), Some("doctor"), None, String::new()));
        assert_eq!(found("Giáo sư, Tiến sĩ khoa học").1, Some("doctor_of_science"));
    }

    #[test]
    fn levels_of_medical_people() {
        for text in ["BSCKI", "BS.CKI", "BS CK1", "Bác sĩ chuyên khoa I", "CKI", "DSCKI"] {
            assert_eq!(found(text).2, Some("specialist_1"), "{text}");
        }
        for text in ["BSCKII", "BS.CK II", "Bác sĩ CKII", "Chuyên khoa 2"] {
            assert_eq!(found(text).2, Some("specialist_2"), "{text}");
        }
    }

    #[test]
    fn a_level_with_its_field_keeps_the_field() {
        assert_eq!(found("Kỹ sư Nông nghiệp"), (None, None, Some("university"), "Nông nghiệp".into()));
        assert_eq!(found("Thạc sĩ Quản lý đất đai").3, "Quản lý đất đai");
        assert_eq!(found("ĐH").2, Some("university"));
        assert_eq!(found("CĐ").2, Some("college"));
        assert_eq!(found("Trung cấp").2, Some("intermediate"));
    }

    #[test]
    fn unknown_words_may_hold_or_almost_be_a_title() {
        let level = |value| Some((Field::EducationLevel, value));
        assert_eq!(likely("Tốt nghiệp đại học"), level("university"));
        assert_eq!(likely("Thạc xĩ"), Some((Field::Degree, "master")));
        assert_eq!(likely("Tiến  sĩi"), Some((Field::Degree, "doctor")));
        assert_eq!(likely("Cao dẳngg"), level("college"));
        assert_eq!((likely("Nghệ nhân"), likely("Đai")), (None, None));
        assert!(is_unknown("Nghệ nhân") && !is_unknown("ThS") && !is_unknown("Chưa có"));
    }

    #[test]
    fn an_unknown_word_is_handed_back() {
        assert_eq!(found("Nghệ nhân"), (None, None, None, "Nghệ nhân".into()));
    }
}
