//! "Dòng nhiệm vụ": a row per task, sorted as the 2 × 2 counts them, so that each of its figures
//! leads to one block of rows.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::annex::tasks_summary::{QUADRANTS, agencies};
use super::super::book::{Context, names};
use super::super::page::Paper;
use super::super::table::{Cell, Head, Row, Table, column_range};
use crate::reports::data::{Quadrant, ReportData, TaskLine};

const COLUMNS: [u16; 10] = [46, 60, 160, 190, 60, 60, 320, 84, 90, 60];

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
        let agencies = agencies(&data.tasks);
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

    /// The rows of one figure of the 2 × 2, for a link.
    pub fn target(&self, agency: usize, quadrant: Quadrant) -> Option<String> {
        let belongs = |row: &TaskRow| row.agency == agency && row.quadrant == quadrant;
        let first = self.rows.iter().position(belongs)?;
        let count = self.rows[first..].iter().take_while(|row| belongs(row)).count();
        let top = self.first_row as usize + first + 1;
        Some(format!("'{}'!A{top}:J{}", names::TASK_ROWS, top + count - 1))
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
            ],
            3,
        )?;
        debug_assert_eq!(table.row, self.first_row, "links and names point at this row");
        for (index, row) in self.rows.iter().enumerate() {
            let label = QUADRANTS.iter().find(|(quadrant, _)| *quadrant == row.quadrant).map_or("", |(_, label)| label);
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
                ],
            )?;
        }
        table.finish()
    }
}
