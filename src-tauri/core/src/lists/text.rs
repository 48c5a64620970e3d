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

/// Text that a spreadsheet program would take for a formula stays text behind an apostrophe. Only how the cell begins
/// decides, after spaces and quotes: within it a hyphen is a bullet and a sign is a figure.
fn safe(text: &str) -> String {
    let passed = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '“' | '”');
    let first = text.chars().find(|letter| !passed(*letter));
    let runs = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    // A tab or a line end before it, too, begins a cell anew.
    if runs || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}
