//! "Báo cáo": the report itself, in the form of Nghị định 30/2020.
//!
//! The sheet is a page of text on a grid of narrow columns, so that the rules under the lines of the
//! head can be as short as the decree wants them.

use chrono::Datelike;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::book::Context;
use super::measure::{self, Face};
use super::page::{self, Paper};
use super::styles::{Styles, TEXT_SIZE};
use super::words;
use crate::reports::data::Section;

/// Columns of the grid.
const COLUMNS: u16 = 24;
/// Width of each, in pixels; together a little less than the page, for screens round widths up.
const COLUMN_PIXELS: u16 = 24;
/// The left head covers columns 0 to 8.
const LEFT: (u16, u16) = (0, 8);
/// The right head covers the others.
const RIGHT: (u16, u16) = (9, 23);
/// Columns of the rule under the issuer.
const LEFT_RULE: (u16, u16) = (3, 5);
/// Columns of the rule under the motto.
const RIGHT_RULE: (u16, u16) = (12, 20);
/// A page holds this many lines of one paragraph; longer ones are cut into several rows.
const LINES_IN_ROW: usize = 20;
/// Keeps the first line of a paragraph in: em spaces, which justification does not stretch.
const INDENT: &str = "\u{2003}\u{2003}";

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    page::set_up(sheet, Paper::Portrait, context.mark());
    sheet.set_column_range_width_pixels(0, COLUMNS - 1, u32::from(COLUMN_PIXELS))?;
    let mut cover =
        Cover { sheet, styles: &context.styles, row: 0, used: 0.0, breaks: Vec::new(), last_paragraph: None };
    cover.head(context)?;
    cover.title(context)?;
    for section in &context.data.sections {
        cover.section(section)?;
    }
    cover.signature(context)?;
    let last_row = cover.row - 1;
    let breaks = cover.breaks;
    sheet.set_page_breaks(&breaks)?;
    page::print_area(sheet, last_row, COLUMNS - 1)
}

/// The page as it fills up.
struct Cover<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    row: u32,
    /// Points used on the current printed page.
    used: f64,
    breaks: Vec<u32>,
    /// Row of the last paragraph, and its height.
    last_paragraph: Option<(u32, f64)>,
}

impl Cover<'_> {
    /// Width of a span of columns in pixels.
    fn pixels(span: (u16, u16)) -> f64 {
        f64::from((span.1 - span.0 + 1) * COLUMN_PIXELS)
    }

    /// Text over a span of columns of one row.
    fn put(&mut self, row: u32, span: (u16, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.merge_range(row, span.0, row, span.1, text, format)?;
        Ok(())
    }

    /// Ends a row of this height, and keeps count of the printed page.
    fn end_row(&mut self, points: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, points)?;
        if self.used + points > Paper::Portrait.height_points() {
            self.used = 0.0;
        }
        self.used += points;
        self.row += 1;
        Ok(())
    }

    /// Two texts side by side; the left one comes broken into lines that fit.
    fn pair(&mut self, left: &str, left_format: &Format, right: &str, right_format: &Format) -> Result<(), XlsxError> {
        let face = Face { size: 12.0, bold: true };
        let lines = measure::line_count(right, Self::pixels(RIGHT), face);
        self.put(self.row, LEFT, left, left_format)?;
        self.put(self.row, RIGHT, right, right_format)?;
        self.end_row(measure::height(lines, Face { size: TEXT_SIZE, bold: true }))
    }

    /// Issuer left, the state's name and motto right, a rule under each.
    fn head(&mut self, context: &Context) -> Result<(), XlsxError> {
        let styles = self.styles;
        let letterhead = &context.data.letterhead;
        let face = Face { size: 12.0, bold: true };
        let mut left: Vec<(String, &Format)> = Vec::new();
        let room = Self::pixels(LEFT);
        for line in letterhead.parent_lines.iter().filter(|line| !line.trim().is_empty()) {
            let lines = measure::balanced_lines(&line.to_uppercase(), room, face);
            left.extend(lines.into_iter().map(|line| (line, &styles.head)));
        }
        let issuer = measure::balanced_lines(&letterhead.issuer.to_uppercase(), room, face);
        left.extend(issuer.into_iter().map(|line| (line, &styles.head_bold)));
        let right =
            [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &styles.head_bold), ("Độc lập - Tự do - Hạnh phúc", &styles.motto)];
        for index in 0..left.len().max(right.len()) {
            match left.get(index) {
                Some((text, format)) => self.put(self.row, LEFT, text, format)?,
                None => self.rule(index == left.len(), LEFT_RULE)?,
            }
            match right.get(index) {
                Some((text, format)) => self.put(self.row, RIGHT, text, format)?,
                None => self.rule(index == right.len(), RIGHT_RULE)?,
            }
            self.end_row(measure::height(1, Face { size: TEXT_SIZE, bold: true }))?;
        }
        // The longer side has its rule in a thin row of its own; the shorter one had it on the row below its last line.
        self.rule(left.len() >= right.len(), LEFT_RULE)?;
        self.rule(right.len() >= left.len(), RIGHT_RULE)?;
        self.end_row(6.0)?;
        let year = context.data.period.cutoff_on.year();
        self.pair(
            &words::document_number(letterhead.doc_number, &letterhead.doc_symbol),
            &styles.number_line,
            &words::date_line(&letterhead.place, letterhead.signed_on, year),
            &styles.date_line,
        )?;
        self.end_row(8.0)
    }

    /// A rule as the upper line of some cells: a third to a half of the issuer's line, the whole of the motto's.
    fn rule(&mut self, wanted: bool, columns: (u16, u16)) -> Result<(), XlsxError> {
        if wanted {
            for column in columns.0..=columns.1 {
                self.sheet.write_blank(self.row, column, &self.styles.rule)?;
            }
        }
        Ok(())
    }

    /// A line over the whole width.
    fn across(&mut self, text: &str, format: &Format, face: Face) -> Result<(), XlsxError> {
        let span = (0, COLUMNS - 1);
        let lines = measure::line_count(text, Self::pixels(span), face);
        self.put(self.row, span, text, format)?;
        self.end_row(measure::height(lines, face))
    }

    /// BÁO CÁO, its subject, the period and the addressees.
    fn title(&mut self, context: &Context) -> Result<(), XlsxError> {
        let styles = self.styles;
        let bold = Face { size: 14.0, bold: true };
        let plain = Face { size: TEXT_SIZE, bold: false };
        let data = context.data;
        if let Some(mark) = context.mark() {
            self.across(mark, &styles.draft, Face { size: TEXT_SIZE, bold: true })?;
            self.end_row(6.0)?;
        }
        self.across("BÁO CÁO", &styles.title, bold)?;
        self.across(&subject(context), &styles.subject, bold)?;
        if data.period.edition_number > 1 {
            let reason = data.period.replacement_reason.as_deref().unwrap_or_default();
            self.across(
                &format!("(Bản thay thế lần {}: {reason})", data.period.edition_number - 1),
                &styles.centred_italic,
                plain,
            )?;
        }
        self.across(&words::span_line(&data.period), &styles.centred_italic, plain)?;
        self.end_row(8.0)?;
        self.addressees(&data.letterhead.addressees)?;
        Ok(())
    }

    /// "Kính gửi:" on one line, or a line for each of several.
    fn addressees(&mut self, addressees: &[String]) -> Result<(), XlsxError> {
        let styles = self.styles;
        let face = Face { size: TEXT_SIZE, bold: false };
        match addressees {
            [] => return Ok(()),
            [one] => self.across(&format!("Kính gửi: {one}."), &styles.centred, face)?,
            several => {
                self.across("Kính gửi:", &styles.centred, face)?;
                for (index, addressee) in several.iter().enumerate() {
                    let end = if index + 1 == several.len() { "." } else { ";" };
                    self.across(&format!("- {addressee}{end}"), &styles.centred, face)?;
                }
            }
        }
        self.end_row(8.0)
    }

    /// A heading and its paragraphs.
    fn section(&mut self, section: &Section) -> Result<(), XlsxError> {
        let styles = self.styles;
        let format = if section.level <= 1 { &styles.part } else { &styles.piece };
        let face = Face { size: TEXT_SIZE, bold: true };
        let heading = format!("{INDENT}{}. {}", section.number, section.heading);
        let text = section.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        // A heading stays with the words below it; that of a part without words, with the next heading.
        let lines = match text {
            "" => 5,
            text => measure::line_count(text, Self::pixels((0, COLUMNS - 1)), face).min(LINES_IN_ROW) + 1,
        };
        self.keep_together(measure::height(lines, face) + 12.0);
        self.across(&heading, format, face)?;
        for paragraph in section.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.paragraph(paragraph)?;
        }
        Ok(())
    }

    /// One paragraph, in as many rows as its height needs.
    fn paragraph(&mut self, text: &str) -> Result<(), XlsxError> {
        let styles = self.styles;
        let face = Face { size: TEXT_SIZE, bold: false };
        let pixels = Self::pixels((0, COLUMNS - 1));
        let indented = format!("{INDENT}{text}");
        for piece in measure::pieces(&indented, pixels, face, LINES_IN_ROW) {
            let lines = measure::line_count(&piece, pixels, face);
            self.put(self.row, (0, COLUMNS - 1), &piece, &styles.paragraph)?;
            let points = measure::height(lines, face) + 3.0;
            self.last_paragraph = Some((self.row, points));
            self.end_row(points)?;
        }
        Ok(())
    }

    /// Starts a new page when so many points do not fit on this one.
    fn keep_together(&mut self, points: f64) {
        if self.used + points > Paper::Portrait.height_points() {
            self.breaks.push(self.row);
            self.used = 0.0;
        }
    }

    /// Keeps the signature on the page of the last words: a signature never stands alone on a page.
    fn keep_with_last_paragraph(&mut self, points: f64) {
        if self.used + points <= Paper::Portrait.height_points() {
            return;
        }
        match self.last_paragraph {
            Some((row, height)) if height + points <= Paper::Portrait.height_points() => {
                self.breaks.push(row);
                self.used = height;
            }
            _ => self.keep_together(points),
        }
    }

    /// Recipients left, signer right, never cut by the end of a page.
    fn signature(&mut self, context: &Context) -> Result<(), XlsxError> {
        let styles = self.styles;
        let letterhead = &context.data.letterhead;
        let left: Vec<String> = recipients(&letterhead.recipients, &letterhead.archive)
            .iter()
            .flat_map(|line| measure::pieces(line, Self::pixels(LEFT), Face { size: 11.0, bold: false }, 1))
            .collect();
        // Three empty rows leave room for the hand and the seal.
        let right = [
            (letterhead.authority.to_uppercase(), &styles.signature),
            (letterhead.signer_title.to_uppercase(), &styles.signature),
            (String::new(), &styles.signature),
            (String::new(), &styles.signature),
            (String::new(), &styles.signature),
            (letterhead.signer_name.clone(), &styles.signature),
        ];
        let right: Vec<_> = right.into_iter().skip_while(|(text, _)| text.is_empty()).collect();
        let rows = left.len().max(right.len());
        self.keep_with_last_paragraph(
            12.0 + rows as f64 * measure::height(1, Face { size: TEXT_SIZE, bold: true }) * 1.2,
        );
        self.end_row(12.0)?;
        for index in 0..rows {
            let (left_text, left_format) = match left.get(index) {
                Some(text) if index == 0 => (text.as_str(), &styles.recipients_head),
                Some(text) => (text.as_str(), &styles.recipients),
                None => ("", &styles.recipients),
            };
            let (right_text, right_format) =
                right.get(index).map_or(("", &styles.signature), |(text, format)| (text.as_str(), *format));
            self.pair(left_text, left_format, right_text, right_format)?;
        }
        Ok(())
    }
}

/// The subject line.
fn subject(context: &Context) -> String {
    format!("Kết quả hoạt động và thực hiện nhiệm vụ {}", context.data.period.title)
}

/// "Nơi nhận:" and its lines, the archive last.
fn recipients(recipients: &[String], archive: &str) -> Vec<String> {
    let archive = if archive.is_empty() { "VT" } else { archive };
    let mut lines = vec!["Nơi nhận:".to_owned()];
    lines.extend(recipients.iter().map(|recipient| format!("- {};", recipient.trim_end_matches([';', '.']))));
    lines.push(format!("- Lưu: {}.", archive.trim_end_matches('.')));
    lines
}
