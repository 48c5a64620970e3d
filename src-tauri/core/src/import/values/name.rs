//! Names as they are written in lists.

use super::titles::{self, Titles};
use super::{Issue, IssueKind};
use crate::text::{clean, fold};
use std::sync::LazyLock;

/// What a name cell says.
#[derive(Debug, Default, PartialEq)]
pub struct NameReading {
    /// The name without titles, numbering and forms of address.
    pub full_name: Option<String>,
    /// Titles that stood before it.
    pub titles: Titles,
    /// "Ông", "Bà" before it.
    pub sex: Option<&'static str>,
    /// Doubts.
    pub issues: Vec<Issue>,
}

/// Reads a name; `text` is the cell as written, with its line breaks.
pub fn read(text: &str) -> NameReading {
    let mut reading = NameReading::default();
    if people_in(text) > 1 {
        reading.issues.push(Issue::new(
            "full_name",
            IssueKind::SeveralPeople,
            "Ô họ tên ghi nhiều người; hãy tách mỗi người một dòng.",
        ));
        return reading;
    }
    let mut name = clean(text).trim_matches([',', ';', '.', '-', '*', ':', '“', '”', '"']).trim().to_owned();
    name = without_number(&name).to_owned();
    let (titles, rest) = titles::split_prefix(&name);
    if !titles.is_empty() {
        reading.issues.push(Issue::new(
            "full_name",
            IssueKind::TitleFromName,
            format!("Đã tách “{}” khỏi họ tên.", clean(&name[..name.len() - rest.len()])),
        ));
        reading.titles = titles;
    }
    let (sex, rest) = form_of_address(rest);
    reading.sex = sex;
    let (late, rest) = titles::split_suffix(rest);
    if !late.is_empty() {
        reading.titles.fill_from(late);
        reading.issues.push(Issue::new("full_name", IssueKind::TitleFromName, "Đã tách học hàm, học vị khỏi họ tên."));
    }
    let name = rest.trim().trim_end_matches([',', '.', ';', '-']).trim().to_owned();
    if !name.chars().any(char::is_alphabetic) {
        return reading;
    }
    if name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '#' | '/' | '\\' | '{' | '}' | '_' | '=')) {
        reading.issues.push(Issue::new(
            "full_name",
            IssueKind::OddName,
            format!("Họ tên “{name}” có chữ số hoặc ký hiệu lạ; hãy kiểm tra."),
        ));
    }
    reading.full_name = Some(name);
    reading
}

/// Lines that look like names of their own, or a numbered list in one cell.
fn people_in(text: &str) -> usize {
    // Nothing that could part two names: so it is with almost every cell.
    if !text.contains(['\n', ';', ',']) {
        return 1;
    }
    let lines: Vec<String> = text.lines().map(clean).filter(|line| !line.is_empty()).collect();
    let named = |line: &str| {
        let words = without_number(line).split(' ').count();
        (2..=6).contains(&words) && !line.contains('(')
    };
    let numbered = lines.iter().filter(|line| without_number(line).len() < line.len()).count();
    if numbered > 1 {
        return numbered;
    }
    if lines.len() > 1 && lines.iter().all(|line| named(line)) {
        return lines.len();
    }
    let parts: Vec<&str> = text.split([';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| named(&clean(part))) {
        return parts.len();
    }
    // After a comma stand titles too; only what begins with a family name is somebody.
    let parts: Vec<String> = text.split(',').map(clean).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| looks_like_name(part)) { parts.len() } else { 1 }
}

/// "3. Lê An" and "3) Lê An" without their number.
fn without_number(text: &str) -> &str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 4 {
        return text;
    }
    match text[digits..].strip_prefix(['.', ')', '-', '/']) {
        Some(rest) => rest.trim_start(),
        None => text,
    }
}

fn form_of_address(text: &str) -> (Option<&'static str>, &str) {
    let Some((first, rest)) = text.split_once([' ', '.']) else {
        return (None, text);
    };
    let rest = rest.trim_start_matches(['.', ' ', ':']);
    // "Anh", "Chị" and "Cô" are given names too; only these two cannot start a name of three words.
    let enough = rest.split(' ').count() >= 2;
    match fold(first).as_str() {
        "ong" if enough => (Some("male"), rest),
        "ba" if enough && first.to_lowercase() == "bà" => (Some("female"), rest),
        _ => (None, text),
    }
}

/// How much a text looks like the name of a Vietnamese person.
pub fn looks_like_name(text: &str) -> bool {
    let text = titles::split_prefix(text).1;
    let words: Vec<&str> = text.split(' ').collect();
    if !(2..=7).contains(&words.len()) || text.chars().any(|c| c.is_ascii_digit()) || text.len() > 60 {
        return false;
    }
    words.iter().all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c == '('))
        && has_family_name(words[0])
}

/// The family names of about 98 in 100 people, with those of the Central Highlands.
const FAMILY_NAMES: &str = " nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn đào lâm \
    trương mai trịnh lương cao hà châu tạ lưu tô thái tăng kiều la quách văn vương phùng từ đàm ông lục cù thạch giang \
    quan khúc nông hứa diệp triệu lợi mạc tôn nghiêm khổng vi chu y h siu rcom rmah ksor nay kpă hdok niê mlô ama bạch \
    tống thiều âu ưng đồng phí ninh danh kim sơn chế tiết tiêu hầu bồ lăng lò lô khương hàn cung doãn tân thân thiệu vòng \
    lại chử cấn bế ma sùng giàng thào vàng lầu cà quàng hạ vy thân trang bá vừ nhan uông ";

static FOLDED_FAMILY_NAMES: LazyLock<String> = LazyLock::new(|| format!(" {} ", fold(FAMILY_NAMES)));

fn has_family_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    let first = lower.split(['’', '\'', 'ʼ', '`']).next().unwrap_or("");
    if first.is_empty() {
        return false;
    }
    if first.is_ascii() && first.len() > 1 {
        return FOLDED_FAMILY_NAMES.contains(&format!(" {first} "));
    }
    FAMILY_NAMES.contains(&format!(" {first} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> String {
        read(text).full_name.unwrap_or_default()
    }

    #[test]
    fn hard_spaces_decomposed_letters_and_the_wrong_d() {
        assert_eq!(name("\u{A0}\u{D0}a\u{323}\u{306}ng  Thi\u{323} A\u{301}i\u{A0}"), "Đặng Thị Ái");
    }

    #[test]
    fn titles_before_the_name_are_split_off() {
        let reading = read("PGS.TS. Nguyễn Văn A");
        assert_eq!(reading.full_name.as_deref(), Some("Nguyễn Văn A"));
        assert_eq!(reading.titles.academic_title, Some("associate_professor"));
        assert_eq!(reading.titles.degree, Some("doctor"));
        assert_eq!(name("ThS Lê Thị B"), "Lê Thị B");
        assert_eq!(name("BSCKII. Trần C"), "Trần C");
        assert_eq!(name("Nguyễn Văn A, TS"), "Nguyễn Văn A");
    }

    #[test]
    fn a_name_that_begins_like_a_title_stays_whole() {
        assert_eq!(name("Cn Lê"), "Cn Lê");
        assert_eq!(name("Tsan Thị Mai"), "Tsan Thị Mai");
        assert_eq!(name("Y Ngông Niê Kđăm"), "Y Ngông Niê Kđăm");
        assert_eq!(name("H’ Linh Niê"), "H’ Linh Niê");
        assert_eq!(name("Bá Thị Hoa"), "Bá Thị Hoa");
        assert_eq!(name("Ba Thị Hoa"), "Ba Thị Hoa");
    }

    #[test]
    fn a_form_of_address_says_the_sex() {
        let reading = read("Ông Nguyễn Văn A");
        assert_eq!((reading.full_name.as_deref(), reading.sex), (Some("Nguyễn Văn A"), Some("male")));
        assert_eq!(read("Bà Lê Thị B").sex, Some("female"));
    }

    #[test]
    fn several_people_in_one_cell_are_refused() {
        assert_eq!(read("1.Phạm An\n2.Thu Văn Lộc").full_name, None);
        assert_eq!(read("Nguyễn Văn An, Lê Thị Bình").issues[0].kind, IssueKind::SeveralPeople);
        assert!(read("Nguyễn Văn An, ThS").full_name.is_some());
        assert_eq!(read("Phạm An\nThu Văn Lộc").issues[0].kind, IssueKind::SeveralPeople);
        assert_eq!(name("Nguyễn Thị\nHoa"), "Nguyễn Thị Hoa");
    }

    #[test]
    fn a_district_is_no_person() {
        for text in ["Quận Ba Đình", "Trường Chính trị tỉnh", "Phòng Tổng hợp"] {
            assert!(!looks_like_name(text), "{text}");
        }
        for text in ["Nguyễn Văn An", "Nguyen Van An", "H’ Linh Niê", "Y Ngông Niê", "ĐẶNG THỊ ÁI", "TS. Lê An"]
        {
            assert!(looks_like_name(text), "{text}");
        }
    }

    #[test]
    fn numbering_inside_the_cell_goes() {
        assert_eq!(name("3. Lê An"), "Lê An");
    }
}
