//! The blocks around the words of a document, of the lines of [`PrintedForm`] (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use super::{Block, Cell, Paragraph, TEXT_SIZE, TEXT_WIDTH, Table};
use crate::reports::form::PrintedForm;

/// Width of the side of the issuer, in millimetres: the lines are broken for it.
const LEFT: f64 = 65.0;
/// Width of the side of the state.
const RIGHT: f64 = TEXT_WIDTH - LEFT;
/// The rule under the issuer: a third to a half of its line.
const ISSUER_RULE: f64 = 24.0;
/// The rule under the motto, as long as the motto in bold at 13 points.
const MOTTO_RULE: f64 = 57.0;
/// The rule under the subject of a named document.
const SUBJECT_RULE: f64 = 30.0;

/// Issuer and number at the left, state, motto and day at the right. A letter (công văn, a form without a title) has its
/// subject below its number.
pub fn head(form: &PrintedForm) -> Vec<Block> {
    let mut issuer: Vec<Paragraph> = form.parent_lines.iter().map(|line| Paragraph::centred(line).size(12.0)).collect();
    issuer.extend(form.issuer_lines.iter().map(|line| Paragraph::centred(line).size(12.0).bold()));
    issuer.push(Paragraph::rule(ISSUER_RULE, LEFT));
    let [state, motto] = &form.state_lines;
    let state = vec![
        Paragraph::centred(state).size(12.0).bold(),
        Paragraph::centred(motto).size(13.0).bold(),
        Paragraph::rule(MOTTO_RULE, RIGHT),
    ];
    let mut number = vec![Paragraph::centred(&form.number_line).size(13.0)];
    if form.title.is_empty() {
        number.push(Paragraph::centred(&form.subject).size(12.0).space(3.0, 0.0));
    }
    let day = Paragraph::centred(&form.date_line).size(13.0).italic();
    let rows = vec![vec![issuer.into(), state.into()], vec![number.into(), day.into()]];
    vec![layout(vec![LEFT, RIGHT], rows)]
}

/// What kind of document it is and what it is about, in the middle; nothing for a letter.
pub fn title(form: &PrintedForm) -> Vec<Block> {
    if form.title.is_empty() {
        return Vec::new();
    }
    vec![
        Paragraph::centred(&form.title).bold().space(18.0, 0.0).into(),
        Paragraph::centred(&form.subject).bold().into(),
        Paragraph::rule(SUBJECT_RULE, TEXT_WIDTH).space(2.0, 6.0).into(),
    ]
}

/// "Kính gửi: …", on a line or on a line each.
pub fn addressees(form: &PrintedForm) -> Vec<Block> {
    let last = form.addressee_lines.len().saturating_sub(1);
    let line = |(at, line): (usize, &String)| {
        let above = if at == 0 { 14.0 } else { 0.0 };
        let below = if at == last { 8.0 } else { 0.0 };
        Paragraph::centred(line).space(above, below).keep_next().into()
    };
    form.addressee_lines.iter().enumerate().map(line).collect()
}

/// The recipients at the left, the signature at the right, on one page with the paragraph before them.
pub fn signature(form: &PrintedForm) -> Vec<Block> {
    let recipient = |(at, line): (usize, &String)| match at {
        0 => Paragraph::left(line).size(12.0).bold().italic().keep_next(),
        _ => Paragraph::left(line).size(11.0).keep_next(),
    };
    let recipients: Vec<Paragraph> = form.recipient_lines.iter().enumerate().map(recipient).collect();
    let mut signature: Vec<Paragraph> =
        form.signature_lines.iter().map(|line| Paragraph::centred(line).bold().keep_next()).collect();
    // Room for the hand and the seal.
    signature.extend((0..4).map(|_| Paragraph::centred("").keep_next()));
    signature.push(Paragraph::centred(&form.signer_name).bold());
    vec![
        Paragraph::gap(10.0).keep_next().into(),
        layout(vec![TEXT_WIDTH / 2.0, TEXT_WIDTH / 2.0], vec![vec![recipients.into(), signature.into()]]),
    ]
}

/// The words and then the signature, which is never alone on a page.
pub fn signed(mut words: Vec<Block>, form: &PrintedForm) -> Vec<Block> {
    if let Some(Block::Paragraph(last)) = words.last_mut() {
        last.keeps_next = true;
    }
    words.extend(signature(form));
    words
}

/// The head of a table that has lines: its titles bold in the middle.
pub fn table_head(titles: &[&str], size: f64) -> Vec<Cell> {
    let cell = |title: &&str| Cell {
        is_middle: true,
        ..Paragraph::centred(*title).size(size.min(TEXT_SIZE)).bold().keep_next().into()
    };
    titles.iter().map(cell).collect()
}

fn layout(widths: Vec<f64>, rows: Vec<Vec<Cell>>) -> Block {
    Table { widths, has_lines: false, head_rows: 0, rows }.into()
}
