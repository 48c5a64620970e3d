//! The words lists use as headings, and what they mean: `heads.tsv`.

use super::fields::Field;
use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column can hold, as far as headings tell.
pub trait Headed: Copy + Eq + Ord + Send + Sync + 'static {
    /// The field of its identifier.
    fn from_name(name: &str) -> Option<Self>;

    /// What a row of the table is called by.
    fn names_rows(self) -> bool;

    /// A running number.
    fn is_ordinal(self) -> bool;

    /// "Mã …", "ID …" may head it: it is a code itself.
    fn is_code(self) -> bool;
}

struct Phrase<F> {
    field: F,
    words: Words,
    exact: bool,
}

/// A text as it is compared.
struct Words {
    /// Lower case with accents, words divided by one space, between two spaces.
    raw: String,
    /// Without accents, between two spaces.
    folded: String,
    /// Without accents and spaces.
    squeezed: String,
}

impl Words {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        Self { raw: format!(" {} ", words(text)), squeezed: squeezed(&folded), folded: format!(" {folded} ") }
    }

    fn raw(&self) -> &str {
        self.raw.trim_matches(' ')
    }

    fn folded(&self) -> &str {
        self.folded.trim_matches(' ')
    }
}

/// The words that head the columns of one kind of table.
pub struct Heads<F> {
    phrases: Vec<Phrase<F>>,
    /// Phrases by their first folded word, and by all of them run together: only these can fit a heading.
    by_word: HashMap<String, Vec<usize>>,
    by_squeezed: HashMap<String, Vec<usize>>,
    /// Each between two spaces.
    blockers: Vec<String>,
}

/// Lists of people.
pub static PEOPLE: LazyLock<Heads<Field>> = LazyLock::new(|| parse(include_str!("heads.tsv")));

/// Reads the words of a `.tsv`: the identifier of a field, then its phrases.
pub fn parse<F: Headed>(text: &str) -> Heads<F> {
    let mut table =
        Heads { phrases: Vec::new(), by_word: HashMap::new(), by_squeezed: HashMap::new(), blockers: Vec::new() };
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, phrases)) = line.split_once('\t') else { continue };
        let phrases = phrases.split('|').map(str::trim).filter(|p| !p.is_empty());
        if name == "!" {
            table.blockers.extend(phrases.map(|phrase| format!(" {} ", words(phrase))));
            continue;
        }
        let Some(field) = F::from_name(name) else { continue };
        for phrase in phrases {
            let (exact, phrase) = phrase.strip_prefix('=').map_or((false, phrase), |p| (true, p));
            let words = Words::new(phrase);
            let at = table.phrases.len();
            let first = words.folded().split(' ').next().unwrap_or("").to_owned();
            table.by_word.entry(first).or_default().push(at);
            table.by_squeezed.entry(words.squeezed.clone()).or_default().push(at);
            table.phrases.push(Phrase { field, words, exact });
        }
    }
    table
}

/// Lower case, letters and digits only, one space between words.
fn words(text: &str) -> String {
    let spaced: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading longer than this is a sentence.
const LONGEST_LABEL: usize = 45;

/// One heading, prepared for comparison.
struct Heading {
    words: Words,
    plain: bool,
    /// A whole sentence that asks something: "Đơn vị bạn làm việc thuộc tỉnh nào?" names no workplace.
    asks: bool,
}

impl Heading {
    fn new(text: &str) -> Self {
        let text = without_number(text);
        let words = Words::new(text);
        let asks = is_sentence(text) && text.split('(').next().unwrap_or(text).trim_end().ends_with('?');
        Heading { plain: words.raw.is_ascii(), words, asks }
    }

    /// Accents count where the heading has any: "Năm" is not "Nam". A long phrase may differ in
    /// its accents ("thạc sỹ", "hoà"): nothing else folds to the same.
    fn is<F>(&self, phrase: &Phrase<F>) -> bool {
        let (own, words) = (&self.words, &phrase.words);
        if own.raw == words.raw {
            return true;
        }
        let length = words.folded().len();
        let same = own.folded == words.folded || (length >= 3 && own.squeezed == words.squeezed);
        same && (self.plain || (length >= 6 && !mixes_year_and_man(own.raw(), words.raw())))
    }

    /// Inside a longer heading accents always count: "phản hồi" is no "phân hội". In a whole
    /// sentence (a question of a form) only the beginning names the column.
    fn has<F>(&self, phrase: &Phrase<F>) -> bool {
        if phrase.exact || self.asks {
            return false;
        }
        let (own, words) = (&self.words, &phrase.words);
        let (text, words) = if self.plain { (&own.folded, &words.folded) } else { (&own.raw, &words.raw) };
        if is_sentence(text.trim_matches(' ')) {
            return text.starts_with(words.as_str());
        }
        text.contains(words.as_str())
    }
}

fn is_sentence(text: &str) -> bool {
    text.chars().count() > LONGEST_LABEL
}

/// A question of a form, by its number or its sign; a title that stands over the table is none.
fn is_question(text: &str) -> bool {
    is_sentence(text) && (without_number(text).len() < text.len() || text.contains('?'))
}

/// "3 - Tên đơn vị", "2. Năm sinh": the number of a question or a column goes.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let signs = rest.trim_start().trim_start_matches(['.', ')', '-', '–', ':', '/']).trim_start();
    let is_numbered = rest.len() < text.trim_start().len() && signs.len() < rest.trim_start().len();
    if is_numbered && signs.chars().next().is_some_and(char::is_alphabetic) { signs } else { text }
}

/// "năm" in one and "nam" in the same place of the other: the one mark that never is a slip.
fn mixes_year_and_man(one: &str, other: &str) -> bool {
    let pairs = one.split(' ').zip(other.split(' '));
    let mut mixed = pairs.filter(|pair| matches!(pair, ("năm", "nam") | ("nam", "năm")));
    mixed.next().is_some()
}

/// "HOTEN" and "họ tên" alike.
fn squeezed(folded: &str) -> String {
    folded.replace(' ', "")
}

/// Whether a heading of a list of people speaks of somebody else (father, wife, contact) or something else.
pub fn is_blocked(text: &str) -> bool {
    PEOPLE.is_blocked(text)
}

/// What a heading of one cell of a list of people may mean: the best field and how sure (up to 100).
pub fn lookup(text: &str) -> Option<(Field, u32)> {
    PEOPLE.lookup(text)
}

/// What a column of a list of people may mean: see [`Heads::candidates`].
pub fn candidates(parts: &[String]) -> Vec<(Field, u32)> {
    PEOPLE.candidates(parts)
}

impl<F: Headed> Heads<F> {
    /// Whether a heading speaks of something that the table does not hold.
    pub fn is_blocked(&self, text: &str) -> bool {
        let raw = format!(" {} ", words(text));
        self.blockers.iter().any(|blocker| raw.contains(blocker))
    }

    /// What a heading of one cell may mean: the best field and how sure (up to 100).
    pub fn lookup(&self, text: &str) -> Option<(F, u32)> {
        self.candidates(&[text.to_owned()]).into_iter().next()
    }

    /// The phrases that can fit at all, in the order of the table.
    fn phrases_for(&self, whole: &str, last: &str) -> Vec<&Phrase<F>> {
        let words = whole.split(' ').filter_map(|word| self.by_word.get(word));
        let squeezed = [whole, last].into_iter().filter_map(|folded| self.by_squeezed.get(&squeezed(folded)));
        let mut places: Vec<usize> = words.chain(squeezed).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|at| &self.phrases[at]).collect()
    }

    /// What a column may mean, from the headings above it, top to bottom: fields with how sure,
    /// the surest first.
    pub fn candidates(&self, parts: &[String]) -> Vec<(F, u32)> {
        let joined = parts.join(" ");
        let last = parts.last().map_or("", String::as_str);
        let folded = fold(without_number(&joined));
        // Most texts of a sheet are no headings: nothing more is made of them.
        let phrases = match parts.len() {
            1 => self.phrases_for(&folded, &folded),
            _ => self.phrases_for(&folded, &fold(without_number(last))),
        };
        if phrases.is_empty() || self.is_blocked(&joined) {
            return Vec::new();
        }
        let whole = Heading::new(&joined);
        // "Mã phòng", "ID chỗ": a code, unless it is the row's own.
        let is_code = ["mã ", "ma ", "id "].iter().any(|start| whole.words.raw().starts_with(start));
        let last = Heading::new(last);
        let others: Vec<Heading> = parts.iter().rev().skip(1).map(|p| Heading::new(p)).collect();
        // Under a question stand its answers ("Đúng ngành đào tạo"): only a heading of its own right is one.
        let is_answer = parts.len() > 1 && is_question(&parts[0]);
        let mut found: Vec<(F, u32)> = Vec::new();
        for phrase in phrases {
            let length = u32::try_from(phrase.words.folded().len().min(30)).unwrap_or(30);
            if is_code && !phrase.field.is_code() {
                continue;
            }
            let score = if whole.is(phrase) {
                100
            } else if last.is(phrase) {
                95
            } else if is_answer {
                continue;
            } else if last.has(phrase) {
                55 + length
            } else if whole.has(phrase) {
                50 + length
            } else if others.iter().any(|other| other.is(phrase) && !phrase.exact) {
                36 + length
            } else if others.iter().any(|other| other.has(phrase)) {
                33 + length
            } else {
                continue;
            };
            match found.iter_mut().find(|(field, _)| *field == phrase.field) {
                Some((_, best)) => *best = score.max(*best),
                None => found.push((phrase.field, score)),
            }
        }
        found.sort_by_key(|(field, score)| (std::cmp::Reverse(*score), *field));
        found
    }
}

impl Headed for Field {
    fn from_name(name: &str) -> Option<Self> {
        Field::from_name(name)
    }

    fn names_rows(self) -> bool {
        self == Self::FullName
    }

    fn is_ordinal(self) -> bool {
        self == Self::Ordinal
    }

    fn is_code(self) -> bool {
        matches!(self, Self::CardNumber | Self::NationalId | Self::RowMark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(parts: &[&str]) -> Option<Field> {
        let parts: Vec<String> = parts.iter().map(|p| (*p).to_owned()).collect();
        candidates(&parts).first().map(|(field, _)| *field)
    }

    #[test]
    fn headings_as_offices_write_them() {
        for (heading, field) in [
            ("Họ và tên", Field::FullName),
            ("HỌ VÀ TÊN ", Field::FullName),
            ("HOTEN", Field::FullName),
            ("Ngày, tháng,\nnăm sinh", Field::BirthOn),
            ("Ngày sinh (ngày/tháng/năm)", Field::BirthOn),
            ("Số CCCD/CMND", Field::NationalId),
            ("Số CMTND/ Hộ chiếu", Field::NationalId),
            ("SĐT", Field::Phone),
            ("Nữ", Field::SexFemale),
            ("Giới Tính", Field::Sex),
            ("Đơn vị công tác", Field::Employer),
            ("Chức vụ trong Hội", Field::Role),
            ("Trình độ chuyên môn", Field::EducationLevel),
            ("Học hàm, học vị", Field::Titles),
            ("Ngày vào Hội", Field::AdmittedOn),
            ("date_of_birth", Field::BirthOn),
            ("Địa chỉ Email", Field::Email),
            ("Tt", Field::Ordinal),
        ] {
            assert_eq!(best(&[heading]), Some(field), "{heading}");
        }
    }

    #[test]
    fn a_year_is_not_a_man() {
        assert_eq!(best(&["Năm"]), None);
        assert_eq!(best(&["Nam"]), Some(Field::SexMale));
    }

    #[test]
    fn a_child_is_read_with_its_parent() {
        assert_eq!(best(&["Năm sinh", "Nam"]), Some(Field::BirthOnMale));
        assert_eq!(best(&["Ngày, tháng, năm sinh", "Nam"]), Some(Field::BirthOnMale));
        assert_eq!(best(&["Ngày, tháng, năm sinh", "Năm"]), Some(Field::BirthYear));
        assert_eq!(best(&["Giới tính", "Nữ"]), Some(Field::SexFemale));
        assert_eq!(best(&["Trình độ", "ThS"]), Some(Field::TickMaster));
        assert_eq!(best(&["Thẻ hội viên", "Số"]), Some(Field::CardNumber));
        assert_eq!(best(&["Thẻ hội viên", "Ngày cấp"]), Some(Field::CardOn));
        assert_eq!(best(&["Họ và tên", "Họ"]), Some(Field::FamilyName));
    }

    #[test]
    fn codes_questions_and_look_alikes_are_no_fields() {
        for heading in
            ["Mã phòng", "Có phản hồi", "4. Vui lòng cho biết tên cơ quan, công ty anh chị đang làm việc hiện nay"]
        {
            assert_eq!(best(&[heading]), None, "{heading}");
        }
        assert_eq!(best(&["Mã hội viên"]), Some(Field::CardNumber));
        let long = "Điện thoại (số sẽ sử dụng lâu dài để Nhà trường có thể liên hệ sau này)";
        assert_eq!(best(&[long]), Some(Field::Phone));
    }

    #[test]
    fn somebody_elses_columns_are_left_alone() {
        for heading in ["Tên bố", "Số điện thoại mẹ", "ĐT GĐ", "Nghề nghiệp bố", "Người giải quyết đơn"]
        {
            assert_eq!(best(&[heading]), None, "{heading}");
        }
        assert_eq!(best(&["Tên cán bộ"]), Some(Field::FullName));
    }
}
