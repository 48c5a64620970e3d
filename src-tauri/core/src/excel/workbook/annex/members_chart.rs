//! The chart under PL I: members at the cut-off by organisation.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color,
    XlsxError,
};

use super::super::book::names;
use super::super::styles::FONT;
use super::super::table::Table;
use super::members::CHART_COLUMNS;

/// Height of a bar with its space, in pixels.
const BAR_PIXELS: u32 = 21;
/// Height of a row left empty under the chart, in pixels.
const ROW_PIXELS: u32 = 20;

/// Height a printed page has for charts under the repeated head, in pixels.
const PAGE_PIXELS: u32 = 820;

/// Puts a chart per group below the table, on pages of their own. A block is the group's name and its
/// first and last row.
pub(super) fn insert(table: &mut Table, blocks: &[(&str, (u32, u32))]) -> Result<(), XlsxError> {
    table.row += 1;
    let mut breaks = Vec::new();
    let mut used = PAGE_PIXELS;
    for (group, (first, last)) in blocks {
        let height = 90 + (last - first + 1) * BAR_PIXELS;
        if used + height > PAGE_PIXELS {
            breaks.push(table.row);
            used = 0;
        }
        let chart = bars(group, *first, *last, height);
        table.sheet.insert_chart_with_offset(table.row, 1, &chart, 0, 4)?;
        let rows = height.div_ceil(ROW_PIXELS) + 1;
        used += rows * ROW_PIXELS;
        table.row += rows;
    }
    table.sheet.set_page_breaks(&breaks)?;
    Ok(())
}

/// The bars of one group.
fn bars(group: &str, first: u32, last: u32, height: u32) -> Chart {
    let (names_column, values_column) = CHART_COLUMNS;
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name("Hội viên cuối kỳ (lượt)")
        .set_categories((names::MEMBERS, first, names_column, last, names_column))
        .set_values((names::MEMBERS, first, values_column, last, values_column))
        .set_gap(40)
        .set_format(&mut bar_format())
        .set_data_label(ChartDataLabel::new().show_value().set_font(&font(9)));
    style(&mut chart, &format!("{group}: số hội viên cuối kỳ (lượt)"));
    chart.set_width(1000).set_height(height);
    chart
}

/// A grey that prints well with a dark outline: the bars are told apart by place, not by colour.
pub(super) fn bar_format() -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x8FA9B8)));
    format.set_border(ChartLine::new().set_color(Color::RGB(0x30434F)).set_width(0.75));
    format
}

/// The font of a chart.
pub(super) fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}

/// Title, axes and legend the same on every chart.
pub(super) fn style(chart: &mut Chart, title: &str) {
    let mut bold = font(13);
    bold.set_bold();
    chart.title().set_name(title).set_font(&bold);
    // Bars are drawn from below: reversed, the first row stands on top as in the table. The value axis is
    // left out, for every bar has its number beside it.
    chart.y_axis().set_reverse().set_font(&font(10));
    chart.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_hidden();
}
