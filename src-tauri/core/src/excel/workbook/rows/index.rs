//! "Chỉ mục lượt" and "Chỉ mục người": for each measure of PL I a list of the rows it counts, in the order of the
//! organisations. So the rows of every figure, of an organisation, a group or all, stand together, which no single order
//! of "Dòng hội viên" could give: a link leads to as many names as the figure says.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::{Context, names};
use super::super::page::{self, Paper};
use super::super::table::clip;
use super::memberships::UNPRINTED;
use crate::reports::data::OrganizationGroup;
use crate::reports::leads::{Figure, Scope};
use crate::reports::measures::{Counted, Measure};

/// Width of the number of a row, and of the name.
const PIXELS: [u32; 2] = [52, 168];
/// First row of names, under the title, the remark and two rows of heads.
const FIRST_ROW: u32 = 4;

/// Writes one of the two.
pub(super) fn write(sheet: &mut Worksheet, context: &Context, of: Counted) -> Result<(), XlsxError> {
    head(sheet, context, of)?;
    let rows = &context.data.memberships;
    let lists: Vec<Vec<u32>> = Measure::ALL
        .iter()
        .map(|measure| (0u32..).zip(rows).filter(|(_, row)| measure.counts(row, of)).map(|(at, _)| at).collect())
        .collect();
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    for at in 0..longest {
        let place = FIRST_ROW + at as u32;
        for (column, list) in (0u16..).step_by(2).zip(&lists) {
            if let Some(row) = list.get(at) {
                sheet.write_number(place, column, f64::from(row + 1))?;
                sheet.write_string(place, column + 1, clip(&rows[*row as usize].full_name))?;
            }
        }
    }
    for ((column, list), measure) in (0u16..).step_by(2).zip(&lists).zip(Measure::ALL) {
        note(context, of, measure, column, list);
    }
    context.styles.notes.only_in_file(longest);
    Ok(())
}

/// Title, remark, heads, widths.
fn head(sheet: &mut Worksheet, context: &Context, of: Counted) -> Result<(), XlsxError> {
    let styles = &context.styles;
    page::set_up(sheet, Paper::Landscape, context.mark());
    let columns = Measure::ALL.iter().flat_map(|_| PIXELS.map(|pixels| pixels as u16)).collect();
    styles.notes.sheet(sheet.name(), true, columns);
    let title = match of {
        Counted::Memberships => "CHỈ MỤC LƯỢT: các lượt hội viên của từng số ở Phụ lục I, theo tổ chức",
        Counted::Persons => "CHỈ MỤC NGƯỜI: những người của từng số ở dòng “Số người (không trùng)”, mỗi người một lần",
    };
    sheet.write_string_with_format(
        0,
        0,
        format!("{title}; có tên người, lưu nội bộ; {UNPRINTED}"),
        &styles.rows_title,
    )?;
    let remark = "STT là số thứ tự của dòng ở trang “Dòng hội viên”; bấm vào STT để trở về số ở Phụ lục I.";
    sheet.write_string_with_format(1, 0, remark, &styles.plain.running)?;
    for (column, measure) in (0u16..).step_by(2).zip(Measure::ALL) {
        for (offset, pixels) in (0u16..).zip(PIXELS) {
            sheet.set_column_width_pixels(column + offset, pixels)?;
        }
        sheet.set_column_format(column, &styles.plain.place)?;
        sheet.set_column_format(column + 1, &styles.plain.running)?;
        sheet.merge_range(2, column, 2, column + 1, measure.label(), &styles.table_head)?;
        sheet.write_string_with_format(3, column, "STT", &styles.table_head)?;
        sheet.write_string_with_format(3, column + 1, "Họ và tên", &styles.table_head)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    sheet.set_repeat_rows(2, 3)?;
    page::print_area(sheet, FIRST_ROW - 1, 2 * Measure::ALL.len() as u16 - 1)
}

/// Notes where the rows of each figure of a measure stand in its list.
fn note(context: &Context, of: Counted, measure: Measure, column: u16, list: &[u32]) {
    let notes = &context.styles.notes;
    let block = |scope: Scope, from: usize, to: usize, back: Option<u16>| {
        if from < to {
            let rows = (FIRST_ROW + from as u32, FIRST_ROW + to as u32 - 1);
            notes.block(Figure::Members(scope, measure), rows, (column, column + 1), back);
        }
    };
    if of == Counted::Persons {
        block(Scope::Persons, 0, list.len(), Some(column));
        return;
    }
    let rows = &context.data.memberships;
    let lines = &context.data.organizations;
    let mut group: Option<(OrganizationGroup, usize)> = None;
    let mut from = 0;
    for (place, line) in lines.iter().enumerate() {
        let own = |row: &&u32| rows[**row as usize].organization_number as usize == place + 1;
        let to = from + list[from..].iter().take_while(own).count();
        block(Scope::Organization(place), from, to, Some(column));
        let start = group.filter(|(known, _)| *known == line.group).map_or(from, |(_, start)| start);
        group = Some((line.group, start));
        block(Scope::Group(line.group), start, to, None);
        from = to;
    }
    block(Scope::All, 0, list.len(), None);
    // The head of the list leads to the sum of all.
    if let Some(total) = notes.place_of(&Figure::Members(Scope::All, measure)) {
        notes.link(names::MEMBERSHIP_INDEX, (2, 2), column, total, super::super::notes::TO_FIGURE);
    }
}
