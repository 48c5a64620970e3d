//! Workbooks, through calamine.

use super::cells::{Cell, ListFile, OldFont, Region, Row, Sheet, Visibility};
use super::error::ReadError;
use super::guard::{Budget, check_zip};
use super::kind::Kind;
use super::limits::Limits;
use super::pieces::{Outlet, SENT_TOGETHER};
use crate::text::legacy::Legacy;
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, StyleRange, Xls,
    XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use std::collections::HashMap;
use std::io::{Cursor, Read};

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads all sheets of a workbook, or the named one.
///
/// Of a workbook read cell by cell (.xlsx), complete rows go to the outlet, under the place of their sheet in the answer.
pub(super) fn read(
    bytes: &[u8],
    kind: Kind,
    sheet: Option<&str>,
    limits: &Limits,
    outlet: &Outlet,
) -> Result<ListFile, ReadError> {
    if kind != Kind::Xls {
        check_zip(bytes, limits)?;
    }
    let cursor = Cursor::new(bytes);
    let sheets = match kind {
        Kind::Xls => xls(cursor, sheet, limits)?,
        Kind::Xlsb => xlsb(cursor, sheet, limits)?,
        Kind::Ods => ods(cursor, sheet, limits)?,
        _ => xlsx(cursor, sheet, limits, outlet)?,
    };
    Ok(ListFile { sheets, kind: kind.words().into() })
}

/// The sheets to read: all that hold cells, or the one asked for.
fn wanted(all: &[calamine::Sheet], asked: Option<&str>) -> Result<Vec<calamine::Sheet>, ReadError> {
    let with_cells: Vec<_> = all
        .iter()
        .filter(|s| matches!(s.typ, SheetType::WorkSheet))
        .filter(|s| asked.is_none_or(|name| s.name == name))
        .cloned()
        .collect();
    match asked {
        Some(name) if with_cells.is_empty() => Err(ReadError::NoSuchSheet {
            name: name.to_owned(),
            present: all.iter().map(|s| format!("“{}”", s.name)).collect::<Vec<_>>().join(", "),
        }),
        _ => Ok(with_cells),
    }
}

fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

fn start(sheet: &calamine::Sheet) -> Sheet {
    Sheet { name: sheet.name.clone(), visibility: visibility(sheet.visible), ..Sheet::default() }
}

fn damaged_sheet(mut sheet: Sheet) -> Sheet {
    sheet.trouble = Some(format!(
        "Trang tính “{}” bị hỏng từ giữa nên không đọc được; hãy mở tệp bằng Excel rồi lưu lại thành .xlsx.",
        sheet.name
    ));
    sheet.rows.clear();
    sheet
}

/// One broken sheet does not take the others with it, unless all are broken.
fn some_readable(sheets: Vec<Sheet>) -> Result<Vec<Sheet>, ReadError> {
    let broken = sheets.iter().filter(|s| s.trouble.is_some()).count();
    if broken > 0 && sheets.iter().all(|s| s.trouble.is_some() || s.rows.is_empty()) {
        return Err(ReadError::Damaged);
    }
    Ok(sheets)
}

fn xlsx(cursor: Bytes, asked: Option<&str>, limits: &Limits, outlet: &Outlet) -> Result<Vec<Sheet>, ReadError> {
    let (opened, has_merged, has_old_fonts) = std::thread::scope(|scope| {
        // Calamine reads a sheet a second time for its merged cells, and again for its fonts.
        let bytes = *cursor.get_ref();
        let has_merged = scope.spawn(|| any_part_mentions(bytes, "sheet", &[b"mergeCell"]));
        let opened = Xlsx::new(cursor.clone());
        (opened, has_merged.join().unwrap_or(true), any_part_mentions(bytes, "styles", &[b"\".Vn", b"\"VNI-"]))
    });
    let mut book: Xlsx<_> = opened.map_err(|e| match e {
        XlsxError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged,
    })?;
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for meta in wanted(book.sheets_metadata(), asked)? {
        let mut sheet = start(&meta);
        let rows = RowsBuilder::new(limits.columns, Some(outlet), sheets.len());
        match xlsx_rows(&mut book, &meta.name, rows, &mut budget) {
            Ok(rows) => sheet.rows = rows,
            Err(Some(refusal)) => return Err(refusal),
            Err(None) => sheet = damaged_sheet(sheet),
        }
        if has_merged && sheet.trouble.is_none() && !sheet.rows.is_empty() {
            let merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
            sheet.merged = regions(&merged);
        }
        if has_old_fonts && sheet.trouble.is_none() {
            sheet.old_fonts = book.worksheet_style(&meta.name).map(|styles| old_fonts(&styles)).unwrap_or_default();
        }
        sheets.push(sheet);
    }
    some_readable(sheets)
}

/// Cells with a format of their own at most, to look for old fonts among: more is no list, and text tells as well.
const MOST_FORMATTED: u64 = 10_000_000;

fn old_fonts(styles: &StyleRange) -> Vec<OldFont> {
    if styles.width() as u64 * styles.height() as u64 > MOST_FORMATTED {
        return Vec::new();
    }
    let mut fonts = Vec::new();
    let mut open: HashMap<u32, OldFont> = HashMap::new();
    for (row, column, style) in styles.cells() {
        let name = style.font.as_ref().and_then(|font| font.name.as_deref());
        let Some((encoding, capitals)) = name.and_then(Legacy::of_font) else { continue };
        let here = OldFont { column, top: row, bottom: row, encoding, capitals };
        let above = open.entry(column).or_insert(here);
        if above.bottom + 1 >= row && (above.encoding, above.capitals) == (encoding, capitals) {
            above.bottom = row;
        } else {
            fonts.push(std::mem::replace(above, here));
        }
    }
    fonts.extend(open.into_values());
    fonts.sort_unstable_by_key(|font| (font.column, font.top));
    fonts
}

/// Whether a part of the file whose name holds `name` holds one of `words`; what cannot be unpacked is taken to.
fn any_part_mentions(bytes: &[u8], name: &str, words: &[&[u8]]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return true };
    (0..archive.len()).any(|index| {
        let Ok(mut part) = archive.by_index(index) else { return true };
        let is_wanted = part.name().is_ok_and(|part| part.to_lowercase().contains(name));
        is_wanted && mentions(&mut part, words).unwrap_or(true)
    })
}

/// Looks through a stream a piece at a time; each piece begins with the end of the one before.
fn mentions(stream: &mut impl Read, words: &[&[u8]]) -> std::io::Result<bool> {
    let finders: Vec<_> = words.iter().map(memchr::memmem::Finder::new).collect();
    let longest = words.iter().map(|word| word.len()).max().unwrap_or(1);
    let mut piece = vec![0; 1 << 16];
    let mut kept = 0;
    loop {
        let read = stream.read(&mut piece[kept..])?;
        if read == 0 {
            return Ok(false);
        }
        let filled = kept + read;
        if finders.iter().any(|finder| finder.find(&piece[..filled]).is_some()) {
            return Ok(true);
        }
        kept = filled.min(longest - 1);
        piece.copy_within(filled - kept..filled, 0);
    }
}

/// Cell by cell: a sheet that claims a million columns costs only what it really holds.
/// `Err(None)` is a sheet that broke off.
fn xlsx_rows(
    book: &mut Xlsx<Bytes>,
    name: &str,
    mut rows: RowsBuilder<'_>,
    budget: &mut Budget,
) -> Result<Vec<Row>, Option<ReadError>> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(_) => return Err(None),
    };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| None)? {
        let value = match (&cell.value, cell.formula) {
            (DataRef::Empty, Some(_)) => Cell::Unreckoned,
            (value, _) => from_ref(value),
        };
        rows.put(cell.pos.0, cell.pos.1, value, budget).map_err(Some)?;
    }
    Ok(rows.finish())
}

/// What a reader knows of a sheet beside its values.
#[derive(Default)]
struct Beside {
    merged: Vec<Dimensions>,
    /// Where a formula may stand without a value.
    formulas: Range<String>,
}

/// All sheets of a book whose reader hands them over whole.
fn whole_sheets<'b, B: Reader<Bytes<'b>>>(
    mut book: B,
    asked: Option<&str>,
    limits: &Limits,
    beside: impl Fn(&mut B, &str) -> Beside,
) -> Result<Vec<Sheet>, ReadError> {
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for meta in wanted(book.sheets_metadata(), asked)? {
        let mut sheet = start(&meta);
        match book.worksheet_range(&meta.name) {
            Ok(range) => {
                let Beside { merged, formulas } = beside(&mut book, &meta.name);
                sheet.rows = range_rows(&range, &formulas, limits, &mut budget)?;
                sheet.merged = regions(&merged);
            }
            Err(_) => sheet = damaged_sheet(sheet),
        }
        sheets.push(sheet);
    }
    some_readable(sheets)
}

fn xls(cursor: Bytes, asked: Option<&str>, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let book: Xls<_> = Xls::new(cursor).map_err(|e| match e {
        XlsError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged,
    })?;
    whole_sheets(book, asked, limits, |book, name| Beside {
        merged: book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        ..Beside::default()
    })
}

fn xlsb(cursor: Bytes, asked: Option<&str>, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let book: Xlsb<_> = Xlsb::new(cursor).map_err(|e| match e {
        XlsbError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged,
    })?;
    whole_sheets(book, asked, limits, |_, _| Beside::default())
}

fn ods(cursor: Bytes, asked: Option<&str>, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let book: Ods<_> = Ods::new(cursor).map_err(|e| match e {
        OdsError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged,
    })?;
    whole_sheets(book, asked, limits, |book, name| Beside {
        formulas: book.worksheet_formula(name).unwrap_or_default(),
        ..Beside::default()
    })
}

fn range_rows(
    range: &Range<Data>,
    formulas: &Range<String>,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Vec<Row>, ReadError> {
    let mut rows = RowsBuilder::new(limits.columns, None, 0);
    if let Some((top, left)) = range.start() {
        for (row, column, value) in range.used_cells() {
            rows.put(top + row as u32, left + column as u32, from_data(value), budget)?;
        }
    }
    if let Some((top, left)) = formulas.start() {
        for (row, column, _) in formulas.used_cells() {
            let place = (top + row as u32, left + column as u32);
            if range.get_value(place).is_none_or(|value| *value == Data::Empty) {
                rows.put(place.0, place.1, Cell::Unreckoned, budget)?;
            }
        }
    }
    Ok(rows.finish())
}

/// Gathers cells into rows without their trailing blanks.
struct RowsBuilder<'o> {
    rows: Vec<Row>,
    columns: u32,
    /// The way for rows sent ahead, and the number their sheet has there.
    outlet: Option<&'o Outlet>,
    sheet: u32,
}

impl<'o> RowsBuilder<'o> {
    fn new(columns: u32, outlet: Option<&'o Outlet>, sheet: usize) -> Self {
        RowsBuilder { rows: Vec::new(), columns, outlet, sheet: sheet as u32 }
    }

    fn put(&mut self, row: u32, column: u32, value: Cell, budget: &mut Budget) -> Result<(), ReadError> {
        if value == Cell::Empty || column >= self.columns {
            return Ok(());
        }
        let last = self.rows.last().map(|(number, _)| *number);
        if last != Some(row) {
            self.send_ahead();
            self.rows.push((row, Vec::new()));
        }
        let Some((_, cells)) = self.rows.last_mut() else {
            return Ok(());
        };
        let column = column as usize;
        if column >= cells.len() {
            budget.take((column + 1 - cells.len()) as u64)?;
            cells.resize(column, Cell::Empty);
            cells.push(value);
        } else {
            cells[column] = value;
        }
        Ok(())
    }

    /// Sends what is complete ahead; the last row stays, for more of it may come.
    fn send_ahead(&mut self) {
        let Some(outlet) = self.outlet.filter(|_| self.rows.len() > SENT_TOGETHER) else { return };
        if let Some(last) = self.rows.pop() {
            outlet.rows(self.sheet, std::mem::replace(&mut self.rows, vec![last]));
        }
    }

    /// Rows as they came, which the program puts in order.
    fn finish(self) -> Vec<Row> {
        self.rows
    }
}

fn regions(merged: &[Dimensions]) -> Vec<Region> {
    merged
        .iter()
        .filter(|d| d.end.0 >= d.start.0 && d.end.1 >= d.start.1)
        .map(|d| Region { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 })
        .collect()
}

fn from_ref(value: &DataRef) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(date) => date_cell(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso_cell(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn from_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => text_cell(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(date) => date_cell(date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso_cell(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// Dates of the 1904 system are moved to the common one.
fn date_cell(date: &ExcelDateTime) -> Cell {
    if date.is_duration() {
        return Cell::Number(date.as_f64());
    }
    let is_1904 = date.to_ymd_hms_milli() != plain(date).to_ymd_hms_milli();
    Cell::Date(date.as_f64() + if is_1904 { 1462.0 } else { 0.0 })
}

fn plain(date: &ExcelDateTime) -> ExcelDateTime {
    ExcelDateTime::new(date.as_f64(), calamine::ExcelDateTimeType::DateTime, false)
}

/// OpenDocument writes dates out: "1962-05-17" or "1962-05-17T00:00:00".
fn iso_cell(text: &str) -> Cell {
    let day = text.get(..10).unwrap_or(text);
    match (chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d"), chrono::NaiveDate::from_ymd_opt(1899, 12, 30)) {
        (Ok(date), Some(epoch)) => Cell::Date((date - epoch).num_days() as f64),
        _ => text_cell(text),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::in_order;
    use super::*;

    #[test]
    fn a_date_of_the_1904_system_is_moved() {
        // 17/5/1962 is 22783 in the 1900 system and 21321 in the 1904 one.
        let old = ExcelDateTime::new(21321.0, calamine::ExcelDateTimeType::DateTime, true);
        assert_eq!(date_cell(&old), Cell::Date(22783.0));
        let new = ExcelDateTime::new(22783.0, calamine::ExcelDateTimeType::DateTime, false);
        assert_eq!(date_cell(&new), Cell::Date(22783.0));
    }

    #[test]
    fn an_opendocument_date_is_a_date() {
        assert_eq!(iso_cell("1962-05-17"), Cell::Date(22783.0));
        assert_eq!(iso_cell("PT08H30M00S"), Cell::Text("PT08H30M00S".into()));
    }

    #[test]
    fn a_row_that_comes_twice_is_one_row() {
        let mut rows = RowsBuilder::new(10, None, 0);
        let mut budget = Budget::new(&Limits::default());
        rows.put(5, 0, Cell::Number(1.0), &mut budget).unwrap();
        rows.put(2, 1, Cell::Number(2.0), &mut budget).unwrap();
        rows.put(5, 1, Cell::Number(3.0), &mut budget).unwrap();
        assert_eq!(
            in_order(rows.finish()),
            vec![(2, vec![Cell::Empty, Cell::Number(2.0)]), (5, vec![Cell::Number(1.0), Cell::Number(3.0)])]
        );
    }
}
