//! A list of 15,500 rows, dry run and apply, against calamine reading it and plain inserts of its cells: one insert a
//! cell, which is the goal's baseline; and, to be open about it, one insert a row, which has no goal.

use crate::book::{Book, no_folder};
use crate::row::{median, ratio, ratio_only};
use calamine::{Data, Range, Reader, open_workbook_auto};
use lienhiep_core::error::Failure;
use rusqlite::{Transaction, params};
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const ROWS: u32 = 15_500;
const TIMES: usize = 9;
const GOAL: f64 = 4.0;
const HEADS: [&str; 9] = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Điện thoại",
    "Đơn vị công tác",
    "Chức vụ",
    "Chuyên ngành",
];

/// Each time into a new book, so that every row is new.
pub fn list() -> Result<Vec<Value>, Failure> {
    let mut ours = Vec::new();
    let mut by_cell = Vec::new();
    let mut by_row = Vec::new();
    for _ in 0..TIMES {
        let book = Book::empty()?;
        let path = book.path("danh-sach.xlsx");
        write_list(&path).map_err(|error| no_folder(&error))?;
        let plain =
            |name: &str, insert: Inserts| plain(&path, &book.path(name), insert).map_err(|error| no_folder(&error));
        by_cell.push(plain("tran-o.sqlite", cells)?);
        by_row.push(plain("tran-dong.sqlite", rows)?);
        // The last: what the book does after its answer must not weigh on the baseline.
        ours.push(imported(&book, &path)?);
    }
    let ours = median(ours);
    Ok(vec![
        ratio("import_list_dry_run_and_apply", ROWS.into(), ours, median(by_cell), GOAL),
        ratio_only("import_list_beside_row_inserts", ROWS.into(), ours, median(by_row)),
    ])
}

fn imported(book: &Book, path: &Path) -> Result<Duration, Failure> {
    let host = json!({ "code": "HOI-Y", "name": "Hội Y học", "kind": "member_association", "status": "active" });
    book.ask("create_organization", host)?;
    let began = Instant::now();
    let preview = book.ask("preview_import", json!({ "path": path, "organization_code": "HOI-Y" }))?;
    let done = book.ask("apply_import", json!({ "preview_id": preview["preview_id"] }))?;
    let taken = began.elapsed();
    match done["answer"]["new_membership_count"].as_u64() {
        Some(count) if count == u64::from(ROWS) => Ok(taken),
        count => Err(no_folder(&format!("ghi {count:?} dòng, phải là {ROWS}"))),
    }
}

/// How the cells of a list go into a plain table.
type Inserts = fn(&Transaction<'_>, &Range<Data>) -> rusqlite::Result<()>;

/// Reads the cells and inserts them as text, in one transaction.
fn plain(path: &Path, target: &Path, insert: Inserts) -> Result<Duration, Box<dyn std::error::Error>> {
    let began = Instant::now();
    let mut workbook = open_workbook_auto(path)?;
    let (_, range) = workbook.worksheets().into_iter().next().ok_or("không có trang tính")?;
    let mut connection = rusqlite::Connection::open(target)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    let transaction = connection.transaction()?;
    insert(&transaction, &range)?;
    transaction.commit()?;
    Ok(began.elapsed())
}

fn cells(transaction: &Transaction<'_>, range: &Range<Data>) -> rusqlite::Result<()> {
    transaction.execute_batch("CREATE TABLE cell (row_number INTEGER, column_number INTEGER, value TEXT)")?;
    let mut insert = transaction.prepare("INSERT INTO cell (row_number, column_number, value) VALUES (?1, ?2, ?3)")?;
    for (row, column, cell) in range.used_cells() {
        insert.execute(params![row, column, cell.to_string()])?;
    }
    Ok(())
}

fn rows(transaction: &Transaction<'_>, range: &Range<Data>) -> rusqlite::Result<()> {
    transaction.execute_batch("CREATE TABLE line (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h, i)")?;
    let sql = "INSERT INTO line (a, b, c, d, e, f, g, h, i) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut insert = transaction.prepare(sql)?;
    for row in range.rows() {
        insert.execute(rusqlite::params_from_iter(row.iter().map(ToString::to_string)))?;
    }
    Ok(())
}

/// A list as associations send it: a title, heads, rows.
fn write_list(path: &Path) -> Result<(), XlsxError> {
    const FAMILIES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Võ"];
    const MIDDLES: [&str; 7] = ["Văn", "Thị", "Đức", "Ngọc", "Thị Thu", "Quang", "Minh"];
    const GIVEN: [&str; 11] = ["An", "Bình", "Cường", "Dung", "Hoa", "Hùng", "Lan", "Mai", "Nam", "Sơn", "Yến"];
    let one_of = |list: &[&'static str], number: u32| list[number as usize % list.len()];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Danh sách")?;
    sheet.write_string(0, 1, "DANH SÁCH HỘI VIÊN HỘI Y HỌC")?;
    for (column, head) in HEADS.iter().enumerate() {
        sheet.write_string(2, column as u16, *head)?;
    }
    for number in 0..ROWS {
        let row = number + 3;
        let names = [one_of(&FAMILIES, number), one_of(&MIDDLES, number / 8), one_of(&GIVEN, number / 56)];
        sheet.write_number(row, 0, number + 1)?;
        sheet.write_string(row, 1, names.join(" "))?;
        let (day, month, year) = (number % 28 + 1, number / 28 % 12 + 1, 1950 + number / 336 % 50);
        sheet.write_string(row, 2, format!("{day:02}/{month:02}/{year}"))?;
        sheet.write_string(row, 3, if number / 8 % 7 == 1 { "Nữ" } else { "Nam" })?;
        let century_and_sex = u32::from(number / 8 % 7 == 1);
        sheet.write_string(row, 4, format!("066{century_and_sex}{:02}{number:06}", year % 100))?;
        // Of the real lists that were tried, 38 rows in 100 carry a doubt: here every third has an old phone number.
        let phone = if number % 3 == 0 { format!("01650{number:06}") } else { format!("0900{number:06}") };
        sheet.write_string(row, 5, phone)?;
        sheet.write_string(row, 6, format!("Bệnh viện mẫu số {}", number % 40))?;
        sheet.write_string(row, 7, one_of(&["Bác sĩ", "Điều dưỡng", "Dược sĩ"], number))?;
        sheet.write_string(row, 8, one_of(&["Nội khoa", "Ngoại khoa", "Nhi khoa", "Y tế công cộng"], number))?;
    }
    workbook.save(path)
}
