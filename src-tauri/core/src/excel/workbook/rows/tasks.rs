//! "Dòng nhiệm vụ": a row per task, sorted as the 2 × 2 counts them, so that each of its figures
//! leads to one block of rows.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::annex::tasks_summary::QUADRANTS;
use super::super::book::{Context, names};
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, address, column_range};
use crate::reports::data::{Quadrant, ReportData, TaskEvidence, TaskLine};
use crate::reports::leads::{Figure, agencies};

const COLUMNS: [u16; 11] = [46, 60, 160, 190, 60, 60, 320, 84, 90, 60, 240];

/// One row: a task and where it stands in PL II.
struct TaskRow<'a> {
    agency: usize,
    quadrant: Quadrant,
    number: usize,
    task: &'a TaskLine,
}

/// The rows in their order.
pub(in super::super) struct TaskSheet<'a> {
    rows: Vec<TaskRow<'a>>,
    /// First row of data, known before the sheet is written.
    first_row: u32,
}

impl<'a> TaskSheet<'a> {
    /// Sorts the tasks by agency and quadrant.
    pub fn new(data: &'a ReportData) -> TaskSheet<'a> {
        let agencies = agencies(data);
        let mut rows: Vec<TaskRow> = (1..)
            .zip(&data.tasks)
            .map(|(number, task)| TaskRow {
                agency: agencies.iter().position(|agency| *agency == task.lead_agency).unwrap_or_default(),
                quadrant: task.quadrant,
                number,
                task,
            })
            .collect();
        rows.sort_by_key(|row| (row.agency, row.quadrant, row.number));
        // Title, two head rows.
        TaskSheet { rows, first_row: 3 }
    }

    /// The formula that counts one quadrant of the agency whose number stands in this cell.
    pub fn count(agency: &str, label: &str) -> String {
        format!("COUNTIFS(NV_CO_QUAN,{agency},NV_NHOM,\"{label}\")")
    }

    /// Notes the rows of each figure of an agency, and of all agencies together.
    fn note(&self, context: &Context) {
        let notes = &context.styles.notes;
        let note = |figure: Figure, back: Option<u16>, belongs: &dyn Fn(&TaskRow) -> bool| {
            let Some(first) = self.rows.iter().position(belongs) else { return };
            let count = self.rows[first..].iter().take_while(|row| belongs(row)).count();
            let first = self.first_row + first as u32;
            notes.block(figure, (first, first + count as u32 - 1), (0, COLUMNS.len() as u16 - 1), back);
        };
        for agency in 0..agencies(context.data).len() {
            for (quadrant, _) in QUADRANTS {
                note(Figure::Tasks { agency: Some(agency), quadrant: Some(quadrant) }, Some(0), &|row| {
                    row.agency == agency && row.quadrant == quadrant
                });
            }
            note(Figure::Tasks { agency: Some(agency), quadrant: None }, Some(1), &|row| row.agency == agency);
        }
        note(Figure::Tasks { agency: None, quadrant: None }, None, &|_| true);
    }

    /// Names the counted columns.
    pub fn define_names(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let last = self.first_row + (self.rows.len() as u32).max(1) - 1;
        for (name, column) in [("NV_CO_QUAN", 1), ("NV_NHOM", 3)] {
            book.define_name(name, &format!("='{}'!{}", names::TASK_ROWS, column_range(column, self.first_row, last)))?;
        }
        Ok(())
    }

    /// Writes the sheet.
    pub fn write(&self, sheet: &mut Worksheet, context: &Context) -> Result<(), XlsxError> {
        let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
        table.remark(
            "DÒNG NHIỆM VỤ: các dòng đứng sau bảng tổng hợp theo cơ quan chủ trì của Phụ lục II; lưu nội bộ.",
        )?;
        table.repeated_head(
            &[
                Head::one("STT"),
                Head::one("TT cơ quan"),
                Head::one("Cơ quan chủ trì"),
                Head::one("Nhóm"),
                Head::one("TT ở PL II"),
                Head::one("Mã"),
                Head::one("Nội dung nhiệm vụ"),
                Head::one("Thời hạn"),
                Head::one("Ngày hoàn thành"),
                Head::one("%"),
                Head::one("Minh chứng"),
            ],
            3,
        )?;
        debug_assert_eq!(table.row, self.first_row, "links and names point at this row");
        self.note(context);
        let lines = context.styles.notes.rows_of(names::TASKS);
        for (index, row) in self.rows.iter().enumerate() {
            if let Some(line) = lines.get(row.number - 1) {
                let to = format!("'{}'!{}", names::TASKS, address(*line, 0));
                context.styles.notes.link(names::TASK_ROWS, (table.row, table.row), 4, to, "Tới dòng này ở Phụ lục II");
            }
            let label = QUADRANTS.iter().find(|(quadrant, _)| *quadrant == row.quadrant).map_or("", |(_, label)| label);
            let proof = row.task.evidence.as_ref().map(TaskEvidence::named).unwrap_or_default();
            table.line(
                Row::Body,
                &[
                    Cell::Place(index as i64 + 1),
                    Cell::Place(row.agency as i64 + 1),
                    Cell::Text(&row.task.lead_agency),
                    Cell::Text(label),
                    Cell::Place(row.number as i64),
                    Cell::Centre(&row.task.code),
                    Cell::Text(&row.task.content),
                    Cell::date(row.task.due_on),
                    Cell::date(row.task.completed_on),
                    Cell::percent(row.task.percent),
                    Cell::Text(&proof),
                ],
            )?;
        }
        table.finish()
    }
}
