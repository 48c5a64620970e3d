//! How wide a text is in Times New Roman, and how many lines it takes.
//!
//! Excel computes row heights only for rows it has laid out itself, and never for merged cells, so
//! a file that comes with its heights must measure its own text. A Vietnamese letter is as wide as
//! its base letter: marks stand above and below.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Pixels per point on the screen Excel measures columns for.
const PIXELS_PER_POINT: f64 = 96.0 / 72.0;
/// Space Excel keeps left and right inside a cell, in pixels.
const CELL_PADDING: f64 = 6.0;
/// Height of a line over its size: Vietnamese marks need air.
const LINE_HEIGHT: f64 = 1.28;
/// Excel allows no higher row, in points.
pub(super) const MAX_ROW_HEIGHT: f64 = 409.0;

/// Widths of the printable ASCII letters in Times New Roman, in thousandths of the size.
const WIDTHS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // space to /
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
];

/// The same in Times New Roman Bold.
const BOLD_WIDTHS: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, // space to /
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, // 0 to ?
    930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, // @ to O
    611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, // P to _
    333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, // ` to o
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520, // p to ~
];

/// Size and weight of a text.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// Size in points.
    pub size: f64,
    /// Bold letters are wider, small ones more than capitals.
    pub bold: bool,
}

/// Width of one letter in thousandths of the size.
fn letter_width(letter: char, bold: bool) -> u32 {
    let widths = if bold { &BOLD_WIDTHS } else { &WIDTHS };
    match letter {
        ' '..='~' => u32::from(widths[letter as usize - ' ' as usize]),
        '\u{300}'..='\u{36F}' => 0,
        'đ' if bold => 556,
        'đ' | '–' | '“' | '”' => 500,
        'Đ' => 722,
        '\u{2003}' | '—' | '…' => 1000,
        _ => 600,
    }
}

/// Width of a text in pixels.
pub(super) fn width(text: &str, face: Face) -> f64 {
    let of = |letter| letter_width(letter, face.bold);
    let letters: u32 = if text.is_ascii() {
        text.chars().map(of).sum()
    } else {
        DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()).map(of).sum()
    };
    f64::from(letters) / 1000.0 * face.size * PIXELS_PER_POINT
}

/// How many lines a text takes in a cell `pixels` wide, broken at spaces as Excel breaks it.
pub(super) fn line_count(text: &str, pixels: f64, face: Face) -> usize {
    // A little to spare: screens round letters up.
    let room = (pixels - CELL_PADDING).max(1.0) / 1.015;
    text.split('\n').map(|paragraph| paragraph_lines(paragraph, room, face)).sum()
}

/// Lines of one paragraph.
fn paragraph_lines(paragraph: &str, room: f64, face: Face) -> usize {
    let space = width(" ", face);
    let mut lines = 1;
    let mut used = 0.0;
    for word in paragraph.split(' ') {
        let long = width(word, face);
        let start = if used > 0.0 { used + space } else { 0.0 };
        if start + long <= room {
            used = start + long;
            continue;
        }
        if used > 0.0 {
            lines += 1;
        }
        // A word longer than the line is cut inside.
        let extra = (long / room).ceil().max(1.0) - 1.0;
        lines += extra as usize;
        used = long - extra * room;
    }
    lines
}

/// Height of so many lines, in points.
pub(super) fn height(lines: usize, face: Face) -> f64 {
    (lines as f64 * face.size * LINE_HEIGHT + 2.0).ceil()
}

/// Cuts a text into pieces of at most `lines` lines each: one cell cannot be higher than a page.
pub(super) fn pieces(text: &str, pixels: f64, face: Face, lines: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in text.split(' ') {
        let longer = if piece.is_empty() { word.to_owned() } else { format!("{piece} {word}") };
        if !piece.is_empty() && line_count(&longer, pixels, face) > lines {
            pieces.push(std::mem::replace(&mut piece, word.to_owned()));
        } else {
            piece = longer;
        }
    }
    pieces.push(piece);
    pieces
}

/// Words that a heading never breaks between: the names of bodies and what they work on are made of such pairs.
const PAIRS: [&str; 16] = [
    "LIÊN HIỆP",
    "KHOA HỌC",
    "KỸ THUẬT",
    "CÔNG NGHỆ",
    "ỦY BAN",
    "NHÂN DÂN",
    "MẶT TRẬN",
    "TỔ QUỐC",
    "VIỆT NAM",
    "TRUNG ƯƠNG",
    "THÀNH PHỐ",
    "THƯỜNG VỤ",
    "CHẤP HÀNH",
    "TRÍ THỨC",
    "HỘI ĐỒNG",
    "TỈNH ỦY",
];
/// Words that lean on the next one: a line that ends with one reads badly.
const LEANING: [&str; 6] = ["VÀ", "CÁC", "CỦA", "TỈNH", "VỀ", "THÀNH PHỐ"];

/// Breaks a heading in capitals into as few lines as it needs, all about as long, and never inside a pair of words
/// that belong together or inside `place`, the name of a province.
pub(super) fn balanced_lines(text: &str, place: &str, pixels: f64, face: Face) -> Vec<String> {
    let room = (pixels - CELL_PADDING).max(1.0) / 1.015;
    let place = place.to_uppercase();
    let mut pieces = together(text, &place);
    if pieces.iter().any(|piece| width(piece, face) > room) {
        pieces = text.split_whitespace().map(str::to_owned).collect();
    }
    let most = pieces.len();
    // The best way to set the first so many pieces, by how many lines it takes: its cost, and where its last line begins.
    let mut best = vec![vec![None; most + 1]; most + 1];
    best[0][0] = Some((0.0, 0));
    for end in 1..=most {
        for start in 0..end {
            let line = pieces[start..end].join(" ");
            let long = width(&line, face);
            if long > room && end - start > 1 {
                continue;
            }
            let leans = end < most && LEANING.iter().any(|word| pieces[end - 1] == *word);
            let cost = (room - long).powi(2) + if leans { room * room } else { 0.0 };
            for lines in 0..end {
                let Some((before, _)) = best[start][lines] else { continue };
                if best[end][lines + 1].is_none_or(|(known, _)| before + cost < known) {
                    best[end][lines + 1] = Some((before + cost, start));
                }
            }
        }
    }
    let mut lines = best[most].iter().position(Option::is_some).unwrap_or_default();
    let mut set = Vec::new();
    let mut end = most;
    while let Some((_, start)) = best[end][lines].filter(|_| end > 0) {
        set.insert(0, pieces[start..end].join(" "));
        (end, lines) = (start, lines - 1);
    }
    set
}

/// The words of a heading, those that stay together as one.
fn together(text: &str, place: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let starts = |phrase: &&str| {
            let count = phrase.split_whitespace().count();
            count > 0 && words[at..].len() >= count && words[at..at + count].join(" ") == **phrase
        };
        let kept = std::iter::once(place).chain(PAIRS).filter(starts).map(|phrase| phrase.split_whitespace().count());
        let count = kept.max().unwrap_or(1);
        pieces.push(words[at..at + count].join(" "));
        at += count;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size: 12.0, bold: false };

    #[test]
    fn marks_take_no_width() {
        assert!((width("Nguyễn Thị Ánh", FACE) - width("Nguyen Thi Anh", FACE)).abs() < 0.01);
    }

    #[test]
    fn lines_break_at_words() {
        let word = width("hội", FACE);
        assert_eq!(line_count("hội hội hội", word * 2.6 + CELL_PADDING, FACE), 2);
        assert_eq!(line_count("hội\nhội", 1000.0, FACE), 2);
        assert_eq!(line_count("", 100.0, FACE), 1);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert!(line_count(&"a".repeat(100), 100.0, FACE) >= 6);
    }

    #[test]
    fn headings_break_evenly() {
        let face = Face { size: 12.0, bold: true };
        let lines = balanced_lines("LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH ĐẮK LẮK", "Đắk Lắk", 250.0, face);
        assert_eq!(lines, ["LIÊN HIỆP CÁC HỘI", "KHOA HỌC VÀ KỸ THUẬT", "TỈNH ĐẮK LẮK"]);
        let short = balanced_lines("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Đắk Lắk", 250.0, face);
        assert_eq!(short, ["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"]);
        assert_eq!(balanced_lines("UBND TỈNH", "", 250.0, face), ["UBND TỈNH"]);
        assert_eq!(balanced_lines("", "", 250.0, face), Vec::<String>::new());
    }

    #[test]
    fn headings_never_break_inside_a_pair_or_a_place() {
        let face = Face { size: 12.0, bold: true };
        for pixels in [150.0, 180.0, 210.0, 240.0, 270.0, 300.0, 340.0] {
            let lines = balanced_lines("LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH ĐẮK LẮK", "Đắk Lắk", pixels, face);
            for pair in ["LIÊN HIỆP", "KHOA HỌC", "KỸ THUẬT", "ĐẮK LẮK"] {
                assert!(lines.iter().any(|line| line.contains(pair)), "{pixels}: {lines:?}");
            }
        }
    }

    #[test]
    fn the_name_of_the_state_fits_its_side_of_the_head() {
        let face = Face { size: 12.0, bold: true };
        assert_eq!(line_count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 350.0, face), 1);
    }

    #[test]
    fn pieces_keep_every_word() {
        let text = "một hai ba bốn năm sáu bảy tám chín mười".to_owned();
        let cut = pieces(&text, 60.0, FACE, 2);
        assert!(cut.len() > 1);
        assert_eq!(cut.join(" "), text);
    }
}
