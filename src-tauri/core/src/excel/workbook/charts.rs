//! "Biểu đồ": what PL I counts, and the states of the tasks of PL II, drawn. On a sheet of its own, for the annexes repeat the heads of their tables
//! on every page, and a head over a picture means nothing.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

use super::annex::tasks_summary;
use super::book::Context;
use super::page::Paper;
use super::styles::FONT;
use super::table::Table;

/// Columns of the table; the charts lie over all of them.
const COLUMNS: [u16; 6] = [36, 254, 90, 80, 70, 70];
/// Width of a chart, in pixels.
const WIDTH: u32 = 596;
/// Height of a bar with its space, in pixels.
const BAR_PIXELS: u32 = 21;
/// Title and margins of a chart, in pixels.
const FRAME_PIXELS: u32 = 80;
/// Height of a row left empty under a chart, in pixels; those of a table are hardly higher.
const ROW_PIXELS: u32 = 20;
/// Height a printed page has for charts, in pixels.
const PAGE_PIXELS: u32 = 955;
/// Height of the head on the first page, in pixels.
const HEAD_PIXELS: u32 = 180;
/// A page holds this many bars; what has more is drawn on several.
const MOST_BARS: u32 = 32;

/// A column of figures with the names beside it, somewhere in the workbook.
pub(super) struct Series {
    /// Title of the chart.
    pub title: String,
    /// What a bar counts.
    pub unit: &'static str,
    /// Name of the sheet.
    pub sheet: &'static str,
    /// First and last row.
    pub rows: (u32, u32),
    /// Column of the names and of the figures.
    pub columns: (u16, u16),
}

/// Writes the sheet: the charts of PL I, then how many of the tasks in these rows of PL II are in each state.
pub(super) fn write(
    sheet: &mut Worksheet,
    context: &Context,
    members: &[Series],
    tasks: Option<(u32, u32)>,
) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, &context.styles, Paper::Portrait, context.mark(), &COLUMNS)?;
    table.sheet_head("Biểu đồ", "HỘI VIÊN VÀ TIẾN ĐỘ NHIỆM VỤ", context.data)?;
    let mut page = Page { breaks: Vec::new(), used: HEAD_PIXELS };
    for series in members {
        page.draw(&mut table, series)?;
    }
    if let Some(rows) = tasks {
        if !members.is_empty() {
            page.end(&table);
        }
        let top = table.row;
        let series = tasks_summary::states(&mut table, &context.data.tasks, rows)?;
        table.row += 1;
        page.used += (table.row - top) * ROW_PIXELS;
        page.draw(&mut table, &series)?;
    }
    table.sheet.set_page_breaks(&page.breaks)?;
    table.finish()
}

/// The printed page as it fills up.
struct Page {
    breaks: Vec<u32>,
    used: u32,
}

impl Page {
    /// Begins a new page.
    fn end(&mut self, table: &Table) {
        self.breaks.push(table.row);
        self.used = 0;
    }

    /// Puts a series below what is there, on this page if it fits.
    fn draw(&mut self, table: &mut Table, series: &Series) -> Result<(), XlsxError> {
        for series in pages(series) {
            let (first, last) = series.rows;
            let height = FRAME_PIXELS + (last - first + 1) * BAR_PIXELS;
            let rows = height.div_ceil(ROW_PIXELS) + 1;
            if self.used + height > PAGE_PIXELS {
                self.end(table);
            }
            table.styles.notes.chart(table.row, &series.title, series.unit, series.sheet, series.rows, series.columns);
            table.sheet.insert_chart_with_offset(table.row, 0, &bars(&series, height), 0, 4)?;
            self.used += rows * ROW_PIXELS;
            table.row += rows;
        }
        Ok(())
    }
}

/// A series in parts that fit a page each, about as long.
fn pages(of: &Series) -> Vec<Series> {
    let (first, last) = of.rows;
    let bars = last - first + 1;
    let count = bars.div_ceil(MOST_BARS);
    let place = |page: u32| first + bars * page / count;
    (0..count)
        .map(|page| Series {
            title: if count == 1 { of.title.clone() } else { format!("{} – {}/{count}", of.title, page + 1) },
            rows: (place(page), place(page + 1) - 1),
            ..*of
        })
        .collect()
}

/// The bars of one series.
fn bars(of: &Series, height: u32) -> Chart {
    let ((first, last), (names, figures)) = (of.rows, of.columns);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name(of.unit)
        .set_categories((of.sheet, first, names, last, names))
        .set_values((of.sheet, first, figures, last, figures))
        .set_gap(40)
        .set_format(&mut bar_format())
        .set_data_label(ChartDataLabel::new().show_value().set_font(&font(10)));
    let mut bold = font(13);
    bold.set_bold();
    chart.title().set_name(of.title.as_str()).set_font(&bold);
    // Bars are drawn from below: reversed, the first row stands on top as in the table. The value axis is
    // left out, for every bar has its number beside it.
    chart.y_axis().set_reverse().set_font(&font(10));
    chart.x_axis().set_min(0).set_major_gridlines(false).set_hidden(true);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_hidden();
    chart.set_width(WIDTH).set_height(height);
    chart
}

/// A grey that prints well with a dark outline: the bars are told apart by place, not by colour.
fn bar_format() -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x8FA9B8)));
    format.set_border(ChartLine::new().set_color(Color::RGB(0x30434F)).set_width(0.75));
    format
}

/// The font of a chart.
fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(rows: (u32, u32)) -> Series {
        Series { title: "Hội viên".into(), unit: "lượt", sheet: "PL I", rows, columns: (1, 7) }
    }

    #[test]
    fn many_bars_are_drawn_on_several_pages() {
        let parts = |rows| pages(&series(rows)).iter().map(|part| part.rows).collect::<Vec<_>>();
        assert_eq!(parts((5, 25)), [(5, 25)]);
        assert_eq!(parts((0, 40)), [(0, 19), (20, 40)]);
        assert_eq!(pages(&series((0, 40)))[1].title, "Hội viên – 2/2");
    }
}
