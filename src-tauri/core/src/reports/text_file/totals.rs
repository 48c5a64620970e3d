//! The small tables within the words: the totals of PL I, and the 2 × 2 of PL II.

use crate::docx::{Align, Block, Cell, Paragraph, Table, form};
use crate::reports::data::{Quadrant, ReportData};
use crate::reports::measures::Measure;
use crate::text::number;

/// Size of the words in a table, in points.
const SIZE: f64 = 12.0;
/// Width of the first column, in millimetres.
const NAME: f64 = 55.0;

/// Opening, movement and closing of the memberships and of the persons; nothing while the book has no members.
pub(super) fn members(data: &ReportData) -> Vec<Block> {
    const SHOWN: [(&str, Measure); 5] = [
        ("Đầu kỳ", Measure::Opening),
        ("Tăng", Measure::Increase),
        ("Giảm", Measure::Decrease),
        ("Cuối kỳ", Measure::Closing),
        ("Trong đó nữ", Measure::Female),
    ];
    let memberships =
        SHOWN.map(|(_, measure)| data.organizations.iter().map(|line| measure.of(&line.members)).sum::<i64>());
    let persons = SHOWN.map(|(_, measure)| measure.of(&data.persons.figures));
    if memberships.iter().all(|count| *count == 0) {
        return Vec::new();
    }
    table(
        "Tổng hợp hội viên trong kỳ (chi tiết tại Phụ lục I)",
        "Hội viên",
        &SHOWN.map(|(title, _)| title),
        &[("Số lượt hội viên", &memberships), ("Số người (không trùng)", &persons)],
    )
}

/// Done or not × on time or late, with what has no deadline; nothing without tasks.
pub(super) fn tasks(data: &ReportData) -> Vec<Block> {
    const DONE: [Quadrant; 3] = [Quadrant::DoneOnTime, Quadrant::DoneLate, Quadrant::DoneNoDeadline];
    const OPEN: [Quadrant; 3] = [Quadrant::OpenOnTime, Quadrant::OpenLate, Quadrant::OpenNoDeadline];
    if data.tasks.is_empty() {
        return Vec::new();
    }
    let row = |cells: [Quadrant; 3]| {
        let [on_time, late, none] =
            cells.map(|cell| data.tasks.iter().filter(|task| task.quadrant == cell).count() as i64);
        [on_time, late, none, on_time + late + none]
    };
    let (done, open) = (row(DONE), row(OPEN));
    let mut all = done;
    all.iter_mut().zip(open).for_each(|(sum, more)| *sum += more);
    table(
        "Tổng hợp tiến độ nhiệm vụ (chi tiết tại Phụ lục II)",
        "Nhiệm vụ",
        &["Đúng hạn, trong hạn", "Quá hạn", "Không có hạn", "Cộng"],
        &[("Hoàn thành", &done), ("Chưa hoàn thành", &open), ("Cộng", &all)],
    )
}

/// A caption and a table of counts, all on one page.
fn table(caption: &str, first: &str, titles: &[&str], lines: &[(&str, &[i64])]) -> Vec<Block> {
    let width = (crate::docx::TEXT_WIDTH - NAME) / titles.len() as f64;
    let mut widths = vec![NAME];
    widths.resize(titles.len() + 1, width);
    let heads: Vec<&str> = std::iter::once(first).chain(titles.iter().copied()).collect();
    let mut rows = vec![form::table_head(&heads, SIZE)];
    for (at, (name, counts)) in lines.iter().enumerate() {
        let cell = |text: String, align: Align| -> Cell {
            let line = Paragraph { align, ..Paragraph::left(text).size(SIZE).space(2.0, 2.0) };
            if at + 1 < lines.len() { line.keep_next().into() } else { line.into() }
        };
        let counts = counts.iter().map(|count| cell(number(*count), Align::Right));
        rows.push(std::iter::once(cell((*name).to_owned(), Align::Left)).chain(counts).collect());
    }
    vec![
        Paragraph::centred(caption).size(13.0).italic().space(8.0, 4.0).keep_next().into(),
        Table { widths, has_lines: true, head_rows: 1, rows }.into(),
        Paragraph::gap(2.0).into(),
    ]
}
