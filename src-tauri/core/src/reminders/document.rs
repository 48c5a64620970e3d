//! A letter as a Word document.

use super::words::short_day;
use super::{Letter, LetterTask};
use crate::docx::{self, Align, Block, Cell, DocxError, Paragraph, Table, TextDocument, form};

/// Size of the words in the table, in points.
const TABLE_SIZE: f64 = 12.0;

/// The bytes of the file.
///
/// # Errors
/// [`DocxError`].
pub(super) fn bytes(letter: &Letter) -> Result<Vec<u8>, DocxError> {
    let mut blocks = form::head(&letter.form);
    blocks.extend(form::addressees(&letter.form));
    blocks.extend(letter.opening.iter().map(body));
    blocks.push(Paragraph::gap(6.0).keep_next().into());
    blocks.push(tasks(letter));
    blocks.push(Paragraph::gap(2.0).into());
    blocks.extend(letter.request.iter().chain(&letter.closing).map(body));
    docx::write(&TextDocument {
        title: letter.form.subject.clone(),
        issuer: letter.issuer.clone(),
        made_on: letter.issued_on,
        mark: letter.is_sample.then(|| "DỮ LIỆU MẪU".to_owned()),
        blocks: form::signed(blocks, &letter.form),
    })
}

fn body(text: &String) -> Block {
    Paragraph::body(text).into()
}

/// A column: its title, its width in millimetres, how its words stand, what it says of a task.
type Column = (&'static str, f64, Align, fn(usize, &LetterTask) -> String);

/// The tasks, under a line for each plan when there are several. A column that would be empty is left out, and what is
/// to be done has its room.
fn tasks(letter: &Letter) -> Block {
    let has_codes = letter.tasks.iter().any(|task| !task.code.is_empty());
    let has_extensions = letter.tasks.iter().any(|task| task.extension_count > 0);
    let room = 64.0 + if has_codes { 0.0 } else { 16.0 } + if has_extensions { 0.0 } else { 16.0 };
    let columns: Vec<Column> = [
        Some(column("TT", 10.0, Align::Centre, |at, _| (at + 1).to_string())),
        has_codes.then(|| column("Mã", 16.0, Align::Centre, |_, task| task.code.clone())),
        Some(column("Nội dung nhiệm vụ", room, Align::Both, |_, task| task.content.clone())),
        Some(column("Thời hạn", 24.0, Align::Centre, |_, task| deadline(task))),
        Some(column("Tình hình thực hiện", 30.0, Align::Left, |_, task| task.told.clone())),
        has_extensions.then(|| column("Số lần gia hạn", 16.0, Align::Centre, |_, task| extensions(task))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let titles: Vec<&str> = columns.iter().map(|(title, ..)| *title).collect();
    let mut rows = vec![form::table_head(&titles, TABLE_SIZE)];
    for (plan, words) in groups(letter) {
        if let Some(words) = words {
            let line = Paragraph::left(words).size(TABLE_SIZE).bold().space(2.0, 2.0).keep_next();
            rows.push(vec![Cell { span: columns.len(), ..line.into() }]);
        }
        for (at, task) in
            letter.tasks.iter().enumerate().filter(|(_, task)| plan.is_none_or(|plan| task.plan_number == plan))
        {
            let cell = |(_, _, align, of): &Column| -> Cell {
                Paragraph { align: *align, ..Paragraph::left(of(at, task)).size(TABLE_SIZE).space(2.0, 2.0) }.into()
            };
            rows.push(columns.iter().map(cell).collect());
        }
    }
    Table { widths: columns.iter().map(|(_, width, ..)| *width).collect(), has_lines: true, head_rows: 1, rows }.into()
}

/// Each plan with its line; one plan alone has none, since the opening names it.
fn groups(letter: &Letter) -> Vec<(Option<&str>, Option<&str>)> {
    match letter.plans.as_slice() {
        [] | [_] => vec![(None, None)],
        several => several.iter().map(|(number, words)| (Some(number.as_str()), Some(words.as_str()))).collect(),
    }
}

fn column(title: &'static str, width: f64, align: Align, of: fn(usize, &LetterTask) -> String) -> Column {
    (title, width, align, of)
}

fn deadline(task: &LetterTask) -> String {
    match task.original_due_on == task.due_on {
        true => short_day(task.due_on),
        false => format!("{}\n(ban đầu {})", short_day(task.due_on), short_day(task.original_due_on)),
    }
}

fn extensions(task: &LetterTask) -> String {
    match task.extension_count {
        0 => String::new(),
        count => count.to_string(),
    }
}
