//! A list as text: UTF-8 with its mark, semicolons, CRLF, as Excel with Vietnamese settings opens it by a double click.

use super::api::{ExportList, ListCell};

/// The file.
pub(super) fn bytes(list: &ExportList) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    line(&mut text, list.columns.iter().map(|column| safe(&column.title)));
    for row in &list.rows {
        let cells =
            (0..list.columns.len()).map(|at| row.get(at).and_then(Option::as_ref).map_or_else(String::new, cell));
        line(&mut text, cells);
    }
    text.into_bytes()
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(';');
        }
        if cell.contains([';', '"', '\n', '\r', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

fn cell(cell: &ListCell) -> String {
    match cell {
        ListCell::Text(text) | ListCell::Heading(text) => safe(text),
        ListCell::Number(number) => number.to_string().replace('.', ","),
        ListCell::Day(day) => day.format("%d/%m/%Y").to_string(),
    }
}

/// Text that a spreadsheet program would take for a formula stays text behind an apostrophe: at the beginning of the cell,
/// and where a program that parts columns by commas or tabs, or lines within quotes, would begin another one.
fn safe(text: &str) -> String {
    let mut kept = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for letter in text.chars() {
        let parts = matches!(letter, ',' | ';' | '\t' | '\r' | '\n');
        let runs = matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        if begins && (runs || (kept.is_empty() && parts && letter.is_whitespace())) {
            kept.push('\'');
        }
        kept.push(letter);
        begins = parts;
    }
    kept
}
