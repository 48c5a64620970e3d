//! A report's words as the blocks of a Word document.

use super::totals;
use crate::docx::{self, Block, Paragraph, TextDocument, form};
use crate::excel::workbook::{ANNEXES, mark, replacement_line, span_line};
use crate::reports::ReportError;
use crate::reports::data::{ReportData, Section};
use crate::reports::form::{PrintedForm, printed};

/// The bytes of the file. The same data gives the same bytes.
///
/// # Errors
/// [`ReportError::Document`], which never comes for data of the book.
pub fn bytes(data: &ReportData) -> Result<Vec<u8>, ReportError> {
    let form = printed(&data.letterhead, &data.period);
    let mut blocks = form::head(&form);
    blocks.extend(title(data, &form));
    blocks.extend(form::addressees(&form));
    for section in &data.sections {
        blocks.extend(self::section(section, data));
    }
    if data.sections.is_empty() {
        blocks.push(Paragraph::body("Chưa có nội dung.").italic().into());
    }
    blocks.extend(annexes());
    let document = TextDocument {
        title: format!("Báo cáo {}", data.period.title),
        issuer: data.letterhead.issuer.clone(),
        made_on: data.period.closed_on.unwrap_or(data.period.cutoff_on),
        mark: mark(data).map(str::to_owned),
        blocks: form::signed(blocks, &form),
    };
    Ok(docx::write(&document)?)
}

/// BÁO CÁO, its subject, what it replaces, and from when to when.
fn title(data: &ReportData, form: &PrintedForm) -> Vec<Block> {
    let mut blocks = form::title(form);
    let lines = replacement_line(&data.period).into_iter().chain([span_line(&data.period)]);
    blocks.extend(lines.map(|line| Block::from(Paragraph::centred(line).italic().keep_next())));
    blocks
}

/// A heading, its paragraphs and the totals that stand below them.
fn section(section: &Section, data: &ReportData) -> Vec<Block> {
    let level = section.level.clamp(1, 2);
    let mut blocks = vec![Paragraph::heading(level, format!("{}. {}", section.number, section.heading)).into()];
    let paragraphs = section.text.lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(paragraphs.map(|line| Block::from(Paragraph::body(line))));
    match section.key.as_str() {
        "results.organization" => blocks.extend(totals::members(data)),
        "results.plan" => blocks.extend(totals::tasks(data)),
        _ => {}
    }
    blocks
}

/// What comes with the report.
fn annexes() -> Vec<Block> {
    let mut blocks: Vec<Block> =
        vec![Paragraph::body("Phụ lục kèm theo Báo cáo này:").space(10.0, 0.0).keep_next().into()];
    let last = ANNEXES.len() - 1;
    for (at, annex) in ANNEXES.iter().enumerate() {
        let end = if at == last { '.' } else { ';' };
        let line = Paragraph::body(format!("- {}{end}", annex.line())).space(2.0, 0.0);
        blocks.push(Block::from(if at == last { line } else { line.keep_next() }));
    }
    blocks
}
