//! XML as it is written: elements in the order in which they come, texts escaped by `quick-xml`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::DocxError;

/// A part of the file as it grows.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Names and values of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration.
    pub(super) fn new() -> Result<Self, DocxError> {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(xml)
    }

    /// An element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), DocxError> {
        self.event(Event::Empty(start(name, attributes)))
    }

    /// An element that has only its value.
    pub(super) fn value(&mut self, name: &str, value: impl ToString) -> Result<(), DocxError> {
        self.empty(name, &[("w:val", &value.to_string())])
    }

    /// An element that holds only a text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> Result<(), DocxError> {
        let text: String = text.chars().filter(|letter| is_allowed(*letter)).collect();
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&text))))
    }

    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), DocxError> {
        self.0.write_event(event).map_err(|error| DocxError::Writer(error.to_string()))
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// XML has no place for the other control letters, not even escaped.
fn is_allowed(letter: char) -> bool {
    match letter {
        '\t' | '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => !letter.is_control(),
    }
}
