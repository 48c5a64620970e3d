//! PL II: progress of the tasks, a row each, then the countings per lead agency and per state.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::Context;
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table};
use super::super::words::ANNEXES;
use super::tasks_summary;
use crate::reports::data::{StateTone, TaskEvidence, TaskLine};

const COLUMNS: [u16; 12] = [36, 215, 108, 108, 88, 80, 92, 166, 58, 112, 104, 104];
/// Column of the lead agency.
pub(super) const LEAD: u16 = 2;
/// Column of the due day.
pub(in super::super) const DUE: u16 = 5;
/// Column of the state.
pub(super) const STATE: u16 = 9;

/// Writes the sheet; the first and the last row of its tasks.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<Option<(u32, u32)>, XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[1], data)?;
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Nội dung nhiệm vụ"),
            Head::one("Cơ quan chủ trì"),
            Head::one("Cơ quan phối hợp"),
            Head::one("Thời gian theo kế hoạch"),
            Head::one("Thời hạn"),
            Head::one("Sản phẩm"),
            Head::one("Kết quả trong kỳ"),
            Head::one("%"),
            Head::one("Trạng thái"),
            Head::one("Khó khăn, vướng mắc"),
            Head::one("Đề xuất, kiến nghị"),
        ],
        2,
    )?;
    let first = table.row;
    rows(&mut table, &data.tasks)?;
    let rows = if data.tasks.is_empty() {
        table.remark("Chưa có nhiệm vụ nào trong các kế hoạch còn hiệu lực.")?;
        None
    } else {
        let last = table.row - 1;
        tasks_summary::write(&mut table, context, first, last)?;
        Some((first, last))
    };
    table.finish()?;
    Ok(rows)
}

/// The tasks under their plans and groups.
fn rows(table: &mut Table, tasks: &[TaskLine]) -> Result<(), XlsxError> {
    let (mut plan, mut group) = ("", "");
    for (index, task) in tasks.iter().enumerate() {
        if task.plan != plan {
            (plan, group) = (&task.plan, "");
            table.heading(Row::Total, "", plan)?;
        }
        if task.group != group {
            group = &task.group;
            table.heading(Row::Group, "", group)?;
        }
        task_row(table, index as i64 + 1, task)?;
    }
    Ok(())
}

/// One task.
fn task_row(table: &mut Table, number: i64, task: &TaskLine) -> Result<(), XlsxError> {
    let content = if task.code.is_empty() { task.content.clone() } else { format!("{}. {}", task.code, task.content) };
    let coordinating = task.coordinating_agencies.join("; ");
    let proof = task.evidence.as_ref().map(TaskEvidence::counted).filter(|text| !text.is_empty());
    let proof = proof.map(|text| format!("Minh chứng: {text}")).unwrap_or_default();
    let result =
        [task.result.as_str(), &proof].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    table.line(
        Row::Body,
        &[
            Cell::Place(number),
            Cell::Text(&content),
            Cell::Text(&task.lead_agency),
            Cell::Text(&coordinating),
            Cell::Text(&task.schedule_text),
            Cell::date(task.due_on),
            Cell::Text(&task.deliverable),
            Cell::Text(&result),
            Cell::percent(task.percent),
            Cell::State(state_text(&task.state_label, task.tone), task.tone),
            Cell::Text(&task.obstacles),
            Cell::Text(&task.proposals),
        ],
    )
}

/// The state with its shape in front, so that it is told apart without colour.
pub(in super::super) fn state_text(label: &str, tone: StateTone) -> String {
    let shape = match tone {
        StateTone::Done => '●',
        StateTone::DoneLate => '◐',
        StateTone::OnSchedule => '►',
        StateTone::DueSoon => '▲',
        StateTone::Overdue => '■',
        StateTone::Idle => '○',
    };
    format!("{shape} {label}")
}
