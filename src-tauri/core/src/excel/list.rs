//! A list as a workbook: typed cells, and a page that can be printed.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::measure::{self, Face};
use crate::lists::api::{ExportList, ListCell, ListColumn};
use crate::text::number;

const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
/// Widths of a column in pixels: what is narrower cannot be read, what is wider is wrapped.
const WIDTHS: std::ops::RangeInclusive<f64> = 48.0..=420.0;
/// Pixels across an upright page, and across one that lies.
const UPRIGHT: f64 = 680.0;
const LYING: f64 = 1_010.0;
/// A column that the page is too narrow for keeps this much.
const LEAST: f64 = 76.0;
/// Bytes of a text that is longer than any column is wide.
const LONG: usize = 200;
/// Pixels of a day, of the digits behind a comma, and of the room beside what a cell says.
const DAY: f64 = 72.0;
const FRACTION: f64 = 12.0;
const BESIDE: f64 = 10.0;
/// Letters of a sheet's name at most.
const NAME: usize = 31;

/// The looks of the cells.
struct Looks {
    title: Format,
    note: Format,
    head: Format,
    heading: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(SIZE);
        let cell = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let head = cell().set_bold().set_text_wrap().set_align(FormatAlign::Center);
        Self {
            title: plain().set_font_size(14.0).set_bold(),
            note: plain().set_italic(),
            heading: plain().set_bold(),
            head: head.set_align(FormatAlign::VerticalCenter),
            text: cell().set_text_wrap().set_num_format("@"),
            number: cell().set_num_format("#,##0.###;-#,##0.###;0"),
            day: cell().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        }
    }
}

/// The file.
pub(crate) fn bytes(list: &ExportList, today: NaiveDate) -> Result<Vec<u8>, String> {
    workbook(list, today).map_err(|error: XlsxError| error.to_string())
}

fn workbook(list: &ExportList, today: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No name of a computer or a user in the file; the day is that of the list.
    let made = rust_xlsxwriter::ExcelDateTime::parse_from_str(&today.format("%Y-%m-%d").to_string())?;
    book.set_properties(&DocProperties::new().set_title(&list.title).set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&list.title))?;
    write(sheet, list, today)?;
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, list: &ExportList, today: NaiveDate) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.write_string_with_format(0, 0, &list.title, &looks.title)?;
    let made = format!("{} dòng, xuất ngày {}", number(list.row_count() as i64), today.format("%d/%m/%Y"));
    let notes = std::iter::once(made.as_str()).chain(list.notes.iter().map(String::as_str));
    let mut at = 1;
    for note in notes {
        sheet.write_string_with_format(at, 0, note, &looks.note)?;
        at += 1;
    }
    let head = at + 1;
    let widths = widths(list);
    for ((column, ListColumn { title, .. }), width) in (0u16..).zip(&list.columns).zip(&widths) {
        sheet.write_string_with_format(head, column, title, &looks.head)?;
        sheet.set_column_width_pixels(column, *width as u32)?;
    }
    let titles = list.columns.iter().map(|column| column.title.as_str());
    sheet.set_row_height(head, height(titles.zip(&widths), true))?;
    let last_column = (list.columns.len() - 1) as u16;
    for (row, cells) in (head + 1..).zip(&list.rows) {
        if let Some(Some(ListCell::Heading(text))) = cells.first() {
            // It runs on over the empty cells beside it.
            sheet.write_string_with_format(row, 0, cut(text), &looks.heading)?;
            continue;
        }
        let texts = cells.iter().zip(&widths).filter_map(|(cell, width)| match cell {
            Some(ListCell::Text(text)) => Some((text.as_str(), width)),
            _ => None,
        });
        sheet.set_row_height(row, height(texts, false))?;
        for column in 0..=last_column {
            match cells.get(usize::from(column)).and_then(Option::as_ref) {
                // A string is written as one, whatever it begins with.
                Some(ListCell::Text(text) | ListCell::Heading(text)) => {
                    sheet.write_string_with_format(row, column, cut(text), &looks.text)?
                }
                Some(ListCell::Number(value)) => sheet.write_number_with_format(row, column, *value, &looks.number)?,
                Some(ListCell::Day(day)) => match serial(*day) {
                    Some(serial) => sheet.write_number_with_format(row, column, serial, &looks.day)?,
                    None => {
                        let written = day.format("%d/%m/%Y").to_string();
                        sheet.write_string_with_format(row, column, written, &looks.text)?
                    }
                },
                None => sheet.write_blank(row, column, &looks.text)?,
            };
        }
    }
    let last = head + list.rows.len() as u32;
    sheet.autofilter(head, 0, last, last_column)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    if widths.iter().sum::<f64>() > UPRIGHT {
        sheet.set_landscape();
    }
    let inches = |mm: f64| mm / 25.4;
    let (side, edge, foot) = (inches(15.0), inches(15.0), inches(8.0));
    sheet.set_paper_size(9).set_margins(side, side, edge, edge, foot, foot).set_print_fit_to_pages(1, 0);
    sheet.set_header("&C&P");
    Ok(())
}

/// A day as Excel counts it; before March 1900 it counts wrong, or not at all.
pub(super) fn serial(day: NaiveDate) -> Option<f64> {
    let since = |year, month, on| Some(day.signed_duration_since(NaiveDate::from_ymd_opt(year, month, on)?).num_days());
    (since(1900, 3, 1)? >= 0).then_some(())?;
    since(1899, 12, 30).map(|days| days as f64)
}

/// The widths of the columns in pixels: as on the screen, and where the page is too narrow for them a column gets no more
/// than its longest cell needs on one line, and the wider ones give way.
fn widths(list: &ExportList) -> Vec<f64> {
    let wished: Vec<f64> =
        list.columns.iter().map(|column| f64::from(column.width).clamp(*WIDTHS.start(), *WIDTHS.end())).collect();
    if wished.iter().sum::<f64>() <= LYING {
        return wished;
    }
    let needed: Vec<f64> = wished.iter().enumerate().map(|(at, wished)| wished.min(needed(list, at))).collect();
    let total: f64 = needed.iter().sum();
    let spare: f64 = needed.iter().map(|width| (width - LEAST).max(0.0)).sum();
    if total <= LYING || spare == 0.0 {
        return needed;
    }
    let kept = 1.0 - ((total - LYING) / spare).min(1.0);
    needed.iter().map(|width| if *width > LEAST { LEAST + (width - LEAST) * kept } else { *width }).collect()
}

/// What a column needs to show each of its cells on one line, and each word of its title.
fn needed(list: &ExportList, column: usize) -> f64 {
    let face = Face { size: SIZE, bold: false };
    let title = Face { size: SIZE, bold: true };
    let words = list.columns[column].title.split_whitespace().map(|word| measure::width(word, title));
    let cells = list.rows.iter().filter_map(|row| match row.get(column)?.as_ref()? {
        // No column is wider than this; what is longer need not be measured.
        ListCell::Text(text) if text.len() > LONG => Some(*WIDTHS.end()),
        ListCell::Text(text) => Some(measure::width(text, face)),
        ListCell::Number(value) => Some(measure::width(&number(*value as i64), face) + FRACTION),
        ListCell::Day(_) => Some(DAY),
        ListCell::Heading(_) => None,
    });
    words.chain(cells).fold(*WIDTHS.start(), f64::max) + BESIDE
}

/// The height in points of a row with these texts in columns so wide.
fn height<'t>(texts: impl Iterator<Item = (&'t str, &'t f64)>, bold: bool) -> f64 {
    let face = Face { size: SIZE, bold };
    let lines = texts.map(|(text, width)| measure::line_count(text, *width, face)).max().unwrap_or(1);
    measure::height(lines.max(1), face).min(measure::MAX_ROW_HEIGHT)
}

/// What Excel takes in a cell: 32,767 letters.
pub(super) fn cut(text: &str) -> &str {
    let most = 32_767;
    // Counted in UTF-16, as Excel does.
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A name that Excel takes for a sheet.
fn sheet_name(title: &str) -> String {
    // Nor does XML take the last two, and in the name of a sheet nothing stands for them.
    let forbidden = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\u{FFFE}' | '\u{FFFF}');
    let plain = |c: char| if forbidden(c) || c.is_control() { ' ' } else { c };
    let name: String = title.chars().map(plain).take(NAME).collect();
    let name = name.trim().trim_matches('\'').trim().to_owned();
    // “History” is Excel's own.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "Danh sách".to_owned() } else { name }
}
