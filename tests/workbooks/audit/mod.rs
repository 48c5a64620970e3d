//! What validators of the standard miss, or take minutes over: a workbook judged part by part, as Excel would open it.
//! Each finding is a sentence; a good file has none.
#![allow(dead_code)] // each test program uses its part

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// Excel's last row and column.
const LAST: (u32, u32) = (1_048_576, 16_384);
/// Excel's longest text in a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Excel's longest formula.
const LONGEST_FORMULA: usize = 8_192;
/// Excel's longest list typed into a validation.
const LONGEST_LIST: usize = 255;
/// Excel's longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// Excel's most links on a sheet.
const MOST_LINKS: usize = 65_530;

/// A cell as it is stored.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub formula: Option<String>,
    pub value: Option<String>,
    pub is_text: bool,
}

/// A link: the cells that carry it, and where it leads.
#[derive(Debug, Clone)]
pub struct Link {
    pub on: Range,
    pub sheet: String,
    pub to: Range,
}

/// Rows and columns from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

impl Range {
    /// How many rows it covers.
    pub fn rows(self) -> u32 {
        self.bottom - self.top + 1
    }

    /// Whether a cell lies in it.
    pub fn holds(self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    fn overlaps(self, other: Range) -> bool {
        self.top <= other.bottom && other.top <= self.bottom && self.left <= other.right && other.left <= self.right
    }
}

/// A sheet as it is stored.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), Cell>,
    pub links: Vec<Link>,
}

/// A workbook taken apart.
pub struct Audit {
    pub parts: BTreeMap<String, String>,
    pub sheets: Vec<Sheet>,
    pub findings: Vec<String>,
}

/// What is wrong with a file. `strangers` are words that may stand nowhere in it: the user, the computer.
pub fn findings(bytes: &[u8], strangers: &[String]) -> Vec<String> {
    audit(bytes, strangers).findings
}

/// The user and the computer these tests run on.
pub fn strangers() -> Vec<String> {
    let own = ["USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"].map(|name| std::env::var(name).ok());
    let computer = std::fs::read_to_string("/etc/hostname").ok();
    let words = own.into_iter().chain([computer, Some("root".to_owned())]).flatten();
    let mut words: Vec<String> = words.map(|word| word.trim().to_owned()).filter(|word| word.len() > 2).collect();
    words.sort();
    words.dedup();
    words
}

/// Takes a file apart and judges it.
pub fn audit(bytes: &[u8], strangers: &[String]) -> Audit {
    let parts = parts(bytes);
    let mut audit = Audit { parts, sheets: Vec::new(), findings: Vec::new() };
    traces(&mut audit, strangers);
    let workbook = audit.parts.get("xl/workbook.xml").cloned().unwrap_or_default();
    names(&workbook, &mut audit.findings);
    let texts = shared_strings(&audit.parts, &mut audit.findings);
    let sheets: Vec<String> = elements(&workbook, "sheet").map(|(head, _)| value(head, "name")).collect();
    for (index, name) in sheets.iter().enumerate() {
        let part = format!("xl/worksheets/sheet{}.xml", index + 1);
        let Some(xml) = audit.parts.get(&part).cloned() else {
            audit.findings.push(format!("{name}: no part {part}"));
            continue;
        };
        let sheet = sheet(name, &xml, &texts, &mut audit.findings);
        audit.sheets.push(sheet);
    }
    targets(&mut audit, &workbook);
    audit
}

/// Every part of the file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("content");
            (part.name().expect("a name").into_owned(), String::from_utf8_lossy(&content).into_owned())
        })
        .collect()
}

/// Paths, the user, the computer, and what programs put in to say who wrote it.
fn traces(audit: &mut Audit, strangers: &[String]) {
    for (name, text) in &audit.parts {
        for trace in ["/home/", "/root/", "/tmp/", "/Users/", ":\\", "\\Users\\", "file://", "absPath"] {
            if text.contains(trace) {
                audit.findings.push(format!("{name}: a path ({trace})"));
            }
        }
        for stranger in strangers {
            let alone = |at: usize| {
                let ends = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
                ends(text[..at].chars().next_back()) && ends(text[at + stranger.len()..].chars().next())
            };
            if text.match_indices(stranger.as_str()).any(|(at, _)| alone(at)) {
                audit.findings.push(format!("{name}: names {stranger}"));
            }
        }
        for tag in ["dc:creator", "cp:lastModifiedBy", "Manager"] {
            if elements(text, tag).any(|(_, inner)| !inner.trim().is_empty()) {
                audit.findings.push(format!("{name}: {tag} is filled in"));
            }
        }
        if name.starts_with("xl/externalLinks") || text.contains("TargetMode=\"External\"") {
            audit.findings.push(format!("{name}: leads outside"));
        }
    }
}

/// Names of the sheets.
fn names(workbook: &str, findings: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for (head, _) in elements(workbook, "sheet") {
        let name = value(head, "name");
        if name.is_empty() || name.encode_utf16().count() > LONGEST_NAME {
            findings.push(format!("the name of the sheet “{name}” is not 1 to {LONGEST_NAME} letters long"));
        }
        if name.contains([':', '\\', '/', '?', '*', '[', ']']) || name.starts_with('\'') || name.ends_with('\'') {
            findings.push(format!("the name of the sheet “{name}” has letters Excel refuses"));
        }
        if !seen.insert(name.to_lowercase()) {
            findings.push(format!("two sheets are called “{name}”"));
        }
    }
}

/// The texts that cells share.
fn shared_strings(parts: &BTreeMap<String, String>, findings: &mut Vec<String>) -> Vec<String> {
    let xml = parts.get("xl/sharedStrings.xml").map(String::as_str).unwrap_or_default();
    let texts: Vec<String> = elements(xml, "si").map(|(_, inner)| text(inner)).collect();
    for long in texts.iter().filter(|text| text.encode_utf16().count() > LONGEST_TEXT) {
        findings.push(format!("a text of {} units", long.encode_utf16().count()));
    }
    texts
}

/// All that stands in `<t>` within.
fn text(xml: &str) -> String {
    elements(xml, "t").map(|(_, inner)| plain(inner)).collect()
}

/// One sheet.
fn sheet(name: &str, xml: &str, texts: &[String], findings: &mut Vec<String>) -> Sheet {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut rows = BTreeSet::new();
    for (head, inner) in elements(xml, "row") {
        let number: u32 = value(head, "r").parse().unwrap_or(0);
        if number == 0 || number > LAST.0 {
            findings.push(format!("{name}: row {number} is out of range"));
        }
        if rows.last().is_some_and(|last| *last >= number) {
            findings.push(format!("{name}: row {number} stands twice or out of order"));
        }
        rows.insert(number);
        for (head, inner) in elements(inner, "c") {
            let reference = value(head, "r");
            let Some((row, column)) = place(&reference) else {
                findings.push(format!("{name}: {reference} is no cell"));
                continue;
            };
            if row != number {
                findings.push(format!("{name}: {reference} stands in row {number}"));
            }
            if row > LAST.0 || column > LAST.1 {
                findings.push(format!("{name}: {reference} is out of range"));
            }
            let cell = cell(head, inner, texts);
            if let Some(formula) = &cell.formula {
                if cell.value.as_ref().is_none_or(String::is_empty) {
                    findings.push(format!("{name}: {reference} has a formula without a result"));
                }
                if formula.chars().count() > LONGEST_FORMULA {
                    findings.push(format!("{name}: the formula of {reference} is too long"));
                }
                if formula.contains("#REF!") {
                    findings.push(format!("{name}: the formula of {reference} points nowhere"));
                }
            }
            if cell.value.as_ref().is_some_and(|text| text.encode_utf16().count() > LONGEST_TEXT) {
                findings.push(format!("{name}: the text of {reference} is too long"));
            }
            if sheet.cells.insert((row, column), cell).is_some() {
                findings.push(format!("{name}: {reference} stands twice"));
            }
        }
    }
    merges(&sheet, xml, findings);
    for (head, inner) in elements(xml, "dataValidation") {
        let list = elements(inner, "formula1").next().map(|(_, inner)| plain(inner)).unwrap_or_default();
        let typed = list.trim_matches('"');
        if value(head, "type") == "list" && list.starts_with('"') && typed.encode_utf16().count() > LONGEST_LIST {
            findings.push(format!("{name}: the list of a validation is {} letters long", typed.chars().count()));
        }
    }
    links(&mut sheet, xml, findings);
    sheet
}

/// One cell.
fn cell(head: &str, inner: &str, texts: &[String]) -> Cell {
    let kind = value(head, "t");
    let stored = elements(inner, "v").next().map(|(_, inner)| plain(inner));
    let value = match kind.as_str() {
        "s" => stored.and_then(|index| texts.get(index.parse::<usize>().ok()?).cloned()),
        "inlineStr" => Some(text(inner)),
        _ => stored,
    };
    Cell {
        formula: elements(inner, "f").next().map(|(_, inner)| plain(inner)),
        is_text: matches!(kind.as_str(), "s" | "str" | "inlineStr"),
        value,
    }
}

/// Merged cells: each more than one cell, none over another, nothing hidden below.
fn merges(sheet: &Sheet, xml: &str, findings: &mut Vec<String>) {
    let name = &sheet.name;
    let mut merged: Vec<Range> = Vec::new();
    for (head, _) in elements(xml, "mergeCell") {
        let reference = value(head, "ref");
        let Some(range) = range(&reference) else {
            findings.push(format!("{name}: the merge {reference} is no range"));
            continue;
        };
        if range.top == range.bottom && range.left == range.right {
            findings.push(format!("{name}: {reference} merges a single cell"));
        }
        if merged.iter().any(|other| other.overlaps(range)) {
            findings.push(format!("{name}: the merge {reference} lies over another"));
        }
        let hidden = (range.top..=range.bottom)
            .flat_map(|row| (range.left..=range.right).map(move |column| (row, column)))
            .filter(|place| *place != (range.top, range.left))
            .filter_map(|place| sheet.cells.get(&place));
        if hidden.into_iter().any(|cell| cell.value.is_some() || cell.formula.is_some()) {
            findings.push(format!("{name}: the merge {reference} hides what stands in it"));
        }
        merged.push(range);
    }
}

/// Links of a sheet: within the file, each cell carries one.
fn links(sheet: &mut Sheet, xml: &str, findings: &mut Vec<String>) {
    let name = sheet.name.clone();
    let mut carried: Vec<Range> = Vec::new();
    for (head, _) in elements(xml, "hyperlink") {
        let (reference, location) = (value(head, "ref"), value(head, "location"));
        let Some(on) = range(&reference) else {
            findings.push(format!("{name}: a link stands on {reference}"));
            continue;
        };
        if (on.top..=on.bottom).any(|row| !sheet.cells.contains_key(&(row, on.left))) {
            findings.push(format!("{name}: the link on {reference} stands on missing cells"));
        }
        if carried.iter().any(|other| other.overlaps(on)) {
            findings.push(format!("{name}: {reference} carries two links"));
        }
        carried.push(on);
        let target = location.rsplit_once('!').and_then(|(sheet, to)| Some((unquoted(sheet), range(to)?)));
        match target {
            Some((to_sheet, to)) => sheet.links.push(Link { on, sheet: to_sheet, to }),
            None => findings.push(format!("{name}: the link on {reference} leads to “{location}”")),
        }
    }
    if sheet.links.len() > MOST_LINKS {
        findings.push(format!("{name}: {} links", sheet.links.len()));
    }
}

/// Links and defined names point at cells that are there.
fn targets(audit: &mut Audit, workbook: &str) {
    let mut found = Vec::new();
    let sheet_of = |name: &str| audit.sheets.iter().find(|sheet| sheet.name == name);
    for sheet in &audit.sheets {
        for link in &sheet.links {
            let there = sheet_of(&link.sheet).is_some_and(|target| {
                let has = |row| target.cells.range((row, link.to.left)..=(row, link.to.right)).next().is_some();
                (link.to.top..=link.to.bottom).all(has)
            });
            if !there {
                found.push(format!("{}: the link on {:?} leads to missing cells", sheet.name, link.on));
            }
        }
    }
    for (head, inner) in elements(workbook, "definedName") {
        let (name, refers) = (value(head, "name"), plain(inner));
        if refers.contains("#REF!") {
            found.push(format!("the name {name} points nowhere"));
            continue;
        }
        for part in split_areas(&refers) {
            let Some((sheet, to)) = part.rsplit_once('!') else {
                found.push(format!("the name {name} refers to “{part}”"));
                continue;
            };
            let whole_rows = to.replace('$', "").split(':').all(|end| end.parse::<u32>().is_ok());
            let known = sheet_of(&unquoted(sheet)).is_some();
            let inside = whole_rows || range(to).is_some_and(|to| to.bottom <= LAST.0 && to.right <= LAST.1);
            if !known || !inside {
                found.push(format!("the name {name} points at “{part}”, which is not there"));
            }
        }
    }
    audit.findings.extend(found);
}

/// The areas of a reference, cut at the commas that stand outside of quotes.
fn split_areas(refers: &str) -> Vec<String> {
    let mut areas = vec![String::new()];
    let mut quoted = false;
    for letter in refers.chars() {
        quoted ^= letter == '\'';
        match letter {
            ',' if !quoted => areas.push(String::new()),
            letter => areas.last_mut().expect("at least one").push(letter),
        }
    }
    areas
}

/// The name of a sheet without its quotes.
fn unquoted(name: &str) -> String {
    name.trim_start_matches('=').trim_matches('\'').replace("''", "'")
}

/// Row and column of `AB12` or `$AB$12`.
pub fn place(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.replace('$', "");
    let letters = reference.chars().take_while(char::is_ascii_uppercase).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = reference[..letters].bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = reference[letters..].parse().ok()?;
    (row > 0).then_some((row, column))
}

/// `A4:V7`, or a cell alone.
pub fn range(reference: &str) -> Option<Range> {
    let (from, to) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    (top <= bottom && left <= right).then_some(Range { top, left, bottom, right })
}

/// Elements of a name: the words within their opening, and what stands between it and their end.
pub fn elements<'a>(xml: &'a str, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(&open)? + open.len();
            rest = &rest[start..];
            if !rest.starts_with([' ', '>', '/', '\n']) {
                continue;
            }
            let end = rest.find('>')?;
            let head = &rest[..end];
            rest = &rest[end + 1..];
            if head.ends_with('/') {
                return Some((head, ""));
            }
            let end = rest.find(&close)?;
            let inner = &rest[..end];
            rest = &rest[end + close.len()..];
            return Some((head, inner));
        }
    })
}

/// A word of an opening.
pub fn value(head: &str, name: &str) -> String {
    let key = format!(" {name}=\"");
    let Some(start) = head.find(&key) else { return String::new() };
    let rest = &head[start + key.len()..];
    plain(&rest[..rest.find('"').unwrap_or(0)])
}

/// Text as it was meant.
fn plain(xml: &str) -> String {
    xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
