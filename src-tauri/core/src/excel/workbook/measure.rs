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

/// Size and weight of a text.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// Size in points.
    pub size: f64,
    /// Bold letters are a little wider.
    pub bold: bool,
}

/// Width of one letter in thousandths of the size.
fn letter_width(letter: char) -> u32 {
    match letter {
        ' '..='~' => u32::from(WIDTHS[letter as usize - ' ' as usize]),
        '\u{300}'..='\u{36F}' => 0,
        'đ' | '–' | '“' | '”' => 500,
        'Đ' => 722,
        '\u{2003}' | '—' | '…' => 1000,
        _ => 600,
    }
}

/// Width of a text in pixels.
pub(super) fn width(text: &str, face: Face) -> f64 {
    let letters: u32 = if text.is_ascii() {
        text.chars().map(letter_width).sum()
    } else {
        DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()).map(letter_width).sum()
    };
    let weight = if face.bold { 1.07 } else { 1.0 };
    f64::from(letters) / 1000.0 * face.size * PIXELS_PER_POINT * weight
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

/// Breaks a heading into as few lines as it needs, all about as long: no last line of one word.
pub(super) fn balanced_lines(text: &str, pixels: f64, face: Face) -> Vec<String> {
    let lines = pieces(text, pixels, face, 1);
    let mut best = lines.clone();
    let mut narrower = pixels - 8.0;
    while narrower > pixels / 3.0 {
        let tried = pieces(text, narrower, face, 1);
        if tried.len() > lines.len() || tried.iter().any(|line| width(line, face) > pixels - CELL_PADDING) {
            break;
        }
        best = tried;
        narrower -= 8.0;
    }
    best
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
        let lines = balanced_lines("LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH ĐẮK LẮK", 250.0, face);
        assert!(lines.len() <= 3);
        assert!(lines.iter().all(|line| line.split(' ').count() >= 3), "{lines:?}");
    }

    #[test]
    fn pieces_keep_every_word() {
        let text = "một hai ba bốn năm sáu bảy tám chín mười".to_owned();
        let cut = pieces(&text, 60.0, FACE, 2);
        assert!(cut.len() > 1);
        assert_eq!(cut.join(" "), text);
    }
}
