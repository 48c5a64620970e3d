//! A document as the bytes of a .docx file. Properties stand in the order that the standard gives them
//! (ISO/IEC 29500-1, chapter 17): programs are strict about it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::parts::{self, REFERENCES, WORDS, half_points};
use super::xml::Xml;
use super::{Align, Block, Cell, DocxError, Paragraph, Run, Table, TextDocument};

/// A4, and the margins of Nghị định 30/2020/NĐ-CP, in millimetres.
const PAGE: (f64, f64) = (210.0, 297.0);
const MARGINS: [(&str, f64); 6] =
    [("w:top", 20.0), ("w:right", 20.0), ("w:bottom", 20.0), ("w:left", 30.0), ("w:header", 10.0), ("w:footer", 10.0)];
/// How far the first line of a paragraph begins in, in millimetres.
const INDENT: f64 = 10.0;
/// Room at the sides of the cells of a table with lines, in millimetres.
const CELL_ROOM: f64 = 1.5;
/// Size of the page number, in points.
const NUMBER_SIZE: f64 = 13.0;

/// The bytes of the file.
///
/// # Errors
/// [`DocxError::Writer`], which never comes for data of the book.
pub fn write(document: &TextDocument) -> Result<Vec<u8>, DocxError> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("[Content_Types].xml", parts::content_types()?),
        ("_rels/.rels", parts::package_relations()?),
        ("word/document.xml", words(document)?),
        ("word/_rels/document.xml.rels", parts::document_relations()?),
        ("word/styles.xml", parts::styles()?),
        ("word/settings.xml", parts::settings()?),
        ("word/fontTable.xml", parts::font_table()?),
        ("word/theme/theme1.xml", parts::THEME.to_vec()),
        ("word/header1.xml", header(document, true)?),
        ("word/header2.xml", header(document, false)?),
        ("docProps/core.xml", parts::core_properties(document)?),
        ("docProps/app.xml", parts::app_properties(document)?),
    ] {
        file.start_file(name, options()).map_err(failed)?;
        file.write_all(&bytes).map_err(failed)?;
    }
    Ok(file.finish().map_err(failed)?.into_inner())
}

/// Fixed time, method and system: the bytes must depend neither on the day nor on Windows.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
}

fn failed(error: impl std::fmt::Display) -> DocxError {
    DocxError::Writer(error.to_string())
}

fn words(document: &TextDocument) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("w:document", &[("xmlns:w", WORDS), ("xmlns:r", REFERENCES)], |xml| {
        xml.element("w:body", &[], |xml| {
            let mut after_table = false;
            for block in &document.blocks {
                match block {
                    Block::Paragraph(one) => paragraph(xml, one)?,
                    Block::Table(one) => {
                        // Two tables without anything between them would be one.
                        if after_table {
                            paragraph(xml, &Paragraph::gap(0.0))?;
                        }
                        table(xml, one)?;
                    }
                }
                after_table = matches!(block, Block::Table(_));
            }
            // A document ends with a paragraph.
            if after_table || document.blocks.is_empty() {
                paragraph(xml, &Paragraph::gap(0.0))?;
            }
            section(xml)
        })
    })?;
    Ok(xml.finish())
}

/// The paper, and a head of its own for the first page.
fn section(xml: &mut Xml) -> Result<(), DocxError> {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId3")])?;
        xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", "rId4")])?;
        xml.empty("w:pgSz", &[("w:w", &twips(PAGE.0).to_string()), ("w:h", &twips(PAGE.1).to_string())])?;
        let margins: Vec<(&str, String)> =
            MARGINS.iter().map(|(side, width)| (*side, twips(*width).to_string())).collect();
        let mut attributes: Vec<(&str, &str)> = margins.iter().map(|(side, width)| (*side, width.as_str())).collect();
        attributes.push(("w:gutter", "0"));
        xml.empty("w:pgMar", &attributes)?;
        xml.empty("w:titlePg", &[])
    })
}

/// The head of the pages: what they must own up to, and from the second one on their number.
fn header(document: &TextDocument, has_number: bool) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("w:hdr", &[("xmlns:w", WORDS), ("xmlns:r", REFERENCES)], |xml| {
        if let Some(mark) = &document.mark {
            paragraph(xml, &Paragraph::centred(mark).size(11.0).bold())?;
        }
        let line = Paragraph::centred("").size(NUMBER_SIZE);
        xml.element("w:p", &[], |xml| {
            paragraph_properties(xml, &line)?;
            if has_number { page_number(xml) } else { Ok(()) }
        })
    })?;
    Ok(xml.finish())
}

fn page_number(xml: &mut Xml) -> Result<(), DocxError> {
    xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
        run(xml, &Run { text: "2".to_owned(), bold: false, italic: false, size: NUMBER_SIZE })
    })
}

fn paragraph(xml: &mut Xml, paragraph: &Paragraph) -> Result<(), DocxError> {
    xml.element("w:p", &[], |xml| {
        paragraph_properties(xml, paragraph)?;
        paragraph.runs.iter().filter(|one| !one.text.is_empty()).try_for_each(|one| run(xml, one))
    })
}

fn paragraph_properties(xml: &mut Xml, paragraph: &Paragraph) -> Result<(), DocxError> {
    xml.element("w:pPr", &[], |xml| {
        if let Some(level) = paragraph.outline {
            xml.value("w:pStyle", format!("Heading{level}"))?;
        }
        if paragraph.keeps_next {
            xml.empty("w:keepNext", &[])?;
        }
        if paragraph.on_new_page {
            xml.empty("w:pageBreakBefore", &[])?;
        }
        if paragraph.rule.is_some() {
            xml.element("w:pBdr", &[], |xml| {
                xml.empty("w:top", &[("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")])
            })?;
        }
        let (above, below) = paragraph.space;
        let spacing = [
            ("w:before", twentieths(above).to_string()),
            ("w:after", twentieths(below).to_string()),
            ("w:line", ((paragraph.line * 240.0).round() as i64).to_string()),
        ];
        let mut attributes: Vec<(&str, &str)> = spacing.iter().map(|(name, value)| (*name, value.as_str())).collect();
        attributes.push(("w:lineRule", "auto"));
        xml.empty("w:spacing", &attributes)?;
        if let Some((left, right)) = paragraph.rule {
            let (left, right) = (twips(left).to_string(), twips(right).to_string());
            xml.empty("w:ind", &[("w:left", &left), ("w:right", &right)])?;
        } else if paragraph.indented {
            xml.empty("w:ind", &[("w:firstLine", &twips(INDENT).to_string())])?;
        }
        let align = match paragraph.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
            Align::Both => "both",
        };
        xml.value("w:jc", align)?;
        // The mark at its end decides how high an empty one is.
        match paragraph.runs.last() {
            Some(last) => letters(xml, last),
            None => Ok(()),
        }
    })
}

fn run(xml: &mut Xml, run: &Run) -> Result<(), DocxError> {
    xml.element("w:r", &[], |xml| {
        letters(xml, run)?;
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[])?;
            }
            xml.text("w:t", &[("xml:space", "preserve")], line)?;
        }
        Ok(())
    })
}

fn letters(xml: &mut Xml, run: &Run) -> Result<(), DocxError> {
    xml.element("w:rPr", &[], |xml| {
        if run.bold {
            xml.empty("w:b", &[])?;
            xml.empty("w:bCs", &[])?;
        }
        if run.italic {
            xml.empty("w:i", &[])?;
            xml.empty("w:iCs", &[])?;
        }
        xml.value("w:sz", half_points(run.size))?;
        xml.value("w:szCs", half_points(run.size))
    })
}

fn table(xml: &mut Xml, table: &Table) -> Result<(), DocxError> {
    let width: f64 = table.widths.iter().sum();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")])?;
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")])?;
            if table.has_lines {
                xml.element("w:tblBorders", &[], |xml| {
                    ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].iter().try_for_each(|side| {
                        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")])
                    })
                })?;
            }
            xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
            let room = if table.has_lines { twips(CELL_ROOM) } else { 0 }.to_string();
            xml.element("w:tblCellMar", &[], |xml| {
                ["w:left", "w:right"].iter().try_for_each(|side| xml.empty(side, &[("w:w", &room), ("w:type", "dxa")]))
            })
        })?;
        xml.element("w:tblGrid", &[], |xml| {
            table.widths.iter().try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &twips(*width).to_string())]))
        })?;
        for (at, cells) in table.rows.iter().enumerate() {
            row(xml, table, cells, at < table.head_rows)?;
        }
        Ok(())
    })
}

fn row(xml: &mut Xml, table: &Table, cells: &[Cell], is_head: bool) -> Result<(), DocxError> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            if is_head { xml.empty("w:tblHeader", &[]) } else { Ok(()) }
        })?;
        let mut column = 0;
        for cell in cells {
            let width: f64 = table.widths.iter().skip(column).take(cell.span).sum();
            column += cell.span;
            xml.element("w:tc", &[], |xml| {
                xml.element("w:tcPr", &[], |xml| {
                    xml.empty("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")])?;
                    if cell.span > 1 {
                        xml.value("w:gridSpan", cell.span)?;
                    }
                    if cell.is_middle { xml.value("w:vAlign", "center") } else { Ok(()) }
                })?;
                if cell.paragraphs.is_empty() {
                    paragraph(xml, &Paragraph::left(""))?;
                }
                cell.paragraphs.iter().try_for_each(|one| paragraph(xml, one))
            })?;
        }
        Ok(())
    })
}

/// Lengths are written in twentieths of a point.
fn twips(millimetres: f64) -> i64 {
    twentieths(millimetres * 72.0 / 25.4)
}

fn twentieths(points: f64) -> i64 {
    (points * 20.0).round() as i64
}
