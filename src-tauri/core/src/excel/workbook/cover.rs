//! "Báo cáo": the report itself, in the form of Nghị định 30/2020.
//!
//! The sheet is a page of text on a grid of narrow columns, so that the rules under the lines of the
//! head can be as short as the decree wants them. The rows are planned first ([`layout`] decides where
//! pages end) and written afterwards.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Context;
use super::layout::{self, Kind};
use super::measure::{self, Face};
use super::page::{self, Paper};
use super::styles::{Styles, TEXT_SIZE};
use super::view::{CellView, LineKind, Look};
use super::words;
use crate::reports::data::{ReportData, Section};
use crate::reports::form::{self, PrintedForm};
use crate::reports::sections::{self, CitedFigure};

/// Columns of the grid.
const COLUMNS: u16 = 24;
/// Width of each, in pixels; together a little less than the page, for screens round widths up.
const COLUMN_PIXELS: u16 = 25;
/// The left head covers columns 0 to 9.
const LEFT: (u16, u16) = (0, 9);
/// The right head covers the others.
const RIGHT: (u16, u16) = (10, 23);
/// The whole width.
const ALL: (u16, u16) = (0, COLUMNS - 1);
/// Columns of the rule under the issuer.
const LEFT_RULE: (u16, u16) = (3, 6);
/// Columns of the rule under the motto.
const RIGHT_RULE: (u16, u16) = (13, 20);
/// A page holds this many lines of one paragraph; longer ones are cut into several rows.
const LINES_IN_ROW: usize = 20;
/// Keeps the first line of a paragraph in: em spaces, which justification does not stretch.
const INDENT: &str = "\u{2003}\u{2003}";
/// Lines of the head, in capitals.
const HEAD: Face = Face { size: 12.0, bold: true };
/// Running text.
const TEXT: Face = Face { size: TEXT_SIZE, bold: false };
/// Headings within it.
const BOLD: Face = Face { size: TEXT_SIZE, bold: true };
/// Title and subject.
const TITLE: Face = Face { size: 14.0, bold: true };

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
    page::set_up(sheet, Paper::Portrait, context.mark());
    sheet.set_column_range_width_pixels(0, COLUMNS - 1, u32::from(COLUMN_PIXELS))?;
    context.styles.notes.sheet(sheet.name(), false, vec![COLUMN_PIXELS; usize::from(COLUMNS)]);
    let form = form::printed(&context.data.letterhead, &context.data.period);
    let mut cover = Cover { styles: &context.styles, rows: Vec::new() };
    cover.head(&form);
    cover.title(context, &form);
    for section in &context.data.sections {
        cover.section(section, context.data);
    }
    cover.signature(&form);
    cover.emit(sheet)
}

/// Lines of a body in the head, balanced within the left side of it.
pub fn head_lines(name: &str, place: &str) -> Vec<String> {
    measure::balanced_lines(name, place, pixels(LEFT), HEAD)
}

/// Width of a span of columns in pixels.
fn pixels(span: (u16, u16)) -> f64 {
    f64::from((span.1 - span.0 + 1) * COLUMN_PIXELS)
}

/// What stands in a row.
enum Part {
    /// Text over a span of columns.
    Text((u16, u16), String, Look),
    /// A paragraph with the figures it names.
    Paragraph(String, Vec<CitedFigure>),
    /// A rule, as the upper line of a span of columns.
    Rule((u16, u16)),
}

/// The page as it fills up.
struct Cover<'a> {
    styles: &'a Styles,
    rows: Vec<(layout::Row, Vec<Part>)>,
}

impl<'a> Cover<'a> {
    /// A row of this height, of which `slack` points may be saved.
    fn row(&mut self, kind: Kind, points: f64, slack: f64, parts: Vec<Part>) {
        self.rows.push((layout::Row { kind, points, slack }, parts));
    }

    /// Empty space that may shrink to half.
    fn gap(&mut self, kind: Kind, points: f64) {
        self.row(kind, points, points / 2.0, Vec::new());
    }

    /// A line over the whole width.
    fn across(&mut self, kind: Kind, text: &str, look: Look, face: Face) {
        let lines = measure::line_count(text, pixels(ALL), face);
        self.row(kind, measure::height(lines, face), 0.0, vec![Part::Text(ALL, text.to_owned(), look)]);
    }

    /// Issuer left, the state's name and motto right, a rule under each.
    fn head(&mut self, form: &PrintedForm) {
        let parents = form.parent_lines.iter().map(|line| (line, Look::Head));
        let left: Vec<(&String, Look)> =
            parents.chain(form.issuer_lines.iter().map(|line| (line, Look::HeadBold))).collect();
        let right: Vec<(&String, Look)> = form.state_lines.iter().zip([Look::HeadBold, Look::Motto]).collect();
        let rows = left.len().max(right.len());
        for index in 0..rows {
            let mut parts = Vec::new();
            for (side, span, rule) in [(&left, LEFT, LEFT_RULE), (&right, RIGHT, RIGHT_RULE)] {
                match side.get(index) {
                    Some((text, look)) => parts.push(Part::Text(span, (*text).clone(), *look)),
                    None if index == side.len() => parts.push(Part::Rule(rule)),
                    None => {}
                }
            }
            self.row(Kind::Text, measure::height(1, BOLD), 0.0, parts);
        }
        // The longer side has its rule in a thin row of its own; the shorter one had it on the row below its last line.
        let sides = [(left.len(), LEFT_RULE), (right.len(), RIGHT_RULE)];
        let rules = sides.into_iter().filter(|(lines, _)| *lines == rows).map(|(_, rule)| Part::Rule(rule)).collect();
        self.row(Kind::Text, 6.0, 0.0, rules);
        let lines = measure::line_count(&form.date_line, pixels(RIGHT), TEXT);
        let parts = vec![
            Part::Text(LEFT, form.number_line.clone(), Look::NumberLine),
            Part::Text(RIGHT, form.date_line.clone(), Look::DateLine),
        ];
        self.row(Kind::Text, measure::height(lines, BOLD), 0.0, parts);
        self.gap(Kind::Text, 8.0);
    }

    /// BÁO CÁO, its subject, the period and the addressees.
    fn title(&mut self, context: &Context, form: &PrintedForm) {
        let period = &context.data.period;
        if let Some(mark) = context.mark() {
            self.across(Kind::Text, mark, Look::Draft, BOLD);
            self.gap(Kind::Text, 6.0);
        }
        self.across(Kind::Text, &form.title, Look::Title, TITLE);
        self.across(Kind::Text, &form.subject, Look::Subject, TITLE);
        if let Some(line) = words::replacement_line(period) {
            self.across(Kind::Text, &line, Look::CentredItalic, TEXT);
        }
        self.across(Kind::Text, &words::span_line(period), Look::CentredItalic, TEXT);
        if context.memberships.is_some() {
            self.across(Kind::Text, words::TO_PRINT, Look::CentredItalic, TEXT);
        }
        self.gap(Kind::Text, 8.0);
        for line in &form.addressee_lines {
            self.across(Kind::Text, line, Look::Centred, TEXT);
        }
        self.gap(Kind::Text, 8.0);
    }

    /// A heading and its paragraphs.
    fn section(&mut self, section: &Section, data: &ReportData) {
        let mut cited = sections::told(&section.key, data).cited;
        let look = if section.level <= 1 { Look::Part } else { Look::Piece };
        let heading = format!("{INDENT}{}. {}", section.number, section.heading);
        self.across(Kind::Heading, &heading, look, BOLD);
        for paragraph in section.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let here = sections::cited_in(paragraph, &cited);
            // What was found is not looked for again.
            let last = here.last().and_then(|last| cited.iter().rposition(|figure| figure == last));
            cited.drain(..last.map_or(0, |last| last + 1));
            self.paragraph(paragraph, here);
        }
    }

    /// One paragraph, in as many rows as its height needs.
    fn paragraph(&mut self, text: &str, mut cited: Vec<CitedFigure>) {
        let indented = format!("{INDENT}{text}");
        for piece in measure::pieces(&indented, pixels(ALL), TEXT, LINES_IN_ROW) {
            let lines = measure::line_count(&piece, pixels(ALL), TEXT);
            let here = sections::cited_in(&piece, &cited);
            cited.drain(..here.len().min(cited.len()));
            let points = measure::height(lines, TEXT) + 3.0;
            self.row(Kind::Words(lines), points, 4.0, vec![Part::Paragraph(piece, here)]);
        }
    }

    /// Recipients left, signer right, never cut by the end of a page.
    fn signature(&mut self, form: &PrintedForm) {
        let small = Face { size: 11.0, bold: false };
        let left: Vec<String> =
            form.recipient_lines.iter().flat_map(|line| measure::pieces(line, pixels(LEFT), small, 1)).collect();
        // Three empty rows leave room for the hand and the seal.
        let mut right: Vec<&str> = form.signature_lines.iter().map(String::as_str).collect();
        right.extend(["", "", "", &form.signer_name]);
        self.gap(Kind::Signature, 12.0);
        for index in 0..left.len().max(right.len()) {
            let left_format = if index == 0 { Look::RecipientsHead } else { Look::Recipients };
            let left_text = left.get(index).cloned().unwrap_or_default();
            let right_text = right.get(index).copied().unwrap_or_default();
            let lines = measure::line_count(right_text, pixels(RIGHT), BOLD);
            let parts = vec![
                Part::Text(LEFT, left_text, left_format),
                Part::Text(RIGHT, right_text.to_owned(), Look::Signature),
            ];
            self.row(Kind::Signature, measure::height(lines, BOLD), if lines == 1 { 2.0 } else { 0.0 }, parts);
        }
    }

    /// Writes what was planned.
    fn emit(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (mut rows, parts): (Vec<layout::Row>, Vec<Vec<Part>>) = self.rows.into_iter().unzip();
        let breaks = layout::paginate(&mut rows, Paper::Portrait.height_points());
        for (index, (row, parts)) in (0..).zip(rows.iter().zip(parts)) {
            sheet.set_row_height(index, row.points)?;
            let notes = &self.styles.notes;
            notes.row(index, LineKind::Words, row.points);
            let note = |(column, last): (u16, u16), text: String, look, cited| {
                let (columns, rows) = (last - column + 1, 1);
                notes.cell(index, CellView { column, columns, rows, text, look, tone: None, leads_to: None, cited });
            };
            for part in parts {
                match part {
                    Part::Text((first, last), text, look) => {
                        sheet.merge_range(index, first, index, last, &text, self.styles.of(look))?;
                        note((first, last), text, look, Vec::new());
                    }
                    Part::Paragraph(text, cited) => {
                        let (first, last) = ALL;
                        sheet.merge_range(index, first, index, last, &text, &self.styles.paragraph)?;
                        note(ALL, text, Look::Paragraph, cited);
                    }
                    Part::Rule((first, last)) => {
                        note((first, last), String::new(), Look::Rule, Vec::new());
                        for column in first..=last {
                            sheet.write_blank(index, column, &self.styles.rule)?;
                        }
                    }
                }
            }
        }
        sheet.set_page_breaks(&breaks)?;
        breaks.iter().for_each(|row| self.styles.notes.page(*row));
        page::print_area(sheet, rows.len() as u32 - 1, COLUMNS - 1)
    }
}
