//! Web pages saved under the name of a workbook: many programs "export to Excel" that way.

use super::cells::{Cell, ListFile, Region, Sheet};
use super::error::ReadError;
use super::guard::Budget;
use super::kind::Kind;
use super::limits::Limits;

/// A span larger than this is a mistake or a lie.
const WIDEST_SPAN: u32 = 1000;

/// Reads every table of the page as a sheet of its own.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<ListFile, ReadError> {
    let text = page_text(bytes);
    let mut page = Page::new(limits);
    page.read(&text)?;
    page.close_table();
    if page.sheets.is_empty() {
        return Err(ReadError::NoRows);
    }
    Ok(ListFile { sheets: page.sheets, kind: Kind::Html.words().into() })
}

fn page_text(bytes: &[u8]) -> String {
    if let Some(encoding) = super::delimited::is_utf16(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => super::delimited::single_bytes(bytes),
    }
}

struct Page<'a> {
    limits: &'a Limits,
    budget: Budget,
    sheets: Vec<Sheet>,
    table: Option<Sheet>,
    row: u32,
    column: u32,
    /// Text of the open cell, with its spans.
    cell: Option<(String, u32, u32)>,
    /// Ends of row spans still reaching down: (column, last row).
    reaching: Vec<(u32, u32)>,
    started: bool,
}

impl<'a> Page<'a> {
    fn new(limits: &'a Limits) -> Self {
        Page {
            limits,
            budget: Budget::new(limits),
            sheets: Vec::new(),
            table: None,
            row: 0,
            column: 0,
            cell: None,
            reaching: Vec::new(),
            started: false,
        }
    }

    fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut rest = text;
        while let Some(open) = rest.find('<') {
            self.text(&rest[..open]);
            rest = &rest[open..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let Some(close) = rest.find('>') else { break };
            let tag = &rest[1..close];
            rest = &rest[close + 1..];
            let name = tag_name(tag);
            if name == "style" || name == "script" {
                let end = format!("</{name}");
                rest = rest.find(&end).map_or("", |at| &rest[at..]);
                continue;
            }
            self.tag(&name, tag)?;
        }
        Ok(())
    }

    /// Words of the page: where its lines end means nothing, only `br` and paragraphs break a line.
    fn text(&mut self, text: &str) {
        let Some((content, ..)) = &mut self.cell else { return };
        for letter in text.chars() {
            match letter.is_ascii_whitespace() {
                true if content.ends_with(char::is_whitespace) => {}
                true => content.push(' '),
                false => content.push(letter),
            }
        }
    }

    fn break_line(&mut self) {
        if let Some((content, ..)) = &mut self.cell {
            content.truncate(content.trim_end_matches(' ').len());
            content.push('\n');
        }
    }

    fn tag(&mut self, name: &str, tag: &str) -> Result<(), ReadError> {
        match name {
            "table" => {
                self.close_cell()?;
                self.close_table();
                self.table = Some(Sheet::default());
            }
            "/table" => {
                self.close_cell()?;
                self.close_table();
            }
            "tr" => {
                self.close_cell()?;
                if self.started {
                    self.row += 1;
                }
                self.started = true;
                self.column = 0;
            }
            "td" | "th" if self.table.is_some() => {
                self.close_cell()?;
                self.cell = Some((String::new(), span(tag, "colspan"), span(tag, "rowspan")));
            }
            "/td" | "/th" | "/tr" => self.close_cell()?,
            "br" | "br/" | "/p" | "/div" => self.break_line(),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some((text, columns, rows)) = self.cell.take() else {
            return Ok(());
        };
        while self.reaching.iter().any(|(column, last)| *column == self.column && *last >= self.row) {
            self.column += 1;
        }
        let (row, column) = (self.row, self.column);
        self.column += columns;
        self.reaching.retain(|(_, last)| *last >= row);
        if rows > 1 {
            self.reaching.extend((column..column + columns).map(|c| (c, row + rows - 1)));
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        if columns > 1 || rows > 1 {
            table.merged.push(Region { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
        }
        let text = unescape(&text);
        let text = text.trim();
        if text.is_empty() || column >= self.limits.columns {
            return Ok(());
        }
        if table.rows.last().is_none_or(|(number, _)| *number != row) {
            table.rows.push((row, Vec::new()));
        }
        if let Some((_, cells)) = table.rows.last_mut() {
            let column = column as usize;
            self.budget.take((column + 1).saturating_sub(cells.len()) as u64)?;
            cells.resize(column.max(cells.len()), Cell::Empty);
            cells.push(Cell::Text(text.to_owned()));
        }
        Ok(())
    }

    fn close_table(&mut self) {
        if let Some(mut table) = self.table.take()
            && !table.rows.is_empty()
        {
            table.name = format!("Bảng {}", self.sheets.len() + 1);
            self.sheets.push(table);
        }
        (self.row, self.column, self.started) = (0, 0, false);
        self.reaching.clear();
    }
}

fn tag_name(tag: &str) -> String {
    tag.split(|c: char| c.is_whitespace()).next().unwrap_or("").to_ascii_lowercase()
}

fn span(tag: &str, name: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let Some((_, after)) = lower.split_once(name) else { return 1 };
    let digits: String =
        after.trim_start_matches([' ', '=', '"', '\'']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, WIDEST_SPAN)
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(code) = name.strip_prefix("#x").or(name.strip_prefix("#X")) {
        return u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    }
    if let Some(code) = name.strip_prefix('#') {
        return code.parse().ok().and_then(char::from_u32);
    }
    Some(match name {
        "nbsp" => '\u{A0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        // The Latin-1 letters of Vietnamese, as Excel itself writes them.
        "agrave" => 'à',
        "aacute" => 'á',
        "acirc" => 'â',
        "atilde" => 'ã',
        "egrave" => 'è',
        "eacute" => 'é',
        "ecirc" => 'ê',
        "igrave" => 'ì',
        "iacute" => 'í',
        "ograve" => 'ò',
        "oacute" => 'ó',
        "ocirc" => 'ô',
        "otilde" => 'õ',
        "ugrave" => 'ù',
        "uacute" => 'ú',
        "yacute" => 'ý',
        "eth" | "ETH" => 'Đ',
        "Agrave" => 'À',
        "Aacute" => 'Á',
        "Acirc" => 'Â',
        "Atilde" => 'Ã',
        "Egrave" => 'È',
        "Eacute" => 'É',
        "Ecirc" => 'Ê',
        "Igrave" => 'Ì',
        "Iacute" => 'Í',
        "Ograve" => 'Ò',
        "Oacute" => 'Ó',
        "Ocirc" => 'Ô',
        "Otilde" => 'Õ',
        "Ugrave" => 'Ù',
        "Uacute" => 'Ú',
        "Yacute" => 'Ý',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_keep_the_columns_in_place() {
        let page = "<html><table><tr><td rowspan=2>TT</td><td colspan=\"2\">H&#7885; t&ecirc;n</td></tr>\
            <tr><td>Họ</td><td>Tên</td></tr><tr><td>1</td><td>Lê&nbsp;Thị</td><td>An</td></tr></table></html>";
        let sheet = &read(page.as_bytes(), &Limits::default()).unwrap().sheets[0];
        let text = |r, c| sheet.cell(r, c).cloned().unwrap_or_default();
        assert_eq!(text(0, 1), Cell::Text("Họ tên".into()));
        assert_eq!(text(1, 1), Cell::Text("Họ".into()));
        assert_eq!(text(2, 1), Cell::Text("Lê\u{A0}Thị".into()));
        assert_eq!(text(2, 2), Cell::Text("An".into()));
        assert_eq!(sheet.merged.len(), 2);
    }

    #[test]
    fn a_page_of_an_old_font_keeps_its_letters_for_the_decoder() {
        // "Trần Thị Ánh" in TCVN3; the page of Vietnam would take DE for an accent.
        let page =
            b"<html><table><tr><td>H\xE4 v\xB5 t\xAAn</td></tr><tr><td>Tr\xC7n Th\xDE \xB8nh</td></tr></table></html>";
        let sheet = &read(page, &Limits::default()).unwrap().sheets[0];
        assert_eq!(sheet.cell(1, 0), Some(&Cell::Text("TrÇn ThÞ ¸nh".into())));
    }
}
