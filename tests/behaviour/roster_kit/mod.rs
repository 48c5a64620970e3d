//! A roster in the hands of an association: read as a spreadsheet program reads it, edited, and saved again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use lienhiep_tests::Office;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

/// A cell: nothing, words, or a number with whether it is a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(f64),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The row of the heads in the sheet of members, from 0.
pub const HEAD: usize = 3;

/// An open roster.
#[derive(Clone)]
pub struct Returned {
    pub sheets: Vec<(String, Vec<Vec<Cell>>)>,
}

impl Returned {
    pub fn open(path: &Path) -> Self {
        let mut book: Xlsx<_> = open_workbook(path).unwrap();
        let names = book.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (height, width) = range.end().map_or((0, 0), |(row, column)| (row as usize + 1, column as usize + 1));
            let cell = |row: usize, column: usize| match range.get_value((row as u32, column as u32)) {
                Some(Data::String(text)) => Cell::Text(text.clone()),
                Some(Data::Float(number)) => Cell::Number(*number),
                Some(Data::Int(number)) => Cell::Number(*number as f64),
                Some(Data::DateTime(day)) => Cell::Day(day.as_f64()),
                _ => Cell::Empty,
            };
            let rows = (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect();
            (name, rows)
        });
        Self { sheets: sheets.collect() }
    }

    pub fn save(&self, path: &Path) {
        let mut book = Workbook::new();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for (name, rows) in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let (row, column) = (row as u32, column as u16);
                    match cell {
                        Cell::Empty => continue,
                        Cell::Text(text) => sheet.write_string(row, column, text).unwrap(),
                        Cell::Number(number) => sheet.write_number(row, column, *number).unwrap(),
                        Cell::Day(serial) => sheet.write_number_with_format(row, column, *serial, &day).unwrap(),
                    };
                }
            }
        }
        book.save(path).unwrap();
    }

    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<Cell>> {
        &mut self.sheets.iter_mut().find(|(one, _)| one == name).unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    pub fn members(&mut self) -> &mut Vec<Vec<Cell>> {
        self.sheet("Hội viên")
    }

    /// The column with a head.
    pub fn column(&mut self, head: &str) -> usize {
        self.members()[HEAD].iter().position(|cell| *cell == Cell::text(head)).unwrap_or_else(|| panic!("no {head}"))
    }

    /// The row of a name.
    pub fn row(&mut self, name: &str) -> usize {
        let column = self.column("Họ và tên");
        self.members().iter().position(|row| row[column] == Cell::text(name)).unwrap_or_else(|| panic!("no {name}"))
    }

    pub fn set(&mut self, name: &str, head: &str, cell: Cell) {
        let (row, column) = (self.row(name), self.column(head));
        self.members()[row][column] = cell;
    }

    /// Adds a row at the end.
    pub fn add(&mut self, cells: &[(&str, Cell)]) {
        let width = self.members()[HEAD].len();
        let mut row = vec![Cell::Empty; width];
        for (head, cell) in cells {
            row[self.column(head)] = cell.clone();
        }
        self.members().push(row);
    }

    pub fn drop_row(&mut self, name: &str) {
        let row = self.row(name);
        self.members().remove(row);
    }
}

/// Makes the roster of one association; the file.
#[track_caller]
pub fn send(office: &Office, organization: i64, more: Value) -> PathBuf {
    let mut request = json!({ "organization_ids": [organization], "folder": office.folder() });
    for (key, value) in more.as_object().into_iter().flatten() {
        request[key] = value.clone();
    }
    let sent = office.call("send_rosters", request);
    PathBuf::from(sent["answer"][0]["path"].as_str().unwrap())
}

/// Previews a file without naming an association.
#[track_caller]
pub fn preview(office: &Office, file: &Path) -> Value {
    office.call("preview_import", json!({ "path": file }))
}

/// Rows of a preview by name: their kind, their changes as `field: old → new`, and their reason.
pub fn rows(office: &Office, preview: &Value) -> BTreeMap<String, (String, Vec<String>, String)> {
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "limit": 1000 }));
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let rows = page["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let changes = row["changes"].as_array().unwrap().iter();
        let changes =
            changes.map(|c| format!("{}: {} → {}", text(&c["field"]), text(&c["old"]), text(&c["new"]))).collect();
        (text(&row["values"]["full_name"]), (text(&row["kind"]), changes, text(&row["reason"])))
    })
    .collect()
}
