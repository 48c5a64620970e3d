//! The parts of a file beside its words: what it is made of, its properties, its looks.

use super::xml::Xml;
use super::{DocxError, TEXT_SIZE, TextDocument};

/// Names of the words of WordprocessingML.
pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Names of references from part to part.
pub(super) const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The only face of an official document.
const FACE: &str = "Times New Roman";

/// What each part is.
pub(super) fn content_types() -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)])?;
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        for (part, kind) in [
            ("/word/document.xml", format!("{KIND}.document.main+xml")),
            ("/word/styles.xml", format!("{KIND}.styles+xml")),
            ("/word/settings.xml", format!("{KIND}.settings+xml")),
            ("/word/fontTable.xml", format!("{KIND}.fontTable+xml")),
            ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
            ("/word/header1.xml", format!("{KIND}.header+xml")),
            ("/word/header2.xml", format!("{KIND}.header+xml")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &kind)])?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

/// Where the file begins.
pub(super) fn package_relations() -> Result<Vec<u8>, DocxError> {
    relations(&[
        ("rId1", &format!("{REFERENCES}/officeDocument"), "word/document.xml"),
        ("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", &format!("{REFERENCES}/extended-properties"), "docProps/app.xml"),
    ])
}

/// What the words refer to.
pub(super) fn document_relations() -> Result<Vec<u8>, DocxError> {
    relations(&[
        ("rId1", &format!("{REFERENCES}/styles"), "styles.xml"),
        ("rId2", &format!("{REFERENCES}/settings"), "settings.xml"),
        ("rId3", &format!("{REFERENCES}/header"), "header1.xml"),
        ("rId4", &format!("{REFERENCES}/header"), "header2.xml"),
        ("rId5", &format!("{REFERENCES}/fontTable"), "fontTable.xml"),
        ("rId6", &format!("{REFERENCES}/theme"), "theme/theme1.xml"),
    ])
}

fn relations(all: &[(&str, &str, &str)]) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        all.iter().try_for_each(|(id, kind, target)| {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])
        })
    })?;
    Ok(xml.finish())
}

/// Title, issuer and day; nothing of the machine.
pub(super) fn core_properties(document: &TextDocument) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let made = format!("{}T00:00:00Z", document.made_on);
    xml.element("cp:coreProperties", &names, |xml| {
        xml.text("dc:title", &[], &document.title)?;
        xml.text("dc:creator", &[], &document.issuer)?;
        xml.text("dc:language", &[], "vi-VN")?;
        xml.text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &made)?;
        xml.text("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &made)
    })?;
    Ok(xml.finish())
}

/// The properties that some programs want to find.
pub(super) fn app_properties(document: &TextDocument) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    let names = [("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")];
    xml.element("Properties", &names, |xml| xml.text("Company", &[], &document.issuer))?;
    Ok(xml.finish())
}

/// Black, white and the one face: programs ask for a theme although nothing here looks at it.
pub(super) const THEME: &[u8] = include_bytes!("theme.xml");

/// The faces that the document uses.
pub(super) fn font_table() -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("w:fonts", &[("xmlns:w", WORDS)], |xml| {
        xml.element("w:font", &[("w:name", FACE)], |xml| {
            xml.value("w:charset", "00")?;
            xml.value("w:family", "roman")?;
            xml.value("w:pitch", "variable")
        })
    })?;
    Ok(xml.finish())
}

/// The settings: as Word 2013 and later lay a page out.
pub(super) fn settings() -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("w:settings", &[("xmlns:w", WORDS)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")])?;
        xml.value("w:defaultTabStop", 720)?;
        xml.element("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")])
        })
    })?;
    Ok(xml.finish())
}

/// The looks: one face in black, and two headings for the outline.
pub(super) fn styles() -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::new()?;
    xml.element("w:styles", &[("xmlns:w", WORDS)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    let face = [("w:ascii", FACE), ("w:hAnsi", FACE), ("w:eastAsia", FACE), ("w:cs", FACE)];
                    xml.empty("w:rFonts", &face)?;
                    xml.value("w:color", "000000")?;
                    xml.value("w:sz", half_points(TEXT_SIZE))?;
                    xml.value("w:szCs", half_points(TEXT_SIZE))?;
                    xml.empty("w:lang", &[("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "ar-SA")])
                })
            })?;
            xml.element("w:pPrDefault", &[], |xml| {
                xml.element("w:pPr", &[], |xml| {
                    xml.empty(
                        "w:spacing",
                        &[("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")],
                    )
                })
            })
        })?;
        style(xml, "Normal", "Normal", None)?;
        style(xml, "Heading1", "heading 1", Some(0))?;
        style(xml, "Heading2", "heading 2", Some(1))
    })?;
    Ok(xml.finish())
}

fn style(xml: &mut Xml, id: &str, name: &str, outline: Option<u8>) -> Result<(), DocxError> {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if outline.is_none() {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", name)?;
        if outline.is_some() {
            xml.value("w:basedOn", "Normal")?;
            xml.value("w:next", "Normal")?;
        }
        xml.empty("w:qFormat", &[])?;
        match outline {
            Some(level) => xml.element("w:pPr", &[], |xml| xml.value("w:outlineLvl", level)),
            None => Ok(()),
        }
    })
}

/// Sizes are written in half points.
pub(super) fn half_points(points: f64) -> i64 {
    (points * 2.0).round() as i64
}
