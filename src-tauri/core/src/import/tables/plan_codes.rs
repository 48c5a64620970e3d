//! The codes of a plan's lines: "I", "1", "a" of a table become "I.1.a", and the lines that head others are groups.

/// A line as far as its place in the plan is concerned.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// What stands in the column of codes.
    pub(super) code: String,
    /// What is to be done, on one line.
    pub(super) content: String,
    /// Somebody or some time is named, or what comes of it.
    pub(super) has_details: bool,
}

/// Where a line belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// It heads the lines below.
    Group {
        /// Its whole code.
        code: String,
        /// Its heading.
        name: String,
    },
    /// A task; its whole code, empty without one, and the code of its group.
    Task {
        /// The whole code.
        code: String,
        /// What is to be done, without its code.
        content: String,
        /// The group.
        group: Option<String>,
    },
    /// More words of the task above ("- …").
    Continues,
    /// Words that say neither what nor who.
    Unclear,
}

/// One step of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Part(String),
    Roman(String),
    Number(String),
    Letter(String),
}

/// The steps of "II.2.b", "1)", "A"; none when it is no code.
fn steps(label: &str, after_part: Option<&str>) -> Option<Vec<Step>> {
    let bare = label.trim().trim_matches(['.', ')', '(', ':', '-', '/', ' ']);
    let bare = ["Nhóm ", "Phần ", "Mục "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    if bare.is_empty() || bare.chars().count() > 12 {
        return None;
    }
    let mut found = Vec::new();
    for piece in bare.split(['.', '-', '/']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let is_first = found.is_empty();
        let digits = piece.chars().take_while(char::is_ascii_digit).count();
        let rest = &piece[digits..];
        if digits > 0 && digits <= 3 {
            found.push(Step::Number(piece[..digits].to_owned()));
            match rest.chars().collect::<Vec<_>>().as_slice() {
                [] => {}
                [letter] if letter.is_lowercase() => found.push(Step::Letter(letter.to_string())),
                _ => return None,
            }
            continue;
        }
        let letters: Vec<char> = piece.chars().collect();
        let is_roman = piece.chars().all(|c| "IVXLC".contains(c)) && letters.len() <= 5;
        // C after B is a letter, and so are D and L.
        let follows = |before: &str| before.chars().next().is_some_and(|c| u32::from(c) + 1 == u32::from(letters[0]));
        match letters.as_slice() {
            [one] if is_first && is_roman && !"CL".contains(*one) && !after_part.is_some_and(follows) => {
                found.push(Step::Roman(piece.to_owned()));
            }
            [one] if is_first && one.is_uppercase() => found.push(Step::Part(piece.to_owned())),
            [one] if one.is_lowercase() => found.push(Step::Letter(piece.to_owned())),
            _ if is_roman && matches!(found.last(), None | Some(Step::Part(_))) => {
                found.push(Step::Roman(piece.to_owned()));
            }
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Words that begin with their code: "I. QUÁN TRIỆT", "1. Tổ chức", "a) Hội nghị", "II - Phát huy".
fn divided(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let closes = first.ends_with(['.', ')', ':', '/']) || rest.starts_with(['-', '–', ':']);
    let is_code = first.chars().count() <= 12 && steps(first, None).is_some();
    (closes && is_code).then(|| (first, rest.trim_start_matches(['-', '–', ':', ' '])))
}

/// Where the reading of codes stands.
#[derive(Debug, Clone, Default)]
struct Path {
    part: Option<String>,
    roman: Option<String>,
    numbers: Vec<String>,
    letter: Option<String>,
}

impl Path {
    /// Takes the steps of a line on top of those of the lines above.
    fn go(&mut self, steps: &[Step]) {
        for (at, step) in steps.iter().enumerate() {
            match step {
                Step::Part(part) => *self = Self { part: Some(part.clone()), ..Self::default() },
                Step::Roman(roman) => {
                    *self = Self { part: self.part.take(), roman: Some(roman.clone()), ..Self::default() };
                }
                Step::Number(number) => {
                    if at == 0 {
                        self.numbers.clear();
                    }
                    self.numbers.push(number.clone());
                    self.letter = None;
                }
                Step::Letter(letter) => self.letter = Some(letter.clone()),
            }
        }
    }

    fn code(&self) -> String {
        let steps = self.part.iter().chain(&self.roman).chain(&self.numbers).chain(&self.letter);
        steps.map(String::as_str).collect::<Vec<_>>().join(".")
    }
}

/// Whether the code of one line lies below that of another.
fn is_below(code: &str, above: &str) -> bool {
    code.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

/// The places of all lines, in their order.
pub(super) fn places(lines: &[Words]) -> Vec<Place> {
    let mut path = Path::default();
    // Codes first: whether a line heads others is seen by the lines below.
    let coded: Vec<(Option<(String, bool)>, String)> = lines
        .iter()
        .map(|line| {
            let (label, content) = match (line.code.is_empty(), line.content.is_empty()) {
                (false, true) => divided(&line.code).map_or(("", line.code.as_str()), |(label, rest)| (label, rest)),
                (false, false) => (line.code.as_str(), line.content.as_str()),
                (true, _) => divided(&line.content).unwrap_or(("", line.content.as_str())),
            };
            let found = steps(label, path.part.as_deref());
            let code = found.map(|steps| {
                path.go(&steps);
                let heads = matches!(steps.last(), Some(Step::Part(_) | Step::Roman(_)));
                (path.code(), heads)
            });
            (code, content.to_owned())
        })
        .collect();
    let mut groups: Vec<String> = Vec::new();
    let mut current: Option<String> = None;
    let mut places = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let (code, content) = &coded[at];
        let next = coded[at + 1..].iter().find_map(|(code, _)| code.as_ref());
        let place = match code {
            Some((code, heads))
                if !line.has_details && (*heads || next.is_some_and(|(below, _)| is_below(below, code))) =>
            {
                groups.push(code.clone());
                current = Some(code.clone());
                Place::Group { code: code.clone(), name: content.clone() }
            }
            Some((code, _)) => {
                // The nearest group whose code this one lies below; else the one above, when codes do not tell.
                let nearest = groups.iter().rev().find(|group| is_below(code, group)).cloned();
                Place::Task { code: code.clone(), content: content.clone(), group: nearest.or_else(|| current.clone()) }
            }
            None if line.has_details => {
                Place::Task { code: line.code.clone(), content: content.clone(), group: current.clone() }
            }
            None if content.starts_with(['-', '+', '•', '*', '–']) && at > 0 => Place::Continues,
            None if heads_by_words(content) => {
                let code = free_roman(&groups);
                groups.push(code.clone());
                current = Some(code.clone());
                Place::Group { code, name: content.clone() }
            }
            None => Place::Unclear,
        };
        places.push(place);
    }
    places
}

/// "NHÓM NHIỆM VỤ VỀ …", "QUÁN TRIỆT, TUYÊN TRUYỀN": a heading without a code.
fn heads_by_words(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 6 && (!content.chars().any(char::is_lowercase) || content.starts_with("Nhóm "))
}

fn free_roman(taken: &[String]) -> String {
    const ROMAN: &[&str] = &[
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    let free = ROMAN.iter().find(|roman| !taken.iter().any(|code| code == *roman));
    free.map_or_else(|| format!("N{}", taken.len() + 1), |roman| (*roman).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(lines: &[(&str, &str, bool)]) -> Vec<String> {
        let lines: Vec<Words> = lines
            .iter()
            .map(|(code, content, has_details)| Words {
                code: (*code).to_owned(),
                content: (*content).to_owned(),
                has_details: *has_details,
            })
            .collect();
        let told = |place: &Place| match place {
            Place::Group { code, name } => format!("[{code}] {name}"),
            Place::Task { code, group, .. } => format!("{code}<{}", group.clone().unwrap_or_default()),
            Place::Continues => "+".to_owned(),
            Place::Unclear => "?".to_owned(),
        };
        places(&lines).iter().map(told).collect()
    }

    #[test]
    fn codes_are_put_together_from_the_lines_above() {
        let lines = [
            ("I", "QUÁN TRIỆT", false),
            ("1", "Hội nghị", true),
            ("2", "Chuyên mục", true),
            ("II.", "PHÁT HUY", false),
            ("1", "Tư vấn, phản biện", false),
            ("a)", "Đề án", true),
            ("b)", "Dự án", true),
            ("2", "Hội thi", true),
        ];
        let expected = [
            "[I] QUÁN TRIỆT",
            "I.1<I",
            "I.2<I",
            "[II] PHÁT HUY",
            "[II.1] Tư vấn, phản biện",
            "II.1.a<II.1",
            "II.1.b<II.1",
            "II.2<II",
        ];
        assert_eq!(codes(&lines), expected);
    }

    #[test]
    fn whole_codes_stay() {
        let lines = [("I", "A", false), ("I.1", "x", true), ("I.1.1", "y", true), ("II.2.b", "z", true)];
        assert_eq!(codes(&lines), ["[I] A", "I.1<I", "I.1.1<I", "II.2.b<I"]);
        assert_eq!(codes(&[("1", "x", true), ("1.1", "y", true), ("2", "z", true)]), ["1<", "1.1<", "2<"]);
    }

    #[test]
    fn a_heading_in_one_cell_is_divided() {
        let lines =
            [("I. Quán triệt", "", false), ("1", "x", true), ("", "II. Phát huy", false), ("", "1. Hội thi", true)];
        assert_eq!(codes(&lines), ["[I] Quán triệt", "I.1<I", "[II] Phát huy", "II.1<II"]);
    }

    #[test]
    fn parts_go_on_with_c_and_d() {
        let lines = [
            ("A", "x", false),
            ("I", "y", false),
            ("1", "z", true),
            ("B", "x", false),
            ("C", "w", false),
            ("1", "v", true),
        ];
        assert_eq!(codes(&lines), ["[A] x", "[A.I] y", "A.I.1<A.I", "[B] x", "[C] w", "C.1<C"]);
    }

    #[test]
    fn lines_without_codes() {
        let lines = [
            ("", "NHÓM GIẢI PHÁP CHUNG", false),
            ("", "Tổ chức", true),
            ("", "- Chi tiết", false),
            ("", "Vài lời", false),
        ];
        assert_eq!(codes(&lines), ["[I] NHÓM GIẢI PHÁP CHUNG", "<I", "+", "?"]);
    }
}
