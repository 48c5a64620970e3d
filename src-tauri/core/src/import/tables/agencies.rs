//! Agencies: matched by name, short name or another of their names, those that exist at the same time.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::compare::{Compared, Context, Draft, Found, Record, Seen, TableRow};
use super::known_agencies::{Found as Named, KnownAgencies, kind_of_name};
use super::organizations::without_label;
use super::read::{Line, TableReading};
use super::values::{Habits, Reader};
use super::{TableField as F, apply};
use crate::agencies::{self, AgencyFields, AgencyKind, store};
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::import::preview::RowKind;
use crate::import::values::IssueKind;
use crate::text::{clean, fold};

/// An agency as a line says it.
#[derive(Debug, Clone)]
pub(super) struct AgencyDraft {
    fields: AgencyFields,
    /// What its successor is called.
    successor: Option<String>,
    /// The line of its successor, where the book does not have that one yet.
    successor_row: Option<u32>,
}

impl Draft for AgencyDraft {
    fn shown(&self, field: F) -> String {
        let fields = &self.fields;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        match field {
            F::Name => fields.name.clone(),
            F::ShortName => text(&fields.short_name),
            F::Kind => fields.kind.label().to_owned(),
            F::Synonyms => fields.synonyms.join("; "),
            F::ValidFromOn => fields.valid_from_on.map(show_day).unwrap_or_default(),
            F::ValidToOn => fields.valid_to_on.map(show_day).unwrap_or_default(),
            F::Successor => text(&self.successor),
            F::ContactName => text(&fields.contact_name),
            F::Phone => text(&fields.phone),
            F::Email => text(&fields.email),
            F::Note => text(&fields.note),
            _ => String::new(),
        }
    }

    fn set_note(&mut self, note: Option<String>) {
        self.fields.note = note;
    }

    fn take(&mut self, field: F, from: &Self) {
        let (own, other) = (&mut self.fields, from.fields.clone());
        match field {
            F::Name => own.name = other.name,
            F::ShortName => own.short_name = other.short_name,
            F::Kind => own.kind = other.kind,
            F::Synonyms => own.synonyms = other.synonyms,
            F::ValidFromOn => own.valid_from_on = other.valid_from_on,
            F::ValidToOn => own.valid_to_on = other.valid_to_on,
            F::Successor => {
                own.successor_id = other.successor_id;
                self.successor.clone_from(&from.successor);
                self.successor_row = from.successor_row;
            }
            F::ContactName => own.contact_name = other.contact_name,
            F::Phone => own.phone = other.phone,
            F::Email => own.email = other.email,
            F::Note => own.note = other.note,
            _ => {}
        }
    }

    fn record(self) -> Record {
        Record::Agency(Box::new(self))
    }
}

/// Compares the lines with the agencies of the book.
pub(super) fn compare(connection: &Connection, reading: &TableReading, context: &Context) -> Result<Compared, Failure> {
    let known = KnownAgencies::of(connection, context.today)?;
    let habits = Habits::of(&reading.lines, &[F::ValidFromOn, F::ValidToOn]);
    let mut names: HashMap<String, u32> = HashMap::new();
    for line in &reading.lines {
        for name in [line.text(F::Name), line.text(F::ShortName)].iter().filter(|name| !name.is_empty()) {
            names.entry(fold(name)).or_insert(line.row);
        }
    }
    let mut seen = Seen::default();
    let rows = reading.lines.iter().map(|line| row(line, &known, &habits, &names, context.today, &mut seen)).collect();
    Ok(Compared { rows, ..Compared::default() })
}

fn row(
    line: &Line,
    known: &KnownAgencies,
    habits: &Habits,
    names: &HashMap<String, u32>,
    today: NaiveDate,
    seen: &mut Seen,
) -> TableRow {
    let mut reader = Reader::new(line, today);
    let Some(name) = reader.text(F::Name) else {
        let reason = "Chưa có tên cơ quan. Hãy ghi tên ở dòng này, hoặc bỏ dòng.".to_owned();
        return TableRow::refused(RowKind::Unreadable, line, String::new(), reason, reader.issues);
    };
    let short_name = reader.text(F::ShortName);
    let by_short_name = short_name.as_deref().map_or(Named::Nobody, |short| known.find(short));
    let refused = |reason: String, issues| TableRow::refused(RowKind::Conflicting, line, name.clone(), reason, issues);
    let current = match (known.find(&name), by_short_name) {
        (Named::One(at), Named::One(other)) if at != other => {
            let (own, other) = (&known.all[at].fields.name, &known.all[other].fields.name);
            let reason = format!("Tên là của “{own}”, tên viết tắt là của “{other}”. Hãy sửa một trong hai.");
            return refused(reason, reader.issues);
        }
        (Named::One(at), _) => Some(&known.all[at]),
        (Named::Several, _) => {
            let reason = format!("“{name}” là tên của nhiều cơ quan trong sổ. Hãy ghi tên đầy đủ của cơ quan.");
            return refused(reason, reader.issues);
        }
        // A short name alone is no proof: others may be called so too.
        (Named::Nobody, Named::One(at)) => {
            let other = &known.all[at].fields.name;
            let reason = format!(
                "Tên viết tắt trùng với “{other}” trong sổ, nhưng tên khác. Nếu là một, hãy ghi tên ấy; nếu không, hãy đổi tên viết tắt."
            );
            return refused(reason, reader.issues);
        }
        (Named::Nobody, _) => None,
    };
    let key = current.map_or_else(|| name.clone(), |one| format!("#{}", one.id));
    if let Some(first) = seen.before(&key, line.row) {
        let reason = format!("Cùng một cơ quan với dòng {first}. Hãy để lại một dòng.");
        return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
    }
    // A line that calls an agency by a short or former name does not rename it.
    if let Some(one) = current.filter(|one| fold(&one.fields.name) != fold(&name)) {
        reader.present.remove(&F::Name);
        let text = format!("“{name}” là tên khác của “{}”; sổ giữ tên đầy đủ.", one.fields.name);
        reader.doubt(F::Name, IssueKind::UnknownValue, text);
    }
    let kind = read_kind(&mut reader, line, &name, current.is_none());
    let mut synonyms = current.map(|one| one.fields.synonyms.clone()).unwrap_or_default();
    if reader.text(F::Synonyms).is_some() {
        // Names are added to those that the book has.
        for more in line.paragraphs(F::Synonyms).split([';', '\n']).map(clean).filter(|one| !one.is_empty()) {
            if !synonyms.iter().any(|one| fold(one) == fold(&more)) {
                synonyms.push(more);
            }
        }
    }
    let successor = reader.text(F::Successor);
    let mut successor_id = None;
    let mut successor_name = None;
    let mut successor_row = None;
    if let Some(written) = successor {
        match known.find(&written) {
            Named::One(at) => {
                successor_id = Some(known.all[at].id);
                successor_name = Some(known.all[at].fields.name.clone());
            }
            // It may stand in this file.
            _ if names.contains_key(&fold(&written)) => {
                successor_row = names.get(&fold(&written)).copied();
                successor_name = Some(written);
            }
            _ => {
                reader.present.remove(&F::Successor);
                reader.doubt(
                    F::Successor,
                    IssueKind::UnknownValue,
                    format!("Cơ quan kế thừa “{written}” chưa có trong sổ và trong tệp; đã giữ trong ghi chú."),
                );
                reader.notes.push(format!("Cơ quan kế thừa: {written}"));
            }
        }
    }
    let fields = AgencyFields {
        name: name.clone(),
        short_name,
        kind,
        organization_id: current.and_then(|one| one.fields.organization_id),
        synonyms,
        valid_from_on: reader.day(F::ValidFromOn, habits),
        valid_to_on: reader.day(F::ValidToOn, habits),
        successor_id,
        contact_name: reader.text(F::ContactName),
        phone: reader.phone(F::Phone),
        email: reader.email(F::Email),
        note: reader.paragraphs(F::Note),
    };
    let standing = |one: &agencies::Agency| AgencyDraft {
        successor: one.fields.successor_id.and_then(|id| known.by_id(id)).map(|next| next.fields.name.clone()),
        successor_row: None,
        fields: one.fields.clone(),
    };
    Found {
        row: line.row,
        title: name,
        draft: AgencyDraft { fields, successor: successor_name, successor_row },
        present: reader.present,
        notes: reader.notes,
        current: current.map(|one| (one.id, standing(one))),
        reason: if current.is_some() {
            "Cùng tên, tên viết tắt hoặc tên gọi khác."
        } else {
            "Chưa có trong sổ."
        }
        .to_owned(),
        issues: reader.issues,
    }
    .compared()
}

/// What an agency is: by its column, the section it stands under, or its name.
fn read_kind(reader: &mut Reader<'_>, line: &Line, name: &str, is_new: bool) -> AgencyKind {
    if let Some(text) = reader.text(F::Kind) {
        if let Some(kind) = kind_of(&text) {
            return kind;
        }
        reader.present.remove(&F::Kind);
        reader.doubt(F::Kind, IssueKind::UnknownValue, format!("“{text}” không phải loại cơ quan có trong sổ."));
    } else if let Some(kind) = line.section.as_deref().and_then(|section| kind_of(without_label(section))) {
        reader.present.insert(F::Kind);
        return kind;
    }
    let kind = kind_of_name(name);
    if is_new {
        reader.doubt(F::Kind, IssueKind::Proposed, format!("Loại suy từ tên: {}.", kind.label()));
    }
    kind
}

/// A kind in the words of the book, or in those of lists.
fn kind_of(text: &str) -> Option<AgencyKind> {
    const KINDS: &[AgencyKind] = &[
        AgencyKind::Department,
        AgencyKind::PartyBody,
        AgencyKind::MassOrganization,
        AgencyKind::District,
        AgencyKind::Commune,
        AgencyKind::Union,
        AgencyKind::Association,
        AgencyKind::Other,
    ];
    let folded = fold(text);
    if let Some(kind) = KINDS.iter().find(|kind| fold(kind.label()) == folded) {
        return Some(*kind);
    }
    let has = |words: &[&str]| words.iter().any(|word| format!(" {folded} ").contains(&format!(" {word} ")));
    if has(&["cap xa", "xa phuong", "ubnd xa", "ubnd cac xa", "phuong"]) {
        Some(AgencyKind::Commune)
    } else if has(&["cap huyen", "ubnd huyen", "huyen"]) {
        Some(AgencyKind::District)
    } else if has(&["dang", "tinh uy"]) {
        Some(AgencyKind::PartyBody)
    } else if has(&["doan the", "mat tran"]) {
        Some(AgencyKind::MassOrganization)
    } else if has(&["lien hiep hoi"]) {
        Some(AgencyKind::Union)
    } else if has(&["so", "nganh", "so ban nganh"]) {
        Some(AgencyKind::Department)
    } else if has(&["hoi thanh vien", "hoi"]) {
        Some(AgencyKind::Association)
    } else {
        None
    }
}

/// Writes one line; its successor comes after all lines.
pub(super) fn write(tx: &Tx<'_>, row: &TableRow, draft: &AgencyDraft, keep: &HashSet<F>) -> Result<(), Failure> {
    let Some(id) = row.record_id else {
        agencies::create(tx, AgencyFields { successor_id: None, ..draft.fields.clone() })?;
        return Ok(());
    };
    let current = store::get(tx, id)?;
    let mut merged = AgencyDraft { fields: current.fields, successor: None, successor_row: None };
    for field in apply::fields(row, keep).filter(|field| *field != F::Successor) {
        merged.take(field, draft);
    }
    agencies::update(tx, id, current.version, merged.fields)
}

/// Writes who took over, now that all agencies are there.
///
/// # Errors
/// The successor that the preview showed is not there, or its name fits several: it does not vanish without a word.
pub(super) fn write_successor(
    tx: &Tx<'_>,
    row: &TableRow,
    draft: &AgencyDraft,
    keep: &HashSet<F>,
) -> Result<(), Failure> {
    let is_asked = row.record_id.is_none() || apply::fields(row, keep).any(|field| field == F::Successor);
    let (Some(successor), true) = (&draft.successor, is_asked) else { return Ok(()) };
    let known = KnownAgencies::of(tx, tx.today())?;
    let own = match row.record_id {
        Some(id) => store::get(tx, id)?,
        None => match known.find(&draft.fields.name) {
            Named::One(at) => known.all[at].clone(),
            // Of a line that was refused itself.
            Named::Several | Named::Nobody => return Ok(()),
        },
    };
    let next = match (draft.fields.successor_id, known.find(successor)) {
        // The one that was shown, whoever else is called so by now.
        (Some(id), _) => id,
        (None, Named::One(at)) => known.all[at].id,
        (None, found) => return Err(Failure::field("successor_id", without_successor(draft, successor, found))),
    };
    let fields = AgencyFields { successor_id: Some(next), ..own.fields };
    agencies::update(tx, own.id, own.version, fields)
}

/// Why a line cannot be written with the successor that it names, and what to do.
fn without_successor(draft: &AgencyDraft, successor: &str, found: Named) -> String {
    let name = &draft.fields.name;
    let place = draft.successor_row.map(|row| format!(" (dòng {row})")).unwrap_or_default();
    match found {
        Named::Several => format!(
            "Cơ quan kế thừa “{successor}”{place} của “{name}” là tên của nhiều cơ quan. Hãy ghi tên đầy đủ của cơ quan \
             kế thừa ở dòng này, hoặc bỏ chọn dòng này."
        ),
        _ => format!(
            "Cơ quan kế thừa “{successor}”{place} của “{name}” không được ghi nên chưa có trong sổ. Hãy chọn ghi cả dòng \
             của cơ quan kế thừa, hoặc bỏ chọn dòng này."
        ),
    }
}
