//! Text tables: any of the separators and encodings that Vietnamese offices produce.

use super::cells::{Cell, ListFile, Row, Sheet};
use super::error::ReadError;
use super::guard::Budget;
use super::kind::Kind;
use super::limits::Limits;
use crate::text::legacy;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// Reads a text table as one sheet.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<ListFile, ReadError> {
    let text = decode(bytes);
    let (text, declared) = declared_separator(&text);
    let separator = declared.unwrap_or_else(|| guess_separator(text));
    let rows = split(text, separator, limits)?;
    let sheet = Sheet { name: "Danh sách".into(), rows, ..Sheet::default() };
    Ok(ListFile { sheets: vec![sheet], kind: Kind::Delimited.words().into() })
}

/// UTF-16 by its mark, or by the zeros that ASCII digits and separators leave in every other byte.
pub(super) fn is_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(UTF_16BE);
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 4 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 4 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode(bytes: &[u8]) -> String {
    if let Some(encoding) = is_utf16(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    let body = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(_) if nearly_utf8(body) => String::from_utf8_lossy(body).into_owned(),
        Err(_) => single_bytes(body),
    }
}

/// Text of one byte a letter, by the words it makes: what a page says of its own encoding is seldom true.
pub(super) fn single_bytes(bytes: &[u8]) -> String {
    // TCVN3 and VNI count on the letters of Western Europe, and names such as "Võ Tú" need no others: the page of
    // Vietnam would take some of theirs for accents, and the trouble could not be told from a damaged file.
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    if legacy::is_1258(&western, &vietnamese) { vietnamese } else { western }.into_owned()
}

/// UTF-8 with a few broken bytes (a file cut in the middle of a letter) is still UTF-8.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|c| *c == '\u{FFFD}').count();
    let good = text.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    good > broken * 20
}

/// Excel's own hint: a first line `sep=;`.
fn declared_separator(text: &str) -> (&str, Option<u8>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator)),
        _ => (text, None),
    }
}

/// The separator that cuts most lines into the same number of pieces.
fn guess_separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(60).collect();
    let mut best = (0usize, b',');
    for separator in [b'\t', b';', b',', b'|'] {
        let mut counts: Vec<usize> = lines.iter().map(|l| outside_quotes(l, separator)).collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let same = counts.iter().filter(|c| **c == median).count();
        // Agreement between lines first; a comma inside addresses varies from line to line.
        let score = if median == 0 { counts.iter().filter(|c| **c > 0).count() } else { same * 100 + median };
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

fn outside_quotes(line: &str, separator: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == separator && !quoted {
            count += 1;
        }
    }
    count
}

fn split(text: &str, separator: u8, limits: &Limits) -> Result<Vec<Row>, ReadError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut budget = Budget::new(limits);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number: u32 = 0;
    while reader.read_record(&mut record).map_err(|_| ReadError::Damaged)? {
        // The csv reader skips blank lines; Excel counts them as rows, and so do we.
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let blank = text.as_bytes().get(start..).unwrap_or(&[]).iter().take_while(|b| **b == b'\n').count();
        number += u32::try_from(blank).unwrap_or(0);
        let mut cells: Vec<Cell> = record.iter().take(limits.columns as usize).map(cell).collect();
        while cells.last() == Some(&Cell::Empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            budget.take(cells.len() as u64)?;
            rows.push((number, cells));
        }
        number += 1;
    }
    Ok(rows)
}

/// `="0912…"` is how some programs keep Excel from eating a leading zero.
fn cell(text: &str) -> Cell {
    let text = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    let text = text.trim_end_matches(['\r', '\u{1A}']);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_row(bytes: &[u8]) -> Vec<Cell> {
        read(bytes, &Limits::default()).unwrap().sheets[0].rows[0].1.clone()
    }
    fn texts(values: &[&str]) -> Vec<Cell> {
        values.iter().map(|v| Cell::Text((*v).into())).collect()
    }

    #[test]
    fn separators_are_told_apart() {
        assert_eq!(first_row("TT;Họ tên\n1;Lê An, Huế\n2;Võ Ba, Huế".as_bytes()), texts(&["TT", "Họ tên"]));
        assert_eq!(first_row("TT\tHọ tên\n1\tLê An".as_bytes()), texts(&["TT", "Họ tên"]));
        assert_eq!(first_row("TT,Họ tên\n1,\"An; Ba\"\n2,x".as_bytes()), texts(&["TT", "Họ tên"]));
        assert_eq!(first_row(b"sep=;\nA;B,C\n"), texts(&["A", "B,C"]));
    }

    #[test]
    fn utf16_with_and_without_its_mark() {
        let wide: Vec<u8> = "TT\tHọ tên\r\n1\tLê".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(first_row(&wide), texts(&["TT", "Họ tên"]));
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(&wide);
        assert_eq!(first_row(&marked), texts(&["TT", "Họ tên"]));
    }

    #[test]
    fn windows_1258_has_its_tones_apart() {
        // "Hằng" in CP1258: ă (E3) then combining grave (CC).
        assert_eq!(first_row(b"H\xE3\xCCng;1\nb;2"), texts(&["Hă\u{300}ng", "1"]));
    }

    #[test]
    fn rows_are_numbered_as_excel_shows_them() {
        let file = read("a;b\n\n\"x\ny\";2\nc;3\n".as_bytes(), &Limits::default()).unwrap();
        let numbers: Vec<u32> = file.sheets[0].rows.iter().map(|r| r.0).collect();
        assert_eq!(numbers, [0, 2, 3]);
    }

    #[test]
    fn a_protected_zero_is_kept() {
        assert_eq!(first_row(b"=\"0912345678\";x\n"), texts(&["0912345678", "x"]));
    }
}
