//! PL I: organisations and members, opening + increase − decrease = closing.
//!
//! In the edition to send a closing figure is computed from its own row. In the proof edition every
//! figure counts the rows of "Dòng hội viên", and a click on it leads to them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::book::{Context, names};
use super::super::charts::Series;
use super::super::page::Paper;
use super::super::rows::Over;
use super::super::table::{Cell, Head, Row, Table, address};
use super::super::words::ANNEXES;
use crate::dates::show_day;
use crate::reports::data::{MemberFigures, OrganizationGroup, OrganizationLine};
use crate::reports::leads::{Figure, Scope};
use crate::reports::measures::Measure;

const COLUMNS: [u16; 18] = [36, 208, 96, 44, 58, 50, 50, 58, 54, 40, 44, 54, 50, 54, 54, 58, 82, 134];
/// Name of the organisation.
const NAME: u16 = 1;
/// First column of figures: branches.
const BRANCHES: u16 = 3;
/// Opening figure; the measures follow it in order.
const OPENING: u16 = 4;
/// Closing figure.
const CLOSING: u16 = 7;
/// Declared figure.
const DECLARED: u16 = 15;

/// Writes the sheet; what is to be drawn of it.
pub(in super::super) fn write(sheet: &mut Worksheet, context: &Context) -> Result<Vec<Series>, XlsxError> {
    let data = context.data;
    let mut table = Table::new(sheet, &context.styles, Paper::Landscape, context.mark(), &COLUMNS)?;
    table.annex_head(ANNEXES[0], data)?;
    if context.memberships.is_some() {
        table
            .remark("Bản kiểm chứng: mỗi số đếm các dòng của trang “Dòng hội viên”. Bấm vào số để tới danh sách đúng bằng số đó (trang “Chỉ mục lượt”, “Chỉ mục người”, “Dòng phụ lục”); bấm vào cột STT của danh sách để trở về.")?;
    }
    head(&mut table)?;
    let body = Body::write(&mut table, context)?;
    total_row(&mut table, context, &body.groups)?;
    person_row(&mut table, context)?;
    reconciliation(&mut table, context)?;
    notes(&mut table)?;
    table.finish()?;
    Ok(body.blocks.into_iter().map(|(group, rows)| series(group, rows)).collect())
}

/// Members at the cut-off by organisation.
fn series(group: OrganizationGroup, rows: (u32, u32)) -> Series {
    Series {
        title: format!("{}: số hội viên cuối kỳ (lượt)", group_name(group)),
        unit: "Hội viên cuối kỳ (lượt)",
        sheet: names::MEMBERS,
        rows,
        columns: (NAME, CLOSING),
    }
}

/// The head of the table.
fn head(table: &mut Table) -> Result<(), XlsxError> {
    table.repeated_head(
        &[
            Head::one("TT"),
            Head::one("Tên tổ chức"),
            Head::one("Loại hình"),
            Head::one("Chi hội"),
            Head::over("Hội viên (lượt) trong kỳ", &["Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ"]),
            Head::over("Trong số hội viên cuối kỳ", &["Nữ", "GS", "PGS", "TSKH, TS", "ThS", "Đại học", "Khác"]),
            Head::one("Số kê khai"),
            Head::one("Ngày cập nhật"),
            Head::one("Ghi chú"),
        ],
        2,
    )
}

/// Where the rows came to stand.
struct Body {
    /// Row of each group.
    groups: Vec<u32>,
    /// First and last row of the organisations of each group.
    blocks: Vec<(OrganizationGroup, (u32, u32))>,
}

impl Body {
    /// Writes the groups and their organisations.
    fn write(table: &mut Table, context: &Context) -> Result<Body, XlsxError> {
        let mut body = Body { groups: Vec::new(), blocks: Vec::new() };
        let lines = &context.data.organizations;
        let mut start = 0;
        while start < lines.len() {
            let group = lines[start].group;
            let end = start + lines[start..].iter().take_while(|line| line.group == group).count();
            body.groups.push(table.row);
            let letter = char::from(b'A' + (body.groups.len() as u8 - 1) % 26).to_string();
            group_row(table, &letter, group, &lines[start..end])?;
            body.blocks.push((group, (table.row, table.row + (end - start) as u32 - 1)));
            for (offset, line) in lines[start..end].iter().enumerate() {
                organization_row(table, context, start + offset + 1, line)?;
            }
            start = end;
        }
        Ok(body)
    }
}

/// Words for a group.
fn group_name(group: OrganizationGroup) -> &'static str {
    match group {
        OrganizationGroup::MemberAssociation => "Hội thành viên",
        OrganizationGroup::AffiliatedUnit => "Đơn vị trực thuộc",
        OrganizationGroup::CollectiveMember => "Hội viên tập thể",
        OrganizationGroup::Club => "Câu lạc bộ",
    }
}

/// The row of a group: how many organisations, and the sums of its rows below.
fn group_row(
    table: &mut Table,
    letter: &str,
    group: OrganizationGroup,
    lines: &[OrganizationLine],
) -> Result<(), XlsxError> {
    let (first, last) = (table.row + 1, table.row + lines.len() as u32);
    let name = format!("{} ({})", group_name(group), lines.len());
    let mut cells = vec![Cell::Centre(letter), Cell::Text(&name), Cell::Empty];
    for (column, value) in (BRANCHES..=DECLARED).zip(sums(lines)) {
        let formula = format!("SUM({}:{})", address(first, column), address(last, column));
        cells.push(Cell::Sum(formula, value).counting(named(column, Scope::Group(group))));
    }
    cells.extend([Cell::Empty, Cell::Empty]);
    table.line(Row::Group, &cells)
}

/// The figure of a column.
fn named(column: u16, scope: Scope) -> Figure {
    match column {
        BRANCHES => Figure::Branches(scope),
        DECLARED => Figure::Declared(scope),
        _ => Figure::Members(scope, Measure::ALL[usize::from(column - OPENING)]),
    }
}

/// Sums of branches, the measures, and the declared figures.
fn sums(lines: &[OrganizationLine]) -> Vec<i64> {
    let mut sums = vec![lines.iter().map(|line| line.branch_count).sum()];
    sums.extend(Measure::ALL.map(|measure| lines.iter().map(|line| measure.of(&line.members)).sum::<i64>()));
    sums.push(lines.iter().filter_map(|line| line.declared_count).sum());
    sums
}

/// One organisation.
fn organization_row(
    table: &mut Table,
    context: &Context,
    number: usize,
    line: &OrganizationLine,
) -> Result<(), XlsxError> {
    let mut cells = vec![
        Cell::Place(number as i64),
        Cell::Text(&line.name),
        Cell::Text(&line.kind_label),
        Cell::Whole(line.branch_count).counting(Figure::Branches(Scope::Organization(number - 1))),
    ];
    for measure in Measure::ALL {
        cells.push(figure(table.row, context, number, measure, &line.members));
    }
    let declared = Cell::whole(line.declared_count).counting(Figure::Declared(Scope::Organization(number - 1)));
    cells.extend([declared, Cell::date(line.updated_on), Cell::Text(&line.note)]);
    table.line(Row::Body, &cells)
}

/// One figure of an organisation: counted from its rows where they are in the workbook.
fn figure<'a>(row: u32, context: &Context, number: usize, measure: Measure, figures: &MemberFigures) -> Cell<'a> {
    let value = measure.of(figures);
    let cell = match (&context.memberships, measure) {
        (Some(rows), _) => Cell::Sum(rows.count(measure, Over::Organization(&format!("$A{}", row + 1))), value),
        (None, Measure::Closing) => Cell::Sum(movement(row), value),
        (None, _) => Cell::Whole(value),
    };
    cell.counting(Figure::Members(Scope::Organization(number - 1), measure))
}

/// Opening + increase − decrease of a row.
fn movement(row: u32) -> String {
    format!("{}+{}-{}", address(row, OPENING), address(row, OPENING + 1), address(row, OPENING + 2))
}

/// All memberships: the sum of the groups.
fn total_row(table: &mut Table, context: &Context, groups: &[u32]) -> Result<(), XlsxError> {
    let lines = &context.data.organizations;
    let name = format!("Tổng cộng: {} tổ chức (số lượt hội viên)", lines.len());
    let mut cells = vec![Cell::Empty, Cell::Text(&name), Cell::Empty];
    for (column, value) in (BRANCHES..=DECLARED).zip(sums(lines)) {
        let parts: Vec<String> = groups.iter().map(|row| address(*row, column)).collect();
        let formula = if parts.is_empty() { "0".to_owned() } else { parts.join("+") };
        cells.push(Cell::Sum(formula, value).counting(named(column, Scope::All)));
    }
    cells.extend([Cell::Empty, Cell::Empty]);
    table.line(Row::Total, &cells)
}

/// Persons, each counted once.
fn person_row(table: &mut Table, context: &Context) -> Result<(), XlsxError> {
    let figures = &context.data.persons.figures;
    let row = table.row;
    let mut cells = vec![Cell::Empty, Cell::Text("Số người (không trùng)"), Cell::Empty, Cell::Empty];
    for measure in Measure::ALL {
        let value = measure.of(figures);
        let cell = match (&context.memberships, measure) {
            (Some(rows), _) => Cell::Sum(rows.count(measure, Over::Persons), value),
            (None, Measure::Closing) => Cell::Sum(movement(row), value),
            (None, _) => Cell::Whole(value),
        };
        cells.push(cell.counting(Figure::Members(Scope::Persons, measure)));
    }
    cells.extend([Cell::Empty, Cell::Empty, Cell::Empty]);
    table.line(Row::Total, &cells)
}

/// Says why the opening figure is not the closing figure that was reported last.
fn reconciliation(table: &mut Table, context: &Context) -> Result<(), XlsxError> {
    let data = context.data;
    let open = data.period.open_before_titles.join(", ");
    let Some(from) = &data.period.opening_from else {
        return table.remark(&match open.as_str() {
            "" => "Chưa có kỳ trước đã chốt: số đầu kỳ lấy theo sổ.".to_owned(),
            _ => format!("Kỳ trước chưa chốt ({open}): số đầu kỳ lấy theo sổ."),
        });
    };
    let memberships: i64 = data.organizations.iter().map(|line| line.reconciliation).sum();
    let persons = data.persons.reconciliation;
    let changed = data.organizations.iter().filter(|line| line.reconciliation != 0).count();
    if let Some((first, last)) = data.period.gap() {
        let open = if open.is_empty() { String::new() } else { format!(" (kỳ chưa chốt: {open})") };
        return table.remark(&format!(
            "Đối chiếu đầu kỳ: kỳ chốt gần nhất trước kỳ này là {from}; từ ngày {} đến ngày {} chưa có số chốt{open}. So với số cuối kỳ của {from}, số đầu kỳ chênh {memberships:+} lượt, {persons:+} người ở {changed} tổ chức, gồm cả tăng, giảm trong khoảng đó.",
            show_day(first),
            show_day(last),
        ));
    }
    if changed == 0 && persons == 0 {
        return table.remark(&format!("Số đầu kỳ bằng số cuối kỳ đã chốt của {from}."));
    }
    table.remark(&format!(
        "Đối chiếu đầu kỳ: so với số cuối kỳ đã chốt của {from}, số đầu kỳ chênh {memberships:+} lượt, {persons:+} người ở {changed} tổ chức, do hồ sơ được điều chỉnh sau khi chốt (xem cột Ghi chú)."
    ))
}

/// How the columns are to be read.
fn notes(table: &mut Table) -> Result<(), XlsxError> {
    table.remark(
        "Ghi chú: một người tham gia nhiều tổ chức được tính là nhiều lượt nhưng chỉ một người. GS, PGS được tính cả ở cột TSKH, TS; TSKH, TS + ThS + Đại học + Khác = Cuối kỳ. Số kê khai là số tổ chức tự báo cáo gần nhất, có thể khác số có hồ sơ.",
    )
}
