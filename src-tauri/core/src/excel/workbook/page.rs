//! Paper, margins, page numbers and freeze panes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::styles::FONT;

/// A4 in Excel's list of papers.
const A4: u8 = 9;
/// Points in a millimetre.
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// Upright.
    Portrait,
    /// Wide annexes.
    Landscape,
    /// Upright with narrow margins: thousands of rows that stay in the office.
    Dense,
}

impl Paper {
    /// Paper width and height in millimetres.
    fn size(self) -> (f64, f64) {
        match self {
            Paper::Portrait | Paper::Dense => (210.0, 297.0),
            Paper::Landscape => (297.0, 210.0),
        }
    }

    /// Margins in millimetres: left, right, top, bottom; within the decree's bounds for what goes out.
    fn margins(self) -> (f64, f64, f64, f64) {
        match self {
            Paper::Portrait | Paper::Landscape => (30.0, 15.0, 20.0, 20.0),
            Paper::Dense => (15.0, 10.0, 17.0, 10.0),
        }
    }

    /// Width left for columns, in points.
    pub fn width_points(self) -> f64 {
        let (width, _) = self.size();
        let (left, right, _, _) = self.margins();
        (width - left - right) * POINTS_PER_MM
    }

    /// Height left for rows, in points.
    pub fn height_points(self) -> f64 {
        let (_, height) = self.size();
        let (_, _, top, bottom) = self.margins();
        (height - top - bottom) * POINTS_PER_MM
    }
}

/// Sets the page up: A4, margins, one page wide, the number of the page top centre. The first page
/// shows no number; `finish.rs` adds that, for the writer has no setting of its own.
pub(super) fn set_up(sheet: &mut Worksheet, paper: Paper, mark: Option<&str>) {
    let (left, right, top, bottom) = paper.margins();
    let inches = |mm: f64| mm / 25.4;
    match paper {
        Paper::Portrait | Paper::Dense => sheet.set_portrait(),
        Paper::Landscape => sheet.set_landscape(),
    };
    sheet
        .set_paper_size(A4)
        .set_margins(inches(left), inches(right), inches(top), inches(bottom), inches(10.0), inches(10.0))
        .set_print_fit_to_pages(1, 0)
        .set_print_first_page_number(1)
        .set_header(format!("&C&13&P{}", first_header(mark)))
        .set_screen_gridlines(false);
}

/// The header of the first page: no number, but the mark of open figures stays.
pub(super) fn first_header(mark: Option<&str>) -> String {
    mark.map_or(String::new(), |mark| format!("&R&\"{FONT},Bold\"&10{mark}"))
}

/// Prints the rows and columns given and nothing else.
pub(super) fn print_area(sheet: &mut Worksheet, last_row: u32, last_column: u16) -> Result<(), XlsxError> {
    sheet.set_print_area(0, 0, last_row, last_column)?;
    Ok(())
}
